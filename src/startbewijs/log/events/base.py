"""What all facts have in common."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec

Slug = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*\Z", max_length=64)]
"""A name for machines: lower-case letters, digits and single hyphens."""

DistanceKey = Annotated[str, msgspec.Meta(pattern=r"^[wm][0-9]{3,5}\Z")]
"""The key of a distance: `w500`, `m10000`."""

RaceNumber = Annotated[int, msgspec.Meta(ge=1, le=2)]
"""Which of the races of a distance; a distance skated once has race 1."""

TimeText = Annotated[str, msgspec.Meta(pattern=r"^([0-9]{1,2}:[0-5][0-9]|[0-9]{1,2})\.[0-9]{1,3}\Z")]
"""A time as ISO text, with the decimals that are known and no more."""

Text = Annotated[str, msgspec.Meta(min_length=1, pattern=r"\S", max_length=2000)]
"""Words for people; blanks alone are none."""

Position = Annotated[int, msgspec.Meta(ge=1)]


class Event(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    omit_defaults=True,
    tag_field="type",
):
    """One thing that happened or was decided. Never changed; a correction is another event."""

    reason_due: ClassVar[bool] = False
    """Whether this kind of fact is taken only with its reason."""


class InRace(Event, frozen=True, kw_only=True):
    """A fact about one race of a distance."""

    distance: DistanceKey
    race: RaceNumber = 1


class InPair(InRace, frozen=True, kw_only=True):
    """A fact about one pair on the ice."""

    pair: Slug


class OnSkater(InPair, frozen=True, kw_only=True):
    """A fact about one skater of a pair."""

    skater: Slug
