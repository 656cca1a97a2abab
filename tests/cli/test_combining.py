"""Several distances together, as whoever runs a meet records and asks them."""

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

COMBINE = ("combine", "w-allround", "w500", "w3000")


@pytest.fixture
def meet(ask: Ask, tmp_path: Path) -> Log:
    """Two distances of a meet of one's own: the first is skated, the second by one pair of two."""
    made = Log()
    for key in ("w500", "w3000"):
        made.announces(key).enters(key, "ann", "bea", "cato")
    made.skates("w500", {"ann": "38.50", "bea": "38.60"}).skates("w500", {"cato": "DNF"})
    made.skates("w3000", {"ann": "4:10.00", "bea": "4:05.00"})
    file = tmp_path / "meet.jsonl"
    file.write_text(file_text(chained(map(canonical, made.facts))), encoding="utf-8", newline="\n")
    assert ask("import", str(file)).code == 0
    return made


def test_races_are_combined_and_told_back(ask: Ask, meet: Log) -> None:
    said = ask(*COMBINE)
    assert said.code == 0, said.err
    assert "women's allround: the points of women's 500 m, women's 3000 m together" in said.out


@pytest.mark.parametrize(
    "asked", ["w-allround", "allround women", "women's allround", "allround vrouwen", "allround"]
)
def test_the_points_are_asked_in_the_words_of_people(ask: Ask, meet: Log, asked: str) -> None:
    ask(*COMBINE)
    said = ask("classification", *asked.split())
    assert said.code == 0, said.err
    assert said.line("Bea") == "1 Bea Bea 38.60 38.600 4:05.00 40.833 79.433"
    assert said.line("Ann Ann") == "2 Ann Ann 38.50 38.500 4:10.00 41.666 80.166 +0.733"
    assert said.line("Cato").startswith("Cato Cato DNF")
    assert "Who missed a race has no place in the final classification." in said.out


def test_the_points_are_said_in_dutch(ask: Ask, meet: Log) -> None:
    ask(*COMBINE)
    said = ask("classification", "w-allround", "--lang", "nl").out
    assert "KLASSEMENT ALLROUND VROUWEN" in said
    assert "79,433" in said


def test_a_combination_of_another_name_is_called_by_it(ask: Ask, meet: Log) -> None:
    ask("combine", "w-duo", "w500", "w3000", "--name", "Kleine vierkamp")
    said = ask("classification", "kleine", "vierkamp", "dames")
    assert "CLASSIFICATION KLEINE VIERKAMP" in said.out


def test_the_points_are_there_as_json_and_csv(ask: Ask, meet: Log) -> None:
    ask(*COMBINE)
    found = ask("classification", "w-allround", "--json").json
    assert (found["counting"], found["stage"], found["complete"]) == ("points", "closed", True)
    first = found["classification"][0]
    assert (first["rank"], first["points"]) == (1, {"text": "79.433", "thousandths": 79_433, "most": 79_433})
    assert [part["points"]["text"] for part in first["parts"]] == ["38.600", "40.833"]
    rows = ask("classification", "w-allround", "--csv").out.splitlines()
    assert rows[1] == "1,Bea Bea,bea,,2,79.433,0,w500/1; w3000/1,38.60; 4:05.00,38.600; 40.833"


def test_the_points_have_a_page_of_their_own_that_its_distances_lead_to(
    ask: Ask, meet: Log, data: Path
) -> None:
    ask(*COMBINE)
    for language, named in (("en", "Women's allround"), ("nl", "Allround vrouwen")):
        made = edition(library(data), "trials", None, language)
        assert "w-allround" in made.addresses
        page = made.page("w-allround", newest=True)
        assert page is not None
        read = Read(page)
        assert named in read.lines
        assert any(line.startswith("1 Bea Bea 38") for line in read.lines), read.lines
        distance = made.page("w500", newest=True)
        assert distance is not None
        assert "../w-allround/" in Read(distance).links


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("combine", "allround", "w500", "w3000"), "is no key of a combination"),
        (("combine", "w-allround", "w500"), "from 2 to 10 races"),
        (("combine", "w-allround", "w500", "w500/3"), "“w500/3” is no race"),
        (("combine", "w-allround", "w500", "w500"), "counts twice"),
        (("combine", "w-allround", "w500", "w3000/2"), "w3000 has no race 2"),
        (("combine", "m-allround", "w500", "w3000"), "for the other sex"),
        (("combine", "w-allround", "w500", "hop"), "“hop” is not a distance"),
        ((*COMBINE, "--as", "timekeeper"), "is not for the timekeeper"),
        (("classification", "w-sprint"), "is not a distance"),
    ],
)
def test_what_cannot_be_combined_is_refused_and_nothing_is_recorded(
    ask: Ask, refused: Callable[..., str], meet: Log, words: tuple[str, ...], says: str
) -> None:
    before = ask("export").out
    assert says in refused(*words)
    assert ask("export").out == before


def test_a_combination_has_no_races_of_its_own(ask: Ask, refused: Callable[..., str], meet: Log) -> None:
    ask(*COMBINE)
    assert "ask for its classification, or for the results of w500, w3000" in refused("results", "w-allround")


def test_what_is_there_for_both_sexes_has_to_be_told_apart(
    ask: Ask, refused: Callable[..., str], meet: Log, tmp_path: Path
) -> None:
    for key in ("m500", "m1500"):
        meet.announces(key)
    file = tmp_path / "more.jsonl"
    file.write_text(file_text(chained(map(canonical, meet.facts))), encoding="utf-8", newline="\n")
    assert ask("import", str(file)).code == 0
    ask(*COMBINE)
    ask("combine", "m-allround", "m500", "m1500")
    assert "write w-allround, m-allround" in refused("classification", "allround")


def test_a_combination_that_was_a_slip_is_taken_back(
    ask: Ask, refused: Callable[..., str], meet: Log
) -> None:
    ask(*COMBINE)
    assert ask("undo", "--why", "the wrong races").code == 0
    refused("classification", "w-allround")
    assert ask(*COMBINE).code == 0
