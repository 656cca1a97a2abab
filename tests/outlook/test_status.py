"""What is said of each skater: every row of the table of statuses, and every situation on the ice."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.building import Log
from tests.outlook.trials import W, one, rules, said, status

from startbewijs.log.events import decisions, racing, tournament
from startbewijs.outlook import status as statuses
from startbewijs.outlook.ladder import Uncovered
from startbewijs.outlook.places import Bounds, Ending, bounds
from startbewijs.outlook.status import Status, outlooks
from startbewijs.selection.procedure import Kind, Reading

ORDER = ("w500 1", "w1000 1", "w500 2", "w1000 2")


def trials(*entrants: str, known: str = "all", counting: str = "single") -> Log:
    """A 500 m and a 1000 m with the same entrants."""
    log = Log().announces("w500", counting=counting).announces("w1000")
    for distance in ("w500", "w1000"):
        log.enters(distance, *entrants, known=known)
    return log


def half(*entrants: str) -> Log:
    """The same after a 500 m that ann won before bea; the 1000 m is still to come."""
    log = trials(*(entrants or ("ann", "bea", "cas", "dot")))
    log.publishes("w500", {"ann": "37.001", "bea": "37.101", "cas": "37.201", "dot": "37.301"})
    return log.closes("w500")


# The rows of the table of statuses


def test_the_winner_of_the_first_row_is_certain() -> None:
    assert said(half(), rules(*ORDER), "ann") == ("certain", 1, 1)


def test_who_waits_for_a_race_of_others_is_in_and_waiting() -> None:
    found = one(half(), rules(*ORDER), "bea")
    assert (found.status, found.now, found.best, found.worst) == (Status.WAITING, 2, 2, 3)
    assert (found.row, found.doublures_needed) == (3, 1)


def test_who_stands_on_no_row_and_still_races_is_possible() -> None:
    assert said(half(), rules(*ORDER), "cas") == ("possible", 2, None)


def test_who_stands_on_no_row_and_has_nothing_left_is_out_by_the_races() -> None:
    log = half()
    log.add(tournament.EntryWithdrawn(skater="cas", distance="w1000"))
    assert said(log, rules(*ORDER), "cas") == ("out by the races", None, None)


def test_below_the_line_in_every_ending_is_out_also_with_a_row_in_hand() -> None:
    log = half().publishes("w1000", {"cas": "1:14.001", "dot": "1:15.001", "ann": "1:16.001", "bea": "DNF"})
    log.closes("w1000")
    assert said(log, rules(*ORDER), "bea") == ("out by the races", 3, 3)
    assert said(log, rules(*ORDER), "cas") == ("certain", 2, 2)


def test_outside_the_line_now_with_a_row_and_an_ending_inside_is_possible() -> None:
    log = half().publishes("w1000", {"cas": "1:14.001"})
    found = one(log, rules(*ORDER), "bea")
    assert (found.status, found.now, found.best, found.worst) == (Status.POSSIBLE, 3, 2, 3)


# The committee


def test_a_designation_that_is_free_takes_the_word_certain_from_the_last_above_the_line() -> None:
    procedure = rules(*ORDER, at_most=1)
    found = one(half(), rules("w500 1", "w500 2", at_most=1), "bea")
    assert (found.status, found.worst) == (Status.BY_THE_ORDER, 2)
    assert found.threat is not None
    assert found.threat.displaced == 1
    assert status(half(), procedure, "ann") is Status.CERTAIN


def test_more_free_designations_reach_further_up() -> None:
    assert status(half(), rules("w500 1", "w500 2", at_most=2), "ann") is Status.BY_THE_ORDER


def test_a_calamity_on_a_distance_threatens_its_holders_in_the_reading_that_moves_them() -> None:
    log = half()
    procedure = rules("w500 1", "w500 2", "w500 3", size=3, at_most=1)
    assert status(log, procedure, "bea") is Status.CERTAIN
    log.add(decisions.CalamityRecorded(skater="dot", distance="w500"))
    assert status(log, procedure, "bea") is Status.CERTAIN, "third at worst, and three go"
    assert status(log, procedure, "cas") is Status.BY_THE_ORDER


def test_who_would_count_as_first_below_the_line_threatens_the_last_above_it() -> None:
    log = half()
    log.add(decisions.CalamityRecorded(skater="dot", distance="w1000"))
    procedure = rules("w500 1", "w500 2", "w1000 1", at_most=1, readings=(Reading.FIRST,))
    only_starts = replace(
        procedure.designations[W], kinds=frozenset({Kind.DISTANCE}), readings=(Reading.FIRST,)
    )
    procedure = replace(procedure, designations={**procedure.designations, W: only_starts})
    assert status(log, procedure, "bea") is Status.BY_THE_ORDER, "dot takes a place in the team on row 3 too"
    assert status(log, procedure, "ann") is Status.CERTAIN


def test_two_designated_on_one_distance_threaten_its_two_lowest_holders() -> None:
    log = half()
    for skater in ("dot", "cas"):
        log.add(decisions.CalamityRecorded(skater=skater, distance="w500"))
    procedure = rules("w500 1", "w500 2", size=4, at_most=2, readings=(Reading.LOWEST,))
    assert status(log, procedure, "ann") is Status.CERTAIN, "of three places the first is nobody's to take"
    procedure = replace(procedure, places={**procedure.places, "w500": 2})
    assert status(log, procedure, "ann") is Status.BY_THE_ORDER


def test_as_it_stands_inside_the_line_is_not_in_where_a_designated_skater_has_the_place() -> None:
    log = trials("ann", "bea", "cas").publishes("w500", {"ann": "37.001", "bea": "37.101"})
    assert status(log, rules("w500 1", "w500 2", at_most=1), "bea") is Status.WAITING
    log.add(decisions.DesignationMade(kind="team", skater="cas", event="w-team-pursuit"))
    assert status(log, rules("w500 1", "w500 2", at_most=1), "bea") is Status.POSSIBLE
    assert status(log, rules("w500 1", "w500 2", at_most=1), "ann") is Status.BY_THE_ORDER


def test_whom_a_designation_counted_as_first_brings_in_is_not_out() -> None:
    log = Log().announces("w500").enters("w500", "ann", "bea")
    log.publishes("w500", {"bea": "37.001", "ann": "37.101"}).closes("w500")
    log.announces("w1000").enters("w1000", "cas").publishes("w1000", {"cas": "1:14.001"}).closes("w1000")
    log.announces("w1500").enters("w1500", "ann").publishes("w1500", {"ann": "1:54.001"}).closes("w1500")
    procedure = rules("w1500 1", "w500 1", "w1000 1", "w500 2", at_most=1, readings=(Reading.FIRST,))
    assert status(log, procedure, "cas") is Status.OUT
    log.add(decisions.CalamityRecorded(skater="ann", distance="w500"))
    log.add(decisions.DesignationMade(kind="distance", skater="ann", event="w500"))
    assert said(log, procedure, "cas") == ("in, waiting", 3, 3)
    assert status(log, procedure, "bea") is Status.LEFT_OUT


def test_a_designation_that_the_procedure_does_not_allow_makes_nobody_designated() -> None:
    log = half()
    log.add(decisions.DesignationMade(kind="team", skater="dot", event="w-team-pursuit"))
    assert status(log, rules("w500 1", "w500 2", at_most=0), "dot") is Status.OUT


def test_an_open_row_for_which_no_designation_is_left_is_still_counted_as_open() -> None:
    procedure = rules("w500 1", "w-mass-start", "w500 2")
    counting = replace(procedure.designations[W], rows_count=True)
    procedure = replace(procedure, designations={**procedure.designations, W: counting})
    assert said(half(), procedure, "bea") == ("in, waiting", 2, 3)


def test_designated_for_the_team_from_outside_the_line_is_designated() -> None:
    log = half()
    log.add(decisions.DesignationMade(kind="team", skater="dot", event="w-team-pursuit"))
    procedure = rules("w500 1", "w500 2", at_most=1)
    assert status(log, procedure, "dot") is Status.DESIGNATED
    assert status(log, procedure, "bea") is Status.LEFT_OUT, "the last name above the line gives way"
    assert status(log, procedure, "ann") is Status.CERTAIN


def test_once_the_team_is_published_who_stood_inside_and_is_not_on_it_is_left_out() -> None:
    log = half()
    log.add(decisions.DesignationMade(kind="team", skater="dot", event="w-team-pursuit"))
    log.add(decisions.TeamPublished(sex="w", skaters=("ann", "dot")))
    procedure = rules("w500 1", "w500 2", at_most=1)
    expected = {"ann": "certain", "dot": "designated", "bea": "left out", "cas": "out by the races"}
    assert {name: status(log, procedure, name).value for name in expected} == expected


def test_a_withdrawn_designation_threatens_again_as_a_free_one() -> None:
    log = half()
    made = log.add(decisions.DesignationMade(kind="team", skater="dot", event="w-team-pursuit"))
    log.add(decisions.DesignationWithdrawn(designation=made))
    assert status(log, rules("w500 1", "w500 2", at_most=1), "dot") is Status.OUT
    assert status(log, rules("w500 1", "w500 2", at_most=1), "bea") is Status.BY_THE_ORDER


def test_an_open_designated_row_waits_and_a_named_one_does_not() -> None:
    procedure = rules("w500 1", "w-mass-start", "w500 2")
    log = half()
    assert said(log, procedure, "bea") == ("in, waiting", 2, 3)
    log.add(decisions.DesignationMade(kind="row", skater="ann", event="w-mass-start"))
    assert said(log, procedure, "bea") == ("certain", 2, 2)


def test_a_designated_row_named_for_a_newcomer_takes_the_place() -> None:
    log = half()
    log.add(decisions.DesignationMade(kind="row", skater="dot", event="w-mass-start"))
    procedure = rules("w500 1", "w-mass-start", "w500 2")
    assert said(log, procedure, "bea") == ("out by the races", 3, 3)
    assert said(log, procedure, "dot") == ("certain", 2, 2)


def test_a_declined_ticket_moves_the_next_one_up_and_the_decliner_out() -> None:
    log = half()
    log.add(decisions.TicketDeclined(skater="ann"))
    procedure = rules("w500 1", "w500 2")
    assert said(log, procedure, "ann") == ("out by the races", None, None)
    assert said(log, procedure, "bea") == ("certain", 1, 1)
    assert said(log, procedure, "cas") == ("certain", 2, 2)


def test_a_waived_start_leaves_the_place_in_the_team() -> None:
    log = half()
    log.add(decisions.StartWaived(skater="ann", distance="w500"))
    assert said(log, rules("w500 1", "w500 2"), "ann") == ("certain", 1, 1)


# On the ice


def test_a_pair_that_is_not_confirmed_proves_nothing() -> None:
    log = trials("ann", "bea", "cas").publishes("w500", {"ann": "37.001"})
    log.draws("w500", "2", "bea", "cas").times("w500", "2", "bea", "38.001").times(
        "w500", "2", "cas", "38.101"
    )
    procedure = rules("w500 1", size=1)
    assert said(log, procedure, "ann") == ("in, waiting", 1, None)
    assert said(log.confirms("w500", "2"), procedure, "ann") == ("certain", 1, 1)


def test_in_a_distance_half_skated_who_is_beaten_by_as_many_as_there_are_rows_is_out() -> None:
    log = trials("ann", "bea", "cas").publishes("w500", {"ann": "37.001", "bea": "37.101"})
    procedure = rules("w500 1", size=1)
    assert said(log, procedure, "bea") == ("out by the races", None, None)
    assert said(log, procedure, "ann") == ("in, waiting", 1, None)


def test_of_two_races_the_first_time_can_only_get_better() -> None:
    log = trials("ann", "bea", counting="best").publishes("w500", {"ann": "37.001", "bea": "38.001"})
    procedure = rules("w500 1", "w500 2", size=2)
    assert said(log, procedure, "bea") == ("certain", 1, 2)


def test_where_a_second_race_can_void_the_first_nothing_is_certain_before_it() -> None:
    log = Log().announces("w500", counting="best", second_disqualified="void")
    log.enters("w500", "ann", "bea", "cas").publishes(
        "w500", {"ann": "37.001", "bea": "38.001", "cas": "39.001"}
    )
    assert said(log, rules("w500 1", "w500 2", size=2), "ann") == ("in, waiting", 1, None)


@pytest.mark.parametrize("voids", ["second_missed", "second_not_finished", "second_disqualified"])
def test_a_first_time_that_may_be_taken_away_is_kept_or_lost_but_never_gets_slower(voids: str) -> None:
    log = Log().announces("w500", counting="best", **{voids: "void"}).enters("w500", "ann", "bea", "cas")
    log.publishes("w500", {"ann": "37.001", "bea": "38.001", "cas": "DNF"})
    log.announces("w1000").enters("w1000", "ann").publishes("w1000", {"ann": "1:14.001"}).closes("w1000")
    procedure = rules("w500 1", "w500 2", "w1000 1", size=3)
    found = {name: said(log, procedure, name) for name in ("ann", "bea", "cas")}
    assert found == {"ann": ("certain", 1, 3), "bea": ("in, waiting", 1, None), "cas": ("possible", 1, None)}


def test_level_skaters_both_count_in_both_orders_until_the_committee_decides() -> None:
    log = trials("ann", "bea", "cas").publishes("w500", {"ann": "37.001", "bea": "37.001", "cas": "38.001"})
    log.closes("w500")
    procedure = rules("w500 1", size=1)
    assert {said(log, procedure, name)[1:] for name in ("ann", "bea")} == {(1, None)}
    log.add(decisions.LevelDecided(distance="w500", order=("bea", "ann")))
    assert said(log, procedure, "bea") == ("certain", 1, 1)
    assert said(log, procedure, "ann") == ("out by the races", None, None)


def test_disqualified_has_nothing_left_on_that_distance() -> None:
    log = trials("ann", "bea").skates("w500", {"ann": "37.001", "bea": "DQ"})
    assert said(log, rules("w500 1", size=1), "bea") == ("out by the races", None, None)


def reskate(first: str, counting: str = "single") -> Log:
    log = trials("ann", "bea", "cas", counting=counting)
    log.skates("w500", {"ann": first, "bea": "38.001"}, pair="1").skates("w500", {"cas": "39.001"}, pair="2")
    log.add(racing.ReskateGranted(distance="w500", pair="1", skater="ann"))
    return log


def test_a_re_skate_that_is_due_may_still_bring_the_best_rank() -> None:
    assert said(reskate("DNF"), rules("w500 1", size=1), "ann") == ("possible", 1, None)


def test_a_re_skate_that_is_due_may_still_end_in_a_disqualification_that_takes_the_time_away() -> None:
    assert said(reskate("37.001"), rules("w500 1", size=1), "ann") == ("in, waiting", 1, None)
    assert said(reskate("37.001"), rules("w500 1", size=1), "bea") == ("possible", 1, None)


def test_of_two_races_the_one_without_a_re_skate_is_sure() -> None:
    log = reskate("37.001", counting="best")
    log.publishes("w500", {"ann": "37.501", "bea": "DNF", "cas": "DNF"}, race=2)
    assert said(log, rules("w500 1", size=1), "ann") == ("certain", 1, 1)
    assert said(log, rules("w500 1", size=1), "bea") == ("out by the races", None, None)


def test_a_sum_with_a_re_skate_in_its_first_race_can_become_anything() -> None:
    log = reskate("45.001", counting="sum")
    log.publishes("w500", {"ann": "36.001", "bea": "38.001", "cas": "39.001"}, race=2)
    assert said(log, rules("w500 1", size=1), "ann") == ("possible", 1, None)
    assert said(log, rules("w500 1", size=1), "bea") == ("in, waiting", 1, None)


def test_withdrawn_from_one_distance_still_stands_on_the_other() -> None:
    log = half()
    log.add(tournament.EntryWithdrawn(skater="bea", distance="w1000"))
    assert said(log, rules(*ORDER), "bea") == ("in, waiting", 2, 3)


def test_a_field_of_which_only_some_are_known_may_bring_a_name_nobody_knows() -> None:
    log = Log().announces("w500").announces("w1000").enters("w500", "ann", "bea")
    log.enters("w1000", "ann", known="some")
    log.publishes("w500", {"ann": "37.001", "bea": "37.101"}).closes("w500")
    assert said(log, rules(*ORDER), "bea") == ("in, waiting", 2, 3)


def test_before_entries_are_closed_nobody_is_certain_of_a_rank() -> None:
    log = Log().announces("w500").enters("w500", "ann", known=None)
    log.publishes("w500", {"ann": "37.001"})
    assert said(log, rules("w500 1", size=1), "ann") == ("in, waiting", 1, None)


def test_a_rank_that_was_never_published_stays_open_for_those_it_may_belong_to() -> None:
    log = trials("ann", "bea", "cas").publishes("w500", {"ann": "37.001", "bea": None, "cas": None})
    log.add(racing.RankPublished(distance="w500", skater="ann", rank=1))
    log.closes("w500")
    procedure = rules("w500 1", "w500 2")
    assert said(log, procedure, "ann") == ("certain", 1, 1)
    assert said(log, procedure, "bea") == ("possible", 2, None)


# Outside the proof


def test_a_distance_of_the_order_that_is_not_skated_leaves_everything_unproved() -> None:
    found = one(half(), rules("w500 1", "w1500 1"), "ann")
    assert (found.status, found.uncovered, found.best) == (Status.NOT_PROVED, Uncovered.NOT_SKATED, None)
    assert found.now == 1


def test_rows_that_skip_a_rank_leave_everything_unproved() -> None:
    found = one(half(), rules("w500 1", "w500 3"), "ann")
    assert (found.status, found.uncovered) == (Status.NOT_PROVED, Uncovered.RANKS_SKIP)


@pytest.mark.parametrize("wrong", ["best", "worst"])
def test_a_bound_that_its_own_ending_does_not_attain_is_not_published(
    monkeypatch: pytest.MonkeyPatch, wrong: str
) -> None:
    def wronged(ending: Ending) -> Ending:
        return Ending(ending.row, (ending.place or 0) + 1, ending.ranks)

    def wrong_bounds(*asked: object) -> Bounds:
        found = bounds(*asked)  # type: ignore[arg-type]  # whatever it is asked with
        if wrong == "worst":
            return Bounds(found.best, wronged(found.worst))
        return Bounds(found.best and wronged(found.best), found.worst)

    monkeypatch.setattr(statuses, "bounds", wrong_bounds)
    found = {one.skater: one for one in outlooks(half().state, rules(*ORDER), W)}
    assert (found["ann"].status, found["ann"].uncovered) == (Status.NOT_PROVED, Uncovered.MISMATCH)
    assert found["ann"].bounds is None
