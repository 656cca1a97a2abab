"""What the server shows: one tournament, its newest position, and every answer made once."""

from __future__ import annotations

import asyncio
import gzip
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import sha256
from time import monotonic

from startbewijs.errors import Refused
from startbewijs.publish.words import LANGUAGES, Words, spoken
from startbewijs.service.library import Library, notes
from startbewijs.service.live import Archive, Pulse, Replay, Revealed
from startbewijs.web.following import Following

_KEPT = 96 * 1024 * 1024
_SMALL = 860
"""Below this many bytes a body fits in one packet as it is, so that compressing it gains nothing."""
_DENSE = ("image/", "font/")
"""What is compressed in itself."""
_WAITING = 256
_SUPPOSING = 12
"""How many suppositions may wait: each is new work, which must not keep anyone from a page."""
_AT_HAND = 256
"""How many pages are answered without being looked for; each is one of those that are kept anyway."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a server is started with; with the `desk`, people may log in and record.

    `public` is the full address at which readers find it, if that was said. `beat` is in seconds, `poll` too.
    """

    library: Library
    tournament: str
    replay: Replay | None = None
    public: str = ""
    desk: bool = False
    beat: float = 15.0
    poll: float = 0.025


@dataclass(frozen=True, slots=True)
class Body:
    """Bytes ready to be sent: as they are, compressed, and their entity tag."""

    status: int
    media: str
    plain: bytes
    zipped: bytes | None
    etag: str
    extra: tuple[tuple[str, str], ...] = field(default=())


def body(media: str, content: str | bytes, status: int = 200) -> Body:
    """A body of a media type; what is worth it is compressed, once."""
    plain = content.encode() if isinstance(content, str) else content
    worth = len(plain) > _SMALL and not media.startswith(_DENSE)
    zipped = gzip.compress(plain, 6, mtime=0) if worth else None
    return Body(status, media, plain, zipped, f'"{sha256(plain).hexdigest()[:20]}"')


class Busy(Exception):
    """More is asked that was never asked before than the server can work out; come back soon."""


_PATIENCE, _BREATH = 0.1, 0.015
"""Seconds that the page for the public waits for officials at most, and after the last answer to one."""


class Shown:
    """One tournament on one event loop. What takes longer than a look is worked out in two threads."""

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
        self._at_work = 0
        self._worked = 0.0

    @contextmanager
    def at_the_desk(self) -> Iterator[None]:
        """An official waits for an answer in here; the loop's own thread alone may enter."""
        self._at_work += 1
        try:
            yield
        finally:
            self._at_work -= 1
            self._worked = monotonic()

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

    def keep(self, path: bytes, position: int, found: Body, *, live: bool) -> None:
        """Nothing; the page of a position is at hand, a live one until there is a newer position."""
        if len(self._pages) >= _AT_HAND:
            self._pages.clear()
        self._pages[path] = (position, self.archive.entries[position - 1].digest, live, found)

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

    def stop(self) -> None:
        """Nothing; every stream ends and nothing is watched any more."""
        self.end_streams()
        for task in self._tasks:
            task.cancel()
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._apart.shutdown(wait=False, cancel_futures=True)
        self._watch.shutdown(wait=False, cancel_futures=True)

    def _open(self) -> None:
        self._pool = ThreadPoolExecutor(2, "startbewijs")
        self._apart = ThreadPoolExecutor(1, "startbewijs-whatif")
        self._watch = ThreadPoolExecutor(1, "startbewijs-watch")  # never behind a question that takes long

    async def made(self, key: Hashable, make: Callable[[], Body], *, apart: bool = False) -> Body:
        """The body under a key: kept, or made once for everyone who asks for it meanwhile.

        What is made `apart` waits for its like alone. Raises what `make` raises, and `Busy` where too much
        waits to be made.
        """
        found = self._bodies.get(key)
        if found is not None:
            self._bodies.move_to_end(key)
            return found
        making = self._making.get(key)
        if making is None:
            if len(self._making) >= _WAITING or (apart and len(self._supposing) >= _SUPPOSING):
                raise Busy
            pool = self._apart if apart else self._pool
            making = asyncio.get_running_loop().run_in_executor(pool, make)
            if apart:
                self._supposing.add(key)
            self._making[key] = making
            making.add_done_callback(lambda done: self._keep(key, done))
        return await asyncio.shield(making)

    def _keep(self, key: Hashable, done: asyncio.Future[Body]) -> None:
        self._making.pop(key, None)
        self._supposing.discard(key)
        if done.cancelled() or done.exception() is not None:
            return
        found = done.result()
        self._bodies[key] = found
        self._bytes += _size(found)
        while self._bytes > _KEPT:
            self._bytes -= _size(self._bodies.popitem(last=False)[1])

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
            await self._officials_first()
            self.bringing = True
            try:
                await self.following.bring(self.newest)
            finally:
                self.bringing = False

    async def _officials_first(self) -> None:
        """Waits a moment while the desk is at work, since proofs would share the processor with it."""
        end = monotonic() + _PATIENCE
        while monotonic() < end and (self._at_work or monotonic() - self._worked < _BREATH):
            await asyncio.sleep(_BREATH / 3)

    async def _beating(self) -> None:
        while True:
            await asyncio.sleep(self.settings.beat)
            self.pulse.beat()
            self.following.beat()


def _size(one: Body) -> int:
    return len(one.plain) + len(one.zipped or b"")
