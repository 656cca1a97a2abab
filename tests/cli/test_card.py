"""The speaker's card: who skates, what stands, and what is at stake."""

from __future__ import annotations

import pytest
from tests.cli.conftest import Ask

EVENING = ("--at", "2025-12-28")


def test_a_card_is_about_the_next_distance_the_skater_is_entered_for(ask: Ask) -> None:
    assert "Women's 1500 m · Mon 29 Dec" in ask("card", "leerdam", *EVENING).out
    assert "Women's 500 m" in ask("card", "leerdam", "--at", "2025-12-27").out


def test_a_card_after_the_last_race_is_about_the_last_distance(ask: Ask) -> None:
    found = ask("card", "jorrit bergsma", *EVENING)
    assert "the last pair, against Beau Snellink, 12:45.52" in found.out
    assert "At stake" not in found.out
    assert "On the order" in found.out


def test_a_card_says_what_each_rank_would_mean(ask: Ask) -> None:
    found = ask("card", "merel conijn", "--at", "2025-12-29").out
    assert "Tickets here: 1st (row 6) and 2nd (row 8)." in found
    assert "1st: certain, whatever the others and the committee do." in found
    assert "2nd: certain by the order, whatever the others do." in found


def test_a_card_tells_nothing_is_needed_to_who_is_certain(ask: Ask) -> None:
    found = ask("card", "kok", *EVENING).out
    assert "● certain: place 1." in found
    assert "whatever the others do" not in found


def test_a_card_names_the_marks_as_they_stand_after_the_races_so_far(ask: Ask) -> None:
    about = ("card", "groenewoud", "--distance", "w3000")
    assert "3:55.84" in ask(*about, "--at", "2025-12-26").line("personal best")
    assert "3:54.73" in ask(*about, *EVENING).line("personal best")
    assert "36.87 Femke Kok" in ask("card", "leerdam", "--distance", "w500", *EVENING).line("track record")


def test_a_card_tells_a_withdrawal_with_its_reason(ask: Ask) -> None:
    assert "Withdrawn: " in ask("card", "merel conijn", "--distance", "w1500", "--at", "2025-12-29").out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("card", "kok", "--distance", "m500"), "Femke Kok does not skate on the men's 500 m."),
        (("card", "nobody"), "No skater here is called “nobody”"),
        (("card",), "Say which skater"),
    ],
    ids=lambda value: value if isinstance(value, str) else "-".join(value),
)
def test_a_card_that_cannot_be_made_is_refused_in_one_sentence(
    ask: Ask, words: tuple[str, ...], says: str
) -> None:
    found = ask(*words)
    assert found.code == 2
    assert says in found.err
    assert found.err.count("\n") == 1


def test_every_skater_who_is_entered_has_a_card_in_both_languages(ask: Ask) -> None:
    skaters = {fact["event"]["skater"] for fact in ask("log", "--type", "entry.made", "--json").json["facts"]}
    for n, skater in enumerate(sorted(skaters)):
        found = ask("card", skater, *EVENING, "--lang", "nl" if n % 2 else "en")
        assert found.code == 0, found.err
