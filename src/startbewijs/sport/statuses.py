"""What a race can come to."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """What a skater's race came to. A time that counts is `FINISHED`.

    `UNKNOWN`: there is a result, and nobody published it. `AWAITED`: the race is still to come, or its
    pair is not confirmed yet.
    """

    FINISHED = "finished"
    UNKNOWN = "unknown"
    AWAITED = "awaited"
    DNF = "DNF"
    DQ = "DQ"
    DNS = "DNS"
    WDR = "WDR"
