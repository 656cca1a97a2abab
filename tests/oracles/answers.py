"""Answers of the solver, kept in a file so that every run of the tests can hold the proof against them.

The solver is large and not available for every system, so only `make oracle` installs it; it also checks
that these answers are still its own. To write them anew after the tournaments of `full_size` changed:

    .venv/bin/python -m tests.oracles.answers
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path

import msgspec
from tests.oracles.full_size import full_case

from startbewijs.outlook.fields import Field
from startbewijs.outlook.places import Rung
from startbewijs.sport.distances import Distance

FILE = Path(__file__).with_name("answers.json")
ASKED = 4
TOURNAMENTS = 150

Extremes = tuple[int | None, int | None]


class Answers(msgspec.Struct):
    """What the solver found for one tournament: for each skater asked about the best and the worst place."""

    seed: int
    tournament: str
    places: dict[str, Extremes]


def digest(rungs: Sequence[Rung], fields: Mapping[Distance, Field]) -> str:
    """A mark of a tournament, by which its answers are known to belong to it."""
    rows = [(str(rung.distance and rung.distance.key), rung.rank, rung.named) for rung in rungs]
    entered = [
        (distance.key, field.strangers, [(one.name, one.lo, one.hi, one.may_fail) for one in field.runners])
        for distance, field in fields.items()
    ]
    return sha256(msgspec.json.encode((rows, entered))).hexdigest()[:16]


def kept() -> list[Answers]:
    """The answers in the file."""
    return msgspec.json.decode(FILE.read_bytes(), type=list[Answers])


def _written() -> None:
    from tests.oracles.solver import extremes

    lines = []
    for seed in range(TOURNAMENTS):
        rungs, fields, skaters = full_case(seed, ASKED)
        places = {skater: extremes(rungs, fields, skater) for skater in skaters}
        lines.append(msgspec.json.encode(Answers(seed, digest(rungs, fields), places)).decode())
    FILE.write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")


if __name__ == "__main__":
    _written()
