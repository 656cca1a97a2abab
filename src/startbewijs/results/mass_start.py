"""A mass start in order: by points, then by the order at the finish; below them who skated fewer laps."""

from __future__ import annotations

from dataclasses import dataclass, replace

from startbewijs.results.classification import Stage
from startbewijs.rules.articles import FINAL_POINTS, SPRINT_POINTS, UNTIMED_ORDER
from startbewijs.sport.kinds import Finished, MassStart
from startbewijs.sport.statuses import Status
from startbewijs.sport.times import RaceTime, gap


@dataclass(frozen=True, slots=True)
class Line:
    """One skater in a mass start.

    `sprints` are the points of each sprint in order, won whether or not they count; `total` is what
    counts: with the points of the finish for whoever skated all laps, and nothing for anybody else.
    `finished` is the place at the finish among those who skated all laps.
    """

    skater: str
    status: Status
    sprints: tuple[int, ...]
    final: int = 0
    total: int = 0
    laps: int | None = None
    finished: int | None = None
    time: RaceTime | None = None
    behind: RaceTime | None = None
    code: str | None = None
    rank: int | None = None

    @property
    def lapped(self) -> bool:
        """Whether the skater has a result with fewer laps than the winner skated."""
        return self.status is Status.FINISHED and self.finished is None


@dataclass(frozen=True, slots=True)
class Table:
    """A race of a mass start in order; before its end the points of its sprints so far."""

    race: MassStart
    stage: Stage
    lines: tuple[Line, ...]


def mass_start(race: MassStart) -> Table:
    """The order of a race, as far as it is skated."""
    if race.finishes is None:
        lines = [Line(skater, Status.AWAITED, _won(race, skater)) for skater in race.starters]
        lines = [replace(line, total=sum(line.sprints)) for line in lines]
        stage = Stage.UNDER_WAY if race.sprints else Stage.NOT_BEGUN
        return Table(race, stage, tuple(sorted(lines, key=lambda line: -line.total)))
    whole = [one.skater for one in race.finishes if one.laps is None and one.status is None]
    lines = [_line(race, one, whole) for one in race.finishes]
    in_order = sorted(lines, key=_place)
    first = next((line.time for line in lines if line.finished == 1), None)
    ranked = [
        replace(
            line,
            rank=rank if line.status is Status.FINISHED else None,
            behind=gap(first, line.time)
            if first is not None and line.time is not None and not line.lapped
            else None,
        )
        for rank, line in enumerate(in_order, 1)
    ]
    return Table(race, Stage.CLOSED, tuple(ranked))


def _line(race: MassStart, one: Finished, whole: list[str]) -> Line:
    sprints = _won(race, one.skater)
    if one.skater not in whole:
        status = one.status or Status.FINISHED
        return Line(one.skater, status, sprints, laps=one.laps, time=one.time, code=one.code)
    finished = whole.index(one.skater) + 1
    final = FINAL_POINTS.value[finished - 1] if finished <= len(FINAL_POINTS.value) else 0
    return Line(
        one.skater,
        Status.FINISHED,
        sprints,
        final,
        sum(sprints) + final,
        race.due,
        finished,
        one.time,
    )


def _won(race: MassStart, skater: str) -> tuple[int, ...]:
    """The points of a skater in each sprint that was judged, in the order of the laps."""
    return tuple(
        SPRINT_POINTS.value[found.index(skater)] if skater in (found := race.sprints.get(lap, ())) else 0
        for lap in race.sprint_laps
    )


def _place(line: Line) -> tuple[int, int, int, int]:
    """By points and finish; then by laps and time; then by status. Sorting keeps the order of the line."""
    if line.finished is not None:
        return (0, -line.total, line.finished, 0)
    if line.status is Status.FINISHED:
        return (1, -(line.laps or 0), line.time.ms if line.time is not None else 10**9, 0)
    return (2, UNTIMED_ORDER.value.index(line.status), -(line.laps or 0), 0)
