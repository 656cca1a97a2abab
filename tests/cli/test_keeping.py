"""Listing, exporting, importing and verifying on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Ask

from startbewijs.cli import completion
from startbewijs.cli.commands.known import GROUPS
from startbewijs.cli.reference import PATH, WHO_MAY, reference, who_may
from startbewijs.service.office.powers import POWERS


def test_the_list_shows_what_came_with_the_program_and_where_others_lie(ask: Ask, data: Path) -> None:
    said = ask("list")
    assert said.line("okt-2025").endswith("772 comes with the program")
    assert str(data) in said.out
    assert ask("list", "--json").json["tournaments"][0]["packaged"] is True
    assert ask("list", "--csv").out.splitlines()[1].startswith("okt-2025,")


def test_a_log_goes_out_to_a_file_and_comes_in_again(ask: Ask, tmp_path: Path, data: Path) -> None:
    file = tmp_path / "okt.jsonl"
    assert "772 facts written to" in ask("export", str(file)).out
    said = ask("import", str(file))
    assert said.code == 0
    assert "772 facts taken in; the log of okt-2025 has 772 now" in said.out
    assert (data / "okt-2025.db").exists()
    assert "comes with the program" not in ask("list").out
    assert "Nothing new" in ask("import", str(file)).out
    assert ask("export").out == file.read_text(encoding="utf-8")
    assert ask("tickets", "--json").code == 0


def test_an_export_up_to_a_day_is_shorter(ask: Ask) -> None:
    whole, part = ask("export").out, ask("export", "--at", "2025-12-28").out
    assert whole.startswith(part)
    assert part.count("\n") < whole.count("\n")


def test_an_export_overwrites_nothing(ask: Ask, tmp_path: Path) -> None:
    file = tmp_path / "okt.jsonl"
    file.write_text("precious", encoding="utf-8")
    said = ask("export", str(file))
    assert said.code == 2
    assert "is there already" in said.err
    assert file.read_text(encoding="utf-8") == "precious"


@pytest.mark.parametrize("name", ["Not A Slug.db", "damaged.db", "hanging.db"])
def test_a_file_that_cannot_be_opened_is_listed_with_what_is_wrong_and_hides_no_other(
    ask: Ask, data: Path, name: str
) -> None:
    if name == "hanging.db":
        (data / name).symlink_to(data / "nowhere")
    else:
        (data / name).write_bytes(b"nothing like a log" * 100)
    said = ask("list")
    assert said.code == 0
    assert said.line("okt-2025", "comes with")
    assert name.removesuffix(".db") in said.out
    problems = [one["problem"] for one in ask("list", "--json").json["tournaments"]]
    assert problems[0] is None
    assert problems[1]
    answered = ask("tickets")  # and never from the packaged log instead
    assert answered.code == 2
    assert name in answered.err
    assert ask("tickets", "-t", "okt-2025").code == 0


def test_an_export_that_fails_leaves_nothing(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("startbewijs.cli.files.os.fsync", full)
    (tmp_path / "out").mkdir()
    said = ask("export", str(tmp_path / "out" / "okt.jsonl"))
    assert said.code == 2
    assert "cannot be written: No space left on device." in said.err
    assert not list((tmp_path / "out").iterdir())


def test_an_export_to_nowhere_says_why(ask: Ask, tmp_path: Path) -> None:
    said = ask("export", str(tmp_path / "no" / "folder.jsonl"))
    assert said.code == 2
    assert "cannot be written" in said.err


def test_a_changed_file_is_refused_with_its_line(ask: Ask, tmp_path: Path, data: Path) -> None:
    file = tmp_path / "okt.jsonl"
    ask("export", str(file))
    file.write_text(file.read_text(encoding="utf-8").replace("36.873", "36.783"), encoding="utf-8")
    said = ask("import", str(file), "--lang", "nl")
    assert said.code == 2
    assert said.err.startswith("okt.jsonl, regel ")
    assert "de controlesom klopt niet" in said.err
    assert not (data / "okt-2025.db").exists()


def test_a_log_that_holds_is_verified_with_its_digest(ask: Ask) -> None:
    said = ask("verify")
    assert "All 772 facts hold" in said.out
    data = ask("verify", "--json").json
    assert len(data["digest"]) == 64
    assert data["digest"] in said.out
    assert data["procedure"] == "knsb-2026, version 1"


def test_every_source_that_a_fact_names_can_be_looked_up(ask: Ask) -> None:
    said = ask("log", "--sources")
    assert "sportnieuws.nl, draw of the first day" in said.line("loting_d1")
    assert "24 Dec 2025" in said.line("loting_d1")
    sources = {one["key"]: one for one in ask("log", "--sources", "--json").json["sources"]}
    facts = ask("log", "--json").json["facts"]
    assert {key for fact in facts for key in fact["sources"]} <= set(sources)
    assert sources["loting_d1"]["facts"] == sum("loting_d1" in fact["sources"] for fact in facts)
    assert ask("log", "--sources", "--csv").out.startswith("key,title,published,address,facts\n")
    assert "leave --distance" in ask("log", "--sources", "--skater", "kok").err


def test_verify_says_what_it_cannot_see_and_what_shows_it(ask: Ask) -> None:
    said = " ".join(ask("verify").out.split())
    assert "What this cannot see: facts cut off at the end, or a log made anew." in said
    assert "startbewijs verify --digest" in said


def test_a_digest_written_down_shows_that_nothing_before_was_changed(
    ask: Ask, tmp_path: Path, data: Path
) -> None:
    ask("export", str(tmp_path / "part.jsonl"), "--at", "600")
    ask("import", str(tmp_path / "part.jsonl"), "--data", str(tmp_path / "part"))
    then = ask("verify", "--json", "--data", str(tmp_path / "part")).json["digest"]
    said = ask("verify", "--digest", then.upper())
    assert "that of the first 600 facts: none was changed or cut off" in " ".join(said.out.split())
    now = ask("verify", "--json", "--digest", then).json
    assert now["known_to"] == 600
    assert "nothing was added either" in ask("verify", "--digest", now["digest"]).out


def test_a_log_that_was_cut_off_never_had_the_digest_written_down(
    ask: Ask, tmp_path: Path, data: Path
) -> None:
    whole = ask("verify", "--json").json["digest"]
    ask("export", str(tmp_path / "part.jsonl"), "--at", "771")
    ask("import", str(tmp_path / "part.jsonl"))
    assert ask("verify").code == 0
    said = ask("verify", "--digest", whole)
    assert (said.code, said.out) == (2, "")
    assert "it was cut off, replaced or changed" in said.err
    assert "is no digest" in ask("verify", "--digest", whole[:12]).err


def test_a_tournament_named_is_the_only_one_listed(ask: Ask, tmp_path: Path, data: Path) -> None:
    (data / "damaged.db").write_bytes(b"nothing like a log" * 100)
    assert "damaged" not in ask("list", "-t", "okt-2025").out
    assert [one["id"] for one in ask("list", "-t", "okt-2025", "--json").json["tournaments"]] == ["okt-2025"]
    assert "There is no tournament “nope”" in ask("-t", "nope", "list").err


def test_a_file_about_another_tournament_than_the_one_named_is_not_taken_in(
    ask: Ask, tmp_path: Path, data: Path
) -> None:
    ask("export", str(tmp_path / "okt.jsonl"))
    said = ask("import", str(tmp_path / "okt.jsonl"), "-t", "okt-2022")
    assert said.code == 2
    assert "okt.jsonl holds the log of okt-2025, not of okt-2022" in said.err
    assert not list(data.iterdir())
    assert ask("import", str(tmp_path / "okt.jsonl"), "-t", "okt-2025").code == 0


def test_another_folder_is_another_library(ask: Ask, tmp_path: Path) -> None:
    file = tmp_path / "okt.jsonl"
    ask("export", str(file), "--at", "50")
    assert ask("import", str(file), "--data", str(tmp_path / "other")).code == 0
    assert ask("verify", "--data", str(tmp_path / "other"), "--json").json["facts"] == 50
    assert ask("verify", "--json").json["facts"] == 772


def test_completion_is_installed_for_a_named_shell(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    said = ask("--install-completion", "fish")
    assert said.code == 0, said.err
    script = next(tmp_path.rglob("startbewijs.fish"))
    assert said.out == f"{script} is written, and no other file; open a new shell to use it.\n"
    assert "tickets" in script.read_text(encoding="utf-8")


@pytest.mark.parametrize("shell", ["bash", "zsh", "powershell"])
def test_completion_leaves_the_file_that_a_shell_starts_with_to_its_owner(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shell: str
) -> None:
    for name in ("ZSH", "ZSH_CUSTOM"):
        monkeypatch.delenv(name, raising=False)
    home = tmp_path / "the home"
    home.mkdir()
    (home / ".bashrc").write_text("mine", encoding="utf-8")
    monkeypatch.setenv("HOME", str(home))
    said = ask("--install-completion", shell)
    assert said.code == 0, said.err
    written = [path for path in home.rglob("*") if path.is_file() and path.name != ".bashrc"]
    assert [said.out.splitlines()[0].partition(" is written")[0]] == [str(path) for path in written]
    assert (home / ".bashrc").read_text(encoding="utf-8") == "mine"
    assert str(written[0].parent) in said.out.splitlines()[2]


def test_an_unknown_shell_has_to_be_named(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    from cyclopts.completion import ShellDetectionError

    def unknown() -> None:
        raise ShellDetectionError

    monkeypatch.setattr(completion, "_detected", unknown)
    said = ask("--install-completion")
    assert said.code == 2
    assert "--install-completion bash|zsh|fish|powershell" in said.err


def test_a_shell_can_ask_for_candidates(ask: Ask) -> None:
    assert ask("__complete", "startbewijs", "").code == 0


def test_the_reference_is_what_the_commands_are(data: Path) -> None:
    written = Path(__file__).parents[2] / PATH
    assert written.read_text(encoding="utf-8") == reference(), "run `python -m startbewijs.cli.reference`"


def test_who_may_do_what_is_told_as_it_is_in_force() -> None:
    written = Path(__file__).parents[2] / WHO_MAY
    assert written.read_text(encoding="utf-8") == who_may(), "run `python -m startbewijs.cli.reference`"


def test_every_command_that_records_stands_in_the_table_of_powers() -> None:
    recording = {command.name for group in GROUPS if group.records for command in group.commands}
    assert recording
    several = {"record", "reskate"}  # each gives several commands of the table at once
    assert recording - several <= POWERS.keys()
