"""What a command recorded, told back to whoever gave it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import to_builtins

from startbewijs.log.facts import Fact, wire_name
from startbewijs.publish.answer import Answer, Data
from startbewijs.publish.page import Page, Sentence, text
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
            drawn.add(Sentence(text(f"{said} – {fact.why}" if fact.why else said)))
        return drawn

    return Answer(data, "facts", _COLUMNS, page)


def _data(fact: Fact, state: Competition) -> Data:
    return {
        "position": fact.position,
        "type": wire_name(type(fact.event)),
        "by": fact.by,
        "signed": fact.signed,
        "why": fact.why,
        "says": told(fact.event, state, spoken("en")),
        "event": {key: value for key, value in to_builtins(fact.event).items() if key != "type"},
    }
