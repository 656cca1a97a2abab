"""Everything that is said of a row, a team or a decision, value by value: nothing may be lost on the way."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.building import Log
from tests.selection.cases import case, packaged, selection
from tests.selection.cases import standings as case_standings
from tests.tournaments.okt import state_at

from startbewijs.errors import Refused
from startbewijs.log.events import decisions as events
from startbewijs.results.classification import Stage
from startbewijs.selection.decisions import Decisions, Why, decisions
from startbewijs.selection.designations import Fault, Objection, admitted, objections
from startbewijs.selection.order import Filling, PassedOver, RowFilling, Standing, rows, standings
from startbewijs.selection.procedure import Kind, Reading, Row, Topic
from startbewijs.selection.selected import Moved, selected, selected_in
from startbewijs.selection.starts import starts
from startbewijs.selection.team import Dropped, Member, Route
from startbewijs.selection.walk import walk
from startbewijs.sport.competition import Designation, Ruling
from startbewijs.sport.distances import Distance, Sex

W1000 = Distance.of("w1000")
GONE = Why("ill", 9)


def row_5(here: Standing, **decided: object) -> RowFilling:
    """The row of the winner of the women's 1000 m."""
    found = rows(packaged(), Sex.WOMEN, {W1000: here}, replace(Decisions(), **decided))  # type: ignore[arg-type]
    return found[4]


def the_row(number: int) -> Row:
    return packaged().orders[Sex.WOMEN][number - 1]


@pytest.mark.parametrize("day", ["2025-12-28", "2026-01-01"])
@pytest.mark.parametrize("sex", list(Sex))
def test_the_selection_of_a_competition_is_that_of_its_standings_and_decisions(day: str, sex: Sex) -> None:
    state = state_at(day)
    expected = selected(packaged(), sex, standings(state, sex), decisions(state, sex))
    assert selected_in(packaged(), sex, state) == expected


def test_a_held_row_says_who_at_which_rank_and_who_was_passed_over() -> None:
    here = Standing((("ann",), ("bea",)), Stage.CLOSED, True)
    assert row_5(here, declined={"ann": GONE}) == RowFilling(
        the_row(5), Filling.HELD, Stage.CLOSED, "bea", (), (), 2, (PassedOver("ann", 1, GONE),), None
    )


def test_an_awaited_row_says_who_stands_there_now() -> None:
    here = Standing((("ann",), ("bea",)), Stage.UNDER_WAY)
    assert row_5(here, declined={"ann": GONE}) == RowFilling(
        the_row(5), Filling.AWAITED, Stage.UNDER_WAY, None, (), ("bea",), 2, (PassedOver("ann", 1, GONE),)
    )


def test_a_level_row_says_who_share_it_and_from_which_rank() -> None:
    here = Standing((("ann",), ("bea", "cas")), Stage.CLOSED, True)
    assert row_5(here, declined={"ann": GONE}) == RowFilling(
        the_row(5), Filling.LEVEL, Stage.CLOSED, None, ("bea", "cas"), (), 2, (PassedOver("ann", 1, GONE),)
    )


@pytest.mark.parametrize(("ended", "filling"), [(True, Filling.EMPTY), (False, Filling.UNKNOWN)])
def test_a_row_that_nobody_is_left_for_says_who_was_passed_over(ended: bool, filling: Filling) -> None:
    here = Standing((("ann",),), Stage.CLOSED, ended)
    assert row_5(here, declined={"ann": GONE}) == RowFilling(
        the_row(5), filling, Stage.CLOSED, passed_over=(PassedOver("ann", 1, GONE),)
    )


def test_a_designated_row_says_by_which_decision_and_who_of_that_event_declined() -> None:
    made = Designation(Kind.ROW, "mia", "w-mass-start", "strongest", 3)
    gone = Designation(Kind.ROW, "ann", "w-mass-start", "strong", 2)
    other = Designation(Kind.ROW, "bea", "w-team-pursuit", "strong", 1)
    found = row_3(gone, made, other)
    passed = (PassedOver("ann", None, GONE),)
    assert found == RowFilling(the_row(3), Filling.HELD, holder="mia", passed_over=passed, designation=made)


def row_3(*made: Designation) -> RowFilling:
    """The row of the women's mass start after designations, of which those of ann and bea were declined."""
    decided = Decisions(declined={"ann": GONE, "bea": GONE}, designations=made)
    return rows(packaged(), Sex.WOMEN, {}, decided)[2]


def test_designations_are_found_by_kind_and_event_together() -> None:
    row = Designation(Kind.ROW, "ann", "w-mass-start", "", 1)
    team = Designation(Kind.TEAM, "bea", "w-mass-start", "", 2)
    pursuit = Designation(Kind.TEAM, "cas", "w-team-pursuit", "", 3)
    decided = Decisions(designations=(row, team, pursuit))
    assert decided.of_kind(Kind.TEAM, "w-mass-start") == (team,)
    assert decided.of_kind(Kind.TEAM) == (team, pursuit)


def test_a_calamity_keeps_its_reason_and_its_position() -> None:
    log = Log().announces("w1000").enters("w1000", "ann", "bea")
    position = log.add(events.CalamityRecorded(distance="w1000", skater="ann"), why="hindered")
    assert decisions(log.state, Sex.WOMEN).calamities == {("ann", W1000): Why("hindered", position)}


@pytest.mark.parametrize(
    ("made", "sentence"),
    [
        (
            [("row", "dot", "w-mass-start"), ("row", "eva", "w-mass-start")],
            "No designated row of {event} is left for {skater} (article “{article}”); withdraw the other "
            "designation first.",
        ),
        (
            [("distance", "dot", "w1000")],
            "No calamity of {skater} on {event} has been recorded (article “{article}”); record it first.",
        ),
    ],
)
def test_a_refused_designation_says_how_to_mend_it(made: list[tuple[str, str, str]], sentence: str) -> None:
    designations = tuple(
        Designation(kind, skater, event, "", n) for n, (kind, skater, event) in enumerate(made)
    )
    with pytest.raises(Refused) as refused:
        admitted(packaged(), Sex.WOMEN, Decisions(designations=designations))
    assert refused.value.template == sentence


def test_a_kind_that_is_not_known_is_refused_in_one_sentence() -> None:
    women = replace(packaged().designations[Sex.WOMEN], kinds=frozenset({Kind.ROW}))
    procedure = replace(packaged(), designations={**packaged().designations, Sex.WOMEN: women})
    made = Designation(Kind.TEAM, "ann", "w-team-pursuit", "", 1)
    with pytest.raises(Refused) as refused:
        admitted(procedure, Sex.WOMEN, Decisions(designations=(made,)))
    assert refused.value.template == (
        "{skater} cannot be designated in this way: the procedure does not know it (article “{article}”)."
    )
    (objection,) = objections(procedure, Sex.WOMEN, Decisions(designations=(made,)))
    assert (objection.fault, objection.skater, objection.position) == (Fault.KIND, "ann", 1)


def test_the_walk_as_it_stands_names_the_article_of_its_doublures() -> None:
    state = state_at("2025-12-28")
    found = selected_in(packaged(), Sex.WOMEN, state)
    doublures = [step for step in found.now.steps if step.doublure_of is not None]
    assert doublures
    assert {step.article for step in doublures} == {
        step.article for step in found.order.steps if step.doublure_of is not None
    }


FELL = {("zoe", W1000): Why("fell", 0)}
ZOE = Designation(Kind.DISTANCE, "zoe", "w1000", "bad luck", 2)
PUSHED = case("distance-designation-pushes-out")["given"]
"""The readings of this designation put out bea or nel."""


@pytest.mark.parametrize("reading", list(Reading))
def test_the_row_of_a_designated_skater_says_her_rank_on_the_ice_and_who_was_passed_over(
    reading: Reading,
) -> None:
    here = Standing((("ann",), ("bea",), ("cas",), ("dot",), ("zoe",)), Stage.CLOSED, True)
    decided = Decisions(declined={"ann": GONE}, calamities=FELL, designations=(ZOE,))
    found = rows(packaged(), Sex.WOMEN, {W1000: here}, decided, reading)
    number = 5 if reading is Reading.FIRST else 15
    assert found[number - 1] == RowFilling(
        the_row(number), Filling.HELD, Stage.CLOSED, "zoe", (), (), 5, (PassedOver("ann", 1, GONE),), ZOE
    )


def test_every_reading_keeps_its_rows_its_walk_and_their_articles() -> None:
    found = selection(PUSHED)
    assert found.sex is Sex.WOMEN
    assert found.fillings == rows(packaged(), Sex.WOMEN, case_standings(PUSHED), found.decided)
    assert [one.reading for one in found.applied] == list(packaged().designations[Sex.WOMEN].readings)
    article = packaged().article(Topic.DOUBLURES)
    for one in found.applied:
        read = rows(packaged(), Sex.WOMEN, case_standings(PUSHED), found.decided, one.reading)
        assert one.fillings == read
        assert one.order == walk(read, 9, doublure_article=article)


def test_where_the_readings_differ_only_what_they_have_in_common_is_said() -> None:
    found = selection({**PUSHED, "published": ["ada"]})
    assert not found.agreed
    assert found.team.differences is None
    assert all(one.team.differences is not None for one in found.applied)
    assert found.team.awaits == ()
    assert found.team.outside == ("rie", "gus")
    assert found.starts == starts(found.team, case_standings(PUSHED), packaged(), found.decided)
    assert found.starts != found.applied[0].starts


def test_rows_that_any_reading_awaits_are_awaited() -> None:
    found = selection({**case("women-2025-27-december-suppose-leerdam")["given"]})
    assert not found.agreed
    expected = {row for one in found.applied for row in one.team.awaits}
    assert expected
    assert found.team.awaits == tuple(sorted(expected))


def test_a_skater_whom_a_reading_moves_is_told_from_which_place_to_which() -> None:
    found = selection(PUSHED)
    moved = next(one for one in found.moved if one.skater == "nel" and one.reading is Reading.FIRST)
    assert moved == Moved("nel", Reading.FIRST, 7, 15, 6, 12)


def test_who_goes_by_the_order_has_rows_and_place_also_when_designated_without_need() -> None:
    given = {**case("invented")["given"]}
    given["designated"] = [
        *given["designated"],
        {"kind": "team", "skater": "jet", "event": "w-team-pursuit", "why": "strong"},
    ]
    team = selection(given).team
    assert team.member("pia") == Member("pia", Route.ORDER, (8,), 6)
    jet = team.member("jet")
    assert jet is not None
    assert (jet.route, jet.rows, jet.place) == (Route.ORDER, (10,), 7)


def test_who_is_left_out_stood_at_a_place_and_knows_for_whom_and_by_which_article() -> None:
    given = {**case("invented")["given"]}
    made = {"kind": "team", "skater": "zoe", "event": "w-team-pursuit", "why": "strong"}
    given["designated"] = [*given["designated"], made]
    (dropped,) = selection(given).team.dropped
    zoe = Designation(Kind.TEAM, "zoe", "w-team-pursuit", "strong", 2)
    assert dropped == Dropped("cor", 9, zoe, packaged().article(Topic.TEAM))


def test_replacements_of_the_team_are_read_past_those_of_an_event_and_name_their_article() -> None:
    given = {
        **case("invented")["given"],
        "replaced": [
            {"event": "w5000", "out": "pia", "into": "ida", "why": "tired"},
            {"out": "cor", "into": "new", "why": "injured"},
            {"out": "nobody", "into": "gus", "why": "a mistake"},
        ],
    }
    team = selection(given).team
    article = packaged().article(Topic.REPLACED)
    injured = Ruling("new", None, "cor", "injured", 3)
    assert article is not None
    assert team.members[8] == Member("new", Route.REPLACEMENT, (), None, None, injured, article)
    assert team.objections == (Objection(Fault.NOT_IN_TEAM, "nobody", None, 4, article),)


def test_a_start_that_the_other_sex_waived_is_none_of_ours() -> None:
    log = Log().announces("w1000").enters("w1000", "ann")
    log.add(events.StartWaived(skater="ann", distance="w1000"), why="rests")
    assert [*decisions(log.state, Sex.WOMEN).waived] == [("ann", W1000)]
    assert not decisions(log.state, Sex.MEN).waived
