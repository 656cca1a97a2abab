"""Which races to come settle a skater's question alone."""

from __future__ import annotations

from itertools import permutations

import pytest
from tests.outlook.test_okt_2025_statuses import climbed
from tests.outlook.test_status import ORDER, half
from tests.outlook.trials import W, one, rules, status
from tests.tournaments.okt import state_at

from startbewijs.outlook.decisive import Decisive, decisive
from startbewijs.outlook.ladder import Ladder, ladder
from startbewijs.outlook.status import Status
from startbewijs.outlook.supposing import Supposition, supposed
from startbewijs.selection.procedure import Procedure
from startbewijs.sport.distances import Distance, Sex

W1000 = Distance.of("w1000")
IN = {Status.CERTAIN, Status.BY_THE_ORDER}


def asked(procedure: Procedure, skater: str) -> Decisive:
    found = ladder(half().state, procedure, W)
    assert isinstance(found, Ladder)
    return decisive(found, W1000, skater)


@pytest.mark.parametrize("size", [1, 2, 3])
@pytest.mark.parametrize(
    "rows", [ORDER, ("w1000 1", "w500 1", "w500 2", "w1000 2"), ("w500 1", "w500 2", "w1000 1")]
)
def test_what_is_said_of_a_distance_holds_for_every_outcome_of_it(rows: tuple[str, ...], size: int) -> None:
    procedure = rules(*rows, size=size)
    depth = sum(row.startswith("w1000") for row in rows)
    for skater in ("ann", "bea", "cas", "dot"):
        if one(half(), procedure, skater).status not in (Status.WAITING, Status.POSSIBLE):
            continue
        found = asked(procedure, skater)
        after = {
            status(
                supposed(half().state, Supposition(ranks=((W1000, order),))),
                procedure,
                skater,
            )
            for order in permutations(("ann", "bea", "cas", "dot"), depth)
        }
        assert found.brings_in is bool(after & IN), (rows, size, skater)
        assert found.keeps_out is (Status.OUT in after), (rows, size, skater)


@pytest.mark.parametrize(
    ("day", "sex", "skater", "distance", "brings_in", "keeps_out"),
    [
        ("2025-12-28", Sex.WOMEN, "jutta-leerdam", "w1500", True, False),
        ("2025-12-28", Sex.WOMEN, "merel-conijn", "w1500", False, False),
        ("2025-12-28", Sex.MEN, "jorrit-bergsma", "m1500", True, True),
        ("2025-12-28", Sex.MEN, "jorrit-bergsma", "m1000", False, False),
        ("2025-12-29", Sex.WOMEN, "anna-boersma", "w5000", True, False),
        ("2025-12-29", Sex.WOMEN, "merel-conijn", "w5000", True, True),
    ],
)
def test_which_distances_decide_on_the_evenings_of_the_trials(
    day: str, sex: Sex, skater: str, distance: str, brings_in: bool, keeps_out: bool
) -> None:
    found = decisive(climbed(day, sex), Distance.of(distance), skater)
    assert (found.brings_in, found.keeps_out) == (brings_in, keeps_out)


def test_on_the_28th_nearly_everything_is_proved_one_way_or_the_other() -> None:
    unproved = []
    for sex in Sex:
        for contest in state_at("2025-12-28").of_sex(sex):
            if contest.closed is None:
                for skater in contest.entrants:
                    found = decisive(climbed("2025-12-28", sex), contest.distance, skater)
                    if None in (found.brings_in, found.keeps_out):
                        unproved.append((skater, contest.distance.key))
    assert len(unproved) <= 2, unproved
