"""A page as HTML: headings, sentences and tables, with names and races that lead to their own pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from startbewijs.publish.html.bars import bar_drawn, is_bar
from startbewijs.publish.html.markup import Html, element, together
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
)
from startbewijs.publish.words import Words

_TAGS = {Tone.STRONG: "strong", Tone.TITLE: "strong", Tone.STRUCK: "s"}
_BULLETS = ("·", "•", " ")


@dataclass(frozen=True, slots=True)
class Pen:
    """What every drawing needs: the language, and for a text that has a page of its own, where that is.

    `top` is the level of the heading that a page's own title (level 1) becomes.
    """

    words: Words
    links: Mapping[str, str] = field(default_factory=dict)
    top: int = 1


def page_drawn(page: Page, pen: Pen) -> Html:
    """All the blocks of a page."""
    return blocks_drawn(page.blocks, pen)


def blocks_drawn(blocks: Iterable[Block], pen: Pen) -> Html:
    """Blocks below each other; sentences with a mark that follow each other make one list."""
    drawn: list[Html] = []
    for listed, group in groupby(blocks, key=lambda one: isinstance(one, Sentence) and bool(one.mark)):
        if listed:
            items = (_item(one, pen) for one in group if isinstance(one, Sentence))
            drawn.append(element("ul", *items, class_="marked"))
        else:
            drawn += [_block(one, pen) for one in group]
    return together(*drawn)


def _block(block: Block, pen: Pen) -> Html:
    match block:
        case Heading():
            return _heading(block, pen)
        case Sentence():
            return element("p", text_drawn(block.text, pen), class_=_only_tone(block.text))
        case Table():
            return table_drawn(block, pen)


def _heading(heading: Heading, pen: Pen) -> Html:
    level = min(heading.level + pen.top - 1, 6)
    about = element("span", heading.about, class_="about") if heading.about else None
    return element(f"h{level}", heading.text, " " if about else None, about)


def _item(sentence: Sentence, pen: Pen) -> Html:
    said = text_drawn(sentence.text, pen)
    if sentence.mark in _BULLETS:
        return element("li", said)
    tones = {span.tone for span in sentence.text}
    mark = element("span", sentence.mark, class_="mark")
    return element("li", mark, " ", said, class_=f"shape {tones.pop() if len(tones) == 1 else ''}".strip())


def _only_tone(text: Text) -> str | None:
    """The tone that a whole paragraph has, if that is quiet."""
    return "quiet" if text and all(span.tone is Tone.QUIET for span in text) else None


def text_drawn(text: Text, pen: Pen) -> Html:
    """A text with its tones; a piece that is a name with a page of its own leads there."""
    return together(*(_span(span, pen) for span in text))


def _span(span: Span, pen: Pen) -> Html:
    address = pen.links.get(span.text)
    said = together(span.text) if address is None else element("a", span.text, href=address)
    if span.tone is Tone.PLAIN:
        return said
    if span.tone in _TAGS:
        return element(_TAGS[span.tone], said)
    return element("span", said, class_=span.tone.value)


def table_drawn(table: Table, pen: Pen) -> Html:
    """A table with its head; one that is wider than the screen can be moved sideways by hand or key."""
    columns = table.columns
    titled = any(column.title for column in columns)
    head = element("thead", element("tr", *(_title(one) for one in columns))) if titled else None
    rows = (
        _rule(one, len(columns)) if isinstance(one, Rule) else _row(one, columns, pen) for one in table.rows
    )
    stacked = _stacked(columns)
    drawn = element(
        "table",
        head,
        element("tbody", *rows, role="rowgroup" if stacked else None),
        class_="stack" if stacked else None,
        role="table" if stacked else None,
    )
    # Whoever reads by keyboard must be able to move what is wider than the screen.
    name = ", ".join(column.title for column in columns if column.title) or pen.words.say("table")
    return element("div", drawn, class_="wide", role="group", tabindex=0, aria_label=name)


def _stacked(columns: tuple[Column, ...]) -> bool:
    """Whether a row becomes several lines on a phone; it then needs roles to be read as a row still."""
    return len(columns) > 3 or any(column.flows for column in columns)


def _title(column: Column) -> Html:
    if not column.title:
        return element("td", class_=_class(column))
    return element("th", column.title, class_=_class(column), scope="col")


def _rule(rule: Rule, width: int) -> Html:
    head = element("th", rule.label, colspan=width, scope="colgroup")
    return element("tr", head, class_=f"rule {rule.tone.value}")


def _row(row: Row, columns: tuple[Column, ...], pen: Pen) -> Html:
    role = "cell" if _stacked(columns) else None
    cells = (_cell(one, column, pen, role) for one, column in zip(row.cells, columns, strict=True))
    return element("tr", *cells, role=role and "row")


def _cell(cell: Cell, column: Column, pen: Pen, role: str | None) -> Html:
    if is_bar(cell.text):
        return element("td", bar_drawn(cell.text, pen.words), class_="bar", role=role)
    said = _decimal(cell.text, pen) if column.align is Align.DECIMAL else text_drawn(cell.text, pen)
    # What a phone has no column for stands below the row there, with the column's title before it.
    # So does a number, which says little without it once the head of the table is gone.
    titled = column.align is Align.RIGHT or (column.spare == 1 and column.align is Align.DECIMAL)
    title = column.title if role and titled and cell.text else None
    return element("td", said, class_=_class(column), role=role, data_title=title or None)


def _decimal(text: Text, pen: Pen) -> Html:
    """A time, its thousandths smaller, on a decimal mark that stands below those of the other rows."""
    time = plain(text)
    head, mark, digits = time.rpartition(pen.words.decimal_mark)
    if len(text) != 1 or not mark or len(digits) != 3 or not digits.isdigit():
        return text_drawn(text, pen)
    small = element("small", digits[2:])
    return together(text_drawn((Span(f"{head}{mark}{digits[:2]}", text[0].tone),), pen), small)


def _class(column: Column) -> str | None:
    named = []
    if column.align is not Align.LEFT:
        named.append("number" if column.align is Align.RIGHT else "time")
    if column.flows:
        named.append("flows")
    elif column.spare >= 3 or (column.spare and column.align is Align.DECIMAL):
        named.append("spare")
    return " ".join(named) or None
