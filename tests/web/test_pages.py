"""The pages at their addresses: live ones follow, those of a position stay, the rest is told in words."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.tournaments.okt import FACTS
from tests.web.conftest import Get, fetching

from startbewijs.log.chain import chained
from startbewijs.log.events.tournament import OfficialNamed
from startbewijs.log.facts import canonical
from startbewijs.publish.site.assets import assets
from startbewijs.service.library import Library
from startbewijs.service.live import replay
from startbewijs.service.office.acting import Hand, acted
from startbewijs.service.queries import facts_of
from startbewijs.service.site import edition
from startbewijs.web.app import application, unguarded
from startbewijs.web.shown import Settings, Shown


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "nl"),
        ("en-GB,en;q=0.9", "en"),
        ("nl;q=0.3,en;q=0.7", "en"),
        ("fr", "nl"),
        ("en;q=0,nl", "nl"),
        (";;", "nl"),
    ],
)
def test_the_front_door_leads_to_the_language_of_the_reader(fetch: Get, accepted: str, language: str) -> None:
    answer = fetch("/", accept_language=accepted)
    assert (answer.status_code, answer.headers["location"]) == (302, f"/{language}/")
    assert answer.headers["vary"] == "Accept-Language"


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_live_page_is_the_newest_edition(fetch: Get, shown: Shown, lang: str) -> None:
    answer = fetch(f"/{lang}/w500/")
    assert answer.text == edition(shown.library, "okt-2025", 772, lang).page("w500", live=True)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "public, no-cache"


def test_a_page_of_a_position_may_be_kept_for_ever(fetch: Get, shown: Shown) -> None:
    answer = fetch("/nl/at/618/w500/")
    assert answer.text == edition(shown.library, "okt-2025", 618, "nl").page("w500")
    assert "immutable" in answer.headers["cache-control"]


def test_a_page_that_the_reader_has_is_not_sent_again(fetch: Get) -> None:
    first = fetch("/nl/records/")
    assert fetch("/nl/records/", if_none_match=first.headers["etag"]).status_code == 304


def test_a_page_is_compressed_for_whoever_can_read_that(fetch: Get) -> None:
    plain = fetch("/nl/programme/", accept_encoding="identity")
    zipped = fetch("/nl/programme/", accept_encoding="gzip")
    assert "content-encoding" not in plain.headers
    assert zipped.headers["content-encoding"] == "gzip"
    assert zipped.text == plain.text
    assert int(zipped.headers["content-length"]) < len(plain.content) / 2


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("/nl", "/nl/"),
        ("/nl/w500", "/nl/w500/"),
        ("/nl/at/618/w500", "/nl/at/618/w500/"),
        ("/nl/?at=2025-12-28", "/nl/at/618/"),
        ("/en/w500/?at=2025-12-27", "/en/at/527/w500/"),
        ("/en/at/300/w500/?at=500", "/en/at/500/w500/"),
        ("/en/w500?at=500", "/en/w500/?at=500"),
    ],
)
def test_every_page_has_one_address_and_a_moment_leads_to_its_position(
    fetch: Get, path: str, location: str
) -> None:
    answer = fetch(path)
    assert (answer.status_code, answer.headers["location"]) == (302, location)


def test_the_name_that_a_page_has_on_disk_leads_to_it_too(fetch: Get) -> None:
    assert fetch("/nl/w500/index.html").text == fetch("/nl/w500/").text


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/nl/zzz/", "Op dit adres is geen pagina."),
        ("/en/w5000000/", "There is no page at this address."),
        ("/en/at/773/", "the positions 1 to 772"),
        ("/en/at/0/", "the positions 1 to 772"),
        ("/en/at/-1/", "the positions 1 to 772"),
        ("/en/at/1e3/", "the positions 1 to 772"),
        ("/en/at/٣/", "the positions 1 to 772"),
        ("/en/at/", "the positions 1 to 772"),
        ("/en/at/99999999999999999999/", "the positions 1 to 772"),
        ("/en/?at=yesterday", "no moment"),
        ("/fr/", "Op dit adres is geen pagina."),
    ],
)
def test_what_is_not_there_is_told_on_a_page_with_a_way_out(fetch: Get, path: str, says: str) -> None:
    answer = fetch(path)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert says in answer.text
    assert re.search(r'<a href="/(nl|en)/">', answer.text)


def test_a_missing_page_names_the_pages_that_there_are(fetch: Get) -> None:
    assert '<a href="/en/w500/">' in fetch("/en/zzz/").text


def test_words_in_an_address_are_never_read_as_markup(fetch: Get) -> None:
    for path in ("/nl/<script>alert(1)</script>/", "/nl/?at=<script>alert(1)</script>"):
        assert "<script>alert" not in fetch(path).text


def test_every_file_that_a_page_names_is_served_for_ever(fetch: Get) -> None:
    named = re.findall(r'(?:href|src)="\.\./(assets/[^"]+)"', fetch("/nl/").text)
    assert named
    for name in named:
        answer = fetch(f"/{name}")
        assert answer.content == assets()[name.removeprefix("assets/")]
        assert "immutable" in answer.headers["cache-control"]
    assert fetch("/assets/other.css").status_code == 404


def test_the_stories_of_the_days_are_a_feed_in_each_language(fetch: Get) -> None:
    answer = fetch("/nl/feed.atom")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    assert answer.text.count("<entry>") >= 5
    assert 'xml:lang="nl"' in answer.text
    assert fetch("/fr/feed.atom").status_code == 404


def test_a_replay_knows_nothing_of_what_is_still_to_come_and_says_what_it_is(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    library: Library = shown.library
    played = Shown(Settings(library, "okt-2025", replay(facts_of(library, "okt-2025"), 60, "2025-12-28")))
    assert unguarded(played).state.shown is played
    assert played.newest == played.archive.newest == 527
    assert played.archive.view().found.end == 527
    assert len(played.archive.entries) == 527


@pytest.mark.parametrize("path", ["/nl/m500/", "/nl/at/618/m500/"])
@pytest.mark.parametrize("encoding", ["identity", "gzip", "gzip;q=0"])
def test_a_page_that_is_at_hand_is_answered_as_it_was_the_first_time(
    shown: Shown, path: str, encoding: str
) -> None:
    fresh = fetching(application(Shown(shown.settings)))
    first, again = (fresh(path, accept_encoding=encoding) for _ in range(2))
    assert {**again.headers} == {**first.headers}
    assert again.content == first.content
    assert fresh(path, if_none_match=first.headers["etag"]).status_code == 304
    assert fresh(path, "HEAD").content == b""


def test_a_live_page_at_hand_is_forgotten_when_there_is_a_newer_position(shown: Shown) -> None:
    own = Shown(shown.settings)
    fresh = fetching(application(own))
    own.pulse.announce(771)
    before = fresh("/nl/w500/").text
    assert fresh("/nl/w500/").text == before
    own.pulse.announce(772)
    assert fresh("/nl/w500/").text == fresh("/nl/w500/index.html").text != before


class Bare(Library):
    """A data folder from which the file of the procedure is gone."""

    def procedure_text(self, name: str) -> None:
        return None


def test_what_the_server_lacks_is_said_to_who_runs_it_and_to_no_reader(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    library = Bare(tmp_path, lambda: datetime.now(UTC))
    with library.writing("okt-2025") as store:
        store.append(0, list(chained(canonical(fact) for fact in FACTS[:618])))
    # A fact of today, so that nothing was made of this log before.
    acted(
        library, "okt-2025", Hand(by="office"), lambda _: [OfficialNamed(office="starter", name="Somebody")]
    )
    shown = Shown(Settings(library, "okt-2025"))
    answer = fetching(application(shown))("/en/")
    assert answer.status_code == 503
    assert "is lacking on this server" in answer.text
    assert str(tmp_path) not in answer.text
    assert [one.exc_info for one in caplog.records] == [None]
    assert "put its file knsb-2026.toml into" in caplog.text
    shown.stop()
