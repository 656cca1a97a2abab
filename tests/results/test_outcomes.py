"""What each skater's race came to."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.building import Log

from startbewijs.log.events import racing, tournament
from startbewijs.results.outcomes import Outcome, outcomes
from startbewijs.rules.articles import TIME_SOURCES
from startbewijs.sport.competition import Mishap, Status
from startbewijs.sport.times import RaceTime

ON: dict[str, Any] = {"distance": "w500", "pair": "1"}


def trials(*skaters: str, counting: str = "single") -> Log:
    return Log().announces("w500", counting=counting).enters("w500", *(skaters or ("ann", "bea")))


def outcome(log: Log, skater: str, race: int = 1) -> Outcome:
    return outcomes(log.contest("w500"), race)[skater]


def test_before_the_pair_is_confirmed_every_result_is_awaited() -> None:
    log = trials().draws("w500", "1", "ann", "bea").times("w500", "1", "ann", "37.24")
    log.add(racing.SkaterDisqualified(**ON, skater="bea"))
    assert {one.status for one in outcomes(log.contest("w500"), 1).values()} == {Status.AWAITED}
    assert outcome(log, "ann").time is None
    log.confirms("w500", "1")
    assert outcome(log, "ann").time == RaceTime.parse("37.24")
    assert outcome(log, "bea").status is Status.DQ


def test_outcomes_are_in_the_order_of_entry_and_of_everyone_entered() -> None:
    log = trials("cat", "ann", "bea").skates("w500", {"bea": "37.60"})
    assert list(outcomes(log.contest("w500"), 1)) == ["cat", "ann", "bea"]


def test_a_result_counts_from_where_its_pair_was_confirmed() -> None:
    log = trials().skates("w500", {"ann": "37.24", "bea": "37.60"})
    assert outcome(log, "ann").position == log.state.position


@pytest.mark.parametrize("status", ["DNF", "DNS", "DQ"])
def test_a_skater_without_a_result_has_a_status_and_no_time(status: str) -> None:
    log = trials().draws("w500", "1", "ann", "bea").times("w500", "1", "ann", "37.24")
    event = {
        "DNF": racing.SkaterDidNotFinish(**ON, skater="ann"),
        "DNS": racing.SkaterDidNotStart(**ON, skater="ann"),
        "DQ": racing.SkaterDisqualified(**ON, skater="ann", code="T06"),
    }[status]
    log.add(event)
    log.confirms("w500", "1")
    found = outcome(log, "ann")
    assert (found.status, found.time, found.code) == (Status(status), None, "T06" if status == "DQ" else None)


@pytest.mark.parametrize(("kind", "status"), [("DNS", Status.DNS), ("DQ", Status.DQ)])
def test_a_status_may_be_known_where_the_pair_is_not(kind: str, status: Status) -> None:
    log = trials()
    if kind == "DNS":
        log.add(racing.SkaterDidNotStart(distance="w500", skater="ann"), why="to rest")
    else:
        log.add(racing.SkaterDisqualified(distance="w500", skater="ann", code="T09"), why="to rest")
    found = outcome(log, "ann")
    assert (found.status, found.why, found.position) == (status, "to rest", log.state.position)


def test_who_skated_in_a_confirmed_pair_and_has_no_published_time_has_an_unknown_result() -> None:
    log = trials().draws("w500", "1", "ann", "bea").times("w500", "1", "ann", "37.24").confirms("w500", "1")
    assert outcome(log, "bea").status is Status.UNKNOWN


def test_when_the_distance_is_closed_a_missing_result_is_unknown_and_no_longer_awaited() -> None:
    log = trials().skates("w500", {"ann": "37.24"})
    assert outcome(log, "bea").status is Status.AWAITED
    log.closes("w500")
    assert outcome(log, "bea").status is Status.UNKNOWN


# Withdrawals


def test_who_withdraws_before_the_race_is_withdrawn_with_the_reason() -> None:
    log = trials()
    position = log.add(tournament.EntryWithdrawn(skater="ann", distance="w500"), why="ill")
    found = outcome(log, "ann")
    assert (found.status, found.why, found.position) == (Status.WDR, "ill", position)


def test_who_withdraws_after_a_race_keeps_what_was_skated() -> None:
    log = trials(counting="best").skates("w500", {"ann": "37.24", "bea": "37.60"})
    log.add(tournament.EntryWithdrawn(skater="ann", distance="w500"), why="to rest")
    assert outcome(log, "ann").time == RaceTime.parse("37.24")
    assert outcome(log, "ann", 2).status is Status.WDR


def test_who_withdraws_after_the_draw_is_withdrawn_though_the_opponent_skates_and_the_pair_is_confirmed() -> (
    None
):
    log = trials().draws("w500", "1", "ann", "bea")
    log.add(tournament.EntryWithdrawn(skater="ann", distance="w500"), why="ill")
    log.times("w500", "1", "bea", "37.60").confirms("w500", "1")
    assert outcome(log, "ann").status is Status.WDR
    assert outcome(log, "bea").status is Status.FINISHED


def test_who_skated_an_unpublished_time_and_withdraws_afterwards_has_an_unknown_result() -> None:
    log = trials(counting="best").draws("w500", "1", "ann", "bea").confirms("w500", "1")
    log.add(tournament.EntryWithdrawn(skater="ann", distance="w500"), why="ill")
    assert outcome(log, "ann").status is Status.UNKNOWN
    assert outcome(log, "ann", 2).status is Status.WDR


# False starts


def fallen_start(*causers: str | None) -> Log:
    log = trials().draws("w500", "1", "ann", "bea")
    for causer in causers:
        log.add(racing.FalseStart(**ON, skater=causer))
    return log.times("w500", "1", "ann", "37.24").times("w500", "1", "bea", "37.60").confirms("w500", "1")


@pytest.mark.parametrize("causer", ["ann", "bea", None])
def test_the_first_false_start_of_a_pair_costs_nobody_the_race(causer: str | None) -> None:
    log = fallen_start(causer)
    assert [outcome(log, skater).status for skater in ("ann", "bea")] == [Status.FINISHED] * 2
    assert outcome(log, "ann").false_start == (causer == "ann")


@pytest.mark.parametrize("first", ["ann", "bea", None])
@pytest.mark.parametrize("second", ["ann", "bea"])
def test_second_false_start_of_the_pair_disqualifies_whoever_causes_it_even_if_own_first(
    first: str | None, second: str
) -> None:
    log = fallen_start(first, second)
    opponent = "bea" if second == "ann" else "ann"
    found = outcome(log, second)
    assert (found.status, found.code, found.time, found.false_start) == (Status.DQ, "T04", None, True)
    assert outcome(log, opponent).status is Status.FINISHED


def test_every_later_false_start_disqualifies_its_causer_too() -> None:
    log = fallen_start("ann", "bea", "ann")
    assert [outcome(log, skater).status for skater in ("ann", "bea")] == [Status.DQ] * 2


def test_a_second_false_start_whose_causer_was_not_published_disqualifies_nobody_by_name() -> None:
    log = fallen_start("ann", None)
    assert [outcome(log, skater).status for skater in ("ann", "bea")] == [Status.FINISHED] * 2


def test_false_starts_of_one_pair_do_not_count_for_another() -> None:
    log = trials("ann", "bea", "cat").draws("w500", "1", "ann", "bea").draws("w500", "2", "cat")
    log.add(racing.FalseStart(**ON, skater="ann"))
    log.add(racing.FalseStart(distance="w500", pair="2", skater="cat"))
    log.times("w500", "2", "cat", "38.00").confirms("w500", "2")
    assert outcome(log, "cat").status is Status.FINISHED


def test_the_counter_of_false_starts_restarts_in_a_re_skate() -> None:
    log = fallen_start("bea")
    log.add(racing.ReskateGranted(**ON, skater="ann"), why="hindered")
    log.draws("w500", "1r", "ann", reskate=True)
    log.add(racing.FalseStart(distance="w500", pair="1r", skater="ann"))
    log.times("w500", "1r", "ann", "36.90").confirms("w500", "1r")
    assert outcome(log, "ann").time == RaceTime.parse("36.90")


def test_false_starts_of_the_first_race_do_not_count_in_the_second() -> None:
    log = trials(counting="best").draws("w500", "1", "ann", "bea")
    log.add(racing.FalseStart(**ON, skater="ann"))
    log.confirms("w500", "1").draws("w500", "1", "ann", "bea", race=2)
    log.add(racing.FalseStart(**ON, race=2, skater="bea"))
    log.times("w500", "1", "bea", "37.60", race=2).confirms("w500", "1", race=2)
    assert outcome(log, "bea", 2).status is Status.FINISHED


# Re-skates


def reskated(first: str, again: str) -> Log:
    log = trials().skates("w500", {"ann": first, "bea": "37.60"}, pair="1")
    log.add(racing.ReskateGranted(**ON, skater="ann"), why="hindered")
    return log.skates("w500", {"ann": again}, pair="1r", reskate=True) if again else log


@pytest.mark.parametrize(
    ("first", "again", "counts"),
    [
        ("37.24", "36.90", "36.90"),
        ("36.90", "37.24", "36.90"),
        ("DNF", "37.24", "37.24"),
        ("37.24", "DNF", "37.24"),
        ("37.24", "DNS", "37.24"),
    ],
)
def test_the_better_time_of_a_race_and_its_re_skate_counts(first: str, again: str, counts: str) -> None:
    found = outcome(reskated(first, again), "ann")
    assert (str(found.time), found.reskated, found.reskate_due) == (counts, True, False)


@pytest.mark.parametrize(("first", "again"), [("37.24", "DQ"), ("DQ", "37.24"), ("DNF", "DQ"), ("DQ", "DNF")])
def test_a_disqualification_outweighs_a_time_in_either_of_the_two(first: str, again: str) -> None:
    found = outcome(reskated(first, again), "ann")
    assert (found.status, found.time) == (Status.DQ, None)


def test_a_granted_re_skate_is_due_until_it_is_skated_or_the_distance_is_closed() -> None:
    log = reskated("37.24", "")
    assert outcome(log, "ann").reskate_due
    assert not outcome(log, "bea").reskate_due
    assert str(outcome(log, "ann").time) == "37.24"
    drawn = log.draws("w500", "1r", "ann", reskate=True)
    assert outcome(drawn, "ann").reskate_due
    log.closes("w500")
    assert not outcome(log, "ann").reskate_due


def test_a_re_skate_of_a_re_skate_is_due_again() -> None:
    log = reskated("37.24", "37.10")
    log.add(racing.ReskateGranted(distance="w500", pair="1r", skater="ann"), why="the clock failed")
    assert outcome(log, "ann").reskate_due
    log.skates("w500", {"ann": "36.90"}, pair="1s", reskate=True)
    assert not outcome(log, "ann").reskate_due
    assert str(outcome(log, "ann").time) == "36.90"


def test_a_re_skate_is_not_counted_before_its_pair_is_confirmed() -> None:
    log = reskated("37.24", "").draws("w500", "1r", "ann", reskate=True).times("w500", "1r", "ann", "36.90")
    assert str(outcome(log, "ann").time) == "37.24"


# Sources of a time

SOURCES = TIME_SOURCES.value


def test_photo_finish_comes_before_beam_transponder_and_hand() -> None:
    assert [source for source in SOURCES if source != "publication"] == [
        "photo_finish", "beam", "transponder", "hand",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("better", "worse"), [(a, b) for n, a in enumerate(SOURCES) for b in SOURCES[n + 1 :]]
)
@pytest.mark.parametrize("trusted", ["37.24", "37.60"])
@pytest.mark.parametrize("trusted_first", [True, False])
def test_the_most_trusted_source_counts_not_the_faster_or_the_later_time(
    better: str, worse: str, trusted: str, trusted_first: bool
) -> None:
    log = trials().draws("w500", "1", "ann")
    times = [(better, trusted), (worse, "37.40")]
    for source, time in times if trusted_first else reversed(times):
        log.times("w500", "1", "ann", time, source=source)
    found = outcome(log.confirms("w500", "1"), "ann")
    assert (str(found.time), found.source) == (trusted, better)


@given(st.permutations(list(zip(SOURCES, ["37.24", "37.23", "37.22", "37.21", "37.20"], strict=True))))
def test_the_order_in_which_sources_report_makes_no_difference(reported: list[tuple[str, str]]) -> None:
    log = trials().draws("w500", "1", "ann")
    for source, time in reported:
        log.times("w500", "1", "ann", time, source=source)
    assert str(outcome(log.confirms("w500", "1"), "ann").time) == "37.24"


def test_of_two_times_of_one_source_the_later_replaces_the_earlier() -> None:
    log = (
        trials()
        .draws("w500", "1", "ann")
        .times("w500", "1", "ann", "37.24")
        .times("w500", "1", "ann", "37.30")
    )
    assert str(outcome(log.confirms("w500", "1"), "ann").time) == "37.30"


def test_splits_are_in_the_order_of_the_lines_whatever_the_order_of_their_facts() -> None:
    for order in permutations([(100, "10.41"), (500, "37.24")]):
        log = trials().draws("w500", "1", "ann")
        for metres, time in order:
            on = {"distance": "w500", "pair": "1", "skater": "ann"}
            log.add(racing.PassingTimed(**on, metres=metres, time=time, source="beam"))  # type: ignore[arg-type]
        found = outcome(log.confirms("w500", "1"), "ann")
        assert [(metres, str(time)) for metres, time in found.splits] == [(100, "10.41"), (500, "37.24")]
        assert str(found.time) == "37.24"


# Publications and corrections


def passed(finish: str = "37.24") -> Log:
    log = trials("ann", "bea").draws("w500", "1", "ann")
    log.add(racing.PassingTimed(**ON, skater="ann", metres=100, time="10.41", source="beam"))
    return log.times("w500", "1", "ann", finish).confirms("w500", "1")


def test_a_correction_replaces_a_result_and_brings_its_reason() -> None:
    log = passed()
    position = log.add(
        racing.ResultCorrected(distance="w500", skater="ann", time="37.34"), why="photo read anew"
    )
    found = outcome(log, "ann")
    assert (str(found.time), found.status, found.source) == ("37.34", Status.FINISHED, "correction")
    assert (found.why, found.position) == ("photo read anew", position)


def test_a_correction_to_a_status_takes_the_time_away() -> None:
    log = passed()
    log.add(
        racing.ResultCorrected(distance="w500", skater="ann", status="DQ", code="T10"), why="cut the curve"
    )
    found = outcome(log, "ann")
    assert (found.status, found.time, found.code, found.why) == (Status.DQ, None, "T10", "cut the curve")


def test_laps_add_up_to_the_corrected_time() -> None:
    log = passed()
    log.add(racing.ResultCorrected(distance="w500", skater="ann", time="37.34"))
    assert [(metres, str(time)) for metres, time in outcome(log, "ann").splits] == [
        (100, "10.41"),
        (500, "37.34"),
    ]


@pytest.mark.parametrize("time", ["9.90", "10.41"])
def test_a_split_that_cannot_stand_before_the_corrected_time_is_dropped(time: str) -> None:
    log = passed()
    log.add(racing.ResultCorrected(distance="w500", skater="ann", time=time))
    assert [metres for metres, _ in outcome(log, "ann").splits] == [500]


def test_splits_without_a_finish_stay_splits_when_the_result_is_published() -> None:
    log = trials().draws("w500", "1", "ann")
    log.add(racing.PassingTimed(**ON, skater="ann", metres=100, time="10.41", source="publication"))
    log.confirms("w500", "1").publishes("w500", {"ann": "37.24"})
    found = outcome(log, "ann")
    assert [(metres, str(time)) for metres, time in found.splits] == [(100, "10.41")]
    assert str(found.time) == "37.24"


def test_a_published_result_is_taken_over_with_its_rank_and_basis() -> None:
    log = trials()
    log.add(
        racing.ResultPublished(
            distance="w500", skater="ann", time="36.873", rank=1, basis="printed differences"
        )
    )
    found = outcome(log, "ann")
    assert (str(found.time), found.rank, found.basis) == ("36.87", 1, "printed differences")
    assert found.source == "publication"


def test_a_published_rank_alone_tells_no_result() -> None:
    log = trials()
    log.add(racing.ResultPublished(distance="w500", skater="ann", rank=4))
    assert (outcome(log, "ann").status, outcome(log, "ann").rank) == (Status.UNKNOWN, 4)


def test_a_correction_goes_before_a_publication() -> None:
    log = trials().publishes("w500", {"ann": "37.24"})
    log.add(racing.ResultCorrected(distance="w500", skater="ann", time="37.34"))
    assert str(outcome(log, "ann").time) == "37.34"


# Mishaps


def test_a_mishap_is_told_and_changes_no_result() -> None:
    log = trials().draws("w500", "1", "ann", "bea")
    log.add(racing.SkaterFell(**ON, skater="ann"))
    log.add(racing.SkaterStumbled(**ON, skater="ann"))
    log.add(racing.SkaterEasedUp(**ON, skater="ann"))
    log.add(racing.SkaterHindered(**ON, skater="ann", where="the crossing"))
    log.add(racing.WarningGiven(**ON, skater="ann", code="T02"))
    log.times("w500", "1", "ann", "1:01.17").confirms("w500", "1")
    found = outcome(log, "ann")
    assert found.mishaps == (
        (Mishap.FELL, None),
        (Mishap.STUMBLED, None),
        (Mishap.EASED_UP, None),
        (Mishap.HINDERED, "the crossing"),
        (Mishap.WARNED, "T02"),
    )
    assert (str(found.time), found.status) == ("1:01.17", Status.FINISHED)


def test_mishaps_of_the_first_attempt_stay_with_a_re_skater() -> None:
    log = trials().draws("w500", "1", "ann", "bea")
    log.add(racing.SkaterHindered(**ON, skater="ann"))
    log.add(racing.ReskateGranted(**ON, skater="ann"), why="hindered")
    log.confirms("w500", "1").skates("w500", {"ann": "36.90"}, pair="1r", reskate=True)
    assert outcome(log, "ann").mishaps == ((Mishap.HINDERED, None),)
