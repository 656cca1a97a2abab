"""Take one fact out of the packaged tournament, or alter it, and see what follows."""

from __future__ import annotations

import pytest
from tests.tournaments.okt import (
    FACTS,
    altered,
    outcome,
    ranks,
    without,
)

from startbewijs.errors import Refused
from startbewijs.log.events.decisions import CalamityRecorded, DesignationMade
from startbewijs.log.events.racing import (
    DistanceClosed,
    FalseStart,
    RankPublished,
    ResultPublished,
    ResurfacingHeld,
    SkaterDidNotStart,
    SkaterDisqualified,
    SkaterEasedUp,
    SkaterFell,
    SkaterHindered,
    SkaterStumbled,
)
from startbewijs.log.events.tournament import (
    EntryWithdrawn,
    SkaterRegistered,
)
from startbewijs.log.fold.folding import folded
from startbewijs.results.classification import (
    classification,
    race_classification,
    rank_groups,
)
from startbewijs.sport.competition import Competition, Mishap, Status

STATE = folded(FACTS)


def test_without_the_second_false_start_nobody_is_disqualified() -> None:
    spared = without(
        lambda event: isinstance(event, FalseStart) and event.skater == "marrit-fledderus", at_most=1
    )
    second = outcome(spared, "w500", "marrit-fledderus", 2)
    assert (second.status, second.code) == (Status.UNKNOWN, None)
    assert second.false_start, "the first one is still hers"


def test_without_the_first_false_start_the_second_is_the_one_a_pair_is_allowed() -> None:
    spared = without(
        lambda event: isinstance(event, FalseStart) and event.pair == "last" and event.distance == "w500"
    )
    second = outcome(spared, "w500", "marrit-fledderus", 2)
    assert (second.status, second.false_start) == (Status.UNKNOWN, False)


def test_false_start_by_the_opponent_first_disqualifies_her_all_the_same() -> None:
    positions = [
        fact.position for fact in FACTS
        if isinstance(fact.event, FalseStart) and fact.event.skater == "marrit-fledderus"
    ]  # fmt: skip
    by_leerdam = altered(lambda event: event is FACTS[positions[0] - 1].event, skater="jutta-leerdam")
    assert outcome(by_leerdam, "w500", "marrit-fledderus", 2).status is Status.DQ
    assert outcome(by_leerdam, "w500", "jutta-leerdam", 2).status is Status.FINISHED


def test_without_the_did_not_start_the_second_race_is_unknown_and_was_awaited() -> None:
    silent = without(lambda event: isinstance(event, SkaterDidNotStart))
    assert outcome(silent, "w500", "femke-kok", 2).status is Status.UNKNOWN
    still_open = without(
        lambda event: (
            isinstance(event, SkaterDidNotStart)
            or (isinstance(event, DistanceClosed) and event.distance == "w500")
        )
    )
    assert outcome(still_open, "w500", "femke-kok", 2).status is Status.AWAITED


def test_without_the_resurfacing_the_10_km_has_none() -> None:
    assert (
        without(lambda event: isinstance(event, ResurfacingHeld)).contest("m10000").races[1].resurfacings
        == []
    )


def test_slower_first_race_of_kok_puts_leerdam_in_front() -> None:
    slower = altered(
        lambda event: isinstance(event, ResultPublished)
        and event.distance == "w500" and event.skater == "femke-kok",
        time="37.300",
    )  # fmt: skip
    order = race_classification(slower.contest("w500"), 1)
    assert [line.skater for line in order.lines[:2]] == ["jutta-leerdam", "femke-kok"]
    assert ranks(order)["jutta-leerdam"] == 1


def test_six_thousandths_change_hands_over_the_third_ticket() -> None:
    faster = altered(
        lambda event: isinstance(event, ResultPublished)
        and event.distance == "m1000" and event.skater == "tim-prins",
        time="1:07.540",
    )  # fmt: skip
    found = ranks(classification(faster.contest("m1000")))
    assert (found["tim-prins"], found["kjeld-nuis"]) == (3, 4)


def test_hundredths_alone_cannot_tell_third_from_fourth() -> None:
    def cut(state: Competition) -> set[int | None]:
        table = classification(state.contest("m1000"))
        return {line.rank for line in table.lines if line.skater in ("kjeld-nuis", "tim-prins")}

    coarse = altered(
        lambda event: isinstance(event, ResultPublished)
        and event.distance == "m1000" and event.skater == "tim-prins",
        time="1:07.54",
    )  # fmt: skip
    assert cut(STATE) == {3, 4}
    assert cut(coarse) == {None}


@pytest.mark.parametrize(("distance", "skater"), [("w1000", "jutta-leerdam"), ("m500", "geophrey-coenraad")])
def test_without_the_fall_none_is_marked(distance: str, skater: str) -> None:
    upright = without(lambda event: isinstance(event, SkaterFell) and event.skater == skater)
    assert Mishap.FELL in {kind for kind, _ in outcome(STATE, distance, skater).mishaps}
    assert not outcome(upright, distance, skater).mishaps


@pytest.mark.parametrize(
    ("kind", "distance", "skater", "mishap"),
    [
        (SkaterHindered, "m500", "jenning-de-boo", (Mishap.HINDERED, "crossing")),
        (SkaterStumbled, "w500", "anna-boersma", (Mishap.STUMBLED, "A misstep.")),
        (SkaterStumbled, "w1500", "joy-beune", (Mishap.STUMBLED, "A near fall after about 300 m.")),
        (SkaterStumbled, "m500", "stefan-westenbroek", (Mishap.STUMBLED, "He nearly fell.")),
        (SkaterEasedUp, "m500", "stefan-westenbroek", (Mishap.EASED_UP, None)),
        (SkaterEasedUp, "w500", "anna-boersma", (Mishap.EASED_UP, None)),
    ],
)
def test_mishap_is_seen_because_it_was_recorded(
    kind: type[SkaterHindered] | type[SkaterStumbled] | type[SkaterEasedUp],
    distance: str,
    skater: str,
    mishap: tuple[Mishap, str | None],
) -> None:
    smooth = without(lambda event: isinstance(event, kind) and event.skater == skater)
    assert mishap in outcome(STATE, distance, skater).mishaps
    assert mishap not in outcome(smooth, distance, skater).mishaps


def test_without_the_withdrawal_hoolwerf_is_merely_unknown() -> None:
    silent = without(lambda event: isinstance(event, EntryWithdrawn) and event.skater == "bart-hoolwerf")
    assert outcome(silent, "m10000", "bart-hoolwerf").status is Status.UNKNOWN
    assert not classification(silent.contest("m10000")).complete


def test_without_the_withdrawal_ntab_is_merely_unknown() -> None:
    silent = without(lambda event: isinstance(event, EntryWithdrawn) and event.skater == "dai-dai-n-tab")
    assert outcome(silent, "m500", "dai-dai-n-tab").status is Status.UNKNOWN


def test_without_the_disqualification_westenbroek_is_merely_unknown() -> None:
    spared = without(lambda event: isinstance(event, SkaterDisqualified))
    assert outcome(STATE, "m1000", "stefan-westenbroek").status is Status.DQ
    assert outcome(spared, "m1000", "stefan-westenbroek").status is Status.UNKNOWN


def test_without_the_calamity_the_designation_on_the_distance_is_refused() -> None:
    with pytest.raises(Refused, match="no calamity of Jutta Leerdam on w1000"):
        without(lambda event: isinstance(event, CalamityRecorded))


def test_without_the_designation_of_bosker_three_decisions_are_left() -> None:
    fewer = without(lambda event: isinstance(event, DesignationMade) and event.skater == "marcel-bosker")
    assert len(fewer.designations) == 3
    assert "marcel-bosker" not in {made.skater for made in fewer.designations.values()}


def test_without_the_published_rank_the_last_ticket_of_the_500_m_is_unknown() -> None:
    silent = without(lambda event: isinstance(event, RankPublished) and event.skater == "anna-boersma")
    assert ranks(classification(STATE.contest("w500")))["anna-boersma"] == 3
    assert len(rank_groups(classification(silent.contest("w500")))) == 2


def test_without_the_registration_the_entry_is_refused() -> None:
    with pytest.raises(Refused, match="“femke-kok” is not registered"):
        without(lambda event: isinstance(event, SkaterRegistered) and event.skater == "femke-kok")
