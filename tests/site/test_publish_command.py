"""The site as a folder of files."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from startbewijs.cli.main import main

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def young(tmp_path: Path, capsys: Capture) -> Path:
    """A data folder with the packaged tournament as it was in its first days, so that its site is small."""
    data = tmp_path / "data"
    data.mkdir()
    assert main(["export", str(tmp_path / "young.jsonl"), "--at", "60"]) == 0
    assert main(["import", str(tmp_path / "young.jsonl"), "--data", str(data)]) == 0
    capsys.readouterr()
    return data


def test_a_site_is_written_with_every_file_that_its_links_name(
    young: Path, tmp_path: Path, capsys: Capture
) -> None:
    site = tmp_path / "new" / "site"
    assert main(["publish", str(site), "--data", str(young), "--lang", "en"]) == 0
    said = capsys.readouterr().out
    pages = sorted(site.rglob("*.html"))
    assert f"{len(pages)} pages written; open {site / 'index.html'}." in said
    assert site / "nl" / "index.html" in pages
    assert site / "en" / "at" / "60" / "programme" / "index.html" in pages
    for page in pages:
        for link in re.findall(r'(?:href|src)="([^"#]+)"', page.read_text(encoding="utf-8")):
            assert (page.parent / link).is_file(), (page, link)


def test_a_folder_with_something_in_it_is_left_alone(young: Path, tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter").write_text("dear", encoding="utf-8")
    assert main(["publish", str(tmp_path / "mine"), "--data", str(young), "--lang", "en"]) == 2
    assert "is there already; choose another, or empty it first." in capsys.readouterr().err
    assert [one.name for one in (tmp_path / "mine").iterdir()] == ["letter"]


def test_without_a_folder_the_command_says_what_it_needs(capsys: Capture) -> None:
    assert main(["publish", "--lang", "en"]) == 2
    assert capsys.readouterr().err == "Say into which folder: startbewijs publish DIR.\n"


def test_a_folder_that_cannot_be_made_is_refused_in_a_sentence(
    young: Path, tmp_path: Path, capsys: Capture
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert main(["publish", str(tmp_path / "file" / "site"), "--data", str(young), "--lang", "en"]) == 2
    error = capsys.readouterr().err
    assert "cannot be written" in error
    assert "Traceback" not in error


def test_with_the_address_where_it_will_lie_every_page_names_a_picture_that_is_written(
    young: Path, tmp_path: Path, capsys: Capture
) -> None:
    site, public = tmp_path / "site", "https://okt.example/2025"
    assert (
        main(["publish", str(site), "--data", str(young), "--public-url", f"{public}/", "--lang", "en"]) == 0
    )
    pages = sorted({*site.rglob("*.html")} - {site / "index.html"})
    for page in pages:
        (named,) = re.findall(r'"og:image" content="([^"]+)"', page.read_text(encoding="utf-8"))
        assert (site / named.removeprefix(f"{public}/")).is_file(), (page, named)
        (place,) = re.findall(r'"og:url" content="([^"]+)"', page.read_text(encoding="utf-8"))
        assert site / place.removeprefix(f"{public}/") / "index.html" == page


def test_a_public_address_that_is_none_is_refused_before_anything_is_written(
    tmp_path: Path, capsys: Capture
) -> None:
    assert main(["publish", str(tmp_path / "site"), "--public-url", "okt.example", "--lang", "en"]) == 2
    assert "“okt.example” is no address of a site" in capsys.readouterr().err
    assert not (tmp_path / "site").exists()


def test_pictures_without_the_library_that_draws_them_are_refused_in_a_sentence(
    young: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    words = ["publish", str(tmp_path / "site"), "--data", str(young), "--lang", "en"]
    assert main([*words, "--public-url", "https://okt.example"]) == 2
    assert "pip install 'startbewijs[web]'" in capsys.readouterr().err
    assert not (tmp_path / "site").exists()
