"""Decisions of referees, of the committee and of skaters about their tickets."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from startbewijs.log.events.base import DistanceKey, Event, InRace, Position, Slug, Text

TeamEvent = Annotated[str, msgspec.Meta(pattern=r"^([wm][0-9]{3,5}|[wm]-(mass-start|team-pursuit))\Z")]
"""A distance, or an event at the Games that is not skated at the tournament: `m-mass-start`."""


class ProtestLodged(InRace, frozen=True, kw_only=True, tag="protest.lodged/1"):
    """A protest about a race."""

    reason_due = True
    lodged_by: Text


class ProtestDecided(Event, frozen=True, kw_only=True, tag="protest.decided/1"):
    """The decision on the protest that was lodged at `protest`."""

    reason_due = True
    protest: Position
    upheld: bool


class CalamityRecorded(Event, frozen=True, kw_only=True, tag="calamity.recorded/1"):
    """The committee recognises a calamity: bad luck on a distance that a designation may mend."""

    reason_due = True
    skater: Slug
    distance: DistanceKey


class TicketDeclined(Event, frozen=True, kw_only=True, tag="ticket.declined/1"):
    """The skater does not go to the Games: passed over on every row."""

    reason_due = True
    skater: Slug


class StartWaived(Event, frozen=True, kw_only=True, tag="start.waived/1"):
    """The skater gives up the start on one distance and keeps the place in the team."""

    reason_due = True
    skater: Slug
    distance: DistanceKey


class LevelDecided(Event, frozen=True, kw_only=True, tag="level.decided/1"):
    """The order of skaters who are level on a distance, best first."""

    reason_due = True
    distance: DistanceKey
    order: Annotated[tuple[Slug, ...], msgspec.Meta(min_length=2)]


class DesignationMade(Event, frozen=True, kw_only=True, tag="designation.made/1"):
    """The committee puts a skater on the team, on a distance, or on a designated row.

    `event` is the distance of a designation of the kind `distance`; the event whose designated row is
    filled for the kind `row`; for the kind `team` it says what for, such as `m-team-pursuit`.
    """

    reason_due = True
    kind: Literal["team", "distance", "row"]
    skater: Slug
    event: TeamEvent


class DesignationWithdrawn(Event, frozen=True, kw_only=True, tag="designation.withdrawn/1"):
    """The designation made at position `designation` no longer holds."""

    reason_due = True
    designation: Position


class StartOverruled(Event, frozen=True, kw_only=True, tag="start.overruled/1"):
    """The committee gives the start on a distance to another skater of the team."""

    reason_due = True
    distance: DistanceKey
    out: Slug | None = None
    into: Slug


class LineUpNamed(Event, frozen=True, kw_only=True, tag="line_up.named/1"):
    """Who skates an event that is decided out of the team: team pursuit, mass start."""

    event: Annotated[str, msgspec.Meta(pattern=r"^[wm]-(mass-start|team-pursuit)\Z")]
    skaters: Annotated[tuple[Slug, ...], msgspec.Meta(min_length=1)]


class TeamPublished(Event, frozen=True, kw_only=True, tag="team.published/1"):
    """The names that the federation published, in no order."""

    sex: Literal["w", "m"]
    skaters: Annotated[tuple[Slug, ...], msgspec.Meta(min_length=1)]


class SkaterReplaced(Event, frozen=True, kw_only=True, tag="skater.replaced/1"):
    """After publication somebody else goes, on the whole team or on one event."""

    reason_due = True
    out: Slug
    into: Slug
    event: TeamEvent | None = None
