"""Times as people at a rink type them: with marks or without, `36,87` or `36873`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from startbewijs.errors import Refused
from startbewijs.sport.times import RaceTime

_FASTEST = 17
"""Metres in a second that nobody skates: the best average of a whole race is under 15.5."""

_SLOWER = 6
"""How many times slower than that a time may be that is typed without marks.

Digits alone are split into minutes, seconds and two or three decimals. Two ways to split the same digits
differ by a factor of six at least: so of all ways at most one lies between the two bounds.
"""

_DIGITS = re.compile(r"[0-9]{3,7}")


def typed_time(text: str, metres: int) -> RaceTime:
    """The time that a person typed for a line `metres` after the start.

    With marks, it is what it says: `36,87`, `36.873`, `1.07,54`, `1:07.541`. Digits alone are read as
    hundredths or thousandths, whichever can be skated over that length; what can be neither is refused.

    >>> typed_time("36873", 500).exactly(), typed_time("36,87", 500).exactly()
    ('36.873', '36.87')
    >>> typed_time("123635", 10_000).exactly(), typed_time("123635", 1000).exactly()
    ('12:36.35', '1:23.635')
    """
    digits = text.strip()
    if not digits.isdigit():
        return RaceTime.parse(text)
    if _DIGITS.fullmatch(digits):
        for minutes, seconds, fraction in _splits(digits):
            time = RaceTime(
                minutes * 60_000 + seconds * 1000 + int(fraction.ljust(3, "0")), digits=len(fraction)
            )
            if metres * 1000 <= time.ms * _FASTEST < metres * 1000 * _SLOWER:
                return time
    raise Refused(
        "“{text}” is no time over {metres} m: write it with its marks, like 36.87 or 12:36.35.",
        text=text,
        metres=metres,
    )


def _splits(digits: str) -> Iterator[tuple[int, int, str]]:
    """Every way to read digits as minutes, seconds and two or three decimals."""
    for decimals in (3, 2):
        whole, fraction = digits[:-decimals], digits[-decimals:]
        if not whole:
            continue
        minutes, seconds = int(whole[:-2] or 0), int(whole[-2:])
        if seconds < 60:
            yield minutes, seconds, fraction
