"""A distance seen from its end: for each situation, exactly which results each skater can still reach."""

from __future__ import annotations

from collections.abc import Collection

import pytest
from tests.building import Log

from startbewijs.log.events import racing
from startbewijs.outlook.fields import NEVER, Field, Runner, field
from startbewijs.sport.distances import Sex

W500 = "w500"


def seen(log: Log, removed: Collection[str] = ()) -> Field:
    """The field of the women's 500 m."""
    women = [one.id for one in log.state.skaters.values() if one.sex is Sex.WOMEN]
    return field(log.contest(W500), women, removed)


def anything(*names: str) -> tuple[Runner, ...]:
    """Skaters for whom every result is possible, and none."""
    return tuple(Runner(name, 0, NEVER, True) for name in names)


def behind(rank: int, *names: str, may_fail: bool = True) -> tuple[Runner, ...]:
    return tuple(Runner(name, rank, NEVER, may_fail) for name in names)


@pytest.mark.parametrize("known", ["some", None])
def test_while_not_all_entries_are_known_any_skater_and_names_nobody_knows_may_have_any_result(
    known: str | None,
) -> None:
    log = Log().announces(W500).enters(W500, "ann", "bea", known=known).registers("cas")
    assert seen(log) == Field(anything("ann", "bea", "cas"), 0)
    assert seen(log, removed=("cas",)) == Field(anything("ann", "bea"), 0)


def test_with_all_entries_known_nobody_else_can_come_and_a_result_is_a_result() -> None:
    log = Log().announces(W500).enters(W500, "ann", "bea").registers("cas")
    log.skates(W500, {"ann": "38.001"})
    assert seen(log) == Field((Runner("ann", 38_001, 38_001, False), *anything("bea")), None)


@pytest.mark.parametrize(
    ("rules", "may_fail"),
    [
        ({}, False),
        ({"second_missed": "void"}, True),
        ({"second_not_finished": "void"}, True),
        ({"second_disqualified": "void"}, True),
    ],
)
def test_a_first_time_can_be_lost_only_where_some_end_of_the_second_race_takes_it_away(
    rules: dict[str, str], may_fail: bool
) -> None:
    log = Log().announces(W500, counting="best", **rules).enters(W500, "ann", "bea")
    log.publishes(W500, {"ann": "38.01"})
    assert seen(log) == Field((Runner("ann", 0, 38_019, may_fail), *anything("bea")), None)


def test_behind_published_ranks_come_those_of_whom_something_may_still_be_published() -> None:
    log = Log().announces(W500).enters(W500, "ann", "bea", "cas", "dot", "eva", known="some").registers("fie")
    log.add(racing.RankPublished(distance=W500, skater="ann", rank=1))
    log.add(racing.RankPublished(distance=W500, skater="cas", rank=3))
    log.publishes(W500, {"bea": None, "eva": "DNF"}).closes(W500)
    runners = (
        Runner("ann", 0, 0, False),
        *behind(1, "cas", may_fail=False),
        *behind(1, "bea", "dot", "fie"),
    )
    assert seen(log) == Field(runners, 1)


def test_behind_published_ranks_a_time_orders_those_who_have_one() -> None:
    log = Log().announces(W500).enters(W500, "ann", "bea", "cas", "dot")
    log.add(racing.RankPublished(distance=W500, skater="ann", rank=1))
    log.publishes(W500, {"bea": "39.01", "cas": "40.00", "dot": None}).closes(W500)
    runners = (
        Runner("ann", 0, 0, False),
        Runner("bea", 39_011, 39_020, False),
        Runner("cas", 40_001, 40_010, False),
        *behind(1, "dot"),
    )
    assert seen(log) == Field(runners, None)
