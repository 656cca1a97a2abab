"""What comes next: the pairs of a race under way, the next race, and the programme of the day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from startbewijs.publish.page import (
    Align,
    Block,
    Column,
    Heading,
    Sentence,
    Table,
    Tone,
    cell,
    row,
    text,
)
from startbewijs.publish.site.finishes import last_finish
from startbewijs.publish.site.frame import Site
from startbewijs.publish.site.ice import OnIce, open_races, seen, skating
from startbewijs.publish.subjects.bests import best_cells, best_columns, kinds_brought
from startbewijs.publish.subjects.pairs import called, in_lanes, in_order, pair_name
from startbewijs.publish.subjects.racing import hours, race_title
from startbewijs.publish.subjects.remarks import name_cell
from startbewijs.publish.subjects.schedule import stage_text
from startbewijs.publish.words import capital
from startbewijs.results.classification import Stage, race_classification
from startbewijs.results.outcomes import outcomes
from startbewijs.sport.competition import Block as Planned
from startbewijs.sport.competition import Contest, Pair, Race, Status

_NEXT = 3
"""How many pairs to come are named."""


def race_stage(contest: Contest, number: int) -> Stage:
    """How far a race is; with its first pair on the ice it is under way, though nothing of it counts yet."""
    stage = race_classification(contest, number).stage
    held = contest.races.get(number)
    if stage is Stage.NOT_BEGUN and held is not None and any(map(skating, held.pairs.values())):
        return Stage.UNDER_WAY
    return stage


def ahead(site: Site) -> Iterator[tuple[Contest, Race, list[Pair]]]:
    """The races under way with the pairs that are still to come in them."""
    for contest, held in open_races(site.ground):
        pairs = [pair for pair in in_order(held) if pair.confirmed is None and not skating(pair)]
        pairs = [pair for pair in pairs if _awaited(contest, held, pair)]
        if pairs and race_stage(contest, held.number) is Stage.UNDER_WAY:
            yield contest, held, pairs


def _awaited(contest: Contest, held: Race, pair: Pair) -> bool:
    found = outcomes(contest, held.number)
    return any(run is not None and found[run.skater].status is Status.AWAITED for run in pair.seats)


def pair_ready(site: Site) -> OnIce | None:
    """The next pair of a race under way, as it will be seen on the ice; None where none is known."""
    for contest, held, pairs in ahead(site):
        return seen(site.ground, contest, held, pairs[0])
    return None


def to_come(site: Site, ready: OnIce | None = None) -> Iterator[Block]:
    """The next pairs of a race under way, and the next race of the programme with its hour.

    A pair that is `ready` is shown elsewhere already.
    """
    words = site.words
    yield Heading(words.say("What comes next"))
    known = ready is not None
    for contest, held, all_pairs in ahead(site):
        pairs = [pair for pair in all_pairs if ready is None or pair is not ready.pair]
        if not pairs:
            continue
        known = True
        yield Sentence(text(capital(race_title(contest, held.number, words)), Tone.STRONG))
        yield pairs_to_come(site, contest, pairs[:_NEXT])
    coming = next_race(site)
    if coming is not None:
        yield Sentence(text(next_text(site, *coming)), "·")
    elif not known:
        said = words.say("Nothing more is on the programme, as far as this log knows.")
        yield Sentence(text(said, Tone.QUIET))


def pairs_to_come(site: Site, contest: Contest, pairs: list[Pair]) -> Table:
    """Pairs of one race that are to come, lane by lane, each with the personal best brought along."""
    words, state = site.words, site.ground.state
    rows = []
    seated = [seat.skater for pair in pairs for seat in pair.seats if seat is not None]
    kinds = kinds_brought(state, contest.distance, seated)
    for pair in pairs:
        cells = [cell(pair_name(pair, words), Tone.QUIET)]
        for seat, unknown in in_lanes(pair):
            if seat is None:
                said = words.say("not published") if unknown else words.say("skates alone")
                cells += [
                    cell(said, Tone.QUIET),
                    *best_cells(state, None, contest.distance, kinds, words),
                ]
                continue
            cells.append(name_cell(state.skater(seat.skater)))
            cells += best_cells(state, seat.skater, contest.distance, kinds, words)
        rows.append(row(*cells))
    lanes = any(seat is not None and seat.lane is not None for pair in pairs for seat in pair.seats)
    inner, outer = (words.say("inner lane"), words.say("outer lane")) if lanes else ("", "")
    return Table(
        (
            Column(words.say("pair")),
            Column(inner),
            *best_columns(kinds, words),
            Column(outer),
            *best_columns(kinds, words),
        ),
        tuple(rows),
    )


def next_race(site: Site) -> tuple[date, Planned] | None:
    """The first race of the programme of which nothing was skated."""
    state = site.ground.state
    for day in sorted(state.programme):
        for block in state.programme[day]:
            contest = state.contest(block.distance)
            begun = race_stage(contest, block.race) is not Stage.NOT_BEGUN
            if contest.closed is None and not begun:
                return day, block
    return None


def next_text(site: Site, day: date, block: Planned) -> str:
    """The next race with its day and hour, or that its hour was not announced."""
    words, state = site.words, site.ground.state
    contest = state.contest(block.distance)
    said = capital(race_title(contest, block.race, words))
    when = hours(state, contest, block.race, words) or words.day(day, year=False)
    more = [words.say("Its hour was not announced.")] if block.start is None else []
    if block.race in contest.races and None in contest.races[block.race].resurfacings:
        more.append(words.say("The ice was resurfaced before this race."))
    return " ".join((f"{said}: {when}.", *more))


def programme_of_the_day(site: Site) -> Iterator[Block]:
    """The programme of the day, with how far each race is and when the ice was made anew."""
    words, state = site.words, site.ground.state
    day = _day(site)
    if day is None:
        return
    rows = []
    for block in state.programme[day]:
        contest = state.contest(block.distance)
        title = race_title(contest, block.race, words)
        stage = race_stage(contest, block.race)
        tone = Tone.STRONG if stage is Stage.UNDER_WAY else Tone.QUIET
        rows.append(
            row(
                cell("" if block.start is None else words.hour(block.start)),
                cell(capital(title)),
                cell(stage_text(stage, words), tone),
                cell(_resurfaced(site, contest, block.race), Tone.QUIET),
            )
        )
    yield Heading(words.say("The programme"), words.day(day, year=False))
    flows = Column("", flows=True)
    yield Table((Column("", Align.RIGHT), Column(), Column(), flows), tuple(rows))


def _day(site: Site) -> date | None:
    """The day of the programme that is shown: that of the last results, else that of the next race."""
    state = site.ground.state
    last = last_finish(site)
    here = None if last is None else (last[0].distance, last[1])
    for day in sorted(state.programme):
        if any((block.distance, block.race) == here for block in state.programme[day]):
            return day
    coming = next_race(site)
    return None if coming is None else coming[0]


def _resurfaced(site: Site, contest: Contest, number: int) -> str:
    """When the ice was made anew in a race, by the pairs after which it was."""
    words, state = site.words, site.ground.state
    held = contest.races.get(number)
    if held is None or not held.resurfacings:
        return ""
    said = []
    for after in held.resurfacings:
        if after is None:
            said.append(words.say("before the race"))
        else:
            said.append(words.say("after {pair}", pair=called(state, held.pairs[after], words)))
    return words.say("ice resurfaced {when}", when=words.listed(said))
