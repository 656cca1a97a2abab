"""A list that is taken in line by line: what it came to, and what is wrong in which line and column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from startbewijs.errors import Refused
from startbewijs.service.library import Library
from startbewijs.service.office.acting import Acted, Decide, Hand, Weigh, acted, tried
from startbewijs.service.spreadsheet import MOST_ROWS


class InColumn(Refused):
    """What is wrong in a column; `other` is who is meant perhaps, where a name is nearly a known one."""

    def __init__(self, column: str, problem: Refused, other: str | None = None) -> None:
        super().__init__(problem.template, **problem.fields)
        self.column = column
        self.other = other


@contextmanager
def column(name: str) -> Iterator[None]:
    """What is refused within is wrong in this column."""
    try:
        yield
    except InColumn:
        raise
    except Refused as problem:
        raise InColumn(name, problem) from None


@dataclass(frozen=True, slots=True)
class Wrong:
    """A line that cannot be taken in: where it is, what stands there, and the sentence that says why."""

    line: int
    row: Mapping[str, str]
    problem: Refused

    @property
    def column(self) -> str | None:
        """The column in which it is wrong, where that is one."""
        return self.problem.column if isinstance(self.problem, InColumn) else None

    @property
    def other(self) -> str | None:
        """The id of the known skater who is meant perhaps."""
        return self.problem.other if isinstance(self.problem, InColumn) else None

    def of(self, file: str) -> Refused:
        """The same as one sentence about a file."""
        return Refused("{file}, line {line}: {problem}", file=file, line=self.line, problem=self.problem)


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """How a list is taken in.

    Wrong lines are left out with `skip_wrong`, else they keep the whole list out. `meant` says by line whom a
    name means: the id of a known skater, or “new”. With `trial` nothing is recorded. It has at most so many
    lines.
    """

    skip_wrong: bool = False
    meant: Mapping[int, str] = field(default_factory=dict)
    trial: bool = False
    weigh: Weigh | None = None
    most: int = MOST_ROWS


@dataclass(frozen=True, slots=True)
class Taken:
    """What a list came to: the facts, and what was wrong with other lines."""

    done: Acted
    wrong: tuple[Wrong, ...]


def taken(
    library: Library, asked: str | None, hand: Hand, decide: Decide, wrong: list[Wrong], how: How
) -> Taken:
    """What a list came to; `decide` leaves in `wrong` the lines that it could not take in."""
    if how.trial:
        return Taken(tried(library, asked, hand, decide), tuple(wrong))
    return Taken(acted(library, asked, hand, decide, how.weigh), tuple(wrong))
