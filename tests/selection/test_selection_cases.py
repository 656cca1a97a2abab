"""Every case in tests/cases/selection holds."""

from __future__ import annotations

from typing import Any

import pytest
from tests.selection.cases import CASES, case, found, selection

NAMES = sorted(path.stem for path in CASES.glob("*.toml"))


@pytest.mark.parametrize("name", NAMES)
def test_what_a_case_expects_follows_from_what_is_given(name: str) -> None:
    whole = case(name)
    assert whole["name"]
    assert whole["expect"]
    follows = selection(whole["given"])
    for asked, expected in whole["expect"].items():
        answer = found(follows, asked)
        if asked in ("team", "team_undecided"):
            expected = sorted(expected)
        assert _part(answer, expected) == expected, f"{name}: {asked}"


def _part(answer: Any, expected: Any) -> Any:
    """Of an answer by key only the keys that the case names; a team is a set of names."""
    if isinstance(expected, dict):
        return {key: answer[key] for key in expected}
    return answer


def test_there_are_cases_to_hold() -> None:
    assert len(NAMES) >= 20
