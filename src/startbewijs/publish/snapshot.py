"""What every publication is made from: one tournament at one position of its log."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from startbewijs.log.facts import Fact
from startbewijs.publish.story.tracing import Trace
from startbewijs.results.classification import classification
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Distance


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence to be said in whatever language the reader has."""

    template: str
    fields: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Snapshot:
    """The state after the fact at `competition.position`, and the facts up to there.

    `end` is the position of the last fact of the whole log, `at` the moment or position that was asked
    for (None: the newest), `note` what must be said about how that moment was understood.
    """

    competition: Competition
    facts: tuple[Fact, ...]
    end: int
    at: str | None = None
    note: Message | None = None

    @cached_property
    def trace(self) -> Trace:
        """What each of the facts is about."""
        return Trace.of(self.facts, self.competition.zone)

    @cached_property
    def led(self) -> frozenset[Distance]:
        """The distances in which somebody is in front."""
        return frozenset(
            contest.distance
            for contest in self.competition.contests.values()
            if any(line.rank == 1 and line.time is not None for line in classification(contest).lines)
        )

    @property
    def standing(self) -> tuple[Fact, ...]:
        """The facts without those that were taken back."""
        slips = self.competition.undone
        return tuple(fact for fact in self.facts if fact.position not in slips)
