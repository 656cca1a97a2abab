"""The fewest rows that decide: enough by themselves, and none of them too many."""

from __future__ import annotations

from itertools import combinations

import pytest
from tests.outlook.test_okt_2025_statuses import climbed, proved
from tests.outlook.test_status import ORDER, half
from tests.outlook.trials import W, one, rules

from startbewijs.log.events import decisions
from startbewijs.outlook.playing import Playground
from startbewijs.outlook.status import Status, outlook
from startbewijs.outlook.supposing import Supposition, supposed
from startbewijs.outlook.why import why
from startbewijs.outlook.witness import Said, Witness, witnesses
from startbewijs.selection.procedure import Procedure
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Distance, Sex


def both(day: str, sex: Sex, skater: str) -> tuple[Witness, Witness]:
    bounds = proved(day, sex)[skater].bounds
    assert bounds is not None
    ladder = climbed(day, sex)
    going, staying = witnesses(ladder, skater, bounds, Playground(ladder))
    assert going is not None
    assert staying is not None
    return going, staying


@pytest.mark.parametrize(
    ("skater", "doublures", "names"),
    [("jutta-leerdam", 1, 5), ("anna-boersma", 2, 4), ("merel-conijn", 3, 3), ("naomi-verkerk", 5, 2)],
)
def test_on_the_28th_as_few_rows_as_doublures_are_needed_bring_a_waiting_skater_in(
    skater: str, doublures: int, names: int
) -> None:
    going, staying = both("2025-12-28", Sex.WOMEN, skater)
    assert (len(going.said), going.place, going.without_skating) == (doublures, 9, True)
    assert not any(said.new for said in going.said)
    assert (len(staying.said), staying.place) == (names, 10)
    assert all(said.new for said in staying.said)


def test_who_stands_on_no_row_goes_by_one_own_rank_and_stays_without_any() -> None:
    going, staying = both("2025-12-28", Sex.MEN, "kjeld-nuis")
    assert [(said.event, said.rank, said.skater) for said in going.said] == [("m1000", 1, "kjeld-nuis")]
    assert not going.without_skating
    assert (staying.said, staying.place) == ((), None)


def test_where_only_a_designated_row_is_open_it_decides_both_ways() -> None:
    going, staying = both("2025-12-30", Sex.WOMEN, "anna-boersma")
    assert going.said == (Said(3, "w-mass-start", None, None, False),)
    assert staying.said == (Said(3, "w-mass-start", None, None, True),)
    assert (going.place, staying.place) == (9, 10)


@pytest.mark.parametrize("sex", list(Sex))
@pytest.mark.parametrize("day", ["2025-12-26", "2025-12-27", "2025-12-28", "2025-12-29", "2025-12-30"])
def test_everybody_who_may_still_go_or_not_has_an_ending_of_each_kind(day: str, sex: Sex) -> None:
    found = [
        one.skater
        for one in proved(day, sex).values()
        if one.status in (Status.WAITING, Status.POSSIBLE) and one.now is not None
    ]
    assert found
    for skater in found:
        going, staying = both(day, sex, skater)
        assert going.goes
        assert not staying.goes
        assert going.place is not None
        assert going.place <= 9
        assert staying.place is None or staying.place > 9


def test_what_brings_in_brings_in_when_it_is_supposed_and_one_row_less_does_not() -> None:
    procedure = rules("w500 1", "w1000 1", "w500 2", "w1000 2", "w500 3", size=3)
    log = half()
    found = one(log, procedure, "cas")
    going = why(log.state, procedure, W, found).going
    assert going is not None
    assert {(said.event, said.rank) for said in going.said} == {("w1000", 1), ("w1000", 2)}
    order = tuple(said.skater or "" for said in going.said)
    assert _status_if(log.state, procedure, order) in (Status.CERTAIN, Status.BY_THE_ORDER)
    for fewer in combinations(order, 1):
        assert _status_if(log.state, procedure, fewer) in (Status.WAITING, Status.POSSIBLE)


def _status_if(state: Competition, procedure: Procedure, order: tuple[str, ...]) -> Status:
    after = supposed(state, Supposition(ranks=((Distance.of("w1000"), order),)))
    return outlook(after, procedure, W, "cas").status


def test_who_is_certain_has_a_hardest_use_and_no_endings_to_tell() -> None:
    log = half()
    procedure = rules(*ORDER, at_most=1)
    found = why(log.state, procedure, W, one(log, procedure, "ann"))
    assert found.hardest is not None
    assert (found.hardest.for_team, found.counted, found.going, found.staying) == (1, 2, None, None)


def test_who_is_out_or_not_proved_has_nothing_more_to_tell() -> None:
    log = half()
    log.add(decisions.TicketDeclined(skater="ann"))
    for procedure in (rules(*ORDER), rules("w500 1", "w500 3")):
        found = why(log.state, procedure, W, one(log, procedure, "ann"))
        assert (found.hardest, found.going, found.staying) == (None, None, None)
