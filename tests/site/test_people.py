"""Everybody on one page, and who is certain and who waits in a few lines on the first one."""

from __future__ import annotations

from tests.site.reading import END, EVENING, drawn, okt
from tests.site.test_now import FLEDDERUS, LEERDAM, STARTED, after, finishes

from startbewijs.publish.site.who import who_goes


def test_the_first_page_says_in_a_few_lines_who_is_certain_and_who_waits_for_how_many_doublures() -> None:
    lines = drawn(EVENING, "").lines
    for said in (
        "● certain: Kok, Groenewoud",
        "◐ certain by the order: Schulting, Beune",
        "○ in, waits for doublures: Leerdam (1 more), Boersma (2 more), Conijn (3 more), Verkerk (5 more)",
        "◌ 32 others still possible",
        "○ in, waits for doublures: Diniz (1 more), Bosker (3 more), Wennemars (4 more), J. Bergsma (5 more)",
    ):
        assert said in lines, lines


def test_the_news_names_who_fell_or_was_disqualified_that_day_and_nobody_else() -> None:
    assert "Marrit Fledderus: two false starts, disqualified (women's 500 m)" in drawn(EVENING, "").lines
    friday = [
        line for line in drawn(386, "").lines if line.endswith((": fell (women's 1000 m)", "disqualified"))
    ]
    assert friday == ["Jutta Leerdam: fell (women's 1000 m)"]
    assert not [line for line in drawn(END, "").lines if "disqualified (" in line or ": fell (" in line]


def test_a_name_that_two_skaters_share_keeps_its_initial() -> None:
    assert "J. Bergsma (5 more)" in drawn(EVENING, "").text
    assert "J. Leerdam (1 more)" not in drawn(EVENING, "").text


def test_once_the_teams_are_published_nobody_waits_any_more() -> None:
    text = drawn(END, "").text
    assert "◆ designated: " in text
    assert "waits for doublures" not in text


def test_every_skater_who_is_entered_stands_on_one_page_with_the_status() -> None:
    read = drawn(EVENING, "skaters")
    assert "Marrit Fledderus ◌ still possible" in read.lines
    assert "Femke Kok ● certain" in read.lines
    entered = {one for contest in okt(EVENING).ground.state.contests.values() for one in contest.entrants}
    assert {link.split("/")[-2] for link in read.links if "/skater/" in link} == entered


def test_before_anybody_is_entered_the_page_says_so() -> None:
    assert "Nobody is entered yet." in drawn(1, "skaters").text


def test_the_first_page_says_what_the_pair_on_the_ice_would_change_if_it_is_confirmed() -> None:
    site = after(STARTED, finishes(LEERDAM, "36.80"), finishes(FLEDDERUS, "38.00"), address="")
    main = str(who_goes(site, None).main)
    assert "Women's 500 m, second race, the last pair. " in main
    assert "<h3>If confirmed</h3>" in main  # right below the heading of its section
    assert main.index("Not confirmed by the referee yet") < main.index('class="orders"')
    assert "Not confirmed by the referee yet" not in drawn(EVENING, "").text


def test_a_skaters_page_tells_first_what_was_skated_then_what_is_needed_then_why() -> None:
    lines = drawn(EVENING, "skater/jorrit-bergsma").lines
    order = [
        lines.index("○ in, waiting"),
        lines.index("Men's 10,000 m: 12:45.52; 2nd in the classification."),
        lines.index("What Jorrit Bergsma needs"),
        lines.index("Why: the order above, counted out"),
        lines.index("The order down to row 15"),
        lines.index("How the chances went"),
    ]
    assert order == sorted(order)


def test_a_race_to_come_has_its_day_on_the_skaters_page() -> None:
    assert "Women's 1500 m: to come, Mon 29 Dec." in drawn(EVENING, "skater/jutta-leerdam").lines
