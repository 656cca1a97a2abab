"""Files that were tried and may be recorded next: kept for a while, for the session that sent them."""

from __future__ import annotations

from secrets import token_hex
from threading import Lock
from typing import Generic, TypeVar

_MOST = 16
"""Files that are kept at once, of a few megabytes each; the oldest goes first."""

_T = TypeVar("_T")


class Kept(Generic[_T]):
    """What was sent, by session and token. It is gone with the server, and asked for again then.

    Several threads may share it.
    """

    def __init__(self) -> None:
        self._kept: dict[tuple[bytes, str], _T] = {}
        self._turn = Lock()

    def keep(self, session: bytes, what: _T) -> str:
        """The token under which this session finds it again."""
        token = token_hex(16)
        with self._turn:
            self._kept[session, token] = what
            while len(self._kept) > _MOST:
                del self._kept[next(iter(self._kept))]
        return token

    def found(self, session: bytes, token: str) -> _T | None:
        """What this session sent, if it is still here."""
        return self._kept.get((session, token))
