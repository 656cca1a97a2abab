"""News items: what can be told, free of any language, each with the facts it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from startbewijs.sport.distances import Distance
from startbewijs.sport.skaters import Skater
from startbewijs.sport.times import RaceTime


class Where(StrEnum):
    """Which pair of a race, as a reader thinks of it."""

    LAST = "last"
    LAST_BUT_ONE = "last_but_one"
    BEFORE_ICE = "before_ice"
    OPENING = "opening"
    SOME = "some"


@dataclass(frozen=True, slots=True)
class Timed:
    """Skaters in a list, each with a time."""

    of: tuple[tuple[Skater, RaceTime], ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """Skaters in a list, each with a number."""

    of: tuple[tuple[Skater, int], ...]


@dataclass(frozen=True, slots=True)
class Event:
    """A distance, or an event at the Games that is not skated here, by its key."""

    key: str


Value = (
    Skater
    | tuple[Skater, ...]
    | tuple[Event, ...]
    | Timed
    | Counted
    | RaceTime
    | Distance
    | Event
    | date
    | Where
    | int
    | str
)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that can be told.

    `kind` names the patterns of the lexicon, `slots` fill them, `positions` are the facts of the log from
    which it follows. A slot `who` is what the clause is about.
    """

    id: str
    kind: str
    slots: Mapping[str, Value]
    positions: tuple[int, ...]

    @property
    def who(self) -> Skater | None:
        """The skater whom the item is about, if it is about one."""
        found = self.slots.get("who")
        return found if isinstance(found, Skater) else None

    def skaters(self) -> Iterator[Skater]:
        """Every skater named in it."""
        for value in self.slots.values():
            match value:
                case Skater():
                    yield value
                case Timed(of) | Counted(of):
                    yield from (skater for skater, _ in of)
                case tuple():
                    yield from (one for one in value if isinstance(one, Skater))


class Join(StrEnum):
    """How a clause follows the one before it in the same sentence."""

    AND = "and"
    BUT = "but"
    SO = "so"
    WHICH = "which"
    WITH = "with"
    WHILE = "while"
    COMMA = "comma"
    SEMICOLON = "semicolon"
    COLON = "colon"


class Link(StrEnum):
    """How a sentence follows the one before it."""

    THEREFORE = "therefore"
    ALSO = "also"


@dataclass(frozen=True, slots=True)
class Clause:
    """An item in its place: how it is joined, and `called`, the item behind the name that says who it is."""

    item: Item
    join: Join | None = None
    link: Link | None = None
    called: Item | None = None

    @property
    def items(self) -> tuple[Item, ...]:
        return (self.item,) if self.called is None else (self.called, self.item)


Sentence = tuple[Clause, ...]
"""The clauses of one sentence, the first without a join."""


@dataclass(slots=True)
class Part:
    """A part of a story under a heading: paragraphs of sentences."""

    title: Item
    paragraphs: list[list[Sentence]] = field(default_factory=list)

    def add(self, *sentences: Sentence | None) -> None:
        """One more paragraph of the sentences there are; none where there is nothing to say."""
        told = [sentence for sentence in sentences if sentence]
        short = len(told) == 1 or (self.paragraphs and len(self.paragraphs[-1]) == 1 and len(told) < 3)
        if told and short and self.paragraphs and len(self.paragraphs[-1]) < 3:
            self.paragraphs[-1] += told
        elif told:
            self.paragraphs.append(told)


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole story before it has words: headline, lead and parts; `brief` is what fits on a screen.

    `turn` counts the days of skating before this one, so that two days on end are not worded alike.
    """

    headline: Sentence
    lead: tuple[Sentence, ...]
    brief: tuple[Sentence, ...]
    parts: tuple[Part, ...]
    turn: int = 0

    def sentences(self) -> Iterator[Sentence]:
        """Every sentence, the headline first."""
        yield self.headline
        yield from self.lead
        for part in self.parts:
            for paragraph in part.paragraphs:
                yield from paragraph

    def items(self) -> dict[str, Item]:
        """Every item that is told, by its id."""
        titles = [part.title for part in self.parts]
        told = [item for sentence in self.sentences() for clause in sentence for item in clause.items]
        return {item.id: item for item in (*titles, *told)}
