"""Who is prequalified and need only start, and what an order that is drawn from the times stands by."""

from __future__ import annotations

from startbewijs.publish.answer import Data, skater_data
from startbewijs.publish.page import Sentence, Tone, text
from startbewijs.publish.subjects.choice import Choice
from startbewijs.publish.words import N_, Words
from startbewijs.selection.claims import Claim
from startbewijs.selection.order import RowFilling
from startbewijs.selection.procedure import Procedure
from startbewijs.sport.times import RaceTime

SAID = {
    Claim.STARTED: N_("{skater} was prequalified on the {event}, started there and so counts as first."),
    Claim.TO_COME: N_("{skater} is prequalified on the {event} and need only start there to count as first."),
    Claim.MISSED: N_(
        "{skater} was prequalified on the {event} and did not start there: that ticket goes to the others."
    ),
}


def claim_blocks(one: Choice, words: Words) -> list[Sentence]:
    """A sentence for each of the prequalified, and one about a drawn order."""
    decided = one.found.decided
    said = [
        words.say(SAID[claim], skater=named(one, mine.skater), event=words.event(mine.distance.key))
        for mine, claim in one.found.claims.items()
        if mine.skater not in decided.declined
    ]
    if one.found.procedure.drawn(one.sex):
        said.append(
            words.say(
                "The rows stand as the times draw them: the nearer a time comes to the reference time of its "
                "distance ({times}), the higher. Rows of which the time is not known stand at the top.",
                times=words.listed(references(one.found.procedure, one, words)),
            )
        )
    return [Sentence(text(one_said, Tone.QUIET), "·") for one_said in said]


def references(procedure: Procedure, one: Choice, words: Words) -> list[str]:
    """The reference times of one sex: `500 m 36.50`."""
    return [
        words.say("{distance} {time}", distance=words.metres(distance), time=words.time(hundredths(time)))
        for distance, time in procedure.references.items()
        if distance.sex is one.sex
    ]


def named(one: Choice, skater: str) -> str:
    """The name of a skater whom a procedure names; the bare name in the file until somebody registers it."""
    known = one.state.skaters.get(skater)
    return skater if known is None else known.name


def hundredths(number: int) -> RaceTime:
    """So many hundredths as a time."""
    return RaceTime(number * 10, 2)


def share(filling: RowFilling, words: Words) -> str:
    """What a row of a drawn order stands by: its share of the reference time, cut to 0.01 %."""
    if filling.time is None or filling.reference is None or filling.prequalified:
        return ""
    whole, rest = divmod(filling.time * 10_000 // filling.reference, 100)
    return words.say("{whole}.{rest} %", whole=whole, rest=f"{rest:02d}")


def claims_data(one: Choice) -> list[Data]:
    """The prequalified as data."""
    return [
        {
            "skater": None
            if mine.skater not in one.state.skaters
            else skater_data(one.state.skater(mine.skater)),
            "id": mine.skater,
            "event": mine.distance.key,
            "start": claim.value,
            "article": mine.article,
        }
        for mine, claim in one.found.claims.items()
    ]


def share_data(filling: RowFilling) -> Data | None:
    """What a row of a drawn order stands by, in exact hundredths; None where the order is listed."""
    if filling.reference is None:
        return None
    time = None if filling.prequalified else filling.time
    return {"hundredths": time, "reference_hundredths": filling.reference}
