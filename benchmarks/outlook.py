"""How long the table of best and worst places takes at full size, by how far the distances are.

    PYTHONPATH=src python benchmarks/outlook.py [--skaters 41] [--rounds 5]

One sex, the rows of an order like that of 2026 (fifteen, one of them an open designated row), five
distances of 20 to 24 entrants. A distance is not begun, half-skated (every other entrant has a result),
between its two races (all hold a first time), or done. The figure is the median time in which `bounds`
answers for every skater once, and the slowest single skater of all rounds.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Mapping, Sequence
from statistics import median

from startbewijs.outlook.fields import NEVER, Field, Runner
from startbewijs.outlook.places import Rung, bounds
from startbewijs.sport.distances import Distance

ORDER = (
    ("w500", 1), ("w1500", 1), (None, 0), ("w3000", 1), ("w1000", 1),
    ("w5000", 1), ("w1000", 2), ("w5000", 2), ("w1500", 2), ("w3000", 2),
    ("w500", 2), ("w500", 3), ("w3000", 3), ("w1500", 3), ("w1000", 3),
)  # fmt: skip
RUNGS = [Rung(None if key is None else Distance.of(key), rank) for key, rank in ORDER]
STAGES = {
    "not begun": ("open",) * 5,
    "one half": ("done", "done", "half", "open", "open"),
    "two half": ("half", "half", "open", "open", "open"),
    "all between two races": ("between",) * 5,
    "five half": ("half",) * 5,
    "all done": ("done",) * 5,
}


def fields(rng: random.Random, names: Sequence[str], stages: Sequence[str]) -> dict[Distance, Field]:
    """The fields of five distances for the given names, at the given stages."""
    distances = [rung.distance for rung in RUNGS if rung.distance is not None and rung.rank == 1]
    return {
        distance: Field(
            tuple(
                _runner(name, stage, n % 2 == 0, rng.randint(37_000, 41_000))
                for n, name in enumerate(rng.sample(names, min(len(names), rng.randint(20, 24))))
            ),
            None,
        )
        for distance, stage in zip(distances, stages, strict=True)
    }


def _runner(name: str, stage: str, skated: bool, time_: int) -> Runner:
    if stage == "done" or (stage == "half" and skated):
        return Runner(name, time_, time_, False)
    return Runner(name, 0, time_, False) if stage == "between" else Runner(name, 0, NEVER, True)


def seconds(table: Mapping[Distance, Field], names: Sequence[str]) -> list[float]:
    """How long each skater took."""
    found = []
    for name in names:
        start = time.perf_counter()
        bounds(RUNGS, table, name)
        found.append(time.perf_counter() - start)
    return found


def main() -> None:
    """The figures, one line a stage."""
    parser = argparse.ArgumentParser(description="How long the table of places takes.")
    parser.add_argument("--skaters", type=int, default=41)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    names = [f"s{n:02}" for n in range(asked.skaters)]
    for title, stages in STAGES.items():
        rng = random.Random(2026)
        rounds = [seconds(fields(rng, names, stages), names) for _ in range(asked.rounds)]
        table = median(sum(round_) for round_ in rounds)
        slowest = max(max(round_) for round_ in rounds)
        sys.stdout.write(
            f"{title:24} table {table * 1000:8.1f} ms   slowest skater {slowest * 1000:7.1f} ms\n"
        )


if __name__ == "__main__":
    main()
