"""How facts about combinations and mass starts change the state."""

from __future__ import annotations

from itertools import pairwise

from startbewijs.errors import Refused
from startbewijs.log.events import kinds as events
from startbewijs.log.facts import Fact
from startbewijs.log.fold.step import Steps
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Distance
from startbewijs.sport.kinds import Combination, Finished, MassStart
from startbewijs.sport.statuses import Status
from startbewijs.sport.times import RaceTime

_TAKEN = ("mass-start", "team-pursuit")
"""What follows the sex in the key of an event that is no combination."""


def _combination_announced(state: Competition, fact: Fact, event: events.CombinationAnnounced) -> None:
    key = event.combination
    if key in state.combinations:
        raise Refused("{combination} was announced before.", combination=key)
    if key[2:] in _TAKEN:
        raise Refused(
            "{combination} is an event of its own; give the combination another key.", combination=key
        )
    parts: list[tuple[Distance, int]] = []
    for part in event.parts:
        contest = state.contest(part.distance)
        if contest.distance.sex != key[0]:
            raise Refused(
                "{distance} cannot count in {combination}: that is for the other sex.",
                distance=part.distance,
                combination=key,
            )
        if part.race not in contest.races:
            raise Refused("{distance} has no race {race}.", distance=part.distance, race=part.race)
        if (contest.distance, part.race) in parts:
            raise Refused(
                "race {race} of {distance} counts twice in {combination}; leave one out.",
                race=part.race,
                distance=part.distance,
                combination=key,
            )
        parts.append((contest.distance, part.race))
    state.combinations[key] = Combination(key, event.name, tuple(parts), fact.position)


def _mass_start(state: Competition, event: events.InMassStart) -> MassStart:
    found = state.mass_starts.get(event.event, {}).get(event.race)
    if found is None:
        raise Refused("{event}, race {race}, was not announced.", event=event.event, race=event.race)
    return found


def _mass_start_announced(state: Competition, fact: Fact, event: events.MassStartAnnounced) -> None:
    races = state.mass_starts.get(event.event, {})
    if event.race in races:
        raise Refused("{event}, race {race}, was announced before.", event=event.event, race=event.race)
    if list(event.sprints) != sorted(set(event.sprints)) or any(lap >= event.laps for lap in event.sprints):
        raise Refused(
            "the sprints of a mass start of {laps} laps come one after the other, each before the last lap.",
            laps=event.laps,
        )
    made = MassStart(event.event, event.race, event.name, event.laps, event.sprints, fact.position)
    state.mass_starts[event.event] = {**races, event.race: made}


def _mass_start_drawn(state: Competition, fact: Fact, event: events.MassStartDrawn) -> None:
    race = _mass_start(state, event)
    if race.finishes is not None or race.sprints:
        raise Refused(
            "{event}, race {race}, is on the ice or was skated.", event=event.event, race=event.race
        )
    for n, id_ in enumerate(event.skaters):
        skater = state.skater(id_)
        if skater.sex is not race.sex:
            raise Refused("{skater} cannot start in {event}.", skater=skater.name, event=event.event)
        if id_ in state.withdrawn:
            raise Refused("{skater} has withdrawn from the tournament.", skater=skater.name)
        if id_ in event.skaters[:n]:
            raise Refused("{skater} stands twice in the start list; leave one out.", skater=skater.name)
    race.starters = event.skaters


def _sprint_judged(state: Competition, fact: Fact, event: events.SprintJudged) -> None:
    race = _mass_start(state, event)
    if event.lap not in race.sprint_laps:
        raise Refused(
            "there is no sprint after lap {lap} in {event}; there are sprints after {laps}.",
            lap=event.lap,
            event=event.event,
            laps=", ".join(map(str, race.sprint_laps)) or "–",
        )
    if race.finishes is not None and not fact.why:
        raise Refused("{event} was skated; a sprint judged anew needs its reason.", event=event.event)
    for n, id_ in enumerate(event.skaters):
        _starter(state, race, id_)
        if id_ in event.skaters[:n]:
            raise Refused("{skater} stands twice in the sprint.", skater=state.skater(id_).name)
    race.sprints = {**race.sprints, event.lap: event.skaters}


def _starter(state: Competition, race: MassStart, skater: str) -> None:
    if skater not in race.starters:
        raise Refused(
            "{skater} does not start in {event}, race {race}.",
            skater=state.skater(skater).name,
            event=race.event,
            race=race.race,
        )


def _mass_start_finished(
    state: Competition, fact: Fact, event: events.MassStartFinished | events.MassStartCorrected
) -> None:
    race = _mass_start(state, event)
    correcting = isinstance(event, events.MassStartCorrected)
    if correcting and race.finishes is None:
        raise Refused("{event}, race {race}, has no result to correct.", event=event.event, race=event.race)
    if not correcting and race.finishes is not None:
        raise Refused(
            "{event}, race {race}, has its result; record a correction with its reason instead.",
            event=event.event,
            race=event.race,
        )
    if event.laps is not None and event.laps != race.laps and not fact.why:
        raise Refused(
            "{laps} laps were due and {skated} were skated: that needs its reason.",
            laps=race.laps,
            skated=event.laps,
        )
    due = race.laps if event.laps is None else event.laps
    finishes = tuple(_finish(state, race, one, due) for one in event.finishes)
    _whole(state, race, finishes)
    _in_order(state, finishes)
    race.finishes, race.skated = finishes, event.laps
    if event.laps is not None and event.laps != race.laps:
        race.note = fact.why
    race.corrected = fact.why if correcting else None


def _finish(state: Competition, race: MassStart, one: events.Finish, due: int) -> Finished:
    name = state.skater(one.skater).name
    _starter(state, race, one.skater)
    if one.time is not None and one.status is not None:
        raise Refused("{skater}: a result is a time or a status, not both.", skater=name)
    if one.code is not None and one.status != "DQ":
        raise Refused("{skater}: only a disqualification has a code.", skater=name)
    if one.laps is not None and one.laps > due:
        raise Refused(
            "{skater} cannot have skated {laps} laps of {due}.", skater=name, laps=one.laps, due=due
        )
    return Finished(
        one.skater,
        None if one.time is None else RaceTime.parse(one.time),
        None if one.laps == due and one.status is None else one.laps,
        None if one.status is None else Status(one.status),
        one.code,
    )


def _whole(state: Competition, race: MassStart, finishes: tuple[Finished, ...]) -> None:
    """Refuses a result that has somebody twice, or not every starter."""
    told = [one.skater for one in finishes]
    for n, skater in enumerate(told):
        if skater in told[:n]:
            raise Refused("{skater} has two results; leave one out.", skater=state.skater(skater).name)
    missing = [state.skater(skater).name for skater in race.starters if skater not in told]
    if missing:
        raise Refused(
            "there is no result of {names}; add a time, laps or a status.", names=", ".join(missing)
        )


def _in_order(state: Competition, finishes: tuple[Finished, ...]) -> None:
    """Refuses times that run backwards among those who skated as many laps."""
    for laps in {one.laps for one in finishes}:
        timed = [one for one in finishes if one.laps == laps and one.time is not None]
        for before, after in pairwise(timed):
            if before.time is not None and after.time is not None and after.time.latest < before.time.ms:
                raise Refused(
                    "{after} finished behind {before}, with a faster time ({time}); put the order or the "
                    "time right.",
                    after=state.skater(after.skater).name,
                    before=state.skater(before.skater).name,
                    time=after.time.exactly(),
                )


STEPS: Steps = {
    events.CombinationAnnounced: _combination_announced,
    events.MassStartAnnounced: _mass_start_announced,
    events.MassStartDrawn: _mass_start_drawn,
    events.SprintJudged: _sprint_judged,
    events.MassStartFinished: _mass_start_finished,
    events.MassStartCorrected: _mass_start_finished,
}
