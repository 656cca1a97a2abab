"""A procedure that is wrong is refused in one sentence with file, line, field and remedy."""

from __future__ import annotations

import tomllib
from hashlib import sha256

import pytest
from tests.selection.cases import CASES, PROCEDURES, packaged

from startbewijs.errors import Refused
from startbewijs.selection.procedure import WHERE_USED, Kind, Reading, Row, Sure, Topic
from startbewijs.selection.reading import procedure
from startbewijs.sport.competition import Counting
from startbewijs.sport.distances import Sex

TEXT = (PROCEDURES / "knsb-2026.toml").read_bytes().decode()


MISTAKES = tomllib.loads((CASES.parent / "procedures" / "mistakes.toml").read_text(encoding="utf-8"))
ROW_2 = 'row =  2, distance = "w1500", rank = 1'


@pytest.mark.parametrize("mistake", MISTAKES["mistake"], ids=lambda mistake: mistake["said"][:40])
def test_a_mistake_is_named_with_its_file_line_field_and_remedy(mistake: dict[str, str]) -> None:
    text = (PROCEDURES / f"{mistake.get('of', 'knsb-2026')}.toml").read_bytes().decode()
    assert mistake["change"] in text
    changed = text.replace(mistake["change"], mistake["into"], 1)
    assert mistake["stands"] in changed
    line = 1 + changed[: changed.index(mistake["stands"])].count("\n")
    with pytest.raises(Refused) as caught:
        procedure(changed, "mine.toml")
    assert str(caught.value).startswith(f"mine.toml, line {line}: ")
    assert mistake["said"] in str(caught.value)


def test_a_file_that_ends_too_early_is_refused_at_its_last_line() -> None:
    with pytest.raises(Refused, match=r"^mine.toml, line 2: this is not TOML"):
        procedure('id = "x"\nreadings = [', "mine.toml")


def test_an_order_without_rows_is_refused() -> None:
    start, end = TEXT.index("women = [\n"), TEXT.index("men = [\n  { row =  1, des")
    with pytest.raises(Refused, match=r"order\.women has no rows; a procedure needs an order\."):
        procedure(TEXT[:start] + "women = []\n" + TEXT[end:], "mine.toml")


def test_more_designated_rows_than_places_are_refused() -> None:
    changed = TEXT.replace("w-mass-start = 2", "w-mass-start = 1").replace(
        'distance = "w3000", rank = 1', 'designated = "w-mass-start"', 1
    )
    with pytest.raises(Refused, match="w-mass-start has 1 places and more rows than that; leave one out"):
        procedure(changed, "mine.toml")
    assert procedure(changed.replace("w-mass-start = 1", "w-mass-start = 2"), "mine.toml")


def test_the_digest_is_of_the_bytes_of_the_file() -> None:
    assert packaged().sha256 == sha256((PROCEDURES / "knsb-2026.toml").read_bytes()).hexdigest()
    assert procedure(TEXT + "# more\n", "mine.toml").sha256 != packaged().sha256


def test_what_stands_in_the_file_stands_in_the_procedure() -> None:
    found = packaged()
    assert (found.id, found.version, found.federation) == ("knsb-2026", "1", "KNSB")
    assert found.team_size == {Sex.WOMEN: 9, Sex.MEN: 9}
    assert [found.places[event] for event in ("w5000", "m10000", "m-mass-start", "w500")] == [2, 2, 2, 3]
    twice = {key for key, counting in found.counting.items() if counting is Counting.BEST}
    assert twice == {"w500", "m500"}
    assert found.orders[Sex.WOMEN][2] == Row(3, "w-mass-start", None, "order-women")
    assert found.orders[Sex.MEN][14] == Row(15, "m10000", 2, "order-men")
    for allowed in found.designations.values():
        assert allowed.at_most == 3
        assert allowed.kinds == set(Kind)
        assert allowed.readings == (Reading.LOWEST, Reading.FIRST)
        assert not allowed.rows_count


def test_every_number_and_step_has_an_article_the_closest_first() -> None:
    found = packaged()
    assert all(found.article(topic) for topic in set(Topic) - WHERE_USED)
    assert found.article("places.w5000") == "start-places"
    assert found.article("places.w-team-pursuit") == "pursuit-places"
    assert found.article("counting.w500") == "twice-500"
    assert found.article("counting.w1000") == "one-race"
    assert found.article("nothing") is None


def test_what_no_source_says_is_called_ours() -> None:
    ours = {key for key, article in packaged().articles.items() if article.sure is Sure.OURS}
    assert {"declined", "waived", "rows-apart", "decided-otherwise", "level-skaters"} <= ours
    assert all(article.sources for key, article in packaged().articles.items() if key not in ours)


def test_every_source_is_used() -> None:
    used = {source for article in packaged().articles.values() for source in article.sources}
    assert used == set(packaged().sources)


def test_a_row_may_rest_on_an_article_of_its_own() -> None:
    changed = TEXT.replace(ROW_2, ROW_2 + ', article = "doublures"', 1)
    rows = procedure(changed, "mine.toml").orders[Sex.WOMEN]
    assert [row.article for row in rows[:3]] == ["order-women", "doublures", "order-women"]


def test_one_article_may_speak_of_both_orders() -> None:
    changed = TEXT.replace('about = ["order.women"]', 'about = ["order"]').replace(
        'about = ["order.men"]', 'about = ["places.w500"]'
    )
    found = procedure(changed, "mine.toml")
    assert {row.article for rows in found.orders.values() for row in rows} == {"order-women"}
