"""A competition that was copied is the same, and shares nothing that can change."""

from __future__ import annotations

from tests.building import Log

from startbewijs.log.fold.folding import folded
from startbewijs.sport.copying import copied


def test_a_copy_is_the_same_and_leaves_the_other_as_it_is() -> None:
    log = Log().announces("w500").enters("w500", "ann", "bea").draws("w500", "1", "ann", "bea")
    log.times("w500", "1", "ann", "38.10")
    state = folded(log.facts)
    copy = copied(state)
    assert copy == state
    pair = copy.contest("w500").races[1].pairs["1"]
    pair.confirmed = 99
    run = pair.run("ann")
    assert run is not None
    run.timings.clear()
    copy.skaters.clear()
    assert state == folded(log.facts)
    assert copy != state
