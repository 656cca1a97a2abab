"""The server at work: on a socket that is open already, until it is told to stop."""

from __future__ import annotations

import asyncio
import logging
import socket
import sys
from collections.abc import Callable
from types import FrameType

import uvicorn
from litestar.types import ASGIApp

from startbewijs.service.library import Library
from startbewijs.service.live import Replay
from startbewijs.web.app import application
from startbewijs.web.heads import BoundedProtocol
from startbewijs.web.memory import left_to_us, tidied
from startbewijs.web.shown import Settings, Shown
from startbewijs.web.turning import Turning

_FAREWELL = 2
"""Seconds for answers under way when the server is told to stop."""
_MADE = 1.5
"""Seconds for what is being made for them; who still waits by then is told that the server stops."""


_TURN = 0.0005
"""Seconds after which a thread lets another go on. A command of the desk waits for the disk a dozen times;
with Python's own 5 ms it would stand behind the announcement to thousands each time."""


_UNSENT = 16_384
"""Bytes that the system takes for a line beyond those on their way. More stays with us, so that a slow reader
is known to be slow, and is not sent pages that are old when they are read."""


_TIDY = 150
"""Ticks of the server, of a tenth of a second each, between two looks over its memory."""
_WHOLE = 40 * _TIDY
"""Ticks between two looks over all of it; the others leave out what was there at the one before."""


class _Server(uvicorn.Server):
    """Ends the streams first: otherwise the server would wait for readers who wait for it.

    It looks over its memory by the clock, and not while thousands wait for a page. All of it is rarely looked
    over, since the desk waits meanwhile.
    """

    def __init__(self, config: uvicorn.Config, shown: Callable[[], Shown]) -> None:
        super().__init__(config)
        self._shown = shown

    async def on_tick(self, counter: int) -> bool:
        """Whether the server is to stop; meanwhile memory is tidied, unless a page is being brought."""
        if counter % _TIDY == 0 and not self._shown().bringing:
            tidied(whole=counter % _WHOLE == 0)
        return await super().on_tick(counter)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Nothing; the server is to stop. Told so again it goes on stopping, which takes no longer."""
        if not self.should_exit:
            super().handle_exit(sig, frame)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Nothing; every stream has ended, every answer was given or given up."""
        self._shown().end_streams()
        asyncio.get_running_loop().call_later(_MADE, self._shown().give_up)
        await super().shutdown(sockets)


def _is_a_fault(record: logging.LogRecord) -> bool:
    """Whether a record of the server's is more than that an answer was given up because it stops."""
    given_up = record.exc_info is not None and isinstance(record.exc_info[1], asyncio.CancelledError)
    return not given_up and not str(record.msg).startswith("Cancel %s running task")


def run(
    library: Library,
    tournament: str | None,
    replay: Replay | None,
    listening: socket.socket,
    public: str = "",
    *,
    desk: bool,
) -> None:
    """Nothing, once the server was told to stop (SIGINT or SIGTERM) and has stopped.

    Without a tournament it waits for one that is opened at its desk.
    """
    if hasattr(socket, "TCP_NOTSENT_LOWAT"):  # not every system can be told
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NOTSENT_LOWAT, _UNSENT)
    sys.setswitchinterval(_TURN)
    served: ASGIApp
    if tournament is None:
        waiting = Turning(Settings(library, "", public=public, desk=True, alone=False))
        served, shown = waiting.served, waiting.shown
    else:
        only = Shown(Settings(library, tournament, replay, public, desk, alone=False))
        served, shown = application(only), lambda: only
    config = uvicorn.Config(
        served,
        interface="asgi3",
        log_level="warning",
        access_log=False,
        server_header=False,
        lifespan="on",
        ws="none",
        http=BoundedProtocol,
        timeout_graceful_shutdown=_FAREWELL,
        timeout_keep_alive=30,
        backlog=4_096,
        proxy_headers=True,
    )
    logging.getLogger("uvicorn.error").addFilter(_is_a_fault)
    left_to_us()
    _Server(config, shown).run(sockets=[listening])
