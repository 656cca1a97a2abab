"""The frame of every screen of the desk: who is logged in, where one can go, and the way out."""

from __future__ import annotations

from dataclasses import dataclass

from startbewijs.publish.desk.dialogs import question, queue_words
from startbewijs.publish.html.markup import Child, Html, element, together
from startbewijs.publish.site.assets import asset_name
from startbewijs.publish.words import LANGUAGES, N_, Words
from startbewijs.sport.competition import Competition

_LANGUAGE_NAMES = {"nl": "Nederlands", "en": "English"}
_MENU = (
    ("open", N_("Open a tournament"), ("office",)),
    ("pair", N_("The pair"), ()),
    ("office", N_("Office"), ("office",)),
    ("referee", N_("Referee"), ("referee",)),
    ("committee", N_("Committee"), ("selection committee",)),
    ("speaker", N_("Speaker"), ("speaker",)),
    ("print", N_("Print"), ()),
    ("history", N_("History"), ()),
    ("people", N_("People"), ("administrator",)),
    ("backup", N_("Backup"), ("administrator",)),
)
_SECONDS = 10
"""After how long a screen that follows is loaded anew where no script does that."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What a screen is drawn with: the language, who is logged in as what, and the tournament.

    `rooms` are the screens that there are; `form_key` comes back with everything that is sent. `now` is
    the clock of the server in milliseconds, by which the script tells when something was typed. `room` is
    where a screen belongs whose address does not say it.
    """

    words: Words
    state: Competition
    login: str
    name: str
    roles: tuple[str, ...]
    form_key: str
    rooms: tuple[str, ...]
    now: int
    address: str = ""
    room: str = ""

    @property
    def called(self) -> str:
        """What the tournament is called; before there is one, what this is."""
        return self.state.name or self.words.say("The desk")

    def to(self, address: str) -> str:
        """The address of a screen in this language."""
        return f"/desk/{self.words.language}/{address}"

    def key_field(self) -> Html:
        """The field that every form of the desk has."""
        return carried(form_key=self.form_key)


def carried(**fields: str) -> Html:
    """Fields that nobody sees and that come back with the form they stand in."""
    return together(*(element("input", type="hidden", name=name, value=one) for name, one in fields.items()))


def document(desk: Desk, title: str, *main: Child, reload: bool = False, **said: str | int) -> str:
    """A whole screen of somebody who is logged in; without a script one to `reload` does so by itself."""
    words = desk.words
    body = element(
        "body",
        element("a", words.say("To the content"), href="#main", class_="skip"),
        _header(desk),
        element("p", role="status", id="news", class_="news"),
        element("p", id="waiting", class_="waiting", role="status"),
        question(words),
        element("main", *main, id="main", tabindex=-1),
    )
    # Every screen sends what was typed on any: somebody who went on to another has not taken it back.
    follows: dict[str, str | int] = {
        "data_position": desk.state.position,
        "data_events": "/events" if desk.state.position else "",
        "data_now": desk.now,
        "data_login": desk.login,
        "data_form_key": desk.form_key,
        "data_screen": desk.address,
        **queue_words(words),
        **said,
    }
    return _whole(
        words,
        f"{title} · {desk.called}",
        body,
        script=True,
        reload=reload,
        **follows,
    )


_DOOR = "/desk/{language}/login"


def entrance(words: Words, title: str, *main: Child, address: str = _DOOR) -> str:
    """A whole screen of somebody who is not logged in; `address` is where it is in each language."""
    body = element(
        "body",
        element(
            "header",
            element(
                "div",
                element("a", "Startbewijs", href=f"/{words.language}/", class_="brand"),
                element("span", words.say("The desk"), class_="tournament"),
                _languages(words, address),
                class_="masthead",
            ),
        ),
        element("main", *main, id="main", class_="entrance"),
    )
    return _whole(words, title, body, script=False)


def _whole(
    words: Words, title: str, body: Html, *, script: bool, reload: bool = False, **said: str | int
) -> str:
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="robots", content="noindex"),
        element("title", f"{title} · Startbewijs"),
        element("link", rel="stylesheet", href=f"/assets/{asset_name('site.css')}"),
        element("link", rel="stylesheet", href=f"/assets/{asset_name('desk.css')}"),
        element("script", defer=True, src=f"/assets/{asset_name('desk.js')}") if script else None,
        element("noscript", element("meta", http_equiv="refresh", content=_SECONDS)) if reload else None,
    )
    whole = element("html", head, body, lang=words.language, **said)
    return f"<!doctype html>\n{whole}\n"


def _header(desk: Desk) -> Html:
    words = desk.words
    here = desk.room or desk.address.partition("/")[0]
    items = [
        element(
            "li",
            element(
                "a",
                words.say(title),
                href=desk.to(f"{address}/"),
                aria_current="page" if address == here else None,
            ),
        )
        for address, title, roles in _MENU
        if address in desk.rooms and (not roles or set(roles) & set(desk.roles))
    ]
    out = element(
        "form",
        desk.key_field(),
        element("button", words.say("Log out"), class_="plain"),
        method="post",
        action=desk.to("logout"),
    )
    return element(
        "header",
        element(
            "div",
            element("a", "Startbewijs", href=f"/{words.language}/", class_="brand"),
            element("span", desk.called, class_="tournament"),
            element("a", desk.name, href=desk.to("account/"), class_="who"),
            _languages(words, f"/desk/{{language}}/{desk.address}"),
            out,
            class_="masthead",
        ),
        element("nav", element("ul", *items), aria_label=words.say("Pages"), class_="menu"),
    )


def _languages(words: Words, address: str) -> Html:
    shown = [
        element("a", _LANGUAGE_NAMES[one], href=address.format(language=one), lang=one, hreflang=one)
        for one in LANGUAGES
        if one != words.language
    ]
    return element("nav", *shown, aria_label=words.say("Language"), class_="languages")
