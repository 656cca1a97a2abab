"""Who just finished: the last results that came in, of one pair or one that was published."""

from __future__ import annotations

from collections.abc import Iterator

from startbewijs.log.events import racing
from startbewijs.log.events.base import InRace
from startbewijs.publish.page import (
    Align,
    Block,
    Column,
    Heading,
    Row,
    Sentence,
    Table,
    Tone,
    cell,
    plain,
    row,
    text,
)
from startbewijs.publish.site.frame import Site
from startbewijs.publish.site.ice import against, last_ticket, mark_of
from startbewijs.publish.site.lanes import ranks
from startbewijs.publish.subjects.racing import race_order, race_title
from startbewijs.publish.subjects.remarks import name_cell, remarks, result_text
from startbewijs.publish.words import Words, capital
from startbewijs.results.classification import classification
from startbewijs.results.outcomes import outcomes
from startbewijs.results.records import records
from startbewijs.sport.competition import Contest, Counting, Status
from startbewijs.sport.distances import Distance

_FINISHES = (racing.ResultPublished, racing.PairConfirmed)


def last_finish(site: Site) -> tuple[Contest, int, list[str]] | None:
    """The race of the last results that came in, and whose they are: those of one pair, or the last one
    that was published."""
    facts = reversed(site.ground.snapshot.standing)
    last = next((one.event for one in facts if isinstance(one.event, _FINISHES)), None)
    if last is None:
        return None
    contest = site.ground.state.contest(Distance.of(last.distance))
    return contest, last.race, _finishers(contest, last)


def _finishers(contest: Contest, last: InRace) -> list[str]:
    if isinstance(last, racing.ResultPublished):
        return [last.skater]
    assert isinstance(last, racing.PairConfirmed)
    pair = contest.races[last.race].pairs[last.pair]
    return [run.skater for run in pair.seats if run is not None]


def just_finished(site: Site) -> Iterator[Block]:
    """The last results that came in, with rank, gaps, records and remarks."""
    yield Heading(site.words.say("Just finished"))
    yield from finish_blocks(site)


def finish_blocks(site: Site, *, splits: bool = True) -> Iterator[Block]:
    """The same without a heading, and without the `splits` where these were seen before."""
    words = site.words
    last = last_finish(site)
    if last is None:
        yield Sentence(text(words.say("Nobody has finished yet."), Tone.QUIET))
        return
    contest, number, skaters = last
    yield Sentence(text(capital(race_title(contest, number, words)), Tone.STRONG))
    rank = last_ticket(site.ground.procedure, contest.distance)
    columns = (
        Column(words.say("rank"), Align.RIGHT),
        Column(words.say("skater")),
        Column(words.say("time"), Align.DECIMAL),
        Column(words.say("remarks"), flows=True),
    )
    yield Table(columns, tuple(_finish(site, contest, number, rank, one, splits=splits) for one in skaters))


def _finish(site: Site, contest: Contest, number: int, rank: int | None, skater: str, *, splits: bool) -> Row:
    """One result: rank in the race as it stands, gaps, records and remarks."""
    words, state = site.words, site.ground.state
    outcome = outcomes(contest, number)[skater]
    line = race_order(contest, number).line(skater)
    unknown = outcome.status is Status.UNKNOWN
    said = [*gaps(contest, number, rank, skater, words)]
    if contest.counting is not Counting.SINGLE:
        said += ranks(None, classification(contest).line(skater), words)
    remark = plain(remarks(contest, outcome, records(state), words, splits=splits))
    return row(
        cell("" if line is None or line.rank is None else words.ordinal(line.rank)),
        name_cell(state.skater(skater), Tone.STRONG),
        cell(words.say("result not published") if unknown else result_text(outcome, words, tone=Tone.STRONG)),
        cell("; ".join([", ".join(said), *([remark] if remark else [])]) if said else remark),
    )


def gaps(contest: Contest, number: int, rank: int | None, skater: str, words: Words) -> Iterator[str]:
    """How far a result is from the leader of its race, and from the last rank with a ticket."""
    outcome = outcomes(contest, number)[skater]
    line = race_order(contest, number).line(skater)
    mark = None if rank is None else mark_of(contest, rank, skater)
    if line is not None and line.behind is not None and line.behind.ms:
        yield words.say("{gap} on the leader", gap=f"+{words.time(line.behind)}")
    counted = classification(contest).line(skater)
    if (
        outcome.time is None
        or mark is None
        or mark.time is None
        or counted is None
        or counted.time is None
        or rank is None
    ):
        return
    if counted.rank is None or counted.rank > rank:
        gap = against(counted.time, mark.time, words)
        yield words.say("{gap} on {rank}, the last with a ticket", gap=gap, rank=words.ordinal(rank))
