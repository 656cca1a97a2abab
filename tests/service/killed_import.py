"""A program that imports a file and is killed, without a warning, as it comes to a step of it."""

from __future__ import annotations

import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

from startbewijs.service import library as shelves
from startbewijs.service.commands import import_file
from startbewijs.service.library import Library
from startbewijs.store.sqlite import SqliteStore


def killed(*_: object, **__: object) -> None:
    """Nothing, ever."""
    os.kill(os.getpid(), signal.SIGKILL)


def import_until(step: str, folder: Path, file: Path) -> None:
    """Import the file into the folder as far as the step: open, append, close, link or settle."""
    match step:
        case "open":
            setattr(SqliteStore, "_identity", killed)  # noqa: B010 - the program is another one from here on
        case "append" | "close":
            setattr(SqliteStore, step, killed)
        case "link":
            setattr(os, "link", killed)  # noqa: B010
        case "settle":
            setattr(shelves, "_settle", killed)  # noqa: B010
    import_file(Library(folder, lambda: datetime(2025, 12, 26, tzinfo=UTC)), file)


if __name__ == "__main__":
    import_until(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
