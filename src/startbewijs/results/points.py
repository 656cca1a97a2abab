"""Points for ranks, as a World Cup gives them."""

from __future__ import annotations

from collections.abc import Sequence

from startbewijs.errors import Broken


def points(rank: int | None, table: Sequence[int]) -> int:
    """A rank and the points of each rank, first rank first; the points that the rank brings.

    Level skaters each get the full points of the rank they share. Without a rank, and beyond the end of
    the table, there are none.

    >>> points(2, (60, 54, 48)), points(4, (60, 54, 48)), points(None, (60, 54, 48))
    (54, 0, 0)
    """
    if rank is None:
        return 0
    if rank < 1:
        raise Broken(f"a rank of {rank}")
    return table[rank - 1] if rank <= len(table) else 0
