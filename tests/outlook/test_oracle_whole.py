"""Statuses of whole small tournaments, against every ending and every use of the designations, played out.

A status may be careful, and come later than it could; never may an ending or a decision deny it.
"""

from __future__ import annotations

import os

import pytest
from tests.oracles.whole import Played, played, trial
from tests.outlook.trials import W

from startbewijs.outlook.ladder import Uncovered
from startbewijs.outlook.status import Outlook, Status, outlooks
from startbewijs.selection.procedure import Kind

ASKED_FOR = os.environ.get("STARTBEWIJS_ORACLE")
DOSE = max(40, int(ASKED_FOR or "10000") // 50)
"""Tournaments that are drawn; `make oracle` draws 2 000, and fewer than 40 would hold too little to tell."""

MOST = 300 if ASKED_FOR else 60
"""Tournaments with more endings than this are left out: most are drawn again with fewer."""

PARTS = 8


def denied(one: Outlook, found: Played, size: int, *, careful: bool) -> bool:
    """Whether an ending or a decision makes a status untrue; of a row that cannot be named nothing follows.

    `careful` says that more is counted as possible than the order and the endings allow.
    """
    inside = {place is not None and place <= size for place in found.places}
    match one.status:
        case Status.CERTAIN:
            return False in found.might or inside != {True}
        case Status.DESIGNATED:
            return False in found.might
        case Status.BY_THE_ORDER:
            return inside != {True}
        case Status.WAITING | Status.POSSIBLE:
            return inside != {True, False} and not careful
        case Status.OUT | Status.LEFT_OUT:
            return True in found.goes
    return True


@pytest.mark.parametrize("part", range(PARTS))
def test_no_ending_and_no_decision_denies_a_status(part: int) -> None:
    statuses = 0
    for seed in range(part, DOSE, PARTS):
        small = trial(seed)
        if small.procedure.drawn(W) and not all(sheet.closed for sheet in small.sheets):
            said = {one.uncovered for one in outlooks(small.log.state, small.procedure, W)}
            assert said == {Uncovered.DRAWN}, seed
            continue
        endings = played(small, MOST)
        if endings is None:
            continue
        rules, made = small.procedure.designations[W], small.log.state.designations.values()
        # Who is designated on a distance may bring in a skater whom the races alone do not.
        careful = any(one.kind == Kind.DISTANCE for one in made)
        for one in outlooks(small.log.state, small.procedure, W):
            found, where = endings[one.skater], (seed, one.skater, one.status)
            assert one.uncovered is None, where
            if rules.rows_count:
                # A row may be open for good because no designation is left for it, which is counted as open.
                assert place(one.best) <= place(found.best) <= place(found.worst) <= place(one.worst), where
                careful = True
            else:
                assert (one.best, one.worst) == (found.best, found.worst), where
            assert not denied(one, found, small.procedure.team_size[W], careful=careful), where
            statuses += 1
    assert statuses > DOSE // PARTS


def place(found: int | None) -> int:
    """A place that can be compared; none stands behind all others."""
    return 1000 if found is None else found
