"""Starts: by rank, by designation, filled up, decided otherwise; and what is still open."""

from __future__ import annotations

from typing import Any

import pytest
from tests.selection.cases import case, selection

from startbewijs.selection.designations import Fault, Objection
from startbewijs.selection.order import Filling
from startbewijs.selection.starts import DistanceStarts, Given, LineUp, Loss, Lost, Start
from startbewijs.sport.competition import Ruling
from startbewijs.sport.distances import Distance


def starts(name: str, event: str, **given: Any) -> DistanceStarts:
    """The starts on a distance in a case, with something given otherwise."""
    whole = {**case(name)["given"], **given}
    return selection(whole).starts.on(Distance.of(event))


def faults(name: str, **given: Any) -> list[tuple[str, str]]:
    whole = selection({**case(name)["given"], **given})
    return [(one.skater, str(one.fault)) for one in whole.starts.objections]


def overruling(event: str, into: str, out: str | None = None) -> list[dict[str, str]]:
    found = {"event": event, "into": into, "why": "better chance"}
    return [found if out is None else {**found, "out": out}]


def who(found: DistanceStarts) -> list[str]:
    return [start.skater for start in found.starts]


def test_a_start_by_rank_rests_on_the_places_and_a_filled_one_on_its_own_article() -> None:
    by_rank, _, filled = starts("invented", "w1500").starts
    assert (by_rank.given, by_rank.article, by_rank.why, by_rank.position, by_rank.instead_of) == (
        Given.RANK,
        "start-places",
        None,
        None,
        None,
    )
    assert (filled.given, filled.article, filled.rank, filled.instead_of) == (
        Given.FILLED_UP,
        "filled-up",
        5,
        "gus",
    )


def test_a_start_filled_up_for_a_waived_one_has_the_reason_of_the_waiver() -> None:
    found = starts("waived", "w5000")
    assert [(one.skater, one.why, one.position) for one in found.starts] == [
        ("kee", None, None),
        ("ida", "wants to rest", 1),
    ]
    (lost,) = found.lost
    assert (lost.loss, lost.why, lost.position, lost.rank) == (Loss.WAIVED, "wants to rest", 1, 2)


def test_who_is_out_of_the_team_loses_the_start_without_a_decision_of_its_own() -> None:
    (lost,) = starts("invented", "w1500").lost
    assert (lost.skater, lost.loss, lost.why, lost.position, lost.rank) == (
        "gus",
        Loss.NOT_IN_TEAM,
        None,
        None,
        3,
    )


def test_a_designated_start_has_its_decision_and_no_rank_where_none_was_skated() -> None:
    start = starts("women-2025-team", "w1000").starts[-1]
    assert (start.given, start.rank, start.article) == (Given.DESIGNATED, None, "designated-start")
    assert start.why == "a contender for gold who fell"
    assert start.position is not None


def test_a_designated_start_that_is_waived_goes_by_rank_again() -> None:
    waived = [{"skater": "jutta-leerdam", "event": "w1000", "why": "rests"}]
    found = starts("women-2025-team", "w1000", waived=waived)
    assert who(found) == ["femke-kok", "suzanne-schulting"]
    assert [(one.skater, one.loss) for one in found.lost] == [("naomi-verkerk", Loss.NOT_IN_TEAM)]
    assert (found.vacant, found.because) == (1, Filling.UNKNOWN)


def test_once_every_place_is_given_nobody_is_undecided() -> None:
    for event in ("w500", "w1000", "w1500", "w3000", "w5000"):
        found = starts("invented", event)
        assert (found.undecided, found.vacant, found.because) == ((), 0, None)


def test_on_a_distance_that_is_awaited_only_the_designated_have_a_start() -> None:
    fall = [{"skater": "ada", "event": "w1000", "why": "fell"}]
    made = [{"kind": "distance", "skater": "ada", "event": "w1000", "why": "bad luck"}]
    found = starts("invented", "w1000", under_way=["w1000"], calamities=fall, designated=made)
    assert who(found) == ["ada"]
    assert (found.vacant, found.because, found.lost) == (2, Filling.AWAITED, ())


def test_an_awaited_distance_whose_places_are_all_designated_has_none_open() -> None:
    fall = [{"skater": skater, "event": "w5000", "why": "fell"} for skater in ("ada", "fie")]
    made = [{**one, "kind": "distance"} for one in fall]
    found = starts("invented", "w5000", not_begun=["w5000"], calamities=fall, designated=made)
    assert who(found) == ["ada", "fie"]
    assert (found.vacant, found.because) == (0, None)


def test_while_the_team_waits_the_next_in_the_classification_may_start() -> None:
    found = starts("women-2025-28-december", "w500")
    assert who(found) == ["femke-kok"]
    assert found.undecided == ("jutta-leerdam", "anna-boersma", "isabel-grevelt", "angel-daleman")
    assert (found.vacant, found.because, found.lost) == (2, Filling.AWAITED, ())


def test_level_skaters_for_whom_one_place_is_left_are_both_undecided() -> None:
    found = starts("invented", "w3000", ranks=_ranks(w3000=["ida", "jet", ["kee", "pia"], "lot"]))
    assert who(found) == ["ida", "jet"]
    assert found.undecided == ("kee", "pia")
    assert (found.vacant, found.because) == (1, Filling.LEVEL)


def test_level_skaters_who_all_have_a_place_all_start_with_one_rank() -> None:
    found = starts("invented", "w3000", ranks=_ranks(w3000=["ida", ["jet", "kee"], "lot"]))
    assert [(one.skater, one.rank, one.given) for one in found.starts] == [
        ("ida", 1, Given.RANK),
        ("jet", 2, Given.RANK),
        ("kee", 2, Given.RANK),
    ]


def test_who_declined_below_the_places_lost_no_start() -> None:
    declined = [{"skater": "lot", "why": "no"}, {"skater": "kee", "why": "no"}]
    found = starts("invented", "w3000", declined=declined)
    assert [(one.skater, one.loss, one.rank, one.position) for one in found.lost] == [
        ("kee", Loss.DECLINED, 3, 2)
    ]


@pytest.mark.parametrize("out", [None, "bea", "gus"])
def test_without_a_name_the_start_that_was_filled_up_is_the_one_that_is_given_away(out: str | None) -> None:
    overruled = overruling("w1500", "mia", out)
    found = starts("overruled", "w1500", overruled=overruled)
    assert who(found) == ["fie", "ada", "mia"]
    assert found.starts[-1].instead_of == "bea"
    assert (found.starts[-1].why, found.starts[-1].article) == ("better chance", "decided-otherwise")
    assert {lost.skater: lost.to for lost in found.lost} == {"gus": "mia", "bea": "mia"}


def test_a_start_by_rank_can_be_given_away_too_but_only_by_name() -> None:
    assert faults("invented", overruled=overruling("w3000", "ada")) == [("ada", "no start left to give")]
    assert who(starts("invented", "w3000", overruled=overruling("w3000", "ada"))) == ["ida", "jet", "kee"]
    found = starts("invented", "w3000", overruled=overruling("w3000", "ada", "jet"))
    assert who(found) == ["ida", "kee", "ada"]
    assert [(one.skater, one.loss, one.to) for one in found.lost] == [("jet", Loss.OVERRULED, "ada")]


@pytest.mark.parametrize("out", [None, "gus"])
def test_a_vacant_start_can_be_given_to_somebody_who_was_not_in_the_classification(out: str | None) -> None:
    ranks = _ranks(w1500=["fie", "ada", "gus"])
    before = starts("invented", "w1500", ranks=ranks)
    assert (before.vacant, before.because) == (1, Filling.UNKNOWN)
    found = starts("invented", "w1500", ranks=ranks, overruled=overruling("w1500", "pia", out))
    assert who(found) == ["fie", "ada", "pia"]
    assert (found.vacant, found.because, found.starts[-1].rank) == (0, None, None)
    assert found.starts[-1].instead_of == out


def test_a_vacant_start_cannot_be_given_in_the_name_of_somebody_who_never_had_it() -> None:
    ranks = _ranks(w1500=["fie", "ada", "gus"])
    overruled = overruling("w1500", "pia", "nobody")
    assert faults("invented", ranks=ranks, overruled=overruled) == [("pia", "no start left to give")]


def test_of_several_vacant_starts_one_is_given_and_the_others_stay_open() -> None:
    ranks = _ranks(w1500=["fie"])
    found = starts("invented", "w1500", ranks=ranks, overruled=overruling("w1500", "pia"))
    assert who(found) == ["fie", "pia"]
    assert (found.vacant, found.because) == (1, Filling.UNKNOWN)


def test_who_gets_an_undecided_start_is_no_longer_undecided_and_the_other_still_is() -> None:
    ranks = _ranks(w3000=["ida", ["jet", "kee", "pia"], "lot"])
    found = starts("invented", "w3000", ranks=ranks, overruled=overruling("w3000", "kee"))
    assert who(found) == ["ida", "kee"]
    assert found.undecided == ("jet", "pia")
    full = starts("level-on-the-line", "w500", overruled=overruling("w500", "mia"))
    assert who(full) == ["ada", "bea", "mia"]
    assert full.undecided == ()


def test_a_replacement_on_one_event_says_so() -> None:
    found = starts("replaced", "w5000")
    assert [(one.skater, one.given, one.why, one.article) for one in found.starts][1] == (
        "ida",
        Given.REPLACED,
        "injured",
        "replaced",
    )
    assert [(one.skater, one.loss, one.to) for one in found.lost] == [("pia", Loss.REPLACED, "ida")]


def at_fault(name: str, **given: Any) -> list[Objection]:
    return list(selection({**case(name)["given"], **given}).starts.objections)


LONG_1500 = ["fie", "ada", "gus", "hil", "bea", "ida", "kee", "mia"]
REST = [{"skater": skater, "event": "w1500", "why": f"{skater} rests"} for skater in ("fie", "ada")]


ROW = {"kind": "row", "skater": "ida", "event": "w-mass-start", "why": "named"}
BEA_FELL = {
    "calamities": [{"skater": "bea", "event": "w1000", "why": "fell"}],
    "designated": [ROW, {"kind": "distance", "skater": "bea", "event": "w1000", "why": "bad luck"}],
}


def test_who_gives_way_to_a_designated_skater_is_told_for_whom_why_and_by_which_decision() -> None:
    ranks = _ranks(w1000=["ada", "fie", "jet", "ona", "bea"])
    found = starts("invented", "w1000", ranks=ranks, **BEA_FELL)
    assert found.starts[-1] == Start("bea", Given.DESIGNATED, 5, None, "bad luck", 3, "designated-start")
    assert found.lost == (Lost("jet", 3, Loss.DESIGNATED, "bea", "bad luck", 3),)


def test_who_gets_a_vacant_start_beside_a_designated_one_does_not_give_way() -> None:
    rests = [{"skater": "ada", "event": "w1000", "why": "rests"}]
    ranks = _ranks(w1000=["ada", "fie", "kee", "ona", "bea"])
    found = starts("invented", "w1000", ranks=ranks, waived=rests, **BEA_FELL)
    assert who(found) == ["fie", "kee", "bea"]
    assert [(one.skater, one.loss, one.to) for one in found.lost] == [("ada", Loss.WAIVED, "kee")]


def test_an_awaited_distance_says_how_many_places_it_has() -> None:
    found = starts("invented", "w1000", under_way=["w1000"])
    assert found == DistanceStarts(Distance.of("w1000"), 3, (), (), (), 3, Filling.AWAITED)


def test_who_declined_a_start_has_the_reason() -> None:
    found = starts("declined", "w5000")
    assert found.lost == (Lost("pia", 2, Loss.DECLINED, None, "does not go", 1),)


def test_several_vacant_starts_go_to_the_next_in_turn_each_for_its_own_skater() -> None:
    found = starts("invented", "w1500", ranks=_ranks(w1500=LONG_1500), waived=REST)
    assert [(one.skater, one.instead_of, one.why) for one in found.starts] == [
        ("bea", "fie", "fie rests"),
        ("ida", "ada", "ada rests"),
        ("kee", "gus", None),
    ]
    assert [(one.skater, one.to) for one in found.lost] == [("fie", "bea"), ("ada", "ida"), ("gus", "kee")]


def test_of_several_filled_up_starts_a_decision_moves_only_the_one_it_names() -> None:
    ranks = _ranks(w1500=LONG_1500)
    overruled = overruling("w1500", "mia", "ada")
    found = starts("invented", "w1500", ranks=ranks, waived=REST, overruled=overruled)
    given = Start("mia", Given.OVERRULED, 8, "ida", "better chance", 4, "decided-otherwise")
    assert (who(found), found.starts[-1]) == (["bea", "kee", "mia"], given)
    assert [(one.skater, one.to) for one in found.lost[:3]] == [
        ("fie", "bea"),
        ("ada", "mia"),
        ("gus", "kee"),
    ]
    assert found.lost[3:] == (Lost("ida", 6, Loss.OVERRULED, "mia", "better chance", 4),)


def test_an_objection_to_a_start_says_on_which_distance_and_to_which_decision() -> None:
    overruled = overruling("w3000", "gus", "ida")
    (said,) = at_fault("invented", overruled=overruled)
    assert said == Objection(Fault.NOT_IN_TEAM, "gus", "w3000", 2, "decided-otherwise")


def test_the_starts_stand_by_rank_also_after_somebody_got_one_back() -> None:
    overruled = [*overruling("w3000", "ada", "ida"), *overruling("w3000", "ida", "kee")]
    assert who(starts("invented", "w3000", overruled=overruled)) == ["ida", "jet", "ada"]


def test_a_place_for_level_skaters_stays_level_whoever_stands_behind_them() -> None:
    ranks = {**case("invented")["given"]["ranks"], "w500": ["ada", "bea", ["cor", "dot"], "mia"]}
    found = starts("level-on-the-line", "w500", ranks=ranks)
    assert (found.vacant, found.because) == (1, Filling.LEVEL)


def test_a_line_up_says_its_places_its_article_and_what_was_replaced() -> None:
    changed = [{"event": "w-mass-start", "into": "kee", "out": "pia", "why": "ill"}]
    line_ups = {"w-mass-start": ["ida", "pia"]}
    (found,) = selection(
        {**case("invented")["given"], "line_ups": line_ups, "replaced": changed}
    ).starts.line_ups
    replaced = (Ruling("kee", "w-mass-start", "pia", "ill", 2),)
    assert found == LineUp("w-mass-start", 2, ("ida", "kee"), replaced, "line-ups")


def test_an_objection_to_a_line_up_says_for_which_event() -> None:
    assert at_fault("invented", line_ups={"w-mass-start": ["ida", "gus", "kee"]}) == [
        Objection(Fault.NOT_IN_TEAM, "gus", "w-mass-start", None, "line-ups"),
        Objection(Fault.TOO_LONG, "kee", "w-mass-start", None, "line-ups"),
    ]


def test_an_event_that_the_procedure_gives_no_places_takes_nobody() -> None:
    given = {**case("invented")["given"], "line_ups": {"w-relay": ["ida"]}}
    found = selection(given).starts
    assert found.line_ups == (LineUp("w-relay", 0, ("ida",), (), "line-ups"),)
    assert [(one.fault, one.event) for one in found.objections] == [(Fault.TOO_LONG, "w-relay")]


def _ranks(**changed: Any) -> dict[str, Any]:
    return {**case("invented")["given"]["ranks"], **changed}


def test_who_waived_a_start_and_gets_it_back_by_decision_has_not_lost_it() -> None:
    waived = [{"skater": "ida", "event": "w3000", "why": "rests"}]
    found = starts("invented", "w3000", waived=waived, overruled=overruling("w3000", "ida"))
    assert who(found) == ["ida", "jet", "kee"]
    assert found.lost == ()
