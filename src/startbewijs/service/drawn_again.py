"""Whether the recorded pairs follow from the recorded seed: each draw computed anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from startbewijs.errors import Refused
from startbewijs.log.events.base import InRace
from startbewijs.log.events.drawing import DrawMade, PairCancelled
from startbewijs.log.events.racing import PairChanged, PairDrawn
from startbewijs.log.facts import Fact
from startbewijs.log.fold.folding import folded
from startbewijs.publish.subjects.drawn import Repeated
from startbewijs.service.office.drawing import drawing
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Distance


def repeated(state: Competition, facts: Sequence[Fact], distance: Distance, race: int) -> Repeated:
    """What computing the draw of a race anew shows; recorded pairs that do not follow are refused."""
    drawn = state.contest(distance).races[race].drawn
    if drawn is None:
        return Repeated(race, None, None, 0, ())
    made = facts[drawn.position - 1]
    assert isinstance(made.event, DrawMade)  # the fold took it from there
    changed = tuple(_changed(facts[drawn.position :], state, made.event))
    if made.event.seed is None:
        return Repeated(race, drawn.position, None, drawn.pairs, changed)
    due = list(drawing(folded(facts[: drawn.position - 1]), made.event))
    found = [fact.event for fact in facts[drawn.position - 1 : drawn.position - 1 + len(due)]]
    if made.event.pairs != len(due) - 1:
        raise _other(made, distance, race, str(made.event.pairs))
    for one, other in zip(due[1:], found[1:], strict=False):
        assert isinstance(one, PairDrawn)
        if one != other:
            raise _other(made, distance, race, one.pair)
    if len(found) < len(due):
        raise _other(made, distance, race, str(len(found)))
    return Repeated(race, drawn.position, made.event.seed, drawn.pairs, changed)


def _other(made: Fact, distance: Distance, race: int, pair: str) -> Refused:
    assert isinstance(made.event, DrawMade)
    return Refused(
        "The {distance}, race {race}: pair {pair} as it is recorded does not follow from the seed “{seed}” "
        "of fact {position}; that draw is not what its seed gives.",
        distance=distance,
        race=race,
        pair=pair,
        seed=made.event.seed,
        position=made.position,
    )


def _changed(later: Sequence[Fact], state: Competition, made: DrawMade) -> Iterator[int]:
    """The positions of what changed a pair after the draw."""
    for fact in later:
        if (
            isinstance(fact.event, InRace)
            and isinstance(fact.event, (PairChanged, PairCancelled))
            and (fact.event.distance, fact.event.race) == (made.distance, made.race)
            and fact.position not in state.undone
        ):
            yield fact.position
