"""The screen on the wall of a hall: both orders with the line, the ice, what changed, what comes next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from startbewijs.outlook.status import Outlook
from startbewijs.publish.html.drawing import Pen, text_drawn
from startbewijs.publish.html.markup import Html, element, together
from startbewijs.publish.page import Cell, Row, Tone, plain
from startbewijs.publish.site.changes import last_turns, supposed_changes
from startbewijs.publish.site.coming import ahead, next_race, next_text
from startbewijs.publish.site.finishes import gaps, last_finish
from startbewijs.publish.site.frame import Content, Site, bare_document
from startbewijs.publish.site.ice import OnIce, Seat, against, last_ticket, on_the_ice
from startbewijs.publish.site.lanes import band, figure, ice_title, standing_text
from startbewijs.publish.site.who import description
from startbewijs.publish.subjects.choice import Choice
from startbewijs.publish.subjects.order import games_title, order_table
from startbewijs.publish.subjects.outlook.signs import interval, shape, sign, status_word, tone
from startbewijs.publish.subjects.outlook.supposed import causes_supposed
from startbewijs.publish.subjects.outlook.turns import causes_text
from startbewijs.publish.subjects.pairs import pair_name
from startbewijs.publish.subjects.racing import race_order, race_title
from startbewijs.publish.subjects.remarks import incidents, kind_name, of_race, result_text
from startbewijs.publish.words import Words, capital
from startbewijs.results.outcomes import outcomes
from startbewijs.results.records import records
from startbewijs.selection.walk import Outcome, Step

_MANY = 16
"""More rows than these are drawn smaller, so that they still fit on one screen."""

_ROOM = 37
"""How many letters of a name and of what is said of it leave room for the ticket below."""

_SHOWN = 3
"""How many changes, and how many pairs to come, there is room for."""


_PAIRS = 2
"""How many pairs there is room for on the ice: those of a quartet."""


def wall(site: Site) -> str:
    """A whole page that fits on one screen of 1920 by 1080 and is read from ten metres."""
    words, ground = site.words, site.ground
    if ground.procedure is None:
        title = words.say("Who goes to the Games")
        described = words.say("No selection procedure has been adopted yet, so nobody can earn a ticket.")
        orders = [element("section", element("p", described), class_="none")]
    else:
        title = games_title(ground.procedure, words)
        described = description(ground.choices(), words)
        orders = [_order(site, one) for one in ground.choices()]
    there = _there(site)
    side = element(
        "section",
        *(_ice(site, one) for one in there[:_PAIRS]),
        None if there else _finished(site),
        _changes(site, there),
        _next(site),
        class_="side",
        aria_label=words.say("Now"),
    )
    content = Content(title, described, together(*orders, side))
    return bare_document(site, content, "wall", _legend(site), head=title)


def _order(site: Site, one: Choice) -> Html:
    """The rows of one order with the line, each on one line."""
    words = site.words
    steps = iter(one.walk.steps)
    rows = [
        _row(site, one, next(steps), each)
        if isinstance(each, Row)
        else element("li", each.label, class_="the-line")
        for each in order_table(one, words).rows
    ]
    name = capital(words.sex(one.sex))
    many = " many" if len(rows) > _MANY + 1 else ""
    return element(
        "section", element("h2", name), element("ol", *rows, class_=f"rows{many}"), aria_label=name
    )


def _row(site: Site, one: Choice, step: Step, row: Row) -> Html:
    """Number, shape and name large; word, ticket and time beside them in small."""
    words = site.words
    number, ticket, who, time, _, says = row.cells
    mark, word, shade = _sign(says)
    alone = len(step.skaters) == 1 and step.outcome is not Outcome.DOUBLURE
    proved = one.proved.get(step.skaters[0]) if alone else None
    if not mark and proved is not None:
        mark, shade = shape(proved.status), tone(proved.status).value
        word = word or status_word(proved.status, words)
    held = bool(who.text)
    where = plain(ticket.text) if held else ""
    short = who.short or who.text
    name = text_drawn(short, Pen(words)) if held else plain(ticket.text)
    room = len(word) + len(plain(short)) <= _ROOM
    small = " · ".join(filter(None, (where, plain(time.text)))) if room else ""
    long = " long" if len(word) > _ROOM else ""
    return element(
        "li",
        element("span", plain(number.text), class_="row"),
        element("span", mark, class_=f"shape {shade}", aria_hidden="true"),
        element("span", name, class_="name" if held else "name open"),
        element(
            "span",
            element("span", word, class_=f"word {shade}{long}"),
            " ",
            element("small", small) if small else None,
            class_="more",
        ),
        data_key=f"{one.sex.name.lower()}-{plain(number.text)}",
        data_name=plain(who.text) or plain(ticket.text),
    )


_MARKS = frozenset("●◐○◌–◆◇?↑")


def _sign(says: Cell) -> tuple[str, str, str]:
    """What is said of a row, parted into its shape, its words and its tone; a decision goes first."""
    spans = says.text if says.short is None else says.short
    decided = next((one for one in spans if one.tone is Tone.DECIDED), None)
    shade = (decided or says.text[0]).tone.value if says.text else Tone.PLAIN.value
    said = (
        plain(tuple(one for one in spans if one is not decided)).strip() if len(spans) > 1 else plain(spans)
    )
    if len(spans) > 1 and decided is not None:
        return decided.text[:1], said, shade
    mark, _, word = said.partition(" ")
    return (mark, word, shade) if mark in _MARKS else ("", said, shade)


def _there(site: Site) -> list[OnIce]:
    """Who skates, and behind them whose confirmed result follows, the last of them first."""
    seen = [*on_the_ice(site.ground)]
    held = [one for one in seen if _held(site, one)]
    return [*(one for one in seen if one not in held), *reversed(held)]


def _held(site: Site, seen: OnIce) -> bool:
    """Whether a pair is confirmed and the speaker has not released it for the wall."""
    return (seen.contest.distance, seen.held.number, seen.pair.id) in site.ground.untold


def _ice(site: Site, seen: OnIce) -> Html:
    return element(
        "section",
        element("h2", site.words.say("Just finished") if _held(site, seen) else site.words.say("On the ice")),
        element("p", ice_title(site, seen), class_="what"),
        *(_lane(site, seen, seat) for seat in seen.seats if seat is not None),
        class_="ice",
    )


def _lane(site: Site, seen: OnIce, seat: Seat) -> Html:
    words = site.words
    skater = site.ground.state.skater(seat.run.skater)
    waits = seat.over and site.ground.state.wall_waits is not None
    # What everybody saw on the clock is no secret; the rank and what it changes are the speaker's to tell.
    follows = words.say("confirmed result follows") if _held(site, seen) else words.say("not confirmed")
    said = [follows] if waits else [*standing_text(seat, words)]
    said += incidents(seen.contest, seat.outcome, words)
    if seat.passings and not waits:
        last = seat.passings[-1]
        beside = [
            f"{title} {against(last.time, other, words)}"
            for title, other in (
                (words.say("leader"), last.leader),
                ("" if seen.rank is None else words.ordinal(seen.rank), last.mark),
            )
            if other is not None
        ]
        said = [*said, *beside]
    return element(
        "div",
        element("p", band(seat.armband), skater.short, class_="who"),
        element("p", figure(site, seen, seat), class_="figure"),
        element("p", " · ".join(said), class_="said") if said else None,
        class_="lane",
        data_key=f"ice-{skater.id}",
        data_name=skater.name,
    )


def _finished(site: Site) -> Html | None:
    """The last results, each with its rank, its gap and its record."""
    words, state = site.words, site.ground.state
    last = last_finish(site)
    if last is None:
        return None
    contest, number, skaters = last
    noticed, rank = records(state), last_ticket(site.ground.procedure, contest.distance)
    lanes = []
    for skater in skaters:
        outcome = outcomes(contest, number)[skater]
        line = race_order(contest, number).line(skater)
        said = [] if line is None or line.rank is None else [words.ordinal(line.rank)]
        said += [kind_name(one.kind, words) for one in of_race(noticed, outcome, contest)]
        said += [*gaps(contest, number, rank, skater, words), *incidents(contest, outcome, words)]
        lanes.append(
            element(
                "div",
                element("p", state.skater(skater).short, class_="who"),
                element("p", element("b", plain(result_text(outcome, words))), class_="figure"),
                element("p", " · ".join(said), class_="said") if said else None,
                class_="lane",
            )
        )
    return element(
        "section",
        element("h2", words.say("Just finished")),
        element("p", capital(race_title(contest, number, words)), class_="what"),
        *lanes,
        class_="ice",
    )


def _changes(site: Site, there: Sequence[OnIce]) -> Html | None:
    """What the pair on the ice would change if it is confirmed; else what the last fact changed."""
    words = site.words
    for seen in there if site.ground.state.wall_waits is None else ():
        found = supposed_changes(site, seen)
        if found is None:
            continue
        now, then, changed = found
        items = [
            _change(
                then.name(one.after.skater),
                one.before,
                one.after,
                "; ".join(causes_supposed(now, then, one, words)),
                words,
            )
            for one in changed[:_SHOWN]
        ]
        title = words.say("If confirmed")
        if not items:
            items = [element("li", words.say("Nobody's place or status would change."))]
        return _list(title, items)
    turns = last_turns(site)[:_SHOWN]
    items = [
        _change(one.name(turn.after.skater), turn.before, turn.after, causes_text(one, turn, words), words)
        for one, turn in turns
    ]
    return _list(words.say("What changed in the order"), items) if items else None


def _list(title: str, items: Sequence[Html]) -> Html:
    return element("section", element("h2", title), element("ul", *items), class_="changes")


def _change(name: str, before: Outlook | None, after: Outlook, because: str, words: Words) -> Html:
    """One skater whose status or place changes: from what to what, and why."""
    if before is not None and before.status is after.status:
        became = words.say("place {old} → {new}", old=interval(before, words), new=interval(after, words))
    else:
        was = "" if before is None else f"{shape(before.status)} → "
        became = f"{was}{sign(after.status, words)}"
    return element(
        "li",
        element("b", name),
        " ",
        element("span", became, class_=tone(after.status).value),
        " ",
        element("small", because) if because else None,
    )


def _next(site: Site) -> Html:
    """The next pairs, and the next race with its hour."""
    words = site.words
    return element("section", element("h2", words.say("What comes next")), *_coming(site), class_="next")


def _coming(site: Site) -> Iterator[Html]:
    words, state = site.words, site.ground.state
    known = False
    for contest, held, pairs in ahead(site):
        known = True
        yield element("p", capital(race_title(contest, held.number, words)), class_="what")
        for pair in pairs[:_SHOWN]:
            names = [
                words.say("not published") if seat is None else state.skater(seat.skater).short
                for seat in pair.seats
            ]
            number = element("span", pair_name(pair, words), class_="row")
            yield element("p", number, " ", " – ".join(names), class_="pair")
    coming = next_race(site)
    if coming is not None:
        yield element("p", next_text(site, *coming))
    elif not known:
        yield element("p", words.say("Nothing more is on the programme, as far as this log knows."))


def _legend(site: Site) -> Html:
    words = site.words
    said = words.say("The orange rule is the line: who stands above it at the end goes to the Games.")
    return element("p", said)
