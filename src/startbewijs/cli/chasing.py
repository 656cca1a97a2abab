"""A team pursuit: teams, heats and what they came to."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from startbewijs.cli.options import ACTING, Acting
from startbewijs.publish.words import N_
from startbewijs.service.office.acting import acted
from startbewijs.service.office.pursuit import heat_drawn, pursuit_key, team_entered, team_skated

Key = Annotated[str, Parameter(name="KEY", help=N_("which team pursuit: w-team-pursuit or m-team-pursuit"))]
Heat = Annotated[str, Parameter(name="HEAT", help=N_("which heat: a number, or a short name like semi-1"))]
Team = Annotated[str, Parameter(name="TEAM", help=N_("the name of a team"))]


def pursuit_team(
    key: Key,
    team: Team,
    *skater: Annotated[
        str,
        Parameter(name="SKATER", help=N_("its three skaters by name, part of a name or id, and a reserve")),
    ],
    acting: Acting = ACTING,
) -> int:
    """Record a team of a team pursuit."""
    event = pursuit_key(key)
    done = acted(
        acting.library,
        acting.tournament,
        acting.hand("pursuit-team"),
        lambda state: team_entered(state, event, team, skater),
    )
    return acting.tell(done)


def pursuit_heat(
    key: Key,
    heat: Heat,
    finish: Annotated[
        str | None, Parameter(name="--finish", help=N_("the team that starts on the side of the finish"))
    ] = None,
    crossing: Annotated[
        str | None, Parameter(name="--crossing", help=N_("the team that starts on the side of the crossing"))
    ] = None,
    knock_out: Annotated[
        bool, Parameter(name="--knock-out", negative="", help=N_("the first of the two is through"))
    ] = False,
    acting: Acting = ACTING,
) -> int:
    """Record who skates a heat of a team pursuit."""
    event = pursuit_key(key)
    done = acted(
        acting.library,
        acting.tournament,
        acting.hand("pursuit-heat"),
        lambda state: heat_drawn(state, event, heat, finish, crossing, knock_out),
    )
    return acting.tell(done)


def record_pursuit(
    key: Key,
    heat: Heat,
    team: Team,
    *time: Annotated[
        str, Parameter(name="TIME", help=N_("the time of the third skater, or of all three in order"))
    ],
    status: Annotated[
        str | None, Parameter(name="--status", help=N_("instead of a time: DNF, DNS, DQ or WDR"))
    ] = None,
    code: Annotated[
        str | None, Parameter(name="--code", help=N_("the code of the rule of a disqualification: T06"))
    ] = None,
    overtaken: Annotated[
        bool,
        Parameter(name="--overtaken", negative="", help=N_("the other team overtook it in a knock-out heat")),
    ] = False,
    acting: Acting = ACTING,
) -> int:
    """Record what a team's heat came to."""
    event = pursuit_key(key)
    done = acted(
        acting.library,
        acting.tournament,
        acting.hand("record-pursuit"),
        lambda state: team_skated(state, event, heat, team, time, status, code, overtaken),
    )
    return acting.tell(done)
