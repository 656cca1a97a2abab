"""A tournament in a few screens: one evening of it, and how it ended."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from startbewijs.outlook.status import Outlook
from startbewijs.publish.answer import state_line
from startbewijs.publish.page import Block, Heading, Page, Sentence, Tone, text
from startbewijs.publish.snapshot import Snapshot
from startbewijs.publish.subjects.choice import choices
from startbewijs.publish.subjects.classified import classification_blocks
from startbewijs.publish.subjects.legend import order_legend
from startbewijs.publish.subjects.order import calamity_blocks, order_blocks, order_table
from startbewijs.publish.subjects.people import introduced
from startbewijs.publish.subjects.racing import mark_blocks, pair_table, race_title
from startbewijs.publish.subjects.squad import decision_blocks
from startbewijs.publish.words import Words
from startbewijs.results.classification import classification
from startbewijs.results.records import records
from startbewijs.selection.procedure import Procedure
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Distance, Sex


def evening(
    snapshot: Snapshot,
    procedure: Procedure,
    day: date,
    distances: Sequence[tuple[Distance, int]],
    sex: Sex,
    words: Words,
    proved: Sequence[Outlook] = (),
) -> Page:
    """One evening: the distances of that day with their first so many skaters, then what it did to the order.

    The order of `sex` is shown whole, that of the others as far as somebody stands on it.
    """
    state = snapshot.competition
    page = Page().add(Heading(f"{state.name}, {words.day(day)}", state_line(snapshot, words), 1))
    recorded = words.count(
        "From {n} recorded fact, each with its source; nothing on these screens is typed in.",
        "From {n} recorded facts, each with its source; nothing on these screens is typed in.",
        state.position,
    )
    page.add(Sentence(text(f"{recorded} {_day(state, day, words)}".rstrip(), Tone.QUIET)))
    for distance, most in distances:
        page.add(*_distance(snapshot, distance, most, words))
    for one in choices(snapshot, procedure, (sex,), proved):
        page.add(*order_blocks(one, words))
    for one in choices(snapshot, procedure, tuple(other for other in Sex if other is not sex), proved):
        title = words.sex(one.sex)
        page.add(Heading(title[:1].upper() + title[1:], words.say("the rows that are held")))
        page.add(order_table(one, words, held_only=True), *calamity_blocks(one, words))
    return page.add(*order_legend(page.blocks, words))


def ending(snapshot: Snapshot, procedure: Procedure, words: Words) -> Page:
    """How a tournament ended: both orders with the line, the starts of who goes, and the decisions."""
    page = Page().add(Heading(words.say("How it ended"), state_line(snapshot, words), 1))
    for one in choices(snapshot, procedure, (Sex.WOMEN, Sex.MEN)):
        page.add(*order_blocks(one, words))
        page.add(*decision_blocks(one, words))
    return page


def _day(state: Competition, day: date, words: Words) -> str:
    """The races of a day in their order, as a sentence; nothing on a day without races."""
    races = []
    for block in state.programme.get(day, ()):
        hour = "" if block.start is None else f"{words.hour(block.start)} "
        races.append(hour + race_title(state.contest(block.distance), block.race, words))
    return words.say("Programme: {races}.", races="; ".join(races)) if races else ""


def _distance(snapshot: Snapshot, distance: Distance, most: int, words: Words) -> list[Block]:
    """The head of a classification, the pairs where the ice was resurfaced between them, who they are."""
    state = snapshot.competition
    contest = state.contest(distance)
    table = classification(contest)
    title = words.distance(distance)
    blocks: list[Block] = [Heading(title[:1].upper() + title[1:])]
    blocks += classification_blocks(state, contest, table, records(state), words, most)
    for race in contest.races.values():
        if race.resurfacings:
            blocks.append(pair_table(state, contest, race, words))
    blocks += mark_blocks(state, distance, words)
    for line in table.lines[:3]:
        skater = state.skater(line.skater)
        known = introduced(skater, words)
        if known:
            blocks.append(Sentence(text(f"{skater.name}: {known[:1].lower()}{known[1:]}", Tone.QUIET), "·"))
    return blocks
