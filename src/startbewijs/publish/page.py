"""What a person is shown, before anything is drawn: headings, sentences and tables of styled text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class Tone(StrEnum):
    """How a piece of text stands out. A tone is never the only sign: a word or a shape goes with it."""

    PLAIN = "plain"
    STRONG = "strong"
    QUIET = "quiet"
    LINE = "line"
    SAFE = "safe"
    WAITING = "waiting"
    DECIDED = "decided"
    STRUCK = "struck"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text in one tone."""

    text: str
    tone: Tone = Tone.PLAIN


Text = tuple[Span, ...]


class Align(StrEnum):
    """How a column stands: words to the left, numbers to the right, times on their decimal mark."""

    LEFT = "left"
    RIGHT = "right"
    DECIMAL = "decimal"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    `flows` marks the column whose text may run over several lines where the terminal is narrow. A column
    with `spare` is left out where the table does not fit otherwise, the highest first; one with 3 or more
    goes before names are shortened. What is `kept` is not lost with its column: it stands below the row then.
    """

    title: str = ""
    align: Align = Align.LEFT
    flows: bool = False
    spare: int = 0
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a column, and a shorter form for a narrow terminal."""

    text: Text
    short: Text | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table, and what stands below it where a kept column had no room."""

    cells: tuple[Cell, ...]
    below: Text = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the whole table, with words in it, and fewer words for a narrow terminal."""

    label: str = ""
    tone: Tone = Tone.QUIET
    short: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns."""

    columns: tuple[Column, ...]
    rows: tuple[Row | Rule, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a page (level 1) or of a part of it (level 2), with a quieter line about it."""

    text: str
    about: str = ""
    level: int = 2


@dataclass(frozen=True, slots=True)
class Sentence:
    """A paragraph; `mark` hangs before it, so that a list of them is easy to read."""

    text: Text
    mark: str = ""


Block = Heading | Sentence | Table


@dataclass(slots=True)
class Page:
    """What is shown, from top to bottom."""

    blocks: list[Block] = field(default_factory=list)

    def add(self, *blocks: Block) -> Page:
        """The same page with these blocks at its end."""
        self.blocks += blocks
        return self


def text(plain: str, tone: Tone = Tone.PLAIN) -> Text:
    """A text in one tone; of an empty string, nothing."""
    return (Span(plain, tone),) if plain else ()


def cell(plain: str | Text, tone: Tone = Tone.PLAIN, short: str | None = None) -> Cell:
    """A cell with a text, and a shorter text in the same tone."""
    full = text(plain, tone) if isinstance(plain, str) else plain
    return Cell(full, None if short is None else text(short, tone))


def row(*cells: Cell | str) -> Row:
    """A row of cells."""
    return Row(tuple(cell(one) if isinstance(one, str) else one for one in cells))


def joined(parts: Sequence[Text], between: str = ", ") -> Text:
    """The texts behind each other."""
    spans: list[Span] = []
    for part in parts:
        if spans and part:
            spans.append(Span(between))
        spans += part
    return tuple(spans)


def plain(text: Text) -> str:
    """The bare characters of a text."""
    return "".join(span.text for span in text)


_STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Control characters, and those that turn the direction of writing."""


def visible(text: str) -> str:
    """The text with every character that would steer a terminal written out; line feeds stay.

    >>> print(visible("Anna" + chr(27) + "[31m"))
    Anna\\x1b[31m
    """
    return _STEERING.sub(lambda found: found.group().encode("unicode_escape").decode(), text)
