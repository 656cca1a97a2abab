"""The board to be set into another page: one sex's order with the line, and nothing beside it."""

from __future__ import annotations

from startbewijs.publish.html.drawing import Pen, table_drawn
from startbewijs.publish.html.markup import element, together
from startbewijs.publish.site.assets import asset_name
from startbewijs.publish.site.frame import Site, live_words
from startbewijs.publish.site.ground import state_words
from startbewijs.publish.subjects.order import games_title, order_table
from startbewijs.sport.distances import Sex


def board(site: Site, sex: Sex, home: str) -> str:
    """A whole small page; `home` leads to the site, which opens beside the page that shows the board."""
    words, ground = site.words, site.ground
    name = words.sex(sex)
    title = name[:1].upper() + name[1:]
    if ground.procedure is None:
        shown = element(
            "p", words.say("No selection procedure has been adopted yet, so nobody can earn a ticket.")
        )
    else:
        title = f"{games_title(ground.procedure, words)} · {name}"
        (one,) = ground.choices((sex,))
        shown = table_drawn(order_table(one, words), Pen(words))
    said: dict[str, str | int] = {"data_position": ground.position}
    if site.live:
        said |= live_words(site)
    sheet, script = (site.links.asset(asset_name(one)) for one in ("site.css", "site.js"))
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="robots", content="noindex"),
        element("title", f"{title} · {ground.state.name}"),
        element("link", rel="stylesheet", href=sheet),
        element("script", defer=True, src=script),
    )
    link = element(
        "a",
        words.say("Every row with its reason, at Startbewijs"),
        href=home,
        target="_blank",
        rel="noopener",
    )
    body = element(
        "body",
        element("header", element("p", state_words(ground, words), class_="state", id="state")),
        element("p", role="status", id="news", class_="news"),
        element("main", together(element("h1", title), shown), id="main", tabindex=-1),
        element("footer", element("p", link)),
        class_="board",
    )
    return f"<!doctype html>\n{element('html', head, body, lang=words.language, **said)}\n"
