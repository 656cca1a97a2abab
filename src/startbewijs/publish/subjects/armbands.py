"""The armbands: which colour somebody wears, and what lanes and colours are called."""

from __future__ import annotations

from startbewijs.publish.subjects.pairs import in_order, quartet_of
from startbewijs.publish.words import N_
from startbewijs.sport.competition import Pair, Race
from startbewijs.sport.distances import Lane

LANES = {Lane.INNER: N_("inner lane"), Lane.OUTER: N_("outer lane")}
ARMBANDS = {
    "white": N_("white armband"),
    "red": N_("red armband"),
    "yellow": N_("yellow armband"),
    "blue": N_("blue armband"),
}
COLOURS = {"white": N_("white"), "red": N_("red"), "yellow": N_("yellow"), "blue": N_("blue")}


def armband(held: Race, pair: Pair, lane: Lane | None) -> str | None:
    """The colour of who starts in a lane: white inside and red outside; yellow and blue for the second pair
    of a quartet. It goes with the lane of the start and does not change at a crossing.
    """
    if lane is None:
        return None
    together = quartet_of(held, pair)
    before = [one for one in in_order(held) if (one.number or 0) < (pair.number or 0)]
    second = together is not None and any(quartet_of(held, one) == together for one in before)
    inner, outer = ("yellow", "blue") if second else ("white", "red")
    return inner if lane is Lane.INNER else outer
