"""A log's file on disk: made, opened and recognised, with a sentence for all that can be wrong with it.

The file is an SQLite database in WAL mode. Its header says whose it is (application id) and which form it
has (user version), so that another program's database is never taken for a log, let alone written to.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Final, Literal

import apsw

from startbewijs.errors import Broken, Refused

APPLICATION_ID: Final = 0x53744277  # "StBw", shown by file(1)
FORM: Final = 1

SCHEMA: Final = (
    "CREATE TABLE facts(position INTEGER PRIMARY KEY, line TEXT NOT NULL, digest TEXT NOT NULL,"
    " imported_at TEXT NOT NULL) STRICT",
    # INSERT OR REPLACE deletes without firing a delete trigger, hence a rule for inserts as well. It also
    # keeps the log free of gaps whoever writes to the file.
    "CREATE TRIGGER facts_follow_on BEFORE INSERT ON facts"
    " WHEN NEW.position IS NOT (SELECT coalesce(max(position), 0) + 1 FROM facts)"
    " BEGIN SELECT RAISE(ABORT, 'a fact is recorded after the last one, nowhere else'); END",
    "CREATE TRIGGER facts_stay_put BEFORE DELETE ON facts"
    " BEGIN SELECT RAISE(ABORT, 'a recorded fact is never removed'); END",
    "CREATE TRIGGER facts_stay_true BEFORE UPDATE ON facts"
    " BEGIN SELECT RAISE(ABORT, 'a recorded fact is never overwritten'); END",
)


class Opening(Enum):
    """What to do about the file: make it if it is missing, insist that it is there, or only ever read it."""

    CREATE = "create"
    EXISTING = "existing"
    READ_ONLY = "read only"


@dataclass(frozen=True, slots=True)
class TrialDisk:
    """A disk that tests can make fail: an SQLite VFS by name, and how little is synced to it.

    Never for a tournament: with anything but FULL a power cut loses facts that were already acknowledged.
    """

    vfs: str = ""
    synchronous: Literal["FULL", "NORMAL", "OFF"] = "FULL"


def opened(path: Path, opening: Opening, patience_ms: int, trial: TrialDisk) -> apsw.Connection:
    """A connection to the log at a path, checked to be one and set up so that a commit is durable.

    `patience_ms` is how long to wait for another program's write. Raises `Refused` for a file that is
    missing, unreadable, damaged, no log, altered, or of a newer form.
    """
    if os.path.isdir(path):  # pathlib's raises where the folder may not be entered
        raise Refused("{path} is a folder, not a log; name the log file in it.", path=path)
    connection = None
    try:
        # Absolute, because SQLite gives relative names like ":memory:" a meaning of their own.
        name, flags = _manner(path.absolute(), opening)
        connection = apsw.Connection(name, flags, trial.vfs or None)
        connection.set_busy_timeout(patience_ms)
        if trial.vfs:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")  # WAL without shared memory
        connection.execute(
            "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;"
            # On macOS an ordinary fsync leaves the data in the drive's own memory.
            "PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON;"
            f"PRAGMA synchronous = {trial.synchronous}"
        )
        if opening is Opening.CREATE and _blank(connection):
            _make(connection)
        _recognise(connection, path)
        if opening is Opening.READ_ONLY:
            connection.execute("PRAGMA query_only = ON")
        else:
            _write_ahead(connection, path, patience_ms)
    except BaseException as error:
        if connection is not None:
            with suppress(apsw.Error):  # the first error is the one to tell
                connection.close()
        if isinstance(error, apsw.Error):
            raise refusal(error, path) from error
        raise
    return connection


def _manner(path: Path, opening: Opening) -> tuple[str, int]:
    """The name and the flags with which SQLite is to open the log at a path."""
    if opening is Opening.CREATE:
        return str(path), apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE
    if opening is Opening.READ_ONLY and not _writable(path.parent):
        if not os.path.lexists(f"{path}-wal"):
            # In a folder in which nothing can be made SQLite reads only what it is told that nobody changes.
            # If somebody does all the same, the chain of digests tells.
            return f"{path.as_uri()}?immutable=1", apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
        return str(path), apsw.SQLITE_OPEN_READONLY
    # Also for reading alone: a connection that may write takes the files beside the log away when it closes,
    # one that may not leaves them lying. Where the file may not be written SQLite falls back to reading.
    return str(path), apsw.SQLITE_OPEN_READWRITE


def _writable(folder: Path) -> bool:
    return os.access(folder, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _blank(connection: apsw.Connection) -> bool:
    return _header(connection) == (0, 0) and not _schema(connection)


def _make(connection: apsw.Connection) -> None:
    # Schema and header in one transaction: a power cut leaves a blank file or a log, nothing in between.
    connection.execute("BEGIN IMMEDIATE")
    try:
        if _blank(connection):  # asked again, now that nobody else can be making it
            connection.execute(";".join(SCHEMA))
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {FORM}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _recognise(connection: apsw.Connection, path: Path) -> None:
    application, form = _header(connection)
    if application == 0 and form == 0 and not _schema(connection):
        raise Refused("{path} is empty, no log yet; check the path, or make a new log there.", path=path)
    if application != APPLICATION_ID or form < 1:
        raise Refused("{path} is another program's database, not a log; check the path.", path=path)
    if form > FORM:
        raise Refused(
            "{path} was written by a newer version of Startbewijs (form {form}, this version reads up to "
            "form {known}); install the newer version.",
            path=path,
            form=form,
            known=FORM,
        )
    if _schema(connection) != sorted(SCHEMA):
        raise Refused(
            "{path} was altered by another program: its table no longer guards the recorded facts; go on "
            "with an untouched copy.",
            path=path,
        )
    # A file cut short may read as a shorter log, or an empty one, whose chain of digests is sound. The check
    # takes 0.4 ms for 5 000 facts.
    if connection.execute("PRAGMA quick_check(1)").get != "ok":
        raise damaged(path)


def _header(connection: apsw.Connection) -> tuple[int, int]:
    application: int = connection.execute("PRAGMA application_id").get
    form: int = connection.execute("PRAGMA user_version").get
    return application, form


def _schema(connection: apsw.Connection) -> list[str]:
    rows = connection.execute("SELECT sql FROM sqlite_schema WHERE name NOT GLOB 'sqlite_*'")
    return sorted(str(sql) for (sql,) in rows)


def _findable(path: Path) -> bool:
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True  # it may be there, out of reach
    return True


def _out_of_reach(path: Path) -> Refused:
    return Refused(
        "The log at {path} cannot be opened; make sure that you may read and write the file and its folder, "
        "or copy it to a folder of yours.",
        path=path,
    )


def damaged(path: Path) -> Refused:
    """The refusal of a log whose file no longer holds what was written."""
    return Refused("The log at {path} is damaged; go on with an undamaged copy.", path=path)


def _write_ahead(connection: apsw.Connection, path: Path, patience_ms: int) -> None:
    # SQLite does not wait its busy timeout for this one change, so the waiting is done here.
    for remaining_ms in range(patience_ms, -1, -10):
        try:
            mode = connection.execute("PRAGMA journal_mode = WAL").get
        except apsw.BusyError:
            if remaining_ms < 10:
                raise
            time.sleep(0.01)
        else:
            break
    if mode != "wal" and not connection.readonly("main"):
        raise Refused("The disk under {path} cannot keep a log safely; put it on a local disk.", path=path)


def refusal(error: apsw.Error, path: Path) -> Refused | Broken:
    """What to raise for the database's own error about the log at a path."""
    match error:
        case apsw.CantOpenError() | apsw.PermissionsError() if not _findable(path.parent):
            return Refused(
                "There is no folder {folder}; make it first, or check the path.", folder=path.parent
            )
        case apsw.CantOpenError() | apsw.PermissionsError() if not _findable(path):
            return Refused("There is no log at {path}; check the path, or make a new log there.", path=path)
        case apsw.CantOpenError() | apsw.PermissionsError():
            return _out_of_reach(path)
        case apsw.NotADBError():
            return Refused("{path} is not a log; check the path.", path=path)
        case apsw.CorruptError():
            return damaged(path)
        case apsw.FullError():
            return Refused(
                "The disk under {path} is full and nothing of this was recorded; make room, then record "
                "again.",
                path=path,
            )
        case apsw.ReadOnlyError() if getattr(error, "extendedresult", 0) == apsw.SQLITE_READONLY_DIRECTORY:
            # Even reading needs a file beside the log, to see what other programs are writing.
            return _out_of_reach(path)
        case apsw.ReadOnlyError():
            return Refused(
                "The log at {path} is open for reading only and nothing was recorded; make sure that you may "
                "write the file, then open it for recording.",
                path=path,
            )
        case apsw.BusyError() | apsw.LockedError():
            return Refused(
                "Another program keeps the log at {path} to itself and nothing was recorded; wait for it or "
                "end it, then try again.",
                path=path,
            )
        case apsw.IOError():
            # After a failed sync the fact may yet turn up: only the log itself can say.
            return Refused(
                "The disk under {path} failed; read the log again to see how far it goes before you record.",
                path=path,
            )
        case apsw.ConnectionClosedError():
            return Broken("This store was used after it was closed.")
        case _:
            return Broken(f"The store of {path} failed: {error!r}")
