"""Where things are made: one queue for what everybody waits for, one for the rest, one for suppositions."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from enum import Enum
from typing import TypeVar

from startbewijs.service.sight import Sight
from startbewijs.web.workshop import Bench, Make, Workshop

T = TypeVar("T")


class Queue(Enum):
    """What waits for what: nothing that is asked in one queue keeps another waiting."""

    LIVE = "live"
    OTHER = "other"
    SUPPOSED = "supposed"


NICENESS = {Queue.LIVE: 0, Queue.OTHER: 5, Queue.SUPPOSED: 10}
"""By how much a queue gives way to the others, and to the officials, where the processor is short."""


class Makers:
    """The queues, each with a process of its own where a bench is given, else with a thread of this one."""

    def __init__(self, sight: Callable[[int], Sight], bench: Callable[[int], Bench] | None = None) -> None:
        self._sight = sight
        self._threads = {queue: ThreadPoolExecutor(1, f"startbewijs-{queue.value}") for queue in Queue}
        self._workshops = {} if bench is None else {one: Workshop(bench(NICENESS[one])) for one in Queue}

    def begin(self) -> None:
        """Nothing; what makes the live pages is at work, the others begin when they are first asked."""
        if Queue.LIVE in self._workshops:
            self._workshops[Queue.LIVE].begin()

    async def makes(self, make: Make[T], newest: int, queue: Queue) -> T:
        """What comes of `make` in a log that ends at `newest`, when its turn has come."""
        if queue in self._workshops:
            work = self._workshops[queue].makes
            return await asyncio.get_running_loop().run_in_executor(self._threads[queue], work, make, newest)
        return await asyncio.get_running_loop().run_in_executor(
            self._threads[queue], lambda: make(self._sight(newest))
        )

    def close(self) -> None:
        """Nothing; no more is made, and no process is left."""
        for thread in self._threads.values():
            thread.shutdown(wait=False, cancel_futures=True)
        for one in self._workshops.values():
            one.close()
