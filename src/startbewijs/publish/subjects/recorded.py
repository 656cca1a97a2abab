"""What a command recorded, told back to whoever gave it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import to_builtins

from startbewijs.log.events.base import Event
from startbewijs.log.facts import Fact, wire_name
from startbewijs.publish.answer import Answer, Data
from startbewijs.publish.page import Page, Sentence, Tone, text
from startbewijs.publish.snapshot import Snapshot
from startbewijs.publish.subjects.told import told
from startbewijs.publish.words import Words, spoken
from startbewijs.sport.competition import Competition

_COLUMNS = (("position", "position"), ("type", "type"), ("by", "by"), ("says", "says"), ("why", "why"))


def recorded(state: Competition, facts: Sequence[Fact], *, again: bool = False) -> Answer:
    """The facts that a command recorded, a sentence each; `state` is the tournament after them.

    `again` says that they were recorded before: the same command arrived twice.
    """
    data: Data = {
        "tournament": {"id": state.id, "name": state.name},
        "position": state.position,
        "again": again,
        "facts": [_data(fact, state) for fact in facts],
    }

    def page(words: Words) -> Page:
        drawn = Page()
        if not facts:
            return drawn.add(Sentence(text(words.say("Nothing to record: it is so already."))))
        if again:
            drawn.add(Sentence(text(words.say("This was recorded before."))))
        for fact in facts:
            said = f"{fact.position}  {told(fact.event, state, words)}"
            drawn.add(Sentence(text(f"{said} – {words.note(fact.why)}" if fact.why else said)))
        return drawn

    return Answer(data, "facts", _COLUMNS, page)


def proposed(snapshot: Snapshot, events: Sequence[Event]) -> Answer:
    """The facts that a command would record, a sentence each, when nothing is recorded yet."""
    state = snapshot.competition
    data: Data = {
        "tournament": {"id": state.id, "name": state.name},
        "position": state.position,
        "again": False,
        "facts": [
            {
                "type": wire_name(type(event)),
                "says": told(event, state, spoken("en")),
                "event": _fields(event),
            }
            for event in events
        ],
    }

    def page(words: Words) -> Page:
        drawn = Page()
        for event in events:
            drawn.add(Sentence(text(told(event, state, words)), "·"))
        said = words.say("Nothing is recorded yet; the same with --record does it.")
        return drawn.add(Sentence(text(said, Tone.STRONG)))

    return Answer(data, "facts", _COLUMNS, page)


def _fields(event: Event) -> Data:
    return {key: value for key, value in to_builtins(event).items() if key != "type"}


def _data(fact: Fact, state: Competition) -> Data:
    return {
        "position": fact.position,
        "type": wire_name(type(fact.event)),
        "by": fact.by,
        "signed": fact.signed,
        "why": fact.why,
        "says": told(fact.event, state, spoken("en")),
        "event": _fields(fact.event),
    }
