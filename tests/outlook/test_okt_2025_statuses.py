"""What the proof says on the evenings of the trials of December 2025, and on the way there."""

from __future__ import annotations

import os
from functools import cache

import pytest
from tests.selection.cases import packaged
from tests.tournaments.okt import FACTS, state_at

from startbewijs.log.events import decisions, racing
from startbewijs.log.fold.folding import folded
from startbewijs.outlook.committee import Use, hardest_use
from startbewijs.outlook.ladder import Ladder, ladder
from startbewijs.outlook.status import Outlook, Status, outlooks
from startbewijs.selection.procedure import Reading
from startbewijs.sport.distances import Sex

DAYS = ("2025-12-26", "2025-12-27", "2025-12-28", "2025-12-29", "2025-12-30", "2026-01-01")
SPACING = 40 if os.environ.get("STARTBEWIJS_ORACLE") is None else 1
"""Every so many-th position of the log is proved anew; `make oracle` asks for all of them."""

CERTAIN, ORDER, WAITING = "certain", "certain by the order", "in, waiting"

EVENINGS = {
    (
        "2025-12-26",
        "w",
    ): "femke-kok 1 1–5 certain 0 · suzanne-schulting 2 1–7 order 0 · naomi-verkerk 3 1–15 waiting 6",
    ("2025-12-26", "m"): (
        "stijn-van-de-bunt 1 1–6 certain 0 · chris-huizinga 2 1–8 order 0 · marcel-bosker 3 1–13 waiting 4"
    ),
    ("2025-12-27", "w"): (
        "marijke-groenewoud 1 1–4 certain 0 · femke-kok 2 1–5 certain 0 · suzanne-schulting 3 1–7 order 0 · "
        "joy-beune 4 1–10 waiting 1 · merel-conijn 5 1–13 waiting 4 · naomi-verkerk 6 1–15 waiting 6"
    ),
    ("2025-12-27", "m"): (
        "jenning-de-boo 1 1–3 certain 0 · stijn-van-de-bunt 2 2–6 certain 0 · chris-huizinga 3 2–8 order 0 · "
        "sebas-diniz 4 1–11 waiting 2 · marcel-bosker 5 2–13 waiting 4 · joep-wennemars 6 1–14 waiting 5"
    ),
    ("2025-12-28", "w"): (
        "femke-kok 1 1–1 certain 0 · marijke-groenewoud 2 2–4 certain 0 · suzanne-schulting 3 3–6 order 0 · "
        "joy-beune 4 2–9 order 0 · jutta-leerdam 5 2–10 waiting 1 · anna-boersma 6 3–11 waiting 2 · "
        "merel-conijn 7 3–12 waiting 3 · naomi-verkerk 8 3–14 waiting 5"
    ),
    ("2025-12-28", "m"): (
        "jenning-de-boo 1 1–3 certain 0 · stijn-van-de-bunt 2 2–6 certain 0 · chris-huizinga 3 2–8 order 0 · "
        "sebas-diniz 4 1–10 waiting 1 · marcel-bosker 5 2–12 waiting 3 · joep-wennemars 6 1–13 waiting 4 · "
        "jorrit-bergsma 7 2–14 waiting 5"
    ),
    ("2025-12-30", "w"): (
        "femke-kok 1 1–1 certain 0 · antoinette-rijpma-de-jong 2 2–2 certain 0 · "
        "marijke-groenewoud 3 3–4 certain 0 · "
        "merel-conijn 4 4–5 certain 0 · suzanne-schulting 5 5–6 order 0 · bente-kerkhoff 6 6–7 order 0 · "
        "joy-beune 7 7–8 order 0 · jutta-leerdam 8 8–9 order 0 · anna-boersma 9 9–10 waiting 1"
    ),
    ("2025-12-30", "m"): (
        "jenning-de-boo 1 1–2 certain 0 · joep-wennemars 2 2–3 certain 0 · "
        "stijn-van-de-bunt 3 3–4 certain 0 · "
        "kjeld-nuis 4 4–5 certain 0 · chris-huizinga 5 5–6 certain 0 · tijmen-snel 6 6–7 order 0 · "
        "sebas-diniz 7 7–8 order 0 · tim-prins 8 8–9 order 0 · marcel-bosker 9 9–10 waiting 1"
    ),
}
"""Who stands inside the line if it ended now: place, best–worst, grade, doublures needed."""

WORDS = {"certain": CERTAIN, "order": ORDER, "waiting": WAITING}


@cache
def proved(day: str, sex: Sex) -> dict[str, Outlook]:
    return {one.skater: one for one in outlooks(state_at(day), packaged(), sex)}


@cache
def climbed(day: str, sex: Sex) -> Ladder:
    found = ladder(state_at(day), packaged(), sex)
    assert isinstance(found, Ladder)
    return found


@pytest.mark.parametrize(("day", "sex"), EVENINGS)
def test_the_evenings_of_the_trials_are_proved_as_they_were_worked_out(day: str, sex: str) -> None:
    expected = []
    for text in EVENINGS[day, sex].split(" · "):
        skater, now, interval, grade, needed = text.split()
        best, worst = map(int, interval.split("–"))
        expected.append((skater, int(now), best, worst, WORDS[grade], int(needed)))
    inside = [one for one in proved(day, Sex(sex)).values() if one.now is not None and one.now <= 9]
    assert [
        (one.skater, one.now, one.best, one.worst, one.status.value, one.doublures_needed) for one in inside
    ] == expected


@pytest.mark.parametrize("sex", list(Sex))
@pytest.mark.parametrize("day", DAYS)
def test_every_bound_of_every_evening_is_attained_when_it_is_played(day: str, sex: Sex) -> None:
    found = proved(day, sex).values()
    assert found
    assert [one.skater for one in found if one.status is Status.NOT_PROVED or one.bounds is None] == []


def test_on_the_27th_three_designations_for_the_team_alone_displace_schulting() -> None:
    found = proved("2025-12-27", Sex.WOMEN)["suzanne-schulting"]
    assert found.worst is not None
    assert (found.worst, found.worst <= 9 - Use((), 3).displaced) == (7, False)


def test_the_threat_that_is_told_is_the_one_of_the_fewest_designations() -> None:
    for day in ("2025-12-27", "2025-12-28"):
        threat = proved(day, Sex.WOMEN)["suzanne-schulting"].threat
        assert threat is not None
        made = [(made.skater, made.reading) for made in threat.on_distances]
        assert (made, threat.for_team) == ([("jutta-leerdam", Reading.FIRST)], 0), day


def test_on_the_28th_only_leerdam_as_first_on_the_1000_m_displaces_schulting() -> None:
    threat = proved("2025-12-28", Sex.WOMEN)["suzanne-schulting"].threat
    assert threat is not None
    (made,) = threat.on_distances
    assert (made.skater, made.distance.key, made.reading) == ("jutta-leerdam", "w1000", Reading.FIRST)


def test_on_the_27th_kok_is_exactly_at_the_limit() -> None:
    hardest = hardest_use(climbed("2025-12-27", Sex.WOMEN), "femke-kok")
    assert hardest is not None
    use, counted = hardest
    assert (use.on_distances[0].skater, use.on_distances[0].reading) == ("jutta-leerdam", Reading.FIRST)
    assert (use.for_team, counted) == (2, 9)


def test_on_the_30th_only_the_designated_row_is_waited_for_and_naming_it_settles_everything() -> None:
    before, after = proved("2025-12-30", Sex.MEN), proved("2026-01-01", Sex.MEN)
    assert (before["jorrit-bergsma"].now, before["jorrit-bergsma"].status) == (10, Status.OUT)
    assert (after["tim-prins"].best, after["marcel-bosker"].best) == (9, 10)
    assert after["tim-prins"].status is Status.LEFT_OUT
    assert after["marcel-bosker"].status is Status.DESIGNATED
    assert after["jorrit-bergsma"].status is Status.CERTAIN


def test_in_the_end_the_proof_and_the_published_team_agree() -> None:
    for sex in Sex:
        going = {
            one.skater
            for one in proved("2026-01-01", sex).values()
            if one.status in (Status.CERTAIN, Status.DESIGNATED)
        }
        assert going == set(state_at("2026-01-01").published_teams[sex])


@pytest.mark.parametrize("sex", list(Sex))
def test_along_the_tournament_no_race_takes_back_what_was_certain_or_out(sex: Sex) -> None:
    last: dict[str, Outlook] = {}
    safe = {Status.CERTAIN, Status.BY_THE_ORDER}
    decided = {Status.DESIGNATED, Status.LEFT_OUT}
    state = folded(FACTS[:378])
    tried = 0
    for fact in FACTS[378:]:
        state = folded([fact], onto=state)
        deciding = isinstance(fact.event, decisions.DesignationMade | decisions.TeamPublished)
        if fact.position % SPACING and not isinstance(fact.event, racing.DistanceClosed) and not deciding:
            continue
        tried += 1
        for one in outlooks(state, packaged(), sex):
            before = last.get(one.skater)
            last[one.skater] = one
            assert one.status is not Status.NOT_PROVED
            if before is None or deciding:
                continue
            if before.status in safe:
                assert one.status in safe, (fact.position, one)
            if before.status in {Status.OUT, *decided}:
                assert one.status is before.status, (fact.position, one)
            assert before.worst is None or (one.worst is not None and one.worst <= before.worst), (fact, one)
            assert before.best is not None or one.best is None
    assert tried > 15
