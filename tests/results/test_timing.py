"""Which of several clocks counts, and what a hand time is worth."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.building import Log

from startbewijs.errors import Refused
from startbewijs.log.events import racing, tournament
from startbewijs.results.outcomes import Outcome, outcomes
from startbewijs.results.records import records
from startbewijs.results.timing import clocked, counting
from startbewijs.rules.articles import TIME_SOURCES
from startbewijs.sport.competition import Status, Timing
from startbewijs.sport.times import RaceTime

TIMINGS = st.lists(
    st.builds(
        Timing,
        st.sampled_from([200, 600, 1000]),
        st.integers(1, 99_999).map(RaceTime),
        st.sampled_from(TIME_SOURCES.value),
    ),
    max_size=12,
)
ON = {"distance": "w500", "pair": "1", "skater": "ann"}


def drawn() -> Log:
    return Log().announces("w500").enters("w500", "ann", "bea").draws("w500", "1", "ann", "bea")


def outcome(log: Log, skater: str = "ann") -> Outcome:
    return outcomes(log.state.contest("w500"), 1)[skater]


@given(TIMINGS)
def test_at_every_line_one_time_counts_the_last_one_of_the_most_trusted_source(timings: list[Timing]) -> None:
    found = counting(clocked(timings))
    assert set(found) == {timing.metres for timing in timings}
    for metres, counts in found.items():
        here = [timing for timing in timings if timing.metres == metres]
        best = min(TIME_SOURCES.value.index(timing.source) for timing in here)
        last = [timing for timing in here if TIME_SOURCES.value.index(timing.source) == best][-1]
        assert (counts.source, counts.given) == (last.source, last.time)


@given(TIMINGS)
def test_no_recorded_time_is_lost(timings: list[Timing]) -> None:
    found = clocked(timings)
    told = sorted((one.metres, one.source, one.given.ms) for one in found)
    assert told == sorted((one.metres, one.source, one.time.ms) for one in timings)
    assert all(not one.replaced for one in found if one.counts)


@given(TIMINGS, st.sampled_from(["transponder", "hand"]), st.integers(1, 99_999))
def test_a_later_time_of_a_lower_source_never_displaces_a_higher_one(
    timings: list[Timing], lower: str, ms: int
) -> None:
    before = counting(clocked(timings))
    after = counting(clocked([*timings, Timing(600, RaceTime(ms), lower)]))
    for metres, one in before.items():
        if TIME_SOURCES.value.index(one.source) < TIME_SOURCES.value.index(lower):
            assert after[metres] == one


def test_a_lower_source_that_is_sent_again_still_counts_for_nothing() -> None:
    log = drawn().times("w500", "1", "ann", "37.245").times("w500", "1", "ann", "37.20", source="transponder")
    log.times("w500", "1", "ann", "37.10", source="transponder").confirms("w500", "1")
    found = outcome(log)
    assert str(found.time) == "37.24"
    assert [(one.source, str(one.time), one.replaced, one.counts) for one in found.clocked] == [
        ("photo_finish", "37.24", False, True),
        ("transponder", "37.20", True, False),
        ("transponder", "37.10", False, False),
    ]


def test_a_hand_time_counts_two_tenths_more_and_in_hundredths() -> None:
    log = drawn().times("w500", "1", "ann", "37.249", source="hand").confirms("w500", "1")
    found = outcome(log)
    assert (found.time, found.source) == (RaceTime.parse("37.44"), "hand")
    assert found.clocked[0].given == RaceTime.parse("37.249")


def test_a_hand_time_in_tenths_stays_known_to_tenths() -> None:
    log = drawn().times("w500", "1", "ann", "37.2", source="hand").confirms("w500", "1")
    assert outcome(log).time == RaceTime.parse("37.4")


@pytest.mark.parametrize("first", [True, False])
def test_a_tournament_may_set_another_correction(first: bool) -> None:
    log, setting = Log(), tournament.HandCorrectionSet(correction="0.24")
    if first:
        log.add(setting)
    log.announces("w500").enters("w500", "ann", "bea").draws("w500", "1", "ann", "bea")
    if not first:
        log.add(setting)
    log.times("w500", "1", "ann", "37.20", source="hand").confirms("w500", "1")
    assert outcome(log).time == RaceTime.parse("37.44")


def test_a_correction_cannot_change_once_hand_times_are_recorded() -> None:
    log = drawn().times("w500", "1", "ann", "37.20", source="hand")
    with pytest.raises(Refused, match="w500 has hand times already"):
        log.add(tournament.HandCorrectionSet(correction="0.24"))


def test_a_correction_of_a_second_is_refused() -> None:
    with pytest.raises(Refused, match="less than a second"):
        drawn().add(tournament.HandCorrectionSet(correction="1.00"))


@pytest.mark.parametrize(
    ("source", "fell"), [("hand", []), ("transponder", ["TR"]), ("photo_finish", ["TR"])]
)
def test_a_hand_time_sets_no_record(source: str, fell: list[str]) -> None:
    log = drawn()
    log.add(tournament.MarkStated(kind="TR", distance="w500", time="37.50"))
    log.times("w500", "1", "ann", "36.90", source=source).confirms("w500", "1")
    assert [one.kind for one in records(log.state)] == fell


def test_a_hand_time_in_the_same_hundredth_as_another_is_not_told_apart_from_it() -> None:
    log = drawn().times("w500", "1", "ann", "37.04", source="hand").times("w500", "1", "bea", "37.245")
    log.confirms("w500", "1")
    assert outcome(log).time == RaceTime.parse("37.24")
    assert not outcome(log).time.beats(outcome(log, "bea").time)  # type: ignore[union-attr, arg-type]


def test_a_correction_of_the_result_counts_and_every_clock_stays_to_be_seen() -> None:
    log = drawn().times("w500", "1", "ann", "37.245").times("w500", "1", "ann", "37.20", source="beam")
    log.add(racing.PassingTimed(**ON, metres=100, time="10.4", source="beam"))  # type: ignore[arg-type]
    log.confirms("w500", "1")
    log.add(racing.ResultCorrected(distance="w500", skater="ann", time="37.250"), why="photo read anew")
    found = outcome(log)
    assert (found.status, found.source, str(found.time)) == (Status.FINISHED, "correction", "37.25")
    assert [(one.metres, one.source, one.counts) for one in found.clocked] == [
        (100, "beam", True),
        (500, "photo_finish", False),
        (500, "beam", False),
    ]
