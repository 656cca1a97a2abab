"""What a procedure allows and its author may not have meant: said, never refused."""

from __future__ import annotations

from collections.abc import Iterator

from startbewijs.errors import Refused
from startbewijs.selection.procedure import ORDER_TOPICS, Procedure, Sure
from startbewijs.sport.competition import Counting
from startbewijs.sport.distances import Sex


def advice(procedure: Procedure) -> tuple[Refused, ...]:
    """What whoever wrote the procedure should look at again; sentences to be said in a reader's language."""
    return (*_orders(procedure), *_committee(procedure), *_articles(procedure))


def rows_of(procedure: Procedure, event: str) -> int:
    """How many rows the orders have for an event."""
    return sum(row.event == event for rows in procedure.orders.values() for row in rows)


def _orders(procedure: Procedure) -> Iterator[Refused]:
    for sex, rows in procedure.orders.items():
        size, order = procedure.team_size[sex], ORDER_TOPICS[sex].value
        if len(rows) < size and sex not in procedure.limitless:
            yield Refused(
                "{order} has {rows} rows and team_size is {size}: by the order alone the team is never full.",
                order=order,
                rows=len(rows),
                size=size,
            )
        if procedure.drawn(sex):
            yield Refused(
                "{order} is drawn from the times: until every time is known its rows may still change "
                "places, so what may still happen is shown as “not proved” till then.",
                order=order,
            )
        for distance in procedure.distances(sex):
            ranks = [row.rank for row in rows if row.event == distance.key and not row.designated]
            if ranks != list(range(1, len(ranks) + 1)):
                yield Refused(
                    "{order} asks for the ranks {ranks} of {event} and leaves one out. The order is "
                    "walked all the same, but what may still happen is shown as “not proved”; give the ranks "
                    "from 1.",
                    order=order,
                    ranks=", ".join(map(str, ranks)),
                    event=distance.key,
                )
    for distance in procedure.references:
        if procedure.counting[distance.key] is Counting.SUM:
            yield Refused(
                "{event} counts two races added up, so its reference time must be one for both together.",
                event=distance.key,
            )
    for event, places in procedure.places.items():
        rows_here = rows_of(procedure, event)
        if "-" in event:
            continue  # its line-up is a decision, whatever rows there are
        if 0 < rows_here < places:
            yield Refused(
                "{event} has {places} places and fewer rows ({rows}): the other starts are for whoever goes "
                "by another row.",
                event=event,
                places=places,
                rows=rows_here,
            )
        if not rows_here:
            yield Refused(
                "{event} has {places} places and no row: nobody can earn a ticket on it.",
                event=event,
                places=places,
            )


def _committee(procedure: Procedure) -> Iterator[Refused]:
    for sex in Sex:
        allowed = procedure.designations[sex]
        table = f"designations.{ORDER_TOPICS[sex].value.removeprefix('order.')}"
        if allowed.at_most and not allowed.kinds:
            yield Refused(
                "{table} allows {number} designations and names no kinds, so none can be made; add kinds.",
                table=table,
                number=allowed.at_most,
            )
        if len(allowed.readings) > 1:
            yield Refused(
                "{table}.readings leaves open what a designation on a distance does; “certain” is said "
                "only of who is certain in each reading.",
                table=table,
            )


def _articles(procedure: Procedure) -> Iterator[Refused]:
    ours = [key for key, article in procedure.articles.items() if article.sure is Sure.OURS]
    if ours:
        yield Refused(
            "No source is named for {articles}: readers are told that these were chosen here.",
            articles=", ".join(ours),
        )
