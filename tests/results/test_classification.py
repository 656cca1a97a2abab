"""A distance in order: ranks where they are decided, and nothing guessed where they are not."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.building import Log

from startbewijs.log.events import decisions, racing
from startbewijs.results.classification import (
    Basis,
    Classification,
    Line,
    Stage,
    classification,
    contradictions,
    race_classification,
    rank_groups,
)
from startbewijs.sport.competition import Status
from startbewijs.sport.times import RaceTime

NAMES = ("ann", "bea", "cat", "dee", "eve", "flo", "gus", "hel")


def single(
    results: dict[str, str | None], *, close: bool = True, known: str = "all", **settings: object
) -> Log:
    """A 500 m of one race: a time or status each; None where the result was never published."""
    log = Log().announces("w500", **settings).enters("w500", *results, known=known)
    log.publishes("w500", {skater: result for skater, result in results.items() if result is not None})
    return log.closes("w500") if close else log


def best(first: dict[str, str], second: dict[str, str], **settings: object) -> Log:
    """A 500 m of two races, of which by default the better counts."""
    log = Log().announces("w500", **{"counting": "best", **settings}).enters("w500", *{**first, **second})
    log.publishes("w500", first).publishes("w500", second, race=2)
    return log.closes("w500")


def table(log: Log) -> Classification:
    return classification(log.contest("w500"))


def ranks(found: Classification) -> dict[str, int | None]:
    return {line.skater: line.rank for line in found.lines}


def bases(found: Classification) -> dict[str, Basis | None]:
    return {line.skater: line.basis for line in found.lines}


def line(found: Classification, skater: str) -> Line:
    held = found.line(skater)
    assert held is not None
    return held


# One race


def test_the_fastest_is_first() -> None:
    found = table(single({"ann": "37.60", "bea": "37.24", "cat": "38.01"}))
    assert ranks(found) == {"bea": 1, "ann": 2, "cat": 3}
    assert [held.skater for held in found.lines] == ["bea", "ann", "cat"]
    assert set(bases(found).values()) == {Basis.TIMES}
    assert (found.stage, found.complete) == (Stage.CLOSED, True)
    assert found.line("dee") is None


def test_thousandths_separate_what_prints_the_same() -> None:
    found = table(single({"ann": "67.546", "bea": "67.541", "cat": "67.600"}))
    assert ranks(found) == {"bea": 1, "ann": 2, "cat": 3}
    assert [held.separated for held in found.lines] == [True, True, False]
    assert [held.level for held in found.lines] == [(), (), ()]
    assert [str(held.behind) for held in found.lines] == ["0.00", "0.00", "0.06"]


def test_level_skaters_share_a_rank_and_the_next_is_skipped() -> None:
    found = table(single({"ann": "67.012", "bea": "67.012", "cat": "67.012", "dee": "67.013", "eve": "66.9"}))
    assert ranks(found) == {"eve": 1, "ann": 2, "bea": 2, "cat": 2, "dee": 5}
    assert line(found, "ann").level == ("bea", "cat")
    assert line(found, "dee").level == ()
    assert line(found, "ann").separated, "only thousandths part these from dee"


def test_level_skaters_with_nobody_within_their_hundredth_are_not_separated() -> None:
    found = table(single({"ann": "67.012", "bea": "67.012"}))
    assert [held.separated for held in found.lines] == [False, False]


def test_hundredths_that_print_the_same_stay_indistinct() -> None:
    found = table(single({"ann": "37.24", "bea": "37.24", "cat": "37.25", "dee": "37.10"}))
    assert ranks(found) == {"dee": 1, "ann": None, "bea": None, "cat": 4}
    assert bases(found) == {
        "dee": Basis.TIMES, "ann": Basis.INDISTINCT, "bea": Basis.INDISTINCT, "cat": Basis.TIMES,
    }  # fmt: skip
    assert [line(found, skater).at_best for skater in ("ann", "bea")] == [2, 2]
    assert not line(found, "ann").level


def test_a_thousandth_beside_a_hundredth_that_prints_the_same_stays_indistinct() -> None:
    found = table(single({"ann": "37.24", "bea": "37.245", "cat": "37.239"}))
    assert ranks(found) == {"cat": 1, "ann": None, "bea": None}
    assert not line(found, "ann").separated


def test_behind_is_the_difference_of_the_printed_times() -> None:
    found = table(single({"ann": "113.027".replace("113", "1:53"), "bea": "1:53.038"}))
    assert [str(held.behind) for held in found.lines] == ["0.00", "0.01"]


def test_below_everyone_with_a_time_stand_dnf_dq_dns_and_wdr() -> None:
    results = {"ann": "WDR", "bea": "DNS", "cat": "DQ", "dee": "DNF", "eve": "1:01.17", "flo": "37.24"}
    found = table(single(dict(results)))
    assert [held.skater for held in found.lines] == ["flo", "eve", "dee", "cat", "bea", "ann"]
    assert ranks(found) == {"flo": 1, "eve": 2, "dee": None, "cat": None, "bea": None, "ann": None}
    assert [held.status.value for held in found.lines[2:]] == ["DNF", "DQ", "DNS", "WDR"]


def test_who_does_not_finish_is_unranked_unless_the_distance_says_last() -> None:
    results: dict[str, str | None] = {"ann": "DNF", "bea": "37.24", "cat": "DQ", "dee": "DNF", "eve": "37.60"}
    assert ranks(table(single(results)))["ann"] is None
    last = table(single(results, unfinished="last"))
    assert ranks(last) == {"bea": 1, "eve": 2, "ann": 3, "dee": 3, "cat": None}


def test_who_does_not_finish_is_last_only_when_the_distance_is_closed_and_every_result_known() -> None:
    results: dict[str, str | None] = {"ann": "DNF", "bea": "37.24", "cat": None}
    assert ranks(table(single(results, close=False, unfinished="last")))["ann"] is None
    assert ranks(table(single(results, unfinished="last")))["ann"] is None
    known: dict[str, str | None] = {"ann": "DNF", "bea": "37.24"}
    assert ranks(table(single(known, known="some", unfinished="last")))["ann"] is None


def test_a_distance_without_entrants_is_an_empty_table() -> None:
    found = classification(Log().announces("w500").contest("w500"))
    assert (found.lines, found.stage) == ((), Stage.NOT_BEGUN)


def test_before_the_first_result_nobody_has_a_rank() -> None:
    log = Log().announces("w500").enters("w500", "ann", "bea")
    found = table(log)
    assert found.stage is Stage.NOT_BEGUN
    assert [(held.status, held.rank, held.basis) for held in found.lines] == [
        (Status.AWAITED, None, None)
    ] * 2


def test_under_way_ranks_are_as_they_stand() -> None:
    found = table(single({"ann": "37.60", "bea": "37.24", "cat": None}, close=False))
    assert found.stage is Stage.UNDER_WAY
    assert ranks(found) == {"bea": 1, "ann": 2, "cat": None}
    assert [bases(found)[skater] for skater in ("bea", "ann")] == [Basis.STANDING] * 2
    assert line(found, "cat").status is Status.AWAITED


# Two races

TWICE = ({"ann": "37.24", "bea": "37.30"}, {"ann": "37.60", "bea": "37.10"})


def test_the_best_of_two_races_counts() -> None:
    found = table(best(*TWICE))
    assert ranks(found) == {"bea": 1, "ann": 2}
    assert [(str(held.time), held.counted) for held in found.lines] == [("37.10", 2), ("37.24", 1)]
    assert [len(held.races) for held in found.lines] == [2, 2]


def test_the_sum_of_two_races_counts_where_the_distance_says_so() -> None:
    found = table(
        best({"ann": "37.242", "bea": "37.300"}, {"ann": "37.600", "bea": "37.100"}, counting="sum")
    )
    assert [(held.skater, held.time, held.counted) for held in found.lines] == [
        ("bea", RaceTime(74_400), None),
        ("ann", RaceTime(74_842), None),
    ]


def test_a_sum_is_known_as_exactly_as_the_less_exact_of_its_times() -> None:
    found = table(best({"ann": "37.24"}, {"ann": "37.247"}, counting="sum"))
    held = line(found, "ann")
    assert held.time == RaceTime(74_480, 2)
    assert (held.earliest, held.latest) == (74_487, 74_496)


def test_a_sum_of_hundredths_lies_anywhere_in_two_hundredths() -> None:
    found = table(best({"ann": "37.24", "bea": "37.25"}, {"ann": "37.24", "bea": "37.24"}, counting="sum"))
    assert ranks(found) == {"ann": None, "bea": None}
    found = table(best({"ann": "37.24", "bea": "37.26"}, {"ann": "37.24", "bea": "37.24"}, counting="sum"))
    assert ranks(found) == {"ann": 1, "bea": 2}


@pytest.mark.parametrize("missed", ["DNF", "DNS", "DQ", "WDR"])
@pytest.mark.parametrize("turned", [False, True])
def test_without_both_times_there_is_no_sum(missed: str, turned: bool) -> None:
    races = ({"ann": "37.24", "bea": "37.30"}, {"ann": missed, "bea": "37.10"})
    found = table(best(*(races[::-1] if turned else races), counting="sum"))
    assert ranks(found) == {"bea": 1, "ann": None}
    assert line(found, "ann").status is Status(missed)


@pytest.mark.parametrize("counting", ["best", "sum"])
def test_after_the_first_race_the_second_is_awaited(counting: str) -> None:
    log = Log().announces("w500", counting=counting).enters("w500", "ann", "bea")
    log.publishes("w500", TWICE[0])
    found = table(log)
    assert found.stage is Stage.UNDER_WAY
    if counting == "best":
        assert ranks(found) == {"ann": 1, "bea": 2}
    else:
        assert [held.status for held in found.lines] == [Status.AWAITED] * 2


@pytest.mark.parametrize("status", ["DNF", "DNS", "DQ", "WDR"])
def test_where_the_best_counts_a_first_race_without_a_time_leaves_the_second(status: str) -> None:
    found = table(best({"ann": status, "bea": "37.30"}, {"ann": "37.24", "bea": "37.40"}))
    assert ranks(found) == {"ann": 1, "bea": 2}


WORTH = [
    ("second_missed", "DNS"),
    ("second_missed", "WDR"),
    ("second_not_finished", "DNF"),
    ("second_disqualified", "DQ"),
]


@pytest.mark.parametrize(("setting", "status"), WORTH)
@pytest.mark.parametrize("worth", ["stands", "void"])
def test_what_a_first_race_is_worth_without_a_second_is_a_setting(
    setting: str, status: str, worth: str
) -> None:
    found = table(best({"ann": "37.24", "bea": "37.30"}, {"ann": status, "bea": "37.40"}, **{setting: worth}))
    if worth == "stands":
        assert ranks(found) == {"ann": 1, "bea": 2}
        assert line(found, "ann").counted == 1
    else:
        assert ranks(found) == {"bea": 1, "ann": None}
        assert (line(found, "ann").status, line(found, "ann").time) == (Status(status), None)


@pytest.mark.parametrize(("setting", "status"), WORTH)
def test_each_of_the_settings_decides_its_own_case_alone(setting: str, status: str) -> None:
    others = {name: "void" for name, _ in WORTH if name != setting}
    found = table(best({"ann": "37.24"}, {"ann": status}, **others))
    assert ranks(found) == {"ann": 1}


@pytest.mark.parametrize(("setting", "status"), WORTH)
def test_a_first_race_whose_time_is_unknown_is_void_as_well_where_the_second_voids_it(
    setting: str, status: str
) -> None:
    held = line(table(best({}, {"ann": status}, **{setting: "void"})), "ann")
    assert held.status is Status(status)
    held = line(table(best({}, {"ann": status}, **{setting: "stands"})), "ann")
    assert held.status is Status.UNKNOWN


# Unknown results


def test_an_unknown_second_race_leaves_ranks_unknown_and_every_better_rank_possible() -> None:
    found = table(best({"ann": "37.24", "bea": "37.30", "cat": "37.50"}, {"ann": "37.60", "cat": "DNS"}))
    assert not found.complete
    assert ranks(found) == {"ann": None, "bea": None, "cat": None}
    assert set(bases(found).values()) == {Basis.UNKNOWN}
    assert {held.skater: held.at_best for held in found.lines} == {"ann": 1, "bea": 1, "cat": 3}
    assert (line(found, "bea").earliest, line(found, "bea").latest) == (0, 37_309)


def test_where_not_every_entrant_is_known_no_rank_follows_from_times() -> None:
    found = table(single({"ann": "37.24", "bea": "37.30"}, known="some"))
    assert ranks(found) == {"ann": None, "bea": None}
    assert [held.at_best for held in found.lines] == [1, 2]


def test_a_published_rank_is_taken_over() -> None:
    log = single({"ann": "37.24", "bea": "37.30", "cat": None}, known="some")
    log.add(racing.RankPublished(distance="w500", skater="ann", rank=4))
    log.add(racing.RankPublished(distance="w500", skater="cat", rank=2))
    found = table(log)
    assert (ranks(found)["ann"], bases(found)["ann"]) == (4, Basis.PUBLISHED)
    assert (ranks(found)["cat"], line(found, "cat").time) == (2, None)
    assert ranks(found)["bea"] is None


def test_a_rank_published_again_is_the_one_that_holds() -> None:
    log = single({"ann": "37.24"}, known="some")
    for rank in (4, 5):
        log.add(racing.RankPublished(distance="w500", skater="ann", rank=rank))
    assert ranks(table(log)) == {"ann": 5}


def published(times: dict[str, str], places: dict[str, int], missing: tuple[str, ...] = ()) -> Classification:
    log = single({**times, **dict.fromkeys(missing)}, close=False, known="some")
    for skater, rank in places.items():
        log.add(racing.RankPublished(distance="w500", skater=skater, rank=rank))
    return table(log.closes("w500"))


def test_published_ranks_that_the_times_contradict_are_followed_and_found() -> None:
    found = published({"ann": "37.24", "bea": "37.30"}, {"ann": 2, "bea": 1})
    assert ranks(found) == {"ann": 2, "bea": 1}
    assert [(one.skater, two.skater) for one, two in contradictions(found)] == [("bea", "ann")]


@pytest.mark.parametrize("time", ["37.240", "37.24", "37.30"])
def test_published_ranks_that_the_times_allow_are_no_contradiction(time: str) -> None:
    assert contradictions(published({"ann": "37.24", "bea": time}, {"ann": 1, "bea": 2})) == ()


def test_a_distance_of_which_only_ranks_were_published_has_begun_and_may_be_closed() -> None:
    found = published({}, {"ann": 2}, ("ann", "bea"))
    assert (found.stage, ranks(found)) == (Stage.CLOSED, {"ann": 2, "bea": None})
    assert line(found, "ann").status is Status.UNKNOWN


def test_published_ranks_before_and_after_leave_only_one_between() -> None:
    found = published({"ann": "37.10", "bea": "37.20", "cat": "37.30"}, {"ann": 3, "cat": 5})
    assert (ranks(found)["bea"], bases(found)["bea"]) == (4, Basis.BETWEEN)


def test_who_is_level_with_a_published_rank_shares_it() -> None:
    found = published({"ann": "37.100", "bea": "37.100", "cat": "37.101"}, {"ann": 3})
    assert (ranks(found)["bea"], bases(found)["bea"]) == (3, Basis.BETWEEN)
    assert ranks(found)["cat"] is None


def test_a_time_that_an_unknown_race_may_better_is_level_with_none() -> None:
    found = table(best({"ann": "37.100", "bea": "37.100", "cat": "37.100"}, {"ann": "DNS", "bea": "DNS"}))
    assert {held.skater: held.level for held in found.lines} == {"ann": ("bea",), "bea": ("ann",), "cat": ()}
    assert [held.separated for held in found.lines] == [False] * 3


def test_published_ranks_that_leave_two_leave_it_unknown() -> None:
    found = published({"ann": "37.10", "bea": "37.20", "cat": "37.30"}, {"ann": 3, "cat": 6})
    assert (ranks(found)["bea"], bases(found)["bea"], line(found, "bea").at_best) == (None, Basis.UNKNOWN, 4)


def test_the_fastest_before_a_published_second_is_first() -> None:
    found = published({"ann": "37.10", "bea": "37.20"}, {"bea": 2})
    assert (ranks(found)["ann"], bases(found)["ann"]) == (1, Basis.BETWEEN)


def test_a_published_rank_is_taken_also_where_times_cannot_tell() -> None:
    times = {"ann": "37.10", "bea": "37.20", "cat": "37.30"}
    found = published(times, {"ann": 1, "bea": 2, "cat": 4}, ("dee",))
    assert ranks(found)["dee"] is None
    log = best({"ann": "37.10", "bea": "37.20", "cat": "37.50"}, {"ann": "DNS", "bea": "DNS"})
    for skater, rank in (("ann", 1), ("bea", 2)):
        log.add(racing.RankPublished(distance="w500", skater=skater, rank=rank))
    assert line(table(log), "cat").at_best == 3, "an unknown second race cannot take a rank that is taken"


def test_a_shared_published_rank_takes_the_next_as_well() -> None:
    log = best({"ann": "37.10", "bea": "37.10", "cat": "37.50"}, {"ann": "DNS", "bea": "DNS"})
    for skater in ("ann", "bea"):
        log.add(racing.RankPublished(distance="w500", skater=skater, rank=1))
    assert line(table(log), "cat").at_best == 3


def test_a_published_rank_without_a_time_stands_in_its_place_in_the_table() -> None:
    log = single({"ann": "37.10", "bea": "37.20", "cat": "37.20", "dee": "37.40", "eve": None})
    log.add(racing.RankPublished(distance="w500", skater="eve", rank=5))
    assert [held.skater for held in table(log).lines] == ["ann", "bea", "cat", "dee", "eve"]
    log.add(racing.RankPublished(distance="w500", skater="eve", rank=1))
    assert [held.skater for held in table(log).lines][:2] == ["ann", "eve"]


# Published ranks and later corrections


def ranked_and_corrected(skater: str, **result: str) -> Classification:
    log = single({"ann": "37.10", "bea": "37.20", "cat": "37.30", "dee": "37.40", "eve": None}, known="some")
    for rank, one in enumerate(("ann", "bea", "cat", "dee"), 1):
        log.add(racing.RankPublished(distance="w500", skater=one, rank=rank))
    log.add(racing.ResultCorrected(distance="w500", skater=skater, **result))  # type: ignore[arg-type]
    return table(log)


def test_who_is_disqualified_after_the_ranks_were_published_loses_the_published_rank() -> None:
    found = ranked_and_corrected("bea", status="DQ")
    assert (line(found, "bea").status, line(found, "bea").rank) == (Status.DQ, None)
    assert ranks(found)["ann"] == 1
    assert [bases(found)[skater] for skater in ("cat", "dee")] == [Basis.UNKNOWN] * 2


def test_a_correction_for_the_better_touches_the_ranks_that_it_may_reach() -> None:
    found = ranked_and_corrected("dee", time="37.15")
    assert ranks(found)["ann"] == 1
    assert [bases(found)[skater] for skater in ("dee", "bea", "cat")] == [Basis.UNKNOWN] * 3
    assert line(found, "dee").at_best == 2


@pytest.mark.parametrize(
    ("time", "kept"), [("37.05", 0), ("37.105", 0), ("37.15", 1), ("37.25", 2), ("37.35", 3)]
)
def test_ranks_before_the_first_that_a_corrected_time_may_reach_hold(time: str, kept: int) -> None:
    found = ranked_and_corrected("dee", time=time)
    held = [bases(found)[skater] is Basis.PUBLISHED for skater in ("ann", "bea", "cat")]
    assert held == [n < kept for n in range(3)]


def test_a_correction_to_level_with_a_rank_reaches_that_rank() -> None:
    log = single({"ann": "37.100", "bea": "37.200"}, known="some")
    for rank, skater in enumerate(("ann", "bea"), 1):
        log.add(racing.RankPublished(distance="w500", skater=skater, rank=rank))
    log.add(racing.ResultCorrected(distance="w500", skater="bea", time="37.100"))
    assert ranks(table(log)) == {"ann": None, "bea": None}


def test_ranks_published_after_the_correction_hold() -> None:
    log = single({"ann": "37.10", "bea": "37.20"}, known="some")
    log.add(racing.RankPublished(distance="w500", skater="ann", rank=1))
    log.add(racing.ResultCorrected(distance="w500", skater="ann", status="DQ"))
    log.add(racing.RankPublished(distance="w500", skater="bea", rank=1))
    assert ranks(table(log)) == {"bea": 1, "ann": None}


def test_a_correction_of_who_had_no_published_rank_leaves_none_standing_behind_what_it_may_reach() -> None:
    found = ranked_and_corrected("eve", time="37.25")
    assert set(bases(found).values()) == {Basis.UNKNOWN}


# One race of a distance alone


def test_the_order_of_one_race_alone() -> None:
    log = best(*TWICE)
    first, second = (race_classification(log.contest("w500"), race) for race in (1, 2))
    assert (ranks(first), ranks(second)) == ({"ann": 1, "bea": 2}, {"bea": 1, "ann": 2})
    assert {first.stage, second.stage} == {Stage.CLOSED}


def test_a_race_is_under_way_until_nobody_is_awaited() -> None:
    log = Log().announces("w500", counting="best").enters("w500", "ann", "bea")
    assert race_classification(log.contest("w500"), 1).stage is Stage.NOT_BEGUN
    log.publishes("w500", {"ann": "37.24"})
    assert race_classification(log.contest("w500"), 1).stage is Stage.UNDER_WAY
    log.publishes("w500", {"bea": "DNS"})
    assert race_classification(log.contest("w500"), 1).stage is Stage.CLOSED
    assert race_classification(log.contest("w500"), 2).stage is Stage.NOT_BEGUN


def test_the_rank_published_for_a_race_counts_in_that_race_only() -> None:
    log = Log().announces("w500", counting="best").enters("w500", "ann", "bea", known="some")
    log.add(racing.ResultPublished(distance="w500", skater="ann", time="37.24", rank=4))
    log.publishes("w500", {"bea": "37.60"}).closes("w500")
    assert ranks(race_classification(log.contest("w500"), 1)) == {"ann": 4, "bea": None}
    assert ranks(table(log)) == {"ann": None, "bea": None}


def test_a_corrected_race_keeps_no_published_rank_that_the_correction_touches() -> None:
    log = Log().announces("w500").enters("w500", "ann", "bea", "cat")
    for rank, (skater, time) in enumerate({"ann": "37.10", "bea": "37.20", "cat": "37.30"}.items(), 1):
        log.add(racing.ResultPublished(distance="w500", skater=skater, time=time, rank=rank))
    log.add(racing.ResultCorrected(distance="w500", skater="ann", status="DQ"))
    found = race_classification(log.contest("w500"), 1)
    assert ranks(found) == {"bea": 1, "cat": 2, "ann": None}
    assert bases(found)["bea"] is Basis.TIMES


def test_a_corrected_result_that_was_published_without_a_rank_may_have_stood_anywhere() -> None:
    log = (
        Log().announces("w500").enters("w500", "ann", "bea", known="some").publishes("w500", {"ann": "37.10"})
    )
    log.add(racing.ResultPublished(distance="w500", skater="bea", time="37.20", rank=1))
    log.closes("w500")
    log.add(racing.ResultCorrected(distance="w500", skater="ann", status="DQ"))
    assert ranks(race_classification(log.contest("w500"), 1)) == {"bea": None, "ann": None}


# Groups by rank, for the selection order


def test_groups_are_by_rank_and_best_first() -> None:
    found = table(single({"ann": "37.60", "bea": "37.24", "cat": "DNF"}))
    assert rank_groups(found) == (("bea",), ("ann",))


@pytest.mark.parametrize("times", [("67.012", "67.012"), ("37.24", "37.24"), ("37.24", "37.241")])
def test_skaters_whose_order_is_undecided_stand_together(times: tuple[str, str]) -> None:
    found = table(single({"ann": times[0], "bea": times[1], "cat": "20.00", "dee": "1:20.00"}))
    assert rank_groups(found) == (("cat",), ("ann", "bea"), ("dee",))


def test_a_hundredth_that_overlaps_two_different_thousandths_holds_all_three_together() -> None:
    found = table(single({"ann": "37.24", "bea": "37.241", "cat": "37.245", "dee": "37.30"}))
    assert rank_groups(found) == (("ann", "bea", "cat"), ("dee",))


def decided(times: dict[str, str], *orders: tuple[str, ...]) -> Classification:
    log = single(dict(times))
    for order in orders:
        log.add(decisions.LevelDecided(distance="w500", order=order), why="a coin was tossed")
    return table(log)


def test_a_decision_puts_two_level_skaters_in_order() -> None:
    assert rank_groups(decided({"ann": "37.100", "bea": "37.100"}, ("bea", "ann"))) == (("bea",), ("ann",))


LEVEL = {"ann": "67.012", "bea": "67.012", "cat": "67.012", "dee": "67.013"}


def test_a_decision_puts_level_skaters_in_order_and_leaves_their_shared_rank() -> None:
    found = decided(LEVEL, ("cat", "ann", "bea"))
    assert rank_groups(found) == (("cat",), ("ann",), ("bea",), ("dee",))
    assert ranks(found) == {"ann": 1, "bea": 1, "cat": 1, "dee": 4}


def test_of_two_decisions_the_later_holds() -> None:
    found = decided(LEVEL, ("cat", "ann", "bea"), ("bea", "ann", "cat"))
    assert rank_groups(found)[0] == ("bea",)


def test_a_decision_for_some_of_the_level_skaters_decides_nothing() -> None:
    assert rank_groups(decided(LEVEL, ("cat", "ann"))) == (("ann", "bea", "cat"), ("dee",))


def test_a_decision_never_changes_the_order_of_different_times() -> None:
    assert rank_groups(decided({"ann": "37.24", "bea": "37.60"}, ("bea", "ann"))) == (("ann",), ("bea",))


def test_a_decision_may_name_more_skaters_than_turn_out_to_be_level() -> None:
    assert rank_groups(decided(LEVEL, ("dee", "cat", "bea", "ann"))) == (
        ("cat",),
        ("bea",),
        ("ann",),
        ("dee",),
    )


def test_who_is_passed_over_makes_room_for_the_next() -> None:
    found = table(single({"ann": "37.10", "bea": "37.20", "cat": "37.20", "dee": "37.40"}))
    assert rank_groups(found, ["ann"]) == (("bea", "cat"), ("dee",))
    assert rank_groups(found, {"bea"}) == (("ann",), ("cat",), ("dee",))
    assert rank_groups(found, ("ann", "bea", "cat", "dee")) == ()


def test_groups_end_where_a_rank_is_unknown() -> None:
    found = published({"ann": "37.10", "bea": "37.20", "cat": "37.50"}, {"ann": 1, "bea": 2, "cat": 4})
    assert rank_groups(found) == (("ann",), ("bea",))
    assert rank_groups(found, ["ann"]) == (("bea",),)


def test_where_the_first_rank_is_unknown_there_are_no_groups() -> None:
    assert rank_groups(published({"ann": "37.10", "bea": "37.20"}, {"bea": 3})) == ()


def test_published_level_ranks_are_a_group_and_skip_the_next() -> None:
    found = published({}, {"ann": 1, "bea": 1, "cat": 3}, ("ann", "bea", "cat"))
    assert rank_groups(found) == (("ann", "bea"), ("cat",))


def test_published_ranks_that_contradict_each_other_end_the_groups() -> None:
    found = published({}, {"ann": 1, "bea": 1, "cat": 2}, ("ann", "bea", "cat"))
    assert rank_groups(found) == (("ann", "bea"),)


# Laws

THOUSANDTHS = st.integers(37_000, 37_030)
FIELD = st.dictionaries(st.sampled_from(NAMES), THOUSANDTHS, min_size=1)


def exact(times: dict[str, int]) -> Log:
    return single({skater: RaceTime(ms).exactly() for skater, ms in times.items()})


@given(FIELD)
def test_a_rank_is_one_more_than_the_number_of_faster_skaters(times: dict[str, int]) -> None:
    assert ranks(table(exact(times))) == {
        skater: 1 + sum(other < ms for other in times.values()) for skater, ms in times.items()
    }


@given(FIELD, st.randoms(use_true_random=False))
def test_the_order_of_entry_and_of_publication_changes_no_rank(
    times: dict[str, int], shuffle: object
) -> None:
    turned = list(times.items())
    shuffle.shuffle(turned)  # type: ignore[attr-defined]
    assert ranks(table(exact(times))) == ranks(table(exact(dict(turned))))


@given(FIELD, st.data())
def test_a_better_time_never_worsens_the_own_rank_nor_betters_another_s(
    times: dict[str, int], data: st.DataObject
) -> None:
    skater = data.draw(st.sampled_from(sorted(times)))
    faster = {**times, skater: data.draw(st.integers(36_990, times[skater]))}
    before, after = ranks(table(exact(times))), ranks(table(exact(faster)))
    for other in times:
        was, is_now = before[other], after[other]
        assert was is not None
        assert is_now is not None
        assert is_now <= was if other == skater else is_now >= was


@given(FIELD)
def test_groups_hold_everyone_with_a_rank_once(times: dict[str, int]) -> None:
    found = table(exact(times))
    flat = [skater for group in rank_groups(found) for skater in group]
    assert sorted(flat) == sorted(times)
    assert [times[skater] for skater in flat] == sorted(times.values())


@given(FIELD, FIELD)
def test_the_best_of_two_is_the_race_of_everyone_s_better_time(
    first: dict[str, int], second: dict[str, int]
) -> None:
    both = sorted({*first, *second})
    texts = [
        {skater: RaceTime(race[skater]).exactly() if skater in race else "DNS" for skater in both}
        for race in (first, second)
    ]
    better = {skater: min(race[skater] for race in (first, second) if skater in race) for skater in both}
    assert ranks(table(best(*texts))) == ranks(table(exact(better)))


# A published time of two decimals stands for ten thousandths; "?" for any time that is not slower.
PRINTED = st.builds(lambda n, digits: RaceTime(n * 10 ** (3 - digits), digits), st.integers(0, 3), st.just(2))
KNOWN = st.one_of(PRINTED, st.integers(0, 39).map(RaceTime))


def completions(time: RaceTime, unknown: bool) -> list[int]:
    first = 0 if unknown else time.ms
    # Of an interval its ends are enough, and every place where another may end.
    return sorted({first, time.latest, *(ms for ms in range(0, 45, 5) if first <= ms <= time.latest)})


def possible_ranks(field: dict[str, tuple[RaceTime, bool]]) -> dict[str, set[int]]:
    """Every rank that each skater can have, by playing every completion."""
    found: dict[str, set[int]] = {skater: set() for skater in field}
    for truth in product(*(completions(*known) for known in field.values())):
        for skater, ms in zip(field, truth, strict=True):
            found[skater].add(1 + sum(other < ms for other in truth))
    return found


@given(st.dictionaries(st.sampled_from(NAMES[:4]), st.tuples(KNOWN, st.just(False)), min_size=1))
def test_a_rank_is_decided_only_if_all_unpublished_decimals_agree(
    field: dict[str, tuple[RaceTime, bool]],
) -> None:
    found = table(single({skater: time.exactly() for skater, (time, _) in field.items()}))
    possible = possible_ranks(field)
    for held in found.lines:
        assert held.at_best == min(possible[held.skater])
        if held.rank is not None:
            assert possible[held.skater] == {held.rank}
        elif len(possible[held.skater]) == 1:
            # Two skaters whose hundredths print the same may still be level.
            assert held.basis is Basis.INDISTINCT


@given(st.dictionaries(st.sampled_from(NAMES[:4]), st.tuples(KNOWN, st.booleans()), min_size=1))
def test_the_best_rank_is_one_that_some_unpublished_results_would_bring(
    field: dict[str, tuple[RaceTime, bool]],
) -> None:
    first = {skater: time.exactly() for skater, (time, _) in field.items()}
    found = table(best(first, {skater: "DNS" for skater, (_, unknown) in field.items() if not unknown}))
    possible = possible_ranks(field)
    for held in found.lines:
        assert held.at_best == min(possible[held.skater])
        assert held.rank is None or possible[held.skater] == {held.rank}
