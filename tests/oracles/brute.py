"""An oracle that knows nothing of classes, matchings or covers: it plays every ending out."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from itertools import permutations, product

from startbewijs.outlook.fields import NEVER, Field, Runner
from startbewijs.outlook.places import Rung
from startbewijs.sport.distances import Distance

Order = tuple[str, ...]
DISTANCES = tuple(Distance.of(key) for key in ("w500", "w1000", "w1500"))


def orders(field: Field, depth: int, strangers: Sequence[str]) -> set[Order]:
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
    return found


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
    strangers = [
        f"stranger {n}" for n in range(sum(depth[d] for d in depth if fields[d].strangers is not None))
    ]
    open_rows = sum(rung.distance is None and rung.named is None for rung in rungs)
    seen: set[int | None] = set()
    for ending in product(*(orders(fields[distance], depth[distance], strangers) for distance in depth)):
        held = dict(zip(depth, ending, strict=True))
        worst = place(rungs, held, skater, [f"new {n}" for n in range(open_rows)])
        seen |= {worst, place(rungs, held, skater, [None] * open_rows)}
    finite = [n for n in seen if n is not None]
    return min(finite, default=None), None if None in seen else max(finite)


def small_case(seed: int) -> tuple[list[Rung], dict[Distance, Field]]:
    """A random small tournament: up to three distances, up to five skaters, any stage of each."""
    rng = random.Random(seed)
    names = "abcde"[: rng.randint(2, 5)]
    fields: dict[Distance, Field] = {}
    depth: dict[Distance, int] = {}
    for distance in DISTANCES[: rng.randint(1, 3)]:
        depth[distance] = rng.randint(1, 2)
        stage = rng.choice(["open", "half", "half", "fixed", "level"])
        entered = [name for name in names if rng.random() < 0.75][:4] or [names[0]]
        runners = []
        for n, name in enumerate(entered):
            if stage == "open":
                runners.append(Runner(name, 0, NEVER, True))
            elif stage == "half":
                time = rng.randint(0, 3)
                runners.append(
                    rng.choice(
                        [
                            Runner(name, time, time, False),
                            Runner(name, 0, time, False),
                            Runner(name, 0, NEVER, True),
                            Runner(name, time, NEVER, True),
                        ]
                    )
                )
            else:
                time = n if stage == "fixed" else n // 2
                runners.append(Runner(name, time, time, False))
        strangers = len(entered) if stage == "fixed" and rng.random() < 0.3 else None
        if stage in ("open", "half") and rng.random() < 0.15 and len(entered) < 3:
            strangers = 0
        fields[distance] = Field(tuple(runners), strangers)
    rungs: list[Rung] = []
    left = [distance for distance in depth for _ in range(depth[distance])]
    rng.shuffle(left)
    given = dict.fromkeys(depth, 0)
    for distance in left:
        given[distance] += 1
        rungs.append(Rung(distance, given[distance]))
    for _ in range(rng.choice([0, 0, 1, 2])):
        rungs.insert(rng.randint(0, len(rungs)), Rung(None, 0, rng.choice([None, *names])))
    return rungs, fields
