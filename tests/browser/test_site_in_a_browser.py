"""The site in a real browser: open to everyone, from disk, without a script, and live."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route, expect
from tests.browser.conftest import barriers
from tests.site.reading import EVENING, okt
from tests.site.test_now import STARTED, after

from startbewijs.publish.site.assets import assets, media_type
from startbewijs.publish.site.frame import document
from startbewijs.publish.site.now import now_page
from startbewijs.web.following import piece

SITE = "http://localhost"
KINDS = (
    "",
    "w500",
    "m10000",
    "skater/jutta-leerdam",
    "now",
    "wall",
    "skaters",
    "programme",
    "records",
    "decisions",
    "about",
    "story/2025-12-28",
)

pytestmark = pytest.mark.xdist_group("browser")


class Host:
    """Answers a browser from editions, as a server would; `live` is the position of the live addresses."""

    def __init__(self, live: int) -> None:
        self.live = live
        self.heard = 0

    def __call__(self, route: Route) -> None:
        path = route.request.url.removeprefix(SITE).strip("/")
        if path.partition("?")[0] == "events":
            self.heard += 1
            if self.heard == 1:  # one announcement, then the connection is lost
                route.fulfill(
                    body=f'retry: 100\n\nevent: newest\ndata: {{"position": {EVENING}}}\n\n',
                    content_type="text/event-stream",
                )
                self.live = EVENING
            else:
                route.abort()
        elif path.startswith("assets/"):
            name = path.removeprefix("assets/")
            route.fulfill(body=assets()[name], content_type=media_type(name))
        else:
            language, _, address = path.partition("/")
            place = re.fullmatch(r"at/(\d+)/?(.*)", address)
            if place:
                text = okt(int(place[1]), language).page(place[2])
            else:
                text = okt(self.live, language).page(address, live=True)
            route.fulfill(
                body=text or "",
                status=200 if text else 404,
                content_type="text/html; charset=utf-8",
                headers={"content-security-policy": "default-src 'self'"},
            )


@pytest.mark.parametrize(("scheme", "width"), [("light", 390), ("dark", 1280)])
def test_no_page_keeps_anybody_out(browser: Browser, scheme: str, width: int) -> None:
    context = browser.new_context(
        color_scheme="dark" if scheme == "dark" else "light", viewport={"width": width, "height": 844}
    )
    context.route("**/*", Host(EVENING))
    page = context.new_page()
    for kind in KINDS:
        page.goto(f"{SITE}/nl/{kind}")
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        assert barriers(page) == [], kind
        assert page.evaluate("document.documentElement.scrollWidth") <= width, kind
    context.close()


def test_a_new_state_arrives_by_itself_and_what_was_open_stays_open(browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    context.route("**/*", Host(EVENING - 20))
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.goto(f"{SITE}/nl/")
    row = page.locator("#row-women-4")
    top = page.evaluate("document.getElementById('main').offsetTop")
    row.locator("summary").click()
    expect(page.locator("html")).to_have_attribute("data-position", str(EVENING))
    expect(row).to_have_attribute("open", "")
    expect(row.locator("summary")).to_be_focused()
    expect(page.locator("#row-women-11")).to_contain_text("Jutta Leerdam")
    expect(page.locator("#state")).to_contain_text("feit 618")
    # The stream has ended by now, and the page says so without forgetting what it had to tell.
    expect(page.locator("#news")).to_contain_text("Veranderd: Femke Kok")
    expect(page.locator("#news")).to_contain_text("Geen verbinding: dit is de stand van feit 618.")
    assert page.evaluate("document.getElementById('main').offsetTop") == top
    assert faults == []
    context.close()


def test_a_page_that_comes_with_its_announcement_is_not_asked_for(browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    asked: list[str] = []
    host = Host(EVENING - 20)

    def answered(route: Route) -> None:
        path = route.request.url.removeprefix(SITE)
        if path != "/events?page=nl/":
            asked.append(path)
            host(route)
        elif host.live < EVENING:
            host.live = EVENING
            brought = piece(EVENING, (okt(EVENING, "nl").page("", live=True) or "").encode())
            route.fulfill(body=brought.plain, content_type="text/event-stream")
        else:
            route.abort()

    context.route("**/*", answered)
    page = context.new_page()
    page.goto(f"{SITE}/nl/")
    expect(page.locator("html")).to_have_attribute("data-position", str(EVENING))
    expect(page.locator("#row-women-11")).to_contain_text("Jutta Leerdam")
    expect(page.locator("#state")).to_contain_text("feit 618")
    assert asked.count("/nl/") == 1
    context.close()


def test_the_page_about_now_moves_with_the_log(browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    context.route("**/*", Host(EVENING - 20))
    page = context.new_page()
    page.goto(f"{SITE}/en/now/")
    expect(page.locator("html")).to_have_attribute("data-position", str(EVENING))
    expect(page.get_by_role("row", name="Marrit Fledderus DQ")).to_be_visible()
    expect(page.locator("main h2")).to_have_count(5)
    context.close()


_CUT = """[...document.querySelectorAll("main section, main ol, main li, main p, main .name")]
                  .filter(one => one.scrollHeight > one.clientHeight + 5
                    || one.scrollWidth > one.clientWidth + 1)
                  .map(one => [one.className, one.textContent])"""


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720), (3840, 2160)])
def test_the_wall_is_one_screen_and_nothing_on_it_is_cut_off(browser: Browser, size: tuple[int, int]) -> None:
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, java_script_enabled=True)
    page = context.new_page()
    for position in (50, 386, EVENING, 700, 772):
        context.unroute_all()
        context.route("**/*", Host(position))
        for language in ("nl", "en"):
            page.goto(f"{SITE}/{language}/at/{position}/wall")
            assert page.evaluate(
                "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
            ) == [*size], (position, language)
            cut = page.evaluate(_CUT)
            assert cut == [], (position, language)
    context.close()


def test_a_wall_that_lost_its_connection_in_a_replay_says_both_and_still_fits(browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 1920, "height": 1080})
    context.route("**/*", Host(772))
    page = context.new_page()
    page.goto(f"{SITE}/nl/at/772/wall")
    page.evaluate(
        """() => {
          document.querySelector("main").insertAdjacentHTML("beforebegin", "<p class=replay>Herhaling</p>");
          document.getElementById("news").textContent = "Geen verbinding";
          document.getElementById("news").classList.add("bad");
        }"""
    )
    for told in ("Herhaling", "Geen verbinding"):
        expect(page.get_by_text(told)).to_be_in_viewport()
    assert page.evaluate("document.querySelector('footer').getBoundingClientRect().bottom") <= 1080
    assert page.evaluate(_CUT) == []
    context.close()


def test_without_a_script_a_row_opens_and_the_moments_are_links(browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    context.route("**/*", Host(EVENING))
    page = context.new_page()
    page.goto(f"{SITE}/en/")
    row = page.locator("#row-women-11")
    row.locator("summary").click()
    expect(row).to_contain_text("5 rows above are open and may each bring one more.")
    page.locator("#moments summary").click()
    expect(page.get_by_role("link", name="Sat 27 Dec · women's 3000 m final")).to_be_visible()
    context.close()


def test_a_page_opens_from_disk_and_leads_to_another(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    for name, content in assets().items():
        (tmp_path / "assets" / name).write_bytes(content)
    for address in ("", "skater/jutta-leerdam"):
        folder = tmp_path / "nl" / "at" / str(EVENING) / address
        folder.mkdir(parents=True, exist_ok=True)
        text = okt(EVENING, "nl").page(address, on_disk=True)
        (folder / "index.html").write_text(text or "", encoding="utf-8")
    context = browser.new_context()
    page = context.new_page()
    page.goto((tmp_path / "nl" / "at" / str(EVENING) / "index.html").as_uri())
    assert page.evaluate("document.fonts.load('1em \"Startbewijs Sans\"').then(one => one.length)") == 1
    page.locator("#row-women-11 summary").click()
    page.get_by_role("link", name="Alles over Jutta Leerdam").click()
    expect(page.locator("h1")).to_have_text("Jutta Leerdam")
    context.close()


def test_the_slider_chooses_by_key_and_opens_the_moment_with_enter(browser: Browser) -> None:
    context = browser.new_context()
    context.route("**/*", Host(EVENING))
    page = context.new_page()
    page.goto(f"{SITE}/en/")
    page.locator("#moments summary").click()
    slider = page.get_by_role("slider", name="Moment of the tournament")
    slider.press("ArrowLeft")
    expect(page.locator("#moments .go")).to_have_text("Sun 28 Dec · men's 10,000 m final")
    expect(page).to_have_url(f"{SITE}/en/")
    slider.press("Enter")
    expect(page).to_have_url(f"{SITE}/en/at/598/")
    context.close()


def test_a_clock_runs_from_the_instant_of_the_shot_and_is_marked_as_about(browser: Browser) -> None:
    started = (datetime.now(UTC) - timedelta(seconds=75)).isoformat()
    site = after(STARTED, at=started)
    text = document(replace(site, live=True), now_page(replace(site, live=True)))

    def host(route: Route) -> None:
        if route.request.url.endswith("/en/now/"):
            route.fulfill(body=text, content_type="text/html; charset=utf-8")
        else:
            Host(EVENING)(route)

    context = browser.new_context()
    context.route("**/*", host)
    page = context.new_page()
    page.goto(f"{SITE}/en/now/")
    expect(page.locator(".running").first).to_have_text(re.compile(r"^1:[1-5]\d\.\d$"))
    context.close()
