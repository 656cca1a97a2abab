"""The second race in the pairs of the first, lanes exchanged; and pairs after a withdrawal."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st
from tests.draw.fields import SEEDS, fields, lot

from startbewijs.draw.drawing import drawn, swapped
from startbewijs.draw.field import Couple, Entrant, Settings
from startbewijs.draw.thinning import Change, thinned

FIELDS = fields()


def again(pairs: tuple[Couple, ...], entrants: list[Entrant]) -> list[Entrant]:
    """The same entrants with the lane that each had."""
    lanes = {skater: pair.lane(skater) for pair in pairs for skater in pair.skaters}
    return [Entrant(one.skater, one.standing, one.team, lanes.get(one.skater)) for one in entrants]


@given(FIELDS, SEEDS)
def test_the_same_skaters_skate_in_the_same_pairs_and_order_in_the_other_lane(
    entrants: list[Entrant], seed: str
) -> None:
    first = drawn(entrants, Settings(), lot(seed))
    assert swapped(first, again(first, entrants), lot(seed)) == tuple(
        Couple(pair.outer, pair.inner) for pair in first
    )


@given(FIELDS, SEEDS, st.sets(st.integers(0, 13)), st.integers(0, 3), st.booleans())
def test_whoever_lost_an_opponent_or_comes_new_meets_another_and_all_skate_once(
    entrants: list[Entrant], seed: str, gone: set[int], new: int, alone_last: bool
) -> None:
    first = drawn(entrants, Settings(), lot(seed))
    left = [one for n, one in enumerate(again(first, entrants)) if n not in gone]
    left += [Entrant(f"new{n}") for n in range(new)]
    second = swapped(first, left, lot(seed), alone_last=alone_last)
    assert Counter(skater for pair in second for skater in pair.skaters) == Counter(
        one.skater for one in left
    )
    assert sum(pair.alone for pair in second) == len(left) % 2
    was = {one.skater: one.before for one in left}
    for pair in second:
        assert sum(was[skater] is pair.lane(skater) for skater in pair.skaters) <= 1
    kept = {frozenset(pair.skaters) for pair in first} & {frozenset(pair.skaters) for pair in second}
    assert kept >= {
        frozenset(pair.skaters)
        for pair in first
        if not pair.alone and set(pair.skaters) <= {one.skater for one in left}
    }


def test_two_who_lost_their_opponents_meet_where_the_later_would_have_skated() -> None:
    first = (Couple("a", "b"), Couple("c", "d"), Couple("e", "f"))
    left = again(first, [Entrant(skater) for skater in "acdf"])
    assert swapped(first, left, lot()) == (Couple("d", "c"), Couple("f", "a"))


PAIRS = (Couple("a", "b", 2), Couple("c", "d", 2), Couple("e", "f", 1), Couple("g", "h", 1))


def test_an_opponent_who_is_left_skates_alone_in_the_lane_that_was_drawn() -> None:
    assert thinned(PAIRS, {"c"}) == (Change(1, Couple(None, "d", 2)),)
    assert thinned(PAIRS, {"c", "d"}) == (Change(1, Couple(None, None, 2)),)
    assert thinned(PAIRS, set()) == ()


def test_two_who_are_left_alone_can_meet_in_the_later_pair() -> None:
    assert thinned(PAIRS, {"b", "e"}, join=True) == (
        Change(0, Couple(None, None, 2)),
        Change(2, Couple("a", "f", 1)),
    )


def test_whoever_is_in_the_later_pair_keeps_the_lane() -> None:
    assert thinned(PAIRS, {"b", "f"}, join=True)[1] == Change(2, Couple("e", "a", 1))


@given(FIELDS, SEEDS, st.sets(st.integers(0, 13)), st.booleans())
def test_only_pairs_of_who_is_out_or_alone_change_and_nobody_else_is_lost_or_skates_earlier(
    entrants: list[Entrant], seed: str, gone: set[int], join: bool
) -> None:
    first = drawn(entrants, Settings(), lot(seed))
    out = {one.skater for n, one in enumerate(entrants) if n in gone}
    after = list(first)
    for change in thinned(first, out, join=join):
        after[change.at] = change.pair
    place = {skater: at for at, pair in enumerate(first) for skater in pair.skaters}
    found = [(skater, at) for at, pair in enumerate(after) for skater in pair.skaters]
    assert sorted(skater for skater, _ in found) == sorted(set(place) - out)
    assert all(at >= place[skater] for skater, at in found)
    for old, new in zip(first, after, strict=True):
        if len(set(old.skaters) - out) == 2:
            assert new == old
    if join:
        assert sum(pair.alone for pair in after) <= 1
