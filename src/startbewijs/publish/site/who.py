"""Who goes: both orders side by side, each row with its reason, then who waits and what was decided."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from startbewijs.outlook.status import Outlook, Status
from startbewijs.publish.html.bars import Bar, picture
from startbewijs.publish.html.drawing import blocks_drawn, text_drawn
from startbewijs.publish.html.markup import Html, element, together
from startbewijs.publish.page import Block, Cell, Heading, Page, Row, Sentence, Table, plain, text
from startbewijs.publish.site.frame import Content, Site
from startbewijs.publish.site.ice import OnIce, on_the_ice
from startbewijs.publish.site.lanes import confirmed_blocks, ice_title
from startbewijs.publish.site.people import in_short
from startbewijs.publish.subjects.choice import Choice
from startbewijs.publish.subjects.claimed import claim_blocks
from startbewijs.publish.subjects.legend import doublure_legend
from startbewijs.publish.subjects.order import calamity_blocks, games_title, order_table
from startbewijs.publish.subjects.outlook.needed import needs_answer
from startbewijs.publish.subjects.outlook.proof import why_answer
from startbewijs.publish.subjects.outlook.prospect import Prospect
from startbewijs.publish.subjects.outlook.room import waiting_answer
from startbewijs.publish.subjects.outlook.signs import sign, tone
from startbewijs.publish.subjects.squad import decision_blocks
from startbewijs.publish.words import Words
from startbewijs.selection.walk import Outcome, Step


def who_goes(site: Site, lead: Html | None) -> Content:
    """The first page; before a procedure is adopted it says that nobody can earn a ticket yet."""
    words, ground = site.words, site.ground
    if ground.procedure is None:
        title = ground.state.name
        said = words.say("No selection procedure has been adopted yet, so nobody can earn a ticket.")
        link = element("p", element("a", words.say("Everything about now"), href=site.links.to("now")))
        return Content(title, said, together(element("h1", title), element("p", said), link))
    title = games_title(ground.procedure, words)
    orders = ground.choices()
    doublures = any(step.outcome is Outcome.DOUBLURE for one in orders for step in one.walk.steps)
    there = [_ice(site, seen) for seen in on_the_ice(ground)]
    main = together(
        element("h1", title),
        element(
            "div",
            lead,
            in_short(site, orders),
            element("div", *there, class_="ices") if there else None,
            class_="tops",
        ),
        element("div", *(_order(site, one) for one in orders), class_="orders"),
        _how_to_read(site, doublures=doublures, line=any(one.limit is not None for one in orders)),
        _waiting(site),
        _decided(site, orders),
    )
    return Content(title, description(orders, words), main)


def _ice(site: Site, seen: OnIce) -> Html:
    """That a pair is on the ice, and what it would do to the order if it is confirmed as it stands."""
    words = site.words
    link = element("a", words.say("Everything about now"), href=site.links.to("now"))
    return element(
        "section",
        element("h2", words.say("On the ice")),
        element("p", f"{ice_title(site, seen)}. ", link),
        blocks_drawn(confirmed_blocks(site, seen), site.pen()),
        class_="supposed",
    )


def description(orders: Iterable[Choice], words: Words) -> str:
    """Who is certain, in a sentence, for whoever gets the address."""
    certain = [
        one.name(found.skater)
        for one in orders
        for found in one.proved.values()
        if found.status in (Status.CERTAIN, Status.BY_THE_ORDER, Status.DESIGNATED)
    ]
    if not certain:
        return words.say("Nobody is certain yet.")
    return words.say("Certain so far: {names}.", names=words.listed(certain))


def _order(site: Site, one: Choice) -> Html:
    """The rows of one order with the line, and what would be if it ended now."""
    words = site.words
    sex = words.sex(one.sex)
    distances = one.state.of_sex(one.sex)
    closed = sum(contest.closed is not None for contest in distances)
    about = words.say("{n} of {all} distances are final", n=closed, all=len(distances))
    steps = iter(one.walk.steps)
    rows = [
        _row(site, one, next(steps), row) if isinstance(row, Row) else _line(row.label)
        for row in order_table(one, words).rows
    ]
    tail: list[Block] = []
    if one.under_way and one.found.now.names:
        names = one.names(one.found.now.inside, words)
        tail.append(Sentence(text(words.say("If it ended now, by the order alone: {names}.", names=names))))
    tail += [*claim_blocks(one, words), *calamity_blocks(one, words)]
    return element(
        "section",
        element("h2", sex[:1].upper() + sex[1:], " ", element("span", about, class_="about")),
        element("ol", *rows, class_="order"),
        blocks_drawn(tail, site.pen()),
        aria_label=sex[:1].upper() + sex[1:],
        id=f"order-{one.sex.name.lower()}",
    )


def _line(label: str) -> Html:
    return element("li", element("span", label), class_="the-line")


def _row(site: Site, one: Choice, step: Step, row: Row) -> Html:
    """One row; where somebody stands on it, it opens to the reason."""
    number, ticket, who, time, place, says = row.cells
    held = step.skaters[0] if len(step.skaters) == 1 else None
    proved = None if held is None or step.outcome is Outcome.DOUBLURE else one.proved.get(held)
    kind = step.outcome.value
    shown = (
        element("span", _hidden(site.words.say("row")), " ", plain(number.text), class_="row"),
        element("span", _text(site, ticket), class_="ticket"),
        element("span", _text(site, who), class_="skater"),
        element("span", _text(site, time), class_="time"),
        element("span", _bar(one, proved, place, site.words), class_="reach"),
        element("span", _text(site, says), class_="says"),
    )
    key = {
        "data_key": f"{one.sex.name.lower()}-{step.number}",
        "data_name": plain(who.text) or plain(ticket.text),
    }
    if held is None or proved is None:
        return element("li", element("div", *shown, class_="line"), class_=kind, **key)
    opened = element("div", _reason(site, held), class_="reason")
    return element(
        "li",
        element("details", element("summary", *shown, class_="line"), opened, id=f"row-{key['data_key']}"),
        class_=kind,
        **key,
    )


def _text(site: Site, cell: Cell) -> Html | None:
    """The text of a cell, without links: the whole row is what one opens."""
    return text_drawn(cell.text, type(site.pen())(site.words)) if cell.text else None


def _hidden(said: str) -> Html:
    return element("span", said, class_="unseen")


def _bar(one: Choice, proved: Outlook | None, place: Cell, words: Words) -> Html | None:
    """The interval as a picture, with its two places beside it."""
    if proved is None or proved.bounds is None:
        return element("b", plain(place.text)) if place.text else None
    bar = Bar(
        proved.best,
        proved.worst,
        proved.now,
        len(one.walk.steps),
        one.limit,
        tone(proved.status),
    )
    return together(picture(bar, words), element("b", plain(place.text)) if place.text else None)


def _reason(site: Site, skater: str) -> Html:
    """Why a skater stands where the row says, in sentences, and what the skater needs."""
    found = site.ground.prospect(skater)
    assert found is not None
    link = element(
        "a",
        site.words.say("Everything about {skater}", skater=found[0].name(skater)),
        href=site.links.to(f"skater/{skater}"),
    )
    return together(blocks_drawn(reason_blocks(site, *found), site.pen(2)), element("p", link))


def reason_blocks(site: Site, one: Prospect, found: Outlook, *, tables: bool = False) -> list[Block]:
    """The proof of a status and what is needed, without the titles; the order itself only where `tables`."""
    why, needed = reason_parts(site, one, found, tables=tables)
    return [*why, *needed]


def reason_parts(
    site: Site, one: Prospect, found: Outlook, *, tables: bool
) -> tuple[list[Block], list[Block]]:
    """The proof of a status, its word and verdict first; and what is needed, if anything still is."""
    ground, words = site.ground, site.words
    proof = ground.proof(found.skater)
    because = why_answer(ground.snapshot, one, found, proof.why).page(words)
    why: list[Block] = [
        Sentence(text(sign(found.status, words), tone(found.status))),
        *_said(because, tables),
    ]
    if found.status not in (Status.WAITING, Status.POSSIBLE):
        return why, []
    needed = needs_answer(ground.snapshot, one, found, proof.needs)
    title = words.say("What {skater} needs", skater=one.name(found.skater))
    return why, [Heading(title), *map(lowered, _said(needed.page(words), tables))]


def lowered(block: Block) -> Block:
    """A block below a heading of its own: its headings are one level deeper."""
    return Heading(block.text, block.about, block.level + 1) if isinstance(block, Heading) else block


def _said(page: Page, tables: bool) -> Sequence[Block]:
    """The blocks of a page behind its title and its status; without tables, also without their heads."""
    blocks = page.blocks[2:]
    if tables:
        return blocks
    kept: list[Block] = []
    for block in blocks:
        if not isinstance(block, Table):
            kept.append(block)
        elif kept and isinstance(kept[-1], Heading):
            kept.pop()
    return kept


def _how_to_read(site: Site, *, doublures: bool, line: bool) -> Html:
    words = site.words
    said = [
        words.say(
            "In a bar the dot is the place if it ended now, and the stroke runs from the best to the worst "
            "place over all endings. Every ticket goes, so there is no line. Open a row for the reason."
        )
        if not line
        else words.say(
            "In a bar the dot is the place if it ended now, the stroke runs from the best to the worst place "
            "over all endings, and the orange rule is the line. Open a row for the reason."
        )
    ]
    if doublures:
        said.append(doublure_legend(words))
    return element("p", " ".join(said), class_="quiet legend")


def _waiting(site: Site) -> Html | None:
    """The waiting room in words, once something is to be waited for."""
    prospects = [one for one in site.ground.prospects if any(_waits(found) for found in one.outlooks)]
    if not prospects:
        return None
    page = waiting_answer(site.ground.snapshot, prospects).page(site.words)
    title = element("h2", site.words.say("The waiting room"))
    return element("section", title, blocks_drawn(page.blocks[1:], site.pen(2)), class_="room")


def _waits(found: Outlook) -> bool:
    return found.status in (Status.WAITING, Status.POSSIBLE) and (
        found.row is not None or found.now is not None
    )


def _decided(site: Site, orders: Iterable[Choice]) -> Html | None:
    """What the committee decided, once it did."""
    parts = []
    for one in orders:
        if not one.found.decided.designations and one.found.decided.published is None:
            continue
        sex = site.words.sex(one.sex)
        parts += [Heading(sex[:1].upper() + sex[1:]), *decision_blocks(one, site.words)]
    if not parts:
        return None
    title = element("h2", site.words.say("What was decided"))
    return element("section", title, blocks_drawn(parts, site.pen(2)), class_="decisions")
