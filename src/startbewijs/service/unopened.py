"""A data folder in which people may log in and no tournament has been opened yet."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from startbewijs.service.library import Library
from startbewijs.service.people import FILE, People
from startbewijs.store.memory import MemoryStore
from startbewijs.store.port import LogStore


def ours(library: Library) -> tuple[str, ...]:
    """The tournaments in the data folder, without those that came with the program."""
    return tuple(one.id for one in library.shelf() if not one.packaged)


def waits_for_one(library: Library) -> bool:
    """Whether somebody means to open a tournament here: people may log in, and there is none."""
    return not ours(library) and not library.misnamed() and _somebody(library)


def _somebody(library: Library) -> bool:
    """Whether anybody may log in; the file alone is there too where the first one was refused."""
    if not (library.folder / FILE).exists():
        return False
    people = People(library.folder, library.now)
    try:
        return bool(people.all())
    finally:
        people.close()


class Unopened(Library):
    """The same data folder, with a tournament that has no name yet and of which nothing is recorded."""

    def __init__(self, library: Library) -> None:
        super().__init__(library.folder, library.now)

    @contextmanager
    def reading(self, id_: str) -> Iterator[LogStore]:
        """The log of a tournament; one without facts where none is named."""
        if not id_:
            yield MemoryStore(())
            return
        with super().reading(id_) as store:
            yield store
