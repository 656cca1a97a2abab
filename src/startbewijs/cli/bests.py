"""Season bests from a list."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from startbewijs.cli.options import ACTING, Acting
from startbewijs.errors import Refused
from startbewijs.publish.page import visible
from startbewijs.publish.words import N_
from startbewijs.service.listed import How
from startbewijs.service.season_bests import stated
from startbewijs.service.spreadsheet import list_at


def season_bests(
    file: Annotated[Path | None, Parameter(name="FILE", help=N_("the list: .csv, .xlsx or .ods"))] = None,
    /,
    *,
    kind: Annotated[
        Literal["SB", "PB"],
        Parameter(name="--kind", help=N_("SB (season bests) or PB (personal bests), where no column says")),
    ] = "SB",
    skip_wrong: Annotated[
        bool,
        Parameter(name="--skip-wrong", negative="", help=N_("record the other lines where some are wrong")),
    ] = False,
    acting: Acting = ACTING,
) -> int:
    """Record the season bests of a list."""
    if file is None:
        raise Refused("Say which file: startbewijs season-bests FILE.")
    hand = acting.hand("season-bests")
    how = How(skip_wrong=skip_wrong)
    found = stated(acting.library, acting.tournament, hand, list_at(file), how, kind=kind)
    words, wrong = acting.words, [one.of(file.name) for one in found.wrong]
    if len(wrong) == 1 and not skip_wrong:
        raise Refused("{problem} Nothing was recorded.", problem=wrong[0])
    stream = sys.stderr if acting.json or acting.csv else sys.stdout
    for problem in wrong:
        stream.write(f"{visible(words.refusal(problem))}\n")
    if wrong and not skip_wrong:
        raise Refused(
            "{number} lines are wrong and nothing was recorded; mend them, or leave them out with "
            "--skip-wrong.",
            number=len(wrong),
        )
    if acting.json or acting.csv:
        return acting.tell(found.done)
    said = words.say(
        "Recorded in {tournament}: bests {bests}, lines left out {wrong}.",
        tournament=found.done.tournament,
        bests=len(found.done.facts),
        wrong=len(wrong),
    )
    sys.stdout.write(f"{visible(said)}\n")
    return 0
