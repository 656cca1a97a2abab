"""What a sports desk would print of the other days, and how days on end differ."""

from __future__ import annotations

from itertools import pairwise

import pytest
from tests.story.stories import DAYS, LANGUAGES, plan, story, whole

SKATED = DAYS[:5]


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_days_on_end_do_not_begin_alike(language: str) -> None:
    for one, other in pairwise(SKATED):
        first, second = story(one, language), story(other, language)
        assert first.lead[0].pattern != second.lead[0].pattern


@pytest.mark.parametrize(
    ("language", "women", "men"),
    [
        (
            "nl",
            "Anna Boersma heeft nog één doublure nodig, die alleen de selectiecommissie nog kan brengen.",
            "Marcel Bosker heeft nog één doublure nodig, die van de selectiecommissie moet komen.",
        ),
        (
            "en",
            "Anna Boersma needs one more doublure, which only the selectors can still bring.",
            "Marcel Bosker needs one more doublure, which has to come from the selectors.",
        ),
    ],
)
def test_after_the_last_race_who_waits_is_told_to_wait_for_the_committee(
    language: str, women: str, men: str
) -> None:
    text = whole(story("2025-12-30", language))
    assert women in text
    assert men in text


@pytest.mark.parametrize("day", SKATED[:-1])
def test_while_races_are_to_come_nobody_is_said_to_wait_for_the_committee_alone(day: str) -> None:
    assert "only_committee" not in {item.kind for item in plan(day).items().values()}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nl", "De 1500 meter bij de vrouwen was in 1.53,02 voor Antoinette Rijpma-de Jong. Ze "),
        ("en", "The women's 1,500m went to Antoinette Rijpma-de Jong in 1:53.02. She "),
    ],
)
def test_who_was_named_at_the_end_of_a_sentence_need_not_be_named_again(language: str, words: str) -> None:
    assert words in whole(story("2025-12-29", language))


def test_what_belongs_to_a_skater_is_told_as_the_english_write_it() -> None:
    assert "Prins's start in the 1,500m goes to Kjeld Nuis" in whole(story("2026-01-01", "en"))
    for day in DAYS:
        assert " of Prins" not in whole(story(day, "en"))


def test_the_dutch_say_of_a_team_that_it_is_made_up_of_its_skaters() -> None:
    text = whole(story("2026-01-01", "nl"))
    assert "Anna Boersma deel uit van de ploeg." in text
    assert "Bij de mannen bestaat de ploeg uit " in text
