"""Who decides it: for a skater who may still go or not, one ending of each kind, as short as possible.

A bound comes with a whole ending, most of which does not matter to the skater. A witness keeps the fewest
rows of it that are enough: with those alone fixed, and all the rest as bad (or as good) as it can be, the
skater goes (or does not).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as kept
from itertools import chain, combinations, islice

from startbewijs.outlook.fields import NEVER, Field, Runner
from startbewijs.outlook.ladder import Ladder
from startbewijs.outlook.places import Bounds, Ending, Rung, always_within, best, ever_within, worst
from startbewijs.outlook.playing import Playground
from startbewijs.sport.distances import Distance

MOST_TRIED = 400
"""So many choices of rows are tried, the fewest rows first; beyond that rows are left out one by one."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a witness says of one row: who comes to stand on it.

    `skater` is None for a name that stands nowhere yet, whoever it is, or, where not `new`, for a name
    that stands above already; so is a name that is not known to be entered there.
    """

    row: int
    event: str
    rank: int | None
    skater: str | None
    new: bool


@dataclass(frozen=True, slots=True)
class Witness:
    """An ending in which a skater goes, or does not.

    `said` are the rows that are enough for it. With them `place` is the worst place that is left, if the
    skater goes, and the best one, if not; None where the skater ends on no row at all. `without_skating`
    says that the skater does nothing for it in the races to come.
    """

    goes: bool
    said: tuple[Said, ...]
    place: int | None
    without_skating: bool


def witnesses(
    climbed: Ladder, skater: str, found: Bounds, ground: Playground
) -> tuple[Witness | None, Witness | None]:
    """An ending in which the skater goes and one in which not; None for the one that there is not.

    What others do is preferred to what the skater does, since that is what a waiting skater waits for.
    """
    size = climbed.team_size
    idle = _without_skating(climbed.fields, skater)
    going: Witness | None = None
    for fields, likely in ((idle, True), (idle, False), (climbed.fields, True), (climbed.fields, False)):
        chosen = _all_finishing(_known_entrants(climbed, fields)) if likely else fields
        ending = best(climbed.rungs, chosen, skater)
        inside = ending is not None and _inside(ending, size)
        if ending is not None and inside and ground.place(ending, skater, widest=False) == ending.place:
            still = fields is idle
            going = _shortest(climbed, fields, skater, ending, goes=True, without_skating=still)
            break
    staying: Witness | None = None
    lost = found.worst if found.worst.place is None else worst(climbed.rungs, idle, skater)
    if not _inside(lost, size) and ground.place(lost, skater, widest=True) == lost.place:
        staying = _shortest(climbed, idle, skater, lost, goes=False, without_skating=True)
    return going, staying


def _inside(ending: Ending, size: int) -> bool:
    return ending.place is not None and ending.place <= size


def _without_skating(fields: Mapping[Distance, Field], skater: str) -> dict[Distance, Field]:
    """The fields if the skater got nothing out of the races to come."""

    def done(runner: Runner) -> bool:
        return runner.name != skater or (runner.lo == runner.hi and not runner.may_fail)

    return {
        distance: Field(tuple(filter(done, field.runners)), field.strangers)
        for distance, field in fields.items()
    }


def _all_finishing(fields: Mapping[Distance, Field]) -> dict[Distance, Field]:
    """The fields if everyone who is still to skate gets a result: an ending that people think of first."""
    return {
        distance: Field(
            tuple(replace(runner, may_fail=False) for runner in field.runners),
            field.strangers,
        )
        for distance, field in fields.items()
    }


def _known_entrants(climbed: Ladder, fields: Mapping[Distance, Field]) -> dict[Distance, Field]:
    """The fields if nobody stands in a distance who is not known to be entered; where few are, as it is."""
    found = {}
    for distance, field in fields.items():
        entered = climbed.competition.contest(distance).entrants
        known = tuple(runner for runner in field.runners if runner.name in entered)
        enough = len(known) > sum(rung.distance == distance for rung in climbed.rungs)
        found[distance] = Field(known, None) if enough else field
    return found


def _shortest(
    climbed: Ladder,
    fields: Mapping[Distance, Field],
    skater: str,
    ending: Ending,
    *,
    goes: bool,
    without_skating: bool,
) -> Witness:
    """The fewest rows of an ending that are enough for it."""
    if ending.place is None:
        return Witness(goes, (), None, without_skating)
    found = _rows(climbed, ending, skater, goes=goes)
    rows = sorted(found, key=lambda one: one.rank is None)  # races before designations
    pins = _Pins(climbed, fields)

    def enough(said: Collection[Said]) -> bool:
        within = always_within if goes else ever_within
        return within(*pins.put(said), skater, climbed.team_size) is goes

    def witness(said: Collection[Said]) -> Witness:
        return Witness(goes, _in_order(said), _place(pins, skater, said, goes=goes), without_skating)

    tried = chain.from_iterable(combinations(rows, count) for count in range(len(rows) + 1))
    for said in islice(tried, MOST_TRIED):
        if enough(said):
            return witness(said)
    kept = list(rows)
    for row in reversed(rows):
        fewer = [one for one in kept if one is not row]
        kept = fewer if enough(fewer) else kept
    return witness(kept)


def place_left(climbed: Ladder, skater: str, witness: Witness) -> int | None:
    """The place that the rows of a witness leave: the worst if the skater goes, the best if not."""
    fields = _without_skating(climbed.fields, skater) if witness.without_skating else climbed.fields
    return _place(_Pins(climbed, fields), skater, witness.said, goes=witness.goes)


def _place(pins: _Pins, skater: str, said: Collection[Said], *, goes: bool) -> int | None:
    left = (worst if goes else best)(*pins.put(said), skater)
    return None if left is None else left.place


def _in_order(said: Iterable[Said]) -> tuple[Said, ...]:
    return tuple(sorted(said, key=lambda one: one.row))


def _rows(climbed: Ladder, ending: Ending, skater: str, *, goes: bool) -> Iterator[Said]:
    """What an ending says of the rows that are not settled, down to the skater's own."""
    assert ending.row is not None
    rows = climbed.rows
    above = standing_for_good(climbed, ending.row)
    for index, rung in enumerate(climbed.rungs[: ending.row + 1]):
        number, event = rows[index].number, rows[index].event
        if rung.distance is None:
            if rung.named is None:
                yield Said(number, event, None, None, not goes)
            continue
        ranks = ending.ranks.get(rung.distance)
        if ranks is None or _settled(climbed.fields[rung.distance], rung.rank):
            continue
        order = _played_order(climbed.fields[rung.distance], ranks.members)
        order += [None] * (ranks.size - len(order))
        order += [skater] if ranks.skater else []
        if rung.rank <= len(order):
            holder = order[rung.rank - 1]
            entered = climbed.competition.contest(rung.distance).entrants
            told = holder if holder == skater or holder in entered else None
            yield Said(number, event, rung.rank, told, holder not in above)


def _played_order(field: Field, members: Sequence[str]) -> list[str | None]:
    """The members as they finish in the ending that was played: by what they can reach at best."""
    reach = {runner.name: runner.lo for runner in field.runners}
    return [*sorted(members, key=lambda name: reach.get(name, NEVER))]


def standing_for_good(climbed: Ladder, row: int) -> set[str]:
    """Who stands for good on a row above."""
    found = set()
    for rung in climbed.rungs[:row]:
        if rung.distance is None:
            found |= set() if rung.named is None else {rung.named}
        else:
            found |= _holders(climbed.fields[rung.distance], rung.rank)
    return found


def _holders(field: Field, rank: int) -> set[str]:
    """The one skater who has a rank whatever happens, or nobody."""
    sure = {runner.name for runner in field.runners if runner.lo == runner.hi == rank - 1}
    return sure if _settled(field, rank) else set()


def _settled(field: Field, rank: int) -> bool:
    """Whether it is known who has a rank of a closed distance."""
    here = [runner for runner in field.runners if runner.lo <= rank - 1 <= runner.hi]
    return len(here) == 1 and here[0].lo == here[0].hi and not here[0].may_fail


@dataclass(frozen=True, slots=True)
class _Pins:
    """An order in which rows can be named; what a distance becomes by it is worked out once."""

    climbed: Ladder
    fields: Mapping[Distance, Field]
    narrowed: dict[tuple[Distance, frozenset[str | None]], Field] = kept(default_factory=dict)

    def put(self, said: Collection[Said]) -> tuple[list[Rung], dict[Distance, Field]]:
        """The order with these rows named; of their distances nothing else is taken for known.

        That forgets results of a distance under way, so it allows more endings than there are: what is
        enough in all of them is enough.
        """
        pinned = {one.row: one for one in said}
        taken: dict[Distance, set[str | None]] = {}
        for one in said:
            if one.rank is not None:
                taken.setdefault(Distance.of(one.event), set()).add(one.skater)
        fields = dict(self.fields)
        for distance, skaters in taken.items():
            fields[distance] = self._narrowed(distance, frozenset(skaters))
        rungs: list[Rung] = []
        left: dict[Distance, int] = {}
        for row, rung in zip(self.climbed.rows, self.climbed.rungs, strict=True):
            here = pinned.get(row.number)
            if here is not None and (here.skater is not None or here.new):
                rungs.append(Rung(None, 0, here.skater or f"stranger-{row.number}"))
            elif here is None and rung.distance in taken:
                left[rung.distance] = left.get(rung.distance, 0) + 1
                rungs.append(Rung(rung.distance, left[rung.distance]))
            elif here is None:
                rungs.append(rung)
        return rungs, fields

    def _narrowed(self, distance: Distance, taken: frozenset[str | None]) -> Field:
        """A distance of which nothing is known but that these are on rows that are named."""
        key = distance, taken
        if key not in self.narrowed:
            here = self.fields[distance]
            free = tuple(
                Runner(runner.name, 0, NEVER, True) for runner in here.runners if runner.name not in taken
            )
            self.narrowed[key] = Field(free, None if here.strangers is None else 0)
        return self.narrowed[key]
