"""The rows above a skater, each with what it counts for."""

from __future__ import annotations

from itertools import takewhile

from startbewijs.outlook.status import Outlook
from startbewijs.publish.answer import Data, skater_data
from startbewijs.publish.page import Align, Column, Row, Table, Tone, cell, row
from startbewijs.publish.subjects.order import race_day, ticket_name
from startbewijs.publish.subjects.outlook.prospect import Prospect
from startbewijs.publish.subjects.outlook.room import SITUATIONS
from startbewijs.publish.words import N_, Words
from startbewijs.selection.order import Filling
from startbewijs.selection.walk import Outcome, Step


def own_row(one: Prospect, found: Outlook) -> int | None:
    """The row on which a skater stands first: for good, else as it stands; None for who stands on none."""
    if found.row is not None:
        return found.row
    name = one.selected.now.name(found.skater)
    return None if name is None else name.rows[0]


def steps_above(one: Prospect, number: int) -> list[Step]:
    """The rows above a row, from the top."""
    return [*takewhile(lambda step: step.number != number, one.selected.order.steps)]


def steps_down_to(one: Prospect, number: int) -> list[Step]:
    """The rows from the top down to a row."""
    own = [step for step in one.selected.order.steps if step.number == number]
    return steps_above(one, number) + own


def above_table(one: Prospect, number: int, words: Words) -> Table:
    """The rows from the top down to a row, and how many names each adds or may add."""
    rows: list[Row] = []
    names = 0
    for step in steps_down_to(one, number):
        names += step.outcome is Outcome.PLACE
        tone = Tone.STRONG if step.number == number else Tone.PLAIN
        rows.append(
            row(
                cell(str(step.number), Tone.QUIET),
                cell(ticket_name(step.filling.row, words)),
                cell(_who(one, step, words), Tone.STRUCK if step.outcome is Outcome.DOUBLURE else tone),
                cell(_counts(step, names, words, own=step.number == number)),
            )
        )
    columns = (
        Column(words.say("row"), Align.RIGHT),
        Column(words.say("ticket")),
        Column(words.say("skater"), flows=True),
        Column(words.say("counts as")),
    )
    return Table(columns, tuple(rows))


def _who(one: Prospect, step: Step, words: Words) -> str:
    if step.skaters:
        return one.names(step.skaters, words, N_("or"))
    standing = step.filling.as_it_stands
    if standing:
        return words.say("under way; now {names}", names=one.names(standing, words, N_("or")))
    distance = step.filling.row.distance
    day = None if distance is None else race_day(one.state, distance)
    if step.filling.filling is Filling.AWAITED and day is not None:
        return words.say("to come, {day}", day=words.day(day, year=False))
    return words.say(SITUATIONS.get(step.filling.filling, N_("nobody is left for this row")))


def _counts(step: Step, names: int, words: Words, *, own: bool) -> str:
    match step.outcome:
        case _ if own:
            return words.say("← this row")
        case Outcome.PLACE:
            return words.say("name {n}", n=names)
        case Outcome.DOUBLURE:
            return words.say("doublure of row {row}", row=step.doublure_of)
        case Outcome.EMPTY:
            return words.say("nobody")
        case _:
            return words.say("perhaps a new name")


def above_data(one: Prospect, number: int | None) -> list[Data]:
    """The same rows as data."""
    steps = [] if number is None else steps_down_to(one, number)
    return [
        {
            "row": step.number,
            "event": step.filling.row.event,
            "rank": step.filling.row.rank,
            "outcome": step.outcome.value,
            "skaters": [skater_data(one.state.skater(skater)) for skater in step.skaters],
            "doublure_of_row": step.doublure_of,
            "names_above": step.names_above,
            "open_above": step.open_above,
        }
        for step in steps
    ]
