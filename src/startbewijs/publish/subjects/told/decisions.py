"""Facts about what was decided, and about what was taken back."""

from __future__ import annotations

from startbewijs.log.events import decisions, undoing
from startbewijs.log.events.base import Event
from startbewijs.publish.subjects.told.teller import Tell, Teller, on_distance
from startbewijs.publish.words import N_
from startbewijs.sport.distances import Sex


def _protest(event: decisions.ProtestLodged, to: Teller) -> str:
    return to.say("{race}: protest lodged by {who}", race=to.race(event), who=event.lodged_by)


def _protest_decided(event: decisions.ProtestDecided, to: Teller) -> str:
    said = (
        N_("the protest of position {n} is upheld")
        if event.upheld
        else N_("the protest of position {n} is rejected")
    )
    return to.say(said, n=event.protest)


def _declined(event: decisions.TicketDeclined, to: Teller) -> str:
    return to.say("{skater} does not go to the Games", skater=to.name(event.skater))


def _level(event: decisions.LevelDecided, to: Teller) -> str:
    return to.say(
        "the order of the level skaters on the {distance} is decided: {names}",
        distance=to.distance(event.distance),
        names=to.names(event.order),
    )


def _designated(event: decisions.DesignationMade, to: Teller) -> str:
    said = {
        "team": N_("{skater} is designated for the team, for the {event}"),
        "distance": N_("{skater} is designated on the {event}"),
        "row": N_("{skater} is designated on the row of the {event}"),
    }[event.kind]
    return to.say(said, skater=to.name(event.skater), event=to.distance(event.event))


def _undesignated(event: decisions.DesignationWithdrawn, to: Teller) -> str:
    return to.say("the designation of position {n} no longer holds", n=event.designation)


def _overruled(event: decisions.StartOverruled, to: Teller) -> str:
    if event.out is None:
        return to.say(
            "{skater} gets a start on the {distance}",
            skater=to.name(event.into),
            distance=to.distance(event.distance),
        )
    return to.say(
        "{skater} gets the start of {out} on the {distance}",
        skater=to.name(event.into),
        out=to.name(event.out),
        distance=to.distance(event.distance),
    )


def _line_up(event: decisions.LineUpNamed, to: Teller) -> str:
    return to.say("{event}: {names}", event=to.distance(event.event), names=to.names(event.skaters))


def _team(event: decisions.TeamPublished, to: Teller) -> str:
    return to.say(
        "the team of the {sex} is published: {names}",
        sex=to.words.sex(Sex(event.sex)),
        names=to.names(event.skaters),
    )


def _replaced(event: decisions.SkaterReplaced, to: Teller) -> str:
    if event.event is None:
        return to.say("{into} replaces {out}", into=to.name(event.into), out=to.name(event.out))
    return to.say(
        "{into} replaces {out} on the {event}",
        into=to.name(event.into),
        out=to.name(event.out),
        event=to.distance(event.event),
    )


def _taken_back(event: undoing.FactWithdrawn, to: Teller) -> str:
    return to.say("fact {position} is taken back", position=event.fact)


TOLD: dict[type[Event], Tell] = {
    decisions.ProtestLodged: _protest,
    decisions.ProtestDecided: _protest_decided,
    decisions.CalamityRecorded: on_distance(N_("calamity of {skater} on the {distance}")),
    decisions.TicketDeclined: _declined,
    decisions.StartWaived: on_distance(N_("{skater} gives up the start on the {distance}")),
    decisions.LevelDecided: _level,
    decisions.DesignationMade: _designated,
    decisions.DesignationWithdrawn: _undesignated,
    decisions.StartOverruled: _overruled,
    decisions.LineUpNamed: _line_up,
    decisions.TeamPublished: _team,
    decisions.SkaterReplaced: _replaced,
    undoing.FactWithdrawn: _taken_back,
}
