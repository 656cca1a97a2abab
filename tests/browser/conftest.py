"""A browser for the tests that look at pages; without one they say so."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = shutil.which("chromium")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, started once for the tests of a file."""
    if CHROMIUM is None:
        pytest.skip("chromium is not installed here, so no page was looked at")
    with sync_playwright() as playwright:
        # A browser keeps the pages that were left, to go back to; one that is driven has to be told to.
        kept = ["--disable-back-forward-cache"]
        started = playwright.chromium.launch(
            executable_path=CHROMIUM, args=[*FLAGS], ignore_default_args=kept
        )
        yield started
        started.close()


@cache
def _axe() -> str:
    return next(Path(str(files("axe_playwright_python"))).rglob("axe.min.js")).read_text(encoding="utf-8")


def barriers(page: Page) -> list[str]:
    """The rules of axe that a page breaks, by name."""
    page.evaluate(_axe())
    return [one["id"] for one in page.evaluate("axe.run()")["violations"]]
