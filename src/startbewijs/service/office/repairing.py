"""Pairs after a withdrawal, changed as little as an honest race asks for."""

from __future__ import annotations

from collections.abc import Iterator

from startbewijs.draw.thinning import thinned
from startbewijs.errors import Refused
from startbewijs.log.events.base import Event
from startbewijs.log.events.drawing import PairCancelled
from startbewijs.log.events.racing import PairChanged
from startbewijs.publish.subjects.pairs import in_order
from startbewijs.service.office.drawing import couple
from startbewijs.sport.competition import Competition, Contest, Pair, Race
from startbewijs.sport.distances import Distance


def repaired(state: Competition, distance: Distance, race: int, *, join: bool = False) -> Iterator[Event]:
    """The changes of pairs that were not called yet and lost a skater; none to make is refused.

    A pair that is not skated is cancelled before its skater comes into another.
    """
    contest = state.contest(distance)
    held = contest.races.get(race)
    if held is None:
        raise Refused(
            "The {distance} is skated once, so it has no race {race}.", distance=distance, race=race
        )
    out = {*contest.withdrawn, *held.absent}
    pairs = [pair for pair in in_order(held) if _changeable(pair)]
    lost = [pair for pair in pairs if any(run is not None and run.skater in out for run in pair.seats)]
    if not lost and not join:
        raise _nothing(contest, held, out)
    known = [pair for pair in pairs if pair in lost or all(run and run.lane for run in pair.seats)]
    changes = thinned([couple(contest, pair) for pair in known], out, join=join)
    if not changes:
        raise _nothing(contest, held, out)
    for change in sorted(changes, key=lambda one: (bool(one.pair.skaters), one.at)):
        pair = known[change.at].id
        if not change.pair.skaters:
            yield PairCancelled(distance=distance.key, race=race, pair=pair)
        else:
            yield PairChanged(
                distance=distance.key,
                race=race,
                pair=pair,
                skaters=change.pair.skaters,
                lane="outer" if change.pair.inner is None else "inner",
            )


def _changeable(pair: Pair) -> bool:
    """Whether a pair is still to be called."""
    timed = any(run is not None and run.timings for run in pair.seats)
    return not (pair.reskate or pair.called or pair.started or pair.false_starts or timed or pair.confirmed)


def _nothing(contest: Contest, held: Race, out: set[str]) -> Refused:
    for pair in in_order(held):
        gone = any(run is not None and run.skater in out for run in pair.seats)
        if gone and not pair.reskate and not _changeable(pair) and pair.confirmed is None:
            return Refused(
                "Pair {pair} of the {distance} is on the ice already; it is no longer changed.",
                pair=pair.id,
                distance=contest.distance,
            )
    return Refused(
        "No pair of the {distance}, race {race}, has to change: nobody in one that is still to be called has "
        "withdrawn.",
        distance=contest.distance,
        race=held.number,
    )
