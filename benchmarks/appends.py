"""How many facts a second are recorded durably, through the store and by the bare database beside it.

    PYTHONPATH=src python benchmarks/appends.py [--folder FOLDER] [--rounds 15] [--facts 1000]

Both write the same lines of about 250 bytes, in WAL mode with synchronous=FULL, to two files in the same
folder, in rounds that take turns so that a busy moment of the machine hits both. The bare database has the
same table without guards and does the least that is durable: one INSERT in a transaction of its own for a
single fact, one transaction for a group. The store adds the check of the expected position, the guards
against overwriting, the moment of import and the check that the file is still there. The aim is a median
ratio of at least 0.8. FOLDER must lie on a real disk: in memory there is nothing to wait for, and the ratio
is that of the bookkeeping alone.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

import apsw

from startbewijs.store.logfile import SCHEMA, Opening
from startbewijs.store.sqlite import SqliteStore

GROUP = 100


def lines(count: int) -> list[tuple[str, str]]:
    """That many (line, digest) pairs, the size of a passing with its source."""
    return [
        (
            f'{{"at":"2025-12-26T16:{number // 60 % 60:02}:{number % 60:02}.123Z",'
            f'"competitor":"NED-{number:05}","distance":"1000-men","event":"passing.recorded/1",'
            f'"lane":"inner","note":"{"n" * 57}",'
            f'"pair":{number % 12 + 1},"passing":{number % 3 + 1},"source":"transponder-{number % 4}",'
            f'"time":{68_000 + number % 999}}}',
            f"{number:064x}",
        )
        for number in range(count)
    ]


class Bare:
    """The bare database, at a path: same pragmas and table as a log, no guards, no checks."""

    def __init__(self, path: Path) -> None:
        self._connection = apsw.Connection(str(path))
        self._connection.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
        self._connection.execute(SCHEMA[0])

    def append(self, expected: int, entries: list[tuple[str, str]]) -> int:
        """The position of the last fact, once the pairs are inserted after the expected one."""
        moment = "2025-12-26T16:00:00.000+00:00"
        rows = [(at, line, digest, moment) for at, (line, digest) in enumerate(entries, expected + 1)]
        if len(rows) == 1:
            self._connection.execute("INSERT INTO facts VALUES(?, ?, ?, ?)", rows[0])
        else:
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.executemany("INSERT INTO facts VALUES(?, ?, ?, ?)", rows)
            self._connection.execute("COMMIT")
        return expected + len(rows)

    def last(self) -> int:
        """The position of the last fact."""
        position: int = self._connection.execute("SELECT coalesce(max(position), 0) FROM facts").get
        return position


Append = Callable[[int, list[tuple[str, str]]], int]


def facts_per_second(append: Append, last: int, entries: list[tuple[str, str]], group: int) -> float:
    """The speed at which these entries were appended after `last`, so many at a time."""
    groups = [entries[start : start + group] for start in range(0, len(entries), group)]
    began = time.perf_counter()
    for each in groups:
        last = append(last, each)
    return len(entries) / (time.perf_counter() - began)


def compared(folder: Path, rounds: int, entries: list[tuple[str, str]], group: int) -> str:
    """One line with the median speeds of the store and the bare database, and their ratio with its spread."""
    store = SqliteStore(folder / f"store-{group}.db", Opening.CREATE, clock=lambda: datetime.now(UTC))
    bare = Bare(folder / f"bare-{group}.db")
    through_store, through_bare = [], []
    for round_ in range(rounds + 1):
        # The first goes second in the next round: neither always meets the disk the other has just left.
        for turn in (0, 1) if round_ % 2 else (1, 0):
            if turn:
                through_store.append(facts_per_second(store.append, store.last(), entries, group))
            else:
                through_bare.append(facts_per_second(bare.append, bare.last(), entries, group))
    store.close()
    # Round 0 warms up.
    ratios = sorted(ours / theirs for ours, theirs in zip(through_store[1:], through_bare[1:], strict=True))
    return (
        f"{group:>3} a time: store {median(through_store[1:]):>8,.0f}/s, "
        f"bare {median(through_bare[1:]):>8,.0f}/s, "
        f"ratio {median(ratios):.2f} (rounds {ratios[0]:.2f} to {ratios[-1]:.2f})"
    )


def main() -> None:
    """Nothing; the two comparisons are printed."""
    arguments = argparse.ArgumentParser(description="Durable facts per second, store and bare database.")
    arguments.add_argument("--folder", type=Path, default=None, help="a folder on the disk to measure")
    arguments.add_argument("--rounds", type=int, default=15)
    arguments.add_argument("--facts", type=int, default=1_000, help="facts a round")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        for group in (1, GROUP):
            entries = lines(given.facts * (1 if group == 1 else 10))
            sys.stdout.write(compared(Path(folder), given.rounds, entries, group) + "\n")


if __name__ == "__main__":
    main()
