"""Records as they fall: noticed from the marks that stood before, or taken over as published."""

from __future__ import annotations

from dataclasses import dataclass, replace

from startbewijs.results.outcomes import Outcome, outcomes
from startbewijs.sport.competition import Competition, Mark, PublishedRecord
from startbewijs.sport.distances import Distance
from startbewijs.sport.times import RaceTime

_SHARED = ("WR", "NR", "TR")
"""Kinds with one mark for everybody; an Olympic record cannot fall at a trial."""


@dataclass(frozen=True, slots=True)
class Noticed:
    """A record: of which kind, by whom, and what stood before.

    `old` is None where the mark before is unknown. `computed` says that it follows from a mark that
    stood, `published` that it was published as a record; a record can be both. Marks are compared as
    they are printed, in hundredths, so that a mark can be equalled.
    """

    kind: str
    distance: Distance
    race: int
    skater: str
    time: RaceTime
    old: RaceTime | None
    old_holder: str | None
    equalled: bool
    computed: bool
    published: bool
    position: int


@dataclass(slots=True)
class _Standing:
    time: RaceTime
    holder: str | None


def records(competition: Competition, of: Distance | None = None) -> tuple[Noticed, ...]:
    """The records of the tournament so far, or of one distance, in the order in which they fell."""
    standing = _marks(competition)
    found: list[Noticed] = []
    timed: list[tuple[int, Distance, Outcome | PublishedRecord]] = [
        (outcome.position or 0, distance, outcome)
        for distance, contest in competition.contests.items()
        if of in (None, distance)
        for race in contest.races
        for outcome in outcomes(contest, race).values()
        if outcome.time is not None and outcome.source != "hand"
    ]
    timed += [
        (record.position, record.distance, record)
        for record in competition.records
        if of in (None, record.distance)
    ]
    for _, distance, item in sorted(timed, key=lambda one: one[0]):
        if isinstance(item, PublishedRecord):
            _take_over(item, standing, found)
        else:
            found += _fallen(competition, distance, item, standing)
    return tuple(found)


def standing_marks(competition: Competition, distance: Distance) -> tuple[Mark, ...]:
    """The marks of a distance as they stand now: those that were brought, and what has fallen since.

    A mark nobody published stands with no time. A personal best has its skater as its holder.
    """
    found: dict[tuple[str, str | None], Mark] = {}
    for mark in competition.marks:
        if mark.distance == distance:
            found[(mark.kind, mark.holder if mark.kind in ("PB", "SB") else None)] = mark
    for record in records(competition, distance):
        if not record.equalled:
            own = record.skater if record.kind in ("PB", "SB") else None
            found[(record.kind, own)] = Mark(
                record.kind, distance, record.time, record.skater, None, competition.venue or None
            )
    return tuple(found.values())


def _marks(competition: Competition) -> dict[tuple[str, Distance, str | None], _Standing]:
    standing: dict[tuple[str, Distance, str | None], _Standing] = {}
    for mark in competition.marks:
        key = (mark.kind, mark.distance, mark.holder if mark.kind in ("PB", "SB") else None)
        if mark.time is not None:
            standing[key] = _Standing(mark.time, mark.holder)
    return standing


def _fallen(
    competition: Competition,
    distance: Distance,
    outcome: Outcome,
    standing: dict[tuple[str, Distance, str | None], _Standing],
) -> list[Noticed]:
    assert outcome.time is not None
    found: list[Noticed] = []
    native = competition.skater(outcome.skater).nation == competition.nation
    keys = [(kind, distance, None) for kind in _SHARED if kind != "NR" or native]
    for key in [*keys, ("PB", distance, outcome.skater)]:
        mark = standing.get(key)
        if mark is None or outcome.time.cut().ms > mark.time.cut().ms:
            continue
        equalled = outcome.time.cut().ms == mark.time.cut().ms
        found.append(
            Noticed(
                key[0],
                distance,
                outcome.race,
                outcome.skater,
                outcome.time,
                mark.time,
                mark.holder,
                equalled,
                computed=True,
                published=False,
                position=outcome.position or 0,
            )
        )
        if not equalled:
            standing[key] = _Standing(outcome.time, outcome.skater)
    return found


def _take_over(
    record: PublishedRecord,
    standing: dict[tuple[str, Distance, str | None], _Standing],
    found: list[Noticed],
) -> None:
    """Mark a record that was noticed as published too, or add one that only publication tells."""
    for n, noticed in enumerate(found):
        same = (noticed.kind, noticed.distance, noticed.race, noticed.skater)
        if same == (record.kind, record.distance, record.race, record.skater):
            found[n] = replace(noticed, published=True)
            return
    key = (record.kind, record.distance, record.skater if record.kind in ("PB", "SB") else None)
    found.append(
        Noticed(
            record.kind,
            record.distance,
            record.race,
            record.skater,
            record.time,
            record.old,
            None,
            equalled=False,
            computed=False,
            published=True,
            position=record.position,
        )
    )
    standing[key] = _Standing(record.time, record.skater)
