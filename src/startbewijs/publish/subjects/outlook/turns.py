"""How a skater's chances went: every turn with its day, its interval and its cause."""

from __future__ import annotations

from collections.abc import Sequence

from startbewijs.log.facts import wire_name
from startbewijs.outlook.course import Settled, Turn
from startbewijs.outlook.status import Outlook, Status
from startbewijs.publish.answer import Answer, Data, head_data, noted, skater_data, state_line
from startbewijs.publish.page import Align, Column, Heading, Page, Row, Sentence, Table, Tone, cell, row, text
from startbewijs.publish.snapshot import Snapshot
from startbewijs.publish.subjects.outlook.endings import rank_word
from startbewijs.publish.subjects.outlook.prospect import Prospect, outlook_data
from startbewijs.publish.subjects.outlook.signs import bar, interval, sign, tone
from startbewijs.publish.subjects.outlook.table import legend
from startbewijs.publish.subjects.told import told
from startbewijs.publish.words import N_, Words
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
    drawn = () if after.bounds is None else bar(after, one.ticks, one.limit)
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
    place = {"n": n, "old": interval(before, words), "new": new}
    status = {"n": n, "before": sign(before.status, words), "after": sign(after.status, words)}
    causes = telling(before, after, turn.settled)
    if causes:
        because = words.listed(settled_text(one, settled, after.skater, words) for settled in causes)
        if before.status is after.status:
            return words.say("Fact {n}: place {old} → {new}, because {because}.", because=because, **place)
        return words.say("Fact {n}: {before} → {after}, because {because}.", because=because, **status)
    fact = told(turn.fact.event, one.state, words)
    if before.status is after.status:
        return words.say("Fact {n}: place {old} → {new} ({fact}).", fact=fact, **place)
    return words.say("Fact {n}: {before} → {after} ({fact}).", fact=fact, **status)


def went(one: Prospect, turn: Turn, words: Words) -> str:
    """One turn without its fact: from what to what, and because of which rows, if any."""
    before, after = turn.before, turn.after
    assert before is not None
    because = causes_text(one, turn, words)
    if before.status is after.status:
        place = {"old": interval(before, words), "new": interval(after, words)}
        if because:
            return words.say("place {old} → {new}, because {because}", because=because, **place)
        return words.say("place {old} → {new}", **place)
    status = {"before": sign(before.status, words), "after": sign(after.status, words)}
    if because:
        return words.say("{before} → {after}, because {because}", because=because, **status)
    return f"{status['before']} → {status['after']}"


def causes_text(one: Prospect, turn: Turn, words: Words) -> str:
    """The rows that a turn came of, as a person lists them; nothing where it came of none."""
    causes = [] if turn.before is None else telling(turn.before, turn.after, turn.settled)
    told_ = [settled_text(one, settled, turn.after.skater, words) for settled in causes]
    return words.listed(told_) if told_ else ""


def telling(before: Outlook, after: Outlook, settled: Sequence[Settled]) -> list[Settled]:
    """Of the rows that were settled those that worked the way a status went, all where it stayed.

    A better status comes of doublures and of rows of one's own, a worse one of new names above; a decision
    about the skater comes of no row.
    """
    if before.status is after.status:
        return [*settled]
    if before.status not in _LADDER or after.status not in _LADDER:
        return []
    better = _LADDER.index(after.status) < _LADDER.index(before.status)
    return [one for one in settled if (one.also is not None or one.skater == after.skater) is better]


_LADDER = (Status.CERTAIN, Status.BY_THE_ORDER, Status.WAITING, Status.POSSIBLE, Status.OUT)


def settled_text(
    one: Prospect, settled: Settled, skater: str, words: Words, *, supposed: bool = False
) -> str:
    """A row that was settled, or would be if `supposed`: by whose place, and what that makes of it."""
    name, event = one.name(settled.skater), words.event(settled.event, short=True)
    if settled.rank is None:
        ticket = words.say("the designation of {name} for the {event}", name=name, event=event)
    else:
        rank = rank_word(settled.rank, words)
        ticket = words.say("{name}'s {rank} place on the {event}", rank=rank, name=name, event=event)
    row = settled.row
    if settled.skater == skater:
        message = N_("{ticket} gives row {row}") if supposed else N_("{ticket} gave row {row}")
    elif settled.also is not None:
        # Who comes to stand higher makes a doublure of the lower row, which may be the one known before.
        row = max(settled.row, settled.also)
        message = (
            N_("{ticket} makes row {row} a doublure")
            if supposed
            else N_("{ticket} made row {row} a doublure")
        )
    else:
        message = (
            N_("{ticket} puts a new name on row {row}")
            if supposed
            else N_("{ticket} put a new name on row {row}")
        )
    return words.say(message, ticket=ticket, row=row)


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
