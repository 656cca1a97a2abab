"""The people of the desk: who they are, which roles they have, and how they log in."""

from __future__ import annotations

import hmac
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from hashlib import blake2b, sha256
from pathlib import Path
from secrets import token_urlsafe
from typing import TYPE_CHECKING

from startbewijs.errors import Refused
from startbewijs.log.facts import Office
from startbewijs.service.office.powers import OFFICIALS, POWERS, office_named, offices_listed
from startbewijs.service.passwords import easy
from startbewijs.store.keyfile import key_in
from startbewijs.store.people import Done, PeopleFile, PersonKept, SessionKept

if TYPE_CHECKING:
    from argon2 import PasswordHasher

ADMINISTRATOR = "administrator"
"""Looks after people, sessions and backups; records nothing about the sport."""
ROLES: tuple[str, ...] = (*OFFICIALS, ADMINISTRATOR)

SHORTEST, LONGEST = 12, 200
"""Letters of a password: long enough that guessing is hopeless at the pace that the desk allows."""
IDLE, WHOLE = 3 * 3600, 14 * 3600
"""Seconds after which a session ends: unused, and at all. A day of skating fits in one; a night does not."""

UNKNOWN = "?"
"""Who stands in the trail where a login was typed that nobody has."""

FILE = "people.sqlite"
"""The file in the data folder; not named like a log, so that nobody takes it for a tournament."""
KEY = "people.key"
"""The file beside it with the key under which failed log-ins are counted."""
_FORGOTTEN = 15 * 60
_FREE_TRIES, _FREE_TRIES_HERE = 4, 30
_LONGEST_WAIT, _LONGEST_WAIT_FOR_A_NAME = 15 * 60, 30
_LOGIN = re.compile(r"[a-z0-9][a-z0-9._-]{1,31}", re.ASCII)


class NotAllowed(Refused):
    """Something that is for another office."""


class NotNow(Refused):
    """Too many log-ins have failed; `seconds` says when the next may be tried."""

    def __init__(self, template: str, /, **fields: object) -> None:
        super().__init__(template, **fields)
        self.seconds = int(str(fields["seconds"]))


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may log in."""

    login: str
    name: str
    roles: tuple[str, ...]
    active: bool = True

    def office(self, command: str) -> Office:
        """The office as which this person gives a command; one that they may not give is refused."""
        for office in POWERS[command].may:
            if office in self.roles:
                return office
        raise NotAllowed(
            "{name} may not do this; it is for: {may}.",
            name=self.name,
            may=offices_listed(POWERS[command].may),
        )

    def takes_back_as(self, slip: Office) -> Office:
        """The office as which this person takes back what an office recorded."""
        if "referee" in self.roles:
            return "referee"
        return slip if slip in self.roles else self.office("undo")

    def may(self, command: str) -> bool:
        """Whether this person may give a command."""
        return not set(POWERS[command].may).isdisjoint(self.roles)

    @property
    def administers(self) -> bool:
        """Whether this person looks after people and backups."""
        return ADMINISTRATOR in self.roles


@dataclass(frozen=True, slots=True)
class Session:
    """A person who is logged in. `form_key` has to come back with everything they send."""

    person: Person
    form_key: str
    key: bytes


class People:
    """The people of one data folder."""

    def __init__(self, folder: Path, clock: Callable[[], datetime]) -> None:
        self._file = PeopleFile(folder / FILE)
        self._clock = clock
        self._key_file = folder / KEY
        self._key: bytes | None = None

    def all(self) -> tuple[Person, ...]:
        """Everybody, also those who may no longer log in."""
        return tuple(_person(one) for one in self._file.people())

    def add(self, login: str, name: str, roles: Sequence[str], password: str, *, by: str) -> Person:
        """A new person; a login that is taken, an unknown role or a weak password is refused."""
        login = login.strip().lower()
        if not _LOGIN.fullmatch(login):
            raise Refused(
                "“{login}” is no login: it has 2 to 32 small letters, digits, dots and hyphens, and begins "
                "with a letter or digit.",
                login=login[:40],
            )
        name = " ".join(name.split())
        if not name or len(name) > 80 or not name.isprintable():
            raise Refused("A person needs a name of at most 80 letters; it is recorded with what they do.")
        known = _roles(roles)
        hash_ = _hashed(password, login, name)
        with self._file.changing():
            if self._file.person(login) is not None:
                raise Refused("There is a {login} already; choose another login.", login=login)
            if ADMINISTRATOR not in known and not self._file.people():
                raise Refused("The first person has to be an administrator; add that role.")
            person = PersonKept(login, name, hash_, known, active=True)
            self._file.keep(person)
            self._note(by, "person added", f"{login}: {', '.join(known)}")
        return _person(person)

    def change(
        self,
        login: str,
        *,
        by: str,
        roles: Sequence[str] | None = None,
        password: str | None = None,
        active: bool | None = None,
    ) -> Person:
        """A person with other roles, another password, or no longer active; all their sessions end."""
        known = None if roles is None else _roles(roles)
        before = self._known(login)
        hash_ = before.password if password is None else _hashed(password, before.login, before.name)
        with self._file.changing():
            before = self._known(login)
            after = PersonKept(
                before.login,
                before.name,
                hash_,
                before.roles if known is None else known,
                before.active if active is None else active,
            )
            self._file.keep(after)
            if not any(one.active and ADMINISTRATOR in one.roles for one in self._file.people()):
                raise Refused("Somebody has to administer the desk; make another administrator first.")
            self._file.end_all(after.login)
            changed = [
                *(["roles"] if before.roles != after.roles else []),
                *(["password"] if password is not None else []),
                *(
                    ["active" if after.active else "no longer active"]
                    if before.active != after.active
                    else []
                ),
            ]
            self._note(by, "person changed", f"{after.login}: {', '.join(changed) or 'nothing'}")
        return _person(after)

    def log_in(
        self, login: str, password: str, address: str, earlier: str | None = None
    ) -> tuple[str, Session]:
        """The key of a new session, and the session; one whose key the browser had `earlier` ends.

        A wrong login and a wrong password are refused in the same words and after the same work. After some
        failures the next try has to wait, longer each time.
        """
        login = login.strip().lower()[:80]
        now = self._now()
        here, there, anywhere = self._counted(login, address)
        self._may_try(here, _FREE_TRIES, _LONGEST_WAIT, now)
        self._may_try(there, _FREE_TRIES_HERE, _LONGEST_WAIT, now)
        self._may_try(anywhere, 3 * _FREE_TRIES, _LONGEST_WAIT_FOR_A_NAME, now)
        known = self._file.person(login)
        right = _checked(_nobody() if known is None else known.password, password)
        if known is None or not right or not known.active:
            with self._file.changing():
                self._file.forget(now - _FORGOTTEN)
                for who in (here, there, anywhere):
                    self._file.failed(who, now)
                # A login that nobody has may be a password in the wrong field: it is not kept.
                self._note(UNKNOWN if known is None else login, "log-in failed", address)
            raise Refused("This login and password do not belong together; try again.")
        key = token_urlsafe(32)
        session = SessionKept(_digest(key), login, token_urlsafe(32), now, now)
        with self._file.changing():
            self._file.forget(now - _FORGOTTEN)
            self._file.forgive(here)
            before = self.session(earlier)
            if before is not None:
                self._file.end(before.key)
                self._note(before.person.login, "logged out", address)
            self._file.begin(session)
            self._note(login, "logged in", address)
        return key, Session(_person(known), session.form_key, session.key)

    def _counted(self, login: str, address: str) -> tuple[str, str, str]:
        """Under which names failures are counted: of a login at an address, at the address, of the login.

        The login is in them as a digest under the key of the folder, since it may be a password.
        """
        if self._key is None:
            self._key = key_in(self._key_file)
        named = blake2b(login.encode(), key=self._key, digest_size=16).hexdigest()
        return f"here {named} {address}", f"address {address}", f"login {named}"

    def session(self, key: str | None) -> Session | None:
        """The session with a key, if it goes on."""
        if not key or len(key) > 100:
            return None
        found = self._file.session(_digest(key))
        if found is None:
            return None
        now = self._now()
        person = self._file.person(found.login)
        if (
            person is None
            or not person.active
            or not 0 <= now - found.began < WHOLE
            or now - found.used >= IDLE
        ):
            self._file.end(found.key)
            return None
        if now - found.used >= 60:
            self._file.touch(found.key, now)
        return Session(_person(person), found.form_key, found.key)

    def ended(self, session: Session) -> bool:
        """Whether a session is over by now."""
        return self._file.session(session.key) is None

    def log_out(self, session: Session) -> None:
        """Nothing; the session has ended."""
        with self._file.changing():
            self._file.end(session.key)
            self._note(session.person.login, "logged out")

    def end_sessions(self, login: str, *, by: str) -> int:
        """How many sessions of a person were ended."""
        with self._file.changing():
            login = self._known(login).login
            found = len(self._file.sessions(login))
            self._file.end_all(login)
            self._note(by, "sessions ended", login)
        return found

    def logged_in(self) -> dict[str, int]:
        """How many sessions go on, by login."""
        now = self._now()
        going: dict[str, int] = {}
        for one in self._file.sessions():
            if now - one.used < IDLE and now - one.began < WHOLE:
                going[one.login] = going.get(one.login, 0) + 1
        return going

    def trail(self) -> list[Done]:
        """What was done with people, sessions and backups, newest first."""
        return self._file.trail()

    def note(self, login: str, what: str, about: str = "") -> None:
        """Nothing; it stands in the trail."""
        self._note(login, what, about)

    def close(self) -> None:
        """Nothing; the file is let go."""
        self._file.close()

    def _known(self, login: str) -> PersonKept:
        found = self._file.person(login.strip().lower())
        if found is None:
            raise Refused("Nobody has the login “{login}”.", login=login[:40])
        return found

    def _may_try(self, who: str, free: int, longest: int, now: int) -> None:
        failures = self._file.failures(who, now - _FORGOTTEN)
        if len(failures) < free:
            return
        wait = min(2 ** min(len(failures) - free + 1, 20), longest) - (now - failures[-1])
        if wait > 0:
            raise NotNow("Too many log-ins failed; try again in {seconds} seconds.", seconds=wait)

    def _note(self, login: str, what: str, about: str = "") -> None:
        at = self._clock().astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        self._file.note(at, login[:80], what, about[:200])

    def _now(self) -> int:
        return int(self._clock().timestamp())


def same_key(one: str, other: str) -> bool:
    """Whether two keys are the same, compared in a time that tells nothing."""
    return hmac.compare_digest(one.encode(), other.encode())


def _digest(key: str) -> bytes:
    return sha256(key.encode()).digest()


def _person(kept: PersonKept) -> Person:
    return Person(kept.login, kept.name, kept.roles, kept.active)


def _roles(asked: Sequence[str]) -> tuple[str, ...]:
    """The roles that are named, in the order of the table; none, or an unknown one, is refused."""
    named = {_role(one) for one in asked}
    if not named:
        raise Refused("A person needs at least one role: {known}.", known=offices_listed(ROLES))
    return tuple(role for role in ROLES if role in named)


def _role(word: str) -> str:
    """The role that a word names, in English or Dutch; an unknown one is refused."""
    if word.strip().casefold() in (ADMINISTRATOR, "beheerder"):
        return ADMINISTRATOR
    try:
        return office_named(word)
    except Refused as problem:
        raise Refused(
            "“{role}” is no role; there are: {known}.", role=word[:40], known=offices_listed(ROLES)
        ) from problem


def _hashed(password: str, login: str, name: str) -> str:
    if not SHORTEST <= len(password) <= LONGEST:
        raise Refused(
            "A password needs {shortest} to {longest} letters; take several words that do not belong "
            "together.",
            shortest=SHORTEST,
            longest=LONGEST,
        )
    if easy(password, login, name):
        raise Refused("This password is too easy to guess; take several words that do not belong together.")
    return _hasher().hash(password)


@cache
def _nobody() -> str:
    """What the password of an unknown login is checked against, so that the answer takes as long."""
    return _hasher().hash(token_urlsafe(32))


def _checked(kept: str, password: str) -> bool:
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return _hasher().verify(kept, password[:LONGEST])
    except (VerificationError, InvalidHashError):
        return False


def _hasher() -> PasswordHasher:
    try:
        import argon2
    except ModuleNotFoundError as missing:
        raise Refused(
            "The desk needs {module}, which is not installed: pip install 'startbewijs[web]', or in the "
            "project's folder make web.",
            module=missing.name,
        ) from None
    return argon2.PasswordHasher()
