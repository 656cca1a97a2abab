"""A pair recorded by flags: what each comes to, what is asked first, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Ask
from tests.rink import rink, written

Refuse = Callable[..., str]


@pytest.fixture
def meet(ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """The command line, with the small meet in its data folder."""
    assert ask("import", str(written(rink(), tmp_path / "trials.jsonl"))).code == 0
    monkeypatch.chdir(tmp_path)
    return ask


def facts(ask: Ask) -> int:
    return len(ask("export").out.splitlines())


def kinds(ask: Ask, *words: str) -> list[str]:
    said = ask(*words, "--json")
    assert said.code == 0, said.err
    return [fact["type"].removesuffix("/1") for fact in said.json["facts"]]


def line(ask: Ask, skater: str, distance: str = "w500") -> dict[str, Any]:
    found = ask("results", distance, "--json").json["results"]
    (one,) = [one for one in found if one["skater"]["id"] == skater and one["race"] == 1]
    return dict(one)


def test_both_lanes_are_recorded_as_one_act_and_count_once_confirmed(meet: Ask) -> None:
    made = kinds(meet, "record", "w500", "3", "--inner", "36873", "--outer", "37,12", "--accept")
    assert made == ["pair.started", "finish.timed", "finish.timed"]
    assert line(meet, "femke-kok")["status"] == "awaited"
    assert kinds(meet, "confirm", "w500", "3") == ["pair.confirmed"]
    assert line(meet, "femke-kok")["time"]["text"] == "36.873"
    assert line(meet, "jutta-leerdam")["time"]["text"] == "37.12"


def test_a_record_is_announced_until_the_pair_is_confirmed_and_then_said(meet: Ask) -> None:
    said = meet("record", "w500", "3", "--inner", "36873", "--accept")
    assert "Femke Kok, 36.87: track record (was 36.90), once the pair is confirmed" in said.out
    meet("record", "w500", "3", "--outer", "37,12")
    assert "Femke Kok, 36.87: track record (was 36.90)\n" in meet("confirm", "w500", "3").out


def test_one_command_records_a_whole_pair_by_whoever_may_give_all_of_it(meet: Ask) -> None:
    words = ("record", "w500", "1", "--inner", "38123", "--misstep", "inner", "--confirm", "--resurfaced")
    said = meet(*words, "--json").json
    assert [fact["type"].removesuffix("/1") for fact in said["facts"]] == [
        "pair.started",
        "finish.timed",
        "skater.stumbled",
        "pair.confirmed",
        "resurfacing.held",
    ]
    assert {fact["by"] for fact in said["facts"]} == {"referee"}


def test_the_second_false_start_of_a_pair_disqualifies_by_the_rule_itself(meet: Ask) -> None:
    assert kinds(meet, "record", "w500", "2", "--false-start", "unknown", "--accept") == ["start.false"]
    second = ("record", "w500", "2", "--false-start", "outer", "--inner", "38123", "--confirm")
    asked = meet(*second)
    assert asked.code == 2
    assert "Anna Boersma would be disqualified (T04), by the second false start of pair 2" in asked.err
    assert meet(*second, "--accept").code == 0
    said = line(meet, "anna-boersma")
    assert (said["status"], said["code"], said["false_starts"]) == ("dq", "T04", 1)
    assert line(meet, "marrit-fledderus")["status"] == "finished"


def test_the_other_lane_is_never_touched(meet: Ask) -> None:
    meet("record", "w500", "2", "--inner", "38123", "--accept")
    before = line(meet, "marrit-fledderus")
    kinds(meet, "record", "w500", "2", "--fell", "outer", "--dnf", "outer", "--dq", "outer", "--code", "T08")
    assert line(meet, "marrit-fledderus") == before
    meet("confirm", "w500", "2")
    assert (line(meet, "anna-boersma")["status"], line(meet, "anna-boersma")["code"]) == ("dq", "T08")


def test_what_is_doubtful_is_recorded_only_when_it_is_accepted(meet: Ask, refused: Refuse) -> None:
    before = facts(meet)
    words = ("record", "w500", "1", "--inner", "30123")
    assert "far faster than the world record 36.09. Record it all the same with --accept." in refused(*words)
    assert facts(meet) == before
    assert meet(*words, "--accept").code == 0


def test_the_passages_of_a_pair_come_from_a_file_in_either_form(meet: Ask, tmp_path: Path) -> None:
    file = tmp_path / "splits.csv"
    file.write_text(
        "Baan;Meters;Tijd\ninner;100;10,24\nbuiten;100;10,44\ninner;500;37,12\n", encoding="utf-8"
    )
    made = kinds(meet, "record", "w500", "3", "--splits", str(file), "--source", "transponder", "--accept")
    assert made == ["pair.started", "passing.timed", "passing.timed", "finish.timed"]
    file.write_text("skater,100,500\nLeerdam,,37.40\nfemke kok,1025,37124\n", encoding="utf-8")
    assert kinds(meet, "record", "w500", "3", "--splits", str(file)) == [
        "passing.timed",
        "finish.timed",
        "finish.timed",
    ]
    meet("confirm", "w500", "3")
    assert [split["time"]["text"] for split in line(meet, "femke-kok")["splits"]] == ["10.25", "37.124"]


def test_a_re_skate_is_granted_with_its_reason_drawn_and_the_better_time_counts(
    meet: Ask, refused: Refuse
) -> None:
    meet("record", "w500", "2", "--inner", "38123", "--outer", "39,90", "--hindered", "outer", "--accept")
    assert "needs its reason" in refused("record", "w500", "2", "--reskate", "outer")
    kinds(meet, "record", "w500", "2", "--reskate", "outer", "--why", "hindered at the crossing", "--confirm")
    assert kinds(meet, "reskate", "w500", "boersma", "--lane", "outer") == ["pair.drawn"]
    assert kinds(meet, "record", "w500", "boersma", "--outer", "37,95", "--confirm") == [
        "pair.started",
        "finish.timed",
        "pair.confirmed",
    ]
    said = line(meet, "anna-boersma")
    assert (said["time"]["text"], said["reskated"]) == ("37.95", True)


def test_ice_and_air_are_measured_without_a_pair(meet: Ask) -> None:
    said = meet("record", "w500", "--conditions", "ijs -4,5, lucht 12, vocht 42, druk 1013", "--json").json
    assert said["facts"][0]["event"] | {"distance": "w500"} == {
        "distance": "w500",
        "ice": -45,
        "air": 120,
        "humidity": 420,
        "pressure": 1013,
    }


def test_a_distance_is_closed_after_asking_about_who_has_no_result(meet: Ask, refused: Refuse) -> None:
    meet("record", "w1000", "last", "--time", "kok 1:13.10", "--time", "leerdam 1:14.10", "--confirm")
    assert "boersma is not confirmed" in refused("close-distance", "w1000")
    meet("record", "w1000", "boersma", "--dns", "boersma", "--confirm")
    assert "Marrit Fledderus has no result yet; Angel Daleman has no result yet." in refused(
        "close-distance", "w1000"
    )
    meet("take-over", "w1000", "fledderus", "DNS")
    meet("take-over", "w1000", "daleman", "11634", "--rank", "3")
    assert meet("close-distance", "w1000").code == 0
    assert "is closed already" in refused("close-distance", "w1000")


def test_a_skater_without_a_pair_did_not_start(meet: Ask) -> None:
    assert kinds(meet, "record", "w500", "--race", "2", "--dns", "femke kok", "--why", "rest") == [
        "skater.did_not_start"
    ]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        # which distance, race and pair
        (("record",), "Say which distance: w500, w1000, w1500"),
        (("record", "x500", "1", "--inner", "36873"), "“x500” is not a distance"),
        (("record", "500", "1", "--inner", "36873"), "“500” is not a distance"),
        (("record", "w3000", "1", "--inner", "36873"), "is not skated at"),
        (("record", "m500", "1", "--inner", "36873"), "is not skated at"),
        (("record", "w500", "4", "--inner", "36873"), "has no pair “4”"),
        (("record", "w500", "0", "--inner", "36873"), "has no pair “0”"),
        (("record", "w500", "--inner", "36873", "--", "-1"), "has no pair “-1”"),
        (("record", "w500", "1.5", "--inner", "36873"), "has no pair “1.5”"),
        (("record", "w500", "nobody", "--inner", "36873"), "has no pair “nobody”"),
        (("record", "w500", "", "--inner", "36873"), "has no pair “”"),
        (("record", "w1500", "1", "--inner", "15612"), "No pair of the women's 1500 m is drawn yet"),
        (("record", "w500", "1", "2", "--inner", "36873"), "“2” is one word too many"),
        (("record", "w500", "1", "--race", "2", "--inner", "36873"), "No pair of the women's 500 m is drawn"),
        (("record", "w500", "1", "--race", "3", "--inner", "36873"), "has no race 3 here"),
        (("record", "w1000", "last", "--race", "2", "--dnf", "kok"), "has no race 2 here; it is skated once"),
        (("record", "w500", "1", "--race", "one", "--inner", "36873"), "“one” does not fit --race"),
        (("record", "w500", "1", "--race", "1", "--race", "1", "--call"), "--race is given twice"),
        # times
        (("record", "w500", "3", "--inner", ""), "“” is not a time"),
        (("record", "w500", "3", "--inner", "36"), "“36” is no time over 500 m"),
        (("record", "w500", "3", "--inner", "323635"), "“323635” is no time over 500 m"),
        (("record", "w500", "3", "--inner", "36.8.7"), "“36.8.7” is not a time"),
        (("record", "w500", "3", "--inner", "36,8732"), "is not a time"),
        (("record", "w500", "3", "--inner", "0:61.20"), "is not a time"),
        (("record", "w500", "3", "--inner", "fast"), "“fast” is not a time"),
        (("record", "w500", "3", "--inner=-36.87"), "“-36.87” is not a time"),
        (("record", "w500", "3", "--inner", "3 6873"), "is not a time"),
        (("record", "w500", "3", "--inner", "३६८७३"), "is no time over"),
        (("record", "w500", "3", "--inner"), "--inner needs a value"),
        (("record", "w500", "3", "--inner", "36873", "--inner", "36874"), "--inner is given twice"),
        (("record", "w500", "--inner", "36873"), "--inner is about a pair"),
        (("record", "w500", "--outer", "36873"), "--outer is about a pair"),
        (("record", "w500", "--time", "kok 36873"), "--time is about a pair"),
        (("record", "w500", "1", "--outer", "38123"), "Nobody starts in the outer lane of pair 1"),
        (("record", "w1000", "last", "--inner", "11312"), "The lanes of pair last are not known; name"),
        (("record", "w500", "3", "--time", "36873"), "“36873” names no skater and time"),
        (("record", "w500", "3", "--time", "boersma 36873"), "“boersma” is nobody in pair 3"),
        (("record", "w500", "3", "--time", "kok leerdam"), "“leerdam” is not a time"),
        (("record", "w500", "3", "--time", ""), "names no skater and time"),
        # lines and clocks
        (("record", "w500", "3", "--line", "200", "--inner", "10.24"), "200 m is no line of"),
        (("record", "w500", "3", "--line", "0", "--inner", "10.24"), "0 m is no line"),
        (("record", "w500", "3", "--line", "-100", "--inner", "10.24"), "-100 m is no line"),
        (("record", "w500", "3", "--line", "x", "--inner", "1024"), "“x” does not fit --line"),
        (("record", "w500", "3", "--line", "1e2", "--inner", "1024"), "“1e2” does not fit --line"),
        (("record", "w500", "3", "--line", "100"), "Say what to record"),
        (("record", "w500", "3", "--accept"), "Say what to record"),
        (("record", "w500", "3", "--source", "sundial", "--inner", "36873"), "“sundial” is no clock"),
        (("record", "w500", "3", "--source", "", "--inner", "36873"), "“” is no clock"),
        # doubts
        (("record", "w500", "3", "--inner", "30123"), "far faster than the world record"),
        (("record", "w500", "3", "--inner", "43123"), "far slower than the best of Femke Kok"),
        (("record", "w500", "3", "--inner", "36873"), "nothing is recorded of pair 2, before pair 3"),
        (("record", "w500", "3", "--call"), "nothing is recorded of pair 2"),
        (("record", "w500", "3", "--line", "100", "--inner", "710"), "faster than anybody has skated"),
        (("record", "w1000", "boersma", "--time", "boersma 58123"), "“58123” is no time over 1000 m"),
        (("record", "w1000", "boersma", "--time", "boersma 58.123"), "faster than anybody has skated"),
        (("record", "w1000", "boersma", "--time", "boersma 24012"), "slower than a race is skated"),
        (("record", "w500", "1", "--dns", "inner", "--inner", "38123"), "did not start, as was recorded"),
        (("record", "w500", "3", "--outer", "3712", "--inner", "3912"), "nothing is recorded"),
        # who
        (("record", "w500", "3", "--false-start", "left"), "“left” is nobody in pair 3: say inner or outer"),
        (("record", "w500", "3", "--false-start", ""), "“” is nobody in pair 3"),
        (("record", "w500", "3", "--false-start"), "--false-start needs a value"),
        (("record", "w500", "--false-start", "inner"), "--false-start is about a pair"),
        (("record", "w500", "1", "--false-start", "outer"), "Nobody starts in the outer lane"),
        (("record", "w500", "3", "--fell", "boersma"), "“boersma” is nobody in pair 3"),
        (("record", "w500", "3", "--fell", "both"), "“both” is nobody in pair 3"),
        (("record", "w500", "--fell", "inner"), "--fell is about a pair"),
        (("record", "w500", "--misstep", "inner"), "--misstep is about a pair"),
        (("record", "w500", "--eased-up", "inner"), "--eased-up is about a pair"),
        (("record", "w500", "3", "--eased-up", "nobody"), "“nobody” is nobody in pair 3"),
        (("record", "w500", "--hindered", "inner"), "--hindered is about a pair"),
        (("record", "w500", "3", "--where", "crossing"), "--where goes with --hindered"),
        (("record", "w500", "3", "--where", "crossing", "--fell", "inner"), "--where goes with --hindered"),
        (("record", "w500", "--warn", "inner"), "--warn is about a pair"),
        (("record", "w500", "3", "--warn", "inner", "--code", "T99"), "“T99” is no code of a rule"),
        (("record", "w500", "--dnf", "inner"), "--dnf is about a pair"),
        (("record", "w500", "3", "--dnf", "schulting"), "“schulting” is nobody in pair 3"),
        (("record", "w500", "--dns", "schulting"), "No skater here is called “schulting”"),
        (("record", "w500", "--dns", "kok"), "Femke Kok is in pair 3 of the women's 500 m; name that pair"),
        (("record", "w500", "3", "--dns", "fledderus"), "“fledderus” is nobody in pair 3"),
        # sanctions
        (("record", "w500", "3", "--dq", "inner"), "A disqualification needs the code of its rule, one of"),
        (("record", "w500", "3", "--dq", "inner", "--code", ""), "needs the code of its rule"),
        (("record", "w500", "3", "--dq", "inner", "--code", "8"), "“8” is no code of a rule"),
        (("record", "w500", "3", "--dq", "inner", "--code", "T8"), "“T8” is no code of a rule"),
        (("record", "w500", "3", "--dq", "inner", "--code", "T08", "--code", "T09"), "--code is given twice"),
        (("record", "w500", "3", "--code", "T08"), "--code says why --dq or --warn"),
        (("record", "w500", "3", "--code", "T08", "--inner", "36873"), "--code says why --dq or --warn"),
        (("record", "w500", "--dq", "inner", "--code", "T08"), "--dq is about a pair"),
        (("record", "w500", "3", "--dq", "--code", "T08"), "--dq"),
        (("record", "w500", "3", "--reskate", "outer"), "needs its reason"),
        (("record", "w500", "3", "--reskate", "outer", "--why", " "), "needs its reason"),
        (("record", "w500", "--reskate", "outer", "--why", "hindered"), "--reskate is about a pair"),
        (("record", "w500", "3", "--reskate", "daleman", "--why", "x"), "“daleman” is nobody in pair 3"),
        # ice
        (("record", "w500", "--conditions", "cold"), "“cold” is no measurement"),
        (("record", "w500", "--conditions", ""), "“” is no measurement"),
        (("record", "w500", "--conditions", "ice"), "is no measurement"),
        (("record", "w500", "--conditions", "ice -4.55"), "is no measurement"),
        (("record", "w500", "--conditions", "ice -4.5, ice -4.6"), "is no measurement"),
        (("record", "w500", "--conditions", "snow 3"), "is no measurement"),
        (("record", "w500", "--conditions", "ice 20"), "ice cannot be 20.0"),
        (("record", "w500", "--conditions", "air 99"), "air cannot be 99.0"),
        (("record", "w500", "--conditions", "humidity 101"), "humidity cannot be 101.0"),
        (("record", "w500", "--conditions", "pressure 700"), "The pressure cannot be 700 hPa"),
        (("record", "w500", "--conditions", "pressure 1013.2"), "is no measurement"),
        # confirming and closing
        (("record", "w500", "--confirm"), "--confirm is about a pair"),
        (("record", "w500", "3", "--confirm"), "Femke Kok has no time in pair 3"),
        (("record", "w500", "1", "--confirm=maybe"), "--confirm takes no value"),
        (("record", "w500", "--call"), "--call is about a pair"),
        (("record", "w500", "--start"), "--start is about a pair"),
        (("confirm",), "Say which pair: startbewijs confirm DISTANCE PAIR"),
        (("confirm", "w500"), "Say which pair: startbewijs confirm DISTANCE PAIR"),
        (("confirm", "w500", "1"), "Angel Daleman has no time in pair 1"),
        (("confirm", "w500", "9"), "has no pair “9”"),
        (("close-distance",), "Say which distance"),
        (("close-distance", "w500"), "cannot be closed: pair 1 is not confirmed"),
        (("close-distance", "w1500"), "has no result yet"),
        (("close-distance", "w1500", "now"), "“now” is one word too many"),
        # re-skates
        (("reskate",), "Say which distance"),
        (("reskate", "w500"), "Say which skater"),
        (("reskate", "w500", "kok"), "No re-skate was granted to Femke Kok"),
        (("reskate", "w500", "kok", "--lane", "middle"), "“middle” is no lane: write inner or outer."),
        (("reskate", "w500", "xyzzy"), "No skater here is called “xyzzy”"),
        (("reskate", "w500", "kok", "--against", "xyzzy"), "No skater here is called “xyzzy”"),
        # publications
        (("take-over",), "Say which distance"),
        (("take-over", "w1000"), "Say which skater"),
        (("take-over", "w1000", "kok"), "Say what was published of Femke Kok"),
        (("take-over", "w1000", "kok", "soon"), "“soon” is not a time"),
        (("take-over", "w1000", "kok", "36873"), "“36873” is no time over 1000 m"),
        (("take-over", "w1000", "kok", "dsq"), "“dsq” is not a time"),
        (("take-over", "w1000", "kok", "1:13.10", "--rank", "0"), "The rank 0 cannot be"),
        (("take-over", "w1000", "kok", "1:13.10", "--rank", "6"), "The rank 6 cannot be: 5 are entered"),
        (("take-over", "w1000", "kok", "1:13.10", "--rank", "first"), "“first” does not fit --rank"),
        (("take-over", "w1000", "kok", "1:13.10", "again"), "“again” is one word too many"),
        # offices
        (("record", "w500", "1", "--inner", "38123", "--as", "starter"), "“time” is not for the starter"),
        (("record", "w500", "1", "--inner", "38123", "--as", "speaker"), "“time” is not for the speaker"),
        (("record", "w500", "1", "--dq", "inner", "--code", "T08", "--as", "timekeeper"), "is for: referee"),
        (("record", "w500", "1", "--inner", "38123", "--as", "king"), "“king” is no office"),
        (("confirm", "w500", "1", "--as", "timekeeper"), "“confirm” is not for the timekeeper"),
        (("close-distance", "w500", "--as", "speaker"), "“close-distance” is not for the speaker"),
        (("record", "w500", "1", "--call", "--happened", "soon"), "“soon” is no moment"),
        (("record", "w500", "1", "--call", "-t", "okt-2026"), "There is no tournament “okt-2026”"),
        (("record", "m1500", "last", "--call", "-t", "okt-2025"), "came with the program"),
        (("record", "w500", "1", "--fall", "inner"), "did you mean --fell?"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_one_sentence_and_nothing_is_recorded(
    meet: Ask, refused: Refuse, words: tuple[str, ...], says: str
) -> None:
    before = facts(meet)
    sentence = refused(*words)
    assert says in sentence
    assert sentence[-1] in ".?"
    assert facts(meet) == before


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "is empty"),
        ("\n\n", "is empty"),
        ("lane,metres,time\n", "a head and no line under it"),
        ("track,metres,time\ninner,100,10.24\n", "line 1: there is no column lane"),
        ("lane,where,when\ninner,100,10.24\n", "neither a column time nor one for a line"),
        ("lane,metres,time\nmiddle,100,10.24\n", "line 2: “middle” is nobody in pair 3"),
        ("lane,metres,time\ninner,200,18.24\n", "line 2: 200 m is no line of the women's 500 m"),
        ("lane,metres,time\ninner,ten,18.24\n", "ten m is no line"),
        ("lane,metres,time\ninner,100,late\n", "“late” is not a time"),
        ("lane,metres,time\ninner,100\n", "a cell is missing"),
        ("lane,metres,time\ninner,100,10.24\nkok,100,10.25\n", "line 3: Femke Kok has two times at 100 m"),
        ("lane,200,500\ninner,18.24,37.10\n", "200 m is no line"),
        ("lane,100,500\ninner,38.24,37.10\n", "cannot be at"),
        ("lane,100,500\ninner,10.24,18.44\n", "a lap of 8.20 of Femke Kok, to 500 m"),
        (b"\xff\xfe\x00lane", "is not UTF-8 text"),
        (b"lane,100\ninner,\x00\n", "is no text"),
    ],
)
def test_a_wrong_file_of_passages_is_said_by_its_line_and_nothing_is_recorded(
    meet: Ask, refused: Refuse, tmp_path: Path, content: str | bytes, says: str
) -> None:
    file = tmp_path / "splits.csv"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    before = facts(meet)
    assert says in refused("record", "w500", "3", "--splits", str(file))
    assert facts(meet) == before


@pytest.mark.parametrize("name", ["nowhere.csv", ".", "splits.pdf"])
def test_a_file_of_passages_that_cannot_be_read_is_refused(
    meet: Ask, refused: Refuse, tmp_path: Path, name: str
) -> None:
    (tmp_path / "splits.pdf").write_bytes(b"%PDF")
    before = facts(meet)
    assert refused("record", "w500", "3", "--splits", name)[-1] == "."
    assert facts(meet) == before


def test_what_is_confirmed_or_closed_is_not_recorded_over(meet: Ask, refused: Refuse) -> None:
    meet("record", "w500", "1", "--inner", "38123", "--confirm")
    for words in (
        ("--inner", "38100"),
        ("--fell", "inner"),
        ("--dq", "inner", "--code", "T08"),
        ("--confirm",),
        ("--false-start", "inner"),
    ):
        assert "pair 1 is confirmed; record a correction" in refused("record", "w500", "1", *words)


def test_mistakes_are_told_in_dutch_too(meet: Ask, refused: Refuse) -> None:
    said = refused("record", "w500", "1", "--inner", "30123", "--lang", "nl")
    assert said.startswith("Er is nog niets vastgelegd: 30,12 van Angel Daleman is veel sneller dan")
