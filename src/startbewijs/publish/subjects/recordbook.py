"""The records of a tournament as they fell, and what stood before."""

from __future__ import annotations

from dataclasses import replace

from startbewijs.publish.answer import (
    Answer,
    Data,
    distance_data,
    head_data,
    noted,
    skater_data,
    state_line,
    time_data,
)
from startbewijs.publish.page import Align, Column, Heading, Page, Sentence, Table, Tone, cell, row, text
from startbewijs.publish.snapshot import Snapshot
from startbewijs.publish.subjects.legend import legend
from startbewijs.publish.subjects.remarks import kind_mark, kind_name, name_cell
from startbewijs.publish.words import Words
from startbewijs.results.records import Noticed, records
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Sex

_COLUMNS = (
    ("kind", "kind"),
    ("distance", "distance.key"),
    ("race", "race"),
    ("skater", "skater.name"),
    ("id", "skater.id"),
    ("time", "time.text"),
    ("time_ms", "time.ms"),
    ("old", "old.text"),
    ("old_holder", "old_holder"),
    ("equalled", "equalled"),
    ("computed", "computed"),
    ("published", "published"),
    ("position", "position"),
)
ORDER = ("WR", "OR", "NR", "TR", "PB", "SB")
"""The kinds of records, the greatest first."""


def recordbook(snapshot: Snapshot) -> Answer:
    """Every record so far, in the order in which they fell."""
    state = snapshot.competition
    found = records(state)
    data = head_data(snapshot) | {"records": [_data(state, record) for record in found]}

    def page(words: Words) -> Page:
        drawn = Page().add(Heading(words.say("Records"), state_line(snapshot, words), 1))
        if found:
            table = record_table(state, found, words)
            drawn.add(table, *legend([table], words))
            if any(not record.published for record in found):
                note = words.say("Marked ∗: follows from the mark that stood; not published as a record.")
                drawn.add(Sentence(text(note, Tone.QUIET)))
        else:
            drawn.add(Sentence(text(words.say("No record has fallen."))))
        return noted(drawn, snapshot, words)

    return Answer(data, "records", _COLUMNS, page)


def record_table(state: Competition, found: tuple[Noticed, ...], words: Words) -> Table:
    """Records, the greatest kinds first, each with the mark that stood before."""
    rows = []
    for record in sorted(found, key=lambda one: (ORDER.index(one.kind), one.position)):
        named = kind_name(record.kind, words)
        kind = words.say("{record} equalled", record=named) if record.equalled else named
        tone = Tone.PLAIN if record.kind in ("PB", "SB") else Tone.STRONG
        mark = "" if record.published else " ∗"
        sex = words.say("w") if record.distance.sex is Sex.WOMEN else words.say("m")
        before = "·" if record.old is None else words.time(record.old)
        rows.append(
            row(
                cell(kind + mark, tone, kind_mark(record.kind, words) + mark),
                cell(words.distance(record.distance), short=f"{sex} {words.metres(record.distance)}"),
                name_cell(state.skater(record.skater), tone),
                cell(words.time(record.time), tone),
                cell(before, Tone.QUIET),
                cell(holder_name(state, record), Tone.QUIET),
            )
        )
    columns = [
        Column(words.say("record")),
        Column(words.say("distance")),
        Column(words.say("skater")),
        Column(words.say("time"), Align.DECIMAL),
        Column(words.say("was"), Align.DECIMAL, spare=1),
        Column(words.say("of"), spare=2),
    ]
    if not any(holder_name(state, record) for record in found):
        columns.pop()
        rows = [replace(one, cells=one.cells[:-1]) for one in rows]
    return Table(tuple(columns), tuple(rows))


def holder_name(state: Competition, record: Noticed) -> str:
    """Who held the mark before, where that is somebody else; nothing for one's own best."""
    if record.old_holder is None or record.old_holder == record.skater:
        return ""
    known = state.skaters.get(record.old_holder)
    return record.old_holder if known is None else known.name


def _data(state: Competition, record: Noticed) -> Data:
    return {
        "kind": record.kind,
        "distance": distance_data(record.distance),
        "race": record.race,
        "skater": skater_data(state.skater(record.skater)),
        "time": time_data(record.time),
        "old": time_data(record.old),
        "old_holder": holder_name(state, record) or None,
        "equalled": record.equalled,
        "computed": record.computed,
        "published": record.published,
        "position": record.position,
    }
