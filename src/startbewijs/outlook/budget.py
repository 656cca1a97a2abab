"""How large the search for a place may become before nothing is proved: in counts, never in time.

The sizes bound the search from above whoever is asked about, since leaving a skater out only makes classes
fewer; they are the same on every machine and every day. The trials of 2025 never came to more than
527 combinations of classes and 2048 states of a cover, random tournaments of that size to 1111 and 24 576.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from operator import mul

from startbewijs.outlook.classes import first_ranks
from startbewijs.outlook.fields import Field
from startbewijs.outlook.places import Rung
from startbewijs.selection.decisions import Decisions
from startbewijs.selection.designations import effective, left
from startbewijs.selection.procedure import Kind, Procedure
from startbewijs.sport.distances import Distance, Sex

MOST_COMBINATIONS = 50_000
"""So many combinations of classes are looked at for a place: seconds at worst, 45 times what was ever met."""
MOST_STATES = 500_000
"""So many states a cover may have: seconds at worst, 20 times what was ever met."""
MOST_USES = 1_000
"""So many uses of the designations are tried: in 2025 there were never more than a handful."""


def affordable(
    rungs: Sequence[Rung],
    fields: Mapping[Distance, Field],
    procedure: Procedure,
    sex: Sex,
    decided: Decisions,
) -> bool:
    """Whether the proof of an order at this moment stays within every one of the three ceilings."""
    return (
        combinations(rungs, fields) <= MOST_COMBINATIONS
        and states(rungs, fields) <= MOST_STATES
        and ways(procedure, sex, decided) <= MOST_USES
    )


def combinations(rungs: Sequence[Rung], fields: Mapping[Distance, Field]) -> int:
    """How many combinations of classes there are over all first rows that a skater can have."""
    above: dict[Distance, int] = {}
    found = 0
    for rung in rungs:
        if rung.distance is not None:
            field = fields[rung.distance]
            others = _product(count for distance, count in above.items() if distance != rung.distance)
            found += others * _own(field, rung.rank)
            above[rung.distance] = len(first_ranks(field, rung.rank, ""))
    return found


def _own(field: Field, rank: int) -> int:
    """How many classes there can be before a skater at this rank."""
    return len({one.forced for one in field.thresholds if len(one.forced) < rank})


def states(rungs: Sequence[Rung], fields: Mapping[Distance, Field]) -> int:
    """How many states the cover by the fewest names can have: what is still needed, kind by kind."""
    depth = {rung.distance: rung.rank for rung in rungs if rung.distance is not None}
    needed = [_most_needed(fields[distance], m) for distance, m in depth.items()]
    names = frozenset[str]().union(*(fields[distance].names for distance in depth))
    return _product(need + 1 for need in needed) * min(1 << len(depth), len(names) + 1)


def _most_needed(field: Field, m: int) -> int:
    return max((choice.least for choice in first_ranks(field, m, "")), default=0)


def ways(procedure: Procedure, sex: Sex, decided: Decisions) -> int:
    """How many uses of the designations there are at the most, over every reading that is left open."""
    allowed = procedure.designations[sex]
    standing = sum(one.kind == Kind.DISTANCE for one in effective(procedure, sex, decided))
    free = 0 if decided.published is not None else max(0, left(procedure, sex, decided))
    struck = len(decided.calamities) if Kind.DISTANCE in allowed.kinds else 0
    readings = max(1, len(allowed.readings))
    found, chosen = 0, 1
    for n in range(min(free, struck) + 1):
        found += chosen * _product([readings] * (standing + n))
        chosen = chosen * (struck - n) // (n + 1)
    return found


def _product(numbers: Iterable[int]) -> int:
    return reduce(mul, numbers, 1)
