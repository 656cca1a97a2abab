"""A page as HTML says what the terminal says, and whatever somebody was called stays text."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.site.reading import EVENING, okt

from startbewijs.publish.answer import Answer
from startbewijs.publish.html.drawing import Pen, page_drawn
from startbewijs.publish.html.markup import Html, element
from startbewijs.publish.page import Column, Heading, Page, Rule, Sentence, Table, Tone, cell, row, text
from startbewijs.publish.subjects.classified import classified
from startbewijs.publish.subjects.racing import results
from startbewijs.publish.subjects.recordbook import recordbook
from startbewijs.publish.subjects.schedule import programme, startlist
from startbewijs.publish.terminal import draw
from startbewijs.publish.words import spoken
from startbewijs.sport.distances import Distance

EN = spoken("en")
HOSTILE = '<script>alert("x")</script> & \' <img src=x onerror=alert(1)>'


class Tags(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.words += data


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"])))
def test_text_and_attributes_come_back_as_they_were(said: str) -> None:
    read = Tags(element("p", said, title=said))
    assert read.tags == ["p"]
    assert read.words == said


def test_a_hostile_name_stays_text_in_every_kind_of_block() -> None:
    page = Page().add(
        Heading(HOSTILE, HOSTILE, 1),
        Sentence(text(HOSTILE, Tone.STRONG), "◆"),
        Sentence(text(HOSTILE)),
        Table((Column(HOSTILE), Column(HOSTILE)), (row(cell(HOSTILE), HOSTILE), Rule(HOSTILE))),
    )
    read = Tags(page_drawn(page, Pen(EN, {HOSTILE: HOSTILE})))
    assert not {"script", "img"} & {*read.tags}
    assert read.words.count(HOSTILE) == 9


def test_what_is_html_already_is_not_escaped_twice() -> None:
    assert element("p", Html("<b>a</b>"), "&") == "<p><b>a</b>&amp;</p>"


def _answers() -> list[Answer]:
    snapshot = okt(EVENING).ground.snapshot
    answers = [programme(snapshot), recordbook(snapshot)]
    for key in ("w500", "m10000", "w1500"):
        distance = Distance.of(key)
        answers += [
            classified(snapshot, distance),
            results(snapshot, distance),
            startlist(snapshot, distance),
        ]
    return answers


@pytest.mark.parametrize("language", ["nl", "en"])
def test_page_and_terminal_say_the_same_words_in_the_same_order(language: str) -> None:
    words = spoken(language)
    for answer in _answers():
        file = StringIO()
        draw(answer.page(words), file)
        page = Tags(page_drawn(answer.page(words), Pen(words)))
        assert _squeezed(page.words) == _squeezed(file.getvalue())


def _squeezed(shown: str) -> str:
    """The characters alone: a terminal draws rules, dots and blanks where a page has its layout."""
    return re.sub(r"[\s─━·]", "", shown).casefold()


def test_a_word_that_has_a_page_of_its_own_leads_there_only_where_it_stands_alone() -> None:
    page = Page().add(Table((Column("a"), Column("b")), (row("Femke Kok", "Femke Kok wins"),)))
    drawn = page_drawn(page, Pen(EN, {"Femke Kok": "../kok/"}))
    assert '<td><a href="../kok/">Femke Kok</a></td><td>Femke Kok wins</td>' in drawn


def test_a_bar_is_a_picture_that_says_what_it_shows() -> None:
    read = okt(EVENING).page("skater/jutta-leerdam") or ""
    assert 'aria-label="place 2 to 10, now 5, the line below 9"' in read
    assert "━" not in read
