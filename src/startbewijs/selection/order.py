"""Who stands on each row of the selection order, or why nobody can be named there yet."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from startbewijs.results.classification import Classification, Line, Stage, classification, rank_groups
from startbewijs.selection.decisions import Decisions, Why
from startbewijs.selection.designations import effective
from startbewijs.selection.procedure import Kind, Procedure, Reading, Row
from startbewijs.sport.competition import Competition, Designation, Status
from startbewijs.sport.distances import Distance, Sex

_STARTED = {Status.FINISHED, Status.DNF, Status.DQ}
_ABSENT = {Status.DNS, Status.WDR}
_NO_RANK = {Status.DNF, Status.DQ, Status.DNS, Status.WDR}


@dataclass(frozen=True, slots=True)
class Standing:
    """What selection needs to know of one classification; a supposed ending is just another one.

    `groups` are the skaters by rank, best first; those in one group are level or cannot be told apart.
    `closed_end` says that behind the last group nobody else has a rank, so a rank beyond it is empty, not
    unknown.

    `started` are those without a rank of whom it is known that they started, `absent` those who will not.
    `times` are the counting times in hundredths, as they are published.
    """

    groups: tuple[tuple[str, ...], ...] = ()
    stage: Stage = Stage.NOT_BEGUN
    closed_end: bool = False
    started: frozenset[str] = frozenset()
    absent: frozenset[str] = frozenset()
    times: Mapping[str, int] = field(default_factory=dict, hash=False)

    def has_started(self, skater: str) -> bool:
        return skater in self.started or any(skater in group for group in self.groups)

    def may_start(self, skater: str) -> bool:
        """Whether a skater of whom no start is known may yet start, or may have started unpublished."""
        return not (self.has_started(skater) or skater in self.absent or self.closed_end)


def standing(table: Classification) -> Standing:
    """The standing of a classification; its end is closed only where every entrant and result is known."""
    groups = rank_groups(table)
    ranked = {skater for group in groups for skater in group}
    ended = all(line.skater in ranked or line.status in _NO_RANK for line in table.lines)
    return Standing(
        groups,
        table.stage,
        table.stage is Stage.CLOSED and table.complete and ended,
        frozenset(line.skater for line in table.lines if has_started(line)),
        frozenset(line.skater for line in table.lines if all(race.status in _ABSENT for race in line.races)),
        {line.skater: line.time.cut().ms // 10 for line in table.lines if line.time is not None},
    )


def has_started(line: Line) -> bool:
    """Whether it is known that a skater started in a race of the distance, whatever came of it."""
    return line.rank is not None or any(race.status in _STARTED or race.reskate_due for race in line.races)


def standings(competition: Competition, sex: Sex) -> dict[Distance, Standing]:
    """The standings of the distances that one sex skates at a tournament."""
    return {contest.distance: standing(classification(contest)) for contest in competition.of_sex(sex)}


class Filling(StrEnum):
    """What stands on a row.

    `LEVEL`: one of several skaters who share the rank. `AWAITED`: the distance has not been closed.
    `OPEN`: a designated row without a designation. `EMPTY`: nobody is left for the rank. `UNKNOWN`: who
    has the rank was never published.
    """

    HELD = "held"
    LEVEL = "level"
    AWAITED = "awaited"
    OPEN = "open"
    EMPTY = "empty"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A skater who stands before the holder and does not go: the rank on the ice and the reason."""

    skater: str
    rank: int | None
    why: Why


@dataclass(frozen=True, slots=True)
class RowFilling:
    """A row and what stands on it.

    `candidates` are the skaters who share a `LEVEL` row; `as_it_stands` those who have the rank now, while
    the distance is under way: one, or several who are level. `on_ice` is the holder's rank before anybody
    was passed over or designated. `designation` is the one by which the holder stands here. Who holds it
    as `prequalified` needed only to start. Where the rows are drawn from the times, `time` and `reference`
    are what the row is put in order by, in hundredths; a time that may still change stands there too.
    """

    row: Row
    filling: Filling
    stage: Stage | None = None
    holder: str | None = None
    candidates: tuple[str, ...] = ()
    as_it_stands: tuple[str, ...] = ()
    on_ice: int | None = None
    passed_over: tuple[PassedOver, ...] = ()
    designation: Designation | None = None
    prequalified: bool = False
    time: int | None = None
    reference: int | None = None

    @property
    def provisional(self) -> str | None:
        """Who holds the row as it stands, if that is one skater."""
        return self.as_it_stands[0] if len(self.as_it_stands) == 1 else None


def rows(
    procedure: Procedure,
    sex: Sex,
    standings: Mapping[Distance, Standing],
    decided: Decisions,
    reading: Reading | None = None,
) -> tuple[RowFilling, ...]:
    """The rows of one order with who stands on them.

    Without a `reading` designations on a distance move nobody: this is the order as the races made it.
    With one, such a designation has that effect on the rows of its distance. Who declined is passed over
    on every row; who only waived a start is not, since a waived start must not cost the place that its
    row gave.
    """
    holding = effective(procedure, sex, decided)
    ranks: dict[Distance, tuple[Slot, ...]] = {}
    fillings: list[RowFilling] = []
    for row in procedure.orders[sex]:
        if row.distance is None:
            made = [one for one in holding if one.kind == Kind.ROW and one.event == row.event]
            nth = sum(filled.row.event == row.event and filled.row.designated for filled in fillings)
            fillings.append(_designated(row, made, nth, decided))
            continue
        here = standings.get(row.distance, Standing())
        if row.distance not in ranks:
            moved = [one for one in holding if one.kind == Kind.DISTANCE and one.event == row.event]
            first = procedure.named_on(row.distance)
            ranks[row.distance] = _ranks(here, decided, moved, reading, procedure.places[row.event], first)
        filling = _ranked(row, here, ranks[row.distance], decided)
        reference = procedure.references.get(row.distance)
        fillings.append(filling if reference is None else _timed(filling, here, reference))
    return tuple(fillings)


def _timed(filling: RowFilling, here: Standing, reference: int) -> RowFilling:
    """A row of an order drawn from the times; one whose time was never published is an unknown one.

    The row of who is prequalified stands first whatever the time, so it needs none.
    """
    who = (filling.holder,) if filling.holder is not None else filling.candidates or filling.as_it_stands
    times = {here.times.get(skater) for skater in who}
    timed = replace(filling, time=min(filter(None, times), default=None), reference=reference)
    if filling.prequalified or filling.filling not in (Filling.HELD, Filling.LEVEL) or None not in times:
        return timed
    return replace(timed, filling=Filling.UNKNOWN, holder=None, candidates=(), time=None)


@dataclass(frozen=True, slots=True)
class Slot:
    """Who can have one rank once the decliners are gone: one skater, several who are level, nobody known.

    A `prequalified` skater has it by having started. Who has it for `sure` has it before the distance is
    closed.
    """

    candidates: tuple[str, ...] = ()
    on_ice: int | None = None
    designation: Designation | None = None
    prequalified: bool = False
    sure: bool = False


def slots(here: Standing, gone: Collection[str], first: Sequence[str] = ()) -> tuple[Slot, ...]:
    """The known ranks of a standing, best first, without the skaters who are gone.

    The `first` are prequalified: those who started stand before all others. While it is not known whether
    somebody of them starts, nobody behind has a rank for good; in a closed distance, not even as it stands.
    """
    found: list[Slot] = []
    ranked: list[Slot] = []
    on_ice: dict[str, int] = {}
    rank = 1
    for group in here.groups:
        kept = tuple(skater for skater in group if skater not in gone and skater not in first)
        ranked.extend(Slot(kept, rank) for _ in kept)
        on_ice |= dict.fromkeys(group, rank)
        rank += len(group)
    sure = True
    for skater in first:
        if skater in gone:
            continue
        if here.has_started(skater):
            found.append(Slot((skater,), on_ice.get(skater), None, True, sure))
        elif here.may_start(skater):
            if here.stage is Stage.CLOSED:
                return tuple(found)
            sure = False
    return (*found, *ranked)


def _ranks(
    here: Standing,
    decided: Decisions,
    designated: list[Designation],
    reading: Reading | None,
    places: int,
    first: Sequence[str],
) -> tuple[Slot, ...]:
    """The ranks of a distance after the designations on it, as a reading has it.

    Under `LOWEST` a skater who has a rank within the places stays there, once that is sure: a designation
    takes nothing away. Of several designated skaters the earlier one stands first, and the prequalified
    stand before all of them.
    """
    base = slots(here, decided.declined, first)
    named = {slot.candidates[0] for slot in base if slot.prequalified}
    designated = [made for made in designated if made.skater not in named]
    if reading is Reading.LOWEST and here.stage is Stage.CLOSED:
        beyond = {skater for slot in base[places:] for skater in slot.candidates}
        sure = {skater for slot in base[:places] for skater in slot.candidates} - beyond
        designated = [made for made in designated if made.skater not in sure]
    if reading is None or not designated:
        return base
    on_ice = {skater: slot.on_ice for slot in base for skater in slot.candidates}
    gone = {*decided.declined, *(made.skater for made in designated)}
    awaited = any(here.may_start(skater) for skater in first if skater not in gone)
    moved = awaited and reading is Reading.FIRST
    put = tuple(Slot((made.skater,), on_ice.get(made.skater), made, sure=not moved) for made in designated)
    others = slots(here, gone, first)
    if reading is Reading.FIRST:
        if moved and here.stage is Stage.CLOSED:
            return others
        head = sum(slot.prequalified for slot in others)
        return others[:head] + put + others[head:]
    head = places - len(put)
    unknown = (Slot(),) * (head - len(others))
    return others[:head] + unknown + put + others[head:]


def _ranked(row: Row, here: Standing, ranks: tuple[Slot, ...], decided: Decisions) -> RowFilling:
    """What stands on a row that asks for a rank."""
    assert row.rank is not None
    slot = ranks[row.rank - 1] if row.rank <= len(ranks) else Slot()
    passed = () if slot.prequalified else tuple(_passed_over(here, slot, decided))
    if slot.sure:
        (holder,) = slot.candidates
        return RowFilling(
            row,
            Filling.HELD,
            here.stage,
            holder,
            on_ice=slot.on_ice,
            passed_over=passed,
            designation=slot.designation,
            prequalified=slot.prequalified,
        )
    if here.stage is not Stage.CLOSED:
        return RowFilling(row, Filling.AWAITED, here.stage, None, (), slot.candidates, slot.on_ice, passed)
    if len(slot.candidates) == 1:
        return RowFilling(row, Filling.HELD, here.stage, slot.candidates[0], (), (), slot.on_ice, passed)
    if slot.candidates:
        return RowFilling(row, Filling.LEVEL, here.stage, None, slot.candidates, (), slot.on_ice, passed)
    nobody = Filling.EMPTY if here.closed_end else Filling.UNKNOWN
    return RowFilling(row, nobody, here.stage, passed_over=passed)


def _passed_over(here: Standing, slot: Slot, decided: Decisions) -> Iterator[PassedOver]:
    """Who declined and stands before a slot, or anywhere where the slot has no rank on the ice."""
    rank = 1
    for group in here.groups:
        if slot.on_ice is not None and rank > slot.on_ice:
            return
        for skater in group:
            if skater in decided.declined:
                yield PassedOver(skater, rank, decided.declined[skater])
        rank += len(group)


def _designated(row: Row, made: list[Designation], nth: int, decided: Decisions) -> RowFilling:
    """What stands on the `nth` designated row of an event."""
    passed = tuple(
        PassedOver(other.skater, None, decided.declined[other.skater])
        for other in decided.of_kind(Kind.ROW, row.event)
        if other.skater in decided.declined
    )
    if nth >= len(made):
        return RowFilling(row, Filling.OPEN, passed_over=passed)
    holder = made[nth]
    return RowFilling(row, Filling.HELD, holder=holder.skater, passed_over=passed, designation=holder)
