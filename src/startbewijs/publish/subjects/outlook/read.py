"""A designation on a distance in the readings that are left open, side by side where they differ."""

from __future__ import annotations

from collections.abc import Iterator

from startbewijs.publish.answer import Data, skater_data
from startbewijs.publish.page import Block, Column, Heading, Row, Sentence, Table, cell, text
from startbewijs.publish.subjects.outlook.prospect import Prospect
from startbewijs.publish.subjects.outlook.signs import interval_of
from startbewijs.publish.words import N_, Words
from startbewijs.selection.procedure import Reading
from startbewijs.selection.selected import Applied

TITLES = {Reading.LOWEST: N_("takes the lowest start"), Reading.FIRST: N_("counts as first")}


def differing(one: Prospect) -> tuple[str, ...]:
    """The skaters whose first row or place is another in another reading, as they stand on the order."""
    applied = one.selected.applied
    names = dict.fromkeys(name.skater for each in applied for name in each.order.names)
    return tuple(skater for skater in names if len({_stands(each, skater) for each in applied}) > 1)


def readings_data(one: Prospect) -> list[Data]:
    """A skater in a reading each, wherever the readings differ about the skater."""
    found: list[Data] = []
    for skater in differing(one):
        for each in one.selected.applied:
            row, best, worst = _stands(each, skater)
            where: Data = {"sex": one.sex.name.lower(), "skater": skater_data(one.state.skater(skater))}
            reading = None if each.reading is None else each.reading.value
            found.append(where | {"reading": reading, "row": row, "best": best, "worst": worst})
    return found


def readings_blocks(one: Prospect, words: Words) -> Iterator[Block]:
    """A column for every reading; nothing where there is one reading only, or none is asked for."""
    applied = one.selected.applied
    if len(applied) < 2:
        return
    yield Heading(words.say("The designation, in every reading that is left open"))
    skaters = differing(one)
    if not skaters:
        yield Sentence(text(words.say("Every reading gives everybody the same row and the same place.")))
        return
    titles = (words.say(TITLES[each.reading]) for each in applied if each.reading is not None)
    columns = (Column(words.say("skater"), kept=True), *(Column(title) for title in titles))
    rows = (
        Row((cell(one.name(skater)), *(cell(_text(each, skater, words)) for each in applied)))
        for skater in skaters
    )
    yield Table(columns, tuple(rows))


def _stands(applied: Applied, skater: str) -> tuple[int | None, int | None, int | None]:
    """The first row of a skater in a reading, with the best and the worst place that it can have."""
    name = applied.order.name(skater)
    return (None, None, None) if name is None else (name.rows[0], name.best, name.worst)


def _text(applied: Applied, skater: str, words: Words) -> str:
    row, best, worst = _stands(applied, skater)
    if row is None:
        return words.say("no row")
    if best == worst:
        return words.say("row {row}, place {place}", row=row, place=best)
    return words.say("row {row}, place {place}", row=row, place=interval_of(best, worst, words))
