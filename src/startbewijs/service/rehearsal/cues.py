"""A command of a rehearsal, and when it is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from startbewijs.log.facts import Office


@dataclass(frozen=True, slots=True)
class Cue:
    """A command that somebody gives; `pause` is how many seconds of the day go by before it."""

    command: str
    words: Mapping[str, str]
    by: Office
    why: str | None = None
    pause: int = 0
