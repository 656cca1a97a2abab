"""How a skater's chances went: the turns, and the rows that caused them."""

from __future__ import annotations

from functools import cache

import pytest
from tests.selection.cases import packaged
from tests.tournaments.okt import FACTS

from startbewijs.log.events import decisions
from startbewijs.log.fold.folding import folded
from startbewijs.outlook.course import Turn, course
from startbewijs.outlook.status import Status, outlook
from startbewijs.sport.distances import Sex

DECISIONS = (
    decisions.DesignationMade,
    decisions.DesignationWithdrawn,
    decisions.TicketDeclined,
    decisions.TeamPublished,
    decisions.SkaterReplaced,
)


@cache
def turns(skater: str) -> tuple[Turn, ...]:
    return tuple(course(FACTS, packaged(), skater))


def test_koks_second_place_on_the_1500_m_makes_row_9_a_doublure_and_leerdam_certain_by_the_order() -> None:
    (turn,) = [turn for turn in turns("jutta-leerdam") if turn.after.status is Status.BY_THE_ORDER][:1]
    assert turn.before is not None
    assert (turn.before.status, turn.before.worst, turn.after.worst) == (Status.WAITING, 10, 9)
    ninth = next(settled for settled in turn.settled if settled.row == 9)
    assert (ninth.event, ninth.rank, ninth.skater, ninth.also) == ("w1500", 2, "femke-kok", 1)
    second = next(settled for settled in turn.settled if settled.row == 2)
    assert (second.skater, second.also) == ("antoinette-rijpma-de-jong", None)


def test_every_turn_begins_where_the_last_one_ended() -> None:
    for skater in ("jutta-leerdam", "marcel-bosker"):
        for earlier, later in zip(turns(skater), turns(skater)[1:], strict=False):
            assert later.before == earlier.after
            assert (later.after.status, later.after.best, later.after.worst) != (
                earlier.after.status,
                earlier.after.best,
                earlier.after.worst,
            )


@pytest.mark.parametrize(("skater", "sex"), [("jutta-leerdam", Sex.WOMEN), ("marcel-bosker", Sex.MEN)])
def test_a_turn_says_what_is_proved_at_its_fact_alone(skater: str, sex: Sex) -> None:
    for turn in turns(skater):
        state = folded(FACTS[: turn.fact.position])
        assert turn.after == outlook(state, packaged(), sex, skater), turn.fact.position


@pytest.mark.parametrize("skater", ["jutta-leerdam", "tim-prins"])
def test_only_a_decision_takes_certain_or_out_away_never_a_race(skater: str) -> None:
    held = {Status.CERTAIN, Status.BY_THE_ORDER}
    lost = [
        turn
        for turn in turns(skater)
        if turn.before is not None
        and (
            (turn.before.status in held and turn.after.status not in held)
            or (turn.before.status is Status.OUT and turn.after.status is not Status.OUT)
        )
    ]
    assert all(isinstance(turn.fact.event, DECISIONS) for turn in lost)
    raced = [turn for turn in turns(skater) if not isinstance(turn.fact.event, DECISIONS)]
    assert any(turn.after.status in held for turn in raced)


def test_a_turn_names_only_rows_down_to_the_skaters_own() -> None:
    for turn in turns("jutta-leerdam"):
        if turn.after.row is not None:
            assert all(settled.row <= turn.after.row for settled in turn.settled)


def test_boskers_course_ends_with_the_designations() -> None:
    last, before_last = turns("marcel-bosker")[-1], turns("marcel-bosker")[-2]
    assert last.after.status is Status.DESIGNATED
    assert before_last.after.status is Status.OUT
    assert [(settled.row, settled.skater) for settled in before_last.settled] == [(1, "jorrit-bergsma")]


def test_nobody_has_a_course_before_a_procedure_is_adopted_or_without_an_entry() -> None:
    assert tuple(course(FACTS[:50], packaged(), "jutta-leerdam")) == ()
    assert tuple(course(FACTS, packaged(), "nobody")) == ()
