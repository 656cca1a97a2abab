"""Where things are made: one queue for what everybody waits for, one for the rest, one for suppositions."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from enum import Enum
from functools import partial
from typing import TypeVar

from startbewijs.service.sight import Sight
from startbewijs.web.workshop import Bench, Fallen, Make, Workshop

T = TypeVar("T")


class Queue(Enum):
    """What waits for what: nothing that is asked in one queue keeps another waiting."""

    LIVE = "live"
    OTHER = "other"
    SUPPOSED = "supposed"


NICENESS = {Queue.LIVE: 0, Queue.OTHER: 5, Queue.SUPPOSED: 10}
"""By how much a queue gives way to the others, and to the officials, where the processor is short."""


class Stopped(Exception):
    """The server stops, so that nothing is made any more."""


class Makers:
    """The queues, each with a process of its own where a bench is given, else with a thread of this one."""

    def __init__(self, sight: Callable[[int], Sight], bench: Callable[[int], Bench] | None = None) -> None:
        self._sight = sight
        self._threads = {queue: ThreadPoolExecutor(1, f"startbewijs-{queue.value}") for queue in Queue}
        self._workshops = {} if bench is None else {one: Workshop(bench(NICENESS[one])) for one in Queue}
        self._closed = False

    def begin(self) -> None:
        """Nothing; what makes the live pages is at work, the others begin when they are first asked."""
        if Queue.LIVE in self._workshops:
            self._workshops[Queue.LIVE].begin()

    async def makes(self, make: Make[T], newest: int, queue: Queue) -> T:
        """What comes of `make` in a log that ends at `newest`, when its turn has come; else `Stopped`."""
        if self._closed:
            raise Stopped
        if queue in self._workshops:
            work = partial(self._workshops[queue].makes, make, newest)
        else:
            work = partial(self._here, make, newest)
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads[queue], work)
        except (Fallen, asyncio.CancelledError):
            asking = asyncio.current_task()
            if self._closed and (asking is None or not asking.cancelling()):
                raise Stopped from None
            raise

    def close(self) -> None:
        """Nothing; no more is made, and no process is left."""
        self._closed = True
        for thread in self._threads.values():
            thread.shutdown(wait=False, cancel_futures=True)
        for one in self._workshops.values():
            one.close()

    def _here(self, make: Make[T], newest: int) -> T:
        return make(self._sight(newest))
