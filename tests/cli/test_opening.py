"""A tournament begins whole or not at all, never over another, and with the procedure that was meant."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from tests.cli.conftest import Ask

from startbewijs.service.drafts import draft
from startbewijs.service.library import Library
from startbewijs.service.templates import templates

WHAT = ("--name", "Trials", "--venue", "Heerenveen", "--track", "Thialf")
DAYS = ("--days", "2026-12-26,27-12-2026")


def made(ask: Ask, id_: str = "mine", *, template: str = "two-race-500") -> None:
    said = ask("new", id_, "--from", template, *WHAT, *DAYS)
    assert said.code == 0, said.err


def logs(data: Path) -> list[str]:
    return sorted(path.name for path in data.rglob("*") if path.is_file())


@pytest.mark.parametrize("template", sorted(templates()))
def test_every_template_begins_a_tournament_whose_log_holds(ask: Ask, template: str) -> None:
    made(ask, template=template)
    assert ask("verify").code == 0
    begun = templates()[template]
    events = [json.loads(line)["event"] for line in ask("export").out.splitlines()[1:]]
    announced = {one["distance"]: one.get("counting") for one in events if "announced" in one["type"]}
    due = {key.key: how.value if how.races > 1 else None for key, how in begun.distances.items()}
    assert announced == due
    drawn = {one["distance"]: one.get("second_draw") for one in events if "announced" in one["type"]}
    assert drawn == {
        key.key: begun.second_draw if how.races > 1 else None for key, how in begun.distances.items()
    }
    adopted = [one["procedure"] for one in events if "adopted" in one["type"]]
    assert adopted == ([begun.procedure] if begun.procedure else [])


def test_new_alone_says_what_there_is_and_makes_nothing(ask: Ask, data: Path) -> None:
    for lang, says in (("en", "without selection"), ("nl", "zonder selectie")):
        said = ask("new", "--lang", lang)
        assert (said.code, says in said.out) == (0, True)
    assert [one["id"] for one in ask("new", "--json").json["templates"]] == sorted(templates())
    assert logs(data) == []


def test_days_may_be_written_in_dutch_and_in_any_order(ask: Ask) -> None:
    said = ask(
        "new", "mine", "--from", "club-meet", *WHAT, "--days", "28 december 2026, 2026-12-27 29-12-2026"
    )
    assert said.code == 0, said.err
    assert ask("programme", "--json").json["tournament"]["days"] == ["2026-12-27", "2026-12-28", "2026-12-29"]


def test_distances_that_are_named_replace_those_of_the_template(ask: Ask) -> None:
    said = ask("new", "mine", "--from", "two-race-500", *WHAT, *DAYS, "--distances", "w500,w1000,m500")
    assert said.code == 0, said.err
    assert ask("classification", "w500", "--json").json["counting"] == "best"
    assert ask("classification", "w1000", "--json").json["counting"] == "single"
    assert "not skated" in ask("classification", "m1000").err


def test_a_procedure_whose_rows_would_wait_for_ever_is_not_adopted_in_silence(
    refused: Callable[..., str], data: Path
) -> None:
    said = refused("new", "mine", "--from", "trials", *WHAT, *DAYS, "--distances", "w500,w1000,m500")
    assert "knsb-2026, has row 2 for the women's 1500 m, which is not skated here" in said
    assert not (data / "mine.db").exists()


def test_a_tournament_that_is_there_is_never_overwritten(
    ask: Ask, refused: Callable[..., str], data: Path
) -> None:
    made(ask)
    before = (data / "mine.db").read_bytes()
    assert "There is a tournament mine in" in refused("new", "mine", "--from", "trials", *WHAT, *DAYS)
    assert (data / "mine.db").read_bytes() == before


def test_a_data_folder_that_is_not_there_yet_is_made(ask: Ask, tmp_path: Path) -> None:
    folder = tmp_path / "fresh" / "folder"
    said = ask("new", "mine", "--from", "club-meet", *WHAT, *DAYS, "--data", str(folder))
    assert said.code == 0, said.err
    assert logs(folder) == ["mine.db"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("Mine!", "--from", "trials", *WHAT, *DAYS), "cannot name a tournament"),
        (("a" * 65, "--from", "trials", *WHAT, *DAYS), "cannot name a tournament"),
        (("../mine", "--from", "trials", *WHAT, *DAYS), "cannot name a tournament"),
        (("okt-2025", "--from", "trials", *WHAT, *DAYS), "came with the program"),
        (("mine", *WHAT, *DAYS), "Say with --from which template: club-meet, trials, two-race-500."),
        (("mine", "--from", "games", *WHAT, *DAYS), "Say with --from which template"),
        (("mine", "--from", "trials", *DAYS), "Say also --name"),
        (("mine", "--from", "trials", *WHAT[:4], *DAYS), "Say also --track"),
        (("mine", "--from", "trials", "--name", "  ", *WHAT[2:], *DAYS), "Say also --name"),
        (("mine", "--from", "trials", *WHAT), "Say with --days"),
        (("mine", "--from", "trials", *WHAT, "--days", " , "), "Say with --days"),
        (("mine", "--from", "trials", *WHAT, "--days", "2026-02-31"), "is not a day of the calendar"),
        (("mine", "--from", "trials", *WHAT, "--days", "31-02-2026"), "is not a day of the calendar"),
        (("mine", "--from", "trials", *WHAT, "--days", "31-02"), "is not a day of the calendar"),
        (("mine", "--from", "trials", *WHAT, "--days", "0001-01-01"), "is not a day of the calendar"),
        (("mine", "--from", "trials", *WHAT, "--days", "2026-12-26,26-12-2026"), "is named twice"),
        (("mine", "--from", "trials", *WHAT, *DAYS, "--nation", "Holland"), "is no nation"),
        (("mine", "--from", "trials", *WHAT, *DAYS, "--time-zone", "Amsterdam"), "is not a time zone"),
        (("mine", "--from", "trials", *WHAT, *DAYS, "--distances", "w500,w500"), "is named twice"),
        (("mine", "--from", "trials", *WHAT, *DAYS, "--distances", "w501"), "is not a distance"),
        (("mine", "--from", "trials", *WHAT, *DAYS, "--distances", ","), "Say which distances"),
        (("mine", "--from", "trials", *WHAT, *DAYS, "--as", "referee"), "is not for the referee"),
        (("mine", "--from", "trials", *WHAT, *DAYS, "-t", "other"), "named twice"),
        (("--name", "Trials"), "Say first how the tournament is named"),
        (("mine", "--from", "trials", "--name", "x" * 2001, *WHAT[2:], *DAYS), "2000"),
        (("mine", "--from", "trials", *WHAT, *DAYS, "--happened", "yesterday"), "is no moment"),
    ],
)
def test_what_cannot_begin_is_refused_in_one_sentence_and_leaves_nothing(
    refused: Callable[..., str], data: Path, words: tuple[str, ...], says: str
) -> None:
    assert says in refused("new", *words)
    assert logs(data) == []


def test_further_distances_are_announced(ask: Ask, refused: Callable[..., str]) -> None:
    made(ask)
    assert ask("announce", "w1500", "m1500").code == 0
    assert ask("announce", "w3000", "--races", "2", "--counting", "sum").code == 0
    assert ask("classification", "w3000", "--json").json["counting"] == "sum"
    before = len(ask("export").out.splitlines())
    for words, says in (
        (("w1500",), "announced already"),
        (("m5000", "w1500"), "announced already"),
        (("m5000", "--races", "2"), "Say what counts"),
        (("m5000", "--counting", "best"), "about two races"),
        (("m5000", "--second-draw", "swapped"), "about two races"),
        (("m5000", "--races", "3"), "once or twice"),
        (("m3000",), "is not a distance"),
        ((), "Say which distances"),
        (("m5000", "m5000"), "named twice"),
    ):
        assert says in refused("announce", *words)
    assert len(ask("export").out.splitlines()) == before


def test_a_procedure_is_adopted_by_its_digest_for_the_committee(ask: Ask) -> None:
    made(ask)
    said = ask("adopt-procedure", "example-wide", "--signed", "A. Chair")
    assert said.code == 0, said.err
    (fact,) = ask("log", "--type", "procedure.adopted", "--json").json["facts"]
    assert (fact["by"], fact["signed"]) == ("selection committee", "A. Chair")
    assert "example-wide, version" in ask("verify").out
    assert "it is so already" in ask("adopt-procedure", "example-wide").out


def test_another_procedure_takes_its_place_with_a_reason(
    ask: Ask, refused: Callable[..., str], data: Path, tmp_path: Path
) -> None:
    made(ask)
    assert ask("adopt-procedure", "example-wide").code == 0
    own = own_procedure(data, tmp_path)
    assert "say why another takes its place (--why)" in refused("adopt-procedure", str(own))
    assert not (data / "procedures").exists()
    assert ask("adopt-procedure", str(own), "--why", "the board decided so").code == 0
    (*_, fact) = ask("log", "--type", "procedure.adopted", "--json").json["facts"]
    assert fact["why"] == "the board decided so"


def own_procedure(data: Path, tmp_path: Path, **changed: str) -> Path:
    text = draft(Library(data, lambda: None), "example-wide").text  # type: ignore[arg-type,return-value]
    for old, new in {"example-wide": "our-own", **changed}.items():
        text = text.replace(old, new)
    file = tmp_path / "committee.toml"
    file.write_bytes(text.encode())
    return file


def test_the_file_of_a_procedure_is_kept_beside_the_tournaments_to_the_byte(
    ask: Ask, data: Path, tmp_path: Path
) -> None:
    made(ask)
    file = own_procedure(data, tmp_path)
    assert ask("adopt-procedure", str(file)).code == 0
    kept = data / "procedures" / "our-own.toml"
    assert kept.read_bytes() == file.read_bytes()
    digest = sha256(file.read_bytes()).hexdigest()
    assert digest in ask("export").out
    file.unlink()
    assert ask("tickets", "women").code == 0


def test_another_procedure_under_the_same_id_is_not_kept_and_not_adopted(
    ask: Ask, refused: Callable[..., str], data: Path, tmp_path: Path
) -> None:
    made(ask)
    ask("adopt-procedure", str(own_procedure(data, tmp_path)))
    before = ask("export").out
    other = own_procedure(data, tmp_path, **{"Made up, to": "Made up to"})
    assert "another procedure our-own" in refused("adopt-procedure", str(other), "--why", "a mistake")
    named = own_procedure(data, tmp_path, **{"our-own": "example-sum", "Made up, to": "Made up to"})
    assert "another procedure example-sum" in refused("adopt-procedure", str(named), "--why", "a mistake")
    assert ask("export").out == before


def test_a_procedure_that_counts_otherwise_than_is_skated_is_refused_and_not_kept(
    ask: Ask, refused: Callable[..., str], data: Path
) -> None:
    made(ask)
    assert "counts the women's 500 m as “sum”" in refused("adopt-procedure", "example-sum")
    ask("adopt-procedure", "example-wide")
    assert "counts the women's 1500 m as “best”" in refused("announce", "w1500")
    assert ask("announce", "w1500", "--races", "2", "--counting", "best").code == 0


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("nowhere.toml", "There is no file nowhere.toml"),
        ("", "Say which procedure"),
        ("folder", "is a folder"),
        ("latin.toml", "is not UTF-8"),
        ("wrong.toml", "wrong.toml"),
        ("badly-named.toml", "cannot name a procedure"),
    ],
)
def test_a_file_that_is_no_procedure_is_refused(
    ask: Ask,
    refused: Callable[..., str],
    data: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    says: str,
) -> None:
    made(ask)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    (tmp_path / "latin.toml").write_bytes("id = “é”".encode("utf-16"))
    (tmp_path / "wrong.toml").write_text("id = 3\n")
    own_procedure(data, tmp_path, **{"our-own": "Our Own"}).rename(tmp_path / "badly-named.toml")
    before = ask("export").out
    assert says in refused("adopt-procedure", name)
    assert ask("export").out == before
    assert not (data / "procedures").exists()


def test_only_the_committee_adopts(ask: Ask, refused: Callable[..., str]) -> None:
    made(ask)
    assert "is not for the office" in refused("adopt-procedure", "example-wide", "--as", "office")
