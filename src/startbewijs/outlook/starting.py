"""Team and start are two questions: what can be said of a skater's start on each distance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from startbewijs.outlook.fields import reachable_ranks
from startbewijs.outlook.ladder import Ladder, Uncovered, ladder
from startbewijs.outlook.status import Outlook, Status
from startbewijs.selection.designations import left
from startbewijs.selection.procedure import Kind, Procedure
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Distance, Sex


class StartStatus(StrEnum):
    """What can be said of a start; anything finer is not claimed."""

    CERTAIN = "certain"
    WAITS = "waits"
    OUT = "out"


class WaitsFor(StrEnum):
    """What a start waits for."""

    TEAM_PLACE = "the place in the team"
    RACES = "races on the distance"
    COMMITTEE = "a decision of the committee"


@dataclass(frozen=True, slots=True)
class StartOutlook:
    """A start that a skater can still have by the rank on the distance, and what it waits for.

    `best` and `worst` are the ranks still possible there; `worst` is None where the skater may have none.
    """

    skater: str
    distance: Distance
    status: StartStatus
    waits_for: tuple[WaitsFor, ...]
    best: int
    worst: int | None


def start_outlooks(
    competition: Competition, procedure: Procedure, sex: Sex, found: Sequence[Outlook]
) -> tuple[StartOutlook, ...]:
    """The starts that each skater can still have, distance by distance; none where nothing is proved."""
    climbed = ladder(competition, procedure, sex)
    if isinstance(climbed, Uncovered):
        return ()
    statuses = {one.skater: one.status for one in found}
    starts: list[StartOutlook] = []
    for distance, field in climbed.fields.items():
        places = procedure.places[distance.key]
        for runner in field.runners:
            best, worst = reachable_ranks(field, runner)
            if best <= places and runner.name in statuses:
                starts.append(_start(climbed, distance, runner.name, statuses[runner.name], best, worst))
    return tuple(starts)


def _start(
    climbed: Ladder, distance: Distance, skater: str, status: Status, best: int, worst: int | None
) -> StartOutlook:
    if status in (Status.OUT, Status.LEFT_OUT):
        return StartOutlook(skater, distance, StartStatus.OUT, (), best, worst)
    places = climbed.procedure.places[distance.key]
    waits = []
    if status not in (Status.CERTAIN, Status.DESIGNATED):
        waits.append(WaitsFor.TEAM_PLACE)
    if worst is None or worst > places:
        waits.append(WaitsFor.RACES)
    if worst is not None and worst + _designable(climbed, distance, skater) > places:
        waits.append(WaitsFor.COMMITTEE)
    settled = StartStatus.WAITS if waits else StartStatus.CERTAIN
    return StartOutlook(skater, distance, settled, tuple(waits), best, worst)


def _designable(climbed: Ladder, distance: Distance, skater: str) -> int:
    """How many others are designated on this distance, or still may be: each can take the lowest start."""
    procedure, sex, decided = climbed.procedure, climbed.sex, climbed.decided
    made = {one.skater for one in decided.of_kind(Kind.DISTANCE, distance.key)} - {skater}
    struck = {who for who, where in decided.calamities if where == distance} - {skater} - made
    free = 0 if decided.published is not None else max(0, left(procedure, sex, decided))
    return len(made) + min(free, len(struck))
