"""Recording facts. Nothing else writes to a log."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec

from startbewijs.errors import Refused
from startbewijs.log.chain import GENESIS, chained, verified
from startbewijs.log.events.tournament import TournamentOpened
from startbewijs.log.facts import Fact, canonical, fact
from startbewijs.log.file import file_facts
from startbewijs.log.fold.folding import folded, steps
from startbewijs.service.incoming import content
from startbewijs.service.library import Library
from startbewijs.sport.competition import Competition
from startbewijs.store.port import LogStore, Overtaken

LARGEST = 64_000_000
"""How many bytes a file of a log may have; the packaged one, of five days, has fewer than 300 000."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: which tournament, how many facts are new, and how many it has now."""

    tournament: str
    new: int
    facts: int
    path: Path


def record(store: LogStore, facts: Sequence[Fact], seen: int) -> Competition:
    """The competition after these facts are recorded behind the log's own.

    `seen` is the position up to which whoever decided them had seen the log; the facts get the positions
    after it, whatever they carry. A fact that cannot be is refused and nothing is recorded; so is
    everything when somebody else has recorded in the meantime.
    """
    before = [entry for entry in store.read() if entry.position <= seen]
    verified((entry.line, entry.digest) for entry in before)
    # Through its text and back: what a later reader would refuse is refused before it is in the log.
    numbered = [
        fact(canonical(msgspec.structs.replace(one, position=at))) for at, one in enumerate(facts, seen + 1)
    ]
    state = folded([*(fact(entry.line) for entry in before), *numbered])
    previous = before[-1].digest if before else GENESIS
    store.append(seen, list(chained(map(canonical, numbered), previous)))
    return state


def import_file(library: Library, path: Path, tournament: str | None = None) -> Imported:
    """What was taken from a file of a log: all of it, or nothing.

    A tournament that is in the data folder already is carried on, if the file begins with the same facts;
    a file that tells another story is refused, and so is one about another than the `tournament` named.
    """
    facts = file_facts(_text(path), path.name)
    if not facts:
        raise Refused("{file} holds no fact; its log has to begin with tournament.opened.", file=path.name)
    opening = _fitting(facts, path.name)
    id_ = opening.tournament
    if tournament not in (None, id_):
        raise Refused(
            "{file} holds the log of {found}, not of {asked}; leave --tournament out, or name {found}.",
            file=path.name,
            found=id_,
            asked=tournament,
        )
    if library.puts_new(id_, list(chained(map(canonical, facts)))):
        return Imported(id_, len(facts), len(facts), library.path(id_))
    while True:
        with library.writing(id_) as store:
            entries = library.checked(id_, store)
            lines = [canonical(one) for one in facts]
            _same_story(id_, [entry.line for entry, _ in entries], lines, path)
            new = facts[len(entries) :]
            with suppress(Overtaken):  # somebody else was recording: what they recorded is read first
                if new:
                    record(store, new, seen=len(entries))
                return Imported(id_, len(new), len(entries) + len(new), library.path(id_))


def _fitting(facts: Sequence[Fact], name: str) -> TournamentOpened:
    """How a log opens whose every fact fits on those before it; one that does not is refused by line."""
    taken = steps(facts, Competition())
    for line in range(2, len(facts) + 2):
        try:
            next(taken)
        except Refused as problem:
            raise Refused("{name}, line {line}: {problem}", name=name, line=line, problem=problem) from None
    opening = facts[0].event
    assert isinstance(opening, TournamentOpened)  # the fold has refused any other beginning
    return opening


def _same_story(id_: str, kept: list[str], lines: list[str], path: Path) -> None:
    for position, (here, there) in enumerate(zip(kept, lines, strict=False), 1):
        if here != there:
            raise Refused(
                "{file} and the log of {tournament} in your data folder differ from position {position} on; "
                "import it into another folder with --data.",
                file=path.name,
                tournament=id_,
                position=position,
            )


def _text(path: Path) -> str:
    found = content(path, LARGEST, Refused("the file of a log"))
    try:
        return found.decode().removeprefix("\ufeff")
    except UnicodeDecodeError:
        raise Refused(
            "{path} is no tournament file: it is not UTF-8 text. Files made by “startbewijs export” are.",
            path=path,
        ) from None
