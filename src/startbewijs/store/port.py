"""What every store of a log promises. A store knows lines and their digests; it knows no kind of fact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from startbewijs.errors import Broken, Refused


@dataclass(frozen=True, slots=True)
class Entry:
    """One recorded fact as it is kept: its position (1 is the first), its line and its link in the chain.

    The line is canonical JSON without a line break. What the digest is made of is the chain's affair:
    a store hands back what it was given.
    """

    position: int
    line: str
    digest: str


class Overtaken(Refused):
    """The writer had not seen the whole log; nothing of what it wanted to record was recorded."""


class LogStore(Protocol):
    """One tournament's log, gap-free from position 1, to which facts are only ever added."""

    def append(self, expected: int, entries: Sequence[tuple[str, str]]) -> int:
        """The position of the last fact, once the given (line, digest) pairs are recorded.

        `expected` is the position of the last fact the writer has seen, 0 for none. All the pairs are
        recorded or none is. When this returns, they survive the death of the process and a power cut.
        Raises `Overtaken` when the log does not end at `expected`, also when there is nothing to record.
        """
        ...

    def read(self, after: int = 0) -> Iterator[Entry]:
        """The facts after a position, in order, up to the one that was the last when the reading began."""
        ...

    def last(self) -> int:
        """The position of the last fact, 0 for an empty log."""
        ...

    def close(self) -> None:
        """Nothing; the store is let go. Closing twice is allowed, using a closed store is not."""
        ...


def overtaken(expected: int, last: int) -> Overtaken:
    """The refusal for a writer who has seen up to `expected` of a log that ends at `last`.

    >>> print(overtaken(expected=7, last=9))
    Someone else has recorded up to position 9 of this log and you had seen up to position 7; read the log
    again from there, then record.
    >>> print(overtaken(expected=9, last=7))
    This log ends at position 7 and you have seen position 9, so it is an older copy or another log; open
    the right one, read it again, then record.
    """
    if last > expected:
        return Overtaken(
            "Someone else has recorded up to position {last} of this log and you had seen up to position "
            "{expected}; read the log again from there, then record.",
            last=last,
            expected=expected,
        )
    return Overtaken(
        "This log ends at position {last} and you have seen position {expected}, so it is an older copy or "
        "another log; open the right one, read it again, then record.",
        last=last,
        expected=expected,
    )


def storable(entries: Sequence[tuple[str, str]]) -> Sequence[tuple[str, str]]:
    """The same (line, digest) pairs, if every one of them can be kept as one line of text.

    Anything else would be a defect of whoever wrote the line, so it is `Broken`, before a store is touched.
    """
    for line, digest in entries:
        try:
            (line + digest).encode()
        except (TypeError, UnicodeEncodeError) as error:
            raise Broken(f"A line of the log must be text that UTF-8 can write: {line!r}") from error
        if "\n" in line or "\r" in line or not line or not digest:
            raise Broken(f"A line of the log must be one line and have a digest: {line!r}, {digest!r}")
    return entries
