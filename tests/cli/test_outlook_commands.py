"""The questions about the end, on the command line, in words and as data, and every way to ask them wrong."""

from __future__ import annotations

import json

import pytest
from tests.cli.conftest import Ask

from startbewijs.outlook import status as statuses
from startbewijs.outlook.places import Bounds, Ending, bounds
from startbewijs.outlook.status import Status

EVENING = ("--at", "2025-12-28")


def test_status_shows_place_interval_word_doublures_and_rows(ask: Ask) -> None:
    found = ask("status", "women", *EVENING)
    assert found.line("Femke Kok").endswith("1–1 ● certain 1, 5")
    assert found.line("Joy Beune").endswith("2–9 ◐ certain by the order 10")
    assert found.line("Jutta Leerdam").endswith("2–10 ○ in, waiting: 1 doublure needed 11")
    assert found.line("Anna Boersma").endswith("3–11 ○ in, waiting: 2 doublures needed 12")


def test_the_bar_has_a_tick_for_each_row_the_line_and_a_dot_for_now(ask: Ask) -> None:
    line = ask("status", "women", *EVENING).line("Jutta Leerdam")
    assert "·━━━●━━━━┃━·····" in line


def test_who_may_still_end_on_no_row_has_a_bar_that_runs_on(ask: Ask) -> None:
    assert "━━━━━━━━━┃━━━━━━▸ 1–none" in ask("history", "leerdam").line("1–none", "◌", "26 Dec")


def test_those_without_a_row_are_summed_up_unless_everyone_is_asked_for(ask: Ask) -> None:
    brief, full = ask("status", "women", *EVENING).out, ask("status", "women", "--all", *EVENING).out
    assert "And 32 others are still possible" in brief
    assert "Angel Daleman" not in brief
    assert "Angel Daleman" in full
    assert "others" not in full


def test_status_shows_both_fields_when_none_is_named(ask: Ask) -> None:
    out = ask("status", *EVENING).out
    assert out.index("Women") < out.index("Femke Kok") < out.index("Men ·") < out.index("Jenning de Boo")


def test_status_as_data_names_everybody_with_every_number(ask: Ask) -> None:
    found = ask("status", "women", *EVENING, "--json").json
    assert len(found["outlooks"]) == 40
    leerdam = next(one for one in found["outlooks"] if one["skater"]["id"] == "jutta-leerdam")
    expected = {
        "status": "in, waiting",
        "now": 5,
        "best": 2,
        "worst": 10,
        "rows": [11],
        "doublures_needed": 1,
    }
    assert {key: leerdam[key] for key in expected} == expected
    schulting = next(one for one in found["outlooks"] if one["skater"]["id"] == "suzanne-schulting")
    assert schulting["threat"]["on_distances"][0]["skater"]["id"] == "jutta-leerdam"
    assert schulting["threat"]["on_distances"][0]["reading"] == "first"


def test_status_as_a_spreadsheet_has_a_line_for_everybody(ask: Ask) -> None:
    lines = ask("status", "men", *EVENING, "--csv").out.splitlines()
    assert lines[0].startswith("sex,skater,id,status,now,best,worst,rows,doublures_needed")
    assert 'men,Sebas Diniz,sebas-diniz,"in, waiting",4,1,10,11,1,' in lines


def test_in_the_end_the_decisions_are_the_statuses(ask: Ask) -> None:
    found = ask("status", "men")
    assert "◇ left out" in found.line("Tim Prins")
    assert "◆ designated" in found.line("Marcel Bosker")
    assert "● certain" in found.line("Jorrit Bergsma")


def test_the_statuses_in_dutch_are_those_of_the_hall(ask: Ask) -> None:
    found = ask("status", "vrouwen", *EVENING, "--lang", "nl")
    assert "● zeker" in found.line("Femke Kok")
    assert "◐ zeker volgens de volgorde" in found.line("Joy Beune")
    assert "○ staat erin, moet wachten: 1 doublure nodig" in found.line("Jutta Leerdam")
    assert "En 32 anderen hebben nog kans" in found.out
    assert "op het ijs beslist: valt erbuiten" in ask("status", "mannen", "--all", "--lang", "nl").out


def test_waiting_names_the_rows_grouped_by_race_and_when_they_are_skated(ask: Ask) -> None:
    found = ask("waiting", "women", *EVENING)
    line = found.line("Jutta Leerdam")
    assert (
        "1 doublure in 5 open rows: 1500 m (rows 2 and 9), mass start (row 3), 5000 m (rows 6 and 8)" in line
    )
    assert "races by Tue 30 Dec, then the committee" in line
    assert "Femke Kok" not in found.out
    assert "Women's 1500 m: Mon 29 Dec" in found.out


def test_waiting_as_data_says_until_which_day(ask: Ask) -> None:
    found = ask("waiting", "women", *EVENING, "--json").json["waiting"]
    leerdam = next(one for one in found if one["skater"]["id"] == "jutta-leerdam")
    assert leerdam["awaited_rows"] == [2, 3, 6, 8, 9]
    assert leerdam["decided_at_the_latest"] is None, "a designation has no day"
    assert {row["day"] for row in leerdam["awaited"]} == {"2025-12-29", "2025-12-30", None}


def test_when_everything_is_decided_nobody_waits(ask: Ask) -> None:
    assert ask("waiting").out.count("Nobody waits.") == 2


def test_needs_says_which_rank_is_enough(ask: Ask) -> None:
    found = ask("needs", "conijn", "--at", "2025-12-29")
    assert "2nd is enough to be certain by the order. Nothing here ends the hope." in found.out
    assert found.line("1st", "● enough for certain").split()[1] == "4–5"
    assert "– ends it" in ask("needs", "kerkhoff", "--at", "2025-12-29").line("lower, or none")


def test_who_is_certain_needs_nothing_more(ask: Ask) -> None:
    assert "Femke Kok needs nothing more." in ask("needs", "kok", *EVENING).out
    assert "Joy Beune needs nothing more from the races." in ask("needs", "beune", *EVENING).out
    assert (
        "No race can bring Naomi Verkerk inside the line" in ask("needs", "verkerk", "--at", "2025-12-30").out
    )


def test_in_a_race_under_way_needs_speaks_of_times(ask: Ask) -> None:
    found = ask("needs", "leerdam", "--at", "600")
    assert "Women's 500 m · under way" in found.out
    assert "Has 37.24 already, and can only get better." in found.out
    slowest = [
        one for one in ask("needs", "leerdam", "--at", "600", "--json").json["needs"] if "slowest" in one
    ]
    assert [one["enough"] for one in slowest] == ["certain", "certain by the order", "keeps hope"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (
            ("kok", "--at", "2025-12-27"),
            "place 7 at worst, and the last place that counts would be place 7: still enough.",
        ),
        (("beune", *EVENING), "This could take the place of Joy Beune: 1 designation for the team."),
        (
            ("schulting", *EVENING),
            "place 13 at worst, and the last place that counts would be place 9: not enough.",
        ),
        (
            ("prins", "--at", "2025-12-30"),
            "place 9 at worst, and the last place that counts would be place 8:",
        ),
        (
            ("prins", "--at", "2025-12-30"),
            "Every race has been skated: Tim Prins stands at place 9 at worst, and",
        ),
        (("leerdam", *EVENING), "At worst: 4 + 5 names above, so place 10."),
        (("leerdam", *EVENING), "9 go, so 1 of the open rows must become a doublure."),
        (
            ("leerdam", *EVENING),
            "In, for instance, if Joy Beune is first on the 1500 m (row 2): then place 9 by the order",
        ),
        (("leerdam", *EVENING), "Jutta Leerdam takes no better row: then place 10 by the order at best"),
        (
            ("leerdam", *EVENING),
            "if Antoinette Rijpma-de Jong is first and Angel Daleman second on the 1500 m (rows 2 and 9), "
            "somebody is designated for the mass start who stands nowhere above Jutta Leerdam yet (row 3), "
            "the first and second of the 5000 m are new names above Jutta Leerdam (rows 6 and 8)",
        ),
        (
            ("verkerk", "--at", "2025-12-29"),
            "the first and second of the 5000 m stand above Naomi Verkerk already (rows 6 and 8)",
        ),
        (("prins", "--at", "2025-12-29"), "if Tim Prins (if entered) is first on the 1500 m (row 4)"),
        (("prins", "--at", "2025-12-29"), "not among the first 3 of the men's 1500 m (if entered)."),
        (("leerdam", *EVENING), "At best it is place 2, at worst place 10."),
        (
            ("nuis", *EVENING),
            "In, for instance, if Kjeld Nuis is first on the 1000 m (row 2): then place 2 by the order",
        ),
        (
            ("nuis", *EVENING),
            "Not in, if Kjeld Nuis ends on no row: not among the first 3 of the men's 1000 m",
        ),
        (
            ("verkerk", "--at", "2025-12-30"),
            "Even in the best ending 9 different names stand above Naomi Verkerk",
        ),
        (
            ("prins",),
            "The committee designated Marcel Bosker, from outside it, and so the last name inside drops",
        ),
        (("bosker",), "The committee designated Marcel Bosker: men's team pursuit. Its reason:"),
        (("rijpma",), "Antoinette Rijpma-de Jong is on the published team, at place 2 of the order."),
        (("fledderus",), "Marrit Fledderus stands on no row, and no race to come can give one."),
    ],
)
def test_why_tells_the_proof_of_every_status_in_sentences(
    ask: Ask, words: tuple[str, ...], says: str
) -> None:
    found = ask("why", *words)
    assert found.code == 0
    assert says in found.out


def test_why_shows_the_rows_above_and_what_each_counts_for(ask: Ask) -> None:
    found = ask("why", "schulting", *EVENING)
    assert found.line(" 5 ", "1000 m 1st").endswith("Femke Kok doublure of row 1")
    assert found.line(" 4 ", "3000 m 1st").endswith("Marijke Groenewoud name 2")
    assert found.line(" 6 ", "5000 m 1st").endswith("to come, Tue 30 Dec perhaps a new name")
    assert found.line(" 7 ", "1000 m 2nd").endswith("Suzanne Schulting ← this row")


def test_why_as_data_has_the_endings_and_the_hardest_use(ask: Ask) -> None:
    found = ask("why", "Anna Boersma", *EVENING, "--json")
    assert [row["event"] for row in found.json["going"]["rows"]] == ["w1500", "w5000"]
    assert found.json["going"]["place"] == 9
    assert [row["new_name"] for row in found.json["staying"]["rows"]] == [True] * 4
    kok = ask("why", "kok", "--at", "2025-12-27", "--json").json
    assert kok["place_counted_under_it"] == 9
    assert kok["hardest_use"]["for_the_team"] == 2


def test_start_by_start_says_what_each_waits_for(ask: Ask) -> None:
    found = ask("start-status", "men", *EVENING)
    assert "● certain" in found.line("Jenning de Boo")
    assert "○ waits for the place in the team" in found.line("Jorrit Bergsma")
    assert "20 skaters may still take a start here." in found.out
    data = ask("start-status", "men", *EVENING, "--json").json["starts"]
    bergsma = next(one for one in data if one["skater"]["id"] == "jorrit-bergsma" and one["best_rank"] == 2)
    assert bergsma["waits_for"] == ["the place in the team"]


def test_whatif_shows_the_table_as_it_would_be_and_who_changes(ask: Ask) -> None:
    found = ask("whatif", "--rank", "w1500: rijpma, kok", *EVENING)
    assert "Suppose the women's 1500 m ends: 1. Antoinette Rijpma-de Jong, 2. Femke Kok." in found.out
    assert (
        "→ Jutta Leerdam: ○ in, waiting (2–10) → ◐ certain by the order (4–9), because Femke Kok's second "
        "place on the 1500 m makes row 9 a doublure."
    ) in found.out
    assert "because Antoinette Rijpma-de Jong's first place on the 1500 m gives row 2." in found.out
    assert "· Anna Boersma: ○ in, waiting, place 3–11 → 4–10." in found.out
    assert "Men" not in found.out


def test_whatif_takes_several_suppositions_of_every_kind(ask: Ask) -> None:
    found = ask(
        "whatif",
        "--rank=w1500: rijpma, kok",
        "--rank=w5000: groenewoud, beune",
        "--withdraw=daleman",
        "--withdraw=hoogendoorn: w1500",
        "--designate=leerdam: w1000",
        "--designate=groenewoud: massastart",
        "--decline=merel conijn",
        *EVENING,
        "--json",
    )
    assert found.code == 0, found.err
    supposed = found.json["supposed"]
    assert [one["kind"] for one in supposed["designated"]] == ["distance", "row"]
    assert supposed["declined"] == ["merel-conijn"]
    statuses_ = {one["skater"]["id"]: one["status"] for one in found.json["outlooks"]}
    assert statuses_["jutta-leerdam"] == "certain"
    assert statuses_["merel-conijn"] == "out by the races"
    assert any(one["changed"] and one["before"]["status"] != one["status"] for one in found.json["outlooks"])


def test_whatif_shows_a_designation_in_both_readings_side_by_side_where_they_differ(ask: Ask) -> None:
    asked = ("whatif", "--designate", "leerdam: w1000", "--at", "2025-12-27")
    shown = ask(*asked).out
    assert "The designation, in every reading that is left open" in shown
    lines = [" ".join(line.split()) for line in shown.splitlines()]
    assert "skater takes the lowest start counts as first" in lines
    assert "Suzanne Schulting row 7, place 1–7 row 15, place 1–15" in lines
    assert "Jutta Leerdam row 15, place 1–15 row 5, place 1–5" in lines
    said = json.loads(ask(*asked, "--json").out)["readings"]
    assert {
        (one["skater"]["id"], one["reading"]): (one["row"], one["best"], one["worst"]) for one in said
    } == {
        ("femke-kok", "lowest"): (5, 1, 5),
        ("femke-kok", "first"): (7, 1, 7),
        ("suzanne-schulting", "lowest"): (7, 1, 7),
        ("suzanne-schulting", "first"): (15, 1, 15),
        ("jutta-leerdam", "lowest"): (15, 1, 15),
        ("jutta-leerdam", "first"): (5, 1, 5),
    }


def test_whatif_says_where_both_readings_come_to_the_same(ask: Ask) -> None:
    shown = ask("whatif", "--designate", "kok: w1000", "--at", "2025-12-27").out
    assert "Every reading gives everybody the same row and the same place." in shown


def test_whatif_without_a_designation_on_a_distance_has_no_readings(ask: Ask) -> None:
    shown = ask("whatif", "--rank", "w1500: rijpma, kok", *EVENING).out
    assert "in every reading" not in shown
    assert json.loads(ask("whatif", "--rank", "w1500: rijpma, kok", *EVENING, "--json").out)["readings"] == []


def test_whatif_of_a_designation_for_the_team_is_the_decision_of_january(ask: Ask) -> None:
    found = ask(
        "whatif",
        "--designate",
        "bosker: m-team-pursuit",
        "--designate",
        "jorrit bergsma: mass start",
        "--at",
        "2025-12-30",
    )
    assert (
        "→ Tim Prins: ◐ certain by the order (8–9) → ◇ left out (9–9), because Marcel Bosker would be "
        "designated from outside the line."
    ) in found.out
    assert "→ Marcel Bosker: ○ in, waiting (9–10) → ◆ designated (10–10)." in found.out


def test_decisive_says_which_race_can_bring_whom_in_or_keep_whom_out(ask: Ask) -> None:
    found = ask("decisive", "women", "--at", "2025-12-29")
    assert found.line("Can bring in").startswith(
        "◐ Can bring in: Anna Boersma, Merel Conijn, Naomi Verkerk and 31"
    )
    assert "Anna Boersma" not in found.line("Can keep out")
    assert "No race to come decides for anybody any more." in ask("decisive").out
    assert "wait" not in ask("decisive").out
    after_the_last_race = ask("decisive", "--at", "2025-12-30").out
    assert "○ Anna Boersma and Marcel Bosker wait for the committee." in after_the_last_race
    data = ask("decisive", "men", *EVENING, "--json").json["decisive"]
    assert {one["distance"]["key"] for one in data} == {"m1000", "m1500"}


def test_history_tells_the_cause_of_every_turn(ask: Ask) -> None:
    found = ask("history", "leerdam")
    assert (
        "○ in, waiting → ◐ certain by the order, because Femke Kok's second place on the 1500 m made row 9 a "
        "doublure."
    ) in found.out
    assert (
        "place 4–9 → 8–9, because Merel Conijn's first place on the 5000 m put a new name on row 6 and Bente "
        "Kerkhoff's second place on the 5000 m put a new name on row 8."
    ) in found.out
    assert "→ ● certain (Jutta Leerdam is designated on the women's 1000 m)." in found.out
    data = ask("history", "leerdam", "--json").json["turns"]
    assert [turn["position"] for turn in data] == sorted(turn["position"] for turn in data)
    turn = next(turn for turn in data if turn["after"]["status"] == "certain by the order")
    assert turn["rows_settled"] == [2, 9]
    assert turn["before"]["status"] == "in, waiting"


def test_history_only_knows_what_was_known_then(ask: Ask) -> None:
    assert "certain" not in ask("history", "leerdam", *EVENING).out


@pytest.mark.parametrize("command", ["status", "waiting", "start-status", "decisive"])
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_table_is_drawn_in_both_languages_at_every_stage(ask: Ask, command: str, lang: str) -> None:
    for at in ("2025-12-26", "600", "2025-12-30", "last"):
        found = ask(command, "--at", at, "--lang", lang)
        assert (found.code, found.err) == (0, "")
        assert "{" not in found.out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("status", "children"), "“children” is not a field: write women or men."),
        (("status", "women", "men"), "one word too many"),
        (("status", "--json", "--csv"), "choose --json or --csv"),
        (("status", "--at", "2025-12-01"), "nothing was recorded yet"),
        (("status", "--at", "10"), "had adopted no selection procedure"),
        (("waiting", "--at", "10"), "had adopted no selection procedure"),
        (("needs",), "Say which skater"),
        (("needs", "boersma", *EVENING), "fits several skaters"),
        (("why", "leerdamm"), "the nearest is Jutta Leerdam"),
        (("history", "nobody"), "No skater here is called"),
        (("whatif",), "Say what to suppose"),
        (("whatif", "--rank", "rijpma, kok"), "is no order of a distance"),
        (("whatif", "--rank", "w1500:", *EVENING), "is no order of a distance"),
        (("whatif", "--rank", "w1501: kok", *EVENING), "is not a distance"),
        (("whatif", "--rank", "w500: kok", *EVENING), "is closed"),
        (("whatif", "--rank", "w1500: kok, kok", *EVENING), "twice"),
        (("whatif", "--rank", "w1500: bosker", *EVENING), "cannot stand in"),
        (("whatif", "--withdraw", "kok: w500", *EVENING), "no race to come"),
        (("whatif", "--designate", "leerdam", *EVENING), "is no designation"),
        (("whatif", "--designate", "leerdam: w9", *EVENING), "is not a distance"),
        (("whatif", "--decline", "nobody", *EVENING), "No skater here is called"),
        (("decisive", "x"), "is not a field"),
        (("start-status", "--at", "10"), "had adopted no selection procedure"),
    ],
)
def test_what_cannot_be_answered_is_one_sentence_and_exit_2(
    ask: Ask, words: tuple[str, ...], says: str
) -> None:
    found = ask(*words)
    assert found.code == 2
    assert found.out == ""
    assert len(found.err.splitlines()) == 1
    assert says in found.err


def test_one_designation_too_many_is_refused_by_the_procedure(ask: Ask) -> None:
    four = [
        word
        for name in ("prins", "bosker", "nuis", "snel")
        for word in ("--designate", f"{name}: team pursuit")
    ]
    found = ask("whatif", *four, "--at", "2025-12-30")
    assert found.code == 2
    assert "Tijmen Snel would be one designation too many: the procedure allows 3" in found.err


def test_a_mismatch_is_published_as_not_proved_and_raises_an_alarm(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def wrong_bounds(*asked: object) -> Bounds:
        found = bounds(*asked)  # type: ignore[arg-type]  # whatever it is asked with
        worst = found.worst
        return Bounds(found.best, Ending(worst.row, (worst.place or 0) + 1, worst.ranks))

    monkeypatch.setattr(statuses, "bounds", wrong_bounds)
    found = ask("status", "women", *EVENING)
    assert found.code == 0
    assert "? not proved" in found.line("Femke Kok")
    assert "came out otherwise when it was played" in found.out
    assert "certain" not in found.out
    alarms = [record for record in caplog.records if record.name == "startbewijs.proof"]
    assert {record.levelname for record in alarms} == {"ERROR"}
    assert any("position 618, femke-kok" in record.getMessage() for record in alarms)
    assert ask("why", "kok", *EVENING).line("Nothing is proved about Femke Kok")
    decisive = ask("decisive", "women", *EVENING).out
    assert "Nothing is proved here" in decisive
    assert "decides for anybody" not in decisive
    data = ask("status", "women", *EVENING, "--json").json["outlooks"]
    assert {one["status"] for one in data} == {Status.NOT_PROVED.value}


def test_the_order_shows_the_proved_status_of_every_place(ask: Ask) -> None:
    found = ask("tickets", "women", *EVENING)
    assert found.line("500 m 1st", "Femke Kok").endswith("1 ● certain")
    assert found.line("1000 m 2nd", "Suzanne Schulting").endswith("3–6 ◐ certain by the order")
    rows = ask("tickets", "women", *EVENING, "--json").json["rows"]
    assert rows[10]["proved"] == {"status": "in, waiting", "best": 2, "worst": 10}
    assert rows[1]["proved"] is None
