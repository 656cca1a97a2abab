"""Whether an ending that the proof shows can happen, and where it puts the skater: from the definitions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.oracles.brute import Order, place

from startbewijs.outlook.fields import Field
from startbewijs.outlook.places import Ending, Ranks, Rung
from startbewijs.sport.distances import Distance


def attained(
    rungs: Sequence[Rung], fields: Mapping[Distance, Field], skater: str, ending: Ending, *, widest: bool
) -> tuple[int | None, int | None]:
    """The row and the place of the skater after an ending, played by walking the rows.

    An ending that cannot happen fails an assertion. In the `widest` every open designated row brings a new
    name, in the others nobody.
    """
    orders: dict[Distance, Order] = dict.fromkeys(fields, ())
    for distance, ranks in ending.ranks.items():
        orders[distance] = _order(fields[distance], ranks, skater, str(distance.metres) if widest else "")
    fillers = [f"new {n}" if widest else None for n in range(len(rungs))]
    return _row(rungs, orders, skater), place(rungs, orders, skater, fillers)


def _order(field: Field, ranks: Ranks, skater: str, strangers: str) -> Order:
    """The order of a distance in which those on the first ranks have the best results they can reach."""
    results: dict[str, int] = {}
    for runner in field.runners:
        if runner.name in ranks.members:
            assert runner.lo <= ranks.threshold, f"{runner.name} cannot be as fast as that"
            results[runner.name] = runner.lo
        elif runner.name == skater and ranks.skater:
            assert runner.lo <= ranks.threshold <= runner.hi, f"{skater} cannot have that result"
            results[skater] = ranks.threshold
        elif not runner.may_fail:
            assert ranks.threshold <= runner.hi, f"{runner.name} is sure to be faster"
            results[runner.name] = max(runner.lo, ranks.threshold)
    assert set(ranks.members) <= set(results), "somebody from nowhere"
    unknown = ranks.size - len(ranks.members)
    assert unknown == 0 or (field.strangers is not None and field.strangers <= ranks.threshold)
    first = sorted(ranks.members, key=results.__getitem__)
    first += [f"stranger {strangers} {n}" for n in range(unknown)]
    behind = sorted(set(results) - set(first), key=lambda name: (results[name], name != skater))
    return (*first, *behind)


def _row(rungs: Sequence[Rung], orders: Mapping[Distance, Order], skater: str) -> int | None:
    for row, rung in enumerate(rungs):
        held = rung.named
        if rung.distance is not None:
            held = (*orders[rung.distance], *[None] * rung.rank)[rung.rank - 1]
        if held == skater:
            return row
    return None
