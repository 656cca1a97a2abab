"""Facts about what a tournament has besides its distances."""

from __future__ import annotations

from typing import Annotated

import msgspec

from startbewijs.log.events.base import DistanceKey, Event, RaceNumber, Text

CombinationKey = Annotated[str, msgspec.Meta(pattern=r"^[wm]-[a-z0-9]+(-[a-z0-9]+)*\Z", max_length=40)]
"""The key of a classification over several distances: `w-allround`, `m-sprint`."""


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A race that counts in a combination."""

    distance: DistanceKey
    race: RaceNumber = 1


class CombinationAnnounced(Event, frozen=True, kw_only=True, tag="combination.announced/1"):
    """Several races count together, in points; `parts` in the order in which they are skated.

    `name` is what people call it where the key does not say it.
    """

    combination: CombinationKey
    name: Text | None = None
    parts: Annotated[tuple[Part, ...], msgspec.Meta(min_length=2, max_length=10)]
