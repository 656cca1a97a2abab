"""How a tournament begins: its name and days, its distances, and the procedure that decides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from startbewijs.errors import Refused
from startbewijs.log.chain import chained
from startbewijs.log.events.base import Event
from startbewijs.log.events.tournament import (
    DistanceAnnounced,
    ProcedureAdopted,
    SecondDraw,
    TournamentOpened,
)
from startbewijs.log.facts import canonical
from startbewijs.log.fold.folding import folded
from startbewijs.publish.words import N_
from startbewijs.selection.procedure import Procedure
from startbewijs.service.library import Library
from startbewijs.service.office.acting import Acted, Hand, as_facts
from startbewijs.sport.competition import Competition, Counting
from startbewijs.sport.distances import Distance
from startbewijs.sport.moments import time_zone

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_ID = 64
_MOST_DAYS = 60

_SKATED = {
    Counting.SINGLE: N_("once"),
    Counting.BEST: N_("twice, the better time counts"),
    Counting.SUM: N_("twice, both together"),
}
"""How a distance is skated, as the forms of the desk have it."""

ZONE, NATION = "Europe/Amsterdam", "NED"
"""The clock and the national records of a tournament that says no others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meet:
    """What is known of a tournament before anything happens there."""

    id: str
    name: str
    venue: str
    track: str
    nation: str
    time_zone: str
    days: tuple[date, ...]


def opening(
    meet: Meet,
    distances: Mapping[Distance, Counting],
    procedure: Procedure | None = None,
    second_draw: SecondDraw | None = None,
) -> Iterator[Event]:
    """The first facts of a log, with how second races are drawn; a meet that cannot be is refused."""
    for _, problem in wrong(meet):
        raise problem
    if not distances:
        raise Refused(
            "A tournament has a distance at least; name them with --distances w500,m500.",
            N_("A tournament has a distance at least; name them, such as w500 m500."),
        )
    yield TournamentOpened(
        tournament=meet.id,
        name=meet.name,
        venue=meet.venue,
        track=meet.track,
        nation=meet.nation,
        time_zone=meet.time_zone,
        days=tuple(day.isoformat() for day in sorted(meet.days)),
    )
    for distance, counting in distances.items():
        second = second_draw if counting.races > 1 else None
        yield DistanceAnnounced(distance=distance.key, counting=counting.value, second_draw=second)
    if procedure is not None:
        _counts_alike(procedure, distances)
        _covered(procedure, distances)
        yield adopted_as(procedure)


def announcement(
    state: Competition,
    distances: Sequence[Distance],
    counting: Counting,
    procedure: Procedure | None,
    second_draw: SecondDraw | None = None,
) -> Iterator[DistanceAnnounced]:
    """Further distances of a tournament; `procedure` is the one it has adopted, if any."""
    if procedure is not None:
        _counts_alike(procedure, dict.fromkeys(distances, counting))
    for distance in distances:
        if distance in state.contests:
            raise Refused("The {distance} is announced already.", distance=distance)
        yield DistanceAnnounced(distance=distance.key, counting=counting.value, second_draw=second_draw)


def adoption(state: Competition, procedure: Procedure) -> Iterator[ProcedureAdopted]:
    """The procedure that decides from here on; nothing where it is adopted already."""
    known = state.adoption
    if known is not None and (known.procedure, known.sha256) == (procedure.id, procedure.sha256):
        return
    _counts_alike(procedure, {distance: one.counting for distance, one in state.contests.items()})
    yield adopted_as(procedure)


def adopted_as(procedure: Procedure) -> ProcedureAdopted:
    """The fact that fixes a procedure by its name, version and digest."""
    return ProcedureAdopted(procedure=procedure.id, version=procedure.version, sha256=procedure.sha256)


def opened(library: Library, hand: Hand, meet: Meet, events: Iterator[Event]) -> Acted:
    """What was recorded of a new tournament; one of that name that is there already is left as it is.

    Where the very command that made it arrives again, it is told again.
    """
    taken = next((one for one in library.shelf() if one.id == meet.id), None)
    if taken is not None and taken.packaged:
        raise Refused("{tournament} came with the program; choose another name.", tournament=meet.id)
    before = Competition()
    if taken is not None and hand.act is not None:
        sent = tuple(one for _, one in library.facts(meet.id) if one.act == hand.act)
        if sent:
            return Acted(meet.id, sent, before, folded(sent), again=True)
    made = as_facts(library, before, tuple(events), hand)
    after = folded(made)
    if not library.puts_new(meet.id, list(chained(map(canonical, made)))):
        raise Refused(
            "There is a tournament {tournament} in {folder} already; choose another name.",
            N_("There is a tournament {tournament} already; choose another name."),
            tournament=meet.id,
            folder=library.folder,
        )
    return Acted(meet.id, tuple(made), before, after)


def wrong(meet: Meet) -> Iterator[tuple[str, Refused]]:
    """Everything that is wrong with a meet, each with the name of what it is about."""
    if not _ID.fullmatch(meet.id) or len(meet.id) > _LONGEST_ID:
        yield (
            "id",
            Refused(
                "“{id}” cannot name a tournament: write small letters, digits and single hyphens, like "
                "club-meet-2026.",
                id=meet.id[: _LONGEST_ID + 1],
            ),
        )
    for name, said in (("name", meet.name), ("venue", meet.venue), ("track", meet.track)):
        if not said.strip():
            yield (
                name,
                Refused(
                    "Say also {option}: a new tournament has a name, a venue and a track.",
                    N_("Fill this in: a new tournament has a name, a venue and a track."),
                    option=f"--{name}",
                ),
            )
    if not re.fullmatch("[A-Z]{3}", meet.nation):
        yield (
            "nation",
            Refused("“{nation}” is no nation: write its three capitals, like NED.", nation=meet.nation[:40]),
        )
    try:
        time_zone(meet.time_zone)
    except Refused as problem:
        yield "time_zone", problem
    yield from (("days", one) for one in _wrong_days(meet.days))


def _wrong_days(days: Sequence[date]) -> Iterator[Refused]:
    if not days:
        yield Refused(
            "Say with --days on which days it is: --days 2026-12-26,2026-12-27.",
            N_("Say on which days it is: 2026-12-26, 2026-12-27."),
        )
    for day in sorted({one for one in days if days.count(one) > 1}):
        yield Refused("{day} is named twice; name it once.", day=day)
    if len(days) > _MOST_DAYS:
        yield Refused(
            "A tournament of more than {most} days is none; check --days.",
            N_("A tournament of more than {most} days is none; check the days."),
            most=_MOST_DAYS,
        )


def _counts_alike(procedure: Procedure, distances: Mapping[Distance, Counting]) -> None:
    """Refuses a distance that is skated in another way than the procedure lays down."""
    for distance, counting in distances.items():
        due = procedure.counting.get(distance.key)
        if due is not None and due is not counting:
            raise Refused(
                "The procedure {procedure} counts the {distance} as “{due}”, and here it is “{counting}”; "
                "announce it so, or take another procedure.",
                procedure=procedure.id,
                distance=distance,
                due=Refused(due.value, _SKATED[due]),
                counting=Refused(counting.value, _SKATED[counting]),
            )


def _covered(procedure: Procedure, distances: Mapping[Distance, Counting]) -> None:
    """Refuses a meet that never skates what a row of its own template waits for."""
    skated = {distance.key for distance in distances}
    for rows in procedure.orders.values():
        for one in rows:
            if not one.designated and one.event not in skated:
                raise Refused(
                    "The template's procedure, {procedure}, has row {row} for the {distance}, which is not "
                    "skated here; add that to --distances, or begin from a template without a procedure and "
                    "adopt your own.",
                    N_(
                        "The template's procedure, {procedure}, has row {row} for the {distance}, which is "
                        "not skated here; add that distance, or begin from a template without a procedure "
                        "and adopt your own."
                    ),
                    procedure=procedure.id,
                    row=one.number,
                    distance=Distance.of(one.event),
                )
