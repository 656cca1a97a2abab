"""Where pages lie: every link is relative, so that a page works from a server, a static host and a disk."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Links:
    """The links of the page at `address`, such as `skater/femke-kok`; the first page has the empty one.

    A page lies at `/{language}/{address}/` while it is the newest, and for good at
    `/{language}/at/{position}/{address}/`; every address ends in a slash. On disk each is a folder with
    an `index.html`, which links must name, since nobody adds it there. What the address asks besides,
    the `query`, goes along to the same page elsewhere; `above` leads up where a page lies deeper than others:
    the board to be set into another page, which lies below `embed/`.

    >>> Links("skater/femke-kok", "en", 618, newest=True, on_disk=False).to("w500")
    '../../w500/'
    >>> Links("", "en", 618, newest=False, on_disk=True).fixed(620)
    '../../at/620/index.html'
    """

    address: str
    language: str
    position: int
    newest: bool
    on_disk: bool
    query: str = ""
    above: str = ""

    @property
    def path(self) -> str:
        """The page itself, as seen from the root of the site: `nl/at/618/w500/`."""
        steps = [self.language, *([] if self.newest else ["at", str(self.position)]), self.address]
        path = "/".join(one for one in steps if one) + "/"
        return path + (f"?{self.query}" if self.query else "")

    @property
    def stream(self) -> str:
        """The stream of events that brings this page whenever there is a newer one."""
        return self.top(f"events?page={'embed/' if self.above else ''}{self.path}")

    def to(self, address: str) -> str:
        """Another page of the same position in the same language."""
        return self._page(self._up + address)

    def asset(self, name: str) -> str:
        """A file that all pages share."""
        return f"{self._root}assets/{name}"

    def top(self, name: str) -> str:
        """Something beside the languages, such as the stream of events."""
        return f"{self._root}{name}"

    def spoken(self, language: str) -> str:
        """The same page in a language."""
        where = "" if self.newest else f"at/{self.position}/"
        return self._asked(f"{self._root}{language}/{where}{self.address}")

    def fixed(self, position: int) -> str:
        """The same page as it was at a position, at the address that never changes."""
        return self._asked(f"{self._home}at/{position}/{self.address}")

    @property
    def latest(self) -> str:
        """The same page as it is now."""
        return self._asked(self._home + self.address)

    def _asked(self, folder: str) -> str:
        return self._page(folder) + (f"?{self.query}" if self.query else "")

    @property
    def _up(self) -> str:
        return "../" * len(self.address.split("/")) if self.address else ""

    @property
    def _home(self) -> str:
        """The folder of the language."""
        return self._up + ("" if self.newest else "../../")

    @property
    def _root(self) -> str:
        return self._home + "../" + self.above

    def _page(self, folder: str) -> str:
        if folder and not folder.endswith("/"):
            folder += "/"
        return f"{folder}index.html" if self.on_disk else folder or "./"
