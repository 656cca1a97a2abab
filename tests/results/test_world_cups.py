"""Every individual race of the World Cups of 2025/26, ranked again from times and statuses alone.

The signed sheets print ranks and points; here the ordinary events, fold and classification must find the
same ones without seeing them. The data stays outside this repository: without it these tests are skipped.
"""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from functools import cache

import pytest
from tests.building import Log
from tests.shared import SHARED

from startbewijs.results.classification import Basis, Classification, classification
from startbewijs.results.points import points
from startbewijs.rules.points import Division, world_cup_points
from startbewijs.sport.competition import Status
from startbewijs.sport.distances import Distance

SHEETS = SHARED / "data" / "world-cups" / "isu-2025-26-results.csv"
TITLE = re.compile(r"(?:1st |2nd )?(?P<metres>\d+)m (?P<sex>Men|Women)(?P<b> Division B)?")

pytestmark = pytest.mark.skipif(
    not SHEETS.is_file(), reason="the result sheets of the World Cups are not here"
)

Row = dict[str, str]
Race = tuple[str, str]


@cache
def races() -> dict[Race, list[Row]]:
    """The rows of each race, in the order of the sheet."""
    found: dict[Race, list[Row]] = defaultdict(list)
    with SHEETS.open(encoding="utf-8", newline="") as sheet:
        for row in csv.DictReader(sheet):
            found[row["comp"], row["title"]].append(row)
    return found


def skater(row: Row) -> str:
    return f"{'m' if ' Men' in row['title'] else 'w'}-{row['bib']}"


def distance_of(title: str) -> tuple[Distance, Division]:
    found = TITLE.fullmatch(title)
    assert found is not None, title
    sex = "w" if found["sex"] == "Women" else "m"
    return Distance.of(f"{sex}{found['metres']}"), Division.B if found["b"] else Division.A


@cache
def ranked(race: Race, **settings: str) -> Classification:
    """The classification of a race, from pairs, times with their known decimals, and statuses."""
    rows = races()[race]
    key = distance_of(race[1])[0].key
    # Entered in the order of their numbers, so that nothing follows from the order of the sheet.
    by_number = sorted(rows, key=lambda row: (int(row["bib"]), row["name"]))
    log = Log().announces(key, **settings).enters(key, *(skater(row) for row in by_number))
    pairs: dict[str, dict[str, str]] = defaultdict(dict)
    lanes: Counter[tuple[str, str]] = Counter()
    for row in sorted(by_number, key=lambda row: (int(row["pair"]), row["lane"])):
        # Of a quartet the sheet gives four skaters one number: two in each lane.
        lanes[row["pair"], row["lane"]] += 1
        pair = pairs[f"{row['pair']}-{lanes[row['pair'], row['lane']]}"]
        pair[skater(row)] = row["status"] or row["time"] + row["thousandth"]
    for name, results in pairs.items():
        log.skates(key, results, pair=name)
    return classification(log.closes(key).contest(key))


def timed_rows() -> list[tuple[Race, Row]]:
    return [(race, row) for race, rows in races().items() for row in rows if row["time"]]


def test_all_individual_races_are_here() -> None:
    assert len(races()) == 76
    assert len(timed_rows()) == 2046


def test_every_printed_rank_follows_from_the_times() -> None:
    differences = []
    for race, row in timed_rows():
        line = ranked(race).line(skater(row))
        assert line is not None
        if str(line.rank) != row["rank"] or line.basis is not Basis.TIMES:
            differences.append((race, row["name"], row["rank"], line.rank))
    assert differences == []


def test_the_skaters_who_share_a_rank_are_those_of_the_sheet() -> None:
    shared = 0
    for race, rows in races().items():
        by_rank = defaultdict(set)
        for row in rows:
            if row["time"]:
                by_rank[row["rank"]].add(skater(row))
        for members in by_rank.values():
            for member in members:
                line = ranked(race).line(member)
                assert line is not None
                assert {member, *line.level} == members
            shared += len(members) if len(members) > 1 else 0
    assert shared == 18


def test_the_thousandth_is_printed_exactly_where_it_separates_or_is_shared() -> None:
    for race, row in timed_rows():
        line = ranked(race).line(skater(row))
        assert line is not None
        assert (line.separated or bool(line.level)) == bool(row["thousandth"]), (race, row["name"])


def test_every_printed_gap_is_the_difference_of_the_printed_times() -> None:
    for race, row in timed_rows():
        line = ranked(race).line(skater(row))
        assert line is not None
        if row["behind"]:
            minutes, _, seconds = row["behind"].removeprefix("+").rpartition(":")
            assert line.behind is not None
            assert line.behind.ms == int(minutes or 0) * 60_000 + int(seconds.replace(".", "")) * 10


def test_everyone_without_a_time_stands_below_with_the_printed_status() -> None:
    for race, rows in races().items():
        lines = ranked(race).lines
        statuses = {skater(row): row["status"] for row in rows if row["status"]}
        below = lines[len(lines) - len(statuses) :]
        assert {line.skater: line.status.value for line in below} == statuses
        assert all(line.status is Status.FINISHED for line in lines[: len(lines) - len(statuses)])


def test_every_printed_number_of_points_follows_from_the_rank() -> None:
    unprinted = [race for race, rows in races().items() if not any(row["points"] for row in rows)]
    assert len(unprinted) == 1
    differences = []
    for race, row in timed_rows():
        line = ranked(race).line(skater(row))
        assert line is not None
        due = points(line.rank, world_cup_points(*distance_of(race[1])))
        if race not in unprinted and str(due) != row["points"]:
            differences.append((race, row["name"], row["rank"], row["points"], due))
    assert differences == []


def test_where_an_unfinished_race_was_ranked_it_was_the_rank_behind_all_who_finished() -> None:
    found = []
    for race, rows in races().items():
        distance, division = distance_of(race[1])
        for row in rows:
            if row["status"] == "DNF" and row["rank"]:
                line = ranked(race, unfinished="last").line(skater(row))
                assert line is not None
                due = points(line.rank, world_cup_points(distance, division))
                assert (str(line.rank), str(due)) == (row["rank"], row["points"] or "0")
                found.append(division)
    assert (found.count(Division.A), found.count(Division.B)) == (4, 2)
