"""What skaters and the selection committee decide about tickets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated

from cyclopts import Parameter

from startbewijs.cli.deciding import left, told_back, trace
from startbewijs.cli.entering import SkaterWords
from startbewijs.cli.options import DECIDING, Deciding
from startbewijs.cli.ruling import OneDistance, words
from startbewijs.errors import Refused
from startbewijs.log.events.base import Event
from startbewijs.publish.words import N_
from startbewijs.service.naming import (
    designation_named,
    distance_named,
    skater_named,
    team_event_named,
)
from startbewijs.service.office import choosing, publishing
from startbewijs.service.queries import adopted
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Sex, sex_asked
from startbewijs.sport.skaters import Skater

EachSkater = Annotated[
    str, Parameter(name="SKATER", help=N_("skaters, each in one word or in quotes; the best first"))
]
OnDistance = Annotated[str | None, Parameter(name="--distance", help=N_("the distance: w1000"))]


def calamity(*skater: SkaterWords, distance: OnDistance = None, acting: Deciding = DECIDING) -> int:
    """Record a calamity."""
    done = acting.does(
        "calamity",
        lambda state: choosing.calamity(
            state, (on := distance_named(words(distance), state)), skater_named(skater, state, on.sex)
        ),
    )
    return told_back(acting, done)


def level_ranks(distance: OneDistance = None, /, *skater: EachSkater, acting: Deciding = DECIDING) -> int:
    """Record the order of level skaters."""
    done = acting.does(
        "level-ranks",
        lambda state: choosing.level_order(
            state, (on := distance_named(words(distance), state)), _each(skater, state, on.sex)
        ),
    )
    return told_back(acting, done)


def decline(*skater: SkaterWords, acting: Deciding = DECIDING) -> int:
    """Record that a skater does not go to the Games."""
    return told_back(
        acting, acting.does("decline", lambda state: choosing.declined(state, skater_named(skater, state)))
    )


def waive_start(*skater: SkaterWords, distance: OnDistance = None, acting: Deciding = DECIDING) -> int:
    """Record that a skater gives up a start."""
    done = acting.does(
        "waive-start",
        lambda state: choosing.waived_start(
            state,
            adopted(acting.library, state),
            (on := distance_named(words(distance), state)),
            skater_named(skater, state, on.sex),
        ),
    )
    return told_back(acting, done)


def designate(
    *skater: SkaterWords,
    what: Annotated[
        str | None,
        Parameter(
            name="--for",
            help=N_("what for: team, team-pursuit, mass-start, or a distance with a calamity: w1000"),
        ),
    ] = None,
    acting: Deciding = DECIDING,
) -> int:
    """Record a designation."""

    def decide(state: Competition) -> Iterator[Event]:
        procedure, meant = adopted(acting.library, state), skater_named(skater, state)
        if what is None:
            raise Refused("Say with --for what {skater} is designated for.", skater=meant.name)
        kind, event = designation_named(what, meant.sex, state, procedure)
        yield from choosing.designation(state, procedure, meant, kind, event)

    done = acting.does("designate", decide)
    return told_back(acting, done, left(acting, done, skater_named(skater, done.after).sex))


def withdraw_designation(
    *which: Annotated[
        str,
        Parameter(name="DESIGNATION", help=N_("the position of the designation, or the designated skater")),
    ],
    acting: Deciding = DECIDING,
) -> int:
    """Record that a designation no longer holds."""

    def decide(state: Competition) -> Iterator[Event]:
        if len(which) == 1 and which[0].isascii() and which[0].isdigit():
            return choosing.withdrawn_designation(state, int(which[0][:9]), None)
        return choosing.withdrawn_designation(state, None, skater_named(which, state))

    return told_back(acting, acting.does("withdraw-designation", decide))


def overrule_start(
    distance: OneDistance = None,
    /,
    *skater: SkaterWords,
    out: Annotated[
        str | None,
        Parameter(
            name="--instead-of", help=N_("whose start it was; else one that is vacant or was filled up")
        ),
    ] = None,
    acting: Deciding = DECIDING,
) -> int:
    """Record that another skater gets a start."""
    done = acting.does(
        "overrule-start",
        lambda state: choosing.overruled_start(
            state,
            adopted(acting.library, state),
            (on := distance_named(words(distance), state)),
            skater_named(skater, state, on.sex),
            None if out is None else skater_named([out], state, on.sex),
        ),
    )
    return told_back(acting, done)


def name_line_up(
    event: Annotated[
        str | None, Parameter(name="EVENT", help=N_("the event: w-mass-start, m-team-pursuit"))
    ] = None,
    /,
    *skater: EachSkater,
    acting: Deciding = DECIDING,
) -> int:
    """Record who skates an event that is decided out of the team."""
    done = acting.does(
        "name-line-up",
        lambda state: choosing.line_up(
            state,
            adopted(acting.library, state),
            (on := team_event_named(event or "")),
            _each(skater, state, Sex(on[0])),
        ),
    )
    return told_back(acting, done)


def publish_team(
    sex: Annotated[str | None, Parameter(name="SEX", help=N_("whose team: women or men"))] = None,
    /,
    *,
    skaters: Annotated[
        str | None,
        Parameter(
            name="--skaters",
            help=N_("another team than the order gives, with its reason: the names with commas between them"),
        ),
    ] = None,
    acting: Deciding = DECIDING,
) -> int:
    """Record the team that is published."""
    field = sex_asked(sex or "")
    named = [name.strip() for name in (skaters or "").split(",") if name.strip()]
    if skaters is not None and not named:
        raise Refused("--skaters names nobody; leave it out, or write the names with commas between them.")
    done = acting.does(
        "publish-team",
        lambda state: publishing.team_publication(
            state, adopted(acting.library, state), field, _each(named, state, field), acting.reason
        ),
    )
    return told_back(acting, done, trace(acting, done, field))


def replace(
    *skater: SkaterWords,
    by: Annotated[str | None, Parameter(name="--by", help=N_("who goes instead"))] = None,
    on: Annotated[
        str | None,
        Parameter(name="--on", help=N_("only on this event: w1000, m-team-pursuit; else on the whole team")),
    ] = None,
    acting: Deciding = DECIDING,
) -> int:
    """Record that somebody else goes."""

    def decide(state: Competition) -> Iterator[Event]:
        procedure, out = adopted(acting.library, state), skater_named(skater, state)
        if by is None:
            raise Refused("Say with --by who goes instead of {skater}.", skater=out.name)
        event = None
        if on is not None:
            event = designation_named(on, out.sex, state, procedure)[1]
        return choosing.replaced(state, procedure, out, skater_named([by], state, out.sex), event)

    return told_back(acting, acting.does("replace", decide))


def _each(names: Sequence[str], state: Competition, sex: Sex) -> list[Skater]:
    return [skater_named([name], state, sex) for name in names]
