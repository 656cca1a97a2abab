"""Which of several clocks counts at a line: the most trusted one, never the faster."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from startbewijs.rules.articles import HAND_CORRECTION, TIME_SOURCES
from startbewijs.sport.competition import Timing
from startbewijs.sport.times import RaceTime

HAND = "hand"


@dataclass(frozen=True, slots=True)
class Clocked:
    """A time that one source gave at one line.

    `given` is what was recorded, `time` what it is worth: a hand time counts with its correction, in
    hundredths. `replaced` says that the same source gave another time later, `counts` that this one is
    what the skater's race is worth at this line.
    """

    metres: int
    source: str
    given: RaceTime
    time: RaceTime
    replaced: bool = False
    counts: bool = False


def clocked(timings: Sequence[Timing], correction: int | None = None) -> tuple[Clocked, ...]:
    """Every recorded time of a run, line by line, the most trusted source first.

    `correction` is what a hand time of this tournament counts more than was read, in thousandths; None is
    what the rules say. Of two times from one source the later replaces the earlier, whatever came between.
    """
    latest = {(timing.metres, timing.source): n for n, timing in enumerate(timings)}
    best: dict[int, str] = {}
    for metres, source in latest:
        if metres not in best or _trust(source) < _trust(best[metres]):
            best[metres] = source
    order = sorted(range(len(timings)), key=lambda n: (timings[n].metres, _trust(timings[n].source), n))
    found = []
    for n in order:
        one = timings[n]
        stands = latest[one.metres, one.source] == n
        counts = stands and best[one.metres] == one.source
        worth = _worth(one, correction)
        found.append(Clocked(one.metres, one.source, one.time, worth, not stands, counts))
    return tuple(found)


def counting(found: Iterable[Clocked]) -> dict[int, Clocked]:
    """The time that counts at each line."""
    return {one.metres: one for one in found if one.counts}


def correction_of(setting: int | None) -> int:
    """What a hand time counts more than was read, in thousandths: the tournament's, or that of the rules."""
    return HAND_CORRECTION.value if setting is None else setting


def _worth(timing: Timing, correction: int | None) -> RaceTime:
    if timing.source != HAND:
        return timing.time
    read = timing.time.cut()
    worth = RaceTime(read.ms + correction_of(correction))
    return RaceTime(worth.ms - worth.ms % read.unit, read.digits)


def _trust(source: str) -> int:
    return TIME_SOURCES.value.index(source)
