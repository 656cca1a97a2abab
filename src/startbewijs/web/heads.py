"""Requests whose head never ends: read up to a limit and for a while, then refused."""

from __future__ import annotations

import asyncio
from typing import Any, cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

MOST = 65_536
"""How many bytes may come in before the head of a request is complete; a browser sends some two thousand."""

PATIENCE = 20.0
"""Seconds in which a head must be complete once it began, and the first one on a line once that is open."""


UNSENT = "startbewijs.unsent"
"""In the scope of a request: what says how many bytes its line has not taken yet."""

DROP = "startbewijs.drop"
"""In the scope of a request: what ends its line at once, whatever was not taken yet."""


class BoundedProtocol(HttpToolsProtocol):
    """HTTP as the server reads it, without keeping a head of any size or for any time that somebody likes.

    A request comes with what tells how much of its answer is still unsent, and with what ends its line.
    """

    _pending = 0
    _waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        """Nothing; a line is open, on which a head is to come."""
        super().connection_made(transport)
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nothing; the line is gone, and nothing is waited for."""
        self._wait_no_more()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Nothing; bytes of a request came, too many of which end the connection."""
        self._pending += len(data)
        self._wait()
        super().data_received(data)
        if self._pending > MOST and not self.transport.is_closing():
            self.send_400_response("The head of the request is too long.")

    def on_message_begin(self) -> None:
        """Nothing; a request begins."""
        super().on_message_begin()
        scope = cast("dict[str, object]", self.scope)
        scope[UNSENT], scope[DROP] = self.transport.get_write_buffer_size, self.transport.abort

    def on_headers_complete(self) -> None:
        """Nothing; a head ended, and what comes after it is counted anew."""
        self._pending = 0
        self._wait_no_more()
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """Nothing; a piece of a body came, which is whoever's to bound that reads it."""
        self._pending = 0
        self._wait_no_more()
        super().on_body(body)

    def _wait(self) -> None:
        if self._waiting is None:
            self._waiting = self.loop.call_later(PATIENCE, self._given_up)

    def _wait_no_more(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def _given_up(self) -> None:
        if not self.transport.is_closing():
            self.transport.close()
