"""The pairs of one group, with the lanes of an earlier race exchanged as far as can be."""

from __future__ import annotations

from collections.abc import Sequence

from startbewijs.draw.field import Couple, Entrant
from startbewijs.draw.lots import Lots
from startbewijs.sport.distances import Lane


def matched(
    group: Sequence[Entrant], lot: Lots, number: int | None = None, *, alone_last: bool = False
) -> tuple[Couple, ...]:
    """A group in pairs, in the order in which they skate; of an odd number one skates alone, first or last.

    Without an earlier race two follow each other by lot, the first in the inner lane. After one, who is due
    the inner lane meets who is due the outer; only where too many are due the same lane do two of them
    meet, and the first by lot gets it. So no draw exchanges more lanes.
    """
    waiting = sorted(group, key=lambda one: lot(one.skater))
    alone: list[Couple] = []
    if len(waiting) % 2:
        one = min(waiting, key=lambda one: _kept([other for other in waiting if other is not one]))
        waiting.remove(one)
        alone = [_couple(one, None, number)]
    pairs: list[Couple] = []
    while waiting:
        first = waiting.pop(0)
        second = min(
            waiting,
            key=lambda one: _kept([other for other in waiting if other is not one]) + _same_lane(first, one),
        )
        waiting.remove(second)
        pairs.append(_couple(first, second, number))
    return (*pairs, *alone) if alone_last else (*alone, *pairs)


def _due(one: Entrant) -> Lane | None:
    return None if one.before is None else one.before.other


def _same_lane(first: Entrant, second: Entrant) -> int:
    return int(_due(first) is not None and _due(first) is _due(second))


def _kept(waiting: Sequence[Entrant]) -> int:
    """How many of these, an even number, have to skate in the lane of the earlier race again at least."""
    inner = sum(_due(one) is Lane.INNER for one in waiting)
    outer = sum(_due(one) is Lane.OUTER for one in waiting)
    free = len(waiting) - inner - outer
    return max(0, abs(inner - outer) - free) // 2


def _couple(first: Entrant, second: Entrant | None, number: int | None) -> Couple:
    """Two in their lanes: the first by lot gets the lane that is due, or the inner one."""
    lane = _due(first) or (_due(second) or Lane.OUTER).other if second else _due(first) or Lane.INNER
    other = None if second is None else second.skater
    if lane is Lane.INNER:
        return Couple(first.skater, other, number)
    return Couple(other, first.skater, number)
