"""What a fact is about, and whether two facts meet: then whoever records second has to have seen both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from startbewijs.log.events.base import Event, InRace, OnSkater
from startbewijs.log.events.racing import (
    PairCalled,
    PairChanged,
    PairDrawn,
    PairStarted,
    ResultCorrected,
    ResultPublished,
    SkaterDidNotStart,
    SkaterDisqualified,
)
from startbewijs.log.events.undoing import FactWithdrawn
from startbewijs.log.facts import Fact
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Distance

_ON_ONE = (OnSkater, SkaterDidNotStart, SkaterDisqualified, ResultCorrected, ResultPublished)
_PARTS: Mapping[type[Event], str] = {PairCalled: "the call", PairStarted: "the shot"}
"""Parts of a pair that are neither lane: a time takes both for granted, so it does not wait for them."""


@dataclass(frozen=True, slots=True)
class About:
    """A pair of a race, or a part of it: one skater, the call or the shot.

    `pair` is None for who is in none.
    """

    distance: str
    race: int
    pair: str | None
    part: str | None

    def meets(self, other: About) -> bool:
        """Whether both are about the same pair, and not about two parts of it."""
        if (self.distance, self.race, self.pair) != (other.distance, other.race, other.pair):
            return False
        return self.part is None or other.part is None or self.part == other.part


def about(event: Event, state: Competition, known: Sequence[Fact]) -> tuple[About, ...]:
    """What a fact is about in a state; one that takes another back is about the same as that one."""
    if isinstance(event, FactWithdrawn):
        return _taken_back(known[event.fact - 1].event, state, known)
    if not isinstance(event, InRace):
        return ()
    skater = event.skater if isinstance(event, _ON_ONE) else None
    pair: str | None = getattr(event, "pair", None)
    if pair is None:
        if skater is None:
            return ()
        pair = _pair_of(skater, event, state)
    part = next((part for kind, part in _PARTS.items() if isinstance(event, kind)), skater)
    return (About(event.distance, event.race, pair, part),)


def met(known: Sequence[Fact], seen: int, events: Sequence[Event], state: Competition) -> list[Fact]:
    """The facts recorded after a position that these events meet."""
    ours = [one for event in events for one in about(event, state, known)]
    return [
        fact
        for fact in known[seen:]
        if any(theirs.meets(our) for theirs in about(fact.event, state, known) for our in ours)
    ]


def _taken_back(slip: Event, state: Competition, known: Sequence[Fact]) -> tuple[About, ...]:
    """Without its call or shot, or its seats, the whole pair is another; who sat in it is in none."""
    found = about(slip, state, known)
    if isinstance(slip, tuple(_PARTS)):
        return tuple(replace(one, part=None) for one in found)
    if isinstance(slip, PairDrawn | PairChanged):
        return (*found, *(About(slip.distance, slip.race, None, one) for one in slip.skaters if one))
    return found


def _pair_of(skater: str, event: InRace, state: Competition) -> str | None:
    """The last pair of a race in which somebody is drawn: a re-skate comes behind the pair it mends."""
    contest = state.contests.get(Distance.of(event.distance))
    held = None if contest is None else contest.races.get(event.race)
    found = [] if held is None else [pair.id for pair in held.pairs.values() if pair.run(skater)]
    return found[-1] if found else None
