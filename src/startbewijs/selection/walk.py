"""The order walked from the top: places, doublures, the line, and what is still undecided."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import reduce
from itertools import chain, permutations, product
from operator import mul

from startbewijs.selection.drawing import sequence
from startbewijs.selection.order import Filling, RowFilling

MOST_RESOLUTIONS = 1000
"""So many ways of parting level skaters are walked; beyond that the largest group is only bounded."""


class Outcome(StrEnum):
    """What a row comes to.

    `UNDECIDED`: level skaters share it, or it is a place or a doublure by how level skaters above part.
    """

    PLACE = "place"
    DOUBLURE = "doublure"
    AWAITED = "awaited"
    OPEN = "open"
    UNDECIDED = "undecided"
    EMPTY = "empty"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Step:
    """One row of the walk.

    `skaters` stand on it: one, or several who are level. `place` is the number among the different names,
    once nothing above can change it; `best` and `worst` bound it before. `names_above` different names
    are fixed above; `open_above` rows above may still bring another. A new name on this row is inside the
    line as soon as `doublures_needed` of those rows bring none; None where even all of them do not help.
    """

    filling: RowFilling
    outcome: Outcome
    skaters: tuple[str, ...]
    place: int | None
    best: int | None
    worst: int | None
    doublure_of: int | None
    names_above: int
    open_above: int
    doublures_needed: int | None
    depends_on: tuple[int, ...]
    article: str | None

    @property
    def number(self) -> int:
        return self.filling.row.number


@dataclass(frozen=True, slots=True)
class Name:
    """A skater on the order, by the first row on which the skater stands or, if level, may stand.

    `best` and `worst` are the places that the rows allow; what races may still bring is not looked into.
    `worst` is None where the skater may end on no row at all. `rows` are all the skater's rows.
    """

    skater: str
    rows: tuple[int, ...]
    best: int
    worst: int | None

    @property
    def place(self) -> int | None:
        return self.best if self.best == self.worst else None


@dataclass(frozen=True, slots=True)
class Walk:
    """The order as far as it is decided.

    `names` are in the order of their first rows. `inside` stand above the line and `outside` below it
    whatever the undecided rows bring; `undecided` may do either. The line is drawn under the row
    `line_below`, the first on which the team is full, None while it may not be.
    """

    steps: tuple[Step, ...]
    names: tuple[Name, ...]
    team_size: int
    stands: bool
    line_below: int | None

    @property
    def inside(self) -> tuple[str, ...]:
        return tuple(
            name.skater for name in self.names if name.worst is not None and name.worst <= self.team_size
        )

    @property
    def outside(self) -> tuple[str, ...]:
        return tuple(name.skater for name in self.names if name.best > self.team_size)

    @property
    def undecided(self) -> tuple[str, ...]:
        settled = {*self.inside, *self.outside}
        return tuple(name.skater for name in self.names if name.skater not in settled)

    @property
    def unsettled(self) -> tuple[int, ...]:
        """The rows of which nobody can say yet whose they are."""
        return tuple(step.number for step in self.steps if _unsettled(step.filling, self.stands))

    def name(self, skater: str) -> Name | None:
        """A skater's name on the order, if it stands there."""
        return next((name for name in self.names if name.skater == skater), None)


def walk(
    fillings: Sequence[RowFilling],
    team_size: int,
    *,
    as_it_stands: bool = False,
    without: Collection[str] = (),
    doublure_article: str | None = None,
) -> Walk:
    """The walk over the rows of one order, with the line below the `team_size`th different name.

    `as_it_stands` takes distances under way as they are classified now and skips rows of which nothing is
    known yet. The rows of skaters `without` whom to walk count as empty: their places are given apart.
    Where the order is drawn from the times the steps stand as it is drawn, with the numbers of the file.
    """
    fillings = sequence(fillings, as_it_stands)
    order = _Order.of(fillings, as_it_stands, frozenset(without))
    steps = tuple(order.step(n, team_size, doublure_article) for n in range(len(fillings)))
    return Walk(steps, order.names(), team_size, as_it_stands, order.line_below(team_size))


@dataclass(frozen=True, slots=True)
class _Parted:
    """One walk with every level group parted: who first stands where, and the names above each row."""

    first: dict[str, int]
    above: tuple[int, ...]

    @classmethod
    def of(cls, holders: Sequence[str | None]) -> _Parted:
        first: dict[str, int] = {}
        above = []
        for n, holder in enumerate(holders):
            above.append(len(first))
            if holder is not None:
                first.setdefault(holder, n)
        return cls(first, tuple(above))


@dataclass(frozen=True, slots=True)
class _Order:
    """The rows with who stands on them, and every way in which level skaters may part."""

    fillings: tuple[RowFilling, ...]
    standing: tuple[tuple[str, ...], ...]
    unsettled: tuple[bool, ...]
    without: frozenset[str]
    parted: tuple[_Parted, ...]

    @classmethod
    def of(cls, fillings: Sequence[RowFilling], stands: bool, without: frozenset[str]) -> _Order:
        standing = tuple(_standing(filling, stands, without) for filling in fillings)
        groups, bounded = _level_groups(fillings, standing)
        ways = [
            [tuple(zip(rows, way, strict=True)) for way in permutations(candidates, len(rows))]
            for candidates, rows in groups
        ]
        settled = [here[0] if len(here) == 1 else None for here in standing]
        parted = []
        for chosen in product(*ways):
            holders = list(settled)
            for n, skater in chain.from_iterable(chosen):
                holders[n] = None if skater in without else skater
            parted.append(_Parted.of(holders))
        unsettled = tuple(_unsettled(filling, stands) or n in bounded for n, filling in enumerate(fillings))
        return cls(tuple(fillings), standing, unsettled, without, tuple(parted))

    def step(self, n: int, team_size: int, doublure_article: str | None) -> Step:
        """What the row at index `n` comes to."""
        filling, skaters = self.fillings[n], self.standing[n]
        names = [way.above[n] for way in self.parted]
        fixed, still = min(names), sum(self.unsettled[:n]) + max(names) - min(names)
        needed = max(0, fixed + still - (team_size - 1))
        new = [way for way in self.parted if n in way.first.values()]
        outcome = Outcome.UNDECIDED
        if not skaters:
            outcome = _UNFILLED.get(filling.filling, Outcome.EMPTY)
        elif not new and not self.unsettled[n]:
            outcome = Outcome.DOUBLURE
        elif len(skaters) == 1 and len(new) == len(self.parted):
            outcome = Outcome.PLACE
        best = min((self._best(way, n) for way in new), default=None)
        worst = max((self._worst(way, n) for way in new), default=None)
        place = best if best == worst else None
        either = len(skaters) == 1 and outcome is Outcome.UNDECIDED
        waits = either or (skaters and place is None and outcome is not Outcome.DOUBLURE)
        return Step(
            filling,
            outcome,
            skaters,
            place,
            best,
            worst,
            self._first_row(skaters) if outcome is Outcome.DOUBLURE else None,
            fixed,
            still,
            needed if needed <= still else None,
            tuple(self._open_before(n)) if waits else (),
            doublure_article if outcome is Outcome.DOUBLURE else filling.row.article,
        )

    def names(self) -> tuple[Name, ...]:
        """Everybody who stands on the order, or may when level skaters part, by first row."""
        on: dict[str, list[int]] = {}
        for n, skaters in enumerate(self.standing):
            for skater in skaters:
                if skater not in self.without:
                    on.setdefault(skater, []).append(n)
        return tuple(self._name(skater, held) for skater, held in on.items())

    def _name(self, skater: str, held: list[int]) -> Name:
        first = [(way, way.first.get(skater)) for way in self.parted]
        placed = [(way, n) for way, n in first if n is not None]
        reachable = placed or [(way, held[0]) for way in self.parted]
        return Name(
            skater,
            tuple(self.fillings[n].row.number for n in held),
            min(self._best(way, n) for way, n in reachable),
            max(self._worst(way, n) for way, n in placed) if len(placed) == len(first) else None,
        )

    def line_below(self, team_size: int) -> int | None:
        """The number of the row that fills the team, where nothing undecided can move it."""
        full = {tuple(way.first.values())[team_size - 1 : team_size] for way in self.parted}
        if len(full) > 1 or () in full:
            return None
        ((n,),) = full
        return None if any(self.unsettled[:n]) else self.fillings[n].row.number

    def _best(self, way: _Parted, n: int) -> int:
        """The best place of a name that is new at row `n`: the skater may be on an unsettled row above."""
        return 1 + way.above[next((k for k in range(n) if self.unsettled[k]), n)]

    def _worst(self, way: _Parted, n: int) -> int:
        return 1 + way.above[n] + sum(self.unsettled[:n])

    def _first_row(self, skaters: tuple[str, ...]) -> int | None:
        """The row on which a doublure's skater stands first; None where that is not one row."""
        first = {way.first.get(skater) for way in self.parted for skater in skaters}
        (n, *others) = first
        return None if n is None or others else self.fillings[n].row.number

    def _open_before(self, n: int) -> Iterator[int]:
        for k in range(n):
            if self.unsettled[k] or len(self.standing[k]) > 1:
                yield self.fillings[k].row.number


_UNFILLED = {
    Filling.AWAITED: Outcome.AWAITED,
    Filling.OPEN: Outcome.OPEN,
    Filling.UNKNOWN: Outcome.UNKNOWN,
}


def _standing(filling: RowFilling, stands: bool, without: Collection[str]) -> tuple[str, ...]:
    """Who stands on a row: one, several who are level, or nobody who can be named."""
    here = filling.candidates if filling.holder is None else (filling.holder,)
    if stands and filling.filling is Filling.AWAITED:
        here = filling.as_it_stands
    return () if len(here) == 1 and here[0] in without else here


def _unsettled(filling: RowFilling, stands: bool) -> bool:
    """Whether a row may still bring a name that is not known; as it stands, what is to come does not."""
    to_come = filling.filling in (Filling.AWAITED, Filling.OPEN) and not stands
    return to_come or filling.filling is Filling.UNKNOWN


def _level_groups(
    fillings: Sequence[RowFilling], standing: Sequence[tuple[str, ...]]
) -> tuple[list[tuple[tuple[str, ...], list[int]]], set[int]]:
    """The groups of level skaters with their rows to part, and the rows of groups that are too large to."""
    found: dict[tuple[str, tuple[str, ...]], list[int]] = {}
    for n, (filling, skaters) in enumerate(zip(fillings, standing, strict=True)):
        if len(skaters) > 1:
            found.setdefault((filling.row.event, skaters), []).append(n)
    groups = sorted(((skaters, rows) for (_, skaters), rows in found.items()), key=_ways)
    while groups and _product(map(_ways, groups)) > MOST_RESOLUTIONS:
        groups.pop()
    kept = {n for _, rows in groups for n in rows}
    return groups, {n for rows in found.values() for n in rows} - kept


def _ways(group: tuple[tuple[str, ...], list[int]]) -> int:
    skaters, rows = group
    return _product(range(len(skaters) - len(rows) + 1, len(skaters) + 1))


def _product(numbers: Iterable[int]) -> int:
    return reduce(mul, numbers, 1)
