"""What the rows of an order are put in order by: an index published beforehand, or reference times."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from startbewijs.errors import Refused
from startbewijs.selection.procedure import ORDER_TOPICS, Designations, Kind, Row
from startbewijs.selection.sections import Section
from startbewijs.sport.distances import DISTANCES, Distance, Sex
from startbewijs.sport.times import RaceTime


def index_of(section: Section, before: Sequence[Row]) -> int | None:
    """The index of a row after those before it, checked against them; None where rows have none.

    All rows of an order have one or none has. Seen from the top they all fall, or all rise.
    """
    here = section.number("index", 1) if "index" in section.values else None
    if before and (here is None) is not (before[0].index is None):
        raise section.at(
            ("index",),
            Refused(
                "row {row} and the first row differ in having an index; give every row one, or none.",
                row=len(before) + 1,
            ),
        )
    known = [row.index for row in before if row.index is not None]
    if here is None or not known:
        return here
    last = known[-1]
    falling = known[0] > (known[1] if len(known) > 1 else here)
    if here == last:
        raise section.at(
            ("index",),
            Refused(
                "row {row} has the same index as the row above it ({index}), so the index does not say which "
                "comes first; mend it, or leave the index out of all rows.",
                row=len(before) + 1,
                index=here,
            ),
        )
    if (here < last) is not falling:
        raise section.at(
            ("index",),
            Refused(
                "row {row} has index {index} below one of {above}, against the way of the rows above; put "
                "the rows in the order of their index, all falling or all rising.",
                row=len(before) + 1,
                index=here,
                above=last,
            ),
        )
    return here


def references(
    root: Section, orders: Mapping[Sex, tuple[Row, ...]], allowed: Mapping[Sex, Designations]
) -> dict[Distance, int]:
    """The reference times in hundredths, for every distance of an order that is drawn from the times."""
    if "reference" not in root.values:
        return {}
    section = root.section("reference")
    section.only((), [distance.key for distance in DISTANCES])
    found = {Distance.of(key): _time(section, key) for key in section.values}
    for sex, rows in orders.items():
        drawn = [distance.key for distance in found if distance.sex is sex]
        if drawn:
            _all_timed(section, sex, rows, drawn)
            if Kind.DISTANCE in allowed[sex].kinds:
                raise section.at(
                    (drawn[0],),
                    Refused(
                        "{order} is drawn from the times, and who is designated on a distance may have none; "
                        "leave “distance” out of its designations, or these reference times.",
                        order=ORDER_TOPICS[sex].value,
                    ),
                )
    return found


def _all_timed(section: Section, sex: Sex, rows: Sequence[Row], drawn: Sequence[str]) -> None:
    """Refuse reference times that are not for exactly the distances of an order, and rows without a time."""
    order = ORDER_TOPICS[sex].value
    for row in rows:
        if row.designated:
            raise section.at(
                (drawn[0],),
                Refused(
                    "{order} is drawn from the times, and row {row} is filled by designation and has none; "
                    "leave that row out, or these reference times.",
                    order=order,
                    row=row.number,
                ),
            )
        if row.index is not None:
            raise section.at(
                (drawn[0],),
                Refused(
                    "{order} is put in order by an index on its rows already; leave that out, or these "
                    "reference times.",
                    order=order,
                ),
            )
        if row.event not in drawn:
            raise section.at(
                (row.event,),
                Refused(
                    "row {row} of {order} is on {event}, which has no reference time; add it here.",
                    row=row.number,
                    order=order,
                    event=row.event,
                ),
            )
    on = {row.event for row in rows}
    for key in drawn:
        if key not in on:
            raise section.at(
                (key,),
                Refused(
                    "no row of {order} is on {event}; leave its reference time out.", order=order, event=key
                ),
            )


def _time(section: Section, key: str) -> int:
    """A reference time in hundredths, which is how results are published."""
    written = section.text(key)
    try:
        time = RaceTime.parse(written)
    except Refused as wrong:
        raise section.at((key,), wrong) from None
    if time.cut().ms == 0:
        raise section.at((key,), Refused("{field} must be a time longer than nothing."))
    return time.cut().ms // 10
