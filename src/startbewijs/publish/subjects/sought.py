"""What somebody looks for in a log: which facts about whom, of what kind, by whom and from when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import to_builtins

from startbewijs.log.facts import EVENTS, Fact, wire_name
from startbewijs.publish.words import N_
from startbewijs.sport.distances import Distance
from startbewijs.sport.skaters import Skater

KINDS = tuple(sorted(wire_name(kind).partition("/")[0] for kind in EVENTS))

OFFICES: Mapping[str, str] = {
    "office": N_("office"),
    "referee": N_("referee"),
    "starter": N_("starter"),
    "timekeeper": N_("timekeeper"),
    "speaker": N_("speaker"),
    "selection committee": N_("selection committee"),
    "skater": N_("skater"),
    "publication": N_("publication"),
}


@dataclass(frozen=True, slots=True)
class Topic:
    """Kinds of facts that somebody looks for together."""

    key: str
    title: str
    kinds: frozenset[str]


def _topic(key: str, title: str, *kinds: str) -> Topic:
    return Topic(key, title, frozenset(kinds))


TOPICS: tuple[Topic, ...] = (
    _topic(
        "times",
        N_("Times and results"),
        "finish.timed",
        "passing.timed",
        "result.published",
        "rank.published",
        "mass_start.finished",
        "pursuit_team.skated",
        "sprint.judged",
    ),
    _topic(
        "ice",
        N_("What happened on the ice"),
        "pair.called",
        "pair.started",
        "start.false",
        "skater.fell",
        "skater.stumbled",
        "skater.hindered",
        "skater.eased_up",
        "skater.did_not_start",
        "skater.did_not_finish",
        "resurfacing.held",
        "conditions.measured",
    ),
    _topic(
        "referee",
        N_("Decisions of the referee"),
        "pair.confirmed",
        "warning.given",
        "skater.disqualified",
        "reskate.granted",
        "result.corrected",
        "mass_start.corrected",
        "hand_correction.set",
        "protest.lodged",
        "protest.decided",
        "distance.closed",
        "result.released",
    ),
    _topic("taken-back", N_("Taken back"), "fact.withdrawn"),
    _topic(
        "draw",
        N_("Draw and pairs"),
        "draw.made",
        "pair.drawn",
        "pair.changed",
        "pair.cancelled",
        "mass_start.drawn",
        "pursuit_heat.drawn",
    ),
    _topic(
        "entries",
        N_("Entries and withdrawals"),
        "skater.registered",
        "entry.made",
        "entry.withdrawn",
        "entries.closed",
        "pursuit_team.entered",
    ),
    _topic(
        "selection",
        N_("Selection"),
        "procedure.adopted",
        "calamity.recorded",
        "level.decided",
        "designation.made",
        "designation.withdrawn",
        "ticket.declined",
        "start.waived",
        "start.overruled",
        "line_up.named",
        "team.published",
        "skater.replaced",
    ),
    _topic("records", N_("Records"), "mark.stated", "record.published"),
    _topic(
        "tournament",
        N_("Tournament and programme"),
        "tournament.opened",
        "distance.announced",
        "combination.announced",
        "mass_start.announced",
        "programme.set",
        "programme.changed",
        "official.named",
        "wall.set",
        "source.cited",
    ),
)
"""Every kind of fact is in one of these."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What a fact must be to be among those that are looked for; what is not said may be anything.

    `since` and `until` are days of the tournament's own calendar, both included, on which it happened.
    """

    distance: Distance | None = None
    skater: Skater | None = None
    kinds: frozenset[str] = frozenset(KINDS)
    by: str | None = None
    signed: str | None = None
    since: date | None = None
    until: date | None = None

    def admits(self, fact: Fact, zone: ZoneInfo) -> bool:
        """Whether a fact is looked for."""
        if wire_name(type(fact.event)).partition("/")[0] not in self.kinds:
            return False
        if self.by not in (None, fact.by) or self.signed not in (None, fact.signed):
            return False
        day = fact.happened.local_day(zone)
        if (self.since is not None and day < self.since) or (self.until is not None and day > self.until):
            return False
        if self.distance is None and self.skater is None:
            return True
        values = set(_values(to_builtins(fact.event)))
        return (self.distance is None or self.distance.key in values) and (
            self.skater is None or self.skater.id in values
        )


def _values(value: Any) -> Iterator[str]:
    """Every text in an event, however deep."""
    match value:
        case str():
            yield value
        case dict():
            for one in value.values():
                yield from _values(one)
        case list() | tuple():
            for one in value:
                yield from _values(one)
