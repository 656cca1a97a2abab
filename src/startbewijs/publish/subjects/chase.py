"""A team pursuit: teams, heats, the order on time, and who is through."""

from __future__ import annotations

from startbewijs.publish.answer import Answer, Data, head_data, noted, state_line, time_data
from startbewijs.publish.page import Align, Column, Heading, Page, Sentence, Table, Tone, cell, row, text
from startbewijs.publish.snapshot import Snapshot
from startbewijs.publish.subjects.classified import STAGES
from startbewijs.publish.subjects.legend import legend
from startbewijs.publish.subjects.remarks import status_mark
from startbewijs.publish.words import N_, Words
from startbewijs.results.classification import Stage
from startbewijs.results.pursuit import Line, pursuit_on_time, through
from startbewijs.results.pursuit import Table as Order
from startbewijs.sport.competition import Competition
from startbewijs.sport.kinds import Pursuit, PursuitHeat, PursuitResult
from startbewijs.sport.statuses import Status

_COLUMNS = (
    ("rank", "rank"),
    ("team", "name"),
    ("id", "team"),
    ("heat", "heat"),
    ("side", "side"),
    ("status", "status"),
    ("time", "time.text"),
    ("time_ms", "time.ms"),
    ("behind_ms", "behind.ms"),
    ("skaters", "skaters"),
    ("code", "code"),
)
_SIDES = {"finish": N_("finish"), "crossing": N_("crossing")}


def pursuit_answer(snapshot: Snapshot, event: str) -> Answer:
    """Every team in order of time, and every heat."""
    state = snapshot.competition
    pursuit = state.pursuits[event]
    table = pursuit_on_time(pursuit)
    rows = [_line_data(state, pursuit, line) for line in table.lines]
    data = head_data(snapshot) | {
        "distance": {"key": event, "metres": pursuit.laps * 400, "sex": pursuit.sex.name.lower()},
        "counting": "third skater",
        "stage": table.stage.value,
        "complete": table.stage is Stage.CLOSED,
        "teams": [
            {"team": one.team, "name": one.name, "skaters": list(one.skaters)}
            for one in pursuit.teams.values()
        ],
        "races": [_heat_data(heat) for heat in pursuit.heats.values()],
        "results": rows,
        "classification": rows,
    }

    def page(words: Words) -> Page:
        title = words.say("Results {distance}", distance=words.event(event))
        drawn = Page().add(Heading(title, state_line(snapshot, words), 1))
        drawn.add(*pursuit_blocks(state, table, words))
        return noted(drawn, snapshot, words)

    return Answer(data, "results", _COLUMNS, page)


def pursuit_blocks(state: Competition, table: Order, words: Words) -> list[Heading | Sentence | Table]:
    """The order on time, the knock-out heats, and who is in each team."""
    pursuit = table.pursuit
    blocks: list[Heading | Sentence | Table] = []
    if table.lines:
        laps = words.say("{n} laps", n=pursuit.laps)
        about = f"{laps} · {words.say(STAGES[table.stage])}"
        blocks += [Heading(words.say("On time"), about), _on_time(table, words)]
        blocks += legend(blocks, words, ranked=True)
        said = words.say("The time of a team is that of its third skater.")
        blocks.append(Sentence(text(said, Tone.QUIET)))
    knock_outs = [heat for heat in pursuit.heats.values() if heat.knock_out]
    if knock_outs:
        blocks += [Heading(words.say("Knock-out heats")), _knock_out(pursuit, knock_outs, words)]
    for team in pursuit.teams.values():
        for heat in pursuit.heats.values():
            result = heat.results.get(team.team)
            if result is not None and result.corrected:
                said = words.say(
                    "{team}, heat {heat}: corrected: {why}",
                    team=team.name,
                    heat=heat.heat,
                    why=words.note(result.corrected),
                )
                blocks.append(Sentence(text(said, Tone.QUIET), "·"))
    blocks.append(Heading(words.say("Teams")))
    rows = [
        row(one.name, ", ".join(state.skater(skater).name for skater in one.skaters))
        for one in pursuit.teams.values()
    ]
    blocks.append(Table((Column(words.say("team")), Column(words.say("skaters"), flows=True)), tuple(rows)))
    return blocks


def _on_time(table: Order, words: Words) -> Table:
    shown = [line.time.cut().ms for line in table.lines if line.time is not None]
    rows = []
    for line in table.lines:
        tone = Tone.STRONG if line.rank == 1 else Tone.PLAIN
        close = line.time is not None and shown.count(line.time.cut().ms) > 1
        behind = "" if line.behind is None or not line.behind.ms else f"+{words.time(line.behind)}"
        code = "" if line.result is None or not line.result.code else line.result.code
        rows.append(
            row(
                cell("" if line.rank is None else str(line.rank), Tone.QUIET),
                cell(table.pursuit.teams[line.team].name, tone),
                cell(line.heat, Tone.QUIET),
                cell(words.say(_SIDES[line.side]), Tone.QUIET),
                cell(_time(line.result, words, 3 if close else 2), tone),
                cell(behind, Tone.QUIET),
                cell(words.say("code {code}", code=code) if code else ""),
            )
        )
    columns = (
        Column("", Align.RIGHT),
        Column(words.say("team")),
        Column(words.say("heat")),
        Column(words.say("side"), spare=1),
        Column(words.say("time"), Align.DECIMAL),
        Column(words.say("behind"), Align.DECIMAL, spare=1),
        Column(words.say("remarks"), flows=True),
    )
    return Table(columns, tuple(rows))


def _knock_out(pursuit: Pursuit, heats: list[PursuitHeat], words: Words) -> Table:
    rows = []
    for heat in heats:
        winner = through(heat)
        for n, team in enumerate(heat.teams):
            result = heat.results.get(team)
            said = []
            if team == winner:
                said.append(words.say("won"))
            if result is not None and result.overtaken:
                said.append(words.say("overtaken"))
            rows.append(
                row(
                    cell("" if n else heat.heat, Tone.QUIET),
                    cell(pursuit.teams[team].name, Tone.STRONG if team == winner else Tone.PLAIN),
                    cell(_time(result, words, 3)),
                    cell(", ".join(said)),
                )
            )
    columns = (
        Column(words.say("heat")),
        Column(words.say("team")),
        Column(words.say("time"), Align.DECIMAL),
        Column(words.say("remarks"), flows=True),
    )
    return Table(columns, tuple(rows))


def _time(result: PursuitResult | None, words: Words, digits: int) -> str:
    if result is None:
        return ""
    return status_mark(result.status) if result.time is None else words.time(result.time, digits)


def _heat_data(heat: PursuitHeat) -> Data:
    return {
        "heat": heat.heat,
        "finish": heat.finish,
        "crossing": heat.crossing,
        "knock_out": heat.knock_out,
        "through": through(heat),
        "results": {
            team: {
                "status": result.status.value.lower(),
                "time": time_data(result.time),
                "times": [time_data(time) for time in result.times],
                "code": result.code,
                "overtaken": result.overtaken,
                "corrected": result.corrected,
            }
            for team, result in heat.results.items()
        },
    }


def _line_data(state: Competition, pursuit: Pursuit, line: Line) -> Data:
    team = pursuit.teams[line.team]
    return {
        "rank": line.rank,
        "team": line.team,
        "name": team.name,
        "skaters": [state.skater(skater).name for skater in team.skaters],
        "heat": line.heat,
        "side": line.side,
        "status": Status.AWAITED.value if line.result is None else line.status.value.lower(),
        "time": time_data(line.time),
        "behind": time_data(line.behind),
        "code": None if line.result is None else line.result.code,
    }
