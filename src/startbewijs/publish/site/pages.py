"""Every page but the first: each is what a terminal shows, put together and drawn as HTML."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from startbewijs.errors import Refused
from startbewijs.publish.html.drawing import blocks_drawn
from startbewijs.publish.html.markup import Html, element, together
from startbewijs.publish.page import Block, Heading, Page, Row, Sentence, Table, plain, text
from startbewijs.publish.site.frame import Content, Site, document
from startbewijs.publish.site.ground import Ground
from startbewijs.publish.site.laps import laps_section
from startbewijs.publish.site.news import lead, report
from startbewijs.publish.site.now import now_page
from startbewijs.publish.site.people import skaters_page
from startbewijs.publish.site.skater import skater_page
from startbewijs.publish.site.texts import about_page, decisions_page
from startbewijs.publish.site.wall import wall
from startbewijs.publish.site.who import who_goes
from startbewijs.publish.story.forms import Form, story_answer
from startbewijs.publish.story.telling import tellable
from startbewijs.publish.subjects.card import tickets_text
from startbewijs.publish.subjects.chase import pursuit_answer
from startbewijs.publish.subjects.classified import classified
from startbewijs.publish.subjects.combined import combination_name, combined_answer
from startbewijs.publish.subjects.mass import mass_start_answer
from startbewijs.publish.subjects.racing import race_title, results
from startbewijs.publish.subjects.recordbook import recordbook
from startbewijs.publish.subjects.schedule import programme, startlist
from startbewijs.publish.words import Words, capital
from startbewijs.results.classification import Stage, classification
from startbewijs.sport.competition import Competition, Contest
from startbewijs.sport.distances import Sex


def addresses(ground: Ground) -> tuple[str, ...]:
    """The address of every page there is at a position; the first page has the empty one."""
    state = ground.state
    fixed = ["", "now", "wall", "skaters", "programme", "records", "about"]
    if ground.procedure is not None:
        fixed.insert(6, "decisions")
    distances = [distance.key for distance in sorted(state.contests)]
    distances += [*sorted(state.combinations), *sorted(state.mass_starts), *sorted(state.pursuits)]
    skaters = sorted({skater for contest in state.contests.values() for skater in contest.entrants})
    days = [f"story/{day.isoformat()}" for day in report_days(ground)]
    return (*fixed, *distances, *days, *(f"skater/{skater}" for skater in skaters))


def report_days(ground: Ground) -> list[date]:
    """The days of which there is something to tell, the first one first."""
    state, snapshot = ground.state, ground.snapshot
    if ground.procedure is None:
        return []
    skated = snapshot.trace.skated()
    decided = {
        fact.happened.local_day(state.zone) for fact in snapshot.facts if fact.by == "selection committee"
    }
    found = []
    for day in sorted(skated | decided):
        try:
            tellable(snapshot, day)
        except Refused:
            continue
        found.append(day)
    return found


def named(state: Competition, words: Words) -> dict[str, str]:
    """The texts that have a page of their own wherever they stand alone: names, distances and races."""
    found: dict[str, str] = {}
    for contest in state.contests.values():
        full = words.distance(contest.distance)
        races = (race_title(contest, n, words) for n in range(1, contest.counting.races + 1))
        for title in (full, *races):
            found[title] = found[capital(title)] = contest.distance.key
    for key, combination in state.combinations.items():
        found[combination_name(combination, words)] = key
    for key in (*state.mass_starts, *state.pursuits):
        found[words.event(key)] = key
    names: dict[str, list[str]] = {}
    for skater in sorted({one for contest in state.contests.values() for one in contest.entrants}):
        names.setdefault(state.skater(skater).name, []).append(skater)
    return found | {name: f"skater/{ids[0]}" for name, ids in names.items() if len(ids) == 1}


def page(site: Site, day: date | None) -> str:
    """The page at the address of a site, one of its addresses; `day` is that of the newest report."""
    return wall(site) if site.links.address == "wall" else document(site, _content(site, day))


def _content(site: Site, newest: date | None) -> Content:
    ground, words = site.ground, site.words
    head, _, rest = site.links.address.partition("/")
    match head:
        case "":
            return who_goes(site, None if newest is None else lead(site, newest))
        case "now":
            return now_page(site)
        case "skaters":
            return skaters_page(site)
        case "programme":
            return _plain(site, programme(ground.snapshot).page(words))
        case "records":
            return _plain(site, recordbook(ground.snapshot).page(words))
        case "decisions":
            return decisions_page(site)
        case "about":
            return about_page(site)
        case "story":
            told = report(site, date.fromisoformat(rest), Form.FULL)
            return _plain(site, story_answer(told, words).page(words), *_other_days(site, rest))
        case "skater":
            return skater_page(site, ground.state.skater(rest))
        case _ if head in ground.state.combinations:
            drawn = combined_answer(ground.snapshot, ground.state.combinations[head]).page(words)
            name = combination_name(ground.state.combinations[head], words)
            return _other(site, head, name, [Heading(words.say("Classification")), *drawn.blocks[1:]])
        case _ if head in ground.state.mass_starts:
            drawn = mass_start_answer(ground.snapshot, head).page(words)
            return _other(site, head, words.event(head), drawn.blocks[1:])
        case _ if head in ground.state.pursuits:
            drawn = pursuit_answer(ground.snapshot, head).page(words)
            return _other(site, head, words.event(head), drawn.blocks[1:])
        case _:
            return _distance(site, ground.state.contest(head), newest)


def _plain(site: Site, drawn: Page, *more: Html) -> Content:
    """A page as the terminal shows it."""
    title = drawn.blocks[0]
    assert isinstance(title, Heading)
    kept = [Heading(title.text, "", 1), *drawn.blocks[1:]]
    return Content(
        title.text, _first_words(drawn, title.text), together(blocks_drawn(kept, site.pen()), *more)
    )


def _first_words(drawn: Page, title: str) -> str:
    """The first sentence of a page, for whoever gets its address."""
    said = next((plain(one.text) for one in drawn.blocks if isinstance(one, Sentence)), title)
    return said if len(said) <= 200 else f"{said[:199].rsplit(' ', 1)[0]}…"


def _other_days(site: Site, shown: str) -> Iterator[Html]:
    days = [day for day in report_days(site.ground) if day.isoformat() != shown]
    if days:
        links = [
            element("li", element("a", site.words.day(day), href=site.links.to(f"story/{day.isoformat()}")))
            for day in days
        ]
        yield element("nav", element("ul", *links), aria_label=site.words.say("Other days"), class_="days")


def _distance(site: Site, contest: Contest, newest: date | None) -> Content:
    """A distance: its news, its classification, its races and its pairs."""
    ground, words, distance = site.ground, site.words, contest.distance
    snapshot = ground.snapshot
    name = words.distance(distance)
    title = name[:1].upper() + name[1:]
    table = classification(contest)
    blocks: list[Block] = []
    if table.stage is Stage.NOT_BEGUN:
        blocks += startlist(snapshot, distance).page(words).blocks[1:]
    else:
        blocks += [
            Heading(words.say("Classification")),
            *classified(snapshot, distance).page(words).blocks[1:],
        ]
    if ground.procedure is not None:
        tickets = tickets_text(ground.procedure, distance, words)
        blocks[1:1] = [Sentence(text(tickets))] if tickets else []
    if table.stage is not Stage.NOT_BEGUN:
        blocks += _races(results(snapshot, distance).page(words), contest.counting.races > 1)
        if table.stage is Stage.UNDER_WAY:
            blocks += [
                Heading(words.say("Start list")),
                *startlist(snapshot, distance).page(words).blocks[1:],
            ]
    news = _news_of(site, contest, newest)
    described = news or words.say("Start list, classification and races of the {distance}.", distance=name)
    main = together(
        element("h1", title),
        _neighbours(site, distance.sex, distance.key),
        None if news is None else element("p", news, class_="lead"),
        blocks_drawn(blocks, site.pen()),
        None if table.stage is Stage.NOT_BEGUN else laps_section(site, contest),
    )
    return Content(title, described, main)


def _other(site: Site, key: str, name: str, blocks: list[Block]) -> Content:
    """What is no distance, by its key: points of several distances together, a mass start, a team pursuit."""
    title = name[:1].upper() + name[1:]
    main = together(
        element("h1", title), _neighbours(site, Sex(key[0]), key), blocks_drawn(blocks, site.pen())
    )
    return Content(title, _first_words(Page(blocks), title), main)


def _races(drawn: Page, twice: bool) -> list[Block]:
    """The races of a distance; what is skated once has its results in the classification already."""
    blocks = list(drawn.blocks[1:])
    if twice:
        return blocks
    first = next((n for n, block in enumerate(blocks) if isinstance(block, Table)), None)
    if first is not None and any(isinstance(cell, Row) for cell in _rows(blocks[first])):
        del blocks[first]
    return blocks


def _rows(block: Block) -> tuple[object, ...]:
    return block.rows if isinstance(block, Table) else ()


def _news_of(site: Site, contest: Contest, newest: date | None) -> str | None:
    """The news of a distance in three sentences; None before there is any."""
    if newest is None:
        return None
    days = site.ground.snapshot.trace.days.get(contest.distance, ())
    for day in sorted(days, reverse=True):
        try:
            told = report(site, day, Form.SHORT, contest.distance)
        except Refused:
            continue
        return " ".join(sentence.text for sentence in told.story.lead)
    return None


def _neighbours(site: Site, own: Sex, shown: str) -> Html:
    """What else is skated, by sex; the sex of the page that is shown comes first."""
    state, words = site.ground.state, site.words
    keys = [*sorted(state.combinations), *sorted(state.mass_starts), *sorted(state.pursuits)]
    sexes = {one.sex for one in state.contests} | {Sex(key[0]) for key in keys}
    lists = []
    for sex in sorted(sexes, key=lambda one: one is not own):
        named_ = [(contest.distance.key, words.metres(contest.distance)) for contest in state.of_sex(sex)]
        named_ += [
            (key, combination_name(state.combinations[key], words))
            for key in sorted(state.combinations)
            if key[0] == sex
        ]
        named_ += [
            (key, words.event(key, short=True))
            for key in (*sorted(state.mass_starts), *sorted(state.pursuits))
            if key[0] == sex
        ]
        links = [
            element(
                "li",
                element("a", text, href=site.links.to(key), aria_current="page" if key == shown else None),
            )
            for key, text in named_
        ]
        lists.append(element("li", element("span", words.sex(sex)), element("ul", *links)))
    return element("nav", element("ul", *lists), aria_label=words.say("Distances"), class_="distances")
