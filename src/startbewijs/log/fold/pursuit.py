"""How facts about a team pursuit change the state."""

from __future__ import annotations

from itertools import pairwise

from startbewijs.errors import Refused
from startbewijs.log.events import kinds as events
from startbewijs.log.facts import Fact
from startbewijs.log.fold.step import Steps
from startbewijs.sport.competition import Competition
from startbewijs.sport.kinds import Pursuit, PursuitHeat, PursuitResult, PursuitTeam
from startbewijs.sport.statuses import Status
from startbewijs.sport.times import RaceTime


def _team_entered(state: Competition, fact: Fact, event: events.PursuitTeamEntered) -> None:
    pursuit = state.pursuits.get(event.event, Pursuit(event.event))
    for n, id_ in enumerate(event.skaters):
        skater = state.skater(id_)
        if skater.sex is not pursuit.sex:
            raise Refused("{skater} cannot start in {event}.", skater=skater.name, event=event.event)
        if id_ in event.skaters[:n]:
            raise Refused("{skater} stands twice in the team; leave one out.", skater=skater.name)
        for other in pursuit.teams.values():
            if id_ in other.skaters and other.team != event.team:
                raise Refused("{skater} is in the team {team} already.", skater=skater.name, team=other.name)
    pursuit.teams[event.team] = PursuitTeam(event.team, event.name, event.skaters)
    state.pursuits[event.event] = pursuit


def _heat_drawn(state: Competition, fact: Fact, event: events.PursuitHeatDrawn) -> None:
    heat = PursuitHeat(event.heat, event.finish, event.crossing, event.knock_out)
    pursuit = state.pursuits.get(event.event, Pursuit(event.event))
    if not heat.teams or event.finish == event.crossing:
        raise Refused("a heat of a team pursuit needs a team, or two different ones.")
    if event.knock_out and len(heat.teams) < 2:
        raise Refused("a knock-out heat needs two teams.")
    for team in heat.teams:
        if team not in pursuit.teams:
            raise Refused("the team {team} is not entered for {event}.", team=team, event=event.event)
    known = pursuit.heats.get(event.heat)
    if known is not None and known.results:
        raise Refused("heat {heat} of {event} was skated.", heat=event.heat, event=event.event)
    for other in pursuit.heats.values():
        twice = [team for team in heat.teams if team in other.teams]
        if twice and other.heat != event.heat and not other.knock_out and not event.knock_out:
            raise Refused(
                "the team {team} is in heat {heat} already.",
                team=pursuit.teams[twice[0]].name,
                heat=other.heat,
            )
    pursuit.heats[event.heat] = heat


def _team_skated(state: Competition, fact: Fact, event: events.PursuitTeamSkated) -> None:
    pursuit = state.pursuits.get(event.event, Pursuit(event.event))
    heat = pursuit.heats.get(event.heat)
    if heat is None or event.team not in heat.teams:
        raise Refused(
            "the team {team} is not drawn in heat {heat} of {event}.",
            team=event.team,
            heat=event.heat,
            event=event.event,
        )
    name = pursuit.teams[event.team].name
    if event.team in heat.results and not fact.why:
        raise Refused("{team} has a result in this heat; another one needs its reason.", team=name)
    if (event.status is None) is (not event.times):
        raise Refused("{team}: a result is a time or a status, one of the two.", team=name)
    if len(event.times) == 2:
        raise Refused(
            "{team}: give the time of the third skater, or all three; two do not finish a team.", team=name
        )
    if event.code is not None and event.status != "DQ":
        raise Refused("{skater}: only a disqualification has a code.", skater=name)
    if event.overtaken and not heat.knock_out:
        raise Refused("{team}: being overtaken decides a knock-out heat only.", team=name)
    times = tuple(map(RaceTime.parse, event.times))
    if any(after.latest < before.ms for before, after in pairwise(times)):
        raise Refused("{team}: the three times come in the order of the finish.", team=name)
    heat.results[event.team] = PursuitResult(
        times[-1] if times else None,
        times,
        Status.FINISHED if event.status is None else Status(event.status),
        event.code,
        event.overtaken,
        fact.why if event.team in heat.results else None,
    )


STEPS: Steps = {
    events.PursuitTeamEntered: _team_entered,
    events.PursuitHeatDrawn: _heat_drawn,
    events.PursuitTeamSkated: _team_skated,
}
