"""Answering questions: a tournament's state at the position or moment that is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from re import fullmatch

from startbewijs.errors import Refused
from startbewijs.log.facts import Fact
from startbewijs.log.fold.folding import folded
from startbewijs.publish.snapshot import Snapshot
from startbewijs.selection.procedure import Procedure
from startbewijs.service.library import Library
from startbewijs.service.moments import known
from startbewijs.sport.competition import Competition
from startbewijs.store.port import Entry


@dataclass(frozen=True, slots=True)
class Proof:
    """What the check of a log found: how many facts hold, and the digest of the whole.

    `known_to` is the position that a digest written down before belongs to, None where none was given.
    """

    tournament: str
    facts: int
    digest: str
    snapshot: Snapshot
    procedure: tuple[str, str] | None
    known_to: int | None


def facts_of(library: Library, tournament: str | None) -> tuple[Fact, ...]:
    """The whole log of the tournament that is meant; an empty one is refused."""
    return tuple(found for _, found in log_of(library, tournament))


def log_of(library: Library, tournament: str | None) -> tuple[tuple[Entry, Fact], ...]:
    """The same, each fact with its line as it is kept."""
    id_ = library.chosen(tournament)
    found = library.facts(id_)
    if not found:
        raise Refused(
            "The log of {tournament} is empty; fill it with “startbewijs import FILE”.", tournament=id_
        )
    return found


def snapshot(library: Library, tournament: str | None, at: str | None = None) -> Snapshot:
    """The state of a tournament at a position or moment; without `at` the newest."""
    return snapshot_of(facts_of(library, tournament), at)


def snapshot_of(facts: Sequence[Fact], at: str | None = None) -> Snapshot:
    """The state that a log's facts add up to at a position or moment."""
    zone = folded(facts[:1]).zone
    found, note = known(facts, at, zone)
    return Snapshot(folded(found), tuple(found), len(facts), at, note)


def proof(library: Library, tournament: str | None, written_down: str | None = None) -> Proof:
    """The check of a whole log: every digest holds, and every fact fits on those before it.

    A log that was cut off at its end, or made anew as a whole, holds too. Only a digest that was
    `written_down` before tells it: one that is nowhere in the chain is refused.
    """
    id_ = library.chosen(tournament)
    state = snapshot(library, id_)
    entries = [entry for entry, _ in library.facts(id_)]
    known_to = None if written_down is None else _position(written_down, [one.digest for one in entries])
    adoption = state.competition.adoption
    procedure = None if adoption is None else adopted(library, state.competition)
    named = None if procedure is None else (procedure.id, procedure.version)
    return Proof(id_, len(entries), entries[-1].digest, state, named, known_to)


def _position(digest: str, digests: list[str]) -> int:
    """After which fact a log had this digest."""
    plain = digest.strip().lower()
    if not fullmatch("[0-9a-f]{64}", plain):
        raise Refused(
            "“{digest}” is no digest: it has 64 signs, 0–9 and a–f, as “startbewijs verify” printed it.",
            digest=digest,
        )
    if plain not in digests:
        raise Refused(
            "This log never had the digest {digest}: since that was written down it was cut off, replaced or "
            "changed, or the digest is another log's. Restore it from an export or a backup.",
            digest=plain,
        )
    return digests.index(plain) + 1


def adopted(library: Library, state: Competition) -> Procedure:
    """The selection procedure that the tournament adopted, word for word; another text is refused."""
    adoption = state.adoption
    if adoption is None:
        raise Refused(
            "{tournament} had adopted no selection procedure at position {position}, so nobody can earn a "
            "ticket there.",
            tournament=state.name,
            position=state.position,
        )
    found = library.procedure_text(adoption.procedure)
    if found is None:
        raise Refused(
            "The procedure {procedure} is not at hand; put its file {procedure}.toml into {folder}.",
            procedure=adoption.procedure,
            folder=library.folder / "procedures",
        )
    read = _read(*found)
    if read.sha256 != adoption.sha256:
        raise Refused(
            "The file of the procedure {procedure} is not the one that was adopted: its digest is {found}, "
            "and {due} was recorded. Put the adopted file into {folder}.",
            procedure=adoption.procedure,
            found=read.sha256[:12],
            due=adoption.sha256[:12],
            folder=library.folder / "procedures",
        )
    return read


@lru_cache(maxsize=8)
def _read(text: str, name: str) -> Procedure:
    """The procedure that a text lays down, read once: the same text is the same procedure."""
    from startbewijs.selection.reading import procedure  # a question about the ice needs no procedure

    return procedure(text, name)


def exported(library: Library, tournament: str | None, at: str | None = None) -> str:
    """A log as one file, up to the position or moment that is asked for."""
    from startbewijs.log.file import file_text

    id_ = library.chosen(tournament)
    until = len(snapshot(library, id_, at).facts)
    return file_text((entry.line, entry.digest) for entry, _ in library.facts(id_)[:until])
