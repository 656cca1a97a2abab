"""The committee's roads into the team, for a skater whom the races do not bring in for certain."""

from __future__ import annotations

from dataclasses import dataclass, replace

from startbewijs.outlook.ladder import Ladder, Uncovered
from startbewijs.outlook.places import bounds
from startbewijs.selection.designations import effective, left
from startbewijs.selection.procedure import Kind
from startbewijs.sport.distances import Distance


@dataclass(frozen=True, slots=True)
class Roads:
    """What the committee can still do for a skater.

    `rows` are the open designated rows, number and event, that would give a place inside the line;
    `distances` those on which a calamity of the skater is recorded; `for_team` whether a designation for
    the team is allowed. `left` designations are free, which rows need not count among.
    """

    rows: tuple[tuple[int, str], ...] = ()
    distances: tuple[Distance, ...] = ()
    for_team: bool = False
    left: int = 0

    @property
    def any(self) -> bool:
        """Whether there is a road at all."""
        return bool(self.rows or self.distances or self.for_team)


NO_ROADS = Roads()
"""Where the committee can do nothing for a skater."""


def roads(climbed: Ladder | Uncovered, skater: str) -> Roads:
    """The designations that could still bring a skater in; none once the team is published or declined."""
    if isinstance(climbed, Uncovered):
        return NO_ROADS
    procedure, sex, decided = climbed.procedure, climbed.sex, climbed.decided
    if decided.published is not None or skater in decided.declined:
        return NO_ROADS
    allowed = procedure.designations[sex]
    free = max(0, left(procedure, sex, decided))
    rows = tuple(
        (row.number, row.event)
        for index, row in enumerate(climbed.rows)
        if climbed.rungs[index].distance is None
        and climbed.rungs[index].named is None
        and Kind.ROW in allowed.kinds
        and (free or not allowed.rows_count)
        and _inside(climbed, index, skater)
    )
    made = {(one.skater, one.event) for one in effective(procedure, sex, decided)}
    distances = tuple(
        distance
        for who, distance in decided.calamities
        if who == skater and free and Kind.DISTANCE in allowed.kinds and (who, distance.key) not in made
    )
    return Roads(rows, distances, bool(free) and Kind.TEAM in allowed.kinds, free)


def _inside(climbed: Ladder, index: int, skater: str) -> bool:
    """Whether a skater named for an open row could go by it."""
    rungs = [*climbed.rungs]
    rungs[index] = replace(rungs[index], named=skater)
    best = bounds(rungs, climbed.fields, skater).best
    return best is not None and best.place is not None and best.place <= climbed.team_size
