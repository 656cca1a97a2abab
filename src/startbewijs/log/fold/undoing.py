"""Which facts were taken back, and which may be."""

from __future__ import annotations

from collections.abc import Iterable

from startbewijs.errors import Refused
from startbewijs.log.events import drawing, hall, kinds, racing, tournament
from startbewijs.log.events.base import Event, InPair
from startbewijs.log.events.undoing import FactWithdrawn
from startbewijs.log.facts import Fact, wire_name
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Distance

_PREPARATION = (
    hall.WallSet,
    hall.ResultReleased,  # what the wall shows is no result: it can wait again
    tournament.OfficialNamed,
    tournament.HandCorrectionSet,
    kinds.CombinationAnnounced,
    kinds.MassStartAnnounced,
    kinds.MassStartDrawn,
    kinds.SprintJudged,
    kinds.PursuitTeamEntered,
    kinds.PursuitHeatDrawn,
    tournament.ProgrammeSet,
    tournament.ProgrammeChanged,
    tournament.DistanceAnnounced,
    tournament.SkaterRegistered,
    tournament.MarkStated,
    tournament.EntryMade,
    tournament.EntriesClosed,
    tournament.EntryWithdrawn,
    drawing.DrawMade,
    racing.ConditionsMeasured,
    racing.ResurfacingHeld,
)
_IN_A_PAIR = (racing.SkaterDidNotStart, racing.SkaterDisqualified)
"""What may say in which pair it happened: where it does, it is a slip as long as that is not confirmed."""


def undone(facts: Iterable[Fact]) -> frozenset[int]:
    """The positions of the facts among these that others among these take back."""
    return frozenset(fact.event.fact for fact in facts if isinstance(fact.event, FactWithdrawn))


def take_back(state: Competition, fact: Fact, slip: Fact | None) -> None:
    """Notes that a fact is taken back; `state` never took it in. What may not be taken back is refused."""
    assert isinstance(fact.event, FactWithdrawn)
    if slip is None:
        raise Refused("no fact stands at position {position} that could be undone.", position=fact.event.fact)
    _slip(state, slip.event)
    state.undone[slip.position] = fact.position


def may_be_taken_back(state: Competition, event: Event) -> bool:
    """Whether an event that stands may be a slip; what later facts rest on it is another question."""
    try:
        _slip(state, event)
    except Refused:
        return False
    return True


def _slip(state: Competition, event: Event) -> None:
    """Refuses to take back what is more than a slip of whoever typed it."""
    if isinstance(event, kinds.SprintJudged) and state.mass_starts[event.event][event.race].finishes:
        raise Refused(
            "{event}, race {race}, was skated; judge the sprint anew with its reason instead.",
            event=event.event,
            race=event.race,
        )
    if isinstance(event, racing.DistanceClosed):
        sex = Distance.of(event.distance).sex
        if sex in state.published_teams:
            raise Refused(
                "{distance} was final when the team was published; record a correction with its reason.",
                distance=event.distance,
            )
        return
    if isinstance(event, _PREPARATION):
        return
    if isinstance(event, racing.PairConfirmed) or not isinstance(event, (InPair, *_IN_A_PAIR)):
        raise Refused(
            "a fact of the kind {kind} is not undone; record a correction or a decision with its reason.",
            kind=wire_name(type(event)),
        )
    pair = (
        None if event.pair is None else state.contest(event.distance).races[event.race].pairs.get(event.pair)
    )
    if event.pair is None or (pair is not None and pair.confirmed is not None):
        raise Refused(
            "{distance}: this result counts already; record a correction with its reason instead.",
            distance=event.distance,
        )
