"""Team pursuits: the third skater's time, knock-out heats, and what a fold refuses of them."""

from __future__ import annotations

import pytest
from tests.building import Log

from startbewijs.errors import Refused
from startbewijs.log.events.kinds import PursuitHeatDrawn, PursuitTeamEntered, PursuitTeamSkated
from startbewijs.results.classification import Stage
from startbewijs.results.pursuit import pursuit_on_time, through

EVENT = "m-team-pursuit"

# The signed sheet of the men's team pursuit of World Cup 4, Hamar, 14 December 2025: rank, team, heat, side,
# time, behind.
SHEET = (
    (1, "united-states", "3", "crossing", "3:40.28", None),
    (2, "italy", "1", "crossing", "3:42.60", "2.32"),
    (3, "netherlands", "2", "finish", "3:43.04", "2.76"),
    (4, "germany", "2", "crossing", "3:44.65", "4.37"),
    (5, "japan", "1", "finish", "3:46.00", "5.72"),
    (6, "china", "3", "finish", "3:46.32", "6.04"),
    (7, "france", "4", "finish", "3:46.60", "6.32"),
    (8, "norway", "4", "crossing", "3:48.11", "7.83"),
)


def teams(*names: str) -> Log:
    log = Log()
    for name in names:
        skaters = tuple(f"{name}-{n}" for n in range(1, 4))
        log.registers(*skaters, sex="m")
        log.add(PursuitTeamEntered(event=EVENT, team=name, name=name.upper(), skaters=skaters))
    return log


def heat(*, knock_out: bool = True) -> Log:
    log = teams("noord", "zuid")
    log.add(PursuitHeatDrawn(event=EVENT, heat="1", finish="noord", crossing="zuid", knock_out=knock_out))
    return log


def skates(log: Log, team: str, *times: str, why: str | None = None, **known: object) -> Log:
    log.add(PursuitTeamSkated(event=EVENT, heat="1", team=team, times=times, **known), why=why)  # type: ignore[arg-type]
    return log


def winner(log: Log) -> str | None:
    return through(log.state.pursuits[EVENT].heats["1"])


def ranks(log: Log) -> list[tuple[str, int | None]]:
    return [(line.team, line.rank) for line in pursuit_on_time(log.state.pursuits[EVENT]).lines]


def test_a_signed_sheet_is_ranked_as_it_was() -> None:
    log = teams(*sorted(name for _, name, *_ in SHEET))
    for number in "1234":
        sides = {side: name for _, name, drawn, side, *_ in SHEET if drawn == number}
        log.add(PursuitHeatDrawn(event=EVENT, heat=number, **sides))  # type: ignore[arg-type]
    for _, name, number, _, time, _ in sorted(SHEET, key=lambda one: one[2]):
        log.add(PursuitTeamSkated(event=EVENT, heat=number, team=name, times=(time,)))
    table = pursuit_on_time(log.state.pursuits[EVENT])
    assert table.stage is Stage.CLOSED
    assert [
        (
            line.rank,
            line.team,
            line.heat,
            line.side,
            str(line.time),
            str(line.behind) if line.rank != 1 else None,
        )
        for line in table.lines
    ] == list(SHEET)


def test_the_third_of_three_times_is_that_of_the_team() -> None:
    log = skates(heat(knock_out=False), "noord", "3:40.10", "3:40.20", "3:41.30")
    log = skates(log, "zuid", "3:41.00", "3:41.10", "3:41.20")
    assert ranks(log) == [("zuid", 1), ("noord", 2)]


def test_a_team_without_three_finishers_has_no_time_and_no_rank() -> None:
    log = skates(skates(heat(knock_out=False), "noord", status="DNF"), "zuid", "3:50.00")
    assert ranks(log) == [("zuid", 1), ("noord", None)]
    with pytest.raises(Refused, match="two do not finish a team"):
        skates(heat(), "noord", "3:40.10", "3:40.20")


@pytest.mark.parametrize(("one", "other", "expected"), [
    ("3:40.100", "3:40.100", [("noord", 1), ("zuid", 1)]),
    ("3:40.10", "3:40.10", [("noord", None), ("zuid", None)]),
    ("3:40.101", "3:40.100", [("zuid", 1), ("noord", 2)]),
])  # fmt: skip
def test_teams_share_a_rank_only_when_known_to_be_level(
    one: str, other: str, expected: list[tuple[str, int | None]]
) -> None:
    log = skates(skates(heat(knock_out=False), "noord", one), "zuid", other)
    assert ranks(log) == expected


def test_in_a_knock_out_heat_the_faster_third_skater_is_through() -> None:
    log = skates(heat(), "noord", "3:41.00")
    assert winner(log) is None
    assert winner(skates(log, "zuid", "3:40.00")) == "zuid"
    assert ranks(log) == []


def test_a_team_that_was_overtaken_lost_whatever_its_time() -> None:
    log = skates(skates(heat(), "noord", "3:39.00", overtaken=True), "zuid", "3:40.00")
    assert winner(log) == "zuid"


def test_a_team_with_a_time_beats_one_without() -> None:
    assert winner(skates(skates(heat(), "noord", status="DQ", code="T06"), "zuid", "4:40.00")) == "zuid"
    assert winner(skates(skates(heat(), "noord", status="DNF"), "zuid", status="DNF")) is None


def test_times_that_do_not_part_two_teams_let_nobody_through() -> None:
    assert winner(skates(skates(heat(), "noord", "3:40.10"), "zuid", "3:40.10")) is None


def test_another_result_takes_the_place_of_the_first_with_its_reason() -> None:
    log = skates(skates(heat(), "noord", "3:41.00"), "zuid", "3:40.00")
    with pytest.raises(Refused, match="another one needs its reason"):
        skates(log, "zuid", "3:42.00")
    assert winner(skates(log, "zuid", "3:42.00", why="photo read anew")) == "noord"


def test_women_skate_six_laps_and_men_eight() -> None:
    assert heat().state.pursuits[EVENT].laps == 8
    log = Log().registers("ann", "bea", "cato")
    log.add(
        PursuitTeamEntered(event="w-team-pursuit", team="noord", name="Noord", skaters=("ann", "bea", "cato"))
    )
    assert log.state.pursuits["w-team-pursuit"].laps == 6


NOORD = ("noord-1", "noord-2", "noord-3")
WRONG = [
    (PursuitTeamEntered(event="w-team-pursuit", team="noord", name="N", skaters=NOORD), "cannot start in"),
    (PursuitTeamEntered(event=EVENT, team="west", name="W", skaters=NOORD), "is in the team NOORD already"),
    (
        PursuitTeamEntered(event=EVENT, team="west", name="W", skaters=("w-1", "w-1", "w-2")),
        "is not registered",
    ),
    (
        PursuitTeamEntered(event=EVENT, team="noord", name="N", skaters=("noord-1", "noord-1", "noord-2")),
        "twice in the team",
    ),
    (PursuitHeatDrawn(event=EVENT, heat="2"), "needs a team"),
    (PursuitHeatDrawn(event=EVENT, heat="2", finish="noord", crossing="noord"), "two different ones"),
    (PursuitHeatDrawn(event=EVENT, heat="2", finish="west"), "is not entered for"),
    (PursuitHeatDrawn(event=EVENT, heat="2", finish="noord", knock_out=True), "needs two teams"),
    (PursuitHeatDrawn(event=EVENT, heat="2", finish="noord"), "is in heat 1 already"),
    (PursuitTeamSkated(event=EVENT, heat="2", team="noord", times=("3:40.00",)), "is not drawn in heat 2"),
    (PursuitTeamSkated(event=EVENT, heat="1", team="noord"), "a time or a status, one of the two"),
    (
        PursuitTeamSkated(event=EVENT, heat="1", team="noord", times=("3:40.00",), status="DQ"),
        "one of the two",
    ),
    (PursuitTeamSkated(event=EVENT, heat="1", team="noord", times=("3:40.00",), code="T06"), "has a code"),
    (
        PursuitTeamSkated(event=EVENT, heat="1", team="noord", times=("3:40.00",), overtaken=True),
        "a knock-out heat only",
    ),
    (
        PursuitTeamSkated(event=EVENT, heat="1", team="noord", times=("3:41.00", "3:40.00", "3:42.00")),
        "in the order of the finish",
    ),
]


@pytest.mark.parametrize(("event", "says"), WRONG, ids=[says for _, says in WRONG])
def test_what_cannot_be_is_refused_and_leaves_no_trace(event: object, says: str) -> None:
    log = heat(knock_out=False)
    before = repr(log.state.pursuits)
    with pytest.raises(Refused, match=says):
        log.add(event)  # type: ignore[arg-type]
    assert repr(log.state.pursuits) == before


def test_a_heat_that_was_skated_is_not_drawn_anew() -> None:
    log = skates(heat(), "noord", "3:41.00")
    with pytest.raises(Refused, match="was skated"):
        log.add(PursuitHeatDrawn(event=EVENT, heat="1", finish="zuid", crossing="noord", knock_out=True))
