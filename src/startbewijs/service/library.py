"""The tournaments at hand: those that come with the program, and those in the user's data folder."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from importlib.resources import files
from pathlib import Path

from startbewijs.errors import Refused
from startbewijs.log.chain import chained
from startbewijs.log.facts import canonical
from startbewijs.log.file import file_facts
from startbewijs.store.memory import MemoryStore
from startbewijs.store.port import LogStore

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
        if len(kept) > 1:
            raise Refused(
                "Several tournaments are at hand; say which with --tournament, one of {known}.",
                known=", ".join(shelf),
            )
        return kept[0] if kept else MODEL

    @contextmanager
    def reading(self, id_: str) -> Iterator[LogStore]:
        """The log of a tournament, for reading only."""
        if self.path(id_).exists():
            from startbewijs.store.logfile import Opening  # apsw is loaded only where a file is opened
            from startbewijs.store.sqlite import SqliteStore

            store: LogStore = SqliteStore(self.path(id_), Opening.READ_ONLY, clock=self._clock)
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

        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            raise Refused(
                "The data folder {folder} cannot be made ({problem}); choose another with --data.",
                folder=self.folder,
                problem=problem.strerror,
            ) from None
        store = SqliteStore(self.path(id_), Opening.CREATE, clock=self._clock)
        try:
            yield store
        finally:
            store.close()

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
            if file.is_file():
                try:
                    return file.read_bytes().decode(), file.name  # no line end changed: its digest counts
                except (OSError, UnicodeDecodeError) as problem:
                    raise Refused(
                        "The procedure {file} cannot be read: {problem}.",
                        file=str(file),
                        problem=str(problem),
                    ) from None
        return None

    def _kept(self) -> list[str]:
        try:
            return sorted(path.stem for path in self.folder.glob("*.db") if _ID.fullmatch(path.stem))
        except OSError:
            return []


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


def _packaged_entries(id_: str) -> Iterator[tuple[str, str]]:
    file = files("startbewijs") / "tournaments" / id_ / "log.jsonl"
    found = file_facts(file.read_text(encoding="utf-8"), file.name)
    return chained(canonical(fact) for fact in found)
