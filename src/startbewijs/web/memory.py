"""When the memory of a process is looked over: where nobody waits, not in the middle of an answer."""

from __future__ import annotations

import gc

_YOUNG = (5_000, 20, 1_000_000)
"""How many young objects are too many; by the last number old ones are looked over by `tidied` alone."""


def left_to_us() -> None:
    """Nothing; from now on old objects are looked over by `tidied` alone."""
    gc.set_threshold(*_YOUNG)


def tidied(*, whole: bool) -> None:
    """Nothing; what became old since the last time was looked over, or the `whole`, which takes longer."""
    if whole:
        gc.unfreeze()
    gc.collect()
    gc.freeze()
