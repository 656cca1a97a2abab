"""The page about now: on the ice, just finished, to come, and what the last fact did to the order."""

from __future__ import annotations

from dataclasses import replace

from msgspec.structs import replace as changed
from tests.site.reading import EVENING, Read, drawn, okt

from startbewijs.log.events import racing
from startbewijs.log.events.base import Event
from startbewijs.log.fold.folding import folded
from startbewijs.publish.site.now import now_page
from startbewijs.publish.snapshot import Snapshot
from startbewijs.service.proofs import prospects
from startbewijs.sport.distances import Sex

BEFORE_THE_LAST_PAIR = 609
CALLED = racing.PairCalled(distance="w500", race=2, pair="last")
STARTED = racing.PairStarted(distance="w500", race=2, pair="last")
DONE = racing.PairConfirmed(distance="w500", race=2, pair="last")
PASSED = racing.PassingTimed(
    distance="w500", race=2, pair="last", skater="jutta-leerdam", metres=100, time="10.31", source="beam"
)


def _after(*events: Event) -> Read:
    """The page when these facts follow those that were known before the last pair of the women's 500 m."""
    site = okt(BEFORE_THE_LAST_PAIR).site("now", newest=True)
    ground = site.ground
    facts = list(ground.snapshot.facts)
    for event in events:
        facts.append(changed(facts[-1], position=len(facts) + 1, event=event, sources=(), why=None))
    state = folded(facts)
    assert ground.procedure is not None
    known = Snapshot(state, tuple(facts), len(facts))
    proved = prospects(state, ground.procedure, tuple(Sex))
    fresh = replace(
        ground, snapshot=known, prospects=proved, _proofs={}, _ladders={}, _explained={}, _plans={}
    )
    return Read(str(now_page(replace(site, ground=fresh)).main))


def test_where_no_pair_was_called_the_page_says_that_it_knows_of_none() -> None:
    assert "No pair is on the ice, as far as this log knows." in drawn(EVENING, "now").lines


def test_a_pair_is_on_the_ice_from_the_call_to_its_confirmation() -> None:
    lines = _after(CALLED).lines
    assert "Women's 500 m, second race, the last pair" in lines
    assert any(line.startswith("Jutta Leerdam; no passing known. ") for line in lines)
    gone = _after(
        STARTED,
        racing.ResultPublished(distance="w500", race=2, skater="jutta-leerdam", time="37.59"),
        DONE,
    )
    assert "No pair is on the ice, as far as this log knows." in gone.lines


def test_a_pair_of_which_something_is_known_and_nothing_confirmed_is_on_the_ice() -> None:
    lines = drawn(611, "now").lines
    assert "Women's 500 m, second race, the last pair" in lines
    assert any(line.startswith("Marrit Fledderus; false start; no passing known. ") for line in lines)
    assert not any("the last pair (Leerdam – Fledderus)" in line for line in lines)


def test_who_started_falsely_a_second_time_has_no_time_to_skate_any_more() -> None:
    assert "Marrit Fledderus; second false start in the pair." in drawn(612, "now").lines


def test_a_time_that_is_not_confirmed_is_shown_on_the_ice() -> None:
    assert "Jutta Leerdam; 37.59." in drawn(613, "now").lines


def test_a_passing_is_shown_and_that_the_leaders_is_not_known() -> None:
    lines = _after(STARTED, PASSED).lines
    assert any("Jutta Leerdam; 100 m in 10.31; the leader's time there is not known." in one for one in lines)


def test_a_skater_on_the_ice_has_the_time_that_is_enough_as_the_proof_says_it() -> None:
    lines = _after(STARTED).lines
    (leerdam,) = [line for line in lines if line.startswith("Jutta Leerdam; ")]
    assert "or faster is enough to be certain" in leerdam or "No time here is enough by itself." in leerdam


def test_who_just_finished_has_time_rank_and_gap() -> None:
    assert "Naomi Verkerk: 37.68, 3rd, +0.41" in drawn(606, "now").lines


def test_the_pair_to_come_is_named_and_the_next_race_has_its_day() -> None:
    lines = drawn(BEFORE_THE_LAST_PAIR, "now").lines
    assert "Women's 500 m, second race: the last pair (Leerdam – Fledderus)." in lines
    assert "Women's 1500 m: Mon 29 Dec. Its hour was not announced." in lines


def test_what_the_last_fact_changed_is_told_with_its_cause_and_the_others_are_counted() -> None:
    lines = drawn(EVENING, "now").lines
    assert (
        "Joy Beune – Fact 618: ○ in, waiting → ◐ certain by the order, because Femke Kok's first place on "
        "the 500 m made row 5 a doublure." in lines
    )
    assert "And 18 skaters more." in lines


def test_before_a_procedure_is_adopted_nothing_is_said_of_an_order() -> None:
    assert "What changed in the order" not in drawn(1, "now").lines


def test_the_page_stands_second_in_the_navigation_in_both_languages() -> None:
    for language, name in (("nl", "Nu"), ("en", "Now")):
        lines = drawn(EVENING, "", language).lines
        programme = "Programma" if language == "nl" else "Programme"
        assert lines.index(name) == lines.index(programme) - 1
