"""How facts about the wall of the hall change the state."""

from __future__ import annotations

from startbewijs.errors import Refused
from startbewijs.log.events import hall as events
from startbewijs.log.facts import Fact
from startbewijs.log.fold.racing import race_of
from startbewijs.log.fold.step import Steps
from startbewijs.sport.competition import Competition


def _wall_set(state: Competition, fact: Fact, event: events.WallSet) -> None:
    waits = event.results == "released"
    if waits == (state.wall_waits is not None):
        raise Refused("the wall is set so already.")
    state.wall_waits = fact.position if waits else None


def _result_released(state: Competition, fact: Fact, event: events.ResultReleased) -> None:
    pair = race_of(state, event).pairs.get(event.pair)
    if pair is None or pair.confirmed is None:
        raise Refused("pair {pair} of {distance} is not confirmed.", pair=event.pair, distance=event.distance)
    if not state.held_back(state.contest(event.distance), pair):
        raise Refused(
            "the wall shows pair {pair} of {distance} already.", pair=event.pair, distance=event.distance
        )
    pair.released = fact.position


STEPS: Steps = {
    events.WallSet: _wall_set,
    events.ResultReleased: _result_released,
}
