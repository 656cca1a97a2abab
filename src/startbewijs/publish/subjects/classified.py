"""A distance in order: the ranks that tickets hang on, and what each rank rests on."""

from __future__ import annotations

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
    Cell,
    Column,
    Heading,
    Page,
    Sentence,
    Span,
    Table,
    Text,
    Tone,
    cell,
    joined,
    row,
    text,
)
from startbewijs.publish.snapshot import Snapshot
from startbewijs.publish.subjects.legend import legend
from startbewijs.publish.subjects.remarks import (
    STATUSES,
    name_cell,
    outcome_data,
    remarks,
    result_text,
)
from startbewijs.publish.words import N_, Words
from startbewijs.results.classification import (
    Basis,
    Classification,
    Line,
    Stage,
    classification,
    contradictions,
)
from startbewijs.results.records import Noticed, records
from startbewijs.sport.competition import Competition, Contest, Counting, Status
from startbewijs.sport.distances import Distance

_BASES = {
    Basis.PUBLISHED: ("p", N_("rank as it was published")),
    Basis.BETWEEN: ("b", N_("rank that the published ranks before and after it leave")),
    Basis.STANDING: ("s", N_("as it stands, the distance is under way")),
    Basis.INDISTINCT: ("=", N_("the published decimals do not separate this time from another")),
    Basis.UNKNOWN: ("?", N_("rank unknown: results that were not published may stand before it")),
}
_COLUMNS = (
    ("rank", "rank"),
    ("rank_basis", "rank_basis"),
    ("skater", "skater.name"),
    ("id", "skater.id"),
    ("team", "skater.team"),
    ("status", "status"),
    ("time", "time.text"),
    ("time_ms", "time.ms"),
    ("counted_race", "counted_race"),
    ("behind_ms", "behind.ms"),
    ("race_1", "race_1.time.text"),
    ("race_1_status", "race_1.status"),
    ("race_2", "race_2.time.text"),
    ("race_2_status", "race_2.status"),
)
STAGES = {
    Stage.NOT_BEGUN: N_("not begun"),
    Stage.UNDER_WAY: N_("under way"),
    Stage.CLOSED: N_("final"),
}


def classified(snapshot: Snapshot, distance: Distance) -> Answer:
    """The classification of a distance, with both races where it is skated twice."""
    state = snapshot.competition
    contest = state.contest(distance)
    table = classification(contest)
    noticed = records(state)
    data = head_data(snapshot) | {
        "distance": distance_data(distance),
        "counting": contest.counting.value,
        "stage": table.stage.value,
        "complete": table.complete,
        "contradictions": [[before.skater, behind.skater] for before, behind in contradictions(table)],
        "classification": [_line_data(state, contest, line, noticed) for line in table.lines],
    }

    def page(words: Words) -> Page:
        title = words.say("Classification {distance}", distance=words.distance(distance))
        drawn = Page().add(Heading(title, state_line(snapshot, words), 1))
        drawn.add(*classification_blocks(state, contest, table, noticed, words))
        return noted(drawn, snapshot, words)

    return Answer(data, "classification", _COLUMNS, page)


def classification_blocks(
    state: Competition,
    contest: Contest,
    table: Classification,
    noticed: tuple[Noticed, ...],
    words: Words,
    most: int | None = None,
) -> list[Sentence | Table]:
    """The table of a classification (its first `most` lines), how it is made, and what its marks mean."""
    blocks: list[Sentence | Table] = [Sentence(text(_about(contest, table, words), Tone.QUIET))]
    lines = table.lines[:most]
    if lines:
        blocks.append(_table(state, contest, lines, noticed, words))
    blocks += legend(blocks, words)
    bases = {line.basis for line in lines}
    blocks += [
        Sentence(text(words.say(meaning), Tone.QUIET), mark)
        for basis, (mark, meaning) in _BASES.items()
        if basis in bases
    ]
    return blocks + contradicted(state, table, words)


def contradicted(state: Competition, table: Classification, words: Words) -> list[Sentence | Table]:
    """A sentence for every two skaters whose published ranks their times contradict."""
    return [
        Sentence(
            text(
                words.say(
                    "The published ranks contradict the times on the {distance}: {before} ({rank}) stands "
                    "before {behind} ({time}), who was faster. The published ranks are followed.",
                    distance=words.distance(table.distance),
                    before=state.skater(before.skater).name,
                    rank=words.ordinal(before.rank or 0),
                    behind=state.skater(behind.skater).name,
                    time="" if behind.time is None else words.time(behind.time),
                ),
                Tone.STRONG,
            ),
            "!",
        )
        for before, behind in contradictions(table)
    ]


def _about(contest: Contest, table: Classification, words: Words) -> str:
    counting = {
        Counting.SINGLE: N_("skated once"),
        Counting.BEST: N_("skated twice, the better time counts"),
        Counting.SUM: N_("skated twice, the sum of both times counts"),
    }[contest.counting]
    parts = [words.say(STAGES[table.stage]), words.say(counting)]
    if table.stage is Stage.CLOSED and not table.complete:
        parts.append(words.say("not every result was published"))
    return "; ".join(parts)


def _table(
    state: Competition,
    contest: Contest,
    lines: tuple[Line, ...],
    noticed: tuple[Noticed, ...],
    words: Words,
) -> Table:
    twice = contest.counting.races == 2
    rows = []
    for line in lines:
        skater = state.skater(line.skater)
        tone = Tone.STRONG if line.rank == 1 else Tone.PLAIN
        mark = _BASES[line.basis][0] if line.basis in _BASES else ""
        digits = 3 if line.separated else 2
        time = "" if line.time is None else words.time(line.time, digits)
        status = cell(words.say(STATUSES[line.status]), Tone.QUIET) if line.time is None else cell(time, tone)
        if line.status is Status.FINISHED and line.time is not None:
            status = cell(time, tone)
        behind = "" if line.behind is None or not line.behind.ms else f"+{words.time(line.behind)}"
        races = [_race_cell(line, n, words) for n in (0, 1)] if twice else []
        rows.append(
            row(
                cell("" if line.rank is None else str(line.rank), Tone.QUIET),
                cell(mark, Tone.QUIET),
                name_cell(skater, tone),
                cell(skater.team or "", Tone.QUIET),
                *races,
                status,
                cell(behind, Tone.QUIET),
                cell(_both(contest, line, noticed, words)),
            )
        )
    columns = (
        Column("", Align.RIGHT),
        Column(""),
        Column(words.say("skater")),
        Column(words.say("team"), spare=3),
        *(
            Column(words.say(title), Align.DECIMAL, spare=1)
            for title in (N_("race 1"), N_("race 2"))
            if twice
        ),
        Column(words.say("counts") if twice else words.say("time"), Align.DECIMAL),
        Column(words.say("behind"), Align.DECIMAL),
        Column(words.say("remarks"), flows=True, spare=4, kept=True),
    )
    return Table(columns, tuple(rows))


def _both(contest: Contest, line: Line, noticed: tuple[Noticed, ...], words: Words) -> Text:
    """The remarks about every race of a line, each with which race it is about."""
    parts = []
    for outcome in line.races:
        said = remarks(contest, outcome, noticed, words)
        if said and len(line.races) > 1:
            said = (Span(words.say("race {n}:", n=outcome.race), Tone.QUIET), Span(" "), *said)
        parts.append(said)
    return joined([said for said in parts if said], "; ")


def _race_cell(line: Line, n: int, words: Words) -> Cell:
    outcome = line.races[n]
    counts = line.counted == outcome.race
    return cell(result_text(outcome, words, tone=Tone.STRONG if counts else Tone.QUIET))


def _line_data(state: Competition, contest: Contest, line: Line, noticed: tuple[Noticed, ...]) -> Data:
    data: Data = {
        "rank": line.rank,
        "rank_basis": None if line.basis is None else line.basis.value,
        "rank_at_best": line.at_best,
        "skater": skater_data(state.skater(line.skater)),
        "status": line.status.value.lower(),
        "time": time_data(line.time),
        "earliest_ms": line.earliest if line.time is not None else None,
        "latest_ms": line.latest if line.time is not None else None,
        "counted_race": line.counted,
        "behind": time_data(line.behind),
        "level_with": list(line.level),
        "separated_by_thousandths": line.separated,
    }
    for outcome in line.races:
        data[f"race_{outcome.race}"] = outcome_data(contest, outcome, noticed)
    return data
