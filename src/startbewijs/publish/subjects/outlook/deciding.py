"""Which races to come decide for whom."""

from __future__ import annotations

from collections.abc import Sequence

from startbewijs.outlook.decisive import Decisive
from startbewijs.outlook.status import Status
from startbewijs.outlook.waiting import announced
from startbewijs.publish.answer import Answer, distance_data, head_data, noted, skater_data, state_line
from startbewijs.publish.page import Block, Heading, Page, Sentence, Tone, text
from startbewijs.publish.snapshot import Snapshot
from startbewijs.publish.subjects.outlook.prospect import Prospect
from startbewijs.publish.words import Words
from startbewijs.sport.distances import Distance

_COLUMNS = (
    ("sex", "sex"),
    ("distance", "distance.key"),
    ("skater", "skater.name"),
    ("id", "skater.id"),
    ("brings_in", "brings_in"),
    ("keeps_out", "keeps_out"),
)


def decisive_answer(snapshot: Snapshot, found: Sequence[tuple[Prospect, Sequence[Decisive]]]) -> Answer:
    """For each distance to come whom it alone can bring in or keep out."""
    data = head_data(snapshot) | {
        "decisive": [
            {
                "sex": one.sex.name.lower(),
                "distance": distance_data(case.distance),
                "skater": skater_data(one.state.skater(case.skater)),
                "brings_in": case.brings_in,
                "keeps_out": case.keeps_out,
            }
            for one, cases in found
            for case in cases
        ],
    }

    def page(words: Words) -> Page:
        drawn = Page().add(Heading(words.say("Which races decide"), state_line(snapshot, words), 1))
        drawn.add(
            Sentence(
                text(
                    words.say(
                        "A race decides here if there is a result of it that settles it alone, whatever all "
                        "the other races bring."
                    ),
                    Tone.QUIET,
                )
            )
        )
        for one, cases in found:
            for distance in dict.fromkeys(case.distance for case in cases):
                here = [case for case in cases if case.distance == distance]
                drawn.add(*_blocks(one, distance, here, words))
        proved = any(outlook.status is not Status.NOT_PROVED for one, _ in found for outlook in one.outlooks)
        if not proved:
            drawn.add(Sentence(text(words.say("Nothing is proved here; see “status”."))))
        elif not any(cases for _, cases in found):
            drawn.add(Sentence(text(words.say("No race to come decides for anybody any more."))))
            drawn.add(*_committee([one for one, _ in found], words))
        return noted(drawn, snapshot, words)

    return Answer(data, "decisive", _COLUMNS, page)


def _committee(found: Sequence[Prospect], words: Words) -> list[Block]:
    """Who still waits where no race decides: for the committee alone."""
    waiting = [
        one.name(outlook.skater)
        for one in found
        for outlook in one.outlooks
        if outlook.status is Status.WAITING
    ]
    if not waiting:
        return []
    said = words.count(
        "{names} waits for the committee.",
        "{names} wait for the committee.",
        len(waiting),
        names=words.listed(waiting),
    )
    return [Sentence(text(said, Tone.WAITING), "○")]


def _blocks(one: Prospect, distance: Distance, cases: Sequence[Decisive], words: Words) -> list[Block]:
    day, _ = announced(one.state, distance)
    named = words.distance(distance)
    about = "" if day is None else words.day(day, year=False)
    blocks: list[Block] = [Heading(named[:1].upper() + named[1:], about)]
    inside = [case.skater for case in cases if case.brings_in]
    outside = [case.skater for case in cases if case.keeps_out]
    unproved = [case.skater for case in cases if case.brings_in is None or case.keeps_out is None]
    if inside:
        said = words.say("Can bring in: {names}.", names=_names(one, inside, words))
        blocks.append(Sentence(text(said, Tone.SAFE), "◐"))
    if outside:
        said = words.say("Can keep out: {names}.", names=_names(one, outside, words))
        blocks.append(Sentence(text(said), "–"))
    if unproved:
        said = words.say("Not proved either way: {names}.", names=_names(one, unproved, words))
        blocks.append(Sentence(text(said, Tone.QUIET), "?"))
    if len(blocks) == 1:
        blocks.append(Sentence(text(words.say("Settles nobody's place by itself."), Tone.QUIET)))
    return blocks


def _names(one: Prospect, skaters: Sequence[str], words: Words) -> str:
    """Those who stand on a row by name, the others by their number."""
    standing = [skater for skater in skaters if (found := one.of(skater)) is not None and found.now]
    others = len(skaters) - len(standing)
    named = [one.name(skater) for skater in standing]
    if others:
        named.append(
            words.count("{n} skater without a row so far", "{n} skaters without a row so far", others)
        )
    return words.listed(named)
