"""How facts about the tournament change its state."""

from __future__ import annotations

from datetime import time

from startbewijs.errors import Refused
from startbewijs.log.events import tournament as events
from startbewijs.log.facts import Fact
from startbewijs.log.fold.step import Steps
from startbewijs.sport.competition import (
    Adoption,
    Block,
    Competition,
    Contest,
    Counting,
    Mark,
    Race,
    Withdrawal,
)
from startbewijs.sport.distances import Distance, Sex
from startbewijs.sport.moments import calendar_day, time_zone
from startbewijs.sport.skaters import Honour, Skater
from startbewijs.sport.times import RaceTime


def _source_cited(state: Competition, fact: Fact, event: events.SourceCited) -> None:
    state.sources[event.key] = (event.title, event.published, event.address)


def _tournament_opened(state: Competition, fact: Fact, event: events.TournamentOpened) -> None:
    if state.id:
        raise Refused("this tournament is open already.")
    zone = time_zone(event.time_zone)
    days = tuple(calendar_day(day) for day in event.days)
    state.id, state.name, state.venue, state.track = event.tournament, event.name, event.venue, event.track
    state.nation, state.zone, state.days = event.nation, zone, days


def _distance_announced(state: Competition, fact: Fact, event: events.DistanceAnnounced) -> None:
    distance = Distance.of(event.distance)
    if distance in state.contests:
        raise Refused("{distance} was announced before.", distance=event.distance)
    counting = Counting(event.counting)
    if event.second_draw is not None and counting is Counting.SINGLE:
        raise Refused("{distance} is skated once, so no second race is drawn.", distance=event.distance)
    state.contests[distance] = Contest(
        distance,
        counting,
        races={number: Race(number) for number in range(1, counting.races + 1)},
        second_missed=event.second_missed == "stands",
        second_not_finished=event.second_not_finished == "stands",
        second_disqualified=event.second_disqualified == "stands",
        unfinished_last=event.unfinished == "last",
        hand_correction=state.hand_correction,
        second_draw=event.second_draw,
    )


def _hand_correction_set(state: Competition, fact: Fact, event: events.HandCorrectionSet) -> None:
    correction = RaceTime.parse(event.correction)
    if correction.ms > _MOST_CORRECTION:
        raise Refused(
            "a correction of {correction} s is not one of a hand time; write less than a second, like 0.20.",
            correction=event.correction,
        )
    for contest in state.contests.values():
        if any(timing.source == "hand" for run in contest.runs for timing in run.timings):
            raise Refused(
                "{distance} has hand times already; their correction is set before the first of them.",
                distance=contest.distance.key,
            )
    state.hand_correction = correction.ms
    for contest in state.contests.values():
        contest.hand_correction = correction.ms


def _official_named(state: Competition, fact: Fact, event: events.OfficialNamed) -> None:
    state.officials[event.office] = event.name


def _programme_set(
    state: Competition, fact: Fact, event: events.ProgrammeSet | events.ProgrammeChanged
) -> None:
    day = calendar_day(event.day)
    if day not in state.days:
        raise Refused("{day} is not a day of this tournament.", day=event.day)
    for block in event.blocks:
        contest = state.contest(block.distance)
        if block.race > contest.counting.races:
            raise Refused("{distance} has no race {race}.", distance=block.distance, race=block.race)
    state.programme[day] = tuple(
        Block(
            Distance.of(block.distance),
            block.race,
            None if block.start is None else time.fromisoformat(block.start),
            block.pairs,
            block.pause,
            block.resurfacings,
        )
        for block in event.blocks
    )


def _procedure_adopted(state: Competition, fact: Fact, event: events.ProcedureAdopted) -> None:
    state.adoption = Adoption(event.procedure, event.version, event.sha256, fact.position)


def _skater_registered(state: Competition, fact: Fact, event: events.SkaterRegistered) -> None:
    known = state.skaters.get(event.skater)
    if known is not None and known.sex != event.sex:
        raise Refused(
            "{skater} was registered with another sex; register under a new id.", skater=event.skater
        )
    if event.start_number is not None:
        taken = [
            other
            for other in state.skaters.values()
            if other.start_number == event.start_number
            and other.sex == event.sex
            and other.id != event.skater
        ]
        if taken:
            raise Refused(
                "start number {number} is already worn by {skater}.",
                number=event.start_number,
                skater=taken[0].name,
            )
    state.skaters[event.skater] = Skater(
        event.skater,
        Sex(event.sex),
        event.given,
        event.prefix,
        event.surname,
        event.nation or state.nation,
        event.start_number,
        event.team,
        event.age,
        tuple(Honour(honour.kind, honour.event, honour.years) for honour in event.honours),
        event.games,
        event.earlier_games,
    )


def _mark_stated(state: Competition, fact: Fact, event: events.MarkStated) -> None:
    if event.skater is not None:
        state.skater(event.skater)
    if event.kind in ("PB", "SB") and event.skater is None:
        raise Refused("a personal or season best needs the skater whose it is.")
    state.marks.append(
        Mark(
            event.kind,
            Distance.of(event.distance),
            None if event.time is None else RaceTime.parse(event.time),
            event.skater or event.holder,
            event.day,
            event.place,
        )
    )


def entrant(state: Competition, key: str, skater: str) -> Contest:
    """The distance, once the skater is known to be entered for it; otherwise refused."""
    contest = state.contest(key)
    if skater not in contest.entrants:
        raise Refused(
            "{skater} is not entered for {distance}.", skater=state.skater(skater).name, distance=key
        )
    return contest


def _entry_made(state: Competition, fact: Fact, event: events.EntryMade) -> None:
    contest, skater = state.contest(event.distance), state.skater(event.skater)
    if contest.entries_closed and contest.all_known:
        raise Refused("the entries for {distance} are closed.", distance=event.distance)
    if skater.sex is not contest.distance.sex:
        raise Refused("{skater} cannot enter {distance}.", skater=skater.name, distance=event.distance)
    if event.skater in state.withdrawn:
        raise Refused("{skater} has withdrawn from the tournament.", skater=skater.name)
    if event.skater in contest.entrants:
        raise Refused(
            "{skater} is entered for {distance} already.", skater=skater.name, distance=event.distance
        )
    contest.entrants.append(event.skater)


def _entries_closed(state: Competition, fact: Fact, event: events.EntriesClosed) -> None:
    contest = state.contest(event.distance)
    if contest.entries_closed:
        raise Refused("the entries for {distance} are closed already.", distance=event.distance)
    contest.entries_closed, contest.all_known = True, event.known == "all"


def _entry_withdrawn(state: Competition, fact: Fact, event: events.EntryWithdrawn) -> None:
    withdrawal = Withdrawal(fact.why or "", fact.position)
    if event.distance is not None:
        entrant(state, event.distance, event.skater).withdrawn[event.skater] = withdrawal
        return
    skater = state.skater(event.skater)
    state.withdrawn[event.skater] = withdrawal
    for contest in state.of_sex(skater.sex):
        if event.skater in contest.entrants:
            contest.withdrawn.setdefault(event.skater, withdrawal)


_MOST_CORRECTION = 999
"""A second is more than any thumb is late, in thousandths."""

STEPS: Steps = {
    events.SourceCited: _source_cited,
    events.TournamentOpened: _tournament_opened,
    events.DistanceAnnounced: _distance_announced,
    events.HandCorrectionSet: _hand_correction_set,
    events.OfficialNamed: _official_named,
    events.ProgrammeSet: _programme_set,
    events.ProgrammeChanged: _programme_set,
    events.ProcedureAdopted: _procedure_adopted,
    events.SkaterRegistered: _skater_registered,
    events.MarkStated: _mark_stated,
    events.EntryMade: _entry_made,
    events.EntriesClosed: _entries_closed,
    events.EntryWithdrawn: _entry_withdrawn,
}
