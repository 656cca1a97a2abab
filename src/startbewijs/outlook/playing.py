"""Endings played by the ordinary classification and walk, so that no proof drifts from the rules."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from startbewijs.outlook.endings import Present, ended
from startbewijs.outlook.fields import NEVER
from startbewijs.outlook.ladder import Ladder, Uncovered
from startbewijs.outlook.places import Bounds, Ending, Ranks
from startbewijs.results.classification import classification
from startbewijs.selection.order import Filling, RowFilling, Standing, rows, standing
from startbewijs.selection.walk import Walk, walk
from startbewijs.sport.distances import Distance

_NOTHING = Ranks((), 0, NEVER)


Part = tuple[Ranks, str] | None
"""One distance of an ending; None where it has one ending only."""


@dataclass(frozen=True, slots=True)
class Playground:
    """One order on which endings are played; what ends alike is classified and walked once."""

    ladder: Ladder
    presents: dict[Distance, Present] = field(default_factory=dict)
    seen: dict[tuple[Distance, Part], Standing] = field(default_factory=dict)
    walked: dict[tuple[tuple[Part, ...], tuple[int, ...]], Walk] = field(default_factory=dict)
    before: dict[tuple[Distance, Part], Standing] = field(default_factory=dict)

    def go_on_from(self, other: Playground) -> None:
        """Nothing; the endings of distances that are as they were on another order are kept."""
        for distance, known in other.presents.copy().items():
            if distance in self.ladder.fields and known == self._present(distance):
                self.presents[distance] = known
        seen = other.seen.copy()
        self.before.update((key, seen[key]) for key in seen if key[0] in self.presents)

    def attains(self, found: Bounds, skater: str) -> bool:
        """Whether both endings, when played, put the skater where the proof says."""
        best, worst = found.best, found.worst
        if best is not None and self.place(best, skater, widest=False) != best.place:
            return False
        return self.place(worst, skater, widest=True) == worst.place

    def place(self, ending: Ending, skater: str, *, widest: bool) -> int | None:
        """The place of a skater after an ending; None when on no row.

        In the `widest` endings every open designated row above the skater is named for somebody unknown;
        in the others it brings nobody new, and is skipped.
        """
        parts = tuple(self._part(distance, ending, skater) for distance in self.ladder.fields)
        key = parts, self._strangers(ending.row) if widest else ()
        if key not in self.walked:
            self.walked[key] = self._walk(parts, key[1])
        name = self.walked[key].name(skater)
        return None if name is None else name.place

    def _part(self, distance: Distance, ending: Ending, skater: str) -> Part:
        if distance not in self.presents:
            self.presents[distance] = self._present(distance)
        here = self.presents[distance]
        return None if here.settled else here.essence(ending.ranks.get(distance, _NOTHING), skater)

    def _present(self, distance: Distance) -> Present:
        contest = self.ladder.competition.contest(distance)
        named = self.ladder.procedure.named_on(distance)
        return Present(contest, self.ladder.fields[distance], frozenset(named))

    def _strangers(self, row: int | None) -> tuple[int, ...]:
        """The open designated rows above this one, for a stranger each."""
        order, rungs = self.ladder.rows, self.ladder.rungs
        return tuple(
            one.number
            for n, (one, rung) in enumerate(zip(order, rungs, strict=True))
            if rung.distance is None and rung.named is None and (row is None or n < row)
        )

    def _walk(self, parts: tuple[Part, ...], strangers: tuple[int, ...]) -> Walk:
        climbed = self.ladder
        ranked = {
            distance: self._standing(distance, part)
            for distance, part in zip(climbed.fields, parts, strict=True)
        }
        fillings = rows(climbed.procedure, climbed.sex, ranked, climbed.decided)
        named = [_named(filling, strangers) for filling in fillings]
        return walk(named, climbed.team_size, as_it_stands=True)

    def _standing(self, distance: Distance, part: Part) -> Standing:
        key = distance, part
        if key not in self.seen:
            ranks, skater = part or (_NOTHING, "")
            self.seen[key] = self.before.get(key) or standing(
                classification(ended(self.presents[distance], ranks, skater))
            )
        return self.seen[key]


def playground(climbed: Ladder | Uncovered) -> Playground | Uncovered:
    """Where the endings of an order are played, if it is covered."""
    return climbed if isinstance(climbed, Uncovered) else Playground(climbed)


def _named(filling: RowFilling, strangers: tuple[int, ...]) -> RowFilling:
    """A row with its stranger, whether or not a designation is left for it."""
    if filling.row.number not in strangers:
        return filling
    return replace(filling, filling=Filling.HELD, holder=f"stranger-row-{filling.row.number}")
