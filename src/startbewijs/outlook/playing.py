"""Endings played by the ordinary classification and walk, so that no proof drifts from the rules."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from startbewijs.outlook.endings import ended
from startbewijs.outlook.fields import NEVER
from startbewijs.outlook.ladder import Ladder
from startbewijs.outlook.places import Bounds, Ending, Ranks
from startbewijs.results.classification import classification
from startbewijs.selection.decisions import Decisions
from startbewijs.selection.order import Filling, Standing, rows, standing
from startbewijs.selection.procedure import Kind
from startbewijs.selection.walk import walk
from startbewijs.sport.competition import Designation
from startbewijs.sport.distances import Distance

_NOTHING = Ranks((), 0, NEVER)


@dataclass(frozen=True, slots=True)
class Playground:
    """One order on which endings are played; a distance that ends alike is classified once."""

    ladder: Ladder
    seen: dict[tuple[Distance, Ranks, str], Standing] = field(default_factory=dict)

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
        climbed = self.ladder
        ranked = {
            distance: self._standing(distance, ending.ranks.get(distance, _NOTHING), skater)
            for distance in climbed.fields
        }
        decided = _named(climbed, ending) if widest else climbed.decided
        fillings = rows(climbed.procedure, climbed.sex, ranked, decided)
        name = walk(fillings, climbed.team_size, as_it_stands=True).name(skater)
        return None if name is None else name.place

    def _standing(self, distance: Distance, ranks: Ranks, skater: str) -> Standing:
        key = (distance, ranks, skater if ranks.skater else "")
        if key not in self.seen:
            contest = self.ladder.competition.contest(distance)
            over = ended(contest, self.ladder.fields[distance], ranks, skater)
            self.seen[key] = standing(classification(over))
        return self.seen[key]


def _named(climbed: Ladder, ending: Ending) -> Decisions:
    """The decisions with every open designated row above the ending's row named for a stranger."""
    above = rows(climbed.procedure, climbed.sex, {}, climbed.decided)[: ending.row]
    strangers = tuple(
        Designation(Kind.ROW, f"stranger-row-{one.row.number}", one.row.event, "", NEVER + n)
        for n, one in enumerate(above)
        if one.filling is Filling.OPEN
    )
    return replace(climbed.decided, designations=climbed.decided.designations + strangers)
