"""Who starts where: tickets by rank, vacant starts filled up, and what the committee decided."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from startbewijs.results.classification import Stage
from startbewijs.selection.decisions import Decisions
from startbewijs.selection.designations import Fault, Objection, effective
from startbewijs.selection.order import Filling, Standing, slots
from startbewijs.selection.procedure import Kind, Procedure, Topic
from startbewijs.selection.team import Team
from startbewijs.sport.competition import Ruling
from startbewijs.sport.distances import Distance


class Given(StrEnum):
    """How somebody came to a start."""

    RANK = "by rank"
    PREQUALIFIED = "prequalified"
    DESIGNATED = "designated"
    FILLED_UP = "filled up"
    OVERRULED = "decided otherwise"
    REPLACED = "replacement"


class Loss(StrEnum):
    """Why a skater whose rank carries a start does not have it."""

    NOT_IN_TEAM = "not in the team"
    WAIVED = "waived"
    DECLINED = "declined"
    DESIGNATED = "gives way to a designation"
    OVERRULED = "decided otherwise"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class Start:
    """A start on a distance. `rank` is the skater's rank on the ice, None where there is none.

    `instead_of` names whose start it was; `why` and `position` are those of the decision that gave it.
    """

    skater: str
    given: Given
    rank: int | None
    instead_of: str | None = None
    why: str | None = None
    position: int | None = None
    article: str | None = None


@dataclass(frozen=True, slots=True)
class Lost:
    """A skater with a start by rank who does not have it: why, by which decision, and who has it now."""

    skater: str
    rank: int | None
    loss: Loss
    to: str | None = None
    why: str | None = None
    position: int | None = None


@dataclass(frozen=True, slots=True)
class DistanceStarts:
    """The starts on one distance, by rank on the ice, the designated last.

    `undecided` skaters may still get one of the starts. `vacant` places have no name yet, `because` the
    distance is awaited, a rank is unknown or level, or nobody is left.
    """

    distance: Distance
    places: int
    starts: tuple[Start, ...]
    lost: tuple[Lost, ...]
    undecided: tuple[str, ...]
    vacant: int
    because: Filling | None

    def start(self, skater: str) -> Start | None:
        """The start of this skater, None for anybody else."""
        return next((start for start in self.starts if start.skater == skater), None)


@dataclass(frozen=True, slots=True)
class LineUp:
    """Who skates an event that is decided out of the team."""

    event: str
    places: int
    skaters: tuple[str, ...]
    replacements: tuple[Ruling, ...]
    article: str | None


@dataclass(frozen=True, slots=True)
class Starts:
    """All starts of one sex, shortest distance first, with the objections to decisions about them."""

    distances: tuple[DistanceStarts, ...]
    line_ups: tuple[LineUp, ...]
    objections: tuple[Objection, ...]

    def on(self, distance: Distance) -> DistanceStarts:
        """The starts on one distance."""
        return next(found for found in self.distances if found.distance == distance)


_OVERRULED = (Given.OVERRULED, Loss.OVERRULED, Topic.OVERRULED)
_REPLACED = (Given.REPLACED, Loss.REPLACED, Topic.REPLACED)


def starts(
    chosen: Team, standings: Mapping[Distance, Standing], procedure: Procedure, decided: Decisions
) -> Starts:
    """The starts of a team on every distance that the procedure gives places on, and its line-ups.

    Who is designated on a distance has a start there; the others go to the first of the classification
    who are in the team, so a start that falls vacant goes to the next. Both readings of a designation
    give the same starts to the same team: counting as first or taking the lowest start, one start goes
    to the designated and one fewer by rank.
    """
    faults: list[Objection] = []
    distances = []
    for distance in procedure.distances(chosen.sex):
        here = standings.get(distance, Standing())
        found = _by_rank(distance, chosen, here, procedure, decided)
        for how, rulings in ((_OVERRULED, decided.overruled), (_REPLACED, decided.replacements)):
            for ruling in rulings:
                if ruling.event == distance.key:
                    found = _decided(found, ruling, how, chosen, here, procedure, faults)
        distances.append(found)
    line_ups = tuple(_line_ups(chosen, procedure, decided, faults))
    return Starts(tuple(distances), line_ups, tuple(faults))


def _by_rank(
    distance: Distance, chosen: Team, here: Standing, procedure: Procedure, decided: Decisions
) -> DistanceStarts:
    """The starts by designation, by rank and by filling up."""
    places, key = procedure.places[distance.key], distance.key
    put = [
        made
        for made in effective(procedure, chosen.sex, decided)
        if made.kind == Kind.DISTANCE and made.event == key and chosen.member(made.skater)
        if (made.skater, distance) not in decided.waived
    ]
    on_ice = _ranks(here)
    given = [
        Start(
            made.skater,
            Given.DESIGNATED,
            on_ice.get(made.skater),
            None,
            made.why,
            made.position,
            procedure.article(Topic.DISTANCE),
        )
        for made in put
    ]
    if here.stage is not Stage.CLOSED:
        open_places = max(0, places - len(given))
        awaited = Filling.AWAITED if open_places else None
        return DistanceStarts(distance, places, tuple(given), (), (), open_places, awaited)
    found = _Filling(distance, chosen, decided, places - len(given))
    lost = [
        Lost(skater, on_ice[skater], Loss.DECLINED, None, why.text, why.position)
        for skater, why in decided.declined.items()
        if on_ice.get(skater, places + 1) <= places
    ]
    first = procedure.named_on(distance)
    groups = _groups(here, {*decided.declined, *(made.skater for made in put)}, first)
    for nth, group in groups:
        found.take(nth, group)
    filled = [skater for nth, skater in found.sure if nth >= found.places]
    takers = dict(zip(found.vacated, filled, strict=False))
    for skater in found.vacated:
        waived = decided.waived.get((skater, distance))
        loss = Loss.NOT_IN_TEAM if waived is None else Loss.WAIVED
        reason = (None, None) if waived is None else (waived.text, waived.position)
        lost.append(Lost(skater, on_ice.get(skater), loss, takers.get(skater), *reason))
    sure = {skater for _, skater in found.sure}
    for nth, group in groups:
        for made, skater in zip(put[nth - found.places :], group, strict=False):
            if found.places <= nth and skater not in sure and skater not in found.unsure:
                lost.append(
                    Lost(skater, on_ice.get(skater), Loss.DESIGNATED, made.skater, made.why, made.position)
                )
    vacated_by = {taker: skater for skater, taker in takers.items()}
    for _, skater in found.sure:
        out = vacated_by.get(skater)
        waived = None if out is None else decided.waived.get((out, distance))
        topic = Topic.FILL_UP if out else f"{Topic.PLACES}.{key}"
        how = Given.RANK if out is None else Given.FILLED_UP
        if skater in first:
            how, topic = Given.PREQUALIFIED, Topic.PREQUALIFIED
        given.append(
            Start(
                skater,
                how,
                on_ice.get(skater),
                out,
                None if waived is None else waived.text,
                None if waived is None else waived.position,
                procedure.article(topic),
            )
        )
    vacant = max(0, places - len(given))
    because = found.because(here) if vacant else None
    return DistanceStarts(distance, places, _sorted(given), tuple(lost), tuple(found.unsure), vacant, because)


@dataclass(slots=True)
class _Filling:
    """The places by rank of one distance while they are given, best rank first.

    `least` of them are given surely, `most` at most; `sure` skaters have one, with how many ranks stand
    before theirs; `unsure` skaters may; `vacated` had one by rank and do not start.
    """

    distance: Distance
    chosen: Team
    decided: Decisions
    places: int
    least: int = 0
    most: int = 0
    level: bool = False
    sure: list[tuple[int, str]] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)
    vacated: list[str] = field(default_factory=list)

    def take(self, nth: int, group: tuple[str, ...]) -> None:
        """Give starts to the skaters of a group before whom `nth` ranks stand, as far as there are any."""
        going = [skater for skater in group if (skater, self.distance) not in self.decided.waived]
        able = [skater for skater in going if self.chosen.member(skater)]
        maybe = [skater for skater in going if skater not in able and self.chosen.may_go(skater)]
        if nth < self.places:
            self.vacated += [skater for skater in group if skater not in (*able, *maybe)]
        if self.least >= self.places:
            return
        room = max(0, self.places - self.most)
        fits = len(able) + len(maybe) <= room
        if fits:
            self.sure += [(nth, skater) for skater in able]
        else:
            self.level |= len(group) > 1
        self.unsure += [skater for skater in going if skater in maybe or (skater in able and not fits)]
        self.least += min(len(able), room)
        self.most += len(able) + len(maybe)

    def because(self, here: Standing) -> Filling:
        """Why a place has no name."""
        if not self.unsure:
            return Filling.EMPTY if here.closed_end else Filling.UNKNOWN
        return Filling.LEVEL if self.level else Filling.AWAITED


def _groups(here: Standing, gone: Collection[str], first: Sequence[str]) -> list[tuple[int, tuple[str, ...]]]:
    """The groups of a standing without those who are gone, each with how many ranks stand before it.

    The `first` are prequalified, and stand before all others if they started.
    """
    groups: list[tuple[int, tuple[str, ...]]] = []
    for nth, slot in enumerate(slots(here, gone, first)):
        if not groups or groups[-1][1] != slot.candidates:
            groups.append((nth, slot.candidates))
    return groups


def _ranks(here: Standing) -> dict[str, int]:
    """The rank on the ice of every skater of a standing; level skaters share one."""
    return {
        skater: slot.on_ice
        for slot in slots(here, ())
        for skater in slot.candidates
        if slot.on_ice is not None
    }


def _sorted(given: Iterable[Start]) -> tuple[Start, ...]:
    """Starts by rank on the ice; whoever has none, or was designated, last."""
    return tuple(
        sorted(
            given, key=lambda start: (start.given is Given.DESIGNATED, start.rank is None, start.rank or 0)
        )
    )


def _decided(
    found: DistanceStarts,
    ruling: Ruling,
    how: tuple[Given, Loss, Topic],
    chosen: Team,
    here: Standing,
    procedure: Procedure,
    faults: list[Objection],
) -> DistanceStarts:
    """The starts after a decision that gives one to somebody else, or with an objection to it.

    Whose start it is may be said by the one who would start, or by the one who had it by rank and does
    not go. Where nobody is named it is a vacant start, else the one that was filled up last.
    """
    given, loss, topic = how
    article = procedure.article(topic)
    into, out = ruling.skater, ruling.instead_of
    fault = None
    if not chosen.member(into):
        fault = Fault.NOT_IN_TEAM
    elif found.start(into):
        fault = Fault.STARTS_ALREADY
    old = _meant(found, out)
    if fault is None and old is None and (not found.vacant or not _may_be_vacant(found, out)):
        fault = Fault.NO_START
    if fault is not None:
        faults.append(Objection(fault, into, found.distance.key, ruling.position, article))
        return found
    of = out if old is None else old.skater
    new = Start(into, given, _ranks(here).get(into), of, ruling.why, ruling.position, article)
    lost = [
        replace(one, to=into) if old and one.to == old.skater else one
        for one in found.lost
        if one.skater != into
    ]
    if old is not None:
        lost.append(Lost(old.skater, old.rank, loss, into, ruling.why, ruling.position))
    vacant = found.vacant - (old is None)
    return replace(
        found,
        starts=_sorted([*(start for start in found.starts if start is not old), new]),
        lost=tuple(lost),
        undecided=tuple(skater for skater in found.undecided if skater != into) if vacant else (),
        vacant=vacant,
        because=found.because if vacant else None,
    )


def _meant(found: DistanceStarts, out: str | None) -> Start | None:
    """The start that a decision gives away; None where it is a vacant one, or there is none."""
    if out is None:
        filled = [start for start in found.starts if start.given is Given.FILLED_UP]
        return filled[-1] if filled and not found.vacant else None
    taker = next((lost.to for lost in found.lost if lost.skater == out and lost.to is not None), None)
    return found.start(out) or (found.start(taker) if taker is not None else None)


def _may_be_vacant(found: DistanceStarts, out: str | None) -> bool:
    return out is None or any(lost.skater == out for lost in found.lost)


def _line_ups(
    chosen: Team, procedure: Procedure, decided: Decisions, faults: list[Objection]
) -> Iterator[LineUp]:
    """The line-ups as decided, with later replacements, and objections to what cannot be."""
    article = procedure.article(Topic.LINE_UPS)
    for event, named in decided.line_ups.items():
        skaters, places = list(named), procedure.places.get(event, 0)
        changes = tuple(one for one in decided.replacements if one.event == event)
        for ruling in changes:
            if ruling.instead_of in skaters:
                skaters[skaters.index(ruling.instead_of)] = ruling.skater
        if chosen.decided:
            for skater in skaters:
                if not chosen.member(skater):
                    faults.append(Objection(Fault.NOT_IN_TEAM, skater, event, None, article))
        for skater in skaters[places:]:
            faults.append(Objection(Fault.TOO_LONG, skater, event, None, article))
        yield LineUp(event, places, tuple(skaters), changes, article)
