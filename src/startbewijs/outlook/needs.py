"""What a skater still needs: in which rank, or in what time, the races to come make or end it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache, partial

from startbewijs.outlook.committee import uses
from startbewijs.outlook.fields import NEVER, Field, Runner
from startbewijs.outlook.ladder import Ladder, Uncovered, ladder
from startbewijs.outlook.places import Bounds, Rung, bounds
from startbewijs.outlook.status import threat_to
from startbewijs.selection.procedure import Procedure
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Distance, Sex
from startbewijs.sport.times import RaceTime


class Enough(StrEnum):
    """What an own result is enough for, whatever all others do; the committee too, only where *certain*."""

    CERTAIN = "certain"
    BY_THE_ORDER = "certain by the order"
    HOPE = "keeps hope"
    OVER = "ends it"


_GRADES = (Enough.CERTAIN, Enough.BY_THE_ORDER, Enough.HOPE)
"""What a result can be enough for, the most first."""


@dataclass(frozen=True, slots=True)
class Rank:
    """What a rank on a distance to come would mean; `rank` is None for none that counts."""

    rank: int | None
    enough: Enough
    best: int | None
    worst: int | None


@dataclass(frozen=True, slots=True)
class Need:
    """What a skater needs on one distance.

    Not begun: `ranks` says it rank by rank. Under way: `slowest` has for each grade that a time can be
    enough for the slowest such time, and `any_result` the grades that every time is enough for. `at_most`
    is the time the skater has already, which can only get better. `entered` is False where the skater is
    not known to be entered, but not everyone who is has been published.
    """

    distance: Distance
    ranks: tuple[Rank, ...] = ()
    slowest: Mapping[Enough, RaceTime] = field(default_factory=dict)
    any_result: frozenset[Enough] = frozenset()
    at_most: RaceTime | None = None
    entered: bool = True


def needs(
    competition: Competition, procedure: Procedure, sex: Sex, skater: str
) -> tuple[Need, ...] | Uncovered:
    """What the skater needs on every distance on which something may still be skated by the skater.

    A better own result never hurts, so each answer is a threshold.
    """
    return needs_on(ladder(competition, procedure, sex), sex, skater)


def needs_on(climbed: Ladder | Uncovered, sex: Sex, skater: str) -> tuple[Need, ...] | Uncovered:
    """The same on a ladder that was made already, which may be asked about everyone."""
    if isinstance(climbed, Uncovered):
        return climbed
    found: list[Need] = []
    for contest in climbed.competition.of_sex(sex):
        runner = climbed.fields[contest.distance].runner(skater)
        if runner is None or contest.closed is not None or runner.lo == runner.hi:
            continue
        by = _by_time if contest.begun else _by_rank
        found.append(replace(by(climbed, contest.distance, runner), entered=skater in contest.entrants))
    return tuple(found)


def _by_rank(climbed: Ladder, distance: Distance, runner: Runner) -> Need:
    """Rank by rank, for a distance in which everybody is still free.

    Where a designation on this very distance is possible, no rank of it is called certain: it would move
    the ranks that are supposed.
    """
    skater = runner.name
    here = climbed.fields[distance]
    listed = sum(rung.distance == distance for rung in climbed.rungs)
    room = listed if here.strangers is not None else min(listed, len(here.runners))
    moving = any(made.distance == distance for use in uses(climbed) for made in use.on_distances)
    ranks = []
    for rank in [*range(1, room + 1), None]:
        rungs, others = _pinned(climbed, distance, skater, rank)
        pinned = replace(climbed, rungs=tuple(rungs), fields={**climbed.fields, distance: others})
        found = bounds(pinned.rungs, pinned.fields, skater)
        enough = _enough(pinned, found, skater)
        if moving and enough is Enough.CERTAIN:
            enough = Enough.BY_THE_ORDER
        best = None if found.best is None else found.best.place
        ranks.append(Rank(rank, enough, best, found.worst.place))
    return Need(distance, tuple(ranks))


def _pinned(climbed: Ladder, distance: Distance, skater: str, rank: int | None) -> tuple[list[Rung], Field]:
    """The order and the field of a distance not begun, with the skater at a rank of it.

    The skater's own row is then as good as named. The others fill the ranks before it, as many as it
    takes, and the ranks behind it come to the others too.
    """
    here = climbed.fields[distance]
    others = [runner for runner in here.runners if runner.name != skater]
    if rank is None:
        return list(climbed.rungs), replace(here, runners=tuple(others))
    rungs = []
    for rung in climbed.rungs:
        if rung.distance != distance or rung.rank < rank:
            rungs.append(rung)
        elif rung.rank == rank:
            rungs.append(Rung(None, 0, skater))
        else:
            rungs.append(Rung(distance, rung.rank - 1))
    finishing = tuple(replace(runner, may_fail=False) for runner in others)
    return rungs, replace(here, runners=finishing)


def _by_time(climbed: Ladder, distance: Distance, runner: Runner) -> Need:
    """In thousandths, for a distance under way: the slowest time that is enough."""
    here = climbed.fields[distance]
    others = tuple(other for other in here.runners if other.name != runner.name)

    @cache
    def with_time(time: int) -> Enough:
        mine = Runner(runner.name, time, time, False)
        fields = {**climbed.fields, distance: replace(here, runners=(*others, mine))}
        pinned = replace(climbed, fields=fields)
        return _enough(pinned, bounds(pinned.rungs, fields, runner.name), runner.name)

    def reaches(grade: Enough, time: int) -> bool:
        return _worth(with_time(time)) >= _worth(grade)

    edges = {other.hi for other in others} | {other.lo for other in others}
    times = {edge + shift for edge in edges for shift in (-1, 0, 1)} | {runner.hi}
    tried = sorted(time for time in times if max(1, runner.lo) <= time <= min(runner.hi, NEVER - 1))
    slowest: dict[Enough, RaceTime] = {}
    every: set[Enough] = set()
    for grade in _GRADES:
        time = _slowest(tried, partial(reaches, grade))
        if time is not None:
            slowest[grade] = RaceTime(time)
            every |= {grade} if time == tried[-1] else set()
    at_most = None if runner.hi == NEVER else RaceTime(runner.hi)
    return Need(distance, (), slowest, frozenset(every), at_most)


def _slowest(times: list[int], enough: Callable[[int], bool]) -> int | None:
    """The last of the rising times that is enough; the ones before it are too."""
    low, high = 0, len(times)
    while low < high:
        middle = (low + high) // 2
        if enough(times[middle]):
            low = middle + 1
        else:
            high = middle
    return times[low - 1] if low else None


def _worth(enough: Enough) -> int:
    return 0 if enough is Enough.OVER else len(_GRADES) - _GRADES.index(enough)


def _enough(pinned: Ladder, found: Bounds, skater: str) -> Enough:
    worst = found.worst.place
    if worst is not None and worst <= pinned.team_size:
        return Enough.CERTAIN if threat_to(pinned, skater) is None else Enough.BY_THE_ORDER
    best = None if found.best is None else found.best.place
    return Enough.HOPE if best is not None and best <= pinned.team_size else Enough.OVER
