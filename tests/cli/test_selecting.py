"""Questions about tickets, asked about real evenings of the packaged tournament."""

from __future__ import annotations

from typing import Any

import pytest
from tests.cli.conftest import Ask

WOMEN = {
    "femke-kok": {"w500", "w1000", "w1500"},
    "antoinette-rijpma-de-jong": {"w1500", "w-team-pursuit"},
    "marijke-groenewoud": {"w1500", "w3000", "w-team-pursuit", "w-mass-start"},
    "merel-conijn": {"w3000", "w5000"},
    "suzanne-schulting": {"w1000"},
    "bente-kerkhoff": {"w5000", "w-mass-start"},
    "joy-beune": {"w3000", "w-team-pursuit"},
    "jutta-leerdam": {"w500", "w1000"},
    "anna-boersma": {"w500"},
}
MEN = {
    "jorrit-bergsma": {"m10000", "m-mass-start"},
    "jenning-de-boo": {"m500", "m1000"},
    "joep-wennemars": {"m500", "m1000", "m1500"},
    "stijn-van-de-bunt": {"m5000", "m10000", "m-team-pursuit", "m-mass-start"},
    "kjeld-nuis": {"m1000", "m1500"},
    "chris-huizinga": {"m5000", "m-team-pursuit"},
    "tijmen-snel": {"m1500"},
    "sebas-diniz": {"m500"},
    "marcel-bosker": {"m5000", "m-team-pursuit"},
}


def row(data: Any, number: int) -> Any:
    return next(one for one in data["rows"] if one["row"] == number)


def test_the_evening_of_28_december_leerdam_waits_for_one_doublure_and_boersma_for_two(ask: Ask) -> None:
    data = ask("tickets", "women", "--at", "2025-12-28", "--json").json
    assert (row(data, 11)["skater"]["name"], row(data, 11)["doublures_needed"]) == ("Jutta Leerdam", 1)
    assert (row(data, 12)["skater"]["name"], row(data, 12)["doublures_needed"]) == ("Anna Boersma", 2)
    assert (row(data, 1)["place"], row(data, 1)["open_above"]) == (1, 0)
    assert row(data, 5)["doublure_of_row"] == 1
    assert data["orders"][0]["line_if_every_open_row_brings_a_name"] == 10


def test_the_line_is_drawn_below_the_tenth_row_that_evening(ask: Ask) -> None:
    out = ask("tickets", "women", "--at", "2025-12-28").out
    beune, line, leerdam = (
        out.index("Joy Beune"),
        out.index("the line, if every open row brings a new name"),
        out.index("Jutta Leerdam"),
    )
    assert beune < line < leerdam


def test_the_line_is_below_row_twelve_in_the_end(ask: Ask) -> None:
    out = ask("tickets", "women").out
    assert out.index("Anna Boersma") < out.index("━━━━ the line ━") < out.index("Naomi Verkerk")


def test_rows_to_come_say_when(ask: Ask) -> None:
    said = ask("tickets", "women", "--at", "2025-12-28", "--lang", "nl")
    assert said.line("1500 m 1e") == "2 1500 m 1e nog te rijden, ma 29 dec"
    assert said.line("massastart") == "3 massastart door aanwijzing, nog niet gedaan"


def test_both_orders_are_shown_without_a_field(ask: Ask) -> None:
    data = ask("tickets", "--json").json
    assert [one["sex"] for one in data["orders"]] == ["women", "men"]
    assert len(data["rows"]) == 30


def test_a_calamity_is_told_until_a_start_is_designated_for_it(ask: Ask) -> None:
    assert "Calamity of Jutta Leerdam" in ask("tickets", "women", "--at", "2025-12-27").out
    assert "Calamity of" not in ask("tickets", "women").out


@pytest.mark.parametrize(("sex", "team"), [("women", WOMEN), ("men", MEN)])
def test_the_eighteen_who_went_with_their_starts(ask: Ask, sex: str, team: dict[str, set[str]]) -> None:
    data = ask("team", sex, "--json").json
    assert {one["skater"]["id"]: set(one["starts"]) for one in data["members"]} == team
    assert data["teams"][0]["as_published"] is True


def test_prins_drops_out_for_bosker(ask: Ask) -> None:
    (men,) = ask("team", "men", "--json").json["teams"]
    (dropped,) = men["dropped"]
    assert (dropped["skater"]["name"], dropped["place"], dropped["for"]["name"]) == (
        "Tim Prins",
        9,
        "Marcel Bosker",
    )
    said = ask("team", "men")
    assert "Tim Prins stood on place 9 and drops out, because Marcel Bosker is designated." in said.out


def test_before_the_decisions_the_team_of_the_men_is_open(ask: Ask) -> None:
    (men,) = ask("team", "men", "--at", "2025-12-30", "--json").json["teams"]
    assert men["decided"] is False
    assert men["awaited_rows"] == [1]
    out = ask("team", "men", "--at", "2025-12-30").out
    assert "Not decided yet: " in out
    assert "published is the same" not in out


def test_nuis_fills_up_the_start_of_prins(ask: Ask) -> None:
    starts = ask("starts", "men", "--json").json["starts"]
    nuis = next(one for one in starts if one["event"] == "m1500" and one["skater"]["id"] == "kjeld-nuis")
    assert (nuis["given"], nuis["rank"], nuis["instead_of"]["name"]) == ("filled up", 4, "Tim Prins")
    assert "in place of Tim Prins" in ask("starts", "men").line("Kjeld Nuis", "4th")


def test_leerdam_starts_by_designation_where_she_fell(ask: Ask) -> None:
    said = ask("starts", "women")
    assert said.line("Jutta Leerdam", "designated") == "Jutta Leerdam ◆ designated"
    assert "Naomi Verkerk does not start on the women's 1000 m: gives way to a designation." in said.out


def test_starts_without_a_name_say_why(ask: Ask) -> None:
    said = ask("starts", "women", "--at", "2025-12-28")
    assert "starts without a name the distance is awaited" in " ".join(said.out.split())


def test_explaining_leerdam_that_evening_names_what_she_waits_for(ask: Ask) -> None:
    out = ask("explain", "Leerdam", "--at", "2025-12-28").out
    assert "Women's 1000 m: did not finish (fell, 200 m in 17.6)." in out
    assert "Can still earn row 2 (women's 1500 m, 1st)." in out
    assert "Above row 11: 4 different names, and 5 rows are still open (2, 3, 6, 8 and 9)." in out
    assert "1 of them must become a doublure." in out


def test_explaining_leerdam_in_dutch(ask: Ask) -> None:
    out = ask("explain", "Leerdam", "--at", "2025-12-28", "--lang", "nl").out
    assert "1000 m vrouwen: niet gefinisht (gevallen, 200 m in 17,6)." in out
    assert "Boven rij 11: 4 verschillende namen, en 5 rijen zijn nog open (2, 3, 6, 8 en 9)." in out
    assert "Daarvan moet er 1 een doublure worden." in out


def test_explaining_prins_names_the_designation_and_its_reason(ask: Ask) -> None:
    out = ask("explain", "prins").out
    assert "stands inside the line, on place 9, and stays home: Marcel Bosker is designated" in out
    assert "clearly higher chance of a medal" in out
    assert "Does not start on the men's 1500 m: not on the team, Kjeld Nuis does." in out


def test_explaining_says_a_reason_once(ask: Ask) -> None:
    assert ask("explain", "bosker").out.count("clearly higher chance of a medal") == 1


def test_every_skater_can_be_explained_at_every_end_of_a_day(ask: Ask) -> None:
    skaters = {
        fact["event"]["skater"] for fact in ask("log", "--type", "skater.registered", "--json").json["facts"]
    }
    for at in ("2025-12-27", "last"):
        for skater in sorted(skaters)[::7]:
            said = ask("explain", skater, "--at", at)
            assert said.code == 0, said.err
            assert "The team" in said.out


@pytest.mark.parametrize("width", [50, 60, 80, 120])
@pytest.mark.parametrize(
    "words",
    [
        ("tickets", "women", "--at", "2025-12-28"),
        ("tickets",),
        ("team",),
        ("starts",),
        ("results", "w500"),
        ("classification", "w500"),
        ("startlist", "w1000"),
        ("programme",),
        ("records",),
        ("explain", "leerdam"),
        ("log", "--skater", "leerdam"),
        ("demo",),
    ],
    ids=lambda words: "-".join(words[:2]),
)
def test_a_page_fits_the_terminal(
    ask: Ask, width: int, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")
    for lang in ("nl", "en"):
        out = ask(*words, "--lang", lang).out
        too_long = [line for line in out.splitlines() if len(line) > width]
        assert too_long == []
        assert "Leerdam" in out or words == ("programme",) or words == ("records",)
