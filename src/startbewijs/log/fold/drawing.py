"""How facts about a draw change the state."""

from __future__ import annotations

from startbewijs.errors import Refused
from startbewijs.log.events import drawing as events
from startbewijs.log.facts import Fact
from startbewijs.log.fold.racing import not_yet_called, open_race, race_of
from startbewijs.log.fold.step import Steps
from startbewijs.log.fold.tournament import entrant
from startbewijs.sport.competition import Competition, Drawing
from startbewijs.sport.distances import SHORTEST_IN_QUARTETS


def _draw_made(state: Competition, fact: Fact, event: events.DrawMade) -> None:
    race = open_race(state, event)
    if race.pairs:
        raise Refused(
            "{distance}, race {race}, is drawn already; take that draw back first.",
            distance=event.distance,
            race=event.race,
        )
    if (event.method == "published") is not (event.seed is None):
        raise Refused("a draw has a seed, and a published draw has none.")
    if event.group_size % 2:
        raise Refused("groups of {size} cannot be cut into pairs.", size=event.group_size)
    if event.quartets and state.contest(event.distance).distance.metres < SHORTEST_IN_QUARTETS:
        raise Refused(
            "quartets are for {least} m and longer, not for {distance}.",
            least=SHORTEST_IN_QUARTETS,
            distance=event.distance,
        )
    for named in (event.ranking, event.without):
        for skater in named:
            entrant(state, event.distance, skater)
            if named.count(skater) > 1:
                raise Refused("{skater} stands there twice.", skater=state.skater(skater).name)
    race.drawn = Drawing(
        fact.position, event.method, event.seed, event.pairs, event.quartets, event.fastest_first
    )


def _pair_cancelled(state: Competition, fact: Fact, event: events.PairCancelled) -> None:
    pair, race = not_yet_called(state, event), race_of(state, event)
    del race.pairs[pair.id]
    race.cancelled[pair.id] = fact.why or ""


STEPS: Steps = {
    events.DrawMade: _draw_made,
    events.PairCancelled: _pair_cancelled,
}
