"""An ending as results: played by the ordinary classification it comes out as the proof means it."""

from __future__ import annotations

import pytest
from tests.building import Log
from tests.outlook.test_status import reskate, trials

from startbewijs.log.events import tournament
from startbewijs.outlook.endings import Present, ended
from startbewijs.outlook.fields import NEVER, Field, field
from startbewijs.outlook.places import Ranks
from startbewijs.results.classification import classification, rank_groups


def fields(log: Log) -> Field:
    return field(log.contest("w500"), log.state.skaters, ())


def order(log: Log, first: tuple[str, ...], skater: str = "", threshold: int = NEVER) -> list[str]:
    """The skaters by rank after an ending in which these come first, and then the skater, if one is given."""
    ranks = Ranks(first, len(first), threshold, bool(skater))
    after = ended(Present(log.contest("w500"), fields(log)), ranks, skater)
    return [name for group in rank_groups(classification(after)) for name in group]


def test_in_a_distance_not_begun_the_chosen_come_first_in_the_order_given_and_nobody_else_finishes() -> None:
    assert order(trials("ann", "bea", "cas"), ("cas", "ann")) == ["cas", "ann"]


def test_the_skater_in_question_comes_right_behind_them() -> None:
    assert order(trials("ann", "bea", "cas"), ("cas",), "ann") == ["cas", "ann"]


def test_results_that_stand_are_not_touched() -> None:
    log = trials("ann", "bea", "cas").publishes("w500", {"ann": "37.001"})
    assert order(log, ("bea",)) == ["bea", "ann"]
    assert order(log, ("ann",), "cas", 37_002) == ["ann", "cas"]


def test_level_with_a_result_that_stands_the_chosen_one_is_put_before_it() -> None:
    log = trials("ann", "bea").publishes("w500", {"ann": "37.001"})
    assert order(log, (), "bea", 37_001) == ["bea", "ann"]


def test_a_first_race_of_two_stays_where_nothing_better_comes() -> None:
    log = trials("ann", "bea", counting="best").publishes("w500", {"ann": "37.001", "bea": "38.001"})
    assert order(log, ("bea",)) == ["bea", "ann"]
    assert order(log, ()) == ["ann", "bea"]


@pytest.mark.parametrize(("skater", "comes"), [("cas", ["cas", "bea"]), ("ann", ["ann", "bea"])])
def test_the_second_race_of_a_sum_is_what_the_sum_still_needs(skater: str, comes: list[str]) -> None:
    log = trials("ann", "bea", "cas", counting="sum")
    log.publishes("w500", {"ann": "37.001", "bea": "38.001", "cas": "39.001"})
    log.publishes("w500", {"bea": "38.001"}, race=2)
    assert order(log, (skater,)) == comes


def test_a_sum_whose_first_race_may_be_skated_again_is_reached_with_the_second_as_it_is() -> None:
    log = reskate("45.001", counting="sum")
    log.publishes("w500", {"ann": "36.001", "bea": "38.001", "cas": "39.001"}, race=2)
    (runner,) = [one for one in fields(log).runners if one.name == "ann"]
    assert (runner.lo, runner.hi, runner.may_fail) == (36_001, NEVER, True)
    assert order(log, (), "ann", 76_001)[0] == "ann"
    assert order(log, ("bea",), "ann", 76_003)[:2] == ["bea", "ann"]


def test_who_may_skate_again_and_is_not_chosen_is_disqualified_in_it() -> None:
    assert order(reskate("37.001"), ("bea", "cas")) == ["bea", "cas"]
    assert order(reskate("37.001"), ("ann",)) == ["ann", "bea", "cas"]


def test_names_that_nobody_knows_are_called_strangers() -> None:
    log = Log().announces("w500").enters("w500", "ann", known="some")
    ranks = Ranks((), 2, NEVER, True)
    after = ended(Present(log.contest("w500"), fields(log)), ranks, "ann")
    found = [name for group in rank_groups(classification(after)) for name in group]
    assert found == ["stranger-1-w500", "stranger-2-w500", "ann"]


def test_unknown_ranks_of_a_closed_distance_are_filled_in() -> None:
    log = trials("ann", "bea", "cas").publishes("w500", {"ann": None, "bea": None, "cas": None})
    log.closes("w500")
    assert order(log, ("cas",), "bea")[:2] == ["cas", "bea"]


def test_a_closed_distance_of_which_everything_is_known_is_left_alone() -> None:
    log = trials("ann", "bea").publishes("w500", {"ann": "37.001", "bea": "38.001"}).closes("w500")
    assert ended(Present(log.contest("w500"), fields(log)), Ranks(("bea",), 1, NEVER), "ann") is log.contest(
        "w500"
    )


def test_who_withdrew_comes_nowhere() -> None:
    log = trials("ann", "bea")
    log.add(tournament.EntryWithdrawn(skater="ann", distance="w500"))
    assert fields(log).runner("ann") is None
    assert order(log, ("bea",)) == ["bea"]
