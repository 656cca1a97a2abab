"""Points over several distances: an allround, a sprint. The fewer, the better."""

from __future__ import annotations

from dataclasses import dataclass, replace

from startbewijs.results.classification import Stage
from startbewijs.results.outcomes import Outcome, outcomes
from startbewijs.sport.competition import Competition, Contest, Status
from startbewijs.sport.distances import Distance
from startbewijs.sport.kinds import Combination
from startbewijs.sport.times import RaceTime


@dataclass(frozen=True, slots=True)
class Part:
    """One skater's race in a combination.

    Its points lie between `low` and `high`, in thousandths of a point; both are None without a time.
    """

    status: Status
    outcome: Outcome | None = None
    low: int | None = None
    high: int | None = None

    @property
    def missed(self) -> bool:
        """Whether there is no time and none to come."""
        return self.status in (Status.DNF, Status.DQ, Status.DNS, Status.WDR)


@dataclass(frozen=True, slots=True)
class Line:
    """One skater in a combination.

    `low` and `high` are the sums over the races that were skated; they differ where a published time does
    not say its hundredths or a result was not published. `rank` is None where it is not decided, and for
    whoever missed a race: such a skater has no place in the final classification.
    """

    skater: str
    parts: tuple[Part, ...]
    skated: int
    low: int
    high: int
    rank: int | None = None
    level: tuple[str, ...] = ()
    behind: int | None = None

    @property
    def missed(self) -> bool:
        return any(part.missed for part in self.parts)

    @property
    def exact(self) -> bool:
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class Combined:
    """A combination in order, at one position of the log."""

    combination: Combination
    stage: Stage
    lines: tuple[Line, ...]


def points(distance: Distance, time: RaceTime) -> tuple[int, int]:
    """The points of a time, in thousandths: the time per 500 m, cut to thousandths, of the cut hundredths.

    The least and the most where the time is known to tenths only.

    >>> points(Distance.of("w1000"), RaceTime.parse("1:07.54"))
    (33770, 33770)
    >>> points(Distance.of("m10000"), RaceTime.parse("12:36.35"))
    (37817, 37817)
    """
    return _per_500(distance, time.ms), _per_500(distance, time.latest)


def _per_500(distance: Distance, ms: int) -> int:
    hundredths = ms // 10
    return hundredths * 5000 // distance.metres


def combined(state: Competition, combination: Combination) -> Combined:
    """The classification of a combination as far as its races are skated.

    Whoever is entered for all of its races takes part, and whoever is for all but the last, which may be
    for the best only. As long as races are to come a rank says how those stand who skated the most.
    """
    races = [outcomes(state.contest(distance), race) for distance, race in combination.parts]
    first = races[:-1]
    skaters = [skater for skater in first[0] if all(skater in found for found in first)]
    lines = [
        _line(
            skater,
            tuple(
                _part(state.contest(distance), found.get(skater))
                for (distance, _), found in zip(combination.parts, races, strict=True)
            ),
        )
        for skater in skaters
    ]
    stage = _stage(lines)
    return Combined(combination, stage, _ranked(lines, len(combination.parts), stage))


def _part(contest: Contest, outcome: Outcome | None) -> Part:
    if outcome is None:
        closed = contest.closed is not None or (contest.entries_closed and contest.all_known)
        return Part(Status.DNS if closed else Status.AWAITED)
    if outcome.time is not None:
        return Part(outcome.status, outcome, *points(contest.distance, outcome.time))
    return Part(outcome.status, outcome)


def _line(skater: str, parts: tuple[Part, ...]) -> Line:
    timed = [part for part in parts if part.low is not None]
    low = sum(part.low or 0 for part in timed)
    high = sum(part.high or 0 for part in timed)
    return Line(skater, parts, len(timed), low, high)


def _stage(lines: list[Line]) -> Stage:
    if not any(line.skated for line in lines):
        return Stage.NOT_BEGUN
    awaited = any(
        part.status is Status.AWAITED or (part.outcome is not None and part.outcome.reskate_due)
        for line in lines
        if not line.missed
        for part in line.parts
    )
    return Stage.UNDER_WAY if awaited else Stage.CLOSED


def _ranked(lines: list[Line], races: int, stage: Stage) -> tuple[Line, ...]:
    in_it = [line for line in lines if not line.missed]
    furthest = races if stage is Stage.CLOSED else max((line.skated for line in in_it), default=0)
    compared = sorted((line for line in in_it if line.skated == furthest), key=_by_points)
    unknown = any(_unpublished(line) for line in in_it)
    ranked = [_placed(line, compared, unknown=unknown) for line in compared] if furthest else compared
    rest = [line for line in lines if line not in compared]
    return (*ranked, *sorted(rest, key=lambda line: (line.missed, -line.skated, _by_points(line))))


def _unpublished(line: Line) -> bool:
    """Whether a race was skated whose result nobody published: such a skater may stand anywhere."""
    return any(part.status is Status.UNKNOWN for part in line.parts)


def _placed(line: Line, compared: list[Line], *, unknown: bool) -> Line:
    others = [other for other in compared if other is not line]
    better = [other for other in others if other.high < line.low]
    level = [other.skater for other in others if other.exact and line.exact and other.low == line.low]
    unclear = [other for other in others if other.low <= line.high and other.high >= line.low]
    decided = not unknown and len(unclear) == len(level)
    return replace(
        line,
        rank=1 + len(better) if decided else None,
        level=tuple(level),
        behind=line.low - compared[0].low,
    )


def _by_points(line: Line) -> tuple[int, int, str]:
    return (line.low, line.high, line.skater)
