"""Facts about mass starts, team pursuits and distances that count together."""

from __future__ import annotations

from collections.abc import Callable

from startbewijs.log.events import kinds
from startbewijs.log.events.base import Event
from startbewijs.publish.subjects.combined import combination_name
from startbewijs.publish.subjects.mass import mass_start_title
from startbewijs.publish.subjects.told.teller import Tell, Teller
from startbewijs.publish.words import N_
from startbewijs.sport.kinds import Combination


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


TOLD: dict[type[Event], Tell] = {
    kinds.CombinationAnnounced: _combination,
    kinds.PursuitTeamEntered: _pursuit_team,
    kinds.PursuitHeatDrawn: _pursuit_heat,
    kinds.PursuitTeamSkated: _pursuit_skated,
    kinds.MassStartAnnounced: _mass_start_announced,
    kinds.MassStartDrawn: _mass_start_drawn,
    kinds.SprintJudged: _sprint,
    kinds.MassStartFinished: _mass_start_finished,
    kinds.MassStartCorrected: _in_mass_start(N_("{event}: the result is corrected")),
}
