"""A program that records facts as fast as it can and says which are acknowledged, until it is killed."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from startbewijs.store.sqlite import SqliteStore


def group(start: int, size: int) -> list[tuple[str, str]]:
    """The facts of one append; each says which group it is of, so that half a group can be seen."""
    return [
        (f"{start}+{part} of {size} {'x' * 200}", f"digest {start + part}") for part in range(1, size + 1)
    ]


def record(path: Path) -> None:
    """Nothing, ever; every acknowledged position goes to standard output at once."""
    moment = datetime(2025, 12, 26, 16, 0, tzinfo=UTC)
    store = SqliteStore(path, clock=lambda: moment)
    last = store.last()
    while True:
        last = store.append(last, group(last, last % 4 + 1))
        os.write(1, b"%d\n" % last)


if __name__ == "__main__":
    record(Path(sys.argv[1]))
