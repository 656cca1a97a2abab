"""Who skates what: entries and withdrawals."""

from __future__ import annotations

from collections.abc import Iterator

from startbewijs.errors import Refused
from startbewijs.log.events.tournament import EntryWithdrawn
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Distance
from startbewijs.sport.skaters import Skater


def withdrawal(state: Competition, skater: Skater, distance: Distance | None) -> Iterator[EntryWithdrawn]:
    """A skater out of one distance, or without one out of the whole tournament."""
    gone = state.withdrawn if distance is None else state.contest(distance).withdrawn
    if skater.id in gone:
        raise Refused(
            "{skater} has withdrawn already: {why}.", skater=skater.name, why=gone[skater.id].why.rstrip(".")
        )
    yield EntryWithdrawn(skater=skater.id, distance=None if distance is None else distance.key)
