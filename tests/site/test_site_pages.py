"""The pages of the public site: which there are, what stands on them, and where they lead."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from startbewijs.errors import Refused
from startbewijs.service.bootstrap import library
from startbewijs.service.library import Library
from startbewijs.service.site import Edition, edition, moments

EVENING = 618
END = 772


@cache
def shelf() -> Library:
    return library(Path("/nowhere/at/all"))


def okt(position: int, language: str = "en") -> Edition:
    return edition(shelf(), "okt-2025", position, language)


def test_an_address_that_is_not_listed_has_no_page() -> None:
    assert okt(EVENING).page("w501") is None
    assert okt(EVENING).page("skater/nobody") is None
    assert okt(EVENING).page("../secrets") is None


def test_a_position_beyond_the_log_is_refused() -> None:
    for position in (0, -1, END + 1):
        with pytest.raises(Refused, match="positions 1 to 772"):
            okt(position)


def test_the_page_of_a_position_says_nothing_of_later_facts() -> None:
    early = okt(EVENING).page("")
    assert early is not None
    assert str(END) not in early
    assert "2026-02-18" not in early


def test_the_moments_are_in_the_order_of_the_log_and_end_with_its_last_fact() -> None:
    found = moments(shelf(), "okt-2025")
    positions = [one.position for one in found]
    assert positions == sorted(set(positions))
    assert positions[-1] == END
    assert EVENING in positions
    assert "women's 500 m final" in next(one.label for one in found if one.position == EVENING)
