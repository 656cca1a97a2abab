"""A list of entries is taken in whole, or every wrong line is said and the log stays as it was."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.building import Log
from tests.cli.conftest import Ask
from xlsxwriter import Workbook

from startbewijs.log.chain import chained
from startbewijs.log.events import tournament
from startbewijs.log.facts import canonical
from startbewijs.log.file import file_text

HEAD = "given;prefix;surname;sex;distances;number;team;id"
GOOD = "Ann;de;Boer;w;500 1000;7;Team A;\nBea;;Smit;v;w1000;8;;\nMax;;Prins;m;1000;7;;\n"


def lines(*rows: str, head: str = HEAD) -> bytes:
    return "\n".join([head, *rows, ""]).encode()


def brought_in(ask: Ask, folder: Path, *, data: str | None = None) -> None:
    made = Log()
    made.add(tournament.SkaterRegistered(skater="cas-visser", sex="w", given="Cas", surname="Visser"))
    for distance in ("w500", "w1000", "m1000", "w1500"):
        made.announces(distance)
    made.enters("w1500")
    file = folder / "trials.jsonl"
    file.write_text(file_text(chained(map(canonical, made.facts))), encoding="utf-8", newline="\n")
    said = ask("import", str(file), *(("--data", data) if data else ()))
    assert said.code == 0, said.err


@pytest.fixture
def own(ask: Ask, tmp_path: Path) -> Path:
    """The list, beside a tournament of one's own."""
    brought_in(ask, tmp_path)
    file = tmp_path / "list.csv"
    file.write_bytes(f"{HEAD}\n{GOOD}".encode())
    return file


def entrants(ask: Ask) -> list[tuple[str, str]]:
    facts = [line.split('"event":')[1] for line in ask("export").out.splitlines() if "entry.made" in line]
    return sorted(
        (one.split('"distance":"')[1].split('"')[0], one.split('"skater":"')[1].split('"')[0])
        for one in facts
    )


EXPECTED = [("m1000", "max-prins"), ("w1000", "ann-de-boer"), ("w1000", "bea-smit"), ("w500", "ann-de-boer")]


def test_a_list_registers_and_enters_its_skaters(ask: Ask, own: Path) -> None:
    said = ask("import-entries", str(own))
    assert said.code == 0, said.err
    assert said.out == "Recorded in trials: new skaters 3, entries 4, lines left out 0.\n"
    assert entrants(ask) == EXPECTED
    assert ask("verify").code == 0


def test_a_list_that_was_taken_in_adds_nothing_the_second_time(ask: Ask, own: Path) -> None:
    ask("import-entries", str(own))
    assert "new skaters 0, entries 0" in ask("import-entries", str(own)).out


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_dutch_heads_any_separator_and_a_mark_at_the_beginning_are_read(
    ask: Ask, own: Path, mark: str
) -> None:
    head = mark.join(["Achternaam", "Voornaam", "Tussenvoegsel", "Geslacht", "Afstanden", "Opmerking"])
    row = mark.join(["Boer", "Ann", "de", "Vrouw", "500 1000", "vegetarisch"])
    own.write_bytes(f"\ufeff{head}\r\n{row}\r\n".encode())
    said = ask("import-entries", str(own), "--lang", "nl")
    assert said.code == 0, said.err
    assert entrants(ask) == [("w1000", "ann-de-boer"), ("w500", "ann-de-boer")]


def workbook(*rows: tuple[object, ...]) -> bytes:
    target = io.BytesIO()
    book = Workbook(target, {"in_memory": True})
    page = book.add_worksheet()
    for at, row in enumerate(rows):
        page.write_row(at, 0, row)
    book.close()
    return target.getvalue()


def test_a_workbook_is_read_with_its_numbers_as_numbers(ask: Ask, own: Path) -> None:
    file = own.with_name("list.xlsx")
    file.write_bytes(workbook(tuple(HEAD.split(";")[:6]), ("Max", "", "Prins", "m", 1000, 7)))
    said = ask("import-entries", str(file))
    assert said.code == 0, said.err
    assert entrants(ask) == [("m1000", "max-prins")]


def test_a_known_skater_is_known_by_exact_name_or_by_id(ask: Ask, own: Path) -> None:
    own.write_bytes(lines("Cas;;Visser;w;500;;;", "Kas;;Visser;w;1000;;;cas-visser"))
    assert "new skaters 0, entries 2" in ask("import-entries", str(own)).out
    own.write_bytes(lines("Kas;;Visser;w;500;;;new"))
    assert "new skaters 1, entries 1" in ask("import-entries", str(own)).out


def test_every_wrong_line_is_said_and_the_others_are_taken_in_only_when_asked(ask: Ask, own: Path) -> None:
    own.write_bytes(lines("Ann;;Boer;x;500;;;", "Bea;;Smit;w;500;;;", "Dot;;Kok;w;700;;;"))
    before = ask("export").out
    said = ask("import-entries", str(own))
    assert (said.code, ask("export").out) == (2, before)
    assert [line.partition(": ")[0] for line in said.out.splitlines()] == [
        "list.csv, line 2",
        "list.csv, line 4",
    ]
    assert said.err.startswith("2 lines are wrong and nothing was recorded")
    said = ask("import-entries", str(own), "--skip-wrong")
    assert said.code == 0
    assert "new skaters 1, entries 1, lines left out 2" in said.out


def bomb() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/worksheets/sheet1.xml", b"0" * 101_000_000)
    return target.getvalue()


WRONG: list[tuple[str, str, bytes, str]] = [
    ("an unknown sex", "csv", lines("Ann;;Boer;x;500;;;"), "“x” in the column sex"),
    ("no sex", "csv", lines("Ann;;Boer;;500;;;"), "the column sex is empty"),
    ("no given name", "csv", lines(";;Boer;w;500;;;"), "the column given name is empty"),
    ("no surname", "csv", lines("Ann;de;;w;500;;;"), "the column surname is empty"),
    ("no distance", "csv", lines("Ann;;Boer;w;;;;"), "the column distances is empty"),
    ("only separators", "csv", lines("Ann;;Boer;w;,;;;"), "the column distances is empty"),
    ("two sexes in one distance", "csv", lines("Ann;;Boer;w;m1000;;;"), "m1000 is for the other sex"),
    ("a distance nobody skates", "csv", lines("Ann;;Boer;w;700;;;"), "“w700” is not a distance"),
    ("a distance not skated here", "csv", lines("Ann;;Boer;w;3000;;;"), "w3000"),
    ("a distance in words", "csv", lines("Ann;;Boer;w;sprint;;;"), "“sprint” is not a distance"),
    ("a date for a distance", "csv", lines("Ann;;Boer;w;05-01;;;"), "is not a distance"),
    ("a distance twice", "csv", lines("Ann;;Boer;w;500 500;;;"), "w500 stands twice"),
    ("a man's 3000", "csv", lines("Max;;Prins;m;3000;;;"), "“m3000” is not a distance"),
    ("entries that are closed", "csv", lines("Ann;;Boer;w;1500;;;"), "1500"),
    ("a number in words", "csv", lines("Ann;;Boer;w;500;seven;;"), "“seven” in the column number"),
    ("number 0", "csv", lines("Ann;;Boer;w;500;0;;"), "“0” in the column number"),
    ("a negative number", "csv", lines("Ann;;Boer;w;500;-3;;"), "“-3” in the column number"),
    ("a number with decimals", "csv", lines("Ann;;Boer;w;500;7.5;;"), "“7.5” in the column number"),
    ("Arabic digits", "csv", lines("Ann;;Boer;w;500;٧;;"), "in the column number"),
    ("a superscript digit", "csv", lines("Ann;;Boer;w;500;²;;"), "in the column number"),
    ("too large a number", "csv", lines("Ann;;Boer;w;500;10000;;"), "“10000” in the column number"),
    ("a number twice", "csv", lines("Ann;;Boer;w;500;7;;", "Bea;;Smit;w;500;7;;"), "is already worn by Ann Boer"),  # noqa: E501
    ("a skater twice", "csv", lines("Ann;;Boer;w;500;;;", "Ann;;Boer;w;500;;;"), "stands on line 2 already"),
    ("nearly a known name", "csv", lines("Cas;;Vissers;w;500;;;"), "“Cas Vissers” is nearly Cas Visser"),
    ("another accent", "csv", lines("Càs;;Visser;w;500;;;"), "is nearly Cas Visser"),
    ("other capitals", "csv", lines("CAS;;VISSER;w;500;;;"), "is nearly Cas Visser"),
    ("nearly one of this list", "csv", lines("Anna;;Boersma;w;500;;;", "Ana;;Boersma;w;500;;;"), "is nearly Anna Boersma"),  # noqa: E501
    ("an id nobody has", "csv", lines("Ann;;Boer;w;500;;;ann"), "no skater has the id “ann”"),
    ("an id of the other sex", "csv", lines("Cas;;Visser;m;1000;;;cas-visser"), "with the other sex"),
    ("no Latin letters", "csv", lines("高木;;美帆;w;500;;;"), "has no Latin letters"),
    ("a name that is too long", "csv", lines(f"{'A' * 2001};;Boer;w;500;;;"), "given"),
    ("too many cells", "csv", lines("Ann;;Boer;w;500;7;Team;;;;more"), "more cells than columns"),
    ("no head", "csv", b"Ann;Boer;w;500\n", "there is no column given"),
    ("a head without sex", "csv", lines("Ann;Boer;500", head="given;surname;distances"), "there is no column sex"),  # noqa: E501
    ("a head twice", "csv", lines("A;A;B;w;500", head="given;voornaam;surname;sex;distances"), "two columns say given"),  # noqa: E501
    ("only a head", "csv", lines(), "a head and no line under it"),
    ("an empty file", "csv", b"", "is empty"),
    ("blank lines", "csv", b"\n\n  \n", "is empty"),
    ("Latin 1", "csv", "given;surname\nZo\xe9;Boer\n".encode("latin-1"), "save it as “CSV UTF-8”"),
    ("UTF-16", "csv", f"{HEAD}\n{GOOD}".encode("utf-16"), "save it as “CSV UTF-8”"),
    ("zeros", "csv", b"\0" * 100, "is no text"),
    ("a workbook called csv", "csv", workbook(("given",)), "list.csv"),
    ("a page of the web", "csv", b"<html><body>404</body></html>", "there is no column"),
    ("an open quotation mark", "csv", lines('"Ann;;Boer;w;500;;;'), "list.csv"),
    ("too long a cell", "csv", lines(f"{'A' * 140_000};;Boer;w;500;;;"), "list.csv"),
    ("too many lines", "csv", lines(*["Ann;;Boer;w;500;;;"] * 5_001), "more than 5000 lines"),
    ("too large a file", "csv", b" " * 10_000_001, "larger than 10 MB"),
    ("another kind of file", "pdf", b"%PDF-1.7", "neither .csv nor .xlsx nor .ods"),
    ("an old workbook", "xls", b"\xd0\xcf\x11\xe0", "neither .csv nor .xlsx nor .ods"),
    ("a workbook that is no zip", "xlsx", f"{HEAD}\n{GOOD}".encode(), "no workbook that can be read"),
    ("an empty workbook file", "xlsx", b"", "no workbook that can be read"),
    ("a zip that is no workbook", "xlsx", b"PK\x05\x06" + b"\0" * 18, "no workbook that can be read"),
    ("half a workbook", "xlsx", workbook(("given", "surname"))[:900], "no workbook that can be read"),
    ("a zip bomb", "xlsx", bomb(), "unfolds to more than 100 MB"),
    ("an empty sheet", "xlsx", workbook(), "is empty"),
    ("a sheet without a head", "xlsx", workbook(("Ann", "Boer")), "there is no column given"),
    ("a formula", "xlsx", workbook(("given", "surname", "sex", "distances"), ("=1+1", "Boer", "w", "=9*9")), "“w0” is"),  # noqa: E501
    ("a decimal distance", "xlsx", workbook(("given", "surname", "sex", "distances"), ("A", "B", "w", 500.5)), "is not"),  # noqa: E501
    ("a yes for a sex", "xlsx", workbook(("given", "surname", "sex", "distances"), ("A", "B", True, 500)), "sex"),  # noqa: E501
    ("a text document", "ods", b"Ann;Boer", "no workbook that can be read"),
    ("an Excel file called ods", "ods", workbook(("given", "surname")), "list.ods"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("form", "content", "said"), [one[1:] for one in WRONG], ids=[one[0] for one in WRONG]
)
def test_a_wrong_list_is_one_sentence_and_the_log_is_as_it_was(
    refused: Callable[..., str], ask: Ask, own: Path, form: str, content: bytes, said: str
) -> None:
    before = ask("export").out
    file = own.with_name(f"list.{form}")
    file.write_bytes(content)
    assert said in refused("import-entries", str(file))
    assert ask("export").out == before


def test_what_is_no_list_is_one_sentence(refused: Callable[..., str], own: Path, tmp_path: Path) -> None:
    assert "Say which file" in refused("import-entries")
    assert "is a folder" in refused("import-entries", str(tmp_path))
    assert "There is no file" in refused("import-entries", str(tmp_path / "none.csv"))
    assert "came with the program" in refused("import-entries", str(own), "-t", "okt-2025")


CELL = st.one_of(
    st.text(max_size=8), st.sampled_from(["w", "m", "500", "1000", "Ann", "cas-visser", "new", "7"])
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.lists(CELL, min_size=4, max_size=8), min_size=1, max_size=3), skip=st.booleans())
def test_whatever_stands_in_a_list_is_taken_in_or_refused_in_one_line(
    ask: Ask, tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], skip: bool
) -> None:
    folder = tmp_path_factory.mktemp("fuzz")
    (folder / "data").mkdir()
    here = ("--data", str(folder / "data"))
    brought_in(ask, folder, data=here[1])
    before = ask("export", *here).out
    file = folder / "list.csv"
    file.write_bytes(lines(*(";".join(row) for row in rows)).replace(b"\r", b""))
    said = ask("import-entries", str(file), *here, *(("--skip-wrong",) if skip else ()))
    assert said.code in (0, 2), said.err
    if said.code == 2:
        assert said.err.count("\n") == 1
        assert ask("export", *here).out == before
    assert ask("verify", *here).code == 0
