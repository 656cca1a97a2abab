"""A team pursuit in order: the time of each team's third skater, and who is through in a knock-out heat."""

from __future__ import annotations

from dataclasses import dataclass, replace

from startbewijs.results.classification import Stage
from startbewijs.rules.articles import UNTIMED_ORDER
from startbewijs.sport.kinds import Pursuit, PursuitHeat, PursuitResult
from startbewijs.sport.statuses import Status
from startbewijs.sport.times import RaceTime, gap


@dataclass(frozen=True, slots=True)
class Line:
    """One team among those that are ranked by time; `rank` is None where the order is not decided."""

    team: str
    heat: str
    side: str
    status: Status
    result: PursuitResult | None = None
    rank: int | None = None
    behind: RaceTime | None = None

    @property
    def time(self) -> RaceTime | None:
        return None if self.result is None else self.result.time


@dataclass(frozen=True, slots=True)
class Table:
    """The teams of all heats on time, in order."""

    pursuit: Pursuit
    stage: Stage
    lines: tuple[Line, ...]


def pursuit_on_time(pursuit: Pursuit) -> Table:
    """The order of every team that skated for a time; heats that are knock-out are not in it."""
    lines = [
        _line(heat, team) for heat in pursuit.heats.values() if not heat.knock_out for team in heat.teams
    ]
    timed = sorted((line for line in lines if line.time is not None), key=_by_time)
    rest = sorted(
        (line for line in lines if line.time is None), key=lambda line: UNTIMED_ORDER.value.index(line.status)
    )
    ranked = [_ranked(line, timed) for line in timed]
    awaited = any(line.status is Status.AWAITED for line in lines)
    stage = Stage.NOT_BEGUN if all(line.status is Status.AWAITED for line in lines) else Stage.UNDER_WAY
    return Table(pursuit, stage if awaited or not lines else Stage.CLOSED, (*ranked, *rest))


def through(heat: PursuitHeat) -> str | None:
    """The team that a knock-out heat lets through; None while it is not decided.

    A team that is overtaken, or has no time against one that has, lost; else the faster third skater wins.
    """
    if not heat.knock_out or set(heat.results) != set(heat.teams):
        return None
    (first, mine), (second, theirs) = ((team, heat.results[team]) for team in heat.teams)
    if mine.overtaken is not theirs.overtaken:
        return second if mine.overtaken else first
    if mine.time is None or theirs.time is None:
        return None if mine.time is theirs.time else (second if mine.time is None else first)
    if mine.time.beats(theirs.time):
        return first
    return second if theirs.time.beats(mine.time) else None


def _line(heat: PursuitHeat, team: str) -> Line:
    result = heat.results.get(team)
    side = "finish" if team == heat.finish else "crossing"
    return Line(team, heat.heat, side, Status.AWAITED if result is None else result.status, result)


def _ranked(line: Line, timed: list[Line]) -> Line:
    others = [(line, other) for other in timed if other is not line]
    faster = sum(_beats(other, mine) for mine, other in others)
    slower = sum(_beats(mine, other) for mine, other in others)
    level = sum(_level(mine, other) for mine, other in others)
    decided = faster + slower + level == len(others)
    assert line.time is not None
    assert timed[0].time is not None
    return replace(line, rank=1 + faster if decided else None, behind=gap(timed[0].time, line.time))


def _beats(one: Line, other: Line) -> bool:
    return one.time is not None and other.time is not None and one.time.beats(other.time)


def _level(one: Line, other: Line) -> bool:
    return one.time is not None and other.time is not None and one.time.level_with(other.time)


def _by_time(line: Line) -> tuple[int, int]:
    assert line.time is not None
    return (line.time.ms, line.time.latest)
