"""Laws of the outlook: more results never widen an interval, and a better own result never hurts."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from tests.oracles.brute import small_case
from tests.oracles.full_size import full_case

from startbewijs.outlook.fields import NEVER, Field, Runner
from startbewijs.outlook.places import Bounds, Rung, bounds
from startbewijs.sport.distances import Distance

NOWHERE = 1000
"""A place behind all others, for who stands on no row."""

Fields = dict[Distance, Field]


def interval(found: Bounds) -> tuple[int, int]:
    best = None if found.best is None else found.best.place
    worst = found.worst.place
    return (NOWHERE if best is None else best), (NOWHERE if worst is None else worst)


def intervals(rungs: list[Rung], fields: Fields, skaters: list[str]) -> dict[str, tuple[int, int]]:
    return {skater: interval(bounds(rungs, fields, skater)) for skater in skaters}


def known_more(rng: random.Random, field: Field) -> Field | None:
    """The field after something happened in it; None once nothing can happen any more."""
    if field.strangers is not None and rng.random() < 0.3:
        # The entries close: either nobody came, or one name nobody knew before.
        late = (Runner(f"late {field.strangers}", field.strangers, NEVER, True),)
        return Field(field.runners + (late if rng.random() < 0.5 else ()), None)
    open_ = [runner for runner in field.runners if runner.lo < runner.hi or runner.may_fail]
    if not open_:
        return None if field.strangers is None else replace(field, strangers=None)
    runner = rng.choice(open_)
    top = max([one.hi for one in field.runners if one.hi < NEVER] + [one.lo for one in field.runners]) + 2
    new = _happened(rng, runner, min(runner.hi, max(top, runner.lo)))
    others = tuple(other for other in field.runners if other is not runner)
    return replace(field, runners=others if new is None else (*others, new))


def _happened(rng: random.Random, runner: Runner, latest: int) -> Runner | None:
    """A skater after a race: a first time, a final one, or, where that is still possible, none for good."""
    what = rng.random()
    if runner.may_fail and what < 0.2:
        return None
    time = rng.randint(runner.lo, latest)
    if what < 0.6:
        return replace(runner, hi=time, may_fail=False) if runner.hi > time else replace(runner, lo=time)
    return Runner(runner.name, time, time, False)


def skated_to_its_end(seed: int, rungs: list[Rung], fields: Fields, skaters: list[str], often: int) -> int:
    """How many moments were looked at while the tournament was skated; each interval lies in the last one."""
    rng = random.Random(seed)
    before, moments = intervals(rungs, fields, skaters), 0
    while going := [distance for distance in fields if known_more(rng, fields[distance]) is not None]:
        for _ in range(often):
            distance = rng.choice(going)
            after = known_more(rng, fields[distance])
            fields = fields | {distance: after or fields[distance]}
        now = intervals(rungs, fields, skaters)
        for skater in skaters:
            (best, worst), (was_best, was_worst) = now[skater], before[skater]
            assert was_best <= best, (seed, skater, "the best place fell")
            assert worst <= was_worst, (seed, skater, "the worst place rose")
        before, moments = now, moments + 1
    if all(rung.distance is not None or rung.named is not None for rung in rungs):
        orders_known = all(
            len({runner.lo for runner in field.runners}) == len(field.runners) for field in fields.values()
        )
        assert not orders_known or all(best == worst for best, worst in before.values()), seed
    return moments


def test_the_interval_only_narrows_along_a_small_tournament() -> None:
    moments = 0
    for seed in range(200):
        rungs, fields = small_case(seed)
        skaters = sorted({runner.name for field in fields.values() for runner in field.runners})
        moments += skated_to_its_end(seed, rungs, fields, skaters, 1)
    assert moments > 600


@pytest.mark.parametrize("part", range(2))
def test_the_interval_only_narrows_along_a_tournament_of_full_size(part: int) -> None:
    for seed in range(part, 20, 2):
        rungs, fields, skaters = full_case(seed, 6)
        assert skated_to_its_end(seed, rungs, fields, skaters, 6) > 0


def test_naming_a_designated_row_for_somebody_else_narrows_the_interval() -> None:
    tried = 0
    for seed in range(300):
        rungs, fields = small_case(seed)
        skaters = sorted({runner.name for field in fields.values() for runner in field.runners})
        free = [row for row, rung in enumerate(rungs) if rung.distance is None and rung.named is None]
        for row in free:
            named = [*rungs[:row], Rung(None, 0, "somebody new"), *rungs[row + 1 :]]
            for skater in skaters:
                tried += 1
                best, worst = interval(bounds(rungs, fields, skater))
                then_best, then_worst = interval(bounds(named, fields, skater))
                assert best <= then_best, (seed, skater)
                assert then_worst <= worst, (seed, skater)
    assert tried > 100


@pytest.mark.parametrize("part", range(2))
def test_a_better_own_result_never_hurts(part: int) -> None:
    better = 0
    for seed in range(part, 400, 2):
        rng = random.Random(seed)
        rungs, fields = small_case(seed)
        skater = rng.choice(sorted({runner.name for field in fields.values() for runner in field.runners}))
        distance = rng.choice(sorted(fields))
        others = tuple(runner for runner in fields[distance].runners if runner.name != skater)
        before = interval(
            bounds(rungs, fields | {distance: replace(fields[distance], runners=others)}, skater)
        )
        for time in range(6, -2, -1):
            mine = Runner(skater, time, time, False)
            now = interval(
                bounds(rungs, fields | {distance: replace(fields[distance], runners=(*others, mine))}, skater)
            )
            assert now[0] <= before[0], (seed, skater, time)
            assert now[1] <= before[1], (seed, skater, time)
            better += now < before
            before = now
    assert better > 50, "results that change nothing prove nothing"
