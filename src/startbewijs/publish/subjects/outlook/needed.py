"""What a skater still needs, race by race: enough, hope, or the end of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from startbewijs.outlook.ladder import Uncovered
from startbewijs.outlook.needs import Enough, Need, Rank
from startbewijs.outlook.roads import NO_ROADS, Roads
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
    Enough.CERTAIN: (N_("● enough for certain, whatever the others and the committee do"), Tone.SAFE),
    Enough.BY_THE_ORDER: (N_("◐ enough for certain by the order, whatever the others do"), Tone.SAFE),
    Enough.HOPE: (N_("○ keeps hope"), Tone.WAITING),
    Enough.OVER: (N_("– ends it"), Tone.QUIET),
}


def needs_answer(
    snapshot: Snapshot,
    one: Prospect,
    found: Outlook,
    needed: tuple[Need, ...] | Uncovered,
    left: Roads = NO_ROADS,
) -> Answer:
    """What one skater needs on every distance to come, and the committee's roads that are `left`."""
    skater = one.state.skater(found.skater)
    races = () if isinstance(needed, Uncovered) else needed
    data = head_data(snapshot) | {
        "outlook": outlook_data(one, found),
        "needs": [case for need in races for case in _need_data(one, need)],
        "by_designation": roads_data(left),
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
            if one.limit is not None and any(need.ranks for need in races):
                said = words.say(
                    "The places are those by the order: with a designation for the team the last name inside "
                    "the line drops out, with two the last two."
                )
                drawn.add(Sentence(text(said, Tone.QUIET)))
        if found.status in (Status.WAITING, Status.POSSIBLE, Status.OUT) and left.any:
            drawn.add(Heading(words.say("What the committee can still do")))
            drawn.add(Sentence(text(roads_text(skater, left, words))))
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
            if one.limit is None:
                yield words.say("No race can bring {skater} a ticket any more.", skater=skater)
            else:
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
    about = words.say("under way") if need.under_way else "" if day is None else words.day(day, year=False)
    if not need.under_way and start is not None:
        about = f"{about}, {words.hour(start)}"
    blocks: list[Block] = [Heading(title[:1].upper() + title[1:], about)]
    said = [*(time_sentences if need.under_way else _by_rank)(need, words)]
    if need.start is not None:
        said = [start_sentence(need.start, words)]
    if need.behind:
        said.append(
            words.say(
                "Ranks count without {names}, prequalified here; what they mean holds whether or not they "
                "start.",
                names=words.listed(_called(one, skater) for skater in need.behind),
            )
        )
    if not need.entered:
        said.insert(0, words.say("Not every entry was published; this holds if the name is among them."))
    blocks.append(Sentence(text(" ".join(said))))
    if need.ranks:
        columns = (
            Column(words.say("rank")),
            Column(words.say("place by the order"), Align.RIGHT),
            Column(words.say("means"), flows=True),
        )
        table = Table(columns, tuple(_rank_row(rank, words) for rank in need.ranks))
        blocks.append(table)
    return blocks


def _called(one: Prospect, skater: str) -> str:
    """The name of a prequalified skater, the bare one of the procedure where nobody registered it."""
    return one.name(skater) if skater in one.state.skaters else skater


def start_sentence(start: Rank, words: Words) -> str:
    """What starting is worth to who is prequalified."""
    says, _ = _ENOUGH[start.enough]
    places = str(start.best) if start.best == start.worst else interval_of(start.best, start.worst, words)
    return words.say(
        "Need only start here, whatever the result: place {places} by the order. {means}.",
        places=places,
        means=words.say(says),
    )


def _rank_row(rank: Rank, words: Words) -> Row:
    says, tone_ = _ENOUGH[rank.enough]
    named = words.say("lower, or none") if rank.rank is None else words.ordinal(rank.rank)
    return row(cell(named), cell(interval_of(rank.best, rank.worst, words)), cell(words.say(says), tone_))


def _by_rank(need: Need, words: Words) -> Iterator[str]:
    """The threshold in one sentence: the lowest rank that is enough, else the lowest that keeps hope."""
    safe, enough, hope, over = (
        [rank.rank for rank in need.ranks if rank.enough is grade]
        for grade in (Enough.CERTAIN, Enough.BY_THE_ORDER, Enough.HOPE, Enough.OVER)
    )
    highest = max((rank for rank in safe if rank is not None), default=None)
    lowest = max((rank for rank in enough if rank is not None), default=None)
    if None in safe:
        yield words.say("Any rank is enough, whatever the committee does.")
        return
    if highest is not None:
        yield words.say(
            "{rank} is enough to be certain, whatever the committee does.", rank=words.ordinal(highest)
        )
    if None in enough:
        yield words.say("Any rank is enough to be certain by the order.")
    elif lowest is not None:
        yield words.say("{rank} is enough to be certain by the order.", rank=words.ordinal(lowest))
    elif highest is None:
        yield words.say("No rank here is enough by itself.")
    if None in hope:
        yield words.say("Nothing here ends the hope.")
    elif over:
        kept = max((rank for rank in (*hope, *enough, *safe) if rank is not None), default=None)
        if kept is None:
            yield words.say("No rank here keeps hope.")
        else:
            yield words.say("Below {rank} it is over.", rank=words.ordinal(kept))


def time_sentences(need: Need, words: Words) -> Iterator[str]:
    """The thresholds in time, for a distance under way."""
    safe, enough, hope = (
        need.slowest.get(grade) for grade in (Enough.CERTAIN, Enough.BY_THE_ORDER, Enough.HOPE)
    )
    if need.at_most is not None:
        yield words.say("Has {time} already, and can only get better.", time=need.at_most)
    if Enough.CERTAIN in need.any_result:
        yield words.say("Any time is enough, whatever the committee does.")
        return
    if safe is not None:
        yield words.say(
            "{time} or faster is enough to be certain, whatever the committee does.",
            time=_exact(safe, words),
        )
    if Enough.BY_THE_ORDER in need.any_result:
        yield words.say("Any time is enough to be certain by the order.")
        return
    if enough is not None and enough != safe:
        yield words.say("{time} or faster is enough to be certain by the order.", time=_exact(enough, words))
    elif enough is None:
        yield words.say("No time here is enough by itself.")
    if Enough.HOPE in need.any_result:
        yield words.say("Any time keeps hope.")
    elif hope is None:
        yield words.say("No time here keeps hope.")
    elif hope != enough:
        yield words.say("{time} or faster keeps hope; slower ends it.", time=_exact(hope, words))
    else:
        yield words.say("Slower ends it.")


def roads_text(skater: Skater, left: Roads, words: Words) -> str:
    """The committee's roads into the team in one sentence."""
    parts = [
        words.say("on the row of the {event} (row {row})", event=words.event(event, short=True), row=row)
        for row, event in left.rows
    ]
    parts += [
        words.say("on the {distance}, where a calamity is recorded", distance=where)
        for where in left.distances
    ]
    if left.for_team:
        parts.append(words.count("for the team ({n} left)", "for the team ({n} left)", left.left))
    return words.say(
        "It can bring {skater} in by a designation: {roads}.",
        skater=skater,
        roads=words.listed(parts, N_("or")),
    )


def roads_data(left: Roads) -> Data:
    """The committee's roads as data."""
    return {
        "rows": [{"row": row, "event": event} for row, event in left.rows],
        "distances": [distance.key for distance in left.distances],
        "for_team": left.for_team,
        "left": left.left,
    }


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
        "under_way": need.under_way,
        "has": time_data(need.at_most),
        "ranks_without": list(need.behind),
    }
    cases: list[Data] = [
        {"rank": rank.rank, "enough": rank.enough.value, "best": rank.best, "worst": rank.worst}
        for rank in need.ranks
    ]
    if need.start is not None:
        cases = [
            {
                "rank": None,
                "start_alone": True,
                "enough": need.start.enough.value,
                "best": need.start.best,
                "worst": need.start.worst,
            }
        ]
    if need.under_way:
        cases = [
            {
                "slowest": time_data(need.slowest.get(grade)),
                "enough": grade.value,
                "any_result": grade in need.any_result,
            }
            for grade in (Enough.CERTAIN, Enough.BY_THE_ORDER, Enough.HOPE)
        ]
    return [race | case for case in cases]
