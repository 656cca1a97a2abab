"""The command line as a test calls it: words in; exit code, output and error out."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from startbewijs.cli.main import main


@dataclass(frozen=True)
class Said:
    """What a call of the command line came to."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[list[str]]:
        """The words of every line, since tests are about meaning and not about blanks."""
        return [line.split() for line in self.out.splitlines()]

    def line(self, *words: str) -> str:
        """The one line with all these words."""
        found = [line for line in self.out.splitlines() if all(word in line for word in words)]
        assert len(found) == 1, f"{words} in {len(found)} lines of\n{self.out}"
        return " ".join(found[0].split())


Ask = Callable[..., Said]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty data folder, and an environment in which English is spoken."""
    for name in ("STARTBEWIJS_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "STARTBEWIJS_TRACEBACK", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "data"
    folder.mkdir()
    monkeypatch.setenv("STARTBEWIJS_DATA", str(folder))
    return folder


@pytest.fixture
def ask(data: Path, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Calls the command line in this process."""

    def asked(*words: str) -> Said:
        capsys.readouterr()
        code = main(words)
        out, err = capsys.readouterr()
        return Said(code, out, err)

    return asked


@pytest.fixture(scope="module")
def answers() -> dict[tuple[str, ...], Said]:
    """What `once` was told so far."""
    return {}


@pytest.fixture
def once(ask: Ask, answers: dict[tuple[str, ...], Said]) -> Ask:
    """Asks about a tournament that stays as it is: the same words are asked once for the tests of a file."""

    def asked(*words: str) -> Said:
        if words not in answers:
            answers[words] = ask(*words)
        return answers[words]

    return asked


@pytest.fixture
def refused(ask: Ask) -> Callable[..., str]:
    """Calls the command line with something it refuses, and gives the one sentence that it says."""

    def asked(*words: str) -> str:
        said = ask(*words)
        assert said.code == 2, said.out + said.err
        assert said.out == ""
        assert said.err.endswith("\n")
        assert said.err.count("\n") == 1, said.err
        return said.err.strip()

    return asked
