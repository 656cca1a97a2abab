"""Which pair is meant, and who of it: however an official names them."""

from __future__ import annotations

from dataclasses import dataclass

from startbewijs.errors import Refused
from startbewijs.log.events.base import Event, InPair
from startbewijs.publish.words import N_
from startbewijs.service.naming import folded
from startbewijs.sport.competition import Competition, Pair, Race, Run
from startbewijs.sport.distances import Distance, Lane

_LAST = {"last", "laatste"}
_LANES = {
    Lane.INNER: {"inner", "i", "binnen", "binnenbaan", "white", "wit", "yellow", "geel"},
    Lane.OUTER: {"outer", "o", "buiten", "buitenbaan", "red", "rood", "blue", "blauw"},
}


@dataclass(frozen=True, slots=True)
class At:
    """A pair of a race, by its id."""

    distance: Distance
    race: int
    pair: str

    def seats(self, state: Competition) -> Pair:
        """The pair as it is drawn in a state; one that is not is refused."""
        found = race_asked(state, self.distance, self.race).pairs.get(self.pair)
        if found is None:
            raise Refused(
                "The {distance} has no pair “{pair}”; “startbewijs startlist {key}” shows the pairs.",
                N_("The {distance} has no pair “{pair}”; the start list under Print shows the pairs."),
                distance=self.distance,
                pair=self.pair,
                key=self.distance.key,
            )
        return found


def race_asked(state: Competition, distance: Distance, race: int) -> Race:
    """A race of a distance; one that is not skated is refused."""
    contest = state.contest(distance)
    if race not in contest.races:
        raise Refused(
            "The {distance} has no race {race} here; it is skated {times}.",
            distance=distance,
            race=race,
            times=Refused("once") if contest.counting.races == 1 else Refused("twice"),
        )
    return contest.races[race]


def race_meant(state: Competition, distance: Distance, race: int | None) -> int:
    """The race that is asked for, or the only one with a pair to confirm; else it has to be said."""
    contest = state.contest(distance)
    if race is not None:
        return race_asked(state, distance, race).number
    drawn = [number for number, held in contest.races.items() if held.pairs]
    if contest.counting.races == 1 or drawn == [1]:
        return 1
    open_ = [n for n in drawn if any(pair.confirmed is None for pair in contest.races[n].pairs.values())]
    if len(open_) == 1:
        return open_[0]
    raise Refused(
        "The {distance} is skated twice; say which race with --race 1 or --race 2.",
        N_("The {distance} is skated twice; choose the race."),
        distance=distance,
    )


def pair_named(word: str, state: Competition, distance: Distance, race: int) -> At:
    """The pair with this number, id or skater, or the last one; a re-skate goes by its skater or id.

    A word that fits no pair, or several, is refused.
    """
    held = race_asked(state, distance, race)
    pairs = held.pairs
    plain = "" if word.strip().startswith("-") else folded(word)  # minus one is not pair 1
    if not pairs:
        raise Refused(
            "No pair of the {distance} is drawn yet, so nothing can be recorded of one.", distance=distance
        )
    for fits in (_numbered, _is_last, _called, _skated_by):
        found = [pair for pair in pairs.values() if fits(pair, plain, state, held)]
        open_ = [pair for pair in found if pair.confirmed is None]
        if len(found) == 1 or len(open_) == 1:
            return At(distance, race, (open_ or found)[0].id)
        if found:
            raise Refused(
                "“{asked}” fits several pairs of the {distance}; name the pair by its id, one of {known}.",
                asked=word,
                distance=distance,
                known=", ".join(pair.id for pair in found),
            )
    raise Refused(
        "The {distance} has no pair “{pair}”; “startbewijs startlist {key}” shows the pairs.",
        N_("The {distance} has no pair “{pair}”; the start list under Print shows the pairs."),
        distance=distance,
        pair=word,
        key=distance.key,
    )


def seated(word: str, state: Competition, at: At) -> Run:
    """The skater of a pair who is meant by a lane, an armband, or a name; whoever is not in it is refused."""
    pair = at.seats(state)
    plain = folded(word)
    runs = [run for run in pair.seats if run is not None]
    for lane, names in _LANES.items():
        if plain in names:
            return in_lane(lane, state, at)
    names_of = {run.skater: _forms(state, run.skater) for run in runs}
    found = [run for run in runs if plain in names_of[run.skater]]
    if len(found) != 1:
        raise Refused(
            "“{asked}” is nobody in {pair}: say inner or outer, or one of {names}.",
            asked=word,
            pair=pair_word(pair),
            names=", ".join(state.skater(run.skater).name for run in runs),
        )
    return found[0]


def in_lane(lane: Lane, state: Competition, at: At) -> Run:
    """Who starts in a lane; where the lanes are not known, or nobody starts there, it is refused."""
    pair = at.seats(state)
    runs = [run for run in pair.seats if run is not None]
    for run in runs:
        if run.lane is lane:
            return run
    if any(run.lane is None for run in runs):
        raise Refused(
            "The lanes of {pair} are not known; name the skater: {names}.",
            pair=pair_word(pair),
            names=", ".join(state.skater(run.skater).name for run in runs),
        )
    raise Refused(
        "Nobody starts in the {lane} of {pair}; in it is {names}.",
        lane=Refused("inner lane") if lane is Lane.INNER else Refused("outer lane"),
        pair=pair_word(pair),
        names=", ".join(state.skater(run.skater).name for run in runs),
    )


def pair_word(pair: Pair) -> Refused:
    """A pair in a sentence, by its number or else its id."""
    if pair.reskate and pair.number is not None:
        return Refused(
            "pair {number} ({pair})", N_("pair {number} (re-skate)"), number=pair.number, pair=pair.id
        )
    return Refused("pair {pair}", pair=pair.id if pair.number is None or pair.reskate else pair.number)


def begun(pair: Pair) -> bool:
    """Whether a pair was called or anything of it is recorded."""
    runs = [run for run in pair.seats if run is not None]
    seen = any(run.timings or run.mishaps or run.status for run in runs)
    return pair.called or pair.started or bool(pair.false_starts) or seen


def of_event(event: Event) -> At:
    """The pair that an event is about."""
    assert isinstance(event, InPair)
    return At(Distance.of(event.distance), event.race, event.pair)


def _numbered(pair: Pair, plain: str, state: Competition, held: Race) -> bool:
    return not pair.reskate and plain.isdecimal() and pair.number == int(plain)


def _is_last(pair: Pair, plain: str, state: Competition, held: Race) -> bool:
    if plain not in _LAST or pair.reskate:
        return False
    numbers = [one.number for one in held.pairs.values() if one.number is not None and not one.reskate]
    return pair.from_end == 1 or (pair.number is not None and pair.number == max(numbers))


def _called(pair: Pair, plain: str, state: Competition, held: Race) -> bool:
    return plain in (folded(pair.id), folded(pair.id.removeprefix("pair-")))


def _skated_by(pair: Pair, plain: str, state: Competition, held: Race) -> bool:
    return any(plain in _forms(state, run.skater) for run in pair.seats if run is not None)


def _forms(state: Competition, id_: str) -> set[str]:
    """What a skater may be called within a pair."""
    skater = state.skater(id_)
    names = (skater.id, skater.name, skater.family_name, skater.surname)
    return {folded(name) for name in names}
