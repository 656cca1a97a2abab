"""How a skater's chances went: every fact of the log that changed them, and what it did to the order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from startbewijs.log.events import decisions as decided
from startbewijs.log.events import racing, tournament
from startbewijs.log.facts import Fact
from startbewijs.log.fold.folding import folded
from startbewijs.outlook.status import Outlook, outlook
from startbewijs.selection.decisions import decisions
from startbewijs.selection.order import rows, standings
from startbewijs.selection.procedure import Procedure
from startbewijs.selection.walk import Outcome, Step, walk
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Distance, Sex

_MOVING = (
    tournament.EntryWithdrawn,
    tournament.EntriesClosed,
    racing.ResultPublished,
    racing.ResultCorrected,
    racing.RankPublished,
    racing.PairConfirmed,
    racing.SkaterDidNotStart,
    racing.SkaterDisqualified,
    racing.ReskateGranted,
    racing.DistanceClosed,
    decided.CalamityRecorded,
    decided.TicketDeclined,
    decided.LevelDecided,
    decided.DesignationMade,
    decided.DesignationWithdrawn,
    decided.TeamPublished,
    decided.SkaterReplaced,
)
"""The kinds of fact that can move a bound; every other kind leaves the order and the fields alone."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A fact after which a skater's place or status is another; `before` is None at the first.

    `rows` are the rows above the skater's that the fact settled, or settled otherwise.
    """

    fact: Fact
    before: Outlook | None
    after: Outlook
    rows: tuple[Step, ...]


def course(facts: Sequence[Fact], procedure: Procedure, skater: str) -> Iterator[Turn]:
    """Every turn in a skater's chances along the log, in order, from the first entry in the fields."""
    state = Competition()
    last: Outlook | None = None
    steps: tuple[Step, ...] = ()
    for fact in facts:
        state = folded([fact], onto=state)
        found = state.skaters.get(skater)
        if found is None or state.adoption is None or not _moves(fact, found.sex):
            continue
        now = outlook(state, procedure, found.sex, skater)
        settled = _steps(state, procedure, skater)
        if last is None or _said(now) != _said(last):
            yield Turn(fact, last, now, tuple(_moved(steps, settled, now.row)))
            last = now
        steps = settled


def _moves(fact: Fact, sex: Sex) -> bool:
    """Whether a fact can move a bound of somebody of this sex."""
    distance = getattr(fact.event, "distance", None)
    return isinstance(fact.event, _MOVING) and (distance is None or Distance.of(distance).sex is sex)


def _said(one: Outlook) -> tuple[object, ...]:
    return (one.status, one.best, one.worst)


def _steps(state: Competition, procedure: Procedure, skater: str) -> tuple[Step, ...]:
    sex = state.skater(skater).sex
    fillings = rows(procedure, sex, standings(state, sex), decisions(state, sex))
    return walk(fillings, procedure.team_size[sex]).steps


def _moved(before: Sequence[Step], after: Sequence[Step], row: int | None) -> Iterator[Step]:
    known = {step.number: (step.outcome, step.skaters) for step in before}
    for step in after:
        if step.outcome in (Outcome.AWAITED, Outcome.OPEN) or (row is not None and step.number > row):
            continue
        if known.get(step.number) != (step.outcome, step.skaters):
            yield step
