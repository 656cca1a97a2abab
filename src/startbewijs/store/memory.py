"""A log in memory: for tests, for hypothetical worlds and for logs that come with the package."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from threading import Lock

from startbewijs.errors import Broken
from startbewijs.store.port import Entry, overtaken, storable


class MemoryStore:
    """A log that is gone with the process; in everything else it keeps the promises of `LogStore`.

    >>> store = MemoryStore([('{"skater":"A"}', "d1")])
    >>> store.append(1, [('{"skater":"B"}', "d2")])
    2
    >>> [entry.line for entry in store.read(after=1)]
    ['{"skater":"B"}']
    """

    def __init__(self, entries: Iterable[tuple[str, str]] = ()) -> None:
        self._entries: list[Entry] | None = []
        self._writing = Lock()
        self.append(0, list(entries))

    def append(self, expected: int, entries: Sequence[tuple[str, str]]) -> int:
        """The position of the last fact, once the given (line, digest) pairs are recorded."""
        pairs = storable(entries)
        with self._writing:
            kept = self._kept()
            if len(kept) != expected:
                raise overtaken(expected, len(kept))
            # A list of its own, joined in one step: a reader in another thread sees all of it or nothing.
            kept += [Entry(at, line, digest) for at, (line, digest) in enumerate(pairs, expected + 1)]
            return len(kept)

    def read(self, after: int = 0) -> Iterator[Entry]:
        """The facts after a position, in order, up to the one that was the last when the reading began."""
        kept = self._kept()
        return islice(kept, max(after, 0), max(after, len(kept), 0))

    def last(self) -> int:
        """The position of the last fact, 0 for an empty log."""
        return len(self._kept())

    def close(self) -> None:
        """Nothing; the log is forgotten."""
        self._entries = None

    def _kept(self) -> list[Entry]:
        if self._entries is None:
            raise Broken("This store was used after it was closed.")
        return self._entries
