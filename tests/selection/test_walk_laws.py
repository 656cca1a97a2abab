"""Laws of the walk, over invented tournaments."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st
from tests.selection.cases import packaged
from tests.selection.drawn import (
    SIZE,
    SKATERS,
    WOMEN,
    Standings,
    closed,
    every_parting,
    halfway,
    level_tournaments,
    named,
    tournaments,
    walked,
)

from startbewijs.results.classification import Stage
from startbewijs.selection.decisions import Decisions, Why
from startbewijs.selection.order import Filling, Standing, rows
from startbewijs.selection.walk import Outcome, walk
from startbewijs.sport.distances import Distance, Sex

NOBODY_LEFT = {Outcome.PLACE, Outcome.DOUBLURE, Outcome.EMPTY}


@given(tournaments, st.sampled_from(SKATERS))
def test_places_number_the_different_names_in_the_order_of_their_first_rows(
    standings: Standings, skater: str
) -> None:
    order = walked(standings, named(skater))
    assert [name.place for name in order.names] == list(range(1, len(order.names) + 1))
    on_rows = [step.skaters[0] for step in order.steps if step.skaters]
    assert [name.skater for name in order.names] == list(dict.fromkeys(on_rows))
    assert [step.place for step in order.steps if step.place] == [name.place for name in order.names]


@given(tournaments, st.sampled_from(SKATERS))
def test_with_everything_known_nothing_stays_undecided(standings: Standings, skater: str) -> None:
    order = walked(standings, named(skater))
    assert {step.outcome for step in order.steps} <= NOBODY_LEFT
    assert order.undecided == ()
    assert order.unsettled == ()
    assert len(order.inside) == min(SIZE, len(order.names))
    assert (order.line_below is None) == (len(order.names) < SIZE)


@given(tournaments)
def test_a_doublure_moves_nobody(standings: Standings) -> None:
    fillings = rows(packaged(), Sex.WOMEN, standings, named("a"))
    order = walk(fillings, SIZE)
    doublures = {step.number for step in order.steps if step.outcome is Outcome.DOUBLURE}
    emptied = [
        replace(filling, filling=Filling.EMPTY, holder=None) if filling.row.number in doublures else filling
        for filling in fillings
    ]
    assert [(name.skater, name.place) for name in walk(emptied, SIZE).names] == [
        (name.skater, name.place) for name in order.names
    ]


@given(tournaments, st.sampled_from(WOMEN), st.data())
def test_a_better_rank_never_worsens_the_own_place(
    standings: Standings, distance: Distance, data: st.DataObject
) -> None:
    ranks = standings[distance].groups
    assume(len(ranks) > 1)
    own = data.draw(st.integers(1, len(ranks) - 1))
    better = data.draw(st.integers(0, own - 1))
    ((skater,), *_) = ranks[own:]
    others = [group for group in ranks if group != (skater,)]
    moved = (*others[:better], (skater,), *others[better:])
    before = walked(standings, named("a")).name(skater)
    after = walked({**standings, distance: closed(moved)}, named("a")).name(skater)
    if before is not None:
        assert after is not None
        assert after.best <= before.best


@given(tournaments, st.sampled_from(SKATERS[1:]))
def test_a_decline_costs_others_at_most_the_doublures_that_go_with_it(
    standings: Standings, gone: str
) -> None:
    order = walked(standings, named("a"))
    distances = {step.filling.row.event for step in order.steps if step.skaters == (gone,)}
    declined = replace(named("a"), declined={gone: Why("does not go", 2)})
    after = walked(standings, declined)
    for name in order.names:
        if name.skater != gone:
            moved = after.name(name.skater)
            assert moved is not None
            assert moved.best - name.best <= max(0, len(distances) - 1)
    assert after.name(gone) is None


@given(level_tournaments())
def test_places_of_level_skaters_are_exactly_those_that_partings_can_bring(standings: Standings) -> None:
    order = walked(standings, named("a"))
    walks = [walked(one, named("a")) for one in every_parting(standings)]
    for name in order.names:
        places = [found.best if (found := one.name(name.skater)) else None for one in walks]
        sure = [place for place in places if place is not None]
        assert name.best == min(sure)
        assert name.worst == (max(sure) if None not in places else None)
    for n, step in enumerate(order.steps):
        outcomes = {(one.steps[n].outcome, one.steps[n].skaters) for one in walks}
        if step.outcome in NOBODY_LEFT and len(step.skaters) < 2:
            assert outcomes == {(step.outcome, step.skaters)}
        else:
            assert len(outcomes) > 1
        needed = {one.steps[n].doublures_needed for one in walks}
        assert (needed == {0}) == (step.doublures_needed == 0)
    assert set(order.inside) == set.intersection(*(set(one.inside) for one in walks))
    lines = {one.line_below for one in walks}
    assert order.line_below == (lines.pop() if len(lines) == 1 else None)


@given(halfway())
def test_no_ending_leaves_the_bounds_of_the_walk(
    drawn: tuple[Standings, Standings, str | None, str],
) -> None:
    now, end, name_now, name_end = drawn
    order, final = walked(now, named(name_now)), walked(end, named(name_end))
    for name in order.names:
        place = final.name(name.skater)
        assert place is not None
        assert name.best <= place.best
        assert name.worst is not None
        assert place.best <= name.worst
    assert set(order.inside) <= set(final.inside)
    assert set(order.outside) <= set(final.outside)
    for before, after in zip(order.steps, final.steps, strict=True):
        if before.skaters and before.skaters == after.skaters and after.outcome is Outcome.PLACE:
            above = [one for one in order.steps if one.number < before.number]
            freed = sum(
                final.steps[one.number - 1].outcome is not Outcome.PLACE
                for one in above
                if one.number in order.unsettled
            )
            inside = after.place is not None and after.place <= SIZE
            enough = before.doublures_needed is not None and freed >= before.doublures_needed
            assert inside or not enough
            assert before.open_above == sum(one.number in order.unsettled for one in above)


@given(tournaments, st.sets(st.sampled_from(WOMEN)))
def test_as_it_stands_is_the_order_if_the_distances_under_way_ended_now(
    standings: Standings, under_way: set[Distance]
) -> None:
    now = {
        key: replace(one, stage=Stage.UNDER_WAY) if key in under_way else one
        for key, one in standings.items()
    }
    fillings = rows(packaged(), Sex.WOMEN, now, Decisions())
    stands = walk(fillings, SIZE, as_it_stands=True)
    ended = walked(standings)
    assert [(name.skater, name.place) for name in stands.names] == [
        (name.skater, n) for n, name in enumerate(ended.names, 1)
    ]


@given(st.permutations(SKATERS))
def test_a_level_group_too_large_to_part_is_bounded_soundly(order: list[str]) -> None:
    large = tuple(order[:12])
    now = {distance: Standing((), Stage.CLOSED, True) for distance in WOMEN}
    now[Distance.of("w500")] = closed((large,))
    now[Distance.of("w5000")] = closed((("a",), ("m",)))
    found = walked(now, named("b"))
    assert [step.outcome for step in found.steps if step.filling.row.event == "w500"] == [
        Outcome.UNDECIDED
    ] * 3
    assert set(found.unsettled) == set()
    a, b = found.name("a"), found.name("b")
    assert a is not None
    assert b is not None
    assert (a.best, a.worst, b.best, b.worst) == (1, 3, 1, 2)
    assert all(name.worst is None for name in found.names if name.skater not in "abm")
