"""A page of the site as its reader meets it: its lines of text, its links."""

from __future__ import annotations

from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from startbewijs.service.bootstrap import library
from startbewijs.service.library import Library
from startbewijs.service.site import Edition, edition

EVENING = 618
END = 772
_LINES = frozenset(
    {"tr", "li", "p", "h1", "h2", "h3", "h4", "h5", "summary", "div", "title", "th", "caption"}
)


class Read(HTMLParser):
    """What stands on a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.lines: list[str] = [""]
        self.links: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)
        self.lines = [" ".join(line.split()) for line in self.lines if line.strip()]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append((tag, given))
        self.links += [value for key in ("href", "src") if (value := given.get(key))]
        self.lines.append("") if tag in _LINES and not self._in_row(tag) else self._gap(tag)

    def _in_row(self, tag: str) -> bool:
        return tag == "th" and not self.lines[-1].strip()

    def _gap(self, tag: str) -> None:
        if tag != "small":
            self.lines[-1] += " "

    def handle_data(self, data: str) -> None:
        self.lines[-1] += data

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


@cache
def shelf() -> Library:
    """The packaged tournaments alone."""
    return library(Path("/nowhere/at/all"))


def okt(position: int, language: str = "en") -> Edition:
    """The edition of the packaged tournament."""
    return edition(shelf(), "okt-2025", position, language)


def drawn(position: int, address: str, language: str = "en") -> Read:
    """One page of it, read."""
    page = okt(position, language).page(address)
    assert page is not None, address
    return Read(page)
