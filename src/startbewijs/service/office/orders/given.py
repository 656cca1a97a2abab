"""What a screen sends with a command, read word by word; and what a command of the desk is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from startbewijs.errors import Refused
from startbewijs.log.events.base import Event
from startbewijs.selection.procedure import Procedure
from startbewijs.service.library import Library
from startbewijs.service.naming import skater_named
from startbewijs.service.office.pairs import At
from startbewijs.service.queries import adopted
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Distance, Sex, sex_asked
from startbewijs.sport.skaters import Skater

LONGEST = 2_000
"""Letters that a word from a screen may have; a reason may have as many."""


@dataclass(frozen=True, slots=True)
class Given:
    """What a screen sent, by name; where procedures lie, and the reason that was given."""

    words: Mapping[str, str]
    library: Library
    why: str | None = field(default=None)

    def optional(self, name: str) -> str | None:
        """A word that may be left out."""
        found = " ".join(self.words.get(name, "").split())
        if len(found) > LONGEST:
            raise Refused("“{name}” is too long; say it in {most} letters.", name=name, most=LONGEST)
        return found or None

    def text(self, name: str) -> str:
        """A word that has to be there."""
        found = self.optional(name)
        if found is None:
            raise Refused("“{name}” is empty; fill it in.", name=name)
        return found

    def whole(self, name: str) -> int:
        """A whole number."""
        text = self.text(name)
        if not (text.isascii() and text.isdigit() and len(text) < 10):
            raise Refused("“{text}” is no whole number.", text=text[:40])
        return int(text)

    def whole_or_none(self, name: str) -> int | None:
        """A whole number that may be left out."""
        return None if self.optional(name) is None else self.whole(name)

    def distance(self) -> Distance:
        """The distance."""
        return Distance.of(self.text("distance"))

    def distances(self) -> tuple[Distance, ...]:
        """One distance, or several with blanks or commas between."""
        return tuple(Distance.of(one) for one in self.text("distances").replace(",", " ").split())

    def sex(self) -> Sex:
        """Women or men."""
        return sex_asked(self.text("sex"))

    def at(self) -> At:
        """The pair."""
        return At(self.distance(), self.whole("race"), self.text("pair"))

    def skater(self, state: Competition, name: str = "skater") -> Skater:
        """The skater who is named, by id or name."""
        return skater_named([self.text(name)], state)

    def skater_or_none(self, state: Competition, name: str) -> Skater | None:
        """A skater who may be left out."""
        return None if self.optional(name) is None else self.skater(state, name)

    def skaters(self, state: Competition, name: str = "skaters") -> tuple[Skater, ...]:
        """Several skaters, a name on each line or with commas between."""
        words = self.words.get(name, "")[:LONGEST].replace("\r", "").replace("\n", ",").split(",")
        return tuple(skater_named([one.strip()], state) for one in words if one.strip())

    def procedure(self, state: Competition) -> Procedure:
        """The selection procedure that was adopted."""
        return adopted(self.library, state)


Make = Callable[[Competition, Given], Iterable[Event]]


@dataclass(frozen=True, slots=True)
class Order:
    """A command of the desk: the name under which `powers` knows it, and what it comes to."""

    power: str
    make: Make
