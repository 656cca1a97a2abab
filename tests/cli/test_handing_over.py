"""Results as files for other programs: the ISU's shape, Excel and CSV."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from tests.cli.conftest import Ask
from tests.shared import SHARED

SERVED = SHARED / "data" / "isu-api" / "us-trials-2026-men-1000.json"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def shape(value: Any) -> Any:
    """The names that a value has at every depth."""
    if isinstance(value, dict):
        return {key: shape(inner) for key, inner in value.items()}
    return [shape(value[0])] if isinstance(value, list) and value else None


def within(ours: Any, theirs: Any) -> None:
    """Every name that we write is one of theirs, but for the two that are our own."""
    if isinstance(ours, dict):
        for key, inner in ours.items():
            if key not in ("invalidResult", "invalidCode"):
                assert key in theirs
                within(inner, theirs[key])
    elif isinstance(ours, list) and ours:
        within(ours[0], theirs[0])


def written(ask: Ask, file: Path, *words: str) -> Path:
    said = ask("export-results", *words, "--to", str(file))
    assert said.code == 0, said.err
    assert said.out.endswith(f" written to {file}.\n")
    return file


def test_a_race_has_the_names_that_the_isu_serves(ask: Ask, tmp_path: Path) -> None:
    if not SERVED.exists():
        pytest.skip("the race that the service of the ISU served is not here")
    found = json.loads(written(ask, tmp_path / "m1000.json", "m1000").read_text(encoding="utf-8"))
    theirs = json.loads(SERVED.read_text(encoding="utf-8"))
    within(shape(found), shape(theirs))


def test_a_race_for_other_programs_tells_what_results_tells(ask: Ask, tmp_path: Path) -> None:
    found = json.loads(written(ask, tmp_path / "a.json", "w500", "--race", "1").read_text(encoding="utf-8"))
    told = ask("results", "w500", "--race", "1", "--json").json["results"]
    names = {one["competitor"]["identifier"]: one for one in found}
    for line in told:
        if line["time"] is None:
            continue
        one = names[line["skater"]["id"]]
        assert (one["rank"], one["status"]) == (line["rank"], 0)
        assert one["time"] == line["time"]["text"]
    assert found[0]["competitor"]["skater"]["lastName"] == "Kok"
    assert found[0]["competitor"]["skater"]["gender"] == "F"
    assert (found[0]["time"], found[0]["rank"], found[0]["isOfficial"]) == ("36.873", 1, True)
    assert found[1]["timeBehind"] == "0.369"


def test_who_has_no_time_has_status_2_and_says_why_in_a_field_of_its_own(ask: Ask, tmp_path: Path) -> None:
    found = json.loads(written(ask, tmp_path / "a.json", "w1000").read_text(encoding="utf-8"))
    leerdam = next(one for one in found if one["competitor"]["identifier"] == "jutta-leerdam")
    assert (leerdam["status"], leerdam["invalidResult"], leerdam["time"], leerdam["rank"]) == (
        2,
        "DNF",
        None,
        None,
    )
    assert leerdam["laps"] == [{"number": 1, "time": "17.6", "passageTime": "17.6", "rank": 1}]


def test_who_has_still_to_skate_is_not_among_the_results(ask: Ask, tmp_path: Path) -> None:
    assert json.loads(written(ask, tmp_path / "a.json", "m1500", "--at", "603").read_text()) == []


def cells(file: Path, sheet: int = 1) -> list[dict[str, tuple[str | None, str]]]:
    """The rows of a sheet: by column its kind (“s” is a text) and its text or number."""
    with ZipFile(file) as book:
        strings, page = (
            ElementTree.fromstring(book.read(f"xl/{name}.xml"))  # noqa: S314  # our own file
            for name in ("sharedStrings", f"worksheets/sheet{sheet}")
        )
        shared = ["".join(part.itertext()) for part in strings]
    rows = []
    for row in page.iter(f"{_MAIN}row"):
        found = {}
        for cell in row:
            assert cell.find(f"{_MAIN}f") is None, "a formula"
            value = cell.findtext(f"{_MAIN}v", "")
            column = cell.attrib["r"].rstrip("0123456789")
            kind = cell.attrib.get("t")
            found[column] = (kind, shared[int(value)] if kind == "s" else value)
        rows.append(found)
    return rows


def test_in_excel_a_time_is_a_time_and_a_rank_a_number(ask: Ask, tmp_path: Path) -> None:
    file = written(ask, tmp_path / "w500.XLSX", "w500")
    title, head, kok, *_ = cells(file)
    assert title["A"][1].endswith("first race")
    columns = {text: column for column, (_, text) in head.items()}
    assert kok[columns["skater"]] == ("s", "Femke Kok")
    assert kok[columns["rank"]] == (None, "1")
    kind, number = kok[columns["time"]]
    assert (kind, round(float(number) * 86_400_000)) == (None, 36_873)
    with ZipFile(file) as book:
        assert '"m:ss.000"' in book.read("xl/styles.xml").decode()
        assert 'name="w500 2"' in book.read("xl/workbook.xml").decode()


def test_excel_speaks_the_language_that_is_asked_for(ask: Ask, tmp_path: Path) -> None:
    said = ask("export-results", "m1000", "--to", str(tmp_path / "a.xlsx"), "--lang", "nl")
    assert said.code == 0, said.err
    assert "rijder" in {text for _, text in cells(tmp_path / "a.xlsx")[1].values()}


def test_the_same_results_give_the_same_file(ask: Ask, tmp_path: Path) -> None:
    one, other = (written(ask, tmp_path / f"{n}.xlsx", "m5000").read_bytes() for n in (1, 2))
    assert one == other


def test_csv_is_what_results_prints(ask: Ask, tmp_path: Path) -> None:
    file = written(ask, tmp_path / "a.csv", "m5000")
    assert file.read_bytes().decode() == ask("results", "m5000", "--csv").out


def test_a_form_that_nobody_knows_is_refused_and_nothing_written(
    refused: Callable[..., str], tmp_path: Path
) -> None:
    for words in (("--to", str(tmp_path / "a.pdf")), ("--to", str(tmp_path / "a")), ()):
        assert ".json, .csv, .xlsx" in refused("export-results", "w500", *words)
    assert "--race 1 or --race 2" in refused("export-results", "w500", "--to", str(tmp_path / "a.json"))
    assert not list(tmp_path.glob("a*"))


def test_a_file_that_is_there_is_left_alone(ask: Ask, refused: Callable[..., str], tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("mine", encoding="utf-8")
    assert "is there already" in refused("export-results", "m5000", "--to", str(file))
    assert file.read_text(encoding="utf-8") == "mine"
