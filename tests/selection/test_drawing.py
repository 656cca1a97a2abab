"""An order that is drawn from the times: the nearest to the reference time stands first."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.building import Log
from tests.outlook.trials import W, one, rules, said, status
from tests.selection.drawn import SKATERS, Standings

from startbewijs.log.events import decisions as events
from startbewijs.log.events import racing
from startbewijs.outlook.ladder import Uncovered
from startbewijs.outlook.needs import needs
from startbewijs.outlook.status import Status
from startbewijs.results.classification import Stage
from startbewijs.selection.decisions import Decisions
from startbewijs.selection.explain import About, reasons
from startbewijs.selection.order import Standing
from startbewijs.selection.order import rows as filled
from startbewijs.selection.procedure import Prequalified, Procedure
from startbewijs.selection.selected import selected_in
from startbewijs.selection.walk import Walk, walk
from startbewijs.sport.distances import Distance

W500, W1000, W1500 = Distance.of("w500"), Distance.of("w1000"), Distance.of("w1500")
ROWS = ("w500 1", "w500 2", "w1000 1", "w1000 2", "w1500 1")
REFERENCES = {W500: 3700, W1000: 7350, W1500: 11300}


def drawn(size: int = 2, *first: str) -> Procedure:
    """A procedure whose rows are drawn from the times; `first` are prequalified on the 500 m."""
    named = tuple(Prequalified(skater, W500) for skater in first)
    model = rules(*ROWS, size=size)
    return replace(model, references=REFERENCES, prequalified=named)


def trial() -> Log:
    log = Log().announces("w500").announces("w1000").announces("w1500")
    return log.enters("w500", "ann", "bea").enters("w1000", "ann", "cis").enters("w1500", "bea", "dee")


def skated() -> Log:
    """Everything skated: 37.74 is 102 % of 37.00, 1:14.23 just below 101 % of 1:13.50."""
    log = trial().publishes("w500", {"ann": "37.740", "bea": "37.900"}).closes("w500")
    log.publishes("w1000", {"cis": "1:14.230", "ann": "1:20.000"}).closes("w1000")
    return log.publishes("w1500", {"dee": "1:54.700", "bea": "2:00.000"}).closes("w1500")


def numbers(order: Walk) -> list[int]:
    return [step.number for step in order.steps]


def test_rows_stand_by_their_times_in_proportion_to_the_reference_times() -> None:
    order = selected_in(drawn(), W, skated().state).order
    assert numbers(order) == [3, 5, 1, 2, 4]
    assert [(name.skater, name.place) for name in order.names] == [
        ("cis", 1),
        ("dee", 2),
        ("ann", 3),
        ("bea", 4),
    ]
    assert order.line_below == 5


def test_only_the_hundredths_that_are_published_count() -> None:
    log = trial().publishes("w500", {"ann": "37.009", "bea": "38.900"}).closes("w500")
    log.publishes("w1000", {"cis": "1:13.509", "ann": "1:20.000"}).closes("w1000")
    log.publishes("w1500", {"dee": "1:53.000", "bea": "2:00.000"}).closes("w1500")
    # All three winners are at exactly 100 %: they stand as they are listed.
    assert numbers(selected_in(drawn(), W, log.state).order)[:3] == [1, 3, 5]


def test_ranks_of_one_distance_stay_in_their_order_whatever_was_published() -> None:
    log = trial().publishes("w500", {"ann": "39.000", "bea": "38.000"})
    log.add(racing.RankPublished(distance="w500", skater="ann", rank=1))
    log.add(racing.RankPublished(distance="w500", skater="bea", rank=2))
    log.closes("w500")
    order = numbers(selected_in(drawn(), W, log.state).order)
    assert order.index(1) < order.index(2)


def test_a_row_of_which_no_time_is_known_may_come_to_stand_anywhere() -> None:
    log = trial().publishes("w500", {"ann": "37.74", "bea": "37.90"}).closes("w500")
    order = selected_in(drawn(), W, log.state).order
    assert numbers(order) == [3, 4, 5, 1, 2]
    ann = order.name("ann")
    assert ann is not None
    assert (ann.best, ann.worst) == (1, 4)


def test_if_it_ended_now_the_rows_stand_by_the_times_so_far() -> None:
    log = trial().publishes("w500", {"ann": "37.74", "bea": "37.90"}).closes("w500")
    log.publishes("w1000", {"cis": "1:14.23"})
    now = selected_in(drawn(), W, log.state).now
    assert numbers(now)[:3] == [3, 1, 2]
    assert [name.skater for name in now.names] == ["cis", "ann", "bea"]


def test_a_rank_whose_time_was_never_published_is_unknown() -> None:
    log = skated()
    late = Log().announces("w500").enters("w500", "ann")
    late.add(racing.RankPublished(distance="w500", skater="ann", rank=1))
    late.closes("w500")
    order = selected_in(drawn(), W, late.state).order
    assert order.name("ann") is None
    assert 1 in order.unsettled
    assert not selected_in(drawn(), W, log.state).order.unsettled


def test_who_is_prequalified_stands_before_all_times() -> None:
    order = selected_in(drawn(2, "bea"), W, skated().state).order
    assert [(step.number, step.skaters[0]) for step in order.steps] == [
        (1, "bea"),
        (3, "cis"),
        (5, "dee"),
        (2, "ann"),
        (4, "ann"),
    ]


def test_nothing_is_proved_before_every_time_is_known_and_everything_then() -> None:
    log = trial().publishes("w500", {"ann": "37.74", "bea": "37.90"}).closes("w500")
    assert one(log, drawn(), "ann").uncovered is Uncovered.DRAWN
    assert needs(log.state, drawn(), W, "ann") is Uncovered.DRAWN
    log = skated()
    assert said(log, drawn(), "cis") == ("certain", 1, 1)
    assert said(log, drawn(), "dee") == ("certain", 2, 2)
    assert said(log, drawn(), "ann") == ("out by the races", 3, 3)


def test_what_is_not_skated_is_said_before_what_is_not_known() -> None:
    log = Log().announces("w500").enters("w500", "ann")
    assert one(log, drawn(), "ann").uncovered is Uncovered.NOT_SKATED


def test_a_decline_draws_the_order_anew() -> None:
    log = skated()
    log.add(events.TicketDeclined(skater="cis"))
    assert status(log, drawn(), "ann") is Status.CERTAIN
    order = selected_in(drawn(), W, log.state).order
    # Row 3 is now the second of the 1000 m, who came no nearer than 108 %; its second row stays empty.
    assert numbers(order) == [5, 1, 2, 3, 4]


def test_a_reason_says_what_a_row_stands_by() -> None:
    found = reasons("cis", selected_in(drawn(), W, skated().state))
    place = next(reason for reason in found if reason.about is About.PLACE)
    assert (place.row, place.time, place.reference) == (3, 7423, 7350)


times = st.lists(st.integers(3600, 12000), min_size=0, max_size=4).map(sorted)


@st.composite
def tournaments(draw: st.DrawFn) -> Standings:
    """Three distances closed with known times."""
    found = {}
    for distance in REFERENCES:
        hundredths = draw(times)
        order = draw(st.permutations(SKATERS[:5]))[: len(hundredths)]
        known = dict(zip(order, hundredths, strict=True))
        found[distance] = Standing(tuple((who,) for who in order), Stage.CLOSED, True, times=known)
    return found


def walked(standings: Standings, size: int = 2) -> Walk:
    return walk(filled(drawn(), W, standings, Decisions()), size)


@given(tournaments())
def test_the_order_is_that_of_the_exact_shares(standings: Standings) -> None:
    shares = []
    for step in walked(standings).steps:
        distance = step.filling.row.distance
        if step.skaters and distance is not None:
            time = standings[distance].times[step.skaters[0]]
            shares.append(Fraction(time, REFERENCES[distance]))
    assert shares == sorted(shares)


@given(tournaments(), st.sets(st.sampled_from([W500, W1000, W1500])))
def test_no_ending_leaves_the_bounds_of_a_drawn_walk(standings: Standings, until: set[Distance]) -> None:
    now = walked({distance: standings[distance] for distance in until})
    end = walked(standings)
    for name in now.names:
        final = end.name(name.skater)
        assert final is not None
        assert name.worst is not None
        assert name.best <= final.best <= name.worst
    assert set(now.inside) <= set(end.inside)
    assert set(now.outside) <= set(end.outside)


@pytest.mark.parametrize("time", [1, 7349, 7350, 7351, 10**9])
def test_shares_are_exact_however_large(time: int) -> None:
    near = Standing((("a",),), Stage.CLOSED, True, times={"a": time})
    level = Standing((("b",),), Stage.CLOSED, True, times={"b": 3700})
    order = numbers(walked({W1000: near, W500: level, W1500: Standing((), Stage.CLOSED, True)}))
    assert order.index(3) < order.index(1) if time < 7350 else order.index(1) < order.index(3)
