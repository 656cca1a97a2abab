"""What the marks in tables mean: only of marks that stand there."""

from __future__ import annotations

import re
from collections.abc import Iterable

from startbewijs.publish.page import Align, Block, Row, Sentence, Table, Tone, plain, text
from startbewijs.publish.words import N_, Words

_MARKS = {
    "DNF": N_("DNF: did not finish"),
    "DQ": N_("DQ: disqualified"),
    "DNS": N_("DNS: did not start"),
    "WDR": N_("WDR: withdrawn"),
    "·": N_("·: not published"),
}
_THOUSANDTHS = N_("three decimals: where hundredths alone do not separate")
_NO_RANK = N_(
    "no rank: results that were not published may stand before it, or the known decimals do not part it "
    "from another"
)


_DOUBLURE = N_(
    "Doublure: a ticket of somebody who has a place already; it takes none, so the next in line moves up."
)
_BY_THE_ORDER = N_(
    "◐ certain by the order: above the line in every ending; only the committee could change that."
)
_ORDER = (
    (re.compile(r"doublure|^↑"), _DOUBLURE),
    (re.compile(r"^\d+–\w+$"), N_("Place {mark}: the best and the worst over all endings.")),
    (re.compile("^◐"), _BY_THE_ORDER),
)
"""What stands in a cell of a table about an order, and what it means."""


def doublure_legend(words: Words) -> str:
    """What a doublure is, for who reads one."""
    return words.say(_DOUBLURE)


def by_the_order_legend(words: Words) -> str:
    """What it means to be certain by the order."""
    return words.say(_BY_THE_ORDER)


def order_legend(blocks: Iterable[Block], words: Words) -> list[Sentence]:
    """A line about the marks of an order that stand in these tables, or nothing."""
    standing = [
        plain(cell.text)
        for table in blocks
        if isinstance(table, Table)
        for row in table.rows
        if isinstance(row, Row)
        for cell in row.cells
    ]
    marked = [(meaning, [one for one in standing if mark.search(one)]) for mark, meaning in _ORDER]
    said = [words.say(meaning, mark=found[0]) for meaning, found in marked if found]
    return [Sentence(text(" ".join(said), Tone.QUIET))] if said else []


def legend(blocks: Iterable[Block], words: Words, *, ranked: bool = False) -> list[Sentence]:
    """A line about the marks in these tables, or nothing.

    In `ranked` tables the first column has ranks; where one is missing beside a time, that is told too.
    """
    rows = [
        (table, row)
        for table in blocks
        if isinstance(table, Table)
        for row in table.rows
        if isinstance(row, Row)
    ]
    standing = {plain(cell.text) for _, row in rows for cell in row.cells}
    said = [meaning for mark, meaning in _MARKS.items() if mark in standing]
    times = [(table, row, _times(table, row)) for table, row in rows]
    if any(len(time.rpartition(".")[2].rpartition(",")[2]) == 3 for *_, found in times for time in found):
        said.append(_THOUSANDTHS)
    if ranked and any(
        _ranked(table) and found and not plain(row.cells[0].text) for table, row, found in times
    ):
        said.append(_NO_RANK)
    if not said:
        return []
    return [Sentence(text("; ".join(words.say(one) for one in said) + ".", Tone.QUIET))]


def _times(table: Table, row: Row) -> list[str]:
    """The times in a row, with whatever decimals are printed."""
    cells = zip(table.columns, row.cells, strict=True)
    found = [plain(cell.text) for column, cell in cells if column.align is Align.DECIMAL]
    return [one for one in found if one[-1:].isdigit() and not one.startswith("+")]


def _ranked(table: Table) -> bool:
    return table.columns[0].align is Align.RIGHT
