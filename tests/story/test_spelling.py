"""Every word of every story of the packaged tournament is in the dictionary, or is somebody's name."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest
from tests.story.stories import DAYS, LANGUAGES, snapshot, story

DICTIONARIES = {"nl": "nl_NL", "en": "en_GB"}
WORDINGS = range(8)
MISSING = (
    "hunspell with its dictionaries is not installed: apt-get install hunspell hunspell-nl hunspell-en-gb"
)


def unknown(text: str, language: str) -> set[str]:
    """The words of a text that the dictionary of a language does not have."""
    command = ["hunspell", "-d", DICTIONARIES[language], "-l"]
    if shutil.which("hunspell") is None:
        pytest.skip(MISSING)
    asked = subprocess.run(command, input=text, capture_output=True, text=True, encoding="utf-8", check=False)
    if asked.returncode:
        pytest.skip(MISSING)
    return set(asked.stdout.split())


def names() -> str:
    """Everything that is a name: skaters, teams, the holders of records, the track."""
    state = snapshot(DAYS[-1]).competition
    named = [f"{one.name} {one.team}" for one in state.skaters.values()]
    return " ".join([*named, *(str(mark.holder) for mark in state.marks), str(state.track)])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_a_story_is_a_word_of_its_language_or_a_name(language: str) -> None:
    text = "\n".join(
        told.text for day in DAYS for seed in WORDINGS for told in story(day, language, seed).sentences()
    )
    known = set(re.findall(r"\w+", names()))
    strange = {word for word in unknown(text, language) if not re.search(r"\d", word)}
    assert {word for word in strange if not set(re.findall(r"\w+", word)) <= known | {"s"}} == set()


@pytest.mark.parametrize(("language", "wrong"), [("nl", "sgaatsen"), ("en", "skaitting")])
def test_a_word_that_is_not_one_is_found(language: str, wrong: str) -> None:
    assert unknown(wrong, language) == {wrong}
