"""A distance race by race: pairs, times, what happened, and when the ice was made anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from startbewijs.errors import Refused
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
    Column,
    Heading,
    Page,
    Row,
    Rule,
    Sentence,
    Table,
    Text,
    Tone,
    cell,
    joined,
    row,
    text,
)
from startbewijs.publish.snapshot import Snapshot
from startbewijs.publish.subjects.clocks import clock_blocks
from startbewijs.publish.subjects.legend import legend
from startbewijs.publish.subjects.pairs import called, in_lanes, in_order, pair_name
from startbewijs.publish.subjects.remarks import (
    kind_name,
    name_cell,
    outcome_data,
    remarks,
    result_text,
)
from startbewijs.publish.words import N_, Words
from startbewijs.results.classification import (
    Classification,
    Line,
    Stage,
    classification,
    race_classification,
)
from startbewijs.results.outcomes import Outcome, outcomes
from startbewijs.results.records import Noticed, records
from startbewijs.results.timing import clocked, counting
from startbewijs.sport.competition import Competition, Contest, Counting, Pair, Race, Run, Status
from startbewijs.sport.distances import Distance, Lane

RESULT_COLUMNS = (
    ("race", "race"),
    ("rank", "rank"),
    ("skater", "skater.name"),
    ("id", "skater.id"),
    ("team", "skater.team"),
    ("status", "status"),
    ("time", "time.text"),
    ("time_ms", "time.ms"),
    ("behind_ms", "behind.ms"),
    ("pair", "pair"),
    ("code", "code"),
    ("false_starts", "false_starts"),
    ("mishaps", "mishaps"),
    ("records", "records"),
    ("source", "source"),
    ("why", "why"),
)
RACES = (N_("first race"), N_("second race"))


def results(snapshot: Snapshot, distance: Distance, race: int | None = None) -> Answer:
    """The results of a distance, or of one race of it."""
    contest = snapshot.competition.contest(distance)
    numbers = race_numbers(contest, race)
    noticed = records(snapshot.competition)
    tables = {number: race_order(contest, number) for number in numbers}
    data = head_data(snapshot) | {
        "distance": distance_data(distance),
        "counting": contest.counting.value,
        "races": [_race_data(snapshot.competition, contest, number) for number in numbers],
        "results": [
            _line_data(snapshot.competition, contest, number, line, noticed)
            for number in numbers
            for line in tables[number].lines
        ],
    }

    def page(words: Words) -> Page:
        drawn = Page().add(Heading(_title(contest, words), state_line(snapshot, words), 1))
        drawn.add(*mark_blocks(snapshot.competition, distance, words))
        for number in numbers:
            drawn.add(*race_blocks(snapshot.competition, contest, number, noticed, words))
        return noted(drawn, snapshot, words)

    return Answer(data, "results", RESULT_COLUMNS, page)


def race_numbers(contest: Contest, asked: int | None) -> tuple[int, ...]:
    """The races of a distance, or the one that is asked for; one that is not skated is refused."""
    numbers = tuple(range(1, contest.counting.races + 1))
    if asked is None:
        return numbers
    if asked not in numbers:
        raise Refused(
            "The {distance} has no race {race} here; it is skated {times}.",
            distance=contest.distance,
            race=asked,
            times=Refused("once") if len(numbers) == 1 else Refused("twice"),
        )
    return (asked,)


def _title(contest: Contest, words: Words) -> str:
    return words.say("Results {distance}", distance=words.distance(contest.distance))


def race_title(contest: Contest, number: int, words: Words) -> str:
    """How a race is called: the distance itself, or which of its two races."""
    if contest.counting is Counting.SINGLE:
        return words.distance(contest.distance)
    return f"{words.distance(contest.distance)}, {words.say(RACES[number - 1])}"


def race_blocks(
    state: Competition, contest: Contest, number: int, noticed: tuple[Noticed, ...], words: Words
) -> list[Heading | Sentence | Table]:
    """A race as it is shown: its classification, then its pairs in the order of the ice."""
    table = race_order(contest, number)
    held = contest.races.get(number, Race(number))
    title = race_title(contest, number, words)
    about = [hours(state, contest, number, words), _stage(table, held, words)]
    heading = Heading(title[:1].upper() + title[1:], " · ".join(filter(None, about)))
    lines = [line for line in table.lines if _tells(contest, line, noticed, words)]
    blocks: list[Heading | Sentence | Table] = [heading]
    if lines:
        blocks.append(_race_table(state, contest, lines, noticed, words))
    unknown = [
        state.skater(line.skater).name
        for line in table.lines
        if line.status is Status.UNKNOWN and line not in lines
    ]
    if unknown:
        said = words.say("Result not published: {names}.", names=", ".join(unknown))
        blocks.append(Sentence(text(said, Tone.QUIET)))
    if table.stage is Stage.NOT_BEGUN and not held.pairs:
        blocks.append(Sentence(text(words.say("Not skated yet, and no pair drawn."), Tone.QUIET)))
    if held.pairs:
        blocks.append(pair_table(state, contest, held, words))
    elif held.resurfacings:
        blocks.append(Sentence(text(words.say("The ice was resurfaced before this race."), Tone.QUIET)))
    blocks += legend(blocks, words, ranked=True)
    for pair in in_order(held):
        blocks += changed_blocks(state, pair, words)
        unnamed = pair.false_starts.count(None)
        if unnamed:
            said = words.count(
                "{pair}: one false start; by whom was not published.",
                "{pair}: {n} false starts; by whom was not published.",
                unnamed,
                pair=called(state, pair, words, named=True),
            )
            blocks.append(Sentence(text(said[:1].upper() + said[1:], Tone.QUIET), "·"))
    return blocks + clock_blocks(state, contest, number, words)


def hours(state: Competition, contest: Contest, number: int, words: Words) -> str:
    """The day of a race and its hour, as they were announced: `Sun 28 Dec, 16:25`."""
    for day, planned in state.programme.items():
        for block in planned:
            if (block.distance, block.race) == (contest.distance, number):
                said = words.day(day, year=False)
                return said if block.start is None else f"{said}, {words.hour(block.start)}"
    return ""


def changed_blocks(state: Competition, pair: Pair, words: Words) -> list[Sentence]:
    """That a pair is not as it was first drawn, and why, where that was recorded."""
    if not pair.changed:
        return []
    named = called(state, pair, words, named=True)
    said = words.say("{pair} was drawn anew: {why}", pair=named, why=words.note(pair.changed))
    return [Sentence(text(said[:1].upper() + said[1:], Tone.QUIET), "·")]


def race_order(contest: Contest, number: int) -> Classification:
    """The order of a race; that of a distance skated once has the ranks of the distance as well."""
    table = race_classification(contest, number)
    if contest.counting is not Counting.SINGLE or not contest.ranks:
        return table
    return replace(classification(contest), stage=table.stage)


def _tells(contest: Contest, line: Line, noticed: tuple[Noticed, ...], words: Words) -> bool:
    """Whether a line has more to say than that its result is to come or was not published."""
    if line.status is Status.UNKNOWN:
        return line.rank is not None or bool(remarks(contest, line.races[0], noticed, words))
    return line.status is not Status.AWAITED


def mark_blocks(state: Competition, distance: Distance, words: Words) -> list[Sentence]:
    """The records that stood when the tournament began, as far as they were published."""
    parts = []
    for mark in state.marks:
        if mark.distance == distance and mark.kind in ("WR", "OR", "NR", "TR") and mark.time is not None:
            known = state.skaters.get(mark.holder or "")
            holder = mark.holder if known is None else known.name
            said = f"{kind_name(mark.kind, words)} {words.time(mark.time)}"
            parts.append(f"{said} {holder}" if holder else said)
    if not parts:
        return []
    return [Sentence(text(words.say("Stood before: {marks}.", marks=", ".join(parts)), Tone.QUIET))]


def _stage(table: Classification, held: Race, words: Words) -> str:
    awaited = sum(line.status is Status.AWAITED for line in table.lines)
    if table.stage is Stage.UNDER_WAY:
        return words.count("under way, {n} skater to come", "under way, {n} skaters to come", awaited)
    if table.stage is Stage.NOT_BEGUN:
        return words.say("to come")
    return ""


def _race_table(
    state: Competition,
    contest: Contest,
    lines: list[Line],
    noticed: tuple[Noticed, ...],
    words: Words,
) -> Table:
    rows = []
    for line in lines:
        outcome = line.races[0]
        skater = state.skater(line.skater)
        first = line.rank == 1
        tone = Tone.STRONG if first else Tone.PLAIN
        digits = 3 if line.separated else 2
        behind = "" if line.behind is None or not line.behind.ms else f"+{words.time(line.behind)}"
        rows.append(
            row(
                cell("" if line.rank is None else str(line.rank), Tone.QUIET),
                name_cell(skater, tone),
                cell(skater.team or "", Tone.QUIET),
                cell(result_text(outcome, words, digits=digits, tone=tone)),
                cell(behind, Tone.QUIET),
                cell(_race_remarks(contest, line, noticed, words)),
            )
        )
    columns = (
        Column("", Align.RIGHT),
        Column(words.say("skater")),
        Column(words.say("team"), spare=3),
        Column(words.say("time"), Align.DECIMAL),
        Column(words.say("behind"), Align.DECIMAL, spare=1),
        Column(words.say("remarks"), flows=True, kept=True),
    )
    return Table(columns, tuple(rows))


def _race_remarks(contest: Contest, line: Line, noticed: tuple[Noticed, ...], words: Words) -> Text:
    """The remarks behind a result, and what of it was not published, unless a note says that.

    Of two races the one that counts for the skater says so.
    """
    outcome = line.races[0]
    said = remarks(contest, outcome, noticed, words)
    if contest.counting is Counting.BEST and outcome.time is not None:
        whole = classification(contest).line(line.skater)
        if whole is not None and whole.counted == outcome.race:
            said = joined([part for part in (said, text(words.say("counts"), Tone.QUIET)) if part], ", ")
    if outcome.status is not Status.UNKNOWN or outcome.why:
        return said
    ranked = line.rank is not None
    missing = words.say("time not published") if ranked else words.say("result not published")
    unknown = text(missing, Tone.QUIET)
    return joined([part for part in (said, unknown) if part], "; ")


def pair_table(state: Competition, contest: Contest, held: Race, words: Words) -> Table:
    """The pairs of a race in the order of the ice, with their times once they have them."""
    found = outcomes(contest, held.number)
    parted = {line.skater for line in race_order(contest, held.number).lines if line.separated}
    rows: list[Row | Rule] = []
    breaks = list(held.resurfacings)
    if None in breaks:
        rows.append(Rule(words.say("ice resurfaced")))
    for pair in in_order(held):
        cells = [cell(pair_name(pair, words), Tone.QUIET)]
        for seat, unknown in in_lanes(pair):
            if seat is None:
                cells += [cell(words.say("not published") if unknown else "", Tone.QUIET), cell("")]
                continue
            here = {run.skater: _in_pair(contest, run, found) for run in pair.seats if run is not None}
            tone = Tone.STRONG if _wins(seat.skater, here) else Tone.PLAIN
            cells.append(name_cell(state.skater(seat.skater), tone))
            digits = 3 if seat.skater in parted else 2
            cells.append(cell(result_text(here[seat.skater], words, digits=digits, tone=tone)))
        rows.append(row(*cells))
        if pair.id in breaks:
            rows.append(Rule(words.say("ice resurfaced")))
    lanes = any(
        seat is not None and seat.lane is not None for pair in held.pairs.values() for seat in pair.seats
    )
    inner, outer = (words.say("inner lane"), words.say("outer lane")) if lanes else ("", "")
    columns = (
        Column(words.say("pair"), spare=1),
        Column(inner),
        Column("", Align.DECIMAL),
        Column(outer),
        Column("", Align.DECIMAL),
    )
    return Table(columns, tuple(rows))


def _in_pair(contest: Contest, run: Run, found: Mapping[str, Outcome]) -> Outcome:
    """What a skater did in one pair: of who skated again, the finish of that pair and not what counts."""
    outcome = found[run.skater]
    if not outcome.reskated:
        return outcome
    finish = counting(clocked(run.timings, contest.hand_correction)).get(contest.distance.metres)
    if finish is not None:
        return replace(outcome, time=finish.time, status=Status.FINISHED)
    return replace(outcome, time=None, status=run.status or Status.AWAITED)


def _wins(skater: str, here: Mapping[str, Outcome]) -> bool:
    """Whether the skater beat the opponent in the pair."""
    mine = here[skater].time
    theirs = [outcome for other, outcome in here.items() if other != skater]
    return mine is not None and any(one.time is None or mine.beats(one.time) for one in theirs)


def _race_data(state: Competition, contest: Contest, number: int) -> Data:
    held = contest.races.get(number, Race(number))
    table = race_classification(contest, number)
    return {
        "race": number,
        "stage": table.stage.value,
        "complete": table.complete,
        "pairs": [_pair_data(state, pair, held) for pair in in_order(held)],
        "resurfacings": [{"after_pair": pair} for pair in held.resurfacings],
    }


def _pair_data(state: Competition, pair: Pair, held: Race) -> Data:
    return {
        "pair": pair.id,
        "number": pair.number,
        "from_end": pair.from_end,
        "reskate": pair.reskate,
        "skaters": [
            None if seat is None else skater_data(state.skater(seat.skater)) | {"lane": _lane(seat.lane)}
            for seat in pair.seats
        ],
        "called": pair.called,
        "started": pair.started,
        "confirmed": pair.confirmed is not None,
        "false_starts": list(pair.false_starts),
        "resurfaced_after": pair.id in held.resurfacings,
        "changed": pair.changed,
    }


def _lane(lane: Lane | None) -> str | None:
    return None if lane is None else lane.value


def _line_data(
    state: Competition, contest: Contest, number: int, line: Line, noticed: tuple[Noticed, ...]
) -> Data:
    outcome = line.races[0]
    held = contest.races.get(number, Race(number))
    pair = next((pair.id for pair in held.pairs.values() if pair.run(line.skater) is not None), None)
    return {
        "race": number,
        "rank": line.rank,
        "rank_basis": None if line.basis is None else line.basis.value,
        "skater": skater_data(state.skater(line.skater)),
        "pair": pair,
        "behind": time_data(line.behind),
        "separated_by_thousandths": line.separated,
    } | outcome_data(contest, outcome, noticed)
