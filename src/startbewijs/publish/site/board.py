"""The board to be set into another page: one sex's order with the line, and nothing beside it."""

from __future__ import annotations

from startbewijs.publish.html.drawing import Pen, table_drawn
from startbewijs.publish.html.markup import element, together
from startbewijs.publish.site.frame import Content, Site, bare_document
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
    link = element(
        "a",
        words.say("Every row with its reason, at Startbewijs"),
        href=home,
        target="_blank",
        rel="noopener",
    )
    main = together(element("h1", title), shown)
    return bare_document(site, Content(title, title, main), "board", element("p", link), framed=True)
