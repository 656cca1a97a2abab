"""From classifications and decisions to rows: what a standing says, and who is passed over."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.building import Log
from tests.selection.cases import packaged

from startbewijs.log.events import decisions as events
from startbewijs.results.classification import Stage, classification
from startbewijs.selection.decisions import Decisions, Why, decisions
from startbewijs.selection.order import Filling, RowFilling, Standing, rows, standing, standings
from startbewijs.selection.procedure import Reading
from startbewijs.sport.competition import Designation
from startbewijs.sport.distances import Distance, Sex

W1000 = Distance.of("w1000")


def held(log: Log, distance: str = "w1000") -> Standing:
    """The standing of a distance of a log."""
    return standing(classification(log.contest(distance)))


def essence(here: Standing) -> tuple[tuple[tuple[str, ...], ...], Stage, bool]:
    """The ranks of a standing, and how far it is."""
    return here.groups, here.stage, here.closed_end


def filled(
    here: Standing, decided: Decisions | None = None, reading: Reading | None = None
) -> dict[int, RowFilling]:
    """The rows of the women's 1000 m (5, 7 and 15) with this standing, by rank."""
    found = rows(packaged(), Sex.WOMEN, {W1000: here}, decided or Decisions(), reading)
    return {
        filling.row.rank: filling for filling in found if filling.row.event == "w1000" and filling.row.rank
    }


def designating(*skaters: str) -> Decisions:
    """The designation of skaters on the 1000 m, each with a calamity."""
    return Decisions(
        calamities={(skater, W1000): Why("fell", 1) for skater in skaters},
        designations=tuple(
            Designation("distance", skater, "w1000", "fell", 2 + n) for n, skater in enumerate(skaters)
        ),
    )


def ranked(*groups: str, ended: bool = True) -> Standing:
    """A closed standing; each word is a group, each letter a skater."""
    return Standing(tuple(tuple(group) for group in groups), Stage.CLOSED, ended)


def holders(found: dict[int, RowFilling]) -> list[str | None]:
    return [filling.holder for filling in found.values()]


def test_a_distance_awaited_under_way_and_closed_has_its_standing() -> None:
    log = Log().announces("w1000").enters("w1000", "ann", "bea", "cis")
    assert essence(held(log)) == ((), Stage.NOT_BEGUN, False)
    log.skates("w1000", {"ann": "1:15.123", "bea": "1:14.123"})
    assert essence(held(log)) == ((("bea",), ("ann",)), Stage.UNDER_WAY, False)
    log.skates("w1000", {"cis": "DNF"}, pair="2").closes("w1000")
    assert essence(held(log)) == ((("bea",), ("ann",)), Stage.CLOSED, True)


def test_where_not_everyone_was_known_the_end_stays_open() -> None:
    log = Log().announces("w1000").enters("w1000", "ann", known="some")
    log.publishes("w1000", {"ann": "1:15.12"}).closes("w1000")
    assert not held(log).closed_end


def test_a_result_that_nobody_published_leaves_the_end_open() -> None:
    log = Log().announces("w1000").enters("w1000", "ann", "bea")
    log.publishes("w1000", {"ann": "1:15.12", "bea": None}).closes("w1000")
    assert not held(log).closed_end


def test_ranks_that_break_off_leave_the_end_open() -> None:
    log = Log().announces("w1000").enters("w1000", "ann", "bea")
    log.skates("w1000", {"ann": "1:15.123", "bea": "1:16.123"}).closes("w1000")
    table = classification(log.contest("w1000"))
    first, second = table.lines
    broken = replace(table, lines=(first, replace(second, rank=3)))
    assert essence(standing(table)) == ((("ann",), ("bea",)), Stage.CLOSED, True)
    assert essence(standing(broken)) == ((("ann",),), Stage.CLOSED, False)


def test_level_skaters_share_a_row_until_the_committee_puts_them_in_order() -> None:
    log = Log().announces("w1000").enters("w1000", "ann", "bea")
    log.skates("w1000", {"ann": "1:15.123", "bea": "1:15.123"}).closes("w1000")
    level = filled(held(log))[1]
    assert (level.filling, level.holder, set(level.candidates)) == (Filling.LEVEL, None, {"ann", "bea"})
    log.add(events.LevelDecided(distance="w1000", order=("bea", "ann")))
    assert holders(filled(held(log))) == ["bea", "ann", None]


def test_the_standings_of_a_competition_are_those_of_one_sex() -> None:
    log = Log().announces("w1000").announces("m1000")
    assert list(standings(log.state, Sex.WOMEN)) == [W1000]


def test_a_distance_that_is_not_on_the_programme_is_awaited() -> None:
    assert {filling.filling for filling in rows(packaged(), Sex.MEN, {}, Decisions())[1:]} == {
        Filling.AWAITED
    }


def test_a_row_beyond_the_last_rank_is_empty_where_all_are_known_and_unknown_elsewhere() -> None:
    assert filled(ranked("a", "b"))[3].filling is Filling.EMPTY
    assert filled(ranked("a", "b", ended=False))[3].filling is Filling.UNKNOWN


def test_as_it_stands_one_skater_is_provisional_and_level_ones_are_not() -> None:
    under_way = Standing((("a",), ("b", "c")), Stage.UNDER_WAY)
    found = filled(under_way)
    assert [filling.filling for filling in found.values()] == [Filling.AWAITED] * 3
    assert [filling.provisional for filling in found.values()] == ["a", None, None]
    assert found[3].as_it_stands == ("b", "c")
    assert holders(found) == [None] * 3


def test_who_declines_is_named_on_every_row_from_the_own_rank_down() -> None:
    decided = Decisions(declined={"b": Why("does not go", 7), "e": Why("ill", 8)})
    found = filled(ranked("a", "b", "c", "d", "e"), decided)
    assert holders(found) == ["a", "c", "d"]
    assert [filling.on_ice for filling in found.values()] == [1, 3, 4]
    passed = [[(one.skater, one.rank, one.why.position) for one in row.passed_over] for row in found.values()]
    assert passed == [[], [("b", 2, 7)], [("b", 2, 7)]]


def test_one_of_two_level_skaters_who_declines_leaves_the_rank_to_the_other() -> None:
    found = filled(ranked("a", "bc", "d"), Decisions(declined={"b": Why("no", 1)}))
    assert holders(found) == ["a", "c", "d"]
    assert [one.on_ice for one in found.values()] == [1, 2, 4]
    assert [[one.skater for one in row.passed_over] for row in found.values()] == [[], ["b"], ["b"]]


def test_without_a_reading_a_designation_on_a_distance_moves_nobody() -> None:
    assert holders(filled(ranked("a", "b", "c"), designating("z"))) == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("reading", "skaters", "expected"),
    [
        (Reading.LOWEST, "z", ["a", "b", "z"]),
        (Reading.FIRST, "z", ["z", "a", "b"]),
        (Reading.LOWEST, "zy", ["a", "z", "y"]),
        (Reading.FIRST, "zy", ["z", "y", "a"]),
        (Reading.LOWEST, "d", ["a", "b", "d"]),
        (Reading.FIRST, "d", ["d", "a", "b"]),
        (Reading.LOWEST, "b", ["a", "b", "c"]),
        (Reading.FIRST, "b", ["b", "a", "c"]),
        (Reading.LOWEST, "bz", ["a", "b", "z"]),
        (Reading.LOWEST, "zyx", ["z", "y", "x"]),
    ],
)
def test_a_designated_skater_takes_the_lowest_rank_or_the_first(
    reading: Reading, skaters: str, expected: list[str]
) -> None:
    assert holders(filled(ranked("a", "b", "c", "d"), designating(*skaters), reading)) == expected


def test_a_designated_holder_is_marked_with_the_designation_and_the_rank_on_the_ice() -> None:
    row = filled(ranked("a", "b", "c", "d"), designating("d"), Reading.LOWEST)[3]
    assert row.designation is not None
    assert (row.designation.position, row.on_ice) == (2, 4)
    assert filled(ranked("a", "b", "c"), designating("z"), Reading.LOWEST)[3].on_ice is None


def test_the_lowest_row_is_taken_even_where_fewer_finish_than_there_are_rows() -> None:
    found = filled(ranked("a"), designating("z"), Reading.LOWEST)
    assert holders(found) == ["a", None, "z"]
    assert found[2].filling is Filling.EMPTY
    assert filled(ranked("a", ended=False), designating("z"), Reading.LOWEST)[2].filling is Filling.UNKNOWN


def test_a_level_group_makes_room_for_the_designated_skater_in_its_middle() -> None:
    found = filled(ranked("a", "bc", "d"), designating("z"), Reading.LOWEST)
    assert found[2].candidates == ("b", "c")
    assert found[3].holder == "z"


def test_a_designated_skater_who_is_level_at_the_edge_takes_the_lowest_rank() -> None:
    found = filled(ranked("a", "b", "cd", "e"), designating("d"), Reading.LOWEST)
    assert holders(found) == ["a", "b", "d"]
    inside = filled(ranked("a", "bd", "c", "e"), designating("d"), Reading.LOWEST)
    assert inside[2].candidates == inside[3].candidates == ("b", "d")


def test_a_designation_holds_before_the_distance_is_closed() -> None:
    under_way = Standing((("a",), ("b",), ("c",)), Stage.UNDER_WAY)
    lowest = filled(under_way, designating("b"), Reading.LOWEST)
    assert [row.filling for row in lowest.values()] == [Filling.AWAITED, Filling.AWAITED, Filling.HELD]
    assert [row.provisional for row in lowest.values()] == ["a", "c", None]
    first = filled(Standing(), designating("b"), Reading.FIRST)
    assert [row.filling for row in first.values()] == [Filling.HELD, Filling.AWAITED, Filling.AWAITED]


def test_a_designated_skater_who_declines_is_not_on_the_distance() -> None:
    decided = designating("z")
    declined = Decisions(
        declined={"z": Why("no", 9)}, calamities=decided.calamities, designations=decided.designations
    )
    assert holders(filled(ranked("a", "b", "c"), declined, Reading.FIRST)) == ["a", "b", "c"]


def test_the_decisions_of_a_competition_are_those_of_one_sex() -> None:
    log = Log().announces("w1000").announces("m1000")
    log.enters("w1000", "ann", "bea").enters("m1000", "m-cor", "m-dik")
    log.add(events.TicketDeclined(skater="ann"), why="does not go")
    log.add(events.TicketDeclined(skater="m-cor"))
    waived = log.add(events.StartWaived(skater="bea", distance="w1000"), why="rests")
    log.add(events.CalamityRecorded(skater="bea", distance="w1000"))
    log.add(events.CalamityRecorded(skater="m-dik", distance="m1000"))
    first = log.add(events.DesignationMade(kind="distance", skater="bea", event="w1000"))
    log.add(events.DesignationMade(kind="team", skater="m-dik", event="m-team-pursuit"))
    second = log.add(events.DesignationMade(kind="row", skater="bea", event="w-mass-start"))
    gone = log.add(events.DesignationMade(kind="team", skater="ann", event="w-team-pursuit"))
    log.add(events.DesignationWithdrawn(designation=gone))
    log.add(events.StartOverruled(distance="w1000", out="ann", into="bea"))
    log.add(events.StartOverruled(distance="m1000", into="m-dik"))
    log.add(events.LineUpNamed(event="w-mass-start", skaters=("bea",)))
    log.add(events.LineUpNamed(event="m-mass-start", skaters=("m-dik",)))
    log.add(events.TeamPublished(sex="w", skaters=("bea",)))
    log.add(events.SkaterReplaced(out="bea", into="ann", event="w1000"))
    found = decisions(log.state, Sex.WOMEN)
    assert list(found.declined) == ["ann"]
    assert found.declined["ann"].text == "does not go"
    assert found.waived == {("bea", W1000): Why("rests", waived)}
    assert list(found.calamities) == [("bea", W1000)]
    assert [made.position for made in found.designations] == [first, second]
    assert [(one.skater, one.instead_of) for one in found.overruled] == [("bea", "ann")]
    assert found.line_ups == {"w-mass-start": ("bea",)}
    assert found.published == ("bea",)
    assert [(one.skater, one.event) for one in found.replacements] == [("ann", "w1000")]
    assert decisions(log.state, Sex.MEN).published is None
    assert [made.skater for made in decisions(log.state, Sex.MEN).designations] == ["m-dik"]
