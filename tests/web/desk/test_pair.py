"""The screen of a pair says of it what the terminal says."""

from __future__ import annotations

import re

from tests.web.desk.conftest import Desk

from startbewijs.publish.desk.dialogs import SAID
from startbewijs.rules.articles import SANCTIONS

PAIR = "/desk/en/pair/w500/1/1/"


def test_every_code_of_the_rules_can_be_chosen_and_said_in_dutch(desk: Desk) -> None:
    assert set(SAID) == set(SANCTIONS.value.values())
    page = desk.log_in("referee").get("/desk/nl/pair/w500/1/1/").text
    assert set(re.findall(r'data-code="(T\d\d)"', page)) == set(SANCTIONS.value)
    for said in SANCTIONS.value.values():
        assert said not in page


def test_of_two_clocks_the_one_that_does_not_count_is_told_apart(desk: Desk) -> None:
    seat = desk.log_in("timekeeper")
    for source, time in (("beam", "38,130"), ("photo_finish", "38,123")):
        answer = seat.act("time", values={"skater": "ann", "time": time, "source": source})
        assert answer.status_code == 200, answer.text
    page = seat.get(PAIR).text
    assert "<li>38.123</li>" in page
    assert "38.130 (beam), which does not count" in page


def test_armbands_are_white_inside_and_red_outside(desk: Desk) -> None:
    page = desk.log_in("timekeeper").get(PAIR).text
    assert re.findall(r'class="armband (\w+)"', page) == ["white", "red"]


def test_what_confirming_would_do_is_told_and_before_that_what_is_lacking(desk: Desk) -> None:
    seat = desk.log_in("timekeeper")
    assert "has no time" in seat.get(f"{PAIR}effect/").text
    for skater, time in (("ann", "38123"), ("bea", "38456")):
        seat.act("time", values={"skater": skater, "time": time})
    assert "If confirmed: Ann Ann 1st; Bea Bea 2nd." in seat.get(f"{PAIR}effect/").text


def test_the_key_that_undoes_never_takes_the_drawn_pair_away(desk: Desk) -> None:
    seat = desk.log_in("referee")
    assert 'data-command="undo"' not in seat.get(PAIR).text
    assert seat.act("call", values={}).status_code == 200
    assert 'data-command="undo"' in seat.get(PAIR).text
    for skater, time in (("ann", "38123"), ("bea", "38456")):
        seat.act("time", values={"skater": skater, "time": time})
    assert seat.act("confirm", values={}).status_code == 200
    assert 'data-command="undo"' not in seat.get(PAIR).text


def test_who_has_withdrawn_is_told_in_the_lane_and_a_time_is_asked_about(desk: Desk) -> None:
    seat = desk.log_in("referee")
    withdrawn = {"skater": "bea", "distance": "w500"}
    assert seat.act("withdraw", values=withdrawn, why="ill").status_code == 200
    assert "<li>withdrawn</li>" in seat.get(PAIR).text
    answer = seat.act("time", values={"skater": "bea", "time": "38456"})
    assert answer.status_code == 422
    assert "Bea Bea has withdrawn" in answer.text


def test_every_screen_can_send_what_was_typed_on_another(desk: Desk) -> None:
    seat = desk.log_in("administrator")
    for path in ("history/", "people/", "backup/", "pair/w500/1/1/", "account/"):
        page = seat.get(f"/desk/en/{path}").text
        assert 'data-login="administrator"' in page
        assert re.search(r'data-form-key="[^"]{20,}"', page)
        assert 'id="question"' in page
