"""The wall of the hall: when it shows a result, and the speaker's word that it may."""

from __future__ import annotations

from collections.abc import Iterator

from startbewijs.errors import Refused
from startbewijs.log.events.hall import ResultReleased, Shows, WallSet
from startbewijs.outlook.hall import in_order, untold
from startbewijs.service.office.pairs import At, pair_word
from startbewijs.sport.competition import Competition

_WORDS: dict[str, Shows] = {
    "confirmed": "confirmed",
    "bevestigd": "confirmed",
    "released": "released",
    "vrijgegeven": "released",
}


def wall_setting(word: str) -> Shows:
    """When the wall shows a result, as somebody says it; anything else is refused."""
    found = _WORDS.get(word.strip().casefold())
    if found is None:
        raise Refused(
            "“{word}” says nothing about the wall: it shows a result once it is “confirmed”, or once the "
            "speaker “released” it.",
            word=word[:40],
        )
    return found


def wall_set(state: Competition, shows: Shows) -> Iterator[WallSet]:
    """When the wall shows a result from here on; nothing where it is set so already."""
    if (shows == "released") != (state.wall_waits is not None):
        yield WallSet(results=shows)


def waiting(state: Competition) -> tuple[At, ...]:
    """The pairs that the wall waits for, in the order in which they were confirmed."""
    return tuple(At(where, race, pair.id) for where, race, pair in in_order(state, untold(state)))


def released(state: Competition, at: At) -> Iterator[ResultReleased]:
    """The speaker's word that the wall may show a pair; refused where the wall does not wait for it."""
    pair = at.seats(state)
    if pair.confirmed is None:
        raise Refused(
            "The {distance}, {pair}, is not confirmed yet; it is released once the referee has confirmed it.",
            distance=at.distance,
            pair=pair_word(pair),
        )
    if not state.held_back(state.contest(at.distance), pair):
        raise Refused(
            "The wall shows the {distance}, {pair}, already.", distance=at.distance, pair=pair_word(pair)
        )
    yield ResultReleased(distance=at.distance.key, race=at.race, pair=at.pair)


def all_released(state: Competition) -> Iterator[ResultReleased]:
    """Every pair that the wall waits for; where it waits for none, refused."""
    found = waiting(state)
    if not found:
        raise Refused("The wall waits for no pair: it shows every result that is confirmed.")
    for at in found:
        yield from released(state, at)
