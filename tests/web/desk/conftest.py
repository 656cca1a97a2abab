"""A desk as a test sits at it: a tournament of one's own, people with one role each, no network."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import apsw
import httpx
import pytest
from litestar.types import ASGIApp
from tests.building import Log
from tests.passwords import hashed_quickly

from startbewijs.log.chain import chained
from startbewijs.log.events.tournament import MarkStated
from startbewijs.log.facts import Fact, canonical
from startbewijs.service.library import Library
from startbewijs.service.people import FILE, ROLES, People
from startbewijs.web.app import unguarded
from startbewijs.web.guard import guarded
from startbewijs.web.shown import Settings, Shown

PASSWORD = "correct horse battery"


def trials() -> Log:
    """Two pairs of the women's 500 m, skated twice, and one of the 1000 m."""
    log = Log(days=("2026-12-26", "2026-12-27")).announces("w500", counting="best").announces("w1000")
    log.enters("w500", "ann", "bea", "cas", "dia").enters("w1000", "ann", "bea")
    log.draws("w500", "1", "ann", "bea", number=1).draws("w500", "2", "cas", "dia", number=2)
    log.draws("w1000", "1", "ann", "bea", number=1)
    log.announces("w1500").enters("w1500", "ann", "bea", "cas", "dia")
    log.add(MarkStated(kind="WR", distance="w500", time="36.09", holder="Femke Kok"))
    log.add(MarkStated(kind="TR", distance="w500", time="36.87", holder="Femke Kok"))
    return log


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = datetime(2026, 12, 26, 13, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def passes(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)


@dataclass
class Desk:
    """A server with its desk; requests are sent straight to it."""

    library: Library
    app: ASGIApp
    clock: Clock
    loop: asyncio.AbstractEventLoop
    people: People
    made: int = field(default=0)

    def request(
        self, method: str, path: str, *, cookie: str | None = None, address: str = "127.0.0.1", **how: Any
    ) -> httpx.Response:
        """One request."""
        return self.at_once(self.asked(method, path, cookie=cookie, address=address, **how))[0]

    async def asked(
        self, method: str, path: str, *, cookie: str | None = None, address: str = "127.0.0.1", **how: Any
    ) -> httpx.Response:
        """A request that is still to be sent."""
        headers = {**how.pop("headers", {}), **({"cookie": cookie} if cookie else {})}
        transport = httpx.ASGITransport(self.app, client=(address, 1))  # type: ignore[arg-type]
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            return await client.request(method, path, headers=headers, **how)

    def at_once(self, *requests: Coroutine[Any, Any, httpx.Response]) -> list[httpx.Response]:
        """The answers to requests that are sent together."""

        async def answers() -> list[httpx.Response]:
            return await asyncio.gather(*requests)

        return self.loop.run_until_complete(answers())

    def facts(self) -> list[Fact]:
        return [fact for _, fact in self.library.facts("trials")]

    @contextmanager
    def nobody(self) -> Iterator[None]:
        """A data folder in which nobody may log in yet."""
        file = apsw.Connection(str(self.library.folder / FILE))
        for table in ("sessions", "people"):
            file.execute(f"DELETE FROM {table}")  # noqa: S608 - names of our own
        file.close()
        yield

    def log_in(self, login: str, password: str = PASSWORD, **how: Any) -> Seat:
        """Somebody at the desk."""
        answer = self.request("POST", "/desk/en/login", data={"login": login, "password": password}, **how)
        assert answer.status_code == 303, answer.text
        cookie = answer.headers["set-cookie"].partition(";")[0]
        return Seat(self, login, cookie)


@dataclass
class Seat:
    """Somebody who is logged in."""

    desk: Desk
    login: str
    cookie: str

    def get(self, path: str) -> httpx.Response:
        return self.desk.request("GET", path, cookie=self.cookie)

    @property
    def form_key(self) -> str:
        page = self.get("/desk/en/account/").text
        found = re.search(r'name="form_key" value="([^"]+)"', page)
        assert found is not None, page
        return found[1]

    def post(self, path: str, fields: dict[str, str], **how: Any) -> httpx.Response:
        data = {"form_key": self.form_key, **fields}
        return self.desk.request("POST", path, cookie=self.cookie, data=data, **how)

    def act(self, command: str, **sent: Any) -> httpx.Response:
        """A command about the first pair of the women's 500 m, unless other values say otherwise."""
        return self.desk.at_once(self.acting(command, **sent))[0]

    def acting(self, command: str, **sent: Any) -> Coroutine[Any, Any, httpx.Response]:
        """The same, still to be sent."""
        self.desk.made += 1
        values = {"distance": "w500", "race": "1", "pair": "1", **sent.pop("values", {})}
        body = {
            "act": f"{self.login}-{self.desk.made:08}",
            "command": command,
            "seen": len(self.desk.facts()),
            "values": values,
            **sent,
        }
        headers = {"x-form-key": self.form_key, "x-lang": "en"}
        return self.desk.asked("POST", "/desk/act", cookie=self.cookie, json=body, headers=headers)


@pytest.fixture(scope="session")
def hashes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with somebody for each role, whose passwords the desk checks quickly: they are hashed so."""
    folder = tmp_path_factory.mktemp("people")
    people = People(folder, lambda: datetime(2026, 12, 26, 8, tzinfo=UTC))
    with hashed_quickly():
        for role in reversed(ROLES):  # the administrator first
            people.add(role.replace(" ", "-"), f"The {role}", [role], PASSWORD, by="test")
    people.close()
    return folder / "people.sqlite"


@pytest.fixture
def desk(tmp_path: Path, hashes: Path) -> Iterator[Desk]:
    """The desk of a tournament of one's own, at work."""
    with _at_work(tmp_path, hashes) as opened:
        yield opened


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory, hashes: Path) -> Iterator[Desk]:
    """The same, for every case of a file that leaves it as it found it."""
    with _at_work(tmp_path_factory.mktemp("standing"), hashes) as opened:
        yield opened


@contextmanager
def _at_work(folder: Path, hashes: Path) -> Iterator[Desk]:
    clock = Clock()
    library = Library(folder, clock)
    assert library.puts_new("trials", list(chained(map(canonical, trials().facts))))
    (folder / "people.sqlite").write_bytes(hashes.read_bytes())
    shown = Shown(Settings(library, "trials", desk=True, poll=0.01))
    inner = unguarded(shown)
    loop = asyncio.new_event_loop()
    open_, closing = asyncio.Event(), asyncio.Event()

    async def living() -> None:
        async with inner.lifespan():
            open_.set()
            await closing.wait()

    life = loop.create_task(living())
    loop.run_until_complete(open_.wait())
    people = People(folder, clock)
    yield Desk(library, guarded(inner), clock, loop, people)
    people.close()
    closing.set()
    loop.run_until_complete(life)
    loop.close()
