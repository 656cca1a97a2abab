"""A tournament that goes on: the newest position, who waits for it, and a replay of one that is over."""

from __future__ import annotations

import asyncio
import re
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cached_property
from threading import RLock
from time import time_ns
from zoneinfo import ZoneInfo

from startbewijs.errors import Refused
from startbewijs.log.facts import Fact
from startbewijs.log.fold.folding import folded
from startbewijs.publish.snapshot import Snapshot
from startbewijs.service.answers import View
from startbewijs.service.library import Library, Shelved
from startbewijs.service.moments import known
from startbewijs.service.queries import log_of
from startbewijs.sport.competition import Competition
from startbewijs.sport.moments import calendar_day
from startbewijs.store.memory import MemoryStore
from startbewijs.store.port import Entry, LogStore

_VIEWS = 24
"""How many positions are kept worked out; the others are worked out again when they are asked for."""

_AT_ONCE = 500
"""How many readers are woken before anything else has its turn."""

_UNSETTLED_NS = 3_000_000_000

_OPENS = time(12)
_CLOSES = time(22)
_PAUSE = timedelta(minutes=10)


class Archive:
    """The log of one tournament as far as it has been read; facts that are added are read when asked for.

    Several threads may share one.
    """

    def __init__(self, library: Library, tournament: str) -> None:
        self.library = library
        self.tournament = tournament
        self._stamp: object = None
        self._turn = RLock()
        self._read: tuple[Fact, ...] = ()
        self._entries: tuple[Entry, ...] = ()
        self._views: OrderedDict[str, View] = OrderedDict()
        self.refreshed()

    @property
    def newest(self) -> int:
        """The position of the last fact that was read."""
        return len(self._read)

    @property
    def digest(self) -> str:
        """The digest of the log as far as it was read."""
        return self._entries[-1].digest

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Every fact that was read."""
        return self._read

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every fact that was read, as it is kept."""
        return self._entries

    def refreshed(self) -> int:
        """The newest position, once all that was recorded since is read."""
        with self._turn:
            stamp = _stamp(self.library, self.tournament)
            if stamp is not None and stamp == self._stamp:
                return self.newest
            with self.library.reading(self.tournament) as store:
                last = tuple(store.read(store.last() - 1))
            if last != self._entries[-1:]:  # its digest too: a log that was put back may be as long as before
                # Read with every check that a command makes, so that a damaged log is never announced.
                found = log_of(self.library, self.tournament)
                self._entries = tuple(entry for entry, _ in found)
                self._read = tuple(fact for _, fact in found)
            self._stamp = stamp
            return self.newest

    def view(self, at: str | None = None, newest: int | None = None) -> View:
        """The tournament at a position or moment; what lies beyond the log's ends is refused.

        With `newest` the log ends there, whatever else was read.
        """
        with self._turn:
            facts, entries = self._read[:newest], self._entries
        found, note = known(facts, at, self.zone)
        history = entries[len(found) - 1].digest if found else ""
        with self._turn:
            kept = self._views.get(history)
            state = folded(found) if kept is None else kept.state
            view = View(self.library, Snapshot(state, tuple(found), len(facts), at, note), kept)
            if kept is None:
                self._views[history] = view
                if len(self._views) > _VIEWS:
                    self._views.popitem(last=False)
            else:
                self._views.move_to_end(history)
        return view

    @cached_property
    def zone(self) -> ZoneInfo:
        """The tournament's own clock."""
        return folded(self._read[:1]).zone


def _stamp(library: Library, tournament: str) -> object:
    """What is another value once the log may have changed; None where only reading it tells.

    Looking at two files costs a few microseconds, so that it can be done many times a second. A file that
    was written just now may be written again without its time changing, so it is not relied on yet.
    """
    if isinstance(library, Revealed):
        return library.position
    path = library.path(tournament)
    found: list[tuple[int, int, int] | None] = []
    for file in (path, path.with_name(f"{path.name}-wal")):
        try:
            one = file.stat()
        except OSError:
            found.append(None)
            continue
        if abs(time_ns() - one.st_mtime_ns) < _UNSETTLED_NS:
            return None
        found.append((one.st_ino, one.st_size, one.st_mtime_ns))
    return tuple(found)


class Pulse:
    """Tells everyone who waits that there is a newer position, or that nothing is new.

    Only the newest position is kept: who was slow hears of the last one and of none in between, so a slow
    reader costs no memory. It belongs to one event loop.
    """

    def __init__(self, position: int) -> None:
        self.position = position
        self.closed = False
        self._waiting: set[asyncio.Future[None]] = set()

    @property
    def waiting(self) -> int:
        """How many wait at this moment."""
        return len(self._waiting)

    def announce(self, position: int) -> None:
        """Nothing; everyone who waits goes on with this position."""
        self.position = position
        self._ring()

    def beat(self) -> None:
        """Nothing; everyone who waits says that the line is still open."""
        self._ring()

    def close(self) -> None:
        """Nothing; nobody waits any more, now or later."""
        self.closed = True
        self._ring()

    def turn(self) -> asyncio.Future[None]:
        """What is done at the next announcement or beat; whoever waits no longer may cancel it."""
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        if self.closed:
            turn.set_result(None)
        else:
            self._waiting.add(turn)
            turn.add_done_callback(self._waiting.discard)
        return turn

    def _ring(self) -> None:
        """Wakes everyone in slices, so that a page asked for meanwhile need not wait for thousands."""
        turns, self._waiting = [*self._waiting], set()

        def some() -> None:
            for turn in turns[-_AT_ONCE:]:
                if not turn.done():
                    turn.set_result(None)
            del turns[-_AT_ONCE:]
            if turns:
                asyncio.get_running_loop().call_soon(some)

        if turns:
            some()


@dataclass(frozen=True)
class Replay:
    """A tournament that is over, shown as if it went on: which position is known after how many seconds.

    `moments` are the seconds, in the time of the tournament, at which the positions after `start` become
    known. Of facts of which only the day is known the hour is made up: they are spread evenly over the
    hours of skating. Pauses of more than ten minutes are skipped.
    """

    start: int
    moments: tuple[int, ...]
    speed: int

    def position(self, elapsed_ms: int) -> int:
        """The newest position after this many milliseconds of replay.

        >>> [Replay(5, (10, 20, 20), 10).position(ms) for ms in (0, 999, 1_000, 2_000, 9_000)]
        [5, 5, 6, 8, 8]
        """
        return self.start + bisect_right(self.moments, elapsed_ms * self.speed // 1_000)

    @property
    def over(self) -> int:
        """After how many milliseconds the last fact is known."""
        return -(-self.moments[-1] * 1_000 // self.speed) if self.moments else 0


def replay(facts: Sequence[Fact], speed: int, since: str) -> Replay:
    """The replay of a log at a speed, from what was known before a day, or at a position or instant."""
    if not 1 <= speed <= 100_000:
        raise Refused(
            "{speed} is no speed for a replay: choose from 1 (as it was) to 100000 times as fast.",
            speed=speed,
        )
    state = folded(facts[:1])
    start = _start(facts, since, state)
    hours = _spread(facts, state.zone)
    moments: list[int] = []
    for before, after in zip(hours[start - 1 :], hours[start:], strict=False):
        pause = min(after - before, _PAUSE)
        moments.append((moments[-1] if moments else 0) + int(pause.total_seconds()))
    return Replay(start, tuple(moments), speed)


def _start(facts: Sequence[Fact], since: str, state: Competition) -> int:
    """How much is known as the replay begins; of a day, what was known before it."""
    wanted = since.strip()
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", wanted):
        day = calendar_day(wanted)
        before = [fact.position for fact in facts if fact.recorded.local_day(state.zone) < day]
        if not before or len(before) == len(facts):
            raise Refused(
                "A replay cannot begin on {day}: the facts of this log became known from {first} to {last}.",
                day=day,
                first=facts[0].recorded.local_day(state.zone),
                last=facts[-1].recorded.local_day(state.zone),
            )
        return len(before)
    return len(known(facts, wanted, state.zone)[0])


def _spread(facts: Sequence[Fact], zone: ZoneInfo) -> list[datetime]:
    """For every fact an instant at which the replay makes it known, never before the one before it."""
    days = [fact.recorded.local_day(zone) for fact in facts]
    instants: list[datetime] = []
    for n, fact in enumerate(facts):
        if fact.recorded.at is not None:
            instant = fact.recorded.at
        else:
            opens = datetime.combine(days[n], _OPENS, zone)
            first, count = days.index(days[n]), days.count(days[n])
            hours = datetime.combine(days[n], _CLOSES, zone) - opens
            instant = opens + hours * (n - first) / count
        instants.append(max(instant, instants[-1]) if instants else instant)
    return instants


class Revealed(Library):
    """A library in which one packaged tournament is known up to a position that moves, and no other is."""

    def __init__(self, library: Library, tournament: str, position: Callable[[], int]) -> None:
        super().__init__(library.folder, library.now)
        self._library = library
        self._tournament = tournament
        self._revealed = position
        with library.reading(tournament) as store:
            self._all = tuple(store.read())

    @property
    def position(self) -> int:
        """How far the replay has come."""
        return self._revealed()

    def shelf(self) -> tuple[Shelved, ...]:
        """The tournament that is replayed, alone."""
        return (Shelved(self._tournament, packaged=True),)

    def chosen(self, asked: str | None) -> str:
        """The tournament that is replayed; any other is refused."""
        if asked not in (None, self._tournament):
            raise Refused(
                "There is no tournament “{asked}” here: this is a replay of {tournament}.",
                asked=asked,
                tournament=self._tournament,
            )
        return self._tournament

    @contextmanager
    def reading(self, id_: str) -> Iterator[LogStore]:
        """The log as far as the replay has come."""
        yield MemoryStore((entry.line, entry.digest) for entry in self._all[: self.position])

    def procedure_text(self, name: str) -> tuple[str, str] | None:
        """The file of a selection procedure and its name, if any."""
        return self._library.procedure_text(name)
