"""A server that waits for a tournament, and shows it from the moment at which one was opened."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import cast

from litestar.types import ASGIApp, Receive, Scope, Send

from startbewijs.errors import Broken
from startbewijs.service.library import Library
from startbewijs.service.unopened import Unopened
from startbewijs.web.app import application
from startbewijs.web.shown import Settings, Shown
from startbewijs.web.unopened import unopened

_LIFE = "lifespan"
"""What a server asks of an application about its beginning and end."""
_LOOKS = 0.05
"""Seconds between two looks whether the last answer of an application was given."""


class Turning:
    """One address and two applications: the one that waits, then the one that shows what was opened.

    They share nothing but the data folder, so that nothing of the one is ever shown by the other. The first
    ends when its last answer was given.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._shown = Shown(replace(settings, library=Unopened(settings.library), alone=True))
        self._now = _Living(unopened(self._shown, self.turn))
        self._turning = asyncio.Lock()
        self._turned = False
        self._ending: asyncio.Task[None] | None = None

    def shown(self) -> Shown:
        """What is shown at this moment."""
        return self._shown

    async def served(self, scope: Scope, receive: Receive, send: Send) -> None:
        """What a server calls."""
        if scope["type"] == _LIFE:
            await self._live(receive, send)
        else:
            await self._now.answers(scope, receive, send)

    async def turn(self, tournament: str) -> None:
        """Nothing; from now on this tournament is shown, unless one is already."""
        async with self._turning:
            if self._turned:
                return
            library = Library(self._settings.library.folder, self._settings.library.now)
            shown = Shown(replace(self._settings, library=library, tournament=tournament))
            coming = _Living(application(shown))
            await coming.begins()
            before, self._now, self._shown, self._turned = self._now, coming, shown, True
            self._ending = asyncio.create_task(before.ends())

    async def _live(self, receive: Receive, send: Send) -> None:
        says = cast("Callable[[dict[str, str]], Awaitable[None]]", send)
        await receive()
        await self._now.begins()
        await says({"type": f"{_LIFE}.startup.complete"})
        await receive()
        await self._now.ends()
        if self._ending is not None:
            await self._ending
        await says({"type": f"{_LIFE}.shutdown.complete"})


class _Living:
    """An application with its beginning and end, in a task of its own; and how many wait for its answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._asked = 0
        self._told: asyncio.Queue[dict[str, str]] = asyncio.Queue()
        self._says: asyncio.Queue[dict[str, str]] = asyncio.Queue()
        self._life: asyncio.Future[None] | None = None

    async def begins(self) -> None:
        """Nothing; the application is ready for requests."""
        scope = cast("Scope", {"type": _LIFE, "asgi": {"version": "3.0", "spec_version": "2.0"}})
        self._life = asyncio.ensure_future(
            self._app(scope, cast("Receive", self._told.get), cast("Send", self._says.put))
        )
        await self._hears("startup")

    async def answers(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Nothing; a request was answered."""
        self._asked += 1
        try:
            await self._app(scope, receive, send)
        finally:
            self._asked -= 1

    async def ends(self) -> None:
        """Nothing; every answer was given and the application has let go of all it had."""
        while self._asked:
            await asyncio.sleep(_LOOKS)
        await self._hears("shutdown")
        if self._life is not None:
            await self._life

    async def _hears(self, what: str) -> None:
        await self._told.put({"type": f"{_LIFE}.{what}"})
        said = await self._says.get()
        if said["type"] != f"{_LIFE}.{what}.complete":
            raise Broken(f"The application failed at its {what}: {said.get('message', '')}")
