"""How times are read that people type."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from startbewijs.errors import Refused
from startbewijs.sport.distances import DISTANCES
from startbewijs.sport.times import RaceTime
from startbewijs.sport.typed import typed_time

LINES = sorted({metres for distance in DISTANCES for metres in distance.splits})

times = st.builds(
    lambda ms, digits: RaceTime(ms - ms % 10 ** (3 - digits), digits),
    st.integers(0, 99 * 60_000 + 59_999),
    st.sampled_from((1, 2, 3)),
)


@pytest.mark.parametrize(
    ("text", "metres", "exactly"),
    [
        ("36873", 500, "36.873"),
        ("3687", 500, "36.87"),
        ("36,87", 500, "36.87"),
        ("36.87", 500, "36.87"),
        (" 36.873 ", 500, "36.873"),
        ("1.07,54", 1000, "1:07.54"),
        ("1:07.541", 1000, "1:07.541"),
        ("107541", 1000, "1:07.541"),
        ("10754", 1000, "1:07.54"),
        ("15412", 1500, "1:54.12"),
        ("123635", 10_000, "12:36.35"),
        ("1236352", 10_000, "12:36.352"),
        ("123635", 1000, "1:23.635"),
        ("60930", 5000, "6:09.30"),
        ("609301", 5000, "6:09.301"),
        ("1024", 100, "10.24"),
        ("10243", 100, "10.243"),
        ("976", 100, "9.76"),
        ("9761", 100, "9.761"),
        ("1762", 200, "17.62"),
    ],
)
def test_a_time_is_read_by_its_marks_or_by_what_can_be_skated(text: str, metres: int, exactly: str) -> None:
    assert typed_time(text, metres).exactly() == exactly


@pytest.mark.parametrize(
    ("text", "metres"),
    [
        ("36873", 10_000),
        ("123635", 1500),  # neither twelve minutes nor one and a half can be skated
        ("36", 500),
        ("3", 500),
        ("12345678", 10_000),
        ("67541", 1000),  # sixty-seven seconds are a minute and seven
        ("00000", 500),
        ("٣٦٨٧٣", 500),
        ("", 500),
        ("36,8,7", 500),
        ("36 873", 500),
        ("-36873", 500),
        ("36873s", 500),
        ("fell", 500),
    ],
)
def test_what_cannot_be_a_time_is_refused(text: str, metres: int) -> None:
    with pytest.raises(Refused, match=r"is (not a|no) time"):
        typed_time(text, metres)


@given(times, st.sampled_from(LINES))
def test_every_printed_time_reads_back_to_itself_in_both_notations(time: RaceTime, metres: int) -> None:
    for minute, decimal in ((":", "."), (".", ",")):
        assert typed_time(time.written(minute, decimal, digits=3), metres) == time


@given(times.filter(lambda time: time.digits > 1), st.sampled_from(LINES))
def test_digits_alone_are_read_as_they_were_printed_or_refused(time: RaceTime, metres: int) -> None:
    digits = "".join(mark for mark in time.exactly() if mark.isdigit())
    fits = metres * 1000 <= time.ms * 17 < metres * 6000
    try:
        read = typed_time(digits, metres)
    except Refused:
        assert not fits
    else:
        assert read == time or not fits


@given(st.text("0123456789", min_size=3, max_size=7), st.sampled_from(LINES))
def test_no_digits_can_be_read_in_two_ways(digits: str, metres: int) -> None:
    ways = set()
    for decimals in (2, 3):
        whole, fraction = digits[:-decimals], digits[-decimals:]
        if whole and int(whole[-2:]) < 60:
            ms = int(whole[:-2] or 0) * 60_000 + int(whole[-2:]) * 1000 + int(fraction.ljust(3, "0"))
            if metres * 1000 <= ms * 17 < metres * 6000:
                ways.add(ms)
    assert len(ways) <= 1
