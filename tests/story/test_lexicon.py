"""The lexicon is a file that a journalist edits: whatever is wrong in it is refused with line and remedy."""

from __future__ import annotations

from importlib.resources import files

import pytest
from tests.story.stories import LANGUAGES, plan, whole

from startbewijs.errors import Refused
from startbewijs.publish.story.kinds import KINDS
from startbewijs.publish.story.numbers import Numbers
from startbewijs.publish.story.realising import realised
from startbewijs.publish.story.wording import lexicon, packaged
from startbewijs.sport.times import RaceTime


def text(language: str) -> str:
    return (files("startbewijs.publish.story") / "lexicon" / f"{language}.toml").read_text(encoding="utf-8")


def refusal(old: str, new: str, language: str = "nl") -> str:
    """What is said of the lexicon once `old` is replaced by `new` in it."""
    whole = text(language)
    assert whole.count(old) == 1
    with pytest.raises(Refused) as refused:
        lexicon(whole.replace(old, new), "mine.toml")
    line = whole[: whole.index(old)].count("\n") + 1
    said = str(refused.value)
    assert said.startswith(f"mine.toml, line {line}: "), said
    return said


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_packaged_lexicon_has_words_for_every_kind(language: str) -> None:
    assert set(packaged(language).patterns) == set(KINDS)


def test_a_word_that_an_editor_changes_is_printed() -> None:
    changed = lexicon(text("nl").replace("baanrecord", "record van Thialf"), "mine.toml")
    assert "een record van Thialf" in whole(realised(plan("2025-12-28"), changed))


def test_a_pattern_that_leaves_a_fact_out_is_refused() -> None:
    said = refusal('"{who} | was | met {time} de snelste"', '"{who} | was | de snelste"')
    assert "“time” is wrong here" in said
    assert "must use {time}, {who}" in said


def test_a_pattern_that_asks_for_a_fact_that_is_not_there_is_refused() -> None:
    said = refusal('"{who} | was | met {time} de snelste"', '"{who} | was | met {time} op {day} de snelste"')
    assert "“day” is wrong here" in said


def test_a_misspelt_kind_is_refused_with_the_nearest() -> None:
    assert "did you mean “best_there”?" in refusal("best_there = ", "best_ther = ")


def test_a_single_pattern_for_what_may_come_twice_is_refused() -> None:
    said = refusal('fell_alone = ["{who} | viel", ', "fell_alone = [")
    assert "needs 2 patterns" in said


def test_a_clause_without_a_verb_is_refused() -> None:
    assert "subject | verb | middle | end" in refusal(
        '"{who} | viel", "{who} | kwam | | ten val"]\ndid', '"{who} viel", "{who} | kwam | | ten val"]\ndid'
    )


def test_a_choice_of_number_outside_the_verb_is_refused() -> None:
    said = refusal('"{who} | haalde | de finish niet"', '"{who} | haalde | de finish/eindstreep niet"')
    assert "has a / where only the verb may" in said


def test_a_broken_line_is_refused_with_its_number() -> None:
    assert "not TOML" in refusal('decimal = ","', 'decimal = ",')


def test_an_unknown_language_is_refused() -> None:
    assert "“fy” is not known here" in refusal('language = "nl"', 'language = "fy"')


@pytest.mark.parametrize(
    ("ms", "dutch", "english"),
    [
        (5, "vijf duizendsten van een seconde", "five thousandths of a second"),
        (10, "een honderdste van een seconde", "a hundredth of a second"),
        (30, "drie honderdsten van een seconde", "three hundredths of a second"),
        (400, "vier tienden van een seconde", "four tenths of a second"),
        (460, "bijna een halve seconde", "almost half a second"),
        (500, "een halve seconde", "half a second"),
        (510, "ruim een halve seconde", "just over half a second"),
        (370, "bijna vier tienden van een seconde", "almost four tenths of a second"),
        (630, "ruim zes tienden van een seconde", "just over six tenths of a second"),
        (960, "bijna een seconde", "almost a second"),
        (1100, "ruim een seconde", "just over a second"),
        (9170, "ruim negen seconden", "just over nine seconds"),
        (17_750, "bijna achttien seconden", "almost 18 seconds"),
        (48_720, "bijna 49 seconden", "almost 49 seconds"),
    ],
)
def test_a_difference_is_said_as_one_says_it(ms: int, dutch: str, english: str) -> None:
    assert Numbers(packaged("nl")).gap(RaceTime(ms)) == dutch
    assert Numbers(packaged("en")).gap(RaceTime(ms)) == english


@pytest.mark.parametrize("ms", range(1, 3000, 7))
def test_a_difference_in_words_is_never_more_than_half_a_unit_off(ms: int) -> None:
    """What is said with “just over” lies below the true difference, with “almost” above it."""
    said = Numbers(packaged("en")).gap(RaceTime(ms))
    for how, there in (("just over", 1), ("almost", -1)):
        if said.startswith(how):
            assert (ms - _meant(said)) * there > 0
    assert abs(ms - _meant(said)) <= 500


def _meant(said: str) -> int:
    """The thousandths that an English difference names."""
    words = packaged("en").lists["numbers"]
    if "half a second" in said:
        return 500
    units = {"thousandth": 1, "hundredth": 10, "tenth": 100}
    size = next((size for unit, size in units.items() if unit in said), 1000)
    named = [words.index(word) for word in said.replace(" a ", " one ").split() if word in words]
    return size * (named[0] if named else 1)
