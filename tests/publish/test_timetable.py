"""Estimated starts follow from the programme and from the starts so far, and from no clock."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.building import Log

from startbewijs.log.events import racing, tournament
from startbewijs.log.events.undoing import FactWithdrawn
from startbewijs.log.facts import Fact
from startbewijs.log.fold.folding import folded
from startbewijs.publish.snapshot import Snapshot
from startbewijs.publish.timetable import timetable
from startbewijs.sport.competition import Drawing
from startbewijs.sport.distances import Distance
from startbewijs.sport.moments import Moment

DAY = "2025-12-26"
W500, W1000 = Distance.of("w500"), Distance.of("w1000")


def shown(log: Log) -> Snapshot:
    return Snapshot(log.state, tuple(log.facts), len(log.facts))


def clock(at: datetime) -> str:
    return f"{at.astimezone(Log().state.zone):%H:%M:%S}"


def starts(log: Log, distance: Distance = W500, race: int = 1) -> dict[str, str]:
    found = timetable(shown(log)).pairs
    return {id_: clock(at) for (of, number, id_), at in found.items() if (of, number) == (distance, race)}


def races(log: Log) -> dict[tuple[str, int], str]:
    return {(of.key, race): clock(at) for (_, of, race), at in timetable(shown(log)).races.items()}


def meet(*blocks: tournament.Block, pairs: int = 5) -> Log:
    """A women's 500 m with this many drawn pairs and a 1000 m with eight entrants, on a programme."""
    log = Log().announces("w500").announces("w1000")
    names = [f"a{n}" for n in range(2 * pairs)]
    log.enters("w500", *names).enters("w1000", *names[:8])
    for n in range(pairs):
        log.draws("w500", str(n + 1), names[2 * n], names[2 * n + 1], number=n + 1)
    log.add(tournament.ProgrammeSet(day=DAY, blocks=blocks))
    return log


def block(distance: str = "w500", **known: object) -> tournament.Block:
    return tournament.Block(distance=distance, **known)  # type: ignore[arg-type]


def started(log: Log, pair: str, hour: str) -> Log:
    moment = f"{DAY}T{hour}+01:00"
    log.add(racing.PairStarted(distance="w500", pair=pair), recorded=moment)
    return log


def test_pairs_follow_each_other_from_the_announced_hour_on() -> None:
    assert starts(meet(block(start="14:00"), pairs=3)) == {"1": "14:00:00", "2": "14:02:10", "3": "14:04:20"}


def test_the_ice_is_made_anew_after_the_pairs_of_the_programme() -> None:
    log = meet(block(start="14:00", resurfacings=(2,)), pairs=3)
    assert starts(log) == {"1": "14:00:00", "2": "14:02:10", "3": "14:19:20"}


def test_a_later_race_begins_when_the_ice_is_free_and_the_break_is_over() -> None:
    log = meet(block(start="14:00"), block("w1000", pause=20), pairs=3)
    assert races(log) == {("w500", 1): "14:00:00", ("w1000", 1): "14:26:30"}


def test_a_later_race_never_begins_before_its_announced_hour() -> None:
    log = meet(block(start="14:00"), block("w1000", start="16:00"), pairs=3)
    assert races(log)["w1000", 1] == "16:00:00"
    late = meet(block(start="14:00"), block("w1000", start="14:01"), pairs=3)
    assert races(late)["w1000", 1] == "14:06:30"


def test_a_race_that_is_not_drawn_takes_as_long_as_its_pairs_or_entrants_say() -> None:
    order = (block("w1000", start="14:00"), block())
    assert races(meet(*order))["w500", 1] == "14:12:40"  # four pairs of eight entrants
    told = (block("w1000", start="14:00", pairs=6, resurfacings=(3,)), block())
    assert races(meet(*told))["w500", 1] == "14:34:00"


def test_a_start_that_is_recorded_moves_all_that_follow() -> None:
    log = started(meet(block(start="14:00"), block("w1000"), pairs=3), "1", "14:10:00")
    assert starts(log) == {"2": "14:12:10", "3": "14:14:20"}
    assert races(log) == {("w1000", 1): "14:16:30"}


def test_the_rhythm_of_the_day_counts_once_three_gaps_are_seen() -> None:
    log = meet(block(start="14:00"), pairs=6)
    for n, hour in enumerate(("14:00:00", "14:03:00", "14:06:00"), 1):
        started(log, str(n), hour)
    assert starts(log)["4"] == "14:08:10"
    started(log, "4", "14:09:00")
    assert starts(log) == {"5": "14:12:00", "6": "14:15:00"}


def test_nothing_to_come_is_estimated_before_what_was_recorded_last() -> None:
    log = started(meet(block(start="14:00"), pairs=2), "1", "14:00:00")
    log.add(racing.PairCalled(distance="w500", pair="2"), recorded=f"{DAY}T14:20:00+01:00")
    assert starts(log) == {}
    waiting = started(meet(block(start="14:00"), pairs=3), "1", "14:00:00")
    waiting.add(
        racing.PassingTimed(distance="w500", pair="1", skater="a0", metres=100, time="10.50", source="beam"),
        recorded=f"{DAY}T14:30:00+01:00",
    )
    assert starts(waiting)["2"] == "14:30:00"


def test_a_start_that_was_a_slip_counts_for_nothing() -> None:
    log = started(meet(block(start="14:00"), pairs=2), "1", "15:00:00")
    last = log.facts[-1]
    at = Moment.parse(f"{DAY}T15:00:30+01:00")
    slip = Fact(
        position=last.position + 1,
        happened=at,
        recorded=at,
        by="office",
        why="slip",
        event=FactWithdrawn(fact=last.position),
    )
    facts = (*log.facts, slip)
    found = timetable(Snapshot(folded(facts), facts, len(facts))).pairs
    assert {id_ for _, _, id_ in found} == {"1", "2"}
    assert min(map(clock, found.values())) == "15:00:30"


def test_what_is_recorded_on_another_day_moves_nothing() -> None:
    log = meet(block("w1000", start="10:00"), pairs=3)
    log.add(tournament.ProgrammeSet(day="2025-12-27", blocks=(block(start="14:00"),)))
    started(log, "1", "09:00:00")
    assert starts(log) == {"2": "14:02:10", "3": "14:04:20"}


def test_without_an_hour_nothing_is_estimated() -> None:
    assert timetable(shown(meet(block()))).pairs == {}
    assert timetable(shown(Log().announces("w500"))).races == {}


@given(
    st.lists(st.integers(60, 600), min_size=0, max_size=7),
    st.sets(st.integers(1, 7), max_size=3),
    st.integers(0, 59),
)
def test_estimates_keep_the_order_of_the_ice_whatever_was_recorded(
    gaps: list[int], ice: set[int], minute: int
) -> None:
    log = meet(block(start=f"14:{minute:02d}", resurfacings=tuple(sorted(ice))), block("w1000"), pairs=8)
    seconds = 0
    for n, gap in enumerate(gaps, 1):
        seconds += gap
        started(log, str(n), f"{14 + seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}")
    found = timetable(shown(log))
    order = [found.pairs[W500, 1, str(n)] for n in range(len(gaps) + 1, 9)]
    assert order == sorted(order)
    assert len(set(order)) == len(order)
    (next_race,) = [at for (_, of, _), at in found.races.items() if of == W1000]
    assert next_race > order[-1]
    recorded = log.state.recorded
    assert recorded is not None
    if gaps and recorded.at is not None:
        assert order[0] >= recorded.at


@pytest.mark.parametrize("quartets", [False, True])
def test_pairs_of_a_quartet_start_together(quartets: bool) -> None:
    log = meet(block(start="14:00"), pairs=4)
    log.state.contests[W500].races[1].drawn = Drawing(1, "by hand", None, 4, quartets, fastest_first=False)
    hours = list(starts(log).values())
    assert len(set(hours)) == (2 if quartets else 4)
