"""How a page comes in on a phone, and whether it jumps: `python -m benchmarks.page`. Needs chromium.

A server of its own shows OKT 2025. First the largest paint on a phone whose processor is four times slower
than this machine's, over a slow 4G line (562 ms before each answer, 1.4 Mbit a second, as the developer
tools of the browser have it), with an empty cache: the median of some loads; with it what a page weighs
compressed, and its face. Last the layout shifts while facts come in, at the top of the page and half way
down: there should be none. The browser counts no shift of what is new, as a page that came in is as a
whole: so it is also told how far that moved which stood nearest to a third of the height and stands there
still. Half way down that should be nothing; at the top the news comes in there. How much else the machine
does shows in the figures: run it where nothing else runs.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from startbewijs.log.chain import chained
from startbewijs.log.facts import canonical
from startbewijs.service import bootstrap
from startbewijs.service.queries import facts_of

OKT = "okt-2025"
LOADS = 5
EVENING = 618
PAGES = ("", "now/", "w500/", "skater/jutta-leerdam/", "programme/", "wall/")
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 800}
WALL = {"width": 1920, "height": 1080}
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
)
_SLOW = {
    "offline": False,
    "latency": 562.5,
    "downloadThroughput": 1_474_560 / 8,
    "uploadThroughput": 691_200 / 8,
}
_WATCHED = """
window.paints = []; window.shifts = [];
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) window.paints.push(one.startTime);
}).observe({ type: "largest-contentful-paint", buffered: true });
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) {
    window.shifts.push([one.value, one.sources.map((each) => {
      const node = each.node && (each.node.closest ? each.node : each.node.parentElement);
      return node ? `${node.tagName.toLowerCase()}.${node.className}` : "";
    })]);
  }
}).observe({ type: "layout-shift", buffered: true });
"""


_IN_SIGHT = """() => {
  const found = {};
  for (const one of document.querySelectorAll("main :is(h2, h3, [data-key], tr, p, li)")) {
    if (one.closest("details:not([open]) > :not(summary)")) continue;
    const { top, height } = one.getBoundingClientRect();
    const name = one.dataset.key || one.textContent;
    if (height && top >= 0 && top < innerHeight && !(name in found)) found[name] = top;
  }
  return found;
}"""


def main() -> None:
    """Prints every figure."""
    with (
        tempfile.TemporaryDirectory() as folder,
        sync_playwright() as playwright,
    ):
        log = Log(Path(folder))
        log.record(EVENING)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=[*FLAGS])
        with served(folder) as home:
            for path in PAGES:
                loaded(browser, home, path)
        browser.close()
    for view in (PHONE, DESK, WALL):
        for path in ("", "now/", "w500/", "wall/"):
            for down in (0, 600):
                with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
                    browser = playwright.chromium.launch(
                        executable_path=shutil.which("chromium"), args=[*FLAGS]
                    )
                    log = Log(Path(folder))
                    log.record(EVENING - 48)
                    with served(folder) as home:
                        jumps(browser, home, path, log, view, down)
                    browser.close()


class Log:
    """The log of a data folder, in which facts are recorded one after another."""

    def __init__(self, folder: Path) -> None:
        self._library = bootstrap.library(folder, {})
        self._pairs = list(chained(canonical(fact) for fact in facts_of(self._library, OKT)))
        self.recorded = 0

    def record(self, until: int) -> None:
        """Nothing; the facts up to there are on the disk."""
        with self._library.writing(OKT) as store:
            store.append(self.recorded, self._pairs[self.recorded : until])
        self.recorded = until


@contextmanager
def served(folder: str) -> Iterator[str]:
    """The address of a server over a data folder."""
    server = subprocess.Popen(
        [sys.executable, "-m", "startbewijs", "serve", "--port", "0"],
        env=os.environ | {"STARTBEWIJS_DATA": folder},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert server.stdout is not None
    try:
        port = re.findall(r":(\d+)/", server.stdout.readline())[0]
        yield f"http://127.0.0.1:{port}"
    finally:
        server.kill()
        server.communicate()


def loaded(browser: Browser, home: str, path: str) -> None:
    """The largest paint of a page on a slow phone, what jumped while it came in, and what it weighs."""
    paints, shifts, sizes = [], [], {}
    for _ in range(LOADS):
        context = browser.new_context(viewport=PHONE, device_scale_factor=3, is_mobile=True)  # type: ignore[arg-type]
        page = watched(context)
        line = context.new_cdp_session(page)
        line.send("Network.enable")
        line.send("Network.emulateNetworkConditions", _SLOW)
        line.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        page.goto(f"{home}/nl/{path}")
        page.wait_for_timeout(2_500)
        paints.append(page.evaluate("window.paints.at(-1)"))
        shifts.append(sum(one[0] for one in page.evaluate("window.shifts")))
        sizes = page.evaluate(
            """() => Object.fromEntries([performance.getEntriesByType("navigation")[0],
                 ...performance.getEntriesByType("resource").filter((one) => !one.name.endsWith("/events"))]
                 .map((one) => [one.name.replace(/.*[.]/, ""), one.encodedBodySize]))"""
        )
        context.close()
    face = sizes.pop("woff2", 0)
    print(  # noqa: T201
        f"/{path}: largest paint {median(paints):.0f} ms (median of {LOADS}, {min(paints):.0f} to "
        f"{max(paints):.0f}); jumps while loading {max(shifts):.3f}; "
        f"{sum(sizes.values()) / 1000:.1f} kB and the face {face / 1000:.1f} kB",
        flush=True,
    )


def jumps(browser: Browser, home: str, path: str, log: Log, view: dict[str, int], down: int) -> None:
    """The layout shifts as facts come in one by one, and what moved."""
    context = browser.new_context(viewport=view)  # type: ignore[arg-type]
    page = watched(context)
    page.goto(f"{home}/nl/{path}")
    page.wait_for_timeout(1_000)
    page.evaluate(f"window.scrollTo(0, {down})")
    page.wait_for_timeout(500)
    page.evaluate("window.shifts = []")
    moved: dict[str, float] = {}
    worst, n, far = 0.0, 0, 0.0
    before: dict[str, float] = page.evaluate(_IN_SIGHT)
    while log.recorded < EVENING:
        log.record(log.recorded + 6)
        n += 1
        page.locator(f'html[data-position="{log.recorded}"]').wait_for(state="attached", timeout=20_000)
        page.wait_for_timeout(150)
        found: list[Any] = page.evaluate("window.shifts.splice(0)")
        worst = max(worst, sum(value for value, _ in found))
        after: dict[str, float] = page.evaluate(_IN_SIGHT)
        there = [one for one in before if one in after]
        if there:
            looked_at = min(there, key=lambda one: abs(before[one] - view["height"] / 3))
            far = max(far, abs(after[looked_at] - before[looked_at]))
        before = after
        for value, nodes in found:
            for node in nodes:
                moved[node] = moved.get(node, 0) + value
    told = ", ".join(
        f"{node} {value:.3f}" for node, value in sorted(moved.items(), key=lambda one: -one[1])[:4]
    )
    print(  # noqa: T201
        f"/{path} {view['width']} wide, {down} down: worst of {n} updates {worst:.4f}"
        + (f" ({told})" if told else "")
        + f"; what was looked at moved by at most {far:.0f} px"
    )
    context.close()


def watched(context: BrowserContext) -> Page:
    """A page that notes its largest paints and its layout shifts."""
    page = context.new_page()
    page.add_init_script(_WATCHED)
    return page


if __name__ == "__main__":
    main()
