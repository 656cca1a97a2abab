"""The walk row by row: what a step depends on, and what it rests on."""

from __future__ import annotations

from tests.selection.cases import PROCEDURES, case, packaged, selection
from tests.selection.drawn import WOMEN, closed, named, walked

from startbewijs.results.classification import Stage
from startbewijs.selection.decisions import Decisions
from startbewijs.selection.order import Standing, rows
from startbewijs.selection.procedure import Procedure, Row
from startbewijs.selection.reading import procedure
from startbewijs.selection.walk import MOST_RESOLUTIONS, Outcome, Step, walk
from startbewijs.sport.competition import Designation
from startbewijs.sport.distances import Distance, Sex


def steps(name: str) -> dict[int, Step]:
    """The steps of a case by row."""
    return {step.number: step for step in selection(case(name)["given"]).order.steps}


def test_a_place_below_open_rows_names_the_rows_it_depends_on() -> None:
    found = steps("women-2025-28-december")
    assert found[11].depends_on == (2, 3, 6, 8, 9)
    assert found[1].depends_on == ()
    assert found[2].depends_on == ()
    assert found[5].depends_on == ()


def test_a_place_below_level_skaters_depends_on_their_rows_only_where_they_matter() -> None:
    found = steps("level-changes-the-places-below")
    assert found[8].depends_on == (7,)
    assert found[7].depends_on == ()
    assert steps("level-both-on-the-order")[14].depends_on == ()


def test_an_undecided_row_whose_place_is_fixed_depends_on_nothing() -> None:
    found = steps("level-on-the-line")[12]
    assert (found.outcome, found.place, found.depends_on) == (Outcome.UNDECIDED, 9, ())


def test_every_step_rests_on_an_article_a_doublure_on_its_own() -> None:
    for step in steps("women-2025-order").values():
        due = "doublures" if step.outcome is Outcome.DOUBLURE else "order-women"
        assert step.article == due


def test_a_row_shared_by_two_who_both_stand_higher_is_a_doublure_without_one_first_row() -> None:
    level = {distance: closed(()) for distance in WOMEN}
    level[Distance.of("w500")] = closed((("a",), ("b", "c")))
    level[Distance.of("w1500")] = closed((("b",), ("x",)))
    level[Distance.of("w3000")] = closed((("c",),))
    found = walked(level, named("a")).steps
    assert [found[n].outcome for n in (10, 11)] == [Outcome.DOUBLURE] * 2
    assert [found[n].doublure_of for n in (10, 11)] == [None] * 2
    assert (found[4].outcome, found[2].doublure_of) == (Outcome.EMPTY, 1)


def test_two_level_on_the_first_row_leave_the_doublure_below_undecided() -> None:
    level = {distance: closed(()) for distance in WOMEN}
    level[Distance.of("w500")] = closed((("a", "b"), ("c",)))
    level[Distance.of("w1500")] = closed((("a",),))
    found = walked(level, named("c")).steps
    assert found[1].outcome is Outcome.UNDECIDED
    assert found[1].depends_on == (1,)
    assert found[1].skaters == ("a",)
    assert found[1].place == 2


def test_twelve_level_skaters_are_bounded_and_two_groups_of_three_are_parted() -> None:
    twelve = tuple("abcdefghijkl")
    assert MOST_RESOLUTIONS < 12 * 11 * 10
    now = {distance: closed(()) for distance in WOMEN}
    now[Distance.of("w500")] = closed((twelve,))
    order = walked(now, named("a"))
    assert [step.worst for step in order.steps if step.skaters == ("a",)] == [2]
    now[Distance.of("w500")] = closed((("a", "b", "c"),))
    assert walked(now, named("z")).names[0].worst == 4


def test_as_many_ways_as_may_be_walked_are_exact() -> None:
    ten = tuple("abcdefghij")
    now = {distance: closed(()) for distance in WOMEN}
    now[Distance.of("w500")] = closed((ten,))
    assert MOST_RESOLUTIONS >= 10 * 9 * 8
    # Ten level skaters bring three names to rows 1, 11 and 12, whoever they are.
    now[Distance.of("w1000")] = closed((("x",), ("y",), ("z",)))
    order = walked(now, named("m"))
    assert {name.skater: (name.best, name.worst) for name in order.names if name.skater in "xyzm"} == {
        "m": (2, 2),
        "x": (3, 3),
        "y": (4, 4),
        "z": (7, 7),
    }


def test_whoever_is_walked_without_frees_the_rows_and_has_no_name() -> None:
    fillings = rows(packaged(), Sex.WOMEN, {Distance.of("w500"): closed((("a",), ("b",)))}, Decisions())
    order = walk(fillings, 8, without=("a",))
    assert order.name("a") is None
    assert order.steps[0].outcome is Outcome.EMPTY
    assert order.steps[10].names_above == 0


def test_the_line_lies_below_the_row_that_fills_the_team() -> None:
    full = {distance: closed(()) for distance in WOMEN}
    full[Distance.of("w500")] = closed((("a",), ("b",), ("c",)))
    fillings = rows(packaged(), Sex.WOMEN, full, named("z"))
    assert walk(fillings, 1).line_below == 1
    assert walk(fillings, 3).line_below == 11
    assert walk(fillings, 4).line_below == 12
    assert walk(fillings, 5).line_below is None


def two_mass_start_rows() -> Procedure:
    """The packaged procedure with a second row for the women's mass start, and one for the pursuit."""
    text = (PROCEDURES / "knsb-2026.toml").read_bytes().decode()
    text = text.replace('distance = "w3000", rank = 1 ', 'designated = "w-mass-start" ', 1)
    return procedure(text.replace('distance = "w1500", rank = 1 ', 'designated = "w-team-pursuit" ', 1), "x")


def test_two_designated_rows_of_an_event_are_filled_in_the_order_of_the_designations() -> None:
    made = tuple(
        Designation("row", skater, event, "why", n)
        for n, (skater, event) in enumerate(
            [("p", "w-team-pursuit"), ("a", "w-mass-start"), ("b", "w-mass-start")], 1
        )
    )
    rules = two_mass_start_rows()
    found = rows(rules, Sex.WOMEN, {}, Decisions(designations=made))
    assert [found[n].holder for n in (1, 2, 3)] == ["p", "a", "b"]
    one = rows(rules, Sex.WOMEN, {}, Decisions(designations=made[:2]))
    assert [one[n].holder for n in (1, 2, 3)] == ["p", "a", None]


def test_a_standing_that_says_nothing_has_not_begun_and_no_end() -> None:
    assert Standing() == Standing((), Stage.NOT_BEGUN, False)
    assert Row(1, "w-mass-start").rank is None
