"""An oracle that knows nothing of classes, matchings or covers: it plays every ending out."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import permutations, product

from startbewijs.outlook.fields import BEFORE_ALL, NEVER, Field, Runner
from startbewijs.outlook.places import Rung
from startbewijs.sport.distances import DISTANCES as ALL_DISTANCES
from startbewijs.sport.distances import Distance, Sex

Order = tuple[str, ...]
DISTANCES = tuple(distance for distance in ALL_DISTANCES if distance.sex is Sex.WOMEN)


@lru_cache(maxsize=64)
def orders(field: Field, depth: int, strangers: tuple[str, ...]) -> frozenset[Order]:
    """Every order of first ranks in which a distance can end, level skaters in both orders."""
    runners = list(field.runners)
    if field.strangers is not None:
        runners += [Runner(name, field.strangers, NEVER, True) for name in strangers]
    top = max([runner.hi for runner in runners if runner.hi < NEVER] + [runner.lo for runner in runners]) + 1
    reachable = [
        [*range(runner.lo, min(runner.hi, top) + 1), *([None] if runner.may_fail else [])]
        for runner in runners
    ]
    found: set[Order] = set()
    for results in product(*reachable):
        by_result: dict[int, list[str]] = {}
        for runner, result in zip(runners, results, strict=True):
            if result is not None:
                by_result.setdefault(result, []).append(runner.name)
        groups = [by_result[result] for result in sorted(by_result)]
        for arranged in product(*(permutations(group) for group in groups)):
            found.add(tuple(name for group in arranged for name in group)[:depth])
    return frozenset(found)


def place(
    rungs: Sequence[Rung], ending: Mapping[Distance, Order], skater: str, open_rows: Sequence[str | None]
) -> int | None:
    """The place of a skater by walking the rows; None when on no row."""
    above: set[str] = set()
    fillers = iter(open_rows)
    for rung in rungs:
        if rung.distance is None:
            holder = rung.named if rung.named is not None else next(fillers)
        else:
            order = ending[rung.distance]
            holder = order[rung.rank - 1] if len(order) >= rung.rank else None
        if holder == skater:
            return len(above) + 1
        if holder is not None:
            above.add(holder)
    return None


def extremes(
    rungs: Sequence[Rung], fields: Mapping[Distance, Field], skater: str
) -> tuple[int | None, int | None]:
    """The best and the worst place by playing every ending; None for no row (worst: in some ending)."""
    depth = {rung.distance: rung.rank for rung in rungs if rung.distance is not None}
    unknown = sum(depth[distance] for distance in depth if fields[distance].strangers is not None)
    strangers = tuple(f"stranger {n}" for n in range(unknown))
    open_rows = sum(rung.distance is None and rung.named is None for rung in rungs)
    seen: set[int | None] = set()
    for ending in product(*(orders(fields[distance], depth[distance], strangers) for distance in depth)):
        held = dict(zip(depth, ending, strict=True))
        worst = place(rungs, held, skater, [f"new {n}" for n in range(open_rows)])
        seen |= {worst, place(rungs, held, skater, [None] * open_rows)}
    finite = [n for n in seen if n is not None]
    return min(finite, default=None), None if None in seen else max(finite)


def small_case(seed: int) -> tuple[list[Rung], dict[Distance, Field]]:
    """A random small tournament: up to five distances, up to six skaters, any stage of each.

    Three shapes, since a tournament that is large in every way takes too long to play out: some of
    everything, few distances with deep ranks, many distances with few entrants (where one name serves
    several).
    """
    rng = random.Random(seed)
    count, ranks, entrants = rng.choice([(3, 2, 4), (3, 2, 4), (2, 3, 5), (5, 1, 3)])
    names = "abcdef"[: rng.randint(2, 1 + entrants)]
    distances = DISTANCES[: rng.randint(1, count)]
    depth = {distance: rng.randint(1, ranks) for distance in distances}
    fields: dict[Distance, Field] = {}
    unknown = 0
    for distance in distances:
        entered = [name for name in names if rng.random() < 0.75][:entrants] or [names[0]]
        fields[distance] = _field(rng, entered, unknown + depth[distance] <= 3 and len(entered) < 4)
        unknown += depth[distance] if fields[distance].strangers is not None else 0
    return _rungs(rng, depth, names), fields


def _field(rng: random.Random, entered: Sequence[str], may_hold_strangers: bool) -> Field:
    stage = rng.choice(["open", "half", "half", "fixed", "level"])
    runners = []
    for n, name in enumerate(entered):
        time = rng.randint(0, 3)
        if stage == "open":
            runners.append(Runner(name, 0, NEVER, True))
        elif stage == "half":
            kinds = [(time, time, False), (0, time, False), (0, NEVER, True), (time, NEVER, True)]
            runners.append(Runner(name, *rng.choice(kinds)))
        else:
            time = n if stage == "fixed" else n // 2
            runners.append(Runner(name, time, time, False))
    if rng.random() < 0.05:
        # Designated on this distance, in the reading that counts the skater as first.
        runners[0] = Runner(entered[0], -1, -1, False)
    if rng.random() < 0.1:
        # Prequalified on this distance: who starts stands before all others.
        runners[-1] = Runner(entered[-1], BEFORE_ALL, BEFORE_ALL, rng.random() < 0.6)
    strangers = None
    if may_hold_strangers and rng.random() < 0.25:
        # A distance of which only the first ranks are known, or one that anybody may still enter.
        strangers = len(entered) if stage in ("fixed", "level") else rng.choice([0, 0, 1, 2])
    return Field(tuple(runners), strangers)


def _rungs(rng: random.Random, depth: Mapping[Distance, int], names: str) -> list[Rung]:
    left = [distance for distance in depth for _ in range(depth[distance])]
    rng.shuffle(left)
    given = dict.fromkeys(depth, 0)
    rungs: list[Rung] = []
    for distance in left:
        given[distance] += 1
        rungs.append(Rung(distance, given[distance]))
    for _ in range(rng.choice([0, 0, 1, 2])):
        rungs.insert(rng.randint(0, len(rungs)), Rung(None, 0, rng.choice([None, *names])))
    return rungs
