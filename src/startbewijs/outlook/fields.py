"""A distance seen from its end: which results each skater can still reach."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from startbewijs.results.classification import Classification, Line, Stage, classification, rank_groups
from startbewijs.results.outcomes import Outcome
from startbewijs.selection.order import Standing, standing
from startbewijs.sport.competition import Contest, Counting, Status

NEVER = 10**9
"""Later than any result: the upper end of an interval that has none."""
BEFORE_ALL = -1000
"""Better than any result, and than who is designated first: where those who need only start stand."""


@dataclass(frozen=True, slots=True)
class Runner:
    """A skater with the results still reachable, smallest best, and whether no result is possible too.

    Results are thousandths of a second while a distance is open and ranks once it is closed; only their
    order within one distance matters.
    """

    name: str
    lo: int
    hi: int
    may_fail: bool


@dataclass(frozen=True, slots=True)
class Threshold:
    """A result T with what it forces on a distance: who is surely faster, and who can be at least as fast.

    `strangers` says whether names nobody knows can be.
    """

    result: int
    forced: frozenset[str]
    within: frozenset[str]
    strangers: bool


@dataclass(frozen=True)
class Field:
    """Everyone who can still stand in a distance.

    `strangers` is the best result that names nobody knows may still reach, None where all are known.
    What follows from the two alone is worked out once, since every skater of the order asks for it.
    """

    runners: tuple[Runner, ...]
    strangers: int | None

    def runner(self, name: str) -> Runner | None:
        return self._by_name.get(name)

    @cached_property
    def names(self) -> frozenset[str]:
        return frozenset(self._by_name)

    @cached_property
    def sure(self) -> frozenset[str]:
        """Who has a result whatever happens."""
        return frozenset(runner.name for runner in self.runners if not runner.may_fail)

    @cached_property
    def thresholds(self) -> tuple[Threshold, ...]:
        """Every result at which the field divides differently, rising; never is the last."""
        rising = sorted({runner.hi for runner in self.runners} | {NEVER})
        return tuple(self._threshold(result) for result in rising)

    def _threshold(self, result: int) -> Threshold:
        return Threshold(
            result,
            frozenset(one.name for one in self.runners if one.hi < result and not one.may_fail),
            frozenset(one.name for one in self.runners if one.lo <= result),
            self.strangers is not None and self.strangers <= result,
        )

    @cached_property
    def answered(self) -> dict[Hashable, Any]:
        """What was asked of this field and answered before, by the question."""
        return {}

    @cached_property
    def _by_name(self) -> dict[str, Runner]:
        return {runner.name: runner for runner in self.runners}


def reachable_ranks(field: Field, runner: Runner) -> tuple[int, int | None]:
    """The best and the worst rank that a skater can still have there; no worst one where it may be none."""
    others = [other for other in field.runners if other is not runner]
    best = 1 + sum(other.hi < runner.lo and not other.may_fail for other in others)
    if runner.may_fail or (field.strangers is not None and field.strangers <= runner.hi):
        return best, None
    return best, 1 + sum(other.lo <= runner.hi for other in others)


def field(
    contest: Contest, registered: Collection[str], removed: Collection[str], first: Sequence[str] = ()
) -> Field:
    """The field of a distance as it can still end.

    `registered` are all skaters of that sex: where not every entrant is known, any of them may stand in
    it. `removed` are passed over here (a declined ticket, a waived start). The `first` are prequalified:
    those who start stand before all others, in this order, whatever their results.
    """
    table = classification(contest)
    if first:
        others = _field(contest, table, registered, {*removed, *first})
        return _behind(others, _starting(contest, standing(table), removed, first), table.stage)
    return _field(contest, table, registered, removed)


def _starting(
    contest: Contest, here: Standing, removed: Collection[str], first: Sequence[str]
) -> Iterator[Runner]:
    """Those of the prequalified who started or still may, each with the one result that a start is worth."""
    for n, skater in enumerate(one for one in first if one not in removed):
        due = BEFORE_ALL + n
        if here.has_started(skater):
            yield Runner(skater, due, due, False)
        elif here.may_start(skater) and (skater in contest.entrants or _enterable(contest)):
            yield Runner(skater, due, due, True)


def _enterable(contest: Contest) -> bool:
    """Whether somebody who is not known to be entered may yet turn out to be."""
    return not (contest.all_known and (contest.entries_closed or contest.closed is not None))


def _behind(others: Field, starting: Iterable[Runner], stage: Stage) -> Field:
    """A field behind the prequalified.

    In a closed distance results are places. Where all starts there are known the places go on counting
    behind them; where not, nobody behind has a place that is known, so that they stand far from any.
    """
    first = tuple(starting)
    if stage is not Stage.CLOSED:
        return Field((*first, *others.runners), others.strangers)
    shift = -BEFORE_ALL
    if not any(runner.may_fail for runner in first):
        shift = len(first)
        first = tuple(Runner(runner.name, n, n, False) for n, runner in enumerate(first))
    behind = tuple(
        Runner(one.name, one.lo + shift, min(one.hi + shift, NEVER), one.may_fail) for one in others.runners
    )
    return Field((*first, *behind), None if others.strangers is None else others.strangers + shift)


def _field(
    contest: Contest, table: Classification, registered: Collection[str], removed: Collection[str]
) -> Field:
    if table.stage is Stage.CLOSED:
        return _closed(contest, table, registered, removed)
    lines = [line for line in table.lines if line.skater not in removed]
    runners = [runner for line in lines if (runner := _reachable(contest, line)) is not None]
    everyone_known = contest.entries_closed and contest.all_known
    if not everyone_known:
        absent = set(registered) - set(contest.entrants) - set(removed)
        runners += [Runner(name, 0, NEVER, True) for name in sorted(absent)]
    return Field(tuple(runners), None if everyone_known else 0)


def _reachable(contest: Contest, line: Line) -> Runner | None:
    """What a skater can still reach in a distance that is not closed; None: nothing any more."""
    reskate = any(race.reskate_due for race in line.races)
    open_ = [race for race in line.races if race.status in (Status.AWAITED, Status.UNKNOWN)]
    if not open_ and not reskate:
        if line.time is None:
            return None
        return Runner(line.skater, line.earliest, line.latest, False)
    if contest.counting is Counting.SUM:
        if any(race.time is None and race not in open_ and not race.reskate_due for race in line.races):
            return None
        skated = sum(race.time.ms for race in line.races if race.time is not None and _kept(race))
        return Runner(line.skater, skated, NEVER, True)
    kept = {race.race: race.time.latest for race in line.races if race.time is not None and _kept(race)}
    worst = min(kept.values(), default=None)
    return Runner(
        line.skater, 0, NEVER if worst is None else worst, worst is None or _voidable(contest, kept)
    )


def _voidable(contest: Contest, kept: Collection[int]) -> bool:
    """Whether a race to come can take away the time of the only race, the first, that is kept so far."""
    stands = contest.second_missed and contest.second_not_finished and contest.second_disqualified
    return contest.counting is Counting.BEST and 2 not in kept and not stands


def _kept(race: Outcome) -> bool:
    """Whether nothing in this race can change any more: a re-skate can end in a disqualification."""
    return not race.reskate_due


def _closed(
    contest: Contest, table: Classification, registered: Collection[str], removed: Collection[str]
) -> Field:
    """A closed distance: known ranks as fixed results, unknown ones behind them for whoever is left."""
    groups = rank_groups(table, removed)
    ranked = {name for group in groups for name in group}
    runners = [Runner(name, place, place, False) for place, group in enumerate(groups) for name in group]
    if table.complete:
        return Field(tuple(runners), None)
    behind = len(groups)
    left = [line for line in table.lines if line.skater not in ranked and line.skater not in removed]
    runners += [_unplaced(line, behind) for line in left if _may_be_placed(line)]
    if contest.all_known:
        return Field(tuple(runners), None)
    absent = sorted(set(registered) - set(contest.entrants) - set(removed))
    runners += [Runner(name, behind, NEVER, True) for name in absent]
    return Field(tuple(runners), behind)


def _may_be_placed(line: Line) -> bool:
    unknown = any(race.status is Status.UNKNOWN for race in line.races)
    return line.rank is not None or line.time is not None or unknown


def _unplaced(line: Line, behind: int) -> Runner:
    """A skater behind the known ranks: by time where there is one, which is a rank of some sort."""
    if line.time is None:
        return Runner(line.skater, behind, NEVER, line.rank is None)
    return Runner(line.skater, behind + line.earliest, behind + line.latest, False)
