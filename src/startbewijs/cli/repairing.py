"""Pairs that change after a withdrawal: shown first, recorded when asked."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from cyclopts import Parameter

from startbewijs.cli.asking import DistanceWords
from startbewijs.cli.drawing import Race
from startbewijs.cli.options import ACTING, Acting
from startbewijs.errors import Refused
from startbewijs.log.events.base import Event
from startbewijs.log.fold.folding import folded
from startbewijs.publish.subjects.recorded import proposed
from startbewijs.publish.words import N_
from startbewijs.service import queries
from startbewijs.service.naming import distance_named
from startbewijs.service.office.acting import acted, as_facts
from startbewijs.service.office.repairing import changed_by_hand, repaired
from startbewijs.service.taking_over import own
from startbewijs.sport.competition import Competition


def re_pair(
    *distance: DistanceWords,
    race: Race = None,
    join: Annotated[
        bool,
        Parameter(
            name="--join",
            negative="",
            help=N_("let those who are left alone skate against each other, two by two"),
        ),
    ] = False,
    pair: Annotated[
        list[str] | None,
        Parameter(
            name="--pair",
            negative="",
            help=N_(
                "change a pair as typed: “3: Kok, Leerdam”, or “3:” if it is not skated; may be repeated"
            ),
        ),
    ] = None,
    record: Annotated[
        bool,
        Parameter(
            name="--record", negative="", help=N_("record the changes; without it, they are only shown")
        ),
    ] = False,
    acting: Acting = ACTING,
) -> int:
    """Show how pairs change after a withdrawal, and record it when asked."""
    library, hand = acting.library, acting.hand("re-pair")
    tournament = own(library, acting.tournament)
    found = queries.snapshot(library, tournament)
    named = distance_named(distance, found.competition)
    number = 1 if race is None else race
    if pair and join:
        raise Refused("--pair and --join go one after the other; give one of them at a time.")

    def decide(state: Competition) -> tuple[Event, ...]:
        if pair:
            return tuple(changed_by_hand(state, named, number, pair))
        return tuple(repaired(state, named, number, join=join))

    if not record:
        events = decide(found.competition)
        tried = replace(hand, why=hand.why or "…")  # what cannot be recorded is not proposed
        folded([*found.facts, *as_facts(library, found.competition, events, tried)])
        return acting.show(proposed(found, events))
    if hand.why is None:
        raise Refused("Say with --why why the pairs change; the reason stands on the start list.")
    return acting.tell(acted(library, tournament, hand, decide))
