"""What a decision came to, told back on the command line."""

from __future__ import annotations

from startbewijs.cli.options import Deciding
from startbewijs.publish.snapshot import Snapshot
from startbewijs.publish.subjects.decided import Told, decided, designations_left, team_trace
from startbewijs.service.office.acting import Acted
from startbewijs.service.office.changing import changed
from startbewijs.service.queries import adopted
from startbewijs.sport.distances import Sex


def told_back(acting: Deciding, done: Acted, also: Told | None = None) -> int:
    """0, once it is told what a decision recorded and what it changed, or would."""
    found = changed(acting.library, done)
    answer = decided(done.after, done.facts, found, again=done.again, trial=acting.trial, also=also)
    return acting.show(answer)


def left(acting: Deciding, done: Acted, sex: Sex) -> Told:
    """How many designations are left after a decision."""
    return designations_left(done.after, adopted(acting.library, done.after), sex)


def trace(acting: Deciding, done: Acted, sex: Sex) -> Told:
    """The team after a decision, with the order that it follows from."""
    snapshot = Snapshot(done.after, (), done.after.position)
    return team_trace(snapshot, adopted(acting.library, done.after), sex)
