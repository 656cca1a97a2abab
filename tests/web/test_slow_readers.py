"""Who never reads, over real sockets to a server at work, is let go; nobody else waits or misses anything."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from urllib.request import urlopen

import pytest
from tests.web.test_following import EVENING, record

from startbewijs.service import bootstrap
from startbewijs.service.library import Library

_SERVER = """
import sys
from startbewijs.web import streams
streams.PATIENCE = 1.0
from startbewijs.cli.main import main
sys.exit(main())
"""
"""The server as `startbewijs serve` starts it, but less patient, so that the test need not be patient."""

_LONG = 60
"""Seconds after which a test gives up."""

if not Path("/proc/self/fd").is_dir():
    pytest.skip("no /proc here, so that nobody can count a server's open lines", allow_module_level=True)


class Server:
    """A server in a process of its own over a data folder in which facts are recorded."""

    def __init__(self, port: int, process: int, library: Library) -> None:
        self.port = port
        self._process = process
        self._library = library
        self.position = EVENING

    def record(self) -> None:
        """Nothing; one fact more is on the disk."""
        record(self._library, self.position, self.position + 1)
        self.position += 1

    @property
    def lines(self) -> int:
        """How many sockets the server holds open."""
        folder = Path(f"/proc/{self._process}/fd")
        found = 0
        for one in folder.iterdir():
            try:
                found += os.readlink(one).startswith("socket:")
            except FileNotFoundError:
                continue
        return found


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    """A server at work from the evening on."""
    library = bootstrap.library(folder, {}, lambda: datetime.now(UTC))
    record(library, 0, EVENING)
    with subprocess.Popen(
        [sys.executable, "-c", _SERVER, "serve", "--port", "0"],
        env=os.environ | {"STARTBEWIJS_DATA": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            port = int(re.findall(r":(\d+)/", process.stdout.readline())[0])
            yield Server(port, process.pid, library)
        finally:
            process.terminate()
            _, complaints = process.communicate(timeout=_LONG)
        assert complaints == ""


@contextmanager
def line(server: Server, asked: str, *headers: str, small: bool = False) -> Iterator[socket.socket]:
    """A line on which something was asked; a `small` one takes as little as the system lets it."""
    with socket.socket() as opened:
        if small:
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2_048)
        opened.settimeout(_LONG)
        opened.connect(("127.0.0.1", server.port))
        head = "\r\n".join((f"GET {asked} HTTP/1.1", "Host: test", *headers, "", ""))
        opened.sendall(head.encode("ascii"))
        yield opened


def until(true: Callable[[], bool]) -> None:
    """Nothing, once that is so."""
    end = time.monotonic() + _LONG
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


def heard(opened: socket.socket, told: bytes) -> bytes:
    """What came in until something was told."""
    found = b""
    while told not in found:
        more = opened.recv(65_536)
        assert more, "the server ended the line"
        found += more
    return found


@pytest.mark.parametrize(
    ("asked", "headers"),
    [
        ("/events?page=nl/", ()),
        ("/events?page=nl/", ("Accept-Encoding: gzip",)),
        ("/feed?after=0", ("Accept: text/event-stream",)),
    ],
)
def test_who_never_reads_is_let_go_and_whoever_reads_misses_nothing(
    tmp_path: Path, asked: str, headers: tuple[str, ...]
) -> None:
    with serving(tmp_path) as server, line(server, "/events?page=nl/") as reader, ExitStack() as lines:
        heard(reader, b"event: newest")
        before = server.lines
        deaf = [lines.enter_context(line(server, asked, *headers, small=True)) for _ in range(4)]
        until(lambda: server.lines == before + len(deaf))
        for _ in range(30):
            if server.lines == before:
                break
            server.record()
            heard(reader, b"id: %d\n" % server.position)
            time.sleep(0.1)
        until(lambda: server.lines == before)
        server.record()
        assert b"event: page" in heard(reader, b"id: %d\nevent: page" % server.position)
        with urlopen(f"http://127.0.0.1:{server.port}/healthz", timeout=_LONG) as answer:
            health = json.load(answer)
        assert (health["status"], health["position"]) == ("ok", server.position)
