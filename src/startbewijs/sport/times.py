"""Times in whole thousandths of a second, each with the precision at which it is known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import total_ordering

from startbewijs.errors import Refused

_WRITTEN = re.compile(r"(?:(?P<minutes>\d{1,2})[:.])?(?P<seconds>\d{1,2})[.,](?P<fraction>\d{1,3})", re.ASCII)
_MINUTE = 60_000


@total_ordering
@dataclass(frozen=True, slots=True)
class RaceTime:
    """A split or finishing time in whole thousandths of a second.

    Integers, because a ticket can hang on one of them. `digits` says how many decimals are known: a time
    published as 36.87 stands for any of 36.870 to 36.879, since clocks are cut, never rounded. Printing
    cuts to hundredths. The order is the printed one; whether one time surely beats another is `beats`.

    >>> print(RaceTime(68_999))
    1:08.99
    >>> RaceTime.parse("12.36,35")
    RaceTime(ms=756350, digits=2)
    """

    ms: int
    digits: int = 3

    def __post_init__(self) -> None:
        if self.ms < 0 or self.digits not in (1, 2, 3) or self.ms % self.unit:
            raise ValueError(f"no race time: {self.ms} ms known to {self.digits} decimals")

    def __reduce__(self) -> tuple[type[RaceTime], tuple[int, int]]:
        # Every command copies a state with all its times; the default would look up the fields for each anew.
        return RaceTime, (self.ms, self.digits)

    @classmethod
    def parse(cls, text: str) -> RaceTime:
        """The time written the Dutch way (`36,87`, `12.36,35`) or the ISO way (`36.87`, `12:36.35`).

        The number of decimals says how exactly it is known. Anything else is refused.

        >>> RaceTime.parse("1:07.541").ms, RaceTime.parse("17,6").digits
        (67541, 1)
        """
        found = _WRITTEN.fullmatch(text.strip())
        minutes, seconds = (0, 0) if not found else (int(found["minutes"] or 0), int(found["seconds"]))
        if not found or (found["minutes"] is not None and (seconds > 59 or len(found["seconds"]) < 2)):
            raise Refused(
                "“{text}” is not a time: write seconds like 36.87, or minutes and seconds like 12:36.35.",
                text=text,
            )
        fraction = found["fraction"]
        return cls(minutes * _MINUTE + seconds * 1000 + int(fraction.ljust(3, "0")), len(fraction))

    @property
    def unit(self) -> int:
        """The width in thousandths of the interval in which the true time lies: 1, 10 or 100."""
        return int(10 ** (3 - self.digits))

    @property
    def latest(self) -> int:
        """The slowest thousandth that this time may stand for."""
        return self.ms + self.unit - 1

    def beats(self, other: RaceTime) -> bool:
        """Whether this time is surely faster, whatever the decimals that were not published.

        >>> RaceTime(67_541).beats(RaceTime(67_546)), RaceTime(67_540, 2).beats(RaceTime(67_546))
        (True, False)
        """
        return self.latest < other.ms

    def level_with(self, other: RaceTime) -> bool:
        """Whether both are known to the thousandth and are the same."""
        return self.digits == other.digits == 3 and self.ms == other.ms

    def cut(self) -> RaceTime:
        """The time as it is printed: cut to hundredths.

        >>> RaceTime(36_879).cut()
        RaceTime(ms=36870, digits=2)
        """
        return self if self.digits < 3 else RaceTime(self.ms - self.ms % 10, 2)

    def written(self, minute_mark: str = ":", decimal_mark: str = ".", digits: int = 2) -> str:
        """The text of the time with at most `digits` decimals, never more than are known.

        >>> RaceTime(756_352).written(".", ",")
        '12.36,35'
        >>> RaceTime(67_541).written(digits=3)
        '1:07.541'
        """
        shown = min(digits, self.digits)
        minutes, rest = divmod(self.ms, _MINUTE)
        fraction = f"{rest % 1000:03d}"[:shown]
        if minutes:
            return f"{minutes}{minute_mark}{rest // 1000:02d}{decimal_mark}{fraction}"
        return f"{rest // 1000}{decimal_mark}{fraction}"

    def exactly(self) -> str:
        """The ISO text with every known decimal: `parse` gives the same time back."""
        return self.written(digits=3)

    def __str__(self) -> str:
        return self.written()

    def __lt__(self, other: RaceTime) -> bool:
        return (self.ms, -self.digits) < (other.ms, -other.digits)


def gap(leader: RaceTime, other: RaceTime) -> RaceTime:
    """How far `other` is behind `leader` on the board: the difference of the two printed times.

    As on the signed result sheets of the International Skating Union, where “behind” is counted in the
    hundredths that are shown.

    >>> print(gap(RaceTime(113_027), RaceTime(113_038)))
    0.01
    """
    return RaceTime(other.cut().ms - leader.cut().ms, 2)


def lap_times(splits: tuple[RaceTime, ...]) -> tuple[RaceTime, ...]:
    """The printed lap times: differences between *cut* splits, so that they add up to the printed finish.

    Seen in the official feed of a championship of 2020: cutting first fits all of its 82 laps.

    >>> [str(t) for t in lap_times((RaceTime(19_254), RaceTime(47_878), RaceTime(78_304)))]
    ['19.25', '28.62', '30.43']
    """
    cut = [split.cut().ms for split in splits]
    return tuple(RaceTime(now - before, 2) for before, now in zip([0, *cut], cut, strict=False))
