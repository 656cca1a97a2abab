"""Which times are not likely: too fast, too slow, or with a lap that is either."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from startbewijs.errors import Refused
from startbewijs.results.outcomes import outcomes
from startbewijs.results.records import standing_marks
from startbewijs.results.timing import clocked, counting
from startbewijs.service.office.pairs import At
from startbewijs.sport.competition import Competition, Contest, Mishap, Run
from startbewijs.sport.distances import TRACK, Distance
from startbewijs.sport.times import RaceTime

# Shares of a time in thousandths: a doubt is raised beyond them.
_WORLD = 990
"""Faster than the world record by more than a hundredth part."""
_OWN_FASTER = 920
"""Faster than the skater's own best by more than eight per cent."""
_OWN_SLOWER = 1150
"""Slower than it by more than fifteen per cent."""
_FIELD_SLOWER = 1200
"""Slower than the slowest of the race so far by more than a fifth."""
_WORLD_SLOWER = 1700
"""Slower than the world record by more than seven tenths, where there is nothing nearer to compare with."""
_LAP_SLOWER = 1400
"""A lap slower than the one before by more than two fifths."""

_RACE_SPEED, _OPENING_SPEED = 155, 135
"""Decimetres in a second beyond which nobody has skated: over a whole race, and from a standing start."""
_SLOWEST_SPEED = 65
"""Decimetres in a second below which hardly anybody races."""
_ENOUGH = 3
"""How many times of a distance are a field to compare with."""
_FASTEST_LAP = 23_000
"""Thousandths; the fastest full lap in a race takes more than 24 seconds."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A question that has to be answered before something is recorded; `key` names it among the others."""

    key: str
    says: Refused


def of_speed(
    state: Competition, after: Competition, at: At, run: Run, metres: int, read: RaceTime
) -> Iterator[Doubt]:
    """Doubts about a time too fast, too slow, or a lap that is either."""
    distance, name = at.distance, state.skater(run.skater).name
    slowed = any(kind is not Mishap.WARNED for kind, _ in run.mishaps)
    fast = Refused("{time} of {skater} is faster than anybody has skated", time=read.cut(), skater=name)
    if metres == distance.metres:
        world = next(
            (one.time for one in standing_marks(state, distance) if one.kind == "WR" and one.time), None
        )
        if world is not None and read.ms * 1000 < world.ms * _WORLD:
            yield Doubt(
                f"world:{run.skater}",
                Refused(
                    "{time} of {skater} is far faster than the world record {record}",
                    time=read.cut(),
                    skater=name,
                    record=world.cut(),
                ),
            )
        elif metres * 10_000 > read.ms * _RACE_SPEED:
            yield Doubt(f"fast:{run.skater}:{metres}", fast)
        yield from _of_own_best(state, at, run, read, world, slowed=slowed)
    elif metres * 10_000 > read.ms * (_OPENING_SPEED if metres < TRACK else _RACE_SPEED):
        yield Doubt(f"fast:{run.skater}:{metres}", fast)
    yield from _of_laps(after.contest(distance), run, metres, name, slowed=slowed)


def _of_own_best(
    state: Competition, at: At, run: Run, read: RaceTime, world: RaceTime | None, *, slowed: bool
) -> Iterator[Doubt]:
    name = state.skater(run.skater).name
    own = own_best(state, at.distance, run.skater, "PB") or own_best(state, at.distance, run.skater, "SB")
    if own is not None:
        against = {"time": read.cut(), "skater": name, "own": own.cut()}
        if read.ms * 1000 < own.ms * _OWN_FASTER:
            yield Doubt(
                f"own:{run.skater}",
                Refused("{time} is far faster than the best of {skater}, {own}", **against),
            )
        elif not slowed and read.ms * 1000 > own.ms * _OWN_SLOWER:
            yield Doubt(
                f"own:{run.skater}",
                Refused("{time} is far slower than the best of {skater}, {own}", **against),
            )
        return
    contest = state.contest(at.distance)
    times = [one.time.ms for race in contest.races for one in outcomes(contest, race).values() if one.time]
    if slowed:
        return
    if len(times) >= _ENOUGH:
        if read.ms * 1000 > max(times) * _FIELD_SLOWER:
            said = Refused(
                "{time} of {skater} is far slower than everybody before", time=read.cut(), skater=name
            )
            yield Doubt(f"slow:{run.skater}", said)
    elif at.distance.metres * 10_000 < read.ms * _SLOWEST_SPEED or (
        world is not None and read.ms * 1000 > world.ms * _WORLD_SLOWER
    ):
        said = Refused("{time} of {skater} is slower than a race is skated", time=read.cut(), skater=name)
        yield Doubt(f"slow:{run.skater}", said)


def _of_laps(contest: Contest, run: Run, metres: int, name: str, *, slowed: bool) -> Iterator[Doubt]:
    """Doubts about the laps on both sides of a line."""
    known = counting(clocked(run.timings, contest.hand_correction))
    at_lines = {line: known[line].time.ms for line in known}
    for line in (metres, metres + TRACK):
        if line not in at_lines or line - TRACK not in at_lines:
            continue
        lap = at_lines[line] - at_lines[line - TRACK]
        said = RaceTime(lap).cut()
        if lap < _FASTEST_LAP:
            yield Doubt(
                f"lap:{run.skater}:{line}",
                Refused("a lap of {lap} of {skater}, to {metres} m", lap=said, skater=name, metres=line),
            )
        elif not slowed and line - 2 * TRACK in at_lines:
            before = at_lines[line - TRACK] - at_lines[line - 2 * TRACK]
            if lap * 1000 > before * _LAP_SLOWER:
                yield Doubt(
                    f"lap:{run.skater}:{line}",
                    Refused(
                        "a lap of {lap} of {skater}, to {metres} m, after one of {before}",
                        lap=said,
                        skater=name,
                        metres=line,
                        before=RaceTime(before).cut(),
                    ),
                )


def own_best(state: Competition, distance: Distance, skater: str, kind: str) -> RaceTime | None:
    """The best that a skater brought or has skated since, of one kind: PB or SB."""
    marks = standing_marks(state, distance)
    return next((one.time for one in marks if (one.kind, one.holder) == (kind, skater)), None)


def finish_of(contest: Contest, run: Run) -> RaceTime | None:
    """The time at the finish that counts, None where there is none."""
    timed = counting(clocked(run.timings, contest.hand_correction)).get(contest.distance.metres)
    return None if timed is None else timed.time
