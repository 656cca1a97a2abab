"""The team: attribution of who is left out, and what is still possible."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.selection.cases import case, decided, packaged, selection, standings

from startbewijs.selection.decisions import Decisions, Why
from startbewijs.selection.procedure import Designations, Procedure, Reading
from startbewijs.selection.selected import Selected, selected
from startbewijs.selection.team import Route
from startbewijs.sport.competition import Designation, Ruling
from startbewijs.sport.distances import Distance, Sex

W1000 = Distance.of("w1000")


def reading(*readings: Reading) -> Procedure:
    """The packaged procedure with these readings left open for the women."""
    women: Designations = replace(packaged().designations[Sex.WOMEN], readings=readings)
    return replace(packaged(), designations={**packaged().designations, Sex.WOMEN: women})


def invented(rules: Procedure, *made: tuple[str, str, str], **more: Any) -> Selected:
    """The invented tournament with designations after that of the mass-start row, and calamities for all."""
    given = case("invented")["given"]
    designations = (
        Designation("row", "ida", "w-mass-start", "named", 1),
        *(Designation(kind, skater, event, "why", n) for n, (kind, skater, event) in enumerate(made, 2)),
    )
    calamities = {
        (skater, Distance.of(event)): Why("fell", 0) for kind, skater, event in made if kind == "distance"
    }
    decisions = Decisions(designations=designations, calamities=calamities, **more)
    return selected(rules, Sex.WOMEN, standings(given), decisions)


def out(found: Selected) -> list[tuple[str, str]]:
    return [(one.skater, one.designation.skater) for one in found.team.dropped]


def test_who_a_moved_row_leaves_out_is_left_out_for_that_designation_not_a_later_one() -> None:
    rules = reading(Reading.LOWEST)
    # Under `lowest` zoe takes row 12 from cor, the ninth name; kee, inside anyway, changes nothing.
    made = (("distance", "zoe", "w500"), ("team", "kee", "w-team-pursuit"))
    assert out(invented(rules, *made)) == [("cor", "zoe")]
    assert out(invented(rules, *reversed(made))) == [("cor", "zoe")]


def test_a_reading_that_the_procedure_settles_is_the_only_one() -> None:
    found = invented(reading(Reading.FIRST), ("distance", "zoe", "w500"))
    assert [one.reading for one in found.applied] == [Reading.FIRST]
    assert found.agreed
    assert {one.reading for one in found.moved} == {Reading.FIRST}


def test_names_below_the_line_stay_outside_and_are_said_to() -> None:
    found = invented(packaged())
    assert found.team.outside == ("gus", "nel")
    assert not found.team.may_go("gus")
    assert not found.team.may_go("nobody")
    assert found.team.may_go("cor")


def test_while_rows_are_open_anybody_who_is_not_outside_may_still_go() -> None:
    found = selection(case("row-open")["given"])
    assert found.team.undecided == ("cor", "gus", "nel")
    assert found.team.may_go("nobody")
    assert found.team.may_go("gus")
    assert found.team.may_go("ada")


def test_a_place_below_the_line_is_outside_even_while_rows_are_open() -> None:
    given = case("row-open")["given"]
    ranks = {**given["ranks"], "w1000": ["ada", "mia", "xan", "nel"], "w500": ["ada", "bea", "cor"]}
    whole = selection({**given, "ranks": ranks})
    small = replace(packaged(), team_size={Sex.WOMEN: 1, Sex.MEN: 9})
    found = selected(small, Sex.WOMEN, standings({**given, "ranks": ranks}), decided(given))
    assert whole.team.outside == ()
    assert found.team.outside[0] == "fie"
    assert not found.team.may_go("fie")


def test_members_stand_as_on_the_order_by_the_races_the_others_after_them() -> None:
    found = invented(packaged(), ("team", "zoe", "w-team-pursuit"), ("team", "nel", "w-team-pursuit"))
    assert found.team.skaters[-2:] == ("nel", "zoe")
    nel, zoe = found.team.members[-2:]
    assert (nel.route, nel.place, nel.rows) == (Route.TEAM, 11, (15,))
    assert (zoe.route, zoe.place, zoe.rows) == (Route.TEAM, None, ())
    assert found.team.member("ada") == found.team.members[0]


def test_who_is_designated_on_a_distance_and_stands_outside_goes_by_that() -> None:
    found = invented(reading(Reading.LOWEST), ("distance", "zoe", "w1000"))
    member = found.team.member("zoe")
    assert member is not None
    assert (member.route, member.article) == (Route.DISTANCE, "designated-start")
    assert member.designation is not None


def test_a_replacement_needs_somebody_who_goes_and_somebody_who_does_not() -> None:
    rulings = (
        Ruling("gus", None, "nel", "nel does not go", 50),
        Ruling("ada", None, "bea", "ada goes already", 51),
        Ruling("gus", None, "bea", "ill", 52),
    )
    found = invented(packaged(), replacements=rulings)
    assert [(one.skater, str(one.fault), one.position) for one in found.team.objections] == [
        ("nel", "not in the team", 50),
        ("ada", "in the team already", 51),
    ]
    member = found.team.member("gus")
    assert member is not None
    assert (member.route, member.place, member.rows) == (Route.REPLACEMENT, 10, (14,))
    assert found.team.member("bea") is None
    assert found.team.skaters.index("gus") == 7


def test_the_published_team_is_compared_only_once_the_team_is_decided() -> None:
    given = case("row-open")["given"]
    published = Decisions(published=("ada",))
    assert selected(packaged(), Sex.WOMEN, standings(given), published).team.differences is None
    assert invented(packaged()).team.differences is None
    assert invented(packaged(), published=("ada",)).team.differences is not None


def test_a_team_is_decided_as_soon_as_no_row_can_change_it() -> None:
    given = case("invented")["given"]
    found = selection({**given, "ranks": {**given["ranks"], "w1000": ["ada", "mia"]}})
    assert found.team.awaits == (15,)
    assert len(found.team.members) == 9
    assert found.team.decided
    assert not found.team.may_go("nel")


def test_while_level_skaters_keep_the_team_open_who_is_outside_stays_there() -> None:
    given = case("level-on-the-line")["given"]
    for ranks in (given["ranks"], {**given["ranks"], "w1000": ["ada", "mia"]}):
        found = selection({**given, "ranks": ranks}).team
        assert not found.decided
        assert found.may_go("ada")
        assert found.may_go("cor")
        assert not found.may_go("gus")
