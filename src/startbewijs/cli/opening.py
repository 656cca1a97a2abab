"""How a tournament of one's own begins."""

from __future__ import annotations

from typing import Annotated, Literal

from cyclopts import Parameter

from startbewijs.cli.options import ACTING, Acting
from startbewijs.errors import Refused
from startbewijs.publish.subjects.beginnings import beginnings
from startbewijs.publish.words import N_
from startbewijs.service import queries
from startbewijs.service.drafts import draft
from startbewijs.service.moments import asked_days
from startbewijs.service.naming import distances_named, whole_number
from startbewijs.service.office.acting import acted, said_text
from startbewijs.service.office.adopting import adopted, at_hand
from startbewijs.service.office.opening import NATION, ZONE, Meet, announcement, opened, opening
from startbewijs.service.templates import templates
from startbewijs.sport.competition import Counting
from startbewijs.sport.moments import time_zone


def new(
    id_: Annotated[
        str | None,
        Parameter(name="TOURNAMENT", help=N_("a short name of your choice: small letters, digits, hyphens")),
    ] = None,
    /,
    *,
    template: Annotated[
        str | None, Parameter(name="--from", help=N_("the template; “startbewijs new” lists them"))
    ] = None,
    name: Annotated[str, Parameter(name="--name", help=N_("what the tournament is called"))] = "",
    venue: Annotated[str, Parameter(name="--venue", help=N_("where it is: the hall and its town"))] = "",
    track: Annotated[
        str, Parameter(name="--track", help=N_("the track whose records count, such as Thialf"))
    ] = "",
    days: Annotated[
        str, Parameter(name="--days", help=N_("its days, with commas between: 2026-12-26,2026-12-27"))
    ] = "",
    distances: Annotated[
        str | None,
        Parameter(name="--distances", help=N_("these distances and no others: w500,w1000,m500")),
    ] = None,
    zone: Annotated[
        str, Parameter(name="--time-zone", help=N_("the clock in the hall, else Europe/Amsterdam"))
    ] = ZONE,
    nation: Annotated[
        str, Parameter(name="--nation", help=N_("whose national records count, else NED"))
    ] = NATION,
    acting: Acting = ACTING,
) -> int:
    """Make a tournament of one's own."""
    known = templates()
    if id_ is None:
        if (template, name, venue, track, days, distances) != (None, "", "", "", "", None):
            raise Refused(
                "Say first how the tournament is named in commands: startbewijs new club-2026 --from …"
            )
        return acting.show(beginnings(known.values()))
    if acting.tournament not in (None, id_):
        raise Refused(
            "The new tournament is named twice, {id} and {other}; leave --tournament out.",
            id=id_,
            other=acting.tournament,
        )
    if template is None or template not in known:
        raise Refused(
            "Say with --from which template: {known}. “startbewijs new” says what they are.",
            known=", ".join(known),
        )
    begun = known[template]
    taken = dict(begun.distances)
    if distances is not None:
        named = distances_named(distances.replace(",", " ").split())
        taken = {distance: begun.distances.get(distance, Counting.SINGLE) for distance in named}
    meet = Meet(
        id=id_,
        name=said_text(name) or "",
        venue=said_text(venue) or "",
        track=said_text(track) or "",
        nation=nation.strip().upper(),
        time_zone=zone,
        days=asked_days(days),
    )
    library = acting.new_library
    procedure = None if begun.procedure is None else at_hand(library, begun.procedure)
    events = opening(meet, taken, procedure, begun.second_draw)
    return acting.tell(opened(library, acting.hand("new", time_zone(zone)), meet, events))


def announce(
    *distance: Annotated[str, Parameter(name="DISTANCE", help=N_("distances by key: w500 m500"))],
    races: Annotated[
        int,
        Parameter(name="--races", converter=whole_number, help=N_("how many times it is skated: 1 or 2")),
    ] = 1,
    counting: Annotated[
        Literal["best", "sum"] | None,
        Parameter(name="--counting", help=N_("of two races: best (the better time) or sum (both together)")),
    ] = None,
    second_draw: Annotated[
        Literal["swapped", "ranking", "redrawn"] | None,
        Parameter(
            name="--second-draw",
            help=N_("how the second race is drawn: swapped (lanes), ranking (of the first race), redrawn"),
        ),
    ] = None,
    acting: Acting = ACTING,
) -> int:
    """Record that distances are skated."""
    if races not in (1, 2):
        raise Refused("A distance is skated once or twice; write --races 1 or --races 2.")
    if races == 1 and counting is not None:
        raise Refused("--counting is about two races; add --races 2, or leave it out.")
    if races == 1 and second_draw is not None:
        raise Refused("--second-draw is about two races; add --races 2, or leave it out.")
    if races == 2 and counting is None:
        raise Refused("Say what counts of the two races: --counting best or --counting sum.")
    named = distances_named(distance)
    how = Counting.SINGLE if counting is None else Counting(counting)
    library = acting.library
    found = queries.snapshot(library, acting.tournament).competition
    procedure = None if found.adoption is None else queries.adopted(library, found)
    done = acted(
        library,
        acting.tournament,
        acting.hand("announce"),
        lambda state: announcement(state, named, how, procedure, second_draw),
    )
    return acting.tell(done)


def adopt_procedure(
    procedure: Annotated[
        str | None,
        Parameter(name="PROCEDURE", help=N_("the id of a procedure at hand, or a file with one")),
    ] = None,
    /,
    *,
    acting: Acting = ACTING,
) -> int:
    """Record which procedure decides."""
    if not procedure:
        raise Refused("Say which procedure: startbewijs adopt-procedure FILE, or the id of one at hand.")
    hand = acting.hand("adopt-procedure")
    library = acting.library
    return acting.tell(adopted(library, acting.tournament, hand, draft(library, procedure)))
