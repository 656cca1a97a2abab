"""Who may log in at the desk, kept in a file of its own beside the logs: people, sessions, and what was done.

The file is an SQLite database in the data folder. It knows no passwords and no session keys, only what they
are checked against. Nothing of a tournament lies in it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import RLock
from typing import Final

import apsw

from startbewijs.errors import Refused

APPLICATION_ID: Final = 0x53744250  # "StBP", shown by file(1)
FORM: Final = 1
SCHEMA: Final = (
    "CREATE TABLE people(login TEXT PRIMARY KEY, name TEXT NOT NULL, password TEXT NOT NULL,"
    " roles TEXT NOT NULL, active INTEGER NOT NULL) STRICT",
    "CREATE TABLE sessions(key BLOB PRIMARY KEY, login TEXT NOT NULL REFERENCES people(login),"
    " form_key TEXT NOT NULL, began INTEGER NOT NULL, used INTEGER NOT NULL) STRICT",
    "CREATE TABLE failures(who TEXT NOT NULL, at INTEGER NOT NULL) STRICT",
    "CREATE INDEX failures_of ON failures(who, at)",
    "CREATE TABLE trail(number INTEGER PRIMARY KEY, at TEXT NOT NULL, login TEXT NOT NULL,"
    " what TEXT NOT NULL, about TEXT NOT NULL) STRICT",
    "CREATE TRIGGER trail_stays BEFORE DELETE ON trail"
    " BEGIN SELECT RAISE(ABORT, 'what was done is never removed'); END",
    "CREATE TRIGGER trail_stays_true BEFORE UPDATE ON trail"
    " BEGIN SELECT RAISE(ABORT, 'what was done is never overwritten'); END",
)


@dataclass(frozen=True, slots=True)
class PersonKept:
    """A person as kept: `password` is what a password is checked against, `roles` their names."""

    login: str
    name: str
    password: str
    roles: tuple[str, ...]
    active: bool


@dataclass(frozen=True, slots=True)
class SessionKept:
    """A session as kept, by the digest of its key; `began` and `used` in seconds since 1970."""

    key: bytes
    login: str
    form_key: str
    began: int
    used: int


@dataclass(frozen=True, slots=True)
class Done:
    """A line of what was done with people and sessions: when, by whom, what, and about whom."""

    number: int
    at: str
    login: str
    what: str
    about: str


class PeopleFile:
    """The people in a file, which is made where it is missing. Several threads may share one."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._turn = RLock()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))  # only for whoever runs the server
            self._connection = apsw.Connection(str(path.absolute()))
            self._connection.set_busy_timeout(5_000)
            self._connection.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
            self._connection.execute("PRAGMA secure_delete = ON")  # a session or failure that is over
            self._made_or_known()
        except (OSError, apsw.Error) as problem:
            raise Refused(
                "The people of the desk in {path} cannot be read ({problem}); mend the file or its folder, "
                "or restore it from a backup.",
                path=path,
                problem=str(problem) or type(problem).__name__,
            ) from None

    def _made_or_known(self) -> None:
        with self.changing():
            found = int(self._connection.pragma("application_id"))
            if found == 0 and not list(self._connection.execute("SELECT 1 FROM sqlite_schema")):
                for statement in SCHEMA:
                    self._connection.execute(statement)
                self._connection.execute(
                    f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {FORM}"
                )
            elif found != APPLICATION_ID or int(self._connection.pragma("user_version")) != FORM:
                raise Refused(
                    "{path} is not a file of people that this program knows; move it away.", path=self.path
                )

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Everything within is kept together, or nothing of it."""
        with self._turn:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def people(self) -> list[PersonKept]:
        """Everybody, by login."""
        with self._turn:
            found = list(
                self._connection.execute(
                    "SELECT login, name, password, roles, active FROM people ORDER BY login"
                )
            )
        return [
            PersonKept(str(login), str(name), str(password), tuple(str(roles).split(",")), bool(active))
            for login, name, password, roles, active in found
        ]

    def person(self, login: str) -> PersonKept | None:
        """The person with this login."""
        return next((one for one in self.people() if one.login == login), None)

    def keep(self, person: PersonKept) -> None:
        """Nothing; the person is kept, in place of one with the same login."""
        with self._turn:
            self._connection.execute(
                "INSERT INTO people VALUES(?, ?, ?, ?, ?)"
                " ON CONFLICT(login) DO UPDATE SET name = excluded.name, password = excluded.password,"
                " roles = excluded.roles, active = excluded.active",
                (person.login, person.name, person.password, ",".join(person.roles), int(person.active)),
            )

    def sessions(self, login: str | None = None) -> list[SessionKept]:
        """The sessions of a person, or of everybody."""
        with self._turn:
            found = list(
                self._connection.execute(
                    "SELECT key, login, form_key, began, used FROM sessions WHERE ?1 IS NULL OR login = ?1",
                    (login,),
                )
            )
        return [_session(row) for row in found]

    def session(self, key: bytes) -> SessionKept | None:
        """The session with this digest of its key."""
        with self._turn:
            found = list(
                self._connection.execute(
                    "SELECT key, login, form_key, began, used FROM sessions WHERE key = ?", (key,)
                )
            )
        return _session(found[0]) if found else None

    def begin(self, session: SessionKept) -> None:
        """Nothing; the session is kept."""
        with self._turn:
            self._connection.execute(
                "INSERT INTO sessions VALUES(?, ?, ?, ?, ?)",
                (session.key, session.login, session.form_key, session.began, session.used),
            )

    def touch(self, key: bytes, used: int) -> None:
        """Nothing; the session was used at this second."""
        with self._turn:
            self._connection.execute("UPDATE sessions SET used = ? WHERE key = ?", (used, key))

    def end(self, key: bytes) -> None:
        """Nothing; there is no such session any more."""
        with self._turn:
            self._connection.execute("DELETE FROM sessions WHERE key = ?", (key,))

    def end_all(self, login: str) -> None:
        """Nothing; the person has no session any more."""
        with self._turn:
            self._connection.execute("DELETE FROM sessions WHERE login = ?", (login,))

    def failed(self, who: str, at: int) -> None:
        """Nothing; a log-in failed at this second."""
        with self._turn:
            self._connection.execute("INSERT INTO failures VALUES(?, ?)", (who, at))

    def failures(self, who: str, since: int) -> list[int]:
        """The seconds since one at which log-ins failed, oldest first."""
        with self._turn:
            found = self._connection.execute(
                "SELECT at FROM failures WHERE who = ? AND at >= ? ORDER BY at", (who, since)
            )
            return [int(str(at)) for (at,) in found]

    def forgive(self, who: str) -> None:
        """Nothing; this one's failures are forgotten."""
        with self._turn:
            self._connection.execute("DELETE FROM failures WHERE who = ?", (who,))

    def forget(self, before: int) -> None:
        """Nothing; everybody's failures from before a second are forgotten."""
        with self._turn:
            self._connection.execute("DELETE FROM failures WHERE at < ?", (before,))

    def note(self, at: str, login: str, what: str, about: str = "") -> None:
        """Nothing; what was done stands in the trail, for good."""
        with self._turn:
            self._connection.execute(
                "INSERT INTO trail(at, login, what, about) VALUES(?, ?, ?, ?)", (at, login, what, about)
            )

    def trail(self, most: int = 500) -> list[Done]:
        """What was done last, newest first."""
        with self._turn:
            found = list(
                self._connection.execute(
                    "SELECT number, at, login, what, about FROM trail ORDER BY number DESC LIMIT ?", (most,)
                )
            )
        return [
            Done(int(str(number)), str(at), str(login), str(what), str(about))
            for number, at, login, what, about in found
        ]

    def close(self) -> None:
        """Nothing; the file is let go."""
        with self._turn:
            self._connection.close()


def _session(row: tuple[object, ...]) -> SessionKept:
    key, login, form_key, began, used = row
    assert isinstance(key, bytes)
    return SessionKept(key, str(login), str(form_key), int(str(began)), int(str(used)))
