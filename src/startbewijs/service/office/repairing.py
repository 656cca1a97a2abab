"""Pairs after a withdrawal, changed as little as an honest race asks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from startbewijs.draw.field import Couple
from startbewijs.draw.thinning import thinned
from startbewijs.errors import Refused
from startbewijs.log.events.base import Event
from startbewijs.log.events.drawing import PairCancelled
from startbewijs.log.events.racing import PairChanged, PairDrawn
from startbewijs.publish.subjects.pairs import in_order
from startbewijs.publish.words import N_
from startbewijs.service.office.drawing import couple
from startbewijs.service.office.drawn_elsewhere import entrant_named, entrants_of, typed_pair
from startbewijs.service.office.pairs import pair_named
from startbewijs.sport.competition import Competition, Contest, Pair, Race
from startbewijs.sport.distances import Distance


def repaired(state: Competition, distance: Distance, race: int, *, join: bool = False) -> Iterator[Event]:
    """The changes of pairs that were not called yet and lost a skater; none to make is refused.

    A pair that is not skated is cancelled before its skater comes into another.
    """
    contest = state.contest(distance)
    held = contest.races.get(race)
    if held is None:
        raise Refused(
            "The {distance} is skated once, so it has no race {race}.", distance=distance, race=race
        )
    out = {*contest.withdrawn, *held.absent}
    pairs = [pair for pair in in_order(held) if _changeable(pair)]
    lost = [pair for pair in pairs if any(run is not None and run.skater in out for run in pair.seats)]
    if not lost and not join:
        raise _nothing(contest, held, out)
    known = [pair for pair in pairs if pair in lost or all(run and run.lane for run in pair.seats)]
    changes = thinned([couple(contest, pair) for pair in known], out, join=join)
    if not changes:
        raise _nothing(contest, held, out)
    for change in sorted(changes, key=lambda one: (bool(one.pair.skaters), one.at)):
        pair = known[change.at].id
        if not change.pair.skaters:
            yield PairCancelled(distance=distance.key, race=race, pair=pair)
        else:
            yield PairChanged(
                distance=distance.key,
                race=race,
                pair=pair,
                skaters=change.pair.skaters,
                lane="outer" if change.pair.inner is None else "inner",
            )


def changed_by_hand(
    state: Competition, distance: Distance, race: int, changes: Sequence[str]
) -> Iterator[Event]:
    """Pairs changed as they are typed: `3: Kok, Leerdam`, inner lane first; `3:` is not skated.

    Who comes from one of these pairs into another leaves the first before that, so two can change places.
    """
    wanted = dict(_typed(state, distance, race, changes))
    pairs = state.contest(distance).races[race].pairs
    out = state.contest(distance).withdrawn
    on: dict[str, Any] = {"distance": distance.key, "race": race}
    for pair in wanted:
        if wanted[pair] is None:
            yield PairCancelled(**on, pair=pair)
    taken = {skater for typed in wanted.values() if typed is not None for skater in typed.skaters}
    anew = set()
    for pair, typed in wanted.items():
        runs = [run for run in pairs[pair].seats if run is not None]
        if typed is None or not any(run.skater in taken - set(typed.skaters) for run in runs):
            continue
        staying = [run for run in runs if run.skater not in taken and run.skater not in out]
        staying += [run for run in runs if run.skater in typed.skaters]
        if staying:
            lane = staying[0].lane
            yield PairChanged(
                **on,
                pair=pair,
                skaters=(staying[0].skater,),
                lanes=lane is not None,
                lane="inner" if lane is None else lane.value,
            )
        else:
            anew.add(pair)
            yield PairCancelled(**on, pair=pair)
    for pair, typed in wanted.items():
        if typed is None:
            continue
        fields: dict[str, Any] = {"skaters": typed.skaters, "lane": "inner" if typed.inner else "outer"}
        if pair in anew:
            yield PairDrawn(**on, **fields, pair=pair, number=pairs[pair].number)
        else:
            yield PairChanged(**on, **fields, pair=pair)


def _typed(
    state: Competition, distance: Distance, race: int, changes: Sequence[str]
) -> Iterator[tuple[str, Couple | None]]:
    """Each pair that is to change, by id, with who will skate in it; None where it is not skated."""
    entered = entrants_of(state, distance)
    seen: set[str] = set()
    for n, words in enumerate(changes, 1):
        where = Refused("--pair {n}", N_("line {n}"), n=n)
        called, colon, names = words.partition(":")
        if not colon:
            raise Refused(
                "{where}: “{words}” names no pair; write its number, a colon, the names: “3: Kok, Leerdam”.",
                where=where,
                words=words,
            )
        pair = pair_named(called, state, distance, race).pair
        if pair in seen:
            raise Refused("{where}: pair {pair} changes twice; say it once.", where=where, pair=pair)
        seen.add(pair)
        if not names.strip():
            yield pair, None
            continue
        typed = typed_pair(where, [name.strip() for name in names.split(",")], names.strip())
        inner, outer = (
            entrant_named(entered, state, distance, name, where) if name else None
            for name in (typed.inner, typed.outer)
        )
        yield pair, Couple(inner, outer)


def _changeable(pair: Pair) -> bool:
    """Whether a pair is still to be called."""
    timed = any(run is not None and run.timings for run in pair.seats)
    return not (pair.reskate or pair.called or pair.started or pair.false_starts or timed or pair.confirmed)


def _nothing(contest: Contest, held: Race, out: set[str]) -> Refused:
    for pair in in_order(held):
        gone = any(run is not None and run.skater in out for run in pair.seats)
        if gone and not pair.reskate and not _changeable(pair) and pair.confirmed is None:
            return Refused(
                "Pair {pair} of the {distance} is on the ice already; it is no longer changed.",
                pair=pair.id,
                distance=contest.distance,
            )
    return Refused(
        "No pair of the {distance}, race {race}, has to change: nobody in one that is still to be called has "
        "withdrawn.",
        distance=contest.distance,
        race=held.number,
    )
