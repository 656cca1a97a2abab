"""The speaker's screen: the pair with its cards, what is confirmed and what is not, and who comes next."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from startbewijs.log.facts import Fact
from startbewijs.publish.desk.actions import RELEASE, button
from startbewijs.publish.desk.frame import Desk, document
from startbewijs.publish.desk.speaking import spoken_lane
from startbewijs.publish.html.drawing import Pen, blocks_drawn
from startbewijs.publish.html.markup import Html, element, together
from startbewijs.publish.page import (
    Align,
    Block,
    Column,
    Row,
    Rule,
    Sentence,
    Table,
    Tone,
    cell,
    plain,
    row,
    text,
)
from startbewijs.publish.site.changes import supposed_blocks
from startbewijs.publish.site.coming import next_race, next_text, pairs_to_come
from startbewijs.publish.site.finishes import finish_blocks
from startbewijs.publish.site.frame import Site
from startbewijs.publish.site.ice import OnIce, on_the_ice, seen, skating
from startbewijs.publish.subjects.card import tickets_text
from startbewijs.publish.subjects.heralded import heralded_texts
from startbewijs.publish.subjects.pairs import called, in_order
from startbewijs.publish.subjects.racing import race_order, race_title
from startbewijs.publish.subjects.recordbook import ORDER
from startbewijs.publish.subjects.remarks import incidents, kind_name, name_cell, result_text
from startbewijs.publish.subjects.schedule import about
from startbewijs.publish.subjects.told import told
from startbewijs.publish.timetable import timetable
from startbewijs.publish.words import RELEASED_EARLY, capital
from startbewijs.results.classification import classification
from startbewijs.results.outcomes import outcomes
from startbewijs.results.records import Noticed, standing_marks
from startbewijs.sport.competition import Contest, Counting, Pair, Race

_NEXT = 4
"""How many pairs to come are named."""
_STANDING = 6
"""How many ranks of the race are shown; the last one with a ticket is, wherever it stands."""
_TOGETHER = 2
"""Pairs on the ice at once that are shown whole: those of a quartet."""

Where = tuple[Contest, Race, Pair]


@dataclass(frozen=True, slots=True)
class Spoken:
    """What the screen is drawn from: a position of the public site, and the pair that comes next, if any.

    `heralds` are, by the key of a pair on the ice, the records it would be if confirmed. `untold` are the
    pairs that the wall waits for, `slip` the last release, which can be taken back, and `may` is what this
    person may do.
    """

    site: Site
    coming: Where | None
    heralds: Mapping[tuple[str, int, str], Sequence[Noticed]] = field(default_factory=dict)
    untold: Sequence[Where] = ()
    may: frozenset[str] = frozenset()
    slip: Fact | None = None


def speaker_page(desk: Desk, spoken: Spoken) -> str:
    """The screen of a speaker: it follows by itself, and there is nothing to type."""
    title = desk.words.say("Speaker")
    return document(
        desk,
        title,
        element("h1", title, class_="unseen"),
        element("div", speaker_drawn(desk, spoken), id="speaker", class_="speaker", data_live=True),
        reload=True,
    )


def speaker_drawn(desk: Desk, spoken: Spoken) -> Html:
    """All that stands on the screen."""
    site = spoken.site
    there = [*on_the_ice(site.ground)]
    skated = [one for one in there if all(seat is None or seat.over for seat in one.seats)]
    racing = [one for one in there if one not in skated]
    shown = racing[:_TOGETHER] or skated[-1:]
    waiting = [one for one in skated if one not in shown]
    main = [_pair(spoken, one, called_=True) for one in shown]
    here = [(one.contest, one.held, one.pair) for one in shown]
    if not shown and spoken.coming is not None:
        contest, held, pair = spoken.coming
        main = [_pair(spoken, seen(site.ground, contest, held, pair), called_=False)]
        here = [spoken.coming]
    if not main:
        said = site.words.say("No pair is drawn that has not skated yet.")
        main = [element("section", element("h2", said))]
    return together(
        element("div", *main, _next(site, here), class_="spoken"),
        element(
            "div",
            _wall(desk, spoken),
            *(_provisional(spoken, one) for one in waiting),
            _confirmed(site),
            _standing(site, *here[0][:2]) if here else None,
            class_="beside-spoken",
        ),
    )


def _key(one: OnIce) -> tuple[str, int, str]:
    return one.contest.distance.key, one.held.number, one.pair.id


def _pair(spoken: Spoken, one: OnIce, *, called_: bool) -> Html:
    """A pair with both its cards, the records that could fall, and what it would change if confirmed."""
    site, words = spoken.site, spoken.site.words
    title = capital(race_title(one.contest, one.held.number, words))
    pairs = sum(not each.reskate for each in one.held.pairs.values())
    of = words.say("of {pairs}", pairs=pairs) if one.pair.number is not None and not one.pair.reskate else ""
    name = " ".join(filter(None, (called(site.ground.state, one.pair, words), of)))
    heralds = spoken.heralds.get(_key(one), ())
    supposed = [*supposed_blocks(site, one)]
    lanes = [spoken_lane(site, one, seat, heralds) for seat in one.seats]
    return element(
        "section",
        element("p", _stage(site, one, called_=called_), class_="stage"),
        element("h2", f"{title}, {name}"),
        _at_stake(site, one),
        element("div", *lanes, class_="lanes"),
        _supposed(supposed, site) if supposed else None,
    )


def _stage(site: Site, one: OnIce, *, called_: bool) -> str:
    """How far the pair is; of one to come when it may start, where that can be estimated."""
    words = site.words
    if called_:
        over = all(seat is None or seat.over for seat in one.seats)
        if over:
            return words.say("Skated, not confirmed by the referee yet")
        return words.say("On the ice") if one.pair.started else words.say("Called to the ice")
    at = timetable(site.ground.snapshot).pairs.get((one.contest.distance, one.held.number, one.pair.id))
    said = words.say("Next pair")
    return said if at is None else f"{said} · {about(at, site.ground.state, words)}"


def _at_stake(site: Site, one: OnIce) -> Html:
    """The marks that everybody chases, and which ranks carry a ticket."""
    words, state = site.words, site.ground.state
    distance = one.contest.distance
    marks = [
        mark
        for mark in standing_marks(state, distance)
        if mark.kind in ("WR", "OR", "NR", "TR") and mark.time is not None
    ]
    listed = []
    for mark in sorted(marks, key=lambda mark: ORDER.index(mark.kind)):
        known = state.skaters.get(mark.holder or "")
        holder = (mark.holder or "") if known is None else known.name
        assert mark.time is not None
        said = f"{capital(kind_name(mark.kind, words))} {words.time(mark.time)}"
        listed.append(f"{said} ({holder})" if holder else said)
    tickets = "" if site.ground.procedure is None else tickets_text(site.ground.procedure, distance, words)
    return together(
        *(element("p", said, class_="chased") for said in (" · ".join(listed), tickets) if said),
    )


def _supposed(blocks: Sequence[Block], site: Site) -> Html:
    words = site.words
    return element(
        "div",
        element("h3", words.say("If confirmed")),
        element("p", words.say("Not confirmed by the referee yet; if it is, as it stands:"), class_="quiet"),
        blocks_drawn(blocks, Pen(words, top=3)),
        class_="supposed",
    )


def _provisional(spoken: Spoken, one: OnIce) -> Html:
    """A pair that has skated and waits for the referee, while another is on the ice."""
    site, words = spoken.site, spoken.site.words
    state = site.ground.state
    rows = []
    for seat in one.seats:
        if seat is None:
            continue
        rank = "" if seat.ranked is None or seat.ranked.rank is None else words.ordinal(seat.ranked.rank)
        said = ", ".join(incidents(one.contest, seat.outcome, words))
        name = name_cell(state.skater(seat.run.skater), Tone.STRONG)
        rows.append(row(rank, name, cell(result_text(seat.outcome, words)), said))
    columns = (
        Column(words.say("would be"), Align.RIGHT),
        Column(words.say("skater")),
        Column(words.say("time"), Align.DECIMAL),
        Column(words.say("remarks"), flows=True),
    )
    heralds = heralded_texts(state, spoken.heralds.get(_key(one), ()), words)
    title = words.say("Not confirmed yet")
    return element(
        "section",
        element("h2", title, " ", element("span", called(state, one.pair, words), class_="about")),
        blocks_drawn([Table(columns, tuple(rows))], Pen(words, top=2)),
        *(element("p", "★ ", plain(said), class_="herald") for said in heralds),
        blocks_drawn(supposed_blocks(site, one), Pen(words, top=2)),
        class_="provisional supposed",
    )


def _wall(desk: Desk, spoken: Spoken) -> Html | None:
    """What the wall of the hall waits for, where it waits for the speaker."""
    words, state = desk.words, desk.state
    if state.wall_waits is None:
        return None
    items = []
    for n, (contest, held, pair) in enumerate(spoken.untold):
        values = {"distance": contest.distance.key, "race": str(held.number), "pair": pair.id}
        action = RELEASE if n == 0 else replace(RELEASE, key="")
        press = button(desk, action, f"release-{n}", values) if "release" in spoken.may else None
        title = f"{race_title(contest, held.number, words)}, {called(state, pair, words)}"
        came = [element("span", one) for one in _came(desk, contest, held, pair)]
        items.append(element("li", element("span", capital(title), *came, class_="came"), " ", press))
    shown = words.say("The wall shows every result that is confirmed.")
    undo = None
    if spoken.slip is not None and "undo" in spoken.may:
        undo = element(
            "button",
            words.say("Undo: {what}", what=told(spoken.slip.event, state, words)),
            id="undo-release",
            type="button",
            data_command="undo",
            data_why=RELEASED_EARLY,
            data_values=json.dumps({"fact": str(spoken.slip.position)}),
        )
    return element(
        "section",
        element("h2", words.say("The wall waits for you") if items else words.say("The wall")),
        element("ul", *items) if items else element("p", shown),
        undo,
        class_="to-release",
    )


def _came(desk: Desk, contest: Contest, held: Race, pair: Pair) -> Iterator[str]:
    """What each skater of a confirmed pair came to."""
    words, found, order = desk.words, outcomes(contest, held.number), race_order(contest, held.number)
    for run in pair.seats:
        if run is None:
            continue
        line = order.line(run.skater)
        rank = "" if line is None or line.rank is None else f" ({words.ordinal(line.rank)})"
        name = desk.state.skater(run.skater).short
        yield f"{name} {plain(result_text(found[run.skater], words))}{rank}"


def _confirmed(site: Site) -> Html:
    """The last results that count."""
    words = site.words
    return element(
        "section",
        element("h2", words.say("Last confirmed")),
        blocks_drawn(finish_blocks(site, splits=False), Pen(words, top=2)),
        class_="confirmed",
    )


def _standing(site: Site, contest: Contest, held: Race) -> Html | None:
    """The first of the race as it stands, with the last rank that carries a ticket."""
    words, state = site.words, site.ground.state
    whole = contest.counting is not Counting.SINGLE and held.number > 1
    table = classification(contest) if whole else race_order(contest, held.number)
    ranked = [line for line in table.lines if line.rank is not None]
    if not ranked:
        return None
    tickets = [] if site.ground.procedure is None else site.ground.procedure.orders[contest.distance.sex]
    ranks = {one.rank for one in tickets if one.distance == contest.distance and one.rank is not None}
    last = max(ranks, default=0)
    rows: list[Row | Rule] = []
    for line in ranked[: max(_STANDING, last)]:
        assert line.rank is not None
        time = "" if line.time is None else words.time(line.time)
        result = time or plain(result_text(outcomes(contest, held.number)[line.skater], words))
        behind = "" if line.behind is None or not line.behind.ms else f"+{words.time(line.behind)}"
        rows.append(
            row(
                str(line.rank),
                name_cell(state.skater(line.skater)),
                cell(result, Tone.STRONG),
                cell(behind, Tone.QUIET),
            )
        )
        if line.rank == last and len(ranked) > line.rank:
            rows.append(Rule(words.say("the last rank with a ticket"), Tone.LINE))
    columns = (
        Column(words.say("rank"), Align.RIGHT),
        Column(words.say("skater")),
        Column(words.say("time"), Align.DECIMAL),
        Column(words.say("behind"), Align.DECIMAL),
    )
    title = words.distance(contest.distance) if whole else race_title(contest, held.number, words)
    return element(
        "section",
        element("h2", words.say("As it stands"), " ", element("span", title, class_="about")),
        blocks_drawn([Table(columns, tuple(rows))], Pen(words, top=2)),
    )


def _next(site: Site, here: Sequence[Where]) -> Html:
    """The pairs behind the one that is shown, and the next race of the programme."""
    words = site.words
    return element(
        "section",
        element("h2", words.say("What comes next")),
        blocks_drawn(_coming(site, here), Pen(words, top=2)),
        class_="next-pairs",
    )


def _coming(site: Site, here: Sequence[Where]) -> Iterator[Block]:
    words = site.words
    pairs: list[Pair] = []
    race = None
    if here:
        contest, held, _ = here[-1]
        race = (contest.distance, held.number)
        shown = [pair.id for _, _, pair in here]
        pairs = [
            pair
            for pair in in_order(held)
            if pair.confirmed is None and not skating(pair) and pair.id not in shown
        ]
        if pairs:
            yield pairs_to_come(site, contest, pairs[:_NEXT])
            left = len(pairs) - _NEXT
            if left > 0:
                said = words.count("and {n} pair more in this race", "and {n} pairs more in this race", left)
                yield Sentence(text(said, Tone.QUIET))
        else:
            yield Sentence(text(words.say("This is the last pair of the race.")))
    coming = next_race(site)
    if coming is not None and (coming[1].distance, coming[1].race) != race:
        yield Sentence(text(next_text(site, *coming)), "·")
    elif not pairs:
        yield Sentence(text(words.say("Nothing more is on the programme, as far as this log knows.")))
