"""The hash chain: each digest covers the whole log so far, so that any later change is found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256

from startbewijs.errors import Refused

GENESIS = sha256(b"startbewijs log 1").hexdigest()
"""What the first fact is chained to."""


def link(previous: str, line: str) -> str:
    """The digest of a log that ends in `line`, given the digest of the log before it.

    >>> link(GENESIS, "{}") == link(GENESIS, "{ }")
    False
    """
    return sha256(f"{previous}\n{line}".encode()).hexdigest()


def chained(lines: Iterable[str], previous: str = GENESIS) -> Iterator[tuple[str, str]]:
    """Each line with its digest, in order."""
    for line in lines:
        previous = link(previous, line)
        yield line, previous


def verified(entries: Iterable[tuple[str, str]], after: int = 0, previous: str = GENESIS) -> str:
    """The digest of the whole log, once every link holds; the first that does not is refused by position.

    `after` and `previous` are the position and the digest of what was verified before and goes before these.
    """
    for position, (line, digest) in enumerate(entries, after + 1):
        previous = link(previous, line)
        if previous != digest:
            raise Refused(
                "Fact {position} is not what was recorded: it, or its digest, was changed afterwards. "
                "Restore the log from an export or a backup.",
                position=position,
            )
    return previous
