"""Taking back a slip."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from startbewijs.cli.options import ACTING, Acting
from startbewijs.publish.words import N_
from startbewijs.service.naming import whole_number
from startbewijs.service.office.undoing import undo as undone


def undo(
    *position: Annotated[
        int,
        Parameter(
            name="POSITION",
            converter=whole_number,
            help=N_("the positions of the facts; without one, the last fact of the same office"),
        ),
    ],
    acting: Acting = ACTING,
) -> int:
    """Record that facts were a slip."""
    return acting.tell(undone(acting.library, acting.tournament, acting.hand("undo"), position))
