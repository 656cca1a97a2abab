"""What a server answers that waits for a tournament: a desk to open one at, and that there is nothing yet."""

from __future__ import annotations

import json

from litestar import Litestar, Response, get
from litestar.params import FromPath
from litestar.types import ASGIApp, ControllerRouterHandler

from startbewijs.publish.desk.opening import nothing_yet
from startbewijs.publish.words import LANGUAGES, spoken
from startbewijs.web.app import framework
from startbewijs.web.assets import asset
from startbewijs.web.bodies import JSON
from startbewijs.web.desk.entry import Lodge, Turn, screen
from startbewijs.web.desk.routes import routes_unopened
from startbewijs.web.guard import guarded
from startbewijs.web.pages import preferred
from startbewijs.web.reply import Asked
from startbewijs.web.shown import Shown


def unopened(shown: Shown, turn: Turn) -> ASGIApp:
    """The whole server that waits; `turn` makes it show what is opened."""
    return guarded(framework_unopened(shown, turn))


def framework_unopened(shown: Shown, turn: Turn) -> Litestar:
    """The same without its guard."""
    lodges: list[Lodge] = []
    handlers: list[ControllerRouterHandler] = [asset, health, routes_unopened(lambda: lodges[0]), front, page]
    return framework(shown, handlers, lodges, turn)


@get("/healthz", sync_to_thread=False)
def health() -> Response[bytes]:
    """The server is well, and has nothing to show yet."""
    data = {"status": "ok", "problem": None, "tournament": None, "position": 0, "replay": None, "streams": 0}
    text = json.dumps(data, indent=2) + "\n"
    return Response(text.encode(), media_type=JSON, headers={"cache-control": "no-store"})


@get("/", sync_to_thread=False)
def front(request: Asked) -> Response[bytes]:
    """That there is nothing yet, in the language that the reader likes best."""
    return screen(nothing_yet(spoken(preferred(request.headers.get("accept-language", "")))))


@get("/{lang:str}", sync_to_thread=False)
def page(lang: FromPath[str]) -> Response[bytes]:
    """The same in a language; any other address leads nowhere yet."""
    return screen(
        nothing_yet(spoken(lang if lang in LANGUAGES else LANGUAGES[0])), 200 if lang in LANGUAGES else 404
    )
