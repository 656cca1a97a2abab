"""Recording facts. Nothing else writes to a log."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec

from startbewijs.errors import Refused
from startbewijs.log.chain import GENESIS, chained
from startbewijs.log.events.tournament import TournamentOpened
from startbewijs.log.facts import Fact, canonical, fact
from startbewijs.log.file import file_facts
from startbewijs.log.fold.folding import folded
from startbewijs.service.library import Library
from startbewijs.sport.competition import Competition
from startbewijs.store.port import LogStore


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
    numbered = [msgspec.structs.replace(one, position=at) for at, one in enumerate(facts, seen + 1)]
    state = folded([*(fact(entry.line) for entry in before), *numbered])
    previous = before[-1].digest if before else GENESIS
    store.append(seen, list(chained(map(canonical, numbered), previous)))
    return state


def import_file(library: Library, path: Path) -> Imported:
    """What was taken from a file of a log: all of it, or nothing.

    A tournament that is in the data folder already is carried on, if the file begins with the same facts;
    a file that tells another story is refused.
    """
    facts = file_facts(_text(path), path.name)
    if not facts:
        raise Refused("{file} holds no fact; its log has to begin with tournament.opened.", file=path.name)
    folded(facts)
    opening = facts[0].event
    assert isinstance(opening, TournamentOpened)  # the fold has refused any other beginning
    id_ = opening.tournament
    lines = [canonical(one) for one in facts]
    made = not library.path(id_).exists()
    try:
        with library.writing(id_) as store:
            kept = [entry.line for entry in store.read()]
            _same_story(id_, kept, lines, path)
            if len(lines) > len(kept):
                record(store, facts[len(kept) :], seen=len(kept))
    except BaseException:
        if made:
            with suppress(OSError):  # the first error is the one to tell
                library.path(id_).unlink(missing_ok=True)
        raise
    return Imported(id_, max(len(lines) - len(kept), 0), max(len(kept), len(lines)), library.path(id_))


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
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise Refused("There is no file {path}; check its name and folder.", path=path) from None
    except IsADirectoryError:
        raise Refused("{path} is a folder; name the file in it.", path=path) from None
    except OSError as problem:
        raise Refused(
            "{path} cannot be read: {problem}.", path=path, problem=problem.strerror or str(problem)
        ) from None
    except UnicodeDecodeError:
        raise Refused(
            "{path} is no tournament file: it is not UTF-8 text. Files made by “startbewijs export” are.",
            path=path,
        ) from None
