"""The notes of the packaged log in the reader's language."""

from __future__ import annotations

import io

import pytest

from startbewijs.log.events.tournament import SourceCited
from startbewijs.publish.subjects.people import introduced
from startbewijs.publish.subjects.racing import results
from startbewijs.publish.terminal import draw
from startbewijs.publish.words import spoken
from startbewijs.service import bootstrap, queries
from startbewijs.service.library import notes
from startbewijs.sport.distances import Distance


def recorded() -> set[str]:
    """Every note and every title of a source in the log."""
    facts = queries.facts_of(bootstrap.library(None), "okt-2025")
    titles = {fact.event.title for fact in facts if isinstance(fact.event, SourceCited)}
    return titles | {fact.why for fact in facts if fact.why}


def test_every_recorded_note_has_a_dutch_text_and_no_text_is_without_a_note() -> None:
    assert set(notes("nl")) == recorded()
    assert all(notes("nl").values())


def test_a_language_without_texts_shows_a_note_as_it_was_recorded() -> None:
    assert notes("en") == {}
    assert spoken("en").note("A misstep.") == "A misstep."


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "She left out the second race to rest after the track record of the first"),
        ("nl", "sloeg de tweede race over om te rusten na het baanrecord"),
    ],
)
def test_a_note_is_shown_in_the_language_of_the_reader_and_is_no_quotation(language: str, said: str) -> None:
    found = queries.snapshot(bootstrap.library(None), "okt-2025")
    file = io.StringIO()
    page = results(found, Distance.of("w500"), 2).page(spoken(language).knowing(notes(language)))
    draw(page, file)
    assert said in " ".join(file.getvalue().split())
    assert "“" not in file.getvalue()


def test_what_was_noted_when_registering_is_said_in_the_log_alone() -> None:
    state = queries.snapshot(bootstrap.library(None), "okt-2025").competition
    words = spoken("en")
    assert introduced(state.skater("jutta-leerdam"), words).endswith("Olympic silver 1000 m 2022.")
    assert introduced(state.skater("jorrit-bergsma"), words).endswith("3 earlier Games.")
    assert "withdrawal" not in introduced(state.skater("merel-conijn"), words)
