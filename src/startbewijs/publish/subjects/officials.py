"""Who fills which office."""

from __future__ import annotations

from startbewijs.publish.answer import Answer, head_data, noted, state_line
from startbewijs.publish.page import Column, Heading, Page, Sentence, Table, Tone, cell, row, text
from startbewijs.publish.snapshot import Snapshot
from startbewijs.publish.words import N_, Words

OFFICES = (
    N_("competition leader"),
    N_("referee"),
    N_("assistant referee"),
    N_("starter"),
    N_("assistant starter"),
    N_("timekeeper"),
    N_("photo finish"),
    N_("lap scorer"),
    N_("track steward"),
    N_("speaker"),
)
"""The offices that a protocol names, in its order, as they are recorded."""

_COLUMNS = (("office", "office"), ("name", "name"))


def office_name(office: str, words: Words) -> str:
    """An office in the reader's language; one that we have no word for, as it was recorded."""
    return words.say(office) if office in OFFICES else office


def officials_answer(snapshot: Snapshot) -> Answer:
    """The offices that are filled, each with who fills it."""
    named = snapshot.competition.officials
    order = [office for office in OFFICES if office in named]
    order += [office for office in named if office not in OFFICES]
    data = head_data(snapshot) | {
        "officials": [{"office": office, "name": named[office]} for office in order],
        "open": [office for office in OFFICES if office not in named],
    }

    def page(words: Words) -> Page:
        drawn = Page().add(Heading(words.say("Officials"), state_line(snapshot, words), 1))
        if order:
            rows = tuple(row(cell(office_name(one, words), Tone.QUIET), named[one]) for one in order)
            drawn.add(Table((Column(words.say("duty")), Column(words.say("name"))), rows))
        else:
            drawn.add(Sentence(text(words.say("Nobody is named yet."))))
        how = 'startbewijs officials referee "A. de Boer" starter "B. Smit"'
        offices = words.listed(words.say(one) for one in OFFICES)
        said = words.say(
            "Name them like this: {command}. There are: {offices}.", command=how, offices=offices
        )
        return noted(drawn.add(Sentence(text(said, Tone.QUIET))), snapshot, words)

    return Answer(data, "officials", _COLUMNS, page)
