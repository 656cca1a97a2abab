"""What a command changed, or would change: ranks, rows, statuses, team and starts, before and after."""

from __future__ import annotations

from startbewijs.errors import Refused
from startbewijs.publish.subjects.outlook.moved import Moves, moves
from startbewijs.service.library import Library
from startbewijs.service.office.acting import Acted
from startbewijs.service.proofs import prospects
from startbewijs.service.queries import adopted
from startbewijs.sport.distances import Sex


def changed(library: Library, done: Acted) -> Moves:
    """What lies between the states before and after a command; statuses only under one procedure."""
    if done.before.adoption is None or done.before.adoption != done.after.adoption:
        return moves(done.before, done.after)
    try:
        procedure = adopted(library, done.after)
    except Refused:  # the command itself did not need the procedure, so it is done
        return moves(done.before, done.after)
    now = prospects(done.before, procedure, tuple(Sex))
    then = prospects(done.after, procedure, tuple(Sex))
    return moves(done.before, done.after, tuple(zip(now, then, strict=True)))
