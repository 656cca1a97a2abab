"""Taking back a slip."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import Annotated

from cyclopts import Parameter

from startbewijs.cli.options import ACTING, Acting
from startbewijs.log.events.undoing import FactWithdrawn
from startbewijs.publish.page import visible
from startbewijs.publish.subjects.told import told
from startbewijs.publish.words import N_
from startbewijs.service import queries
from startbewijs.service.naming import whole_number
from startbewijs.service.office.powers import OFFICIALS
from startbewijs.service.office.undoing import last_standing
from startbewijs.service.office.undoing import undo as undone


def undo(
    *position: Annotated[
        int,
        Parameter(
            name="POSITION",
            converter=whole_number,
            help=N_("the positions of the facts; without one, the last of all, or of the office of --as"),
        ),
    ],
    acting: Acting = ACTING,
) -> int:
    """Record that facts were a slip."""
    hand, words = acting.hand("undo"), acting.words
    snapshot = queries.snapshot(acting.library, acting.tournament)
    if acting.role is None:
        position = position or ((last.position,) if (last := last_standing(snapshot.facts)) else ())
        offices = {fact.by for fact in snapshot.facts if fact.position in position}
        if len(offices) == 1 and offices <= set(OFFICIALS):
            hand = replace(hand, by=offices.pop())
    done = undone(acting.library, acting.tournament, hand, position)
    told_ = acting.tell(done)
    if not (acting.json or acting.csv):
        taken = [fact.event.fact for fact in done.facts if isinstance(fact.event, FactWithdrawn)]
        for fact in snapshot.facts:
            if fact.position in taken:
                said = words.say("Taken back: {said}", said=told(fact.event, snapshot.competition, words))
                sys.stdout.write(f"\n{visible(said)}\n")
    return told_
