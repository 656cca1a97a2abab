"""Which races count together, in points."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from startbewijs.errors import Refused
from startbewijs.log.events.kinds import CombinationAnnounced, Part
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Distance

_KEY = re.compile(r"[wm]-[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
_RACE = re.compile(r"(?P<distance>[^/]+)(/(?P<race>[12]))?")


def combination(
    state: Competition, key: str, name: str | None, races: Sequence[str]
) -> Iterator[CombinationAnnounced]:
    """Races that count together: `w500`, or `w500/2` for the second race of a distance."""
    if not _KEY.fullmatch(key) or len(key) > 40:
        raise Refused(
            "“{key}” is no key of a combination: write w- or m- and a name, like w-allround or m-sprint.",
            key=key,
        )
    if not 2 <= len(races) <= 10:
        raise Refused("A combination has from 2 to 10 races; name them in order, like w500 w1500.")
    yield CombinationAnnounced(combination=key, name=name, parts=tuple(_part(race) for race in races))


def _part(asked: str) -> Part:
    found = _RACE.fullmatch(asked.strip())
    if found is None:
        raise Refused("“{asked}” is no race: write a distance, or w500/2 for its second race.", asked=asked)
    return Part(distance=Distance.asked(found["distance"]).key, race=int(found["race"] or 1))
