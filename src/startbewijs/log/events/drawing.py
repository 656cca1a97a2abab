"""Facts about a draw: how it was made, and pairs that are not skated."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from startbewijs.log.events.base import InPair, InRace, Slug

Seed = Annotated[str, msgspec.Meta(pattern=r"^[0-9A-Za-z]+([ .:_-][0-9A-Za-z]+)*\Z", max_length=64)]
"""What a draw follows from: written so that it can be typed again without doubt."""


class DrawMade(InRace, frozen=True, kw_only=True, tag="draw.made/1"):
    """How the pairs of a race came about; the `pairs` facts after it are those pairs.

    `method` names the way to draw (“published”: taken over from elsewhere, then there is no seed). With the
    facts before it, everything that is needed to compute the pairs anew: `by` is what the order of the
    groups was made from, `second` the way of a second race, `ranking` the ranking that was given,
    `without` who was left out though entered.
    """

    method: Literal["lots-1", "published"]
    pairs: Annotated[int, msgspec.Meta(ge=1)]
    seed: Seed | None = None
    by: Literal["season_best", "ranking", "random", "first_race"] = "season_best"
    second: Literal["swapped", "ranking", "redrawn"] | None = None
    group_size: Annotated[int, msgspec.Meta(ge=2)] = 8
    fastest_first: bool = False
    alone_last: bool = False
    spread: Literal["none", "team", "nation"] = "none"
    quartets: bool = False
    ranking: tuple[Slug, ...] = ()
    without: tuple[Slug, ...] = ()


class PairCancelled(InPair, frozen=True, kw_only=True, tag="pair.cancelled/1"):
    """A pair that was drawn is not skated: nobody is left in it."""

    reason_due = True
