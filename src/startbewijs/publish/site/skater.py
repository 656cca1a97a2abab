"""A skater's page: what is certain, why, what is needed, what was skated, and how the chances went."""

from __future__ import annotations

from startbewijs.outlook.status import Outlook
from startbewijs.publish.html.bars import Bar, picture
from startbewijs.publish.html.drawing import Pen, blocks_drawn
from startbewijs.publish.html.markup import Html, element, together
from startbewijs.publish.page import (
    Align,
    Block,
    Column,
    Heading,
    Row,
    Sentence,
    Table,
    cell,
    row,
)
from startbewijs.publish.site.frame import Content, Site
from startbewijs.publish.site.who import reason_parts
from startbewijs.publish.subjects.outlook.proof import verdict
from startbewijs.publish.subjects.outlook.prospect import Prospect
from startbewijs.publish.subjects.outlook.signs import bar, interval, sign, tone
from startbewijs.sport.skaters import Skater

_VERDICT = 2
"""The blocks with which a proof begins: the status, and what it means in a sentence."""


def skater_page(site: Site, skater: Skater) -> Content:
    """Everything about one skater that is shown."""
    words, ground = site.words, site.ground
    proved = ground.prospect(skater.id)
    head, said = None, skater.name
    why: list[Block] = []
    needed: list[Block] = []
    about: list[Block] = []
    if ground.procedure is not None:
        about = list(ground.explained(skater).page(words).blocks[1:])
    if proved is not None:
        one, found = proved
        said = f"{sign(found.status, words)}. {verdict(one, found, words)}"
        head = _picture(site, one, found)
        why, needed = reason_parts(site, one, found, tables=True)
    who = about.pop(0) if about and isinstance(about[0], Sentence) else None
    skated, about = _parted(about)
    pen = Pen(words, {text_: where for text_, where in site.pen().links.items() if text_ != skater.name})
    main = together(
        element("h1", skater.name),
        None if who is None else blocks_drawn([who], pen),
        head,
        element("section", blocks_drawn(why[:_VERDICT], pen), class_="proof") if why else None,
        blocks_drawn([*skated, *needed, *about], pen),
        _proof(site, why[_VERDICT:], pen),
        blocks_drawn(_course(site, skater), pen),
    )
    return Content(skater.name, said, main)


def _parted(blocks: list[Block]) -> tuple[list[Block], list[Block]]:
    """What was skated and is still to be skated, the first part of an explanation; and the rest of it."""
    heads = [n for n, one in enumerate(blocks) if isinstance(one, Heading)]
    if len(heads) < 2:
        return blocks, []
    return blocks[: heads[1]], blocks[heads[1] :]


def _proof(site: Site, blocks: list[Block], pen: Pen) -> Html | None:
    """The proof of the status row by row, which opens for who wants to see it."""
    if not blocks:
        return None
    summary = element("summary", site.words.say("Why: the order above, counted out"))
    return element("details", summary, blocks_drawn(blocks, pen), id="why")


def _picture(site: Site, one: Prospect, found: Outlook) -> Html | None:
    if found.bounds is None:
        return None
    shown = Bar(found.best, found.worst, found.now, one.ticks, one.limit, tone(found.status))
    scale = element("b", interval(found, site.words))
    return element("p", picture(shown, site.words), " ", scale, class_="big-bar")


def _course(site: Site, skater: Skater) -> list[Block]:
    """The interval at every moment of the tournament after which it was another."""
    words = site.words
    rows: list[Row] = []
    last: tuple[object, ...] | None = None
    for moment in site.moments:
        if moment.position > site.ground.position:
            break
        proved = site.ground.earlier(moment.position).prospect(skater.id)
        if proved is None or proved[1].bounds is None:
            continue
        one, found = proved
        now = (found.status, found.best, found.worst, found.now)
        if now == last:
            continue
        last = now
        rows.append(
            row(
                cell(moment.label),
                cell(bar(found, one.ticks, one.limit)),
                cell(interval(found, words)),
                cell(sign(found.status, words), tone(found.status)),
            )
        )
    if not rows:
        return []
    columns = (
        Column(words.say("moment"), flows=True),
        Column(words.say("interval")),
        Column(words.say("best–worst"), Align.RIGHT),
        Column(words.say("status")),
    )
    return [Heading(words.say("How the chances went")), Table(columns, tuple(rows))]
