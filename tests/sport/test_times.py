"""Times: read strictly, kept in thousandths, printed cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from startbewijs.errors import Refused
from startbewijs.sport.times import RaceTime, gap, lap_times

# A time is written with at most two digits for its minutes.
TIMES = st.builds(
    lambda count, digits: RaceTime(count * 10 ** (3 - digits), digits),
    st.integers(0, 59_999),
    st.sampled_from([1, 2, 3]),
)


@pytest.mark.parametrize(
    ("text", "ms", "digits"),
    [
        ("36,87", 36_870, 2),
        ("36.87", 36_870, 2),
        ("12.36,35", 756_350, 2),
        ("12:36.35", 756_350, 2),
        ("1:07.541", 67_541, 3),
        ("1.07,541", 67_541, 3),
        ("0:36.87", 36_870, 2),
        ("17,6", 17_600, 1),
        (" 36.87\n", 36_870, 2),
        ("99.99", 99_990, 2),
        ("9.87", 9_870, 2),
    ],
)
def test_a_time_is_read_the_dutch_and_the_iso_way(text: str, ms: int, digits: int) -> None:
    assert RaceTime.parse(text) == RaceTime(ms, digits)


@pytest.mark.parametrize(
    "text",
    [
        "", "36", "36.", ".87", "36.8765", "1:60.00", "1:7.54", "1:07", "100.00", "1:02:03.45", "-36.87",
        "+36.87", "36.87s", "36 .87", "3٦.87", "３６.87", "36.8٧", "DNF", "36,87,1", "1;07.54", "36.87\n1",
    ],
)  # fmt: skip
def test_anything_else_is_refused_with_the_way_to_write_it(text: str) -> None:
    with pytest.raises(Refused) as refusal:
        RaceTime.parse(text)
    assert str(refusal.value) == (
        f"“{text}” is not a time: write seconds like 36.87, or minutes and seconds like 12:36.35."
    )


@given(st.text())
def test_any_text_is_a_time_or_refused(text: str) -> None:
    try:
        time = RaceTime.parse(text)
    except Refused:
        return
    assert RaceTime.parse(time.exactly()) == time


@given(TIMES)
def test_a_time_written_exactly_reads_back_the_same(time: RaceTime) -> None:
    assert RaceTime.parse(time.exactly()) == time


@given(TIMES)
def test_a_time_written_the_dutch_way_reads_back_the_same(time: RaceTime) -> None:
    assert RaceTime.parse(time.written(".", ",", digits=3)) == time


@given(TIMES)
def test_printing_cuts_to_hundredths_and_never_rounds(time: RaceTime) -> None:
    printed = RaceTime.parse(str(time))
    assert printed.ms <= time.ms < printed.ms + 10
    assert printed == time.cut()


@pytest.mark.parametrize(
    ("ms", "printed"),
    [(68_999, "1:08.99"), (59_999, "59.99"), (60_000, "1:00.00"), (9, "0.00"), (61_009, "1:01.00")],
)
def test_nine_thousandths_never_make_the_next_hundredth(ms: int, printed: str) -> None:
    assert str(RaceTime(ms)) == printed


def test_no_decimal_is_shown_that_is_not_known() -> None:
    assert RaceTime.parse("17,6").written(digits=3) == "17.6"
    assert RaceTime.parse("36.87").written(digits=3) == "36.87"
    assert RaceTime.parse("36.870").written(digits=3) == "36.870"


@pytest.mark.parametrize(("ms", "digits"), [(-1, 3), (5, 2), (50, 1), (0, 0), (0, 4)])
def test_a_time_that_no_clock_shows_cannot_be_made(ms: int, digits: int) -> None:
    with pytest.raises(ValueError, match="no race time"):
        RaceTime(ms, digits)


@given(TIMES, TIMES)
def test_a_time_beats_another_only_if_it_does_for_all_decimals_that_were_not_published(
    a: RaceTime, b: RaceTime
) -> None:
    possible_a, possible_b = (range(time.ms, time.latest + 1) for time in (a, b))
    assert a.beats(b) == (max(possible_a) < min(possible_b))
    assert not (a.beats(b) and b.beats(a))


@given(TIMES, TIMES)
def test_only_the_same_known_thousandth_is_level(a: RaceTime, b: RaceTime) -> None:
    assert a.level_with(b) == (a == b and a.digits == 3)


def test_times_that_print_the_same_are_not_level_without_their_thousandths() -> None:
    assert not RaceTime.parse("36.87").level_with(RaceTime.parse("36.87"))
    assert not RaceTime.parse("36.87").level_with(RaceTime.parse("36.870"))


@given(TIMES, TIMES)
def test_the_order_of_times_is_total_and_that_of_their_thousandths(a: RaceTime, b: RaceTime) -> None:
    assert (a < b) + (a == b) + (a > b) == 1
    if a.ms != b.ms:
        assert (a < b) == (a.ms < b.ms)


@given(TIMES, TIMES)
def test_the_gap_is_the_difference_of_the_two_printed_times(a: RaceTime, b: RaceTime) -> None:
    leader, other = sorted([a, b])
    assert gap(leader, other).ms == RaceTime.parse(str(other)).ms - RaceTime.parse(str(leader)).ms


@given(st.lists(st.integers(1, 60_000), min_size=1, max_size=25))
def test_printed_laps_add_up_to_the_printed_finish(laps: list[int]) -> None:
    splits = tuple(RaceTime(sum(laps[: n + 1])) for n in range(len(laps)))
    assert sum(lap.ms for lap in lap_times(splits)) == splits[-1].cut().ms


def test_laps_are_differences_of_cut_splits_not_cut_differences() -> None:
    splits = tuple(RaceTime(ms) for ms in (19_254, 47_878, 78_304))
    assert [str(lap) for lap in lap_times(splits)] == ["19.25", "28.62", "30.43"]


def test_without_splits_there_are_no_laps() -> None:
    assert lap_times(()) == ()
