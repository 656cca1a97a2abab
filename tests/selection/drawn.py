"""Invented tournaments of one sex for the laws: few skaters on many rows, so that doublures abound."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import permutations, product

from hypothesis import strategies as st
from tests.selection.cases import packaged

from startbewijs.results.classification import Stage
from startbewijs.selection.decisions import Decisions
from startbewijs.selection.order import Standing, rows
from startbewijs.selection.walk import Walk, walk
from startbewijs.sport.competition import Designation
from startbewijs.sport.distances import Distance, Sex

SKATERS = tuple("abcdefghijklm")
WOMEN = packaged().distances(Sex.WOMEN)
SIZE = 9
Standings = Mapping[Distance, Standing]


def closed(ranks: tuple[tuple[str, ...], ...]) -> Standing:
    """A closed distance with these ranks, of which everything is known."""
    return Standing(ranks, Stage.CLOSED, True)


def walked(standings: Standings, decided: Decisions | None = None, size: int = SIZE) -> Walk:
    """The walk over the women's order of the packaged procedure."""
    return walk(rows(packaged(), Sex.WOMEN, standings, decided or Decisions()), size)


def named(skater: str | None) -> Decisions:
    """The decision that names a skater for the mass-start row, or none."""
    if skater is None:
        return Decisions()
    return Decisions(designations=(Designation("row", skater, "w-mass-start", "named", 1),))


finishers = st.permutations(SKATERS).flatmap(
    lambda order: st.integers(0, 6).map(lambda n: tuple((skater,) for skater in order[:n]))
)
"""Up to six skaters in order, nobody level."""

parted = finishers.map(closed)
tournaments = st.fixed_dictionaries(dict.fromkeys(WOMEN, parted))
"""Every distance closed, everything known."""


@st.composite
def level_tournaments(draw: st.DrawFn) -> Standings:
    """Tournaments in which on one or two distances some are level."""
    found = dict(draw(tournaments))
    for distance in draw(st.lists(st.sampled_from(WOMEN), min_size=1, max_size=2, unique=True)):
        order = [one for (one,) in draw(finishers)]
        groups = []
        while order:
            size = draw(st.sampled_from((1, 2, 3)))
            groups.append(tuple(order[:size]))
            order = order[size:]
        found[distance] = closed(tuple(groups[:2]))
    return found


@st.composite
def halfway(draw: st.DrawFn) -> tuple[Standings, Standings, str | None, str]:
    """A tournament halfway and one of its endings, with the names for the mass start then and in the end."""
    whole = draw(tournaments)
    until = draw(st.sets(st.sampled_from(WOMEN)))
    end = draw(st.sampled_from(SKATERS))
    now = end if draw(st.booleans()) else None
    return {distance: whole[distance] for distance in until}, whole, now, end


def every_parting(standings: Standings) -> list[Standings]:
    """The same tournament with its level skaters put in order, in every way."""
    ways = []
    for standing in standings.values():
        orders = product(*(permutations(group) for group in standing.groups))
        ways.append([closed(tuple((one,) for group in order for one in group)) for order in orders])
    return [dict(zip(standings, chosen, strict=True)) for chosen in product(*ways)]
