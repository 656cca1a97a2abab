"""Facts about what the hall is shown: when its wall waits, and what the speaker let it show."""

from __future__ import annotations

from typing import Literal

from startbewijs.log.events.base import Event, InPair

Shows = Literal["confirmed", "released"]


class WallSet(Event, frozen=True, kw_only=True, tag="wall.set/1"):
    """When the wall of the hall shows a result: once it is confirmed, or once the speaker released it.

    Without this fact it is once confirmed. Pairs that were confirmed before it stay on the wall.
    """

    results: Shows


class ResultReleased(InPair, frozen=True, kw_only=True, tag="result.released/1"):
    """The speaker let the wall show what a confirmed pair came to."""
