"""Entries from a list."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from startbewijs.cli.options import PLACE, Place
from startbewijs.errors import Refused
from startbewijs.log.events.tournament import EntryMade, SkaterRegistered
from startbewijs.publish.page import visible
from startbewijs.publish.words import N_
from startbewijs.service.entry_list import entered
from startbewijs.service.listed import How
from startbewijs.service.office.acting import Hand
from startbewijs.service.office.powers import due
from startbewijs.service.spreadsheet import list_at


def import_entries(
    file: Annotated[Path | None, Parameter(name="FILE", help=N_("the list: .csv, .xlsx or .ods"))] = None,
    /,
    *,
    skip_wrong: Annotated[
        bool,
        Parameter(name="--skip-wrong", negative="", help=N_("record the other lines where some are wrong")),
    ] = False,
    place: Place = PLACE,
) -> int:
    """Register and enter the skaters of a list."""
    if file is None:
        raise Refused("Say which file: startbewijs import-entries FILE.")
    hand = Hand(by=due("import-entries", None))
    found = entered(place.library, place.tournament, hand, list_at(file), How(skip_wrong=skip_wrong))
    words, wrong = place.words, [one.of(file.name) for one in found.wrong]
    if len(wrong) == 1 and not skip_wrong:
        raise Refused("{problem} Nothing was recorded.", problem=wrong[0])
    for problem in wrong:
        sys.stdout.write(f"{visible(words.refusal(problem))}\n")
    if wrong and not skip_wrong:
        raise Refused(
            "{number} lines are wrong and nothing was recorded; mend them, or leave them out with "
            "--skip-wrong.",
            number=len(wrong),
        )
    kinds = [type(fact.event) for fact in found.done.facts]
    said = words.say(
        "Recorded in {tournament}: new skaters {skaters}, entries {entries}, lines left out {wrong}.",
        tournament=found.done.tournament,
        skaters=kinds.count(SkaterRegistered),
        entries=kinds.count(EntryMade),
        wrong=len(wrong),
    )
    sys.stdout.write(f"{visible(said)}\n")
    return 0
