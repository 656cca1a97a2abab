"""The log itself: every fact as a line a person can read."""

from __future__ import annotations

from difflib import get_close_matches

from msgspec import to_builtins

from startbewijs.errors import Refused
from startbewijs.log.facts import Fact, wire_name
from startbewijs.publish.answer import Answer, Data, head_data, noted, state_line
from startbewijs.publish.page import (
    Align,
    Column,
    Heading,
    Page,
    Row,
    Rule,
    Sentence,
    Span,
    Table,
    Tone,
    cell,
    row,
    text,
)
from startbewijs.publish.snapshot import Snapshot
from startbewijs.publish.subjects.sought import KINDS as KINDS
from startbewijs.publish.subjects.sought import OFFICES, Sought
from startbewijs.publish.subjects.told import told
from startbewijs.publish.words import Words, spoken
from startbewijs.sport.distances import Distance
from startbewijs.sport.skaters import Skater

_COLUMNS = (
    ("position", "position"),
    ("recorded", "recorded"),
    ("happened", "happened"),
    ("type", "type"),
    ("by", "by"),
    ("signed", "signed"),
    ("says", "says"),
    ("why", "why"),
    ("sources", "sources"),
    ("taken_back_by", "taken_back_by"),
)


def kinds_named(asked: str | None) -> tuple[str, ...]:
    """The kinds of facts that a name means: `start.false`, or all kinds of `start`."""
    if asked is None:
        return KINDS
    plain = asked.strip().lower().partition("/")[0]
    found = tuple(kind for kind in KINDS if plain in (kind, kind.partition(".")[0]))
    if found:
        return found
    near = get_close_matches(plain, KINDS, n=3, cutoff=0.5)
    raise Refused(
        "“{asked}” is no kind of fact; there are {known}.", asked=asked, known=", ".join(near or KINDS)
    )


def logbook(
    snapshot: Snapshot,
    distance: Distance | None = None,
    skater: Skater | None = None,
    kinds: tuple[str, ...] = KINDS,
) -> Answer:
    """The facts of a log, or those about one distance, one skater, or of some kinds."""
    state = snapshot.competition
    sought = Sought(distance, skater, frozenset(kinds))
    found = [fact for fact in snapshot.facts if sought.admits(fact, state.zone)]
    data = head_data(snapshot) | {"facts": [_data(fact, snapshot) for fact in found]}

    def page(words: Words) -> Page:
        drawn = Page().add(
            Heading(words.say("Log of {name}", name=state.name), state_line(snapshot, words), 1)
        )
        if not found:
            drawn.add(Sentence(text(words.say("No recorded fact answers to that."))))
            return noted(drawn, snapshot, words)
        rows: list[Row | Rule] = []
        day = None
        for fact in found:
            if fact.recorded.local_day(state.zone) != day:
                day = fact.recorded.local_day(state.zone)
                rows.append(Rule(words.say("known on {day}", day=day)))
            rows.append(_row(fact, snapshot, words))
        columns = (
            Column("", Align.RIGHT),
            Column(words.say("happened"), spare=4),
            Column(words.say("by"), spare=3),
            Column(words.say("what"), flows=True),
        )
        drawn.add(Table(columns, tuple(rows)))
        return noted(drawn, snapshot, words)

    return Answer(data, "facts", _COLUMNS, page)


def _row(fact: Fact, snapshot: Snapshot, words: Words) -> Row:
    state = snapshot.competition
    what = list(text(told(fact.event, state, words)))
    if fact.why:
        what.append(Span(f" – {words.note(fact.why)}", Tone.QUIET))
    if fact.sources:
        what.append(Span(f" [{', '.join(fact.sources)}]", Tone.QUIET))
    by = state.undone.get(fact.position)
    if by is not None:
        back = words.say("taken back by fact {position}", position=by)
        what.append(Span(f" – {back}", Tone.STRONG))
    office = words.say(OFFICES[fact.by])
    return row(
        cell(str(fact.position), Tone.QUIET),
        cell(words.moment(fact.happened, state.zone, year=False), Tone.QUIET),
        cell(f"{office} {fact.signed}" if fact.signed else office, Tone.QUIET),
        cell(tuple(what)),
    )


def _data(fact: Fact, snapshot: Snapshot) -> Data:
    return {
        "position": fact.position,
        "recorded": str(fact.recorded),
        "happened": str(fact.happened),
        "type": wire_name(type(fact.event)),
        "by": fact.by,
        "signed": fact.signed,
        "why": fact.why,
        "sources": list(fact.sources),
        "taken_back_by": snapshot.competition.undone.get(fact.position),
        "says": told(fact.event, snapshot.competition, spoken("en")),
        "event": {key: value for key, value in to_builtins(fact.event).items() if key != "type"},
    }
