"""What every story is made from: one position of a log, what is proved there, and the day it tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from startbewijs.outlook.status import Outlook, Status
from startbewijs.publish.story.tracing import Trace
from startbewijs.results.records import Noticed
from startbewijs.selection.procedure import Procedure
from startbewijs.selection.selected import Selected
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Distance, Sex


@dataclass(frozen=True)
class Known:
    """What every item is made from: one position of a log, what is proved there, and the day it is about."""

    state: Competition
    procedure: Procedure
    trace: Trace
    day: date
    selected: Mapping[Sex, Selected]
    outlooks: Mapping[str, Outlook]
    fallen: tuple[Noticed, ...]

    def status(self, skater: str) -> Status | None:
        """The status of a skater, where there is one."""
        found = self.outlooks.get(skater)
        return None if found is None else found.status

    def rows(self, skater: str) -> tuple[int, ...]:
        """The rows of distances and designations that a skater holds for good."""
        name = self.selected[self.state.skater(skater).sex].order.name(skater)
        return () if name is None else name.rows

    def tickets(self, skater: str) -> list[Distance]:
        """The distances on which a skater holds a ticket, in the order in which they were closed."""
        sex = self.state.skater(skater).sex
        held = [
            filling.row.distance
            for filling in self.selected[sex].fillings
            if filling.holder == skater and filling.row.distance is not None
        ]
        return sorted(held, key=lambda distance: self.state.contests[distance].closed or 0)

    def declined(self, sex: Sex) -> frozenset[str]:
        """Who of a sex does not go."""
        return frozenset(self.selected[sex].decided.declined)

    def ground(self, sex: Sex) -> tuple[int, ...]:
        """The facts on which the order of a sex rests."""
        adoption = self.state.adoption
        closed = [contest.closed for contest in self.state.of_sex(sex) if contest.closed is not None]
        decided = [
            made.position
            for made in self.state.designations.values()
            if self.state.skater(made.skater).sex is sex
        ]
        first = [] if adoption is None else [adoption.position]
        return (*first, *closed, *decided)
