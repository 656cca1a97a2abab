"""The frame of every page: head, header with the state, navigation, footer with where it came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from startbewijs.publish.html.drawing import Pen
from startbewijs.publish.html.markup import Html, element, together
from startbewijs.publish.site.assets import asset_name
from startbewijs.publish.site.ground import Ground, Moment, state_words
from startbewijs.publish.site.links import Links
from startbewijs.publish.site.sharing import Shared, heads
from startbewijs.publish.words import LANGUAGES, N_, Words

_LANGUAGE_NAMES = {"nl": "Nederlands", "en": "English"}
_MENU = (
    ("", N_("Who goes")),
    ("now", N_("Now")),
    ("skaters", N_("Skaters")),
    ("programme", N_("Programme")),
    ("story", N_("Report")),
    ("records", N_("Records")),
    ("decisions", N_("Decisions")),
    ("whatif", N_("What if")),
    ("about", N_("How it works")),
)


@dataclass(frozen=True)
class Site:
    """What one page is drawn with: what it is made from, the language, and where it lies.

    `moments` are those to which its reader can go; `told` is the day of the newest report, if any. `shared`
    says where the public finds it, if that is known.
    """

    ground: Ground
    words: Words
    links: Links
    moments: Sequence[Moment]
    told: str | None
    live: bool
    named: dict[str, str]
    shared: Shared | None = None

    def pen(self, top: int = 1) -> Pen:
        """What page blocks are drawn with here."""
        return Pen(self.words, self._linked, top)

    @cached_property
    def _linked(self) -> dict[str, str]:
        here = self.links.address
        return {text: self.links.to(address) for text, address in self.named.items() if address != here}


@dataclass(frozen=True, slots=True)
class Content:
    """What stands in the frame: the page's title and description, and its main part."""

    title: str
    description: str
    main: Html


def document(site: Site, content: Content) -> str:
    """A whole page."""
    words, ground = site.words, site.ground
    said: dict[str, str | int] = {"data_position": ground.position}
    if site.live:
        said |= live_words(site)
    body = element(
        "body",
        element("a", words.say("To the content"), href="#main", class_="skip"),
        _header(site),
        element("p", role="status", id="news", class_="news"),
        element("main", content.main, id="main", tabindex=-1),
        _footer(site),
    )
    whole = element("html", _head(site, content), body, lang=words.language, **said)
    return f"<!doctype html>\n{whole}\n"


def bare_document(
    site: Site, content: Content, kind: str, footer: Html, *, head: str | None = None, framed: bool = False
) -> str:
    """A whole page without navigation, for a wall or a frame; `kind` is its class, `head` a title to show.

    What is `framed` belongs to another site's page and is not to be found or shared by itself.
    """
    said: dict[str, str | int] = {"data_position": site.ground.position}
    if site.live:
        said |= live_words(site)
    state = element("p", state_words(site.ground, site.words), class_="state", id="state")
    body = element(
        "body",
        element("header", None if head is None else element("h1", head), state),
        element("p", role="status", id="news", class_="news"),
        element("main", content.main, id="main", tabindex=-1),
        element("footer", footer),
        class_=kind,
    )
    known = _framed_head(site, content) if framed else _head(site, content)
    return f"<!doctype html>\n{element('html', known, body, lang=site.words.language, class_=kind, **said)}\n"


def _framed_head(site: Site, content: Content) -> Html:
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="robots", content="noindex"),
        element("title", f"{content.title} · {site.ground.state.name}"),
        *_loaded(site),
    )


def _loaded(site: Site) -> tuple[Html, Html]:
    """The style sheet and the script."""
    sheet, script = (site.links.asset(asset_name(one)) for one in ("site.css", "site.js"))
    return element("link", rel="stylesheet", href=sheet), element("script", defer=True, src=script)


def live_words(site: Site) -> dict[str, str | int]:
    """What the script of a page that follows has to know and to say."""
    return {
        "data_events": site.links.stream,
        "data_changed": site.words.say("Changed: {names}.", names="{names}"),
        "data_renewed": site.words.say("New results are in."),
        "data_behind": site.words.say(
            "No connection: what you see is the state of fact {position}.", position="{position}"
        ),
        "data_back": site.words.say("Connected again; this is the newest state."),
    }


def _head(site: Site, content: Content) -> Html:
    links, state = site.links, site.ground.state
    title = f"{content.title} · {state.name}"
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", title),
        element("meta", name="description", content=content.description),
        element("meta", name="color-scheme", content="light dark"),
        element("link", rel="canonical", href=links.fixed(site.ground.position)),
        *(
            element("link", rel="alternate", hreflang=one, href=links.spoken(one))
            for one in LANGUAGES
            if one != site.words.language
        ),
        *heads(site.ground, site.words, links, site.shared, title, content.description),
        *_loaded(site),
    )


def _header(site: Site) -> Html:
    links, ground = site.links, site.ground
    menu = []
    for address, title in _MENU:
        where = address
        if address == "story":
            if site.told is None:
                continue
            where = f"story/{site.told}"
        elif address in ("decisions", "whatif") and ground.procedure is None:
            continue
        elif address == "whatif" and links.on_disk:
            continue  # nobody is there to work it out
        here = "page" if links.address.split("/")[0] == address.split("/")[0] else None
        link = element("a", site.words.say(title), href=links.to(where), aria_current=here)
        menu.append(element("li", link))
    return element(
        "header",
        element(
            "div",
            element("a", "Startbewijs", href=links.to(""), class_="brand"),
            element("span", ground.state.name, class_="tournament"),
            _languages(site),
            class_="masthead",
        ),
        element("nav", element("ul", *menu), aria_label=site.words.say("Pages"), class_="menu"),
        element(
            "div",
            element("p", state_words(ground, site.words), class_="state", id="state"),
            _time_travel(site),
            class_="when",
        ),
    )


def _languages(site: Site) -> Html:
    shown = [
        element("a", _LANGUAGE_NAMES[one], href=site.links.spoken(one), lang=one, hreflang=one)
        for one in LANGUAGES
        if one != site.words.language
    ]
    return element("nav", *shown, aria_label=site.words.say("Language"), class_="languages")


def _time_travel(site: Site) -> Html:
    """The moments that one can go back to, as links; with a script a slider moves through them."""
    words, links = site.words, site.links
    shown = [
        element(
            "li",
            element(
                "a",
                moment.label,
                href=links.fixed(moment.position),
                aria_current="true" if moment.position == site.ground.position else None,
            ),
        )
        for moment in site.moments
    ]
    newest = None
    if not links.newest:
        newest = element("a", words.say("To the newest state"), href=links.latest, class_="newest")
    return together(
        newest,
        element(
            "details",
            element("summary", words.say("Go back in time")),
            element("ol", *shown),
            id="moments",
            class_="moments",
            data_label=words.say("Moment of the tournament"),
        ),
    )


def _footer(site: Site) -> Html:
    words, links, ground = site.words, site.links, site.ground
    digest = words.say("Made from facts 1 to {position} of the log.", position=ground.position)
    parts = [
        element("p", digest, " ", words.say("Digest:"), " ", element("code", ground.digest)),
        element(
            "p",
            element("a", words.say("This page as it is now, for good"), href=links.fixed(ground.position)),
            " · ",
            element("a", words.say("How certainty is proved"), href=links.to("about")),
            " · ",
            element("a", words.say("For a screen on the wall"), href=links.to("wall")),
            *(
                (" · ", element("a", words.say("The selection procedure"), href=links.to("decisions")))
                if ground.procedure is not None
                else ()
            ),
        ),
        element("p", words.say("No cookies, no tracking, nothing loaded from elsewhere.")),
    ]
    return element("footer", *parts)


def doorway() -> str:
    """The page before all others on disk: the languages to choose from."""
    links = [
        element("li", element("a", _LANGUAGE_NAMES[one], href=f"{one}/index.html", lang=one))
        for one in LANGUAGES
    ]
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", "Startbewijs"),
        element("link", rel="stylesheet", href=f"assets/{asset_name('site.css')}"),
    )
    main = element("main", element("h1", "Startbewijs"), element("ul", *links))
    return f"<!doctype html>\n{element('html', head, element('body', main), lang=LANGUAGES[0])}\n"
