"""Pages that are followed: the newest is made once, and goes with its announcement to all who follow it.

Thousands who are told of a new position and then ask for the same page cost a request each. Here the page
comes with the news: one piece of bytes, compressed once, for everyone who has the same page open.
"""

from __future__ import annotations

import asyncio
import logging
import zlib
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache

from startbewijs.service.live import Pulse

BROUGHT = 16
"""So many pages are brought, the most followed ones; who follows another is told, and asks for it."""

PATIENCE = 2.0
"""Seconds that the followers of a page wait for it; then they are told without it."""

GZIP_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
"""What a compressed stream begins with; what follows are pieces that are `squeezed`."""

_FAULTS = logging.getLogger("startbewijs.web")

Make = Callable[[int], Awaitable[bytes | None]]
"""What makes a page as of a position; None where there is none."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A page of a position as an event of a stream, as it is and compressed."""

    position: int
    plain: bytes
    zipped: bytes


class Followed:
    """One page that is followed, and who waits for the newest of it."""

    def __init__(self, make: Make, position: int) -> None:
        self.pulse = Pulse(position)
        self.piece: Piece | None = None
        self.readers = 0
        self._make = make

    async def bring(self, position: int, patience: float) -> None:
        """Nothing; all who follow go on with this position, and have the page where it is ready in time."""
        brought = None
        if patience > 0 and self.readers:
            try:
                async with asyncio.timeout(patience):
                    brought = await self._make(position)
            except TimeoutError:
                pass  # it goes on being made, for those who come to ask for it
            except Exception:
                _FAULTS.exception("a page that is followed was not made")
        self.piece = None if brought is None else piece(position, brought)
        self.pulse.announce(position)


class Following:
    """Every page that is followed. It belongs to one event loop."""

    def __init__(self) -> None:
        self._pages: dict[str, Followed] = {}
        self._closed = False

    @property
    def waiting(self) -> int:
        """How many wait at this moment."""
        return sum(one.pulse.waiting for one in self._pages.values())

    @contextmanager
    def page(self, path: str, make: Make, position: int) -> Iterator[Followed]:
        """The page at a path, followed by one reader more; `position` is the newest as the first comes."""
        found = self._pages.get(path)
        if found is None:
            found = self._pages[path] = Followed(make, position)
            if self._closed:
                found.pulse.close()
        found.readers += 1
        try:
            yield found
        finally:
            found.readers -= 1
            if not found.readers and self._pages.get(path) is found:
                del self._pages[path]

    async def bring(self, position: int) -> None:
        """Nothing; every page was brought: the one that most follow first, since they are made in turn."""
        until = asyncio.get_running_loop().time() + PATIENCE
        pages = sorted(self._pages.values(), key=lambda one: -one.readers)
        for one in pages[BROUGHT:]:
            await one.bring(position, 0)
        for one in pages[:BROUGHT]:
            await one.bring(position, until - asyncio.get_running_loop().time())

    def beat(self) -> None:
        """Nothing; everyone who waits says that the line is still open."""
        for one in self._pages.values():
            one.pulse.beat()

    def close(self) -> None:
        """Nothing; nobody waits any more, now or later."""
        self._closed = True
        for one in self._pages.values():
            one.pulse.close()


def piece(position: int, page: bytes) -> Piece:
    """A page as the event that brings it."""
    lines = b"".join(b"data: %s\n" % line for line in page.splitlines())
    plain = b"id: %d\nevent: page\n%s\n" % (position, lines)
    return Piece(position, plain, _squeezed(plain))


@lru_cache(maxsize=64)
def squeezed(told: bytes) -> bytes:
    """Something short that all readers are told, compressed once."""
    return _squeezed(told)


def _squeezed(plain: bytes) -> bytes:
    """Bytes compressed so that they fit into any stream at any place: they refer to nothing before them."""
    squeezer = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    return squeezer.compress(plain) + squeezer.flush(zlib.Z_FULL_FLUSH)
