"""One language at a time: no answer in Dutch says an English sentence, and none in English a Dutch one."""

from __future__ import annotations

import re
import string
from typing import NamedTuple

import pytest
from babel.messages.pofile import read_po
from tests.cli.conftest import Ask
from tests.site.reading import EVENING, Read, okt

from startbewijs.publish.words import DOMAIN, LOCALES

COMMANDS = (
    "tickets",
    "team",
    "explain leerdam",
    "status",
    "waiting",
    "needs leerdam",
    "why leerdam",
    "results w500",
    "startlist w1500",
    "programme",
    "records",
    "list",
    "nothing-of-the-kind",
)
PAGES = (
    "",
    "w500",
    "m1500",
    "programme",
    "records",
    "decisions",
    "about",
    "story/2025-12-28",
    "skater/jutta-leerdam",
)


class Sentence(NamedTuple):
    """A text of the catalogue: the parts of it that stand between fields, and all of it with any fields."""

    parts: tuple[str, ...]
    whole: re.Pattern[str]

    def found_in(self, text: str) -> str | None:
        """What stands in a text of this sentence, if it is there."""
        # A pattern with gaps reads a long page slowly; most pages lack the words of most sentences.
        if not all(part in text for part in self.parts):
            return None
        found = self.whole.search(text)
        return None if found is None else found[0]


def _sentences() -> dict[str, list[Sentence]]:
    """By language every text of four words and more that the other language says otherwise."""
    with (LOCALES / "nl" / "LC_MESSAGES" / f"{DOMAIN}.po").open("rb") as file:
        messages = [one for one in read_po(file) if one.id]
    found: dict[str, set[str]] = {"nl": set(), "en": set()}
    for message in messages:
        english = [message.id] if isinstance(message.id, str) else [*message.id]
        dutch = [message.string] if isinstance(message.string, str) else list(message.string or ())
        found["en"] |= {text for text in english if text not in dutch}
        found["nl"] |= {text for text in dutch if text not in english}
    return {language: [_said(text) for text in texts if _long(text)] for language, texts in found.items()}


def _long(text: str) -> bool:
    literal = "".join(part for part, _, _, _ in string.Formatter().parse(text))
    return len(re.findall(r"[^\W\d]+", literal)) >= 4


def _said(text: str) -> Sentence:
    parsed = [(part, field) for part, field, _, _ in string.Formatter().parse(text)]
    whole = "".join(re.escape(part) + (".{1,200}?" if field is not None else "") for part, field in parsed)
    return Sentence(tuple(part for part, _ in parsed), re.compile(rf"(?<!\w){whole}(?!\w)"))


SENTENCES = _sentences()


def said_in(language: str, text: str) -> list[str]:
    """The sentences of a language that stand in a text, however its lines are broken."""
    flat = " ".join(text.split())
    return [found for one in SENTENCES[language] if (found := one.found_in(flat))]


@pytest.mark.parametrize(("spoken", "other"), [("nl", "en"), ("en", "nl")])
@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_speaks_one_language(ask: Ask, command: str, spoken: str, other: str) -> None:
    said = ask(*command.split(), "--lang", spoken)
    assert said.out + said.err
    assert said_in(other, said.out + said.err) == []


@pytest.mark.parametrize(("spoken", "other"), [("nl", "en"), ("en", "nl")])
@pytest.mark.parametrize("address", PAGES)
def test_a_page_speaks_one_language(address: str, spoken: str, other: str) -> None:
    page = okt(EVENING, spoken).page(address)
    assert page is not None
    text = Read(page).text
    assert said_in(spoken, text)
    assert said_in(other, text) == []


def test_a_sentence_of_the_other_language_is_seen() -> None:
    assert said_in("en", "Nobody is certain yet.")
    assert said_in("en", "No selection procedure has been adopted\nyet, so nobody can earn a ticket.")
    assert said_in("nl", "Nobody is certain yet.") == []
