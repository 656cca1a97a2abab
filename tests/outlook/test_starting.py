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


ROOM = rules("w500 1", "w500 2", "w500 3", size=5, at_most=1)
MORE = rules("w500 1", "w500 2", "w500 3", "w1000 1", "w1000 2", "w1000 3", size=5, at_most=1)


def struck(event: str, *, designated: bool) -> Log:
    """The half-skated trials after a calamity of dot on a distance, and her designation there."""
    log = half()
    log.add(decisions.CalamityRecorded(skater="dot", distance=event))
    if designated:
        log.add(decisions.DesignationMade(kind="distance", skater="dot", event=event), why="fell")
    return log


def test_who_is_designated_on_a_distance_can_take_the_last_start_there_and_nowhere_else() -> None:
    assert starts(struck("w500", designated=True), MORE)["cas", "w500"].waits_for == (TEAM, COMMITTEE)
    assert starts(struck("w500", designated=True), MORE)["bea", "w500"].waits_for == ()
    assert starts(struck("w1000", designated=True), ROOM)["cas", "w500"].waits_for == ()


def test_a_designation_for_the_team_takes_nobodys_start() -> None:
    log = half()
    log.add(decisions.DesignationMade(kind="team", skater="dot", event="w-team-pursuit"), why="strong")
    assert starts(log, ROOM)["cas", "w500"].waits_for == ()


def test_who_had_the_calamity_does_not_wait_for_the_committee_to_take_the_own_start() -> None:
    log = half()
    log.add(decisions.CalamityRecorded(skater="cas", distance="w500"))
    assert starts(log, ROOM)["cas", "w500"].waits_for == ()


def test_once_the_designations_are_used_or_the_team_is_published_no_calamity_threatens_a_start() -> None:
    log = struck("w1000", designated=True)
    log.add(decisions.CalamityRecorded(skater="bea", distance="w500"))
    assert starts(log, ROOM)["cas", "w500"].waits_for == ()
    published = struck("w500", designated=False)
    published.add(decisions.TeamPublished(sex="w", skaters=("ann", "bea", "cas")))
    assert starts(published, ROOM)["cas", "w500"].waits_for == ()


def test_a_start_that_is_out_still_says_which_ranks_are_possible() -> None:
    out = starts(half(), rules("w500 1", "w500 2", "w500 3", size=4, at_most=1))["dot", "w1000"]
    assert (out.status, out.best, out.worst) == (StartStatus.OUT, 1, None)
    log = half().publishes("w1000", {"cas": "1:14.001", "dot": "1:15.001", "ann": "1:16.001", "bea": "DNF"})
    closed = starts(log.closes("w1000"), rules(*ORDER))["bea", "w500"]
    assert (closed.status, closed.best, closed.worst) == (StartStatus.OUT, 2, 2)
