"""A mass start: who starts, who won a sprint, and how it ended."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from startbewijs.errors import Refused
from startbewijs.log.events.base import Event
from startbewijs.log.events.kinds import (
    Finish,
    MassStartAnnounced,
    MassStartCorrected,
    MassStartDrawn,
    MassStartFinished,
    SprintJudged,
)
from startbewijs.service.naming import skater_named
from startbewijs.service.spreadsheet import Fields, lines
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Sex
from startbewijs.sport.times import RaceTime

_HEADERS = {
    "skater": "skater", "rijder": "skater", "name": "skater", "naam": "skater",
    "time": "time", "tijd": "time", "laps": "laps", "ronden": "laps", "rondes": "laps",
    "status": "status", "code": "code",
}  # fmt: skip
_STATUSES = ("DNF", "DNS", "DQ", "WDR")


def event_key(asked: str) -> str:
    """The key of a mass start: w-mass-start or m-mass-start."""
    key = asked.strip().lower()
    if key not in [f"{sex}-mass-start" for sex in Sex]:
        raise Refused("“{asked}” is no mass start; write w-mass-start or m-mass-start.", asked=asked)
    return key


def race_key(asked: str) -> str:
    """Which race of a mass start: `final`, `semi-1`."""
    key = "-".join(asked.strip().lower().split())
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key, re.ASCII) or len(key) > 64:
        raise Refused("“{asked}” names no race; write final, semi-1, or another short name.", asked=asked)
    return key


def started(
    state: Competition, event: str, race: str, laps: int | None, skaters: Sequence[str]
) -> Iterator[Event]:
    """A start list in the order of the grid; the race is announced first, if it was not."""
    known = state.mass_starts.get(event, {}).get(race)
    if known is None:
        yield _announced(event, race, laps)
    elif laps is not None and laps != known.laps:
        raise Refused(
            "{event}, race {race}, was announced with {laps} laps; leave --laps out.",
            event=event,
            race=race,
            laps=known.laps,
        )
    if len(skaters) < 2:
        raise Refused("Name at least two skaters, in the order of the grid.")
    yield MassStartDrawn(event=event, race=race, skaters=tuple(_named(state, one) for one in skaters))


def _announced(event: str, race: str, laps: int | None) -> MassStartAnnounced:
    if laps is None:
        return MassStartAnnounced(event=event, race=race)
    if not 1 <= laps <= 200:
        raise Refused("A mass start has from 1 to 200 laps, not {laps}.", laps=laps)
    return MassStartAnnounced(
        event=event, race=race, laps=laps, sprints=tuple(lap for lap in (4, 8, 12) if lap < laps)
    )


def sprint_judged(
    state: Competition, event: str, race: str, lap: int, skaters: Sequence[str]
) -> Iterator[Event]:
    """Who were first in a sprint, the first one first."""
    if not 1 <= len(skaters) <= 3:
        raise Refused("Name the first three of the sprint, the first one first.")
    if lap < 1:
        raise Refused("A sprint comes after lap 1 or later, not after lap {lap}.", lap=lap)
    yield SprintJudged(event=event, race=race, lap=lap, skaters=tuple(_named(state, one) for one in skaters))


def ended(
    state: Competition,
    event: str,
    race: str,
    laps: int | None,
    rows: Sequence[tuple[int, Mapping[str, str]]],
    file: str,
) -> Iterator[Event]:
    """A result, or where there is one already the corrected result."""
    known = state.mass_starts.get(event, {}).get(race)
    if known is None:
        raise Refused(
            "{event}, race {race}, has no start list yet; record that first.", event=event, race=race
        )
    if laps is not None and not 1 <= laps <= 200:
        raise Refused("A mass start has from 1 to 200 laps, not {laps}.", laps=laps)
    finishes = []
    for line, found in rows:
        try:
            finishes.append(_finish(state, found))
        except Refused as problem:
            raise Refused(
                "{file}, line {line}: {problem} Nothing was recorded.", file=file, line=line, problem=problem
            ) from None
    made = MassStartFinished if known.finishes is None else MassStartCorrected
    yield made(event=event, race=race, finishes=tuple(finishes), laps=laps)


def _named(state: Competition, asked: str) -> str:
    return skater_named([asked], state).id


def _finish(state: Competition, found: Mapping[str, str]) -> Finish:
    if not found.get("skater"):
        raise Refused("the column skater is empty; fill it in.")
    time, laps = found.get("time") or None, found.get("laps") or None
    status, code = found.get("status", "").upper() or None, found.get("code", "").upper() or None
    if laps is not None and not re.fullmatch(r"[0-9]{1,3}", laps, re.ASCII):
        raise Refused("“{text}” in the column laps is no number of laps; write 15.", text=laps)
    if status is not None and status not in _STATUSES:
        raise Refused(
            "“{text}” in the column status is none; write one of {known}.",
            text=status,
            known=", ".join(_STATUSES),
        )
    if code is not None and not re.fullmatch("T[0-9]{2}", code, re.ASCII):
        raise Refused("“{text}” in the column code is no code of a rule; write it like T25.", text=code)
    if time is None and laps is None and status is None:
        raise Refused("there is no time, no laps and no status; fill one of them in.")
    return Finish(
        skater=_named(state, found["skater"]),
        time=None if time is None else RaceTime.parse(time).exactly(),
        laps=None if laps is None else int(laps),
        status=status,  # type: ignore[arg-type]  # one of _STATUSES
        code=code,
    )


def rows_of(path: Path) -> tuple[tuple[int, dict[str, str]], ...]:
    """The lines of a list with a result, each with its number; the first names the columns."""
    return tuple(lines(path, _field, _sound))


def _field(title: str) -> str | None:
    """What a column says; one that says nothing of a result is refused, since it may be a slip."""
    if title and title not in _HEADERS:
        raise Refused(
            "“{head}” is no column of a result; there are skater, time, laps, status, code.", head=title
        )
    return _HEADERS.get(title)


def _sound(columns: Fields) -> None:
    if "skater" not in columns:
        raise Refused("the column skater is missing.")
