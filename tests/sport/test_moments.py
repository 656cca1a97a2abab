"""Moments: an instant or only a day, in the time zone of the tournament."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from startbewijs.errors import Refused
from startbewijs.sport.moments import Moment, calendar_day, time_zone

AMSTERDAM = time_zone("Europe/Amsterdam")
MOMENTS = st.one_of(
    st.dates(date(1900, 1, 1), date(2200, 12, 31)).map(Moment),
    st.datetimes(datetime(1900, 1, 1), datetime(2200, 12, 31), timezones=st.just(UTC)).map(  # noqa: DTZ001
        lambda at: Moment(None, at)
    ),
)


def test_an_instant_is_kept_in_utc_whatever_offset_it_was_written_with() -> None:
    written = ["2025-12-28T19:24:00+01:00", "2025-12-28T18:24:00Z", "2025-12-28T13:24:00-05:00"]
    assert {str(Moment.parse(text)) for text in written} == {"2025-12-28T18:24:00Z"}


@given(MOMENTS)
def test_a_moment_reads_back_from_its_own_text(moment: Moment) -> None:
    assert Moment.parse(str(moment)) == moment


@pytest.mark.parametrize(
    "text",
    [
        "", "today", "28-12-2025", "2025-12-32", "2025-02-29", "2025-W52-7", "20251228",
        "2025-12-28T19:24:00",
        "2025-12-28 19:24", "2025-12-28T25:00:00Z", "٢٠٢٥-12-28", "0001-01-01", "9999-12-31",
        "0001-01-01T00:00:00+01:00", "9999-12-31T23:59:59-01:00",
    ],
)  # fmt: skip
def test_a_moment_that_is_neither_a_day_nor_an_instant_with_its_offset_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="is not a moment: write a day") as refusal:
        Moment.parse(text)
    assert refusal.value.fields == {"text": text}


@given(st.text())
def test_any_text_is_a_moment_or_refused(text: str) -> None:
    try:
        moment = Moment.parse(text)
    except Refused:
        return
    assert moment.earliest(AMSTERDAM) <= moment.latest(AMSTERDAM)


def test_an_instant_is_its_own_first_and_last() -> None:
    moment = Moment.parse("2025-12-28T19:24:00+01:00")
    assert (
        moment.earliest(AMSTERDAM) == moment.latest(AMSTERDAM) == datetime(2025, 12, 28, 18, 24, tzinfo=UTC)
    )


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)))
def test_the_days_of_a_zone_follow_each_other_without_gap_or_overlap(day: date) -> None:
    today, tomorrow = Moment(day), Moment(day + timedelta(days=1))
    assert tomorrow.earliest(AMSTERDAM) - today.latest(AMSTERDAM) == timedelta(microseconds=1)


@pytest.mark.parametrize(("day", "hours"), [("2025-12-28", 24), ("2025-03-30", 23), ("2025-10-26", 25)])
def test_the_day_on_which_the_clock_changes_is_an_hour_shorter_or_longer(day: str, hours: int) -> None:
    moment = Moment.parse(day)
    lasts = moment.latest(AMSTERDAM) - moment.earliest(AMSTERDAM) + timedelta(microseconds=1)
    assert lasts == timedelta(hours=hours)


def test_the_day_of_an_instant_is_that_of_the_tournament_not_of_utc() -> None:
    late = Moment.parse("2025-12-28T23:30:00Z")
    assert late.local_day(AMSTERDAM) == date(2025, 12, 29)
    assert late.local_day(time_zone("America/Denver")) == date(2025, 12, 28)
    assert Moment.parse("2025-12-28").local_day(time_zone("Asia/Tokyo")) == date(2025, 12, 28)


@pytest.mark.parametrize("text", ["2025-02-30", "2025-13-01", "28-12-2025", "2025-W52-7", "0000-01-01", ""])
def test_a_day_that_no_calendar_has_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="is not a day of the calendar"):
        calendar_day(text)


@pytest.mark.parametrize(
    "name", ["", "Amsterdam", "CEST+1", "Europe", "/etc/passwd", "../zone", "a" * 5000, "\0"]
)
def test_an_unknown_time_zone_is_refused_with_an_example(name: str) -> None:
    with pytest.raises(Refused, match="is not a time zone: write an IANA name like Europe/Amsterdam"):
        time_zone(name)
