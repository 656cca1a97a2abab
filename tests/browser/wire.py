"""A network between browser and server that can be cut, or fall silent, or answer for the server."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from enum import Enum

_AWAY = b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


class Wire(Enum):
    """What a wire does: carry all, drop every line, swallow all without a sign, or say nobody is there."""

    WHOLE = "whole"
    CUT = "cut"
    SILENT = "silent"
    AWAY = "away"


class Network:
    """Listens at a port of its own and carries what comes to the server's, as long as the wire is whole."""

    def __init__(self, server: int) -> None:
        self.server = server
        self._wire = Wire.WHOLE
        self._lines: set[socket.socket] = set()
        self._listening = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port: int = self._listening.getsockname()[1]
        threading.Thread(target=self._answering, daemon=True).start()

    @property
    def wire(self) -> Wire:
        return self._wire

    @wire.setter
    def wire(self, wire: Wire) -> None:
        """A wire that falls silent keeps its lines, as in a tunnel; any other change drops them."""
        self._wire = wire
        if wire is not Wire.SILENT:
            for line in [*self._lines]:
                _drop(line)

    def close(self) -> None:
        """Nothing; nobody is answered any more."""
        self.wire = Wire.CUT
        _drop(self._listening)

    def _answering(self) -> None:
        with suppress(OSError):
            while True:
                line, _ = self._listening.accept()
                threading.Thread(target=self._answer, args=(line,), daemon=True).start()

    def _answer(self, line: socket.socket) -> None:
        if self._wire is Wire.CUT:
            _drop(line)
            return
        if self._wire is Wire.AWAY:
            with suppress(OSError):
                line.recv(4_096)
                line.sendall(_AWAY)
            _drop(line)
            return
        self._lines.add(line)
        try:
            behind = socket.create_connection(("127.0.0.1", self.server), timeout=5)
        except OSError:
            if self._wire is not Wire.SILENT:
                self._dropped(line)
            return
        behind.settimeout(None)
        self._lines.add(behind)
        for one, other in ((line, behind), (behind, line)):
            threading.Thread(target=self._carry, args=(one, other), daemon=True).start()

    def _carry(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while piece := one.recv(65_536):
                if self._wire is Wire.WHOLE:
                    other.sendall(piece)
        if self._wire is not Wire.SILENT:
            self._dropped(one, other)

    def _dropped(self, *lines: socket.socket) -> None:
        for line in lines:
            self._lines.discard(line)
            _drop(line)


def _drop(line: socket.socket) -> None:
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)
    with suppress(OSError):
        line.close()
