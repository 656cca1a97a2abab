"""What is proved while nobody waits for it, so that a confirmation finds it done."""

from __future__ import annotations

from collections.abc import Iterator

from startbewijs.publish.site.ahead import ahead
from startbewijs.publish.words import LANGUAGES
from startbewijs.service.sight import Sight

_UNDER_WAY: dict[str, Iterator[None]] = {}
"""What is left to prove of the last position that it was begun for, by its digest."""


def step(position: int, digest: str, sight: Sight) -> bool:
    """Whether there was another proof to make of what would be next; it is made."""
    if digest not in _UNDER_WAY:
        _UNDER_WAY.clear()
        _UNDER_WAY[digest] = ahead(sight.edition(LANGUAGES[0], position).ground)
    return next(_UNDER_WAY[digest], _UNDER_WAY) is not _UNDER_WAY
