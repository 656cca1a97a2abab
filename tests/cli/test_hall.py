"""The wall at the terminal: set to wait, released pair by pair or all at once, taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.building import Log
from tests.cli.conftest import Ask

from startbewijs.log.chain import chained
from startbewijs.log.facts import canonical
from startbewijs.log.file import file_text


@pytest.fixture
def own(ask: Ask, tmp_path: Path) -> None:
    """Two pairs of the women's 1000 m that have skated, in the data folder."""
    made = Log().announces("w1000").enters("w1000", "ann", "bea", "cor", "dee")
    made.draws("w1000", "1", "ann", "bea", number=1).draws("w1000", "2", "cor", "dee", number=2)
    for pair, skater, time in (
        ("1", "ann", "1:15.10"), ("1", "bea", "1:15.20"), ("2", "cor", "1:15.00"), ("2", "dee", "1:16.30"),
    ):  # fmt: skip
        made.times("w1000", pair, skater, time)
    file = tmp_path / "trials.jsonl"
    file.write_text(file_text(chained(map(canonical, made.facts))), encoding="utf-8", newline="\n")
    assert ask("import", str(file)).code == 0


def last(ask: Ask) -> tuple[str, str]:
    fact = ask("log", "--json").json["facts"][-1]
    return fact["by"], fact["type"]


def test_the_wall_is_set_by_the_office_and_released_by_the_speaker(ask: Ask, own: None) -> None:
    said = ask("set-wall", "released")
    assert said.code == 0, said.err
    assert "the wall of the hall shows a result once the speaker releases it" in said.out
    assert last(ask) == ("office", "wall.set/1")
    assert ask("confirm", "w1000", "1").code == 0
    said = ask("release", "w1000", "1")
    assert said.code == 0, said.err
    assert "women's 1000 m: pair 1 is released for the wall of the hall" in said.out
    assert last(ask) == ("speaker", "result.released/1")
    assert ask("undo", "--as", "speaker", "--why", "too early").code == 0
    assert ask("release", "w1000", "1").code == 0


def test_without_a_pair_all_that_waits_is_released(ask: Ask, refused: Callable[..., str], own: None) -> None:
    ask("set-wall", "vrijgegeven")
    for pair in ("1", "2"):
        ask("confirm", "w1000", pair)
    said = ask("release")
    assert said.code == 0, said.err
    assert said.out.count("is released for the wall") == 2
    assert "The wall waits for no pair" in refused("release")


def test_to_set_the_wall_to_what_it_is_records_nothing(ask: Ask, own: None) -> None:
    before = len(ask("export").out.splitlines())
    assert ask("set-wall", "confirmed").code == 0
    assert len(ask("export").out.splitlines()) == before


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("set-wall",), "Say when the wall shows a result"),
        (("set-wall", "never"), "“never” says nothing about the wall"),
        (("set-wall", "released", "--as", "speaker"), "“set-wall” is not for the speaker"),
        (("release",), "The wall waits for no pair"),
        (("release", "w1000"), "Say which pair the wall may show"),
        (("release", "w1000", "1"), "pair 1, is not confirmed yet"),
        (("release", "w1000", "1", "--as", "office"), "“release” is not for the office"),
    ],
)
def test_what_cannot_be_is_refused(
    ask: Ask, refused: Callable[..., str], own: None, words: tuple[str, ...], says: str
) -> None:
    before = len(ask("export").out.splitlines())
    assert says in refused(*words)
    assert len(ask("export").out.splitlines()) == before


def test_where_the_wall_waits_for_nobody_nothing_is_released(
    ask: Ask, refused: Callable[..., str], own: None
) -> None:
    ask("confirm", "w1000", "1")
    assert "The wall shows the women's 1000 m, pair 1, already." in refused("release", "w1000", "1")
