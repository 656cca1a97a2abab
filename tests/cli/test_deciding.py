"""Referee and committee decide: what is recorded, what it changes, and the real decisions typed again."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.building import Log
from tests.cli.conftest import Ask
from tests.cli.made_up import made_up_trials
from tests.tournaments.okt import FACTS

from startbewijs.log.chain import chained
from startbewijs.log.events.decisions import DesignationMade, LineUpNamed, TeamPublished
from startbewijs.log.facts import Fact, canonical
from startbewijs.log.file import file_text
from startbewijs.sport.distances import Sex

FIRST = next(fact.position for fact in FACTS if isinstance(fact.event, DesignationMade))
"""The first decision of 1 January 2026."""

Refuses = Callable[..., str]


def takes_in(ask: Ask, folder: Path, facts: tuple[Fact, ...]) -> None:
    file = folder / "own.jsonl"
    file.write_text(file_text(chained(map(canonical, facts))), encoding="utf-8", newline="\n")
    assert ask("import", str(file)).code == 0


@pytest.fixture
def races_over(ask: Ask, tmp_path: Path) -> int:
    """A copy of OKT 2025 in the data folder, as it was before the committee decided; its last position."""
    takes_in(ask, tmp_path, FACTS[: FIRST - 1])
    return FIRST - 1


@pytest.fixture
def made_up(ask: Ask, tmp_path: Path) -> Log:
    """Made-up trials in the data folder, with two skaters level and a distance under way."""
    made = made_up_trials()
    takes_in(ask, tmp_path, tuple(made.facts))
    return made


def typed(fact: Fact) -> list[str] | None:
    """The command that says what a recorded decision says."""
    match fact.event:
        case DesignationMade() as made:
            return ["designate", made.skater, "--for", made.event, "--why", fact.why or ""]
        case TeamPublished() as team:
            return ["publish-team", "women" if team.sex == "w" else "men"]
        case LineUpNamed() as named:
            return ["name-line-up", named.event, *named.skaters]
        case _:
            return None


def decided(ask: Ask) -> Iterator[tuple[Fact, list[str]]]:
    for fact in FACTS[FIRST - 1 :]:
        words = typed(fact)
        if words is not None:
            yield fact, words


def goes(ask: Ask) -> tuple[list[Any], list[Any]]:
    """Who goes and where they start, without positions and reasons."""
    members = [
        (one["sex"], one["skater"]["id"], one["route"], one["place"], one["starts"])
        for one in ask("team", "--json").json["members"]
    ]
    starts = [
        (one["event"], one["skater"]["id"], one["given"]) for one in ask("starts", "--json").json["starts"]
    ]
    return sorted(members), sorted(starts)


def test_the_decisions_of_january_typed_again_give_the_eighteen_with_their_starts(
    ask: Ask, races_over: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands = [*decided(ask)]
    assert {type(fact.event) for fact, _ in commands} == {DesignationMade, TeamPublished, LineUpNamed}
    for fact, words in commands:
        said = ask(*words, "--json")
        assert said.code == 0, (words, said.err)
        (recorded,) = said.json["facts"]
        assert recorded["event"] == _event(fact), words
    assert ask("verify").code == 0
    here = goes(ask)
    assert len(here[0]) == 18
    (tmp_path / "nothing").mkdir()
    monkeypatch.setenv("STARTBEWIJS_DATA", str(tmp_path / "nothing"))
    assert here == goes(ask)


def _event(fact: Fact) -> object:
    event = json.loads(canonical(fact))["event"]
    return {key: value for key, value in event.items() if key != "type"}


def test_a_team_is_not_published_before_its_last_row_is_decided(
    ask: Ask, refused: Refuses, races_over: int
) -> None:
    said = refused("publish-team", "women")
    assert "undecided: Anna Boersma, Naomi Verkerk" in said
    assert "designate somebody for the women's mass start (row 3)" in said
    ask("designate", "groenewoud", "--for", "mass-start", "--why", "selected")
    said = ask("publish-team", "women").out
    assert "The order that it follows from" in said
    assert "↑ doublure, already at row 3" in said


def test_a_designation_is_tried_without_a_trace_in_the_log(ask: Ask, races_over: int) -> None:
    said = ask("designate", "bosker", "--for", "team-pursuit", "--try").out
    assert "Tried only: nothing is recorded." in said
    assert "Marcel Bosker: ○ in, waiting (9–10) → ◆ designated (9–10)" in said
    assert "Tim Prins no longer starts on the men's 1500 m" in said
    assert "2 of 3 designations are left for the men." in said
    assert len(ask("export").out.splitlines()) == races_over + 1


def test_a_correction_says_whose_rank_row_and_place_it_changes(ask: Ask, made_up: Log) -> None:
    answer = ask("correct", "w500", "dee", "--race", "2", "--time", "37,10", "--why", "photo", "--json")
    assert answer.code == 0, answer.err
    changes = answer.json["changes"]
    ranks = {one["skater"]["id"]: (one["before"], one["after"]) for one in changes if one["what"] == "rank"}
    assert ranks == {"dee": (4, 1), "ann": (1, 2), "bea": (2, 3), "cee": (2, 3)}
    rows = {one["where"]: (one["before"], one["after"]) for one in changes if one["what"] == "row"}
    assert rows == {1: (["ann"], ["dee"]), 3: (["bea", "cee"], ["ann"])}
    said = ask("log", "--type", "result.corrected").out
    assert "photo" in said


def test_a_time_that_is_not_likely_is_recorded_once_it_is_accepted(
    ask: Ask, refused: Refuses, made_up: Log
) -> None:
    words = ("correct", "w500", "dee", "--race", "2", "--time", "20,00", "--why", "photo")
    assert "Nothing is recorded yet" in refused(*words)
    assert ask(*words, "--accept").code == 0


def test_level_skaters_are_put_in_order_and_the_row_has_one_holder(ask: Ask, made_up: Log) -> None:
    said = ask("level-ranks", "w500", "cee", "bea", "--why", "by the faster race").out
    assert "→ row 3 (women's 500 m): Bea Bea or Cee Cee → Cee Cee" in said


def test_a_disqualification_after_confirmation_is_a_correction_and_before_it_is_none(
    ask: Ask, made_up: Log
) -> None:
    after = ask("disqualify", "w500", "dee", "--race", "1", "--code", "t06", "--why", "hindered", "--json")
    assert [fact["type"] for fact in after.json["facts"]] == ["result.corrected/1"]
    before = ask("disqualify", "w1000", "eva", "--code", "T08", "--json")
    assert before.code == 0, before.err
    assert [fact["type"] for fact in before.json["facts"]] == ["skater.disqualified/1"]
    assert before.json["facts"][0]["event"] == {
        "distance": "w1000", "pair": "2", "skater": "eva", "code": "T08"
    }  # fmt: skip


def test_a_protest_is_lodged_and_decided_once(ask: Ask, refused: Refuses, made_up: Log) -> None:
    lodged = ask("protest", "w500", "--race", "1", "--by", "Team X", "--why", "hindered", "--json").json
    position = str(lodged["position"])
    said = ask("decide-protest", position, "--rejected", "--why", "no contact").out
    assert f"the protest of position {position} is rejected – no contact" in said
    assert "decided already (rejected)" in refused("decide-protest", position, "--upheld", "--why", "x")


@pytest.mark.parametrize("sex", Sex)
def test_after_publication_only_a_replacement_changes_the_team(
    ask: Ask, refused: Refuses, races_over: int, sex: Sex
) -> None:
    for _, words in decided(ask):
        ask(*words)
    mine = [one for one in ask("team", "--json").json["members"] if one["sex"] == sex.name.lower()]
    last, first = mine[-1]["skater"]["id"], mine[0]["skater"]["id"]
    assert "record with “replace” who goes instead" in refused("decline", last, "--why", "ill")
    out = "naomi-verkerk" if sex is Sex.WOMEN else "tim-prins"
    assert "“replace”" in refused("designate", out, "--for", "team-pursuit", "--why", "x")
    said = ask("replace", last, "--by", out, "--why", "injured")
    assert said.code == 0, said.err
    assert f"+ {'Naomi Verkerk' if sex is Sex.WOMEN else 'Tim Prins'} comes onto the team" in said.out
    assert "is on the team already" in refused("replace", first, "--by", out, "--why", "injured")
