"""Fields of entrants for tests of the draw."""

from __future__ import annotations

from hypothesis import strategies as st

from startbewijs.draw.field import Entrant, Settings
from startbewijs.draw.lots import Lots, lots
from startbewijs.sport.distances import Lane

SEEDS = st.integers(0, 9999).map(str)
SETTINGS = st.builds(
    Settings,
    group_size=st.sampled_from([2, 4, 6, 8]),
    fastest_first=st.booleans(),
    alone_last=st.booleans(),
    spread=st.booleans(),
)


def lot(seed: str = "4711") -> Lots:
    """The lots of a women's 500 m."""
    return lots(seed, "w500", 1)


def field(*standings: int | None, team: str | None = None) -> list[Entrant]:
    """Entrants called a, b, c, … with these standings."""
    return [Entrant(chr(97 + n), standing, team) for n, standing in enumerate(standings)]


def fields(
    most: int = 14, *, before: bool = False, unranked: bool = True, teams: str = "ABC"
) -> st.SearchStrategy[list[Entrant]]:
    """Fields of one to `most` entrants, some level, some without a standing or a team."""
    return st.lists(
        st.tuples(
            st.none() | st.integers(1, 20) if unranked else st.integers(1, 20),
            st.none() | st.sampled_from(teams),
            st.none() | st.sampled_from(Lane) if before else st.none(),
        ),
        min_size=1,
        max_size=most,
    ).map(lambda rows: [Entrant(f"s{n}", *row) for n, row in enumerate(rows)])
