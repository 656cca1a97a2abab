"""The World Cup points of 2025/26."""

from __future__ import annotations

from itertools import pairwise

import pytest
from tests.building import Log

from startbewijs.errors import Broken
from startbewijs.log.events.racing import DistanceClosed
from startbewijs.results.classification import classification
from startbewijs.results.points import points
from startbewijs.rules.points import Division, world_cup_points
from startbewijs.sport.distances import DISTANCES, Distance

A, B = Division.A, Division.B


@pytest.mark.parametrize("distance", DISTANCES, ids=lambda distance: distance.key)
def test_division_a_has_twenty_ranks_with_points_on_every_distance(distance: Distance) -> None:
    assert world_cup_points(distance, A) == (
        60, 54, 48, 43, 40, 38, 36, 34, 32, 31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("keys", "first", "last_rank"),
    [
        (("w500", "w1000", "w1500", "m500", "m1000", "m1500"), (28, 24, 21, 17, 16), 20),
        (("w3000", "m5000"), (32, 28, 25, 21, 20), 24),
        (("w5000", "m10000"), (36, 32, 29, 25, 24), 28),
    ],
)
def test_division_b_ends_with_one_point(
    keys: tuple[str, ...], first: tuple[int, ...], last_rank: int
) -> None:
    for key in keys:
        table = world_cup_points(Distance.of(key), B)
        assert (table[:5], len(table), table[-1]) == (first, last_rank, 1)


@pytest.mark.parametrize("division", Division)
@pytest.mark.parametrize("distance", DISTANCES, ids=lambda distance: distance.key)
def test_a_better_rank_always_brings_more(distance: Distance, division: Division) -> None:
    assert all(better > worse for better, worse in pairwise(world_cup_points(distance, division)))


def test_beyond_the_table_and_without_a_rank_there_are_no_points() -> None:
    table = world_cup_points(Distance.of("w500"), B)
    assert [points(rank, table) for rank in (1, 20, 21, 40, None)] == [28, 1, 0, 0, 0]


def test_a_rank_before_the_first_is_a_defect() -> None:
    with pytest.raises(Broken):
        points(0, (60,))


def test_level_skaters_each_get_the_full_points_of_the_rank_they_share() -> None:
    log = Log().announces("m1000").enters("m1000", "m-abe", "m-bob", "m-cas", "m-dik")
    times = {"m-abe": "67.011", "m-bob": "67.012", "m-cas": "67.012", "m-dik": "67.013"}
    log.publishes("m1000", dict(times)).add(DistanceClosed(distance="m1000"))
    table = world_cup_points(Distance.of("m1000"), A)
    found = {line.skater: points(line.rank, table) for line in classification(log.contest("m1000")).lines}
    assert found == {"m-abe": 60, "m-bob": 54, "m-cas": 54, "m-dik": 43}
