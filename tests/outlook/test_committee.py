"""Every use of the designations that is still allowed, and what it does to the order."""

from __future__ import annotations

from tests.building import Log
from tests.outlook.test_status import half
from tests.outlook.trials import W, rules

from startbewijs.log.events import decisions
from startbewijs.outlook.committee import Use, hardest_use, under, uses
from startbewijs.outlook.ladder import Ladder, ladder
from startbewijs.outlook.places import bounds
from startbewijs.selection.procedure import Procedure, Reading

ROWS = ("w500 1", "w500 2", "w500 3")


def climbed(log: Log, procedure: Procedure) -> Ladder:
    found = ladder(log.state, procedure, W)
    assert isinstance(found, Ladder)
    return found


def struck(*skaters: str) -> Log:
    log = half()
    for skater in skaters:
        log.add(decisions.CalamityRecorded(skater=skater, distance="w500"))
    return log


def shape(use: Use) -> tuple[tuple[tuple[str, str], ...], int]:
    return tuple((made.skater, made.reading.value) for made in use.on_distances), use.for_team


def test_without_a_calamity_every_free_designation_goes_to_the_team() -> None:
    assert [shape(use) for use in uses(climbed(half(), rules(*ROWS, at_most=2)))] == [((), 2)]


def test_a_recorded_calamity_may_be_mended_in_every_open_reading_or_not_at_all() -> None:
    found = {shape(use) for use in uses(climbed(struck("dot"), rules(*ROWS, at_most=2)))}
    assert found == {((), 2), ((("dot", "lowest"),), 1), ((("dot", "first"),), 1)}


def test_a_reading_that_is_settled_is_not_tried_otherwise() -> None:
    found = {
        shape(use) for use in uses(climbed(struck("dot"), rules(*ROWS, at_most=1, readings=(Reading.FIRST,))))
    }
    assert found == {((), 1), ((("dot", "first"),), 0)}


def test_no_more_calamities_are_mended_than_designations_are_left() -> None:
    found = [shape(use) for use in uses(climbed(struck("cas", "dot"), rules(*ROWS, at_most=1)))]
    assert max(len(on) for on, _ in found) == 1


def test_who_declined_the_games_is_not_designated() -> None:
    log = struck("dot")
    log.add(decisions.TicketDeclined(skater="dot"))
    assert [shape(use) for use in uses(climbed(log, rules(*ROWS, at_most=1)))] == [((), 1)]


def test_made_designations_stand_and_take_one_of_the_free_ones() -> None:
    log = struck("dot")
    log.add(decisions.DesignationMade(kind="distance", skater="dot", event="w500"))
    found = {shape(use) for use in uses(climbed(log, rules(*ROWS, at_most=2)))}
    assert found == {((("dot", "lowest"),), 1), ((("dot", "first"),), 1)}


def test_once_the_team_is_published_nothing_is_free() -> None:
    log = half()
    log.add(decisions.TeamPublished(sex="w", skaters=("ann", "bea")))
    assert [shape(use) for use in uses(climbed(log, rules(*ROWS, at_most=3)))] == [((), 0)]


def test_counted_as_first_everybody_else_moves_one_rank_down() -> None:
    ground = climbed(struck("dot"), rules(*ROWS, at_most=1))
    (first,) = [use for use in uses(ground) if shape(use)[0] == (("dot", "first"),)]
    changed = under(ground, first)
    places = {
        name: bounds(changed.rungs, changed.fields, name).worst.place for name in ("dot", "ann", "bea", "cas")
    }
    assert places == {"dot": 1, "ann": 2, "bea": 3, "cas": None}
    assert ground.rungs == climbed(struck("dot"), rules(*ROWS, at_most=1)).rungs


def test_with_the_lowest_start_only_its_holder_loses_a_row() -> None:
    ground = climbed(struck("dot"), rules(*ROWS, at_most=1))
    (lowest,) = [use for use in uses(ground) if shape(use)[0] == (("dot", "lowest"),)]
    changed = under(ground, lowest)
    places = {
        name: bounds(changed.rungs, changed.fields, name).worst.place for name in ("ann", "bea", "dot", "cas")
    }
    assert places == {"ann": 1, "bea": 2, "dot": 3, "cas": None}


def test_the_hardest_use_counts_the_displaced_names_too() -> None:
    ground = climbed(struck("dot"), rules(*ROWS, size=3, at_most=2))
    for skater, counted in (("ann", 3), ("bea", 4)):
        found = hardest_use(ground, skater)
        assert found is not None
        assert found[1] == counted, skater


def test_a_use_that_leaves_a_skater_without_a_row_is_the_hardest() -> None:
    found = hardest_use(climbed(struck("dot"), rules(*ROWS, size=3, at_most=1)), "cas")
    assert found is not None
    assert found[1] is None
