"""The real tournament: who went, from the recorded facts alone, evening by evening."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest
from tests.selection.cases import ROOT, case, found, packaged
from tests.shared import SHARED

from startbewijs.log.file import file_facts
from startbewijs.log.fold.folding import folded, known_at
from startbewijs.selection.selected import Selected, selected_in
from startbewijs.sport.distances import Sex
from startbewijs.sport.moments import Moment

LOG = ROOT / "src" / "startbewijs" / "tournaments" / "okt-2025" / "log.jsonl"
COLLECTED = SHARED / "facts" / "okt-2025.json"
WORDS = {Sex.WOMEN: "women", Sex.MEN: "men"}


@cache
def evening(day: str, sex: Sex) -> Selected:
    """The selection as it was known at the end of a day."""
    facts = tuple(file_facts(LOG.read_text(encoding="utf-8"), LOG.name))
    return selected_in(packaged(), sex, folded(known_at(facts, Moment.parse(day))))


@pytest.mark.parametrize("sex", Sex)
@pytest.mark.parametrize("part", ["order", "team"])
def test_the_recorded_facts_give_what_the_final_lists_give(sex: Sex, part: str) -> None:
    now = evening("2026-01-02", sex)
    assert now.team.objections == ()
    assert now.starts.objections == ()
    for asked, expected in case(f"{WORDS[sex]}-2025-{part}")["expect"].items():
        if part == "order" and asked in ("left_out", "outside"):
            continue
        answer = found(now, asked)
        if isinstance(expected, dict):
            answer = {key: answer[key] for key in expected}
        assert answer == (sorted(expected) if asked == "team" else expected), asked


@pytest.mark.parametrize("sex", Sex)
def test_the_evening_of_28_december_reads_as_the_rule_says(sex: Sex) -> None:
    now = evening("2025-12-28", sex)
    expected = case(f"{WORDS[sex]}-2025-28-december")["expect"]
    for asked in ("now", "inside", "doublures_needed"):
        answer = found(now, asked)
        if isinstance(expected[asked], dict):
            answer = {key: answer[key] for key in expected[asked]}
        assert answer == expected[asked]


@pytest.mark.parametrize(
    ("day", "sex", "inside"),
    [
        ("2025-12-26", Sex.WOMEN, {"femke-kok", "suzanne-schulting"}),
        ("2025-12-26", Sex.MEN, {"stijn-van-de-bunt", "chris-huizinga"}),
        ("2025-12-27", Sex.WOMEN, {"femke-kok", "suzanne-schulting", "marijke-groenewoud"}),
        ("2025-12-27", Sex.MEN, {"jenning-de-boo", "stijn-van-de-bunt", "chris-huizinga"}),
    ],
)
def test_on_the_first_evenings_who_stands_high_enough_is_inside_whatever_comes(
    day: str, sex: Sex, inside: set[str]
) -> None:
    assert set(evening(day, sex).order.inside) == inside


@pytest.mark.parametrize("day", ["2025-12-28", "2025-12-29", "2025-12-30"])
def test_nobody_who_is_inside_on_an_evening_is_outside_later(day: str) -> None:
    for sex in Sex:
        assert set(evening(day, sex).order.inside) <= set(evening("2025-12-30", sex).order.inside)


def test_on_30_december_the_open_row_still_makes_the_ninth_man_wait() -> None:
    now = evening("2025-12-30", Sex.MEN)
    assert [name.skater for name in now.now.names][7:] == ["tim-prins", "marcel-bosker", "jorrit-bergsma"]
    assert {name.skater: name.worst for name in now.order.names if name.worst and name.worst > 8} == {
        "tim-prins": 9,
        "marcel-bosker": 10,
        "jorrit-bergsma": 11,
    }


def test_the_published_teams_are_those_that_follow() -> None:
    for sex in Sex:
        differences = evening("2026-01-02", sex).team.differences
        assert differences is not None
        assert (differences.missing, differences.unexpected) == ((), ())


def test_the_rows_holders_and_starts_are_those_of_the_facts_file() -> None:
    if not COLLECTED.exists():
        pytest.skip("the facts file is not here")
    facts: dict[str, Any] = json.loads(COLLECTED.read_text(encoding="utf-8"))
    for sex in Sex:
        now = evening("2026-01-02", sex)
        order = facts["selection_order"][sex]
        for row, step in zip(order["rows"], now.order.steps, strict=True):
            event = row["event"].replace("mass_start", f"{sex}-mass-start")
            assert (step.number, step.filling.row.event, step.filling.row.rank) == (
                row["row"],
                event,
                row["okt_rank"],
            )
            assert step.skaters == (row["final_id"],)
            assert step.place == row["unique_no"]
        final = facts["final_selection"]
        assert set(now.team.skaters) == {one["id"] for one in final[WORDS[sex]]}
        for on in now.starts.distances:
            assert [start.skater for start in on.starts] == final["per_distance"][on.distance.key]
        for line_up in now.starts.line_ups:
            key = line_up.event.replace("-", "_")
            assert list(line_up.skaters) == final["per_distance"][key]
