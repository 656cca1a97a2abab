"""The story on the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path

import pytest

from startbewijs.cli.main import main


@pytest.fixture
def printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., str]:
    """What a call of `story` prints; one that fails fails the test."""
    for name in ("STARTBEWIJS_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "STARTBEWIJS_TRACEBACK", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "data"
    folder.mkdir()
    monkeypatch.setenv("STARTBEWIJS_DATA", str(folder))

    def asked(*words: str, code: int = 0) -> str:
        capsys.readouterr()
        assert main(["story", *words]) == code
        out, err = capsys.readouterr()
        return err if code else out

    return asked


def test_the_ticker_is_one_line(printed: Callable[..., str]) -> None:
    said = printed("--day", "2025-12-28", "--form", "ticker", "--lang", "nl")
    assert said == "Kok wint 500 meter met baanrecord, Van de Bunt pakt zege op 10 kilometer\n"


def test_the_short_form_is_three_sentences(printed: Callable[..., str]) -> None:
    said = printed("--day", "2025-12-28", "--form", "short", "--json")
    sentences = [one for one in json.loads(said)["sentences"] if one["part"] != "headline"]
    assert len(sentences) == 3


def test_one_distance_alone_tells_nothing_of_the_other(printed: Callable[..., str]) -> None:
    said = printed("--day", "2025-12-28", "--distance", "w500")
    assert "Femke Kok" in said
    assert "10,000m" not in said.partition("Who goes")[0].replace("after the men's 10,000m", "")


def test_without_a_day_the_last_skated_one_is_told(printed: Callable[..., str]) -> None:
    assert json.loads(printed("--json"))["day"] == "2025-12-30"
    assert json.loads(printed("--at", "2025-12-28", "--json"))["day"] == "2025-12-28"


def test_every_clause_in_json_names_facts_with_their_sources(printed: Callable[..., str]) -> None:
    told = json.loads(printed("--day", "2025-12-28", "--json"))
    cited = {fact["position"]: fact for fact in told["facts"]}
    clauses = [clause for sentence in told["sentences"] for clause in sentence["clauses"]]
    assert clauses
    for clause in clauses:
        assert clause["facts"], clause["text"]
        assert set(clause["facts"]) <= set(cited)
    assert {fact["position"] for fact in told["facts"] if not fact["sources"]} <= _unsourced()


def _unsourced() -> set[int]:
    """The facts of the packaged log that cite no publication."""
    log = (files("startbewijs") / "tournaments" / "okt-2025" / "log.jsonl").read_text(encoding="utf-8")
    facts = [json.loads(line) for line in log.splitlines()]
    return {fact["position"] for fact in facts if "event" in fact and not fact.get("sources")}


def test_sources_are_shown_behind_the_clauses_when_asked(printed: Callable[..., str]) -> None:
    bare = printed("--day", "2025-12-28", "--form", "short")
    shown = printed("--day", "2025-12-28", "--form", "short", "--show-sources")
    assert "[" not in bare
    assert "a track record [568, 571, 615, 618]." in shown
    assert "ANP, report of the women's 500 m" in shown


def test_html_is_well_formed_and_names_the_facts_of_each_clause(printed: Callable[..., str]) -> None:
    said = printed("--day", "2025-12-28", "--format", "html", "--show-sources")
    open_: list[str] = []
    ids: set[str] = set()
    linked: set[str] = set()

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            open_.append(tag)
            found = dict(attrs)
            ids.update(filter(None, [found.get("id")]))
            linked.update(filter(None, [(found.get("href") or "").removeprefix("#")]))

        def handle_endtag(self, tag: str) -> None:
            assert open_.pop() == tag

    Reader().feed(said)
    assert not open_
    assert linked
    assert linked == ids


def test_markdown_has_the_headline_and_the_parts_as_headings(printed: Callable[..., str]) -> None:
    said = printed("--day", "2025-12-28", "--format", "markdown", "--lang", "nl")
    headings = [line for line in said.splitlines() if line.startswith("#")]
    assert headings == [
        "# Kok wint 500 meter met baanrecord, Van de Bunt pakt zege op 10 kilometer",
        "## 500 meter vrouwen",
        "## 10 kilometer mannen",
        "## Wie gaat er naar de Spelen?",
        "## Hoe het verdergaat",
    ]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--day", "2025-12-24"), "no result or decision is known"),
        (("--day", "28 December"), "write it like 2025-12-28"),
        (("--day", "2025-12-28", "--distance", "m1000"), "there was skating on"),
        (("--day", "2025-12-29", "--at", "2025-12-28"), "no result or decision is known"),
        (("--at", "100"), "Nothing had been skated yet"),
        (("--day", "2025-12-28", "--format", "html", "--json"), "An answer has one form"),
        (("--day", "2025-12-28", "--form", "long"), "“long” does not fit --form"),
        (("--lexicon", "nowhere.toml"), "nowhere.toml cannot be read"),
    ],
)
def test_what_cannot_be_told_is_refused_in_one_sentence(
    printed: Callable[..., str], words: tuple[str, ...], says: str
) -> None:
    said = printed(*words, code=2)
    assert says in said
    assert said.count("\n") == 1


def test_a_lexicon_of_ones_own_is_used_and_one_of_another_language_refused(
    printed: Callable[..., str], tmp_path: Path
) -> None:
    packaged = (files("startbewijs.publish.story") / "lexicon" / "nl.toml").read_text(encoding="utf-8")
    own = tmp_path / "desk.toml"
    own.write_text(packaged.replace("baanrecord", "record van Thialf"), encoding="utf-8")
    asked = ("--day", "2025-12-28", "--lexicon", str(own))
    assert "record van Thialf" in printed(*asked, "--lang", "nl")
    assert "add --lang nl" in printed(*asked, "--lang", "en", code=2)
