"""A procedure that somebody writes is checked: every mistake is said, and what was perhaps not meant."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest
from tests.cli.conftest import Ask

PACKAGED = files("startbewijs") / "tournaments" / "procedures"
SUM = (PACKAGED / "example-sum.toml").read_text(encoding="utf-8")
KNSB = (PACKAGED / "knsb-2026.toml").read_text(encoding="utf-8")
PAGE = (Path(__file__).parents[2] / "docs" / "how-to" / "write-your-own-procedure.md").read_text("utf-8")
WIDE = (PACKAGED / "example-wide.toml").read_text(encoding="utf-8")
_TAUGHT = re.compile(r"^\| `(.+?)` \| `(.+?)` \| (.+?) \|$", re.MULTILINE)
OF_SUM, OF_WIDE = (_TAUGHT.findall(part) for part in PAGE.split("And these of `example-wide`"))
TAUGHT = [
    *(("example-sum", SUM, *row) for row in OF_SUM),
    *(("example-wide", WIDE, *row) for row in OF_WIDE),
]


def test_the_page_shows_the_whole_of_the_example() -> None:
    assert f"```toml\n{SUM}```" in PAGE


def test_the_page_teaches_at_least_seven_mistakes() -> None:
    assert len(OF_SUM) >= 7
    assert len(OF_WIDE) >= 7


def test_the_page_shows_lines_that_stand_in_the_other_example() -> None:
    shown = re.findall(r"```toml\n(\[reference\].*?)```", PAGE, re.DOTALL)
    assert len(shown) == 1
    assert shown[0] in WIDE


@pytest.mark.parametrize(("named", "whole", "wrong", "right", "said"), TAUGHT)
def test_a_mistake_is_answered_as_the_page_says(
    refused: Callable[..., str], tmp_path: Path, named: str, whole: str, wrong: str, right: str, said: str
) -> None:
    assert right in whole
    file = tmp_path / f"{named}.toml"
    file.write_text(whole.replace(right, wrong, 1), encoding="utf-8")
    found = refused("check-procedure", str(file))
    assert found.startswith(f"{named}.toml, line ")
    assert found.endswith(said)


@pytest.mark.parametrize("named", ["knsb-2026", "example-sum", "example-wide"])
def test_every_packaged_procedure_is_in_order(ask: Ask, named: str) -> None:
    said = ask("check-procedure", named)
    assert said.code == 0, said.err
    assert "In order" in said.out
    # Of an order that the times draw nothing is proved before every time is known, which is said beforehand.
    assert said.out.count("not proved") == (named == "example-wide")
    assert ask("check-procedure", named, "--lang", "nl").code == 0


def test_the_numbers_are_those_of_the_file(ask: Ask) -> None:
    found = ask("check-procedure", "example-sum", "--json").json
    counts = {"designated_rows": 0, "designations": 0, "rows_by": "list"}
    assert found["fields"][0] == {"sex": "women", "team_size": None, "rows": 4, **counts}
    assert found["fields"][1] == {"sex": "men", "team_size": 2, "rows": 3, **counts}
    sprint, other = found["events"][:2]
    w500 = {"event": "w500", "places": 2, "rows": 2, "counting": "sum"}
    assert sprint == {**w500, "prequalified": [], "reference": None}
    assert other["prequalified"] == ["ada-example"]
    assert ask("check-procedure", "example-sum", "--csv").out.splitlines()[1] == "w500,2,2,sum"


def test_how_the_rows_are_put_in_order_is_said_for_each_sex(ask: Ask) -> None:
    found = ask("check-procedure", "example-wide", "--json").json
    assert [one["rows_by"] for one in found["fields"]] == ["times", "index"]
    assert [one["reference"] for one in found["events"][:2]] == ["1:13.50", "1:53.00"]
    words = ask("check-procedure", "example-wide").out
    assert "drawn from the times" in words
    assert "by a published index" in words


@pytest.mark.parametrize(
    ("change", "into", "remark"),
    [
        ('m500",  rank = 1', 'm500",  rank = 2', ""),
        ("men = 2", "men = 4", "by the order alone the team is never full"),
        ("w500 = 2", "w500 = 3", "w500 has 3 places and fewer rows (2)"),
        ("w500 = 2", "w3000 = 1\nw500 = 2", "w3000 has 1 places and no row"),
        ("at_most = 0", "at_most = 1", "designations.women allows 1 designations and names no kinds"),
        ('"example-sum"', '"mine"', "call this file mine.toml, not example-sum.toml"),
    ],
)
def test_what_was_perhaps_not_meant_is_pointed_at(
    ask: Ask, tmp_path: Path, change: str, into: str, remark: str
) -> None:
    assert change in SUM
    changed = SUM.replace(change, into, 1)
    if not remark:  # two rows with the same rank would be refused: the lower one goes too
        changed = changed.replace('  { row = 3, distance = "m500",  rank = 2 },\n', "", 1)
        remark = "order.men asks for the ranks 2 of m500 and leaves one out"
    file = tmp_path / "example-sum.toml"
    file.write_text(changed, encoding="utf-8")
    said = ask("check-procedure", str(file), "--json")
    assert said.code == 0, said.err
    assert any(remark in one for one in said.json["remarks"]), said.json["remarks"]


def test_readings_that_are_left_open_are_said(ask: Ask) -> None:
    remarks = ask("check-procedure", "knsb-2026", "--json").json["remarks"]
    assert sum("leaves open" in one for one in remarks) == 2
    assert any("pursuit-places" in one for one in remarks)


def test_a_file_that_cannot_be_read_is_refused_in_one_sentence(
    refused: Callable[..., str], tmp_path: Path
) -> None:
    latin, large = tmp_path / "latin.toml", tmp_path / "large.toml"
    latin.write_bytes("title = 'Schaatsbond \xe9\xe9n'".encode("latin-1"))
    large.write_bytes(b"#" * 1_000_001)
    assert "is not UTF-8 text" in refused("check-procedure", str(latin))
    assert "is larger than 1 MB" in refused("check-procedure", str(large))
    assert "is a folder" in refused("check-procedure", str(tmp_path))
    assert "There is no file" in refused("check-procedure", str(tmp_path / "none.toml"))
    assert "knsb-2026 is one to compare with" in refused("check-procedure")
    assert "There is no file a\\x00b" in refused("check-procedure", "a\0b")
