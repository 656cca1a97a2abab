"""The message catalogues: `python -m startbewijs.publish.catalogues` brings them up to date.

It reads every sentence from the source, adds the new ones to each language's .po file (empty, for a person
to translate), takes out those that are no longer said, and compiles the .mo files. Needs Babel, which is
installed for development only.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from startbewijs.publish.words import DOMAIN, LANGUAGES, LOCALES

SOURCE = Path(__file__).parents[1]
KEYWORDS: dict[str, tuple[int, ...] | None] = {
    "N_": None,
    "say": None,
    "count": (1, 2),
    "Refused": None,
    "Overtaken": None,
    "Changed": None,
    "NotAllowed": None,
    "NotNow": None,
}
_STILL = datetime(2025, 12, 26, tzinfo=UTC)
"""A fixed date in the headers, so that the same source gives the same file."""


def said(source: Path = SOURCE) -> Catalog:
    """Every sentence in the source of the program, with the modules that say it."""
    found = Catalog(domain=DOMAIN, project="Startbewijs", creation_date=_STILL)
    for filename, _, message, comments, _ in extract_from_dir(
        source, [("**.py", "python")], keywords=KEYWORDS, comment_tags=("Translators:",)
    ):
        found.add(message, locations=[(Path(filename).as_posix(), 0)], auto_comments=comments)
    return found


def translated(language: str) -> Catalog:
    """The catalogue of a language as it lies in its .po file; an empty one where there is none yet."""
    path = po_path(language)
    if not path.exists():
        return Catalog(locale=language, domain=DOMAIN, project="Startbewijs", creation_date=_STILL)
    with path.open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN)


def updated(language: str) -> Catalog:
    """The catalogue of a language with exactly the sentences that are said now."""
    catalogue = translated(language)
    catalogue.update(said(), no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    catalogue.fuzzy = False
    catalogue.revision_date = _STILL
    return catalogue


def po_bytes(catalogue: Catalog) -> bytes:
    """The .po file of a catalogue, without line numbers, which would change with every edit."""
    file = BytesIO()
    write_po(file, catalogue, width=100, sort_output=True, include_lineno=False)
    return file.getvalue()


def mo_bytes(catalogue: Catalog) -> bytes:
    """The compiled form of a catalogue."""
    file = BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


def po_path(language: str) -> Path:
    """Where the translators' file of a language lies."""
    return LOCALES / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def missing(catalogue: Catalog) -> list[str]:
    """The sentences that have no translation, or only a guessed one."""
    return [
        str(message.id)
        for message in catalogue
        if message.id
        and (
            message.fuzzy
            or not all([message.string] if isinstance(message.string, str) else message.string or [None])
        )
    ]


def main() -> int:
    """0 once every catalogue is written and complete, else 1."""
    incomplete = 0
    for language in LANGUAGES:
        if language == "en":
            continue
        catalogue = updated(language)
        path = po_path(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(po_bytes(catalogue))
        path.with_suffix(".mo").write_bytes(mo_bytes(catalogue))
        for message in missing(catalogue):
            incomplete += 1
            sys.stderr.write(f"{language}: not translated: {message}\n")
    return 1 if incomplete else 0


if __name__ == "__main__":
    sys.exit(main())
