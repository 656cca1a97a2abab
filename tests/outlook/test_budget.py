"""The limit of the proof: beyond it nothing is proved, and the trials of 2025 stay far below it."""

from __future__ import annotations

from dataclasses import replace
from math import prod

import pytest
from tests.building import Log
from tests.oracles.full_size import full_case
from tests.outlook.test_status import ORDER, half
from tests.outlook.trials import W, one, rules
from tests.selection.cases import packaged
from tests.tournaments.okt import state_at

from startbewijs.log.events import decisions
from startbewijs.outlook.budget import (
    MOST_COMBINATIONS,
    MOST_STATES,
    MOST_USES,
    affordable,
    combinations,
    states,
    ways,
)
from startbewijs.outlook.classes import first_ranks, ranks_before
from startbewijs.outlook.committee import uses
from startbewijs.outlook.fields import NEVER, Field, Runner
from startbewijs.outlook.ladder import Ladder, Uncovered, ladder
from startbewijs.outlook.needs import needs
from startbewijs.outlook.places import Rung
from startbewijs.outlook.status import Status
from startbewijs.selection.decisions import Decisions, Why
from startbewijs.sport.distances import Distance, Sex

DISTANCES = ("w500", "w1000", "w1500", "w3000", "w5000")
KEYS = tuple(Distance.of(key) for key in DISTANCES)


def half_skated(rows: int) -> tuple[Log, tuple[str, ...]]:
    """Five distances half-way with nine times each, and an order that asks for the first ranks of all."""
    log = Log().announces(DISTANCES[0])
    for distance in DISTANCES[1:]:
        log.announces(distance)
    skaters = [f"skater-{n:02}" for n in range(12)]
    for distance in DISTANCES:
        log.enters(distance, *skaters)
        log.publishes(distance, {skater: f"{40 + n}.00" for n, skater in enumerate(skaters[:9])})
    return log, tuple(f"{distance} {rank}" for rank in range(1, rows + 1) for distance in DISTANCES)


def test_forty_rows_of_distances_that_are_all_under_way_are_beyond_it_and_nothing_is_proved() -> None:
    log, order = half_skated(8)
    found = one(log, rules(*order), "skater-00")
    assert (found.status, found.uncovered, found.bounds) == (Status.NOT_PROVED, Uncovered.TOO_LARGE, None)
    assert needs(log.state, rules(*order), W, "skater-11") is Uncovered.TOO_LARGE


def test_the_same_distances_with_three_rows_each_are_proved() -> None:
    log, order = half_skated(3)
    assert one(log, rules(*order, size=9), "skater-00").status is Status.WAITING


def test_too_many_combinations_are_beyond_it_where_every_distance_is_half_skated() -> None:
    rungs = [Rung(distance, rank) for rank in range(1, 9) for distance in KEYS]
    sure = tuple(Runner(f"s{n}", n, n, False) for n in range(9))
    free = tuple(Runner(f"f{n}", 0, NEVER, True) for n in range(8))
    fields = dict.fromkeys(KEYS, Field(sure + free, None))
    assert combinations(rungs, fields) > MOST_COMBINATIONS
    assert not affordable(rungs, fields, packaged(), W, Decisions())


def test_too_many_states_of_a_cover_are_beyond_it_also_where_there_is_one_class() -> None:
    rungs = [Rung(distance, rank) for rank in range(1, 9) for distance in KEYS]
    fields = dict.fromkeys(KEYS, Field(tuple(Runner(f"s{n}", 0, NEVER, False) for n in range(12)), None))
    assert (combinations(rungs, fields), states(rungs, fields)) == (len(rungs), 9**5 * 13)
    assert states(rungs, fields) > MOST_STATES
    assert not affordable(rungs, fields, packaged(), W, Decisions())


def test_an_order_of_forty_rows_is_no_trouble_once_everything_is_skated() -> None:
    rungs = [Rung(distance, rank) for rank in range(1, 9) for distance in KEYS]
    over = Field(tuple(Runner(f"s{n}", n, n, False) for n in range(9)), None)
    fields = dict.fromkeys(KEYS, over)
    assert combinations(rungs, fields) < MOST_COMBINATIONS / 10
    assert states(rungs, fields) < MOST_STATES / 10
    assert affordable(rungs, fields, packaged(), W, Decisions())


def test_the_combinations_of_a_skater_are_never_more_than_counted() -> None:
    for seed in range(60):
        rungs, fields, asked = full_case(seed, 3)
        for skater in asked:
            above: dict[Distance, int] = {}
            found = 0
            for rung in rungs:
                if rung.distance is None:
                    continue
                runner = fields[rung.distance].runner(skater)
                own = 0 if runner is None else len(ranks_before(fields[rung.distance], runner, rung.rank))
                found += own * prod(count for distance, count in above.items() if distance != rung.distance)
                above[rung.distance] = len(first_ranks(fields[rung.distance], rung.rank, skater))
            assert found <= combinations(rungs, fields), (seed, skater)


def test_the_uses_of_the_designations_are_never_more_than_counted() -> None:
    log = half()
    procedure = rules(*ORDER, at_most=2)
    for skater in ("ann", "bea", "cas"):
        log.add(decisions.CalamityRecorded(skater=skater, distance="w500"))
    climbed = ladder(log.state, procedure, W)
    assert isinstance(climbed, Ladder)
    assert len([*uses(climbed)]) == ways(procedure, W, climbed.decided) == 1 + 3 * 2 + 3 * 4
    struck = {(f"skater-{n}", KEYS[0]): Why("", 1) for n in range(30)}
    many = replace(climbed.decided, calamities=struck)
    assert ways(procedure, W, many) == 1 + 30 * 2 + 435 * 4 > MOST_USES
    assert not affordable(climbed.rungs, climbed.fields, procedure, W, many)


@pytest.mark.parametrize("day", range(26, 31))
@pytest.mark.parametrize("sex", Sex)
def test_the_trials_of_2025_stay_far_below_it_on_every_evening(day: int, sex: Sex) -> None:
    climbed = ladder(state_at(f"2025-12-{day}"), packaged(), sex)
    assert isinstance(climbed, Ladder)
    assert combinations(climbed.rungs, climbed.fields) < MOST_COMBINATIONS / 50
    assert states(climbed.rungs, climbed.fields) < MOST_STATES / 50
    assert ways(packaged(), sex, climbed.decided) < MOST_USES / 10


def test_tournaments_of_full_size_stay_far_below_it_whatever_is_open() -> None:
    for seed in range(150):
        rungs, fields, _ = full_case(seed, 2)
        assert combinations(rungs, fields) < MOST_COMBINATIONS / 20, seed
        assert states(rungs, fields) < MOST_STATES / 20, seed
