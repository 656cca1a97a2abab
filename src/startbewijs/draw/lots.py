"""The lot that a seed gives to each skater: what everything in a draw that is left to chance follows."""

from __future__ import annotations

import re
from collections.abc import Callable
from hashlib import sha256

from startbewijs.errors import Refused

METHOD = "lots-1"
"""The name of this way to draw, recorded with every draw that was made by it; another way gets another."""

_SEED = re.compile(r"[0-9A-Za-z]+([ .:_-][0-9A-Za-z]+)*", re.ASCII)
_LONGEST = 64

Lots = Callable[[str], int]
"""The lot of a skater by id: the lowest comes first."""


def lots(seed: str, distance: str, race: int) -> Lots:
    """The lots of one race. Nobody's lot depends on who else takes part, or in what order they entered.

    A lot is the SHA-256 digest of the text `seed distance race skater`, read as a number. So anybody can
    repeat a draw by hand: `printf '4711 w500 1 femke-kok' | sha256sum` gives the lot of one skater, and
    sorting the lots gives the order.

    >>> f"{lots('4711', 'w500', 1)('femke-kok'):064x}"[:8]
    'c4df8b63'
    """

    def lot(skater: str) -> int:
        return int(sha256(f"{seed} {distance} {race} {skater}".encode()).hexdigest(), 16)

    return lot


def seed_read(text: str) -> str:
    """The seed as it is written down: letters, digits and single marks between them; else refused.

    >>> seed_read(" 4711 "), seed_read("dice 3-6-1-1")
    ('4711', 'dice 3-6-1-1')
    """
    seed = text.strip()
    if not _SEED.fullmatch(seed) or len(seed) > _LONGEST:
        raise Refused(
            "“{seed}” cannot be a seed: write letters a–z and digits, at most {most}, such as 4711.",
            seed=text,
            most=_LONGEST,
        )
    return seed
