"""The solver at work, where `make oracle` has installed it: on its kept answers and on new tournaments."""

from __future__ import annotations

import os

import pytest
from tests.oracles.answers import ASKED, TOURNAMENTS, kept
from tests.oracles.brute import extremes as played_extremes
from tests.oracles.brute import small_case
from tests.oracles.full_size import full_case
from tests.oracles.moments import ladders

from startbewijs.outlook.places import bounds

pytest.importorskip("ortools", reason="the solver is not installed: `make oracle` installs it and asks it")

from tests.oracles.solver import extremes

ASKED_FOR = os.environ.get("STARTBEWIJS_ORACLE")
DOSE = int(ASKED_FOR or "1500") // 40
"""Tournaments to ask the solver about beside those whose answers are kept; `make oracle` asks for 2 500."""

PARTS = 8
EVERY = 1 if ASKED_FOR else 20
"""Of the trials of 2025 every so-many-th order and fields are asked about; `make oracle` asks for all."""


@pytest.mark.parametrize("part", range(PARTS))
def test_the_kept_answers_are_still_those_of_the_solver(part: int) -> None:
    for answer in kept()[part::PARTS]:
        rungs, fields, _ = full_case(answer.seed, ASKED)
        for skater, found in answer.places.items():
            assert extremes(rungs, fields, skater) == found, (answer.seed, skater)


@pytest.mark.parametrize("part", range(PARTS))
def test_the_solver_agrees_with_every_ending_played_out(part: int) -> None:
    for seed in range(part, 200, PARTS):
        rungs, fields = small_case(seed)
        names = {runner.name for field in fields.values() for runner in field.runners}
        for skater in sorted(names):
            assert extremes(rungs, fields, skater) == played_extremes(rungs, fields, skater), (seed, skater)


@pytest.mark.parametrize("part", range(PARTS))
def test_the_solver_finds_no_other_place_at_full_size(part: int) -> None:
    for seed in range(TOURNAMENTS + part, TOURNAMENTS + DOSE, PARTS):
        rungs, fields, skaters = full_case(seed, ASKED)
        for skater in skaters:
            found = bounds(rungs, fields, skater)
            best = None if found.best is None else found.best.place
            assert (best, found.worst.place) == extremes(rungs, fields, skater), (seed, skater)


@pytest.mark.parametrize("part", range(PARTS))
def test_the_solver_finds_no_other_place_at_any_moment_of_the_trials_of_2025(part: int) -> None:
    moments = ladders()
    assert len(moments) > 100
    for at, climbed in [*enumerate(moments)][::EVERY][part::PARTS]:
        names = {runner.name for field in climbed.fields.values() for runner in field.runners}
        for skater in sorted(names):
            found = bounds(climbed.rungs, climbed.fields, skater)
            best = None if found.best is None else found.best.place
            assert (best, found.worst.place) == extremes(climbed.rungs, climbed.fields, skater), (at, skater)
