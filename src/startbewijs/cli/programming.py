"""What is skated when, set by the office."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from startbewijs.cli.options import ACTING, Acting
from startbewijs.errors import Refused
from startbewijs.publish.words import N_
from startbewijs.service.moments import asked_day
from startbewijs.service.office.acting import acted
from startbewijs.service.office.programming import blocks_listed, blocks_typed, programme_set


def set_programme(
    day: Annotated[str | None, Parameter(name="DAY", help=N_("the day: 2026-12-26"))] = None,
    *races: Annotated[
        str,
        Parameter(
            name="RACE",
            help=N_("an item each: “14:00 w500 race 1 ice after 6”, “pause 20”; or one file with them"),
        ),
    ],
    acting: Acting = ACTING,
) -> int:
    """Record the order of races on a day."""
    if day is None:
        raise Refused('Say which day and what: startbewijs set-programme 2026-12-26 "14:00 w500" w1000.')
    meant = asked_day(day)
    listed = len(races) == 1 and Path(races[0]).suffix.lower() in (".csv", ".txt", ".xlsx", ".ods")
    blocks = blocks_listed(Path(races[0])) if listed else blocks_typed(races)
    done = acted(
        acting.library,
        acting.tournament,
        acting.hand("set-programme"),
        lambda state: programme_set(state, meant, blocks),
    )
    return acting.tell(done)
