"""A mass start from its start list to its result, as an office types it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.building import Log
from tests.cli.conftest import Ask
from tests.site.reading import Read
from xlsxwriter import Workbook

from startbewijs.log.chain import chained
from startbewijs.log.facts import canonical
from startbewijs.log.file import file_text
from startbewijs.service.bootstrap import library
from startbewijs.service.site import edition

START = ("mass-start", "w-mass-start", "ann", "bea", "cato", "dora")
SPRINT = ("sprint", "w-mass-start", "4", "dora", "cato", "bea")
FINISH = "rijder;tijd;ronden;status;code\nbea;8:23,19;;;\nann;8:23,24;;;\ndora;8.20,00;15;;\ncato;;;DQ;T25\n"


@pytest.fixture
def meet(ask: Ask, tmp_path: Path) -> Path:
    """A meet of one's own with four skaters; the folder in which files lie."""
    made = Log().registers("ann", "bea", "cato", "dora").announces("w500").enters("w500", "ann", "bea")
    file = tmp_path / "meet.jsonl"
    file.write_text(file_text(chained(map(canonical, made.facts))), encoding="utf-8", newline="\n")
    assert ask("import", str(file)).code == 0
    return tmp_path


def written(folder: Path, text: str) -> str:
    file = folder / "finish.csv"
    file.write_text(text, encoding="utf-8")
    return str(file)


@pytest.fixture
def skated(ask: Ask, meet: Path) -> Path:
    for words in (START, SPRINT, ("record-mass-start", "w-mass-start", "--from", written(meet, FINISH))):
        said = ask(*words)
        assert said.code == 0, said.err
    return meet


def test_what_is_recorded_is_told_back(ask: Ask, meet: Path) -> None:
    said = ask(*START).out
    assert "women's mass start: 16 laps" in said
    assert "women's mass start: 4 skaters start" in said
    assert "the sprint after lap 4 goes to Dora Dora, Cato Cato, Bea Bea" in ask(*SPRINT).out


def test_sprints_are_seen_while_the_race_is_under_way(ask: Ask, meet: Path) -> None:
    ask(*START)
    ask(*SPRINT)
    said = ask("results", "w-mass-start")
    assert said.line("Dora") == "Dora Dora 3 3"
    assert "under way" in said.out


@pytest.mark.parametrize(
    "asked", ["w-mass-start", "mass start women", "massastart vrouwen", "women's mass start"]
)
@pytest.mark.parametrize("command", ["results", "classification"])
def test_the_result_is_asked_in_the_words_of_people(ask: Ask, skated: Path, command: str, asked: str) -> None:
    said = ask(command, *asked.split())
    assert said.code == 0, said.err
    assert said.line("Bea") == "1 Bea Bea 1 60 61 8:23.19"
    assert said.line("Ann Ann") == "2 Ann Ann 40 40 8:23.24"
    assert said.line("Dora") == "3 Dora Dora 3 0 8:20.00 15 laps, sprint points do not count"
    assert said.line("Cato") == "Cato Cato 2 DQ sprint points do not count, code T25"


def test_the_result_is_there_in_dutch_as_json_and_as_csv(ask: Ask, skated: Path) -> None:
    assert "15 ronden, sprintpunten tellen niet" in ask("results", "w-mass-start", "--lang", "nl").out
    found = ask("results", "w-mass-start", "--json").json
    assert found["races"][0]["sprints"][0] == {"lap": 4, "skaters": ["dora", "cato", "bea"]}
    assert [(one["skater"]["id"], one["rank"], one["points"]) for one in found["results"]] == [
        ("bea", 1, 61), ("ann", 2, 40), ("dora", 3, 0), ("cato", None, 0),
    ]  # fmt: skip
    rows = ask("results", "w-mass-start", "--csv").out.splitlines()
    assert rows[1] == "final,1,Bea Bea,bea,,finished,16,8:23.19,503190,0,1; 0; 0,60,61,"


def test_a_mass_start_has_a_page_of_its_own(ask: Ask, skated: Path, data: Path) -> None:
    for language, named in (("en", "Women's mass start"), ("nl", "Massastart vrouwen")):
        made = edition(library(data), "trials", None, language)
        page, distance = made.page("w-mass-start", newest=True), made.page("w500", newest=True)
        assert page is not None
        assert distance is not None
        assert named in Read(page).lines
        assert any(line.startswith("1 Bea Bea") for line in Read(page).lines)
        assert "../w-mass-start/" in Read(distance).links


def test_a_semi_final_stands_before_the_final_and_each_has_its_title(ask: Ask, meet: Path) -> None:
    ask(*START, "--race", "semi-1")
    ask(*START[:4])
    said = ask("results", "w-mass-start").out
    titles = [text for text in said.splitlines() if text.startswith("Women's mass start")]
    assert [" ".join(title.split()) for title in titles] == [
        "Women's mass start, semi-final 1 · to come",
        "Women's mass start · to come",
    ]


def test_a_result_recorded_again_is_a_correction_with_its_reason(
    ask: Ask, refused: Callable[..., str], skated: Path
) -> None:
    again = written(skated, FINISH.replace("bea;8:23,19", "bea;8:23,20"))
    words = ("record-mass-start", "w-mass-start", "--from", again)
    assert "needs its reason" in refused(*words)
    assert ask(*words, "--why", "photo read anew").code == 0
    said = ask("results", "w-mass-start")
    assert "The result was corrected: photo read anew" in said.out
    assert "8:23.20" in said.line("Bea")


def test_another_number_of_laps_is_said_with_its_reason(ask: Ask, meet: Path) -> None:
    ask(*START)
    words = ("record-mass-start", "w-mass-start", "--from", written(meet, FINISH.replace(";15;", ";14;")))
    assert ask(*words, "--laps", "15", "--why", "the bell rang a lap early").code == 0
    said = " ".join(ask("results", "w-mass-start").out.split())
    assert "16 laps were due and 15 were skated: the bell rang a lap early" in said


def test_a_sprint_is_taken_back_until_the_race_is_skated(
    ask: Ask, refused: Callable[..., str], meet: Path
) -> None:
    ask(*START)
    ask(*SPRINT)
    assert ask("undo", "--as", "referee", "--why", "another lap").code == 0
    ask(*SPRINT)
    ask("record-mass-start", "w-mass-start", "--from", written(meet, FINISH))
    position = str(len(ask("export").out.splitlines()) - 2)
    assert "judge the sprint anew" in refused("undo", position, "--as", "referee", "--why", "another lap")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("mass-start", "w-massa", "ann", "bea"), "“w-massa” is no mass start"),
        (("mass-start", "w-mass-start", "ann"), "Name at least two skaters"),
        (("mass-start", "w-mass-start", "ann", "ann"), "stands twice in the start list"),
        (("mass-start", "w-mass-start", "ann", "nobody"), "No skater here is called “nobody”"),
        (("mass-start", "w-mass-start", "ann", "bea", "--laps", "0"), "from 1 to 200 laps"),
        (("mass-start", "w-mass-start", "ann", "bea", "--race", "½"), "names no race"),
        (("mass-start", "m-mass-start", "ann", "bea"), "cannot start in m-mass-start"),
        (("sprint", "w-mass-start", "4", "ann"), "was not announced"),
        (("sprint", "w-mass-start", "0", "ann"), "after lap 1 or later"),
        (("sprint", "w-mass-start", "4"), "Name the first three of the sprint"),
        (("record-mass-start", "w-mass-start", "--from", "nowhere.csv"), "There is no file nowhere.csv"),
        (("results", "m-mass-start"), "is not a distance"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_recorded(
    ask: Ask, refused: Callable[..., str], meet: Path, words: tuple[str, ...], says: str
) -> None:
    before = ask("export").out
    assert says in refused(*words)
    assert ask("export").out == before


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "finish.csv is empty"),
        ("skater,speed\nann,50\n", "“speed” is no column of a result"),
        ("time\n8:23.19\n", "the column skater is missing"),
        ("skater,time\n,8:23.19\n", "line 2: the column skater is empty"),
        ("skater,time\nann,fast\n", "line 2: “fast” is not a time"),
        ("skater,time\nnobody,8:23.19\n", "line 2: No skater here is called “nobody”"),
        ("skater,laps\nann,many\n", "“many” in the column laps"),
        ("skater,status\nann,ILL\n", "“ILL” in the column status"),
        ("skater,status,code\nann,DQ,25\n", "“25” in the column code"),
        ("skater,time\nann,\n", "no time, no laps and no status"),
        ("skater,time\nann,8:23.19\n", "there is no result of Bea Bea, Cato Cato, Dora Dora"),
        ('skater,time\n"ann,8:23.19\n', "cannot be read as CSV"),
    ],
)
def test_a_wrong_result_gets_its_one_sentence(
    ask: Ask, refused: Callable[..., str], meet: Path, text: str, says: str
) -> None:
    ask(*START)
    before = ask("export").out
    assert says in refused("record-mass-start", "w-mass-start", "--from", written(meet, text))
    assert ask("export").out == before


def test_a_result_in_another_encoding_is_refused(ask: Ask, refused: Callable[..., str], meet: Path) -> None:
    ask(*START)
    file = meet / "finish.csv"
    file.write_bytes("skater,time\nChloé,8:23.19\n".encode("latin-1"))
    assert "is not UTF-8 text" in refused("record-mass-start", "w-mass-start", "--from", str(file))


def test_a_pipe_is_no_list_and_is_not_waited_for(refused: Callable[..., str], ask: Ask, meet: Path) -> None:
    ask(*START)
    pipe = meet / "finish.csv"
    os.mkfifo(pipe)
    assert "is no ordinary file" in refused("record-mass-start", "w-mass-start", "--from", str(pipe))


def test_a_result_may_come_from_a_workbook(ask: Ask, meet: Path) -> None:
    ask(*START)
    book = Workbook(meet / "finish.xlsx")
    page = book.add_worksheet()
    page.write_row(0, 0, ("rijder", "tijd"))
    for n, name in enumerate(START[2:], 1):
        page.write_row(n, 0, (name, f"8:2{n}.19"))
    book.close()
    said = ask("record-mass-start", "w-mass-start", "--from", str(meet / "finish.xlsx"))
    assert said.code == 0, said.err
