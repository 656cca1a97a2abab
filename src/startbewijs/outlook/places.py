"""The best and the worst place that a skater can still end on, each with an ending that attains it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from startbewijs.outlook.classes import Choice, first_ranks, ranks_before
from startbewijs.outlook.fields import Field
from startbewijs.outlook.names import Pick, ceiling, fewest_names, floor, most_names
from startbewijs.sport.distances import Distance


@dataclass(frozen=True, slots=True)
class Rung:
    """A row of the selection order as the outlook sees it.

    A rank of a distance, or, without a distance, a designated row: with the skater `named` for it, or
    open, when for a worst place it brings a new name and for a best place none.
    """

    distance: Distance | None
    rank: int = 0
    named: str | None = None


@dataclass(frozen=True, slots=True)
class Ranks:
    """The first ranks of one distance in an ending: who holds them, best first.

    `members` with fewer than `size` names: the rest are strangers. `skater` says that the skater in
    question comes right after them.
    """

    members: tuple[str, ...]
    size: int
    threshold: int
    skater: bool = False


@dataclass(frozen=True, slots=True)
class Ending:
    """One way in which the tournament can end, as far as it matters for one skater.

    `row` is the index of the skater's first row, None when on no row; `place` follows from it.
    """

    row: int | None
    place: int | None
    ranks: Mapping[Distance, Ranks]


@dataclass(frozen=True, slots=True)
class Bounds:
    """The best and the worst place over all endings; `best` is None for who stands on no row in any."""

    best: Ending | None
    worst: Ending


@dataclass(frozen=True, slots=True)
class _First:
    """A first row that a skater can have, with what stands above it."""

    row: int
    named: frozenset[str]
    open_rows: int
    distances: tuple[Distance, ...]
    choices: tuple[tuple[Choice, ...], ...]
    own: Distance | None


def bounds(rungs: Sequence[Rung], fields: Mapping[Distance, Field], skater: str) -> Bounds:
    """The best and worst place of a skater over every ending, with an ending that attains each.

    A place is one more than the number of different other names above the skater's first row. Distances
    are independent once it is fixed which class of first ranks each of them ends in, so every combination
    of a first row and classes is looked at, or passed over because it cannot beat what was found.
    """
    firsts = tuple(_first_rows(rungs, fields, skater))
    return Bounds(_best(firsts), _missing(rungs, fields, skater) or _worst(firsts))


def best(rungs: Sequence[Rung], fields: Mapping[Distance, Field], skater: str) -> Ending | None:
    """The best place alone, as in `bounds`."""
    return _best(tuple(_first_rows(rungs, fields, skater)))


def worst(rungs: Sequence[Rung], fields: Mapping[Distance, Field], skater: str) -> Ending:
    """The worst place alone, as in `bounds`."""
    return _missing(rungs, fields, skater) or _worst(tuple(_first_rows(rungs, fields, skater)))


def ever_within(rungs: Sequence[Rung], fields: Mapping[Distance, Field], skater: str, places: int) -> bool:
    """Whether the best place is among the first `places`, which takes less than to say which it is."""
    for first in _first_rows(rungs, fields, skater):
        for combination in product(*first.choices):
            if floor(combination, first.named) < places:
                fewest, _ = fewest_names(combination, first.named)
                if fewest < places:
                    return True
    return False


def always_within(rungs: Sequence[Rung], fields: Mapping[Distance, Field], skater: str, places: int) -> bool:
    """Whether the worst place is among the first `places`, which takes less than to say which it is."""
    if _may_miss(rungs, fields, skater):
        return False
    for first in reversed(tuple(_first_rows(rungs, fields, skater))):
        for combination in product(*first.choices):
            if first.open_rows + ceiling(combination, first.named) >= places:
                most, _ = most_names(combination, first.named)
                if first.open_rows + most >= places:
                    return False
    return True


def _best(firsts: Sequence[_First]) -> Ending | None:
    """The first row and classes with the fewest names above: the highest rows first, which often decide."""
    best: tuple[int, Ending] | None = None
    for first in firsts:
        for combination in product(*first.choices):
            if best is not None and 1 + floor(combination, first.named) >= best[0]:
                continue
            fewest, picks = fewest_names(combination, first.named)
            if best is None or 1 + fewest < best[0]:
                best = 1 + fewest, _ending(first, combination, picks, 1 + fewest, widest=False)
    return None if best is None else best[1]


def _worst(firsts: Sequence[_First]) -> Ending:
    """The first row and classes with the most names above, for a skater who cannot miss every row.

    The lowest rows come first, which often decide.
    """
    worst: tuple[int, Ending] | None = None
    for first in reversed(firsts):
        for combination in product(*first.choices):
            highest = 1 + first.open_rows + ceiling(combination, first.named)
            if worst is not None and highest <= worst[0]:
                continue
            most, picks = most_names(combination, first.named)
            place = 1 + first.open_rows + most
            if worst is None or place > worst[0]:
                worst = place, _ending(first, combination, picks, place, widest=True)
    assert worst is not None
    return worst[1]


def _first_rows(rungs: Sequence[Rung], fields: Mapping[Distance, Field], skater: str) -> Iterator[_First]:
    named: set[str] = set()
    open_rows = 0
    above: dict[Distance, tuple[Choice, ...]] = {}
    for row, rung in enumerate(rungs):
        if rung.distance is None:
            if rung.named == skater:
                first = _first(row, named, open_rows, above, fields, skater, None)
                if first is not None:
                    yield first
                return
            open_rows += rung.named is None
            named |= set() if rung.named is None else {rung.named}
            continue
        own = rung.distance, rung.rank
        first = _first(row, named, open_rows, above, fields, skater, own)
        if first is not None:
            yield first
        above[rung.distance] = first_ranks(fields[rung.distance], rung.rank, skater)
        if not above[rung.distance]:
            return  # surely on one of these ranks, so on no lower row for the first time


def _first(
    row: int,
    named: set[str],
    open_rows: int,
    above: Mapping[Distance, tuple[Choice, ...]],
    fields: Mapping[Distance, Field],
    skater: str,
    own: tuple[Distance, int] | None,
) -> _First | None:
    """What stands above this row when it is the skater's first; None if it cannot be."""
    distances: list[Distance] = []
    choices: list[tuple[Choice, ...]] = []
    own_distance = None
    if own is not None:
        own_distance, rank = own
        runner = fields[own_distance].runner(skater)
        if runner is None:
            return None
        distances.append(own_distance)
        choices.append(ranks_before(fields[own_distance], runner, rank))
    for distance, classes in above.items():
        if distance != own_distance:
            distances.append(distance)
            choices.append(classes)
    if not all(choices):
        return None
    return _First(row, frozenset(named), open_rows, tuple(distances), tuple(choices), own_distance)


def _missing(rungs: Sequence[Rung], fields: Mapping[Distance, Field], skater: str) -> Ending | None:
    """An ending in which the skater stands on no row; None if there is none."""
    if not _may_miss(rungs, fields, skater):
        return None
    ranks: dict[Distance, Ranks] = {}
    for distance, m in _last_ranks(rungs).items():
        choice = first_ranks(fields[distance], m, skater)[-1]
        _, (pick,) = most_names([choice], frozenset())
        ranks[distance] = _ranks(choice, pick, choice.most, False)
    return Ending(None, None, ranks)


def _may_miss(rungs: Sequence[Rung], fields: Mapping[Distance, Field], skater: str) -> bool:
    """Whether there is an ending in which the skater stands on no row."""
    if any(rung.named == skater for rung in rungs):
        return False
    return all(first_ranks(fields[distance], m, skater) for distance, m in _last_ranks(rungs).items())


def _last_ranks(rungs: Sequence[Rung]) -> dict[Distance, int]:
    """How many ranks of each distance have a row."""
    return {rung.distance: rung.rank for rung in rungs if rung.distance is not None}


def _ending(
    first: _First, combination: tuple[Choice, ...], picks: Pick, place: int, *, widest: bool
) -> Ending:
    return Ending(
        first.row,
        place,
        {
            distance: _ranks(choice, pick, choice.most if widest else choice.least, distance == first.own)
            for distance, choice, pick in zip(first.distances, combination, picks, strict=True)
        },
    )


def _ranks(choice: Choice, pick: tuple[str, ...], quota: int, skater: bool) -> Ranks:
    members = tuple(sorted(choice.forced)) + pick
    size = len(choice.forced) + quota if choice.strangers else len(members)
    return Ranks(members, size, choice.threshold, skater)
