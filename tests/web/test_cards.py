"""Cards over HTTP: kept for good where they never change, named only where our own address is known."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from tests.web.conftest import Get, fetching

from startbewijs.web.app import application
from startbewijs.web.shown import Shown


def test_the_card_of_a_position_is_a_picture_that_is_kept_for_good(fetch: Get) -> None:
    for name in ("card", "card/jutta-leerdam"):
        found = fetch(f"/nl/at/618/{name}.png")
        assert found.status_code == 200
        assert found.headers["content-type"] == "image/png"
        assert found.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert found.content.startswith(b"\x89PNG")
        assert "content-encoding" not in found.headers
        again = fetch(f"/nl/at/618/{name}.png", if_none_match=found.headers["etag"])
        assert (again.status_code, again.content) == (304, b"")


def test_the_newest_card_is_asked_for_again_each_time(fetch: Get) -> None:
    found = fetch("/en/card/jutta-leerdam.png")
    assert found.status_code == 200
    assert found.headers["cache-control"] == "public, no-cache"
    assert found.content == fetch("/en/at/772/card/jutta-leerdam.png").content
    assert found.content != fetch("/nl/card/jutta-leerdam.png").content


@pytest.mark.parametrize(
    "path",
    [
        "/nl/card/nobody.png",
        "/nl/card/.png",
        "/nl/cards.png",
        "/nl/card/card.png",
        "/nl/at/card.png",
        "/nl/at/618/skater/jutta-leerdam.png",
        "/nl/at/1/card/jutta-leerdam.png",
        "/nl/at/99999/card.png",
        "/nl/at/0/card.png",
        "/nl/at/٣/card.png",
        "/fr/card.png",
        "/nl/card.PNG",
    ],
)
def test_a_card_that_is_not_there_is_not_found(fetch: Get, path: str) -> None:
    assert fetch(path).status_code in (302, 404) if path.endswith("PNG") else fetch(path).status_code == 404


@pytest.mark.parametrize("path", ["/nl/card.png", "/en/at/618/card/jutta-leerdam.png", "/nl/card/nobody.png"])
def test_a_slash_behind_a_card_leads_to_the_card(fetch: Get, path: str) -> None:
    found = fetch(f"{path}/")
    assert (found.status_code, found.headers["location"]) == (302, path)


def test_no_page_repeats_the_host_that_a_reader_says(shown: Shown) -> None:
    fetch = fetching(application(Shown(shown.settings)))
    said = {"host": "evil.example", "x_forwarded_host": "evil.example", "x_forwarded_proto": "evil"}
    for path in ("/en/", "/en/skater/jutta-leerdam/", "/en/at/618/w500/", "/en/whatif/", "/embed/en/women/"):
        found = fetch(path, **said)
        assert found.status_code == 200
        assert "evil" not in found.text
        assert "og:image" not in found.text


def test_pages_name_their_card_at_the_address_that_the_server_was_given(shown: Shown) -> None:
    public = "https://okt.example"
    fetch = fetching(application(Shown(replace(shown.settings, public=public))))
    for path in ("/en/", "/nl/skater/jutta-leerdam/", "/en/at/618/w500/", "/en/whatif/"):
        page = fetch(path).text
        (named,) = re.findall(r'"og:image" content="([^"]+)"', page)
        (place,) = re.findall(r'"og:url" content="([^"]+)"', page)
        assert place == public + path
        assert fetch(named.removeprefix(public)).headers["content-type"] == "image/png"
    assert f'<link rel="self" href="{public}/en/feed.atom"/>' in fetch("/en/feed.atom").text
