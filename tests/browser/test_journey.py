"""The five days before a phone and a wall, over a network that fails and from a server that is killed."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.wire import Network, Wire

from startbewijs.log.chain import chained
from startbewijs.log.facts import canonical
from startbewijs.service import bootstrap
from startbewijs.service.queries import facts_of

OKT = "okt-2025"
END = 772
MORNING = 404
"""The women's 1000 m is over: the first row that opens to an explanation stands on the page."""
SATURDAY, FIRST_RACE, EVENING = 473, 570, 618
SOON = 20_000
"""Milliseconds within which a page must have come along; it takes far less where nothing else runs."""

pytestmark = pytest.mark.xdist_group("browser")

_NOTED = """() => {
  const root = document.documentElement;
  window.shown = [Number(root.dataset.position)];
  new MutationObserver(() => {
    const now = Number(root.dataset.position);
    if (now !== window.shown.at(-1)) window.shown.push(now);
  }).observe(root, { attributes: true, attributeFilter: ["data-position"] });
}"""
_FACTS = """() => {
  window.facts = [];
  const feed = new EventSource("/feed?after=0");
  feed.addEventListener("fact", (event) => window.facts.push(JSON.parse(event.data).position));
}"""


class Hall:
    """A log that somebody records, a server that shows it, and the network to those who look."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._library = bootstrap.library(folder, {})
        self._pairs = list(chained(canonical(fact) for fact in facts_of(self._library, OKT)))
        self.recorded = 0
        self.record(MORNING)
        self._server = self._started(0)
        assert self._server.stdout is not None
        self._port = int(re.findall(r":(\d+)/", self._server.stdout.readline())[0])
        self.network = Network(self._port)
        self.address = f"http://127.0.0.1:{self.network.port}"

    def record(self, until: int) -> None:
        """Nothing; the facts up to there are on the disk, recorded by another process than the server."""
        with self._library.writing(OKT) as store:
            store.append(self.recorded, self._pairs[self.recorded : until])
        self.recorded = until

    def put_back(self, until: int) -> None:
        """Nothing; the log ends where it ended before, as after a copy of it was put back."""
        for file in self.folder.glob(f"{OKT}*"):
            file.unlink()
        self.recorded = 0
        self.record(until)

    def kill(self) -> None:
        """Nothing; the server was ended in the middle of whatever it did."""
        self._server.send_signal(signal.SIGKILL)
        self._server.communicate()

    def restart(self) -> None:
        """Nothing; a new server listens at the port of the old one."""
        self._server = self._started(self._port)
        assert self._server.stdout is not None
        assert f":{self._port}/" in self._server.stdout.readline()

    def close(self) -> None:
        """Nothing; the server and the network are gone."""
        self.kill()
        self.network.close()

    def _started(self, port: int) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "startbewijs", "serve", "--port", str(port)],
            env=os.environ | {"STARTBEWIJS_DATA": str(self.folder), "STARTBEWIJS_LANG": "en"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    opened = Hall(tmp_path)
    yield opened
    opened.close()


def looked(browser: Browser, hall: Hall, path: str, width: int, height: int, faults: list[str]) -> Page:
    """A page that follows and notes every state that it shows; faults of its script join the others."""
    page = browser.new_context(viewport={"width": width, "height": height}).new_page()
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.goto(hall.address + path)
    page.evaluate(_NOTED)
    return page


def shows(page: Page, position: int) -> None:
    expect(page.locator("html")).to_have_attribute("data-position", str(position), timeout=SOON)


def says(page: Page, words: str) -> None:
    expect(page.locator("#news")).to_contain_text(words, timeout=SOON)


def test_the_five_days_before_a_phone_and_a_wall_nothing_missed_nothing_doubled(
    browser: Browser, hall: Hall
) -> None:
    faults: list[str] = []
    phone = looked(browser, hall, "/nl/", 390, 844, faults)
    wall = looked(browser, hall, "/en/wall/", 1920, 1080, faults)
    wall.evaluate(_FACTS)
    opened = phone.locator(
        "#main details[id^=row-women]", has_text="Suzanne Schulting"
    )  # no doublure to the end
    row = opened.get_attribute("id")
    opened.locator("summary").click()

    for position in range(MORNING + 3, SATURDAY + 1, 3):
        hall.record(position)
        phone.wait_for_timeout(20)
    for page in (phone, wall):
        shows(page, SATURDAY)

    hall.network.wire = Wire.CUT
    says(phone, f"Geen verbinding: dit is de stand van feit {SATURDAY}.")
    says(wall, f"No connection: what you see is the state of fact {SATURDAY}.")
    hall.record(FIRST_RACE)
    hall.network.wire = Wire.WHOLE
    for page in (phone, wall):
        shows(page, FIRST_RACE)
        expect(page.locator("#news")).not_to_have_class(re.compile("bad"))

    hall.kill()
    says(phone, f"Geen verbinding: dit is de stand van feit {FIRST_RACE}.")
    hall.record(EVENING)  # the hall goes on while its public face is away
    hall.restart()
    for page in (phone, wall):
        shows(page, EVENING)
        expect(page.locator("#news")).not_to_have_class(re.compile("bad"))

    hall.kill()
    says(wall, f"No connection: what you see is the state of fact {EVENING}.")
    hall.restart()
    says(wall, "Connected again; this is the newest state.")

    for position in range(EVENING + 2, END + 1, 2):
        hall.record(position)
        phone.wait_for_timeout(20)
    for page in (phone, wall):
        shows(page, END)

    expect(phone.locator(f"#{row}")).to_have_attribute("open", "")
    for page in (phone, wall):
        seen = page.evaluate("window.shown")
        assert seen == sorted({*seen})
    expect(phone.locator("html")).to_have_attribute("data-position", str(END))
    wall.wait_for_function(f"() => window.facts.length >= {END}", timeout=SOON)
    assert wall.evaluate("window.facts") == list(range(1, END + 1))

    assert faults == []
    anew = looked(browser, hall, "/nl/", 390, 844, faults)
    for part in ("#main", "#state", "footer"):
        assert phone.locator(part).inner_text() != ""
        assert _bare(phone, part) == _bare(anew, part)


def _bare(page: Page, part: str) -> str:
    """What stands in a part of a page, apart from what a reader or the script did to it."""
    html: str = page.locator(part).evaluate(
        """one => {
          const copy = one.cloneNode(true);
          for (const each of copy.querySelectorAll("[open]")) each.removeAttribute("open");
          for (const each of copy.querySelectorAll(".changed")) each.classList.remove("changed");
          return copy.innerHTML;
        }"""
    )
    return html


def test_a_line_that_falls_silent_without_breaking_is_noticed_and_opened_anew(
    browser: Browser, hall: Hall
) -> None:
    page = browser.new_context().new_page()
    page.clock.install()
    page.goto(hall.address + "/en/")
    shows(page, MORNING)
    hall.network.wire = Wire.SILENT
    hall.record(SATURDAY)
    page.clock.fast_forward(30_000)
    expect(page.locator("#news")).to_be_empty()
    page.clock.fast_forward(30_000)
    says(page, f"No connection: what you see is the state of fact {MORNING}.")
    hall.network.wire = Wire.WHOLE
    page.clock.fast_forward(30_000)
    shows(page, SATURDAY)
    expect(page.locator("#news")).not_to_have_class(re.compile("bad"))


def test_a_proxy_that_answers_for_a_server_that_is_away_does_not_end_the_following(
    browser: Browser, hall: Hall
) -> None:
    page = looked(browser, hall, "/en/", 390, 844, [])
    hall.network.wire = Wire.AWAY
    says(page, f"No connection: what you see is the state of fact {MORNING}.")
    page.wait_for_timeout(
        3_000
    )  # long enough to have asked again, and to have been told that nobody is there
    hall.record(SATURDAY)
    hall.network.wire = Wire.WHOLE
    shows(page, SATURDAY)


def test_a_log_that_was_put_back_is_shown_as_it_is(browser: Browser, hall: Hall) -> None:
    hall.record(SATURDAY)
    page = looked(browser, hall, "/en/", 390, 844, [])
    shows(page, SATURDAY)
    hall.kill()
    hall.put_back(MORNING)
    hall.restart()
    shows(page, MORNING)
    hall.record(MORNING + 5)
    shows(page, MORNING + 5)
