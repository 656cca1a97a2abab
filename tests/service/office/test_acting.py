"""A command is recorded whole or not at all, once for each key, never over what its sender had not seen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from threading import Barrier, Thread

import pytest
from tests.building import Log

from startbewijs.errors import Refused
from startbewijs.log.chain import chained
from startbewijs.log.events.base import Event
from startbewijs.log.events.racing import FalseStart, FinishTimed
from startbewijs.log.facts import canonical
from startbewijs.service.library import Library
from startbewijs.service.office.acting import Changed, Decide, Hand, acted
from startbewijs.service.office.pairs import At
from startbewijs.service.office.racing import called, confirmed, started, time
from startbewijs.service.office.ruling import correction
from startbewijs.service.office.undoing import undo
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Distance
from startbewijs.sport.times import RaceTime

HAND = Hand(by="timekeeper")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    made = Log().announces("w500").enters("w500", "ann", "bea").draws("w500", "1", "ann", "bea")
    found = Library(tmp_path, lambda: datetime(2025, 12, 26, 18, tzinfo=UTC))
    assert found.puts_new("trials", list(chained(map(canonical, made.facts))))
    return found


def timed(skater: str, time: str, *more: Event) -> Decide:
    def decide(state: Competition) -> Iterator[Event]:
        yield FinishTimed(distance="w500", race=1, pair="1", skater=skater, time=time, source="hand")
        yield from more

    return decide


def length(library: Library) -> int:
    return len(library.facts("trials"))


def test_a_command_is_recorded_with_its_hand(library: Library) -> None:
    hand = Hand(by="timekeeper", signed="J. Jansen", why="the camera failed", act="k-000001")
    done = acted(library, "trials", hand, timed("ann", "38.1"))
    (fact,) = done.facts
    assert (fact.by, fact.signed, fact.why, fact.act) == (hand.by, hand.signed, hand.why, hand.act)
    assert (done.before.position, done.after.position) == (fact.position - 1, fact.position)
    assert library.facts("trials")[-1][1] == fact


def test_one_wrong_fact_leaves_none_of_its_command(library: Library) -> None:
    before = length(library)
    wrong = FinishTimed(distance="w500", race=1, pair="2", skater="ann", time="38.1", source="hand")
    with pytest.raises(Refused):
        acted(library, "trials", HAND, timed("ann", "38.1", wrong))
    assert length(library) == before


def test_what_arrives_twice_with_one_key_is_recorded_once(library: Library) -> None:
    hand = Hand(by="timekeeper", act="k-000001")
    first = acted(library, "trials", hand, timed("ann", "38.1"))
    acted(library, "trials", HAND, timed("bea", "38.3"))
    again = acted(library, "trials", hand, timed("ann", "38.1"))
    assert again.again
    assert again.facts == first.facts
    assert length(library) == first.after.position + 1


def test_who_had_not_seen_the_last_fact_about_a_lane_has_to_look_first(library: Library) -> None:
    seen = length(library)
    acted(library, "trials", HAND, timed("ann", "38.1"))
    with pytest.raises(Changed, match=f"fact {seen + 1}"):
        acted(library, "trials", Hand(by="timekeeper", seen=seen), timed("ann", "38.2"))
    assert length(library) == seen + 1


def test_nobody_has_to_look_at_what_they_recorded_themselves(library: Library) -> None:
    seen = length(library)
    for n, read in enumerate(("38.1", "38.2")):
        acted(library, "trials", Hand(by="timekeeper", seen=seen, act=f"laptop-1-{n}"), timed("ann", read))
    assert length(library) == seen + 2
    with pytest.raises(Changed):
        acted(library, "trials", Hand(by="timekeeper", seen=seen, act="laptop-2-0"), timed("ann", "38.3"))


def test_two_lanes_do_not_stand_in_each_other_s_way(library: Library) -> None:
    seen = length(library)
    acted(library, "trials", HAND, timed("ann", "38.1"))
    assert acted(library, "trials", Hand(by="timekeeper", seen=seen), timed("bea", "38.2")).facts


def test_what_is_about_the_whole_pair_stands_in_the_way_of_both_lanes(library: Library) -> None:
    seen = length(library)
    acted(library, "trials", HAND, lambda _: [FalseStart(distance="w500", race=1, pair="1", skater="ann")])
    with pytest.raises(Changed):
        acted(library, "trials", Hand(by="timekeeper", seen=seen), timed("bea", "38.2"))


def test_a_time_waits_for_nobody_who_calls_or_starts_the_pair(library: Library) -> None:
    seen, at = length(library), At(Distance.of("w500"), 1, "1")
    acted(library, "trials", HAND, lambda state: called(state, at))
    for skater in ("ann", "bea"):  # the first of them starts the pair

        def finished(state: Competition, skater: str = skater) -> Iterator[Event]:
            return time(state, at, skater, RaceTime.parse("38.1"), "hand")

        assert acted(library, "trials", Hand(by="timekeeper", seen=seen), finished).facts
    with pytest.raises(Changed):
        acted(library, "trials", Hand(by="referee", seen=seen), lambda state: confirmed(state, at))


@pytest.mark.parametrize("slip", ["time", "start"])
def test_what_was_taken_back_meanwhile_has_to_be_seen_before_it_is_confirmed(
    library: Library, slip: str
) -> None:
    at = At(Distance.of("w500"), 1, "1")
    acted(library, "trials", HAND, lambda state: started(state, at))
    first = length(library)
    for skater in ("ann", "bea"):
        acted(library, "trials", HAND, timed(skater, "38.1"))
    acted(library, "trials", HAND, timed("ann", "38.2"))
    seen = length(library)
    undo(library, "trials", Hand(by="timekeeper", why="typed wrongly"), (seen if slip == "time" else first,))
    with pytest.raises(Changed) as changed:
        acted(library, "trials", Hand(by="referee", seen=seen), lambda state: confirmed(state, at))
    assert [one.position for one in changed.value.since] == [seen + 1]


def test_of_two_who_take_the_same_back_the_second_has_to_look(library: Library) -> None:
    acted(library, "trials", HAND, timed("ann", "38.1"))
    seen = length(library)
    acted(library, "trials", HAND, timed("ann", "38.2"))
    with pytest.raises(Changed):
        undo(library, "trials", Hand(by="referee", why="typed wrongly", seen=seen), (seen,))


def test_of_two_corrections_of_one_result_the_second_has_to_look(library: Library) -> None:
    for skater in ("ann", "bea"):
        acted(library, "trials", HAND, timed(skater, "38.1"))
    at, distance = At(Distance.of("w500"), 1, "1"), Distance.of("w500")
    acted(library, "trials", HAND, lambda state: confirmed(state, at))
    seen, referee = length(library), Hand(by="referee", why="the film", seen=length(library))

    def corrected(skater: str, time: str) -> Decide:
        return lambda state: correction(state, distance, 1, state.skater(skater), time=time)

    acted(library, "trials", referee, corrected("ann", "38.5"))
    acted(library, "trials", referee, corrected("bea", "38.6"))
    with pytest.raises(Changed, match=f"fact {seen + 1}"):
        acted(library, "trials", referee, corrected("ann", "38.7"))


def test_whoever_has_seen_more_than_there_is_looks_at_another_log(library: Library) -> None:
    with pytest.raises(Refused, match="load the page anew"):
        acted(library, "trials", Hand(by="timekeeper", seen=999), timed("bea", "38.2"))


def test_of_many_who_record_at_once_each_is_recorded_once(library: Library) -> None:
    before, writers = length(library), 8
    start = Barrier(writers)

    def write(n: int) -> None:
        start.wait()
        acted(library, "trials", Hand(by="timekeeper", act=f"key-0000{n}"), timed("ann", f"38.{n}"))

    threads = [Thread(target=write, args=(n,)) for n in range(writers)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    acts = [fact.act for _, fact in library.facts("trials")[before:]]
    assert sorted(filter(None, acts)) == [f"key-0000{n}" for n in range(writers)]
