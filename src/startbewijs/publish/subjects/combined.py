"""The points of several distances together: an allround or sprint classification."""

from __future__ import annotations

from startbewijs.publish.answer import Answer, Data, distance_data, head_data, noted, skater_data, state_line
from startbewijs.publish.page import (
    Align,
    Cell,
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
from startbewijs.publish.subjects.classified import STAGES
from startbewijs.publish.subjects.legend import legend
from startbewijs.publish.subjects.remarks import name_cell, outcome_data, status_mark
from startbewijs.publish.words import N_, Words
from startbewijs.results.classification import Stage
from startbewijs.results.combined import Combined, Line, Part, combined
from startbewijs.sport.competition import Competition, Status
from startbewijs.sport.kinds import Combination

_NAMES = {
    "w-allround": N_("women's allround"),
    "m-allround": N_("men's allround"),
    "w-sprint": N_("women's sprint"),
    "m-sprint": N_("men's sprint"),
}
_COLUMNS = (
    ("rank", "rank"),
    ("skater", "skater.name"),
    ("id", "skater.id"),
    ("team", "skater.team"),
    ("races", "races"),
    ("points", "points.text"),
    ("behind", "behind"),
    ("distances", "distances"),
    ("times", "times"),
    ("points_by_race", "points_by_race"),
)


def combination_name(combination: Combination, words: Words) -> str:
    """How a combination is called in a sentence: `women's allround`, or its own name."""
    if combination.name is not None:
        return combination.name
    known = _NAMES.get(combination.key)
    return combination.key if known is None else words.say(known)


def points_text(thousandths: int, words: Words) -> str:
    """Points as they are printed, always with three decimals: `33.770`."""
    return f"{thousandths // 1000}{words.decimal_mark}{thousandths % 1000:03d}"


def combined_answer(snapshot: Snapshot, combination: Combination) -> Answer:
    """A combination in order, with every race that counts in it."""
    state = snapshot.competition
    table = combined(state, combination)
    data = head_data(snapshot) | {
        "distance": {"key": combination.key, "metres": None, "sex": combination.sex.name.lower()},
        "name": combination.name,
        "counting": "points",
        "parts": [distance_data(distance) | {"race": race} for distance, race in combination.parts],
        "stage": table.stage.value,
        "complete": not any(part.status is Status.UNKNOWN for line in table.lines for part in line.parts),
        "classification": [_line_data(state, combination, line) for line in table.lines],
    }

    def page(words: Words) -> Page:
        named = combination_name(combination, words)
        title = words.say("Classification {distance}", distance=named)
        drawn = Page().add(Heading(title, state_line(snapshot, words), 1))
        drawn.add(*combined_blocks(state, table, words))
        return noted(drawn, snapshot, words)

    return Answer(data, "classification", _COLUMNS, page)


def combined_blocks(state: Competition, table: Combined, words: Words) -> list[Sentence | Table]:
    """The table of a combination, how it is made, and what its marks mean."""
    parts = [words.say(STAGES[table.stage])]
    most = max((line.skated for line in table.lines), default=0)
    if table.stage is Stage.UNDER_WAY and most < len(table.combination.parts):
        parts.append(
            words.say(
                "in the order of who skated {n} of {all} races", n=most, all=len(table.combination.parts)
            )
        )
    parts.append(words.say("points: the time per 500 m of every race, cut to thousandths; the fewest win"))
    said = "; ".join(parts)
    blocks: list[Sentence | Table] = [Sentence(text(f"{said[:1].upper()}{said[1:]}.", Tone.QUIET))]
    if not table.lines:
        blocks.append(Sentence(text(words.say("Nobody is entered for its races yet."), Tone.QUIET)))
        return blocks
    blocks.append(_table(state, table, words))
    blocks += legend(blocks, words)
    if any(line.missed for line in table.lines):
        blocks.append(
            Sentence(
                text(words.say("Who missed a race has no place in the final classification."), Tone.QUIET)
            )
        )
    if any(line.rank is None and not line.missed and line.skated for line in table.lines):
        said = words.say(
            "No rank: fewer races skated than others, or what was published does not decide the order."
        )
        blocks.append(Sentence(text(said, Tone.QUIET)))
    if any(line.level for line in table.lines):
        blocks.append(Sentence(text(words.say("Level on points: the rank is shared."), Tone.QUIET)))
    return blocks


def _table(state: Competition, table: Combined, words: Words) -> Table:
    columns = [Column("", Align.RIGHT), Column(words.say("skater")), Column(words.say("team"), spare=3)]
    for distance, race in table.combination.parts:
        twice = sum(other == distance for other, _ in table.combination.parts) > 1
        length = words.metres(distance)
        columns += [
            Column(f"{length} ({race})" if twice else length, Align.DECIMAL),
            Column("", Align.RIGHT, spare=2),
        ]
    columns += [Column(words.say("points"), Align.RIGHT), Column(words.say("behind"), Align.RIGHT, spare=1)]
    rows = []
    for line in table.lines:
        tone = Tone.STRONG if line.rank == 1 else Tone.PLAIN
        skater = state.skater(line.skater)
        cells = [
            cell("" if line.rank is None else str(line.rank), Tone.QUIET),
            name_cell(skater, tone),
            cell(skater.team or "", Tone.QUIET),
        ]
        for part in line.parts:
            cells += _part_cells(part, words)
        behind = "" if not line.behind else f"+{points_text(line.behind, words)}"
        total = _range(line.low, line.high, words) if line.skated else ""
        rows.append(row(*cells, cell(total, tone), cell(behind, Tone.QUIET)))
    return Table(tuple(columns), tuple(rows))


def _part_cells(part: Part, words: Words) -> list[Cell]:
    if part.outcome is not None and part.outcome.time is not None:
        assert part.low is not None
        assert part.high is not None
        points = cell(_range(part.low, part.high, words), Tone.QUIET)
        return [cell(words.time(part.outcome.time)), points]
    return [cell(status_mark(part.status), Tone.QUIET), cell("")]


def _range(low: int, high: int, words: Words) -> str:
    """Points, or between which points they lie where a time is not known to hundredths."""
    least = points_text(low, words)
    return least if low == high else f"{least}–{points_text(high, words)}"


def _line_data(state: Competition, combination: Combination, line: Line) -> Data:
    parts = [
        {
            "distance": distance.key,
            "race": race,
            "status": part.status.value.lower(),
            "points": _points_data(part.low, part.high),
            "result": None
            if part.outcome is None
            else outcome_data(state.contest(distance), part.outcome, ()),
        }
        for (distance, race), part in zip(combination.parts, line.parts, strict=True)
    ]
    return {
        "rank": line.rank,
        "skater": skater_data(state.skater(line.skater)),
        "races": line.skated,
        "missed": line.missed,
        "points": _points_data(line.low, line.high) if line.skated else None,
        "behind": line.behind,
        "level_with": list(line.level),
        "parts": parts,
        "distances": [f"{distance.key}/{race}" for distance, race in combination.parts],
        "times": [_time_text(part) for part in line.parts],
        "points_by_race": ["" if part.low is None else _decimal(part.low) for part in line.parts],
    }


def _points_data(low: int | None, high: int | None) -> Data | None:
    """Points as text with three decimals and in thousandths; `most` where they are not known exactly."""
    if low is None:
        return None
    return {"text": _decimal(low), "thousandths": low, "most": high}


def _decimal(thousandths: int) -> str:
    return f"{thousandths // 1000}.{thousandths % 1000:03d}"


def _time_text(part: Part) -> str:
    if part.outcome is not None and part.outcome.time is not None:
        return part.outcome.time.exactly()
    return "" if part.status is Status.AWAITED else part.status.value
