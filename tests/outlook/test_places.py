"""The best and the worst place, against an oracle that plays every ending out."""

from __future__ import annotations

import os

import pytest
from tests.oracles.brute import extremes, small_case

from startbewijs.outlook.fields import NEVER, Field, Runner
from startbewijs.outlook.places import Bounds, Rung, always_within, best, bounds, ever_within, worst
from startbewijs.sport.distances import Distance

DOSE = int(os.environ.get("STARTBEWIJS_ORACLE", "1500"))
"""Small tournaments to try; `make oracle` asks for 100 000."""
PARTS = 4

W500, W1000 = Distance.of("w500"), Distance.of("w1000")


def places(found: Bounds) -> tuple[int | None, int | None]:
    return (found.best.place if found.best else None), found.worst.place


def not_begun(names: str) -> Field:
    return Field(tuple(Runner(name, 0, NEVER, True) for name in names), None)


def finished(names: str) -> Field:
    return Field(tuple(Runner(name, n, n, False) for n, name in enumerate(names)), None)


@pytest.mark.parametrize("part", range(PARTS))
def test_both_bounds_are_those_of_every_ending_played_out(part: int) -> None:
    tried = 0
    for seed in range(part, DOSE, PARTS):
        rungs, fields = small_case(seed)
        names = {runner.name for field in fields.values() for runner in field.runners}
        for skater in sorted(names | {rung.named for rung in rungs if rung.named is not None}):
            tried += 1
            assert places(bounds(rungs, fields, skater)) == extremes(rungs, fields, skater), (seed, skater)
    assert tried > 2 * DOSE // PARTS


def test_whether_a_place_is_within_a_number_is_answered_as_the_place_itself_would_be() -> None:
    tried = 0
    for seed in range(DOSE // PARTS):
        rungs, fields = small_case(seed)
        names = {runner.name for field in fields.values() for runner in field.runners}
        for skater in sorted(names | {rung.named for rung in rungs if rung.named is not None}):
            found = bounds(rungs, fields, skater)
            assert (best(rungs, fields, skater), worst(rungs, fields, skater)) == (found.best, found.worst)
            highest, lowest = places(found)
            for within in range(len(rungs) + 2):
                tried += 1
                ever = highest is not None and highest <= within
                always = lowest is not None and lowest <= within
                assert ever_within(rungs, fields, skater, within) is ever, (seed, skater, within)
                assert always_within(rungs, fields, skater, within) is always, (seed, skater, within)
    assert tried > DOSE


def test_the_winner_of_the_first_row_is_at_one_whatever_comes() -> None:
    rungs = [Rung(W500, 1), Rung(W1000, 1), Rung(W500, 2)]
    assert places(bounds(rungs, {W500: finished("ab"), W1000: not_begun("abc")}, "a")) == (1, 1)


def test_the_number_two_waits_for_a_race_that_is_not_hers() -> None:
    rungs = [Rung(W500, 1), Rung(W1000, 1), Rung(W500, 2)]
    fields = {W500: finished("ab"), W1000: not_begun("acd")}
    assert places(bounds(rungs, fields, "b")) == (2, 3)


def test_who_can_still_miss_every_row_has_no_worst_place() -> None:
    found = bounds([Rung(W500, 1)], {W500: not_begun("ab")}, "a")
    assert places(found) == (1, None)
    assert found.worst.row is None


def test_who_has_nothing_left_to_skate_and_no_row_stands_nowhere() -> None:
    found = bounds([Rung(W500, 1)], {W500: finished("ab")}, "b")
    assert places(found) == (None, None)


def test_an_open_designated_row_brings_a_name_for_the_worst_and_none_for_the_best() -> None:
    rungs = [Rung(None), Rung(W500, 1)]
    assert places(bounds(rungs, {W500: finished("a")}, "a")) == (1, 2)


def test_a_designated_row_that_is_named_is_a_place_for_the_skater_named() -> None:
    rungs = [Rung(W500, 1), Rung(None, 0, "b"), Rung(W500, 2)]
    assert places(bounds(rungs, {W500: finished("ab")}, "b")) == (2, 2)


def test_the_first_race_of_two_is_a_bound_for_the_rest() -> None:
    # a has 10 and may improve; b has 9 and may improve; c is done with 12 and can still win nothing.
    field = Field((Runner("a", 0, 10, False), Runner("b", 0, 9, False), Runner("c", 12, 12, False)), None)
    rungs = [Rung(W500, 1), Rung(W500, 2)]
    assert places(bounds(rungs, {W500: field}, "c")) == (None, None)
    assert places(bounds(rungs, {W500: field}, "a")) == (1, 2)


@pytest.mark.parametrize(("strangers", "worst"), [(None, 2), (0, 3)])
def test_a_field_of_which_only_some_are_known_may_bring_names_nobody_knows(
    strangers: int | None, worst: int
) -> None:
    # Everyone known on the 1000 m is above already, so only a stranger could be one name more.
    field = Field((Runner("a", 0, NEVER, True),), strangers)
    rungs = [Rung(W500, 1), Rung(W1000, 1), Rung(W500, 2)]
    assert places(bounds(rungs, {W500: finished("ab"), W1000: field}, "b"))[1] == worst


def free(name: str) -> Runner:
    return Runner(name, 0, NEVER, True)


def fixed(**results: int) -> tuple[Runner, ...]:
    return tuple(Runner(name, result, result, False) for name, result in results.items())


def test_a_combination_that_cannot_bring_fewer_names_does_not_end_the_search() -> None:
    rungs = [Rung(W1000, 1), Rung(W500, 1), Rung(W1000, 2), Rung(W500, 2), Rung(None, 0, "c")]
    rungs += [Rung(W1000, 3), Rung(W500, 3), Rung(None, 0, "f")]
    fields = {
        W500: Field(fixed(a=0, b=0, c=1, e=1, f=2), None),
        W1000: Field((*fixed(a=1, b=3), Runner("d", 0, 3, False), free("f")), None),
    }
    assert places(bounds(rungs, fields, "c")) == (3, 5) == extremes(rungs, fields, "c")


def test_a_combination_that_cannot_bring_more_names_does_not_end_the_search() -> None:
    rungs = [Rung(W500, 1), Rung(W500, 2), Rung(None, 0, "b"), Rung(W1000, 1), Rung(W1000, 2)]
    rungs += [Rung(None, 0, "a")]
    late = (Runner("a", 2, NEVER, True), Runner("b", 3, NEVER, True), Runner("c", 0, 1, False))
    fields = {
        W500: Field((*late, free("e"), *fixed(f=2)), None),
        W1000: Field((free("a"), *fixed(b=1, c=3), free("d"), free("e")), None),
    }
    assert places(bounds(rungs, fields, "a")) == (2, 6) == extremes(rungs, fields, "a")


def test_an_open_row_counts_in_what_a_combination_can_still_bring() -> None:
    rungs = [Rung(W500, 1), Rung(W1000, 1), Rung(None), Rung(W1000, 2), Rung(W500, 2)]
    fields = {
        W500: Field((free("b"), *fixed(c=3, d=0)), None),
        W1000: Field((*fixed(a=2, c=1), free("b"), Runner("d", 1, NEVER, True)), None),
    }
    assert places(bounds(rungs, fields, "d")) == (1, 5) == extremes(rungs, fields, "d")
