"""The ten distances: what follows from their length, and how people ask for them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from startbewijs.errors import Refused
from startbewijs.sport.distances import DISTANCES, Distance, Lane, Sex, sex_asked

TABLE = {
    # metres: opening, full laps, crossings, crossing brings the other lane into the last curve
    500: (100, 1, 1, True),
    1000: (200, 2, 2, False),
    1500: (300, 3, 3, True),
    3000: (200, 7, 7, True),
    5000: (200, 12, 12, False),
    10_000: (400, 25, 25, True),
}


def test_women_and_men_skate_five_distances_each() -> None:
    assert [distance.key for distance in DISTANCES] == [
        "w500", "w1000", "w1500", "w3000", "w5000", "m500", "m1000", "m1500", "m5000", "m10000",
    ]  # fmt: skip


@pytest.mark.parametrize("distance", DISTANCES, ids=lambda distance: distance.key)
def test_opening_laps_and_crossings_are_those_of_the_oval(distance: Distance) -> None:
    opening, laps, crossings, _ = TABLE[distance.metres]
    assert (distance.opening, distance.laps, distance.crossings) == (opening, laps, crossings)


@pytest.mark.parametrize("distance", DISTANCES, ids=lambda distance: distance.key)
def test_splits_begin_with_the_opening_follow_lap_by_lap_and_end_at_the_finish(distance: Distance) -> None:
    splits = distance.splits
    assert splits[0] == distance.opening
    assert splits[-1] == distance.metres
    assert {later - earlier for earlier, later in pairwise(splits)} <= {400}


def test_a_10_000_metres_has_25_lines_and_a_500_has_two() -> None:
    assert Distance.of("m10000").splits == tuple(range(400, 10_001, 400))
    assert Distance.of("w500").splits == (100, 500)
    assert Distance.of("w1500").splits == (300, 700, 1100, 1500)


@pytest.mark.parametrize("lane", Lane)
@pytest.mark.parametrize("distance", DISTANCES, ids=lambda distance: distance.key)
def test_the_last_curve_is_in_the_other_lane_after_an_odd_number_of_crossings(
    distance: Distance, lane: Lane
) -> None:
    changed = TABLE[distance.metres][3]
    assert distance.last_curve(lane) is (lane.other if changed else lane)


def test_the_two_lanes_are_each_other_s_other() -> None:
    assert [lane.other for lane in Lane] == [Lane.OUTER, Lane.INNER]


@pytest.mark.parametrize("distance", DISTANCES, ids=lambda distance: distance.key)
def test_a_distance_is_found_by_its_key(distance: Distance) -> None:
    assert Distance.of(distance.key) == distance
    assert Distance.asked(distance.key.upper()) == distance


@pytest.mark.parametrize("key", ["", "w", "500", "w10000", "m3000", "x500", "w400", "W500", " w500", "w٥٠٠"])
def test_an_unknown_key_is_refused_with_the_known_ones(key: str) -> None:
    with pytest.raises(Refused, match="is not a distance: write w or m and the metres, one of w500, w1000"):
        Distance.of(key)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("w500", "w500"),
        ("  M1000 ", "m1000"),
        ("500 women", "w500"),
        ("women 500", "w500"),
        ("Women's 1500 m", "w1500"),
        ("women’s 3000m", "w3000"),
        ("500 metres ladies", "w500"),
        ("men 5000 meters", "m5000"),
        ("m 10 000", "m10000"),
        ("men's 10,000 m", "m10000"),
        ("10,000", None),
        ("vrouwen 500 m", "w500"),
        ("500 m dames", "w500"),
        ("500v", "w500"),
        ("1000 meter heren", "m1000"),
        ("10.000 m mannen", "m10000"),
        ("10 000 m mannen", "m10000"),
        ("10 000m mannen", "m10000"),
        ("mannen 5.000m", "m5000"),
        ("1.500 vrouwen", "w1500"),
        ("500 m", None),
        ("500 women men", None),
        ("women", None),
        ("3000 men", None),
        ("10000 women", None),
        ("500 kinderen", None),
        ("", None),
    ],
)
def test_a_distance_is_understood_in_dutch_and_english_and_never_guessed(text: str, key: str | None) -> None:
    if key is None:
        with pytest.raises(Refused, match="is not a distance"):
            Distance.asked(text)
    else:
        assert Distance.asked(text).key == key


@pytest.mark.parametrize(
    ("text", "sex"),
    [("women", Sex.WOMEN), ("V", Sex.WOMEN), (" dames ", Sex.WOMEN), ("Mannen", Sex.MEN), ("m", Sex.MEN)],
)
def test_a_field_is_understood_in_dutch_and_english(text: str, sex: Sex) -> None:
    assert sex_asked(text) is sex


@pytest.mark.parametrize("text", ["", "x", "women men", "w500"])
def test_an_unknown_field_is_refused_with_the_way_to_write_it(text: str) -> None:
    with pytest.raises(Refused, match="is not a field: write women or men"):
        sex_asked(text)


def test_distances_are_in_order_women_first_and_short_before_long() -> None:
    assert sorted(DISTANCES, key=lambda distance: distance.metres)[0].metres == 500
    assert sorted([Distance.of("w1000"), Distance.of("w500")])[0].key == "w500"
