"""Facts about what a tournament is: its distances, officials, programme, procedure, skaters and entries."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time

from startbewijs.log.events import tournament
from startbewijs.log.events.base import Event
from startbewijs.publish.subjects.officials import office_name
from startbewijs.publish.subjects.remarks import kind_name
from startbewijs.publish.subjects.told.teller import Tell, Teller
from startbewijs.publish.words import N_
from startbewijs.sport.distances import Sex


def _source_cited(event: tournament.SourceCited, to: Teller) -> str:
    return to.say("source “{key}”: {title}", key=event.key, title=to.words.note(event.title))


def _opened(event: tournament.TournamentOpened, to: Teller) -> str:
    return to.say("the tournament: {name}, {venue}", name=event.name, venue=event.venue)


def _announced(event: tournament.DistanceAnnounced, to: Teller) -> str:
    said = {
        "single": N_("{distance} will be skated once"),
        "best": N_("{distance} will be skated twice, the better time counts"),
        "sum": N_("{distance} will be skated twice, the sum counts"),
    }[event.counting]
    told = to.say(said, distance=to.distance(event.distance))
    second = {
        "swapped": N_("{said}; the second race in the same pairs, lanes exchanged"),
        "ranking": N_("{said}; the second race is drawn by the ranking of the first"),
        "redrawn": N_("{said}; the second race is drawn anew"),
    }
    return told if event.second_draw is None else to.say(second[event.second_draw], said=told)


def _hand_correction(event: tournament.HandCorrectionSet, to: Teller) -> str:
    return to.say(
        "a hand time counts {correction} s more than was read", correction=to.time(event.correction)
    )


def _official(event: tournament.OfficialNamed, to: Teller) -> str:
    return f"{office_name(event.office, to.words)}: {event.name}"


def _block(block: tournament.Block, to: Teller) -> Iterator[str]:
    """A race as it is planned, with its hour and the ice, and the break before it."""
    words, race = to.words, to.race(block)
    if block.pause is not None:
        yield words.count("break of {n} minute", "break of {n} minutes", block.pause)
    if block.resurfacings:
        after = words.listed(str(pair) for pair in block.resurfacings)
        race = to.say("{race} (ice made anew after pair {pairs})", race=race, pairs=after)
    yield race if block.start is None else f"{words.hour(time.fromisoformat(block.start))} {race}"


def _programme(event: tournament.ProgrammeSet | tournament.ProgrammeChanged, to: Teller) -> str:
    blocks = "; ".join(part for block in event.blocks for part in _block(block, to))
    return to.say("programme of {day}: {blocks}", day=date.fromisoformat(event.day), blocks=blocks)


def _adopted(event: tournament.ProcedureAdopted, to: Teller) -> str:
    return to.say(
        "selection procedure {procedure}, version {version}, is adopted",
        procedure=event.procedure,
        version=event.version,
    )


def _registered(event: tournament.SkaterRegistered, to: Teller) -> str:
    parts = " ".join(part for part in (event.given, event.prefix, event.surname) if part)
    sex = to.words.sex(Sex(event.sex))
    return to.say(
        "registered: {name} ({details})", name=parts, details=", ".join(filter(None, (sex, event.team)))
    )


def _mark(event: tournament.MarkStated, to: Teller) -> str:
    return to.say(
        "{record} on the {distance} until now: {time}{holder}",
        record=kind_name(event.kind, to.words),
        distance=to.distance(event.distance),
        time=to.time(event.time) or to.say("not published"),
        holder=_holder(event, to),
    )


def _holder(event: tournament.MarkStated, to: Teller) -> str:
    who = event.skater or event.holder
    name = to.name(who) if who else ""
    return f", {name}" if name else ""


def _entry(event: tournament.EntryMade, to: Teller) -> str:
    return to.say(
        "{skater} is entered for the {distance}",
        skater=to.name(event.skater),
        distance=to.distance(event.distance),
    )


def _closed(event: tournament.EntriesClosed, to: Teller) -> str:
    if event.known == "some":
        return to.say(
            "entries for the {distance} are closed; not every name was published",
            distance=to.distance(event.distance),
        )
    return to.say("entries for the {distance} are closed", distance=to.distance(event.distance))


def _entry_withdrawn(event: tournament.EntryWithdrawn, to: Teller) -> str:
    if event.distance is None:
        return to.say("{skater} withdraws from the tournament", skater=to.name(event.skater))
    return to.say(
        "{skater} withdraws from the {distance}",
        skater=to.name(event.skater),
        distance=to.distance(event.distance),
    )


TOLD: dict[type[Event], Tell] = {
    tournament.SourceCited: _source_cited,
    tournament.TournamentOpened: _opened,
    tournament.DistanceAnnounced: _announced,
    tournament.HandCorrectionSet: _hand_correction,
    tournament.OfficialNamed: _official,
    tournament.ProgrammeSet: _programme,
    tournament.ProgrammeChanged: _programme,
    tournament.ProcedureAdopted: _adopted,
    tournament.SkaterRegistered: _registered,
    tournament.MarkStated: _mark,
    tournament.EntryMade: _entry,
    tournament.EntriesClosed: _closed,
    tournament.EntryWithdrawn: _entry_withdrawn,
}
