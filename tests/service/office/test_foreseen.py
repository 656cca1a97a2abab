"""What confirming a pair would do, told before it is confirmed."""

from __future__ import annotations

import pytest
from tests.building import Log
from tests.rink import rink

from startbewijs.service.office import racing
from startbewijs.service.office.foreseen import foreseen
from startbewijs.service.office.pairs import At
from startbewijs.sport.distances import Distance
from startbewijs.sport.times import RaceTime

W500 = Distance.of("w500")


def skated(log: Log, pair: str, **times: str) -> At:
    at = At(W500, 1, pair)
    for skater, time in times.items():
        found = racing.time(log.state, at, skater.replace("_", "-"), RaceTime.parse(time), "beam")
        for event in [*found]:
            log.add(event)
    return at


def test_nothing_is_foreseen_while_a_result_is_lacking_or_once_it_is_confirmed() -> None:
    log = rink()
    at = skated(log, "pair-2", anna_boersma="37.91")
    assert foreseen(log.state, at, None) is None
    skated(log, "pair-2", marrit_fledderus="38.45")
    assert foreseen(log.state, at, None) is not None
    log.confirms("w500", "pair-2")
    assert foreseen(log.state, at, None) is None


@pytest.mark.parametrize(
    ("time", "ranks"),
    [
        ("37.50", (("femke-kok", None, 1), ("jutta-leerdam", None, 3), ("angel-daleman", 1, 2))),
        ("38.50", (("jutta-leerdam", None, 2), ("femke-kok", None, 3))),
    ],
)
def test_the_ranks_of_the_pair_come_first_then_whoever_moves(
    time: str, ranks: tuple[tuple[str, int | None, int | None], ...]
) -> None:
    log = rink()
    skated(log, "pair-1", angel_daleman="38.00")
    log.confirms("w500", "pair-1")
    at = skated(log, "pair-3", femke_kok=time, jutta_leerdam="38.20")
    before = log.state.position
    found = foreseen(log.state, at, None)
    assert found is not None
    assert found.ranks == ranks
    assert (log.state.position, at.seats(log.state).confirmed) == (before, None)
