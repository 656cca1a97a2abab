"""What a draw comes to: its facts, and those that take back the one before, where it is made anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec

from startbewijs.draw.field import Couple
from startbewijs.errors import Refused
from startbewijs.log.events.base import Event, InRace
from startbewijs.log.events.drawing import DrawMade, PairCancelled
from startbewijs.log.events.racing import PairChanged, PairDrawn
from startbewijs.log.events.undoing import FactWithdrawn
from startbewijs.log.facts import Fact
from startbewijs.log.fold.folding import folded
from startbewijs.service.office.drawing import Wanted, draw_of, drawing, pairs_of, standings
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Distance

_DRAW = (DrawMade, PairDrawn, PairChanged, PairCancelled)


@dataclass(frozen=True, slots=True)
class Decided:
    """A draw, its pairs, what its groups were made by, and the facts that record all of it."""

    draw: DrawMade
    pairs: tuple[Couple, ...]
    standings: Mapping[str, int]
    events: tuple[Event, ...]


def decided(facts: Sequence[Fact], wanted: Wanted, seed: str, *, again: bool = False) -> Decided:
    """The draw that is asked for, in the state that these facts add up to."""
    state = folded(facts)
    withdrawn: tuple[FactWithdrawn, ...] = ()
    if again:
        withdrawn, state = taken_back(facts, state, wanted.distance, wanted.race)
    draw = draw_of(state, wanted, seed)
    return Decided(
        draw,
        pairs_of(state, draw),
        standings(state, state.contest(wanted.distance), draw),
        (*withdrawn, *drawing(state, draw)),
    )


def as_seen(facts: Sequence[Fact], seen: int, wanted: Wanted, seed: str, *, again: bool = False) -> Decided:
    """The same, if it is what a preview at position `seen` showed; else refused."""
    if not 1 <= seen <= len(facts):
        raise Refused(
            "There is no position {position}: this log has the positions 1 to {last}.",
            position=seen,
            last=len(facts),
        )
    now = decided(facts, wanted, seed, again=again)
    if seen < len(facts) and not _same(now, facts[:seen], wanted, seed, again=again):
        raise Refused(
            "Since position {seen} something was recorded that makes this another draw; look at it again "
            "without --record.",
            seen=seen,
        )
    return now


def _same(now: Decided, facts: Sequence[Fact], wanted: Wanted, seed: str, *, again: bool) -> bool:
    """Whether these facts come to the same draw."""
    try:
        then = decided(facts, wanted, seed, again=again)
    except Refused:
        return False
    return (now.draw, now.pairs) == (then.draw, then.pairs)


def taken_back(
    facts: Sequence[Fact], state: Competition, distance: Distance, race: int
) -> tuple[tuple[FactWithdrawn, ...], Competition]:
    """What takes the draw of a race back, and the state without it; one that has begun is refused."""
    slips = [
        fact.position
        for fact in facts
        if isinstance(fact.event, InRace)
        and isinstance(fact.event, _DRAW)
        and (fact.event.distance, fact.event.race) == (distance.key, race)
        and fact.position not in state.undone
    ]
    if not slips:
        raise Refused(
            "The {distance}, race {race}, has no draw that could be taken back.", distance=distance, race=race
        )
    withdrawn = tuple(FactWithdrawn(fact=position) for position in reversed(slips))
    last = facts[-1]
    back = [
        msgspec.structs.replace(last, position=n, why="-", act=None, sources=(), event=event)
        for n, event in enumerate(withdrawn, last.position + 1)
    ]
    try:
        return withdrawn, folded([*facts, *back])
    except Refused:
        raise Refused(
            "The {distance}, race {race}, has begun: a pair was called, or more was recorded about it. Its "
            "draw stays.",
            distance=distance,
            race=race,
        ) from None
