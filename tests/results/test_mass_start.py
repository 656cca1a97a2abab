"""Mass starts: points first, then the finish; laps; and what a fold refuses of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.building import Log

from startbewijs.errors import Refused
from startbewijs.log.events.kinds import (
    Finish,
    MassStartAnnounced,
    MassStartCorrected,
    MassStartDrawn,
    MassStartFinished,
    SprintJudged,
)
from startbewijs.results.classification import Stage
from startbewijs.results.mass_start import Line, Table, mass_start
from startbewijs.rules.articles import FINAL_POINTS, SPRINT_POINTS

EVENT = "m-mass-start"
NAMES = tuple(f"m-{letter}" for letter in "abcdefghij")


def drawn(*skaters: str, laps: int = 16) -> Log:
    log = Log().registers(*skaters)
    log.add(MassStartAnnounced(event=EVENT, laps=laps))
    log.add(MassStartDrawn(event=EVENT, skaters=skaters))
    return log


def sprints(log: Log, won: Mapping[int, Sequence[str]]) -> Log:
    for lap, skaters in won.items():
        log.add(SprintJudged(event=EVENT, lap=lap, skaters=tuple(skaters)))
    return log


def ends(log: Log, *finishes: Finish, why: str | None = None, laps: int | None = None) -> Log:
    log.add(MassStartFinished(event=EVENT, finishes=finishes, laps=laps), why=why)
    return log


def table(log: Log) -> Table:
    return mass_start(log.state.mass_starts[EVENT]["final"])


def line(log: Log, skater: str) -> Line:
    return next(one for one in table(log).lines if one.skater == skater)


def order(log: Log) -> list[tuple[str, int | None, int]]:
    return [(one.skater, one.rank, one.total) for one in table(log).lines]


# A semi-final of the World Single Distances in Heerenveen, 4 March 2023, as an encyclopedia tabulates its
# sheet: rank, points, time. Who won which sprint is not told there; this is one way to these points.
SEMI_FINAL = (
    ("michael", 63, "7:53.98"), ("chung", 40, "8:00.32"), ("howe", 20, "8:00.49"), ("wenger", 10, "8:00.65"),
    ("swings", 8, "8:00.80"), ("bergsma", 8, "8:01.39"), ("di-stefano", 4, "8:13.41"),
    ("mcdermott", 2, "8:15.38"), ("thorup", 0, "8:05.36"), ("rijhnen", 0, "8:20.97"),
    ("loubineaud", 0, "8:32.03"), ("tsuchiya", 0, "7:35.96"),
)  # fmt: skip
WON = {
    4: ("michael", "swings", "di-stefano"),
    8: ("bergsma", "tsuchiya", "mcdermott"),
    12: ("di-stefano", "bergsma", "mcdermott"),
}


def semi_final() -> Log:
    log = Log().registers(*(name for name, *_ in SEMI_FINAL), sex="m")
    log.add(MassStartAnnounced(event=EVENT))
    log.add(MassStartDrawn(event=EVENT, skaters=tuple(sorted(name for name, *_ in SEMI_FINAL))))
    for lap, skaters in WON.items():
        log.add(SprintJudged(event=EVENT, lap=lap, skaters=skaters))
    whole = sorted(SEMI_FINAL[:-1], key=lambda one: one[2])
    finishes = [Finish(skater=name, time=time) for name, _, time in whole]
    lapped = Finish(skater="tsuchiya", time=SEMI_FINAL[-1][2], laps=14)
    return ends(log, *finishes, lapped)


def test_a_published_semi_final_is_ranked_as_it_was() -> None:
    assert order(semi_final()) == [
        (name, rank, points) for rank, (name, points, _) in enumerate(SEMI_FINAL, 1)
    ]


def test_sprint_points_of_a_lapped_skater_are_shown_and_do_not_count() -> None:
    found = line(semi_final(), "tsuchiya")
    assert (found.sprints, found.total, found.lapped, found.laps) == ((0, 2, 0), 0, True, 14)


def test_level_on_points_the_finish_decides() -> None:
    found = [(one.skater, one.total, one.finished) for one in table(semi_final()).lines[4:6]]
    assert found == [("swings", 8, 5), ("bergsma", 8, 6)]


def test_who_won_sprints_may_stand_before_whoever_was_sixth_at_the_finish() -> None:
    log = sprints(drawn(*NAMES), {4: ["m-j"], 8: ["m-j"]})
    ends(log, *(Finish(skater=name) for name in NAMES))
    assert [one.skater for one in table(log).lines][4:7] == ["m-e", "m-j", "m-f"]


def test_below_the_others_laps_decide_and_then_time() -> None:
    log = ends(
        drawn("m-a", "m-b", "m-c", "m-d"),
        Finish(skater="m-a", time="8:00.00"),
        Finish(skater="m-b", time="7:40.00", laps=14),
        Finish(skater="m-c", time="7:50.00", laps=15),
        Finish(skater="m-d", time="7:45.00", laps=14),
    )
    assert [(one.skater, one.rank, one.laps) for one in table(log).lines] == [
        ("m-a", 1, 16),
        ("m-c", 2, 15),
        ("m-b", 3, 14),
        ("m-d", 4, 14),
    ]


@pytest.mark.parametrize("status", ["DNF", "DQ", "DNS", "WDR"])
def test_a_status_has_no_rank_and_no_points(status: str) -> None:
    log = sprints(drawn("m-a", "m-b", "m-c"), {4: ["m-a", "m-b"]})
    ends(log, Finish(skater="m-b"), Finish(skater="m-a", status=status), Finish(skater="m-c"))  # type: ignore[arg-type]
    assert order(log) == [("m-b", 1, 62), ("m-c", 2, 40), ("m-a", None, 0)]


def test_an_obstruction_is_disqualified_with_its_code() -> None:
    log = ends(drawn("m-a", "m-b"), Finish(skater="m-b"), Finish(skater="m-a", status="DQ", code="T25"))
    assert (line(log, "m-a").code, line(log, "m-a").status) == ("T25", "DQ")


def test_a_race_may_have_another_number_of_laps_than_was_due_with_its_reason() -> None:
    log = ends(
        drawn("m-a", "m-b"),
        Finish(skater="m-a"),
        Finish(skater="m-b", laps=14),
        laps=15,
        why="bell a lap early",
    )
    assert [(one.skater, one.laps, one.lapped) for one in table(log).lines] == [
        ("m-a", 15, False),
        ("m-b", 14, True),
    ]
    assert log.state.mass_starts[EVENT]["final"].note == "bell a lap early"
    with pytest.raises(Refused, match="16 laps were due and 15 were skated: that needs its reason"):
        ends(drawn("m-a", "m-b"), Finish(skater="m-a"), Finish(skater="m-b"), laps=15)


def test_before_the_end_the_sprints_make_an_order_without_ranks() -> None:
    log = drawn("m-a", "m-b", "m-c")
    assert table(log).stage is Stage.NOT_BEGUN
    sprints(log, {4: ["m-c", "m-b"]})
    assert (table(log).stage, order(log)) == (
        Stage.UNDER_WAY,
        [("m-c", None, 3), ("m-b", None, 2), ("m-a", None, 0)],
    )


def test_a_sprint_judged_again_replaces_what_was_judged() -> None:
    log = sprints(drawn("m-a", "m-b"), {4: ["m-a"]})
    sprints(log, {4: ["m-b"]})
    assert order(log)[0] == ("m-b", None, 3)


def test_a_correction_takes_the_place_of_a_result_and_says_why() -> None:
    log = ends(drawn("m-a", "m-b"), Finish(skater="m-a"), Finish(skater="m-b"))
    log.add(
        MassStartCorrected(event=EVENT, finishes=(Finish(skater="m-b"), Finish(skater="m-a"))),
        why="photo read anew",
    )
    assert order(log) == [("m-b", 1, 60), ("m-a", 2, 40)]
    assert log.state.mass_starts[EVENT]["final"].corrected == "photo read anew"


@given(st.permutations(NAMES), st.lists(st.permutations(NAMES), min_size=3, max_size=3), st.integers(0, 9))
def test_every_point_is_given_once_and_the_order_follows_points_then_the_finish(
    finish: list[str], won: list[list[str]], lapped: int
) -> None:
    log = sprints(drawn(*NAMES), {lap: found[:3] for lap, found in zip((4, 8, 12), won, strict=True)})
    whole = len(finish) - lapped
    ends(log, *(Finish(skater=name, laps=None if n < whole else 15) for n, name in enumerate(finish)))
    lines = table(log).lines
    assert [one.rank for one in lines] == list(range(1, 11))
    counted = [(-one.total, one.finished) for one in lines if one.finished is not None]
    assert counted == sorted(counted, key=lambda one: (one[0], one[1] or 0))
    assert sum(sum(one.sprints) for one in lines) == 3 * sum(SPRINT_POINTS.value)
    assert sum(one.final for one in lines) == sum(FINAL_POINTS.value[:whole])
    assert all(one.total == 0 for one in lines if one.lapped)


A, B = Finish(skater="m-a"), Finish(skater="m-b")
WRONG = [
    (MassStartAnnounced(event=EVENT), "was announced before"),
    (MassStartAnnounced(event=EVENT, race="b", laps=10), "each before the last lap"),
    (MassStartDrawn(event="w-mass-start", skaters=("m-a", "m-b")), "was not announced"),
    (MassStartDrawn(event=EVENT, skaters=("m-a", "m-a")), "stands twice in the start list"),
    (MassStartDrawn(event=EVENT, skaters=("m-a", "nobody")), "“nobody” is not registered"),
    (MassStartDrawn(event=EVENT, skaters=("m-a", "wil")), "Wil Wil cannot start"),
    (SprintJudged(event=EVENT, lap=5, skaters=("m-a",)), "there are sprints after 4, 8, 12"),
    (SprintJudged(event=EVENT, lap=4, skaters=("m-c",)), "does not start in m-mass-start"),
    (SprintJudged(event=EVENT, lap=4, skaters=("m-a", "m-a")), "stands twice in the sprint"),
    (MassStartFinished(event=EVENT, finishes=(A,)), "there is no result of M M-B; add a time"),
    (MassStartFinished(event=EVENT, finishes=(A, A, B)), "has two results"),
    (MassStartFinished(event=EVENT, finishes=(A, Finish(skater="m-b", laps=17))), "17 laps of 16"),
    (
        MassStartFinished(event=EVENT, finishes=(A, Finish(skater="m-b", time="8:00.00", status="DQ"))),
        "a time or a status, not both",
    ),
    (
        MassStartFinished(event=EVENT, finishes=(A, Finish(skater="m-b", time="8:00.00", code="T25"))),
        "only a disqualification has a code",
    ),
    (
        MassStartFinished(
            event=EVENT, finishes=(Finish(skater="m-a", time="8:00.01"), Finish(skater="m-b", time="8:00.00"))
        ),
        "finished behind M M-A, with a faster time",
    ),
    (MassStartCorrected(event=EVENT, finishes=(A, B)), "has no result to correct"),
]


@pytest.mark.parametrize(("event", "says"), WRONG, ids=[says for _, says in WRONG])
def test_what_cannot_be_is_refused_and_leaves_no_trace(event: object, says: str) -> None:
    log = drawn("m-a", "m-b")
    log.registers("wil", "m-c")
    before = repr(log.state.mass_starts)
    with pytest.raises(Refused, match=says):
        log.add(event)  # type: ignore[arg-type]
    assert repr(log.state.mass_starts) == before


def test_after_the_end_only_corrections_change_anything() -> None:
    log = ends(drawn("m-a", "m-b"), A, B)
    with pytest.raises(Refused, match="has its result; record a correction"):
        ends(log, B, A)
    with pytest.raises(Refused, match="is on the ice or was skated"):
        log.add(MassStartDrawn(event=EVENT, skaters=("m-a", "m-b")))
    with pytest.raises(Refused, match="a sprint judged anew needs its reason"):
        sprints(log, {4: ["m-a"]})
    log.add(SprintJudged(event=EVENT, lap=4, skaters=("m-b",)), why="seen on the film")
    assert order(log) == [("m-a", 1, 60), ("m-b", 2, 43)]
