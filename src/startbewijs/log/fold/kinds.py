"""How facts about combinations change the state."""

from __future__ import annotations

from startbewijs.errors import Refused
from startbewijs.log.events import kinds as events
from startbewijs.log.facts import Fact
from startbewijs.log.fold.step import Steps
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Distance
from startbewijs.sport.kinds import Combination

_TAKEN = ("mass-start", "team-pursuit")
"""What follows the sex in the key of an event that is no combination."""


def _combination_announced(state: Competition, fact: Fact, event: events.CombinationAnnounced) -> None:
    key = event.combination
    if key in state.combinations:
        raise Refused("{combination} was announced before.", combination=key)
    if key[2:] in _TAKEN:
        raise Refused(
            "{combination} is an event of its own; give the combination another key.", combination=key
        )
    parts: list[tuple[Distance, int]] = []
    for part in event.parts:
        contest = state.contest(part.distance)
        if contest.distance.sex != key[0]:
            raise Refused(
                "{distance} cannot count in {combination}: that is for the other sex.",
                distance=part.distance,
                combination=key,
            )
        if part.race not in contest.races:
            raise Refused("{distance} has no race {race}.", distance=part.distance, race=part.race)
        if (contest.distance, part.race) in parts:
            raise Refused(
                "race {race} of {distance} counts twice in {combination}; leave one out.",
                race=part.race,
                distance=part.distance,
                combination=key,
            )
        parts.append((contest.distance, part.race))
    state.combinations[key] = Combination(key, event.name, tuple(parts), fact.position)


STEPS: Steps = {events.CombinationAnnounced: _combination_announced}
