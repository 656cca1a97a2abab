"""The press of December 2025 beside the proof: where they differ it is said, and nothing is hidden."""

from __future__ import annotations

import json

import pytest
from tests.histories.press import (
    HEDGED,
    OPEN,
    PAGE,
    SAFE,
    SETTLED,
    UNSETTLED,
    Verdict,
    claims,
    judged,
    page,
)
from tests.shared import SHARED

from startbewijs.outlook.status import Status

FACTS = SHARED / "facts" / "okt-2025.json"
JUDGED = [judged(claim) for claim in claims()]


def test_the_table_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run `python -m tests.histories.press`"


def test_every_plain_certain_of_the_press_was_at_least_certain_by_the_order() -> None:
    plain = [one for one in JUDGED if one.claim.claim in SETTLED]
    assert len(plain) >= 25
    assert [one.claim for one in plain if one.found is None or one.found.status not in SAFE] == []


def test_every_plain_waiting_of_the_press_was_not_certain() -> None:
    plain = [one for one in JUDGED if one.claim.claim in ("waiting", "not_yet", "not_certain")]
    assert len(plain) >= 14
    assert [one.claim for one in plain if one.found is None or one.found.status not in OPEN] == []


def test_every_disagreement_stands_in_the_table_with_its_reason() -> None:
    differing = {(one.claim.evening, one.claim.who, one.claim.claim): one.verdict for one in JUDGED}
    assert {who for who, verdict in differing.items() if verdict is Verdict.TOO_EARLY} == set()
    assert {who for who, verdict in differing.items() if verdict is Verdict.TOO_CAUTIOUS} == {
        ("2025-12-29", "kjeld-nuis", "almost_certain"),
        ("2025-12-29", "joy-beune", "needs_more"),
    }
    assert all(one.why for one in JUDGED)
    assert page().count("**press too cautious**") == 2


def test_schulting_was_not_fully_certain_for_the_reason_that_the_press_gave() -> None:
    (one,) = [one for one in JUDGED if one.claim.claim == "not_fully_certain"]
    assert one.found is not None
    assert one.found.status is Status.BY_THE_ORDER
    assert one.found.threat is not None
    assert [made.skater for made in one.found.threat.on_distances] == ["jutta-leerdam"]


def test_every_kind_of_claim_is_judged_by_a_rule() -> None:
    assert len(JUDGED) == len(claims())
    assert not SETTLED & HEDGED
    assert not UNSETTLED & HEDGED


@pytest.mark.skipif(not FACTS.exists(), reason="the facts file is not here")
def test_every_claim_of_the_facts_file_is_in_the_table() -> None:
    days = {1: "2025-12-26", 2: "2025-12-27", 3: "2025-12-28", 4: "2025-12-29", 5: "2025-12-30"}
    known = [
        (days[one["after_day"]], None if one["who"] == "*" else one["who"], one["claim"], one["source"])
        for one in json.loads(FACTS.read_text(encoding="utf-8"))["media_claims"]
    ]
    assert [(one.evening, one.who, one.claim, one.source) for one in claims()] == known
