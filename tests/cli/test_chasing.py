"""A team pursuit from its teams to its order, as an office types it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.building import Log
from tests.cli.conftest import Ask
from tests.site.reading import Read

from startbewijs.log.chain import chained
from startbewijs.log.facts import canonical
from startbewijs.log.file import file_text
from startbewijs.service.bootstrap import library
from startbewijs.service.site import edition

KEY = "w-team-pursuit"
TEAMS = (
    ("pursuit-team", KEY, "Noord", "ann", "bea", "cato", "gina"),
    ("pursuit-team", KEY, "Zuid", "dora", "els", "fien"),
)
HEAT = ("pursuit-heat", KEY, "1", "--finish", "Noord", "--crossing", "zuid")


@pytest.fixture
def meet(ask: Ask, tmp_path: Path) -> Log:
    """A meet of one's own with two teams and a heat."""
    made = Log().registers("ann", "bea", "cato", "dora", "els", "fien", "gina").announces("w500")
    made.enters("w500", "ann")
    file = tmp_path / "meet.jsonl"
    file.write_text(file_text(chained(map(canonical, made.facts))), encoding="utf-8", newline="\n")
    assert ask("import", str(file)).code == 0
    for words in (*TEAMS, HEAT):
        said = ask(*words)
        assert said.code == 0, said.err
    return made


@pytest.fixture
def skated(ask: Ask, meet: Log) -> Log:
    assert ask("record-pursuit", KEY, "1", "Noord", "3:01,19").code == 0
    assert ask("record-pursuit", KEY, "1", "Zuid", "--status", "DQ", "--code", "t06").code == 0
    return meet


def test_what_is_recorded_is_told_back(ask: Ask, meet: Log) -> None:
    said = ask("log", "--type", "pursuit_team.entered").out
    assert "women's team pursuit: the team Zuid is Dora Dora, Els Els, Fien Fien" in said
    assert "women's team pursuit: heat 1 is Noord and Zuid" in ask("log", "--type", "pursuit_heat.drawn").out
    told = ask("record-pursuit", KEY, "1", "Noord", "3:01.19").out
    assert "women's team pursuit: Noord in heat 1: 3:01.19" in told


@pytest.mark.parametrize(
    "asked", [KEY, "team pursuit women", "ploegenachtervolging vrouwen", "women's team pursuit"]
)
@pytest.mark.parametrize("command", ["results", "classification"])
def test_the_order_is_asked_in_the_words_of_people(ask: Ask, skated: Log, command: str, asked: str) -> None:
    said = ask(command, *asked.split())
    assert said.code == 0, said.err
    assert said.line("3:01.19") == "1 Noord 1 finish 3:01.19"
    assert said.line("DQ", "T06") == "Zuid 1 crossing DQ code T06"
    assert said.line("Gina") == "Noord Ann Ann, Bea Bea, Cato Cato, Gina Gina"


def test_the_order_is_there_in_dutch_as_json_and_as_csv(ask: Ask, skated: Log) -> None:
    said = ask("results", KEY, "--lang", "nl").out
    assert "De tijd van een ploeg is die van haar derde rijder." in said
    found = ask("results", KEY, "--json").json
    assert [(one["team"], one["rank"], one["status"]) for one in found["results"]] == [
        ("noord", 1, "finished"),
        ("zuid", None, "dq"),
    ]
    rows = ask("results", KEY, "--csv").out.splitlines()
    assert rows[1] == (
        "1,Noord,noord,1,finish,finished,3:01.19,181190,0,Ann Ann; Bea Bea; Cato Cato; Gina Gina,"
    )


def test_a_knock_out_heat_says_who_won_and_who_was_overtaken(ask: Ask, meet: Log) -> None:
    ask("pursuit-heat", KEY, "final", "--finish", "Noord", "--crossing", "Zuid", "--knock-out")
    ask("record-pursuit", KEY, "final", "Noord", "3:01.19")
    ask("record-pursuit", KEY, "final", "Zuid", "3:20.00", "--overtaken")
    said = ask("results", KEY)
    assert said.line("won") == "final Noord 3:01.19 won"
    assert said.line("overtaken") == "Zuid 3:20.00 overtaken"
    again = ask("record-pursuit", KEY, "final", "Noord", "3:01.20", "--why", "photo read anew")
    assert again.code == 0
    assert "Noord, heat final: corrected: photo read anew" in ask("results", KEY).out


def test_a_team_pursuit_has_a_page_of_its_own(ask: Ask, skated: Log, data: Path) -> None:
    for language, named in (("en", "Women's team pursuit"), ("nl", "Ploegenachtervolging vrouwen")):
        made = edition(library(data), "trials", None, language)
        page, distance = made.page(KEY, newest=True), made.page("w500", newest=True)
        assert page is not None
        assert distance is not None
        assert named in Read(page).lines
        assert any(line.startswith("1 Noord") for line in Read(page).lines)
        assert f"../{KEY}/" in Read(distance).links


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("pursuit-team", "w-achtervolging", "West", "ann"), "is no team pursuit"),
        (("pursuit-team", KEY, "West", "ann", "bea"), "A team has three skaters"),
        (("pursuit-team", KEY, "!!", "ann", "bea", "cato"), "is no short name"),
        (("pursuit-team", KEY, "West", "ann", "bea", "cato"), "is in the team Noord already"),
        (("pursuit-heat", KEY, "2", "--finish", "West"), "is called “West”; there are Noord, Zuid"),
        (("pursuit-heat", KEY, "2"), "needs a team"),
        (("record-pursuit", KEY, "1", "West", "3:01.19"), "is called “West”"),
        (("record-pursuit", KEY, "2", "Noord", "3:01.19"), "is not drawn in heat 2"),
        (("record-pursuit", KEY, "1", "Noord", "fast"), "“fast” is not a time"),
        (("record-pursuit", KEY, "1", "Noord", "3:01.19", "3:01.20"), "two do not finish a team"),
        (("record-pursuit", KEY, "1", "Noord", *["3:01.19"] * 4), "three times at most"),
        (("record-pursuit", KEY, "1", "Noord"), "a time or a status"),
        (("record-pursuit", KEY, "1", "Noord", "--status", "ill"), "“ill” is no status"),
        (
            ("record-pursuit", KEY, "1", "Noord", "--status", "DQ", "--code", "25"),
            "“25” is no code of a rule",
        ),
        (("record-pursuit", KEY, "1", "Noord", "3:01.19", "--overtaken"), "a knock-out heat only"),
        (("results", KEY, "--race", "1"), "leave --race out"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_recorded(
    ask: Ask, refused: Callable[..., str], meet: Log, words: tuple[str, ...], says: str
) -> None:
    before = ask("export").out
    assert says in refused(*words)
    assert ask("export").out == before
