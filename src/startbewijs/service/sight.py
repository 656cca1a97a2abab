"""The log of one tournament as far as its readers may know it, and what is made of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from startbewijs.publish.words import Words
from startbewijs.service.answers import View
from startbewijs.service.live import Archive
from startbewijs.service.site import Edition, edition_in


@dataclass(frozen=True, slots=True)
class Sight:
    """A log as if it ended at `newest`, whatever else is recorded in it.

    `public` is the full address at which readers find the site, if that was said; `speed` that of a replay.
    """

    archive: Archive
    newest: int
    words: Mapping[str, Words]
    public: str = ""
    speed: int | None = None

    @property
    def tournament(self) -> str:
        """Its id."""
        return self.archive.tournament

    def edition(self, lang: str, position: int) -> Edition:
        """Every page of a position in a language."""
        return edition_in(self.archive, self.newest, position, lang)

    def view(self, at: str | None = None) -> View:
        """The tournament at a position or moment; what lies beyond is refused."""
        return self.archive.view(at, self.newest)
