"""Where everything stands in a TOML file, with comments, inline tables and lists over many lines."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.selection.cases import PROCEDURES

from startbewijs.selection import lines as located
from startbewijs.selection.lines import lines

AWKWARD = (Path(__file__).parent / "awkward.toml").read_text(encoding="utf-8")


def paths(value: object, path: located.Path = ()) -> Iterator[located.Path]:
    """Every path of a read document."""
    if isinstance(value, dict):
        inner: list[tuple[str | int, object]] = list(value.items())
    else:
        inner = list(enumerate(value)) if isinstance(value, list) else []
    for key, element in inner:
        yield (*path, key)
        yield from paths(element, (*path, key))


def test_everything_in_an_awkward_file_has_its_line() -> None:
    found = lines(AWKWARD)
    assert set(found) == set(paths(tomllib.loads(AWKWARD)))
    written = AWKWARD.split("\n")
    for path, mark in {
        ("top",): "top =",
        ("quoted key",): '"quoted key"',
        ("a",): "[a]",
        ("a", "text"): 'text = """',
        ("a", "raw"): "raw =",
        ("a", "path"): "path =",
        ("a", "escaped"): "escaped =",
        ("a", "list", 1): '"]", #',
        ("a", "list", 2): "[2, 3]",
        ("a", "list", 2, 1): "[2, 3]",
        ("a", "list", 3, "y", 0): "{ x = 1",
        ("a", "a", "b", "c.d"): 'a.b."c.d"',
        ("a", "when"): "when =",
        ("spaced", "table", "x"): "x = -1_000",
        ("many", 0, "n"): "n = 1",
        ("many", 1, "n"): "n = 2",
        ("many", 1, "inner", "z"): "z = true",
        ("many", 1, "deep", 0, "w"): "w = {}",
        ("many", 1, "deep", 1, "w"): "w = []",
    }.items():
        assert mark in written[found[path] - 1], path


def test_lines_count_alike_where_they_end_in_carriage_returns() -> None:
    assert lines(AWKWARD.replace("\n", "\r\n")) == lines(AWKWARD)


@pytest.mark.parametrize("path", sorted(PROCEDURES.glob("*.toml")), ids=lambda path: path.name)
def test_everything_in_a_packaged_procedure_has_its_line(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert set(lines(text)) == set(paths(tomllib.loads(text)))


WORDS = st.text(st.sampled_from("abc'\"\\#[]{},= \n.é"), max_size=6)
VALUES = st.recursive(
    st.integers(-9, 9) | st.booleans() | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=8,
)


def written(value: object) -> str:
    """A value in TOML."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{written(key)} = {written(inner)}" for key, inner in value.items()) + " }"
    if isinstance(value, list):
        return "[ # ], ]\n" + "".join(f"  {written(inner)},\n" for inner in value) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    text = str(value).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{text}"'


@given(st.dictionaries(WORDS, VALUES, max_size=4))
def test_no_path_is_missed_and_none_invented(document: dict[str, object]) -> None:
    text = "".join(f"{written(key)} = {written(value)}\n\n" for key, value in document.items())
    assert tomllib.loads(text) == document
    found = lines(text)
    assert set(found) == set(paths(document))
    for key in document:
        assert text.split("\n")[found[key,] - 1].startswith(f"{written(key)} =")
