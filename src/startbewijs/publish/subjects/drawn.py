"""A draw: what it would be or is, and whether it follows from its seed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from msgspec import to_builtins

from startbewijs.draw.field import Couple, sharing
from startbewijs.log.events.drawing import DrawMade
from startbewijs.log.facts import Fact
from startbewijs.publish.answer import (
    Answer,
    Data,
    distance_data,
    head_data,
    noted,
    skater_data,
    state_line,
)
from startbewijs.publish.page import (
    Align,
    Cell,
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
from startbewijs.publish.subjects.racing import race_title
from startbewijs.publish.subjects.recorded import recorded
from startbewijs.publish.subjects.remarks import name_cell
from startbewijs.publish.words import N_, Words
from startbewijs.sport.competition import Competition, Contest
from startbewijs.sport.distances import Distance, Lane
from startbewijs.sport.times import RaceTime

_COLUMNS = (
    ("pair", "pair"),
    ("group", "group"),
    ("quartet", "quartet"),
    ("lane", "lane"),
    ("skater", "skater.name"),
    ("id", "skater.id"),
    ("team", "skater.team"),
    ("standing", "standing"),
)
_ORDERS = {
    "season_best": N_("groups of {size} by season best"),
    "ranking": N_("groups of {size} by the ranking that was given"),
    "first_race": N_("groups of {size} by the first race"),
    "random": N_("one group, by lot alone"),
}
_SECONDS = {
    "swapped": N_("the pairs of the first race, lanes exchanged"),
    "ranking": N_("neighbours in the ranking of the first race meet"),
}
_WITHOUT = {
    "season_best": N_("Without a season best, so with the slowest: {names}."),
    "ranking": N_("Not in the ranking, so with the slowest: {names}."),
    "first_race": N_("Without a rank in the first race, so with the slowest: {names}."),
}
_TOLD = {"season_best": N_("season best"), "ranking": N_("ranking"), "first_race": N_("first race")}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A draw with its pairs in the order of the ice, and what the groups were made by, by skater.

    `command` is what records it, None once it is recorded; `facts` are what recorded it.
    """

    draw: DrawMade
    pairs: tuple[Couple, ...]
    standings: Mapping[str, int]
    command: str | None = None
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Repeated:
    """A draw computed anew: the position of its fact, None where only pairs were recorded; its seed, None
    where it was taken over as published; and where pairs were changed after it."""

    race: int
    position: int | None
    seed: str | None
    pairs: int
    changed: tuple[int, ...]


def draw_answer(snapshot: Snapshot, drawn: Drawn) -> Answer:
    """A draw as it would be recorded, or as it was."""
    state, draw = snapshot.competition, drawn.draw
    contest = state.contest(draw.distance)
    shared = _quartets(drawn)
    data = head_data(snapshot) | {
        "distance": distance_data(contest.distance),
        "race": draw.race,
        "again": False,
        "facts": recorded(state, drawn.facts).data["facts"],
        "draw": {
            key: value for key, value in to_builtins(draw).items() if key not in ("type", "distance", "race")
        },
        "starts": [
            {
                "pair": number,
                "group": pair.group,
                "quartet": shared.get(number),
                "lane": pair.lane(skater).value,
                "skater": skater_data(state.skater(skater)),
                "standing": drawn.standings.get(skater),
            }
            for number, pair in enumerate(drawn.pairs, 1)
            for skater in pair.skaters
        ],
    }

    def page(words: Words) -> Page:
        title = words.say("Draw {race}", race=race_title(contest, draw.race, words))
        shown = Page().add(Heading(title, state_line(snapshot, words), 1))
        shown.add(Sentence(text(_way(draw, words))))
        shown.add(_table(state, drawn, shared, words))
        for said in _notes(state, contest, drawn, words):
            shown.add(Sentence(text(said, Tone.QUIET), "·"))
        if drawn.command is None:
            first, last = drawn.facts[0].position, drawn.facts[-1].position
            said = words.say("Recorded: facts {first} to {last}.", first=first, last=last)
            shown.add(Sentence(text(said, Tone.STRONG)))
        else:
            said = words.say("Nothing is recorded yet. This records it:")
            shown.add(Sentence(text(said, Tone.STRONG)), Sentence(text(drawn.command)))
        return noted(shown, snapshot, words)

    return Answer(data, "starts", _COLUMNS, page)


def _quartets(drawn: Drawn) -> dict[int, int]:
    if not drawn.draw.quartets:
        return {}
    shared = sharing(len(drawn.pairs), fastest_first=drawn.draw.fastest_first)
    return {number: n for n, numbers in enumerate(shared, 1) for number in numbers}


def _way(draw: DrawMade, words: Words) -> str:
    """How a draw was made, in a line."""
    if draw.seed is None:
        return words.say("Taken over as it was published.")
    said = _SECONDS.get(draw.second or "") or _ORDERS[draw.by]
    parts = [words.say("Seed {seed}", seed=draw.seed), words.say(said, size=draw.group_size)]
    if draw.second != "swapped" and draw.by != "random":
        parts.append(words.say("fastest first") if draw.fastest_first else words.say("slowest first"))
    if draw.spread == "team":
        parts.append(words.say("members of one team apart"))
    elif draw.spread == "nation":
        parts.append(words.say("skaters of one nation apart"))
    return " · ".join(parts)


def _table(state: Competition, drawn: Drawn, shared: Mapping[int, int], words: Words) -> Table:
    rows: list[Row | Rule] = []
    grouped = (
        drawn.draw.second not in ("swapped", "ranking") and len({pair.group for pair in drawn.pairs}) > 1
    )
    group = quartet = None
    for number, pair in enumerate(drawn.pairs, 1):
        labels = []
        if grouped and pair.group != group:
            labels.append(words.say("group {n}", n=pair.group))
        if shared.get(number) != quartet:
            labels.append(words.say("quartet {n}", n=shared[number]))
        group, quartet = pair.group, shared.get(number)
        if labels:
            rows.append(Rule(" · ".join(labels)))
        cells = [cell(str(number), Tone.QUIET)]
        for skater in (pair.inner, pair.outer):
            if skater is None:
                cells += [cell(words.say("skates alone"), Tone.QUIET), cell("")]
            else:
                cells += [name_cell(state.skater(skater)), _standing(drawn, skater, words)]
        rows.append(row(*cells))
    by = _TOLD.get(drawn.draw.by, "") if drawn.standings else ""
    title = words.say(by) if by else ""
    columns = (
        Column(words.say("pair"), spare=1),
        Column(words.say("inner lane")),
        Column(title, Align.DECIMAL, spare=2),
        Column(words.say("outer lane")),
        Column(title, Align.DECIMAL, spare=2),
    )
    return Table(columns, tuple(rows))


def _standing(drawn: Drawn, skater: str, words: Words) -> Cell:
    standing = drawn.standings.get(skater)
    if standing is None:
        return cell("–" if drawn.standings else "", Tone.QUIET)
    if drawn.draw.by == "season_best":
        return cell(words.time(RaceTime(standing)), Tone.QUIET)
    return cell(str(standing), Tone.QUIET)


def _notes(state: Competition, contest: Contest, drawn: Drawn, words: Words) -> list[str]:
    """What whoever reads a draw has to know."""
    draw, said = drawn.draw, []

    def names(skaters: Sequence[str]) -> str:
        return words.listed(state.skater(skater).name for skater in skaters)

    there = [skater for pair in drawn.pairs for skater in pair.skaters]
    without = [skater for skater in there if skater not in drawn.standings] if draw.seed else []
    if without and not drawn.standings and draw.second != "swapped" and draw.by == "season_best":
        said.append(words.say("Nobody has a season best here, so all are one group."))
    elif without and draw.second != "swapped" and draw.by != "random":
        said.append(words.say(_WITHOUT[draw.by], names=names(without)))
    same = {"team": "team", "nation": "nation"}.get(draw.spread)
    for number, pair in enumerate(drawn.pairs, 1):
        of = {getattr(state.skater(skater), same or "team") for skater in pair.skaters}
        if same and len(of) == 1 and not pair.alone and of != {None}:
            said.append(
                words.say("Pair {pair} could not be parted: both are of {team}.", pair=number, team=of.pop())
            )
    kept = [skater for skater in there if draw.race == 2 and _lane_kept(contest, drawn.pairs, skater)]
    if kept and draw.seed:
        said.append(words.say("In the lane of the first race again: {names}.", names=names(kept)))
    out = [skater for skater in contest.entrants if skater not in there and skater not in contest.withdrawn]
    if out:
        said.append(words.say("Entered and not drawn: {names}.", names=names(out)))
    if draw.seed and draw.second != "swapped":
        said.append(
            words.say(
                "The lot of a skater is the SHA-256 of a text such as “{text}”; the lowest comes first.",
                text=f"{draw.seed} {draw.distance} {draw.race} {there[0]}",
            )
        )
    return said


def _lane_kept(contest: Contest, pairs: Sequence[Couple], skater: str) -> bool:
    before: list[Lane | None] = [
        run.lane for pair in contest.races[1].pairs.values() if not pair.reskate and (run := pair.run(skater))
    ]
    now = next(pair.lane(skater) for pair in pairs if skater in pair.skaters)
    return now in before


def repeated_answer(snapshot: Snapshot, distance: Distance, races: Sequence[Repeated]) -> Answer:
    """Whether the recorded pairs of a distance follow from the recorded seeds."""
    contest = snapshot.competition.contest(distance)
    data: Data = head_data(snapshot) | {
        "distance": distance_data(distance),
        "draws": [
            {
                "race": one.race,
                "fact": one.position,
                "seed": one.seed,
                "pairs": one.pairs,
                "follows": None if one.seed is None else True,
                "changed": list(one.changed),
            }
            for one in races
        ],
    }

    def page(words: Words) -> Page:
        title = words.say("The draw of the {distance}, computed anew", distance=words.distance(distance))
        shown = Page().add(Heading(title, state_line(snapshot, words), 1))
        for one in races:
            race = race_title(contest, one.race, words)
            shown.add(
                Sentence(text(_found(race[:1].upper() + race[1:], one, words)), "●" if one.seed else "·")
            )
            if one.changed:
                said = words.say(
                    "Changed afterwards, with the reason in the log: position {positions}.",
                    positions=words.listed(map(str, one.changed)),
                )
                shown.add(Sentence(text(said), "·"))
        return noted(shown, snapshot, words)

    columns = (
        ("race", "race"),
        ("fact", "fact"),
        ("seed", "seed"),
        ("pairs", "pairs"),
        ("follows", "follows"),
    )
    return Answer(data, "draws", columns, page)


def _found(race: str, one: Repeated, words: Words) -> str:
    if one.position is None:
        return words.say("{race}: no draw is recorded, so there is nothing to compute.", race=race)
    if one.seed is None:
        return words.say(
            "{race}: fact {position} took the draw over as it was published; it has no seed.",
            race=race,
            position=one.position,
        )
    return words.count(
        "{race}: the {n} pair follows from the seed “{seed}” of fact {position}.",
        "{race}: all {n} pairs follow from the seed “{seed}” of fact {position}.",
        one.pairs,
        race=race,
        seed=one.seed,
        position=one.position,
    )
