"""Chance from a seed, the same on every machine and for every Python."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import TypeVar

_T = TypeVar("_T")


class Chance:
    """Lots that follow from a seed and from what they are about.

    Of Python's generator only `random()` is used: for that alone it promises that a seed gives the same
    sequence for good.

    >>> [Chance("2026", "start").below(6) for _ in range(2)], Chance("2026", "finish").below(6)
    ([4, 4], 1)
    """

    def __init__(self, *about: object) -> None:
        self._lots = Random(" ".join(map(str, about)))  # noqa: S311 - a game, nobody's secret

    def below(self, most: int) -> int:
        """A whole number from 0 on, below this one."""
        return int(self._lots.random() * most)

    def one(self, of: Sequence[_T]) -> _T:
        """One of these."""
        return of[self.below(len(of))]

    def mixed(self, all_: Sequence[_T]) -> list[_T]:
        """All of these in another order."""
        left, found = list(all_), list[_T]()
        while left:
            found.append(left.pop(self.below(len(left))))
        return found
