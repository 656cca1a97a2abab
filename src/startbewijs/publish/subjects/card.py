"""The speaker's card of a skater: who this is, what stands on the distance, and what is at stake in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from startbewijs.errors import Refused
from startbewijs.outlook.needs import Enough, Need
from startbewijs.outlook.status import Outlook, Status
from startbewijs.outlook.waiting import announced
from startbewijs.publish.answer import (
    Answer,
    Data,
    distance_data,
    head_data,
    noted,
    skater_data,
    state_line,
    time_data,
)
from startbewijs.publish.page import (
    Align,
    Block,
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
from startbewijs.publish.snapshot import Snapshot
from startbewijs.publish.subjects.outlook.needed import start_sentence, time_sentences
from startbewijs.publish.subjects.outlook.prospect import Prospect, outlook_data
from startbewijs.publish.subjects.outlook.signs import places_text, sign, tone
from startbewijs.publish.subjects.pairs import called, in_order
from startbewijs.publish.subjects.people import introduced
from startbewijs.publish.subjects.racing import race_title
from startbewijs.publish.subjects.recordbook import ORDER
from startbewijs.publish.subjects.remarks import STATUSES, kind_name
from startbewijs.publish.words import N_, Words
from startbewijs.results.classification import Line, classification
from startbewijs.results.records import standing_marks
from startbewijs.selection.procedure import Procedure
from startbewijs.selection.procedure import Row as ProcedureRow
from startbewijs.sport.competition import Competition, Contest, Mark, Pair
from startbewijs.sport.distances import Distance, Lane
from startbewijs.sport.skaters import Skater

_COLUMNS = (
    ("distance", "distance.key"),
    ("race", "race"),
    ("pair", "pair"),
    ("lane", "lane"),
    ("against", "against.name"),
    ("status", "status"),
    ("time", "time.text"),
)
_LANES = {Lane.INNER: N_("starts in the inner lane"), Lane.OUTER: N_("starts in the outer lane")}
_MEANS = {
    Enough.CERTAIN: N_("{ranks}: certain, whatever the others and the committee do."),
    Enough.BY_THE_ORDER: N_("{ranks}: certain by the order, whatever the others do."),
    Enough.HOPE: N_("{ranks}: still possible."),
    Enough.OVER: N_("{ranks}: no way left by the races."),
}
_SHARED = ("WR", "OR", "NR", "TR")


def next_distance(competition: Competition, skater: Skater) -> Distance:
    """The distance that a card of this skater is about now: the first to come, else the last one skated.

    A skater who is entered nowhere is refused.
    """
    own = [contest for contest in competition.of_sex(skater.sex) if skater.id in contest.entrants]
    if not own:
        raise Refused("{skater} is entered for no distance, so there is no card.", skater=skater.name)
    by_day = sorted(own, key=lambda contest: str(announced(competition, contest.distance)[0] or "9999"))
    coming = [one for one in by_day if one.closed is None and skater.id not in one.withdrawn]
    return (coming or by_day[-1:])[0].distance


def speakers_card(
    snapshot: Snapshot, one: Prospect, skater: Skater, distance: Distance, need: Need | None
) -> Answer:
    """What a speaker says before a skater starts on a distance; `need` is None where nothing is to come."""
    state = snapshot.competition
    contest = state.contest(distance)
    found = one.of(skater.id)
    marks = _marks(state, skater, distance)
    data = head_data(snapshot) | {
        "skater": skater_data(skater),
        "distance": distance_data(distance),
        "outlook": None if found is None else outlook_data(one, found),
        "rows": [{"row": each.number, "rank": each.rank} for each in _rows(one.procedure, distance)],
        "marks": [_mark_data(state, mark) for mark in marks],
        "races": [_race_data(state, contest, skater, number) for number in _numbers(contest)],
    }

    def page(words: Words) -> Page:
        drawn = Page().add(Heading(skater.name, state_line(snapshot, words), 1))
        known = introduced(skater, words)
        if known:
            drawn.add(Sentence(text(known)))
        title = words.distance(distance)
        drawn.add(Heading(title[:1].upper() + title[1:], race_hour(state, distance, words)))
        drawn.add(*[Sentence(text(said), "·") for said in _here(state, contest, skater, words)])
        if marks:
            drawn.add(_mark_table(state, marks, words))
        before = [*before_texts(state, skater, distance, words)]
        if before:
            drawn.add(Heading(words.say("At this tournament")))
            drawn.add(*[Sentence(text(said), "·") for said in before])
        open_ = contest.closed is None
        drawn.add(Heading(words.say("At stake") if open_ else words.say("On the order")))
        drawn.add(*status_blocks(one, found, words))
        said = tickets_text(one.procedure, distance, words)
        if said and open_:
            drawn.add(Sentence(text(said), "·"))
        drawn.add(*need_blocks(found, need, words))
        return noted(drawn, snapshot, words)

    return Answer(data, "races", _COLUMNS, page)


def _numbers(contest: Contest) -> range:
    return range(1, contest.counting.races + 1)


def race_hour(state: Competition, distance: Distance, words: Words) -> str:
    """The day and the hour of a distance, as they were announced."""
    day, start = announced(state, distance)
    if day is None:
        return ""
    said = words.day(day, year=False)
    return said if start is None else f"{said}, {words.hour(start)}"


def last_pair(contest: Contest, skater: Skater, number: int) -> Pair | None:
    """The last pair of a race in which a skater was put: a re-skate comes after the first try."""
    held = contest.races.get(number)
    pairs = [] if held is None else [pair for pair in in_order(held) if pair.run(skater.id)]
    return pairs[-1] if pairs else None


def _against(pair: Pair, skater: Skater) -> str | None:
    return next((seat.skater for seat in pair.seats if seat and seat.skater != skater.id), None)


def _here(state: Competition, contest: Contest, skater: Skater, words: Words) -> Iterator[str]:
    """Race by race: in which pair, in which lane, against whom, or what it came to."""
    if skater.id not in contest.entrants:
        yield words.say("{skater} is not entered here, as far as was published.", skater=skater)
        return
    if skater.id in contest.withdrawn:
        yield words.say("Withdrawn: {why}", why=words.note(contest.withdrawn[skater.id].why))
        return
    line = classification(contest).line(skater.id)
    for number in _numbers(contest):
        title = race_title(contest, number, words)
        pair = last_pair(contest, skater, number)
        parts = [] if pair is None else [*drawn_words(state, pair, skater, words)]
        outcome = None if line is None or len(line.races) < number else line.races[number - 1]
        if outcome is not None and outcome.time is not None:
            parts.append(words.time(outcome.time))
        elif outcome is not None and outcome.position is not None:
            parts.append(words.say(STATUSES[outcome.status]))
        said = ", ".join(parts) or words.say("pair not published")
        yield f"{title[:1].upper()}{title[1:]}: {said}."


def drawn_words(state: Competition, pair: Pair, skater: Skater, words: Words) -> Iterator[str]:
    """In which pair a skater is, in which lane and against whom, as far as that is known."""
    if pair.reskate:
        yield words.say("re-skate")
    elif pair.number is not None or pair.from_end in (1, 2):
        yield called(state, pair, words)
    run = pair.run(skater.id)
    if run is not None and run.lane is not None:
        yield words.say(_LANES[run.lane])
    other = _against(pair, skater)
    if other is not None:
        yield words.say("against {skater}", skater=state.skater(other))


def _marks(state: Competition, skater: Skater, distance: Distance) -> list[Mark]:
    """The skater's own best and the marks that everybody chases, the nearest first, where known."""
    known = [
        mark
        for mark in standing_marks(state, distance)
        if mark.time is not None and (mark.kind in _SHARED or mark.holder == skater.id)
    ]
    return sorted(known, key=lambda mark: ORDER.index(mark.kind), reverse=True)


def _holder(state: Competition, mark: Mark) -> str:
    known = state.skaters.get(mark.holder or "")
    return (mark.holder or "") if known is None else known.name


def _mark_table(state: Competition, marks: Sequence[Mark], words: Words) -> Table:
    columns = (Column(words.say("record")), Column(words.say("time"), Align.DECIMAL), Column(words.say("of")))
    return Table(
        columns,
        tuple(
            row(
                cell(kind_name(mark.kind, words)),
                cell("" if mark.time is None else words.time(mark.time), Tone.STRONG),
                cell(_holder(state, mark), Tone.QUIET),
            )
            for mark in marks
        ),
    )


def before_texts(state: Competition, skater: Skater, distance: Distance, words: Words) -> Iterator[str]:
    """What the skater did on the other distances, those with a result."""
    for contest in state.of_sex(skater.sex):
        line = classification(contest).line(skater.id) if contest.distance != distance else None
        if line is None or not _settled(line):
            continue
        title = words.distance(contest.distance)
        came = "" if line.time is None else words.time(line.time)
        if line.rank is not None:
            rank = words.ordinal(line.rank)
            came = words.say("{rank} in {time}", rank=rank, time=came) if came else rank
        said = came or words.say(STATUSES[line.status])
        yield f"{title[:1].upper()}{title[1:]}: {said}."


def _settled(line: Line) -> bool:
    return line.time is not None or any(outcome.position is not None for outcome in line.races)


def _rows(procedure: Procedure, distance: Distance) -> list[ProcedureRow]:
    return [each for each in procedure.orders[distance.sex] if each.distance == distance]


def tickets_text(procedure: Procedure, distance: Distance, words: Words) -> str:
    """Which ranks of a distance carry a ticket, each with its row; nothing where none does."""
    listed = [
        words.say("{rank} (row {row})", rank=words.ordinal(each.rank or 0), row=each.number)
        for each in _rows(procedure, distance)
    ]
    return words.say("Tickets here: {ranks}.", ranks=words.listed(listed)) if listed else ""


def status_blocks(one: Prospect, found: Outlook | None, words: Words) -> Iterator[Block]:
    """The status now, between which places, and the rows that are held for good."""
    if found is None:
        return
    said = sign(found.status, words)
    if found.bounds is not None:
        said = f"{said}: {places_text(found.best, found.worst, words)}"
    yield Sentence(text(f"{said}.", tone(found.status)))
    held = one.rows(found.skater)
    if held:
        numbers = words.listed(map(str, held))
        yield Sentence(
            text(words.count("Holds row {rows}.", "Holds rows {rows}.", len(held), rows=numbers)), "·"
        )


def need_blocks(found: Outlook | None, need: Need | None, words: Words) -> Iterator[Block]:
    """What a rank or a time on a distance would mean; nothing for whom it can mean nothing any more."""
    if need is None or found is None or found.status not in (Status.WAITING, Status.POSSIBLE):
        return
    if need.start is not None:
        yield Sentence(text(start_sentence(need.start, words)), "·")
    elif need.under_way:
        yield Sentence(text(" ".join(time_sentences(need, words))), "·")
    for enough, group in groupby(need.ranks, key=lambda rank: rank.enough):
        ranks = [
            words.say("lower, or none") if rank.rank is None else words.ordinal(rank.rank) for rank in group
        ]
        said = words.say(_MEANS[enough], ranks=words.listed(ranks, N_("or")))
        yield Sentence(text(said[:1].upper() + said[1:]), "·")


def _mark_data(state: Competition, mark: Mark) -> Data:
    return {"kind": mark.kind, "time": time_data(mark.time), "holder": _holder(state, mark) or None}


def _race_data(state: Competition, contest: Contest, skater: Skater, number: int) -> Data:
    pair = last_pair(contest, skater, number)
    run = None if pair is None else pair.run(skater.id)
    other = None if pair is None else _against(pair, skater)
    line = classification(contest).line(skater.id)
    outcome = None if line is None or len(line.races) < number else line.races[number - 1]
    return {
        "distance": distance_data(contest.distance),
        "race": number,
        "pair": None if pair is None else pair.number,
        "lane": None if run is None or run.lane is None else run.lane.value,
        "against": None if other is None else skater_data(state.skater(other)),
        "status": None if outcome is None else outcome.status.value,
        "time": None if outcome is None else time_data(outcome.time),
    }
