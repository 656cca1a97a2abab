"""What a screen sends is recorded once, in the name of who sent it, or refused in a sentence."""

from __future__ import annotations

from typing import Any

import pytest
from tests.web.desk.conftest import Desk

from startbewijs.log.events.racing import FalseStart, SkaterEasedUp
from startbewijs.service.office.orders.known import ORDERS
from startbewijs.service.office.powers import POWERS
from startbewijs.service.people import ROLES
from startbewijs.sport.moments import Moment

ANN = {"skater": "ann"}


def test_a_pair_is_recorded_from_the_call_to_the_confirmation(desk: Desk) -> None:
    timing, referee = desk.log_in("timekeeper"), desk.log_in("referee")
    before = len(desk.facts())
    for skater, time in (("ann", "38123"), ("bea", "38,45")):
        answer = timing.act("time", values={"skater": skater, "time": time})
        assert answer.status_code == 200, answer.text
    assert answer.json()["facts"] == ["women's 500 m, first race: Bea Bea finishes in 38.45 (photo finish)"]
    assert referee.act("confirm").status_code == 200
    kinds = [type(fact.event).__name__ for fact in desk.facts()[before:]]
    assert kinds == ["PairStarted", "FinishTimed", "FinishTimed", "PairConfirmed"]
    signed = [(fact.by, fact.signed) for fact in desk.facts()[before:]]
    assert signed == [*[("timekeeper", "The timekeeper")] * 3, ("referee", "The referee")]


def test_the_same_key_twice_is_recorded_once(desk: Desk) -> None:
    seat = desk.log_in("timekeeper")
    sent: dict[str, Any] = {"act": "one-key-000001", "values": {**ANN, "time": "38123"}}
    first = seat.act("time", **sent)
    counted = len(desk.facts())
    again = [seat.act("time", **sent) for _ in range(20)]
    assert {answer.status_code for answer in again} == {200}
    assert {answer.json()["again"] for answer in again} == {True}
    assert again[0].json()["facts"] == first.json()["facts"]
    assert len(desk.facts()) == counted


def test_a_false_start_may_be_nobody_s_and_a_race_may_be_let_run(desk: Desk) -> None:
    seat = desk.log_in("timekeeper")
    assert seat.act("call").status_code == 200
    assert seat.act("false-start").status_code == 200
    assert seat.act("mishap", values={**ANN, "mishap": "eased_up"}).status_code == 200
    whose, run = (fact.event for fact in desk.facts()[-2:])
    assert isinstance(whose, FalseStart)
    assert whose.skater is None
    assert isinstance(run, SkaterEasedUp)


def test_whoever_had_not_seen_the_other_s_fact_has_to_look(desk: Desk) -> None:
    one, other = desk.log_in("timekeeper"), desk.log_in("referee")
    seen = len(desk.facts())
    assert one.act("time", values={**ANN, "time": "38123"}).status_code == 200
    counted = len(desk.facts())
    late = other.act("time", seen=seen, values={**ANN, "time": "38999"})
    assert late.status_code == 409
    said = late.json()["says"]
    assert "look at it" in said
    assert "The timekeeper recorded: women's 500 m, first race: Ann Ann finishes in 38.123" in said
    assert late.json()["position"] == counted
    assert len(desk.facts()) == counted


def test_whoever_is_too_late_hears_first_who_recorded_what_and_then_what_it_means(desk: Desk) -> None:
    timing, referee = desk.log_in("timekeeper"), desk.log_in("referee")
    assert timing.act("call").status_code == 200
    seen = len(desk.facts())
    assert timing.act("time", values={**ANN, "time": "38123"}).status_code == 200
    late = referee.act("false-start", seen=seen, values=BEA)
    assert late.status_code == 400
    assert late.json()["says"] == (
        "Meanwhile: The timekeeper recorded: women's 500 m, first race: pair 1 is away · The timekeeper "
        "recorded: women's 500 m, first race: Ann Ann finishes in 38.123 (photo finish). So yours cannot be "
        "recorded any more: There are times of pair 1 already; take them back (U) before a false start."
    )
    own = timing.act("false-start", seen=seen, values=BEA)
    assert own.json()["says"].startswith("There are times"), "nobody is told of what they recorded themselves"


def test_the_lanes_of_a_pair_do_not_wait_for_each_other(desk: Desk) -> None:
    one, other = desk.log_in("timekeeper"), desk.log_in("referee")
    seen = len(desk.facts())
    assert one.act("time", values={**ANN, "time": "38123"}).status_code == 200  # the shot with it
    assert other.act("time", seen=seen, values={"skater": "bea", "time": "38456"}).status_code == 200


BEA = {"skater": "bea"}
RIVALS: tuple[tuple[str, dict[str, str], str, dict[str, str], set[tuple[int, int]]], ...] = (
    ("time", {**ANN, "time": "38123"}, "time", {**ANN, "time": "38456"}, {(200, 409), (409, 200)}),
    ("time", {**ANN, "time": "38123"}, "time", {**BEA, "time": "38456"}, {(200, 200)}),
    ("time", {**ANN, "time": "38123"}, "false-start", BEA, {(200, 400), (409, 200)}),
    ("call", {}, "start", {}, {(200, 200)}),
    ("call", {}, "false-start", ANN, {(200, 409), (409, 200)}),
    ("did-not-start", ANN, "did-not-finish", ANN, {(200, 409), (409, 200)}),
    ("mishap", {**ANN, "mishap": "fell"}, "hindered", BEA, {(200, 200)}),
)


@pytest.mark.parametrize("rivals", RIVALS, ids=lambda one: f"{one[0]} {one[2]}")
def test_of_two_who_send_at_one_moment_one_wins_where_they_meet(
    desk: Desk, rivals: tuple[str, dict[str, str], str, dict[str, str], set[tuple[int, int]]]
) -> None:
    one, other = desk.log_in("timekeeper"), desk.log_in("referee")
    first, its, second, others, ends = rivals
    before = len(desk.facts())
    sure = ["uncalled:1"]
    answers = desk.at_once(
        one.acting(first, values=its, accept=sure), other.acting(second, values=others, accept=sure)
    )
    assert (answers[0].status_code, answers[1].status_code) in ends, [answer.text for answer in answers]
    recorded = [fact.signed for fact in desk.facts()[before:]]
    for answer, signed in zip(answers, ("The timekeeper", "The referee"), strict=True):
        assert (signed in recorded) is (answer.status_code == 200)


def test_what_is_doubtful_waits_to_be_accepted(desk: Desk) -> None:
    seat = desk.log_in("timekeeper")
    before = len(desk.facts())
    sent = {**ANN, "time": "34,10"}
    doubtful = seat.act("time", values=sent)
    assert doubtful.status_code == 422
    assert len(desk.facts()) == before
    keys = [one["key"] for one in doubtful.json()["doubts"]]
    accepted = seat.act("time", values=sent, accept=keys)
    assert accepted.status_code == 200
    assert any("track record (was 36.87), once" in said for said in accepted.json()["heralds"])


def test_a_fall_in_a_pair_that_was_not_called_waits_to_be_accepted(desk: Desk) -> None:
    seat = desk.log_in("timekeeper")
    before = len(desk.facts())
    fell = {**ANN, "mishap": "fell"}
    doubtful = seat.act("mishap", values=fell)
    assert doubtful.status_code == 422
    (doubt,) = doubtful.json()["doubts"]
    assert doubt["says"] == "Pair 1 has not been called yet."
    assert len(desk.facts()) == before
    assert seat.act("mishap", values=fell, accept=[doubt["key"]]).status_code == 200
    assert seat.act("false-start", values={"skater": "bea"}).status_code == 200, "asked once for a pair"


def test_the_second_false_start_of_a_pair_is_asked_about_and_told_with_the_name(desk: Desk) -> None:
    seat = desk.log_in("timekeeper")
    seat.act("call")
    assert seat.act("false-start", values=ANN).status_code == 200
    page = seat.get("/desk/en/pair/w500/1/1/").text
    assert "Whoever causes the next false start of this pair is disqualified (T04)." in page
    out = seat.act("false-start", values={"skater": "bea"})
    assert out.status_code == 422
    (doubt,) = out.json()["doubts"]
    assert doubt["says"] == "Bea Bea would be disqualified (T04), by the second false start of pair 1."
    told = seat.act("false-start", values={"skater": "bea"}, accept=[doubt["key"]]).json()
    assert told["facts"][-1] == "Bea Bea is disqualified (T04): second false start of the pair."
    assert told["facts"][-1] in seat.get("/desk/en/pair/w500/1/1/").text


def test_ice_that_was_made_anew_by_mistake_is_taken_back_on_the_screen_of_its_pair(desk: Desk) -> None:
    timing, referee = desk.log_in("timekeeper"), desk.log_in("referee")
    assert timing.act("resurface").status_code == 422, "the pair has not skated"
    for skater, time in (("ann", "38123"), ("bea", "38456")):
        timing.act("time", values={"skater": skater, "time": time})
    assert referee.act("confirm").status_code == 200
    assert timing.act("resurface").status_code == 200
    page = timing.get("/desk/en/pair/w500/1/1/").text
    assert "Undo: women's 500 m, first race: the ice is resurfaced after pair 1" in page
    values = {"fact": str(len(desk.facts()))}
    assert timing.act("undo", values=values, why="typed wrongly").status_code == 200
    assert "Undo:" not in timing.get("/desk/en/pair/w500/1/1/").text


def test_whoever_holds_several_offices_takes_back_as_the_one_that_may(desk: Desk) -> None:
    desk.people.change("timekeeper", by="test", roles=["office", "starter", "timekeeper", "referee"])
    seat = desk.log_in("timekeeper")
    for command, values, said in (
        ("call", {}, "pair 1 is called to the ice"),
        ("false-start", ANN, "false start by Ann Ann"),
        ("time", {**ANN, "time": "38123"}, "Ann Ann finishes in 38.123 (photo finish)"),
    ):
        assert seat.act(command, values=values, accept=["uncalled:1"]).status_code == 200
        back = seat.act("undo", values={"fact": str(len(desk.facts()))}, why="typed wrongly")
        assert back.status_code == 200, back.text
        assert back.json()["facts"] == [f"Taken back: women's 500 m, first race: {said}"]


def test_undo_is_a_fact_of_its_own(desk: Desk) -> None:
    seat = desk.log_in("timekeeper")
    seat.act("time", values={**ANN, "time": "38123"})
    slip = len(desk.facts())
    assert seat.act("undo", values={"fact": str(slip)}, why="typed wrongly").status_code == 200
    page = seat.get("/desk/en/pair/w500/1/1/").text
    assert f"taken back by fact {slip + 1}" in page
    assert '<p class="quiet">nothing yet</p></div>' in page


def test_what_was_given_a_while_ago_is_recorded_with_its_moment_however_wrong_the_sender_s_clock(
    desk: Desk,
) -> None:
    seat = desk.log_in("timekeeper")
    seat.act("time", values={**ANN, "time": "38123"}, age=90_000)
    fact = desk.facts()[-1]
    assert fact.recorded.at is not None
    assert fact.happened.at is not None
    assert (fact.recorded.at - fact.happened.at).total_seconds() == 90


@pytest.mark.parametrize(
    ("sent", "ago"),
    [
        ({"at": -90_000}, 90),
        ({"at": -1_000}, 0),
        ({"at": 1_900}, 0),
        ({"at": -90_000, "age": None}, 90),
        ({"age": 0}, 0),
        ({"age": None}, None),
        ({"age": 2**64}, None),
        ({"at": -13 * 3_600_000}, None),
        ({"at": 60_000}, None),
        ({"at": -(2**70)}, None),
    ],
)
def test_what_was_given_nobody_knows_when_is_recorded_with_its_day_and_no_made_up_moment(
    desk: Desk, sent: dict[str, int | None], ago: int | None
) -> None:
    if (at := sent.get("at")) is not None:
        sent = {**sent, "at": int(desk.clock.now.timestamp() * 1000) + at}
    assert desk.log_in("timekeeper").act("time", values={**ANN, "time": "38123"}, **sent).status_code == 200
    fact = desk.facts()[-1]
    if ago is None:
        assert fact.happened == Moment(desk.clock.now.date())
        return
    assert fact.recorded.at is not None
    assert fact.happened.at is not None
    assert (fact.recorded.at - fact.happened.at).total_seconds() == ago


@pytest.mark.parametrize(
    ("command", "sent", "says"),
    [
        ("dance", {}, "no command of the desk"),
        ("time", {"values": {"time": "38123"}}, "“skater” is empty"),
        ("time", {"values": ANN}, "“time” is empty"),
        ("time", {"values": {**ANN, "time": "abc"}}, "abc"),
        ("time", {"values": {**ANN, "time": "-1"}}, "-1"),
        ("time", {"values": {**ANN, "time": "36,8,7"}}, "36,8,7"),
        ("time", {"values": {**ANN, "time": "38123", "metres": "200"}}, "200"),
        ("time", {"values": {**ANN, "time": "38123", "source": "sundial"}}, "sundial"),
        ("time", {"values": {"skater": "cas", "time": "38123"}}, "not in"),
        ("time", {"values": {"skater": "zoe", "time": "38123"}}, "zoe"),
        ("time", {"values": {**ANN, "time": "38123", "pair": "9"}}, "no pair “9”"),
        ("time", {"values": {**ANN, "time": "38123", "race": "3"}}, "no race 3"),
        ("time", {"values": {**ANN, "time": "38123", "race": "x"}}, "no whole number"),
        ("time", {"values": {**ANN, "time": "38123", "distance": "w501"}}, "not a distance"),
        ("time", {"values": {**ANN, "time": "38123", "distance": "m500"}}, "not skated"),
        ("confirm", {}, "has no time"),
        ("disqualify-in-pair", {"values": ANN}, "“code” is empty"),
        ("disqualify-in-pair", {"values": {**ANN, "code": "T99"}}, "T99"),
        ("re-skate", {"values": ANN}, "needs its reason"),
        ("mishap", {"values": {**ANN, "mishap": "sang"}}, "sang"),
        ("undo", {"values": {"fact": "9999"}, "why": "slip"}, "no position"),
        ("undo", {"values": {"fact": "1"}, "why": "slip"}, "not undone"),
        ("undo", {"values": {"fact": "one"}, "why": "slip"}, "no whole number"),
        ("call", {"act": "short"}, "not understood"),
        ("call", {"act": "a/b/c/d/e/f"}, "not understood"),
        ("call", {"seen": -1}, "not understood"),
        ("call", {"seen": 10**6}, "load the page anew"),
        ("call", {"seen": "1"}, "not understood"),
        ("call", {"by": "king"}, "not understood"),
        ("call", {"values": {"distance": 5}}, "not understood"),
        ("call", {"values": {"distance": "w500" * 1000}}, "too long"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence_and_leaves_the_log_as_it_was(
    standing: Desk, command: str, sent: dict[str, Any], says: str
) -> None:
    before = standing.facts()
    answer = standing.log_in("referee").act(command, **sent)
    assert answer.status_code == 400, answer.text
    assert says in answer.json()["says"]
    assert standing.facts() == before


SENT: dict[str, dict[str, Any]] = {
    "time": {"values": {**ANN, "time": "38123"}},
    "mishap": {"values": {**ANN, "mishap": "fell"}},
    "warn": {"values": {**ANN, "code": "T06"}},
    "disqualify-in-pair": {"values": {**ANN, "code": "T06"}},
    "re-skate": {"values": ANN, "why": "hindered"},
    "undo": {"values": {"fact": "15"}, "why": "slip"},
}


@pytest.mark.parametrize("command", [*ORDERS, "undo"])
def test_each_role_gives_the_commands_of_the_table_and_no_other(desk: Desk, command: str) -> None:
    power = POWERS["undo" if command == "undo" else ORDERS[command].power]
    for role in ROLES:
        seat = desk.log_in(role.replace(" ", "-"))
        before = len(desk.facts())
        answer = seat.act(command, **SENT.get(command, {"values": ANN}))
        if role in power.may:
            assert answer.status_code != 403, (role, answer.text)
        else:
            assert answer.status_code == 403, (role, answer.text)
            assert answer.json()["refused"] is True
            assert len(desk.facts()) == before


@pytest.mark.parametrize("command", [*ORDERS, "undo"])
def test_who_is_not_logged_in_gives_no_command(standing: Desk, command: str) -> None:
    before = standing.facts()
    sent = {"act": "nobody-00000001", "command": command, "seen": len(before), "values": {"distance": "w500"}}
    answer = standing.request("POST", "/desk/act", json=sent, headers={"x-form-key": "x"})
    assert answer.status_code == 401
    assert standing.facts() == before


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"act": 1}', b"[" * 5_000])
def test_bodies_of_any_kind_are_refused(standing: Desk, body: bytes) -> None:
    seat = standing.log_in("referee")
    answer = standing.request(
        "POST", "/desk/act", cookie=seat.cookie, content=body, headers={"x-form-key": seat.form_key}
    )
    assert answer.status_code == 400
