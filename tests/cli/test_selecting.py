"""Questions about tickets, asked about real evenings of the packaged tournament."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Ask
from tests.selection.cases import packaged

from startbewijs.publish.subjects.explained import explained
from startbewijs.service.bootstrap import library
from startbewijs.service.proofs import prospects
from startbewijs.service.queries import snapshot
from startbewijs.sport.distances import Sex

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
    assert "Does not start on the men's 1500 m: not on the team; the start goes to Kjeld Nuis." in out


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
        ("team", "women", "--at", "2025-12-30"),
        ("starts",),
        ("starts", "women", "--at", "2025-12-30"),
        ("results", "w500"),
        ("classification", "w500"),
        ("startlist", "w1000"),
        ("programme",),
        ("records",),
        ("explain", "leerdam"),
        ("log", "--skater", "leerdam"),
        ("demo",),
    ],
    ids="-".join,
)
def test_a_page_fits_the_terminal(
    ask: Ask, width: int, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    # A dumb terminal has eighty columns, unless both its sides are given.
    monkeypatch.setenv("LINES", "25")
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")
    for lang in ("nl", "en"):
        out = ask(*words, "--lang", lang).out
        too_long = [line for line in out.splitlines() if len(line) > width]
        assert too_long == []
        assert "Leerdam" in out or words == ("programme",) or words == ("records",)


EVENINGS = ("2025-12-26", "2025-12-27", "2025-12-28", "2025-12-29", "2025-12-30", "2026-01-01")
SETTLED = ("certain", "certain by the order", "designated")


@pytest.fixture
def proved(once: Ask, at: str) -> dict[str, Any]:
    """What `status` proves of everyone that evening, by skater."""
    found = once("status", "--at", at, "--json").json["outlooks"]
    return {one["skater"]["id"]: one for one in found}


@pytest.mark.parametrize("at", EVENINGS)
def test_the_order_gives_the_places_and_the_status_that_are_proved(
    ask: Ask, at: str, proved: dict[str, Any]
) -> None:
    rows = [one for one in ask("tickets", "--at", at, "--json").json["rows"] if one["skater"]]
    assert rows
    for one in rows:
        found = proved[one["skater"]["id"]]
        wanted = {name: found[name] for name in ("status", "best", "worst")}
        assert one["proved"] == wanted
        if one["outcome"] == "place":
            assert {name: one[name] for name in ("best", "worst")} == {
                name: found[name] for name in ("best", "worst")
            }


@pytest.mark.parametrize("at", EVENINGS)
def test_the_team_names_who_is_proved_to_be_on_it_and_nobody_else(
    ask: Ask, at: str, proved: dict[str, Any]
) -> None:
    data = ask("team", "--at", at, "--json").json
    members = {one["skater"]["id"] for one in data["members"]}
    assert members == {skater for skater, one in proved.items() if one["status"] in SETTLED}
    for one in data["members"]:
        assert one["proved"]["status"] == proved[one["skater"]["id"]]["status"]
    for team in data["teams"]:
        undecided = {proved[one["id"]]["status"] for one in team["undecided"]}
        assert undecided <= {"in, waiting", "possible"}
        assert {proved[one["id"]]["status"] for one in team["out_by_the_races"]} <= {"out by the races"}


@pytest.mark.parametrize("at", EVENINGS)
def test_a_start_is_certain_only_for_who_is_certain_to_go(ask: Ask, at: str, proved: dict[str, Any]) -> None:
    for one in ask("starts", "--at", at, "--json").json["starts"]:
        status = proved[one["skater"]["id"]]["status"]
        assert status in (*SETTLED, "in, waiting", "possible")
        if one["status"] == "certain":
            assert status in ("certain", "designated")
        elif one["status"] is not None:
            assert one["waits_for"]


@pytest.mark.parametrize("at", EVENINGS)
def test_explaining_gives_the_places_and_the_status_that_are_proved(
    ask: Ask, at: str, proved: dict[str, Any], tmp_path: Path
) -> None:
    state = snapshot(library(tmp_path), None, at)
    everyone = [
        outlook for each in prospects(state.competition, packaged(), tuple(Sex)) for outlook in each.outlooks
    ]
    on_order = {
        one["skater"]["id"] for one in ask("tickets", "--at", at, "--json").json["rows"] if one["skater"]
    }
    for n, skater in enumerate(sorted(on_order)):
        answer = explained(state, packaged(), state.competition.skater(skater), everyone)
        if n % 5 == 0:
            assert ask("explain", skater, "--at", at, "--json").out == answer.json()
        data, found = answer.data, proved[skater]
        assert data["proved"] == {name: found[name] for name in ("status", "best", "worst")}
        for reason in data["reasons"]:
            if reason["about"] == "place":
                assert (reason["best"], reason["worst"]) == (found["best"], found["worst"])
        says = " ".join(reason["says"] for reason in data["reasons"])
        assert ("The races have put" in says) is (found["status"] == "out by the races" and at < "2026")
        assert ("is certain by the order" in says) is (found["status"] == "certain by the order")
        assert ("goes to the Games" in says) <= (at > "2026")


def test_who_is_certain_by_the_order_can_still_lose_the_place_to_a_decision(ask: Ask) -> None:
    out = ask("explain", "Schulting", "--at", "2025-12-28").out
    assert (
        "Suzanne Schulting is certain by the order: place 3 to 6. The committee can still change that." in out
    )
    assert "Holds a ticket for the 1000 m, as 2nd; the start waits for the place in the team." in out
    said = ask("explain", "Schulting", "--at", "2025-12-28", "--lang", "nl").out
    assert "Suzanne Schulting is zeker volgens de volgorde: plaats 3 tot 6. De selectiecommissie kan" in said
    assert "Heeft een startbewijs voor de 1000 m, als 2e; de start wacht op de plaats in de ploeg." in said


@pytest.mark.parametrize(("name", "sex"), [("Naomi Verkerk", "women"), ("Jorrit Bergsma", "men")])
def test_who_is_out_by_the_races_is_not_called_undecided(ask: Ask, name: str, sex: str) -> None:
    said = (
        f"The races have put {name} outside the nine (place 10 or 11). Only a designation, or somebody who "
        "does not go, could still change that."
    )
    assert said in ask("explain", name, "--at", "2025-12-30").out
    team = ask("team", sex, "--at", "2025-12-30").out
    assert said in team
    assert name not in next(line for line in team.splitlines() if "Not decided yet" in line)
    assert f"perhaps {name}" not in ask("starts", sex, "--at", "2025-12-30").out


def test_the_team_is_headed_as_certain_so_far_until_it_is_published(ask: Ask) -> None:
    before = ask("team", "women", "--at", "2025-12-30")
    assert "Certain (by the order) so far · 8 of 9 places" in before.out
    assert before.line("Suzanne Schulting").endswith("◐ certain by the order")
    assert "Row 3 is awaited." in before.out
    assert "so far" not in ask("team", "women").out
    nl = ask("team", "women", "--at", "2025-12-30", "--lang", "nl").out
    assert "Zeker (volgens de volgorde) tot nu toe" in nl
    assert "Op rij 3 wordt gewacht." in nl
    assert "Op de rijen 1, 2, 3, 6, 8, 9, 11, 12 en 14 wordt gewacht." in (
        ask("team", "women", "--at", "2025-12-27", "--lang", "nl").out
    )


def test_a_start_says_what_it_waits_for_until_the_team_is_published(ask: Ask) -> None:
    before = ask("starts", "women", "--at", "2025-12-30")
    assert before.line("Suzanne Schulting").endswith("2nd ○ waits for the place in the team")
    assert "waits for" not in ask("starts", "women").out


def test_a_reading_says_who_comes_to_which_row_and_who_loses_one(ask: Ask) -> None:
    verkerk = ask("explain", "Verkerk", "--lang", "nl").out
    assert "Hoe een aanwijzing op een afstand ook wordt gelezen, Verkerk verliest er rij 15 door." in verkerk
    leerdam = ask("explain", "Leerdam", "--lang", "nl").out
    assert (
        "Zou een aanwijzing op een afstand daar als eerste tellen, dan had Leerdam plaats 4 op rij 5."
        in leerdam
    )


def test_the_keys_of_articles_are_for_programs_alone(ask: Ask) -> None:
    assert "article" not in ask("explain", "Leerdam").out
    found = ask("explain", "Leerdam", "--json").json["reasons"]
    assert "order-women" in {reason["article"] for reason in found}


def test_left_out_has_one_mark_and_a_calamity_has_none(ask: Ask) -> None:
    assert ask("tickets", "men").line("Tim Prins").endswith("◇ left out: Marcel Bosker is designated")
    assert ask("team", "men").line("Tim Prins").startswith("◇ ")
    assert "◇" not in ask("tickets", "women", "--at", "2025-12-27").out


def test_a_line_up_is_as_it_was_published(ask: Ask) -> None:
    assert ask("starts", "women").line("Bente Kerkhoff", "line-up").endswith("line-up as published")


def test_what_a_mark_means_stands_once_below_a_page_that_has_it(ask: Ask) -> None:
    doublure = (
        "Doublure: a ticket of somebody who has a place already; it takes none, so the next in line moves up."
    )
    by_the_order = "◐ certain by the order: above the line in every ending"
    places = "Place 2–4: the best and the worst over all endings."
    before = ask("tickets", "women", "--at", "2025-12-28").out
    assert [before.count(said) for said in (doublure, by_the_order, places)] == [1, 1, 1]
    team = ask("team", "women", "--at", "2025-12-28").out
    assert [team.count(said) for said in (doublure, by_the_order, places)] == [0, 1, 1]
    after = ask("tickets").out
    assert [after.count(said) for said in (doublure, by_the_order, "the best and the worst")] == [1, 0, 0]
    assert not any(said in ask("team").out for said in (doublure, by_the_order, "the best and the worst"))


def test_of_many_who_may_get_a_start_the_first_are_named(ask: Ask) -> None:
    starts = ask("starts", "men", "--at", "2025-12-28").out
    assert "perhaps Marcel Bosker, Jorrit Bergsma, Beau Snellink or one of 13 others" in starts
    starts = ask("starts", "men", "--at", "2025-12-30").out
    assert "Jorrit Bergsma by rank, but outside the line by the races; perhaps Marcel Bosker" in starts


def test_the_rank_stands_with_the_race_that_counts(ask: Ask) -> None:
    said = ask("explain", "leerdam").out
    assert "37.24; 2nd in the classification." in said
    assert "37.59. She skated alone after the second false start." in said


def test_one_open_row_is_spoken_of_as_one(ask: Ask) -> None:
    at = ("--at", "2025-12-30")
    assert "1 row is still open (3). It must become a doublure." in ask("explain", "anna boersma", *at).out
    assert "Even if it brings a new name, this row stays above" in ask("explain", "leerdam", *at).out
    assert "Even if it becomes a doublure, this row stays below" in ask("explain", "verkerk", *at).out


def test_what_every_reading_changes_alike_is_said_once(ask: Ask) -> None:
    said = ask("explain", "verkerk").out
    assert "However a designation on a distance is read, Verkerk would lose row 15." in said
    assert said.count("row 15.") == 1
    assert (
        "counted as first there, Boersma would have place 8 on row 12." in ask("explain", "anna boersma").out
    )


def test_who_is_out_by_the_races_starts_only_with_a_place_in_the_team(ask: Ask) -> None:
    said = ask("explain", "jorrit bergsma", "--at", "2025-12-30").out
    assert "May get a start on the men's 5000 m only with a place in the team." in said
    assert "May still get a start" not in said


def test_who_stands_on_no_row_hears_by_which_race_one_can_still_come(ask: Ask) -> None:
    said = (
        "Marrit Fledderus stands on no row and is still possible, only through the 5000 m, as not every "
        "entry there was published."
    )
    assert said in ask("explain", "Fledderus", "--at", "2025-12-28").out
    before = ask("explain", "Leerdam", "--at", "2025-12-27").out
    assert "is still possible through the 500 m or the 1500 m. Through the 5000 m too, as not every" in before
