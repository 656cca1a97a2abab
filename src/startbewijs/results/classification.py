"""One distance in order: ranks where they are decided, and nothing guessed where they are not."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from startbewijs.results.outcomes import Outcome, outcomes
from startbewijs.rules.articles import UNTIMED_ORDER
from startbewijs.sport.competition import Contest, Counting, Race, Status, Taken
from startbewijs.sport.distances import Distance
from startbewijs.sport.times import RaceTime, gap


class Stage(StrEnum):
    """How far a distance is."""

    NOT_BEGUN = "not begun"
    UNDER_WAY = "under way"
    CLOSED = "closed"


class Basis(StrEnum):
    """What a rank rests on.

    `TIMES`: every result that could stand before it is known. `PUBLISHED`: taken over as published.
    `BETWEEN`: the published ranks before, after or level with it leave only this one. `STANDING`: as it
    stands, the distance is under way. `INDISTINCT`: published decimals cannot separate it from another.
    `UNKNOWN`: results that nobody published may stand before it.
    """

    TIMES = "times"
    PUBLISHED = "published"
    BETWEEN = "between"
    STANDING = "standing"
    INDISTINCT = "indistinct"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Line:
    """One skater in a classification.

    `rank` is None where it is not decided or not known; `basis` says why, or what it rests on, and
    `at_best` is the highest rank that is still possible. `time` is what counts, `counted` the race it
    comes from (None for a sum). The true time lies between `earliest` and `latest`, in thousandths; where
    a result was not published, `time` is only what it is at most, and `earliest` is 0. `level` names the
    skaters with the same time to the thousandth; `separated` says that only thousandths part this skater
    from another.
    """

    skater: str
    status: Status
    races: tuple[Outcome, ...]
    time: RaceTime | None = None
    earliest: int = 0
    latest: int = 0
    counted: int | None = None
    rank: int | None = None
    basis: Basis | None = None
    at_best: int | None = None
    level: tuple[str, ...] = ()
    behind: RaceTime | None = None
    separated: bool = False


@dataclass(frozen=True, slots=True)
class Classification:
    """A distance, or one race of it, in order, at one position of the log.

    `complete` says whether every entrant and every result is known to this log.
    """

    distance: Distance
    stage: Stage
    lines: tuple[Line, ...]
    complete: bool
    level_orders: tuple[tuple[str, ...], ...] = ()

    def line(self, skater: str) -> Line | None:
        return next((line for line in self.lines if line.skater == skater), None)


def classification(contest: Contest) -> Classification:
    """The classification of a distance as far as its results count now.

    Ranked on thousandths; level skaters share a rank and the next rank is skipped. A rank that was
    published is taken over; one that follows from neither times nor publications stays unknown.
    """
    by_race = [outcomes(contest, race) for race in range(1, contest.counting.races + 1)]
    lines = [_counted(contest, tuple(race[skater] for race in by_race)) for skater in contest.entrants]
    stage = Stage.NOT_BEGUN if not contest.begun else Stage.UNDER_WAY
    if contest.closed is not None:
        stage = Stage.CLOSED
    corrected = [taken for race in contest.races.values() for taken in race.corrected.items()]
    published = _published(lines, contest.ranks, corrected)
    ranked = _ranked(lines, published, stage, contest)
    return Classification(contest.distance, stage, *ranked, tuple(contest.level_orders))


def race_classification(contest: Contest, race: int) -> Classification:
    """The order of one race alone, with the ranks that were published for that race."""
    held = outcomes(contest, race)
    lines = [_single(outcome) for outcome in held.values()]
    recorded = contest.races.get(race, Race(race))
    published = _published(lines, recorded.published, list(recorded.corrected.items()))
    statuses = {line.status for line in lines}
    stage = Stage.UNDER_WAY if Status.AWAITED in statuses else Stage.CLOSED
    if statuses <= {Status.AWAITED, Status.WDR}:
        stage = Stage.NOT_BEGUN
    return Classification(contest.distance, stage, *_ranked(lines, published, stage, contest))


def _published(
    lines: list[Line], ranks: Mapping[str, Taken], corrected: list[tuple[str, Taken]]
) -> dict[str, int]:
    """The published ranks that still hold, by skater.

    A rank that was published before a result was corrected is not known to hold any more where the
    correction may move it: the corrected skater's own, those from that rank down, and those from the
    first one that the corrected time may reach.
    """
    held = {skater: taken.rank for skater, taken in ranks.items() if taken.rank is not None}
    for skater, correction in corrected:
        old = ranks.get(skater)
        line = next(line for line in lines if line.skater == skater)
        reached = 1 if old is None or old.position > correction.position else old.rank or 1
        if line.time is not None:
            reached = min(reached, 1 + sum(_surely_faster(other, line) for other in lines))
        for other, rank in list(held.items()):
            if ranks[other].position < correction.position and (other == skater or rank >= reached):
                del held[other]
    return held


def contradictions(table: Classification) -> tuple[tuple[Line, Line], ...]:
    """Skaters whose published ranks the times contradict: first who stands before, then who was faster.

    A published rank is followed all the same: it is a publication's word, and which of the two is wrong no
    program can know. Whoever reads it must be told.
    """
    held = [line for line in table.lines if line.basis is Basis.PUBLISHED and line.rank is not None]
    return tuple(
        (before, behind)
        for before in held
        for behind in held
        if (before.rank or 0) < (behind.rank or 0) and _surely_faster(behind, before)
    )


def _surely_faster(other: Line, line: Line) -> bool:
    return other.time is not None and other.latest < line.earliest


def _counted(contest: Contest, races: tuple[Outcome, ...]) -> Line:
    """The line of one skater: which time counts, by the counting of the distance."""
    if contest.counting is Counting.SINGLE:
        return _single(races[0])
    first, second = races
    if contest.counting is Counting.SUM:
        return _summed(first, second)
    stands = {
        Status.DNS: contest.second_missed,
        Status.WDR: contest.second_missed,
        Status.DNF: contest.second_not_finished,
        Status.DQ: contest.second_disqualified,
    }.get(second.status, True)
    counting = (first, second) if stands else (second,)
    timed = [(race.time, race.race) for race in counting if race.time is not None]
    if timed:
        time, race = min(timed)
        unknown = any(outcome.status is Status.UNKNOWN for outcome in counting)
        earliest = 0 if unknown else time.ms
        return Line(first.skater, Status.FINISHED, races, time, earliest, time.latest, race)
    status = first.status if stands and Status.UNKNOWN in (first.status, second.status) else second.status
    return Line(first.skater, status, races)


def _single(outcome: Outcome) -> Line:
    if outcome.time is None:
        return Line(outcome.skater, outcome.status, (outcome,))
    time = outcome.time
    return Line(outcome.skater, outcome.status, (outcome,), time, time.ms, time.latest, outcome.race)


def _summed(first: Outcome, second: Outcome) -> Line:
    if first.time is None or second.time is None:
        missed = first if first.time is None else second
        return Line(first.skater, missed.status, (first, second))
    earliest, latest = first.time.ms + second.time.ms, first.time.latest + second.time.latest
    digits = min(first.time.digits, second.time.digits)
    time = RaceTime(earliest - earliest % 10 ** (3 - digits), digits)
    return Line(first.skater, Status.FINISHED, (first, second), time, earliest, latest)


def _ranked(
    lines: list[Line], published: dict[str, int], stage: Stage, contest: Contest
) -> tuple[tuple[Line, ...], bool]:
    """The lines in order with their ranks, and whether every result is known."""
    complete = contest.all_known and not any(
        race.status is Status.UNKNOWN for line in lines for race in line.races
    )
    timed = sorted((line for line in lines if line.time is not None), key=_by_time)
    if stage is Stage.UNDER_WAY:
        timed = [replace(line, earliest=_time(line).ms) for line in timed]
    sure = complete or stage is not Stage.CLOSED
    crowd = _Crowd.of(timed)
    ordered = [_placed(line, crowd, published, sure, stage) for line in timed]
    for line in sorted((line for line in lines if line.time is None), key=_without_time):
        rank = published.get(line.skater)
        if rank is None:
            last = line.status is Status.DNF and contest.unfinished_last and stage is Stage.CLOSED and sure
            ordered.append(replace(line, rank=len(timed) + 1, basis=Basis.TIMES) if last else line)
        else:
            behind = [n for n, other in enumerate(ordered) if not _may_stand_before(other, rank)]
            placed = replace(line, rank=rank, basis=Basis.PUBLISHED, at_best=rank)
            ordered.insert(behind[0] if behind else len(ordered), placed)
    return tuple(ordered), complete


def _may_stand_before(line: Line, rank: int) -> bool:
    first = line.rank or line.at_best
    return first is not None and first <= rank


@dataclass(frozen=True, slots=True)
class _Crowd:
    """The timed lines of a classification, sorted so that nobody is compared with everybody."""

    lines: list[Line]
    earliest: list[int]
    latest: list[int]
    printed: dict[int, list[Line]]

    @classmethod
    def of(cls, timed: list[Line]) -> _Crowd:
        printed: dict[int, list[Line]] = {}
        for line in timed:
            printed.setdefault(_time(line).cut().ms, []).append(line)
        earliest, latest = sorted(line.earliest for line in timed), sorted(line.latest for line in timed)
        return cls(timed, earliest, latest, printed)

    def surely_faster(self, line: Line) -> int:
        """How many others are faster whatever their unpublished decimals and results."""
        return bisect_left(self.latest, line.earliest)

    def overlapping(self, line: Line) -> int:
        """How many others are neither surely faster nor surely slower."""
        slower = len(self.earliest) - bisect_right(self.earliest, line.latest)
        return len(self.lines) - 1 - self.surely_faster(line) - slower


def _placed(line: Line, crowd: _Crowd, published: dict[str, int], sure: bool, stage: Stage) -> Line:
    """The line with its rank in the crowd; `sure` says that nobody unknown can stand before it."""
    time = _time(line)
    shared = [other for other in crowd.printed[time.cut().ms] if other is not line]
    level = tuple(other.skater for other in shared if _level(line, other))
    at_best = 1 + crowd.surely_faster(line)
    rank: int | None = None
    if line.skater in published:
        rank = at_best = published[line.skater]
        basis = Basis.PUBLISHED
    elif not sure:
        others = [other for other in crowd.lines if other is not line]
        at_best, at_worst = _between(line, others, published, at_best)
        rank, basis = (at_best, Basis.BETWEEN) if at_best == at_worst else (None, Basis.UNKNOWN)
    elif crowd.overlapping(line) > len(level):
        basis = Basis.INDISTINCT
    else:
        rank, basis = at_best, Basis.TIMES if stage is Stage.CLOSED else Basis.STANDING
    return replace(
        line,
        rank=rank,
        basis=basis,
        at_best=at_best,
        level=level,
        behind=gap(_time(crowd.lines[0]), time),
        separated=any(_time(other).ms != time.ms for other in shared)
        and all(_time(other).digits == 3 for other in [line, *shared]),
    )


def _level(line: Line, other: Line) -> bool:
    """Whether both are known to the thousandth, with nothing unpublished that could better it."""
    return line.earliest == other.latest and other.earliest == line.latest


def _between(
    line: Line, others: list[Line], published: dict[str, int], at_best: int
) -> tuple[int, int | None]:
    """The ranks that the published ranks of others leave; None: no lower limit.

    A published rank is taken, but for a skater who is level with its holder: that one shares it.
    """
    known = [(other, published[other.skater]) for other in others if other.skater in published]
    for other, rank in known:
        if _level(line, other):
            return rank, rank
    before = [rank + 1 for other, rank in known if other.latest < line.earliest]
    after = [rank - 1 for other, rank in known if other.earliest > line.latest]
    first = max([at_best, *before])
    times = Counter(rank for _, rank in known)
    for rank, shared in sorted(times.items()):
        if rank <= first < rank + shared:
            first = rank + shared
    return first, min(after, default=None)


def _time(line: Line) -> RaceTime:
    assert line.time is not None
    return line.time


def _by_time(line: Line) -> tuple[int, int]:
    return (_time(line).ms, line.latest)


def _without_time(line: Line) -> int:
    return UNTIMED_ORDER.value.index(line.status)


def rank_groups(table: Classification, passed_over: Collection[str] = ()) -> tuple[tuple[str, ...], ...]:
    """The skaters by rank, best first, without those `passed_over`, who make room for the next.

    Skaters whose order is undecided (level to the thousandth, or published too coarsely) stand together
    in one group, unless a decision put them in order. The list ends where a rank is unknown.
    """
    known = sorted(
        (line.rank or line.at_best or 0, line.skater)
        for line in table.lines
        if line.rank is not None or line.basis is Basis.INDISTINCT
    )
    indistinct = {line.skater for line in table.lines if line.basis is Basis.INDISTINCT}
    merged: list[list[str]] = []
    due = 1
    for rank, members in groupby(known, key=lambda pair: pair[0]):
        together = [skater for _, skater in members]
        if rank < due and indistinct.issuperset(together):
            merged[-1] += together
        elif rank == due:
            merged.append(together)
        else:
            break
        due += len(together)
    groups = [group for together in merged for group in _decided(tuple(together), table.level_orders)]
    kept = (tuple(skater for skater in group if skater not in passed_over) for group in groups)
    return tuple(group for group in kept if group)


def _decided(together: tuple[str, ...], orders: tuple[tuple[str, ...], ...]) -> list[tuple[str, ...]]:
    for order in reversed(orders):
        if set(together) <= set(order) and len(together) > 1:
            return [(skater,) for skater in order if skater in together]
    return [together]
