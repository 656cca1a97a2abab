"""Requests whose head never ends: read up to a limit, then refused."""

from __future__ import annotations

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

MOST = 65_536
"""How many bytes may come in before the head of a request is complete; a browser sends some two thousand."""


class BoundedProtocol(HttpToolsProtocol):
    """HTTP as the server reads it, without keeping a head of any size that somebody cares to send."""

    _pending = 0

    def data_received(self, data: bytes) -> None:
        """Nothing; bytes of a request came, too many of which end the connection."""
        self._pending += len(data)
        super().data_received(data)
        if self._pending > MOST and not self.transport.is_closing():
            self.send_400_response("The head of the request is too long.")

    def on_headers_complete(self) -> None:
        """Nothing; a head ended, and what comes after it is counted anew."""
        self._pending = 0
        super().on_headers_complete()
