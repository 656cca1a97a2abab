"""What a draw is made from, and what it comes to."""

from __future__ import annotations

from dataclasses import dataclass

from startbewijs.errors import Refused
from startbewijs.sport.distances import Distance, Lane

_LONG = 5_000
"""From this distance on the groups are of four (women's 5000, men's 10,000 m); in the others of eight."""


@dataclass(frozen=True, slots=True)
class Entrant:
    """A skater who takes part in a draw.

    `standing` is what groups are made by: a season best in thousandths, or a rank; the lowest is the
    best. None is a skater without one. `team` is what spreading keeps apart, and `before` the lane of an
    earlier race, which is exchanged where that can be.
    """

    skater: str
    standing: int | None = None
    team: str | None = None
    before: Lane | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """How a race is drawn.

    The best group skates last, unless `fastest_first`; of an odd number the one who skates alone is in the
    first pair, unless `alone_last`. `spread` keeps members of one team apart as far as can be.
    """

    group_size: int = 8
    fastest_first: bool = False
    alone_last: bool = False
    spread: bool = False

    def __post_init__(self) -> None:
        if self.group_size < 2 or self.group_size % 2:
            raise Refused(
                "A group of {size} cannot be cut into pairs; write an even number, such as 8.",
                size=self.group_size,
            )


@dataclass(frozen=True, slots=True)
class Couple:
    """Who skate together, each in the lane of the start; a lane that stays empty is None.

    `group` counts from the best, None where the draw was not made in groups.
    """

    inner: str | None
    outer: str | None
    group: int | None = None

    @property
    def skaters(self) -> tuple[str, ...]:
        return tuple(skater for skater in (self.inner, self.outer) if skater is not None)

    @property
    def alone(self) -> bool:
        return len(self.skaters) == 1

    def lane(self, skater: str) -> Lane:
        """The lane of one of the two."""
        return Lane.INNER if skater == self.inner else Lane.OUTER


def usual_group(distance: Distance) -> int:
    """How many are in a group where nothing else was laid down: eight, and four on the longest distance.

    As at the Games of 2018 and 2022.

    >>> usual_group(Distance.of("m5000")), usual_group(Distance.of("w5000"))
    (8, 4)
    """
    longest = distance.metres > _LONG or (distance.sex == "w" and distance.metres == _LONG)
    return 4 if longest else 8


def sharing(pairs: int, *, fastest_first: bool = False) -> tuple[tuple[int, ...], ...]:
    """The numbers of the pairs that are on the ice together in quartets.

    Of an odd number of pairs one has the ice to itself, among the slowest.

    >>> sharing(5), sharing(3, fastest_first=True)
    (((1,), (2, 3), (4, 5)), ((1, 2), (3,)))
    """
    odd = 0 if fastest_first else pairs % 2
    numbers = range(1, pairs + 1)
    front = ((1,),) if odd else ()
    return (*front, *(tuple(numbers[at : at + 2]) for at in range(odd, pairs, 2)))
