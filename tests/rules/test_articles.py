"""The book: every number says what it is and where it was read."""

from __future__ import annotations

import pytest

from startbewijs.log.events import racing
from startbewijs.rules import articles, points
from startbewijs.rules.articles import SANCTIONS, TIME_SOURCES, UNTIMED_ORDER, Article
from startbewijs.sport.competition import Status

BOOK = {
    f"{module.__name__}.{name}": value
    for module in (articles, points)
    for name, value in vars(module).items()
    if isinstance(value, Article)
}


@pytest.mark.parametrize("article", BOOK.values(), ids=BOOK)
def test_every_article_says_what_it_is_and_where_it_was_read(article: Article[object]) -> None:
    assert article.says.endswith(".")
    assert article.cited


def test_a_pair_may_start_falsely_once() -> None:
    assert articles.FALSE_STARTS.value == 1


def test_the_code_of_a_false_start_is_on_the_legend() -> None:
    assert SANCTIONS.value[articles.FALSE_START_CODE.value] == "false start"


def test_every_source_of_a_time_that_a_log_knows_has_its_place_in_the_order_of_trust() -> None:
    known = racing.TimeSource.__args__  # type: ignore[attr-defined]
    assert sorted(TIME_SOURCES.value) == sorted(known)


def test_every_status_without_a_time_has_its_place_below_the_others() -> None:
    assert sorted(UNTIMED_ORDER.value) == sorted(status for status in Status if status is not Status.FINISHED)
