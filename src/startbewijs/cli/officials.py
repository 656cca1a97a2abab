"""Who fills which office."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from startbewijs.cli.options import ACTING, Acting
from startbewijs.publish.subjects.officials import officials_answer
from startbewijs.publish.words import N_
from startbewijs.service import queries
from startbewijs.service.office.acting import acted
from startbewijs.service.office.officials import naming, officials_named


def officials(
    *named: Annotated[
        str,
        Parameter(name="OFFICE", help=N_("an office and then who fills it, and so on")),
    ],
    acting: Acting = ACTING,
) -> int:
    """Record who fills which office, or print who does."""
    if not named:
        return acting.show(officials_answer(queries.snapshot(acting.library, acting.tournament)))
    wanted = officials_named(named)
    done = acted(
        acting.library, acting.tournament, acting.hand("officials"), lambda state: naming(state, wanted)
    )
    return acting.tell(done)
