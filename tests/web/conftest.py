"""A server as a test asks it: without a network where that is enough, and a real one where it is not."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from litestar.types import ASGIApp

from startbewijs.service import bootstrap
from startbewijs.web.app import application as whole
from startbewijs.web.shown import Settings, Shown

Get = Callable[..., httpx.Response]


@pytest.fixture(scope="session")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Shown:
    """The packaged tournament as the server shows it."""
    library = bootstrap.library(Path(tmp_path_factory.mktemp("data")))
    return Shown(Settings(library, "okt-2025"))


@pytest.fixture(scope="session")
def application(shown: Shown) -> ASGIApp:
    """The whole server, without a network."""
    return whole(shown)


@pytest.fixture(scope="session")
def fetch(application: ASGIApp) -> Get:
    """Asks the server for an address."""
    return fetching(application)


def fetching(application: ASGIApp) -> Get:
    """What asks an application for an address, without a network."""

    async def asked(path: str, method: str, headers: dict[str, str]) -> httpx.Response:
        transport = httpx.ASGITransport(application)  # type: ignore[arg-type]  # the same protocol in other words
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            return await client.request(method, path, headers=headers)

    def got(path: str, method: str = "GET", **headers: str) -> httpx.Response:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return asyncio.run(asked(path, method, named))

    return got
