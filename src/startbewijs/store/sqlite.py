"""A log in a file on disk, where an acknowledged fact outlives the process and a power cut."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Any, Final

import apsw

from startbewijs.errors import Refused
from startbewijs.store.logfile import Opening, TrialDisk, damaged, opened, refusal
from startbewijs.store.port import Entry, overtaken, storable

_LAST: Final = "SELECT coalesce(max(position), 0) FROM facts"
_INSERT: Final = "INSERT INTO facts VALUES(?, ?, ?, ?)"
_READ: Final = (
    "SELECT position, line, digest FROM facts WHERE position > ? AND position <= ? ORDER BY position"
)
_SLICE: Final = 1_000


class SqliteStore:
    """The log at a path. Several threads may share one; several programs may each have one on the same file.

    `clock` tells the moment at which facts come in, with its time zone. It is kept beside each fact, outside
    line and digest, because it belongs to this copy of the log and not to the tournament.
    Raises `Refused` when the file cannot serve as a log, saying why and what to do.
    """

    def __init__(
        self,
        path: Path,
        opening: Opening = Opening.EXISTING,
        *,
        clock: Callable[[], datetime],
        patience_ms: int = 5_000,
        trial_disk: TrialDisk | None = None,
    ) -> None:
        self._path = path.absolute()  # a later change of the working folder changes nothing
        self._clock = clock
        self._turn = Lock()
        self._connection = opened(self._path, opening, patience_ms, trial_disk or TrialDisk())
        self._file = self._identity()

    def append(self, expected: int, entries: Sequence[tuple[str, str]]) -> int:
        """The position of the last fact, once the given (line, digest) pairs are on the disk."""
        pairs = storable(entries)
        moment = self._clock().astimezone(UTC).isoformat(timespec="milliseconds")
        rows = [(at, line, digest, moment) for at, (line, digest) in enumerate(pairs, expected + 1)]
        with self._turn, self._refusing():
            self._recorded(expected, rows)
        return expected + len(rows)

    def read(self, after: int = 0) -> Iterator[Entry]:
        """The facts after a position, in order, up to the one that was the last when the reading began.

        Raises `Refused` when the file turns out damaged or has a gap.
        """
        return self._slices(max(after, 0), self.last())

    def last(self) -> int:
        """The position of the last fact, 0 for an empty log."""
        with self._turn, self._refusing():
            return self._last()

    def close(self) -> None:
        """Nothing; the file is let go, and if nobody else has it open it is one file again."""
        with self._turn, self._refusing():
            self._connection.close()

    def _recorded(self, expected: int, rows: list[tuple[int, str, str, str]]) -> None:
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            self._still_there()
            last = self._last()
            if last != expected:
                raise overtaken(expected, last)
            self._connection.executemany(_INSERT, rows)
            self._connection.execute("COMMIT")
        except BaseException:
            # SQLite itself has already rolled back after some errors, such as a full disk.
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    def _slices(self, after: int, until: int) -> Iterator[Entry]:
        # In slices, because a statement left open by a slow reader would keep the write-ahead log growing.
        while after < until:
            end = min(after + _SLICE, until)
            for position, line, digest in self._slice(after, end):
                if position == after + 1:
                    after = position
                    yield Entry(position, line, digest)
            if after < end:
                raise Refused(
                    "The log at {path} is damaged, the fact at position {position} is missing; go on with an "
                    "undamaged copy.",
                    path=self._path,
                    position=after + 1,
                )

    def _slice(self, after: int, until: int) -> list[Any]:
        with self._turn, self._refusing():
            return self._connection.execute(_READ, (after, until)).fetchall()

    @contextmanager
    def _refusing(self) -> Iterator[None]:
        try:
            yield
        except apsw.Error as error:
            raise refusal(error, self._path) from error
        except UnicodeDecodeError as error:  # a line that is no text
            raise damaged(self._path) from error

    def _last(self) -> int:
        position: int = self._connection.execute(_LAST).get
        return position

    def _identity(self) -> tuple[int, int]:
        try:
            found = os.stat(self._path)
        except OSError:
            return 0, 0
        return found.st_dev, found.st_ino

    def _still_there(self) -> None:
        # The system lets a program write on into a file that was deleted: every fact would be acknowledged
        # and all would be gone.
        if self._identity() != self._file:
            raise Refused(
                "The log at {path} was moved or replaced while it was open and nothing was recorded; put it "
                "back, then open it again.",
                path=self._path,
            )
