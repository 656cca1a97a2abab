"""The waiting room: who is in it, for which rows, and when each is decided."""

from __future__ import annotations

from datetime import date, time

from tests.building import Log
from tests.outlook.test_status import ORDER, half, trials
from tests.outlook.trials import W, rules
from tests.selection.cases import packaged
from tests.tournaments.okt import state_at

from startbewijs.log.events import tournament
from startbewijs.outlook.status import outlooks
from startbewijs.outlook.waiting import Waiting, waiting_room
from startbewijs.selection.order import Filling
from startbewijs.selection.procedure import Procedure
from startbewijs.selection.selected import selected_in


def room(log: Log, procedure: Procedure) -> dict[str, Waiting]:
    found = waiting_room(log.state, selected_in(procedure, W, log.state), outlooks(log.state, procedure, W))
    return {waits.outlook.skater: waits for waits in found}


def test_who_is_certain_or_stands_on_no_row_does_not_wait() -> None:
    assert set(room(half(), rules(*ORDER))) == {"bea"}


def test_only_the_rows_above_the_skaters_own_are_waited_for() -> None:
    waits = room(half(), rules(*ORDER))["bea"]
    assert (waits.row, [awaited.row for awaited in waits.awaited]) == (3, [2])


def test_a_row_below_the_line_now_is_waited_with_too_while_an_ending_brings_it_inside() -> None:
    log = half().publishes("w1000", {"cas": "1:14.001"})
    assert set(room(log, rules(*ORDER))) == {"cas", "bea"}


def test_a_row_waits_until_the_last_race_of_its_distance() -> None:
    log = trials("ann", "bea", "cas")
    for day, start in (("2025-12-26", "16:00"), ("2025-12-27", "15:30")):
        log.add(tournament.ProgrammeSet(day=day, blocks=(tournament.Block(distance="w1000", start=start),)))
    log.publishes("w500", {"ann": "37.001", "bea": "37.101", "cas": "DNF"}).closes("w500")
    (awaited,) = room(log, rules(*ORDER))["bea"].awaited
    assert (awaited.event, awaited.rank, awaited.filling) == ("w1000", 1, Filling.AWAITED)
    assert (awaited.day, awaited.start) == (date(2025, 12, 27), time(15, 30))


def test_an_open_designated_row_waits_for_a_decision_without_a_day() -> None:
    (awaited,) = room(half(), rules("w500 1", "w-mass-start", "w500 2"))["bea"].awaited
    assert (awaited.row, awaited.distance, awaited.day, awaited.filling) == (2, None, None, Filling.OPEN)


def test_skaters_who_are_level_wait_for_each_other() -> None:
    log = trials("ann", "bea", "cas").publishes("w500", {"ann": "37.001", "bea": "37.001", "cas": "38.001"})
    found = room(log.closes("w500"), rules("w500 1", "w500 2", "w500 3"))
    assert "cas" not in found
    assert all(waits.awaited == () or waits.awaited[0].filling is Filling.LEVEL for waits in found.values())


def test_on_the_evening_of_the_28th_leerdam_waits_for_five_rows_of_two_distances_and_a_decision() -> None:
    state = state_at("2025-12-28")
    found = waiting_room(state, selected_in(packaged(), W, state), outlooks(state, packaged(), W))
    waits = {one.outlook.skater: one for one in found}
    assert list(waits) == ["jutta-leerdam", "anna-boersma", "merel-conijn", "naomi-verkerk"]
    assert [awaited.row for awaited in waits["jutta-leerdam"].awaited] == [2, 3, 6, 8, 9]
    assert {awaited.day for awaited in waits["jutta-leerdam"].awaited} == {
        date(2025, 12, 29),
        date(2025, 12, 30),
        None,
    }
