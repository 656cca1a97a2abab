"""Team and start are two questions: which starts are certain, out, or waiting, and for what."""

from __future__ import annotations

from tests.building import Log
from tests.outlook.test_status import ORDER, half
from tests.outlook.trials import W, rules
from tests.selection.cases import packaged
from tests.tournaments.okt import state_at

from startbewijs.log.events import decisions
from startbewijs.outlook.starting import StartOutlook, StartStatus, WaitsFor, start_outlooks
from startbewijs.outlook.status import outlooks
from startbewijs.selection.procedure import Procedure
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Sex

TEAM, RACES, COMMITTEE = WaitsFor.TEAM_PLACE, WaitsFor.RACES, WaitsFor.COMMITTEE


def starts(
    state: Competition | Log, procedure: Procedure, sex: Sex = W
) -> dict[tuple[str, str], StartOutlook]:
    competition = state.state if isinstance(state, Log) else state
    found = start_outlooks(competition, procedure, sex, outlooks(competition, procedure, sex))
    return {(start.skater, start.distance.key): start for start in found}


def test_a_certain_place_and_a_certain_rank_make_a_certain_start() -> None:
    start = starts(half(), rules(*ORDER))["ann", "w500"]
    assert (start.status, start.waits_for, start.best, start.worst) == (StartStatus.CERTAIN, (), 1, 1)


def test_a_certain_rank_waits_for_the_place_in_the_team() -> None:
    start = starts(half(), rules(*ORDER))["bea", "w500"]
    assert (start.status, start.waits_for) == (StartStatus.WAITS, (TEAM,))


def test_a_certain_place_waits_for_the_races_of_another_distance() -> None:
    start = starts(half(), rules(*ORDER))["ann", "w1000"]
    assert (start.status, start.waits_for, start.worst) == (StartStatus.WAITS, (RACES,), None)


def test_without_a_place_in_the_team_every_start_is_out() -> None:
    log = half().publishes("w1000", {"cas": "1:14.001", "dot": "1:15.001", "ann": "1:16.001", "bea": "DNF"})
    start = starts(log.closes("w1000"), rules(*ORDER))["bea", "w500"]
    assert (start.status, start.waits_for) == (StartStatus.OUT, ())


def test_a_rank_beyond_the_places_gives_no_start() -> None:
    assert ("dot", "w500") not in starts(half(), rules(*ORDER))


def test_the_last_start_waits_for_the_committee_where_somebody_else_had_a_calamity_there() -> None:
    log = half()
    procedure = rules("w500 1", "w500 2", "w500 3", size=4, at_most=1)
    assert starts(log, procedure)["cas", "w500"].status is StartStatus.CERTAIN
    log.add(decisions.CalamityRecorded(skater="dot", distance="w500"))
    assert starts(log, procedure)["cas", "w500"].waits_for == (TEAM, COMMITTEE)
    assert starts(log, procedure)["bea", "w500"].status is StartStatus.CERTAIN


def test_where_nothing_is_proved_no_start_is_claimed() -> None:
    assert starts(half(), rules("w500 1", "w1500 1")) == {}


def test_bergsmas_second_ticket_on_the_10_km_waits_on_his_place_in_the_team() -> None:
    start = starts(state_at("2025-12-28"), packaged(), Sex.MEN)["jorrit-bergsma", "m10000"]
    assert (start.status, start.waits_for, start.best, start.worst) == (StartStatus.WAITS, (TEAM,), 2, 2)
