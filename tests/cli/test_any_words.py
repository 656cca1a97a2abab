"""Whatever is typed is answered, or refused with one sentence; never with a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from startbewijs.cli.commands.known import BY_NAME
from startbewijs.cli.main import main

# `serve` does not end, `publish` and `rehearse` take long, `export` and `import` may write where a word says.
ASKING = sorted(BY_NAME.keys() - {"serve", "publish", "rehearse", "export", "import"})
OPTIONS = ("--at", "--lang", "--json", "--csv", "-t", "--race", "--day", "--distance", "--rank", "--withdraw")
WORDS = some.one_of(
    some.sampled_from(OPTIONS),
    some.sampled_from(
        [
            "women",
            "mannen",
            "w500",
            "m10000",
            "leerdam",
            "2025-12-28",
            "2025-02-30",
            "last",
            "nl",
            "1",
            "0",
            "",
        ]
    ),
    some.integers(-(10**30), 10**30).map(str),
    some.text(max_size=12),
)


@given(some.sampled_from(ASKING), some.lists(WORDS, max_size=5))
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
def test_any_words_are_answered_or_refused_with_one_sentence(
    data: Path, capsys: pytest.CaptureFixture[str], command: str, words: list[str]
) -> None:
    capsys.readouterr()
    code = main([command, *words])
    out, err = capsys.readouterr()
    assert code in (0, 2), (command, words, err)
    if code == 2:
        assert out == ""
        assert err.endswith("\n")
        assert err.count("\n") == 1, (command, words, err)
    else:
        assert err == ""
        assert out != ""
