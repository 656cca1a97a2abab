"""A team pursuit: teams, heats and what they came to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from startbewijs.errors import Refused
from startbewijs.log.events.kinds import PursuitHeatDrawn, PursuitTeamEntered, PursuitTeamSkated
from startbewijs.service.naming import folded, skater_named
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Sex
from startbewijs.sport.kinds import Pursuit
from startbewijs.sport.times import RaceTime

_STATUSES = ("DNF", "DNS", "DQ", "WDR")


def pursuit_key(asked: str) -> str:
    """The key of a team pursuit: w-team-pursuit or m-team-pursuit."""
    key = asked.strip().lower()
    if key not in [f"{sex}-team-pursuit" for sex in Sex]:
        raise Refused("“{asked}” is no team pursuit; write w-team-pursuit or m-team-pursuit.", asked=asked)
    return key


def team_entered(
    state: Competition, event: str, name: str, skaters: Sequence[str]
) -> Iterator[PursuitTeamEntered]:
    """A team by its name, with three skaters and perhaps a reserve."""
    if not 3 <= len(skaters) <= 4:
        raise Refused("A team has three skaters, and perhaps one in reserve; name them all.")
    ids = tuple(skater_named([one], state).id for one in skaters)
    yield PursuitTeamEntered(event=event, team=_slug(name), name=name.strip(), skaters=ids)


def heat_drawn(
    state: Competition, event: str, heat: str, finish: str | None, crossing: str | None, knock_out: bool
) -> Iterator[PursuitHeatDrawn]:
    """A heat with a team on the side of the finish and one on that of the crossing."""
    sides = [None if team is None else _team(state, event, team) for team in (finish, crossing)]
    yield PursuitHeatDrawn(
        event=event, heat=_slug(heat), finish=sides[0], crossing=sides[1], knock_out=knock_out
    )


def team_skated(
    state: Competition,
    event: str,
    heat: str,
    team: str,
    times: Sequence[str],
    status: str | None,
    code: str | None,
    overtaken: bool,
) -> Iterator[PursuitTeamSkated]:
    """What a team's heat came to."""
    if len(times) > 3:
        raise Refused("A team has three times at most, in the order of the finish.")
    said = None if status is None else status.strip().upper()
    if said is not None and said not in _STATUSES:
        raise Refused("“{text}” is no status; write one of {known}.", text=status, known=", ".join(_STATUSES))
    rule = None if code is None else code.strip().upper()
    if rule is not None and not re.fullmatch("T[0-9]{2}", rule, re.ASCII):
        raise Refused("“{text}” is no code of a rule; write it like T25.", text=code)
    yield PursuitTeamSkated(
        event=event,
        heat=_slug(heat),
        team=_team(state, event, team),
        times=tuple(RaceTime.parse(time).exactly() for time in times),
        status=said,  # type: ignore[arg-type]  # one of _STATUSES
        code=rule,
        overtaken=overtaken,
    )


def _slug(asked: str) -> str:
    made = "-".join(folded(asked).split())
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", made, re.ASCII) or len(made) > 64:
        raise Refused("“{asked}” is no short name; write letters and digits.", asked=asked)
    return made


def _team(state: Competition, event: str, asked: str) -> str:
    """The team that a name means, whole or its key."""
    teams = state.pursuits.get(event, Pursuit(event)).teams
    wanted = "-".join(folded(asked).split())
    if wanted in teams:
        return wanted
    raise Refused(
        "No team of {event} is called “{asked}”; there are {known}.",
        event=event,
        asked=asked,
        known=", ".join(team.name for team in teams.values()) or "–",
    )
