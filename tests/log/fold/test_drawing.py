"""What the facts of a draw bring about."""

from __future__ import annotations

from tests.building import Log

from startbewijs.log.events import drawing, racing
from startbewijs.sport.competition import Drawing
from startbewijs.sport.distances import Lane


def drawn() -> Log:
    """A women's 1500 m drawn in quartets: ann alone, then bea and cat."""
    log = Log().announces("w1500", counting="single").enters("w1500", "ann", "bea", "cat")
    log.add(drawing.DrawMade(distance="w1500", method="lots-1", seed="4711", pairs=2, quartets=True))
    return log.draws("w1500", "1", "ann", number=1).draws("w1500", "2", "bea", "cat", number=2)


def test_a_race_keeps_how_it_was_drawn() -> None:
    log = drawn()
    position = len(log.facts) - 2
    assert log.contest("w1500").races[1].drawn == Drawing(position, "lots-1", "4711", 2, True, False)


def test_who_skates_alone_may_keep_the_outer_lane() -> None:
    log = drawn()
    log.add(racing.PairChanged(distance="w1500", pair="2", skaters=("cat",), lane="outer"), why="bea is ill")
    (run,) = log.contest("w1500").races[1].pairs["2"].seats
    assert run is not None
    assert (run.skater, run.lane) == ("cat", Lane.OUTER)


def test_a_pair_that_is_not_skated_frees_its_skaters_for_another() -> None:
    log = drawn()
    log.add(drawing.PairCancelled(distance="w1500", pair="1"), why="ann meets cat")
    log.add(racing.PairChanged(distance="w1500", pair="2", skaters=("ann", "cat")), why="bea is ill")
    assert list(log.contest("w1500").races[1].pairs) == ["2"]
    assert log.contest("w1500").races[1].cancelled == {"1": "ann meets cat"}


def test_the_way_of_the_second_race_is_announced_with_the_distance() -> None:
    log = Log().announces("w500", counting="best", second_draw="swapped").announces("m500", counting="best")
    assert (log.contest("w500").second_draw, log.contest("m500").second_draw) == ("swapped", None)
