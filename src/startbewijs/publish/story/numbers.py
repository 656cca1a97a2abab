"""Numbers, times and days as a desk writes them in one language."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from startbewijs.publish.story.wording import Lexicon
from startbewijs.sport.times import RaceTime

_DIGITS = frozenset({"age"})
_ORDINALS = frozenset({"race", "rank", "nth", "place"})


class Numbers:
    """The numbers of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon.words
        self._lists = lexicon.lists

    def time(self, time: RaceTime) -> str:
        """A race time, cut to hundredths."""
        return time.written(self._words["minute"], self._words["decimal"])

    def gap(self, gap: RaceTime) -> str:
        """A difference in words, no more exactly than one says it: `ruim negen seconden`.

        Below a tenth of a second in hundredths, or thousandths where only they part two skaters.
        """
        if gap.ms < 100:
            unit, size = ("thousandths", 1) if gap.ms % 10 else ("hundredths", 10)
        elif gap.ms < 950:
            unit, size = "tenths", 100
        else:
            unit, size = "seconds", 1000
        whole, rest = divmod(gap.ms, size)
        if unit == "tenths" and whole + (rest * 2 >= size) == 5:
            how = "exact" if gap.ms == 500 else "over" if gap.ms > 500 else "under"
            return self._words[how].format(gap=self._words["half"])
        how = "exact" if not rest else "over" if rest * 2 < size else "under"
        return self._words[how].format(gap=self._counted(unit, whole + (how == "under")))

    def number(self, slot: str, value: int) -> str:
        """A number in the form that its slot asks for: digits, an ordinal, or a word."""
        if slot in _DIGITS:
            return str(value)
        words = self._lists["ordinals" if slot in _ORDINALS else "numbers"]
        index = value - (slot in _ORDINALS)
        if 0 <= index < len(words):
            return words[index]
        return f"{value}{self._words['ordinal_ending']}" if slot in _ORDINALS else str(value)

    def day(self, day: date) -> str:
        """The name of a day of the week."""
        return self._lists["days"][day.weekday()]

    def dateline(self, day: date) -> str:
        """A day in full."""
        return self._words["dateline"].format(
            weekday=self.day(day), day=day.day, month=self._lists["months"][day.month - 1], year=day.year
        )

    def listed(self, items: Iterable[str]) -> str:
        """The items as one lists them: `a, b en c`."""
        *first, end = items
        return f"{', '.join(first)} {self._words['list_last']} {end}" if first else end

    def _counted(self, unit: str, count: int) -> str:
        one, many = self._lists[unit]
        return one if count == 1 else many.format(n=self.number("count", count))
