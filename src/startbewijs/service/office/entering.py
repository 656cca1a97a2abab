"""Who skates what: entries, withdrawals, and when nobody may enter any more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from startbewijs.errors import Refused
from startbewijs.log.events.tournament import EntriesClosed, EntryMade, EntryWithdrawn
from startbewijs.publish.words import N_
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Distance
from startbewijs.sport.skaters import Skater


def entries(
    state: Competition, skaters: Sequence[Skater], distances: Sequence[Distance]
) -> Iterator[EntryMade]:
    """Each of the skaters for each of the distances; one that cannot be refuses them all."""
    for distance in distances:
        contest = state.contest(distance)
        if contest.entries_closed and contest.all_known:
            raise Refused(
                "The entries for the {distance} are closed; whoever closed them takes that back first, with "
                "“startbewijs undo POSITION”.",
                N_(
                    "The entries for the {distance} are closed; whoever closed them takes that back "
                    "first, under History."
                ),
                distance=distance,
            )
        for skater in skaters:
            if skaters.count(skater) > 1:
                raise Refused("{skater} is named twice; name each skater once.", skater=skater.name)
            if skater.sex is not distance.sex:
                raise Refused(
                    "{skater} cannot enter the {distance}, which is for the other sex.",
                    skater=skater.name,
                    distance=distance,
                )
            if skater.id in contest.withdrawn:
                raise Refused(
                    "{skater} has withdrawn from the {distance} ({why}); take that back first, with "
                    "“startbewijs undo POSITION”.",
                    N_(
                        "{skater} has withdrawn from the {distance} ({why}); take that back first, "
                        "under History."
                    ),
                    skater=skater.name,
                    distance=distance,
                    why=contest.withdrawn[skater.id].why.rstrip("."),
                )
            if skater.id in contest.entrants:
                raise Refused(
                    "{skater} is entered for the {distance} already.", skater=skater.name, distance=distance
                )
            yield EntryMade(distance=distance.key, skater=skater.id)


def closing(
    state: Competition, distances: Sequence[Distance], known: Literal["all", "some"]
) -> Iterator[EntriesClosed]:
    """The entries of distances closed; without any, of every distance that is open."""
    meant = distances or [one.distance for one in state.contests.values() if not one.entries_closed]
    if not meant:
        raise Refused("The entries of every distance are closed already.")
    for distance in meant:
        if state.contest(distance).entries_closed:
            raise Refused("The entries for the {distance} are closed already.", distance=distance)
        yield EntriesClosed(distance=distance.key, known=known)


def withdrawal(state: Competition, skater: Skater, distance: Distance | None) -> Iterator[EntryWithdrawn]:
    """A skater out of one distance, or without one out of the whole tournament."""
    gone = state.withdrawn if distance is None else state.contest(distance).withdrawn
    if skater.id in gone:
        raise Refused(
            "{skater} has withdrawn already: {why}.", skater=skater.name, why=gone[skater.id].why.rstrip(".")
        )
    if distance is not None and state.contest(distance).closed is not None:
        raise Refused("The {distance} is closed; nobody withdraws from it any more.", distance=distance)
    yield EntryWithdrawn(skater=skater.id, distance=None if distance is None else distance.key)
