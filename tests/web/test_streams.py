"""The streams: nobody misses the newest position or hears of it twice, and nobody holds up the others."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from startbewijs.service.library import Library
from startbewijs.service.live import Pulse
from startbewijs.web import streams
from startbewijs.web.shown import Settings, Shown
from startbewijs.web.streams import Line


class Reader:
    """Who reads a stream: what came in, and a way to leave."""

    def __init__(self, patient: bool = True) -> None:
        self.pieces: list[bytes] = []
        self.ended = False
        self._patient = patient
        self._left = asyncio.Event()

    async def send(self, message: Any) -> None:
        if message["type"] == "http.response.body":
            if not self._patient and self.pieces:
                await asyncio.Event().wait()
            self.pieces.append(message["body"])
            self.ended = not message["more_body"]

    async def receive(self) -> Any:
        await self._left.wait()
        return {"type": "http.disconnect"}

    def leave(self) -> None:
        self._left.set()

    @property
    def ids(self) -> list[int]:
        text = b"".join(self.pieces).decode()
        return [int(row.removeprefix("id: ")) for row in text.splitlines() if row.startswith("id: ")]

    @property
    def beats(self) -> int:
        return b"".join(self.pieces).count(b'event: beat\ndata: {"position": 772}\n\n')


@pytest.fixture
def shown(tmp_path: Path) -> Shown:
    return Shown(Settings(Library(tmp_path, lambda: datetime.now(UTC)), "okt-2025"))


async def settled() -> None:
    """Once everyone who could go on has done so."""
    for _ in range(20):
        await asyncio.sleep(0)


def running(test: Callable[[], Coroutine[Any, Any, None]]) -> None:
    asyncio.run(asyncio.wait_for(test(), 20))


def test_a_reader_hears_the_newest_position_at_once_and_every_newer_one(shown: Shown) -> None:
    async def test() -> None:
        reader = Reader()
        task = asyncio.create_task(streams.events(shown, -1, reader.receive, reader.send))
        await settled()
        assert reader.ids == [772]
        shown.pulse.announce(773)
        await settled()
        assert reader.ids == [772, 773]
        reader.leave()
        await task
        assert shown.pulse.waiting == 0

    running(test)


def test_a_reader_who_comes_back_with_the_newest_position_does_not_hear_it_again(shown: Shown) -> None:
    async def test() -> None:
        reader = Reader()
        task = asyncio.create_task(streams.events(shown, 772, reader.receive, reader.send))
        await settled()
        assert (reader.ids, reader.beats) == ([], 1)
        reader.leave()
        await task

    running(test)


def test_a_beat_is_an_event_that_a_page_can_hear_and_no_news(shown: Shown) -> None:
    async def test() -> None:
        reader = Reader()
        task = asyncio.create_task(streams.events(shown, -1, reader.receive, reader.send))
        await settled()
        shown.pulse.beat()
        await settled()
        assert (reader.ids, reader.beats) == ([772], 1)
        reader.leave()
        await task

    running(test)


def test_who_is_slow_hears_of_the_last_position_and_of_none_in_between(shown: Shown) -> None:
    async def test() -> None:
        reader = Reader()
        gate = asyncio.Event()

        async def slow(message: Any) -> None:
            await reader.send(message)
            if len(reader.pieces) == 1:
                await gate.wait()

        task = asyncio.create_task(streams.events(shown, -1, reader.receive, slow))
        await settled()
        for position in range(773, 900):
            shown.pulse.announce(position)
        gate.set()
        await settled()
        assert reader.ids == [772, 899]
        reader.leave()
        await task

    running(test)


def test_who_never_reads_is_let_go(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "PATIENCE", 0.02)

    async def test() -> None:
        reader = Reader(patient=False)
        task = asyncio.create_task(streams.events(shown, -1, reader.receive, reader.send))
        await settled()
        shown.pulse.announce(773)
        await task
        assert not reader.ended

    running(test)


@pytest.mark.parametrize("taken", [0, 5])
def test_who_takes_a_little_of_what_was_sent_is_not_let_go_and_who_takes_nothing_is(
    shown: Shown, monkeypatch: pytest.MonkeyPatch, taken: int
) -> None:
    now = 0.0
    monkeypatch.setattr(streams, "monotonic", lambda: now)

    async def test() -> None:
        nonlocal now
        reader = Reader()
        took = 0
        dropped: list[float] = []
        line = Line(False, lambda: sum(map(len, reader.pieces)) - took, lambda: dropped.append(now))
        task = asyncio.create_task(streams.events(shown, -1, reader.receive, reader.send, line))
        await settled()
        for position in range(773, 780):
            now += 4
            took += taken
            shown.pulse.announce(position)
            await settled()
        assert dropped == ([] if taken else [12.0])
        assert reader.ids[-1] == (779 if taken else 774)
        reader.leave()
        await task

    running(test)


def test_closing_ends_every_stream_and_new_ones_end_at_once(shown: Shown) -> None:
    async def test() -> None:
        readers = [Reader() for _ in range(1_200)]
        tasks = [
            asyncio.create_task(streams.events(shown, -1, reader.receive, reader.send)) for reader in readers
        ]
        await settled()
        shown.pulse.close()
        late = Reader()
        await asyncio.gather(*tasks, streams.events(shown, -1, late.receive, late.send))
        assert all(reader.ended for reader in (*readers, late))

    running(test)


def test_the_feed_gives_every_fact_after_a_position_once(shown: Shown) -> None:
    async def test() -> None:
        reader = Reader()
        task = asyncio.create_task(streams.facts(shown, 300, reader.receive, reader.send))
        await settled()
        shown.pulse.beat()
        await settled()
        assert reader.ids == list(range(301, 773))
        rows = b"".join(reader.pieces).decode().splitlines()
        facts = [json.loads(row.removeprefix("data: ")) for row in rows if row.startswith("data: ")]
        assert [fact["position"] for fact in facts] == reader.ids
        assert all(len(fact["digest"]) == 64 for fact in facts)
        reader.leave()
        await task

    running(test)


def test_who_is_ahead_of_the_log_hears_of_no_old_fact(shown: Shown) -> None:
    async def test() -> None:
        reader = Reader()
        task = asyncio.create_task(streams.facts(shown, 5_000, reader.receive, reader.send))
        await settled()
        assert reader.ids == []
        reader.leave()
        await task

    running(test)


@pytest.mark.parametrize("text", ["", "-1", "٣", "1e3", "1" * 30, "seven"])
def test_a_last_event_that_is_no_position_says_nothing(text: str) -> None:
    assert streams.seen(text) is None


def test_a_turn_that_is_given_up_is_not_waited_for() -> None:
    async def test() -> None:
        pulse = Pulse(1)
        turn = pulse.turn()
        assert pulse.waiting == 1
        turn.cancel()
        await asyncio.sleep(0)
        assert pulse.waiting == 0
        pulse.announce(2)

    running(test)
