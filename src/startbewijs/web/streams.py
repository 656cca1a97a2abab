"""The streams: `/events` announces the newest position, `/feed` gives the facts themselves.

Both are plain ASGI, without a task or a queue for each reader: a reader waits for the common announcement and
then sends what it has not sent yet. Whoever cannot take it within the time allowed is let go.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator

from litestar.types import Receive, Scope, Send

from startbewijs.store.port import Entry
from startbewijs.web.shown import Shown

PATIENCE = 10.0
"""Seconds in which a reader must have taken what was sent to it."""

_SSE = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-cache, no-transform"),
    (b"x-accel-buffering", b"no"),
]
_SLICE = 200


async def events(shown: Shown, seen: int, receive: Receive, send: Send) -> None:
    """Nothing; tells the newest position, now and whenever there is a newer; one that was seen is a beat.

    A beat is an event too, since a page hears no comments: by it the page knows that its line is open still.
    """
    newest_now = shown.newest
    opening = b"retry: 2000\n\n" + (_beat(newest_now) if newest_now == seen else _position(newest_now))

    def news(sent: int, newest: int) -> Iterator[bytes]:
        yield _position(newest) if newest != sent else _beat(newest)

    await _streamed(shown, newest_now, opening, news, receive, send)


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
    await _streamed(shown, min(after, shown.newest), b"retry: 2000\n\n", news, receive, send)


def line(entry: Entry) -> str:
    """A fact as one line of JSON with its digest, as “startbewijs export” writes it."""
    return f'{entry.line[:-1]},"digest":"{entry.digest}"}}'


def seen(last_event_id: str | None) -> int | None:
    """The position that a reader has, as it came back with its last event; None where that says nothing."""
    if last_event_id is not None and last_event_id.isascii() and last_event_id.isdigit():
        return int(last_event_id) if len(last_event_id) < 10 else None
    return None


async def _streamed(
    shown: Shown,
    sent: int,
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
        await send({"type": "http.response.start", "status": 200, "headers": _SSE})
        await _sent(send, opening)
        while not shown.pulse.closed and not gone.done():
            newest = shown.newest
            if newest == sent:
                turn = shown.pulse.turn()
                await turn
                newest = shown.newest
                if shown.pulse.closed:
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
