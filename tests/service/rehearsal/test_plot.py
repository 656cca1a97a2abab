"""The seed of a rehearsal moves its plot: who falls, starts falsely, is hindered, and how a protest ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from startbewijs.service.rehearsal.chance import Chance
from startbewijs.service.rehearsal.plot import Plot, Spot, plot
from startbewijs.sport.distances import Distance

SEEDS = [plot(str(n)) for n in range(200)]


@given(st.integers(0, 40), st.integers(1, 6), st.integers(0, 1))
def test_a_spot_is_one_seat_of_its_race_however_many_skate(turn: int, pairs: int, lone: int) -> None:
    spot, distance = Spot("w1000", turn), Distance.of("w1000")
    seats = [(n, seat, 1 if n == 1 and lone else 2) for n in range(1, pairs + 1) for seat in range(2)]
    held = [(n, seat, of) for n, seat, of in seats if seat < of]
    assert sum(spot.at(distance, 1, n, pairs, seat, of) for n, seat, of in held) == 1
    assert not any(spot.at(distance, 2, n, pairs, seat, of) for n, seat, of in held)
    assert not any(spot.at(Distance.of("m1000"), 1, n, pairs, seat, of) for n, seat, of in held)


@pytest.mark.parametrize("one", SEEDS[:50])
def test_mishaps_do_not_meet_on_one_distance(one: Plot) -> None:
    places = [
        one.false_start.distance, one.fall.distance, one.slip.distance, one.hindrance.distance, one.level,
        one.late_disqualification, one.protest,
    ]  # fmt: skip
    assert len({*places}) == len(places)


def test_seeds_move_every_part_of_the_plot() -> None:
    assert len({one.fall.distance for one in SEEDS}) == 4
    assert len({one.fall.turn for one in SEEDS}) > 10
    assert len({one.false_start.distance for one in SEEDS}) == 10
    assert {one.second_false_start for one in SEEDS} == {True, False}
    assert {one.withdrawal for one in SEEDS} == {"w500", "m500"}
    assert {one.upheld for one in SEEDS} == {True, False}
    assert len({one.protest for one in SEEDS}) > 5
    assert len({one.late_disqualification for one in SEEDS}) > 5
    assert len({one.level for one in SEEDS}) == 5


@given(st.text(max_size=20), st.integers(1, 30))
def test_lots_are_the_same_for_the_same_seed_and_stay_below(seed: str, most: int) -> None:
    first, again = Chance(seed, "lots"), Chance(seed, "lots")
    assert [first.below(most) for _ in range(5)] == [again.below(most) for _ in range(5)]
    assert 0 <= first.below(most) < most
    assert sorted(first.mixed(range(most))) == list(range(most))
