"""What a skater still needs: in which rank, or in what time, the races to come make or end it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from startbewijs.outlook.fields import NEVER, Field, Runner
from startbewijs.outlook.ladder import Ladder, Uncovered, ladder
from startbewijs.outlook.places import Bounds, Rung, bounds
from startbewijs.selection.procedure import Procedure
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Distance, Sex
from startbewijs.sport.times import RaceTime


class Enough(StrEnum):
    """What an own result is enough for, whatever all others do."""

    CERTAIN = "certain by the order"
    HOPE = "keeps hope"
    OVER = "ends it"


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

    Not begun: `ranks` says it rank by rank. Under way: `certain` and `hope` are the slowest times that
    still make the skater certain by the order, or keep hope; None where no time does. `at_most` is the
    time the skater has already, which can only get better. `entered` is False where the skater is not
    known to be entered, but not everyone who is has been published.
    """

    distance: Distance
    ranks: tuple[Rank, ...] = ()
    certain: RaceTime | None = None
    hope: RaceTime | None = None
    any_result_certain: bool = False
    any_result_hopes: bool = False
    at_most: RaceTime | None = None
    entered: bool = True


def needs(
    competition: Competition, procedure: Procedure, sex: Sex, skater: str
) -> tuple[Need, ...] | Uncovered:
    """What the skater needs on every distance on which something may still be skated by the skater.

    A better own result never hurts, so each answer is a threshold.
    """
    climbed = ladder(competition, procedure, sex)
    if isinstance(climbed, Uncovered):
        return climbed
    found: list[Need] = []
    for contest in competition.of_sex(sex):
        runner = climbed.fields[contest.distance].runner(skater)
        if runner is None or contest.closed is not None or runner.lo == runner.hi:
            continue
        by = _by_time if contest.begun else _by_rank
        found.append(replace(by(climbed, contest.distance, runner), entered=skater in contest.entrants))
    return tuple(found)


def _by_rank(climbed: Ladder, distance: Distance, runner: Runner) -> Need:
    """Rank by rank, for a distance in which everybody is still free."""
    skater = runner.name
    field = climbed.fields[distance]
    listed = sum(rung.distance == distance for rung in climbed.rungs)
    room = listed if field.strangers is not None else min(listed, len(field.runners))
    ranks = []
    for rank in [*range(1, room + 1), None]:
        rungs, others = _pinned(climbed, distance, skater, rank)
        found = bounds(rungs, {**climbed.fields, distance: others}, skater)
        best = None if found.best is None else found.best.place
        ranks.append(Rank(rank, _enough(climbed, found), best, found.worst.place))
    return Need(distance, tuple(ranks))


def _pinned(climbed: Ladder, distance: Distance, skater: str, rank: int | None) -> tuple[list[Rung], Field]:
    """The order and the field of a distance not begun, with the skater at a rank of it.

    The skater's own row is then as good as named. The others fill the ranks before it, as many as it
    takes, and the ranks behind it come to the others too.
    """
    field = climbed.fields[distance]
    others = [runner for runner in field.runners if runner.name != skater]
    if rank is None:
        return list(climbed.rungs), replace(field, runners=tuple(others))
    rungs = []
    for rung in climbed.rungs:
        if rung.distance != distance or rung.rank < rank:
            rungs.append(rung)
        elif rung.rank == rank:
            rungs.append(Rung(None, 0, skater))
        else:
            rungs.append(Rung(distance, rung.rank - 1))
    finishing = tuple(replace(runner, may_fail=False) for runner in others)
    return rungs, replace(field, runners=finishing)


def _by_time(climbed: Ladder, distance: Distance, runner: Runner) -> Need:
    """In thousandths, for a distance under way: the slowest time that is enough."""
    field = climbed.fields[distance]
    others = tuple(other for other in field.runners if other.name != runner.name)

    def with_time(time: int) -> Enough:
        fields = dict(climbed.fields)
        fields[distance] = replace(field, runners=(*others, Runner(runner.name, time, time, False)))
        return _enough(climbed, bounds(climbed.rungs, fields, runner.name))

    edges = {other.hi for other in others} | {other.lo for other in others}
    times = {edge + shift for edge in edges for shift in (-1, 0, 1)} | {runner.hi}
    tried = sorted(time for time in times if max(1, runner.lo) <= time <= min(runner.hi, NEVER - 1))
    certain = _slowest(tried, lambda time: with_time(time) is Enough.CERTAIN)
    hope = _slowest(tried, lambda time: with_time(time) is not Enough.OVER)
    return Need(
        distance,
        (),
        None if certain is None else RaceTime(certain),
        None if hope is None else RaceTime(hope),
        certain is not None and certain == tried[-1],
        hope is not None and hope == tried[-1],
        None if runner.hi == NEVER else RaceTime(runner.hi),
    )


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


def _enough(climbed: Ladder, found: Bounds) -> Enough:
    worst = found.worst.place
    if worst is not None and worst <= climbed.team_size:
        return Enough.CERTAIN
    best = None if found.best is None else found.best.place
    return Enough.HOPE if best is not None and best <= climbed.team_size else Enough.OVER
