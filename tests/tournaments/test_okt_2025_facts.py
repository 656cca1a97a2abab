"""The packaged tournament against the collected facts of the same tournament, in both directions.

The collection is not part of the project: without it these tests are skipped.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from tests.shared import SHARED
from tests.tournaments.okt import FACTS, outcome, ranks, told

from startbewijs.log.events.decisions import LineUpNamed, TeamPublished
from startbewijs.log.events.racing import FalseStart, PairDrawn, RecordPublished, ResultPublished
from startbewijs.log.events.tournament import MarkStated, SourceCited
from startbewijs.log.fold.folding import folded
from startbewijs.results.classification import classification, race_classification
from startbewijs.sport.competition import Mishap, Pair, Status
from startbewijs.sport.distances import DISTANCES
from startbewijs.sport.times import RaceTime

COLLECTED = SHARED / "facts" / "okt-2025.json"

if not COLLECTED.is_file():
    pytest.skip(
        f"no collected facts at {COLLECTED}: set STARTBEWIJS_SHARED to their folder", allow_module_level=True
    )

Row = dict[str, Any]
GIVEN: Row = json.loads(COLLECTED.read_text(encoding="utf-8"), parse_float=Decimal)
RECORDS: Row = json.loads((SHARED / "facts" / "records.json").read_text(encoding="utf-8"))
STATE = folded(FACTS)
COPIES = {"ssi_isu_copy", "okt500_tool", "knsb_api_copy"}
WEAK = {("m500", "stefan-westenbroek"), ("m500", "merijn-scheperkamp")}
"""Ranks that the collection worked out although an unpublished result may stand before them."""


def agrees(seconds: Decimal, time: RaceTime | None) -> bool:
    """Whether this time is the one in seconds; where only hundredths were collected, once it is cut."""
    if time is None:
        return False
    return time.ms == seconds * 1000 or (seconds == round(seconds, 2) and time.cut().ms == seconds * 1000)


def timed_rows() -> Iterator[tuple[str, int | None, Row]]:
    """Each row with a time: the distance, the race (None for what counts), the row."""
    for key, results in GIVEN["results"].items():
        parts = {"run1": 1, "run2": 2, "ranking": None if "run1" in results else 1}
        for part, race in parts.items():
            for row in results.get(part, ()):
                if row.get("time") is not None:
                    yield key, race, row


def pair_with(key: str, race: int, skaters: set[str]) -> Pair | None:
    for pair in STATE.contest(key).races[race].pairs.values():
        if {run.skater for run in pair.seats if run is not None} == skaters:
            return pair
    return None


def drawn() -> Iterator[tuple[str, int, Row]]:
    for name, draw in GIVEN["draw"].items():
        if name != "note":
            key, _, run = name.partition("_run")
            for pair in draw["pairs"]:
                yield key, int(run or 1), pair


def test_every_collected_time_is_in_the_log() -> None:
    rows = list(timed_rows())
    assert len(rows) > 130
    for key, race, row in rows:
        if race is None:
            line = classification(STATE.contest(key)).line(row["id"])
            assert line is not None
            assert line.counted == row["counting_run"], row
            time = line.time
        else:
            time = outcome(STATE, key, row["id"], race).time
        assert agrees(row["time"], time), (key, race, row)
        exact = row.get("time_thousandths_derived", row.get("thousandths"))
        assert exact is None or time == RaceTime(int(exact * 1000)), (key, race, row)


def test_every_time_in_the_log_was_collected() -> None:
    given = {(key, race, row["id"]) for key, race, row in timed_rows() if race is not None}
    given |= {(key, row["counting_run"], row["id"]) for key, race, row in timed_rows() if race is None}
    logged = {(event.distance, event.race, event.skater) for event in told(ResultPublished) if event.time}
    assert logged == given


def test_every_collected_rank_stands_unless_an_unknown_result_may_stand_before_it() -> None:
    weak = set()
    for key, results in GIVEN["results"].items():
        known = ranks(classification(STATE.contest(key)))
        for row in results["ranking"]:
            if row["id"] is None or row["rank"] is None:
                continue
            if row["id"] in known:
                assert known[row["id"]] == row["rank"], (key, row)
            else:
                assert str(row["rank_basis"]).startswith("derived")
                weak.add((key, row["id"]))
    assert weak == WEAK


@pytest.mark.parametrize(("key", "race", "count"), [("w500", 1, 22), ("m500", 1, 10), ("m500", 2, 4)])
def test_every_collected_rank_of_a_single_race_stands(key: str, race: int, count: int) -> None:
    known = ranks(race_classification(STATE.contest(key), race))
    rows = [row for row in GIVEN["results"][key][f"run{race}"] if row["rank"] and "rank_basis" not in row]
    assert len(rows) == len(known) == count
    assert known == {row["id"]: row["rank"] for row in rows}


def test_every_collected_status_and_withdrawal_is_in_the_log() -> None:
    checked = 0
    for key, results in GIVEN["results"].items():
        parts = (("run1", 1), ("run2", 2), ("ranking", 1), ("unranked", 1), ("withdrawn", 1))
        for row, race in ((row, race) for part, race in parts for row in results.get(part, ())):
            if row.get("status") is None:
                continue
            found = outcome(STATE, key, row["id"], race)
            fell = Mishap.FELL in {kind for kind, _ in found.mishaps}
            right = {
                "DNS": found.status is (Status.DNS if race == 2 else Status.WDR),
                "WDR": found.status is Status.WDR,
                "DQ": found.status is Status.DQ,
                "FALL": fell,
                "FALL/DNF": fell and found.status is Status.DNF,
            }
            assert right[row["status"]], (key, row)
            checked += 1
    assert checked == 10


def test_every_collected_pair_is_drawn_and_confirmed() -> None:
    for key, race, row in drawn():
        pair = pair_with(key, race, {row["a"]} | ({row["b"]} if row["b"] else set()))
        assert pair is not None, row
        assert pair.confirmed is not None
        assert len(pair.seats) == 2
        inferred = "pair_basis" in row or row["pair"] is None
        match row["pair"]:
            case "last":
                assert pair.from_end == 1
            case "last-1":
                assert pair.from_end == 2
            case number if not inferred:
                assert pair.number == number
            case _:
                assert pair.number is None


def test_every_drawn_pair_was_collected() -> None:
    given = {(key, race, frozenset({row["a"], row["b"]})) for key, race, row in drawn()}
    report = {("m10000", 1, frozenset({"stijn-van-de-bunt", "kars-jansman"}))}
    replaced = {("w3000", 1, frozenset({"bente-kerkhoff", "antoinette-rijpma-de-jong"}))}
    alone = {("w500", 2, frozenset({"suzanne-schulting", None}))}
    logged = {(event.distance, event.race, frozenset(event.skaters)) for event in told(PairDrawn)}
    skated = {("w3000", 1, frozenset({"bente-kerkhoff", "evelien-vijn"}))}
    assert logged | skated == given | report | replaced | alone


def test_every_collected_incident_is_in_the_log() -> None:
    seen: dict[str, set[tuple[str, int, str]]] = {}
    for contest in STATE.contests.values():
        for race in contest.races.values():
            for pair in race.pairs.values():
                for run in (run for run in pair.seats if run is not None):
                    for kind, _ in run.mishaps:
                        seen.setdefault(kind, set()).add((contest.distance.key, race.number, run.skater))
    kinds = {
        "fall": Mishap.FELL,
        "hampered": Mishap.HINDERED,
        "stopped": Mishap.EASED_UP,
        "misstep": Mishap.STUMBLED,
        "near_fall": Mishap.STUMBLED,
    }
    false_starts = 0
    for key, results in GIVEN["results"].items():
        for row in results.get("incidents", ()):
            who, race = row["who"], row.get("run", 1)
            if row["type"] == "false_start":
                named = who if who in STATE.skaters else None
                starts = told(FalseStart, distance=key, race=race, skater=named)
                assert len(starts) == 1, row
                false_starts += 1
            elif row["type"] == "disqualification":
                assert outcome(STATE, key, who, race).status is Status.DQ
                assert len(told(FalseStart, distance=key, race=race, skater=who)) == 2
                false_starts += 2
            else:
                assert (key, race, who) in seen[kinds[row["type"]]], row
    assert len(told(FalseStart)) == false_starts


def test_people_are_as_collected() -> None:
    given = GIVEN["skaters"]["items"]
    assert set(given) == set(STATE.skaters)
    for id_, row in given.items():
        skater = STATE.skaters[id_]
        assert (skater.name, skater.sex, skater.age) == (row["name"], row["sex"], row["age_stated"])
        unclear = "differs" in (row["team_2025_26"] or "")
        assert skater.team == (None if unclear else row["team_2025_26"]), id_


def test_personal_bests_are_those_collected_for_the_distances_of_the_tournament() -> None:
    keys = {distance.key for distance in DISTANCES}
    given = {
        (id_, f"{row['sex']}{metres}"): Decimal(seconds)
        for id_, row in GIVEN["skaters"]["items"].items()
        for metres, seconds in (row["pb_before_okt"] or {}).items()
        if f"{row['sex']}{metres}" in keys
    }
    logged = {
        (event.skater, event.distance): RaceTime.parse(event.time or "")
        for event in told(MarkStated)
        if event.kind == "PB"
    }
    assert logged.keys() == given.keys()
    assert all(agrees(seconds, logged[whose]) for whose, seconds in given.items())


def test_records_are_those_that_were_seen_in_a_source() -> None:
    keys = {distance.key for distance in DISTANCES}
    given = {
        (row["kind"][:2], row["event"].lower(), row["time"])
        for row in RECORDS["records"]
        if row["event"].lower() in keys and row["kind"] != "OR" and row["confidence"] in ("seen", "unknown")
    }
    assert {(e.kind, e.distance, e.time) for e in told(MarkStated) if e.kind != "PB"} == given


def test_record_flags_are_those_of_the_result_lists() -> None:
    given = {
        (key, row["id"], {"track record": "TR"}.get(row["record"], row["record"]))
        for key, _, row in timed_rows()
        if "record" in row
    }
    reported = {("w5000", "evelien-vijn", "PB")}
    assert {(e.distance, e.skater, e.kind) for e in told(RecordPublished)} == given | reported


def test_programme_is_the_announced_one() -> None:
    for row in GIVEN["programme"]["days"]:
        (blocks,) = [blocks for day, blocks in STATE.programme.items() if day.isoformat() == row["date"]]
        logged = [(b.distance.key, b.race, b.start.isoformat("minutes") if b.start else None) for b in blocks]
        assert logged == [(b["event"], b.get("run", 1), b["start"]) for b in row["blocks"]]


def test_fields_are_whole_where_the_collection_says_so() -> None:
    whole = {contest.distance.key for contest in STATE.contests.values() if contest.all_known}
    assert whole == set(GIVEN["fields"]["closed"])
    assert {distance.key for distance in DISTANCES} - whole == set(GIVEN["fields"]["at_least"])


def test_decisions_are_the_collected_ones() -> None:
    final = GIVEN["final_selection"]
    designated = {made.skater for made in STATE.designations.values()}
    assert designated == {row["id"] for row in final["designations"]}
    for event in told(TeamPublished):
        part = {"w": "women", "m": "men"}[event.sex]
        assert set(event.skaters) == {row["id"] for row in final[part]}
    for named in told(LineUpNamed):
        assert list(named.skaters) == final["per_distance"][named.event.replace("-", "_")]
    assert {(row["id"], row["distance"]) for row in GIVEN["calamities"]} == {
        (skater, contest.distance.key) for contest in STATE.contests.values() for skater in contest.calamities
    }


def test_sources_have_the_collected_address_and_date() -> None:
    own = set()
    for event in told(SourceCited):
        row = GIVEN["sources"].get(event.key)
        if row is None:
            own.add(event.key)
            continue
        assert event.published == (None if event.key in COPIES else row["date"]), event.key
        if str(row["url"]).startswith("http"):
            assert event.address == row["url"]
    assert own == {
        "press_profiles",
        "isu_sheets",
        "nieuws_2019",
        "anp_calgary",
        "nu_2020_12",
        "nu_6031138",
        "nu_6244464",
    }
