"""What a skater needs: in ranks before a distance begins, in time while it is under way."""

from __future__ import annotations

from copy import deepcopy
from itertools import permutations

import pytest
from tests.building import Log
from tests.outlook.test_status import ORDER, half, trials
from tests.outlook.trials import W, rules
from tests.selection.cases import packaged
from tests.tournaments.okt import FACTS, state_at

from startbewijs.log.fold.folding import folded
from startbewijs.outlook.ladder import Uncovered, ladder
from startbewijs.outlook.needs import Enough, Need, needs
from startbewijs.outlook.roads import roads
from startbewijs.outlook.status import Status, outlook
from startbewijs.outlook.supposing import Supposition, supposed
from startbewijs.selection.procedure import Procedure
from startbewijs.sport.competition import Competition, Taken
from startbewijs.sport.distances import Distance
from startbewijs.sport.times import RaceTime

CERTAIN, BY_THE_ORDER, HOPE, OVER = Enough.CERTAIN, Enough.BY_THE_ORDER, Enough.HOPE, Enough.OVER
WORTH = {Status.CERTAIN: 3, Status.BY_THE_ORDER: 2, Status.WAITING: 1, Status.POSSIBLE: 1, Status.OUT: 0}
OF = {CERTAIN: 3, BY_THE_ORDER: 2, HOPE: 1, OVER: 0}


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
    assert (found.slowest[CERTAIN].ms, found.slowest[HOPE].ms) == (38_200, 38_201)
    assert not found.any_result


def test_a_first_time_of_two_can_only_get_better_and_may_be_enough_already() -> None:
    log = trials("ann", "bea", counting="best").publishes("w500", {"ann": "37.001", "bea": "38.001"})
    found = needed(log, rules("w500 1", "w500 2"), "bea")["w500"]
    assert CERTAIN in found.any_result
    assert found.at_most is not None
    assert found.at_most.ms == 38_001


def test_no_time_is_enough_while_everybody_else_may_be_faster() -> None:
    log = trials("ann", "bea", "cas").publishes("w500", {"ann": "37.001"})
    found = needed(log, rules("w500 1", size=1), "bea")["w500"]
    assert CERTAIN not in found.slowest
    assert found.slowest[HOPE].ms == 37_001


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


def test_a_designation_that_could_still_take_the_place_makes_a_rank_enough_by_the_order_only() -> None:
    """Second of two who go: one designation for the team would push out the last name inside."""
    log, free = half(), rules(*ORDER, size=2, at_most=1)
    assert by_rank(needed(log, free, "cas")["w1000"])[1] is BY_THE_ORDER
    assert by_rank(needed(log, rules(*ORDER, size=2), "cas")["w1000"])[1] is CERTAIN


def test_who_has_no_race_to_come_may_still_have_the_committees_roads() -> None:
    procedure = rules("w500 1", "w-mass-start", size=2, at_most=1)
    climbed = ladder(half().state, procedure, W)
    found = roads(climbed, "dot")
    assert (found.rows, found.for_team, found.left) == (((2, "w-mass-start"),), True, 1)
    below_the_line = rules("w500 1", "w-mass-start", size=1)
    assert not roads(ladder(half().state, below_the_line, W), "dot").any


def skated(state: Competition, distance: Distance, race: int, skater: str, ms: int) -> Competition:
    """The tournament once a skater has this time in a race."""
    after = deepcopy(state)
    after.contest(distance).races[race].corrected[skater] = Taken(RaceTime(ms), None, 10**9)
    return after


@pytest.mark.parametrize(
    ("position", "key", "race"),
    [(498, "w3000", 1), (508, "w3000", 1), (608, "w500", 2), (612, "w500", 2)],
)
def test_the_time_that_is_enough_gives_that_status_and_a_thousandth_more_gives_less(
    position: int, key: str, race: int
) -> None:
    """Every threshold of every skater with a race to come is skated, and asked as anybody would ask it."""
    state, procedure, distance = folded(FACTS[:position]), packaged(), Distance.of(key)
    tried = 0
    for skater in state.contest(distance).entrants:
        found = needs(state, procedure, W, skater)
        assert not isinstance(found, Uncovered)
        for need in found:
            if need.distance != distance or need.ranks:
                continue
            for grade, time in need.slowest.items():
                tried += 1
                after = skated(state, distance, race, skater, time.ms)
                assert WORTH[outlook(after, procedure, W, skater).status] >= OF[grade], (skater, grade)
                if grade not in need.any_result:
                    slower = skated(state, distance, race, skater, time.ms + 1)
                    assert WORTH[outlook(slower, procedure, W, skater).status] < OF[grade], (skater, grade)
    assert tried > 0


@pytest.mark.parametrize("skater", ["jutta-leerdam", "angel-daleman", "joy-beune"])
def test_a_rank_means_what_it_says_in_every_way_the_ranks_before_it_can_be_filled(skater: str) -> None:
    """The best and worst place over all who may come before are those that the rank was given."""
    state, procedure, distance = state_at("2025-12-28"), packaged(), Distance.of("w1500")
    contest = state.contest(distance)
    entered = [who for who in contest.entrants if who != skater and who not in contest.withdrawn]
    found = needs(state, procedure, W, skater)
    assert not isinstance(found, Uncovered)
    for need in (need for need in found if need.distance == distance):
        for rank in need.ranks[:2]:
            assert rank.rank is not None
            orders = [(*before, skater) for before in permutations(entered, rank.rank - 1)]
            told = [
                outlook(supposed(state, Supposition(ranks=((distance, order),))), procedure, W, skater)
                for order in orders
            ]
            assert min(one.best or 99 for one in told) == rank.best
            assert max(one.worst or 99 for one in told) == rank.worst
            assert min(WORTH[one.status] for one in told) == max(1, OF[rank.enough])


def test_a_procedure_outside_the_proof_says_so() -> None:
    assert needs(half().state, rules("w500 1", "w1500 1"), W, "ann") is Uncovered.NOT_SKATED


def test_on_the_29th_second_on_the_5000_m_is_enough_for_conijn_and_the_only_hope_of_kerkhoff() -> None:
    state = state_at("2025-12-29")
    for skater, first, without in (("merel-conijn", CERTAIN, HOPE), ("bente-kerkhoff", CERTAIN, OVER)):
        found = needs(state, packaged(), W, skater)
        assert not isinstance(found, Uncovered)
        (need,) = found
        assert by_rank(need) == {1: first, 2: BY_THE_ORDER, None: without}
