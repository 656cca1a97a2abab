"""The waiting room: who is not through yet, which rows they wait for, and when each is decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from startbewijs.outlook.status import Outlook, Status
from startbewijs.selection.order import Filling
from startbewijs.selection.selected import Selected
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Distance

_OPEN = (Filling.AWAITED, Filling.OPEN, Filling.LEVEL, Filling.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Awaited:
    """A row that is not settled: what is on it, and when that is decided as far as it is announced.

    A row without a `distance` waits for a decision of the committee, and so does one of level skaters.
    """

    row: int
    event: str
    rank: int | None
    filling: Filling
    distance: Distance | None
    day: date | None
    start: time | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A skater in the waiting room, with the unsettled rows above the skater's own."""

    outlook: Outlook
    row: int | None
    awaited: tuple[Awaited, ...]


def waiting_room(
    competition: Competition, selected: Selected, found: Sequence[Outlook]
) -> tuple[Waiting, ...]:
    """Everyone who is inside the line if it ended now and not certain, or holds a row and may still go."""
    fillings = selected.fillings
    room: list[Waiting] = []
    for one in found:
        holding = one.status is Status.POSSIBLE and one.row is not None
        if one.status is not Status.WAITING and not holding:
            continue
        own = one.row or next(
            (filling.row.number for filling in fillings if one.skater in filling.as_it_stands), None
        )
        above = [filling for filling in fillings if own is None or filling.row.number <= own]
        awaited = [
            _awaited(competition, filling.row.number, filling.row.event, filling.row.rank, filling.filling)
            for filling in above
            if filling.filling in _OPEN
        ]
        room.append(Waiting(one, own, tuple(awaited)))
    return tuple(room)


def _awaited(competition: Competition, row: int, event: str, rank: int | None, filling: Filling) -> Awaited:
    if rank is None:
        return Awaited(row, event, rank, filling, None, None, None)
    distance = Distance.of(event)
    day, start = announced(competition, distance)
    return Awaited(row, event, rank, filling, distance, day, start)


def announced(competition: Competition, distance: Distance) -> tuple[date | None, time | None]:
    """The day and the announced local hour of the last race of a distance."""
    blocks = [
        (day, block.start)
        for day, programme in sorted(competition.programme.items())
        for block in programme
        if block.distance == distance
    ]
    return blocks[-1] if blocks else (None, None)
