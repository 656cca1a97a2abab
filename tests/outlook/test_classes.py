"""Which sets of skaters can hold the first ranks: a handful of classes, the contained ones left out."""

from __future__ import annotations

from itertools import combinations

from tests.oracles.brute import orders, small_case

from startbewijs.outlook.classes import Choice, first_ranks, ranks_before
from startbewijs.outlook.fields import NEVER, Field, Runner


def free(names: str) -> tuple[Runner, ...]:
    return tuple(Runner(name, 0, NEVER, True) for name in names)


def timed(**times: int) -> tuple[Runner, ...]:
    return tuple(Runner(name, time, time, False) for name, time in times.items())


def choice(
    forced: str,
    pool: str,
    quota: int,
    threshold: int = NEVER,
    *,
    least: int | None = None,
    strangers: bool = False,
) -> Choice:
    low = quota if least is None else least
    return Choice(frozenset(forced), frozenset(pool), low, quota, strangers, threshold)


def sets(classes: tuple[Choice, ...], names: str) -> set[frozenset[str]]:
    """Every set of known names that a class describes."""
    return {
        frozenset(chosen)
        for size in range(len(names) + 1)
        for chosen in combinations(sorted(names), size)
        for one in classes
        if one.forced <= set(chosen) <= one.forced | one.pool
        and one.least <= len(set(chosen) - one.forced) <= one.most
    }


def test_a_distance_not_begun_has_one_class_in_which_ranks_may_stay_empty() -> None:
    assert first_ranks(Field(free("abc"), None), 2, "c") == (choice("", "ab", 2, least=0),)
    assert first_ranks(Field(free("abc"), None), 3, "c") == (choice("", "ab", 2, least=0),)


def test_a_distance_that_is_over_has_one_class_with_nothing_to_choose() -> None:
    assert first_ranks(Field(timed(a=1, b=2, c=3), None), 2, "c") == (choice("a", "b", 1, 2),)


def test_who_is_sure_to_be_among_the_first_cannot_be_left_out() -> None:
    assert first_ranks(Field(timed(a=1, b=2), None), 1, "a") == ()


def test_level_skaters_share_the_last_rank_in_any_order() -> None:
    assert first_ranks(Field(timed(a=1, b=2, c=2), None), 2, "c") == (choice("a", "b", 1, 2),)
    assert first_ranks(Field(timed(a=1, b=1, c=1), None), 2, "d") == (choice("", "abc", 2, 1),)


def test_with_a_first_race_for_all_the_class_that_forces_nobody_contains_the_others() -> None:
    field = Field(tuple(Runner(name, 0, n, False) for n, name in enumerate("abcd", 1)), None)
    assert first_ranks(field, 2, "d") == (choice("", "abc", 2, 1),)


def test_under_way_there_is_one_class_for_every_number_of_times_that_stand() -> None:
    field = Field(timed(a=1, b=2, c=3) + free("xy"), None)
    assert first_ranks(field, 2, "z") == (
        choice("", "axy", 2, 1),
        choice("a", "bxy", 1, 2),
        choice("ab", "cxy", 0, 3),
    )


def test_fewer_than_the_ranks_stand_only_where_everybody_else_may_fail() -> None:
    assert first_ranks(Field(timed(a=1) + free("x"), None), 2, "z") == (
        choice("", "ax", 2, 1),
        choice("a", "x", 1, least=0),
    )
    assert first_ranks(Field(timed(a=1) + free("x"), None), 1, "x") == (choice("", "a", 1, 1),)
    assert first_ranks(Field(timed(a=1, b=2) + free("x"), None), 1, "z") == (
        choice("", "ax", 1, 1),
        choice("a", "bx", 0, 2),
    )


def test_who_has_a_time_is_among_the_first_where_too_few_others_have_one() -> None:
    assert first_ranks(Field(timed(a=1), None), 2, "a") == ()


def test_strangers_may_fill_as_many_ranks_as_are_left() -> None:
    assert first_ranks(Field(free("a"), 0), 3, "z") == (choice("", "a", 3, least=0, strangers=True),)
    assert first_ranks(Field(timed(a=0, b=1), 2), 3, "z") == (choice("ab", "", 1, least=0, strangers=True),)
    assert first_ranks(Field(timed(a=0, b=1), 2), 1, "z") == (choice("", "a", 1, 0), choice("a", "b", 0, 1))


def test_a_rank_is_reached_with_a_result_of_ones_own() -> None:
    field = Field(timed(a=1, b=2, c=3) + free("x"), None)
    a, b, c = (field.runner(name) for name in "abc")
    assert a is not None
    assert b is not None
    assert c is not None
    assert ranks_before(field, a, 1) == (choice("", "x", 0, 1),)
    assert ranks_before(field, a, 2) == (choice("", "x", 1, 1),)
    assert ranks_before(field, b, 1) == ()
    assert ranks_before(field, b, 2) == (choice("a", "x", 0, 2),)
    assert ranks_before(field, c, 4) == (choice("ab", "x", 1, 3),)
    assert ranks_before(field, c, 5) == ()


def test_a_skater_who_may_still_improve_may_be_put_between_any_two_times() -> None:
    field = Field((*timed(a=1, b=3), Runner("s", 0, 4, False)), None)
    skater = field.runner("s")
    assert skater is not None
    assert ranks_before(field, skater, 1) == (choice("", "a", 0, 1),)
    assert ranks_before(field, skater, 2) == (choice("", "a", 1, 1), choice("a", "b", 0, 3))
    assert ranks_before(field, skater, 3) == (choice("a", "b", 1, 3),)


def test_classes_describe_the_sets_of_every_ending_and_no_others() -> None:
    for seed in range(400):
        _, fields = small_case(seed)
        for field in fields.values():
            if field.strangers is not None:
                continue
            names = "".join(runner.name for runner in field.runners)
            for m in range(1, 4):
                for skater in field.runners:
                    endings = orders(field, m, ())
                    without = {frozenset(order[:m]) for order in endings if skater.name not in order}
                    assert sets(first_ranks(field, m, skater.name), names) == without, (seed, m, skater)
                    before = {
                        frozenset(order[: m - 1])
                        for order in endings
                        if len(order) == m and order[m - 1] == skater.name
                    }
                    assert sets(ranks_before(field, skater, m), names) == before, (seed, m, skater)
