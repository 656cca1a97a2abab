"""Why a skater goes or does not go, row by row and start by start, as values without words."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from startbewijs.selection.claims import Claim
from startbewijs.selection.order import Filling
from startbewijs.selection.procedure import Kind, Reading, Topic
from startbewijs.selection.selected import Selected
from startbewijs.selection.walk import Name, Outcome, Step, Walk
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Distance, Sex


class About(StrEnum):
    """What a reason says.

    On the order: `PREQUALIFIED` a ticket that was the skater's before the trials, and whether the start
    that it takes was made; `PLACE` the row that gives a place, `DOUBLURE` a row that the skater frees,
    `LEVEL` a row shared with others, `STANDS` a row held as it stands, `MAY_HOLD` a row still to be skated
    for, `PASSED_OVER` a row that the skater would have. `WAITS` sums up what stands above; `FREED` counts the
    rows above that are doublures; `MOVED` is what a reading of a designation changes.

    Decided: `DECLINED`, `WAIVED`, `DESIGNATED`, `OBJECTION`. The team: `GOES`, `LEFT_OUT`, `REPLACED`,
    `UNDECIDED`, `OUTSIDE`, `NOWHERE`. Starts: `STARTS`, `LOSES`, `MAY_START`, `LINE_UP`.
    """

    PREQUALIFIED = "prequalified"
    PLACE = "place"
    DOUBLURE = "doublure"
    LEVEL = "level"
    STANDS = "stands"
    MAY_HOLD = "may hold"
    PASSED_OVER = "passed over"
    WAITS = "waits"
    FREED = "freed"
    MOVED = "moved"
    DECLINED = "declined"
    WAIVED = "waived"
    DESIGNATED = "designated"
    OBJECTION = "objection"
    GOES = "goes"
    LEFT_OUT = "left out"
    REPLACED = "replaced"
    UNDECIDED = "undecided"
    OUTSIDE = "outside"
    NOWHERE = "nowhere"
    STARTS = "starts"
    LOSES = "loses"
    MAY_START = "may start"
    LINE_UP = "line-up"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason; which fields it has follows from what it is about.

    `row` and `event` say where, `rank` is what the row asks for and `on_ice` the rank that was skated.
    `rows` are other rows: the first row of a doublure, the rows that are awaited, those that are freed.
    `others` are other skaters: on a row that gives a place, the prequalified who stand before. `how` is the
    word for a route, a way to a start, a loss or a fault. Where the rows are drawn from the times, `time`
    and `reference` are what a row stands by, in hundredths.
    """

    about: About
    row: int | None = None
    event: str | None = None
    rank: int | None = None
    on_ice: int | None = None
    place: int | None = None
    best: int | None = None
    worst: int | None = None
    names_above: int | None = None
    open_above: int | None = None
    doublures_needed: int | None = None
    rows: tuple[int, ...] = ()
    others: tuple[str, ...] = ()
    how: str | None = None
    reading: Reading | None = None
    why: str | None = None
    position: int | None = None
    article: str | None = None
    time: int | None = None
    reference: int | None = None


def reasons(skater: str, selection: Selected, still_to_race: Collection[Distance] = ()) -> tuple[Reason, ...]:
    """Everything that decides about a skater: rows and places, decisions, the team, start by start.

    `still_to_race` are the distances on which the skater can still get a rank.
    """
    return (
        *_on_order(skater, selection, still_to_race),
        *_decided(skater, selection),
        _in_team(skater, selection),
        *_starting(skater, selection),
    )


def still_to_race(competition: Competition, sex: Sex, skater: str) -> tuple[Distance, ...]:
    """The distances that are not closed and that a skater is entered for and has not withdrawn from."""
    return tuple(
        contest.distance
        for contest in competition.of_sex(sex)
        if contest.closed is None and skater in contest.entrants and skater not in contest.withdrawn
    )


def _on_order(skater: str, selection: Selected, racing: Collection[Distance]) -> Iterator[Reason]:
    """The rows of a skater on the order by the races, what stands above them, and what a reading moves."""
    mine = {one: claim for one, claim in selection.claims.items() if one.skater == skater}
    if skater not in selection.decided.declined:
        for one, claim in mine.items():
            yield Reason(About.PREQUALIFIED, event=one.distance.key, how=claim.value, article=one.article)
    skating = set(racing) - {one.distance for one in mine}
    for step in selection.order.steps:
        reason = _on_row(skater, step, skating)
        if reason is not None:
            yield _behind(reason, step, selection)
    name = selection.order.name(skater)
    if name is not None:
        yield from _above(name, selection.order)
    for moved in selection.moved:
        if moved.skater == skater:
            yield Reason(
                About.MOVED,
                row=moved.to_row,
                place=moved.to_place,
                rows=() if moved.row is None else (moved.row,),
                reading=moved.reading,
                article=selection.procedure.article(Topic.READINGS),
            )


def _behind(reason: Reason, step: Step, selection: Selected) -> Reason:
    """A reason with the prequalified who stand before it on the distance, where a place is given."""
    if reason.about is not About.PLACE or step.filling.prequalified or step.filling.row.rank is None:
        return reason
    alike = [
        one for one in selection.fillings if one.row.event == step.filling.row.event and one.prequalified
    ]
    return replace(reason, others=tuple(one.holder for one in alike if one.holder is not None))


def _on_row(skater: str, step: Step, racing: Collection[Distance]) -> Reason | None:
    """What one row is to a skater, None if nothing."""
    filling, row = step.filling, step.filling.row
    here = Reason(
        About.PLACE,
        row=row.number,
        event=row.event,
        rank=row.rank,
        on_ice=filling.on_ice,
        article=step.article,
        time=filling.time,
        reference=filling.reference,
    )
    for passed in filling.passed_over:
        if passed.skater == skater and passed.rank in (row.rank, None):
            return replace(
                here,
                about=About.PASSED_OVER,
                on_ice=passed.rank,
                others=step.skaters,
                why=passed.why.text,
                position=passed.why.position,
            )
    if skater == filling.holder and step.outcome is Outcome.DOUBLURE:
        return replace(
            here,
            about=About.DOUBLURE,
            rows=() if step.doublure_of is None else (step.doublure_of,),
        )
    if skater == filling.holder:
        made = filling.designation
        return replace(
            here,
            how=Claim.STARTED.value if filling.prequalified else None,
            place=step.place,
            best=step.best,
            worst=step.worst,
            rows=step.depends_on,
            why=None if made is None else made.why,
            position=None if made is None else made.position,
        )
    if skater in filling.candidates:
        return replace(here, about=About.LEVEL, others=_without(skater, filling.candidates))
    if skater in filling.as_it_stands:
        return replace(here, about=About.STANDS, others=_without(skater, filling.as_it_stands))
    if filling.filling is Filling.AWAITED and row.distance in racing:
        return replace(here, about=About.MAY_HOLD)
    return None


def _above(name: Name, order: Walk) -> Iterator[Reason]:
    """What stands above the first row of a skater: the rows that are freed, and what is still awaited."""
    numbers = [step.number for step in order.steps]
    first = order.steps[numbers.index(name.rows[0])]
    above = order.steps[: numbers.index(name.rows[0])]
    freed = tuple(step.number for step in above if step.outcome is Outcome.DOUBLURE)
    if freed:
        yield Reason(About.FREED, row=first.number, rows=freed)
    if first.open_above or name.place is None:
        yield Reason(
            About.WAITS,
            row=first.number,
            best=name.best,
            worst=name.worst,
            names_above=first.names_above,
            open_above=first.open_above,
            doublures_needed=first.doublures_needed,
            rows=tuple(step.number for step in above if step.number in order.unsettled),
        )


def _decided(skater: str, selection: Selected) -> Iterator[Reason]:
    """The decisions about a skater, and what is wrong with them."""
    decided, article = selection.decided, selection.procedure.article
    if skater in decided.declined:
        why = decided.declined[skater]
        yield Reason(About.DECLINED, why=why.text, position=why.position, article=article(Topic.DECLINED))
    for (who, distance), why in decided.waived.items():
        if who == skater:
            yield Reason(
                About.WAIVED,
                event=distance.key,
                why=why.text,
                position=why.position,
                article=article(Topic.WAIVED),
            )
    for made in decided.designations:
        if made.skater == skater:
            yield Reason(
                About.DESIGNATED,
                event=made.event,
                how=made.kind,
                why=made.why,
                position=made.position,
                article=article(_MADE[Kind(made.kind)]),
            )
    for fault in (*selection.team.objections, *selection.starts.objections):
        if fault.skater == skater:
            yield Reason(
                About.OBJECTION,
                event=fault.event,
                how=fault.fault,
                position=fault.position,
                article=fault.article,
            )


def _in_team(skater: str, selection: Selected) -> Reason:
    """Whether a skater goes, and by what."""
    team, name = selection.team, selection.order.name(skater)
    here = Reason(
        About.NOWHERE,
        place=None if name is None else name.place,
        best=None if name is None else name.best,
        worst=None if name is None else name.worst,
    )
    member = team.member(skater)
    if member is not None:
        by = member.designation or member.replacing
        return replace(
            here,
            about=About.GOES,
            how=member.route,
            others=(member.replacing.instead_of or "",) if member.replacing else (),
            why=None if by is None else by.why,
            position=None if by is None else by.position,
            article=member.article,
        )
    for out in team.dropped:
        if out.skater == skater:
            return replace(
                here,
                about=About.LEFT_OUT,
                others=(out.designation.skater,),
                event=out.designation.event,
                why=out.designation.why,
                position=out.designation.position,
                article=out.article,
            )
    for other in team.members:
        ruling = other.replacing
        if ruling is not None and ruling.instead_of == skater:
            return replace(
                here,
                about=About.REPLACED,
                others=(other.skater,),
                why=ruling.why,
                position=ruling.position,
                article=other.article,
            )
    if skater in team.undecided:
        return replace(here, about=About.UNDECIDED, rows=team.awaits)
    about = About.NOWHERE if name is None else About.OUTSIDE
    return replace(here, about=about, rows=team.awaits)


def _starting(skater: str, selection: Selected) -> Iterator[Reason]:
    """The starts of a skater, those that the skater has lost or may still get, and the line-ups."""
    for found in selection.starts.distances:
        event, start = found.distance.key, found.start(skater)
        if start is not None:
            yield Reason(
                About.STARTS,
                event=event,
                on_ice=start.rank,
                how=start.given,
                others=() if start.instead_of is None else (start.instead_of,),
                why=start.why,
                position=start.position,
                article=start.article,
            )
        for lost in found.lost:
            if lost.skater == skater:
                yield Reason(
                    About.LOSES,
                    event=event,
                    on_ice=lost.rank,
                    how=lost.loss,
                    others=() if lost.to is None else (lost.to,),
                    why=lost.why,
                    position=lost.position,
                )
        if skater in found.undecided:
            yield Reason(About.MAY_START, event=event, others=_without(skater, found.undecided))
    for line_up in selection.starts.line_ups:
        if skater in line_up.skaters:
            yield Reason(
                About.LINE_UP,
                event=line_up.event,
                others=_without(skater, line_up.skaters),
                article=line_up.article,
            )


def _without(skater: str, others: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(other for other in others if other != skater)


_MADE = {Kind.TEAM: Topic.TEAM, Kind.DISTANCE: Topic.DISTANCE, Kind.ROW: Topic.ROW}
