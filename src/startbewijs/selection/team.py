"""The team: who goes by the order, who by designation, and who stood inside the line and does not go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from startbewijs.selection.decisions import Decisions
from startbewijs.selection.designations import Fault, Objection, effective, objections
from startbewijs.selection.procedure import Kind, Procedure, Topic
from startbewijs.selection.walk import Walk, walk
from startbewijs.sport.competition import Designation, Ruling
from startbewijs.sport.distances import Sex

_TOPICS = {Kind.TEAM: Topic.TEAM, Kind.DISTANCE: Topic.DISTANCE}


class Route(StrEnum):
    """How a member came into the team: by the order, by a designation, or in somebody's place."""

    ORDER = "order"
    TEAM = "designated for the team"
    DISTANCE = "designated on a distance"
    REPLACEMENT = "replacement"


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who goes. `rows` and `place` are those of the order as the races made it.

    `designation` and `replacing` are the decision by which the member is in the team, with its reason and
    its position in the log. A skater who is designated and stands inside the line anyway has both.
    """

    skater: str
    route: Route
    rows: tuple[int, ...]
    place: int | None
    designation: Designation | None = None
    replacing: Ruling | None = None
    article: str | None = None


@dataclass(frozen=True, slots=True)
class Dropped:
    """Somebody who stood inside the line by the races and is left out, by which designation."""

    skater: str
    place: int | None
    designation: Designation
    article: str | None


@dataclass(frozen=True, slots=True)
class Differences:
    """How the published team differs: names that it lacks, and names that do not follow from here."""

    missing: tuple[str, ...]
    unexpected: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Team:
    """Who goes, as far as that is decided.

    `members` go whatever the rows that are still undecided bring; `undecided` may or may not, among them
    who lost a row to a designation and may still win another; `outside` stay below the line. `awaits` are
    the rows. `differences` is None where no team was published, or none is decided.
    """

    sex: Sex
    size: int
    members: tuple[Member, ...]
    undecided: tuple[str, ...]
    outside: tuple[str, ...]
    dropped: tuple[Dropped, ...]
    awaits: tuple[int, ...]
    objections: tuple[Objection, ...]
    differences: Differences | None

    @property
    def decided(self) -> bool:
        return len(self.members) >= self.size or not (self.undecided or self.awaits)

    def may_go(self, skater: str) -> bool:
        """Whether a skater goes or still may; anybody may by a row that is not settled."""
        if self.decided:
            return self.member(skater) is not None
        known = self.member(skater) is not None or skater in self.undecided
        return known or (bool(self.awaits) and skater not in self.outside)

    @property
    def skaters(self) -> tuple[str, ...]:
        return tuple(member.skater for member in self.members)

    def member(self, skater: str) -> Member | None:
        """The member with this name, None for anybody else."""
        return next((member for member in self.members if member.skater == skater), None)


def team(
    order: Walk, procedure: Procedure, sex: Sex, decided: Decisions, by_races: Walk | None = None
) -> Team:
    """The team that follows from an order: the designated, and the first other names that fill it up.

    `order` is walked with the designations on a distance in one reading; `by_races` without them, where
    that is another walk. Left out is only who stands inside the line by the races.
    """
    races = by_races or order
    designated = [
        made for made in effective(procedure, sex, decided) if made.kind in (Kind.TEAM, Kind.DISTANCE)
    ]
    dropped: list[Dropped] = []
    possible = set(races.inside)
    others = order
    for n, made in _one_by_one(designated):
        others = _others(order, procedure.team_size[sex], designated[:n])
        article = procedure.article(_TOPICS[Kind(made.kind)])
        chosen = {one.skater for one in designated}
        gone = {skater for skater in possible - chosen if not _may_go(skater, others)}
        for name in races.names:
            if name.skater in gone:
                dropped.append(Dropped(name.skater, name.place, made, article))
        possible -= gone
    members = _members(order, races, procedure, others, designated)
    displaced = possible - {*others.undecided, *(member.skater for member in members)}
    replaced, faults = _replaced(members, races, procedure, decided)
    found = Team(
        sex,
        procedure.team_size[sex],
        replaced,
        (*others.undecided, *(name.skater for name in races.names if name.skater in displaced)),
        others.outside,
        tuple(dropped),
        others.unsettled,
        (*objections(procedure, sex, decided), *faults),
        None,
    )
    if decided.published is None or not found.decided:
        return found
    going = [member.skater for member in members]
    differences = Differences(
        tuple(skater for skater in going if skater not in decided.published),
        tuple(skater for skater in decided.published if skater not in going),
    )
    return replace(found, differences=differences)


def _one_by_one(designated: list[Designation]) -> Iterator[tuple[int, Designation]]:
    """How many of the designations take effect together, step by step, and the one that each step adds.

    A designation on a distance has moved the rows already, so a first step without its place comes before.
    """
    moving = [made for made in designated if made.kind == Kind.DISTANCE]
    if moving:
        yield 0, moving[-1]
    yield from enumerate(designated, 1)


def _others(order: Walk, size: int, designated: Sequence[Designation]) -> Walk:
    """The order without the designated, who have their places, and with the line that much higher."""
    chosen = {made.skater for made in designated}
    fillings = [step.filling for step in order.steps]
    return walk(fillings, size - len(chosen), as_it_stands=order.stands, without=chosen)


def _may_go(skater: str, others: Walk) -> bool:
    """Whether a skater is inside the line, or may still come there by a row that is not settled."""
    name = others.name(skater)
    return bool(others.unsettled) if name is None else name.best <= others.team_size


def _members(
    order: Walk, races: Walk, procedure: Procedure, others: Walk, designated: Sequence[Designation]
) -> tuple[Member, ...]:
    """The designated and those who fill the team up, as they stand on the order by the races."""
    by = {made.skater: made for made in reversed(designated)}
    ranking = list(dict.fromkeys(name.skater for name in (*races.names, *order.names)))
    going = [skater for skater in ranking if skater in by or skater in others.inside]
    going += [skater for skater in by if skater not in ranking]
    members = []
    for skater in going:
        name, made = races.name(skater), by.get(skater)
        rows, place = (name.rows, name.place) if name else ((), None)
        if made is None:
            members.append(Member(skater, Route.ORDER, rows, place))
            continue
        kind = Kind(made.kind)
        inside = skater in races.inside
        route = Route.ORDER if inside else Route.TEAM if kind is Kind.TEAM else Route.DISTANCE
        members.append(Member(skater, route, rows, place, made, None, procedure.article(_TOPICS[kind])))
    return tuple(members)


def _replaced(
    members: tuple[Member, ...], races: Walk, procedure: Procedure, decided: Decisions
) -> tuple[tuple[Member, ...], list[Objection]]:
    """The members after somebody took somebody else's place, and what is wrong with the rest."""
    now, faults = list(members), []
    article = procedure.article(Topic.REPLACED)
    for ruling in decided.replacements:
        if ruling.event is not None:
            continue
        going = [member.skater for member in now]
        if ruling.instead_of not in going or ruling.skater in going:
            fault = Fault.IN_TEAM if ruling.skater in going else Fault.NOT_IN_TEAM
            who = ruling.skater if fault is Fault.IN_TEAM else ruling.instead_of or ruling.skater
            faults.append(Objection(fault, who, None, ruling.position, article))
            continue
        name = races.name(ruling.skater)
        rows, place = (name.rows, name.place) if name else ((), None)
        now[going.index(ruling.instead_of)] = Member(
            ruling.skater, Route.REPLACEMENT, rows, place, None, ruling, article
        )
    return tuple(now), faults
