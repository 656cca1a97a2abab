"""Every situation that a proof has to hold in, and the test that holds it.

Which test is which stands in `docs/explanation/how-it-is-checked.md`; those that are nowhere else are here.
"""

from __future__ import annotations

import re
from pathlib import Path

from tests.building import Log
from tests.outlook.test_status import half, trials
from tests.outlook.trials import rules, said, status

from startbewijs.log.events import decisions, tournament

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "explanation" / "how-it-is-checked.md"


def test_the_page_names_only_tests_that_there_are() -> None:
    section = PAGE.read_text(encoding="utf-8").partition("## Which situations")[2].partition("\n## ")[0]
    named = re.findall(r"`(test_\w+)\.py` \| `(\w+)`", section)
    assert len(named) >= 15
    for module, name in named:
        source = (ROOT / "tests" / "outlook" / f"{module}.py").read_text(encoding="utf-8")
        assert f"def test_{name}(" in source, (module, name)


def test_in_a_distance_not_begun_everybody_may_still_win_or_miss_every_row() -> None:
    log = trials("ann", "bea")
    expected = ("possible", 1, None)
    assert {said(log, rules("w500 1", "w1000 1"), name) for name in ("ann", "bea")} == {expected}


def test_half_a_sum_bounds_the_whole_from_below_only() -> None:
    # The second race can still be missed, so the leader may end nowhere and the last one may win.
    log = trials("ann", "bea", counting="sum").publishes("w500", {"ann": "36.001", "bea": "39.001"})
    assert said(log, rules("w500 1", size=1), "ann")[1:] == (1, None)
    assert said(log, rules("w500 1", size=1), "bea")[1:] == (1, None)


def test_who_withdrew_from_a_distance_frees_the_place_there_for_the_others() -> None:
    log = Log().announces("w500").enters("w500", "ann", "bea", "cas")
    log.publishes("w500", {"ann": "37.001", "bea": "37.101"})
    assert said(log, rules("w500 1", "w500 2"), "bea") == ("in, waiting", 2, None)
    log.add(tournament.EntryWithdrawn(skater="cas", distance="w500"))
    assert said(log, rules("w500 1", "w500 2"), "bea") == ("certain", 2, 2)


def test_a_designation_made_on_a_distance_counts_in_every_reading_that_is_left_open() -> None:
    # Lowest: dot takes row 3 from cas. First: dot on row 1 moves ann to 2, bea to 3 and cas off the rows.
    log = half()
    log.add(decisions.CalamityRecorded(skater="dot", distance="w500"))
    log.add(decisions.DesignationMade(kind="distance", skater="dot", event="w500"))
    procedure = rules("w500 1", "w500 2", "w500 3", size=3, at_most=1)
    expected = {"ann": "certain", "bea": "certain", "cas": "left out", "dot": "designated"}
    assert {name: status(log, procedure, name).value for name in expected} == expected
