"""Results from another program are taken over whole, or refused in one sentence with the log as it was."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.building import Log
from tests.cli.conftest import Ask
from tests.shared import SHARED

from startbewijs.log.chain import chained
from startbewijs.log.events import tournament
from startbewijs.log.facts import canonical
from startbewijs.log.file import file_text

SERVED = SHARED / "data" / "isu-api" / "us-trials-2026-men-1000.json"
NAMES = (
    ("ann", "Ann", "de Boer"),
    ("bea", "Béa", "Smit"),
    ("cas", "Cas", "Visser"),
    ("dot", "Dot", "Kuiper"),
)


def log() -> Log:
    """Trials with two women's distances, four women entered for each, and no pair drawn."""
    made = Log()
    for id_, given_name, surname in NAMES:
        prefix, _, family = surname.rpartition(" ")
        made.add(
            tournament.SkaterRegistered(skater=id_, sex="w", given=given_name, prefix=prefix, surname=family)
        )
    for distance, counting in (("w1000", "single"), ("w500", "best")):
        made.announces(distance, counting=counting).enters(distance, *(id_ for id_, _, _ in NAMES))
    return made


def brought_in(ask: Ask, made: Log, folder: Path) -> None:
    file = folder / "trials.jsonl"
    file.write_text(file_text(chained(map(canonical, made.facts))), encoding="utf-8", newline="\n")
    said = ask("import", str(file))
    assert said.code == 0, said.err


def result(given_name: str, surname: str, start: int | None, lane: str | None, *laps: str) -> dict[str, Any]:
    """One result on a 1000 m as the service tells it; the last passage is the finish."""
    return {
        "type": "ind",
        "competitor": {
            "identifier": None,
            "skater": {"firstName": given_name, "lastName": surname, "gender": "F"},
        },
        "startNumber": start,
        "startLane": lane,
        "rank": None,
        "status": 0,
        "time": laps[-1],
        "laps": [{"number": n, "time": None, "passageTime": lap} for n, lap in enumerate(laps, 1)],
    }


def race() -> list[dict[str, Any]]:
    """Three of the four: two in one pair, one alone, who did not finish."""
    fallen = result("Cas", "Visser", 2, "O", "18.222", "45.489", "1:15.855")
    fallen["laps"].pop()
    fallen["status"] = 2
    return [
        result("ANN", "De Boer", 1, "O", "18.01", "46.33", "1:15.123"),
        result("Bea", "Smit", 1, "I", "17.999", "46.121", "1:14.808"),
        fallen,
    ]


@pytest.fixture
def own(ask: Ask, tmp_path: Path) -> Path:
    """The file with the results, beside a tournament of one's own."""
    brought_in(ask, log(), tmp_path)
    file = tmp_path / "w1000.json"
    file.write_text(json.dumps(race()), encoding="utf-8")
    return file


def test_a_race_is_taken_over_with_its_pairs_passages_and_times(ask: Ask, own: Path) -> None:
    said = ask("import-results", "w1000", "--from", str(own), "--why", "by mail from the timekeeper")
    assert said.code == 0, said.err
    assert said.out == "3 results of the women's 1000 m taken over; 13 facts were added to trials.\n"
    found = ask("results", "w1000", "--json").json
    lines = {line["skater"]["id"]: line for line in found["results"]}
    assert [(id_, lines[id_]["rank"]) for id_ in ("bea", "ann", "cas")] == [
        ("bea", 1),
        ("ann", 2),
        ("cas", None),
    ]
    assert lines["bea"]["time"]["text"] == "1:14.808"
    assert lines["cas"]["status"] == "dnf"
    assert [split["time"]["text"] for split in lines["cas"]["splits"]] == ["18.222", "45.489"]
    assert [one and one["id"] for one in found["races"][0]["pairs"][0]["skaters"]] == ["bea", "ann"]
    assert "by mail from the timekeeper" in ask("log", "--type", "finish.timed", "--json").out


def test_what_is_handed_over_is_taken_over_the_same(ask: Ask, own: Path, tmp_path: Path) -> None:
    ask("import-results", "w1000", "--from", str(own))
    first = tmp_path / "first.json"
    assert ask("export-results", "w1000", "--to", str(first)).code == 0
    (tmp_path / "other").mkdir()
    assert ask("import", str(tmp_path / "trials.jsonl"), "--data", str(tmp_path / "other")).code == 0
    there = ("--data", str(tmp_path / "other"))
    assert ask("import-results", "w1000", "--from", str(first), *there).code == 0
    second = tmp_path / "second.json"
    assert ask("export-results", "w1000", "--to", str(second), *there).code == 0
    one, other = (json.loads(file.read_text(encoding="utf-8")) for file in (first, second))
    assert [line["startLane"] for line in one if line["startNumber"] == 2] == ["O"]
    assert one == other


def test_a_disqualification_is_handed_over_and_taken_over_with_its_code(
    ask: Ask, own: Path, tmp_path: Path
) -> None:
    out = result("Cas", "Visser", 2, "O", "18.222") | {"status": 2, "time": None}
    own.write_text(json.dumps([out | {"invalidResult": "DQ", "invalidCode": "t04"}]), encoding="utf-8")
    assert ask("import-results", "w1000", "--from", str(own)).code == 0
    file = tmp_path / "out.json"
    assert ask("export-results", "w1000", "--to", str(file)).code == 0
    (line,) = json.loads(file.read_text(encoding="utf-8"))
    assert (line["invalidResult"], line["invalidCode"], line["armband"]) == ("DQ", "T04", "red")


@pytest.mark.parametrize(
    ("status", "code", "expected"),
    [
        ("DNF", "T04", "is not disqualified"),
        ("DQ", "T99", "“T99” is no code of a rule"),
        ("DQ", "", "needs the code"),
    ],
)
def test_a_code_without_its_disqualification_or_its_rule_is_refused(
    refused: Callable[..., str], own: Path, status: str, code: str, expected: str
) -> None:
    out = result("Cas", "Visser", 2, "O", "18.222") | {"status": 2, "time": None}
    own.write_text(json.dumps([out | {"invalidResult": status, "invalidCode": code}]), encoding="utf-8")
    assert expected in refused("import-results", "w1000", "--from", str(own))


def test_a_result_without_a_pair_is_a_published_one(ask: Ask, own: Path) -> None:
    alone = result("Dot", "Kuiper", None, None, "1:16.00") | {"laps": [], "rank": 4}
    own.write_text(json.dumps([alone]), encoding="utf-8")
    assert ask("import-results", "w1000", "--from", str(own)).code == 0
    assert "Dot Kuiper" in ask("log", "--type", "result.published").out


def test_a_race_that_was_served_comes_out_with_the_ranks_it_had(ask: Ask, tmp_path: Path) -> None:
    if not SERVED.exists():
        pytest.skip("the race that the service of the ISU served is not here")
    served = json.loads(SERVED.read_text(encoding="utf-8"))
    made = Log().announces("m1000")
    for one in served:
        skater, id_ = one["competitor"]["skater"], f"m-{one['competitor']['number']}"
        made.add(
            tournament.SkaterRegistered(
                skater=id_, sex="m", given=skater["firstName"], surname=skater["lastName"]
            )
        )
        made.add(tournament.EntryMade(distance="m1000", skater=id_))
    made.add(tournament.EntriesClosed(distance="m1000", known="all"))
    brought_in(ask, made, tmp_path)
    said = ask("import-results", "m1000", "--from", str(SERVED))
    assert said.code == 0, said.err
    ranks = {line["skater"]["id"]: line["rank"] for line in ask("results", "m1000", "--json").json["results"]}
    assert ranks == {f"m-{one['competitor']['number']}": one["rank"] for one in served}
    back = tmp_path / "back.json"
    assert ask("export-results", "m1000", "--to", str(back)).code == 0
    ours = {one["competitor"]["identifier"]: one for one in json.loads(back.read_text(encoding="utf-8"))}
    for one in served:
        mine = ours[f"m-{one['competitor']['number']}"]
        for name in ("startNumber", "startLane", "armband", "rank", "status", "timeBehind"):
            if name not in ("startLane", "armband") or one["startNumber"] != 17:
                assert mine[name] == one[name], name
        assert mine["laps"] == one["laps"] or one["status"] == 2


def changed(path: tuple[Any, ...], value: Any) -> Callable[[list[dict[str, Any]]], Any]:
    def change(found: list[dict[str, Any]]) -> Any:
        at: Any = found
        for part in path[:-1]:
            at = at[part]
        at[path[-1]] = value
        return found

    return change


WRONG: list[tuple[str, Callable[[list[dict[str, Any]]], Any], str]] = [
    ("not a list", lambda found: {"results": found}, "a list"),
    ("empty", lambda _: [], "holds no result"),
    ("a number", lambda _: 7, "a list"),
    ("a text", lambda _: "w1000", "a list"),
    ("nothing", lambda _: None, "a list"),
    ("a list of numbers", lambda _: [1, 2], "an object"),
    ("no competitor", lambda found: [{"status": 0, "time": "36.87"}], "[0].competitor” is missing"),
    ("no name", changed((0, "competitor", "skater"), {"gender": "F"}), "firstName"),
    ("a name of null", changed((0, "competitor", "skater", "firstName"), None), "firstName"),
    ("a name that is a number", changed((1, "competitor", "skater", "lastName"), 5), "lastName"),
    ("an empty name", changed((0, "competitor", "skater", "lastName"), ""), "is not entered"),
    ("a stranger", changed((0, "competitor", "skater", "lastName"), "Nobody-Ever"), "is not entered"),
    ("another spelling", changed((0, "competitor", "skater", "lastName"), "den Boer"), "If Ann de Boer"),
    ("two sexes", changed((1, "competitor", "skater", "gender"), "M"), "it has to be F"),
    ("no sex", changed((1, "competitor", "skater", "gender"), ""), "it has to be F"),
    ("a skater twice", lambda found: [*found, found[0]], "result 4, ANN De Boer: has two results"),
    ("a team", changed((0, "type"), "team"), "only results of one skater"),
    ("a mass start", changed((0, "type"), "ms"), "only results of one skater"),
    ("no time", changed((0, "time"), None), "status 0 and no time"),
    ("a time in words", changed((0, "time"), "fast"), "“fast” is not a time"),
    ("a time of a number", changed((0, "time"), 75.123), "time"),
    ("an empty time", changed((0, "time"), ""), "“” is not a time"),
    ("a negative time", changed((0, "time"), "-1:15.12"), "is not a time"),
    ("seventy seconds", changed((0, "time"), "1:75.12"), "is not a time"),
    ("hours", changed((0, "time"), "1:15:12.3"), "is not a time"),
    ("no decimals", changed((0, "time"), "75"), "is not a time"),
    ("four decimals", changed((0, "time"), "1:15.1234"), "is not a time"),
    ("Arabic digits", changed((0, "time"), "٣٦.٨٧"), "is not a time"),
    ("another finish", changed((0, "time"), "1:15.200"), "1:15.123 at the finish"),
    ("splits that run backwards", changed((0, "laps", 1, "passageTime"), "17.00"), "cannot be at 600 m"),
    ("a split after the finish", changed((0, "laps", 1, "passageTime"), "1:16.00"), "cannot be at"),
    ("a split in words", changed((0, "laps", 0, "passageTime"), "?"), "“?” is not a time"),
    ("a split of null", changed((0, "laps", 0, "passageTime"), None), "passageTime"),
    ("a lap too many", changed((0, "laps", 0, "number"), 4), "has a lap 4, and w1000 has 3"),
    ("a lap number 0", changed((0, "laps", 0, "number"), 0), "number"),
    ("a lap number in words", changed((0, "laps", 0, "number"), "one"), "number"),
    ("laps of null", changed((0, "laps"), None), "laps"),
    ("a status in words", changed((0, "status"), "OK"), "status"),
    ("a status nobody knows", changed((0, "status"), 7), "status 7, which does not say what happened"),
    ("a mark nobody knows", changed((0, "invalidResult"), "DSQ"), "DNF, DNS, DQ, WDR"),
    ("a rank of 0", changed((0, "rank"), 0), "rank"),
    ("a rank in words", changed((0, "rank"), "1st"), "rank"),
    ("a start number of 0", changed((0, "startNumber"), 0), "startNumber"),
    ("a start number with decimals", changed((0, "startNumber"), 1.5), "startNumber"),
    ("two in one lane", changed((0, "startLane"), "I"), "one has to be I, the other O"),
    ("a lane nobody knows", changed((0, "startLane"), "X"), "one has to be I, the other O"),
    ("three in a pair", changed((2, "startNumber"), 1), "all have the start number 1"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "said"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG])
def test_a_wrong_file_is_one_sentence_and_the_log_is_as_it_was(
    refused: Callable[..., str], ask: Ask, own: Path, change: Callable[[Any], Any], said: str
) -> None:
    before = ask("export").out
    own.write_text(json.dumps(change(deepcopy(race()))), encoding="utf-8")
    assert said in refused("import-results", "w1000", "--from", str(own))
    assert ask("export").out == before


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "cannot be read as JSON"),
        (b"{", "a list [ ] is due"),
        (b"[}", "cannot be read as JSON"),
        (b"Rank;Name;Time\n1;Kok;36,87\n", "cannot be read as JSON"),
        (b"PK\x03\x04 a workbook", "cannot be read as JSON"),
        (b"<html>404</html>", "cannot be read as JSON"),
        ('["é"]'.encode("latin-1"), "w1000.json"),
        ("[]".encode("utf-16"), "w1000.json"),
        (b"\x00" * 40, "cannot be read as JSON"),
        (b"[" * 200_000, "w1000.json"),
        (b" " * 10_000_001, "is larger than 10 MB"),
    ],
)
def test_what_is_no_such_file_is_one_sentence(
    refused: Callable[..., str], ask: Ask, own: Path, content: bytes, said: str
) -> None:
    before = ask("export").out
    own.write_bytes(content)
    assert said in refused("import-results", "w1000", "--from", str(own))
    assert ask("export").out == before


def test_what_is_asked_wrongly_is_one_sentence(
    refused: Callable[..., str], own: Path, tmp_path: Path
) -> None:
    take = ("import-results", "w1000")
    assert "Say with --from which file" in refused(*take)
    assert "There is no file" in refused(*take, "--from", str(tmp_path / "none.json"))
    assert "is a folder" in refused(*take, "--from", str(tmp_path))
    assert "--race 1 or --race 2" in refused("import-results", "w500", "--from", str(own))
    assert "came with the program" in refused(*take, "--from", str(own), "-t", "okt-2025")
    assert "no race 2" in refused(*take, "--race", "2", "--from", str(own))
    assert "is not skated at Trials" in refused("import-results", "m1000", "--from", str(own))


def test_a_race_is_taken_over_once(refused: Callable[..., str], ask: Ask, own: Path) -> None:
    assert ask("import-results", "w1000", "--from", str(own)).code == 0
    assert "is confirmed" in refused("import-results", "w1000", "--from", str(own))


def test_half_a_pair_that_was_drawn_is_refused(refused: Callable[..., str], ask: Ask, tmp_path: Path) -> None:
    brought_in(ask, log().draws("w1000", "last", "ann", "dot"), tmp_path)
    file = tmp_path / "a.json"
    file.write_text(json.dumps(race()[:1]), encoding="utf-8")
    assert "none of dot, of the same pair" in refused("import-results", "w1000", "--from", str(file))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)
SPOTS = [
    (n, *rest)
    for n in range(3)
    for rest in [
        *((name,) for name in race()[0]),
        ("competitor", "identifier"),
        *(("competitor", "skater", name) for name in ("firstName", "lastName", "gender")),
        *(("laps", 0, name) for name in ("number", "passageTime")),
    ]
]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(spot=st.sampled_from(SPOTS), value=JSON)
def test_whatever_stands_in_a_field_is_taken_whole_or_refused_in_one_line(
    ask: Ask, tmp_path_factory: pytest.TempPathFactory, spot: tuple[Any, ...], value: Any
) -> None:
    folder = tmp_path_factory.mktemp("fuzz")
    (folder / "data").mkdir()
    here = ("--data", str(folder / "data"))
    file, exported = folder / "a.json", folder / "trials.jsonl"
    exported.write_text(file_text(chained(map(canonical, log().facts))), encoding="utf-8", newline="\n")
    assert ask("import", str(exported), *here).code == 0
    file.write_text(json.dumps(changed(spot, value)(deepcopy(race()))), encoding="utf-8")
    before = ask("export", *here).out
    said = ask("import-results", "w1000", "--from", str(file), *here)
    assert said.code in (0, 2), said.err
    if said.code == 2:
        assert (said.out, said.err.count("\n")) == ("", 1)
        assert ask("export", *here).out == before
    else:
        assert ask("verify", *here).code == 0
