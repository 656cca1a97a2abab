"""Facts and their canonical text."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.log.events_strategy import facts

from startbewijs.errors import Refused
from startbewijs.log.events.base import Event
from startbewijs.log.events.racing import FalseStart
from startbewijs.log.facts import EVENTS, Fact, canonical, fact, wire_name

NAMES = [wire_name(kind) for kind in EVENTS]
VALUES: dict[str, Any] = {
    "position": 7,
    "happened": "2025-12-26",
    "recorded": "2025-12-26T17:31:00Z",
    "by": "referee",
    "why": "both moved",
    "sources": ["live_1"],
    "event": {"type": "start.false/1", "distance": "w500", "pair": "9", "skater": "anna"},
}


def line(**changed: Any) -> str:
    return json.dumps({**VALUES, **changed})


def event_line(**changed: Any) -> str:
    return line(event={**VALUES["event"], **changed})


def without(field: str) -> str:
    return json.dumps({key: value for key, value in VALUES.items() if key != field})


@pytest.mark.parametrize("kind", EVENTS, ids=NAMES)
@settings(max_examples=20)
@given(data=st.data())
def test_a_fact_of_every_kind_reads_back_from_its_canonical_text(
    kind: type[Event], data: st.DataObject
) -> None:
    told = data.draw(facts(kind))
    text = canonical(told)
    assert fact(text) == told
    assert canonical(fact(text)) == text
    assert fact(text.encode()) == told


@given(facts())
def test_the_canonical_text_is_one_line_of_sorted_json_without_blanks_or_defaults(told: Fact) -> None:
    text = canonical(told)
    assert "\n" not in text
    assert text == json.dumps(json.loads(text), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    value = json.loads(text)
    assert None not in [value[key] for key in value]
    assert [] not in [value[key] for key in value]


def test_blanks_order_and_defaults_of_the_writer_make_no_difference() -> None:
    loose = '{ "event": {"pair":"9", "race": 1, "skater":"anna","distance":"w500","type":"start.false/1"},'
    loose += '"by":"referee","signed":null,"sources":[],"recorded":"2025-12-26",'
    loose += '"happened":"2025-12-26","position":1}'
    assert canonical(fact(loose)) == (
        '{"by":"referee","event":{"distance":"w500","pair":"9","skater":"anna","type":"start.false/1"},'
        '"happened":"2025-12-26","position":1,"recorded":"2025-12-26"}'
    )


def test_the_canonical_text_of_a_fact_is_the_same_for_ever() -> None:
    assert canonical(fact(line())) == (
        '{"by":"referee","event":{"distance":"w500","pair":"9","skater":"anna","type":"start.false/1"},'
        '"happened":"2025-12-26","position":7,"recorded":"2025-12-26T17:31:00Z","sources":["live_1"],'
        '"why":"both moved"}'
    )


def test_wire_names_are_unique_and_carry_their_version() -> None:
    assert len(set(NAMES)) == len(NAMES)
    assert [name for name in NAMES if not name.endswith("/1")] == []
    assert all(name.replace("/1", "").replace(".", "").replace("_", "").islower() for name in NAMES)


def test_a_wire_name_is_not_the_name_of_a_class() -> None:
    assert not {kind.__name__ for kind in EVENTS} & set(NAMES)


def test_every_kind_of_fact_is_known_and_none_twice() -> None:
    def leaves(kind: type[Event]) -> set[type[Event]]:
        below = kind.__subclasses__()
        return {kind} if not below else set().union(*(leaves(one) for one in below))

    assert leaves(Event) == set(EVENTS)


@pytest.mark.parametrize("kind", EVENTS, ids=NAMES)
def test_every_kind_of_fact_says_what_it_is(kind: type[Event]) -> None:
    assert kind.__doc__
    assert kind.__doc__[0].isupper() or kind.__doc__[0].isdigit()


@pytest.mark.parametrize("kind", [kind for kind in EVENTS if kind.reason_due], ids=wire_name)
@settings(max_examples=5)
@given(data=st.data())
def test_a_decision_without_its_reason_is_refused(kind: type[Event], data: st.DataObject) -> None:
    text = canonical(msgspec.structs.replace(data.draw(facts(kind)), why=None))
    with pytest.raises(Refused) as refusal:
        fact(text)
    assert str(refusal.value) == (
        f"A fact of the kind {wire_name(kind)} needs its reason: fill in the field “why”."
    )


def test_what_changes_a_programme_pair_entry_result_or_ticket_needs_a_reason() -> None:
    assert {wire_name(kind).removesuffix("/1") for kind in EVENTS if kind.reason_due} == {
        "programme.changed", "entry.withdrawn", "pair.cancelled", "pair.changed",
        "reskate.granted", "result.corrected",
        "protest.lodged", "protest.decided", "calamity.recorded", "ticket.declined", "start.waived",
        "level.decided", "designation.made", "designation.withdrawn", "start.overruled", "skater.replaced",
        "fact.withdrawn", "mass_start.corrected",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (event_line(type="start.false/2"), "start.false/2"),
        (event_line(type="start.flase/1"), "start.flase/1"),
        (event_line(type=None), "“event.type”"),
        (event_line(lane="inner"), "lane"),
        (event_line(skater=17), "“event.skater”"),
        (event_line(skater="Anna B."), "“event.skater”"),
        (event_line(skater="anna\n"), "“event.skater”"),
        (event_line(distance="500"), "“event.distance”"),
        (event_line(distance="w500\n"), "“event.distance”"),
        (event_line(race=3), "“event.race”"),
        (event_line(race=0), "“event.race”"),
        (event_line(race=True), "“event.race”"),
        (event_line(race=1.5), "“event.race”"),
        (line(position=0), "“position”"),
        (line(position="7"), "“position”"),
        (line(by="me"), "“by”"),
        (line(why=""), "“why”"),
        (line(why=" \t"), "“why”"),
        (line(signed=" "), "“signed”"),
        (line(sources="live_1"), "“sources”"),
        (line(imported="2026-01-01"), "imported"),
        (line(event=[]), "object"),
        (line(event="start.false/1"), "object"),
        (without("event"), "event"),
        (without("by"), "by"),
        (without("recorded"), "recorded"),
        (without("position"), "position"),
        ("[]", "object"),
        ("", "truncated"),
        ("{", "truncated"),
        ("nonsense", "malformed"),
        (line() + "x", "trailing"),
    ],
)
def test_a_line_that_tells_no_fact_is_refused_naming_what_is_wrong(text: str, named: str) -> None:
    with pytest.raises(Refused, match="This is no fact") as refusal:
        fact(text)
    assert named in str(refusal.value)


@pytest.mark.parametrize(
    "text",
    [
        b'{"by":"\xff"}',
        '{"by":"\ud800"}',
        '{"event":' + "[" * 50_000,
        event_line(skater="\ud800"),
    ],
    ids=["not UTF-8", "half a character", "deeply nested", "half a character in the event"],
)
def test_text_that_cannot_be_read_at_all_is_refused_too(text: str | bytes) -> None:
    with pytest.raises(Refused, match="This is no fact"):
        fact(text)


@pytest.mark.parametrize("field", ["happened", "recorded"])
@pytest.mark.parametrize("text", ["yesterday", "2025-02-30", "2025-12-26T17:31:00", ""])
def test_a_fact_at_no_moment_is_refused(field: str, text: str) -> None:
    with pytest.raises(Refused, match="is not a moment"):
        fact(line(**{field: text}))


@pytest.mark.parametrize("time", ["36.87", "36.872", "36.8", "1:07.54", "12:36.352"])
def test_a_time_is_kept_with_exactly_the_decimals_that_were_written(time: str) -> None:
    timed = event_line(type="finish.timed/1", time=time, source="beam")
    assert f'"time":"{time}"' in canonical(fact(timed))


@pytest.mark.parametrize(
    "time", ["36,87", "36", "1:7.54", "1:60.00", "1:512.3", "36.8701", "36.87\n", "", 36.87]
)
def test_a_time_that_is_not_written_as_one_is_refused(time: object) -> None:
    with pytest.raises(Refused, match=r"“event.time”"):
        fact(event_line(type="finish.timed/1", time=time, source="beam"))


@given(st.text())
def test_any_text_is_a_fact_or_refused(text: str) -> None:
    with pytest.raises(Refused):
        fact(text)


def test_a_fact_cannot_be_changed() -> None:
    told = fact(line())
    with pytest.raises(AttributeError):
        told.position = 8  # type: ignore[misc]
    with pytest.raises(AttributeError):
        told.event.skater = "bo"  # type: ignore[attr-defined]
    assert isinstance(told.event, FalseStart)
