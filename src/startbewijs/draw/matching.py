"""The pairs of one group, with the lanes of an earlier race exchanged as far as can be."""

from __future__ import annotations

from collections import Counter
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
        kept = _kept_without(waiting)
        one = min(waiting, key=lambda one: kept[_due(one)])
        waiting.remove(one)
        alone = [_couple(one, None, number)]
    pairs: list[Couple] = []
    while waiting:
        first = waiting.pop(0)
        kept = _kept_without(waiting)
        kept[_due(first)] += _due(first) is not None  # one of two who are due the same lane keeps the other
        second = min(waiting, key=lambda one: kept[_due(one)])
        waiting.remove(second)
        pairs.append(_couple(first, second, number))
    return (*pairs, *alone) if alone_last else (*alone, *pairs)


def _due(one: Entrant) -> Lane | None:
    return None if one.before is None else one.before.other


def _kept_without(waiting: Sequence[Entrant]) -> dict[Lane | None, int]:
    """How many have to keep the lane of the earlier race at least, when somebody who is due a lane is out.

    Those who are left are an even number. Too many for one lane meet whoever is due none, then each other.
    """
    due = Counter(map(_due, waiting))

    def kept(without: Lane | None) -> int:
        left = due - Counter([without])
        return max(0, abs(left[Lane.INNER] - left[Lane.OUTER]) - left[None]) // 2

    return {lane: kept(lane) for lane in (None, *Lane)}


def _couple(first: Entrant, second: Entrant | None, number: int | None) -> Couple:
    """Two in their lanes: the first by lot gets the lane that is due, or the inner one."""
    lane = _due(first) or (_due(second) or Lane.OUTER).other if second else _due(first) or Lane.INNER
    other = None if second is None else second.skater
    if lane is Lane.INNER:
        return Couple(first.skater, other, number)
    return Couple(other, first.skater, number)
