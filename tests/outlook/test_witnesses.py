"""Every bound shows its hand: the ending that comes with it can happen, and puts the skater there."""

from __future__ import annotations

import pytest
from tests.oracles.brute import small_case
from tests.oracles.full_size import full_case
from tests.oracles.witness import attained

from startbewijs.outlook.fields import NEVER, Field, Runner
from startbewijs.outlook.places import Bounds, Ranks, Rung, bounds
from startbewijs.sport.distances import Distance

W500, W1000 = Distance.of("w500"), Distance.of("w1000")


def shown(rungs: list[Rung], fields: dict[Distance, Field], skater: str) -> Bounds:
    found = bounds(rungs, fields, skater)
    if found.best is not None:
        after = attained(rungs, fields, skater, found.best, widest=False)
        assert after == (found.best.row, found.best.place), skater
        assert all(type(ranks.skater) is bool for ranks in found.best.ranks.values())
    after = attained(rungs, fields, skater, found.worst, widest=True)
    assert after == (found.worst.row, found.worst.place), skater
    return found


def test_the_endings_of_small_tournaments_attain_their_places() -> None:
    for seed in range(600):
        rungs, fields = small_case(seed)
        for skater in sorted({runner.name for field in fields.values() for runner in field.runners}):
            shown(rungs, fields, skater)


@pytest.mark.parametrize("part", range(2))
def test_the_endings_of_tournaments_of_full_size_attain_their_places(part: int) -> None:
    for seed in range(part, 150, 2):
        rungs, fields, skaters = full_case(seed, 4)
        for skater in skaters:
            shown(rungs, fields, skater)


def test_an_ending_says_who_comes_before_and_that_the_skater_comes_next() -> None:
    field = Field((Runner("a", 10, 10, False), Runner("b", 0, NEVER, True), Runner("c", 0, 9, False)), None)
    found = shown([Rung(W500, 1), Rung(W500, 2), Rung(W500, 3)], {W500: field}, "a")
    assert found.best is not None
    assert (found.best.row, found.best.place) == (1, 2)
    assert found.best.ranks == {W500: Ranks(("c",), 1, 10, True)}
    assert (found.worst.row, found.worst.place) == (2, 3)
    assert found.worst.ranks == {W500: Ranks(("c", "b"), 2, 10, True)}


def test_where_names_are_short_the_ending_counts_strangers() -> None:
    field = Field((Runner("a", 0, NEVER, True),), 0)
    found = shown([Rung(W500, 1), Rung(W1000, 1)], {W500: field, W1000: Field(_done("b"), None)}, "b")
    assert found.worst.ranks[W500] == Ranks((), 1, NEVER, False)
    assert found.worst.ranks[W1000] == Ranks((), 0, 0, True)


def test_an_ending_on_no_row_says_who_takes_the_ranks() -> None:
    found = shown([Rung(W500, 1)], {W500: Field(_done("ab"), None)}, "b")
    assert found.worst.ranks == {W500: Ranks(("a",), 1, 0, False)}
    stranger = shown([Rung(W500, 1), Rung(W500, 2)], {W500: Field(_done("a"), 1)}, "b")
    assert stranger.worst.ranks == {W500: Ranks(("a",), 2, NEVER, False)}


def test_ranks_stay_empty_in_the_best_ending_and_are_filled_in_the_worst() -> None:
    field = Field(tuple(Runner(name, 0, NEVER, True) for name in "cd"), None)
    rungs = [Rung(W500, 1), Rung(W500, 2), Rung(W1000, 1)]
    found = shown(rungs, {W500: field, W1000: Field(_done("a"), None)}, "a")
    assert found.best is not None
    assert found.best.ranks[W500].members == ()
    assert found.best.ranks[W500].size == 0
    assert found.worst.ranks[W500].members == ("c", "d")


def _done(names: str) -> tuple[Runner, ...]:
    return tuple(Runner(name, n, n, False) for n, name in enumerate(names))
