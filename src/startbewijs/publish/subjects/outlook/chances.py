"""Start by start: which are certain, which are out, and what the others wait for."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from startbewijs.outlook.starting import StartOutlook, StartStatus, WaitsFor, start_outlooks
from startbewijs.publish.answer import Answer, Data, distance_data, head_data, noted, skater_data, state_line
from startbewijs.publish.page import (
    Block,
    Cell,
    Column,
    Heading,
    Page,
    Row,
    Sentence,
    Table,
    Tone,
    cell,
    row,
    text,
)
from startbewijs.publish.snapshot import Snapshot
from startbewijs.publish.subjects.outlook.prospect import Prospect
from startbewijs.publish.subjects.outlook.signs import interval_of, sign
from startbewijs.publish.subjects.remarks import name_cell
from startbewijs.publish.words import N_, Words

_COLUMNS = (
    ("sex", "sex"),
    ("distance", "distance.key"),
    ("skater", "skater.name"),
    ("id", "skater.id"),
    ("start", "start"),
    ("waits_for", "waits_for"),
    ("best_rank", "best_rank"),
    ("worst_rank", "worst_rank"),
    ("team", "team"),
)
_STARTS = {
    StartStatus.CERTAIN: (N_("● certain"), Tone.SAFE),
    StartStatus.WAITS: (N_("○ waits for {what}"), Tone.WAITING),
    StartStatus.OUT: (N_("– out, with the place in the team"), Tone.QUIET),
}
_WAITS = {
    WaitsFor.TEAM_PLACE: N_("the place in the team"),
    WaitsFor.RACES: N_("races on the distance"),
    WaitsFor.COMMITTEE: N_("a decision of the committee"),
}


def chances(snapshot: Snapshot, prospects: Sequence[Prospect]) -> Answer:
    """The starts that each skater can still have by rank, distance by distance."""
    found = [
        (one, start_outlooks(snapshot.competition, one.procedure, one.sex, one.outlooks)) for one in prospects
    ]
    data = head_data(snapshot) | {
        "starts": [_data(one, start) for one, starts in found for start in starts],
    }

    def page(words: Words) -> Page:
        title = words.say("Which starts are certain")
        drawn = Page().add(Heading(title, state_line(snapshot, words), 1))
        for one, starts in found:
            if not starts:
                drawn.add(Sentence(text(words.say("Nothing is proved here; see “status”."))))
            for distance, here in groupby(starts, key=lambda start: start.distance):
                named = words.distance(distance)
                places = words.count("{n} start", "{n} starts", one.procedure.places[distance.key])
                drawn.add(Heading(named[:1].upper() + named[1:], places), *_blocks(one, [*here], words))
        said = words.say("By rank alone. What a designation gives, or a vacant start, “starts” shows.")
        drawn.add(Sentence(text(said, Tone.QUIET)))
        return noted(drawn, snapshot, words)

    return Answer(data, "starts", _COLUMNS, page)


def _blocks(one: Prospect, starts: Sequence[StartOutlook], words: Words) -> list[Block]:
    """The starts on one distance; those who may still take any rank or none are counted."""
    shown = [start for start in starts if start.worst is not None]
    blocks: list[Block] = []
    if shown:
        columns = (
            Column(words.say("skater")),
            Column(words.say("rank")),
            Column(words.say("start"), flows=True),
            Column(words.say("team"), spare=1),
        )
        ordered = sorted(shown, key=lambda start: (start.best, start.worst or 0))
        blocks.append(Table(columns, tuple(_row(one, start, words) for start in ordered)))
    others = len(starts) - len(shown)
    if others:
        said = words.count(
            "{n} skater may still take a start here.", "{n} skaters may still take a start here.", others
        )
        blocks.append(Sentence(text(said, Tone.QUIET)))
    return blocks


def start_cell(start: StartOutlook, words: Words) -> Cell:
    """Whether a start is certain, and what it waits for."""
    message, tone = _STARTS[start.status]
    return cell(words.say(message, what=start_waits(start, words)), tone)


def start_waits(start: StartOutlook, words: Words) -> str:
    """What a start waits for, as a list."""
    return words.listed(words.say(_WAITS[waits]) for waits in start.waits_for)


def _row(one: Prospect, start: StartOutlook, words: Words) -> Row:
    outlook = one.of(start.skater)
    rank = str(start.best) if start.best == start.worst else interval_of(start.best, start.worst, words)
    return row(
        name_cell(one.state.skater(start.skater)),
        cell(rank),
        start_cell(start, words),
        cell("" if outlook is None else sign(outlook.status, words), Tone.QUIET),
    )


def _data(one: Prospect, start: StartOutlook) -> Data:
    outlook = one.of(start.skater)
    return {
        "sex": one.sex.name.lower(),
        "distance": distance_data(start.distance),
        "skater": skater_data(one.state.skater(start.skater)),
        "start": start.status.value,
        "waits_for": [waits.value for waits in start.waits_for],
        "best_rank": start.best,
        "worst_rank": start.worst,
        "team": None if outlook is None else outlook.status.value,
    }
