"""Where the command line begins and ends: help, languages, exit codes, and no traceback ever."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import Ask

from startbewijs.cli import asking
from startbewijs.cli.commands.known import ALSO_CALLED, BY_NAME, COMMANDS, GROUPS


def test_without_a_command_the_help_names_every_command(ask: Ask) -> None:
    said = ask()
    assert said.code == 0
    for command in COMMANDS:
        assert command.name in said.out


@pytest.mark.parametrize("words", [("--help",), ("-h",), ("help",), ("--lang", "en", "--help")])
def test_help_is_the_same_however_it_is_asked(ask: Ask, words: tuple[str, ...]) -> None:
    assert ask(*words).out == ask().out


def test_help_speaks_dutch(ask: Ask) -> None:
    said = ask("--help", "--lang", "nl")
    assert "Gebruik" in said.out
    assert "de selectievolgorde met de streep" in said.out


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_command_has_help_with_its_examples(ask: Ask, command: object, lang: str) -> None:
    known = BY_NAME[getattr(command, "name")]  # noqa: B009 - parametrize hands over an object
    said = ask(known.name, "--help", "--lang", lang)
    assert said.code == 0
    assert said.err == ""
    for example in known.examples:
        assert example in said.out
    assert "--lang" in said.out


# A server runs until it is stopped: tests/web starts and stops it. What records does so in a tournament of
# one's own, which the tests of these commands have.
ELSEWHERE = (
    "add-person",
    "change-person",
    "rehearse",
    "serve",
    "import-entries",
    "import-results",
    *(one.name for group in GROUPS if group.records for one in group.commands),
)
ENDING = [example for command in COMMANDS if command.name not in ELSEWHERE for example in command.examples]


@pytest.mark.parametrize("example", ENDING)
def test_every_example_in_the_help_runs(
    ask: Ask, example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    if "import" in example:
        ask("export", "okt.jsonl")
    said = ask(*shlex.split(example)[1:])
    assert said.err == ""
    assert said.code == 0
    assert said.out


def test_version_is_one_line(ask: Ask) -> None:
    said = ask("--version")
    assert said.code == 0
    assert said.out.startswith("startbewijs ")
    assert said.out.count("\n") == 1


@pytest.mark.parametrize(
    ("environment", "dutch"),
    [
        ({"LANG": "nl_NL.UTF-8"}, True),
        ({"LANG": "nl_BE"}, True),
        ({"LC_ALL": "en_GB.UTF-8", "LANG": "nl_NL.UTF-8"}, False),
        ({"LC_MESSAGES": "nl_NL", "LANG": "de_DE"}, True),
        ({"STARTBEWIJS_LANG": "nl", "LC_ALL": "en_GB"}, True),
        ({"STARTBEWIJS_LANG": "en", "LANG": "nl_NL"}, False),
        ({"LANG": "fr_FR"}, False),
        ({}, False),
    ],
)
def test_the_language_is_the_users_own_where_it_is_spoken(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], dutch: bool
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert ("Vrouwen" in ask("tickets", "women").out) is dutch
    assert ("is geen opdracht" in ask("nonsense").err) is dutch


def test_a_language_that_is_asked_for_wins(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STARTBEWIJS_LANG", "nl")
    assert "Women" in ask("tickets", "women", "--lang", "en").out


@pytest.mark.parametrize("where", [("--lang", "nl", "programme"), ("programme", "--lang=nl")])
def test_options_may_stand_before_or_behind_the_command(ask: Ask, where: tuple[str, ...]) -> None:
    assert "PROGRAMMA" in ask(*where).out


def test_several_options_may_stand_before_the_command(ask: Ask) -> None:
    said = ask("--tournament=okt-2025", "--at", "2025-12-28", "--json", "programme")
    assert said.json["at"] == "2025-12-28"


@pytest.mark.parametrize(
    ("word", "meant"),
    [("ticket", "tickets"), ("reslts", "results"), ("uitslag", "results"), ("klassment", "classification")],
)
def test_an_unknown_command_names_the_nearest(refused: Ask, word: str, meant: str) -> None:
    assert str(refused(word)).endswith(f"did you mean {meant}?")


def test_what_commands_are_also_called_is_never_a_command_itself() -> None:
    assert not set(ALSO_CALLED) & set(BY_NAME)
    assert set(ALSO_CALLED.values()) <= set(BY_NAME)


def test_a_hopeless_command_points_to_the_help(refused: Ask) -> None:
    assert "startbewijs --help" in str(refused("xyzzy"))
    assert "startbewijs --help" in str(refused("help", "xyzzy"))


def test_a_fault_of_the_program_is_one_sentence_and_no_traceback(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("this cannot be")

    monkeypatch.setattr(asking, "programme_of", broken)
    said = ask("programme")
    assert said.code == 1
    assert said.err.count("\n") == 1
    assert "ZeroDivisionError: this cannot be" in said.err


def test_a_fault_shows_where_it_is_to_who_asks(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(asking, "programme_of", broken)
    monkeypatch.setenv("STARTBEWIJS_TRACEBACK", "1")
    with pytest.raises(ZeroDivisionError):
        ask("programme")


def test_an_interrupt_ends_with_130(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(asking, "programme_of", interrupted)
    said = ask("programme")
    assert (said.code, said.err) == (130, "")


def command(*words: str, **environment: str) -> subprocess.Popen[str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    return subprocess.Popen(
        [sys.executable, "-m", "startbewijs", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=inherited | environment,
    )


def test_a_reader_who_has_seen_enough_is_left_in_peace(data: Path) -> None:
    with command("log", STARTBEWIJS_DATA=str(data)) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.returncode == 128 + signal.SIGPIPE


def test_a_full_disk_is_told_without_a_traceback(data: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full to write to")
    with full.open("w") as nowhere:
        done = subprocess.run(
            [sys.executable, "-m", "startbewijs", "log"],
            stdout=nowhere,
            stderr=subprocess.PIPE,
            text=True,
            env=os.environ | {"STARTBEWIJS_DATA": str(data)},
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr == "The answer cannot be written: No space left on device.\n"


def test_a_closed_output_is_told_and_nothing_is_claimed(data: Path) -> None:
    done = subprocess.run(
        ["sh", "-c", '"$0" -m startbewijs log >&-', sys.executable],
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"STARTBEWIJS_DATA": str(data)},
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.startswith("The answer cannot be written: ")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("columns", ["0", "-4", "x", "1"])
def test_a_width_that_is_none_changes_nothing_of_the_answer(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    usual = ask("tickets", "women").out
    monkeypatch.setenv("COLUMNS", columns)
    assert ask("tickets", "women").out == usual


def test_the_module_is_the_command_and_a_pipe_gets_plain_text(data: Path) -> None:
    process = command("tickets", "women", STARTBEWIJS_DATA=str(data), LANG="nl_NL.UTF-8")
    out, err = process.communicate()
    assert (process.returncode, err) == (0, "")
    assert "Antoinette Rijpma-de Jong" in out
    assert "\x1b" not in out
    assert "…" not in out


def test_a_terminal_without_the_letters_gets_question_marks(data: Path) -> None:
    process = command("classification", "w1000", STARTBEWIJS_DATA=str(data), PYTHONIOENCODING="ascii")
    out, err = process.communicate()
    assert (process.returncode, err) == (0, "")
    assert "Chlo? Hoogendoorn" in out


def test_the_help_loads_neither_the_parser_nor_the_drawing() -> None:
    code = "import sys; from startbewijs.cli.main import main; main(['--help']); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.splitlines()[-1].split())
    assert not loaded & {"cyclopts", "rich", "apsw", "msgspec"}
