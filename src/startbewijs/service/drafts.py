"""A procedure that somebody is still writing: read from wherever the file lies."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from startbewijs.errors import Refused, reason
from startbewijs.selection.procedure import Procedure
from startbewijs.selection.reading import procedure
from startbewijs.service.incoming import Incoming, content
from startbewijs.service.library import Library

LARGEST = 1_000_000
"""How many bytes the file of a procedure may have; the packaged one has some 17 000."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A procedure that could be read, the name of its file, and the folder where tournaments look for it.

    `text` is the file word for word: its digest is the procedure's.
    """

    procedure: Procedure
    file: str
    folder: Path
    text: str


def draft(library: Library, named: str) -> Draft:
    """The procedure in a file or, where no such file is, the one with that id at hand; else refused."""
    folder = library.folder / "procedures"
    try:
        if not Path(named).exists() and (known := library.procedure_text(named)) is not None:
            text, name = known
        else:
            text, name = _text(Path(named)), Path(named).name
    except (OSError, ValueError) as problem:  # ValueError: a name that no file can have
        raise Refused("{path} cannot be read: {problem}.", path=named, problem=reason(problem)) from None
    return Draft(procedure(text, name), name, folder, text)


def drafted(library: Library, file: Incoming) -> Draft:
    """The procedure in a file that came in; one that cannot be read is refused, with the place in it."""
    try:
        text = file.content.decode()
    except UnicodeDecodeError:
        raise Refused(
            "The procedure {file} is not UTF-8 text; save it in that encoding.", file=file.name
        ) from None
    return Draft(procedure(text, file.name), file.name, library.folder / "procedures", text)


def procedures(library: Library) -> tuple[str, ...]:
    """The ids of the procedures at hand: those that came with the program, and those in the data folder."""
    packaged = (one.name for one in (files("startbewijs") / "tournaments" / "procedures").iterdir())
    try:
        own = [one.name for one in (library.folder / "procedures").iterdir()]
    except OSError:  # there is no such folder until one is kept
        own = []
    ids = {name.removesuffix(".toml") for name in (*packaged, *own) if name.endswith(".toml")}
    return tuple(sorted(id_ for id_ in ids if not id_.startswith(".")))


def titles(library: Library) -> dict[str, str]:
    """What the procedures at hand are called, by their ids; one that cannot be read has no title."""
    found = dict.fromkeys(procedures(library), "")
    for id_ in found:
        with suppress(Refused):
            found[id_] = shelved(library, id_).procedure.title
    return found


def shelved(library: Library, id_: str) -> Draft:
    """The procedure at hand with an id; no file of another place is read, whatever it is called."""
    known = library.procedure_text(id_)
    if known is None:
        raise Refused("There is no procedure {id} at hand; choose one of the list.", id=id_[:64])
    text, name = known
    return Draft(procedure(text, name), name, library.folder / "procedures", text)


def _text(path: Path) -> str:
    try:
        return content(path, LARGEST, Refused("the file of a procedure")).decode()
    except UnicodeDecodeError:
        raise Refused(
            "The procedure {file} is not UTF-8 text; save it in that encoding.", file=str(path)
        ) from None
