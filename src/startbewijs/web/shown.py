"""What the server shows: one tournament, its newest position, and every answer made once."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Hashable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from time import monotonic
from typing import TypeVar

from startbewijs.errors import Refused
from startbewijs.publish.words import LANGUAGES, Words, spoken
from startbewijs.service.library import Library, notes
from startbewijs.service.live import Archive, Pulse, Replay, Revealed
from startbewijs.service.sight import Sight
from startbewijs.web.bodies import Body
from startbewijs.web.following import Following
from startbewijs.web.makers import Makers, Queue
from startbewijs.web.making import beforehand
from startbewijs.web.workshop import Bench, Make

_KEPT = 96 * 1024 * 1024
_WAITING = 256
_SUPPOSING = 12
"""How many suppositions may wait: each is new work, which must not keep anyone from a page."""
_AT_HAND = 256
"""How many pages are answered without being looked for; each is one of those that are kept anyway."""

_BREATH = 0.25
"""Seconds after a page was brought in which thousands take it, before anything is proved ahead."""

_FAULTS = logging.getLogger("startbewijs.web")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a server is started with; with the `desk`, people may log in and record.

    `public` is the full address at which readers find it, if that was said. `beat` is in seconds, `poll` too.
    Pages are made in processes of their own, or with `alone` in this one.
    """

    library: Library
    tournament: str
    replay: Replay | None = None
    public: str = ""
    desk: bool = False
    beat: float = 15.0
    poll: float = 0.025
    alone: bool = True


class Busy(Exception):
    """More is asked that was never asked before than the server can work out; come back soon."""


class Shown:
    """One tournament on one event loop. What takes longer than a look is made elsewhere, and kept here."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._started = monotonic()
        self._revealed = 0 if settings.replay is None else settings.replay.start
        self.library: Library = settings.library
        if settings.replay is not None:
            self.library = Revealed(settings.library, settings.tournament, lambda: self._revealed)
        self.archive = Archive(self.library, settings.tournament)
        self.pulse = Pulse(self.archive.newest)
        self.following = Following()
        self.problem: Refused | None = None
        self.words: dict[str, Words] = {one: spoken(one).knowing(notes(one)) for one in LANGUAGES}
        self._open()
        self._bodies: OrderedDict[Hashable, Body] = OrderedDict()
        self._bytes = 0
        # By the bytes of the address, since these are what a request begins with.
        self._pages: dict[bytes, tuple[int, str, bool, Body]] = {}
        self._making: dict[Hashable, asyncio.Future[Body]] = {}
        self._supposing: set[Hashable] = set()
        self._tasks: list[asyncio.Task[None]] = []
        self._loop: asyncio.AbstractEventLoop | None = None
        self._told = asyncio.Event()
        self._due = asyncio.Event()
        self.bringing = False

    def kept(self, path: bytes) -> Body | None:
        """The page at an address where it was answered before and still is what stands there."""
        known = self._pages.get(path)
        if known is None:
            return None
        position, digest, live, found = known
        entries = self.archive.entries
        if position > len(entries) or entries[position - 1].digest != digest:
            return None
        return found if not live or position == self.newest else None

    def keep(self, path: bytes, position: int, digest: str, found: Body, *, live: bool) -> None:
        """Nothing; the page of a position is at hand, a live one until there is a newer position.

        `digest` is that of the log for which it was made, which may have been put back meanwhile.
        """
        if len(self._pages) >= _AT_HAND:
            self._pages.clear()
        self._pages[path] = (position, digest, live, found)

    @property
    def newest(self) -> int:
        """The newest position that anyone may see."""
        return self.pulse.position

    def start(self) -> None:
        """Nothing; from now on new facts are noticed and announced."""
        self._started = monotonic()
        if self.pulse.closed:
            self.pulse, self.following = Pulse(self.archive.newest), Following()
            self._open()
        self._loop, self._told, self._due = asyncio.get_running_loop(), asyncio.Event(), asyncio.Event()
        self._makers.begin()
        self._tasks = [
            asyncio.create_task(task) for task in (self._watching(), self._bringing(), self._beating())
        ]

    def look(self) -> None:
        """Nothing; the log is looked at now instead of at its next turn. Any thread may ask for it."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._told.set)

    def end_streams(self) -> None:
        """Nothing; every stream ends, and whoever opens another has it ended at once."""
        self.pulse.close()
        self.following.close()

    def give_up(self) -> None:
        """Nothing; nothing is watched any more, and whoever waits is told that the server stops."""
        for task in self._tasks:
            task.cancel()
        self._makers.close()

    def stop(self) -> None:
        """Nothing; every stream ends, nothing is watched or made any more."""
        self.end_streams()
        self.give_up()
        self._watch.shutdown(wait=False, cancel_futures=True)

    def _open(self) -> None:
        self._makers = Makers(self.sight, None if self.settings.alone else self._bench)
        self._watch = ThreadPoolExecutor(1, "startbewijs-watch")  # never behind a question that takes long

    def digest(self, position: int) -> str:
        """The link of the chain at a position."""
        return self.archive.entries[position - 1].digest

    def sight(self, newest: int) -> Sight:
        """The log as if it ended there, in this process."""
        return Sight(self.archive, newest, self.words, self.settings.public, self._speed)

    def _bench(self, niceness: int) -> Bench:
        of = self.settings
        return Bench(of.library.folder, of.tournament, of.public, self._speed, niceness)

    @property
    def _speed(self) -> int | None:
        return None if self.settings.replay is None else self.settings.replay.speed

    async def made(self, key: Hashable, make: Make[Body], queue: Queue = Queue.OTHER) -> Body:
        """The body under a key: kept, or made once for everyone who asks for it meanwhile.

        Raises what `make` raises, and `Busy` where too much waits to be made.
        """
        found = self._bodies.get(key)
        if found is not None:
            self._bodies.move_to_end(key)
            return found
        making = self._making.get(key)
        if making is None:
            supposed = queue is Queue.SUPPOSED
            if len(self._making) >= _WAITING or (supposed and len(self._supposing) >= _SUPPOSING):
                raise Busy
            making = asyncio.ensure_future(self.does(make, queue))
            if supposed:
                self._supposing.add(key)
            self._making[key] = making
            making.add_done_callback(lambda done: self._keep(key, done))
        return await asyncio.shield(making)

    async def does(self, make: Make[T], queue: Queue, newest: int | None = None) -> T:
        """What comes of `make`, kept by nobody; as of the newest position that is announced, or this one."""
        return await self._makers.makes(make, self.newest if newest is None else newest, queue)

    def _keep(self, key: Hashable, done: asyncio.Future[Body]) -> None:
        self._making.pop(key, None)
        self._supposing.discard(key)
        if done.cancelled() or done.exception() is not None:
            return
        found = done.result()
        self._bodies[key] = found
        self._bytes += found.size
        while self._bytes > _KEPT:
            self._bytes -= self._bodies.popitem(last=False)[1].size

    async def _watching(self) -> None:
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._told.wait(), self.settings.poll)
            self._told.clear()
            if self.settings.replay is not None:
                elapsed = int((monotonic() - self._started) * 1_000)
                self._revealed = self.settings.replay.position(elapsed)
            try:
                newest = await asyncio.get_running_loop().run_in_executor(self._watch, self.archive.refreshed)
                self.problem = None
            except Refused as problem:
                self.problem = problem  # what was known stays shown; /healthz says what is wrong
                continue
            if newest != self.pulse.position:
                self.pulse.announce(newest)
                self._due.set()

    async def _bringing(self) -> None:
        while True:
            await self._due.wait()
            self._due.clear()
            self.bringing = True
            try:
                await self.following.bring(self.newest)
            finally:
                self.bringing = False
            await self._proving_ahead(self.newest)

    async def _proving_ahead(self, position: int) -> None:
        """Nothing; what would be next is proved, until there is something newer to do or nothing left."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._due.wait(), _BREATH)
        entries = self.archive.entries
        left = position <= len(entries)  # not where the log was put back meanwhile
        while left and not self._due.is_set():
            try:
                step = partial(beforehand.step, position, entries[position - 1].digest)
                left = await self.does(step, Queue.LIVE)
            except Exception:
                _FAULTS.exception("what would be next was not proved")
                return

    async def _beating(self) -> None:
        while True:
            await asyncio.sleep(self.settings.beat)
            self.pulse.beat()
            self.following.beat()
