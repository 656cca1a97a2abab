"""What a hand time counts more than was read."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from startbewijs.cli.options import ACTING, Acting
from startbewijs.errors import Refused
from startbewijs.publish.words import N_
from startbewijs.service.office.acting import acted
from startbewijs.service.office.clocking import hand_correction


def set_hand_correction(
    seconds: Annotated[
        str | None, Parameter(name="SECONDS", help=N_("what is added to a hand time: 0.20"))
    ] = None,
    /,
    *,
    acting: Acting = ACTING,
) -> int:
    """Record the correction of hand times."""
    if seconds is None:
        raise Refused("Say how much: startbewijs hand-correction 0.20.")
    hand = acting.hand("hand-correction")
    return acting.tell(
        acted(acting.library, acting.tournament, hand, lambda state: hand_correction(state, seconds))
    )
