"""Which records something would be that is about to be recorded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from startbewijs.log.events import racing
from startbewijs.log.events.base import Event
from startbewijs.results.outcomes import outcomes
from startbewijs.results.records import Noticed, records
from startbewijs.service.office.likely import own_best
from startbewijs.service.office.pairs import At, of_event
from startbewijs.service.office.supposing import with_events
from startbewijs.sport.competition import Competition

_SKATED = (racing.FinishTimed, racing.PassingTimed, racing.PairConfirmed)


def would_be_records(state: Competition, events: Sequence[Event]) -> tuple[Noticed, ...]:
    """The records that these events would be once their pairs are confirmed: worldwide to personal.

    A season best is named where the skater's own best stands.
    """
    after = with_events(state, events)
    touched = {of_event(event): None for event in events if isinstance(event, _SKATED)}
    waiting = [at for at in touched if at.seats(after).confirmed is None]
    confirmed = with_events(
        after, [racing.PairConfirmed(distance=at.distance.key, race=at.race, pair=at.pair) for at in waiting]
    )
    distances = sorted({at.distance for at in touched})
    known = {_same(one) for distance in distances for one in records(state, distance)}
    runs = {
        (at.distance, run.skater): at for at in touched for run in at.seats(after).seats if run is not None
    }
    found = [
        one
        for distance in distances
        for one in records(confirmed, distance)
        if _same(one) not in known and (one.distance, one.skater) in runs
    ]
    own = {(one.distance, one.skater) for one in found if one.kind == "PB"}
    for (distance, skater), at in runs.items():
        if (distance, skater) not in own:
            found += _season_best(state, confirmed, at, skater)
    return tuple(found)


def heralds_of(state: Competition, at: At) -> tuple[Noticed, ...]:
    """The records that a pair which is not confirmed would be if it were confirmed just so."""
    return would_be_records(
        state, [racing.PairConfirmed(distance=at.distance.key, race=at.race, pair=at.pair)]
    )


def _same(one: Noticed) -> tuple[object, ...]:
    return (one.kind, one.distance, one.race, one.skater, one.time.cut().ms)


def _season_best(state: Competition, after: Competition, at: At, skater: str) -> Iterator[Noticed]:
    outcome = outcomes(after.contest(at.distance), at.race)[skater]
    mark = own_best(state, at.distance, skater, "SB")
    if (
        outcome.time is None
        or mark is None
        or outcome.source == "hand"
        or not outcome.time.cut().ms < mark.cut().ms
    ):
        return
    yield Noticed(
        "SB",
        at.distance,
        at.race,
        skater,
        outcome.time,
        mark,
        skater,
        equalled=False,
        computed=True,
        published=False,
        position=outcome.position or 0,
    )
