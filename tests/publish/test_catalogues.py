"""The translations: complete, fresh, and the same in the file of the translators and in the compiled one."""

from __future__ import annotations

import ast
import gettext
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Message

from startbewijs.publish.catalogues import (
    KEYWORDS,
    SOURCE,
    missing,
    mo_bytes,
    po_bytes,
    po_path,
    said,
    translated,
    updated,
)

HOW_TO_MEND = "run `python -m startbewijs.publish.catalogues` and translate what it names"


def ids(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def strings(message: Message) -> tuple[str, ...]:
    found = message.string
    return (found,) if isinstance(found, str) else tuple(found or ())


def messages() -> list[Message]:
    return [message for message in translated("nl") if message.id]


def spoken_in_source() -> Iterator[str]:
    """Every constant that is said, also where a tokenizer of some Python would not look."""
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            due = len(KEYWORDS[name] or (1,)) if name in KEYWORDS else 0
            texts = [one.value for one in node.args[:due] if isinstance(one, ast.Constant)]
            if len(texts) == due:
                yield from (one for one in texts if isinstance(one, str))


def test_nothing_is_said_inside_a_formatted_text() -> None:
    """Not every Python's reader of sources finds a sentence in there, so that it would not be translated."""
    found = [
        f"{path.name}:{node.lineno}"
        for path in SOURCE.rglob("*.py")
        for text in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(text, ast.JoinedStr)
        for node in ast.walk(text)
        if isinstance(node, ast.Call)
        and getattr(node.func, "attr", None) in KEYWORDS
        and any(isinstance(one, ast.Constant) for one in node.args[:1])
    ]
    assert found == []


def test_everything_that_is_said_is_translated_to_dutch() -> None:
    assert missing(updated("nl")) == [], HOW_TO_MEND


def test_the_translators_file_has_exactly_what_is_said() -> None:
    assert po_path("nl").read_bytes() == po_bytes(updated("nl")), HOW_TO_MEND


def test_the_compiled_file_is_made_from_the_translators_file() -> None:
    assert po_path("nl").with_suffix(".mo").read_bytes() == mo_bytes(translated("nl")), HOW_TO_MEND


def test_nothing_is_said_where_it_cannot_be_collected() -> None:
    collected = {one for message in said() if message.id for one in ids(message)}
    assert set(spoken_in_source()) - {""} <= collected


def test_no_translation_is_a_guess() -> None:
    assert [message.id for message in messages() if message.fuzzy] == []


@pytest.mark.parametrize("message", messages(), ids=lambda message: ids(message)[0][:40])
def test_a_translation_has_the_fields_of_its_original(message: Message) -> None:
    due = {field for text in ids(message) for field in fields(text)}
    for text in filter(None, strings(message)):
        found = fields(text)
        assert found <= due
        # Only how many there are may go without saying, in the singular.
        assert due - found <= {"n"}


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_a_translation_ends_as_its_original_does() -> None:
    for message in messages():
        for text in filter(None, strings(message)):
            assert (text[-1] in ".?") is (ids(message)[-1][-1] in ".?"), text


def test_translations_speak_to_the_reader_in_one_way() -> None:
    informal = re.compile(r"\b(je|jij|jouw|jullie)\b", re.IGNORECASE)
    assert [text for message in messages() for text in strings(message) if informal.search(text)] == []


def test_the_compiled_file_is_what_the_program_reads() -> None:
    with Path(po_path("nl").with_suffix(".mo")).open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("the line") == "de streep"
