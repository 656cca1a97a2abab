"""Pages that are followed: who has one open gets the newest with its announcement, and nobody is held up."""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tournaments.okt import FACTS
from tests.web.conftest import Get
from tests.web.test_streams import Reader, running, settled

from startbewijs.log.chain import chained
from startbewijs.log.events.tournament import OfficialNamed
from startbewijs.log.facts import canonical
from startbewijs.service import bootstrap
from startbewijs.service.library import Library
from startbewijs.service.office.acting import Hand, acted
from startbewijs.web import feed, following, shown, streams
from startbewijs.web.app import application as whole
from startbewijs.web.following import GZIP_HEAD, Followed, piece, squeezed
from startbewijs.web.making import beforehand
from startbewijs.web.pages import live_page
from startbewijs.web.shown import Settings, Shown
from startbewijs.web.streams import Line

OKT = "okt-2025"
EVENING = 610
PLAIN = Line(False, int)


async def drawn(position: int) -> bytes:
    return b'<!doctype html>\n<html data-position="%d">\n' % position


class Follower(Reader):
    """Who follows a page over a line of some kind."""

    def __init__(self, shown: Shown, page: Followed, line: Line = PLAIN) -> None:
        super().__init__()
        self.task = asyncio.create_task(
            streams.followed(shown, page, shown.newest, line, self.receive, self.send)
        )

    @property
    def text(self) -> str:
        return b"".join(self.pieces).decode()

    async def gone(self) -> None:
        self.leave()
        await self.task


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A data folder in which the tournament goes on from the evening."""
    found = bootstrap.library(tmp_path, {}, lambda: datetime.now(UTC))
    record(found, 0, EVENING)
    return found


def record(library: Library, after: int, until: int) -> None:
    pairs = list(chained(canonical(fact) for fact in FACTS[:until]))
    with library.writing(OKT) as store:
        store.append(after, pairs[after:])


@pytest.fixture
def live(library: Library) -> Iterator[Shown]:
    found = Shown(Settings(library, OKT, poll=3_600))
    yield found
    found.stop()


async def until(true: Callable[[], bool]) -> None:
    while not true():
        await asyncio.sleep(0.01)


def test_what_this_server_records_is_announced_when_it_says_so_and_the_page_comes_along(
    live: Shown, library: Library
) -> None:
    async def test() -> None:
        live.start()
        told = Reader()
        task = asyncio.create_task(streams.events(live, EVENING, told.receive, told.send))

        async def made(position: int) -> bytes:
            return (await live_page(live, "nl", position, "")).plain

        with live.following.page("nl/", made, live.newest) as page:
            follower = Follower(live, page)
            await settled()
            record(library, EVENING, EVENING + 1)
            await asyncio.sleep(0.1)
            assert live.newest == EVENING  # nobody looks by the hour
            await asyncio.to_thread(live.look)
            await until(lambda: bool(follower.ids))
            assert told.ids == follower.ids == [EVENING + 1]
            assert "event: page\n" in follower.text
            body = await live_page(live, "nl", EVENING + 1, "")
            rows = follower.text[follower.text.index("event: page\n") :].splitlines()[1:]
            assert [row.removeprefix("data: ") for row in rows if row] == body.plain.decode().splitlines()
            assert f'data-position="{EVENING + 1}"' in follower.text
            assert live.kept(b"/nl/") is body
            await follower.gone()
        told.leave()
        await task

    running(test)


def test_a_log_that_is_put_back_while_a_page_is_brought_does_not_end_the_bringing(
    live: Shown, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shown, "_BREATH", 0)

    async def made(position: int) -> bytes:
        if position == EVENING + 1:
            library.path(OKT).unlink()
            record(library, 0, EVENING - 10)
            live.archive.refreshed()
        return await drawn(position)

    async def test() -> None:
        live.start()
        with live.following.page("nl/", made, live.newest) as page:
            follower = Follower(live, page)
            await settled()
            record(library, EVENING, EVENING + 1)
            live.look()
            await until(lambda: EVENING + 1 in follower.ids)
            await settled()
            record(library, EVENING - 10, EVENING + 2)
            live.look()
            await until(lambda: EVENING + 2 in follower.ids)
            assert f'data-position="{EVENING + 2}"' in follower.text
            await follower.gone()

    running(test)


def test_a_page_that_was_made_for_a_log_that_was_put_back_meanwhile_is_not_at_hand(
    live: Shown, library: Library
) -> None:
    async def test() -> None:
        live.start()
        making = asyncio.create_task(live_page(live, "nl", EVENING, ""))
        await settled()
        library.path(OKT).unlink()
        record(library, 0, EVENING - 1)
        named = OfficialNamed(office="starter", name="Somebody")
        acted(library, OKT, Hand(by="office"), lambda _: [named])
        live.archive.refreshed()
        assert (await making).status == 200
        assert live.newest == EVENING
        assert live.kept(b"/nl/") is None

    running(test)


def test_a_board_on_other_sites_comes_along_with_its_announcement_made_once(
    live: Shown, library: Library
) -> None:
    application = whole(live)

    async def hearing(page: str, reader: Reader) -> None:
        scope = {
            "type": "http",
            "method": "GET",
            "path": "/events",
            "raw_path": b"/events",
            "query_string": f"page={page}".encode(),
            "headers": [],
        }
        await application(scope, reader.receive, reader.send)  # type: ignore[arg-type]

    async def test() -> None:
        live.start()
        readers = [Reader() for _ in range(20)]
        tasks = [asyncio.create_task(hearing("embed/nl/women/", one)) for one in readers]
        await until(lambda: live.following.waiting == len(readers))
        record(library, EVENING, EVENING + 1)
        live.look()
        await until(lambda: all(EVENING + 1 in one.ids for one in readers))
        body = live.kept(b"/embed/nl/women/")
        assert body is not None
        brought = piece(EVENING + 1, body.plain).plain
        assert all(one.pieces[-1] == brought for one in readers)
        assert b"Femke Kok" in brought
        assert b"Jenning de Boo" not in brought
        for one in readers:
            one.leave()
        await asyncio.gather(*tasks)

    running(test)


def test_a_page_is_brought_also_after_nothing_could_be_proved_ahead(
    live: Shown, library: Library, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def failing(*_: object) -> bool:
        raise ZeroDivisionError

    monkeypatch.setattr(beforehand, "step", failing)
    monkeypatch.setattr(shown, "_BREATH", 0.01)

    async def test() -> None:
        live.start()
        with live.following.page("nl/", drawn, live.newest) as page:
            follower = Follower(live, page)
            await settled()
            for position in (EVENING + 1, EVENING + 2):
                record(library, position - 1, position)
                live.look()
                await until(lambda: position in follower.ids)  # noqa: B023 - waited for at once
                await asyncio.sleep(0.05)
            await follower.gone()

    running(test)
    assert {one.message for one in caplog.records} == {"what would be next was not proved"}


def test_a_server_that_was_not_started_may_be_told_to_look(live: Shown) -> None:
    live.look()
    assert live.newest == EVENING


def test_a_page_is_made_once_for_all_who_follow_it_and_everybody_gets_the_same(live: Shown) -> None:
    made: list[int] = []

    async def make(position: int) -> bytes:
        made.append(position)
        return await drawn(position)

    async def test() -> None:
        pages = live.following
        with pages.page("nl/", make, EVENING) as page, pages.page("nl/", make, EVENING) as same:
            assert same is page
            followers = [Follower(live, page) for _ in range(40)]
            await settled()
            await pages.bring(EVENING + 1)
            await settled()
            assert made == [EVENING + 1]
            assert {one.text for one in followers} == {followers[0].text}
            assert followers[0].ids == [EVENING + 1]
            await asyncio.gather(*(one.gone() for one in followers))
        assert pages.waiting == 0

    running(test)


def test_who_does_not_take_what_was_sent_is_told_the_position_alone(live: Shown) -> None:
    async def test() -> None:
        with live.following.page("nl/", drawn, EVENING) as page:
            quick, slow = Follower(live, page), Follower(live, page, Line(False, lambda: 1))
            await settled()
            await live.following.bring(EVENING + 1)
            await settled()
            assert (quick.ids, slow.ids) == ([EVENING + 1], [EVENING + 1])
            assert "event: page" in quick.text
            assert "event: page" not in slow.text
            await asyncio.gather(quick.gone(), slow.gone())

    running(test)


def test_a_page_that_takes_too_long_or_fails_holds_up_nobody(
    live: Shown, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(following, "PATIENCE", 0.05)

    async def never(_: int) -> bytes:
        await asyncio.Event().wait()
        raise AssertionError

    async def failing(_: int) -> bytes:
        raise ZeroDivisionError

    async def nowhere(_: int) -> None:
        return None

    async def test() -> None:
        pages = live.following
        with (
            pages.page("nl/now/", failing, EVENING) as one,
            pages.page("nl/", never, EVENING) as two,
            pages.page("nl/nothing/", nowhere, EVENING) as three,
        ):
            followers = [Follower(live, page) for page in (one, two, three)]
            await settled()
            await pages.bring(EVENING + 1)
            await settled()
            assert [one.ids for one in followers] == [[EVENING + 1]] * 3
            assert not any("event: page" in one.text for one in followers)
            await asyncio.gather(*(one.gone() for one in followers))

    running(test)
    assert [one.message for one in caplog.records] == ["a page that is followed was not made"]


def test_the_pages_that_most_follow_are_brought_and_who_follows_another_is_told_at_once(
    live: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "BROUGHT", 1)
    told_meanwhile: list[list[int]] = []

    async def test() -> None:
        pages = live.following

        async def make(position: int) -> bytes:
            await settled()
            told_meanwhile.append(rare.ids)
            return await drawn(position)

        with (
            pages.page("nl/records/", make, EVENING) as less,
            pages.page("nl/", make, EVENING) as most,
            pages.page("nl/", make, EVENING),
        ):
            rare, often = Follower(live, less), Follower(live, most)
            await settled()
            await pages.bring(EVENING + 1)
            await settled()
            assert told_meanwhile == [[EVENING + 1]]
            assert "event: page" not in rare.text
            assert "event: page" in often.text
            await asyncio.gather(rare.gone(), often.gone())

    running(test)


def test_whoever_comes_while_a_page_is_made_misses_nothing(live: Shown) -> None:
    async def test() -> None:
        going = asyncio.Event()

        async def make(position: int) -> bytes:
            await going.wait()
            return await drawn(position)

        with live.following.page("nl/", make, EVENING) as page:
            live.pulse.announce(EVENING + 1)
            bringing = asyncio.create_task(live.following.bring(EVENING + 1))
            await settled()
            late = Follower(live, page)
            await settled()
            assert f'event: beat\ndata: {{"position": {EVENING + 1}}}' in late.text
            going.set()
            await bringing
            await settled()
            assert "event: page" in late.text
            await late.gone()

    running(test)


def test_a_beat_reaches_who_follows_and_closing_ends_them_and_whoever_comes_later(live: Shown) -> None:
    async def test() -> None:
        with live.following.page("nl/", drawn, EVENING) as page:
            reader = Follower(live, page)
            await settled()
            live.following.beat()
            await settled()
            assert reader.text.count("event: beat") == 2
            live.end_streams()
            await reader.task
            assert reader.ended
        with live.following.page("en/", drawn, EVENING) as page:
            late = Follower(live, page)
            await late.task
            assert late.ended

    running(test)


@given(st.lists(st.one_of(st.binary(max_size=300), st.integers(1, 999)), max_size=12))
def test_compressed_pieces_fit_together_in_any_order(told: list[bytes | int]) -> None:
    pieces = [
        (one, squeezed(one)) if isinstance(one, bytes) else ((big := _long(one)).plain, big.zipped)
        for one in told
    ]
    reader = zlib.decompressobj(16 + zlib.MAX_WBITS)
    found = [reader.decompress(GZIP_HEAD)]
    for plain, zipped in pieces:
        found.append(reader.decompress(zipped))
        assert found[-1] == plain  # each can be read as soon as it is there
    assert not reader.unused_data


def _long(position: int) -> following.Piece:
    return piece(position, b"<!doctype html>\n" + b"<p>Jutta Leerdam</p>\n" * position)


def test_a_reader_of_gzip_gets_the_stream_compressed(live: Shown) -> None:
    async def test() -> None:
        with live.following.page("nl/", drawn, EVENING) as page:
            plain, packed = Follower(live, page), Follower(live, page, Line(True, int))
            await settled()
            await live.following.bring(EVENING + 1)
            await settled()
            live.following.beat()
            await settled()
            raw = zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(b"".join(packed.pieces))
            assert raw.decode() == plain.text
            assert plain.text.count("event: ") == 3
            await asyncio.gather(plain.gone(), packed.gone())

    running(test)


@pytest.mark.parametrize(
    "page",
    ["nl/", "en/w500/", "nl/skater/femke-kok/", "nl/story/2025-12-28/", "en/wall/", "embed/nl/women/"],
)
def test_every_live_page_can_be_followed(page: str) -> None:
    assert feed.FOLLOWED.fullmatch(page)


@pytest.mark.parametrize(
    "page", ["", "fr/", "nl", "/nl/", "nl//", "nl/../", "nl/W500/", "nl/" + "a" * 200 + "/", "embed/nl/"]
)
def test_what_is_no_page_is_not_followed(page: str) -> None:
    assert not feed.FOLLOWED.fullmatch(page)


def test_the_stream_that_a_page_names_is_the_one_that_brings_it(fetch: Get) -> None:
    for path in ("/nl/", "/en/wall/", "/nl/skater/femke-kok/"):
        assert f'events?page={path[1:]}"' in fetch(path).text
    assert 'data-events="../../../events?page=embed/nl/women/"' in fetch("/embed/nl/women/").text
