"""The wall of the hall: when it shows a result, and the speaker's word that it may."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from cyclopts import Parameter

from startbewijs.cli.asking import RaceNumber
from startbewijs.cli.options import ACTING, Acting
from startbewijs.cli.recording import DistanceWord, PairWord
from startbewijs.errors import Refused
from startbewijs.log.events.base import Event
from startbewijs.publish.words import N_
from startbewijs.service.naming import distance_named
from startbewijs.service.office import hall
from startbewijs.service.office.acting import Decide, acted
from startbewijs.service.office.pairs import pair_named, race_meant
from startbewijs.sport.competition import Competition


def set_wall(
    results: Annotated[
        str | None,
        Parameter(name="RESULTS", help=N_("“confirmed”: at once; or “released”: once the speaker says so")),
    ] = None,
    /,
    *,
    acting: Acting = ACTING,
) -> int:
    """Record when the wall of the hall shows a result."""
    if results is None:
        raise Refused("Say when the wall shows a result: “confirmed”, or “released” by the speaker.")
    shows = hall.wall_setting(results)
    hand = acting.hand("set-wall")
    return acting.tell(acted(acting.library, acting.tournament, hand, lambda now: hall.wall_set(now, shows)))


def release(
    distance: DistanceWord = None,
    pair: PairWord = None,
    /,
    *,
    race: RaceNumber = None,
    acting: Acting = ACTING,
) -> int:
    """Record that the wall may show a pair, or every pair it waits for."""
    if distance is not None and pair is None:
        raise Refused("Say which pair the wall may show; without a distance it may show all it waits for.")
    decide: Decide = hall.all_released
    if distance is not None and pair is not None:
        named, word = distance, pair

        def one(state: Competition) -> Iterator[Event]:
            where = distance_named([named], state)
            return hall.released(state, pair_named(word, state, where, race_meant(state, where, race)))

        decide = one
    return acting.tell(acted(acting.library, acting.tournament, acting.hand("release"), decide))
