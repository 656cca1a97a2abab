"""A file that somebody names or sends: bytes or text, read up to a limit, else refused in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePath

from startbewijs.errors import Refused, reason


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file that came in: its name without folders, and what is in it."""

    name: str
    content: bytes

    @property
    def suffix(self) -> str:
        """What the name ends in, in small letters: `.csv`."""
        return PurePath(self.name).suffix.lower()

    def text(self) -> str:
        """What a spreadsheet or an editor wrote; a mark at its beginning is left out."""
        try:
            found = self.content.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise Refused("{file} is not UTF-8 text; save it as “CSV UTF-8”.", file=self.name) from None
        if "\0" in found:
            raise Refused("{file} is no text; save it as “CSV UTF-8”.", file=self.name)
        return found


def content(path: Path, most: int, what: Refused) -> bytes:
    """The bytes of a file; `what` says in the sentence of a refusal what should have been named.

    A device or a pipe is no such file: reading one might never end.
    """
    try:
        if path.is_dir():
            raise Refused("{path} is a folder; name the file in it.", path=path)
        if path.exists() and not path.is_file():
            raise Refused("{path} is no ordinary file; name {what}.", path=path, what=what)
        with path.open("rb") as file:
            found = file.read(most + 1)
    except (FileNotFoundError, ValueError):  # ValueError: a name that no file can have
        raise Refused("There is no file {path}; check its name and folder.", path=path) from None
    except OSError as problem:
        raise Refused("{path} cannot be read: {problem}.", path=path, problem=reason(problem)) from None
    if len(found) > most:
        raise Refused(
            "{path} is larger than {most} MB; check whether it is {what}.",
            path=path,
            most=most // 1_000_000,
            what=what,
        )
    return found


def written(path: Path, most: int, what: Refused) -> str:
    """The text of a file that a spreadsheet or an editor wrote; a mark at its beginning is left out."""
    return Incoming(path.name, content(path, most, what)).text()
