"""The selection order and the fields of one sex as the proof needs them, or why it does not cover them."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from dataclasses import field as kept
from enum import StrEnum

from startbewijs.outlook.budget import affordable
from startbewijs.outlook.fields import Field, field
from startbewijs.outlook.places import Rung
from startbewijs.selection.decisions import Decisions, decisions
from startbewijs.selection.drawing import sequence, settled
from startbewijs.selection.order import rows, standings
from startbewijs.selection.procedure import Procedure, Row
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Distance, Sex


class Uncovered(StrEnum):
    """Why the proof says nothing."""

    NOT_SKATED = "a distance of the order is not skated at this tournament"
    RANKS_SKIP = "the rows of a distance do not ask for its ranks one after another"
    TOO_LARGE = "so much is still open that trying every ending would go beyond the limit of the proof"
    DRAWN = "the rows stand as the times of all distances draw them, so they move until every time is known"
    MISMATCH = "an ending that the proof found came out otherwise when it was played"


@dataclass(frozen=True, slots=True)
class Ladder:
    """One sex's order, everyone who can still stand on it, and what was decided about it.

    `rows` are those of the procedure in the order of the rungs. `changed` is what the ladder becomes under
    designations on distances, kept since every skater is asked the same.
    """

    competition: Competition
    procedure: Procedure
    sex: Sex
    decided: Decisions
    rungs: tuple[Rung, ...]
    fields: dict[Distance, Field]
    rows: tuple[Row, ...]
    changed: dict[Hashable, Ladder] = kept(default_factory=dict, init=False, compare=False, repr=False)

    @property
    def team_size(self) -> int:
        return self.procedure.team_size[self.sex]


def ladder(competition: Competition, procedure: Procedure, sex: Sex) -> Ladder | Uncovered:
    """The order and its fields at this position of the log.

    The proof needs the rows of each distance to ask for its ranks 1, 2, 3 … in that order, and the order of
    the rows to be known: one that is drawn from the times is, once every time is.
    """
    decided = decisions(competition, sex)
    gone = competition.withdrawn
    skaters = [one.id for one in competition.skaters.values() if one.sex is sex and one.id not in gone]
    fields = {
        contest.distance: field(contest, skaters, decided.declined, procedure.named_on(contest.distance))
        for contest in competition.of_sex(sex)
    }
    known = standings(competition, sex) if procedure.drawn(sex) else {}
    fillings = rows(procedure, sex, known, decided)
    if any(one.row.distance not in fields for one in fillings if one.row.distance is not None):
        return Uncovered.NOT_SKATED
    if not settled(fillings):
        return Uncovered.DRAWN
    fillings = sequence(fillings)
    rungs: list[Rung] = []
    last: dict[Distance, int] = {}
    for filling in fillings:
        row = filling.row
        if row.distance is None or row.rank is None:
            rungs.append(Rung(None, 0, filling.holder))
            continue
        if row.rank != last.get(row.distance, 0) + 1:
            return Uncovered.RANKS_SKIP
        last[row.distance] = row.rank
        rungs.append(Rung(row.distance, row.rank))
    if not affordable(rungs, fields, procedure, sex, decided):
        return Uncovered.TOO_LARGE
    return Ladder(
        competition, procedure, sex, decided, tuple(rungs), fields, tuple(one.row for one in fillings)
    )
