"""The screen on the wall of a hall: both orders, the line, the ice, what changed and what comes next."""

from __future__ import annotations

import gzip

import pytest
from tests.site.reading import END, EVENING, Read, drawn, okt
from tests.site.test_now import FLEDDERUS, LEERDAM, STARTED, after, finishes, passes

from startbewijs.publish.site.wall import wall


def test_both_orders_stand_on_it_with_name_word_and_shape_of_each_status() -> None:
    lines = drawn(EVENING, "wall").lines
    for said in (
        "1 ● F. Kok certain 500 m 1st · 36.87",
        "10 ◐ J. Beune certain by the order 3000 m 2nd · 3:56.80",
        "11 ○ J. Leerdam 1 doublure needed 500 m 2nd · 37.24",
        "5 ↑ F. Kok already at row 1 1000 m 1st · 1:14.08",
        "2 1500 m 1st to come, Mon 29 Dec",
        "15 ○ J. Bergsma 5 doublures needed 10,000 m 2nd · 12:45.52",
    ):
        assert said in lines, lines


def test_the_line_parts_the_rows_of_each_order() -> None:
    lines = drawn(EVENING, "wall", "nl").lines
    assert lines.count("de streep, als elke open rij een nieuwe naam brengt") == 2


def test_what_just_changed_stands_in_words_with_its_cause() -> None:
    lines = drawn(EVENING, "wall").lines
    assert (
        "Joy Beune ○ → ◐ certain by the order Femke Kok's first place on the 500 m made row 5 a doublure"
        in lines
    )


def test_the_ice_takes_the_place_of_who_just_finished_and_what_it_would_change_that_of_what_changed() -> None:
    site = after(STARTED, finishes(LEERDAM, "36.80"), finishes(FLEDDERUS, "38.00"), address="wall")
    lines = Read(wall(site)).lines
    assert "On the ice" in lines
    assert "1st · 1st in the distance · not confirmed · leader −0.47 · 3rd −0.66" in lines
    assert "If confirmed" in lines
    assert not {"Just finished", "What changed in the order"} & {*lines}


def test_a_passing_stands_with_its_metres() -> None:
    lines = Read(wall(after(STARTED, passes(LEERDAM, "10.31"), address="wall"))).lines
    assert "100 m" in lines


def test_before_a_procedure_is_adopted_it_says_that_nobody_can_earn_a_ticket() -> None:
    assert "No selection procedure has been adopted yet" in drawn(50, "wall").text


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("position", [1, 60, EVENING, 700, END])
def test_it_is_drawn_at_every_stage_and_small(position: int, language: str) -> None:
    text = okt(position, language).page("wall") or ""
    read = Read(text)
    assert [tag for tag, _ in read.tags].count("h1") == 1
    assert not [tag for tag, _ in read.tags if tag == "nav"]
    assert len(gzip.compress(text.encode(), mtime=0)) < 10_000


def test_only_the_newest_wall_listens_for_news() -> None:
    assert 'data-events="../../events?page=en/wall/"' in (okt(EVENING).page("wall", live=True) or "")
    assert "data-events" not in (okt(EVENING).page("wall") or "")


def test_every_page_leads_to_it() -> None:
    assert "wall/" in "".join(drawn(EVENING, "").links)
