"""What a hand time counts more than was read is the tournament's to say, before the first of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.conftest import Ask
from tests.rink import rink, written

HAND = ("record", "w500", "1", "--race", "1", "--inner", "38,10", "--source", "hand")


@pytest.fixture
def meet(ask: Ask, tmp_path: Path) -> Ask:
    """The command line, with the small meet in its data folder."""
    assert ask("import", str(written(rink(), tmp_path / "trials.jsonl"))).code == 0
    return ask


def test_a_hand_time_counts_as_much_more_as_was_set(meet: Ask) -> None:
    said = meet("hand-correction", "0,35")
    assert said.code == 0, said.err
    said = meet(*HAND, "--confirm")
    assert said.code == 0, said.err
    lines = meet("classification", "w500", "--json").json["classification"]
    assert [line["time"]["text"] for line in lines if line["time"]] == ["38.45"]


def test_what_holds_already_is_recorded_by_no_fact(meet: Ask) -> None:
    assert meet("hand-correction", "0.35").code == 0
    before = meet("export").out
    assert meet("hand-correction", "0.350").code == 0
    assert meet("export").out == before


def test_it_is_not_changed_under_hand_times_that_count(meet: Ask, refused: Callable[..., str]) -> None:
    assert meet(*HAND).code == 0
    assert "has hand times already" in refused("hand-correction", "0.35")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ((), "Say how much"),
        (("1.50",), "is not one of a hand time"),
        (("a bit",), "a bit"),
        (("0.35", "--as", "timekeeper"), "timekeeper"),
    ],
)
def test_what_is_no_correction_is_refused_in_one_sentence(
    meet: Ask, refused: Callable[..., str], words: tuple[str, ...], expected: str
) -> None:
    before = meet("export").out
    assert expected in refused("hand-correction", *words)
    assert meet("export").out == before
