"""The documents cannot lie: what they say is printed is printed."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from startbewijs.cli.main import main

ROOT = Path(__file__).parents[1]
EVENING = "2025-12-28"
_ROW = re.compile(r"^\| (\d+) \| (?P<fact>.*?) \| `(?P<asked>.*?)` \| (?P<printed>.*) \|$", re.MULTILINE)
_CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)")

FACTS = [
    pytest.param(found["asked"], found["printed"], id=f"fact {found[1]}")
    for found in _ROW.finditer((ROOT / "README.md").read_text(encoding="utf-8"))
]
MEET = ROOT / "docs" / "how-to" / "run-your-own-meet.md"
"""The page whose commands follow on each other."""
_STEP = re.compile(r"^```(console|csv|toml)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
CONSOLES = [
    pytest.param(block, id=f"{page.name} {n}")
    for page in PAGES
    if page != MEET
    for n, block in enumerate(_CONSOLE.findall(page.read_text(encoding="utf-8")), 1)
]


@pytest.fixture(autouse=True)
def _plain_terminal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "STARTBEWIJS_LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)


def printed(command: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    code = main(shlex.split(command))
    out, err = capsys.readouterr()
    assert (code, err) in ((0, ""), (2, err)), err
    return (out + err).splitlines()


def stands_in(words: str, line: str) -> bool:
    """Whether the words stand in a line in this order, whatever stands between them."""
    pattern = r".*?".join(rf"(?<!\S){re.escape(word)}" for word in words.split())
    return re.search(pattern, line) is not None


def test_the_readme_tells_all_twelve_facts_of_the_evening() -> None:
    assert len(FACTS) == 12


@pytest.mark.parametrize(("asked", "said"), FACTS)
def test_a_fact_of_the_evening_is_printed_as_the_readme_says(
    asked: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = printed(f"{asked} --at {EVENING}", capsys)
    for words in re.findall(r"`(.*?)`", said):
        assert any(stands_in(words, line) for line in lines), (words, lines)


def test_words_in_another_order_or_on_two_lines_do_not_stand_there() -> None:
    assert stands_in("Kok 36.87", "1  Femke Kok  36.87")
    assert not stands_in("36.87 Kok", "1  Femke Kok  36.87")
    assert not stands_in("6.87", "1  Femke Kok  36.87")


def shows_what_is_printed(block: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing, if each command of a block prints what stands below it; `…` stands for lines left out."""
    for command, shown in re.findall(r"^\$ startbewijs (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE):
        lines = [line.rstrip() for line in printed(command, capsys)]
        parts = [part.strip("\n") for part in re.split(r"^…$", shown, flags=re.MULTILINE)]
        rest = "\n".join(lines)
        for part in parts:
            part = "\n".join(line.rstrip() for line in part.splitlines())
            assert part in rest, f"{command} does not print\n{part}\nbut\n{rest}"
            rest = rest.split(part, 1)[1] if part else rest


@pytest.mark.parametrize("block", CONSOLES)
def test_a_console_in_the_documents_shows_what_is_printed(
    block: str, capsys: pytest.CaptureFixture[str]
) -> None:
    shows_what_is_printed(block, capsys)


def test_the_how_to_of_a_meet_goes_from_an_empty_folder_to_its_end(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Its files are written and its commands given as they stand there, one after the other."""
    text = MEET.read_text(encoding="utf-8")
    for kind, name, block in _STEP.findall(text):
        if name:
            (tmp_path / name).write_text(block, encoding="utf-8")
        else:
            assert kind == "console"
            shows_what_is_printed(block, capsys)
    assert main(["verify"]) == 0


@pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(ROOT)) for page in PAGES])
def test_a_link_between_documents_leads_somewhere(page: Path) -> None:
    for target in _LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target
