"""What a page says of itself to whoever is sent its address: title, place and picture, at full addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from startbewijs.errors import Refused
from startbewijs.publish.html.markup import Html, element
from startbewijs.publish.site.cards import HEIGHT, WIDTH, described
from startbewijs.publish.site.ground import Ground
from startbewijs.publish.site.links import Links
from startbewijs.publish.words import LANGUAGES, Words

_LOCALES = {"nl": "nl_NL", "en": "en_GB"}
_HOST = re.compile(r"(?:[A-Za-z0-9-]+\.)*[A-Za-z0-9-]+|\[[0-9A-Fa-f:.]+\]", re.ASCII)
_PATH = re.compile(r"(?:/[A-Za-z0-9._~-]+)*/?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Shared:
    """The address at which the public finds the site, without a slash at its end, and a page's card."""

    public: str
    card: str


def public_address(asked: str) -> str:
    """The address of a site as its readers reach it; what could not be one is refused.

    It is never taken from what a reader sends: a page that is kept would carry one reader's word to all.

    >>> public_address("https://okt.example/2025/")
    'https://okt.example/2025'
    """
    try:
        found = urlsplit(asked)
        port = found.port
        netloc = found.netloc if port is None else found.netloc.removesuffix(f":{port}")
    except ValueError:
        found, netloc = urlsplit(""), ""
    if (
        found.scheme not in ("http", "https")
        or not _HOST.fullmatch(netloc)
        or not _PATH.fullmatch(found.path)
        or any(sign in asked for sign in "?#")
    ):
        raise Refused(
            "“{address}” is no address of a site: write where readers find it, such as https://okt.example.org.",
            address=asked[:80],
        )
    return asked.rstrip("/")


def heads(
    ground: Ground, words: Words, links: Links, shared: Shared | None, title: str, says: str
) -> list[Html]:
    """The elements of a page's head that speak of the page; without a full address no picture is named."""
    found = [
        _og("title", title),
        _og("description", says),
        _og("type", "website"),
        _og("site_name", "Startbewijs"),
        _og("locale", _LOCALES[words.language]),
        *(_og("locale:alternate", _LOCALES[one]) for one in LANGUAGES if one != words.language),
    ]
    if shared is None:
        return [*found, element("meta", name="twitter:card", content="summary")]
    return [
        *found,
        _og("url", f"{shared.public}/{links.path}"),
        _og("image", f"{shared.public}/{words.language}/at/{ground.position}/{shared.card}.png"),
        _og("image:type", "image/png"),
        _og("image:width", str(WIDTH)),
        _og("image:height", str(HEIGHT)),
        _og("image:alt", described(ground, words, shared.card)),
        element("meta", name="twitter:card", content="summary_large_image"),
    ]


def _og(name: str, content: str) -> Html:
    return element("meta", property=f"og:{name}", content=content)
