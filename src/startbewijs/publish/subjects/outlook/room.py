"""The waiting room: who waits, for which rows, and when each is decided."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, time

from startbewijs.outlook.status import Status
from startbewijs.outlook.waiting import Awaited, Waiting, waiting_room
from startbewijs.publish.answer import Answer, Data, head_data, noted, state_line
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
from startbewijs.publish.subjects.outlook.prospect import Prospect, outlook_data
from startbewijs.publish.subjects.outlook.signs import sign, tone
from startbewijs.publish.subjects.remarks import name_cell
from startbewijs.publish.words import N_, Words
from startbewijs.selection.order import Filling

_COLUMNS = (
    ("sex", "sex"),
    ("skater", "skater.name"),
    ("id", "skater.id"),
    ("status", "status"),
    ("now", "now"),
    ("best", "best"),
    ("worst", "worst"),
    ("row", "row"),
    ("doublures_needed", "doublures_needed"),
    ("awaited_rows", "awaited_rows"),
    ("decided_at_the_latest", "decided_at_the_latest"),
)


def waiting_answer(snapshot: Snapshot, prospects: Sequence[Prospect]) -> Answer:
    """The waiting room of one sex or of both."""
    rooms = [(one, waiting_room(snapshot.competition, one.selected, one.outlooks)) for one in prospects]
    data = head_data(snapshot) | {
        "waiting": [_data(one, waits) for one, room in rooms for waits in room],
    }

    def page(words: Words) -> Page:
        drawn = Page().add(Heading(words.say("The waiting room"), state_line(snapshot, words), 1))
        for one, room in rooms:
            sex = words.sex(one.sex)
            drawn.add(Heading(sex[:1].upper() + sex[1:]), *_blocks(one, room, words))
        return noted(drawn, snapshot, words)

    return Answer(data, "waiting", _COLUMNS, page)


def _blocks(one: Prospect, room: Sequence[Waiting], words: Words) -> list[Block]:
    proved = [found for found in one.outlooks if found.status is not Status.NOT_PROVED]
    if not room:
        said = words.say("Nobody waits.") if proved else words.say("Nothing is proved here; see “status”.")
        return [Sentence(text(said))]
    columns = (
        Column(words.say("skater")),
        Column(words.say("own row"), Align.RIGHT),
        Column(words.say("waits for"), flows=True),
        Column(words.say("decided"), spare=1),
    )
    table = Table(columns, tuple(_row(one, waits, words) for waits in room))
    decided = {(one.event, one.filling): one for waits in room for one in waits.awaited}
    blocks: list[Block] = [table, Heading(words.say("When it is decided"))]
    blocks += [Sentence(text(said), "·") for said in when_lines(decided.values(), words)]
    return blocks


def _row(one: Prospect, waits: Waiting, words: Words) -> Row:
    found = waits.outlook
    return row(
        name_cell(one.state.skater(found.skater)),
        cell("" if waits.row is None else str(waits.row)),
        cell(_waits_for(one, waits, words), tone(found.status)),
        cell(_latest_text(waits, words), Tone.QUIET),
    )


def _waits_for(one: Prospect, waits: Waiting, words: Words) -> str:
    """What a skater waits for in a few words: so many doublures of so many rows, row by row."""
    found, count = waits.outlook, len(waits.awaited)
    rows = awaited_text(waits.awaited, words)
    needed = found.doublures_needed
    if found.row is None:
        return words.say(
            "{status}: stands on a row as it stands; {rows}", status=sign(found.status, words), rows=rows
        )
    if needed is None or not count:
        return words.say("{status}: {rows}", status=sign(found.status, words), rows=rows)
    said = words.count("{n} doublure", "{n} doublures", needed)
    open_ = words.count("{n} open row", "{n} open rows", count)
    return words.say("○ {doublures} in {open}: {rows}", doublures=said, open=open_, rows=rows)


def awaited_text(awaited: Iterable[Awaited], words: Words) -> str:
    """The rows grouped by event: `1500 m (rows 2 and 9), mass start (row 3)`."""
    by_event: dict[str, list[int]] = {}
    for one in awaited:
        by_event.setdefault(one.event, []).append(one.row)
    said = []
    for event, rows in by_event.items():
        numbers = words.listed(map(str, rows))
        held = (
            words.say("row {row}", row=numbers) if len(rows) == 1 else words.say("rows {rows}", rows=numbers)
        )
        said.append(f"{words.event(event, short=True)} ({held})")
    return ", ".join(said)


def when_lines(awaited: Iterable[Awaited], words: Words) -> list[str]:
    """For each event that is awaited when it is decided, the earliest first; decisions come last."""
    found: dict[tuple[str, Filling], Awaited] = {}
    for one in awaited:
        found.setdefault((one.event, one.filling), one)
    ordered = sorted(found.values(), key=lambda one: (one.day or date.max, one.start or time.max, one.row))
    return [_when(one, words) for one in ordered]


def _when(one: Awaited, words: Words) -> str:
    event = words.event(one.event)
    event = event[:1].upper() + event[1:]
    if one.filling is Filling.LEVEL:
        return words.say("{event}: level skaters, until the committee decides", event=event)
    if one.filling is Filling.UNKNOWN:
        return words.say("{event}: the rank was never published", event=event)
    if one.distance is None:
        return words.say("{event}: a designation by the committee, on a day not announced", event=event)
    if one.day is None:
        return words.say("{event}: not on the programme", event=event)
    day = words.day(one.day, year=False)
    if one.start is None:
        return words.say("{event}: {day}", event=event, day=day)
    return words.say("{event}: {day}, {hour}", event=event, day=day, hour=words.hour(one.start))


def _latest(waits: Waiting) -> tuple[date, time | None] | None:
    """The day and hour of the last race that is awaited; None where a decision or no known day is."""
    days = [(one.day, one.start) for one in waits.awaited]
    known = [(day, start) for day, start in days if day is not None]
    if len(known) < len(days) or not known:
        return None
    return max(known, key=lambda moment: (moment[0], moment[1] or time.min))


def _latest_text(waits: Waiting, words: Words) -> str:
    races = [one for one in waits.awaited if one.day is not None]
    latest = _latest(waits)
    if latest is not None:
        return words.say("by {day}", day=words.day(latest[0], year=False))
    if any(one.filling is Filling.AWAITED and one.distance and one.day is None for one in waits.awaited):
        return words.say("not on the programme")
    if not races:
        return words.say("by the committee") if waits.awaited else ""
    last = max(one.day for one in races if one.day is not None)
    return words.say("races by {day}, then the committee", day=words.day(last, year=False))


def _data(one: Prospect, waits: Waiting) -> Data:
    latest = _latest(waits)
    return outlook_data(one, waits.outlook) | {
        "row": waits.row,
        "awaited_rows": [awaited.row for awaited in waits.awaited],
        "awaited": [_awaited_data(awaited) for awaited in waits.awaited],
        "decided_at_the_latest": None if latest is None else latest[0].isoformat(),
    }


def _awaited_data(one: Awaited) -> Data:
    return {
        "row": one.row,
        "event": one.event,
        "rank": one.rank,
        "filling": one.filling.value,
        "day": None if one.day is None else one.day.isoformat(),
        "start": None if one.start is None else one.start.isoformat("minutes"),
    }


SITUATIONS = {
    Filling.AWAITED: N_("to come"),
    Filling.OPEN: N_("by designation, still to come"),
    Filling.LEVEL: N_("level; the committee decides"),
    Filling.UNKNOWN: N_("who has this rank was not published"),
}
"""What an unsettled row waits for, in a few words."""
