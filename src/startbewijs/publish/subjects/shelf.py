"""Which tournaments there are, and whether a log is what was recorded."""

from __future__ import annotations

from collections.abc import Sequence

from startbewijs.errors import Refused
from startbewijs.publish.answer import Answer, head_data
from startbewijs.publish.page import Align, Column, Heading, Page, Sentence, Table, Tone, cell, row, text
from startbewijs.publish.snapshot import Snapshot
from startbewijs.publish.subjects.classified import contradicted
from startbewijs.publish.words import Words
from startbewijs.results.classification import classification

_COLUMNS = (
    ("id", "id"),
    ("name", "name"),
    ("venue", "venue"),
    ("first_day", "first_day"),
    ("last_day", "last_day"),
    ("facts", "facts"),
    ("packaged", "packaged"),
    ("problem", "problem"),
)


def shelf(
    found: Sequence[tuple[Snapshot, bool]], folder: str, problems: Sequence[tuple[str, Refused]] = ()
) -> Answer:
    """The tournaments, each with whether it came with the program; `folder` is where the others lie.

    `problems` says of every file there that cannot be opened what is wrong with it.
    """
    unknown = dict.fromkeys(("name", "venue", "first_day", "last_day", "facts"))
    data = {
        "folder": folder,
        "tournaments": [
            {
                "id": one.competition.id,
                "name": one.competition.name,
                "venue": one.competition.venue,
                "first_day": min(one.competition.days).isoformat(),
                "last_day": max(one.competition.days).isoformat(),
                "facts": one.end,
                "packaged": packaged,
                "problem": None,
            }
            for one, packaged in found
        ]
        + [{"id": name, **unknown, "packaged": False, "problem": str(problem)} for name, problem in problems],
    }

    def page(words: Words) -> Page:
        rows = []
        for one, packaged in found:
            state = one.competition
            rows.append(
                row(
                    cell(state.id, Tone.STRONG),
                    state.name,
                    cell(state.venue, Tone.QUIET),
                    words.day(min(state.days)),
                    str(one.end),
                    cell(words.say("comes with the program") if packaged else "", Tone.QUIET),
                )
            )
        columns = (
            Column(words.say("tournament")),
            Column(""),
            Column("", spare=2),
            Column(words.say("first day")),
            Column(words.say("facts"), Align.RIGHT),
            Column("", spare=1),
        )
        where = words.say(
            "Your own lie in {folder}; bring one in with “startbewijs import FILE”.", folder=folder
        )
        broken = (
            Sentence(text(f"{name}: {words.refusal(problem)}", Tone.DECIDED), "!")
            for name, problem in problems
        )
        return Page().add(
            Heading(words.say("Tournaments"), "", 1),
            Table(columns, tuple(rows)),
            *broken,
            Sentence(text(where, Tone.QUIET)),
        )

    return Answer(data, "tournaments", _COLUMNS, page)


def verification(
    snapshot: Snapshot,
    facts: int,
    digest: str,
    procedure: tuple[str, str] | None,
    known_to: int | None = None,
) -> Answer:
    """What the check of a log found; `procedure` is the id and version of the adopted one, if it is at hand.

    `known_to` is the position whose digest somebody had written down and gave.
    """
    named = None if procedure is None else f"{procedure[0]}, version {procedure[1]}"
    found = {"facts": facts, "digest": digest, "procedure": named, "known_to": known_to}
    data = head_data(snapshot) | found | {"checks": [found]}

    def page(words: Words) -> Page:
        state = snapshot.competition
        good = words.count(
            "The one fact holds: it was not changed since it was recorded.",
            "All {n} facts hold: none was changed, left out or moved since it was recorded.",
            facts,
        )
        drawn = Page().add(Heading(state.name, state.id, 1), Sentence(text(good, Tone.SAFE), "●"))
        drawn.add(Sentence(text(words.say("Digest of the whole log: {digest}", digest=digest)), "·"))
        if procedure is not None:
            id_, version = procedure
            said = words.say(
                "The adopted procedure, {procedure}, version {version}, is the file at hand.",
                procedure=id_,
                version=version,
            )
            drawn.add(Sentence(text(said), "·"))
        if known_to is None:
            said = words.say(
                "What this cannot see: facts cut off at the end, or a log made anew. Write the digest down "
                "elsewhere; with it “startbewijs verify --digest …” shows later that nothing up to here was "
                "changed or cut off."
            )
        elif known_to == facts:
            said = words.say("The digest that you gave is that of the whole log: nothing was added either.")
        else:
            said = words.count(
                "The digest that you gave is that of the first {n} fact: it was not changed or cut off.",
                "The digest that you gave is that of the first {n} facts: none was changed or cut off.",
                known_to,
            )
        drawn.add(Sentence(text(said), "·"))
        for contest in state.contests.values():
            drawn.add(*contradicted(state, classification(contest), words))
        return drawn

    return Answer(data, "checks", tuple((name, name) for name in found), page)
