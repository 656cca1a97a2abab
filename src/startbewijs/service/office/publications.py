"""Results and ranks that somebody else published, taken over one by one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, cast

from startbewijs.errors import Refused
from startbewijs.log.events import racing
from startbewijs.log.events.base import Event
from startbewijs.publish.words import N_
from startbewijs.service.office.pairs import race_asked
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Distance
from startbewijs.sport.skaters import Skater
from startbewijs.sport.typed import typed_time

_STATUSES = ("DNF", "DNS", "DQ", "WDR")


def taken_over(
    state: Competition,
    distance: Distance,
    race: int,
    skater: Skater,
    result: str | None,
    *,
    rank: int | None = None,
    basis: str | None = None,
) -> Iterator[Event]:
    """A published result: a time, DNF, DNS, DQ or WDR; a rank alone is one of the whole distance."""
    contest = state.contest(distance)
    race_asked(state, distance, race)
    if contest.closed is not None:
        raise Refused(
            "The {distance} is closed; record a correction with its reason instead.", distance=distance
        )
    if skater.id not in contest.entrants:
        raise Refused("{skater} is not entered for the {distance}.", skater=skater.name, distance=distance)
    if rank is not None and not 1 <= rank <= len(contest.entrants):
        raise Refused(
            "The rank {rank} cannot be: {entrants} are entered for the {distance}.",
            rank=rank,
            entrants=len(contest.entrants),
            distance=distance,
        )
    if result is None:
        if rank is None:
            raise Refused(
                "Say what was published of {skater}: a time, DNF, DNS, DQ or WDR, or --rank.",
                N_("Say what was published of {skater}: a time, DNF, DNS, DQ or WDR, or a rank."),
                skater=skater.name,
            )
        yield racing.RankPublished(distance=distance.key, skater=skater.id, rank=rank, basis=basis)
        return
    status = result.strip().upper()
    timed = status not in _STATUSES
    yield racing.ResultPublished(
        distance=distance.key,
        race=race,
        skater=skater.id,
        time=typed_time(result, distance.metres).exactly() if timed else None,
        status=None if timed else cast(Literal["DNF", "DNS", "DQ", "WDR"], status),
        rank=rank,
        basis=basis,
    )
