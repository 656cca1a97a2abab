"""The bodies of the site: its pages and cards, and pages that say in words what is not there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from urllib.parse import quote

from startbewijs.publish.site.assets import asset_name
from startbewijs.publish.site.board import board
from startbewijs.publish.words import Words
from startbewijs.service.sight import Sight
from startbewijs.sport.distances import Sex
from startbewijs.web.bodies import HTML, Body, body


def addresses(lang: str, position: int, sight: Sight) -> Body:
    """Every address that a position has, one on a line."""
    return body("text/plain", "\n".join(sight.edition(lang, position).addresses))


def page(lang: str, position: int, address: str, sight: Sight, *, live: bool) -> Body:
    """The page at an address of a position; it is there."""
    text = sight.edition(lang, position).page(address, live=live, public=sight.public)
    return missing(sight.words[lang]) if text is None else body(HTML, _labelled(sight, lang, text))


def card(lang: str, position: int, name: str, sight: Sight) -> Body:
    """A card as a picture; an empty body with a status of 404 where there is none of that name."""
    found = sight.edition(lang, position)
    return body("image/png", found.card(name)) if name in found.cards else body("image/png", b"", 404)


def embedded(lang: str, position: int, sex: Sex, sight: Sight, *, live: bool) -> Body:
    """The board of one sex."""
    # It lies one folder below the page of the same name: `embed/` stands before the language.
    address = "women" if sex is Sex.WOMEN else "men"
    site = sight.edition(lang, position).site(address, "", newest=live, live=live, above="../")
    return body(HTML, board(site, sex, f"/{lang}/" if live else f"/{lang}/at/{position}/"))


def missing(words: Words, known: Sequence[str] = ()) -> Body:
    """That there is no such page, and which there are."""
    return said_alone(words, words.say("There is no page at this address."), known)


def said_alone(words: Words, said: str, known: Sequence[str] = (), status: int = 404) -> Body:
    """A page that says in words what is not there, and where to go on."""
    lang = words.language
    who = words.say("Who goes to the Games")
    home = f'<p><a href="/{lang}/">{escape(who)}</a></p>'
    links = "".join(f'<li><a href="/{lang}/{quote(one)}/">{escape(one)}</a></li>' for one in known if one)
    return body(
        HTML,
        f'<!doctype html>\n<html lang="{lang}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>Startbewijs</title><link rel="stylesheet" href="/assets/{asset_name("site.css")}"></head>'
        f'<body><main id="main"><h1>{escape(said)}</h1>{home}'
        + (f"<ul>{links}</ul>" if links else "")
        + "</main></body></html>\n",
        status,
    )


def _labelled(sight: Sight, lang: str, text: str) -> str:
    """The page; in a replay with a line at its top that says so."""
    if sight.speed is None:
        return text
    said = sight.words[lang].say(
        "Replay, {speed} times as fast: what you see is over, and the hours within a day are made up.",
        speed=sight.speed,
    )
    label = f'<p class="replay" role="note"><strong>{escape(said)}</strong></p>'
    return re.sub(r"(<main\b[^>]*>)", lambda found: label + found[1], text, count=1)
