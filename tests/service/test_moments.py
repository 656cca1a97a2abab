"""Which beginning of a log a question is about."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.building import Log

from startbewijs.errors import Refused
from startbewijs.log.events.tournament import SourceCited
from startbewijs.service.moments import asked_moment, known

THIALF = ZoneInfo("Europe/Amsterdam")


def log(*recorded: str) -> Log:
    """A log that is opened on 26 December, with a fact recorded at each moment."""
    made = Log()
    for n, moment in enumerate(recorded):
        made.add(SourceCited(key=f"s{n}", title="a source"), recorded=moment)
    return made


DAYS = log("2025-12-26", "2025-12-28", "2025-12-28", "2025-12-30").facts
HOURS = log("2025-12-28T18:30:00Z", "2025-12-28T18:40:30Z", "2025-12-29").facts


@pytest.mark.parametrize("at", [None, "last", "LAST", " last "])
def test_without_a_moment_or_with_last_it_is_the_whole_log(at: str | None) -> None:
    assert known(DAYS, at, THIALF) == (DAYS, None)


@pytest.mark.parametrize("position", range(1, 6))
def test_a_position_is_the_beginning_up_to_it(position: int) -> None:
    found, note = known(DAYS, str(position), THIALF)
    assert len(found) == position
    assert note is None


@pytest.mark.parametrize("position", ["0", "6", "-1", "+9"])
def test_a_position_beyond_the_ends_is_refused(position: str) -> None:
    with pytest.raises(Refused, match="this log has the positions 1 to 5"):
        known(DAYS, position, THIALF)


@pytest.mark.parametrize(
    ("day", "facts"), [("2025-12-26", 2), ("2025-12-27", 2), ("2025-12-28", 4), ("2025-12-30", 5)]
)
def test_a_day_means_its_end(day: str, facts: int) -> None:
    found, note = known(DAYS, day, THIALF)
    assert (len(found), note) == (facts, None)


@pytest.mark.parametrize(
    ("at", "facts"),
    [
        ("2025-12-28T19:29", 1),
        ("2025-12-28T19:30", 2),
        ("2025-12-28T19:40", 3),
        ("2025-12-28T19:40:29", 2),
        ("2025-12-28T18:40:30Z", 3),
        ("2025-12-28T19:40+01:00", 3),
        ("2025-12-28 19:40", 3),
    ],
)
def test_an_hour_without_an_offset_is_on_the_clock_of_the_hall(at: str, facts: int) -> None:
    found, note = known(HOURS, at, THIALF)
    assert (len(found), note) == (facts, None)


def test_an_hour_within_a_day_without_hours_is_told() -> None:
    found, note = known(DAYS, "2025-12-28T19:40", THIALF)
    assert len(found) == 2
    assert note is not None
    assert (note.fields["since"], note.fields["until"]) == (3, 4)


def test_an_hour_within_the_first_day_leaves_nothing_known() -> None:
    with pytest.raises(Refused, match="a position from 1 to 2"):
        known(DAYS, "2025-12-26T12:00", THIALF)


def test_a_moment_before_the_log_is_refused() -> None:
    with pytest.raises(Refused, match="nothing was recorded yet"):
        known(DAYS, "2025-12-25", THIALF)


def test_a_moment_after_the_log_is_refused() -> None:
    with pytest.raises(Refused, match="lies after the last fact"):
        known(DAYS, "2025-12-31", THIALF)


@pytest.mark.parametrize(
    "at",
    ["", "noon", "2025-12", "28-13-2025", "2025-W52-7", "20251228T12", "2025-12-32", "12:00", "1e3", "٣"],
)
def test_what_is_no_moment_is_refused(at: str) -> None:
    with pytest.raises(Refused, match=r"is no moment"):
        known(DAYS, at, THIALF)


@given(st.text(max_size=30))
def test_whatever_is_typed_is_understood_or_refused(at: str) -> None:
    try:
        found, _ = known(DAYS, at, THIALF)
    except Refused:
        return
    assert DAYS[: len(found)] == list(found)


@given(st.integers(0, 3 * 24 * 60))
def test_a_later_moment_never_knows_less(minutes: int) -> None:
    start = asked_moment("2025-12-28T00:00", THIALF).at
    assert start is not None
    earlier = (start + timedelta(minutes=minutes)).isoformat()
    later = (start + timedelta(minutes=minutes + 7)).isoformat()
    sizes = []
    for at in (earlier, later):
        try:
            sizes.append(len(known(HOURS, at, THIALF)[0]))
        except Refused:
            sizes.append(len(HOURS))  # after the last fact
    assert sizes == sorted(sizes)


@pytest.mark.parametrize(("at", "utc"), [("2025-07-01T12:00:00", "10:00"), ("2025-12-01T12:00:00", "11:00")])
def test_summer_and_winter_time_are_told_apart(at: str, utc: str) -> None:
    assert f"T{utc}" in str(asked_moment(at, THIALF))
