"""Stories for tests: of the packaged tournament, and of logs made in a test."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

from tests.selection.cases import packaged as procedure
from tests.tournaments.okt import FACTS

from startbewijs.log.facts import Fact
from startbewijs.outlook.status import outlooks
from startbewijs.publish.snapshot import Snapshot
from startbewijs.publish.story.items import Plan
from startbewijs.publish.story.realising import Story, realised
from startbewijs.publish.story.telling import plan_of
from startbewijs.publish.story.wording import packaged
from startbewijs.service.queries import snapshot_of
from startbewijs.sport.distances import Distance, Sex

DAYS = ("2025-12-26", "2025-12-27", "2025-12-28", "2025-12-29", "2025-12-30", "2026-01-01")
LANGUAGES = ("nl", "en")


@cache
def snapshot(day: str) -> Snapshot:
    """The packaged tournament at the end of a day."""
    return snapshot_of(FACTS, day)


def planned(found: Snapshot, day: date, distance: str | None = None) -> Plan:
    """What there is to tell of a day of a tournament."""
    state = found.competition
    proved = {sex: outlooks(state, procedure(), sex) for sex in Sex}
    return plan_of(found, procedure(), proved, day, None if distance is None else Distance.of(distance))


@cache
def plan(day: str) -> Plan:
    """What there is to tell of a day of the packaged tournament, as it was known that evening."""
    return planned(snapshot(day), date.fromisoformat(day))


@cache
def story(day: str, language: str, seed: int = 0) -> Story:
    """The story of a day of the packaged tournament."""
    return realised(plan(day), packaged(language), seed)


def whole(told: Story) -> str:
    """Every sentence of a story, the headline first."""
    return " ".join((f"{told.headline.text}.", *(sentence.text for sentence in told.sentences())))


def taken(facts: Sequence[Fact]) -> Snapshot:
    """The state that the facts of a test add up to."""
    return snapshot_of(tuple(facts))
