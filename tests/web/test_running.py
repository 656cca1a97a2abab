"""The server at work: its memory is looked over by the clock, and never while a page is being brought."""

from __future__ import annotations

import asyncio
import gc

import pytest
import uvicorn
from litestar.types import ASGIApp

from startbewijs.web.running import _TIDY, _Server
from startbewijs.web.shown import Shown


def test_memory_is_tidied_by_the_clock_unless_a_page_is_being_brought(
    application: ASGIApp, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    tidied: list[int] = []
    server = _Server(uvicorn.Config(application), lambda: shown)
    now = 0
    monkeypatch.setattr(gc, "collect", lambda: tidied.append(now))

    async def ticks(until: int) -> None:
        nonlocal now
        while now < until:
            now += 1
            assert not await server.on_tick(now)

    asyncio.run(ticks(2 * _TIDY + 1))
    assert tidied == [_TIDY, 2 * _TIDY]
    monkeypatch.setattr(shown, "bringing", True)
    asyncio.run(ticks(4 * _TIDY))
    assert len(tidied) == 2
