"""The programme of a day is recorded whole, and told with estimates that say what they are."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import time
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Ask
from xlsxwriter import Workbook

DAY = "2026-12-26"


@pytest.fixture
def meet(ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A small meet of two days with four women entered; its folder is the current one."""
    monkeypatch.chdir(tmp_path)
    words = ["--name", "Sprint", "--venue", "Heerenveen", "--track", "Thialf", "--days", f"{DAY},2026-12-27"]
    assert ask("new", "sprint", "--from", "two-race-500", *words).code == 0
    for name in ("Anna Bos", "Bea Smit", "Cleo Vos", "Dora Prins"):
        assert ask("register", name, "--sex", "w").code == 0
        assert ask("enter", name, "w500", "w1000").code == 0


def planned(ask: Ask) -> list[dict[str, Any]]:
    found = [json.loads(line)["event"] for line in ask("export").out.splitlines()[1:]]
    return [block for one in found if one["type"].startswith("programme") for block in one["blocks"]]


@pytest.mark.usefixtures("meet")
@pytest.mark.parametrize(
    "items",
    [
        ("14:00 w500 race 1 6 pairs ice after 2,4", "pause 20", "w1000", "15.30 w500 race 2"),
        (
            "14.00 vrouwen 500 m omloop 1 ritten 6 dweil na 2, 4",
            "pauze 20 min",
            "w1000",
            "15:30 w500 omloop 2",
        ),
    ],
)
def test_the_races_of_a_day_are_typed_item_by_item(ask: Ask, items: tuple[str, ...]) -> None:
    said = ask("set-programme", DAY, *items)
    assert said.code == 0, said.err
    assert planned(ask) == [
        {"distance": "w500", "start": "14:00", "pairs": 6, "resurfacings": [2, 4]},
        {"distance": "w1000", "pause": 20},
        {"distance": "w500", "race": 2, "start": "15:30"},
    ]


@pytest.mark.usefixtures("meet")
def test_the_programme_says_what_is_announced_and_what_is_estimated(ask: Ask) -> None:
    ask("set-programme", DAY, "14:00 w500", "dweil", "w1000")
    said = ask("programme")
    assert "≈ 14:19" in said.line("women's 1000 m")
    assert "≈" not in said.line("women's 500 m")
    assert "break of 15 minutes" in said.out
    assert "≈ is an estimate" in said.out
    assert "≈ 14.19" in ask("programme", "--lang", "nl").out
    first, second = ask("programme", "--json").json["programme"]
    assert (first["start"], first["expected"]) == ("14:00", "2026-12-26T14:00+01:00")
    assert (second["start"], second["expected"]) == (None, "2026-12-26T14:19+01:00")


@pytest.mark.usefixtures("meet")
def test_a_programme_comes_from_a_spreadsheet(ask: Ask) -> None:
    with Workbook("day.xlsx") as book:
        sheet = book.add_worksheet()
        clock = book.add_format({"num_format": "hh:mm"})
        sheet.write_row(0, 0, ["Aanvang", "Afstand", "Omloop", "Ritten", "Dweil na", "Pauze"])
        sheet.write_datetime(1, 0, time(14, 30), clock)
        sheet.write_row(1, 1, ["w500", 1, 6, "2, 4"])
        sheet.write_row(2, 1, ["w1000", "", "", "", 20])
    assert ask("set-programme", DAY, "day.xlsx").code == 0
    Path("day.csv").write_text("start;distance;race;ice after\n10:00;m500;1;\n;m1000;;3\n")
    assert ask("set-programme", "27-12-2026", "day.csv").code == 0
    assert planned(ask) == [
        {"distance": "w500", "start": "14:30", "pairs": 6, "resurfacings": [2, 4]},
        {"distance": "w1000", "pause": 20},
        {"distance": "m500", "start": "10:00"},
        {"distance": "m1000", "resurfacings": [3]},
    ]


@pytest.mark.usefixtures("meet")
def test_set_again_it_is_a_change_with_its_reason(ask: Ask, refused: Callable[..., str]) -> None:
    ask("set-programme", DAY, "14:00 w500", "w1000")
    assert "needs its reason" in refused("set-programme", DAY, "15:00 w500")
    assert ask("set-programme", DAY, "15:00 w500", "--why", "fog on the ice").code == 0
    assert [one["start"] for one in ask("programme", "--json").json["programme"]] == ["15:00"]


@pytest.mark.usefixtures("meet")
@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "Say which day and what"),
        (("31-02-2026", "14:00 w500"), "is not a day of the calendar"),
        (("2026-12-28", "14:00 w500"), "is not a day of this tournament; its days are 2026-12-26"),
        ((DAY,), "Say what is skated"),
        ((DAY, "w500"), "Say when the first race starts"),
        ((DAY, "14:00"), "names no distance"),
        ((DAY, ""), "names no distance"),
        ((DAY, "25:00 w500"), "has no hour of a day"),
        ((DAY, "14:61 w500"), "has no hour of a day"),
        ((DAY, "14:00 w501"), "is no race of a programme"),
        ((DAY, "14:00 prize-giving"), "is no race of a programme"),
        ((DAY, "14:00 w1500"), "is not skated at this tournament"),
        ((DAY, "14:00 w500 race 3"), "is no race of a distance"),
        ((DAY, "14:00 w1000 race 2"), "has no race 2"),
        ((DAY, "14:00 w500 race 2", "w500 race 1"), "stands before the first"),
        ((DAY, "14:00 w500", "w500"), "stands twice"),
        ((DAY, "14:00 w500", "13:00 w1000"), "is not later than 14:00"),
        ((DAY, "14:00 w500 0 pairs"), "is no number for pairs"),
        ((DAY, "14:00 w500 5 pairs ice after 5"), "is no break in it"),
        ((DAY, "14:00 w500 ice after 0"), "is no number for ice after"),
        ((DAY, "pause", "14:00 w500"), "write its minutes"),
        ((DAY, "pause 0", "14:00 w500"), "write its minutes"),
        ((DAY, "14:00 w500", "pause 20"), "no break to plan"),
        ((DAY, "nowhere.csv"), "There is no file nowhere.csv"),
        ((DAY, "14:00 w500", "--as", "speaker"), "is not for the speaker"),
    ],
)
def test_a_programme_that_cannot_be_leaves_the_log_as_it_was(
    ask: Ask, refused: Callable[..., str], words: tuple[str, ...], says: str
) -> None:
    before = ask("export").out
    assert says in refused("set-programme", *words)
    assert ask("export").out == before


@pytest.mark.usefixtures("meet")
@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("distance\nw500\n", "needs the columns start and distance"),
        ("start;distance\n2 pm;w500\n", "day.csv, line 2: “2 pm” is no hour"),
        ("start;distance\n14:00;\n", "column distance is empty"),
        ("start;distance;pairs\n14:00;w500;many\n", "is no number for pairs"),
        ("start;distance;pause\n14:00;w500;-5\n", "is no number for pause"),
        ("start;distance;race\n14:00;w500;1e9\n", "is no race of a distance"),
    ],
)
def test_a_wrong_line_of_a_spreadsheet_refuses_it_all(
    ask: Ask, refused: Callable[..., str], text: str, says: str
) -> None:
    Path("day.csv").write_text(text)
    assert says in refused("set-programme", DAY, "day.csv")
    assert planned(ask) == []


@pytest.mark.usefixtures("meet")
def test_a_race_stands_on_one_day(ask: Ask, refused: Callable[..., str]) -> None:
    ask("set-programme", DAY, "14:00 w500")
    assert "is on the programme of Sat 26 Dec 2026 already" in refused(
        "set-programme", "2026-12-27", "14:00 w500"
    )
