"""What a skater skated before: the personal and the season best that a start list and a pair show."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from startbewijs.publish.page import Align, Cell, Column, Tone, cell
from startbewijs.publish.subjects.remarks import kind_mark
from startbewijs.publish.words import Words
from startbewijs.results.records import standing_marks
from startbewijs.sport.competition import Competition, Race
from startbewijs.sport.distances import Distance
from startbewijs.sport.times import RaceTime

_KINDS = ("SB", "PB")
_SPARE = {"SB": 3, "PB": 2}


def brought(state: Competition, skater: str, distance: Distance, kind: str = "PB") -> RaceTime | None:
    """The best of a kind, PB or SB, that a skater brought to the tournament."""
    found = [
        mark.time
        for mark in state.marks
        if (mark.kind, mark.distance, mark.holder) == (kind, distance, skater)
    ]
    return found[-1] if found else None


def kinds_brought(state: Competition, distance: Distance, skaters: Collection[str]) -> tuple[str, ...]:
    """Which kinds of bests are known of any of these skaters."""
    return tuple(
        kind for kind in _KINDS if any(brought(state, one, distance, kind) is not None for one in skaters)
    )


def in_race(held: Race) -> list[str]:
    """Everybody who stands in a pair of a race."""
    return [seat.skater for pair in held.pairs.values() for seat in pair.seats if seat is not None]


def best_columns(kinds: Sequence[str], words: Words) -> list[Column]:
    """A column for each kind."""
    return [Column(kind_mark(kind, words), Align.DECIMAL, spare=_SPARE[kind]) for kind in kinds]


def best_cells(
    state: Competition, skater: str | None, distance: Distance, kinds: Sequence[str], words: Words
) -> list[Cell]:
    """What a skater brought of each kind; empty cells where there is nobody."""
    times = [None if skater is None else brought(state, skater, distance, kind) for kind in kinds]
    return [cell("" if time is None else words.time(time), Tone.QUIET) for time in times]


def bests_text(state: Competition, distance: Distance, skater: str, words: Words) -> str:
    """The bests that stand now, with what was skated here: `PB 38.41 · SB 38.90`."""
    return " · ".join(
        f"{kind_mark(mark.kind, words)} {words.time(mark.time)}"
        for mark in standing_marks(state, distance)
        if mark.time is not None and mark.kind in _KINDS and mark.holder == skater
    )
