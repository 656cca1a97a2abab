"""Facts about what a tournament has besides its distances."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from startbewijs.log.events.base import DistanceKey, Event, RaceNumber, Slug, Text, TimeText

CombinationKey = Annotated[str, msgspec.Meta(pattern=r"^[wm]-[a-z0-9]+(-[a-z0-9]+)*\Z", max_length=40)]
"""The key of a classification over several distances: `w-allround`, `m-sprint`."""

MassStartKey = Annotated[str, msgspec.Meta(pattern=r"^[wm]-mass-start\Z")]
"""The key of a mass start: `w-mass-start`."""

PursuitKey = Annotated[str, msgspec.Meta(pattern=r"^[wm]-team-pursuit\Z")]
"""The key of a team pursuit: `m-team-pursuit`."""

LapNumber = Annotated[int, msgspec.Meta(ge=1, le=200)]


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A race that counts in a combination."""

    distance: DistanceKey
    race: RaceNumber = 1


class CombinationAnnounced(Event, frozen=True, kw_only=True, tag="combination.announced/1"):
    """Several races count together, in points; `parts` in the order in which they are skated.

    `name` is what people call it where the key does not say it.
    """

    combination: CombinationKey
    name: Text | None = None
    parts: Annotated[tuple[Part, ...], msgspec.Meta(min_length=2, max_length=10)]


class InMassStart(Event, frozen=True, kw_only=True):
    """A fact about one race of a mass start: its final, or a semi-final."""

    event: MassStartKey
    race: Slug = "final"


class MassStartAnnounced(InMassStart, frozen=True, kw_only=True, tag="mass_start.announced/1"):
    """A race of a mass start: how many laps are due, and after which laps there is a sprint for points."""

    name: Text | None = None
    laps: LapNumber = 16
    sprints: tuple[LapNumber, ...] = (4, 8, 12)


class MassStartDrawn(InMassStart, frozen=True, kw_only=True, tag="mass_start.drawn/1"):
    """Who starts, in the order of the grid; naming them again replaces that, until the race is skated."""

    skaters: Annotated[tuple[Slug, ...], msgspec.Meta(min_length=2, max_length=64)]


class SprintJudged(InMassStart, frozen=True, kw_only=True, tag="sprint.judged/1"):
    """Who were first in the sprint after a lap, the first one first; judging it again replaces that."""

    lap: LapNumber
    skaters: Annotated[tuple[Slug, ...], msgspec.Meta(min_length=1, max_length=3)]


class Finish(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What one skater's mass start came to: a time, a status, or fewer laps than were skated."""

    skater: Slug
    time: TimeText | None = None
    laps: Annotated[int, msgspec.Meta(ge=0, le=200)] | None = None
    status: Literal["DNF", "DNS", "DQ", "WDR"] | None = None
    code: Annotated[str, msgspec.Meta(pattern=r"^T[0-9]{2}\Z")] | None = None


class MassStartFinished(InMassStart, frozen=True, kw_only=True, tag="mass_start.finished/1"):
    """The result of every starter, in the order in which they crossed the line.

    `laps` only where the winner skated another number than was due; that needs its reason.
    """

    finishes: Annotated[tuple[Finish, ...], msgspec.Meta(min_length=1, max_length=64)]
    laps: LapNumber | None = None


class MassStartCorrected(InMassStart, frozen=True, kw_only=True, tag="mass_start.corrected/1"):
    """The whole result once more, with what was wrong in it put right."""

    reason_due = True
    finishes: Annotated[tuple[Finish, ...], msgspec.Meta(min_length=1, max_length=64)]
    laps: LapNumber | None = None


class PursuitTeamEntered(Event, frozen=True, kw_only=True, tag="pursuit_team.entered/1"):
    """A team: three skaters, and perhaps one in reserve; entering it again replaces who is in it."""

    event: PursuitKey
    team: Slug
    name: Text
    skaters: Annotated[tuple[Slug, ...], msgspec.Meta(min_length=3, max_length=4)]


class PursuitHeatDrawn(Event, frozen=True, kw_only=True, tag="pursuit_heat.drawn/1"):
    """Which team starts on the side of the finish and which on that of the crossing; either may be alone.

    In a `knock_out` heat the first of two is through; else every team is ranked by its time.
    """

    event: PursuitKey
    heat: Slug
    finish: Slug | None = None
    crossing: Slug | None = None
    knock_out: bool = False


class PursuitTeamSkated(Event, frozen=True, kw_only=True, tag="pursuit_team.skated/1"):
    """What a team's heat came to: the time of its third skater, or a status.

    `times` are those of its three skaters, in the order of their finish, or the third's alone. Recorded
    again it takes the place of what was recorded, with its reason.
    """

    event: PursuitKey
    heat: Slug
    team: Slug
    times: Annotated[tuple[TimeText, ...], msgspec.Meta(max_length=3)] = ()
    status: Literal["DNF", "DNS", "DQ", "WDR"] | None = None
    code: Annotated[str, msgspec.Meta(pattern=r"^T[0-9]{2}\Z")] | None = None
    overtaken: bool = False
