"""A whole log as one readable file: JSON lines, a fact a line, each with its digest."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from startbewijs.errors import Refused
from startbewijs.log.chain import GENESIS, link
from startbewijs.log.facts import Fact, canonical, fact
from startbewijs.log.wrong import wrong

FORMAT = "startbewijs-log/1"


class _Head(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The first line of the file."""

    format: str


def file_text(entries: Iterable[tuple[str, str]]) -> str:
    """The file of a log, given its canonical lines with their digests."""
    lines = [f'{{"format":"{FORMAT}"}}']
    lines += [f'{line[:-1]},"digest":"{digest}"}}' for line, digest in entries]
    return "\n".join(lines) + "\n"


def file_facts(text: str, name: str) -> list[Fact]:
    """The facts of a file called `name`, in order, each checked against its digest.

    A line may leave its digest out (a log written by hand has none yet); one that is there must hold.
    What is wrong is refused with the number of the line.
    """
    head, *rest = _lines(text)
    try:
        known = msgspec.json.decode(head, type=_Head).format == FORMAT
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        known = False
    if not known:
        raise Refused(
            "{name}, line 1: this is no tournament file; its first line must be {head}. "
            "Files made by “startbewijs export” have it.",
            name=name,
            head=f'{{"format":"{FORMAT}"}}',
        )
    facts: list[Fact] = []
    previous = GENESIS
    for number, line in enumerate(rest, 2):
        try:
            bare, digest = _undigested(line)
            found = fact(bare)
            if found.position != len(facts) + 1:
                raise Refused(
                    "this fact has position {found}, but {due} comes here; a line is missing or moved",
                    found=found.position,
                    due=len(facts) + 1,
                )
            previous = link(previous, canonical(found))
            if digest is not None and digest != previous:
                raise Refused(
                    "the digest does not hold: this line or one before it was changed after it was recorded. "
                    "Leave out every “digest” to import it as a new log"
                )
        except Refused as problem:
            raise Refused("{name}, line {line}: {problem}", name=name, line=number, problem=problem) from None
        facts.append(found)
    return facts


def _lines(text: str) -> list[str]:
    """The lines of the file; only a line feed ends one, since a fact may hold any other separator."""
    lines = [line.removesuffix("\r") for line in text.split("\n")]
    return lines if len(lines) == 1 or lines[-1] else lines[:-1]


def _undigested(line: str) -> tuple[str, str | None]:
    if not line.strip():
        raise Refused("this line is blank; take it out")
    try:
        value = msgspec.json.decode(line, type=dict[str, msgspec.Raw])
    except msgspec.DecodeError as problem:
        raise Refused("This is no fact: {problem}.", problem=wrong(str(problem))) from None
    except UnicodeError:
        raise Refused("This is no fact: it is not UTF-8; save it in that encoding.") from None
    except RecursionError:
        raise Refused("This is no fact: its brackets are nested too deeply.") from None
    raw = value.pop("digest", None)
    if raw is None:
        return line, None
    digest = msgspec.json.decode(raw)
    if not isinstance(digest, str):
        raise Refused("the digest is not a text")
    return msgspec.json.encode(value).decode(), digest
