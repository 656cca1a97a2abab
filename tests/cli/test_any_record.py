"""Whatever is typed to a command that records is recorded whole, or refused in one sentence."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as some
from tests.cli.made_up import made_up_trials

from startbewijs.cli.commands.command import Command
from startbewijs.cli.commands.known import GROUPS
from startbewijs.cli.help import command_options
from startbewijs.cli.main import main
from startbewijs.log.chain import chained
from startbewijs.log.facts import canonical
from startbewijs.log.file import file_text

RECORDING = sorted(
    (command for group in GROUPS if group.records for command in group.commands), key=lambda one: one.name
)
OPTIONS = {command.name: command_options(command) for command in RECORDING}
FITTING = {
    "DISTANCE": ("w500", "w1000", "m500", "“500 women”", "m1000", "w1500"),
    "SKATER": ("ann", "bea", "cee", "dee", "eva", "m-gus"),
    "RACE": ("1", "2"),
    "POSITION": ("3", "20", "53", "54"),
    "SEX": ("women", "mannen"),
    "TIME": ("36,87", "38.100", "75000", "1:14,50"),
    "STATUS": ("DNF", "DQ", "WDR"),
    "CODE": ("T06", "t08"),
    "WHY": ("as was seen", "x"),
    "AS": ("office", "referee", "selection committee", "timekeeper"),
    "HAPPENED": ("2025-12-26", "2025-12-26T19:40"),
    "FOR": ("w1000", "team", "mass-start"),
    "ON": ("w1000", "team-pursuit"),
    "BY": ("Team X", "ann", "bea"),
    "SKATERS": ("ann,dee", "ann"),
    "ENTRY": ("ann", "fay", "w1500", "m-hal"),
}
"""What fits a kind of argument; the rest of what is typed fits nothing in particular."""

ANY = some.one_of(
    some.sampled_from(sorted({value for values in FITTING.values() for value in values})),
    some.integers(-(10**12), 10**12).map(str),
    some.text(max_size=12),
)


@some.composite
def typed(draw: some.DrawFn) -> tuple[str, list[str]]:
    """A command with arguments and options of its own, most of them with values of the right kind."""
    command: Command = draw(some.sampled_from(RECORDING))
    words: list[str] = []
    for option in OPTIONS[command.name]:
        name, _, value = option.names.rpartition(", ")[2].partition(" ")
        if name == "--data":
            continue
        if not name.startswith("-"):
            words += draw(some.lists(_value(name), min_size=1, max_size=2))
        elif draw(some.integers(0, 9)) < _LIKELY.get(name, 1):
            words += [name] if not value else [name, draw(_value(value))]
    return command.name, words


def _value(kind: str) -> some.SearchStrategy[str]:
    fitting = some.sampled_from(FITTING.get(kind, ("w500", "ann")))
    return some.integers(0, 7).flatmap(lambda n: fitting if n else ANY)


_LIKELY = {
    "--why": 8, "--race": 7, "--time": 6, "--code": 5, "--for": 8, "--by": 8, "--distance": 7, "--try": 1,
    "--as": 1, "--status": 3, "--lang": 0, "--tournament": 0, "--csv": 0, "--happened": 1, "--upheld": 5,
    "--rejected": 4,
}  # fmt: skip
"""In how many of ten cases an option is typed; those that are hardly refused without it more often."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A data folder with made-up trials, and the lines of their log."""
    folder = tmp_path_factory.mktemp("made")
    file = folder / "own.jsonl"
    text = file_text(chained(map(canonical, made_up_trials().facts)))
    file.write_text(text, encoding="utf-8", newline="\n")
    assert main(["import", str(file), "--data", str(folder / "data")]) == 0
    return folder / "data", text.splitlines()[1:]


@given(typed())
@settings(
    max_examples=300,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_whatever_is_typed_is_recorded_whole_or_refused_in_one_sentence(
    data: Path,
    made: tuple[Path, list[str]],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    said: tuple[str, list[str]],
) -> None:
    shutil.rmtree(data)
    folder, before = made
    shutil.copytree(folder, data)
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    capsys.readouterr()
    command, words = said
    code = main([command, *words])
    out, err = capsys.readouterr()
    assert code in (0, 2), (command, words, err)
    after = _exported(capsys)
    event(f"{command}: {'recorded' if after != before else 'answered' if code == 0 else 'refused'}")
    if code == 2:
        assert out == ""
        assert err.endswith("\n")
        assert err.count("\n") == 1, (command, words, err)
        assert after == before, (command, words)
        return
    assert out != ""
    assert after[: len(before)] == before  # nothing that was recorded is ever changed
    if "--try" in words:
        assert after == before
    assert main(["verify", "-t", "trials"]) == 0


def _exported(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The lines of the log; the first says how many follow, so it is left out."""
    capsys.readouterr()
    assert main(["export", "-t", "trials"]) == 0
    return capsys.readouterr().out.splitlines()[1:]
