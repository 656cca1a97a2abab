"""How a skater's chances went: every turn with its day, its interval and its cause."""

from __future__ import annotations

from collections.abc import Sequence

from startbewijs.log.facts import wire_name
from startbewijs.outlook.course import Settled, Turn
from startbewijs.publish.answer import Answer, Data, head_data, noted, skater_data, state_line
from startbewijs.publish.page import Align, Column, Heading, Page, Row, Sentence, Table, Tone, cell, row, text
from startbewijs.publish.snapshot import Snapshot
from startbewijs.publish.subjects.outlook.prospect import Prospect, outlook_data
from startbewijs.publish.subjects.outlook.signs import bar, interval, sign, tone
from startbewijs.publish.subjects.outlook.table import legend
from startbewijs.publish.subjects.told import told
from startbewijs.publish.words import Words
from startbewijs.sport.skaters import Skater

_COLUMNS = (
    ("position", "position"),
    ("recorded", "recorded"),
    ("fact", "fact"),
    ("status_before", "before.status"),
    ("status", "after.status"),
    ("best", "after.best"),
    ("worst", "after.worst"),
    ("rows_settled", "rows_settled"),
)


def history(snapshot: Snapshot, one: Prospect, skater: Skater, turns: Sequence[Turn]) -> Answer:
    """The turns in one skater's chances along the log."""
    data = head_data(snapshot) | {
        "skater": skater_data(skater),
        "turns": [_data(one, turn) for turn in turns],
    }

    def page(words: Words) -> Page:
        title = words.say("How it went for {skater}", skater=skater)
        drawn = Page().add(Heading(title, state_line(snapshot, words), 1))
        if not turns:
            drawn.add(Sentence(text(words.say("Nothing happened yet that could be proved."))))
            return noted(drawn, snapshot, words)
        columns = (
            Column(words.say("fact"), Align.RIGHT),
            Column(words.say("day")),
            Column(spare=1),
            Column(words.say("best–worst"), Align.RIGHT),
            Column(words.say("status"), flows=True),
        )
        drawn.add(Table(columns, tuple(_row(one, turn, words) for turn in turns)))
        drawn.add(Sentence(text(legend(words), Tone.QUIET)))
        drawn.add(Heading(words.say("What made the difference")))
        drawn.add(*(Sentence(text(turn_text(one, turn, words)), "·") for turn in turns))
        return noted(drawn, snapshot, words)

    return Answer(data, "turns", _COLUMNS, page)


def _row(one: Prospect, turn: Turn, words: Words) -> Row:
    after = turn.after
    day = words.day(turn.fact.recorded.local_day(one.state.zone), year=False)
    drawn = () if after.bounds is None else bar(after, one.ticks, one.team_size)
    return row(
        cell(str(turn.fact.position), Tone.QUIET),
        cell(day),
        cell(drawn),
        cell("" if after.bounds is None else interval(after, words)),
        cell(sign(after.status, words), tone(after.status)),
    )


def turn_text(one: Prospect, turn: Turn, words: Words) -> str:
    """One turn in a sentence: from what to what, and because of what."""
    n, before, after = turn.fact.position, turn.before, turn.after
    new = interval(after, words)
    if before is None:
        return words.say(
            "From fact {n} on: {after}, place {new}.", n=n, after=sign(after.status, words), new=new
        )
    because = _because(one, turn, words)
    if before.status is after.status:
        return words.say(
            "Fact {n}: place {old} → {new}, because {because}.",
            n=n,
            old=interval(before, words),
            new=new,
            because=because,
        )
    return words.say(
        "Fact {n}: {before} → {after}, because {because}.",
        n=n,
        before=sign(before.status, words),
        after=sign(after.status, words),
        because=because,
    )


def _because(one: Prospect, turn: Turn, words: Words) -> str:
    """The rows that the fact settled, each with what it made of them; without any, the fact itself."""
    if not turn.settled:
        return told(turn.fact.event, one.state, words)
    return words.listed(_settled(one, settled, turn.after.skater, words) for settled in turn.settled)


def _settled(one: Prospect, settled: Settled, skater: str, words: Words) -> str:
    name, event = one.name(settled.skater), words.event(settled.event, short=True)
    if settled.rank is None:
        ticket = words.say("the designation of {name} for the {event}", name=name, event=event)
    else:
        rank = words.ordinal(settled.rank)
        ticket = words.say("the {rank} place of {name} on the {event}", rank=rank, name=name, event=event)
    if settled.skater == skater:
        return words.say("{ticket} gave row {row}", ticket=ticket, row=settled.row)
    if settled.also is not None:
        # Who comes to stand higher makes a doublure of the lower row, which may be the one known before.
        lower = max(settled.row, settled.also)
        return words.say("{ticket} made row {row} a doublure", ticket=ticket, row=lower)
    return words.say("{ticket} put a new name on row {row}", ticket=ticket, row=settled.row)


def _data(one: Prospect, turn: Turn) -> Data:
    return {
        "position": turn.fact.position,
        "recorded": str(turn.fact.recorded),
        "fact": wire_name(type(turn.fact.event)).partition("/")[0],
        "before": None if turn.before is None else outlook_data(one, turn.before),
        "after": outlook_data(one, turn.after),
        "rows_settled": [settled.row for settled in turn.settled],
        "settled": [
            {
                "row": settled.row,
                "event": settled.event,
                "rank": settled.rank,
                "skater": skater_data(one.state.skater(settled.skater)),
                "also_on_row": settled.also,
            }
            for settled in turn.settled
        ],
    }
