"""What confirming a pair would do: to the ranks of its distance, and to who goes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from startbewijs.log.events import racing
from startbewijs.publish.subjects.outlook.prospect import Prospect
from startbewijs.results.classification import classification
from startbewijs.selection.procedure import Procedure
from startbewijs.service.office.pairs import At
from startbewijs.service.office.racing import settled
from startbewijs.service.office.supposing import with_events
from startbewijs.service.proofs import prospects
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Sex


@dataclass(frozen=True, slots=True)
class Foreseen:
    """A confirmation that is supposed: the state after it, whose rank would be another, and the outlooks.

    `ranks` has a skater, the rank now and the rank then: those of the pair, then the others, best first. A
    skater without a rank has None.
    `before` and `after` are None where no procedure was adopted.
    """

    state: Competition
    ranks: tuple[tuple[str, int | None, int | None], ...]
    before: Prospect | None = None
    after: Prospect | None = None


Prove = Callable[[Competition], Prospect]
"""What proves the outlook of the pair's sex in a state."""


def foreseen(state: Competition, at: At, prove: Prove | None) -> Foreseen | None:
    """What confirming a pair would do; None while something of it is lacking, or once it is confirmed.

    Without `prove`, before a procedure is adopted, nothing is said about who goes.
    """
    pair = at.seats(state)
    runs = [run for run in pair.seats if run is not None]
    if pair.confirmed is not None or not all(settled(state, at, pair, run) for run in runs):
        return None
    after = with_events(state, [racing.PairConfirmed(distance=at.distance.key, race=at.race, pair=at.pair)])
    now = {line.skater: line.rank for line in classification(state.contest(at.distance)).lines}
    moved = [
        (line.skater, now.get(line.skater), line.rank)
        for line in classification(after.contest(at.distance)).lines
        if line.rank != now.get(line.skater)
    ]
    ranks = tuple(sorted(moved, key=lambda one: pair.run(one[0]) is None))
    if prove is None:
        return Foreseen(after, ranks)
    return Foreseen(after, ranks, prove(state), prove(after))


def from_the_start(procedure: Procedure, sex: Sex) -> Prove:
    """What proves a state on its own, whatever was proved of another."""
    return lambda state: prospects(state, procedure, [sex])[0]
