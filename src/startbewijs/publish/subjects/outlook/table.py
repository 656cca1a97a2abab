"""The table of statuses: place now, the interval as a bar, the word, doublures needed, rows held."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from startbewijs.outlook.status import Outlook, Status
from startbewijs.publish.answer import Answer, head_data, noted, state_line
from startbewijs.publish.page import (
    Align,
    Block,
    Column,
    Heading,
    Page,
    Row,
    Sentence,
    Table,
    Tone,
    cell,
    row,
    text,
)
from startbewijs.publish.snapshot import Snapshot
from startbewijs.publish.subjects.order import games_title
from startbewijs.publish.subjects.outlook.prospect import Prospect, outlook_data, prospect_data
from startbewijs.publish.subjects.outlook.signs import bar, interval_cell, sign, status_cell, uncovered_text
from startbewijs.publish.subjects.remarks import name_cell
from startbewijs.publish.words import Words
from startbewijs.selection.procedure import Procedure

COLUMNS = (
    ("sex", "sex"),
    ("skater", "skater.name"),
    ("id", "skater.id"),
    ("status", "status"),
    ("now", "now"),
    ("best", "best"),
    ("worst", "worst"),
    ("rows", "rows"),
    ("doublures_needed", "doublures_needed"),
    ("not_proved_because", "not_proved_because"),
)


def status_table(
    snapshot: Snapshot, procedure: Procedure, prospects: Sequence[Prospect], *, everyone: bool = False
) -> Answer:
    """What is proved of every skater; on the page those without any row are summed up, if not `everyone`."""
    data = head_data(snapshot) | {
        "orders": [prospect_data(one) for one in prospects],
        "outlooks": [outlook_data(one, found) for one in prospects for found in one.outlooks],
    }

    def page(words: Words) -> Page:
        drawn = Page().add(Heading(games_title(procedure, words), state_line(snapshot, words), 1))
        for one in prospects:
            sex = words.sex(one.sex)
            drawn.add(Heading(sex[:1].upper() + sex[1:], words.say("place over all endings")))
            drawn.add(*table_blocks(one, words, everyone=everyone))
        drawn.add(Sentence(text(legend(words), Tone.QUIET)))
        return noted(drawn, snapshot, words)

    return Answer(data, "outlooks", COLUMNS, page)


def table_blocks(one: Prospect, words: Words, *, everyone: bool) -> list[Block]:
    """The table of one sex, and how many others there are whom it leaves out."""
    shown = [found for found in one.outlooks if everyone or _stands(one, found)]
    blocks: list[Block] = []
    if shown:
        blocks.append(Table(_columns(words), tuple(_row(one, found, words) for found in shown)))
    else:
        blocks.append(Sentence(text(words.say("Nobody stands on the order yet."))))
    blocks += [Sentence(text(said, Tone.QUIET)) for said in _others(one, shown, words)]
    reasons = {found.uncovered for found in one.outlooks if found.uncovered is not None}
    for reason in sorted(reasons):
        said = words.say(
            "Nothing is proved where it says so: {reason}.", reason=uncovered_text(reason, words)
        )
        blocks.append(Sentence(text(said), "!"))
    return blocks


def legend(words: Words) -> str:
    """How to read the bar."""
    return words.say(
        "In the bar ● is the place if it ended now, ━ runs from the best to the worst place over all "
        "endings, ┃ is the line; “none” is an ending without a row."
    )


def _stands(one: Prospect, found: Outlook) -> bool:
    """Whether a skater has something to show: a place now, a row, or a decision."""
    decided = found.status in (Status.CERTAIN, Status.BY_THE_ORDER, Status.DESIGNATED, Status.LEFT_OUT)
    return decided or found.now is not None or bool(one.rows(found.skater))


def _others(one: Prospect, shown: Sequence[Outlook], words: Words) -> list[str]:
    named = {found.skater for found in shown}
    left = Counter(found.status for found in one.outlooks if found.skater not in named)
    said = []
    if left[Status.POSSIBLE]:
        possible = words.count(
            "And {n} other is still possible, without a row so far; --all names everyone.",
            "And {n} others are still possible, without a row so far; --all names everyone.",
            left[Status.POSSIBLE],
        )
        said.append(possible)
    if left[Status.OUT]:
        out = words.count(
            "And {n} other is out by the races; --all names everyone.",
            "And {n} others are out by the races; --all names everyone.",
            left[Status.OUT],
        )
        said.append(out)
    if left[Status.NOT_PROVED]:
        unproved = words.count(
            "And of {n} other nothing is proved; --all names everyone.",
            "And of {n} others nothing is proved; --all names everyone.",
            left[Status.NOT_PROVED],
        )
        said.append(unproved)
    return said


def _columns(words: Words) -> tuple[Column, ...]:
    return (
        Column(words.say("now"), Align.RIGHT),
        Column(words.say("skater")),
        Column(),
        Column(words.say("best–worst"), Align.RIGHT),
        Column(words.say("status"), flows=True),
        Column(words.say("rows"), spare=1),
    )


def _row(one: Prospect, found: Outlook, words: Words) -> Row:
    drawn = () if found.bounds is None else bar(found, one.ticks, one.limit)
    rows = ", ".join(map(str, one.rows(found.skater)))
    return row(
        cell("" if found.now is None else str(found.now), Tone.STRONG),
        name_cell(one.state.skater(found.skater)),
        cell(drawn),
        interval_cell(found, words),
        cell(status_text(found, words), status_cell(found.status, words).text[0].tone),
        cell(rows, Tone.QUIET),
    )


def status_text(found: Outlook, words: Words) -> str:
    """The status, and how many doublures it still takes where that is what is waited for."""
    said = sign(found.status, words)
    needed = found.doublures_needed
    if found.status not in (Status.WAITING, Status.POSSIBLE) or not needed:
        return said
    wanted = words.count("{n} doublure needed", "{n} doublures needed", needed)
    return f"{said}: {wanted}"
