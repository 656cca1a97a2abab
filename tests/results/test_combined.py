"""Points over several distances: what a time is worth, who stands where, and who has no place."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.building import Log

from startbewijs.errors import Refused
from startbewijs.log.events import racing
from startbewijs.log.events.kinds import CombinationAnnounced, Part
from startbewijs.results.classification import Stage
from startbewijs.results.combined import Combined, combined, points
from startbewijs.sport.distances import DISTANCES, Distance
from startbewijs.sport.times import RaceTime

ALLROUND = tuple(Part(distance=key) for key in ("w500", "w3000", "w1500"))


def meet(*skaters: str) -> Log:
    log = Log()
    for part in ALLROUND:
        log.announces(part.distance).enters(part.distance, *skaters)
    log.add(CombinationAnnounced(combination="w-allround", parts=ALLROUND))
    return log


def table(log: Log) -> Combined:
    return combined(log.state, log.state.combinations["w-allround"])


def ranks(log: Log) -> list[tuple[str, int | None]]:
    return [(line.skater, line.rank) for line in table(log).lines]


@pytest.mark.parametrize(
    ("distance", "time", "worth"),
    [
        ("w1000", "1:07.54", 33_770),
        ("m5000", "6:09.30", 36_930),
        ("m10000", "12:36.35", 37_817),
        ("w500", "36.879", 36_870),
        ("w1500", "1:52.69", 37_563),
    ],
)
def test_a_time_is_worth_its_seconds_per_500_m_cut_to_thousandths(
    distance: str, time: str, worth: int
) -> None:
    assert points(Distance.of(distance), RaceTime.parse(time)) == (worth, worth)


@given(st.sampled_from(DISTANCES), st.integers(0, 999_999))
def test_points_are_cut_twice_and_never_rounded(distance: Distance, ms: int) -> None:
    found, _ = points(distance, RaceTime(ms))
    exact = Fraction(ms // 10, 100) / Fraction(distance.metres, 500)
    assert Fraction(found, 1000) <= exact < Fraction(found + 1, 1000)


def test_a_time_in_tenths_leaves_open_what_it_is_worth() -> None:
    assert points(Distance.of("w500"), RaceTime.parse("36.8")) == (36_800, 36_890)


def test_the_fewest_points_win() -> None:
    log = meet("ann", "bea")
    log.skates("w500", {"ann": "38.50", "bea": "38.60"})
    log.skates("w3000", {"ann": "4:10.00", "bea": "4:05.00"})
    log.skates("w1500", {"ann": "1:55.00", "bea": "1:55.00"})
    found = table(log)
    assert (found.stage, ranks(log)) == (Stage.CLOSED, [("bea", 1), ("ann", 2)])
    assert [(line.low, line.behind) for line in found.lines] == [
        (38_600 + 40_833 + 38_333, 0),
        (38_500 + 41_666 + 38_333, 733),
    ]


def test_a_second_race_of_a_distance_counts_as_a_race_of_its_own() -> None:
    log = Log().announces("m500", counting="best").enters("m500", "m-ann", "m-bea")
    log.add(
        CombinationAnnounced(
            combination="m-sprint", parts=(Part(distance="m500"), Part(distance="m500", race=2))
        )
    )
    log.skates("m500", {"m-ann": "35.00", "m-bea": "35.20"})
    log.skates("m500", {"m-ann": "35.30", "m-bea": "35.00"}, race=2)
    found = combined(log.state, log.state.combinations["m-sprint"])
    assert [(line.skater, line.rank, line.low) for line in found.lines] == [
        ("m-bea", 1, 70_200),
        ("m-ann", 2, 70_300),
    ]


@pytest.mark.parametrize("result", ["DNF", "DQ", "DNS"])
def test_who_missed_a_race_has_no_place_and_stands_below_whoever_has_one(result: str) -> None:
    log = meet("ann", "bea", "cato")
    log.skates("w500", {"ann": "38.50", "bea": "40.00"}).skates("w500", {"cato": "37.00"})
    log.skates("w3000", {"ann": "4:10.00", "bea": "4:30.00"}).skates("w3000", {"cato": result})
    log.skates("w1500", {"ann": "1:55.00", "bea": "2:05.00"}).skates("w1500", {"cato": "1:50.00"})
    assert ranks(log) == [("ann", 1), ("bea", 2), ("cato", None)]
    assert table(log).stage is Stage.CLOSED


def test_level_skaters_share_a_rank_and_the_next_is_skipped() -> None:
    log = meet("ann", "bea", "cato")
    for key, time in (("w500", "38.50"), ("w3000", "4:10.00"), ("w1500", "1:55.00")):
        log.skates(key, {"ann": time, "bea": time}).skates(key, {"cato": f"{time[:-1]}9"})
    assert ranks(log) == [("ann", 1), ("bea", 1), ("cato", 3)]
    assert table(log).lines[0].level == ("bea",)


def test_under_way_those_who_skated_the_most_are_ranked_among_themselves() -> None:
    log = meet("ann", "bea", "cato")
    log.skates("w500", {"ann": "38.50", "bea": "38.60"}).skates("w500", {"cato": "37.00"})
    log.skates("w3000", {"ann": "4:10.00", "bea": "4:05.00"})
    assert ranks(log) == [("bea", 1), ("ann", 2), ("cato", None)]
    assert table(log).stage is Stage.UNDER_WAY


def test_before_the_first_race_nobody_has_a_rank() -> None:
    assert (table(meet("ann", "bea")).stage, ranks(meet("ann", "bea"))) == (
        Stage.NOT_BEGUN,
        [("ann", None), ("bea", None)],
    )


def test_the_last_race_may_be_for_the_best_only() -> None:
    log = Log()
    for key in ("w500", "w3000"):
        log.announces(key).enters(key, "ann", "bea")
    log.announces("w1500").enters("w1500", "ann")
    log.add(CombinationAnnounced(combination="w-allround", parts=ALLROUND))
    log.skates("w500", {"ann": "38.50", "bea": "38.60"}).skates("w3000", {"ann": "4:10.00", "bea": "4:12.00"})
    log.skates("w1500", {"ann": "1:55.00"})
    assert ranks(log) == [("ann", 1), ("bea", None)]
    assert table(log).stage is Stage.CLOSED


def test_published_tenths_rank_nobody_whom_they_do_not_separate() -> None:
    log = meet("ann", "bea")
    log.skates("w500", {"ann": "38.5", "bea": "38.55"})
    log.skates("w3000", {"ann": "4:10.00", "bea": "4:10.00"})
    log.skates("w1500", {"ann": "1:55.00", "bea": "1:55.00"})
    assert ranks(log) == [("ann", None), ("bea", None)]


def test_a_result_that_nobody_published_may_stand_anywhere() -> None:
    log = meet("ann", "bea")
    log.skates("w500", {"ann": "38.50"}).publishes("w500", {"bea": None})
    log.skates("w3000", {"ann": "4:10.00", "bea": "4:10.00"})
    log.skates("w1500", {"ann": "1:55.00", "bea": "1:55.00"})
    assert ranks(log)[0] == ("ann", None)


def test_a_correction_moves_the_points() -> None:
    log = meet("ann", "bea")
    for key, times in (
        ("w500", ("38.50", "38.60")),
        ("w3000", ("4:10.00",) * 2),
        ("w1500", ("1:55.00",) * 2),
    ):
        log.skates(key, dict(zip(("ann", "bea"), times, strict=True)))
    log.add(racing.ResultCorrected(distance="w500", skater="bea", time="38.40"), why="photo read anew")
    assert ranks(log) == [("bea", 1), ("ann", 2)]


@pytest.mark.parametrize(
    ("key", "parts", "says"),
    [
        ("w-allround", ALLROUND, "w-allround was announced before"),
        ("w-mass-start", ALLROUND, "is an event of its own"),
        ("m-allround", ALLROUND, "that is for the other sex"),
        ("w-small", (Part(distance="w500"), Part(distance="w500")), "counts twice in w-small"),
        ("w-small", (Part(distance="w500"), Part(distance="w500", race=2)), "w500 has no race 2"),
        ("w-small", (Part(distance="w500"), Part(distance="w5000")), "w5000 is not skated"),
    ],
)
def test_a_combination_that_cannot_be_is_refused(key: str, parts: tuple[Part, ...], says: str) -> None:
    log = meet("ann")
    with pytest.raises(Refused, match=says):
        log.add(CombinationAnnounced(combination=key, parts=parts))
    assert list(log.state.combinations) == ["w-allround"]
