"""How a skater's chances went: every fact of the log that changed them, and what it did to the order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from startbewijs.log.events import decisions as decided
from startbewijs.log.events import racing, tournament
from startbewijs.log.events.undoing import FactWithdrawn
from startbewijs.log.facts import Fact
from startbewijs.log.fold.folding import folded
from startbewijs.outlook.fields import reachable_ranks
from startbewijs.outlook.ladder import Ladder, Uncovered, ladder
from startbewijs.outlook.playing import playground
from startbewijs.outlook.status import Outlook, outlook_on
from startbewijs.selection.procedure import Procedure
from startbewijs.selection.selected import selected_in
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
    FactWithdrawn,
)
"""The kinds of fact that can move a bound; every other kind leaves the order and the fields alone."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A row of which it became known for good who stands on it.

    `also` is another row above the skater's own that the same name stands on already: it brings no new one.
    """

    row: int
    event: str
    rank: int | None
    skater: str
    also: int | None


@dataclass(frozen=True, slots=True)
class Turn:
    """A fact after which a skater's place or status is another; `before` is None at the first.

    `settled` are the rows, down to the skater's own, that the fact settled.
    """

    fact: Fact
    before: Outlook | None
    after: Outlook
    settled: tuple[Settled, ...]


def course(facts: Sequence[Fact], procedure: Procedure, skater: str) -> Iterator[Turn]:
    """Every turn in a skater's chances along the log, in order, from the first entry in the fields."""
    state = Competition()
    last: Outlook | None = None
    known: dict[int, str] = {}
    for n, fact in enumerate(facts, 1):
        undoes = isinstance(fact.event, FactWithdrawn)
        state = folded(facts[:n]) if undoes else folded([fact], onto=state)
        found = state.skaters.get(skater)
        if found is None or state.adoption is None or not _moves(state, fact, found.sex):
            continue
        if not any(skater in contest.entrants for contest in state.of_sex(found.sex)):
            continue
        climbed = ladder(state, procedure, found.sex)
        now = outlook_on(selected_in(procedure, found.sex, state), playground(climbed), skater)
        holders = _holders(climbed)
        if last is None or _said(now) != _said(last):
            own = next((row for row, holder in holders.items() if holder == skater), None)
            yield Turn(fact, last, now, tuple(_settled(climbed, known, holders, own or now.row)))
            last = now
        known = holders


def moves(fact: Fact) -> bool:
    """Whether a fact is of a kind that can move a place or status."""
    return isinstance(fact.event, _MOVING)


def turns_of(
    fact: Fact,
    was: tuple[Ladder | Uncovered, Sequence[Outlook]],
    now: tuple[Ladder | Uncovered, Sequence[Outlook]],
) -> Iterator[Turn]:
    """The turns that one fact was, for everyone of one sex who was in the fields before.

    `was` and `now` are the ladder and the outlooks right before and after the fact.
    """
    known, holders = _holders(was[0]), _holders(now[0])
    before = {one.skater: one for one in was[1]}
    for after in now[1]:
        if after.skater in before and _said(before[after.skater]) != _said(after):
            own = next((row for row, holder in holders.items() if holder == after.skater), None)
            settled = tuple(_settled(now[0], known, holders, own or after.now))
            yield Turn(fact, before[after.skater], after, settled)


def _moves(state: Competition, fact: Fact, sex: Sex) -> bool:
    """Whether a fact can move a bound of somebody of this sex."""
    if not isinstance(fact.event, _MOVING):
        return False
    distance, who = getattr(fact.event, "distance", None), getattr(fact.event, "skater", None)
    if distance is not None:
        return Distance.of(distance).sex is sex
    return who is None or state.skater(who).sex is sex


def _said(one: Outlook) -> tuple[object, ...]:
    return (one.status, one.best, one.worst)


def _holders(climbed: Ladder | Uncovered) -> dict[int, str]:
    """Who stands on which row whatever happens, from the top, also while the distance is under way."""
    if isinstance(climbed, Uncovered):
        return {}
    sure: dict[tuple[Distance, int], str] = {}
    for distance, field in climbed.fields.items():
        for runner in field.runners:
            best, worst = reachable_ranks(field, runner)
            if best == worst:
                sure[distance, best] = runner.name
    found = {}
    for row, rung in zip(climbed.rows, climbed.rungs, strict=True):
        holder = rung.named if rung.distance is None else sure.get((rung.distance, rung.rank))
        if holder is not None:
            found[row.number] = holder
    return found


def _settled(
    climbed: Ladder | Uncovered, before: dict[int, str], after: dict[int, str], own: int | None
) -> Iterator[Settled]:
    """The rows down to the skater's own with another holder than before."""
    rows = () if isinstance(climbed, Uncovered) else climbed.rows
    numbers = [row.number for row in rows]
    above = numbers if own not in numbers else numbers[: numbers.index(own) + 1]
    for row in rows:
        holder = after.get(row.number) if row.number in above else None
        if holder is not None and before.get(row.number) != holder:
            also = next((n for n in above if after.get(n) == holder and n != row.number), None)
            yield Settled(row.number, row.event, row.rank, holder, also)
