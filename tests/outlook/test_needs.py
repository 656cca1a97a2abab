"""What a skater needs: in ranks before a distance begins, in time while it is under way."""

from __future__ import annotations

from tests.building import Log
from tests.outlook.test_status import ORDER, half, trials
from tests.outlook.trials import W, rules
from tests.selection.cases import packaged
from tests.tournaments.okt import state_at

from startbewijs.outlook.ladder import Uncovered
from startbewijs.outlook.needs import Enough, Need, needs
from startbewijs.selection.procedure import Procedure

CERTAIN, HOPE, OVER = Enough.CERTAIN, Enough.HOPE, Enough.OVER


def needed(log: Log, procedure: Procedure, skater: str) -> dict[str, Need]:
    found = needs(log.state, procedure, W, skater)
    assert not isinstance(found, Uncovered)
    return {need.distance.key: need for need in found}


def by_rank(need: Need) -> dict[int | None, Enough]:
    return {rank.rank: rank.enough for rank in need.ranks}


def test_each_rank_says_whether_it_is_enough_keeps_hope_or_ends_it() -> None:
    found = needed(half(), rules(*ORDER, size=3), "cas")
    assert by_rank(found["w1000"]) == {1: CERTAIN, 2: HOPE, None: OVER}


def test_who_is_certain_needs_nothing_so_every_rank_is_enough() -> None:
    assert set(by_rank(needed(half(), rules(*ORDER), "ann")["w1000"]).values()) == {CERTAIN}


def test_a_better_rank_is_never_worth_less() -> None:
    worth = [CERTAIN, HOPE, OVER]
    for skater in ("ann", "bea", "cas", "dot"):
        for need in needed(half(), rules(*ORDER, "w1000 3", size=3), skater).values():
            ranks = [worth.index(rank.enough) for rank in need.ranks]
            assert ranks == sorted(ranks)


def test_a_closed_distance_is_not_needed_any_more() -> None:
    assert set(needed(half(), rules(*ORDER), "cas")) == {"w1000"}


def test_in_a_distance_under_way_the_slowest_time_that_is_enough_is_found_to_the_thousandth() -> None:
    log = trials("ann", "bea", "cas", "dot")
    log.publishes("w500", {"ann": "37.001", "bea": "38.201", "dot": "38.401"})
    found = needed(log, rules("w500 1", "w500 2"), "cas")["w500"]
    # A time as fast as bea's may still be put before hers: it keeps hope, and only a faster one is enough.
    assert (found.certain and found.certain.ms, found.hope and found.hope.ms) == (38_200, 38_201)
    assert not found.any_result_certain


def test_a_first_time_of_two_can_only_get_better_and_may_be_enough_already() -> None:
    log = trials("ann", "bea", counting="best").publishes("w500", {"ann": "37.001", "bea": "38.001"})
    found = needed(log, rules("w500 1", "w500 2"), "bea")["w500"]
    assert found.any_result_certain
    assert found.at_most is not None
    assert found.at_most.ms == 38_001


def test_no_time_is_enough_while_everybody_else_may_be_faster() -> None:
    log = trials("ann", "bea", "cas").publishes("w500", {"ann": "37.001"})
    found = needed(log, rules("w500 1", size=1), "bea")["w500"]
    assert found.certain is None
    assert found.hope is not None
    assert found.hope.ms == 37_001


def test_who_is_not_known_to_be_entered_is_told_so() -> None:
    log = Log().announces("w500").announces("w1000").enters("w500", "ann", "bea", "cas")
    log.enters("w1000", "ann", known="some").publishes(
        "w500", {"ann": "37.001", "bea": "37.101", "cas": "DNF"}
    )
    log.closes("w500")
    found = needed(log, rules(*ORDER), "cas")["w1000"]
    assert not found.entered
    assert by_rank(found)[1] is CERTAIN
    assert needed(log, rules(*ORDER), "ann")["w1000"].entered


def test_a_procedure_outside_the_proof_says_so() -> None:
    assert needs(half().state, rules("w500 1", "w1500 1"), W, "ann") is Uncovered.NOT_SKATED


def test_on_the_29th_second_on_the_5000_m_is_enough_for_conijn_and_the_only_hope_of_kerkhoff() -> None:
    state = state_at("2025-12-29")
    for skater, without in (("merel-conijn", HOPE), ("bente-kerkhoff", OVER)):
        found = needs(state, packaged(), W, skater)
        assert not isinstance(found, Uncovered)
        (need,) = found
        assert by_rank(need) == {1: CERTAIN, 2: CERTAIN, None: without}
