"""Questions about the end: who is certain, who waits, who needs what, and why."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from startbewijs.cli.options import ASKED, Asked
from startbewijs.cli.selecting import SexWord
from startbewijs.errors import Refused
from startbewijs.outlook.course import course
from startbewijs.outlook.ladder import ladder
from startbewijs.outlook.needs import needs as needed_by
from startbewijs.outlook.roads import roads
from startbewijs.outlook.why import why as proved_by
from startbewijs.publish.subjects.outlook.chances import chances as starts_proved
from startbewijs.publish.subjects.outlook.deciding import decisive_answer
from startbewijs.publish.subjects.outlook.needed import needs_answer
from startbewijs.publish.subjects.outlook.proof import why_answer
from startbewijs.publish.subjects.outlook.room import waiting_answer
from startbewijs.publish.subjects.outlook.table import status_table
from startbewijs.publish.subjects.outlook.turns import history as history_of
from startbewijs.publish.words import N_
from startbewijs.service import answers
from startbewijs.service.answers import View
from startbewijs.service.naming import fields_named, skater_named
from startbewijs.service.proofs import deciding, prospect_of, prospects
from startbewijs.service.queries import adopted

SkaterWords = Annotated[str, Parameter(name="SKATER", help=N_("a skater: full name, surname or id"))]


def status(
    sex: SexWord = None,
    /,
    *,
    everyone: Annotated[
        bool,
        Parameter(name="--all", negative="", help=N_("name everyone, also who stands on no row so far")),
    ] = False,
    asked: Asked = ASKED,
) -> int:
    """Print the table of statuses."""
    found = asked.snapshot
    procedure = adopted(asked.library, found.competition)
    proved = prospects(found.competition, procedure, fields_named(sex))
    return asked.show(status_table(found, procedure, proved, everyone=everyone))


def waiting(sex: SexWord = None, /, *, asked: Asked = ASKED) -> int:
    """Print the waiting room."""
    found = asked.snapshot
    procedure = adopted(asked.library, found.competition)
    return asked.show(waiting_answer(found, prospects(found.competition, procedure, fields_named(sex))))


def needs(*skater: SkaterWords, asked: Asked = ASKED) -> int:
    """Print what a skater still needs."""
    found = asked.snapshot
    state = found.competition
    meant = skater_named(skater, state)
    procedure = adopted(asked.library, state)
    prospect, one = prospect_of(state, procedure, meant)
    left = roads(ladder(state, procedure, meant.sex), meant.id)
    needed = needed_by(state, procedure, meant.sex, meant.id)
    return asked.show(needs_answer(found, prospect, one, needed, left))


def chances(sex: SexWord = None, /, *, asked: Asked = ASKED) -> int:
    """Print start by start what is certain."""
    found = asked.snapshot
    procedure = adopted(asked.library, found.competition)
    return asked.show(starts_proved(found, prospects(found.competition, procedure, fields_named(sex))))


def whatif(
    *,
    rank: Annotated[
        list[str] | None,
        Parameter(
            name="--rank",
            negative="",
            help=N_("how a distance ends, from the winner down: “w1500: rijpma, kok”; may be repeated"),
        ),
    ] = None,
    withdraw: Annotated[
        list[str] | None,
        Parameter(
            name="--withdraw",
            negative="",
            help=N_("who skates no more: “leerdam”, or not this distance: “leerdam: w1500”; may be repeated"),
        ),
    ] = None,
    designate: Annotated[
        list[str] | None,
        Parameter(
            name="--designate",
            negative="",
            help=N_("who is designated: “leerdam: w1000”, “bosker: m-team-pursuit”; may be repeated"),
        ),
    ] = None,
    decline: Annotated[
        list[str] | None,
        Parameter(name="--decline", negative="", help=N_("who does not go to the Games; may be repeated")),
    ] = None,
    asked: Asked = ASKED,
) -> int:
    """Print what would be if."""
    if not (rank or withdraw or designate or decline):
        raise Refused(
            "Say what to suppose: --rank “w1500: rijpma, kok”, --withdraw “leerdam: w1500”, --designate "
            "“bosker: m-team-pursuit” or --decline “leerdam”."
        )
    answer = answers.whatif(
        View(asked.library, asked.snapshot),
        ranks=rank or (),
        withdrawn=withdraw or (),
        designated=designate or (),
        declined=decline or (),
    )
    return asked.show(answer)


def decisive(sex: SexWord = None, /, *, asked: Asked = ASKED) -> int:
    """Print which races to come decide."""
    found = asked.snapshot
    procedure = adopted(asked.library, found.competition)
    proved = prospects(found.competition, procedure, fields_named(sex))
    return asked.show(decisive_answer(found, [(one, deciding(one)) for one in proved]))


def history(*skater: SkaterWords, asked: Asked = ASKED) -> int:
    """Print how a skater's chances went."""
    found = asked.snapshot
    state = found.competition
    meant = skater_named(skater, state)
    procedure = adopted(asked.library, state)
    prospect, _ = prospect_of(state, procedure, meant)
    return asked.show(history_of(found, prospect, meant, tuple(course(found.facts, procedure, meant.id))))


def why(*skater: SkaterWords, asked: Asked = ASKED) -> int:
    """Print the proof of a skater's status."""
    found = asked.snapshot
    state = found.competition
    meant = skater_named(skater, state)
    procedure = adopted(asked.library, state)
    prospect, one = prospect_of(state, procedure, meant)
    return asked.show(why_answer(found, prospect, one, proved_by(state, procedure, meant.sex, one)))
