"""The clocks behind a race: what each source timed, and which of them counts."""

from __future__ import annotations

from startbewijs.publish.answer import Data, time_data
from startbewijs.publish.page import (
    Align,
    Cell,
    Column,
    Heading,
    Sentence,
    Table,
    Text,
    Tone,
    cell,
    row,
    text,
)
from startbewijs.publish.words import N_, Words
from startbewijs.results.outcomes import Outcome, outcomes
from startbewijs.results.timing import HAND, Clocked, correction_of
from startbewijs.rules.articles import TIME_SOURCES
from startbewijs.sport.competition import Competition, Contest
from startbewijs.sport.times import RaceTime

SOURCES = {
    "publication": N_("published"),
    "photo_finish": N_("photo finish"),
    "beam": N_("beam"),
    "transponder": N_("transponder"),
    HAND: N_("by hand"),
}


def source_name(source: str, words: Words) -> str:
    """How a source is called: `photo finish`, `by hand`."""
    return words.say(SOURCES[source])


def clocked_data(outcome: Outcome) -> list[Data]:
    """Every recorded time: where, from which source, as given, as it counts, and whether it does."""
    return [
        {
            "metres": one.metres,
            "source": one.source,
            "given": time_data(one.given),
            "time": time_data(one.time),
            "replaced": one.replaced,
            "counts": one.counts,
        }
        for one in outcome.clocked
    ]


def by_hand(contest: Contest, outcome: Outcome, words: Words) -> str:
    """That a result was timed by hand, and what was added to it; else nothing."""
    if outcome.time is None or outcome.source != HAND:
        return ""
    added = RaceTime(correction_of(contest.hand_correction))
    return words.say("timed by hand, {correction} s added", correction=words.time(added))


def clock_blocks(
    state: Competition, contest: Contest, race: int, words: Words
) -> list[Heading | Sentence | Table]:
    """A table of what each source timed, where more than one did or the source changed during a race."""
    lines = [
        (outcome, metres, [one for one in outcome.clocked if one.metres == metres])
        for outcome in outcomes(contest, race).values()
        for metres in _told(contest, outcome)
    ]
    if not lines:
        return []
    used = {one.source for *_, found in lines for one in found}
    sources = [source for source in TIME_SOURCES.value if source in used]
    columns = (
        Column(words.say("skater")),
        Column(words.say("at"), Align.RIGHT),
        *(Column(source_name(source, words), Align.DECIMAL) for source in sources),
        Column(words.say("counts")),
    )
    rows = [
        row(
            cell(state.skater(outcome.skater).name, short=state.skater(outcome.skater).short),
            cell(words.say("{metres} m", metres=words.number(metres)), Tone.QUIET),
            *(_times(found, source, words) for source in sources),
            cell(_which(contest, outcome, metres, found, words)),
        )
        for outcome, metres, found in lines
    ]
    said = [words.say("The most trusted source counts, not the faster time.")]
    if HAND in used:
        added = RaceTime(correction_of(contest.hand_correction))
        said.append(
            words.say(
                "A hand time stands here as it counts, with {correction} s added and in hundredths; it sets "
                "no record.",
                correction=words.time(added),
            )
        )
    return [
        Heading(words.say("Clocks")),
        Table(columns, tuple(rows)),
        Sentence(text(" ".join(said), Tone.QUIET)),
    ]


def _told(contest: Contest, outcome: Outcome) -> list[int]:
    """The lines worth a row: the finish where several sources or a hand timed it, and changes before it."""
    finish = contest.distance.metres
    at_finish = [one for one in outcome.clocked if one.metres == finish]
    several = len({one.source for one in at_finish}) > 1 or len(at_finish) > 1
    before = [one for one in outcome.clocked if one.metres != finish and one.counts]
    changes = [
        one.metres
        for previous, one in zip([None, *before], before, strict=False)
        if one.source == HAND or (previous is not None and previous.source != one.source)
    ]
    by_hand = any(one.source == HAND for one in at_finish)
    return [*changes, *([finish] if several or by_hand else [])]


def _times(found: list[Clocked], source: str, words: Words) -> Cell:
    """What a source timed, to the thousandth where known, and what it had said before."""
    ours = [one for one in found if one.source == source]
    standing = [one for one in ours if not one.replaced]
    if not standing:
        return cell("")
    time = words.time(standing[-1].time, 3)
    replaced = [words.time(one.time, 3) for one in ours if one.replaced]
    if replaced:
        time = words.say("{time} (was {before})", time=time, before=", ".join(replaced))
    return cell(time, Tone.STRONG if standing[-1].counts else Tone.QUIET)


def _which(contest: Contest, outcome: Outcome, metres: int, found: list[Clocked], words: Words) -> Text:
    counts = next((one for one in found if one.counts), None)
    if counts is not None:
        return text(source_name(counts.source, words))
    if metres == contest.distance.metres and outcome.source == "correction":
        return text(words.say("the correction"))
    if metres == contest.distance.metres and outcome.source == "publication":
        return text(words.say("the published result"))
    return ()
