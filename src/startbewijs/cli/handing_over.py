"""Results as files for other programs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from startbewijs.cli.asking import DistanceWords, RaceNumber
from startbewijs.cli.files import put
from startbewijs.cli.options import PLACE, Place
from startbewijs.errors import Refused
from startbewijs.publish.page import visible
from startbewijs.publish.subjects.racing import results as results_of
from startbewijs.publish.words import N_
from startbewijs.service import queries
from startbewijs.service.naming import distance_named

_FORMS = (".json", ".csv", ".xlsx")


def export_results(
    *distance: DistanceWords,
    to: Annotated[
        Path | None,
        Parameter(name="--to", help=N_("the file to write; its ending says the form: .json, .csv or .xlsx")),
    ] = None,
    race: RaceNumber = None,
    at: Annotated[
        str | None, Parameter(name="--at", help=N_("only what was known then: a day, an hour or a position"))
    ] = None,
    place: Place = PLACE,
) -> int:
    """Write the results of a distance for another program."""
    found = queries.snapshot(place.library, place.tournament, at)
    named = distance_named(distance, found.competition)
    if to is None or to.suffix.lower() not in _FORMS:
        raise Refused(
            "Say with --to which file to write; its name ends in {forms}, which says in what form.",
            forms=", ".join(_FORMS),
        )
    form = to.suffix.lower()
    if form == ".json":
        from startbewijs.publish.interchange.isu import isu_json

        if race is None and found.competition.contest(named).counting.races > 1:
            raise Refused(
                "The {distance} has two races, and this form holds one; add --race 1 or --race 2.",
                distance=named,
            )
        content = isu_json(found, named, race or 1).encode()
    elif form == ".xlsx":
        from startbewijs.publish.interchange.sheet import sheet

        content = sheet(found, named, race, place.words)
    else:
        content = results_of(found, named, race).csv().encode()
    put(to, content)
    words = place.words
    said = words.say("{distance} written to {path}.", distance=words.distance(named), path=to)
    sys.stdout.write(f"{visible(said[:1].upper() + said[1:])}\n")
    return 0


def import_results(
    *distance: DistanceWords,
    source: Annotated[
        Path | None, Parameter(name="--from", help=N_("the file with the results of one race, in JSON"))
    ] = None,
    race: RaceNumber = None,
    why: Annotated[
        str | None, Parameter(name="--why", help=N_("where the file comes from; recorded with every fact"))
    ] = None,
    place: Place = PLACE,
) -> int:
    """Take over the results of a race from another program."""
    from startbewijs.service.taking_over import results_taken_over

    if source is None:
        raise Refused("Say with --from which file: startbewijs import-results w500 --from FILE.")
    library = place.library
    state = queries.snapshot(library, place.tournament).competition
    named = distance_named(distance, state)
    if race is None and state.contest(named).counting.races > 1:
        raise Refused(
            "The {distance} has two races, and this form holds one; add --race 1 or --race 2.", distance=named
        )
    done = results_taken_over(library, place.tournament, source, named.key, race or 1, why)
    words = place.words
    said = words.count(
        "{n} result of the {distance} taken over; {facts} facts were added to {tournament}.",
        "{n} results of the {distance} taken over; {facts} facts were added to {tournament}.",
        done.results,
        distance=words.distance(named),
        facts=done.facts,
        tournament=done.tournament,
    )
    sys.stdout.write(f"{visible(said)}\n")
    return 0
