"""What the hall has been told: the tournament without the results that its wall is still waiting for."""

from __future__ import annotations

from collections.abc import Sequence

from startbewijs.log.events.racing import PairConfirmed, ResultCorrected
from startbewijs.log.facts import Fact
from startbewijs.sport.competition import Competition, Pair
from startbewijs.sport.copying import copied
from startbewijs.sport.distances import Distance

Untold = frozenset[tuple[Distance, int, str]]
"""Pairs that are confirmed and not released: distance, race, id."""
NOTHING: Untold = frozenset()


def untold(state: Competition) -> Untold:
    """The pairs whose result counts and is held back from the wall."""
    return frozenset(
        (contest.distance, number, pair.id)
        for contest in state.contests.values()
        for number, held in contest.races.items()
        for pair in held.pairs.values()
        if state.held_back(contest, pair)
    )


def in_order(state: Competition, pairs: Untold) -> list[tuple[Distance, int, Pair]]:
    """The same pairs, the one that was confirmed first before the others."""
    found = [(where, race, state.contest(where).races[race].pairs[id_]) for where, race, id_ in pairs]
    return sorted(found, key=lambda one: one[2].confirmed or 0)


def as_told(competition: Competition, pairs: Untold) -> Competition:
    """The competition as if these pairs were not confirmed yet, nor corrected since.

    What was handed over stays as it is.
    """
    state = copied(competition)
    for distance, race, id_ in pairs:
        contest = state.contests.get(distance)
        if contest is None or id_ not in contest.races[race].pairs:
            continue  # an earlier position, at which it is not drawn yet
        held = contest.races[race]
        pair = held.pairs[id_]
        pair.confirmed = None
        for run in pair.seats:
            if run is not None:
                held.corrected.pop(run.skater, None)
    return state


def told_facts(facts: Sequence[Fact], state: Competition, pairs: Untold) -> tuple[Fact, ...]:
    """These facts without those that say what one of the pairs came to."""
    return tuple(fact for fact in facts if not _says(fact, state, pairs))


def _says(fact: Fact, state: Competition, pairs: Untold) -> bool:
    event = fact.event
    if isinstance(event, PairConfirmed):
        return (Distance.of(event.distance), event.race, event.pair) in pairs
    if not isinstance(event, ResultCorrected):
        return False
    where = Distance.of(event.distance)
    drawn = state.contest(where).races[event.race].pairs.values()
    return any((where, event.race, one.id) in pairs and one.run(event.skater) for one in drawn)
