"""What the committee may still do: every allowed use of the designations that are free, and its effect."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product

from startbewijs.outlook.fields import BEFORE_ALL, Field, Runner
from startbewijs.outlook.ladder import Ladder
from startbewijs.outlook.places import Rung, worst
from startbewijs.selection.designations import effective, left
from startbewijs.selection.procedure import Kind, Reading
from startbewijs.sport.distances import Distance

FIRST_OF_ALL = -1
"""Better than any result: where a designated skater counts as first, behind the prequalified."""


@dataclass(frozen=True, slots=True)
class OnDistance:
    """A designation on a distance under one reading of what it does there."""

    skater: str
    distance: Distance
    reading: Reading


@dataclass(frozen=True, slots=True)
class Use:
    """One use of the designations, made ones and free ones: on distances, and for the team.

    `displaced` names can lose their place to it, the last above the line first.
    """

    on_distances: tuple[OnDistance, ...]
    for_team: int

    @property
    def displaced(self) -> int:
        lowest = sum(made.reading is Reading.LOWEST for made in self.on_distances)
        return self.for_team + lowest


def uses(ladder: Ladder) -> Iterator[Use]:
    """Every use of the designations that the procedure allows from here, the strongest of each sort.

    Made designations stand, in every reading that is left open; free ones go to recorded calamities or,
    the rest, to the team, since one more for the team can only displace more. Once the team is published
    nothing is free.
    """
    procedure, sex, decided = ladder.procedure, ladder.sex, ladder.decided
    allowed = procedure.designations[sex]
    made = effective(procedure, sex, decided)
    standing = [(one.skater, Distance.of(one.event)) for one in made if one.kind == Kind.DISTANCE]
    team = sum(one.kind == Kind.TEAM for one in made)
    free = 0 if decided.published is not None else max(0, left(procedure, sex, decided))
    possible = [key for key in decided.calamities if key not in standing and key[0] not in decided.declined]
    if Kind.DISTANCE not in allowed.kinds:
        possible = []
    for count in range(min(free, len(possible)) + 1):
        for chosen in combinations(possible, count):
            rest = free - count if Kind.TEAM in allowed.kinds else 0
            both = [*standing, *chosen]
            for readings in product(allowed.readings, repeat=len(both)):
                on = tuple(
                    OnDistance(skater, distance, reading)
                    for (skater, distance), reading in zip(both, readings, strict=True)
                )
                yield Use(on, team + rest)


def counted(ladder: Ladder, skater: str, use: Use) -> int | None:
    """The worst place of a skater under a use of the designations, the displaced names added.

    It is the place that must still be inside the line; None where the skater may end on no row.
    """
    changed = under(ladder, use)
    place = worst(changed.rungs, changed.fields, skater).place
    return None if place is None else place + use.displaced


def hardest_use(ladder: Ladder, skater: str) -> tuple[Use, int | None] | None:
    """The use of the designations that comes closest to a skater's place, and the place counted under it.

    Uses on the skater's own behalf are left aside; None where there is no other.
    """
    hardest: tuple[Use, int | None] | None = None
    for use in uses(ladder):
        if any(made.skater == skater for made in use.on_distances):
            continue
        place = counted(ladder, skater, use)
        if place is None:
            return use, None
        if hardest is None or hardest[1] is None or place > hardest[1]:
            hardest = use, place
    return hardest


def under(ladder: Ladder, use: Use) -> Ladder:
    """The order and fields once a use of the designations had its effect on the rows.

    Who counts as first is in the team wherever that row stands, so the name is put above all rows too.
    """
    if use.on_distances not in ladder.changed:
        ladder.changed[use.on_distances] = _changed(ladder, use)
    return ladder.changed[use.on_distances]


def _changed(ladder: Ladder, use: Use) -> Ladder:
    if not use.on_distances:
        return ladder
    fields = dict(ladder.fields)
    firsts: list[Rung] = []
    lowest: dict[Distance, list[str]] = {}
    for made in use.on_distances:
        if _first_already(ladder, made):
            firsts.append(Rung(None, 0, made.skater))
        elif made.reading is Reading.FIRST:
            held = fields[made.distance]
            others = tuple(
                _before(runner, ladder.procedure.named_on(made.distance))
                for runner in held.runners
                if runner.name != made.skater
            )
            first = Runner(made.skater, FIRST_OF_ALL, FIRST_OF_ALL, False)
            fields[made.distance] = Field((first, *others), held.strangers)
            firsts.append(Rung(None, 0, made.skater))
        else:
            lowest.setdefault(made.distance, []).append(made.skater)
    rungs = [_lowest(ladder, rung, lowest) for rung in ladder.rungs]
    return replace(ladder, rungs=(*firsts, *rungs), fields=fields)


def _first_already(ladder: Ladder, made: OnDistance) -> bool:
    """Whether the designated skater is prequalified there and has started, so that no row changes."""
    runner = ladder.fields[made.distance].runner(made.skater)
    named = made.skater in ladder.procedure.named_on(made.distance)
    return named and runner is not None and not runner.may_fail


def _before(runner: Runner, named: Sequence[str]) -> Runner:
    """A skater of the field, before the designated if prequalified."""
    if runner.name not in named:
        return runner
    due = BEFORE_ALL + named.index(runner.name)
    return replace(runner, lo=due, hi=due)


def _lowest(ladder: Ladder, rung: Rung, designated: Mapping[Distance, Sequence[str]]) -> Rung:
    """A row, which goes to a designated skater if it is one of the lowest holders."""
    if rung.distance is None:
        return rung
    put = designated.get(rung.distance, ())
    nth = rung.rank - (ladder.procedure.places[rung.distance.key] - len(put)) - 1
    return Rung(None, 0, put[nth]) if nth >= 0 and put else rung
