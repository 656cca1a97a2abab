"""The screen of a pair says of it what the terminal says."""

from __future__ import annotations

import html
import json
import re

from tests.web.desk.conftest import Desk, Seat

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


def test_whoever_presses_a_key_of_another_office_is_told_so(desk: Desk) -> None:
    def others(role: str) -> dict[str, str]:
        page = desk.log_in(role).get("/desk/en/pair/w500/1/1/").text
        found = re.search(r'data-others="([^"]*)"', page)
        assert found
        return dict(json.loads(html.unescape(found[1])))

    assert others("timekeeper")["c"] == "“Confirm” (C) is for another office."
    assert "c" not in others("referee")


def test_the_key_that_undoes_never_takes_the_drawn_pair_away(desk: Desk) -> None:
    seat = desk.log_in("referee")
    assert 'data-command="undo"' not in seat.get(PAIR).text
    assert seat.act("call", values={}).status_code == 200
    assert 'data-command="undo"' in seat.get(PAIR).text
    for skater, time in (("ann", "38123"), ("bea", "38456")):
        seat.act("time", values={"skater": skater, "time": time})
    assert seat.act("confirm", values={}).status_code == 200
    assert 'data-command="undo"' not in seat.get(PAIR).text


def test_the_key_that_undoes_is_about_the_last_fact_that_is_one_s_own_to_take_back(desk: Desk) -> None:
    starter, timing, referee = (desk.log_in(role) for role in ("starter", "timekeeper", "referee"))
    assert starter.act("call").status_code == 200
    assert starter.act("false-start", values={"skater": "ann"}).status_code == 200
    assert timing.act("mishap", values={"skater": "bea", "mishap": "fell"}).status_code == 200
    undone = [
        re.findall(r"Undo: [^<]+?(\S+ \S+) <kbd", one.get(PAIR).text) for one in (starter, timing, referee)
    ]
    assert undone == [["Ann Ann"], ["Bea falls"], ["Bea falls"]]


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


def way(page: str, id_: str) -> str | None:
    """Where a key leads from a screen."""
    found = re.search(rf'id="{id_}" href="/desk/en/pair/([^"]+)/"', page)
    return None if found is None else found[1]


def ended(seat: Seat, pair: str, one: str, other: str) -> None:
    for skater, time in ((one, "38123"), (other, "38456")):
        answer = seat.act("time", values={"pair": pair, "skater": skater, "time": time})
        assert answer.status_code == 200, answer.text


def test_the_pairs_go_on_over_the_end_of_a_race(desk: Desk) -> None:
    seat = desk.log_in("timekeeper")
    last = seat.get("/desk/en/pair/w500/1/2/").text
    assert (way(last, "previous"), way(last, "next")) == ("w500/1/1", "w1000/1/1")
    assert "Next pair: women's 1000 m, pair 1" in last
    first = seat.get("/desk/en/pair/w1000/1/1/").text
    assert (way(first, "previous"), way(first, "next")) == ("w500/1/2", None)


def test_a_re_skate_that_is_drawn_comes_after_the_pairs_of_its_race(desk: Desk) -> None:
    seat = desk.log_in("referee")
    ended(seat, "1", "ann", "bea")
    assert seat.act("re-skate", values={"skater": "bea"}, why="hindered").status_code == 200
    due = "Bea Bea may skate again: the referee draws that under “Pair of a re-skate”."
    assert due in html.unescape(seat.get(PAIR).text)
    form = seat.get("/desk/en/referee/draw-re-skate/").text
    assert '<option value="bea">Bea Bea (women\'s 500 m, first race)</option>' in html.unescape(form)
    assert 'value="cas"' not in form
    assert re.search(r'<option value="w500" selected', form)
    drawn = seat.act("draw-re-skate", values={"outer": "bea"}, why="at the end")
    assert drawn.status_code == 200, drawn.text
    assert due not in html.unescape(seat.get(PAIR).text)
    assert 'value="bea"' not in seat.get("/desk/en/referee/draw-re-skate/").text
    page = seat.get("/desk/en/pair/w500/1/2/").text
    assert way(page, "next") == "w500/1/reskate-1"
    again = seat.get("/desk/en/pair/w500/1/reskate-1/").text
    assert way(again, "next") == "w1000/1/1"
    assert '<span class="about">pair 3 (re-skate)</span>' in again


def test_the_pair_is_the_one_on_the_ice_then_for_the_referee_the_one_to_confirm(desk: Desk) -> None:
    timing, referee = desk.log_in("timekeeper"), desk.log_in("referee")

    def leads(seat: Seat, left: str = "") -> str:
        return str(seat.get(f"/desk/en/pair/{left}").headers["location"]).removeprefix("/desk/en/pair/")

    ended(timing, "1", "ann", "bea")
    assert (leads(timing), leads(referee)) == ("w500/1/2/", "w500/1/1/")
    timing.act("call", values={"pair": "2"})
    assert (leads(timing), leads(referee)) == ("w500/1/2/", "w500/1/2/")
    assert way(referee.get(PAIR).text, "now") == "w500/1/2"
    assert way(referee.get("/desk/en/pair/w500/1/2/").text, "now") is None


def test_back_from_another_screen_the_pair_is_the_one_that_was_left_until_it_is_confirmed(desk: Desk) -> None:
    seat = desk.log_in("referee")

    def back(left: str) -> str:
        return str(seat.get(f"/desk/en/pair/?left={left}").headers["location"])

    assert back("w500/1/2") == "/desk/en/pair/w500/1/2/"
    for nothing in ("w500/1/9", "w501/1/1", "x", "//evil.example/", "w500/one/1"):
        assert back(nothing) == "/desk/en/pair/w500/1/1/"
    ended(seat, "1", "ann", "bea")
    assert seat.act("confirm").status_code == 200
    assert back("w500/1/1") == "/desk/en/pair/w500/1/2/"
