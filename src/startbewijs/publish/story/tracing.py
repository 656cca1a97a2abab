"""Which facts of the log something rests on, and on which day a race was skated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from zoneinfo import ZoneInfo

from startbewijs.log.events import racing
from startbewijs.log.events.base import Event, InRace
from startbewijs.log.events.tournament import SkaterRegistered
from startbewijs.log.facts import Fact
from startbewijs.log.fold.undoing import undone
from startbewijs.sport.distances import Distance

_ON_THE_ICE = (
    racing.ResultPublished,
    racing.FinishTimed,
    racing.PairConfirmed,
    racing.SkaterDidNotStart,
    racing.SkaterDidNotFinish,
    racing.SkaterDisqualified,
    racing.RankPublished,
    racing.FalseStart,
)
"""Facts that happen on the day of a race, unlike a draw or a correction."""


@dataclass(slots=True)
class Trace:
    """The facts of a log by what they are about."""

    zone: ZoneInfo
    facts: Sequence[Fact]
    by_kind: dict[type[Event], list[Fact]] = field(default_factory=lambda: defaultdict(list))
    days: dict[Distance, set[date]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def of(cls, facts: Sequence[Fact], zone: ZoneInfo) -> Trace:
        """The trace of the beginning of a log."""
        found = cls(zone, facts)
        slips = undone(facts)
        for fact in facts:
            if fact.position in slips:
                continue
            found.by_kind[type(fact.event)].append(fact)
            if isinstance(fact.event, _ON_THE_ICE):
                found.days[Distance.of(fact.event.distance)].add(fact.happened.local_day(zone))
        return found

    def at(self, *kinds: type[Event], **fields: object) -> tuple[int, ...]:
        """The positions of the facts of these kinds whose fields have these values."""
        return tuple(fact.position for fact in self.found(*kinds, **fields))

    def found(self, *kinds: type[Event], **fields: object) -> list[Fact]:
        """The facts of these kinds whose fields have these values, in order."""
        return [
            fact
            for kind in kinds
            for fact in self.by_kind.get(kind, ())
            if all(getattr(fact.event, name, None) == value for name, value in fields.items())
        ]

    def registered(self, *skaters: str) -> tuple[int, ...]:
        """Where what is known of each skater was last recorded."""
        return tuple(at[-1] for skater in skaters if (at := self.at(SkaterRegistered, skater=skater)))

    def day(self, distance: Distance) -> date | None:
        """The last day on which a distance was skated."""
        return max(self.days.get(distance, ()), default=None)

    def skated(self) -> set[date]:
        """The days on which something was skated."""
        return set().union(*self.days.values())

    def order(self, distance: Distance, race: int) -> int:
        """The position of the first fact on the ice of a race; 0 where there is none."""
        return min(
            (
                fact.position
                for kind in _ON_THE_ICE
                for fact in self.by_kind.get(kind, ())
                if isinstance(fact.event, InRace)
                and (fact.event.distance, fact.event.race) == (distance.key, race)
            ),
            default=0,
        )
