"""Which races count together."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from startbewijs.cli.options import ACTING, Acting
from startbewijs.publish.words import N_
from startbewijs.service.office.acting import acted, said_text
from startbewijs.service.office.combining import combination


def combine(
    key: Annotated[
        str, Parameter(name="KEY", help=N_("what it is called: w-allround, m-sprint, or w- or m- and a name"))
    ],
    *race: Annotated[
        str,
        Parameter(
            name="RACE", help=N_("a race that counts: w500, or w500/2 for the second race of a distance")
        ),
    ],
    name: Annotated[
        str | None, Parameter(name="--name", help=N_("what people call it, where the key does not say it"))
    ] = None,
    acting: Acting = ACTING,
) -> int:
    """Record that several races count together, in points."""
    done = acted(
        acting.library,
        acting.tournament,
        acting.hand("combine"),
        lambda state: combination(state, key.strip().lower(), said_text(name), race),
    )
    return acting.tell(done)
