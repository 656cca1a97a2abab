"""Who skates what."""

from __future__ import annotations

from typing import Annotated, Literal

from cyclopts import Parameter

from startbewijs.cli.options import ACTING, Acting
from startbewijs.errors import Refused
from startbewijs.publish.words import N_
from startbewijs.service.naming import (
    distance_named,
    distances_named,
    entry_named,
    skater_named,
    whole_number,
)
from startbewijs.service.office.acting import acted, said_text
from startbewijs.service.office.entering import closing, entries, withdrawal
from startbewijs.service.office.registering import changed, name_typed, registration
from startbewijs.sport.distances import sex_asked

SkaterWords = Annotated[str, Parameter(name="SKATER", help=N_("a skater by name, part of a name or id"))]


def withdraw(
    *skater: SkaterWords,
    distance: Annotated[
        str | None,
        Parameter(name="--distance", help=N_("only out of this distance: w500; else out of the tournament")),
    ] = None,
    acting: Acting = ACTING,
) -> int:
    """Record that a skater withdraws."""
    hand = acting.hand("withdraw")
    done = acted(
        acting.library,
        acting.tournament,
        hand,
        lambda state: withdrawal(
            state,
            skater_named(skater, state),
            None if distance is None else distance_named([distance], state),
        ),
    )
    return acting.tell(done)


def register(
    *name: Annotated[
        str, Parameter(name="NAME", help=N_("the name: Anna de Boer; a prefix such as “van der” is known"))
    ],
    sex: Annotated[str | None, Parameter(name="--sex", help=N_("w (women) or m (men)"))] = None,
    number: Annotated[
        int | None, Parameter(name="--number", converter=whole_number, help=N_("the start number"))
    ] = None,
    team: Annotated[str | None, Parameter(name="--team", help=N_("the team or club"))] = None,
    nation: Annotated[
        str | None, Parameter(name="--nation", help=N_("the nation, if not that of the tournament: BEL"))
    ] = None,
    surname: Annotated[
        str | None,
        Parameter(name="--surname", help=N_("the surname, where the given name is more than one word")),
    ] = None,
    namesake: Annotated[
        bool,
        Parameter(name="--namesake", negative="", help=N_("somebody else than who is called nearly so")),
    ] = False,
    id_: Annotated[
        str | None,
        Parameter(name="--id", help=N_("change the number, team or nation of who is registered so")),
    ] = None,
    acting: Acting = ACTING,
) -> int:
    """Record a skater whom the tournament knows."""
    if number is not None and not 0 < number < 10_000:
        raise Refused("{number} is no start number; write 1 to 9999.", number=number)
    country = said_text(nation.upper() if nation else None)
    if country is not None and not (len(country) == 3 and country.isascii() and country.isalpha()):
        raise Refused("“{nation}” is no nation: write its three capitals, like NED.", nation=nation)
    details = {"number": number, "team": said_text(team), "nation": country}
    hand = acting.hand("register")
    if id_ is not None:
        if name or sex or surname or namesake:
            raise Refused("With --id the number, the team and the nation are changed; leave the name out.")
        if details == dict.fromkeys(details):
            raise Refused("Say what changes: --number, --team or --nation.")
        done = acted(
            acting.library,
            acting.tournament,
            hand,
            lambda state: changed(state, skater_named([id_], state), **details),  # type: ignore[arg-type]
        )
        return acting.tell(done)
    typed = name_typed(name, surname)
    if sex is None:
        raise Refused("Say whether {name} skates with the women or the men: --sex w or --sex m.", name=typed)
    field = sex_asked(sex)
    done = acted(
        acting.library,
        acting.tournament,
        hand,
        lambda state: registration(state, typed, field, namesake=namesake, **details),  # type: ignore[arg-type]
    )
    return acting.tell(done)


def enter(
    *entry: Annotated[
        str,
        Parameter(name="ENTRY", help=N_("skaters, with commas between several, and then distances")),
    ],
    acting: Acting = ACTING,
) -> int:
    """Record that skaters enter distances."""
    done = acted(
        acting.library,
        acting.tournament,
        acting.hand("enter"),
        lambda state: entries(state, *entry_named(entry, state)),
    )
    return acting.tell(done)


def close_entries(
    *distance: Annotated[str, Parameter(name="DISTANCE", help=N_("distances by key: w500 m500"))],
    every: Annotated[
        bool, Parameter(name="--all", negative="", help=N_("every distance that is still open"))
    ] = False,
    known: Annotated[
        Literal["all", "some"],
        Parameter(
            name="--known",
            help=N_("all: every entrant is recorded here; some: not every name was published"),
        ),
    ] = "all",
    acting: Acting = ACTING,
) -> int:
    """Record that nobody may enter any more."""
    if every and distance:
        raise Refused("Name distances, or say --all; not both.")
    if not every and not distance:
        raise Refused("Say which distances, or --all: startbewijs close-entries w500 m500.")
    named = distances_named(distance) if distance else ()
    done = acted(
        acting.library,
        acting.tournament,
        acting.hand("close-entries"),
        lambda state: closing(state, named, known),
    )
    return acting.tell(done)
