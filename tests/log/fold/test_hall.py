"""The wall of the hall waits for the speaker from the fact that says so, and shows what was released."""

from __future__ import annotations

import pytest
from tests.building import Log

from startbewijs.errors import Refused
from startbewijs.log.events.base import Event
from startbewijs.log.events.hall import ResultReleased, WallSet
from startbewijs.log.events.racing import ResultCorrected
from startbewijs.log.events.undoing import FactWithdrawn
from startbewijs.log.facts import Fact
from startbewijs.log.fold.folding import folded
from startbewijs.outlook.hall import as_told, in_order, told_facts, untold
from startbewijs.results.outcomes import outcomes
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Distance
from startbewijs.sport.moments import Moment

W500 = Distance.of("w500")
WAITS = WallSet(results="released")
SHOW = ResultReleased(distance="w500", pair="2")


def trials() -> Log:
    """Two pairs that have skated; the first is confirmed before anybody speaks of the wall."""
    log = Log().announces("w500").enters("w500", "ann", "bea", "cor", "dee")
    log.draws("w500", "1", "ann", "bea", number=1).draws("w500", "2", "cor", "dee", number=2)
    for pair, skater, time in (
        ("1", "ann", "38.10"), ("1", "bea", "38.20"), ("2", "cor", "38.00"), ("2", "dee", "38.30"),
    ):  # fmt: skip
        log.times("w500", pair, skater, time)
    return log.confirms("w500", "1")


def held(state: Competition) -> list[str]:
    return [pair.id for _, _, pair in in_order(state, untold(state))]


def undoing(log: Log, position: int) -> Competition:
    """The state once a fact is taken back."""
    day = Moment.parse("2025-12-26")
    last = Fact(
        position=len(log.facts) + 1,
        happened=day,
        recorded=day,
        by="speaker",
        why="too early",
        event=FactWithdrawn(fact=position),
    )
    return folded([*log.facts, last])


def test_a_wall_of_which_nothing_was_said_waits_for_nobody() -> None:
    log = trials().confirms("w500", "2")
    assert held(log.state) == []


def test_what_is_confirmed_after_the_wall_was_set_waits_until_it_is_released() -> None:
    log = trials()
    log.add(WAITS)
    assert held(log.state) == [], "what the hall was told it keeps"
    log.confirms("w500", "2")
    assert held(log.state) == ["2"]
    log.add(SHOW)
    assert held(log.state) == []


def test_a_wall_that_waits_no_longer_shows_everything() -> None:
    log = trials()
    log.add(WAITS)
    log.confirms("w500", "2").add(WallSet(results="confirmed"))
    assert held(log.state) == []


def test_a_distance_that_is_closed_holds_nothing_back() -> None:
    log = trials()
    log.add(WAITS)
    log.confirms("w500", "2").closes("w500")
    assert held(log.state) == []


@pytest.mark.parametrize("event", [SHOW, ResultReleased(distance="w500", pair="1")])
def test_only_what_the_wall_waits_for_is_released(event: Event) -> None:
    log = trials()
    with pytest.raises(Refused):
        log.add(event)
    log.add(WAITS)
    with pytest.raises(Refused):
        log.add(event)
    log.confirms("w500", "2").add(SHOW)
    with pytest.raises(Refused, match="already"):
        log.add(event)


@pytest.mark.parametrize("results", ["confirmed", "released"])
def test_the_wall_is_not_set_to_what_it_is(results: str) -> None:
    log = trials()
    if results == "released":
        log.add(WAITS)
    with pytest.raises(Refused, match="already"):
        log.add(WallSet(results=results))  # type: ignore[arg-type]


def test_a_release_is_taken_back_although_the_pair_counts() -> None:
    log = trials()
    log.add(WAITS)
    log.confirms("w500", "2")
    position = log.add(SHOW)
    state = undoing(log, position)
    assert held(state) == ["2"]
    assert state.contest("w500").races[1].pairs["2"].confirmed is not None


def test_the_setting_is_not_taken_back_under_what_was_released() -> None:
    log = trials()
    position = log.add(WAITS)
    assert undoing(log, position).wall_waits is None
    log.confirms("w500", "2").add(SHOW)
    with pytest.raises(Refused, match="already"):
        undoing(log, position)


def test_what_the_hall_was_told_is_what_was_known_before_the_confirmation() -> None:
    log = trials()
    log.add(WAITS)
    before = folded(log.facts)
    log.confirms("w500", "2")
    log.add(ResultCorrected(distance="w500", skater="cor", status="DQ", code="T07"))
    told = as_told(log.state, untold(log.state))
    assert outcomes(told.contest(W500), 1) == outcomes(before.contest(W500), 1)
    assert outcomes(log.state.contest(W500), 1) != outcomes(before.contest(W500), 1), "and leaves the other"
    kept = told_facts(log.facts, log.state, untold(log.state))
    assert [fact.position for fact in kept] == list(range(1, before.position + 1))


def test_at_a_position_before_the_draw_there_is_nothing_to_hold_back() -> None:
    log = trials()
    log.add(WAITS)
    log.confirms("w500", "2")
    for position in range(1, len(log.facts)):
        earlier = folded(log.facts[:position])
        found = as_told(earlier, untold(log.state))
        assert found.position == position
