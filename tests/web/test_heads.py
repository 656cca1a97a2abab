"""Heads of requests: who begins one must end it, and who has ended one is waited for no more."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest
import uvicorn
from litestar.types import ASGIApp
from uvicorn.server import ServerState

from startbewijs.web import heads

Line = tuple[asyncio.StreamReader, asyncio.StreamWriter]
_HEAD = b"GET /healthz HTTP/1.1\r\nHost: here\r\n"


def on_a_line(application: ASGIApp, test: Callable[[Line], Awaitable[None]]) -> None:
    """The test with a line to a server that reads heads as ours does."""

    async def run() -> None:
        config = uvicorn.Config(application, lifespan="off", log_level="critical")
        config.load()
        state = ServerState()
        loop = asyncio.get_running_loop()
        server = await loop.create_server(
            lambda: heads.BoundedProtocol(config, state, {}, loop), "127.0.0.1", 0
        )
        line = await asyncio.open_connection(*server.sockets[0].getsockname())
        await test(line)
        line[1].close()
        server.close()

    asyncio.run(asyncio.wait_for(run(), 20))


@pytest.mark.parametrize("begun", [b"", _HEAD, _HEAD + b"X-Slow: "])
def test_a_head_that_does_not_end_is_given_up(
    application: ASGIApp, monkeypatch: pytest.MonkeyPatch, begun: bytes
) -> None:
    monkeypatch.setattr(heads, "PATIENCE", 0.05)

    async def test(line: Line) -> None:
        line[1].write(begun)
        assert await line[0].read() == b""

    on_a_line(application, test)


def test_a_second_head_that_does_not_end_is_given_up_too(
    application: ASGIApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def test(line: Line) -> None:
        line[1].write(_HEAD + b"\r\n")
        assert (await line[0].readuntil(b"\r\n\r\n")).startswith(b"HTTP/1.1 200")
        monkeypatch.setattr(heads, "PATIENCE", 0.05)
        line[1].write(_HEAD)
        await line[0].read()  # to its end: the line was closed

    on_a_line(application, test)


def test_who_ended_a_head_may_stay_as_long_as_the_answer_lasts(
    application: ASGIApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(heads, "PATIENCE", 0.05)

    async def test(line: Line) -> None:
        line[1].write(_HEAD + b"\r\n")
        assert (await line[0].readuntil(b"\r\n\r\n")).startswith(b"HTTP/1.1 200")
        await asyncio.sleep(0.2)
        line[1].write(_HEAD + b"\r\n")
        await line[0].readuntil(b"\r\n\r\n")

    on_a_line(application, test)
