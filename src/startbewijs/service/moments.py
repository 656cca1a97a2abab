"""Which part of a log a question is about: a position, or what was known by a moment."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from startbewijs.errors import Refused
from startbewijs.log.facts import Fact
from startbewijs.log.fold.folding import known_at
from startbewijs.publish.snapshot import Message
from startbewijs.publish.words import N_
from startbewijs.sport.moments import Moment, calendar_day

LAST = "last"

_MONTHS = ("jan", "feb", "maa", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_DUTCH_DAY = re.compile(
    r"([0-9]{1,2})[- ]([0-9]{1,2}|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober"
    r"|november|december)[- ]([0-9]{4})"
)
"""A day as it is written in Dutch: 28-12-2025, 28 december 2025."""


def known(facts: Sequence[Fact], at: str | None, zone: ZoneInfo) -> tuple[Sequence[Fact], Message | None]:
    """The beginning of a log that `at` means, and what must be said about it.

    `at` is a position, `last`, a day (its end, in the tournament's zone) or an instant (without an offset:
    in the tournament's zone). What lies beyond the log's ends, or is no moment, is refused.
    """
    if at is None or at.strip().lower() == LAST:
        return facts, None
    asked = at.strip()
    if re.fullmatch(r"[-+]?[0-9]{1,9}", asked):
        return _up_to(facts, int(asked)), None
    moment = asked_moment(asked, zone)
    first, last = facts[0].recorded, facts[-1].recorded
    if moment.latest(zone) < first.earliest(zone):
        raise Refused(
            "At {at} nothing was recorded yet: the log begins on {first}.",
            at=asked,
            first=first.local_day(zone),
        )
    if moment.earliest(zone) > last.latest(zone):
        raise Refused(
            "{at} lies after the last fact, of {last}; without a moment you get the newest state.",
            at=asked,
            last=last.local_day(zone),
        )
    found = known_at(facts, moment)
    blurred = _blurred(facts, len(found), moment, zone)
    if not found:
        raise Refused(
            "Of {day} the log knows the order of its facts but not their hours; ask for the whole day, or "
            "for a position from 1 to {until}.",
            day=moment.local_day(zone),
            until=blurred,
        )
    if blurred <= len(found):
        return found, None
    return found, Message(
        N_(
            "Of {day} the log knows the order of its facts, not their hours: this is the state before its "
            "first one. Ask for a position from {since} to {until} to look inside that day."
        ),
        {"day": moment.local_day(zone), "since": len(found) + 1, "until": blurred},
    )


def _up_to(facts: Sequence[Fact], position: int) -> Sequence[Fact]:
    if not 1 <= position <= len(facts):
        raise Refused(
            "There is no position {position}: this log has the positions 1 to {last}.",
            position=position,
            last=len(facts),
        )
    return facts[:position]


def asked_moment(text: str, zone: ZoneInfo) -> Moment:
    """The moment a person means; an hour without an offset is on the tournament's own clock."""
    try:
        dutch = _DUTCH_DAY.fullmatch(text.lower())
        if dutch:
            month = dutch[2] if dutch[2].isdecimal() else 1 + _MONTHS.index(dutch[2][:3])
            return Moment(date(int(dutch[3]), int(month), int(dutch[1])))
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return Moment(date.fromisoformat(text))
        if not re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ]", text):
            raise ValueError(text)  # weeks and days run together are moments to Python, and to nobody here
        at = datetime.fromisoformat(text)
        local = at if at.tzinfo is not None else at.replace(tzinfo=zone)
        instant = local.astimezone(UTC)
    except (ValueError, OverflowError):
        raise Refused(
            "“{text}” is no moment: write a day (2025-12-28, 28-12-2025), an hour of a day "
            "(2025-12-28T19:40), or a position in the log (a number, or “last”).",
            text=text,
        ) from None
    if not 1 < local.year < 9999:
        raise Refused("“{text}” is no moment of a tournament: check the year.", text=text)
    # What was written as 19:40 means the whole of that minute, as on the clock in the hall.
    seconds = re.search(r"[0-9]{2}:[0-9]{2}:[0-9]{2}", text)
    return Moment(None, instant if seconds else instant + timedelta(seconds=59, microseconds=999_999))


def asked_days(text: str) -> tuple[date, ...]:
    """The days a person lists, as `2025-12-28`, `28-12-2025` or `28 december 2025`, with commas between.

    Between days in digits a blank does.

    >>> [str(day) for day in asked_days("2025-12-28 29-12-2025, 30 december 2025")]
    ['2025-12-28', '2025-12-29', '2025-12-30']
    """
    listed = re.sub(r"(?<=[0-9])\s+(?=[0-9]+-)", ",", text)
    return tuple(asked_day(one) for one in listed.split(",") if one.strip())


def asked_day(text: str) -> date:
    """The day a person means; what no calendar has is refused."""
    asked = text.strip()
    try:
        day = asked_moment(asked, ZoneInfo("UTC")).day
    except Refused:
        day = None
    if day is None:
        raise Refused(
            "“{text}” is not a day of the calendar: write it like 28-12-2025 or 2025-12-28.", text=text
        )
    return calendar_day(day.isoformat())


def _blurred(facts: Sequence[Fact], known: int, moment: Moment, zone: ZoneInfo) -> int:
    """The position of the last fact that may have been known too, since only its day is recorded."""
    if moment.at is None:
        return 0
    until = 0
    for fact in facts[known:]:
        if fact.recorded.at is None and fact.recorded.earliest(zone) <= moment.at:
            until = fact.position
    return until
