"""Looking after tournaments: which there are, their logs, export and import."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from startbewijs.cli.files import put
from startbewijs.cli.options import ASKED, FORM, PLACE, Asked, Form, Place
from startbewijs.errors import Refused
from startbewijs.publish.page import visible
from startbewijs.publish.snapshot import Snapshot
from startbewijs.publish.subjects.bibliography import bibliography
from startbewijs.publish.subjects.logbook import kinds_named, logbook
from startbewijs.publish.subjects.shelf import shelf as shelf_of
from startbewijs.publish.subjects.shelf import verification
from startbewijs.publish.words import N_
from startbewijs.service import queries
from startbewijs.service.naming import distance_named, skater_named


def shelf(*, asked: Form = FORM) -> int:
    """Print the tournaments at hand."""
    library = asked.library
    only = None if asked.tournament is None else library.chosen(asked.tournament)
    found: list[tuple[Snapshot, bool]] = []
    problems: list[tuple[str, Refused]] = []
    for one in library.shelf():
        if only not in (None, one.id):
            continue
        try:
            found.append((queries.snapshot(library, one.id), one.packaged))
        except Refused as problem:  # one bad file does not hide the good ones
            problems.append((one.id, problem))
    for name in library.misnamed() if only is None else ():
        problems.append(
            (name, Refused("not named like a log: small letters, digits and hyphens, then “.db”."))
        )
    return asked.show(shelf_of(found, str(library.folder), problems))


def log(
    *,
    distance: Annotated[
        str | None, Parameter(name="--distance", help=N_("only facts about this distance: w500"))
    ] = None,
    skater: Annotated[
        str | None, Parameter(name="--skater", help=N_("only facts about this skater: a name or id"))
    ] = None,
    kind: Annotated[
        str | None,
        Parameter(name="--type", help=N_("only this kind of facts: start.false, or start for all of them")),
    ] = None,
    sources: Annotated[
        bool,
        Parameter(name="--sources", negative="", help=N_("the sources instead: what each is, and its day")),
    ] = False,
    asked: Asked = ASKED,
) -> int:
    """Print the facts of a log, or the sources that they name."""
    found = asked.snapshot
    if sources:
        if (distance, skater, kind) != (None, None, None):
            raise Refused("--sources lists every source; leave --distance, --skater and --type out.")
        return asked.show(bibliography(found))
    state = found.competition
    answer = logbook(
        found,
        None if distance is None else distance_named([distance], state),
        None if skater is None else skater_named([skater], state),
        kinds_named(kind),
    )
    return asked.show(answer)


def verify(
    *,
    digest: Annotated[
        str | None,
        Parameter(name="--digest", help=N_("a digest that was printed before: what was recorded then")),
    ] = None,
    asked: Form = FORM,
) -> int:
    """Print whether a log is what was recorded."""
    proof = queries.proof(asked.library, asked.tournament, digest)
    return asked.show(
        verification(proof.snapshot, proof.facts, proof.digest, proof.procedure, proof.known_to)
    )


def export(
    file: Annotated[
        Path | None, Parameter(name="FILE", help=N_("the file to write; without one, the screen"))
    ] = None,
    /,
    *,
    at: Annotated[
        str | None, Parameter(name="--at", help=N_("only what was known then: a day, an hour or a position"))
    ] = None,
    place: Place = PLACE,
) -> int:
    """Write a log as one file."""
    text = queries.exported(place.library, place.tournament, at)
    if file is None:
        sys.stdout.write(text)
        return 0
    put(file, text.encode())
    count = text.count("\n") - 1
    said = place.words.count("{n} fact written to {path}.", "{n} facts written to {path}.", count, path=file)
    sys.stdout.write(f"{visible(said)}\n")
    return 0


def import_(
    file: Annotated[Path | None, Parameter(name="FILE", help=N_("the file to take in"))] = None,
    /,
    *,
    place: Place = PLACE,
) -> int:
    """Take a log in from a file."""
    from startbewijs.service.commands import import_file

    if file is None:
        raise Refused("Say which file: startbewijs import FILE. “startbewijs export FILE” makes one.")
    done = import_file(place.new_library, file, place.tournament)
    words = place.words
    if done.new:
        said = words.count(
            "{n} fact taken in; the log of {tournament} has {facts} now, in {path}.",
            "{n} facts taken in; the log of {tournament} has {facts} now, in {path}.",
            done.new,
            tournament=done.tournament,
            facts=done.facts,
            path=done.path,
        )
    else:
        said = words.say(
            "Nothing new: the log of {tournament} has all these facts already.", tournament=done.tournament
        )
    sys.stdout.write(f"{visible(said)}\n")
    return 0
