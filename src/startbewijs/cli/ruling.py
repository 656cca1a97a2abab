"""What a referee decides after the race."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from startbewijs.cli.deciding import told_back
from startbewijs.cli.entering import SkaterWords
from startbewijs.cli.options import DECIDING, Deciding
from startbewijs.errors import Refused
from startbewijs.publish.words import N_
from startbewijs.service.naming import distance_named, skater_named, whole_number
from startbewijs.service.office import ruling
from startbewijs.service.office.doubts import weighed

OneDistance = Annotated[
    str | None, Parameter(name="DISTANCE", help=N_("a distance in one word: w500; or in quotes: “500 women”"))
]
WhichRace = Annotated[
    int | None,
    Parameter(
        name="--race",
        converter=whole_number,
        help=N_("which race is meant, of a distance that is skated twice"),
    ),
]
CodeWord = Annotated[
    str | None, Parameter(name="--code", help=N_("the code of the rule, as on a result sheet: T06"))
]


def words(text: str | None) -> list[str]:
    """The words that name something; none, where nothing was named."""
    return [] if text is None else [text]


def correct(
    distance: OneDistance = None,
    /,
    *skater: SkaterWords,
    time: Annotated[
        str | None, Parameter(name="--time", help=N_("the right time: 36.87 or 12:36.35"))
    ] = None,
    status: Annotated[
        str | None, Parameter(name="--status", help=N_("the right status: DNF, DNS, DQ or WDR"))
    ] = None,
    code: CodeWord = None,
    race: WhichRace = None,
    accept: Annotated[
        bool,
        Parameter(name="--accept", negative="", help=N_("record also a time that is not likely")),
    ] = False,
    acting: Deciding = DECIDING,
) -> int:
    """Record another result for a race that counts."""
    done = acting.does(
        "correct",
        weighed(
            lambda state: ruling.correction(
                state,
                (on := distance_named(words(distance), state)),
                race,
                skater_named(skater, state, on.sex),
                time=time,
                status=status,
                code=code,
            ),
            None if accept else (),
        ),
    )
    return told_back(acting, done)


def disqualify(
    distance: OneDistance = None,
    /,
    *skater: SkaterWords,
    code: CodeWord = None,
    race: WhichRace = None,
    acting: Deciding = DECIDING,
) -> int:
    """Record a disqualification."""
    done = acting.does(
        "disqualify",
        lambda state: ruling.disqualification(
            state,
            (on := distance_named(words(distance), state)),
            race,
            skater_named(skater, state, on.sex),
            code,
        ),
    )
    return told_back(acting, done)


def protest(
    distance: OneDistance = None,
    /,
    *,
    by: Annotated[
        str | None, Parameter(name="--by", help=N_("who lodges it: a team, a coach or a skater"))
    ] = None,
    race: WhichRace = None,
    acting: Deciding = DECIDING,
) -> int:
    """Record a protest."""
    done = acting.does(
        "protest", lambda state: ruling.protest(state, distance_named(words(distance), state), race, by)
    )
    return told_back(acting, done)


def decide_protest(
    position: Annotated[
        int | None,
        Parameter(
            name="POSITION", converter=whole_number, help=N_("the position in the log at which it was lodged")
        ),
    ] = None,
    /,
    *,
    upheld: Annotated[bool, Parameter(name="--upheld", negative="", help=N_("the protest is right"))] = False,
    rejected: Annotated[
        bool, Parameter(name="--rejected", negative="", help=N_("the protest is not right"))
    ] = False,
    acting: Deciding = DECIDING,
) -> int:
    """Record the decision on a protest."""
    if upheld == rejected:
        raise Refused("Say what is decided: --upheld or --rejected.")
    done = acting.does("decide-protest", lambda state: ruling.protest_decision(state, position or 0, upheld))
    return told_back(acting, done)
