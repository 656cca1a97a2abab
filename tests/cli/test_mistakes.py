"""Whatever a person types wrongly is answered with one sentence that says how to mend it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Refuse = Callable[..., str]


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (("results",), "Say which distance: "),
        (("results", "x500"), "“x500” is not a distance"),
        (("results", "500"), "“500” is not a distance"),
        (("results", "w10000"), "“w10000” is not a distance"),
        (("results", "w500", "--race", "3"), "has no race 3 here; it is skated twice"),
        (("startlist", "w1000", "--race", "2"), "has no race 2 here; it is skated once"),
        (("results", "w500", "--race", "x"), "“x” does not fit --race"),
        (("results", "w500", "--race=1.6"), "“1.6” does not fit --race"),
        (("results", "w+500"), "“w+500” is not a distance"),
        (("results", "w500.0"), "“w500.0” is not a distance"),
        (("tickets", "--json=maybe"), "--json takes no value"),
        (("tickets", "--data", ""), "--data names no folder"),
        (("tickets", "--data", "~zzzyx"), "no home folder to find ~zzzyx"),
        (("tickets", "--data", "d" * 300), "There is no folder"),
        (("import", "d" * 300), "cannot be read: File name too long"),
        (("import", "/dev/zero"), "no ordinary file"),
        (("programme", "--at", "2025-W52-7"), "(2025-12-28, 28-12-2025)"),
        (("results", "w500", "--race"), "--race needs a value"),
        (("results", "w500", "--jsn"), "did you mean --json?"),
        (("results", "w500", "--xyzzy"), "“startbewijs results --help” shows"),
        (("results", "w500", "--json", "--csv"), "choose --json or --csv"),
        (("tickets", "children"), "“children” is not a field: write women or men."),
        (("tickets", "women", "men"), "“men” is one word too many"),
        (("tickets", "--at", "1", "--at", "2"), "--at is given twice"),
        (("explain",), "Say which skater"),
        (("explain", "bergsma"), "Jorrit Bergsma, Max Bergsma. Type the whole name, like “jorrit bergsma”."),
        (("explain", "leerdamm"), "the nearest is Jutta Leerdam"),
        (("explain", "xyzzy"), "No skater here is called “xyzzy”"),
        (("programme", "--lang", "fr"), "choose nl or en"),
        (("programme", "--lang"), "--lang needs a value"),
        (("programme", "-t", "okt-2026"), "“startbewijs list” shows what there is: okt-2025."),
        (("programme", "--at", "0"), "There is no position 0"),
        (("programme", "--at", "-3"), "There is no position -3"),
        (("programme", "--at", "99999"), "this log has the positions 1 to "),
        (("programme", "--at", "yesterday"), "“yesterday” is no moment"),
        (("programme", "--at", "2025-13-01"), "“2025-13-01” is no moment"),
        (("programme", "--at", "2025-12-28T25:00"), "is no moment"),
        (("programme", "--at", "0001-01-01"), "0001-01-01"),
        (("programme", "--at", "2025-11-01"), "nothing was recorded yet"),
        (("programme", "--at", "2031-01-01"), "lies after the last fact"),
        (("log", "--type", "false"), "“false” is no kind of fact"),
        (("log", "--distance", "m3000"), "“m3000” is not a distance"),
        (("list", "all"), "“all” is one word too many"),
        (("list", "--data", "/no/where"), "There is no folder /no/where; check --data"),
        (("import",), "Say which file"),
        (("import", "nowhere.jsonl"), "There is no file nowhere.jsonl"),
        (("import", "."), ". is a folder"),
        (("--install-completion", "tcsh"), "name one of bash, zsh, fish"),
    ],
)
def test_a_mistake_is_answered_with_one_sentence(
    refused: Refuse, asked: tuple[str, ...], says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    sentence = refused(*asked)
    assert says in sentence
    assert sentence[-1] in ".?"


def test_what_would_steer_the_terminal_is_written_out(refused: Refuse) -> None:
    assert "\\x1b[31m" in refused("results", "\x1b[31mw500")


@pytest.mark.parametrize("day", ["28-12-2025", "28 december 2025", "28-12-2025 "])
def test_a_day_may_be_written_in_dutch(ask: Callable[..., Any], day: str) -> None:
    assert ask("programme", "--at", day, "--json").json["position"] == 618


def test_a_folder_from_the_environment_that_is_not_there_is_refused(
    refused: Refuse, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("STARTBEWIJS_DATA", str(tmp_path / "dtaa"))
    assert "check STARTBEWIJS_DATA" in refused("tickets")
    (tmp_path / "dtaa").touch()
    assert "is a file; name the folder" in refused("tickets")


def test_a_mistake_is_answered_in_dutch_too(refused: Refuse) -> None:
    assert refused("results", "x500", "--lang", "nl").startswith("“x500” is geen afstand")
    assert refused("results", "w500", "--jsn", "--lang", "nl").endswith("bedoelde u --json?")
    assert "twee keer gereden" in refused("results", "w500", "--race", "3", "--lang", "nl")


def test_before_the_procedure_is_adopted_nobody_can_earn_a_ticket(refused: Refuse) -> None:
    assert "had adopted no selection procedure at position 1" in refused("tickets", "--at", "1")


def test_a_distance_that_is_not_skated_here_is_refused(
    refused: Refuse, data: Path, tmp_path: Path, ask: Callable[..., object]
) -> None:
    ask("export", str(tmp_path / "log.jsonl"), "--at", "1")
    head, opening = (tmp_path / "log.jsonl").read_text(encoding="utf-8").splitlines()
    small = tmp_path / "small.jsonl"
    small.write_text(f"{head}\n{opening.replace('okt-2025', 'small')}\n", encoding="utf-8")
    assert "this line or one before it was changed" in refused("import", str(small))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a = " + "[" * 5_000, "its brackets are nested too deeply"),
        ("a = " + "9" * 5_000, "this is not TOML"),
        ("a = ", "line 1: this is not TOML"),
        (None, "cannot be read: Is a directory"),
    ],
    ids=["nested", "long number", "no value", "folder"],
)
def test_a_procedure_that_cannot_be_read_is_refused_by_its_file(
    refused: Refuse, data: Path, text: str | None, says: str
) -> None:
    file = data / "procedures" / "knsb-2026.toml"
    file.parent.mkdir()
    if text is None:
        file.mkdir()
    else:
        file.write_text(text, encoding="utf-8")
    sentence = refused("tickets")
    assert "knsb-2026.toml" in sentence
    assert says in sentence


def test_without_a_home_another_folder_has_to_be_named(
    refused: Refuse, ask: Callable[..., Any], data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody(_: object) -> None:
        raise KeyError

    for name in ("HOME", "XDG_DATA_HOME", "STARTBEWIJS_DATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("pwd.getpwuid", nobody)
    assert "There is no home folder" in refused("tickets")
    assert "HOME" in refused("--install-completion", "bash")
    assert ask("tickets", "--data", str(data)).code == 0
