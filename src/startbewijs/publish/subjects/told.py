"""Every kind of fact as a sentence."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from startbewijs.log.events import decisions, drawing, hall, kinds, racing, tournament, undoing
from startbewijs.log.events.base import Event, InRace
from startbewijs.publish.subjects.clocks import source_name
from startbewijs.publish.subjects.combined import combination_name
from startbewijs.publish.subjects.mass import mass_start_title
from startbewijs.publish.subjects.officials import office_name
from startbewijs.publish.subjects.pairs import called, pair_called
from startbewijs.publish.subjects.racing import race_title
from startbewijs.publish.subjects.remarks import kind_name
from startbewijs.publish.words import N_, Words
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Distance, Sex
from startbewijs.sport.kinds import Combination
from startbewijs.sport.times import RaceTime


def told(event: Event, state: Competition, words: Words) -> str:
    """What a fact says, in a sentence without a full stop; `state` knows the names."""
    return _TOLD[type(event)](event, Teller(state, words))


class Teller:
    """What the sentences about facts have in common: names, races, times, in one language."""

    def __init__(self, state: Competition, words: Words) -> None:
        self.state = state
        self.words = words

    def say(self, message: str, /, **fields: object) -> str:
        """The sentence in the language of the reader."""
        return self.words.say(message, **fields)

    def name(self, id_: str | None) -> str:
        """The name of a skater, or that it was not published."""
        if id_ is None:
            return self.words.say("not published")
        known = self.state.skaters.get(id_)
        return id_ if known is None else known.name

    def names(self, ids: tuple[str | None, ...]) -> str:
        """Several names, as a person lists them."""
        return self.words.listed(self.name(id_) for id_ in ids)

    def race(self, event: InRace | tournament.Block) -> str:
        """The race that a fact, or a part of a programme, is about."""
        contest = self.state.contests.get(Distance.of(event.distance))
        if contest is None:
            return self.words.distance(Distance.of(event.distance))
        return race_title(contest, event.race, self.words)

    def pair(self, event: InRace, pair: str) -> str:
        """The pair that a fact is about, as the rink calls it; by its id where it was not drawn."""
        contest = self.state.contests.get(Distance.of(event.distance))
        race = None if contest is None else contest.races.get(event.race)
        known = None if race is None else race.pairs.get(pair)
        if known is None:
            return self.words.say("pair {pair}", pair=pair)
        return called(self.state, known, self.words)

    def distance(self, key: str) -> str:
        """A distance or event by its key."""
        return self.words.event(key)

    def time(self, text: str | None) -> str:
        """A time with every decimal that was recorded."""
        return "" if text is None else self.words.time(RaceTime.parse(text), 3)


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


def _wall(event: hall.WallSet, to: Teller) -> str:
    said = {
        "confirmed": N_("the wall of the hall shows a result once it is confirmed"),
        "released": N_("the wall of the hall shows a result once the speaker releases it"),
    }
    return to.say(said[event.results])


def _official(event: tournament.OfficialNamed, to: Teller) -> str:
    return f"{office_name(event.office, to.words)}: {event.name}"


def _programme(event: tournament.ProgrammeSet | tournament.ProgrammeChanged, to: Teller) -> str:
    blocks = "; ".join(to.race(block) for block in event.blocks)
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


def _drawn(event: racing.PairDrawn, to: Teller) -> str:
    if event.number is None and event.from_end not in (1, 2):
        said = N_("{race}: re-skate of {names}") if event.reskate else N_("{race}: {names} form a pair")
        if len(event.skaters) == 1 and not event.reskate:
            said = N_("{race}: {names} skates alone")
        return to.say(said, race=to.race(event), names=to.names(event.skaters))
    said = N_("{race}: re-skate, {pair}, is {names}") if event.reskate else N_("{race}: {pair} is {names}")
    pair = pair_called(to.state, event.skaters, event.number, event.from_end, to.words)
    return to.say(said, race=to.race(event), pair=pair, names=to.names(event.skaters))


def _draw(event: drawing.DrawMade, to: Teller) -> str:
    if event.seed is None:
        return to.words.count(
            "{race}: a draw of {n} pair, taken over as it was published",
            "{race}: a draw of {n} pairs, taken over as it was published",
            event.pairs,
            race=to.race(event),
        )
    return to.words.count(
        "{race}: {n} pair is drawn with the seed “{seed}”",
        "{race}: {n} pairs are drawn with the seed “{seed}”",
        event.pairs,
        race=to.race(event),
        seed=event.seed,
    )


def _cancelled(event: drawing.PairCancelled, to: Teller) -> str:
    return to.say("{race}: pair {pair} is not skated", race=to.race(event), pair=event.pair)


def _changed(event: racing.PairChanged, to: Teller) -> str:
    contest = to.state.contests.get(Distance.of(event.distance))
    race = None if contest is None else contest.races.get(event.race)
    known = None if race is None else race.pairs.get(event.pair)
    if known is None or (known.number is None and known.from_end not in (1, 2)):
        # Without a number a pair is called by who skate in it, and they have just changed.
        return to.say("{race}: a pair becomes {names}", race=to.race(event), names=to.names(event.skaters))
    return to.say(
        "{race}: {pair} becomes {names}",
        race=to.race(event),
        pair=to.pair(event, event.pair),
        names=to.names(event.skaters),
    )


def _in_pair(message: str) -> Callable[[Any, Teller], str]:
    def tell(event: Any, to: Teller) -> str:
        return to.say(message, race=to.race(event), pair=to.pair(event, event.pair))

    return tell


def _on_skater(message: str) -> Callable[[Any, Teller], str]:
    def tell(event: Any, to: Teller) -> str:
        return to.say(message, race=to.race(event), skater=to.name(event.skater))

    return tell


def _false_start(event: racing.FalseStart, to: Teller) -> str:
    if event.skater is None:
        return to.say(
            "{race}: false start in {pair}, by whom was not published",
            race=to.race(event),
            pair=to.pair(event, event.pair),
        )
    return to.say("{race}: false start by {skater}", race=to.race(event), skater=to.name(event.skater))


def _conditions(event: racing.ConditionsMeasured, to: Teller) -> str:
    mark = to.words.decimal_mark
    measured = [
        f"{to.say(name)} {'-' * (value < 0)}{abs(value) // 10}{mark}{abs(value) % 10} {unit}"
        for name, value, unit in (
            (N_("ice"), event.ice, "°C"),
            (N_("air"), event.air, "°C"),
            (N_("humidity"), event.humidity, "%"),
        )
        if value is not None
    ]
    if event.pressure is not None:
        measured.append(f"{event.pressure} hPa")
    return to.say("{race}: measured {values}", race=to.race(event), values=", ".join(measured))


def _from(source: str, to: Teller) -> str:
    """From which clock a time comes; of a published one there is nothing to say."""
    return "" if source == "publication" else f" ({source_name(source, to.words)})"


def _passing(event: racing.PassingTimed, to: Teller) -> str:
    said = to.say(
        "{race}: {skater} passes {metres} m in {time}",
        race=to.race(event),
        skater=to.name(event.skater),
        metres=to.words.number(event.metres),
        time=to.time(event.time),
    )
    return said + _from(event.source, to)


def _finish(event: racing.FinishTimed, to: Teller) -> str:
    said = to.say(
        "{race}: {skater} finishes in {time}",
        race=to.race(event),
        skater=to.name(event.skater),
        time=to.time(event.time),
    )
    return said + _from(event.source, to)


def _hindered(event: racing.SkaterHindered, to: Teller) -> str:
    if event.where == "crossing":
        said = N_("{race}: {skater} is hindered at the crossing")
        return to.say(said, race=to.race(event), skater=to.name(event.skater))
    said = to.say("{race}: {skater} is hindered", race=to.race(event), skater=to.name(event.skater))
    return f"{said} ({event.where})" if event.where else said


def _disqualified(event: racing.SkaterDisqualified, to: Teller) -> str:
    said = to.say("{race}: {skater} is disqualified", race=to.race(event), skater=to.name(event.skater))
    return f"{said} ({event.code})" if event.code else said


def _resurfaced(event: racing.ResurfacingHeld, to: Teller) -> str:
    if event.after_pair is None:
        return to.say("{race}: the ice is resurfaced before the race", race=to.race(event))
    return to.say(
        "{race}: the ice is resurfaced after {pair}",
        race=to.race(event),
        pair=to.pair(event, event.after_pair),
    )


def _result(event: racing.ResultPublished, to: Teller) -> str:
    came_to = to.time(event.time) or event.status or to.say("not published")
    said = f"{to.race(event)}: {to.name(event.skater)} {came_to}"
    return said if event.rank is None else to.say("{said}, rank {rank}", said=said, rank=event.rank)


def _corrected(event: racing.ResultCorrected, to: Teller) -> str:
    return to.say(
        "{race}: the result of {skater} is corrected to {result}",
        race=to.race(event),
        skater=to.name(event.skater),
        result=to.time(event.time) or " ".join(filter(None, (event.status, event.code))),
    )


def _rank(event: racing.RankPublished, to: Teller) -> str:
    return to.say(
        "{distance}: {skater} is {rank} in the classification, as it was published",
        distance=to.distance(event.distance),
        skater=to.name(event.skater),
        rank=to.words.ordinal(event.rank),
    )


def _record(event: racing.RecordPublished, to: Teller) -> str:
    return to.say(
        "{race}: {record} {skater}, {time}",
        race=to.race(event),
        record=kind_name(event.kind, to.words),
        skater=to.name(event.skater),
        time=to.time(event.time),
    )


def _distance_closed(event: racing.DistanceClosed, to: Teller) -> str:
    return to.say("the classification of the {distance} is final", distance=to.distance(event.distance))


def _protest(event: decisions.ProtestLodged, to: Teller) -> str:
    return to.say("{race}: protest lodged by {who}", race=to.race(event), who=event.lodged_by)


def _protest_decided(event: decisions.ProtestDecided, to: Teller) -> str:
    said = (
        N_("the protest of position {n} is upheld")
        if event.upheld
        else N_("the protest of position {n} is rejected")
    )
    return to.say(said, n=event.protest)


def _on_distance(message: str) -> Callable[[Any, Teller], str]:
    def tell(event: Any, to: Teller) -> str:
        return to.say(message, skater=to.name(event.skater), distance=to.distance(event.distance))

    return tell


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


def _combination(event: kinds.CombinationAnnounced, to: Teller) -> str:
    named = combination_name(Combination(event.combination, event.name, (), 0), to.words)
    races = ", ".join(
        to.distance(part.distance) + (f" ({part.race})" if part.race > 1 else "") for part in event.parts
    )
    return to.say("{combination}: the points of {races} together", combination=named, races=races)


def _in_mass_start(said: str) -> Callable[[kinds.InMassStart, Teller], str]:
    return lambda event, to: to.say(said, event=mass_start_title(event.event, event.race, to.words))


def _mass_start_announced(event: kinds.MassStartAnnounced, to: Teller) -> str:
    return to.say(
        "{event}: {laps} laps", event=mass_start_title(event.event, event.race, to.words), laps=event.laps
    )


def _mass_start_drawn(event: kinds.MassStartDrawn, to: Teller) -> str:
    return to.words.count(
        "{event}: {n} skater starts",
        "{event}: {n} skaters start",
        len(event.skaters),
        event=mass_start_title(event.event, event.race, to.words),
    )


def _sprint(event: kinds.SprintJudged, to: Teller) -> str:
    return to.say(
        "{event}: the sprint after lap {lap} goes to {skaters}",
        event=mass_start_title(event.event, event.race, to.words),
        lap=event.lap,
        skaters=", ".join(map(to.name, event.skaters)),
    )


def _mass_start_finished(event: kinds.MassStartFinished, to: Teller) -> str:
    return to.say(
        "{event}: {skater} is the first to finish",
        event=mass_start_title(event.event, event.race, to.words),
        skater=to.name(event.finishes[0].skater),
    )


def _pursuit_team(event: kinds.PursuitTeamEntered, to: Teller) -> str:
    return to.say(
        "{event}: the team {team} is {skaters}",
        event=to.distance(event.event),
        team=event.name,
        skaters=", ".join(map(to.name, event.skaters)),
    )


def _pursuit_heat(event: kinds.PursuitHeatDrawn, to: Teller) -> str:
    teams = [_team_name(event.event, team, to) for team in (event.finish, event.crossing) if team is not None]
    return to.say(
        "{event}: heat {heat} is {teams}",
        event=to.distance(event.event),
        heat=event.heat,
        teams=to.words.listed(teams),
    )


def _pursuit_skated(event: kinds.PursuitTeamSkated, to: Teller) -> str:
    return to.say(
        "{event}: {team} in heat {heat}: {result}",
        event=to.distance(event.event),
        team=_team_name(event.event, event.team, to),
        heat=event.heat,
        result=event.status or to.time(event.times[-1] if event.times else None),
    )


def _team_name(event: str, team: str, to: Teller) -> str:
    pursuit = to.state.pursuits.get(event)
    known = None if pursuit is None else pursuit.teams.get(team)
    return team if known is None else known.name


_TOLD: dict[type[Event], Callable[[Any, Teller], str]] = {
    tournament.SourceCited: _source_cited,
    tournament.TournamentOpened: _opened,
    tournament.DistanceAnnounced: _announced,
    tournament.HandCorrectionSet: _hand_correction,
    hall.WallSet: _wall,
    hall.ResultReleased: _in_pair(N_("{race}: {pair} is released for the wall of the hall")),
    tournament.OfficialNamed: _official,
    tournament.ProgrammeSet: _programme,
    tournament.ProgrammeChanged: _programme,
    tournament.ProcedureAdopted: _adopted,
    tournament.SkaterRegistered: _registered,
    tournament.MarkStated: _mark,
    tournament.EntryMade: _entry,
    tournament.EntriesClosed: _closed,
    tournament.EntryWithdrawn: _entry_withdrawn,
    drawing.DrawMade: _draw,
    drawing.PairCancelled: _cancelled,
    racing.PairDrawn: _drawn,
    racing.PairChanged: _changed,
    racing.PairCalled: _in_pair(N_("{race}: {pair} is called to the ice")),
    racing.ConditionsMeasured: _conditions,
    racing.PairStarted: _in_pair(N_("{race}: {pair} is away")),
    racing.FalseStart: _false_start,
    racing.PassingTimed: _passing,
    racing.FinishTimed: _finish,
    racing.SkaterFell: _on_skater(N_("{race}: {skater} falls")),
    racing.SkaterStumbled: _on_skater(N_("{race}: misstep of {skater}")),
    racing.SkaterEasedUp: _on_skater(N_("{race}: {skater} lets the race run")),
    racing.SkaterHindered: _hindered,
    racing.WarningGiven: _on_skater(N_("{race}: warning for {skater}")),
    racing.SkaterDidNotStart: _on_skater(N_("{race}: {skater} does not start")),
    racing.SkaterDidNotFinish: _on_skater(N_("{race}: {skater} does not finish")),
    racing.SkaterDisqualified: _disqualified,
    racing.ReskateGranted: _on_skater(N_("{race}: {skater} may skate again")),
    racing.PairConfirmed: _in_pair(N_("{race}: {pair} is confirmed")),
    racing.ResurfacingHeld: _resurfaced,
    racing.ResultPublished: _result,
    racing.ResultCorrected: _corrected,
    racing.RankPublished: _rank,
    racing.RecordPublished: _record,
    racing.DistanceClosed: _distance_closed,
    kinds.CombinationAnnounced: _combination,
    kinds.PursuitTeamEntered: _pursuit_team,
    kinds.PursuitHeatDrawn: _pursuit_heat,
    kinds.PursuitTeamSkated: _pursuit_skated,
    kinds.MassStartAnnounced: _mass_start_announced,
    kinds.MassStartDrawn: _mass_start_drawn,
    kinds.SprintJudged: _sprint,
    kinds.MassStartFinished: _mass_start_finished,
    kinds.MassStartCorrected: _in_mass_start(N_("{event}: the result is corrected")),
    decisions.ProtestLodged: _protest,
    decisions.ProtestDecided: _protest_decided,
    decisions.CalamityRecorded: _on_distance(N_("calamity of {skater} on the {distance}")),
    decisions.TicketDeclined: _declined,
    decisions.StartWaived: _on_distance(N_("{skater} gives up the start on the {distance}")),
    decisions.LevelDecided: _level,
    decisions.DesignationMade: _designated,
    decisions.DesignationWithdrawn: _undesignated,
    decisions.StartOverruled: _overruled,
    decisions.LineUpNamed: _line_up,
    decisions.TeamPublished: _team,
    decisions.SkaterReplaced: _replaced,
    undoing.FactWithdrawn: _taken_back,
}
