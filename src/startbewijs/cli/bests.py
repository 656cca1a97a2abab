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
from startbewijs.service.season_bests import stated


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
    found = stated(acting.library, acting.tournament, hand, file, kind=kind, skip_wrong=skip_wrong)
    words = acting.words
    if len(found.problems) == 1 and not skip_wrong:
        raise Refused("{problem} Nothing was recorded.", problem=found.problems[0])
    stream = sys.stderr if acting.json or acting.csv else sys.stdout
    for problem in found.problems:
        stream.write(f"{visible(words.refusal(problem))}\n")
    if found.problems and not skip_wrong:
        raise Refused(
            "{number} lines are wrong and nothing was recorded; mend them, or leave them out with "
            "--skip-wrong.",
            number=len(found.problems),
        )
    if acting.json or acting.csv:
        return acting.tell(found.done)
    said = words.say(
        "Recorded in {tournament}: bests {bests}, lines left out {wrong}.",
        tournament=found.done.tournament,
        bests=len(found.done.facts),
        wrong=len(found.problems),
    )
    sys.stdout.write(f"{visible(said)}\n")
    return 0
