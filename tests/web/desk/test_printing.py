"""What is printed says from what it was made, when, and whether it is final."""

from __future__ import annotations

import re

import pytest
from tests.web.desk.conftest import Desk, Seat


def said(seat: Seat, sheet: str) -> str:
    """The words of a sheet, without what they are drawn with."""
    answer = seat.get(f"/desk/en/print/{sheet}")
    assert answer.status_code == 200, answer.text
    page = answer.text
    main = page[page.index("<main") : page.index("</main>")]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def test_a_start_list_has_pairs_lanes_armbands_and_room_for_a_time(desk: Desk) -> None:
    sheet = said(desk.log_in("office"), "startlist/w500/")
    assert "pair lane armband no. skater team best time 1 inner white Ann Ann outer red Bea Bea" in sheet
    page = desk.log_in("office").get("/desk/en/print/startlist/w500/").text
    assert page.count('<td class="written"></td>') == 4


def test_a_result_that_is_not_confirmed_is_not_printed(desk: Desk) -> None:
    timekeeper, office = desk.log_in("timekeeper"), desk.log_in("office")
    for skater, time in (("ann", "38123"), ("bea", "38456")):
        timekeeper.act("time", values={"skater": skater, "time": time})
    assert "38.12" not in said(office, "startlist/w500/")
    assert "38.12" not in said(office, "classification/w500/")
    mark = "PROVISIONAL: the distance is not closed, 4 skaters to come, 1 pair is not confirmed"
    assert mark in said(office, "classification/w500/")
    desk.log_in("referee").act("confirm")
    assert "38.12" in said(office, "startlist/w500/")
    assert "38.12" in said(office, "classification/w500/")


def test_a_classification_is_final_once_its_distance_is_closed(desk: Desk) -> None:
    timekeeper, referee = desk.log_in("timekeeper"), desk.log_in("referee")
    at = {"distance": "w1000", "pair": "1"}
    for skater, time in (("ann", "115432"), ("bea", "116021")):
        timekeeper.act("time", values={**at, "skater": skater, "time": time})
    referee.act("confirm", values=at)
    assert "PROVISIONAL: the distance is not closed" in said(referee, "classification/w1000/")
    assert referee.act("close-distance", values={"distance": "w1000"}).status_code == 200
    assert "PROVISIONAL" not in said(referee, "classification/w1000/")


@pytest.mark.parametrize("sheet", ["startlist/w500/", "classification/w500/", "programme/"])
def test_every_page_says_from_which_facts_it_was_made_and_when(desk: Desk, sheet: str) -> None:
    entries = desk.library.facts("trials")
    digest = entries[-1][0].digest[:16]
    foot = f"Trials · facts 1 to {len(entries)} · digest {digest} · printed Sat 26 Dec 2026 14:00"
    assert said(desk.log_in("starter"), sheet).endswith(foot)


def test_only_what_there_is_can_be_printed(desk: Desk) -> None:
    seat = desk.log_in("office")
    listed = said(seat, "")
    assert "Start lists Women's 500 m Women's 1000 m Classifications nothing yet" in listed
    for sheet in ("startlist/m500/", "classification/nonsense/"):
        answer = seat.get(f"/desk/en/print/{sheet}")
        assert answer.status_code == 404, sheet
        assert "<h1>" in answer.text


def test_without_a_session_nothing_is_printed(desk: Desk) -> None:
    for sheet in ("", "programme/", "startlist/w500/", "classification/w500/"):
        answer = desk.request("GET", f"/desk/en/print/{sheet}")
        assert answer.headers["location"] == "/desk/en/login"
