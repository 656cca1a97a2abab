"""The groups of a draw: the best together, and whoever has no time yet with the slowest."""

from __future__ import annotations

from collections.abc import Sequence

from startbewijs.draw.field import Entrant, Settings
from startbewijs.draw.lots import Lots


def groups(entrants: Sequence[Entrant], settings: Settings, lot: Lots) -> tuple[tuple[Entrant, ...], ...]:
    """The entrants in groups, the best group first.

    Full groups are cut from the best on; the rest, with everybody who has no standing, is the last. Who are
    level are parted by lot. Only the group of the skater who skates alone is odd, so where that one skates
    among the best, the best group is one smaller.
    """
    by_lot = sorted(entrants, key=lambda one: lot(one.skater))
    ranked = sorted((one for one in by_lot if one.standing is not None), key=lambda one: one.standing or 0)
    without = [one for one in by_lot if one.standing is None]
    odd_among_best = len(entrants) % 2 and settings.fastest_first != settings.alone_last
    found: list[tuple[Entrant, ...]] = []
    size = settings.group_size - 1 if odd_among_best else settings.group_size
    while len(ranked) >= size:
        found.append(tuple(ranked[:size]))
        ranked, size = ranked[size:], settings.group_size
    if ranked or without:
        found.append((*ranked, *without))
    return tuple(found)
