"""How many different names first ranks bring, at most and at least."""

from __future__ import annotations

from startbewijs.outlook.classes import Choice
from startbewijs.outlook.fields import NEVER
from startbewijs.outlook.names import fewest_names, most_names

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
