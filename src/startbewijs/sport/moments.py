"""When something happened or became known, no more precisely than was published."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from startbewijs.errors import Refused

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_YEARS = range(1800, 3000)
"""Far enough from both ends of the calendar that no time zone can push a moment over them."""


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant in UTC, or only a day in the tournament's time zone.

    >>> Moment.parse("2025-12-28").at is None, str(Moment.parse("2025-12-28T19:24:00+01:00"))
    (True, '2025-12-28T18:24:00Z')
    """

    day: date | None
    at: datetime | None = None

    @classmethod
    def parse(cls, text: str) -> Moment:
        """The moment written as `2025-12-28`, or as an ISO instant with its offset or Z."""
        try:
            day = _day(text)
            at = None if day else datetime.fromisoformat(text)
        except ValueError:
            day = at = None
        if day is not None:
            return cls(day)
        if at is None or at.tzinfo is None or at.year not in _YEARS:
            raise Refused(
                "“{text}” is not a moment: write a day (2025-12-28) or an instant with its offset "
                "(2025-12-28T19:24:00+01:00).",
                text=text,
            )
        return cls(None, at.astimezone(UTC))

    def earliest(self, zone: ZoneInfo) -> datetime:
        """The first instant that this moment may stand for."""
        if self.at is not None:
            return self.at
        assert self.day is not None
        return datetime.combine(self.day, time(), zone).astimezone(UTC)

    def latest(self, zone: ZoneInfo) -> datetime:
        """The last instant that this moment may stand for: of a day, its last microsecond."""
        if self.at is not None:
            return self.at
        assert self.day is not None
        midnight = datetime.combine(self.day + timedelta(days=1), time(), zone).astimezone(UTC)
        return midnight - timedelta(microseconds=1)

    def local_day(self, zone: ZoneInfo) -> date:
        """The calendar day of the moment in the tournament's time zone."""
        return self.earliest(zone).astimezone(zone).date()

    def __str__(self) -> str:
        if self.at is None:
            assert self.day is not None
            return self.day.isoformat()
        return self.at.isoformat().replace("+00:00", "Z")


def calendar_day(text: str) -> date:
    """The day written as `2025-12-28`; anything else is refused."""
    try:
        day = _day(text)
    except ValueError:
        day = None
    if day is None:
        raise Refused("“{text}” is not a day of the calendar: write it like 2025-12-28.", text=text)
    return day


def _day(text: str) -> date | None:
    """The day, None where the text has not the form of one; ValueError where no calendar has it."""
    day = date.fromisoformat(text) if _DAY.fullmatch(text) else None
    if day is not None and day.year not in _YEARS:
        raise ValueError(text)
    return day


def time_zone(name: str) -> ZoneInfo:
    """The time zone with an IANA name; an unknown one is refused."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        # OSError: a folder of zones (“Europe”), or a name longer than the file system takes.
        raise Refused(
            "“{name}” is not a time zone: write an IANA name like Europe/Amsterdam.", name=name
        ) from None
