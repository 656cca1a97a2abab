"""The sources that the facts of a log name by their keys: what each is, and how much rests on it."""

from __future__ import annotations

from collections import Counter
from datetime import date

from startbewijs.publish.answer import Answer, head_data, noted, state_line
from startbewijs.publish.page import Align, Column, Heading, Page, Sentence, Table, Tone, cell, row, text
from startbewijs.publish.snapshot import Snapshot
from startbewijs.publish.words import Words

_COLUMNS = (
    ("key", "key"),
    ("title", "title"),
    ("published", "published"),
    ("address", "address"),
    ("facts", "facts"),
)


def bibliography(snapshot: Snapshot) -> Answer:
    """Every source of a log in the order in which it was first named, with how many facts refer to it."""
    state = snapshot.competition
    named = Counter(key for fact in snapshot.facts for key in set(fact.sources))
    sources = [
        {"key": key, "title": title, "published": day, "address": address, "facts": named[key]}
        for key, (title, day, address) in state.sources.items()
    ]

    def page(words: Words) -> Page:
        drawn = Page().add(
            Heading(words.say("Sources of {name}", name=state.name), state_line(snapshot, words), 1)
        )
        if not sources:
            return noted(
                drawn.add(Sentence(text(words.say("No fact of this log names a source.")))), snapshot, words
            )
        columns = (
            Column(words.say("source")),
            Column(words.say("published"), spare=2),
            Column(words.say("facts"), Align.RIGHT),
            Column(words.say("what it is"), flows=True),
        )
        rows = tuple(
            row(
                cell(key, Tone.STRONG), cell(_day(day, words), Tone.QUIET), str(named[key]), words.note(title)
            )
            for key, (title, day, _) in state.sources.items()
        )
        where = words.say("Their addresses, where they have one, are in --json and --csv.")
        drawn.add(Table(columns, rows), Sentence(text(where, Tone.QUIET)))
        return noted(drawn, snapshot, words)

    return Answer(head_data(snapshot) | {"sources": sources}, "sources", _COLUMNS, page)


def _day(published: str | None, words: Words) -> str:
    """A day as its reader writes it; anything else stays as it was recorded."""
    if published is None:
        return ""
    try:
        return words.day(date.fromisoformat(published))
    except ValueError:
        return published
