"""Who is prequalified by the file of a procedure: whose ticket on a distance is there before the trials."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum

from startbewijs.errors import Refused
from startbewijs.selection.order import Standing
from startbewijs.selection.procedure import ORDER_TOPICS, Article, Prequalified, Procedure, Row
from startbewijs.selection.sections import Section
from startbewijs.sport.distances import DISTANCES, Distance, Sex

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Claim(StrEnum):
    """Whether who is prequalified on a distance made the start there that the ticket asks for."""

    STARTED = "started"
    TO_COME = "to come"
    MISSED = "missed"


def claims(
    procedure: Procedure, sex: Sex, standings: Mapping[Distance, Standing]
) -> dict[Prequalified, Claim]:
    """How far the prequalified of one sex are with their starts."""
    found = {}
    for one in procedure.prequalified:
        here = standings.get(one.distance, Standing())
        if one.distance.sex is sex:
            missed = Claim.TO_COME if here.may_start(one.skater) else Claim.MISSED
            found[one] = Claim.STARTED if here.has_started(one.skater) else missed
    return found


def prequalified(
    root: Section, orders: Mapping[Sex, tuple[Row, ...]], articles: Mapping[str, Article], article: str | None
) -> tuple[Prequalified, ...]:
    """The prequalified in the order of the file; `article` is the one about all who name none of their own.

    A distance must have a row for each of them, since who counts as first there holds one.
    """
    if "prequalified" not in root.values:
        return ()
    found: list[Prequalified] = []
    for section in root.sections("prequalified"):
        section.only(("skater", "distance"), ("article",))
        skater, key = section.text("skater"), section.text("distance")
        if not _ID.fullmatch(skater):
            raise section.at(
                ("skater",),
                Refused(
                    "“{skater}” is not an id; write the one under which the tournament registers the name, "
                    "in small letters like “kok” or “de-boo”.",
                    skater=skater,
                ),
            )
        section.known(("distance",), key, [distance.key for distance in DISTANCES])
        distance = Distance.of(key)
        before = [other.skater for other in found if other.distance == distance]
        if skater in before:
            raise section.at(
                ("skater",),
                Refused(
                    "“{skater}” is prequalified on {event} already; leave one of the two out.",
                    skater=skater,
                    event=key,
                ),
            )
        rows = sum(row.event == key for row in orders[distance.sex])
        if len(before) >= rows:
            raise section.at(
                ("distance",),
                Refused(
                    "{event} has fewer rows in {order} ({rows}) than prequalified skaters; give it another "
                    "row, or leave the skater out.",
                    event=key,
                    order=ORDER_TOPICS[distance.sex].value,
                    rows=rows,
                ),
            )
        own = article
        if "article" in section.values:
            own = section.text("article")
            section.known(("article",), own, articles)
        found.append(Prequalified(skater, distance, own))
    return tuple(found)
