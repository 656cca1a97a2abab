"""Every different question that the trials of December 2025 put to the proof, in the order of the log."""

from __future__ import annotations

from functools import cache

from tests.oracles.answers import digest
from tests.selection.cases import packaged
from tests.tournaments.okt import FACTS

from startbewijs.log.fold.folding import folded
from startbewijs.outlook.ladder import Ladder, ladder
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Sex


@cache
def ladders() -> tuple[Ladder, ...]:
    """The order and the fields of both sexes after each fact that made them other than they were.

    Rows and fields are values; the competition beside them is the one state that the log is folded onto.
    """
    found: dict[str, Ladder] = {}
    state = Competition()
    for fact in FACTS:
        state = folded([fact], onto=state)
        if state.adoption is None:
            continue
        for sex in Sex:
            climbed = ladder(state, packaged(), sex)
            if isinstance(climbed, Ladder):
                found.setdefault(digest(climbed.rungs, climbed.fields), climbed)
    return tuple(found.values())
