"""The streams: `/events` announces the newest position, with the page one follows; `/feed` has the facts.

Both are plain ASGI, without a task or a queue for each reader: a reader waits for the common announcement and
then sends what it has not sent yet. Whoever takes nothing of it for as long as is allowed is let go.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import inf
from time import monotonic

from litestar.types import Receive, Scope, Send

from startbewijs.service.live import Pulse
from startbewijs.store.port import Entry
from startbewijs.web.following import GZIP_HEAD, Followed, squeezed
from startbewijs.web.shown import Shown

PATIENCE = 10.0
"""Seconds in which a reader must have taken something of what was sent to it."""

_SSE = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-cache, no-transform"),
    (b"x-accel-buffering", b"no"),
]
_GZIP = [(b"content-encoding", b"gzip"), (b"vary", b"Accept-Encoding")]
_SLICE = 200


def _nothing() -> None:
    """What ends a line that nobody holds."""


@dataclass(frozen=True, slots=True)
class Line:
    """What a stream goes over: whether its reader can read gzip, and how many bytes it has not taken yet.

    `drop` ends it at once: a line that is closed waits until its reader has taken everything.
    """

    zips: bool
    unsent: Callable[[], int]
    drop: Callable[[], None] = _nothing


UNHELD = Line(False, int)
"""A line of which nothing is known."""


class _Patience:
    """How long a line has taken nothing, though there was something to take.

    What is sent may lie with us for good without anybody waiting for it: a beat is small, and there is room.
    """

    def __init__(self, line: Line) -> None:
        self._line = line
        self._sent = 0
        self._taken = -inf  # the head of the answer is not counted as sent
        self._since = monotonic()

    def send(self, piece: bytes) -> bool:
        """Whether the line takes this at once, for what we know; it is sent now.

        Raises TimeoutError where nothing was taken for too long.
        """
        left = self._line.unsent()
        if not left or self._sent - left > self._taken:
            self._taken, self._since = self._sent - left, monotonic()
        elif monotonic() - self._since >= PATIENCE:
            raise TimeoutError
        self._sent += len(piece)
        return not left and self._line.unsent is not UNHELD.unsent


async def events(shown: Shown, seen: int, receive: Receive, send: Send, line: Line = UNHELD) -> None:
    """Nothing; tells the newest position, now and whenever there is a newer; one that was seen is a beat.

    A beat is an event too, since a page hears no comments: by it the page knows that its line is open still.
    """
    newest_now = shown.newest
    opening = b"retry: 2000\n\n" + (_beat(newest_now) if newest_now == seen else _position(newest_now))

    def news(sent: int, newest: int) -> Iterator[bytes]:
        yield _position(newest) if newest != sent else _beat(newest)

    await _streamed(shown.pulse, newest_now, _SSE, opening, news, line, receive, send)


async def followed(shown: Shown, page: Followed, seen: int, line: Line, receive: Receive, send: Send) -> None:
    """Nothing; tells the newest position as `events` does, with the page itself wherever it is ready.

    Whose line has not taken what was sent before is told the position alone, and asks for the page when able.
    """
    newest_now = shown.newest
    dressed = squeezed if line.zips else bytes
    opening = b"retry: 2000\n\n" + (_beat(newest_now) if newest_now == seen else _position(newest_now))

    def news(sent: int, newest: int) -> Iterator[bytes]:
        brought = page.piece
        if newest == sent:
            yield dressed(_beat(newest))
        elif brought is None or brought.position != newest or line.unsent():
            yield dressed(_position(newest))
        else:
            yield brought.zipped if line.zips else brought.plain

    headers = [*_SSE, *_GZIP] if line.zips else _SSE
    head = GZIP_HEAD if line.zips else b""
    await _streamed(
        page.pulse, page.pulse.position, headers, head + dressed(opening), news, line, receive, send
    )


async def facts(shown: Shown, after: int, receive: Receive, send: Send, over: Line = UNHELD) -> None:
    """Nothing; sends every fact after a position, and every fact from now on as it is recorded."""

    def news(sent: int, newest: int) -> Iterator[bytes]:
        entries = shown.archive.entries[sent:newest]
        if not entries:
            yield b": open\n\n"
        for n in range(0, len(entries), _SLICE):
            yield b"".join(
                f"id: {one.position}\nevent: fact\ndata: {line(one)}\n\n".encode()
                for one in entries[n : n + _SLICE]
            )

    # Who is ahead of us read another log, or one that was put back: it hears of what is added from now on.
    sent = min(after, shown.newest)
    await _streamed(shown.pulse, sent, _SSE, b"retry: 2000\n\n", news, over, receive, send)


def line(entry: Entry) -> str:
    """A fact as one line of JSON with its digest, as “startbewijs export” writes it."""
    return f'{entry.line[:-1]},"digest":"{entry.digest}"}}'


def seen(last_event_id: str | None) -> int | None:
    """The position that a reader has, as it came back with its last event; None where that says nothing."""
    if last_event_id is not None and last_event_id.isascii() and last_event_id.isdigit():
        return int(last_event_id) if len(last_event_id) < 10 else None
    return None


async def _streamed(
    pulse: Pulse,
    sent: int,
    headers: list[tuple[bytes, bytes]],
    opening: bytes,
    news: Callable[[int, int], Iterator[bytes]],
    line: Line,
    receive: Receive,
    send: Send,
) -> None:
    turn: asyncio.Future[None] | None = None
    patience = _Patience(line)

    def left(_: asyncio.Future[None]) -> None:
        if turn is not None:
            turn.cancel()

    gone = asyncio.ensure_future(_gone(receive))
    gone.add_done_callback(left)
    try:
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await _sent(send, opening, patience)
        while not pulse.closed and not gone.done():
            newest = pulse.position
            if newest == sent:
                turn = pulse.turn()
                await turn
                newest = pulse.position
                if pulse.closed:
                    break
            for piece in news(sent, newest):
                await _sent(send, piece, patience)
            sent = newest
        await send({"type": "http.response.body", "body": b"", "more_body": False})
    except TimeoutError:
        line.drop()
        await asyncio.sleep(0)  # by then the server knows that the line is gone
    except asyncio.CancelledError:
        if not gone.done():
            raise
    finally:
        gone.cancel()


async def _sent(send: Send, piece: bytes, patience: _Patience) -> None:
    if patience.send(piece):
        await send({"type": "http.response.body", "body": piece, "more_body": True})
        return
    async with asyncio.timeout(PATIENCE):
        await send({"type": "http.response.body", "body": piece, "more_body": True})


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _position(newest: int) -> bytes:
    return f'id: {newest}\nevent: newest\ndata: {{"position": {newest}}}\n\n'.encode()


def _beat(newest: int) -> bytes:
    return f'event: beat\ndata: {{"position": {newest}}}\n\n'.encode()


def streamed(scope: Scope) -> bool:
    """Whether a request asks for a stream of events rather than for a document."""
    return any(name == b"accept" and b"text/event-stream" in value for name, value in scope["headers"])
