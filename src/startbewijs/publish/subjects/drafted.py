"""A procedure that was checked: what it comes to in numbers, and what to look at again."""

from __future__ import annotations

from startbewijs.errors import Refused
from startbewijs.publish.answer import Answer
from startbewijs.publish.page import (
    Align,
    Cell,
    Column,
    Heading,
    Page,
    Sentence,
    Table,
    Tone,
    cell,
    row,
    text,
)
from startbewijs.publish.subjects.claimed import hundredths
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
            "prequalified": [one.skater for one in procedure.prequalified if one.distance.key == event],
            "reference": _reference(procedure, event),
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
                "team_size": None if sex in procedure.limitless else procedure.team_size[sex],
                "rows": len(procedure.orders[sex]),
                "designated_rows": sum(row.designated for row in procedure.orders[sex]),
                "designations": procedure.designations[sex].at_most,
                "rows_by": _by(procedure, sex),
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


def _reference(procedure: Procedure, event: str) -> str | None:
    """The reference time of an event, in hundredths as it is compared."""
    times = {distance.key: time for distance, time in procedure.references.items()}
    return str(hundredths(times[event])) if event in times else None


def _by(procedure: Procedure, sex: Sex) -> str:
    """What puts the rows of an order in order: the times, a published index, or the list itself."""
    if procedure.drawn(sex):
        return "times"
    return "list" if procedure.orders[sex][0].index is None else "index"


_BY = {"times": N_("drawn from the times"), "list": N_("as listed"), "index": N_("by a published index")}


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
        Column(words.say("order of the rows")),
    )
    rows = [
        row(
            cell(words.sex(sex), Tone.STRONG),
            words.say("every ticket") if sex in procedure.limitless else str(procedure.team_size[sex]),
            str(len(procedure.orders[sex])),
            str(sum(one.designated for one in procedure.orders[sex])),
            str(procedure.designations[sex].at_most),
            cell(words.say(_BY[_by(procedure, sex)]), Tone.QUIET),
        )
        for sex in Sex
    ]
    return Table(columns, tuple(rows))


def _events(procedure: Procedure, words: Words) -> Table:
    """The events with their places; what only some procedures have stands there where this one has it."""
    columns = [
        Column(words.say("event")),
        Column(words.say("places"), Align.RIGHT),
        Column(words.say("rows"), Align.RIGHT),
        Column(words.say("what counts")),
        *([Column(words.say("reference time"), Align.DECIMAL)] if procedure.references else []),
        *([Column(words.say("need only start"), flows=True)] if procedure.prequalified else []),
    ]
    rows = []
    for event, places in procedure.places.items():
        counting = words.say(_COUNTING[procedure.counting[event]]) if event in procedure.counting else ""
        cells: list[Cell | str] = [
            words.event(event),
            str(places),
            str(rows_of(procedure, event)),
            cell(counting, Tone.QUIET),
        ]
        if procedure.references:
            cells.append(_reference(procedure, event) or "")
        if procedure.prequalified:
            named = [one.skater for one in procedure.prequalified if one.distance.key == event]
            cells.append(words.listed(named))
        rows.append(row(*cells))
    return Table(tuple(columns), tuple(rows))
