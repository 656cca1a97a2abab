"""The whole selection of one sex at one moment: order, team and starts, in every reading left open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from startbewijs.selection.claims import Claim, claims
from startbewijs.selection.decisions import Decisions, decisions
from startbewijs.selection.designations import effective
from startbewijs.selection.order import RowFilling, Standing, rows, standings
from startbewijs.selection.procedure import Kind, Prequalified, Procedure, Reading, Topic
from startbewijs.selection.starts import Starts, starts
from startbewijs.selection.team import Team, team
from startbewijs.selection.walk import Walk, walk
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Distance, Sex


@dataclass(frozen=True, slots=True)
class Applied:
    """Order, team and starts in one reading of the designations on a distance; None where there are none."""

    reading: Reading | None
    fillings: tuple[RowFilling, ...]
    order: Walk
    team: Team
    starts: Starts


@dataclass(frozen=True, slots=True)
class Moved:
    """A skater whose first row or place a reading changes; None stands for no row at all, or no place yet."""

    skater: str
    reading: Reading
    row: int | None
    to_row: int | None
    place: int | None
    to_place: int | None


@dataclass(frozen=True, slots=True)
class Selected:
    """Who goes, as far as that is decided.

    `order` is the order as the races made it, `now` the same if it ended now. `applied` has one entry for
    every reading left open. Where the readings differ about a name, it is undecided in `team`, and
    `agreed` is False; the readings never differ about the starts of the same team. `claims` says of whom is
    prequalified whether they started.
    """

    procedure: Procedure
    sex: Sex
    decided: Decisions
    fillings: tuple[RowFilling, ...]
    order: Walk
    now: Walk
    applied: tuple[Applied, ...]
    moved: tuple[Moved, ...]
    team: Team
    starts: Starts
    agreed: bool
    claims: Mapping[Prequalified, Claim]


def selected(
    procedure: Procedure, sex: Sex, standings: Mapping[Distance, Standing], decided: Decisions
) -> Selected:
    """The selection that follows from standings and decisions, recorded or supposed."""
    size, doublures = procedure.team_size[sex], procedure.article(Topic.DOUBLURES)
    fillings = rows(procedure, sex, standings, decided)
    order = walk(fillings, size, doublure_article=doublures)
    now = walk(fillings, size, as_it_stands=True, doublure_article=doublures)
    readings: tuple[Reading | None, ...] = (None,)
    if any(made.kind == Kind.DISTANCE for made in effective(procedure, sex, decided)):
        readings = procedure.designations[sex].readings
    applied = []
    for reading in readings:
        read = fillings if reading is None else rows(procedure, sex, standings, decided, reading)
        walked = order if reading is None else walk(read, size, doublure_article=doublures)
        chosen = team(walked, procedure, sex, decided, order)
        found = starts(chosen, standings, procedure, decided)
        applied.append(Applied(reading, read, walked, chosen, found))
    chosen, agreed = _common([one.team for one in applied])
    return Selected(
        procedure,
        sex,
        decided,
        fillings,
        order,
        now,
        tuple(applied),
        tuple(moved for one in applied for moved in _moved(order, one)),
        chosen,
        applied[0].starts if agreed else starts(chosen, standings, procedure, decided),
        agreed,
        claims(procedure, sex, standings),
    )


def selected_in(procedure: Procedure, sex: Sex, competition: Competition) -> Selected:
    """The selection of one sex from everything that is recorded in a competition."""
    return selected(procedure, sex, standings(competition, sex), decisions(competition, sex))


def _common(teams: list[Team]) -> tuple[Team, bool]:
    """What the teams of all readings have in common, and whether that is everything."""
    first, *others = teams
    if all(
        set(other.skaters) == set(first.skaters) and set(other.undecided) == set(first.undecided)
        for other in others
    ):
        return first, True
    common = [member for member in first.members if all(other.member(member.skater) for other in others)]
    sure = {member.skater for member in common}
    named = dict.fromkeys(skater for one in teams for skater in (*one.skaters, *one.undecided))
    return (
        replace(
            first,
            members=tuple(common),
            undecided=tuple(skater for skater in named if skater not in sure),
            outside=tuple(out for out in first.outside if all(out in other.outside for other in others)),
            dropped=tuple(
                out
                for out in first.dropped
                if all(out.skater in {one.skater for one in other.dropped} for other in others)
            ),
            awaits=tuple(sorted({row for one in teams for row in one.awaits})),
            differences=None,
        ),
        False,
    )


def _moved(order: Walk, applied: Applied) -> list[Moved]:
    """The skaters whose first row or place a reading changes."""
    if applied.reading is None:
        return []
    found = []
    for skater in dict.fromkeys(name.skater for walked in (order, applied.order) for name in walked.names):
        before, after = (walked.name(skater) for walked in (order, applied.order))
        was = (before.rows[0], before.place) if before else (None, None)
        becomes = (after.rows[0], after.place) if after else (None, None)
        if was != becomes:
            found.append(Moved(skater, applied.reading, was[0], becomes[0], was[1], becomes[1]))
    return found
