"""World Cup points of 2025/26 for the ten distances, by division and rank."""

from __future__ import annotations

from enum import StrEnum

from startbewijs.rules.articles import Article
from startbewijs.sport.distances import Distance, Sex


class Division(StrEnum):
    """The two groups of a World Cup, each with a race of its own."""

    A = "A"
    B = "B"


def _tapering(*first: int) -> tuple[int, ...]:
    """The points by rank: these for the first ranks, and from there one less for each rank, down to 1."""
    return (*first, *range(first[-1] - 1, 0, -1))


POINTS_A = Article(
    _tapering(60, 54, 48, 43, 40, 38, 36, 34, 32, 31)[:20],
    "Division A, every distance: the points of ranks 1 to 20.",
    "signed result sheets, World Cups 1 to 4, 2025/26: all races of the division",
)

POINTS_B = Article(
    {
        500: _tapering(28, 24, 21, 17),
        1000: _tapering(28, 24, 21, 17),
        1500: _tapering(28, 24, 21, 17),
        3000: _tapering(32, 28, 25, 21),
        5000: _tapering(36, 32, 29, 25),
        10_000: _tapering(36, 32, 29, 25),
    },
    "Division B, by the metres of the women's distances and of the men's 10 000 m: the points of each rank "
    "down to 1. The men's 5000 m has those of the women's 3000 m.",
    "signed result sheets, World Cups 1 to 4, 2025/26: every race of the division with printed points",
)

_LIKE = {Distance(Sex.MEN, 5000): 3000}


def world_cup_points(distance: Distance, division: Division) -> tuple[int, ...]:
    """The points of a distance in a division, first rank first; ranks beyond the end bring none.

    >>> world_cup_points(Distance.of("m1000"), Division.A)[:3]
    (60, 54, 48)
    >>> len(world_cup_points(Distance.of("m5000"), Division.B))
    24
    """
    if division is Division.A:
        return POINTS_A.value
    return POINTS_B.value[_LIKE.get(distance, distance.metres)]
