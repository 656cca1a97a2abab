"""Recording in a tournament of one's own: who may, what is told back, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.building import Log
from tests.cli.conftest import Ask
from tests.rink import written

from startbewijs.log.chain import chained
from startbewijs.log.facts import canonical
from startbewijs.log.file import file_text


@pytest.fixture
def own(ask: Ask, tmp_path: Path) -> Log:
    """A tournament of one's own in the data folder: a drawn pair of the women's 1000 m."""
    made = Log().announces("w1000").announces("w500").enters("w1000", "ann", "bea").enters("w500", "ann")
    made.draws("w1000", "1", "ann", "bea")
    file = tmp_path / "trials.jsonl"
    file.write_text(file_text(chained(map(canonical, made.facts))), encoding="utf-8", newline="\n")
    assert ask("import", str(file)).code == 0
    return made


def facts(ask: Ask) -> int:
    return len(ask("export").out.splitlines())


def test_a_withdrawal_is_recorded_with_its_reason_and_told_back(ask: Ask, own: Log) -> None:
    said = ask("withdraw", "ann", "--distance", "w500", "--why", "ill", "--signed", "J. Jansen")
    assert said.code == 0, said.err
    assert "Ann withdraws from the women's 500 m – ill" in said.out
    (fact,) = ask("log", "--type", "entry.withdrawn", "--json").json["facts"]
    assert (fact["by"], fact["signed"], fact["why"]) == ("office", "J. Jansen", "ill")


def test_what_needs_a_reason_is_refused_without_one(ask: Ask, refused: Callable[..., str], own: Log) -> None:
    before = facts(ask)
    for empty in ((), ("--why", "  ")):
        assert "needs its reason" in refused("withdraw", "ann", *empty)
    assert facts(ask) == before


def test_the_same_withdrawal_twice_is_refused(ask: Ask, refused: Callable[..., str], own: Log) -> None:
    ask("withdraw", "ann", "--why", "ill")
    assert "has withdrawn already: ill." in refused("withdraw", "ann", "--why", "ill")


@pytest.mark.parametrize(
    ("role", "says"),
    [
        ("timekeeper", "“withdraw” is not for the timekeeper; it is for: office, referee."),
        ("king", "“king” is no office; there are: office, referee,"),
    ],
)
def test_an_office_that_may_not_is_refused(
    refused: Callable[..., str], own: Log, role: str, says: str
) -> None:
    assert says in refused("withdraw", "ann", "--why", "ill", "--as", role)


def test_an_office_may_be_named_in_dutch(ask: Ask, own: Log) -> None:
    assert ask("withdraw", "ann", "--why", "ziek", "--as", "Scheidsrechter", "--lang", "nl").code == 0
    assert ask("log", "--type", "entry.withdrawn", "--json").json["facts"][0]["by"] == "referee"


def test_nothing_is_recorded_in_a_tournament_that_came_with_the_program(refused: Callable[..., str]) -> None:
    assert "came with the program" in refused("withdraw", "Leerdam", "--why", "ill", "-t", "okt-2025")


def test_a_slip_is_taken_back_and_stays_in_the_log(ask: Ask, own: Log) -> None:
    ask("withdraw", "ann", "--why", "ill")
    position = facts(ask) - 1
    said = ask("undo", "--why", "it was Bea")
    assert said.code == 0, said.err
    assert f"fact {position} is taken back" in said.out
    listed = ask("log", "--type", "entry.withdrawn").out
    assert f"taken back by fact {position + 1}" in listed
    assert ask("withdraw", "ann", "--why", "ill after all").code == 0
    assert ask("verify").code == 0


def test_each_undo_takes_back_one_more(ask: Ask, refused: Callable[..., str], own: Log) -> None:
    ask("withdraw", "ann", "--distance", "w500", "--why", "ill")
    ask("withdraw", "bea", "--why", "ill")
    first, second = facts(ask) - 2, facts(ask) - 1
    assert f"fact {second} is taken back" in ask("undo", "--why", "slip").out
    assert f"fact {first} is taken back" in ask("undo", "--why", "slip").out
    assert f"Fact {second} is taken back already." in refused("undo", str(second), "--why", "slip")


def test_what_later_facts_rest_on_is_not_undone(ask: Ask, refused: Callable[..., str], own: Log) -> None:
    entry = next(fact.position for fact in own.facts if "EntryMade" in type(fact.event).__name__)
    before = facts(ask)
    assert "rests on it" in refused("undo", str(entry), "--why", "slip")
    assert facts(ask) == before


@pytest.mark.parametrize("position", ["0", "-3", "99999"])
def test_a_position_that_is_not_there_is_refused(
    refused: Callable[..., str], own: Log, position: str
) -> None:
    words = (
        ["undo", position, "--why", "slip"]
        if position[0] != "-"
        else ["undo", "--why", "slip", "--", position]
    )
    assert "There is no position" in refused(*words)


def test_without_a_position_the_last_fact_of_all_is_taken_back_and_told(ask: Ask, own: Log) -> None:
    ask("withdraw", "ann", "--why", "ill")
    ask("withdraw", "bea", "--why", "ill", "--as", "referee")
    said = ask("undo", "--why", "slip")
    assert said.code == 0, said.err
    assert "Taken back: Bea Bea withdraws from the tournament" in said.out
    assert ask("log", "--type", "fact.withdrawn", "--json").json["facts"][0]["by"] == "referee"
    ask("withdraw", "bea", "--why", "ill", "--as", "referee")
    assert "Taken back: Ann Ann" in ask("undo", "--why", "slip", "--as", "office").out


def test_a_distance_that_was_closed_too_early_is_opened_again(
    ask: Ask, refused: Callable[..., str], tmp_path: Path
) -> None:
    log = Log().announces("w500", counting="best").enters("w500", "ann", "bea")
    file = written(log.draws("w500", "1", "ann", "bea", number=1), tmp_path / "trials.jsonl")
    assert ask("import", str(file)).code == 0
    ask("record", "w500", "1", "--inner", "38.10", "--outer", "38.20", "--confirm")
    said = refused("close-distance", "w500")
    assert "race 2 of the women's 500 m is not drawn yet" in said
    assert ask("close-distance", "w500", "--accept").code == 0
    assert "is closed; take that back first" in refused("draw", "w500", "--race", "2")
    assert "nobody withdraws from it any more" in refused(
        "withdraw", "ann", "--distance", "w500", "--why", "ill"
    )
    said = ask("undo", "--why", "too early").out
    assert "Taken back: the classification of the women's 500 m is final" in said
    assert ask("classification", "w500", "--json").json["stage"] != "closed"
    assert ask("draw", "w500", "--race", "2", "--seed", "1", "--second", "swapped", "--record").code == 0
    assert ask("verify").code == 0


def test_another_office_s_fact_is_not_undone(ask: Ask, refused: Callable[..., str], own: Log) -> None:
    ask("withdraw", "ann", "--why", "ill")
    last = facts(ask) - 1
    assert "recorded by the office" in refused("undo", str(last), "--as", "timekeeper", "--why", "slip")
    assert ask("undo", str(last), "--as", "referee", "--why", "slip").code == 0
