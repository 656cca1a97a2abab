"""The board for another site's page: the order alone, and the only address that may be framed."""

from __future__ import annotations

from posixpath import normpath

import pytest
from tests.site.reading import Read
from tests.web.conftest import Get


@pytest.mark.parametrize("path", ["/embed/nl/women/", "/embed/nl/at/618/women/"])
def test_only_the_board_may_be_framed(fetch: Get, path: str) -> None:
    assert fetch(path).headers["content-security-policy"].endswith("frame-ancestors *")
    for other in ("/nl/", "/nl/whatif/", "/api", "/nl/at/618/w500/", "/embed", "/nl/embed/women/"):
        assert fetch(other).headers["content-security-policy"].endswith("frame-ancestors 'none'")


@pytest.mark.parametrize("path", ["/embed/en/women/", "/embed/en/at/618/women/"])
def test_the_board_has_the_order_of_one_sex_and_finds_its_files(fetch: Get, path: str) -> None:
    page = Read(fetch(path).text)
    assert "Femke Kok" in page.text
    assert "Jenning de Boo" not in page.text
    files = [normpath(path + link) for link in page.links if "assets/" in link]
    assert len(files) == 2
    assert all(fetch(one).status_code == 200 for one in files)


def test_the_newest_board_follows_and_that_of_a_position_stays(fetch: Get) -> None:
    newest, kept = fetch("/embed/nl/men/"), fetch("/embed/nl/at/618/men/")
    assert 'data-events="../../../events?page=embed/nl/men/"' in newest.text
    assert "data-events" not in kept.text
    assert "immutable" in kept.headers["cache-control"]
    assert "no-cache" in newest.headers["cache-control"]


@pytest.mark.parametrize(
    "path", ["/embed/", "/embed/fr/women/", "/embed/nl/w500/", "/embed/nl/at/773/men/", "/embed/nl/at/0/men/"]
)
def test_there_is_no_other_board(fetch: Get, path: str) -> None:
    assert fetch(path).status_code == 404
