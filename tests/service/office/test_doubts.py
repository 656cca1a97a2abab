"""What is asked before something unlikely is recorded, and which records are announced."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from tests.building import Log

from startbewijs.errors import Refused
from startbewijs.log.events import racing as events
from startbewijs.log.events.base import Event
from startbewijs.log.events.tournament import MarkStated
from startbewijs.service.office import racing
from startbewijs.service.office.doubts import Doubtful, doubts, weighed
from startbewijs.service.office.heralding import would_be_records
from startbewijs.service.office.pairs import At
from startbewijs.sport.competition import Competition, Mishap
from startbewijs.sport.distances import Distance
from startbewijs.sport.times import RaceTime

AT = At(Distance.of("w1500"), 1, "pair-1")
NEXT = At(Distance.of("w1500"), 1, "pair-2")
AFTER = At(Distance.of("w1500"), 1, "pair-3")


@pytest.fixture
def log() -> Log:
    made = Log().announces("w1500").registers(*"abcdef", nation="NED").enters("w1500", *"abcdef")
    for n, pair in enumerate(("ab", "cd", "ef"), 1):
        made.draws("w1500", f"pair-{n}", *pair, number=n)
    for kind, time, skater in (
        ("WR", "1:49.83", None),
        ("NR", "1:50.53", None),
        ("TR", "1:52.69", None),
        ("PB", "1:54.00", "a"),
        ("PB", "2:01.00", "b"),
        ("SB", "1:56.00", "a"),
    ):
        made.add(MarkStated(kind=kind, distance="w1500", time=time, skater=skater))  # type: ignore[arg-type]
    return made


def time(
    log: Log, skater: str, text: str, *, at: At = AT, metres: int | None = None, source: str = "beam"
) -> list[Event]:
    return [*racing.time(log.state, at, skater, RaceTime.parse(text), source, metres)]  # type: ignore[arg-type]


def keys(log: Log, found: Iterable[Event]) -> list[str]:
    return [one.key for one in doubts(log.state, tuple(found))]


def record(log: Log, found: Iterable[Event]) -> None:
    for event in found:
        log.add(event)


def test_an_ordinary_time_raises_no_doubt(log: Log) -> None:
    assert keys(log, time(log, "a", "1:55.12")) == []
    assert keys(log, time(log, "a", "25.60", metres=300)) == []


@pytest.mark.parametrize(
    ("skater", "text", "metres", "doubt"),
    [
        ("a", "1:48.00", None, "world:a"),
        ("b", "1:50.00", None, "own:b"),
        ("a", "2:13.00", None, "own:a"),
        ("c", "21.00", 300, "fast:c:300"),
        ("c", "45.00", 700, "fast:c:700"),
    ],
)
def test_a_time_far_from_what_is_skated_is_asked_about(
    log: Log, skater: str, text: str, metres: int | None, doubt: str
) -> None:
    at = NEXT if skater == "c" else AT
    log.add(events.PairCalled(distance="w1500", pair="pair-1"))
    assert doubt in keys(log, time(log, skater, text, at=at, metres=metres))


def test_without_a_world_record_nobody_is_faster_than_anybody_was(log: Log) -> None:
    bare = Log().announces("w500").enters("w500", "a", "b").draws("w500", "1", "a", "b", number=1)
    at = At(Distance.of("w500"), 1, "1")
    assert keys(bare, time(bare, "a", "32.20", at=at)) == ["fast:a:500"]
    assert keys(bare, time(bare, "a", "33.10", at=at)) == []
    assert keys(bare, time(bare, "a", "1:23.45", at=at)) == ["slow:a"]


def test_a_fall_explains_a_slow_time(log: Log) -> None:
    record(log, racing.seen(log.state, AT, "a", Mishap.FELL))
    assert keys(log, time(log, "a", "2:13.00")) == []


def test_a_lap_of_eight_seconds_is_asked_about_whichever_line_is_typed_last(log: Log) -> None:
    record(log, time(log, "a", "25.60", metres=300))
    assert keys(log, time(log, "a", "33.80", metres=700)) == ["fast:a:700", "lap:a:700"]
    record(log, time(log, "a", "1:23.60", metres=1100))
    assert "lap:a:1100" in keys(log, time(log, "a", "1:16.60", metres=700))


def test_a_lap_far_slower_than_the_one_before_is_asked_about(log: Log) -> None:
    record(log, time(log, "a", "25.60", metres=300))
    record(log, time(log, "a", "53.60", metres=700))
    assert keys(log, time(log, "a", "1:38.60", metres=1100)) == ["lap:a:1100"]


def test_splits_that_run_backwards_are_no_doubt_but_refused(log: Log) -> None:
    record(log, time(log, "a", "53.60", metres=700))
    with pytest.raises(Refused, match=r"cannot be at 1100 m after 50.00"):
        doubts(log.state, time(log, "a", "50.00", metres=1100))


def test_another_time_of_one_source_is_asked_about_and_who_would_win_by_it(log: Log) -> None:
    record(log, time(log, "a", "1:55.12"))
    record(log, time(log, "b", "1:58.00"))
    assert keys(log, time(log, "a", "1:55.13")) == ["replaces:a:1500:beam"]
    assert keys(log, time(log, "a", "1:58.13")) == ["replaces:a:1500:beam", "winner:b"]


def test_two_clocks_that_cannot_both_be_right_are_asked_about(log: Log) -> None:
    record(log, time(log, "a", "1:55.12"))
    assert keys(log, time(log, "a", "1:56.12", source="photo_finish")) == ["apart:a:1500:photo_finish"]
    assert keys(log, time(log, "a", "1:55.13", source="photo_finish")) == []
    assert keys(log, time(log, "a", "1:56.12", source="hand")) == []


def test_times_that_fit_the_other_skater_s_best_are_asked_about(log: Log) -> None:
    record(log, time(log, "a", "2:01.20"))
    assert keys(log, time(log, "b", "1:54.30")) == ["lanes:a:b"]


@pytest.mark.parametrize("became", ["did_not_start", "did_not_finish"])
def test_a_time_of_who_did_not_start_or_finish_is_asked_about_and_the_other_way_round(
    log: Log, became: str
) -> None:
    decide = getattr(racing, became)
    record(log, time(log, "b", "2:01.20"))
    assert keys(log, decide(log.state, AT, "b")) == ["timed:b"]
    record(log, decide(log.state, AT, "a"))
    assert keys(log, time(log, "a", "1:55.12")) == ["status:a"]


def test_a_pair_before_which_one_was_left_out_is_asked_about(log: Log) -> None:
    assert keys(log, time(log, "c", "1:58.00", at=NEXT)) == ["turn:pair-2"]
    assert keys(log, racing.called(log.state, AFTER)) == ["turn:pair-3"]
    record(log, racing.called(log.state, AT))
    assert keys(log, time(log, "c", "1:58.00", at=NEXT)) == []


SEEN: dict[str, Callable[[Competition, At], Iterable[Event]]] = {
    "a false start": lambda state, at: racing.false_start(state, at, "a"),
    "nobody's": lambda state, at: racing.false_start(state, at, None),
    "a fall": lambda state, at: racing.seen(state, at, "a", Mishap.FELL),
    "hindered": lambda state, at: racing.hindered(state, at, "a"),
    "a warning": lambda state, at: racing.warned(state, at, "a", "T06"),
    "did not finish": lambda state, at: racing.did_not_finish(state, at, "a"),
    "disqualified": lambda state, at: racing.disqualified(state, at, "a", "T06"),
    "a re-skate": lambda state, at: racing.reskate_granted(state, at, "a"),
}


@pytest.mark.parametrize("what", SEEN)
def test_what_is_seen_of_a_pair_that_was_not_called_is_asked_about(log: Log, what: str) -> None:
    decide = SEEN[what]
    assert keys(log, decide(log.state, AT)) == ["uncalled:pair-1"]
    called = [*racing.called(log.state, AT)]
    assert keys(log, [*called, *decide(log.state, AT)]) == [], "called in the same breath"
    record(log, called)
    assert keys(log, decide(log.state, AT)) == []


def test_who_did_not_start_need_not_be_called_and_says_nothing_of_the_other(log: Log) -> None:
    absent = [*racing.did_not_start(log.state, AT, "a")]
    assert keys(log, absent) == []
    record(log, absent)
    assert keys(log, racing.seen(log.state, AT, "b", Mishap.FELL)) == ["uncalled:pair-1"]
    assert keys(log, racing.did_not_finish(log.state, AT, "a")) == ["uncalled:pair-1", "status:a"]
    record(log, racing.did_not_finish(log.state, AT, "b"))
    assert keys(log, racing.did_not_start(log.state, AT, "b")) == ["status:b"]


@pytest.mark.parametrize(
    ("first", "second", "doubt"),
    [("a", "a", "out:a"), ("b", "a", "out:a"), (None, "b", "out:b"), ("a", None, "unseen:pair-1:1")],
)
def test_the_second_false_start_of_a_pair_is_asked_about_whoever_caused_the_first(
    log: Log, first: str | None, second: str | None, doubt: str
) -> None:
    record(log, racing.called(log.state, AT))
    both = [*racing.false_start(log.state, AT, first), *racing.false_start(log.state, AT, second)]
    together = keys(log, both)
    assert keys(log, both[:1]) == []
    record(log, both[:1])
    assert keys(log, both[1:]) == [doubt]
    assert [one.partition(":")[0] for one in together] == [doubt.partition(":")[0]]


def test_ice_made_anew_while_a_pair_is_due_or_the_next_is_there_is_asked_about(log: Log) -> None:
    def ice(at: At | None) -> list[str]:
        return keys(log, racing.resurfaced(log.state, AT.distance, 1, at))

    assert ice(None) == []
    assert ice(AT) == ["ice:pair-1"]
    record(log, time(log, "a", "1:55.12"))
    record(log, time(log, "b", "2:01.20"))
    assert ice(AT) == []
    record(log, racing.called(log.state, NEXT))
    assert ice(AT) == ["ice-in-use:pair-1"]
    assert ice(None) == ["ice-in-use:None"]


def test_closing_asks_about_everybody_who_has_no_result(log: Log) -> None:
    for at, pair in ((AT, "ab"), (NEXT, "cd"), (AFTER, "ef")):
        for n, skater in enumerate(pair):
            record(log, time(log, skater, f"1:5{8 + n}.0{at.pair[-1]}", at=at))
        record(log, racing.confirmed(log.state, at))
    assert keys(log, racing.closed(log.state, AT.distance)) == []
    log.registers("g").state.contest("w1500").entrants.append("g")
    assert keys(log, racing.closed(log.state, AT.distance)) == ["awaited:1:g"]


def test_a_doubt_is_recorded_once_its_key_is_accepted_and_no_other_is(log: Log) -> None:
    def decide(_: object) -> list[Event]:
        return time(log, "a", "1:40.00")

    with pytest.raises(Doubtful) as raised:
        weighed(decide, ())(log.state)
    assert {one.key for one in raised.value.doubts} == {"world:a", "own:a"}
    assert "far faster than the world record 1:49.83" in str(raised.value)
    with pytest.raises(Doubtful):
        weighed(decide, {"world:a"})(log.state)
    assert weighed(decide, {"world:a", "own:a"})(log.state)
    assert weighed(decide, None)(log.state)


def kinds(log: Log, found: Iterable[Event]) -> list[tuple[str, str]]:
    return [(one.kind, one.skater) for one in would_be_records(log.state, tuple(found))]


@pytest.mark.parametrize(
    ("skater", "text", "due"),
    [
        ("a", "1:49.82", ["WR", "NR", "TR", "PB"]),
        ("a", "1:52.00", ["TR", "PB"]),
        ("a", "1:53.99", ["PB"]),
        ("a", "1:55.99", ["SB"]),
        ("a", "1:56.00", []),
        ("b", "2:00.00", ["PB"]),
    ],
)
def test_the_records_that_a_time_would_be_are_named(log: Log, skater: str, text: str, due: list[str]) -> None:
    assert kinds(log, time(log, skater, text)) == [(kind, skater) for kind in due]


def test_a_hand_time_is_announced_as_no_record(log: Log) -> None:
    assert kinds(log, time(log, "a", "1:49.00", source="hand")) == []


def test_a_confirmation_announces_the_records_of_both_and_they_are_announced_once(log: Log) -> None:
    record(log, time(log, "a", "1:52.00"))
    record(log, time(log, "b", "2:00.00"))
    confirming = [*racing.confirmed(log.state, AT)]
    assert kinds(log, confirming) == [("TR", "a"), ("PB", "a"), ("PB", "b")]
    record(log, confirming)
    record(log, time(log, "c", "1:58.00", at=NEXT))
    assert kinds(log, time(log, "d", "1:59.00", at=NEXT)) == []
