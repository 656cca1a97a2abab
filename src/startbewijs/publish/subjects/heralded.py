"""Records that something is, or would be: announced when it is recorded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from startbewijs.log.facts import Fact
from startbewijs.publish.answer import Answer, Data, time_data
from startbewijs.publish.page import Page, Sentence, Text, Tone, text
from startbewijs.publish.subjects.recorded import recorded
from startbewijs.publish.subjects.remarks import kind_name
from startbewijs.publish.words import Words
from startbewijs.results.outcomes import outcomes
from startbewijs.results.records import Noticed
from startbewijs.sport.competition import Competition, Status


def recorded_and_heralded(
    state: Competition, facts: Sequence[Fact], noticed: Sequence[Noticed], *, again: bool = False
) -> Answer:
    """What was recorded, and the records that it is or would be."""
    plain = recorded(state, facts, again=again)

    def page(words: Words) -> Page:
        return plain.page(words).add(*(Sentence(said, "★") for said in heralded_texts(state, noticed, words)))

    return replace(plain, data=plain.data | {"records": [_data(state, one) for one in noticed]}, page=page)


def heralded_texts(state: Competition, noticed: Sequence[Noticed], words: Words) -> Iterator[Text]:
    """Each record as a sentence; one of a pair that is not confirmed holds once it is."""
    for one in noticed:
        fields = {
            "skater": state.skater(one.skater).name,
            "time": one.time,
            "record": kind_name(one.kind, words),
            "old": one.old or words.say("not published"),
        }
        if one.equalled:
            said = words.say("{skater}, {time}: {record} equalled", **fields)
        else:
            said = words.say("{skater}, {time}: {record} (was {old})", **fields)
        if not _counts(state, one):
            said = words.say("{said}, once the pair is confirmed", said=said)
        yield text(said, Tone.STRONG)


def _counts(state: Competition, one: Noticed) -> bool:
    return outcomes(state.contest(one.distance), one.race)[one.skater].status is not Status.AWAITED


def _data(state: Competition, one: Noticed) -> Data:
    return {
        "kind": one.kind,
        "skater": one.skater,
        "distance": one.distance.key,
        "race": one.race,
        "time": time_data(one.time),
        "old": time_data(one.old),
        "equalled": one.equalled,
        "counts": _counts(state, one),
    }
