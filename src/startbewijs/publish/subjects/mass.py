"""A mass start: its sprints, the order at the finish, and what the points make of them."""

from __future__ import annotations

from startbewijs.publish.answer import Answer, Data, head_data, noted, skater_data, state_line, time_data
from startbewijs.publish.page import Align, Column, Heading, Page, Sentence, Table, Tone, cell, row, text
from startbewijs.publish.snapshot import Snapshot
from startbewijs.publish.subjects.legend import legend
from startbewijs.publish.subjects.remarks import name_cell, status_mark
from startbewijs.publish.words import N_, Words
from startbewijs.results.classification import Stage
from startbewijs.results.mass_start import Line, mass_start
from startbewijs.results.mass_start import Table as Order
from startbewijs.sport.competition import Competition
from startbewijs.sport.kinds import MassStart
from startbewijs.sport.statuses import Status

_COLUMNS = (
    ("race", "race"),
    ("rank", "rank"),
    ("skater", "skater.name"),
    ("id", "skater.id"),
    ("team", "skater.team"),
    ("status", "status"),
    ("laps", "laps"),
    ("time", "time.text"),
    ("time_ms", "time.ms"),
    ("behind_ms", "behind.ms"),
    ("sprints", "sprints"),
    ("final", "final"),
    ("points", "points"),
    ("code", "code"),
)
_RACES = {
    "final": N_("final"),
    "semi-1": N_("semi-final 1"),
    "semi-2": N_("semi-final 2"),
    "a": N_("division A"),
    "b": N_("division B"),
}


def race_name(race: str, words: Words) -> str:
    """How a race of a mass start is called; one that has no name of its own by its key."""
    known = _RACES.get(race)
    return race if known is None else words.say(known)


def mass_start_title(event: str, race: str, words: Words) -> str:
    """The event and which race of it: `women's mass start, semi-final 1`; the final alone needs no more."""
    named = words.event(event)
    return named if race == "final" else f"{named}, {race_name(race, words)}"


def mass_start_answer(snapshot: Snapshot, event: str) -> Answer:
    """Every race of a mass start, in the order in which they were announced."""
    state = snapshot.competition
    tables = [mass_start(race) for race in state.mass_starts[event].values()]
    rows = [_line_data(state, table, line) for table in tables for line in table.lines]
    stages = {table.stage for table in tables}
    stage = stages.pop() if len(stages) == 1 else Stage.UNDER_WAY
    data = head_data(snapshot) | {
        "distance": {
            "key": event,
            "metres": None,
            "sex": tables[0].race.sex.name.lower(),
        },
        "counting": "sprints",
        "stage": stage.value,
        "complete": stage is Stage.CLOSED,
        "races": [_race_data(table) for table in tables],
        "results": rows,
        "classification": rows,
    }

    def page(words: Words) -> Page:
        title = words.say("Results {distance}", distance=words.event(event))
        drawn = Page().add(Heading(title, state_line(snapshot, words), 1))
        for table in tables:
            drawn.add(*mass_start_blocks(state, table, words))
        return noted(drawn, snapshot, words)

    return Answer(data, "results", _COLUMNS, page)


def mass_start_blocks(state: Competition, table: Order, words: Words) -> list[Heading | Sentence | Table]:
    """One race: who won which sprint, the order with its points, and what is to be said about it."""
    race = table.race
    title = race.name or mass_start_title(race.event, race.race, words)
    about = {
        Stage.NOT_BEGUN: N_("to come"),
        Stage.UNDER_WAY: N_("under way"),
        Stage.CLOSED: N_("{n} laps"),
    }[table.stage]
    heading = Heading(title[:1].upper() + title[1:], words.say(about, n=race.due))
    blocks: list[Heading | Sentence | Table] = [heading]
    if not race.starters:
        blocks.append(Sentence(text(words.say("No start list yet."), Tone.QUIET)))
        return blocks
    blocks.append(_table(state, table, words))
    blocks += legend(blocks, words)
    for said in _said(table, words):
        blocks.append(Sentence(text(said, Tone.QUIET)))
    return blocks


def _said(table: Order, words: Words) -> list[str]:
    race, found = table.race, []
    if race.skated is not None and race.skated != race.laps:
        found.append(
            words.say(
                "{laps} laps were due and {skated} were skated: {why}",
                laps=race.laps,
                skated=race.skated,
                why=words.note(race.note or ""),
            )
        )
    if any(line.lapped for line in table.lines):
        found.append(
            words.say(
                "Who skated fewer laps than the winner stands below those who skated them all, by laps, and "
                "keeps no points."
            )
        )
    if race.corrected:
        found.append(words.say("The result was corrected: {why}", why=words.note(race.corrected)))
    if table.stage is Stage.CLOSED:
        found.append(words.say("Points first, then the order at the finish."))
    return found


def _table(state: Competition, table: Order, words: Words) -> Table:
    race = table.race
    over = table.stage is Stage.CLOSED
    columns = (
        Column("", Align.RIGHT),
        Column(words.say("skater")),
        Column(words.say("team"), spare=3),
        *(Column(words.say("lap {n}", n=lap), Align.RIGHT, spare=2) for lap in race.sprint_laps),
        *((Column(words.say("finish"), Align.RIGHT, spare=2),) if over else ()),
        Column(words.say("points"), Align.RIGHT),
        *(
            (Column(words.say("time"), Align.DECIMAL), Column(words.say("remarks"), flows=True))
            if over
            else ()
        ),
    )
    rows = []
    for line in table.lines:
        skater = state.skater(line.skater)
        tone = Tone.STRONG if line.rank == 1 else Tone.PLAIN
        counts = Tone.PLAIN if line.finished is not None or not over else Tone.QUIET
        points = "" if not line.total and not over else str(line.total)
        if line.status not in (Status.FINISHED, Status.AWAITED):
            points = ""
        rows.append(
            row(
                cell("" if line.rank is None else str(line.rank), Tone.QUIET),
                name_cell(skater, tone),
                cell(skater.team or "", Tone.QUIET),
                *(cell(str(won) if won else "", counts) for won in line.sprints),
                *((cell(str(line.final) if line.final else ""),) if over else ()),
                cell(points, tone),
                *((cell(_time(line, words), tone), cell(_remarks(race, line, words))) if over else ()),
            )
        )
    return Table(columns, tuple(rows))


def _time(line: Line, words: Words) -> str:
    if line.time is not None:
        return words.time(line.time)
    return "" if line.status is Status.FINISHED else status_mark(line.status)


def _remarks(race: MassStart, line: Line, words: Words) -> str:
    said = []
    if line.laps is not None and line.laps != race.due:
        said.append(words.count("{n} lap", "{n} laps", line.laps))
    if line.finished is None and any(line.sprints):
        said.append(words.say("sprint points do not count"))
    if line.code is not None:
        said.append(words.say("code {code}", code=line.code))
    return ", ".join(said)


def _race_data(table: Order) -> Data:
    race = table.race
    return {
        "race": race.race,
        "name": race.name,
        "stage": table.stage.value,
        "laps_due": race.laps,
        "laps_skated": race.due if table.stage is Stage.CLOSED else None,
        "note": race.note,
        "corrected": race.corrected,
        "starters": list(race.starters),
        "sprints": [{"lap": lap, "skaters": list(race.sprints.get(lap, ()))} for lap in race.sprint_laps],
    }


def _line_data(state: Competition, table: Order, line: Line) -> Data:
    return {
        "race": table.race.race,
        "rank": line.rank,
        "skater": skater_data(state.skater(line.skater)),
        "status": line.status.value.lower(),
        "laps": line.laps,
        "lapped": line.lapped,
        "finished": line.finished,
        "time": time_data(line.time),
        "behind": time_data(line.behind),
        "sprints": list(line.sprints),
        "final": line.final,
        "points": line.total,
        "code": line.code,
    }
