"""A draw is shown, recorded as it was shown, and computed anew by whoever doubts it."""

from __future__ import annotations

import itertools
import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.building import Log
from tests.cli.conftest import Ask

from startbewijs.log.chain import chained
from startbewijs.log.events import drawing, racing, tournament
from startbewijs.log.facts import canonical
from startbewijs.log.file import file_text

NAMES = ("ann", "bea", "cat", "dee", "eve", "flo", "gwen")
Refusal = Callable[..., str]


def trials() -> Log:
    """Seven women, the first five with a season best, on a 500 m of two races and a 1500 m; two men."""
    log = Log().announces("w500", counting="best", second_draw="swapped").announces("w1500")
    log.announces("w1000", counting="best").announces("w3000").announces("m500")
    for n, name in enumerate(NAMES):
        log.registers(name, team=("Ice", "Snow")[n % 2], nation=("NED", "BEL", "NED")[n % 3])
    log.enters("w500", *NAMES).enters("w1500", *NAMES).enters("w1000", *NAMES).enters(
        "m500", "m-abe", "m-bob"
    )
    log.enters("w3000", *NAMES, known=None)
    for n, name in enumerate(NAMES[:5]):
        for distance, least in (("w500", 38), ("w1500", 98)):
            minutes = "1:" if least > 60 else ""
            log.add(
                tournament.MarkStated(
                    kind="SB", distance=distance, skater=name, time=f"{minutes}{least % 60}.{n}0"
                )
            )
    return log


def brought_in(ask: Ask, folder: Path, log: Log, *, data: str | None = None) -> None:
    file = folder / "trials.jsonl"
    file.write_text(file_text(chained(map(canonical, log.facts))), encoding="utf-8", newline="\n")
    said = ask("import", str(file), *(("--data", data) if data else ()))
    assert said.code == 0, said.err


@pytest.fixture
def own(ask: Ask, tmp_path: Path) -> Log:
    log = trials()
    brought_in(ask, tmp_path, log)
    return log


def facts(ask: Ask) -> int:
    return len(ask("export").out.splitlines()) - 1


def starts(ask: Ask, *words: str) -> list[tuple[int, str | None, str]]:
    """The starts of an answer: pair, lane, skater."""
    said = ask(*words, "--json")
    assert said.code == 0, said.err
    found = [
        (one.get("number", one["pair"]), one["lane"], one["skater"]["id"]) for one in said.json["starts"]
    ]
    return sorted(found)


def offered(out: str) -> list[str]:
    """The command that a preview says records it."""
    (line,) = (line for line in out.splitlines() if line.startswith("startbewijs draw"))
    return shlex.split(line)[1:]


def skated(log: Log, distance: str, race: int = 1, *, missing: tuple[str, ...] = ()) -> Log:
    """Every pair of a race, ann the fastest, then in order of the alphabet."""
    for pair in list(log.contest(distance).races[race].pairs.values()):
        for run in pair.seats:
            assert run is not None
            if run.skater not in missing:
                time = f"{38 + NAMES.index(run.skater)}.10"
                log.times(distance, pair.id, run.skater, time, race=race)
        if not missing:
            log.confirms(distance, pair.id, race)
    return log


def test_a_draw_is_shown_and_nothing_recorded(ask: Ask, own: Log) -> None:
    before = facts(ask)
    said = ask("draw", "w500", "--seed", "4711")
    assert said.code == 0, said.err
    assert "Seed 4711 · groups of 8 by season best · slowest first" in said.out
    assert "Without a season best, so with the slowest:" in said.out
    assert "Nothing is recorded yet." in said.out
    assert facts(ask) == before


@pytest.mark.parametrize(
    "words",
    [
        ("w500",),
        ("w500", "--group-size", "4", "--spread", "team"),
        ("w500", "--by", "random", "--alone-last"),
        ("w1500", "--quartets", "--fastest-first", "--spread", "nation"),
        ("w3000", "--unclosed", "--without", "Bea"),
        ("w1000", "--race", "2", "--second", "redrawn", "--by", "season-best"),
        ("m500", "--signed", "J. Jansen", "--as", "referee", "--why", "in front of the teams"),
    ],
)
def test_the_command_that_a_preview_offers_records_exactly_what_it_showed(
    ask: Ask, own: Log, words: tuple[str, ...]
) -> None:
    preview = ask("draw", *words).out
    command = offered(preview)
    shown = starts(ask, *(word for word in command if word != "--record"))
    said = ask(*command)
    assert said.code == 0, said.err
    assert "Recorded: facts " in said.out
    number = ("--race", "2") if "--race" in words else ("--race", "1")
    assert starts(ask, "startlist", words[0], *number) == shown
    assert "of fact" in ask("check-draw", words[0]).out
    assert ask("verify").code == 0


def test_a_draw_without_a_seed_says_which_it_took_and_takes_another_each_time(ask: Ask, own: Log) -> None:
    seeds = {offered(ask("draw", "w500").out)[3] for _ in range(3)}
    assert len(seeds) == 3
    assert all(len(seed) == 8 and seed.isdigit() for seed in seeds)


def test_the_seed_and_the_way_are_in_the_log(ask: Ask, own: Log) -> None:
    ask("draw", "w500", "--seed", "4711", "--spread", "team", "--record", "--why", "dice")
    (fact,) = ask("log", "--type", "draw.made", "--json").json["facts"]
    assert fact["says"] == "women's 500 m, first race: 4 pairs are drawn with the seed “4711”"
    assert fact["event"] == {
        "distance": "w500",
        "method": "lots-1",
        "pairs": 4,
        "seed": "4711",
        "spread": "team",
    }
    assert fact["why"] == "dice"


def test_what_was_recorded_is_in_the_answer(ask: Ask, own: Log) -> None:
    answer = ask("draw", "w500", "--seed", "4711", "--record", "--json").json
    assert [fact["type"] for fact in answer["facts"]] == ["draw.made/1", *["pair.drawn/1"] * 4]
    assert answer["position"] == answer["facts"][-1]["position"] == facts(ask)


def test_the_slowest_and_who_has_no_time_skate_first_and_one_alone(ask: Ask, own: Log) -> None:
    found = starts(ask, "draw", "w500", "--seed", "1", "--group-size", "4")
    assert {skater for pair, _, skater in found if pair > 2} == {"ann", "bea", "cat", "dee"}
    assert [pair for pair, _, _ in found].count(1) == 1


def test_a_ranking_that_is_given_makes_the_groups(ask: Ask, own: Log, tmp_path: Path) -> None:
    ranking = tmp_path / "ranking.txt"
    ranking.write_text("1. Gwen Gwen\n2. Flo Flo\n\n3) eve\nDee\n", encoding="utf-8")
    words = ("draw", "w500", "--ranking", str(ranking), "--group-size", "4", "--seed", "1")
    assert {skater for pair, _, skater in starts(ask, *words) if pair > 2} == {"gwen", "flo", "eve", "dee"}
    said = ask(*words)
    assert "Not in the ranking, so with the slowest:" in said.out
    ranking.unlink()
    assert "There is no file" in ask(*offered(said.out)).err
    ranking.write_text("Gwen\nFlo\nEve\nDee\n", encoding="utf-8")
    assert ask(*offered(said.out)).code == 0
    assert "all 4 pairs follow from the seed “1”" in ask("check-draw", "w500").out


def test_the_second_race_is_drawn_as_the_tournament_announced_it(ask: Ask, tmp_path: Path) -> None:
    log = trials().draws("w500", "1", "gwen", number=1)
    for number, pair in enumerate((("ann", "bea"), ("cat", "dee"), ("eve", "flo")), 2):
        log.draws("w500", str(number), *pair, number=number)
    brought_in(ask, tmp_path, log)
    found = starts(ask, "draw", "w500", "--race", "2")
    assert found[:3] == [(1, "outer", "gwen"), (2, "inner", "bea"), (2, "outer", "ann")]
    assert "the pairs of the first race, lanes exchanged" in ask("draw", "w500", "--race", "2").out


def test_by_ranking_the_fastest_of_the_first_race_skate_last(ask: Ask, tmp_path: Path) -> None:
    log = trials().draws("w500", "1", "gwen", number=1)
    for number, pair in enumerate((("ann", "bea"), ("cat", "dee"), ("eve", "flo")), 2):
        log.draws("w500", str(number), *pair, number=number)
    brought_in(ask, tmp_path, skated(log, "w500"))
    words = ("draw", "w500", "--race", "2", "--second", "ranking", "--seed", "3")
    pairs = [{skater for pair, _, skater in starts(ask, *words) if pair == n} for n in range(1, 5)]
    assert pairs == [{"gwen"}, {"eve", "flo"}, {"cat", "dee"}, {"ann", "bea"}]
    lanes = {skater: lane for _, lane, skater in starts(ask, *words)}
    assert (lanes["ann"], lanes["bea"], lanes["gwen"]) == ("outer", "inner", "outer")
    assert "In the lane of the first race again" not in ask(*words).out
    assert ask(*words, "--record").code == 0
    assert "all 4 pairs follow from the seed “3”" in ask("check-draw", "w500", "--race", "2").out


def test_level_skaters_of_one_lane_keep_one_of_the_two_and_it_is_said(ask: Ask, tmp_path: Path) -> None:
    log = trials().draws("w500", "1", "ann", "cat", number=1).draws("w500", "2", "bea", "dee", number=2)
    log.add(tournament.EntryWithdrawn(distance="w500", skater="eve"), why="ill")
    log.add(tournament.EntryWithdrawn(distance="w500", skater="flo"), why="ill")
    log.add(tournament.EntryWithdrawn(distance="w500", skater="gwen"), why="ill")
    brought_in(ask, tmp_path, skated(log, "w500"))
    said = ask("draw", "w500", "--race", "2", "--second", "ranking").out
    (line,) = (line for line in said.splitlines() if "In the lane of the first race again" in line)
    assert sum(name in line for name in ("Ann", "Bea")) == 1
    assert sum(name in line for name in ("Cat", "Dee")) == 1


def test_a_draw_that_changed_since_it_was_shown_is_not_recorded(ask: Ask, refused: Refusal, own: Log) -> None:
    command = offered(ask("draw", "w500").out)
    ask("withdraw", "m-abe", "--why", "ill")
    assert ask(*command, "--json").code == 0
    command = offered(ask("draw", "w1500").out)
    ask("withdraw", "ann", "--why", "ill")
    before = facts(ask)
    assert "something was recorded that makes this another draw" in refused(*command)
    assert facts(ask) == before


def test_a_draw_made_anew_takes_the_one_before_back_and_keeps_it_in_the_log(
    ask: Ask, refused: Refusal, own: Log
) -> None:
    ask("draw", "w500", "--seed", "1", "--record")
    assert "has 4 pairs already" in refused("draw", "w500", "--seed", "2", "--record")
    assert "Say with --why" in refused("draw", "w500", "--seed", "2", "--record", "--again")
    preview = ask("draw", "w500", "--seed", "2", "--again")
    command = [word if word != "…" else "a season best was wrong" for word in offered(preview.out)]
    assert ask(*command).code == 0
    assert "of fact" in ask("check-draw", "w500").out
    assert "seed “2”" in ask("check-draw", "w500").out
    assert starts(ask, "startlist", "w500") == starts(ask, "draw", "w500", "--seed", "2", "--again")
    assert "seed “1”" in ask("log", "--type", "draw.made").out
    assert ask("verify").code == 0


def test_a_draw_is_not_made_anew_once_a_pair_was_called(ask: Ask, refused: Refusal, tmp_path: Path) -> None:
    log = trials().draws("w500", "1", "ann", "bea")
    log.add(racing.PairCalled(distance="w500", pair="1"))
    brought_in(ask, tmp_path, log)
    assert "has begun: a pair was called" in refused("draw", "w500", "--again", "--record", "--why", "wrong")


def test_the_lost_opponent_skates_alone_in_the_own_lane_or_meets_another(ask: Ask, own: Log) -> None:
    ask("draw", "w500", "--seed", "1", "--record")
    before = starts(ask, "startlist", "w500")
    gone, left = next((a[2], b) for a, b in itertools.pairwise(before) if a[0] == b[0] == 3)
    ask("withdraw", gone, "--why", "ill")
    count = facts(ask)
    assert "Nothing is recorded yet" in ask("re-pair", "w500").out
    assert facts(ask) == count
    said = ask("re-pair", "w500", "--record", "--why", "she is ill")
    assert said.code == 0, said.err
    after = starts(ask, "startlist", "w500")
    assert after == [one for one in before if one[2] != gone]
    assert left in after
    assert ask("re-pair", "w500", "--join", "--record", "--why", "both agree").code == 0
    joined = starts(ask, "startlist", "w500")
    assert len(joined) == 6
    assert {pair for pair, _, _ in joined} == {2, 3, 4}
    assert left in joined
    assert "· Pair 1 is not skated: both agree" in ask("startlist", "w500").out
    checked = ask("check-draw", "w500").out
    assert "all 4 pairs follow" in checked
    assert "Changed afterwards, with the reason in the log: position" in checked


PUBLISHED = "rit;binnen;buiten\n1;;Gwen\n2;Ann Ann;bea\n3;Cat;Dee\n4;Eve;Flo\n"


@pytest.mark.parametrize(
    "content",
    [
        PUBLISHED,
        "pair,inner,outer\n1,-,Gwen\n2,Ann,Bea\n3,Cat,Dee\n4,Eve,Flo\n",
        "\ufeff–\tGwen\r\nAnn\tBea\r\n\r\nCat\tDee\r\nEve\tFlo\r\n",
        "1;;Gwen\n2;Ann;Bea\n3;Cat;Dee\n4;Eve;Flo",
        "Outer;Inner;Team\nGwen;;X\nBea;Ann;\nDee;Cat;\nFlo;Eve;",
    ],
)
def test_a_published_draw_is_taken_over_as_it_is(ask: Ask, own: Log, tmp_path: Path, content: str) -> None:
    file = tmp_path / "draw.csv"
    file.write_text(content, encoding="utf-8")
    preview = ask("draw", "w500", "--published", str(file))
    assert preview.code == 0, preview.err
    assert "Taken over as it was published." in preview.out
    assert ask(*offered(preview.out)).code == 0
    assert starts(ask, "startlist", "w500") == [
        (1, "outer", "gwen"),
        (2, "inner", "ann"),
        (2, "outer", "bea"),
        (3, "inner", "cat"),
        (3, "outer", "dee"),
        (4, "inner", "eve"),
        (4, "outer", "flo"),
    ]
    assert "took the draw over as it was published; it has no seed" in ask("check-draw", "w500").out


def test_a_published_draw_may_be_typed_pair_by_pair_and_without_lanes(ask: Ask, own: Log) -> None:
    words = ("draw", "m500", "--pair", "m-abe, m-bob", "--no-lanes")
    said = ask(*offered(ask(*words).out))
    assert said.code == 0, said.err
    assert starts(ask, "startlist", "m500") == [(1, None, "m-abe"), (1, None, "m-bob")]


def test_who_is_entered_and_not_in_a_published_draw_is_named(ask: Ask, own: Log) -> None:
    said = ask("draw", "w500", "--pair", "ann, bea", "--pair", ", cat")
    assert "Entered and not drawn: Dee Dee, Eve Eve, Flo Flo and Gwen Gwen." in said.out


WRONG: list[tuple[str, str, str]] = [
    # what was asked of `draw w500`, unless it names a distance itself; what is said
    ("a distance not skated here", "w5000", "is not skated at Trials"),
    ("no distance", "-", "Say which distance"),
    ("a race that is none", "w500 --race 3", "has no race 3"),
    ("race 0", "w500 --race 0", "has no race 0"),
    ("a second race of what is skated once", "w1500 --race 2", "has no race 2"),
    ("half a race", "w500 --race 1.5", "“1.5” does not fit --race"),
    ("entries that are open", "w3000", "are not closed; close them first, or draw all the same"),
    ("an odd group", "w500 --group-size 5", "A group of 5 cannot be cut into pairs"),
    ("a group of none", "w500 --group-size 0", "A group of 0 cannot be cut into pairs"),
    ("a negative group", "w500 --group-size=-2", "A group of -2 cannot be cut into pairs"),
    ("a group in words", "w500 --group-size eight", "“eight” does not fit --group-size"),
    ("an unknown order", "w500 --by age", "“age” does not fit --by"),
    ("a ranking that is not given", "w500 --by ranking", "go together"),
    ("a ranking beside another order", "w500 --by random --ranking {ranked}", "go together"),
    ("a first race by itself", "w500 --by first-race", "cannot be drawn by the ranking of the first race"),
    ("a way of a second race for a first", "w500 --second swapped", "add --race 2"),
    ("no way of a second race", "w1000 --race 2", "Say with --second"),
    (
        "a second race before the first",
        "w500 --race 2",
        "The first race of the women's 500 m has not been drawn",
    ),
    ("a ranking before the race", "w500 --race 2 --second ranking", "is not over"),
    ("a second race anew before the first", "w500 --race 2 --second redrawn", "is not over"),
    ("groups for swapped pairs", "w500 --race 2 --group-size 4", "has no groups"),
    ("an order for swapped pairs", "w500 --race 2 --by random", "has no groups"),
    ("an unknown second way", "w500 --race 2 --second mixed", "“mixed” does not fit --second"),
    ("quartets on a sprint", "w500 --quartets", "Quartets are skated from 1500 m on"),
    ("an unknown spreading", "w500 --spread age", "“age” does not fit --spread"),
    ("a seed of marks", "w500 --seed !!!", "“!!!” cannot be a seed"),
    ("an empty seed", "w500 --seed ''", "cannot be a seed"),
    ("too long a seed", f"w500 --seed {'1' * 65}", "cannot be a seed"),
    ("a seed with accents", "w500 --seed zaadé", "cannot be a seed"),
    ("nobody known left out", "w500 --without Nobody", "No skater here is called “Nobody”"),
    ("a man left out", "w500 --without m-abe", "is not entered for the women's 500 m"),
    ("one left out twice", "w500 --without ann --without ann", "“ann” stands there twice"),
    ("everybody left out", "m500 --without m-abe --without m-bob", "Nobody is left to be drawn"),
    ("a position that is to come", "w500 --record --seen 9999", "There is no position 9999"),
    ("a position before all", "w500 --record --seen 0", "There is no position 0"),
    ("a position before the entries", "w500 --record --seen 1", "makes this another draw"),
    ("what is not drawn, anew", "w500 --again", "has no draw that could be taken back"),
    ("an office that may not", "w500 --as timekeeper", "is not for the timekeeper"),
    ("no lanes of one's own draw", "w500 --no-lanes", "goes with a published draw"),
    ("the tournament that came along", "w500 -t okt-2025", "came with the program"),
    ("a ranking nobody has", "w500 --ranking none.txt", "There is no file none.txt"),
    ("a folder for a ranking", "w500 --ranking .", "is a folder"),
    ("an empty ranking", "w500 --ranking {empty}", "names nobody"),
    ("a ranking with a stranger", "w500 --ranking {stranger}", "stranger.csv, 1: No skater here is called"),
    ("a ranking with a man", "w500 --ranking {man}", "man.csv, 1: M M-Abe is not entered"),
    ("a ranking with one twice", "w500 --ranking {twice}", "twice.csv, 2: Ann Ann stands on line 1 already"),
    ("zeros for a ranking", "w500 --ranking {zeros}", "zeros.csv is no text"),
    ("two forms of a published draw", "w500 --published {good} --pair ann,bea", "give one of them"),
    ("a published draw with a seed", "w500 --pair ann,bea --seed 1", "taken over as it is"),
    ("a published draw with groups", "w500 --pair ann,bea --group-size 4", "taken over as it is"),
    ("a published draw of open entries", "w3000 --pair ann,bea", "are not closed"),
    ("three in a pair", "w500 --pair ann,bea,cat", "is no pair"),
    ("nobody in a pair", "w500 --pair ,", "is no pair"),
    ("an empty pair", "w500 --pair ''", "is no pair"),
    ("one against herself", "w500 --pair ann,Ann", "Ann Ann stands at --pair 1 already"),
    (
        "one in two pairs",
        "w500 --pair ann,bea --pair cat,ann",
        "--pair 2: Ann Ann stands at --pair 1 already",
    ),
    ("a stranger in a pair", "w500 --pair ann,zoe", "--pair 1: No skater here is called “zoe”"),
    ("two sexes in a pair", "w500 --pair ann,m-abe", "--pair 1: M M-Abe is not entered"),
    ("a published draw that is not there", "w500 --published none.csv", "There is no file none.csv"),
    ("a folder for a published draw", "w500 --published .", "is a folder"),
    ("an empty published draw", "w500 --published {empty}", "holds no pair"),
    ("only a head", "w500 --published {head}", "holds no pair"),
    ("a head without lanes", "w500 --published {lanes}", "needs the columns inner and outer"),
    ("pairs out of order", "w500 --published {order}", "order.csv, 3: pair 2 comes here, not “3”"),
    ("three on a line", "w500 --published {three}", "three.csv, 1: there are more than two skaters"),
    ("Latin 1", "w500 --published {latin}", "is not UTF-8"),
    ("zeros", "w500 --published {zeros}", "zeros.csv is no text"),
    ("too large a file", "w500 --published {large}", "is larger than 1 MB"),
    (
        "one twice in a file",
        "w500 --published {again}",
        "again.csv, 2: Ann Ann stands at again.csv, 1 already",
    ),
]
FILES: dict[str, bytes] = {
    "good": b"ann;bea\n",
    "ranked": b"ann\nbea\n",
    "empty": b"\n \n",
    "stranger": b"Zoe\n",
    "man": b"m-abe\n",
    "twice": b"ann\n1. Ann Ann\n",
    "zeros": b"\0\0",
    "head": b"inner;outer\n",
    "lanes": b"pair;inner\n1;ann\n",
    "order": b"pair;inner;outer\n1;ann;bea\n3;cat;dee\n",
    "three": b"ann;bea;cat\n",
    "latin": "ann;zo\xeb\n".encode("latin-1"),
    "large": b" " * 1_000_001,
    "again": b"ann;bea\ncat;ann\n",
}


@pytest.mark.parametrize(("asked", "said"), [one[1:] for one in WRONG], ids=[one[0] for one in WRONG])
def test_a_draw_that_cannot_be_is_one_sentence_and_the_log_is_as_it_was(
    ask: Ask, refused: Refusal, own: Log, tmp_path: Path, asked: str, said: str
) -> None:
    for name, content in FILES.items():
        (tmp_path / f"{name}.csv").write_bytes(content)
    before = ask("export").out
    words = [
        word.format(**{name: str(tmp_path / f"{name}.csv") for name in FILES}) for word in shlex.split(asked)
    ]
    assert said in refused("draw", *(word for word in words if word != "-"))
    assert ask("export").out == before


def test_a_second_race_is_not_drawn_by_ranking_while_somebody_has_no_result(
    refused: Refusal, ask: Ask, tmp_path: Path
) -> None:
    log = trials().draws("w500", "1", "ann", "bea")
    brought_in(ask, tmp_path, skated(log, "w500", missing=("bea",)))
    assert "has no result yet" in refused("draw", "w500", "--race", "2", "--second", "ranking")


def test_pairs_without_lanes_or_opponents_are_not_swapped_or_changed_by_rule(
    refused: Refusal, ask: Ask, tmp_path: Path
) -> None:
    log = trials().draws("w500", "1", "ann", "bea", lanes=False).draws("w1500", "1", "ann", None)
    log.add(tournament.EntryWithdrawn(skater="ann"), why="ill")
    brought_in(ask, tmp_path, log)
    assert "are not known" in refused("draw", "w500", "--race", "2")
    assert "are not known" in refused("re-pair", "w500")
    assert "are not known" in refused("re-pair", "w1500")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("w500",), "nobody in one that is still to be called has withdrawn"),
        (("w500", "--join"), "nobody in one that is still to be called has withdrawn"),
        (("w500", "--race", "2"), "nobody in one that is still to be called has withdrawn"),
        (("w1500", "--race", "2"), "has no race 2"),
        (("w5000",), "is not skated at Trials"),
        (("w500", "--as", "office"), "“re-pair” is not for the office; it is for: referee."),
    ],
)
def test_pairs_that_need_no_change_are_left_alone(
    ask: Ask, refused: Refusal, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    brought_in(ask, tmp_path, trials().draws("w500", "1", "ann", "bea"))
    assert said in refused("re-pair", *words)


def test_a_pair_on_the_ice_is_no_longer_changed_and_a_change_needs_its_reason(
    ask: Ask, refused: Refusal, tmp_path: Path
) -> None:
    log = trials().draws("w500", "1", "ann", "bea", number=1).draws("w500", "2", "cat", "dee", number=2)
    log.add(racing.PairCalled(distance="w500", pair="1"))
    log.add(tournament.EntryWithdrawn(distance="w500", skater="ann"), why="ill")
    brought_in(ask, tmp_path, log)
    assert "is on the ice already" in refused("re-pair", "w500")
    ask("withdraw", "dee", "--why", "ill")
    assert "Say with --why" in refused("re-pair", "w500", "--record")
    assert ask("re-pair", "w500", "--record", "--why", "ill").code == 0
    assert (2, "inner", "cat") in starts(ask, "startlist", "w500")


def test_pairs_are_changed_as_they_are_typed_and_two_may_change_places(ask: Ask, tmp_path: Path) -> None:
    log = trials().draws("w500", "1", "gwen", number=1)
    for number, pair in enumerate((("ann", "bea"), ("cat", "dee"), ("eve", "flo")), 2):
        log.draws("w500", str(number), *pair, number=number)
    brought_in(ask, tmp_path, log)
    why = ("--record", "--why", "as the teams agreed")
    assert ask("re-pair", "w500", "--pair", "2: Ann, Dee", "--pair", "3: Cat, Bea", *why).code == 0
    assert ask("re-pair", "w500", "--pair", "4: Cat, Bea", "--pair", "3: Flo, Eve", *why).code == 0
    assert ask("re-pair", "w500", "--pair", "1:", "--pair", "2: ann, gwen", *why).code == 0
    said = ask("re-pair", "w500", "--pair", "3: , eve", *why)
    assert said.code == 0, said.err
    assert starts(ask, "startlist", "w500", "--race", "1") == [
        (2, "inner", "ann"),
        (2, "outer", "gwen"),
        (3, "outer", "eve"),
        (4, "inner", "cat"),
        (4, "outer", "bea"),
    ]
    shown = ask("startlist", "w500", "--race", "1").out
    assert "Pair 1 is not skated: as the teams agreed" in shown
    assert "Pair 4 is not skated" not in shown
    assert ask("verify").code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--pair", "Ann, Bea"), "names no pair; write its number"),
        (("--pair", "9: Ann, Bea"), "has no pair “9”"),
        (("--pair", "1: Ann, Zoe"), "--pair 1: No skater here is called “Zoe”"),
        (("--pair", "1: Ann, m-abe"), "--pair 1: M M-Abe is not entered"),
        (("--pair", "1: Ann, Ann"), "a pair needs two different skaters"),
        (("--pair", "1: Ann, Bea, Cat"), "is no pair"),
        (("--pair", "1: Ann, Dee"), "Dee Dee is in pair 2 already; change that pair first."),
        (("--pair", "1: Ann, Eve"), "Eve Eve has withdrawn from w500."),
        (("--pair", "1: Ann", "--pair", "1: Bea"), "pair 1 changes twice; say it once"),
        (("--pair", "3: Flo"), "is on the ice or has skated; it can no longer change"),
        (("--pair", "3:"), "is on the ice or has skated; it can no longer change"),
        (("--pair", "1: Ann", "--join"), "give one of them at a time"),
        (("--race", "2", "--pair", "1: Ann"), "No pair of the women's 500 m is drawn yet"),
    ],
)
@pytest.mark.parametrize("how", [(), ("--record", "--why", "so")], ids=["shown", "recorded"])
def test_a_change_that_cannot_be_is_refused_when_shown_and_when_recorded(
    ask: Ask, refused: Refusal, tmp_path: Path, words: tuple[str, ...], said: str, how: tuple[str, ...]
) -> None:
    log = trials().draws("w500", "1", "ann", "bea", number=1).draws("w500", "2", "cat", "dee", number=2)
    log.draws("w500", "3", "flo", number=3)
    log.add(tournament.EntryWithdrawn(distance="w500", skater="eve"), why="ill")
    log.add(racing.PairCalled(distance="w500", pair="3"))
    brought_in(ask, tmp_path, log)
    before = ask("export").out
    assert said in refused("re-pair", "w500", *words, *how)
    assert ask("export").out == before


def test_a_draw_is_taken_back_for_one_that_was_published(ask: Ask, refused: Refusal, own: Log) -> None:
    ask("draw", "w500", "--seed", "1", "--record")
    words = ("draw", "w500", "--pair", "ann, bea", "--pair", "cat, dee")
    assert "has 4 pairs already" in refused(*words)
    assert "Say with --why" in refused(*words, "--again", "--record")
    command = [word if word != "…" else "the federation drew" for word in offered(ask(*words, "--again").out)]
    assert ask(*command).code == 0
    assert len(starts(ask, "startlist", "w500")) == 4
    assert "it has no seed" in ask("check-draw", "w500").out


@pytest.mark.parametrize("lie", ["lanes", "one pair less", "another seed", "more pairs than there are"])
def test_pairs_that_do_not_follow_from_their_seed_are_found(
    ask: Ask, refused: Refusal, tmp_path: Path, lie: str
) -> None:
    log = trials()
    seed = "8" if lie == "another seed" else "4711"
    log.add(drawing.DrawMade(distance="m500", method="lots-1", seed=seed, pairs=2 if "more" in lie else 1))
    if lie != "one pair less":
        brought_in(ask, tmp_path, trials())
        found = {lane: skater for _, lane, skater in starts(ask, "draw", "m500", "--seed", "4711")}
        due = (found["inner"], found["outer"])
        other = {lane: skater for _, lane, skater in starts(ask, "draw", "m500", "--seed", "8")}
        assert (other["inner"], other["outer"]) != due  # else another seed would tell nothing
        log.draws("m500", "1", *(reversed(due) if lie == "lanes" else due), number=1)
    brought_in(ask, tmp_path, log)
    assert "does not follow from the seed" in refused("check-draw", "m500")


def test_what_nobody_drew_here_is_said_to_have_no_draw(ask: Ask) -> None:
    said = ask("check-draw", "w500", "--json").json
    assert [one["follows"] for one in said["draws"]] == [None, None]


def test_a_draw_speaks_dutch(ask: Ask, own: Log) -> None:
    said = ask("draw", "w500", "--seed", "4711", "--spread", "team", "--lang", "nl").out
    assert "Lootsleutel 4711 · groepen van 8 op seizoensrecord · langzaamsten eerst" in said
    assert "Er is nog niets vastgelegd. Hiermee wel:" in said


HOW_TO = (Path(__file__).parents[2] / "docs" / "how-to" / "draw.md").read_text(encoding="utf-8")


def test_the_page_on_how_to_draw_can_be_followed(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = Log().announces("w500", counting="best").announces("w1000")
    log.enters("w500", "kok", "leerdam", "jansen", "visser", "boer").enters(
        "w1000", "kok", "leerdam", "jansen"
    )
    brought_in(ask, tmp_path, log)
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"^```\n(.*?)^```$", HOW_TO, re.MULTILINE | re.DOTALL)
    (published,) = (block for block in blocks if block.startswith("rit;"))
    Path("loting.csv").write_text(published, encoding="utf-8")
    commands = [line for block in blocks for line in block.splitlines() if line.startswith("startbewijs ")]
    assert len(commands) >= 8
    for command in commands:
        said = ask(*shlex.split(command)[1:])
        assert said.code == 0, (command, said.err)
    assert "all 3 pairs follow from the seed “4711”" in ask("check-draw", "w500").out
    assert "it has no seed" in ask("check-draw", "w1000").out


CELL = st.one_of(
    st.text(max_size=6), st.sampled_from(["ann", "Bea", "cat", "m-abe", "1", "2", "-", "inner", "outer"])
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.lists(CELL, max_size=4), max_size=4), mark=st.sampled_from(";,\t"))
def test_whatever_stands_in_a_published_draw_is_recorded_whole_or_refused_in_one_line(
    ask: Ask, tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], mark: str
) -> None:
    folder = tmp_path_factory.mktemp("fuzz")
    (folder / "data").mkdir()
    here = ("--data", str(folder / "data"))
    brought_in(ask, folder, trials(), data=here[1])
    before = ask("export", *here).out
    file = folder / "draw.csv"
    file.write_bytes("\n".join(mark.join(row) for row in rows).encode())
    said = ask("draw", "w500", "--published", str(file), "--record", *here)
    assert said.code in (0, 2), said.err
    if said.code == 2:
        assert said.err.count("\n") == 1
        assert ask("export", *here).out == before
    assert ask("verify", *here).code == 0


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    seed=st.text(max_size=70), without=st.lists(st.sampled_from(NAMES), max_size=6), size=st.integers(-3, 12)
)
def test_whatever_is_asked_of_a_draw_is_recorded_so_that_it_follows_or_is_refused(
    ask: Ask, tmp_path_factory: pytest.TempPathFactory, seed: str, without: list[str], size: int
) -> None:
    folder = tmp_path_factory.mktemp("fuzz")
    (folder / "data").mkdir()
    here = ("--data", str(folder / "data"))
    brought_in(ask, folder, trials(), data=here[1])
    out = [word for name in without for word in ("--without", name)]
    said = ask("draw", "w500", f"--seed={seed}", f"--group-size={size}", *out, "--record", *here)
    assert said.code in (0, 2), said.err
    if said.code == 2:
        assert said.err.count("\n") == 1
    else:
        assert "from the seed" in ask("check-draw", "w500", *here).out
    assert ask("verify", *here).code == 0
