"""A lot can be drawn again by hand, and follows from nothing but seed, race and skater."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from startbewijs.draw.lots import lots, seed_read
from startbewijs.errors import Refused


def test_a_lot_is_the_digest_of_a_text_that_anybody_can_write() -> None:
    by_hand = sha256(b"dice 3-6-1 m10000 1 jorrit-bergsma").hexdigest()
    assert f"{lots('dice 3-6-1', 'm10000', 1)('jorrit-bergsma'):064x}" == by_hand


def test_another_seed_distance_race_or_skater_is_another_lot() -> None:
    drawn = {
        lots(seed, distance, race)(skater)
        for seed in ("1", "2")
        for distance in ("w500", "m500")
        for race in (1, 2)
        for skater in ("a", "b")
    }
    assert len(drawn) == 16


def test_every_order_of_three_comes_as_often_as_another() -> None:
    seen = Counter(tuple(sorted("abc", key=lots(str(seed), "w500", 1))) for seed in range(6000))
    assert set(seen) == set(permutations("abc"))
    assert all(850 < often < 1150 for often in seen.values()), seen  # 1000 each, five deviations either way


@pytest.mark.parametrize("text", ["", " ", "a  b", "4711!", "-1", "zaad\n2", "é", "1/2", "٣", "a" * 65])
def test_what_cannot_be_written_down_without_doubt_is_no_seed(text: str) -> None:
    with pytest.raises(Refused, match="cannot be a seed"):
        seed_read(text)


@given(st.from_regex(r"[0-9a-zA-Z]{1,30}( [0-9]{1,10})?", fullmatch=True))
def test_a_seed_is_read_as_it_is_written(text: str) -> None:
    assert seed_read(f" {text}\t") == text
