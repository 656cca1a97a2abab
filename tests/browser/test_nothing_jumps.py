"""News that comes in moves nothing that is read: over the end of the evening of 28 December, fact by fact."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from tests.browser.test_site_in_a_browser import SITE, Host
from tests.site.reading import EVENING, okt

RUN = range(603, EVENING + 3)
"""From before the last pairs of the women's 500 m: pairs come on the ice and leave it, a distance closes."""
PAGES = ("", "now", "w500", "skater/jutta-leerdam")
SIZES = {"phone": (390, 844), "desk": (1280, 800), "wall": (1920, 1080)}

_LINE = """
window.EventSource = class extends EventTarget {
  constructor() { super(); window.line = this; }
  close() {}
};
window.shifts = [];
const noted = (list) => {
  for (const one of list) window.shifts.push([one.value, one.sources.map(({ node }) => {
    const found = node && (node.closest ? node : node.parentElement);
    return found && `${found.tagName} ${found.id} ${found.className}`;
  })]);
};
const watch = new PerformanceObserver((list) => noted(list.getEntries()));
watch.observe({ type: "layout-shift", buffered: true });
window.settled = async () => {
  for (let n = 0; n < 3; n += 1) {
    await new Promise((go, fail) => {
      requestAnimationFrame(() => setTimeout(go, 15));
      setTimeout(() => fail(new Error("no frame was drawn")), 20000);
    });
  }
  noted(watch.takeRecords());
};
"""
"""A line that the test itself speaks on, and what notes every shift, also those after a reader's own act."""

pytestmark = pytest.mark.xdist_group("browser")


@contextmanager
def follower(browser: Browser, address: str, size: str) -> Iterator[Page]:
    """Who follows a page from the beginning of the run."""
    width, height = SIZES[size]
    context = browser.new_context(viewport={"width": width, "height": height})
    host = Host(RUN[0])

    def answered(route: Route) -> None:
        assert "/events" not in route.request.url
        host(route)

    context.route("**/*", answered)
    page = context.new_page()
    page.add_init_script(_LINE)
    page.goto(f"{SITE}/nl/{address}")
    page.evaluate("document.fonts.ready.then(settled)")
    try:
        yield page
    finally:
        context.close()


def news(page: Page, address: str, position: int) -> None:
    """Nothing; the page of a position came along with its announcement, and stands there."""
    text = okt(position, "nl").page(address, live=True)
    page.evaluate("text => line.dispatchEvent(new MessageEvent('page', { data: text }))", text)
    expect(page.locator("html")).to_have_attribute("data-position", str(position))
    page.evaluate("settled()")


@pytest.mark.parametrize(
    ("address", "size", "down"),
    [
        *((one, "phone", down) for one in PAGES for down in (0, 500)),
        *(("", "desk", 0), ("now", "desk", 0), ("", "wall", 500), ("now", "wall", 0)),
    ],
)
def test_no_update_of_an_evening_shifts_anything(
    browser: Browser, address: str, size: str, down: int
) -> None:
    with follower(browser, address, size) as page:
        page.mouse.move(200, 200)
        page.mouse.wheel(0, down)
        page.evaluate("settled().then(() => { shifts = []; })")
        for position in RUN[1:]:
            news(page, address, position)
            if address == "":
                expect(page.locator("#news")).not_to_be_empty()
            assert page.evaluate("shifts") == [], position


def test_a_shift_would_be_seen(browser: Browser) -> None:
    with follower(browser, "", "phone") as page:
        page.evaluate("document.getElementById('main').style.marginTop = '60px'")
        page.evaluate("settled()")
        assert page.evaluate("shifts.length") > 0


@pytest.mark.parametrize("size", SIZES)
def test_what_a_reader_looks_at_stays_in_its_place(browser: Browser, size: str) -> None:
    with follower(browser, "", size) as page:
        page.evaluate(
            """() => {
              const row = document.getElementById("row-women-4");
              row.open = true;
              row.querySelector("summary").focus();
              scrollBy(0, row.getBoundingClientRect().top - 250);
            }"""
        )
        heights = set()
        for position in RUN[1:]:
            news(page, "", position)
            heights.add(page.evaluate("document.querySelector('.tops').offsetHeight"))
            assert page.evaluate("document.activeElement.closest('details').id") == "row-women-4"
            top = page.evaluate("document.getElementById('row-women-4').getBoundingClientRect().top")
            assert abs(top - 250) < 1, position
        assert len(heights) > 1  # what stands above it did become longer and shorter


def test_who_is_at_the_end_of_a_page_that_becomes_shorter_stays_there(browser: Browser) -> None:
    with follower(browser, "now", "phone") as page:
        for position in range(RUN[0] + 1, 614):
            news(page, "now", position)
        page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
        long = page.evaluate("document.querySelector('.now').offsetHeight")
        place = "[...document.querySelectorAll('h2')].at(-1).getBoundingClientRect().top"
        before = page.evaluate(place)
        news(page, "now", 614)  # the pair leaves the ice
        assert page.evaluate("document.querySelector('.now').offsetHeight") < long - 100
        assert abs(page.evaluate(place) - before) < 1


def test_a_page_that_does_not_follow_is_as_long_as_what_stands_on_it(browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.route("**/*", Host(50))
    page = context.new_page()
    page.goto(f"{SITE}/nl/at/50/now")
    assert page.evaluate("document.documentElement.scrollHeight") == 800
    context.close()
