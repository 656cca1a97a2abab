"""What a tournament may have besides its distances: the points of several distances together."""

from __future__ import annotations

from dataclasses import dataclass

from startbewijs.sport.distances import Distance, Sex


@dataclass(frozen=True, slots=True)
class Combination:
    """Several races whose times together make one classification in points: an allround, a sprint.

    `parts` are its races in the order in which they are skated, each a distance and which race of it.
    """

    key: str
    name: str | None
    parts: tuple[tuple[Distance, int], ...]
    position: int

    @property
    def sex(self) -> Sex:
        return Sex(self.key[0])
