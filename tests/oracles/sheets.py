"""One distance of a small tournament, kept with pencil and paper, and every way in which it can still end.

It knows the rules of counting by itself and nothing of the thresholds of the proof. An ending becomes
facts of the log, so that the ordinary fold and classification say who comes to stand where.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from startbewijs.log.events import decisions, racing, tournament
from startbewijs.log.events.base import Event

BEFORE_ANY = 20_000
"""Faster, in thousandths, than anybody has skated on a sheet."""

NEVER = 10**6
Result = int | str | None
"""Thousandths, the status of who has no time, None for a race to come."""


@dataclass(frozen=True, slots=True)
class Reach:
    """What one skater's counting result can still be: from `lo` to `hi` thousandths, or none."""

    name: str
    lo: int
    hi: int
    may_fail: bool


@dataclass(slots=True)
class Sheet:
    """A distance: how it counts, and the results of every entrant, race by race.

    `voiding` are the statuses in the second race that take away the time of the first. `late` are the names
    that may still be entered. The `named` are prequalified here: of them counts only whether they start.
    """

    key: str
    counting: str
    voiding: frozenset[str]
    results: dict[str, list[Result]]
    late: tuple[str, ...] = ()
    closed: bool = False
    named: tuple[str, ...] = ()

    def started(self, name: str) -> bool:
        """Whether a skater came to the line in any race so far."""
        return any(race is not None and race not in ("DNS", "WDR") for race in self.results.get(name, ()))

    def pending(self) -> list[str]:
        """Who of the prequalified has not started, and still may."""
        if self.closed:
            return []
        here = [name for name in self.named if name in self.late or None in self.results.get(name, ())]
        return [name for name in here if not self.started(name)]

    def reach(self, name: str) -> Reach | None:
        """What a skater can still reach; None for who has nothing left here."""
        races = self.results.get(name, [None] * (1 if self.counting == "single" else 2))
        if self.counting == "sum":
            if any(isinstance(race, str) for race in races):
                return None
            skated = [race for race in races if isinstance(race, int)]
            if len(skated) == 2:
                return Reach(name, sum(skated), sum(skated), False)
            return Reach(name, sum(skated) + 1, NEVER, True)
        if self.counting == "best" and races[1] in self.voiding:
            return None
        times = [race for race in races if isinstance(race, int)]
        best = min(times, default=NEVER)
        if races[-1] is not None:
            return Reach(name, best, best, False) if times else None
        return Reach(name, 1, best, not times or bool(self.voiding))

    def endings(self, depth: int) -> Iterator[list[Event]]:
        """The facts of every ending that differs in its first `depth` ranks."""
        others = [name for name in (*self.results, *self.late) if name not in self.named]
        reaches = [reach for name in others if (reach := self.reach(name)) is not None]
        if self.closed:
            reaches = [Reach(reach.name, reach.lo, reach.hi, False) for reach in reaches]
        pending = self.pending()
        for order in self._orders(reaches, (), BEFORE_ANY, depth):
            for starting in product((True, False), repeat=len(pending)):
                yield self._facts(
                    order, {name for name, starts in zip(pending, starting, strict=True) if starts}
                )

    def _orders(
        self, left: list[Reach], order: tuple[tuple[str, int], ...], time: int, depth: int
    ) -> Iterator[tuple[tuple[str, int], ...]]:
        """Every order of first ranks, each skater with the quickest result that keeps it."""
        if len(order) == depth:
            rest = _behind(left, time)
            if rest is not None:
                yield order + rest
            return
        if all(reach.may_fail for reach in left):
            yield order
        for reach in left:
            own = _next(reach, time)
            if own is not None:
                others = [other for other in left if other is not reach]
                yield from self._orders(others, (*order, (reach.name, own)), own, depth)

    def _facts(self, order: Sequence[tuple[str, int]], starting: set[str]) -> list[Event]:
        facts: list[Event] = []
        placed = dict(order)
        if not self.closed:
            late = [name for name in self.late if name in placed or name in starting]
            facts += [tournament.EntryMade(distance=self.key, skater=name) for name in late]
            if self.late:
                facts.append(tournament.EntriesClosed(distance=self.key, known="all"))
            for name in (*self.results, *late):
                if name in self.named:
                    facts += self._came(name, name in starting)
                else:
                    facts += self._skated(name, placed.get(name))
        if order and len(order) + len(self.named) > 1:
            # Who is prequalified may be level with them too, and must have a place in the decision.
            names = (*(name for name, _ in order), *(name for name in self.named if name in self.results))
            facts.append(decisions.LevelDecided(distance=self.key, order=names))
        if not self.closed:
            facts.append(racing.DistanceClosed(distance=self.key))
        return facts

    def _came(self, name: str, starts: bool) -> Iterator[Event]:
        """The races to come of who is prequalified: a start, whatever comes of it, or none."""
        races = self.results.get(name, [None] * (1 if self.counting == "single" else 2))
        for n, race in enumerate(races):
            if race is None:
                result: int | str = "DNS"
                if starts:
                    result = BEFORE_ANY - 1000 if self.counting == "single" else "DNF"
                yield published(self.key, name, result, n + 1)

    def _skated(self, name: str, target: int | None) -> Iterator[Event]:
        """The races to come of one skater such that the counting result is the target."""
        races = self.results.get(name, [None] * (1 if self.counting == "single" else 2))
        first = races[0] if isinstance(races[0], int) else 0
        for n, race in enumerate(races):
            if race is not None:
                continue
            result: int | str
            if target is None:
                result = min(self.voiding, default="DNF") if first else "DNF"
            elif self.counting != "sum":
                result = "DNS" if n < len(races) - 1 else target if target != first else target + 1
            else:
                result = target // 2 if n == 0 else target - (first or target // 2)
            yield published(self.key, name, result, n + 1)


def published(key: str, name: str, result: int | str, race: int) -> Event:
    """A result as a fact of the log."""
    if isinstance(result, str):
        return racing.ResultPublished(distance=key, race=race, skater=name, status=result)  # type: ignore[arg-type]  # one of the four
    time = f"{result // 60_000}:{result % 60_000 // 1000:02}.{result % 1000:03}"
    return racing.ResultPublished(distance=key, race=race, skater=name, time=time.removeprefix("0:"))


def _next(reach: Reach, time: int) -> int | None:
    """The quickest result of a skater behind this time; level with it where there is no other way."""
    own = max(time + 1, reach.lo)
    if own <= reach.hi:
        return own
    return time if reach.hi == time else None


def _behind(left: Sequence[Reach], time: int) -> tuple[tuple[str, int], ...] | None:
    """Results behind this time for all who surely have one; None where somebody's is before it."""
    found = []
    for reach in sorted((reach for reach in left if not reach.may_fail), key=lambda reach: reach.hi):
        own = _next(reach, time)
        if own is None:
            return None
        found.append((reach.name, own))
        time = own
    return tuple(found)
