"""How many different names first ranks bring, at most and at least."""

from __future__ import annotations

from itertools import combinations, product

from hypothesis import given
from hypothesis import strategies as st

from startbewijs.outlook.classes import Choice
from startbewijs.outlook.fields import NEVER
from startbewijs.outlook.names import ceiling, fewest_names, floor, most_names

NOBODY: frozenset[str] = frozenset()


def choice(
    pool: str, quota: int, forced: str = "", *, least: int | None = None, strangers: bool = False
) -> Choice:
    low = quota if least is None else least
    return Choice(frozenset(forced), frozenset(pool), low, quota, strangers, NEVER)


def test_a_greedy_cover_brings_a_name_too_many_and_is_not_what_is_done() -> None:
    # One name for each of five distances, two for the third. The name that serves most (b, four distances)
    # leaves a and c both to be taken; a and c alone serve everything.
    pools = {"a": (0, 2, 3), "b": (0, 1, 3, 4), "c": (1, 2, 4)}
    needs = (1, 1, 2, 1, 1)
    choices = [
        choice("".join(name for name, serves in pools.items() if n in serves), need)
        for n, need in enumerate(needs)
    ]
    fewest, picks = fewest_names(choices, NOBODY)
    assert fewest == 2
    assert set().union(*picks) == {"a", "c"}
    assert [len(pick) for pick in picks] == list(needs)


def test_counting_quotas_is_not_a_matching() -> None:
    # Two distances that only the same skater can win bring one name, not two.
    assert most_names([choice("a", 1), choice("a", 1)], NOBODY) == (1, (("a",), ("a",)))
    assert most_names([choice("ab", 1), choice("a", 1)], NOBODY)[0] == 2


def test_a_name_that_stands_above_anyway_serves_for_nothing() -> None:
    assert fewest_names([choice("ab", 1)], frozenset("a")) == (1, (("a",),))
    assert most_names([choice("ab", 1)], frozenset("a")) == (2, (("b",),))


def test_a_forced_name_of_one_distance_serves_another() -> None:
    assert fewest_names([choice("", 0, "a"), choice("ab", 1)], NOBODY)[0] == 1


def test_where_strangers_may_stand_each_of_them_is_a_new_name() -> None:
    two = [choice("a", 2, strangers=True), choice("b", 1, strangers=True)]
    assert most_names(two, NOBODY)[0] == 3
    assert fewest_names(two, NOBODY)[0] == 2, "one stranger may stand in both"


def test_ranks_that_may_stay_empty_bring_no_name_at_best() -> None:
    assert fewest_names([choice("abc", 3, least=0)], NOBODY)[0] == 0
    assert most_names([choice("abc", 3, least=0)], NOBODY)[0] == 3


def test_a_name_beyond_what_is_needed_is_taken_where_the_ranks_must_be_filled() -> None:
    # Only a and b can fill the two ranks of the second distance, though a is counted for the first.
    assert most_names([choice("a", 1), choice("ab", 2)], NOBODY) == (2, (("a",), ("b", "a")))


def test_the_ceiling_counts_every_free_name_as_a_new_one() -> None:
    twice = [choice("ab", 1, "c"), choice("abd", 2, "c")]
    assert ceiling(twice, frozenset("e")) == 5
    assert most_names(twice, frozenset("e"))[0] == 5
    assert ceiling([choice("a", 1), choice("a", 1)], NOBODY) == 2
    assert ceiling([], frozenset("e")) == 1


def test_the_floor_lets_the_neediest_distance_serve_all_others() -> None:
    assert floor([choice("ab", 1, "c"), choice("abd", 2, "c")], frozenset("e")) == 4
    assert floor([choice("ab", 2)], frozenset("a")) == 2
    assert floor([choice("ab", 1)], frozenset("ab")) == 2
    assert floor([], frozenset("e")) == 1


def test_a_name_may_serve_wherever_it_is_in_the_pool_but_only_as_often_as_needed() -> None:
    fewest, picks = fewest_names([choice("ab", 1), choice("ab", 2)], NOBODY)
    assert (fewest, picks) == (2, (("a",), ("a", "b")))


@given(
    pools=st.lists(st.tuples(st.sets(st.sampled_from("abcdef"), min_size=1), st.integers(0, 3)), max_size=4),
    forced=st.lists(st.sets(st.sampled_from("abcdefgh"), max_size=2), min_size=4, max_size=4),
    above=st.sets(st.sampled_from("afg"), max_size=2),
)
def test_most_and_fewest_are_those_of_every_choice_and_lie_between_floor_and_ceiling(
    pools: list[tuple[set[str], int]], forced: list[set[str]], above: set[str]
) -> None:
    choices = [
        Choice(frozenset(must), frozenset(pool - must), quota, quota, False, NEVER)
        for (pool, size), must in zip(pools, forced, strict=False)
        for quota in [min(size, len(pool - must))]
    ]
    counts = {
        len(above.union(*(choice.forced for choice in choices), *taken))
        for taken in product(*(combinations(sorted(one.pool), one.least) for one in choices))
    }
    high, highest = most_names(choices, frozenset(above))
    low, lowest = fewest_names(choices, frozenset(above))
    assert (low, high) == (min(counts), max(counts))
    assert floor(choices, frozenset(above)) <= low
    assert high <= ceiling(choices, frozenset(above))
    for picks, count in ((highest, high), (lowest, low)):
        assert len(above.union(*(choice.forced for choice in choices), *picks)) == count
        for pick, one in zip(picks, choices, strict=True):
            assert set(pick) <= one.pool
            assert len(pick) == len(set(pick)) == one.least
