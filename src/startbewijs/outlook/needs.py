"""What a skater still needs: in which rank, or in what time, the races to come make or end it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache, partial
from itertools import product

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
    not known to be entered, but not everyone who is has been published. `start` is what starting alone is
    worth to who is prequalified there. Where others are, `behind` names them: ranks are then counted without
    them, and what a rank is worth holds whether they start or not.
    """

    distance: Distance
    ranks: tuple[Rank, ...] = ()
    slowest: Mapping[Enough, RaceTime] = field(default_factory=dict)
    any_result: frozenset[Enough] = frozenset()
    at_most: RaceTime | None = None
    entered: bool = True
    start: Rank | None = None
    behind: tuple[str, ...] = ()

    @property
    def under_way(self) -> bool:
        """Whether the distance has begun, so that times are asked for instead of ranks."""
        return not self.ranks and self.start is None


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
        if runner is None or contest.closed is not None:
            continue
        by = _by_start if runner.lo < 0 else _by_time if contest.begun else _by_rank
        if runner.lo < runner.hi or runner.may_fail:
            found.append(replace(by(climbed, contest.distance, runner), entered=skater in contest.entrants))
    return tuple(found)


def _by_start(climbed: Ladder, distance: Distance, runner: Runner) -> Need:
    """What starting is worth, whatever comes of the race, for who is prequalified there."""
    here = climbed.fields[distance]
    others = tuple(other for other in here.runners if other.name != runner.name)
    starting = replace(here, runners=(replace(runner, may_fail=False), *others))
    pinned = replace(climbed, fields={**climbed.fields, distance: starting})
    found = bounds(pinned.rungs, pinned.fields, runner.name)
    best = None if found.best is None else found.best.place
    return Need(distance, start=Rank(None, _enough(pinned, found, runner.name), best, found.worst.place))


def _by_rank(climbed: Ladder, distance: Distance, runner: Runner) -> Need:
    """Rank by rank, for a distance in which everybody is still free.

    Where a designation on this very distance is possible, no rank of it is called certain: it would move
    the ranks that are supposed.
    """
    skater = runner.name
    here = climbed.fields[distance]
    named = [other for other in here.runners if other.lo < 0]
    listed = sum(rung.distance == distance for rung in climbed.rungs)
    listed -= sum(not other.may_fail for other in named)
    room = listed if here.strangers is not None else min(listed, len(here.runners) - len(named))
    moving = any(made.distance == distance for use in uses(climbed) for made in use.on_distances)
    ranks = []
    for rank in [*range(1, room + 1), None]:
        ways = [
            _ranked(climbed, distance, skater, rank, starting, moving=moving) for starting in _starts(named)
        ]
        ranks.append(_whichever(ways))
    return Need(distance, tuple(ranks), behind=tuple(other.name for other in named))


def _starts(named: Sequence[Runner]) -> Iterator[tuple[Runner, ...]]:
    """Every way in which those who are prequalified can start or not."""
    for starting in product(*((True, False) if one.may_fail else (True,) for one in named)):
        yield tuple(one for one, starts in zip(named, starting, strict=True) if starts)


def _whichever(ways: Sequence[Rank]) -> Rank:
    """What a rank is worth in every one of several ways."""
    best = [way.best for way in ways if way.best is not None]
    worst = [way.worst for way in ways]
    least = min((way.enough for way in ways), key=_worth)
    if least is Enough.OVER and any(way.enough is not Enough.OVER for way in ways):
        least = Enough.HOPE
    return Rank(
        ways[0].rank,
        least,
        min(best, default=None),
        None if None in worst else max(place for place in worst if place is not None),
    )


def _ranked(
    climbed: Ladder,
    distance: Distance,
    skater: str,
    rank: int | None,
    starting: tuple[Runner, ...],
    *,
    moving: bool,
) -> Rank:
    """What a rank is worth to a skater if of the prequalified just these start."""
    rungs, others = _pinned(climbed, distance, skater, rank, starting)
    pinned = replace(climbed, rungs=tuple(rungs), fields={**climbed.fields, distance: others})
    found = bounds(pinned.rungs, pinned.fields, skater)
    enough = _enough(pinned, found, skater)
    if moving and enough is Enough.CERTAIN:
        enough = Enough.BY_THE_ORDER
    best = None if found.best is None else found.best.place
    return Rank(rank, enough, best, found.worst.place)


def _pinned(
    climbed: Ladder, distance: Distance, skater: str, rank: int | None, starting: tuple[Runner, ...]
) -> tuple[list[Rung], Field]:
    """The order and the field of a distance not begun, with the skater at a rank of it behind who start.

    The skater's own row is then as good as named. The others fill the ranks before it, as many as it
    takes, and the ranks behind it come to the others too.
    """
    here = climbed.fields[distance]
    free = [runner for runner in here.runners if runner.name != skater and runner.lo >= 0]
    others = [*(replace(one, may_fail=False) for one in starting), *free]
    rank = None if rank is None else rank + len(starting)
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
