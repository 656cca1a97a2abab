"""Questions about the ice and their three forms, asked about the packaged tournament."""

from __future__ import annotations

import csv
import io

import pytest
from tests.cli.conftest import Ask, Said

ICE = (
    ("results", "w500"),
    ("classification", "m1000"),
    ("startlist", "w1000"),
    ("programme",),
    ("records",),
    ("log",),
    ("tickets",),
    ("team",),
    ("starts",),
    ("explain", "leerdam"),
)


def rows(said: Said) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(said.out)))


@pytest.mark.parametrize("words", ICE, ids=lambda words: words[0])
def test_every_json_answer_says_which_state_it_is_about(ask: Ask, words: tuple[str, ...]) -> None:
    data = ask(*words, "--json", "--at", "2025-12-28").json
    assert data["tournament"]["id"] == "okt-2025"
    assert data["at"] == "2025-12-28"
    assert data["recorded"] == "2025-12-28"
    assert 0 < data["position"] < data["end"]


@pytest.mark.parametrize("words", ICE, ids=lambda words: words[0])
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_data_is_the_same_in_every_language(ask: Ask, once: Ask, words: tuple[str, ...], lang: str) -> None:
    for form in ("--json", "--csv"):
        assert ask(*words, form, "--lang", lang).out == once(*words, form).out


@pytest.mark.parametrize("words", ICE, ids=lambda words: words[0])
def test_a_spreadsheet_has_as_many_rows_as_the_data(once: Ask, words: tuple[str, ...]) -> None:
    table = rows(once(*words, "--csv"))
    assert table
    data = once(*words, "--json").json
    assert len(table) in {len(value) for value in data.values() if isinstance(value, list)}


@pytest.mark.parametrize("at", ["2025-12-24", "2025-12-26", "2025-12-28", "2025-12-30", "last", "100"])
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_question_has_an_answer_at_every_moment(ask: Ask, at: str, lang: str) -> None:
    for words in (*ICE, ("results", "m1500"), ("classification", "w5000"), ("startlist", "m10000")):
        said = ask(*words, "--at", at, "--lang", lang)
        if said.code:
            assert words[0] in (
                "tickets",
                "team",
                "starts",
                "explain",
                "results",
                "classification",
                "startlist",
            )
            assert said.err.count("\n") == 1
        else:
            assert said.out.strip()


def test_results_tell_what_happened_in_the_last_pair(ask: Ask) -> None:
    said = ask("results", "w500", "--race", "2")
    assert said.line("Fledderus", "second").endswith(
        "Marrit Fledderus Reggeborgh DQ second false start in the pair"
    )
    assert said.line("last", "Leerdam") == "last Jutta Leerdam 37.59 Marrit Fledderus DQ"


def test_results_list_skaters_whose_time_was_not_published(ask: Ask) -> None:
    said = ask("results", "w500", "--race", "2")
    assert "Result not published: Isabel Grevelt" in said.out
    assert "first race" not in said.out


def test_results_show_the_ice_resurfaced_between_the_pairs(ask: Ask) -> None:
    out = ask("results", "m10000").out
    assert (
        out.index("Kars Jansman    12:53.48")
        < out.index("ice resurfaced")
        < out.index("Chris Huizinga     12")
    )


def test_results_as_data_keep_thousandths_splits_and_mishaps(ask: Ask) -> None:
    data = ask("results", "w500", "--json").json
    kok = next(one for one in data["results"] if one["skater"]["id"] == "femke-kok" and one["race"] == 1)
    assert kok["time"] == {"text": "36.873", "ms": 36873, "digits": 3}
    assert kok["records"] == ["TR"]
    boersma = next(one for one in data["results"] if one["skater"]["id"] == "anna-boersma")
    assert [mishap["kind"] for mishap in boersma["mishaps"]] == ["stumbled", "eased up"]
    (leerdam,) = [
        one
        for one in ask("results", "w1000", "--json").json["results"]
        if one["skater"]["id"] == "jutta-leerdam"
    ]
    assert leerdam["status"] == "dnf"
    assert leerdam["splits"] == [{"metres": 200, "time": {"text": "17.6", "ms": 17600, "digits": 1}}]


def test_a_classification_prints_thousandths_only_where_they_separate(ask: Ask) -> None:
    said = ask("classification", "m1000")
    assert "1:07.541" in said.line("Kjeld Nuis")
    assert "1:07.546" in said.line("Tim Prins")
    assert "1:06.84 " in said.line("Jenning de Boo") + " "
    assert "1:06.84" in said.line("Jenning de Boo").split()


def test_a_classification_shows_which_race_counts(ask: Ask) -> None:
    said = ask("classification", "w500")
    assert said.line("Anna Boersma").startswith("3 p Anna Boersma Staan-CTS 42.67 37.27 37.27 +0.40")
    assert "p rank as it was published" in said.out
    row = next(one for one in rows(ask("classification", "w500", "--csv")) if one["id"] == "anna-boersma")
    assert (row["counted_race"], row["race_1"], row["race_2"]) == ("2", "42.671", "37.27")


def test_a_classification_guesses_no_rank(ask: Ask) -> None:
    data = ask("classification", "w500", "--json").json
    fledderus = next(one for one in data["classification"] if one["skater"]["id"] == "marrit-fledderus")
    assert (fledderus["rank"], fledderus["rank_basis"]) == (None, "unknown")


def test_a_start_list_names_who_withdrew_and_why(ask: Ask) -> None:
    assert "– Bart Hoolwerf: Reason not published." in ask("startlist", "m10000").out


def test_a_start_list_before_the_draw_names_who_is_entered(ask: Ask) -> None:
    said = ask("startlist", "w500", "--at", "2025-12-27")
    assert "No pair of this race was published or drawn." in said.out
    assert "Entered, pair not known: " in said.out
    assert "Femke Kok" in said.out


def test_the_programme_tells_how_far_it_is(ask: Ask) -> None:
    said = ask("programme", "--at", "2025-12-27")
    assert said.line("women's 3000 m") == "18:07 women's 3000 m skated"
    assert said.line("men's 10,000 m") == "17:08 men's 10,000 m not begun"


def test_records_name_what_stood_before(ask: Ask) -> None:
    said = ask("records")
    assert said.line("track record") == "track record women's 500 m Femke Kok 36.87 ·"
    assert said.line("personal best", "10,000", "Bunt").endswith("12:36.35 12:54.10")


def test_no_record_before_the_first_race(ask: Ask) -> None:
    assert "No record has fallen." in ask("records", "--at", "2025-12-25").out


def test_a_moment_inside_a_day_without_hours_is_told(ask: Ask) -> None:
    said = ask("records", "--at", "2025-12-28T19:40")
    assert "Of Sun 28 Dec 2025 the log knows the order of its facts, not their hours" in said.out
    data = ask("records", "--at", "2025-12-28T19:40", "--json").json
    assert data["recorded"] == "2025-12-27"


def test_a_position_shows_the_state_between_two_facts(ask: Ask) -> None:
    facts = ask("log", "--skater", "fledderus", "--type", "start.false", "--json").json["facts"]
    second = facts[-1]["position"]
    before = ask("results", "w500", "--race", "2", "--at", str(second - 1), "--json").json
    assert before["position"] == second - 1
    seen = next(one for one in before["results"] if one["skater"]["id"] == "marrit-fledderus")
    assert seen["false_starts"] == 1


def test_last_is_the_newest_state(ask: Ask) -> None:
    asked = ask("classification", "w500", "--at", "last", "--json").json
    newest = ask("classification", "w500", "--json").json
    assert asked | {"at": None} == newest


def test_the_log_tells_facts_with_reason_and_sources(ask: Ask) -> None:
    said = ask("log", "--type", "designation.made")
    line = said.line("Marcel Bosker")
    assert "selection committee Marcel Bosker is designated for the team, for the men's team pursuit" in line
    assert "clearly higher chance of a medal" in line
    assert "prins_knsb" in line


def test_the_log_can_be_asked_for_one_distance_and_one_kind(ask: Ask) -> None:
    facts = ask("log", "--distance", "500 women", "--type", "start", "--json").json["facts"]
    assert {fact["type"] for fact in facts} == {"start.false/1"}
    assert {fact["event"]["distance"] for fact in facts} == {"w500"}


def test_a_log_without_such_facts_says_so(ask: Ask) -> None:
    assert "No recorded fact answers to that." in ask("log", "--type", "protest").out
