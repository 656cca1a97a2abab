"""Who skates what."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from startbewijs.cli.options import ACTING, Acting
from startbewijs.publish.words import N_
from startbewijs.service.naming import distance_named, skater_named
from startbewijs.service.office.acting import acted
from startbewijs.service.office.entering import withdrawal

SkaterWords = Annotated[str, Parameter(name="SKATER", help=N_("a skater by name, part of a name or id"))]


def withdraw(
    *skater: SkaterWords,
    distance: Annotated[
        str | None,
        Parameter(name="--distance", help=N_("only out of this distance: w500; else out of the tournament")),
    ] = None,
    acting: Acting = ACTING,
) -> int:
    """Record that a skater withdraws."""
    hand = acting.hand("withdraw")
    done = acted(
        acting.library,
        acting.tournament,
        hand,
        lambda state: withdrawal(
            state,
            skater_named(skater, state),
            None if distance is None else distance_named([distance], state),
        ),
    )
    return acting.tell(done)
