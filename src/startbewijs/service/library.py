"""The tournaments at hand: those that come with the program, and those in the user's data folder."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from pathlib import Path
from secrets import token_hex

from startbewijs.errors import Refused, reason
from startbewijs.log.chain import GENESIS, chained, verified
from startbewijs.log.events.tournament import TournamentOpened
from startbewijs.log.facts import Fact, canonical, fact
from startbewijs.log.file import file_facts
from startbewijs.store.memory import MemoryStore
from startbewijs.store.port import Entry, LogStore

MODEL = "okt-2025"
"""The packaged tournament that is shown where the user has none."""

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Shelved:
    """A tournament that can be opened, and whether it came with the program."""

    id: str
    packaged: bool


class Library:
    """The tournaments in a data folder (one SQLite file each, named by id) before the packaged ones."""

    def __init__(self, folder: Path, clock: Callable[[], datetime]) -> None:
        self.folder = folder
        self._clock = clock
        self._held: dict[str, tuple[tuple[Entry, Fact], ...]] = {}

    def now(self) -> datetime:
        """This moment, as the clock of this library has it."""
        return self._clock()

    def shelf(self) -> tuple[Shelved, ...]:
        """Every tournament, by id; a copy in the data folder hides the packaged one of the same id."""
        found = {id_: Shelved(id_, packaged=True) for id_ in _packaged()}
        found |= {id_: Shelved(id_, packaged=False) for id_ in self._kept()}
        return tuple(found[id_] for id_ in sorted(found))

    def chosen(self, asked: str | None) -> str:
        """The id of the tournament meant: the one asked for, the only one in the folder, or the model."""
        shelf = [one.id for one in self.shelf()]
        if asked is not None:
            if asked in shelf:
                return asked
            near = get_close_matches(asked.lower(), shelf, n=1)
            raise Refused(
                "There is no tournament “{asked}”; “startbewijs list” shows what there is: {known}.",
                asked=asked,
                known=", ".join(near or shelf),
            )
        kept = self._kept()
        for name in self.misnamed():
            raise Refused(
                "{path} is not named like a log: small letters, digits and single hyphens, then “.db”. "
                "Rename it after its tournament, move it away, or say with --tournament which one you mean.",
                path=self.folder / name,
            )
        if len(kept) > 1:
            raise Refused(
                "Several tournaments are at hand; say which with --tournament, one of {known}.",
                known=", ".join(shelf),
            )
        return kept[0] if kept else MODEL

    @contextmanager
    def reading(self, id_: str) -> Iterator[LogStore]:
        """The log of a tournament, for reading only."""
        if id_ in self._kept():
            from startbewijs.store.logfile import Opening  # apsw is loaded only where a file is opened
            from startbewijs.store.sqlite import SqliteStore

            store: LogStore = SqliteStore(self._found(id_), Opening.READ_ONLY, clock=self._clock)
        else:
            store = MemoryStore(_packaged_entries(id_))
        try:
            yield store
        finally:
            store.close()

    @contextmanager
    def writing(self, id_: str) -> Iterator[LogStore]:
        """The log of a tournament in the data folder, made if it is not there, for recording."""
        from startbewijs.store.logfile import Opening
        from startbewijs.store.sqlite import SqliteStore

        self._make_folder()
        store = SqliteStore(self._found(id_), Opening.CREATE, clock=self._clock)
        try:
            yield store
        finally:
            store.close()

    def puts_new(self, id_: str, entries: Sequence[tuple[str, str]]) -> bool:
        """Whether a log of these (line, digest) pairs was put in its place; not where there is one already.

        It is made under a hidden name and put in its place by a link, whole and at once: of several programs
        that do so one succeeds, and one that is killed leaves nothing that is taken for a log.
        """
        from startbewijs.store.logfile import Opening
        from startbewijs.store.sqlite import SqliteStore

        self._make_folder()
        target = self.path(id_)
        if os.path.lexists(target):
            return False
        making = self.folder / f".{id_}.{token_hex(4)}.making"
        try:
            store = SqliteStore(making, Opening.CREATE, clock=self._clock)
            try:
                store.append(0, entries)
            finally:
                store.close()
            os.link(making, target)
            _settle(self.folder)
        except FileExistsError:
            return False
        except OSError as problem:
            raise Refused(
                "The log {path} cannot be put in its place ({problem}) and nothing was recorded; choose "
                "another folder with --data, on a local disk.",
                path=target,
                problem=reason(problem),
            ) from None
        finally:
            for name in (making.name, f"{making.name}-wal", f"{making.name}-shm"):
                with suppress(OSError):  # the first error is the one to tell
                    (self.folder / name).unlink(missing_ok=True)
        return True

    def facts(self, id_: str) -> tuple[tuple[Entry, Fact], ...]:
        """The whole log of a tournament, with each line its fact, once the chain of digests holds."""
        with self.reading(id_) as store:
            return self.checked(id_, store)

    def checked(self, id_: str, store: LogStore) -> tuple[tuple[Entry, Fact], ...]:
        """The whole log in a store, if every link of its chain holds and it is about this tournament.

        Every answer rests on this check. All of the log is read each time; what is word for word what this
        library checked before holds still, so that only what was added since is worked out again.
        """
        entries = tuple(store.read())
        held = self._held.get(id_, ())
        if any(
            one.line != entry.line or one.digest != entry.digest
            for (one, _), entry in zip(held, entries, strict=False)
        ):
            held = ()
        if held and len(entries) <= len(held):
            return held[: len(entries)]
        added = entries[len(held) :]
        try:
            verified(
                ((entry.line, entry.digest) for entry in added),
                len(held),
                held[-1][0].digest if held else GENESIS,
            )
        except Refused as problem:
            raise Refused("{path}: {problem}", path=self.path(id_), problem=problem) from None
        found = list(held)
        for entry in added:
            try:
                found.append((entry, fact(entry.line)))
            except Refused as problem:
                raise Refused(
                    "{path}, fact {position}: {problem}",
                    path=self.path(id_),
                    position=entry.position,
                    problem=problem,
                ) from None
        opening = found[0][1].event if found else None
        if isinstance(opening, TournamentOpened) and opening.tournament != id_:
            raise Refused(
                "{path} holds the log of {found}, not of {asked}; name the file {found}.db again.",
                path=self.path(id_),
                found=opening.tournament,
                asked=id_,
            )
        checked = self._held[id_] = tuple(found)
        return checked

    def path(self, id_: str) -> Path:
        """Where the log of a tournament lies, or would lie, in the data folder."""
        return self.folder / f"{id_}.db"

    def procedure_text(self, name: str) -> tuple[str, str] | None:
        """The file of a selection procedure and its name: the user's own, else the packaged one, if any."""
        if not _ID.fullmatch(name):
            return None
        own = self.folder / "procedures" / f"{name}.toml"
        packaged = files("startbewijs") / "tournaments" / "procedures" / f"{name}.toml"
        for file in (own, packaged):
            try:
                return file.read_bytes().decode(), file.name  # no line end changed: its digest counts
            except (FileNotFoundError, NotADirectoryError):
                continue
            except UnicodeDecodeError:
                raise Refused(
                    "The procedure {file} is not UTF-8 text; save it in that encoding.", file=str(file)
                ) from None
            except OSError as problem:
                raise Refused(
                    "The procedure {file} cannot be read: {problem}.", file=str(file), problem=reason(problem)
                ) from None
        return None

    def misnamed(self) -> list[str]:
        """The files in the data folder that end like a log and cannot be one by their names."""
        return [name for name in self._names() if not _ID.fullmatch(name.removesuffix(".db"))]

    def _kept(self) -> list[str]:
        stems = (name.removesuffix(".db") for name in self._names())
        return [stem for stem in stems if _ID.fullmatch(stem)]

    def _names(self) -> list[str]:
        try:
            names = os.listdir(self.folder)
        except FileNotFoundError:
            return []
        except NotADirectoryError:
            raise Refused(
                "{folder} is a file; name the folder that your tournaments lie in.", folder=self.folder
            ) from None
        except (OSError, ValueError) as problem:
            raise Refused(
                "The data folder {folder} cannot be read: {problem}.",
                folder=self.folder,
                problem=reason(problem),
            ) from None
        return sorted(name for name in names if name.endswith(".db") and not name.startswith("."))

    def _found(self, id_: str) -> Path:
        path = self.path(id_)
        if os.path.islink(path) and not os.path.exists(path):
            raise Refused(
                "{path} is a link to a file that is not there; mend the link, or take it away.", path=path
            )
        return path

    def _make_folder(self) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except (OSError, ValueError) as problem:
            raise Refused(
                "The data folder {folder} cannot be made ({problem}); choose another with --data.",
                folder=self.folder,
                problem=reason(problem),
            ) from None


def _settle(folder: Path) -> None:
    """Let the name of a new file survive a power cut too, where the system lets a folder be synced."""
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def notes(language: str) -> dict[str, str]:
    """The notes of the packaged tournaments in a language: for each, as it was recorded, its text.

    They are kept by their words and not by their position, so that a copy of such a tournament to which
    facts were added still finds them.
    """
    found: dict[str, str] = {}
    for id_ in _packaged():
        file = files("startbewijs") / "tournaments" / id_ / f"{language}.toml"
        if file.is_file():
            found |= tomllib.loads(file.read_text(encoding="utf-8"))["notes"]
    return found


def _packaged() -> list[str]:
    folder = files("startbewijs") / "tournaments"
    return [entry.name for entry in folder.iterdir() if (entry / "log.jsonl").is_file()]


@cache
def _packaged_entries(id_: str) -> tuple[tuple[str, str], ...]:
    """The (line, digest) pairs of a packaged log, which is read once: it changes only with the program."""
    file = files("startbewijs") / "tournaments" / id_ / "log.jsonl"
    found = file_facts(file.read_text(encoding="utf-8"), file.name)
    return tuple(chained(canonical(fact) for fact in found))
