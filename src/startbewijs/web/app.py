"""The application: routes, what they share, and what is said when something goes wrong."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from litestar import Litestar, Response
from litestar.datastructures import State
from litestar.di import Provide
from litestar.exceptions import HTTPException
from litestar.types import ASGIApp, ControllerRouterHandler

from startbewijs.errors import Refused
from startbewijs.web import api, boards, feed, pages
from startbewijs.web.assets import asset
from startbewijs.web.bodies import problem
from startbewijs.web.desk.entry import Lodge, Turn
from startbewijs.web.desk.routes import routes
from startbewijs.web.guard import guarded
from startbewijs.web.makers import Stopped
from startbewijs.web.reply import FRESH, Asked, reply
from startbewijs.web.shown import Busy, Settings, Shown
from startbewijs.web.swift import swift

_FAULTS = logging.getLogger("startbewijs.web")


def app(settings: Settings) -> ASGIApp:
    """The whole server as one ASGI application."""
    return application(Shown(settings))


def application(shown: Shown) -> ASGIApp:
    """The whole server that shows this."""
    return guarded(swift(unguarded(shown), shown))


def unguarded(shown: Shown) -> Litestar:
    """The application without its guard."""
    lodges: list[Lodge] = []
    handlers: list[ControllerRouterHandler] = [
        api.description,
        api.index,
        api.question,
        boards.embedded,
        feed.announcements,
        feed.feed,
        feed.health,
        feed.stories,
        asset,
        *([routes(lambda: lodges[0])] if shown.settings.desk else []),
        pages.front,
        pages.page,
    ]
    return framework(shown, handlers, lodges)


def framework(
    shown: Shown, handlers: Sequence[ControllerRouterHandler], lodges: list[Lodge], turn: Turn | None = None
) -> Litestar:
    """An application of these handlers, alive as long as what it shows; its desk comes into `lodges`."""

    @asynccontextmanager
    async def living(_: Litestar) -> AsyncIterator[None]:
        shown.start()
        if shown.settings.desk:
            lodges[:] = [Lodge.of(shown, turn)]
        try:
            yield
        finally:
            shown.stop()
            for lodge in lodges:
                lodge.close()

    async def provided() -> Shown:
        return shown

    return Litestar(
        handlers,
        dependencies={"shown": Provide(provided)},
        state=State({"shown": shown}),
        lifespan=[living],
        openapi_config=None,
        exception_handlers={
            HTTPException: _refused,
            Busy: _busy,
            Stopped: _stopped,
            Refused: _lacking,
            Exception: _failed,
        },
        logging_config=None,
    )


def _refused(request: Asked, error: HTTPException) -> Response[bytes]:
    sentence = "There is nothing at this address; the site begins at / and the API at /api."
    return reply(request, problem(404 if error.status_code < 500 else error.status_code, sentence), FRESH)


def _lacking(request: Asked, refused: Refused) -> Response[bytes]:
    """What the server lacks, such as the file of a procedure: who runs it is told, and no reader."""
    _FAULTS.error("%s: %s", request.scope["path"], refused)
    sentence = "Something is lacking on this server; what it is was written in its log."
    return reply(request, problem(503, sentence), "no-store")


def _busy(request: Asked, _: Busy) -> Response[bytes]:
    return _later(request, "Too much is asked at once; ask again in a second.")


def _stopped(request: Asked, _: Stopped) -> Response[bytes]:
    return _later(request, "The server stops; ask again once it is back.")


def _later(request: Asked, sentence: str) -> Response[bytes]:
    found = reply(request, problem(503, sentence), "no-store")
    found.headers["retry-after"] = "1"
    return found


def _failed(request: Asked, error: Exception) -> Response[bytes]:
    _FAULTS.error("%s failed", request.scope["path"], exc_info=error)
    return reply(
        request, problem(500, "The server failed here; the fault was written in its log."), "no-store"
    )
