"""What goes otherwise than planned in a rehearsal, and where: all of it happens, the seed says to whom."""

from __future__ import annotations

from dataclasses import dataclass

from startbewijs.service.rehearsal.chance import Chance
from startbewijs.sport.distances import Distance

_SHORT = ("w1000", "m1000", "w1500", "m1500")
_ALL = (*_SHORT, "w500", "m500", "w3000", "w5000", "m5000", "m10000")


@dataclass(frozen=True, slots=True)
class Spot:
    """A seat of a pair in the first race of a distance; `turn` counts pairs and seats on and on."""

    distance: str
    turn: int

    def at(self, distance: Distance, race: int, n: int, pairs: int, seat: int, seats: int) -> bool:
        """Whether it is this seat: the `n`th of so many pairs, in it one of so many seats."""
        here = (n - 1) * 2 + seat
        return (distance.key, race) == (self.distance, 1) and here == self._meant(pairs, seat, seats)

    def _meant(self, pairs: int, seat: int, seats: int) -> int:
        turn = self.turn % (pairs * 2)
        return turn if turn % 2 < seats else turn - turn % 2


@dataclass(frozen=True, slots=True)
class Plot:
    """Where each thing happens: the mishaps are on distances of their own."""

    false_start: Spot
    second_false_start: bool
    fall: Spot
    slip: Spot
    hindrance: Spot
    withdrawal: str
    late_disqualification: str
    protest: str
    upheld: bool
    level: str


def plot(seed: str) -> Plot:
    """The plot that follows from a seed."""
    lots = Chance(seed, "plot")
    fall, hindrance, *_ = lots.mixed(_SHORT)
    level = lots.one([one for one in (*_SHORT, "w3000") if one not in (fall, hindrance)])
    others = lots.mixed([one for one in _ALL if one not in (fall, hindrance, level)])
    return Plot(
        false_start=Spot(others[0], lots.below(20)),
        second_false_start=lots.below(2) == 1,
        fall=Spot(fall, lots.below(20)),
        slip=Spot(others[1], lots.below(20)),
        hindrance=Spot(hindrance, lots.below(20)),
        withdrawal=lots.one(("w500", "m500")),
        late_disqualification=others[2],
        protest=others[3],
        upheld=lots.below(2) == 1,
        level=level,
    )
