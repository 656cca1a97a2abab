"""Pairs by the names that a rink calls them: by number, from the last one, or by who skate in it."""

from __future__ import annotations

from startbewijs.draw.field import sharing
from startbewijs.publish.words import Words
from startbewijs.sport.competition import Competition, Pair, Race, Run
from startbewijs.sport.distances import Lane


def in_order(held: Race) -> list[Pair]:
    """The pairs in the order of the ice, as far as their numbers say; else as they were drawn."""
    pairs = list(held.pairs.values())
    if all(pair.number is not None for pair in pairs):
        return sorted(pairs, key=lambda pair: pair.number or 0)
    return pairs


def in_lanes(pair: Pair) -> tuple[tuple[Run | None, bool], ...]:
    """Both places of a pair, inner lane first: who is there, and whether an opponent was not published."""
    seats = tuple((seat, seat is None) for seat in pair.seats)
    if len(seats) > 1:
        return seats
    (only,) = seats
    empty = (None, False)
    return (empty, only) if only[0] is not None and only[0].lane is Lane.OUTER else (only, empty)


def quartet_of(held: Race, pair: Pair) -> int | None:
    """Which quartet a pair is on the ice with, counted from the first; None where pairs skate alone."""
    if held.drawn is None or not held.drawn.quartets or pair.reskate:
        return None
    shared = sharing(held.drawn.pairs, fastest_first=held.drawn.fastest_first)
    return next((n for n, numbers in enumerate(shared, 1) if pair.number in numbers), None)


def pair_name(pair: Pair, words: Words) -> str:
    """A pair in a column: its number, or its place counted from the last one; a re-skate by that word."""
    if pair.reskate:
        return words.say("re-skate")
    if pair.number is not None:
        return str(pair.number)
    if pair.from_end == 1:
        return words.say("last")
    if pair.from_end == 2:
        return words.say("last but one")
    if pair.from_end is not None:
        return words.say("{n} before the last", n=pair.from_end - 1)
    return "·"


def pair_called(
    state: Competition,
    skaters: tuple[str | None, ...],
    number: int | None,
    from_end: int | None,
    words: Words,
    *,
    named: bool = False,
) -> str:
    """A pair in a sentence: `pair 10`, `the last pair`, else `the pair Fledderus – Daleman`.

    `named` puts the names behind a number as well: `pair 10 (Rijpma-de Jong – Kok)`.
    """
    names = " – ".join(_surname(state, skater, words) for skater in skaters)
    if number is not None:
        called = words.say("pair {pair}", pair=number)
    elif from_end == 1:
        called = words.say("the last pair")
    elif from_end == 2:
        called = words.say("the last pair but one")
    else:
        return words.say("the pair {names}", names=names)
    return f"{called} ({names})" if named else called


def called(state: Competition, pair: Pair, words: Words, *, named: bool = False) -> str:
    """A pair of the state in a sentence, as `pair_called` says it."""
    skaters = tuple(None if seat is None else seat.skater for seat in pair.seats)
    return pair_called(state, skaters, pair.number, pair.from_end, words, named=named)


def _surname(state: Competition, skater: str | None, words: Words) -> str:
    """The surname alone, its prefix with a capital as it is written without a first name: `De Boo`."""
    if skater is None:
        return words.say("not published")
    known = state.skaters.get(skater)
    surname = skater if known is None else known.family_name
    return surname[:1].upper() + surname[1:]
