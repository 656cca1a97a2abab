"""What is skated when, and who skates against whom."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

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
    Row,
    Rule,
    Sentence,
    Table,
    Tone,
    cell,
    row,
    text,
)
from startbewijs.publish.snapshot import Snapshot
from startbewijs.publish.subjects.bests import best_cells, best_columns, brought, in_race, kinds_brought
from startbewijs.publish.subjects.classified import STAGES
from startbewijs.publish.subjects.pairs import in_lanes, in_order, pair_name, quartet_of
from startbewijs.publish.subjects.racing import RACES, changed_blocks, hours, race_numbers, race_title
from startbewijs.publish.subjects.remarks import name_cell
from startbewijs.publish.timetable import timetable
from startbewijs.publish.words import N_, Words
from startbewijs.results.classification import Stage, race_classification
from startbewijs.sport import competition as sport
from startbewijs.sport.competition import Competition, Contest, Pair, Race
from startbewijs.sport.distances import Distance

ESTIMATED = N_("≈ is an estimate, from the programme and the starts so far; the speaker's call counts.")

_PROGRAMME_COLUMNS = (
    ("day", "day"),
    ("start", "start"),
    ("expected", "expected"),
    ("distance", "distance.key"),
    ("race", "race"),
    ("pairs", "pairs"),
    ("stage", "stage"),
)
_START_COLUMNS = (
    ("race", "race"),
    ("pair", "pair"),
    ("number", "number"),
    ("from_end", "from_end"),
    ("expected", "expected"),
    ("lane", "lane"),
    ("skater", "skater.name"),
    ("id", "skater.id"),
    ("team", "skater.team"),
    ("personal_best", "personal_best.text"),
    ("season_best", "season_best.text"),
)


def programme(snapshot: Snapshot) -> Answer:
    """The races day by day, each with how far it is."""
    state = snapshot.competition
    blocks = [(day, block) for day in sorted(state.programme) for block in state.programme[day]]
    races = timetable(snapshot).races
    data = head_data(snapshot) | {
        "programme": [
            {
                "day": day.isoformat(),
                "start": None if block.start is None else block.start.isoformat("minutes"),
                "expected": _instant(state, races.get((day, block.distance, block.race))),
                "distance": distance_data(block.distance),
                "race": block.race,
                "pairs": block.pairs,
                "pause": block.pause,
                "resurfacings": list(block.resurfacings),
                "stage": _stage(state, block).value,
            }
            for day, block in blocks
        ]
    }

    def page(words: Words) -> Page:
        drawn = Page().add(Heading(words.say("Programme"), state_line(snapshot, words), 1))
        drawn.add(Sentence(text(f"{state.name}, {state.venue}", Tone.QUIET)))
        if blocks:
            late = _estimated(state, blocks, races)
            drawn.add(_programme_table(state, blocks, late, words))
            drawn.add(Sentence(text(words.say("Hours as they were announced, local time."), Tone.QUIET)))
            if late:
                drawn.add(Sentence(text(words.say(ESTIMATED), Tone.QUIET)))
        else:
            drawn.add(Sentence(text(words.say("No programme has been set."))))
        return noted(drawn, snapshot, words)

    return Answer(data, "programme", _PROGRAMME_COLUMNS, page)


def _stage(state: Competition, block: sport.Block) -> Stage:
    return race_classification(state.contest(block.distance), block.race).stage


def _instant(state: Competition, at: datetime | None) -> str | None:
    """An estimate as a program reads it: an ISO instant on the tournament's own clock, whole minutes."""
    return None if at is None else at.astimezone(state.zone).isoformat(timespec="minutes")


def about(at: datetime, state: Competition, words: Words) -> str:
    """An estimate as a person reads it: `≈ 14:35`."""
    return f"≈ {words.clock(at, state.zone)}"


def _estimated(
    state: Competition,
    blocks: list[tuple[date, sport.Block]],
    races: Mapping[tuple[date, Distance, int], datetime],
) -> dict[tuple[date, Distance, int], datetime]:
    """The estimates that say something else than what was announced."""
    announced = {(day, block.distance, block.race): block.start for day, block in blocks}
    return {
        key: at
        for key, at in races.items()
        if (start := announced[key]) is None
        or (at.astimezone(state.zone).hour, at.astimezone(state.zone).minute) != (start.hour, start.minute)
    }


def _programme_table(
    state: Competition,
    blocks: list[tuple[date, sport.Block]],
    late: Mapping[tuple[date, Distance, int], datetime],
    words: Words,
) -> Table:
    rows: list[Row | Rule] = []
    shown: date | None = None
    for day, block in blocks:
        if day != shown:
            rows.append(Rule(words.day(day)))
            shown = day
        start = "" if block.start is None else words.hour(block.start)
        if block.pause is not None:
            said = words.count("break of {n} minute", "break of {n} minutes", block.pause)
            rows.append(Rule(said))
        expected = late.get((day, block.distance, block.race))
        guess = "" if expected is None else about(expected, state, words)
        title = race_title(state.contest(block.distance), block.race, words)
        pairs = "" if block.pairs is None else words.count("{n} pair", "{n} pairs", block.pairs)
        stage = _stage(state, block)
        tone = Tone.STRONG if stage is Stage.UNDER_WAY else Tone.QUIET
        hours = [cell(start), *([cell(guess, Tone.QUIET)] if late else [])]
        rows.append(row(*hours, cell(title), cell(pairs, Tone.QUIET), cell(stage_text(stage, words), tone)))
    guesses = [Column("", Align.RIGHT)] if late else []
    columns = (Column("", Align.RIGHT), *guesses, Column(), Column("", Align.RIGHT, spare=1), Column())
    return Table(columns, tuple(rows))


def stage_text(stage: Stage, words: Words) -> str:
    """How far a race is: once it is over, that it is skated."""
    return words.say("skated") if stage is Stage.CLOSED else words.say(STAGES[stage])


def startlist(snapshot: Snapshot, distance: Distance, race: int | None = None) -> Answer:
    """The pairs of a distance as they were drawn, who is entered without a pair, and who withdrew."""
    state = snapshot.competition
    contest = state.contest(distance)
    numbers = race_numbers(contest, race)
    pairs = timetable(snapshot).pairs
    data = head_data(snapshot) | {
        "distance": distance_data(distance),
        "entries_closed": contest.entries_closed,
        "all_known": contest.all_known,
        "starts": [
            one
            for number in numbers
            for pair in in_order(_race(contest, number))
            for one in _pair_data(state, contest, number, pair, pairs.get((distance, number, pair.id)))
        ],
        "undrawn": [
            {"race": number, "skater": skater_data(state.skater(skater))}
            for number in numbers
            for skater in _undrawn(contest, number)
        ],
        "withdrawn": [
            {"skater": skater_data(state.skater(skater)), "why": withdrawal.why}
            for skater, withdrawal in contest.withdrawn.items()
        ],
    }

    def page(words: Words) -> Page:
        title = words.say("Start list {distance}", distance=words.distance(distance))
        drawn = Page().add(Heading(title, state_line(snapshot, words), 1))
        for number in numbers:
            drawn.add(*_start_blocks(state, contest, number, pairs, words))
        drawn.add(*_others(state, contest, words))
        return noted(drawn, snapshot, words)

    return Answer(data, "starts", _START_COLUMNS, page)


def _race(contest: Contest, number: int) -> Race:
    return contest.races.get(number, Race(number))


def _undrawn(contest: Contest, number: int) -> list[str]:
    held = _race(contest, number)
    drawn = {seat.skater for pair in held.pairs.values() for seat in pair.seats if seat is not None}
    return [
        skater
        for skater in contest.entrants
        if skater not in drawn and skater not in contest.withdrawn and skater not in held.absent
    ]


def _start_blocks(
    state: Competition,
    contest: Contest,
    number: int,
    pairs: Mapping[tuple[Distance, int, str], datetime],
    words: Words,
) -> list[Block]:
    held = _race(contest, number)
    blocks: list[Block] = []
    if contest.counting.races > 1:
        title = words.say(RACES[number - 1])
        blocks.append(Heading(title[:1].upper() + title[1:], hours(state, contest, number, words)))
    if not held.pairs:
        blocks.append(Sentence(text(words.say("No pair of this race was published or drawn."), Tone.QUIET)))
    else:
        expected = {
            id_: at for (of, race, id_), at in pairs.items() if (of, race) == (contest.distance, number)
        }
        blocks.append(_start_table(state, contest, held, expected, words))
        if expected:
            blocks.append(Sentence(text(words.say(ESTIMATED), Tone.QUIET)))
        for pair in in_order(held):
            blocks += changed_blocks(state, pair, words)
    for pair_id, why in held.cancelled.items():
        said = words.say("Pair {pair} is not skated: {why}", pair=pair_id, why=words.note(why))
        blocks.append(Sentence(text(said, Tone.QUIET), "·"))
    undrawn = _undrawn(contest, number)
    if undrawn:
        names = ", ".join(state.skater(skater).name for skater in undrawn)
        said = words.say("Entered, pair not known: {names}.", names=names)
        blocks.append(Sentence(text(said, Tone.QUIET)))
    return blocks


def _start_table(
    state: Competition, contest: Contest, held: Race, expected: Mapping[str, datetime], words: Words
) -> Table:
    rows: list[Row | Rule] = []
    lanes = False
    kinds = kinds_brought(state, contest.distance, in_race(held))
    quartet: int | None = None
    for pair in in_order(held):
        before, quartet = quartet, quartet_of(held, pair)
        if quartet not in (before, None):
            rows.append(Rule(words.say("quartet {n}", n=quartet)))
        cells = [cell(pair_name(pair, words), Tone.QUIET)]
        if expected:
            at = expected.get(pair.id)
            cells.append(cell("" if at is None else about(at, state, words), Tone.QUIET))
        for seat, unknown in in_lanes(pair):
            if seat is None:
                said = words.say("not published") if unknown else words.say("skates alone")
                cells += [
                    cell(said, Tone.QUIET),
                    *best_cells(state, None, contest.distance, kinds, words),
                ]
                continue
            lanes = lanes or seat.lane is not None
            if seat.skater in contest.withdrawn and pair.confirmed is None:
                said = words.say("{skater}, withdrawn", skater=state.skater(seat.skater).name)
                cells += [
                    cell(said, Tone.QUIET),
                    *best_cells(state, None, contest.distance, kinds, words),
                ]
                continue
            cells.append(name_cell(state.skater(seat.skater)))
            cells += best_cells(state, seat.skater, contest.distance, kinds, words)
        rows.append(row(*cells))
        if pair.id in held.resurfacings:
            rows.append(Rule(words.say("ice resurfaced")))
    inner, outer = (words.say("inner lane"), words.say("outer lane")) if lanes else ("", "")
    columns = (
        Column(words.say("pair"), spare=1),
        *([Column(words.say("start"), Align.RIGHT, spare=3)] if expected else []),
        Column(inner),
        *best_columns(kinds, words),
        Column(outer),
        *best_columns(kinds, words),
    )
    return Table(columns, tuple(rows))


def _others(state: Competition, contest: Contest, words: Words) -> list[Block]:
    blocks: list[Block] = []
    known = kinds_brought(state, contest.distance, contest.entrants)
    if "PB" in known and any(race.pairs for race in contest.races.values()):
        said = words.say("PB: personal best before the tournament, where it was published.")
        blocks.append(Sentence(text(said, Tone.QUIET)))
    if "SB" in known and any(race.pairs for race in contest.races.values()):
        said = words.say("SB: season best that was brought to the tournament.")
        blocks.append(Sentence(text(said, Tone.QUIET)))
    if contest.withdrawn:
        blocks.append(Heading(words.say("Withdrawn")))
        for skater, withdrawal in contest.withdrawn.items():
            said = f"{state.skater(skater).name}: {words.note(withdrawal.why)}"
            blocks.append(Sentence(text(said), "–"))
    if contest.entries_closed and not contest.all_known:
        said = words.say("Entries are closed; not every name was published.")
        blocks.append(Sentence(text(said, Tone.QUIET)))
    return blocks


def _pair_data(
    state: Competition, contest: Contest, number: int, pair: Pair, expected: datetime | None
) -> list[Data]:
    return [
        {
            "race": number,
            "pair": pair.id,
            "number": pair.number,
            "from_end": pair.from_end,
            "expected": _instant(state, expected),
            "quartet": quartet_of(contest.races[number], pair),
            "lane": None if seat is None or seat.lane is None else seat.lane.value,
            "skater": None if seat is None else skater_data(state.skater(seat.skater)),
            "personal_best": None
            if seat is None
            else time_data(brought(state, seat.skater, contest.distance)),
            "season_best": None
            if seat is None
            else time_data(brought(state, seat.skater, contest.distance, "SB")),
        }
        for seat in pair.seats
    ]
