"""The story of a day, from a snapshot to words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

from startbewijs.errors import Refused
from startbewijs.log.events.decisions import DesignationMade, TeamPublished
from startbewijs.outlook.status import Outlook
from startbewijs.publish.snapshot import Snapshot
from startbewijs.publish.story.items import Plan
from startbewijs.publish.story.known import Known
from startbewijs.publish.story.planning import planned
from startbewijs.publish.story.tale import Tale
from startbewijs.results.records import records
from startbewijs.selection.procedure import Procedure
from startbewijs.selection.selected import Selected, selected_in
from startbewijs.sport.distances import Distance, Sex


def last_day(snapshot: Snapshot) -> date:
    """The last day of a snapshot on which something was skated; before the first race that is refused."""
    state = snapshot.competition
    skated = snapshot.trace.skated()
    if not skated:
        raise Refused(
            "Nothing had been skated yet at position {position}, so there is no story to tell.",
            position=state.position,
        )
    return max(skated)


def tellable(snapshot: Snapshot, day: date, distance: Distance | None = None) -> None:
    """Refuse a day, or a distance on a day, of which there is nothing to tell."""
    if _told_on(snapshot, day, distance) or (distance is None and _decided_on(snapshot, day)):
        return
    skated = sorted(snapshot.trace.skated())
    days = ", ".join(one.isoformat() for one in skated) or "—"
    if distance is not None:
        raise Refused(
            "Of the {distance} nothing is known on {day}; there was skating on {days}.",
            distance=distance,
            day=day,
            days=days,
        )
    raise Refused(
        "Of {day} no result or decision is known at this moment; there was skating on {days}.",
        day=day,
        days=days,
    )


def _told_on(snapshot: Snapshot, day: date, distance: Distance | None) -> list[Distance]:
    """The distances that were skated on a day and have somebody in front."""
    state = snapshot.competition
    skated = snapshot.trace.days
    return [
        contest.distance
        for contest in state.contests.values()
        if day in skated.get(contest.distance, ())
        and distance in (None, contest.distance)
        and contest.distance in snapshot.led
    ]


def _decided_on(snapshot: Snapshot, day: date) -> bool:
    """Whether the committee decided anything on a day."""
    zone = snapshot.competition.zone
    return any(
        isinstance(fact.event, (DesignationMade, TeamPublished)) and fact.happened.local_day(zone) == day
        for fact in snapshot.facts
    )


def plan_of(
    snapshot: Snapshot,
    procedure: Procedure,
    outlooks: Mapping[Sex, Iterable[Outlook]],
    day: date,
    distance: Distance | None = None,
    selected: Mapping[Sex, Selected] = MappingProxyType({}),
) -> Plan:
    """What there is to tell of a day, or of one distance of it; a day without news is refused.

    `selected` is the selection that follows, of the sexes of which it was made already.
    """
    tellable(snapshot, day, distance)
    state = snapshot.competition
    known = Known(
        state,
        procedure,
        snapshot.trace,
        day,
        {sex: selected.get(sex) or selected_in(procedure, sex, state) for sex in Sex},
        {one.skater: one for found in outlooks.values() for one in found},
        records(state),
    )
    tales = [Tale(known, state.contests[one]) for one in _told_on(snapshot, day, distance)]
    return planned(known, tales, decided=distance is None and _decided_on(snapshot, day))
