"""A picture of every kind of page: `make screens`, or `python -m benchmarks.screens FOLDER` (in chromium).

On a phone, a laptop and a screen of 1080 lines, in Dutch and English, light and dark, on the evening of 28
December 2025 and at the end. The folder is `screens` unless another is named.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks.page import DESK, EVENING, FLAGS, PHONE, WALL, Log, served
from playwright.sync_api import sync_playwright

from startbewijs.publish.words import LANGUAGES

END = 772
KINDS = {
    "who-goes": "",
    "now": "now/",
    "wall": "wall/",
    "women-500": "w500/",
    "men-10000": "m10000/",
    "skater": "skater/jutta-leerdam/",
    "programme": "programme/",
    "report": "story/2025-12-28/",
    "records": "records/",
    "decisions": "decisions/",
    "what-if": "whatif/",
    "about": "about/",
}


def main() -> None:
    """Writes every picture and says how many."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "screens")
    folder.mkdir(parents=True, exist_ok=True)
    taken = 0
    with tempfile.TemporaryDirectory() as data, sync_playwright() as playwright:
        Log(Path(data)).record(END)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=[*FLAGS])
        with served(data) as home:
            for view, size in (("phone", PHONE), ("desk", DESK), ("wall", WALL)):
                for theme in ("light", "dark"):
                    context = browser.new_context(
                        viewport=size,  # type: ignore[arg-type]
                        color_scheme="dark" if theme == "dark" else "light",
                    )
                    page = context.new_page()
                    for language in LANGUAGES:
                        for position in (EVENING, END):
                            for kind, path in KINDS.items():
                                page.goto(f"{home}/{language}/at/{position}/{path}")
                                name = f"{kind}-{position}-{view}-{language}-{theme}.png"
                                page.screenshot(path=folder / name, full_page=True)
                                taken += 1
                    context.close()
        browser.close()
    print(f"{taken} pictures in {folder}")  # noqa: T201


if __name__ == "__main__":
    main()
