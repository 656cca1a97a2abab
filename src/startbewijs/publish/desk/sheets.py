"""Sheets of paper for officials: black on white, A4, each page with what it was made from and when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from startbewijs.publish.desk.frame import Desk, document
from startbewijs.publish.html.drawing import Pen, blocks_drawn
from startbewijs.publish.html.markup import Html, element, together
from startbewijs.publish.page import Block, Heading, Sentence, plain
from startbewijs.publish.subjects.armbands import COLOURS, armband
from startbewijs.publish.subjects.pairs import in_lanes, in_order, pair_name, quartet_of
from startbewijs.publish.subjects.racing import changed_blocks, hours, race_title
from startbewijs.publish.subjects.remarks import kind_mark, result_text
from startbewijs.publish.words import Words, capital
from startbewijs.results.classification import classification
from startbewijs.results.outcomes import outcomes
from startbewijs.results.records import standing_marks
from startbewijs.sport.competition import Contest, Pair, Race, Run, Status
from startbewijs.sport.distances import Lane

_LANES = (Lane.INNER, Lane.OUTER)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its title, what makes it provisional (nothing where it is final), and what stands on it."""

    title: str
    provisional: str
    main: Html


@dataclass(frozen=True, slots=True)
class Made:
    """What a sheet was made from: the digest of the log there, and the instant at which it was."""

    digest: str
    at: datetime


def sheets_page(desk: Desk) -> str:
    """Which sheets there are."""
    words, state = desk.words, desk.state
    title = words.say("Print")

    def listed(kind: str, contests: Sequence[Contest]) -> Html:
        links = (
            element(
                "li",
                element(
                    "a",
                    capital(words.distance(one.distance)),
                    href=desk.to(f"print/{kind}/{one.distance.key}/"),
                ),
            )
            for one in contests
        )
        return element("ul", *links, class_="orders-list")

    contests = [state.contests[distance] for distance in sorted(state.contests)]
    drawn = [one for one in contests if any(race.pairs for race in one.races.values())]
    begun = [one for one in contests if one.begun]
    parts: list[Html] = [element("p", element("a", words.say("Programme"), href=desk.to("print/programme/")))]
    for kind, name, known in (
        ("startlist", words.say("Start lists"), drawn),
        ("classification", words.say("Classifications"), begun),
    ):
        nothing = element("p", words.say("nothing yet"), class_="quiet")
        parts += [element("h2", name), listed(kind, known) if known else nothing]
    return document(desk, title, element("h1", title), *parts)


def sheet_page(desk: Desk, sheet: Sheet, made: Made) -> str:
    """A sheet as it comes out of a printer; on a screen with the way to print it."""
    words, state = desk.words, desk.state
    mark = element("p", sheet.provisional, class_="provisional-mark") if sheet.provisional else None
    at = f"{words.day(made.at.astimezone(state.zone).date())} {words.clock(made.at, state.zone)}"
    said = words.say(
        "{tournament} · facts 1 to {position} · digest {digest} · printed {at}",
        tournament=state.name,
        position=state.position,
        digest=made.digest[:16],
        at=at,
    )
    short = f"{sheet.title} · {sheet.provisional}" if sheet.provisional else sheet.title
    # A table's foot is what browsers repeat at the end of each page.
    paper = element(
        "table",
        element("tbody", element("tr", element("td", mark, sheet.main))),
        element("tfoot", element("tr", element("td", element("p", short), element("p", said)))),
        role="presentation",
        class_="paper",
    )
    return document(
        desk,
        sheet.title,
        element(
            "p",
            element("button", words.say("Print"), type="button", data_print=True, class_="main"),
            " ",
            element("a", words.say("Other sheets"), href=desk.to("print/")),
            class_="not-printed",
        ),
        element("h1", sheet.title),
        element("p", _where(desk), class_="paper-about"),
        paper,
    )


def blocks_sheet(desk: Desk, blocks: Sequence[Block], provisional: str) -> Sheet:
    """A sheet of what stands on a page of its own elsewhere; its first heading is the title."""
    first, rest = blocks[0], blocks[1:]
    assert isinstance(first, Heading)
    about = _where(desk)
    shown = [one for one in rest if not (isinstance(one, Sentence) and plain(one.text) == about)]
    return Sheet(first.text, provisional, blocks_drawn(shown, Pen(desk.words)))


def _where(desk: Desk) -> str:
    return ", ".join(filter(None, (desk.state.name, desk.state.venue)))


def provisional_classification(contest: Contest, words: Words) -> str:
    """What makes a classification provisional."""
    if contest.closed is not None:
        return ""
    awaited = sum(line.status is Status.AWAITED for line in classification(contest).lines)
    waiting = sum(
        pair.confirmed is None and any(run is not None and run.timings for run in pair.seats)
        for race in contest.races.values()
        for pair in race.pairs.values()
    )
    said = [words.say("PROVISIONAL: the distance is not closed")]
    if awaited:
        said.append(words.count("{n} skater to come", "{n} skaters to come", awaited))
    if waiting:
        said.append(words.count("{n} pair is not confirmed", "{n} pairs are not confirmed", waiting))
    return ", ".join(said)


def startlist_sheet(desk: Desk, contest: Contest) -> Sheet:
    """The pairs of a distance, lane by lane, with armbands and room to write a time."""
    words = desk.words
    title = words.say("Start list {distance}", distance=words.distance(contest.distance))
    provisional = "" if contest.entries_closed else words.say("PROVISIONAL: entries are not closed")
    races = [held for _, held in sorted(contest.races.items()) if held.pairs]
    if not races:
        said = words.say("No pair of this race was published or drawn.")
        return Sheet(title, provisional, element("p", said))
    return Sheet(title, provisional, together(*(_race(desk, contest, held) for held in races)))


def _race(desk: Desk, contest: Contest, held: Race) -> Html:
    words, state = desk.words, desk.state
    heads = (
        words.say("pair"),
        words.say("lane"),
        words.say("armband"),
        words.say("no."),
        words.say("skater"),
        words.say("team"),
        words.say("best"),
        words.say("time"),
    )
    head = element("thead", element("tr", *(element("th", one, scope="col") for one in heads)))
    bodies = []
    quartet: int | None = None
    for pair in in_order(held):
        before, quartet = quartet, quartet_of(held, pair)
        if quartet not in (before, None):
            named = element("th", words.say("quartet {n}", n=quartet), colspan=len(heads), scope="colgroup")
            bodies.append(element("tbody", element("tr", named, class_="rule")))
        bodies.append(element("tbody", *_pair(desk, contest, held, pair), class_="pair"))
        if pair.id in held.resurfacings:
            said = element("th", words.say("ice resurfaced"), colspan=len(heads), scope="colgroup")
            bodies.append(element("tbody", element("tr", said, class_="rule")))
    about = hours(state, contest, held.number, words)
    titled = contest.counting.races > 1 or about
    notes = [note for pair in in_order(held) for note in changed_blocks(state, pair, words)]
    return element(
        "section",
        element(
            "h2",
            capital(race_title(contest, held.number, words)),
            " ",
            element("span", about, class_="about") if about else None,
        )
        if titled
        else None,
        element("table", head, *bodies, class_="startlist"),
        blocks_drawn(notes, Pen(words)),
    )


def _pair(desk: Desk, contest: Contest, held: Race, pair: Pair) -> Iterator[Html]:
    """The rows of a pair: one for each lane."""
    words = desk.words
    number = element("th", pair_name(pair, words), rowspan=2, scope="rowgroup")
    for n, ((run, unknown), lane) in enumerate(zip(in_lanes(pair), _LANES, strict=True)):
        first = () if n else (number,)
        known = run is None or run.lane is not None
        band = armband(held, pair, lane if known and not unknown else None)
        colour = "" if band is None else words.say(COLOURS[band])
        where = words.say("inner") if lane is Lane.INNER else words.say("outer")
        cells = _skater(desk, contest, held, run) if run is not None else _nobody(words, unknown=unknown)
        yield element("tr", *first, element("td", where if known else ""), element("td", colour), *cells)


def _nobody(words: Words, *, unknown: bool) -> Iterator[Html]:
    said = words.say("not published") if unknown else words.say("empty lane")
    yield element("td")
    yield element("td", said, colspan=4)


def _skater(desk: Desk, contest: Contest, held: Race, run: Run) -> Iterator[Html]:
    words, state = desk.words, desk.state
    skater = state.skater(run.skater)
    name = skater.name
    if run.skater in contest.withdrawn:
        name = words.say("{skater}, withdrawn", skater=name)
    bests = [
        f"{kind_mark(mark.kind, words)} {words.time(mark.time)}"
        for mark in standing_marks(state, contest.distance)
        if mark.holder == run.skater and mark.time is not None and mark.kind in ("PB", "SB")
    ]
    number = "" if skater.start_number is None else str(skater.start_number)
    yield element("td", number, class_="number")
    yield element("td", element("strong", name))
    yield element("td", skater.team or "")
    yield element("td", ", ".join(bests))
    outcome = outcomes(contest, held.number)[run.skater]
    yield element("td", plain(result_text(outcome, words)), class_="written")
