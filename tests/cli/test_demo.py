"""The evening of 28 December 2025 as the newspaper reported it: all twelve facts are on the screens."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Ask, Said


@pytest.fixture
def english(once: Ask) -> Said:
    said = once("demo")
    assert (said.code, said.err) == (0, "")
    return said


def evening(said: Said) -> str:
    """The first part of the demonstration, with single blanks."""
    return " ".join(said.out.partition("HOW IT ENDED")[0].split())


def ending(said: Said) -> str:
    """The second part of the demonstration, with single blanks."""
    return " ".join(said.out.partition("HOW IT ENDED")[2].split())


@pytest.mark.parametrize(
    ("fact", "says"),
    [
        (1, "1 p Femke Kok Reggeborgh 36.87 DNS 36.87 race 1: track record"),
        (1, "world champion 500 m 2023, 2024 and 2025"),
        (2, "race 2: She left out the second race to rest"),
        (2, "17:08 men's 10,000 m; 19:18 women's 500 m, second race"),
        (3, "5 1000 m 1st Femke Kok 1:14.08 ↑ doublure, already at row 1"),
        (4, "2 p Jutta Leerdam 37.24 37.59 37.24 +0.37"),
        (4, "3 p Anna Boersma Staan-CTS 42.67 37.27 37.27 +0.40"),
        (4, "11 500 m 2nd Jutta Leerdam 37.24"),
        (4, "1 more doublure needed"),
        (4, "12 500 m 3rd Anna Boersma 37.27"),
        (4, "2 more doublures needed"),
        (5, "Angel Daleman Essent 37.79 37.53 37.53"),
        (5, "Suzanne Schulting Essent 37.62 37.83 37.62"),
        (5, "Naomi Verkerk 37.72 37.68 37.68"),
        (6, "Marrit Fledderus Reggeborgh 37.56 DQ 37.56 +0.69 race 2: second false start in the pair"),
        (7, "skated twice, the better time counts"),
        (7, "1 500 m 1st Femke Kok 36.87 1"),
        (8, "Calamity of Jutta Leerdam on the women's 1000 m, Fri 26 Dec: did not finish, fell"),
        (9, "1 Stijn van de Bunt IKO-X2O 12:36.35"),
        (9, "Stijn van de Bunt: 21 years old, IKO-X2O"),
        (9, "6 5000 m 1st Stijn van de Bunt 6:09.30"),
        (10, "Stijn van de Bunt 12:36.35 Kars Jansman 12:53.48 ──── ice resurfaced"),
        (10, "personal best (was 12:54.10)"),
        (10, "national record 12:35.20 Patrick Roest"),
        (11, "2 Jorrit Bergsma AH-Zaanlander 12:45.52"),
        (11, "last Beau Snellink 13:11.28 Jorrit Bergsma 12:45.52"),
        (11, "15 10,000 m 2nd Jorrit Bergsma 12:45.52"),
        (11, "3 earlier Games"),
        (12, "last but one Chris Huizinga 12:50.83 Marcel Bosker 12:45.98"),
        (12, "13 5000 m 3rd Marcel Bosker 6:13.10"),
    ],
)
def test_the_fact_is_on_the_screen(english: Said, fact: int, says: str) -> None:
    assert 1 <= fact <= 12
    assert says in evening(english)


def test_the_ending_shows_the_nine_women_and_the_line(english: Said) -> None:
    women = ending(english).partition("Men ·")[0]
    above, _, below = women.partition("━━━━ the line ━")
    names = (
        "Femke Kok",
        "Antoinette Rijpma-de Jong",
        "Marijke Groenewoud",
        "Merel Conijn",
        "Suzanne Schulting",
        "Bente Kerkhoff",
        "Joy Beune",
        "Jutta Leerdam",
        "Anna Boersma",
    )
    assert all(name in above for name in names)
    assert "Naomi Verkerk 1:14.74 10" in below


def test_the_ending_tells_the_four_decisions_with_their_reasons(english: Said) -> None:
    said = ending(english)
    assert "12 1500 m 3rd Tim Prins 1:44.58 9 ◇ left out: Marcel Bosker is designated" in said
    for who, what in (
        ("Jorrit Bergsma", "on the row of the men's mass start"),
        ("Marijke Groenewoud", "on the row of the women's mass start"),
        ("Marcel Bosker", "for the team, for the men's team pursuit"),
        ("Jutta Leerdam", "on the women's 1000 m"),
    ):
        assert f"◆ {who} is designated {what}. “" in said


def test_the_ending_shows_the_starts(english: Said) -> None:
    said = ending(english)
    assert "1500 m, 3000 m, team pursuit, mass start" in said
    assert "Kjeld Nuis 1:07.54 5 1000 m, 1500 m" in said


def test_the_demonstration_fits_three_screens(english: Said) -> None:
    assert len(english.out.splitlines()) <= 3 * 50


def test_the_demonstration_ends_with_three_commands_that_run(english: Said, ask: Ask) -> None:
    commands = [line.split()[1:] for line in english.out.splitlines()[-3:]]
    for words in commands:
        said = ask(*words)
        assert (said.code, said.err) == (0, "")


def test_the_demonstration_speaks_dutch(ask: Ask) -> None:
    said = ask("demo", "--lang", "nl")
    flat = " ".join(said.out.split())
    assert "zo 28 dec 2025" in flat
    assert "12.36,35 persoonlijk record (was 12.54,10)" in flat
    assert "○ wacht: nog 2 doublures nodig" in flat or "nog 2 doublures nodig" in flat
    assert "━━━━ de streep ━" in flat
    assert "Tim Prins stond op plaats 9 en valt af, omdat Marcel Bosker is aangewezen." in flat


def test_the_demonstration_shows_the_packaged_tournament_beside_others(ask: Ask, tmp_path: Path) -> None:
    assert ask("demo", "--data", str(tmp_path)).out == ask("demo").out


def test_beside_a_tournament_of_one_s_own_its_commands_name_the_one_they_are_about(ask: Ask) -> None:
    asked = {
        "--from": "club-meet",
        "--name": "Club",
        "--venue": "Hall",
        "--track": "Hall",
        "--days": "2026-12-12",
    }
    assert ask("new", "club-2026", *(word for pair in asked.items() for word in pair)).code == 0
    commands = [line.split()[1:] for line in ask("demo").out.splitlines()[-3:]]
    assert [words[-2:] for words in commands] == [["-t", "okt-2025"]] * 3
    assert [ask(*words).code for words in commands] == [0] * 3


def test_the_demonstration_says_which_log_it_shows_when_it_is_not_the_packaged_one(
    ask: Ask, tmp_path: Path, data: Path
) -> None:
    assert "data folder" not in ask("demo").out
    ask("export", str(tmp_path / "okt.jsonl"))
    ask("import", str(tmp_path / "okt.jsonl"))
    assert ask("demo").out.startswith(f"Shown from the log in your data folder, {data / 'okt-2025.db'}, not")


def test_the_demonstration_is_about_no_other_tournament(ask: Ask, tmp_path: Path, data: Path) -> None:
    assert ask("demo", "-t", "okt-2025").code == 0
    assert "There is no tournament “nope”" in ask("demo", "-t", "nope").err
    (data / "other.db").touch()
    said = ask("demo", "-t", "other")
    assert (said.code, said.out) == (2, "")
    assert "The demonstration is about okt-2025 alone" in said.err
