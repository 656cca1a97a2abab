"""A mass start: who starts, who won a sprint, how it ended."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from startbewijs.cli.options import ACTING, Acting
from startbewijs.publish.words import N_
from startbewijs.service.naming import whole_number
from startbewijs.service.office.acting import acted
from startbewijs.service.office.mass import ended, event_key, race_key, rows_of, sprint_judged, started

Key = Annotated[str, Parameter(name="KEY", help=N_("which mass start: w-mass-start or m-mass-start"))]
Race = Annotated[
    str, Parameter(name="--race", help=N_("which race of it: semi-1, semi-2, or another short name"))
]
Skaters = Annotated[str, Parameter(name="SKATER", help=N_("skaters by name, part of a name or id, in order"))]


def mass_start(
    key: Key,
    *skater: Skaters,
    race: Race = "final",
    laps: Annotated[
        int | None,
        Parameter(name="--laps", converter=whole_number, help=N_("how many laps are due; else 16")),
    ] = None,
    acting: Acting = ACTING,
) -> int:
    """Record who starts in a mass start."""
    event, which = event_key(key), race_key(race)
    done = acted(
        acting.library,
        acting.tournament,
        acting.hand("mass-start"),
        lambda state: started(state, event, which, laps, skater),
    )
    return acting.tell(done)


def sprint(
    key: Key,
    lap: Annotated[
        int, Parameter(name="LAP", converter=whole_number, help=N_("after which lap: 4, 8 or 12"))
    ],
    *skater: Skaters,
    race: Race = "final",
    acting: Acting = ACTING,
) -> int:
    """Record who won a sprint of a mass start."""
    event, which = event_key(key), race_key(race)
    done = acted(
        acting.library,
        acting.tournament,
        acting.hand("sprint"),
        lambda state: sprint_judged(state, event, which, lap, skater),
    )
    return acting.tell(done)


def record_mass_start(
    key: Key,
    file: Annotated[
        Path,
        Parameter(
            name="--from",
            help=N_(
                "a CSV file in the order of the finish, with the columns skater, time, laps, status, code"
            ),
        ),
    ],
    race: Race = "final",
    laps: Annotated[
        int | None,
        Parameter(
            name="--laps", converter=whole_number, help=N_("how many laps were skated, if not as many as due")
        ),
    ] = None,
    acting: Acting = ACTING,
) -> int:
    """Record how a mass start ended."""
    event, which = event_key(key), race_key(race)
    rows = rows_of(file)
    done = acted(
        acting.library,
        acting.tournament,
        acting.hand("record-mass-start"),
        lambda state: ended(state, event, which, laps, rows, file.name),
    )
    return acting.tell(done)
