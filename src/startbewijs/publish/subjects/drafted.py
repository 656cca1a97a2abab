"""A procedure that was checked: what it comes to in numbers, and what to look at again."""

from __future__ import annotations

from startbewijs.errors import Refused
from startbewijs.publish.answer import Answer
from startbewijs.publish.page import Align, Column, Heading, Page, Sentence, Table, Tone, cell, row, text
from startbewijs.publish.words import N_, Words
from startbewijs.selection.advice import advice, rows_of
from startbewijs.selection.procedure import Procedure
from startbewijs.sport.competition import Counting
from startbewijs.sport.distances import Sex

_COUNTING = {
    Counting.SINGLE: N_("one race"),
    Counting.BEST: N_("the better of two races"),
    Counting.SUM: N_("two races added up"),
}
_COLUMNS = (("event", "event"), ("places", "places"), ("rows", "rows"), ("counting", "counting"))


def drafted(procedure: Procedure, file: str, folder: str) -> Answer:
    """A procedure in a file that could be read; `folder` is where a tournament looks for procedures."""
    remarks = (*_name(procedure, file, folder), *advice(procedure))
    events = [
        {
            "event": event,
            "places": places,
            "rows": rows_of(procedure, event),
            "counting": procedure.counting[event].value if event in procedure.counting else None,
        }
        for event, places in procedure.places.items()
    ]
    data = {
        "file": file,
        "id": procedure.id,
        "version": procedure.version,
        "title": procedure.title,
        "federation": procedure.federation,
        "sha256": procedure.sha256,
        "fields": [
            {
                "sex": sex.name.lower(),
                "team_size": procedure.team_size[sex],
                "rows": len(procedure.orders[sex]),
                "designated_rows": sum(row.designated for row in procedure.orders[sex]),
                "designations": procedure.designations[sex].at_most,
            }
            for sex in Sex
        ],
        "events": events,
        "remarks": [str(remark) for remark in remarks],
    }

    def page(words: Words) -> Page:
        good = words.say("In order: the file can be read, and every number and step rests on an article.")
        named = words.say("{id}, version {version}", id=procedure.id, version=procedure.version)
        return Page().add(
            Heading(procedure.title, named, 1),
            Sentence(text(good, Tone.SAFE), "●"),
            _fields(procedure, words),
            _events(procedure, words),
            *(Sentence(text(words.refusal(remark)), "·") for remark in remarks),
        )

    return Answer(data, "events", _COLUMNS, page)


def _name(procedure: Procedure, file: str, folder: str) -> tuple[Refused, ...]:
    due = f"{procedure.id}.toml"
    if file == due:
        return ()
    return (
        Refused(
            "A tournament finds a procedure by its id: call this file {due}, not {file}, and put it into "
            "{folder}.",
            due=due,
            file=file,
            folder=folder,
        ),
    )


def _fields(procedure: Procedure, words: Words) -> Table:
    columns = (
        Column(""),
        Column(words.say("go"), Align.RIGHT),
        Column(words.say("rows"), Align.RIGHT),
        Column(words.say("designated rows"), Align.RIGHT),
        Column(words.say("designations"), Align.RIGHT),
    )
    rows = [
        row(
            cell(words.sex(sex), Tone.STRONG),
            str(procedure.team_size[sex]),
            str(len(procedure.orders[sex])),
            str(sum(one.designated for one in procedure.orders[sex])),
            str(procedure.designations[sex].at_most),
        )
        for sex in Sex
    ]
    return Table(columns, tuple(rows))


def _events(procedure: Procedure, words: Words) -> Table:
    columns = (
        Column(words.say("event")),
        Column(words.say("places"), Align.RIGHT),
        Column(words.say("rows"), Align.RIGHT),
        Column(words.say("what counts")),
    )
    rows = [
        row(
            words.event(event),
            str(places),
            str(rows_of(procedure, event)),
            cell(
                words.say(_COUNTING[procedure.counting[event]]) if event in procedure.counting else "",
                Tone.QUIET,
            ),
        )
        for event, places in procedure.places.items()
    ]
    return Table(columns, tuple(rows))
