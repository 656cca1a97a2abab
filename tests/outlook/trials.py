"""Small trials for the outlook: a procedure of a few rows, and what is said of each skater."""

from __future__ import annotations

from dataclasses import replace

from tests.building import Log
from tests.selection.cases import packaged

from startbewijs.outlook.ladder import Uncovered
from startbewijs.outlook.status import Outlook, Status, outlook, outlooks
from startbewijs.selection.procedure import Designations, Kind, Procedure, Reading, Row
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Sex

W = Sex.WOMEN


def rules(
    *rows: str,
    size: int = 2,
    at_most: int = 0,
    readings: tuple[Reading, ...] = (Reading.LOWEST, Reading.FIRST),
) -> Procedure:
    """A procedure whose women's rows are written `w500 1`, or `w-mass-start` for a designated one."""
    order = []
    for number, text in enumerate(rows, 1):
        event, _, rank = text.partition(" ")
        order.append(Row(number, event, int(rank) if rank else None))
    model = packaged()
    return replace(
        model,
        team_size={**model.team_size, W: size},
        orders={**model.orders, W: tuple(order)},
        designations={
            **model.designations,
            W: Designations(at_most, frozenset(Kind), readings, False, ("w-team-pursuit",)),
        },
    )


def said(state: Competition | Log, procedure: Procedure, skater: str) -> tuple[str, int | None, int | None]:
    """The status of a skater with the best and the worst place."""
    found = one(state, procedure, skater)
    return found.status.value, found.best, found.worst


def one(state: Competition | Log, procedure: Procedure, skater: str) -> Outlook:
    """The outlook of a skater, of which the bounds were played, unless it says that nothing is proved."""
    competition = state.state if isinstance(state, Log) else state
    found = outlook(competition, procedure, W, skater)
    assert found.uncovered is not Uncovered.MISMATCH
    assert found in outlooks(competition, procedure, W)
    return found


def status(state: Competition | Log, procedure: Procedure, skater: str) -> Status:
    """The status alone."""
    return one(state, procedure, skater).status
