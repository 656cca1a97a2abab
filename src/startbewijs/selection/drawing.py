"""The rows of an order that is drawn from the times: who came nearest to the reference time stands first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from startbewijs.selection.order import Filling, RowFilling


def sequence(fillings: Sequence[RowFilling], stands: bool = False) -> tuple[RowFilling, ...]:
    """The rows from the top; as they are listed, unless the order is drawn from the times.

    Then a row stands by how many times its reference time its result is, as an exact fraction; of rows
    equally near the one that is listed first, and the rows of one distance by rank. Who is prequalified
    stands before all times. Rows of which the time is not known stand at the top, since each may come to
    stand anywhere; as it `stands`, where what is to come is skipped, at the bottom.
    """
    if all(filling.reference is None for filling in fillings):
        return tuple(fillings)
    nearness = [*_nearness(fillings)]
    found = []
    for n, (filling, near) in enumerate(zip(fillings, nearness, strict=True)):
        if filling.filling is Filling.EMPTY:
            part = 3
        elif near is not None and (stands or filling.filling in (Filling.HELD, Filling.LEVEL)):
            part = 2
        elif filling.prequalified:
            part = 1
        else:
            part = 3 if stands and filling.filling is Filling.AWAITED else 0
        found.append((part, near or Fraction(0), n, filling))
    return tuple(filling for *_, filling in sorted(found, key=lambda one: one[:3]))


def settled(fillings: Sequence[RowFilling]) -> bool:
    """Whether the sequence of the rows cannot change any more, whoever comes to stand on them."""
    listed = all(filling.reference is None for filling in fillings)
    return listed or not any(one.filling in (Filling.AWAITED, Filling.UNKNOWN) for one in fillings)


def _nearness(fillings: Sequence[RowFilling]) -> Iterator[Fraction | None]:
    """How near each row came, never nearer than a better rank of its distance; None without a time."""
    last: dict[str, Fraction] = {}
    for filling in fillings:
        if filling.prequalified or filling.time is None or filling.reference is None:
            yield None
            continue
        near = Fraction(filling.time, filling.reference)
        last[filling.row.event] = max(near, last.get(filling.row.event, near))
        yield last[filling.row.event]
