"""Random tournaments of full size: the rows of 2026 or others like them, five distances at any stage."""

from __future__ import annotations

import random
from collections.abc import Sequence

from startbewijs.outlook.fields import NEVER, Field, Runner
from startbewijs.outlook.places import Rung
from startbewijs.sport.distances import DISTANCES, Distance, Sex

WOMEN = "500-1 1500-1 mass 3000-1 1000-1 5000-1 1000-2 5000-2 1500-2 3000-2 500-2 500-3 3000-3 1500-3 1000-3"
MEN = "mass 1000-1 500-1 1500-1 1000-2 5000-1 1000-3 5000-2 1500-2 10000-1 500-2 1500-3 5000-3 500-3 10000-2"
STAGES = (
    "not begun",
    "half",
    "between",
    "second half",
    "sum",
    "done",
    "level",
    "known in part",
    "entries open",
)
WEIGHTS = (3, 4, 2, 3, 2, 5, 3, 2, 1)


def full_case(seed: int, asked: int) -> tuple[list[Rung], dict[Distance, Field], list[str]]:
    """A tournament for a seed: its rows, its fields and as many skaters to ask about.

    Skaters are sprinters, stayers or all-rounders, so that fields overlap as they do; times lie so close
    together that many are level. Withdrawn skaters are absent, as they are for the proof. Those asked about
    are mostly leaders of a distance, since most others may both win everything and miss everything.
    """
    rng = random.Random(seed)
    sex = rng.choice(list(Sex))
    distances = [distance for distance in DISTANCES if distance.sex is sex]
    names = [f"s{n:02}" for n in range(rng.randint(20, 41))]
    liking = {name: rng.randrange(5) for name in names}
    rungs = _rungs(rng, sex, names)
    fields = {}
    for at, distance in enumerate(distances):
        wide = rng.choice([1, 1, 2, 4])
        liked = [name for name in names if abs(liking[name] - at) <= wide]
        size = min(len(liked), rng.randint(6, 24))
        stage = rng.choices(STAGES, WEIGHTS)[0]
        fields[distance] = _field(rng, stage, rng.sample(liked, size), names)
    leading = {
        runner.name
        for field in fields.values()
        for runner in sorted(field.runners, key=lambda runner: (runner.hi, runner.lo))[:4]
        if runner.hi < NEVER
    }
    leaders = rng.sample(sorted(leading), min(len(leading), asked - 1))
    others = [name for name in names if name not in leaders]
    return rungs, fields, leaders + rng.sample(others, asked - len(leaders))


def _rungs(rng: random.Random, sex: Sex, names: Sequence[str]) -> list[Rung]:
    """The rows of 2026, or the same shuffled with every distance's ranks still rising."""
    rows = [row.partition("-") for row in (WOMEN if sex is Sex.WOMEN else MEN).split()]
    keys = [None if key == "mass" else f"{sex}{key}" for key, _, _ in rows]
    if rng.random() < 0.4:
        rng.shuffle(keys)
    if rng.random() < 0.3:
        keys.insert(rng.randrange(len(keys) + 1), None)
    given: dict[str, int] = {}
    rungs = []
    for key in keys:
        if key is None:
            rungs.append(Rung(None, 0, rng.choice([None, rng.choice(names)])))
        else:
            given[key] = given.get(key, 0) + 1
            rungs.append(Rung(Distance.of(key), given[key]))
    return rungs


def _field(rng: random.Random, stage: str, entered: list[str], names: Sequence[str]) -> Field:
    if stage == "known in part":
        known = rng.randint(1, 4)
        ranked = [Runner(name, n, n, False) for n, name in enumerate(entered[:known])]
        rest = [name for name in names if name not in entered[:known]]
        behind = rest if rng.random() < 0.5 else entered[known:]
        runners = [*ranked, *(Runner(name, known, NEVER, True) for name in behind)]
        return Field(tuple(runners), rng.choice([None, known]))
    runners = [_runner(rng, stage, name) for name in entered]
    if rng.random() < 0.1:
        # Designated on this distance, in the reading that counts the skater as first.
        runners[0] = Runner(entered[0], -1, -1, False)
    if stage != "entries open":
        return Field(tuple(runners), None)
    late = [Runner(name, 0, NEVER, True) for name in names if name not in entered]
    return Field(tuple(runners + late), 0)


def _runner(rng: random.Random, stage: str, name: str) -> Runner:
    time = rng.randint(100, 103) if stage == "level" else rng.randint(100, 130)
    if stage in ("done", "level") or (stage in ("half", "second half") and rng.random() < 0.5):
        return Runner(name, time, time, False)
    if stage == "between" or (stage == "second half" and rng.random() < 0.8):
        # Where a later disqualification voids the first race, not even the first time is sure.
        return Runner(name, 0, time, False) if rng.random() < 0.9 else Runner(name, 0, NEVER, True)
    if stage == "sum" and rng.random() < 0.7:
        return Runner(name, time, NEVER, True)
    return Runner(name, 0, NEVER, True)
