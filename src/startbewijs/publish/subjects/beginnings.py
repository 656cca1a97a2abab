"""What a new tournament may begin with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from startbewijs.log.events.tournament import SecondDraw
from startbewijs.publish.answer import Answer
from startbewijs.publish.page import Column, Heading, Page, Sentence, Table, Tone, cell, row, text
from startbewijs.publish.words import Words
from startbewijs.sport.competition import Counting
from startbewijs.sport.distances import Distance

_COLUMNS = (("id", "id"), ("procedure", "procedure"), ("distances", "distances"), ("about", "about"))


@dataclass(frozen=True, slots=True)
class Template:
    """A beginning: the distances and how each counts, the procedure that decides, if any, and what it is for.

    `about` is a sentence by language, `second_draw` the way in which a second race is drawn.
    """

    id: str
    distances: Mapping[Distance, Counting]
    procedure: str | None
    about: Mapping[str, str]
    second_draw: SecondDraw | None = None


def beginnings(templates: Iterable[Template]) -> Answer:
    """The templates that a new tournament may be made from."""
    found = tuple(templates)
    data = {
        "templates": [
            {
                "id": one.id,
                "procedure": one.procedure,
                "distances": [distance.key for distance in one.distances],
                "twice": [key.key for key, counting in one.distances.items() if counting.races == 2],
                "about": one.about["en"],
            }
            for one in found
        ]
    }

    def page(words: Words) -> Page:
        rows = tuple(row(cell(one.id, Tone.STRONG), one.about[words.language]) for one in found)
        how = "startbewijs new club-2026 --from club-meet --name … --venue … --track … --days 2026-12-26"
        return Page().add(
            Heading(words.say("What a tournament may begin with"), "", 1),
            Table((Column(words.say("template")), Column("", flows=True)), rows),
            Sentence(text(words.say("Begin one like this: {command}", command=how), Tone.QUIET)),
        )

    return Answer(data, "templates", _COLUMNS, page)
