"""How decisions change the state."""

from __future__ import annotations

from dataclasses import replace

from startbewijs.errors import Refused
from startbewijs.log.events import decisions as events
from startbewijs.log.facts import Fact
from startbewijs.log.fold.racing import race_of
from startbewijs.log.fold.step import Steps
from startbewijs.log.fold.tournament import entrant
from startbewijs.sport.competition import Competition, Designation, Protest, Ruling, Withdrawal
from startbewijs.sport.distances import Sex


def _protest_lodged(state: Competition, fact: Fact, event: events.ProtestLodged) -> None:
    distance = state.contest(event.distance).distance
    race_of(state, event)
    state.protests[fact.position] = Protest(
        distance, event.race, event.lodged_by, fact.why or "", fact.position
    )


def _protest_decided(state: Competition, fact: Fact, event: events.ProtestDecided) -> None:
    lodged = state.protests.get(event.protest)
    if lodged is None:
        raise Refused("no protest was lodged at position {protest}.", protest=event.protest)
    state.protests[event.protest] = replace(lodged, upheld=event.upheld)


def _calamity_recorded(state: Competition, fact: Fact, event: events.CalamityRecorded) -> None:
    contest = entrant(state, event.distance, event.skater)
    contest.calamities[event.skater] = Withdrawal(fact.why or "", fact.position)


def _ticket_declined(state: Competition, fact: Fact, event: events.TicketDeclined) -> None:
    state.declined[state.skater(event.skater).id] = _ruling(fact, event.skater)


def _start_waived(state: Competition, fact: Fact, event: events.StartWaived) -> None:
    state.contest(event.distance)
    state.waived.append(_ruling(fact, state.skater(event.skater).id, event.distance))


def _ruling(fact: Fact, skater: str, event: str | None = None, instead_of: str | None = None) -> Ruling:
    return Ruling(skater, event, instead_of, fact.why or "", fact.position)


def _level_decided(state: Competition, fact: Fact, event: events.LevelDecided) -> None:
    for skater in event.order:
        entrant(state, event.distance, skater)
    if len(set(event.order)) < len(event.order):
        raise Refused("a skater stands twice in this order.")
    state.contest(event.distance).level_orders.append(event.order)


def _designation_made(state: Competition, fact: Fact, event: events.DesignationMade) -> None:
    skater = state.skater(event.skater)
    if not event.event.startswith(skater.sex):
        raise Refused("{skater} cannot be designated for {event}.", skater=skater.name, event=event.event)
    if event.kind == "distance" and event.skater not in state.contest(event.event).calamities:
        raise Refused(
            "no calamity of {skater} on {event} has been recorded; record it first.",
            skater=skater.name,
            event=event.event,
        )
    state.designations[fact.position] = Designation(
        event.kind, event.skater, event.event, fact.why or "", fact.position
    )


def _designation_withdrawn(state: Competition, fact: Fact, event: events.DesignationWithdrawn) -> None:
    if state.designations.pop(event.designation, None) is None:
        raise Refused("no designation stands at position {position}.", position=event.designation)


def _start_overruled(state: Competition, fact: Fact, event: events.StartOverruled) -> None:
    state.contest(event.distance)
    if event.out is not None:
        state.skater(event.out)
    state.overruled.append(_ruling(fact, state.skater(event.into).id, event.distance, event.out))


def _line_up_named(state: Competition, fact: Fact, event: events.LineUpNamed) -> None:
    state.line_ups[event.event] = tuple(state.skater(skater).id for skater in event.skaters)


def _team_published(state: Competition, fact: Fact, event: events.TeamPublished) -> None:
    sex = Sex(event.sex)
    for skater in event.skaters:
        if state.skater(skater).sex is not sex:
            raise Refused("{skater} is not in this field.", skater=state.skater(skater).name)
    state.published_teams[sex] = event.skaters


def _skater_replaced(state: Competition, fact: Fact, event: events.SkaterReplaced) -> None:
    out, into = state.skater(event.out), state.skater(event.into)
    if out.sex not in state.published_teams:
        raise Refused("no team has been published, so nobody can be replaced yet.")
    if into.sex is not out.sex:
        raise Refused("{into} cannot replace {out}.", into=into.name, out=out.name)
    state.replacements.append(_ruling(fact, event.into, event.event, event.out))


STEPS: Steps = {
    events.ProtestLodged: _protest_lodged,
    events.ProtestDecided: _protest_decided,
    events.CalamityRecorded: _calamity_recorded,
    events.TicketDeclined: _ticket_declined,
    events.StartWaived: _start_waived,
    events.LevelDecided: _level_decided,
    events.DesignationMade: _designation_made,
    events.DesignationWithdrawn: _designation_withdrawn,
    events.StartOverruled: _start_overruled,
    events.LineUpNamed: _line_up_named,
    events.TeamPublished: _team_published,
    events.SkaterReplaced: _skater_replaced,
}
