"""The streams: `/events` announces the newest position, with the page one follows; `/feed` has the facts.

Both are plain ASGI, without a task or a queue for each reader: a reader waits for the common announcement and
then sends what it has not sent yet. Whoever cannot take it within the time allowed is let go.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from litestar.types import Receive, Scope, Send

from startbewijs.service.live import Pulse
from startbewijs.store.port import Entry
from startbewijs.web.following import GZIP_HEAD, Followed, squeezed
from startbewijs.web.shown import Shown

PATIENCE = 10.0
"""Seconds in which a reader must have taken what was sent to it."""

_SSE = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-cache, no-transform"),
    (b"x-accel-buffering", b"no"),
]
_GZIP = [(b"content-encoding", b"gzip"), (b"vary", b"Accept-Encoding")]
_SLICE = 200


@dataclass(frozen=True, slots=True)
class Line:
    """What a stream goes over: whether its reader can read gzip, and how many bytes it has not taken yet."""

    zips: bool
    unsent: Callable[[], int]


async def events(shown: Shown, seen: int, receive: Receive, send: Send) -> None:
    """Nothing; tells the newest position, now and whenever there is a newer; one that was seen is a beat.

    A beat is an event too, since a page hears no comments: by it the page knows that its line is open still.
    """
    newest_now = shown.newest
    opening = b"retry: 2000\n\n" + (_beat(newest_now) if newest_now == seen else _position(newest_now))

    def news(sent: int, newest: int) -> Iterator[bytes]:
        yield _position(newest) if newest != sent else _beat(newest)

    await _streamed(shown.pulse, newest_now, _SSE, opening, news, receive, send)


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
    await _streamed(page.pulse, page.pulse.position, headers, head + dressed(opening), news, receive, send)


async def facts(shown: Shown, after: int, receive: Receive, send: Send) -> None:
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
    await _streamed(shown.pulse, sent, _SSE, b"retry: 2000\n\n", news, receive, send)


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
    receive: Receive,
    send: Send,
) -> None:
    turn: asyncio.Future[None] | None = None

    def left(_: asyncio.Future[None]) -> None:
        if turn is not None:
            turn.cancel()

    gone = asyncio.ensure_future(_gone(receive))
    gone.add_done_callback(left)
    try:
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await _sent(send, opening)
        while not pulse.closed and not gone.done():
            newest = pulse.position
            if newest == sent:
                turn = pulse.turn()
                await turn
                newest = pulse.position
                if pulse.closed:
                    break
            for piece in news(sent, newest):
                await _sent(send, piece)
            sent = newest
        await send({"type": "http.response.body", "body": b"", "more_body": False})
    except TimeoutError:
        return  # the server closes the line of whoever does not read
    except asyncio.CancelledError:
        if not gone.done():
            raise
    finally:
        gone.cancel()


async def _sent(send: Send, piece: bytes) -> None:
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
