"""The selection of one sex as every page and table about it reads it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from startbewijs.outlook.status import Outlook
from startbewijs.publish.snapshot import Snapshot
from startbewijs.publish.words import N_, Words
from startbewijs.results.classification import Classification, classification
from startbewijs.selection.procedure import Procedure
from startbewijs.selection.selected import Selected, selected_in
from startbewijs.selection.team import Team
from startbewijs.selection.walk import Outcome, Step, Walk
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Distance, Sex
from startbewijs.sport.times import RaceTime


@dataclass(frozen=True, slots=True)
class Choice:
    """The selection of one sex, with the state of the tournament that knows the names and times in it.

    `proved` has what is proved of a skater's place over all endings, where that was asked for.
    """

    state: Competition
    found: Selected
    proved: Mapping[str, Outlook] = field(default_factory=dict)
    _tables: dict[Distance, Classification] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )

    @property
    def sex(self) -> Sex:
        return self.found.sex

    @property
    def limit(self) -> int | None:
        """How many go; None where everyone goes who holds a ticket, so that there is no line."""
        return None if self.sex in self.found.procedure.limitless else self.walk.team_size

    @property
    def walk(self) -> Walk:
        return self.found.order

    @property
    def team(self) -> Team:
        return self.found.team

    @property
    def open(self) -> bool:
        """Whether the team is not published yet, so that only what is proved may be said of it."""
        return bool(self.proved) and self.found.decided.published is None

    def proof(self, skater: str) -> Outlook | None:
        """What is proved of a skater, as long as the team is not published and where that was asked for."""
        return self.proved.get(skater) if self.open else None

    @property
    def under_way(self) -> bool:
        """Whether a row can still change by a race or an open designation."""
        return bool(self.walk.unsettled)

    @property
    def moving(self) -> bool:
        """Whether rows may still change places, since the times draw them and not all are known."""
        return self.found.procedure.drawn(self.sex) and self.under_way

    @property
    def line_after(self) -> int | None:
        """The row below which the line is drawn, if every open row brings a new name."""
        for step in self.walk.steps if self.limit is not None else ():
            brings = step.outcome not in (Outcome.DOUBLURE, Outcome.EMPTY)
            if step.names_above + step.open_above + brings >= self.walk.team_size:
                return step.number
        return None

    def name(self, skater: str) -> str:
        """The full name of a skater."""
        return self.state.skater(skater).name

    def names(self, skaters: Iterable[str], words: Words, last: str = N_("and")) -> str:
        """The full names, as a person lists them."""
        return words.listed((self.name(skater) for skater in skaters), last)

    def events_of(self, skater: str) -> list[str]:
        """The distances and team events that a skater starts on, by key."""
        starts = self.found.starts
        keys = [found.distance.key for found in starts.distances if found.start(skater)]
        return keys + [named.event for named in starts.line_ups if skater in named.skaters]

    def time(self, step: Step) -> RaceTime | None:
        """The time with which the holder has the rank of a row."""
        distance = step.filling.row.distance
        if distance is None or len(step.skaters) != 1 or distance not in self.state.contests:
            return None
        if distance not in self._tables:
            self._tables[distance] = classification(self.state.contest(distance))
        line = self._tables[distance].line(step.skaters[0])
        return None if line is None else line.time


def choices(
    snapshot: Snapshot,
    procedure: Procedure,
    sexes: tuple[Sex, ...],
    proved: Iterable[Outlook] = (),
    known: Mapping[Sex, Selected] = MappingProxyType({}),
) -> list[Choice]:
    """The selection of each sex, as races and decisions have made it; the `known` was made already."""
    state = snapshot.competition
    found = [*proved]
    return [
        Choice(
            state,
            known.get(sex) or selected_in(procedure, sex, state),
            {one.skater: one for one in found if state.skater(one.skater).sex is sex},
        )
        for sex in sexes
    ]
