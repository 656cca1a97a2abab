"""Which races to come can settle a skater's question by themselves, whatever all the others bring.

A distance can *bring in* a skater who may still go or not, if there is an outcome of it with which the skater
is certain by the order in every ending of the rest; it can *keep out*, if there is one with which no ending
brings the skater in. Both are there is, for all: one looks for the outcome that helps most (its rows go to
names that stand above anyway) or hurts most (to names that stand nowhere), and there is none where even an
outcome that is better, or worse, than any real one is not enough.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from startbewijs.outlook.fields import Field, Runner
from startbewijs.outlook.ladder import Ladder
from startbewijs.outlook.places import Bounds, Rung, bounds
from startbewijs.outlook.supposing import reachable_order
from startbewijs.sport.distances import Distance

Order = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decisive:
    """What a distance can settle for a skater; None where neither was proved."""

    distance: Distance
    skater: str
    brings_in: bool | None
    keeps_out: bool | None


def decisive(climbed: Ladder, distance: Distance, skater: str) -> Decisive:
    """What a distance that is not closed can settle for a skater who may still go or not."""
    return Decisive(
        distance, skater, _brings_in(climbed, distance, skater), _keeps_out(climbed, distance, skater)
    )


def _brings_in(climbed: Ladder, distance: Distance, skater: str) -> bool | None:
    size = climbed.team_size
    own_ranks = [*_own_ranks(climbed, distance, skater)]
    for own in own_ranks:
        order = _helping(climbed, distance, skater, own)
        if order is not None and _safe(_settled(climbed, distance, order, skater), size):
            return True
    if not any(_safe(_without_rows(climbed, distance, skater, own), size) for own in own_ranks):
        return False
    return None


def _keeps_out(climbed: Ladder, distance: Distance, skater: str) -> bool | None:
    size = climbed.team_size
    strangers = tuple(f"stranger-{rank}" for rank in range(1, _depth(climbed, distance) + 1))
    if not _lost(_settled(climbed, distance, strangers, skater), size):
        return False
    unknown = reachable_order(climbed.fields[distance], strangers)
    order = strangers if unknown else _hurting(climbed, distance, skater)
    if order is not None and _lost(_settled(climbed, distance, order, skater), size):
        return True
    return None


def _safe(found: Bounds, size: int) -> bool:
    return found.worst.place is not None and found.worst.place <= size


def _lost(found: Bounds, size: int) -> bool:
    return found.best is None or found.best.place is None or found.best.place > size


def _depth(climbed: Ladder, distance: Distance) -> int:
    return sum(rung.distance == distance for rung in climbed.rungs)


def _own_ranks(climbed: Ladder, distance: Distance, skater: str) -> Iterator[int | None]:
    yield None
    if climbed.fields[distance].runner(skater) is not None:
        yield from range(1, _depth(climbed, distance) + 1)


def _settled(climbed: Ladder, distance: Distance, order: Sequence[str], skater: str) -> Bounds:
    """The bounds once the first ranks of a distance are these, and nobody else has a row of it."""
    ended = Field(tuple(Runner(name, rank, rank, False) for rank, name in enumerate(order)), None)
    return bounds(climbed.rungs, {**climbed.fields, distance: ended}, skater)


def _without_rows(climbed: Ladder, distance: Distance, skater: str, own: int | None) -> Bounds:
    """The bounds if a distance brought no name at all but the skater's: better than any outcome of it."""
    rungs = [
        Rung(None, 0, skater) if rung.distance == distance else rung
        for rung in climbed.rungs
        if rung.distance != distance or rung.rank == own
    ]
    return bounds(rungs, climbed.fields, skater)


def _helping(climbed: Ladder, distance: Distance, skater: str, own: int | None) -> Order | None:
    """The first ranks of a distance with as many doublures as there can be; None if it cannot end so."""
    field = climbed.fields[distance]
    free = [runner.name for runner in field.runners if runner.name != skater]
    above: list[str] = []
    order: list[str] = []
    for rung in climbed.rungs:
        if rung.distance != distance:
            above += _holder(climbed, rung)
            continue
        standing = [name for name in above if name in free]
        if rung.rank != own and not (standing or free):
            return None
        name = skater if rung.rank == own else (standing or _standing_elsewhere(climbed, free) or free)[0]
        free = [other for other in free if other != name]
        order.append(name)
    return tuple(order) if reachable_order(field, order) else None


def _hurting(climbed: Ladder, distance: Distance, skater: str) -> Order | None:
    """The first ranks of a distance with names that stand nowhere and have the fewest other races."""
    field = climbed.fields[distance]
    standing = [name for rung in climbed.rungs for name in _holder(climbed, rung)]
    others = [climbed.fields[other] for other in climbed.fields if other != distance]

    def harmless(name: str) -> tuple[int, int, str]:
        row = len(standing) - standing.index(name) if name in standing else 0
        return row, sum(other.runner(name) is not None for other in others), name

    names = sorted((one.name for one in field.runners if one.name != skater), key=harmless)
    order = tuple(names[: _depth(climbed, distance)])
    return order if len(order) == _depth(climbed, distance) and reachable_order(field, order) else None


def _holder(climbed: Ladder, rung: Rung) -> list[str]:
    """Who stands on a row for good; nobody while that is open."""
    if rung.distance is None:
        return [] if rung.named is None else [rung.named]
    if climbed.competition.contest(rung.distance).closed is None:
        return []
    rank = rung.rank - 1
    here = [runner for runner in climbed.fields[rung.distance].runners if runner.lo <= rank <= runner.hi]
    return [here[0].name] if len(here) == 1 and not here[0].may_fail else []


def _standing_elsewhere(climbed: Ladder, free: Sequence[str]) -> list[str]:
    """Of these names those who stand on a row already, from the top."""
    standing = [name for rung in climbed.rungs for name in _holder(climbed, rung)]
    return [name for name in dict.fromkeys(standing) if name in free]
