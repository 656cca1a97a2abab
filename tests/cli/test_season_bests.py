"""Season bests come in whole, or every wrong line is said and the log stays as it was."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cli.conftest import Ask
from xlsxwriter import Workbook

HEAD = "naam;afstand;tijd"


@pytest.fixture
def meet(ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A small meet with two women and a man registered; its folder is the current one."""
    monkeypatch.chdir(tmp_path)
    words = ["--name", "Sprint", "--venue", "Heerenveen", "--track", "Thialf", "--days", "2026-12-26"]
    for call in (
        ("new", "sprint", "--from", "two-race-500", *words),
        ("register", "Anna", "de", "Boer", "--sex", "w"),
        ("register", "Chloé", "Smit", "--sex", "w"),
        ("register", "Max", "Prins", "--sex", "m"),
    ):
        assert ask(*call).code == 0


def bests(ask: Ask) -> list[tuple[str, str, str, str]]:
    found = [json.loads(line)["event"] for line in ask("export").out.splitlines()[1:]]
    return [
        (one["kind"], one["distance"], one["skater"], one["time"])
        for one in found
        if one["type"] == "mark.stated/1"
    ]


def written(text: str, name: str = "bests.csv") -> str:
    Path(name).write_bytes(text.encode())
    return name


@pytest.mark.usefixtures("meet")
def test_a_line_has_a_name_a_distance_and_a_time(ask: Ask) -> None:
    file = written(f"{HEAD}\nAnna de Boer;500;38,12\nSmit, Chloe;w1000;1.16,40\nMAX PRINS;500 m;35.401\n")
    said = ask("season-bests", file, "--lang", "nl")
    assert said.code == 0, said.err
    assert bests(ask) == [
        ("SB", "w500", "anna-de-boer", "38.12"),
        ("SB", "w1000", "chloe-smit", "1:16.40"),
        ("SB", "m500", "max-prins", "35.401"),
    ]


@pytest.mark.usefixtures("meet")
def test_a_list_may_have_a_column_for_each_distance(ask: Ask) -> None:
    file = written("given,prefix,surname,500 m,1000 m\nAnna,de,Boer,38.12,1:17.00\nMax,,Prins,,1:09.9\n")
    assert ask("season-bests", file, "--kind", "PB").code == 0
    assert bests(ask) == [
        ("PB", "w500", "anna-de-boer", "38.12"),
        ("PB", "w1000", "anna-de-boer", "1:17.00"),
        ("PB", "m1000", "max-prins", "1:09.9"),
    ]
    ask("enter", "anna", "w500")
    assert ask("season-bests", file, "--kind", "PB").out.startswith("Recorded in sprint: bests 0")


@pytest.mark.usefixtures("meet")
def test_a_workbook_s_numbers_and_clocks_are_read_as_times_to_the_hundredth(ask: Ask) -> None:
    with Workbook("bests.xlsx") as book:
        sheet = book.add_worksheet()
        clock = book.add_format({"num_format": "mm:ss.00"})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, ["Name", "Distance", "Time", "Date"])
        sheet.write_row(1, 0, ["Anna de Boer", 500, 38])
        sheet.write_row(2, 0, ["Chloé Smit", "500", 38.1])
        sheet.write_row(3, 0, ["Anna de Boer", 1000])
        sheet.write_datetime(3, 2, time(0, 1, 16, 400_000), clock)
        sheet.write_number(3, 3, 46333, day)
    said = ask("season-bests", "bests.xlsx")
    assert said.code == 0, said.err
    assert [time for *_, time in bests(ask)] == ["38.00", "38.10", "1:16.40"]
    assert '"day":"2026-11-07"' in ask("export").out


@pytest.mark.usefixtures("meet")
def test_a_better_season_best_is_added_and_the_same_one_is_not(ask: Ask) -> None:
    ask("season-bests", written(f"{HEAD}\nAnna de Boer;500;38,12\n"))
    ask("season-bests", written(f"{HEAD}\nAnna de Boer;500;38,12\nChloé Smit;500;39,00\n"))
    ask("season-bests", written(f"{HEAD}\nAnna de Boer;500;37,99\n"))
    assert [time for *_, time in bests(ask)] == ["38.12", "39.00", "37.99"]


@pytest.mark.usefixtures("meet")
@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "is empty"),
        (f"{HEAD}\n", "no line under it"),
        ("naam;tijd\nAnna de Boer;38,12\n", "there is no time"),
        ("afstand;tijd\n500;38,12\n", "whose time it is"),
        (f"{HEAD};time\nAnna de Boer;500;38,12;38,12\n", "two columns say time"),
        (f"{HEAD}\nAnna de Boer;500;38,12;x\n", "more cells than columns"),
        (f"{HEAD}\nAnna de Boer;500;38;12\n", "more cells than columns"),
        (f"{HEAD}\nAnna de Boer;500;\n", "column time is empty"),
        (f"{HEAD}\nAnna de Boer;;38,12\n", "column distance is empty"),
        (f"{HEAD}\n;500;38,12\n", "column name is empty"),
        (f"{HEAD}\nAnna de Boer;500;38\n", "is not a time"),
        (f"{HEAD}\nAnna de Boer;500;38,1234\n", "is not a time"),
        (f"{HEAD}\nAnna de Boer;500;1.75,00\n", "is not a time"),
        (f"{HEAD}\nAnna de Boer;500;3,81\n", "cannot be a time on the women's 500 m"),
        (f"{HEAD}\nAnna de Boer;500;0,00\n", "cannot be a time"),
        (f"{HEAD}\nAnna de Boer;500;12.36,35\n", "cannot be a time"),
        (f"{HEAD}\nAnna de Boer;501;38,12\n", "is not a distance"),
        (f"{HEAD}\nAnna de Boer;m500;38,12\n", "does not skate the men's 500 m"),
        (f"{HEAD}\nAnna de Boer;1500;1.58,12\n", "is not skated at this tournament"),
        (f"{HEAD}\nAna de Boer;500;38,12\n", "if Anna de Boer is meant"),
        (f"{HEAD}\nBoer;500;38,12\n", "is not registered"),
        (f"{HEAD}\nEva Vos;500;38,12\n", "is not registered; register who skates here"),
        ("id;afstand;tijd\neva-vos;500;38,12\n", "no skater has the id"),
        (f"{HEAD};soort\nAnna de Boer;500;38,12;WR\n", "neither; write SB or PB"),
        (f"{HEAD};datum\nAnna de Boer;500;38,12;31-02-2026\n", "is not a day of the calendar"),
        (f"{HEAD}\nAnna de Boer;500;38,12\nAnna de Boer;w500;38,12\n", "stands on line 2 already"),
        (f"{HEAD};plaats\nAnna de Boer;500;38,12;{'x' * 2001}\n", "2000"),
    ],
)
def test_a_list_that_is_wrong_is_refused_and_nothing_is_recorded(
    ask: Ask, refused: Callable[..., str], text: str, says: str
) -> None:
    before = ask("export").out
    assert says in refused("season-bests", written(text))
    assert ask("export").out == before


@pytest.mark.usefixtures("meet")
@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("list.pdf", b"x", "neither .csv nor .xlsx nor .ods"),
        ("list.csv", HEAD.encode("utf-16"), "is not UTF-8"),
        ("list.csv", "naam;afstand;tijd\nChloé;500;38,12".encode("latin-1"), "is not UTF-8"),
        ("list.csv", b"naam\0;afstand", "is no text"),
        ("list.xlsx", b"no workbook", "is no workbook"),
        ("list.ods", b"PK\x03\x04", "is no workbook"),
    ],
)
def test_a_file_that_is_no_list_is_refused(
    ask: Ask, refused: Callable[..., str], name: str, content: bytes, says: str
) -> None:
    Path(name).write_bytes(content)
    assert says in refused("season-bests", name)
    assert bests(ask) == []


@pytest.mark.usefixtures("meet")
def test_every_wrong_line_is_said_and_the_others_taken_where_asked(ask: Ask) -> None:
    file = written(f"{HEAD}\nAnna de Boer;500;38,12\nEva Vos;500;38,12\nChloé Smit;500;x\n")
    said = ask("season-bests", file)
    assert said.code == 2
    assert "line 3" in said.out
    assert "line 4" in said.out
    assert bests(ask) == []
    assert ask("season-bests", file, "--skip-wrong").code == 0
    assert [skater for _, _, skater, _ in bests(ask)] == ["anna-de-boer"]


@pytest.mark.usefixtures("meet")
@given(st.binary(max_size=200))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_stands_in_a_file_is_a_list_or_refused(ask: Ask, content: bytes) -> None:
    Path("any.csv").write_bytes(content)
    said = ask("season-bests", "any.csv")
    assert (said.code, said.err.count("\n"), bests(ask)) == (2, 1, [])
