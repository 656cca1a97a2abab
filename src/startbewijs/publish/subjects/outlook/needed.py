"""What a skater still needs, race by race: enough, hope, or the end of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from startbewijs.outlook.ladder import Uncovered
from startbewijs.outlook.needs import Enough, Need, Rank
from startbewijs.outlook.status import Outlook, Status
from startbewijs.outlook.waiting import announced
from startbewijs.publish.answer import Answer, Data, distance_data, head_data, noted, state_line, time_data
from startbewijs.publish.page import (
    Align,
    Block,
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
from startbewijs.publish.subjects.outlook.prospect import Prospect, outlook_data
from startbewijs.publish.subjects.outlook.signs import interval_of, sign, tone, uncovered_text
from startbewijs.publish.words import N_, Words
from startbewijs.sport.skaters import Skater
from startbewijs.sport.times import RaceTime

_COLUMNS = (
    ("distance", "distance.key"),
    ("rank", "rank"),
    ("slowest", "slowest.text"),
    ("enough", "enough"),
    ("best", "best"),
    ("worst", "worst"),
)
_ENOUGH = {
    Enough.CERTAIN: (N_("● enough, whatever the others do"), Tone.SAFE),
    Enough.HOPE: (N_("○ keeps hope"), Tone.WAITING),
    Enough.OVER: (N_("– ends it"), Tone.QUIET),
}


def needs_answer(
    snapshot: Snapshot, one: Prospect, found: Outlook, needed: tuple[Need, ...] | Uncovered
) -> Answer:
    """What one skater needs on every distance to come."""
    skater = one.state.skater(found.skater)
    races = () if isinstance(needed, Uncovered) else needed
    data = head_data(snapshot) | {
        "outlook": outlook_data(one, found),
        "needs": [case for need in races for case in _need_data(one, need)],
    }

    def page(words: Words) -> Page:
        title = words.say("What {skater} needs", skater=skater)
        drawn = Page().add(Heading(title, state_line(snapshot, words), 1))
        drawn.add(Sentence(text(sign(found.status, words), tone(found.status))))
        said = " ".join(_at_first(one, skater, found, races, words))
        if said:
            drawn.add(Sentence(text(said)))
        if found.status in (Status.WAITING, Status.POSSIBLE):
            for need in races:
                drawn.add(*_blocks(one, need, words))
        return noted(drawn, snapshot, words)

    return Answer(data, "needs", _COLUMNS, page)


def _at_first(
    one: Prospect, skater: Skater, found: Outlook, races: Sequence[Need], words: Words
) -> Iterator[str]:
    """What there is to say before the races: that nothing is needed, or what the others must do."""
    match found.status:
        case Status.CERTAIN:
            yield words.say("{skater} needs nothing more.", skater=skater)
        case Status.BY_THE_ORDER:
            yield words.say(
                "{skater} needs nothing more from the races. A designation could still take the place; “why” "
                "says which.",
                skater=skater,
            )
        case Status.DESIGNATED:
            yield words.say("{skater} needs nothing more: the committee designated.", skater=skater)
        case Status.LEFT_OUT:
            yield words.say("The committee decided; no race can change it.")
        case Status.OUT:
            yield words.say("No race can bring {skater} inside the line any more.", skater=skater)
        case Status.NOT_PROVED:
            if found.uncovered is not None:
                reason = uncovered_text(found.uncovered, words)
                yield words.say("Nothing is proved: {reason}.", reason=reason)
        case _:
            yield from _waiting(one, skater, found, races, words)


def _waiting(
    one: Prospect, skater: Skater, found: Outlook, races: Sequence[Need], words: Words
) -> Iterator[str]:
    if found.row is not None and found.doublures_needed:
        yield words.count(
            "Without skating again: {n} of the open rows above row {row} must become a doublure.",
            "Without skating again: {n} of the open rows above row {row} must become doublures.",
            found.doublures_needed,
            row=found.row,
        )
    elif found.row is not None and found.doublures_needed is None:
        yield words.say(
            "Row {row} alone is not enough: more names stand above it than can go.", row=found.row
        )
    if not races:
        yield words.say("{skater} has no race to come; the others decide.", skater=skater)


def _blocks(one: Prospect, need: Need, words: Words) -> list[Block]:
    """One distance: a sentence, and for one not begun the ranks in a table."""
    title = words.distance(need.distance)
    day, start = announced(one.state, need.distance)
    about = words.say("under way") if _under_way(need) else "" if day is None else words.day(day, year=False)
    if not _under_way(need) and start is not None:
        about = f"{about}, {words.hour(start)}"
    blocks: list[Block] = [Heading(title[:1].upper() + title[1:], about)]
    said = [*(_by_time if _under_way(need) else _by_rank)(need, words)]
    if not need.entered:
        said.insert(0, words.say("Not every entry was published; this holds if the name is among them."))
    blocks.append(Sentence(text(" ".join(said))))
    if need.ranks:
        columns = (
            Column(words.say("rank")),
            Column(words.say("place then"), Align.RIGHT),
            Column(words.say("means")),
        )
        table = Table(columns, tuple(_rank_row(rank, words) for rank in need.ranks))
        blocks.append(table)
    return blocks


def _under_way(need: Need) -> bool:
    """Whether the distance has begun, so that times are asked for instead of ranks."""
    return not need.ranks


def _rank_row(rank: Rank, words: Words) -> Row:
    says, tone_ = _ENOUGH[rank.enough]
    named = words.say("lower, or none") if rank.rank is None else words.ordinal(rank.rank)
    return row(cell(named), cell(interval_of(rank.best, rank.worst, words)), cell(words.say(says), tone_))


def _by_rank(need: Need, words: Words) -> Iterator[str]:
    """The threshold in one sentence: the lowest rank that is enough, else the lowest that keeps hope."""
    enough = [rank.rank for rank in need.ranks if rank.enough is Enough.CERTAIN]
    hope = [rank.rank for rank in need.ranks if rank.enough is Enough.HOPE]
    over = [rank.rank for rank in need.ranks if rank.enough is Enough.OVER]
    lowest = max((rank for rank in enough if rank is not None), default=None)
    if None in enough:
        yield words.say("Any rank is enough.")
    elif lowest is not None:
        yield words.say("{rank} is enough to be certain by the order.", rank=words.ordinal(lowest))
    else:
        yield words.say("No rank here is enough by itself.")
    if None in hope:
        yield words.say("Nothing here ends the hope.")
    elif over:
        kept = max((rank for rank in (*hope, *enough) if rank is not None), default=None)
        if kept is None:
            yield words.say("No rank here keeps hope.")
        else:
            yield words.say("Below {rank} it is over.", rank=words.ordinal(kept))


def _by_time(need: Need, words: Words) -> Iterator[str]:
    """The thresholds in time, for a distance under way."""
    if need.at_most is not None:
        yield words.say("Has {time} already, and can only get better.", time=need.at_most)
    if need.any_result_certain:
        yield words.say("Any time is enough to be certain by the order.")
    elif need.certain is not None:
        yield words.say(
            "{time} or faster is enough to be certain by the order.", time=_exact(need.certain, words)
        )
    else:
        yield words.say("No time here is enough by itself.")
    if need.any_result_hopes and not need.any_result_certain:
        yield words.say("Any time keeps hope.")
    elif need.hope is not None and need.hope != need.certain:
        yield words.say("{time} or faster keeps hope; slower ends it.", time=_exact(need.hope, words))
    elif need.hope is None:
        yield words.say("No time here keeps hope.")


def _exact(time: RaceTime, words: Words) -> str:
    """A slowest time that is enough: in hundredths where every thousandth within is, else in thousandths."""
    return words.time(time, 2 if time.ms % 10 == 9 else 3)


def _need_data(one: Prospect, need: Need) -> list[Data]:
    day, start = announced(one.state, need.distance)
    race = {
        "distance": distance_data(need.distance),
        "day": None if day is None else day.isoformat(),
        "start": None if start is None else start.isoformat("minutes"),
        "entered": need.entered,
        "under_way": _under_way(need),
        "has": time_data(need.at_most),
    }
    cases: list[Data] = [
        {"rank": rank.rank, "enough": rank.enough.value, "best": rank.best, "worst": rank.worst}
        for rank in need.ranks
    ]
    if _under_way(need):
        slowest = ((Enough.CERTAIN, need.certain), (Enough.HOPE, need.hope))
        cases = [
            {"slowest": time_data(time), "enough": enough.value, "any_result": any_result}
            for (enough, time), any_result in zip(
                slowest, (need.any_result_certain, need.any_result_hopes), strict=True
            )
        ]
    return [race | case for case in cases]
