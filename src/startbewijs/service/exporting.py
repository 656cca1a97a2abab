"""The public site written as files, whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from tempfile import mkdtemp

from startbewijs.errors import Refused
from startbewijs.publish.site.assets import assets
from startbewijs.publish.site.frame import doorway
from startbewijs.publish.site.picture import drawable
from startbewijs.publish.words import LANGUAGES
from startbewijs.service.library import Library
from startbewijs.service.site import Edition, edition, moments


@dataclass(frozen=True, slots=True)
class Published:
    """What was written: how many pages, and the one to open first."""

    pages: int
    first: Path


def published(
    library: Library,
    tournament: str | None,
    folder: Path,
    *,
    only_newest: bool = False,
    public: str = "",
) -> Published:
    """The site of a tournament in a new folder: the newest pages, and those of every moment before.

    With the full address at which it will lie, `public`, its cards are written too, which pages name in full.
    It is written beside the folder and moved into place when it is whole; a folder that has something in
    it is refused.
    """
    id_ = library.chosen(tournament)
    folder = folder.expanduser()
    if public:
        drawable()
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise Refused("{folder} is there already; choose another, or empty it first.", folder=folder)
        folder.parent.mkdir(parents=True, exist_ok=True)
        building = Path(mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
        try:
            pages = _written(library, id_, building, only_newest, public)
            building.chmod(0o755)
            if folder.exists():
                folder.rmdir()
            building.rename(folder)
        finally:
            shutil.rmtree(building, ignore_errors=True)
    except OSError as problem:
        raise Refused(
            "{folder} cannot be written: {problem}.", folder=folder, problem=problem.strerror or str(problem)
        ) from None
    return Published(pages, folder / "index.html")


def _written(library: Library, id_: str, folder: Path, only_newest: bool, public: str) -> int:
    (folder / "assets").mkdir()
    for name, content in assets().items():
        (folder / "assets" / name).write_bytes(content)
    newest = edition(library, id_, None, "en").position
    at = [newest] if only_newest else [moment.position for moment in moments(library, id_)]
    (folder / "index.html").write_text(doorway(), encoding="utf-8", newline="\n")
    work = [(library.folder, id_, position, position == newest, folder, public) for position in at]
    # Each position is made apart from the others: as many at a time as there are processors.
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) as pool:
        return 1 + sum(pool.map(_position, work))


def _position(work: tuple[Path, str, int, bool, Path, str]) -> int:
    """How many pages of one position were written, in every language."""
    from startbewijs.service import bootstrap

    data, id_, position, newest, folder, public = work
    library = bootstrap.library(data)
    pages = 0
    for language in LANGUAGES:
        found = edition(library, id_, position, language)
        pages += sum(1 for _ in _pages(found, newest, folder, public))
        if public:
            _cards(found, folder)
    return pages


def _pages(found: Edition, newest: bool, folder: Path, public: str) -> Iterator[None]:
    home = folder / found.language
    for address in found.addresses:
        places = [(home / "at" / str(found.position) / address, False)]
        if newest:
            places.append((home / address, True))
        for place, now in places:
            text = found.page(address, newest=now, on_disk=True, public=public)
            assert text is not None
            place.mkdir(parents=True, exist_ok=True)
            (place / "index.html").write_text(text, encoding="utf-8", newline="\n")
            yield


def _cards(found: Edition, folder: Path) -> None:
    home = folder / found.language / "at" / str(found.position)
    for name in found.cards:
        if found.on_disk(name):
            place = home / f"{name}.png"
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(found.card(name))
