"""What a hand time counts more than was read, at this tournament."""

from __future__ import annotations

from collections.abc import Iterator

from startbewijs.log.events.tournament import HandCorrectionSet
from startbewijs.results.timing import correction_of
from startbewijs.sport.competition import Competition
from startbewijs.sport.times import RaceTime


def hand_correction(state: Competition, seconds: str) -> Iterator[HandCorrectionSet]:
    """The correction in seconds, as it is typed: `0,20`; nothing where it is that already."""
    read = RaceTime.parse(seconds)
    if correction_of(state.hand_correction) != read.ms:
        yield HandCorrectionSet(correction=read.exactly())
