"""What the packaged tournament knew on each of its evenings; fact by fact on that of 28 December."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from tests.tournaments.okt import (
    FACTS,
    outcome,
    ranks,
    state_at,
    told,
)

from startbewijs.log.events.decisions import LineUpNamed, TeamPublished
from startbewijs.log.events.racing import (
    DistanceClosed,
    RecordPublished,
    SkaterDisqualified,
)
from startbewijs.results.classification import (
    Stage,
    classification,
    race_classification,
    rank_groups,
)
from startbewijs.sport.competition import Mishap, Status
from startbewijs.sport.times import RaceTime

ZONE = ZoneInfo("Europe/Amsterdam")
EVENING = state_at("2025-12-28")


def test_each_evening_knows_the_distances_of_its_day_and_nothing_of_the_next() -> None:
    closed = {
        day: {key.key for key, contest in state_at(day).contests.items() if contest.closed}
        for day in ("2025-12-25", "2025-12-26", "2025-12-27", "2025-12-28", "2025-12-29", "2025-12-30")
    }
    assert closed["2025-12-25"] == set()
    assert closed["2025-12-26"] == {"w1000", "m5000"}
    assert closed["2025-12-27"] - closed["2025-12-26"] == {"m500", "w3000"}
    assert closed["2025-12-28"] - closed["2025-12-27"] == {"w500", "m10000"}
    assert closed["2025-12-29"] - closed["2025-12-28"] == {"w1500", "m1000"}
    assert closed["2025-12-30"] - closed["2025-12-29"] == {"w5000", "m1500"}
    stages = {classification(contest).stage for contest in state_at("2025-12-28").contests.values()}
    assert stages == {Stage.CLOSED, Stage.NOT_BEGUN}


def test_first_three_are_known_on_the_evening_of_every_distance() -> None:
    for fact in FACTS:
        if isinstance(fact.event, DistanceClosed):
            evening = state_at(fact.recorded.local_day(ZONE).isoformat())
            table = classification(evening.contest(fact.event.distance))
            assert [line.rank for line in table.lines[:3]] == [1, 2, 3]
            assert len(rank_groups(table)) >= 3


def test_decisions_are_known_from_the_afternoon_of_new_years_day() -> None:
    assert not state_at("2025-12-31").designations
    assert not state_at("2026-01-01T15:14:59+01:00").designations
    decided = state_at("2026-01-01T15:15:00+01:00")
    assert {(made.kind, made.skater, made.event) for made in decided.designations.values()} == {
        ("row", "jorrit-bergsma", "m-mass-start"),
        ("row", "marijke-groenewoud", "w-mass-start"),
        ("team", "marcel-bosker", "m-team-pursuit"),
        ("distance", "jutta-leerdam", "w1000"),
    }
    assert all(made.why for made in decided.designations.values())
    assert [len(event.skaters) for event in told(TeamPublished)] == [9, 9]


def test_line_ups_are_skaters_of_the_published_team() -> None:
    teams = {event.sex: set(event.skaters) for event in told(TeamPublished)}
    line_ups = told(LineUpNamed)
    assert {event.event for event in line_ups} == {
        "w-mass-start", "m-mass-start", "w-team-pursuit", "m-team-pursuit",
    }  # fmt: skip
    for event in line_ups:
        assert set(event.skaters) <= teams["w" if event.event.startswith("w") else "m"]


def test_rank_read_in_an_interview_is_known_only_from_that_day() -> None:
    for key, skater, rank, day, before in (
        ("w1000", "angel-daleman", 8, "2026-01-10", "2026-01-09"),
        ("w500", "angel-daleman", 5, "2026-01-10", "2026-01-09"),
        ("w5000", "sanne-in-t-hof", 6, "2026-01-10", "2026-01-09"),
        ("w1000", "chloe-hoogendoorn", 4, "2026-02-18", "2026-02-17"),
    ):
        assert ranks(classification(state_at(before).contest(key))).get(skater) is None
        assert ranks(classification(state_at(day).contest(key)))[skater] == rank


def test_entrant_of_an_open_field_is_known_when_the_name_is_published() -> None:
    assert "merel-conijn" in state_at("2025-12-28").contest("w5000").entrants
    assert "bente-kerkhoff" not in state_at("2025-12-28").contest("w5000").entrants
    assert "bente-kerkhoff" in state_at("2025-12-30").contest("w5000").entrants


def test_evening_kok_has_the_track_record_and_left_out_the_second_race() -> None:
    (record,) = [event for event in told(RecordPublished) if event.kind == "TR"]
    assert (record.skater, record.distance, record.time, record.old) == ("femke-kok", "w500", "36.87", None)
    missed = outcome(EVENING, "w500", "femke-kok", 2)
    assert missed.status is Status.DNS
    assert missed.why
    second = [line.time for line in race_classification(EVENING.contest("w500"), 2).lines if line.time]
    assert second
    assert all(RaceTime.parse("37.20").beats(time) for time in second)


def test_evening_reads_the_better_of_two_times() -> None:
    table = classification(EVENING.contest("w500"))
    read = {line.skater: (str(line.time), line.counted, line.rank) for line in table.lines}
    assert read["femke-kok"] == ("36.87", 1, 1)
    assert read["jutta-leerdam"] == ("37.24", 1, 2)
    assert read["anna-boersma"] == ("37.27", 2, 3)
    assert read["angel-daleman"] == ("37.53", 2, None)
    assert read["suzanne-schulting"] == ("37.62", 1, None)
    assert read["naomi-verkerk"] == ("37.68", 2, None)


def test_evening_fledderus_is_disqualified_by_the_rule_and_by_no_recorded_decision() -> None:
    assert [event.skater for event in told(SkaterDisqualified)] == ["stefan-westenbroek"]
    second = outcome(EVENING, "w500", "marrit-fledderus", 2)
    assert (second.status, second.code, second.false_start) == (Status.DQ, "T04", True)
    line = classification(EVENING.contest("w500")).line("marrit-fledderus")
    assert line is not None
    assert str(line.time) == "37.56", "her first race stands"


def test_evening_leerdam_fell_two_days_before() -> None:
    fallen = outcome(EVENING, "w1000", "jutta-leerdam")
    assert fallen.status is Status.DNF
    assert (Mishap.FELL, None) in fallen.mishaps
    assert fallen.splits == ((200, RaceTime.parse("17.6")),)
    assert "jutta-leerdam" in EVENING.contest("w1000").calamities


def test_evening_10_km_has_its_pairs_its_resurfacing_and_its_order() -> None:
    race = EVENING.contest("m10000").races[1]
    assert race.resurfacings == ["van-de-bunt-jansman"]
    seats = {
        pair.from_end: {run.skater for run in pair.seats if run is not None} for pair in race.pairs.values()
    }
    assert seats == {
        4: {"stijn-van-de-bunt", "kars-jansman"},
        2: {"chris-huizinga", "marcel-bosker"},
        1: {"beau-snellink", "jorrit-bergsma"},
    }
    table = classification(EVENING.contest("m10000"))
    assert [(line.skater, str(line.time)) for line in table.lines[:3]] == [
        ("stijn-van-de-bunt", "12:36.35"),
        ("jorrit-bergsma", "12:45.52"),
        ("marcel-bosker", "12:45.98"),
    ]


def test_evening_van_de_bunt_improved_his_mark_and_stayed_above_the_dutch_record() -> None:
    marks = {
        (mark.kind, mark.holder): str(mark.time) for mark in EVENING.marks if mark.distance.key == "m10000"
    }
    assert marks["PB", "stijn-van-de-bunt"] == "12:54.10"
    assert marks["NR", "patrick-roest"] == "12:35.20"
    (record,) = told(RecordPublished, distance="m10000", skater="stijn-van-de-bunt")
    assert (record.kind, record.time, record.old) == ("PB", "12:36.35", "12:54.10")
    skater = EVENING.skaters["stijn-van-de-bunt"]
    assert (skater.age, skater.team) == (21, "IKO-X2O")
    assert ranks(classification(EVENING.contest("m5000")))["stijn-van-de-bunt"] == 1


def test_evening_titles_that_the_report_names_are_held() -> None:
    held = {(honour.kind, honour.event) for honour in EVENING.skaters["femke-kok"].honours}
    assert ("world_champion", "w500") in held
    assert EVENING.skaters["marcel-bosker"].team == "Reggeborgh"
