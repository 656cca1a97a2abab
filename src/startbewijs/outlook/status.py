"""The status of every skater: certain, waiting, possible or out, each from a bound that was played."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import product

from startbewijs.outlook.committee import OnDistance, Use, under, uses
from startbewijs.outlook.ladder import Ladder, Uncovered, ladder
from startbewijs.outlook.places import Bounds, Rung, always_within, bounds, ever_within
from startbewijs.outlook.playing import Playground, playground
from startbewijs.selection.decisions import Decisions
from startbewijs.selection.designations import effective
from startbewijs.selection.order import Filling, RowFilling
from startbewijs.selection.procedure import Kind, Procedure
from startbewijs.selection.selected import Selected, selected_in
from startbewijs.selection.team import Team, team
from startbewijs.selection.walk import Walk, walk
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Distance, Sex


class Status(StrEnum):
    """What can be said of a skater's place in the team; the first that holds is said."""

    LEFT_OUT = "left out"
    DESIGNATED = "designated"
    CERTAIN = "certain"
    BY_THE_ORDER = "certain by the order"
    WAITING = "in, waiting"
    POSSIBLE = "possible"
    OUT = "out by the races"
    NOT_PROVED = "not proved"


@dataclass(frozen=True, slots=True)
class Outlook:
    """What may still happen to one skater.

    `now` is the place if it ended now, None when on no row. `bounds` hold the best and the worst place
    with an ending each; None where `uncovered` says why nothing is proved. `row` is the first row the
    skater holds for good, and `doublures_needed` how many of the open rows above it must become
    doublures for the team place, None where not even all of them are enough. `threat` is the use of the
    designations that could still take the place of a skater who is certain by the order.
    """

    skater: str
    status: Status
    now: int | None
    bounds: Bounds | None
    row: int | None
    doublures_needed: int | None
    threat: Use | None = None
    uncovered: Uncovered | None = None

    @property
    def best(self) -> int | None:
        return None if self.bounds is None or self.bounds.best is None else self.bounds.best.place

    @property
    def worst(self) -> int | None:
        return None if self.bounds is None else self.bounds.worst.place


def outlooks(competition: Competition, procedure: Procedure, sex: Sex) -> tuple[Outlook, ...]:
    """The outlook of every skater of one sex who is entered somewhere, best standing first."""
    ground = playground(ladder(competition, procedure, sex))
    return outlooks_on(competition, selected_in(procedure, sex, competition), ground)


def outlooks_on(
    competition: Competition, selected: Selected, ground: Playground | Uncovered
) -> tuple[Outlook, ...]:
    """The same from a selection and on a playground that were made already."""
    entered = {name for contest in competition.of_sex(selected.sex) for name in contest.entrants}
    view = _View.of(selected, ground)
    found = [_outlook(view, skater) for skater in sorted(entered)]
    return tuple(sorted(found, key=lambda one: _in_order(one, competition)))


def outlook(competition: Competition, procedure: Procedure, sex: Sex, skater: str) -> Outlook:
    """The outlook of one skater."""
    ground = playground(ladder(competition, procedure, sex))
    return outlook_on(selected_in(procedure, sex, competition), ground, skater)


def outlook_on(selected: Selected, ground: Playground | Uncovered, skater: str) -> Outlook:
    """The same from a selection and on a playground that were made already."""
    return _outlook(_View.of(selected, ground), skater)


@dataclass(frozen=True, slots=True)
class _View:
    """One sex at one moment: what is settled, what it would be if it ended now, and what may still be.

    `giving_way` stand inside the line if it ended now, and would have to leave it to the designated.
    """

    ground: Playground | Uncovered
    settled: Walk
    now: Walk
    team: Team
    giving_way: frozenset[str]

    @classmethod
    def of(cls, found: Selected, ground: Playground | Uncovered) -> _View:
        now = _if_it_ended_now(found.fillings, found.procedure.team_size[found.sex])
        giving_way = {one.skater for one in team(now, found.procedure, found.sex, found.decided).dropped}
        return cls(ground, found.order, now, found.team, frozenset(giving_way))


def _if_it_ended_now(fillings: Sequence[RowFilling], size: int) -> Walk:
    """The walk as it stands; a rank that nobody published is skipped like one that is still to come."""
    skipping = [
        replace(one, filling=Filling.AWAITED) if one.filling is Filling.UNKNOWN else one for one in fillings
    ]
    return walk(skipping, size, as_it_stands=True)


def _in_order(one: Outlook, competition: Competition) -> tuple[int, int, int, tuple[str, str]]:
    last = 10**6
    sorting = competition.skater(one.skater).sorting
    return (one.now or last, one.worst or last, one.best or last, sorting)


def _outlook(view: _View, skater: str) -> Outlook:
    name = view.now.name(skater)
    place = None if name is None else name.place
    held = next((step for step in view.settled.steps if step.skaters == (skater,)), None)
    row, needed = (None, None) if held is None else (held.number, held.doublures_needed)
    ground = view.ground
    if isinstance(ground, Uncovered):
        return Outlook(skater, Status.NOT_PROVED, place, None, row, needed, uncovered=ground)
    found = bounds(ground.ladder.rungs, ground.ladder.fields, skater)
    if not ground.attains(found, skater):
        return Outlook(skater, Status.NOT_PROVED, place, None, row, needed, uncovered=Uncovered.MISMATCH)
    staying = None if skater in view.giving_way else place
    status, threat = _status(ground.ladder, found, skater, staying, view.team)
    return Outlook(skater, status, place, found, row, needed, threat)


def _status(
    climbed: Ladder, found: Bounds, skater: str, now: int | None, chosen: Team
) -> tuple[Status, Use | None]:
    worst = found.worst.place
    by_the_order = worst is not None and worst <= climbed.team_size
    decided = climbed.decided
    if skater in decided.declined:
        return Status.OUT, None
    if any(one.skater == skater for one in chosen.dropped):
        return Status.LEFT_OUT, None
    if decided.published is not None:
        return _published(decided, skater, by_the_order, chosen), None
    holding = effective(climbed.procedure, climbed.sex, decided)
    designated = any(made.skater == skater and made.kind != Kind.ROW for made in holding)
    if designated and not by_the_order:
        return Status.DESIGNATED, None
    if by_the_order:
        threat = threat_to(climbed, skater)
        return (Status.CERTAIN if threat is None else Status.BY_THE_ORDER), threat
    if now is not None and now <= climbed.team_size:
        return Status.WAITING, None
    best = None if found.best is None else found.best.place
    if best is not None and best <= climbed.team_size:
        return Status.POSSIBLE, None
    if _lifted(climbed, skater):
        return (Status.WAITING if chosen.member(skater) else Status.POSSIBLE), None
    return Status.OUT, None


def _lifted(climbed: Ladder, skater: str) -> bool:
    """Whether the designations that are made can bring in a skater whom the races alone do not.

    Who counts as first moves the others of that distance down, some of them below the skater; who takes the
    lowest start there takes a row from its holder, and may stand above anyway. The designated have their
    places in the team whatever their rows bring, so their names stand above all rows.
    """
    made = effective(climbed.procedure, climbed.sex, climbed.decided)
    on = [(one.skater, Distance.of(one.event)) for one in made if one.kind == Kind.DISTANCE]
    chosen = tuple(Rung(None, 0, one.skater) for one in made if one.kind in (Kind.TEAM, Kind.DISTANCE))
    if not on:
        return False
    for readings in product(climbed.procedure.designations[climbed.sex].readings, repeat=len(on)):
        use = Use(tuple(OnDistance(*who, reading) for who, reading in zip(on, readings, strict=True)), 0)
        changed = under(climbed, use)
        if ever_within((*chosen, *changed.rungs), changed.fields, skater, climbed.team_size):
            return True
    return False


def _published(decided: Decisions, skater: str, by_the_order: bool, chosen: Team) -> Status:
    """The status after the team was published, which is a decision about everybody.

    Once somebody in it does not go, whoever stands inside the line instead waits for the committee.
    """
    assert decided.published is not None
    replaced = {one.instead_of for one in decided.replacements if one.event is None}
    came = {one.skater for one in decided.replacements if one.event is None}
    if skater in {*decided.published, *came} - replaced:
        return Status.CERTAIN if by_the_order else Status.DESIGNATED
    if not by_the_order:
        return Status.OUT
    vacant = any(name in decided.declined for name in decided.published)
    return Status.WAITING if vacant and chosen.may_go(skater) else Status.LEFT_OUT


def threat_to(climbed: Ladder, skater: str) -> Use | None:
    """The use of the fewest designations that could still cost a skater the place by the order."""
    threats = [use for use in uses(climbed) if _loses(climbed, skater, use)]
    made = sum(one.kind == Kind.TEAM for one in climbed.decided.designations)
    fewest: list[Use] = []
    for use in threats:
        while use.for_team > made and _loses(
            climbed, skater, fewer := replace(use, for_team=use.for_team - 1)
        ):
            use = fewer
        fewest.append(use)
    return min(fewest, key=lambda use: len(use.on_distances) + use.for_team, default=None)


def _loses(climbed: Ladder, skater: str, use: Use) -> bool:
    if any(made.skater == skater for made in use.on_distances):
        return False
    changed = under(climbed, use)
    return not always_within(changed.rungs, changed.fields, skater, climbed.team_size - use.displaced)
