"""One sex at one position of a log, with everything that is proved about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from startbewijs.outlook.committee import Use
from startbewijs.outlook.status import Outlook
from startbewijs.publish.answer import Data, distance_data, skater_data
from startbewijs.publish.words import N_, Words
from startbewijs.selection.procedure import Procedure
from startbewijs.selection.selected import Selected, selected_in
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Sex


@dataclass(frozen=True)
class Prospect:
    """The outlook of everyone of one sex, with the state that knows the names and times in it.

    `known` is the selection that follows from that state, where it was made already.
    """

    state: Competition
    procedure: Procedure
    sex: Sex
    outlooks: tuple[Outlook, ...]
    known: Selected | None = field(default=None, compare=False)

    @property
    def team_size(self) -> int:
        return self.procedure.team_size[self.sex]

    @property
    def limit(self) -> int | None:
        """How many go; None where everyone goes who holds a ticket, so that there is no line."""
        return None if self.sex in self.procedure.limitless else self.team_size

    @property
    def ticks(self) -> int:
        """How many places an interval bar shows: one for each row."""
        return len(self.procedure.orders[self.sex])

    @cached_property
    def selected(self) -> Selected:
        """The order, the team and the starts, as far as they are decided."""
        return self.known or selected_in(self.procedure, self.sex, self.state)

    def of(self, skater: str) -> Outlook | None:
        """The outlook of one skater; None for who is entered nowhere."""
        return next((one for one in self.outlooks if one.skater == skater), None)

    def rows(self, skater: str) -> tuple[int, ...]:
        """The rows that a skater holds for good."""
        name = self.selected.order.name(skater)
        return () if name is None else name.rows

    def name(self, skater: str) -> str:
        """The full name of a skater."""
        return self.state.skater(skater).name

    def names(self, skaters: Iterable[str], words: Words, last: str = N_("and")) -> str:
        """The full names, as a person lists them."""
        return words.listed((self.name(skater) for skater in skaters), last)


def prospect_data(one: Prospect) -> Data:
    """What holds for the whole order: its size and how it is bounded."""
    return {"sex": one.sex.name.lower(), "team_size": one.limit, "rows": one.ticks}


def outlook_data(one: Prospect, found: Outlook) -> Data:
    """What is proved about one skater."""
    return {
        "sex": one.sex.name.lower(),
        "skater": skater_data(one.state.skater(found.skater)),
        "status": found.status.value,
        "now": found.now,
        "best": found.best,
        "worst": found.worst,
        "rows": list(one.rows(found.skater)),
        "doublures_needed": found.doublures_needed,
        "threat": None if found.threat is None else use_data(one, found.threat),
        "not_proved_because": None if found.uncovered is None else found.uncovered.value,
    }


def use_data(one: Prospect, use: Use) -> Data:
    """A use of the designations."""
    return {
        "on_distances": [
            {
                "skater": skater_data(one.state.skater(made.skater)),
                "distance": distance_data(made.distance),
                "reading": made.reading.value,
            }
            for made in use.on_distances
        ],
        "for_the_team": use.for_team,
        "displaced": use.displaced,
    }
