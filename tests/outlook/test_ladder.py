"""The order as the proof needs it, or why it does not cover it."""

from __future__ import annotations

from tests.outlook.test_status import ORDER, half
from tests.outlook.trials import W, rules

from startbewijs.log.events import decisions
from startbewijs.outlook.ladder import Ladder, Uncovered, ladder
from startbewijs.outlook.places import Rung
from startbewijs.sport.distances import Distance

W500 = Distance.of("w500")


def test_rows_become_rungs_in_their_order() -> None:
    found = ladder(half().state, rules("w500 1", "w-mass-start", "w500 2"), W)
    assert isinstance(found, Ladder)
    assert found.rungs == (Rung(W500, 1), Rung(None, 0, None), Rung(W500, 2))
    assert found.team_size == 2


def test_a_named_designated_row_has_its_skater() -> None:
    log = half()
    log.add(decisions.DesignationMade(kind="row", skater="dot", event="w-mass-start"))
    found = ladder(log.state, rules("w500 1", "w-mass-start"), W)
    assert isinstance(found, Ladder)
    assert found.rungs[1] == Rung(None, 0, "dot")


def test_who_declined_stands_in_no_field() -> None:
    log = half()
    log.add(decisions.TicketDeclined(skater="ann"))
    found = ladder(log.state, rules(*ORDER), W)
    assert isinstance(found, Ladder)
    assert all(field.runner("ann") is None for field in found.fields.values())


def test_a_distance_that_is_not_skated_is_not_covered() -> None:
    assert ladder(half().state, rules("w500 1", "w3000 1"), W) is Uncovered.NOT_SKATED


def test_ranks_that_skip_or_do_not_begin_with_the_first_are_not_covered() -> None:
    for rows in (("w500 1", "w500 3"), ("w500 2",), ("w500 2", "w500 1")):
        assert ladder(half().state, rules(*rows), W) is Uncovered.RANKS_SKIP
