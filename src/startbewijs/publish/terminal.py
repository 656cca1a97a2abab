"""A page drawn on a terminal, or as plain lines into a pipe.

On a terminal lines are as wide as it is, and a table that does not fit gets shorter names, then fewer
columns. Into a pipe nothing is coloured, cut off or wrapped: a table's row is one line.
"""

from __future__ import annotations

from itertools import groupby
from typing import TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.style import Style
from rich.text import Text as RichText

from startbewijs.publish.page import (
    Align,
    Block,
    Cell,
    Column,
    Heading,
    Page,
    Row,
    Rule,
    Sentence,
    Span,
    Table,
    Text,
    Tone,
    plain,
    visible,
)

_GAP = "  "
_PROSE = 78
_LEAST = 16
_NARROWEST = 20
_USUAL = 80
_STYLES = {
    Tone.PLAIN: Style(),
    Tone.STRONG: Style(bold=True),
    Tone.QUIET: Style(dim=True),
    # One warm accent, readable on a white and on a black ground; all else is the terminal's own ink.
    Tone.LINE: Style(color="color(166)", bold=True),
    Tone.SAFE: Style(color="green"),
    Tone.WAITING: Style(),
    Tone.DECIDED: Style(color="magenta"),
    Tone.STRUCK: Style(dim=True, strike=True),
    Tone.TITLE: Style(bold=True),
}


class _Screen(Console):
    """A console that leaves it to its caller what to do when the reader of a pipe has gone."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def draw(page: Page, file: TextIO) -> None:
    """The page on a stream, with a blank line between its parts."""
    console = _Screen(file=file, highlight=False, markup=False, emoji=False, soft_wrap=True)
    # A width of nothing, or of less than a word, is a slip in COLUMNS or a window nobody reads.
    console.width = max(console.width, _NARROWEST) if console.width > 0 else _USUAL
    width = console.width if console.is_terminal else None
    for n, block in enumerate(page.blocks):
        if n and not _together(page.blocks[n - 1], block):
            console.print()
        for line in lines(block, width):
            console.print(line, soft_wrap=True)


def _together(before: Block, after: Block) -> bool:
    """Whether no blank line comes between two blocks: a heading and what it heads, items of a list."""
    if isinstance(before, Heading):
        return before.level > 1
    return isinstance(before, Sentence) and isinstance(after, Sentence) and bool(before.mark and after.mark)


def lines(block: Block, width: int | None) -> list[RichText]:
    """The lines of a block for a terminal of `width` columns, or of any width for None."""
    match block:
        case Heading():
            return _heading(block, width)
        case Sentence():
            return _sentence(block, width)
        case Table():
            return _table(block, width)


def _heading(heading: Heading, width: int | None) -> list[RichText]:
    title = heading.text.upper() if heading.level == 1 else heading.text
    head = _rich((Span(title, Tone.TITLE),))
    about = _rich((Span(heading.about, Tone.QUIET),))
    if not heading.about:
        return _wrapped(head, width)
    room = min(width, 100) if width is not None else 100
    blanks = room - cell_len(title) - cell_len(heading.about)
    if blanks >= 3 and heading.level == 1:
        return [head + RichText(" " * blanks) + about]
    if blanks >= 3:
        return [head + _rich((Span(" · ", Tone.QUIET),)) + about]
    return [*_wrapped(head, width), *_wrapped(about, width)]


def _sentence(sentence: Sentence, width: int | None) -> list[RichText]:
    hang = cell_len(sentence.mark) + 1 if sentence.mark else 0
    room = None if width is None else min(width, _PROSE) - hang
    wrapped = _wrapped(_rich(sentence.text), room)
    first = RichText(f"{sentence.mark} " if hang else "")
    return [(first if n == 0 else RichText(" " * hang)) + line for n, line in enumerate(wrapped)]


def _table(table: Table, width: int | None) -> list[RichText]:
    columns, rows = _fitting(table, width)
    widths = _widths(columns, rows)
    flowing = next((n for n, column in enumerate(columns) if column.flows), None)
    if width is not None and flowing is not None:
        spare = width - _total(widths)
        # What still does not fit runs on over further lines, in a column that a word fits into.
        widths[flowing] = max(widths[flowing] + min(spare, 0), 12)
    # Into a pipe a row may be long; its rules need not be.
    total = min(_total(widths), width or 100)
    drawn: list[RichText] = []
    if any(column.title for column in columns):
        titles = Row(tuple(Cell((Span(column.title, Tone.QUIET),)) for column in columns))
        drawn += _row(titles, columns, widths, flowing)
        drawn.append(RichText("─" * total, _STYLES[Tone.QUIET]))
    for row in rows:
        if isinstance(row, Rule):
            drawn.append(_rule(row, total))
            continue
        drawn += _row(row, columns, widths, flowing)
        if row.below:
            # Under the first column that stands to the left: the name, not the rank.
            indent = " " * _indent(columns, widths)
            room = None if width is None else max(width - len(indent), 12)
            drawn += [RichText(indent) + line for line in _wrapped(_rich(row.below), room)]
    return drawn


def _fitting(table: Table, width: int | None) -> tuple[list[Column], list[Row | Rule]]:
    """The columns and rows in the fullest form that fits the width.

    First the flowing text gets short, then columns go that can be spared, then names get short, then more
    columns go; what still does not fit is wrapped.
    """
    columns, rows = list(table.columns), _aligned(table.columns, table.rows)
    if width is None or _total(_widths(columns, rows)) <= width:
        return columns, rows
    rows = _shortened(columns, rows, flowing_only=True)
    if _total(_widths(columns, rows)) <= width or _minimum(columns, rows) <= width:
        return columns, rows
    _drop(columns, rows, width, least=3)
    if _minimum(columns, rows) > width:
        rows = _shortened(columns, rows, flowing_only=False)
        _drop(columns, rows, width, least=1)
    return columns, rows


def _drop(columns: list[Column], rows: list[Row | Rule], width: int, least: int) -> None:
    """Take out columns that can be spared at least so easily, until the table fits."""
    while _minimum(columns, rows, narrow=least < 2) > width:
        at = max(range(len(columns)), key=lambda n: columns[n].spare)
        if columns[at].spare < least:
            return
        kept = columns[at].kept
        del columns[at]
        rows[:] = [
            row
            if isinstance(row, Rule)
            else Row(row.cells[:at] + row.cells[at + 1 :], row.cells[at].text if kept else row.below)
            for row in rows
        ]


def _indent(columns: list[Column], widths: list[int]) -> int:
    """Where the first column with a title begins; the numbers and marks before it have none."""
    named = next((n for n, column in enumerate(columns) if column.title), 0)
    return sum(widths[:named]) + len(_GAP) * named


def _shortened(columns: list[Column], rows: list[Row | Rule], *, flowing_only: bool) -> list[Row | Rule]:
    """The rows with short forms where there are any, in the flowing column alone or everywhere."""
    return [
        row
        if isinstance(row, Rule)
        else Row(
            tuple(
                Cell(cell.short) if cell.short is not None and (column.flows or not flowing_only) else cell
                for column, cell in zip(columns, row.cells, strict=True)
            ),
            row.below,
        )
        for row in rows
    ]


def _total(widths: list[int]) -> int:
    return sum(widths) + len(_GAP) * (len(widths) - 1)


def _minimum(columns: list[Column], rows: list[Row | Rule], *, narrow: bool = False) -> int:
    widths = _widths(columns, rows)
    needed = [
        min(wide, _LEAST if narrow else 24) if column.flows else wide
        for column, wide in zip(columns, widths, strict=True)
    ]
    return _total(needed)


def _widths(columns: list[Column], rows: list[Row | Rule]) -> list[int]:
    widths = [cell_len(column.title) for column in columns]
    for row in rows:
        if isinstance(row, Row):
            for n, cell in enumerate(row.cells):
                widths[n] = max(widths[n], cell_len(plain(cell.text)))
    return widths


def _aligned(columns: tuple[Column, ...], rows: tuple[Row | Rule, ...]) -> list[Row | Rule]:
    """The rows with blanks behind every time, so that decimal marks stand under each other."""
    done = list(rows)
    for n, column in enumerate(columns):
        if column.align is not Align.DECIMAL:
            continue
        behind = [_decimals(plain(row.cells[n].text)) for row in done if isinstance(row, Row)]
        most = max(behind, default=0)
        for at, row in enumerate(done):
            if isinstance(row, Row) and row.cells[n].text:
                cells = list(row.cells)
                blanks = " " * (most - _decimals(plain(cells[n].text)))
                cells[n] = Cell((*cells[n].text, Span(blanks)), cells[n].short)
                done[at] = Row(tuple(cells), row.below)
    return done


def _decimals(time: str) -> int:
    """How many characters stand behind the decimal mark of a time; a word counts as having two.

    >>> _decimals("12.36,35"), _decimals("37.242"), _decimals("DNF")
    (2, 3, 2)
    """
    mark = max(time.rfind(","), time.rfind("."))
    return len(time) - mark - 1 if mark >= 0 else 2


def _row(row: Row, columns: list[Column], widths: list[int], flowing: int | None) -> list[RichText]:
    stacks = [
        _wrapped(_rich(cell.text), widths[n] if n == flowing else None) for n, cell in enumerate(row.cells)
    ]
    drawn = []
    for depth in range(max(map(len, stacks))):
        line = RichText()
        for n, stack in enumerate(stacks):
            piece = stack[depth] if depth < len(stack) else RichText()
            blanks = RichText(" " * (widths[n] - cell_len(piece.plain)))
            right = columns[n].align is not Align.LEFT
            line += (RichText(_GAP) if n else RichText()) + (blanks + piece if right else piece + blanks)
        line.rstrip()
        drawn.append(line)
    return drawn


def _rule(rule: Rule, total: int) -> RichText:
    style = _STYLES[rule.tone]
    stroke = "━" if rule.tone is Tone.LINE else "─"
    if not rule.label:
        return RichText(stroke * total, style)
    label = rule.label if cell_len(rule.label) + 8 <= total or not rule.short else rule.short
    left = stroke * min(max(total - cell_len(label) - 2, 0), 4)
    right = stroke * max(total - len(left) - 2 - cell_len(label), 0)
    return RichText(f"{left} {label} {right}".strip(), style)


def _rich(text: Text) -> RichText:
    drawn = RichText()
    for tone, spans in groupby(text, key=lambda span: span.tone):
        drawn.append(visible("".join(span.text for span in spans)).replace("\n", "\\n"), _STYLES[tone])
    return drawn


def _wrapped(text: RichText, width: int | None) -> list[RichText]:
    """The text in lines of at most `width` columns, broken between words."""
    if width is None or cell_len(text.plain) <= width:
        return [text]
    pieces: list[RichText] = []
    start, end = 0, 0
    for word in text.plain.split(" "):
        reach = end + len(word) + (1 if end > start else 0)
        if end > start and cell_len(text.plain[start:reach]) > width:
            pieces.append(text[start:end])
            start = end + 1
            reach = start + len(word)
        while cell_len(text.plain[start:reach]) > width:  # a word too long for any line
            pieces.append(text[start : start + width])
            start += width
        end = reach
    pieces.append(text[start:])
    return pieces
