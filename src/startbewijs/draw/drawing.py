"""A race drawn: groups, pairs and lanes."""

from __future__ import annotations

from collections.abc import Sequence

from startbewijs.draw.field import Couple, Entrant, Settings
from startbewijs.draw.groups import groups
from startbewijs.draw.lots import Lots
from startbewijs.draw.matching import matched
from startbewijs.draw.spreading import spread


def drawn(entrants: Sequence[Entrant], settings: Settings, lot: Lots) -> tuple[Couple, ...]:
    """The pairs in the order in which they skate.

    By ranking, where the best two skate last against each other, is the same with groups of two.
    """
    made = groups(entrants, settings, lot)
    teams = {one.skater: one.team for one in entrants} if settings.spread else {}
    order = list(enumerate(made, 1))
    if not settings.fastest_first:
        order.reverse()
    return tuple(
        couple
        for number, group in order
        for couple in spread(matched(group, lot, number, alone_last=settings.alone_last), teams)
    )


def swapped(
    before: Sequence[Couple], entrants: Sequence[Entrant], lot: Lots, *, alone_last: bool = False
) -> tuple[Couple, ...]:
    """The pairs of an earlier race in the same order, with the lanes exchanged.

    Whose opponent no longer takes part, or who was in no pair, meets another such skater, lanes exchanged as
    far as can be; they skate where the later of the two would have. Of an odd number one skates alone.
    """
    staying = {one.skater: one for one in entrants}
    placed: list[tuple[int, int, Couple]] = []
    single: dict[str, int] = {}
    for at, pair in enumerate(before, 1):
        left = [skater for skater in pair.skaters if skater in staying]
        if len(left) == 2:
            placed.append((at, 0, Couple(pair.outer, pair.inner)))
        elif left:
            single[left[0]] = at
    drawn_before = {skater for pair in before for skater in pair.skaters}
    single |= {skater: 0 for skater in staying if skater not in drawn_before}
    joined = matched([staying[skater] for skater in single], lot, alone_last=alone_last)
    placed += [(max(single[skater] for skater in pair.skaters), n, pair) for n, pair in enumerate(joined)]
    return tuple(pair for _, _, pair in sorted(placed, key=lambda one: one[:2]))
