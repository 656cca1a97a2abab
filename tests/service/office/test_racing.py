"""What each thing that an official says of a pair comes to as facts, and what is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from tests.building import Log

from startbewijs.errors import Refused
from startbewijs.log.events import racing as events
from startbewijs.log.events.base import Event
from startbewijs.results.outcomes import outcomes
from startbewijs.service.office import racing
from startbewijs.service.office.pairs import At, in_lane, pair_named, race_meant, seated
from startbewijs.service.office.powers import POWERS, due_for
from startbewijs.sport.competition import Mishap, Status
from startbewijs.sport.distances import Distance, Lane
from startbewijs.sport.times import RaceTime

W1000 = Distance.of("w1000")
AT = At(W1000, 1, "pair-1")
T = RaceTime.parse


@pytest.fixture
def log() -> Log:
    made = Log().announces("w1000").announces("w500", counting="best")
    made.enters("w1000", "ann", "bea", "cor", "dee").enters("w500", "ann", "bea")
    made.draws("w1000", "pair-1", "ann", "bea", number=1)
    return made.draws("w1000", "pair-2", "cor", number=2, lane="outer")


def record(log: Log, found: Iterable[Event]) -> list[Event]:
    recorded = list(found)
    for event in recorded:
        log.add(event)
    return recorded


def outcome(log: Log, skater: str) -> Status:
    return outcomes(log.contest("w1000"), 1)[skater].status


def test_the_first_time_of_a_pair_takes_its_start_for_granted_and_the_second_does_not(log: Log) -> None:
    first = record(log, racing.time(log.state, AT, "ann", T("1:15.10"), "photo_finish"))
    assert [type(event) for event in first] == [events.PairStarted, events.FinishTimed]
    second = record(log, racing.time(log.state, AT, "bea", T("1:16.10"), "photo_finish"))
    assert [type(event) for event in second] == [events.FinishTimed]


def test_what_is_so_already_comes_to_no_fact(log: Log) -> None:
    deciders: tuple[Callable[[], Iterable[Event]], ...] = (
        lambda: racing.called(log.state, AT),
        lambda: racing.started(log.state, AT),
        lambda: racing.time(log.state, AT, "ann", T("1:15.10"), "beam"),
        lambda: racing.did_not_finish(log.state, AT, "bea"),
        lambda: racing.did_not_start(log.state, AT, "bea"),
        lambda: racing.resurfaced(log.state, W1000, 1, AT),
    )
    for decide in deciders:
        assert record(log, decide())
        assert list(decide()) == []


def test_times_of_several_lines_are_recorded_in_the_order_of_the_race(log: Log) -> None:
    lines = {
        ("ann", 1000): T("1:15.10"),
        ("bea", 200): T("18.40"),
        ("ann", 200): T("18.00"),
        ("ann", 600): T("46.10"),
    }
    found = record(log, racing.times(log.state, AT, lines, "transponder"))
    assert isinstance(found[0], events.PairStarted)
    assert [(event.skater, getattr(event, "metres", 1000)) for event in found[1:]] == [  # type: ignore[attr-defined]
        ("ann", 200),
        ("bea", 200),
        ("ann", 600),
        ("ann", 1000),
    ]


def test_a_line_that_the_distance_does_not_have_is_refused(log: Log) -> None:
    with pytest.raises(Refused, match=r"300 m is no line of the .*; its lines are at 200, 600, 1000 m"):
        list(racing.time(log.state, AT, "ann", T("25.00"), "beam", 300))


def test_a_second_false_start_disqualifies_whoever_caused_it_and_nobody_else(log: Log) -> None:
    record(log, racing.false_start(log.state, AT, "ann"))
    record(log, racing.false_start(log.state, AT, "bea"))
    with pytest.raises(Refused, match=r"Bea is out by the second false start of pair 1"):
        list(racing.false_start(log.state, AT, "bea"))
    record(log, racing.time(log.state, AT, "ann", T("1:15.10"), "photo_finish"))
    record(log, racing.confirmed(log.state, AT))
    assert (outcome(log, "ann"), outcome(log, "bea")) == (Status.FINISHED, Status.DQ)


def test_after_a_false_start_the_next_shot_is_a_fact_of_its_own(log: Log) -> None:
    record(log, racing.started(log.state, AT))
    record(log, racing.false_start(log.state, AT, "ann"))
    again = record(log, racing.started(log.state, AT))
    assert [type(event) for event in again] == [events.PairStarted]
    assert record(log, racing.started(log.state, AT)) == []


def test_a_false_start_after_a_time_is_refused(log: Log) -> None:
    record(log, racing.time(log.state, AT, "ann", T("1:15.10"), "photo_finish"))
    with pytest.raises(Refused, match="times of pair 1 already"):
        list(racing.false_start(log.state, AT, "bea"))


def test_a_pair_in_which_something_is_lacking_is_not_confirmed(log: Log) -> None:
    record(log, racing.time(log.state, AT, "ann", T("1:15.10"), "photo_finish"))
    with pytest.raises(Refused, match="Bea has no time in pair 1"):
        list(racing.confirmed(log.state, AT))
    record(log, racing.seen(log.state, AT, "bea", Mishap.FELL))
    with pytest.raises(Refused, match="Bea has no time"):
        list(racing.confirmed(log.state, AT))
    record(log, racing.did_not_finish(log.state, AT, "bea"))
    record(log, racing.confirmed(log.state, AT))
    with pytest.raises(Refused, match="pair 1 is confirmed; record a correction"):
        list(racing.time(log.state, AT, "ann", T("1:15.20"), "photo_finish"))


def test_who_withdrew_after_the_draw_holds_no_confirmation_up(log: Log) -> None:
    from startbewijs.log.events.tournament import EntryWithdrawn

    record(log, racing.time(log.state, AT, "ann", T("1:15.10"), "photo_finish"))
    log.add(EntryWithdrawn(skater="bea", distance="w1000"))
    record(log, racing.confirmed(log.state, AT))
    assert outcome(log, "bea") is Status.WDR


@pytest.mark.parametrize(
    ("code", "says"),
    [
        (None, "needs the code of its rule, one of T02"),
        (" ", "needs the code"),
        ("T99", "“T99” is no code"),
        ("8", "no code"),
    ],
)
def test_a_disqualification_without_a_code_of_the_legend_is_refused(
    log: Log, code: str | None, says: str
) -> None:
    with pytest.raises(Refused, match=says):
        list(racing.disqualified(log.state, AT, "ann", code))


def test_a_disqualification_leaves_the_other_lane_alone(log: Log) -> None:
    (made,) = record(log, racing.disqualified(log.state, AT, "ann", "t08"))
    assert made == events.SkaterDisqualified(distance="w1000", pair="pair-1", skater="ann", code="T08")
    run = AT.seats(log.state).run("bea")
    assert run is not None
    assert (run.status, run.code) == (None, None)


def test_a_re_skate_needs_its_grant_and_is_a_pair_of_its_own(log: Log) -> None:
    with pytest.raises(Refused, match="No re-skate was granted to Bea"):
        list(racing.reskate(log.state, W1000, 1, {Lane.INNER: "bea"}))
    record(log, racing.hindered(log.state, AT, "bea", "crossing", "ann"))
    record(log, racing.reskate_granted(log.state, AT, "bea"))
    with pytest.raises(Refused, match="granted a re-skate for pair 1 already"):
        list(racing.reskate_granted(log.state, AT, "bea"))
    record(log, racing.time(log.state, AT, "ann", T("1:15.10"), "photo_finish"))
    record(log, racing.confirmed(log.state, AT))
    record(log, racing.reskate(log.state, W1000, 1, {Lane.OUTER: "bea"}))
    again = pair_named("reskate-1", log.state, W1000, 1)
    assert in_lane(Lane.OUTER, log.state, again).skater == "bea"
    assert pair_named("bea", log.state, W1000, 1) == again
    with pytest.raises(Refused, match="No re-skate was granted to Bea Bea that is still to come"):
        list(racing.reskate(log.state, W1000, 1, {Lane.INNER: "bea"}))
    record(log, racing.time(log.state, again, "bea", T("1:14.10"), "photo_finish"))
    record(log, racing.confirmed(log.state, again))
    found = outcomes(log.contest("w1000"), 1)["bea"]
    assert (found.reskated, str(found.time)) == (True, "1:14.10")


def test_a_distance_is_closed_once_every_pair_is_confirmed(log: Log) -> None:
    with pytest.raises(Refused, match="cannot be closed: pair 1 is not confirmed"):
        list(racing.closed(log.state, W1000))
    for at, skaters in ((AT, ("ann", "bea")), (At(W1000, 1, "pair-2"), ("cor",))):
        for n, skater in enumerate(skaters):
            record(log, racing.time(log.state, at, skater, T(f"1:15.1{n}"), "photo_finish"))
        record(log, racing.confirmed(log.state, at))
    record(log, racing.closed(log.state, W1000))
    with pytest.raises(Refused, match="is closed already"):
        list(racing.closed(log.state, W1000))
    with pytest.raises(Refused, match="has no result yet"):
        list(racing.closed(log.state, Distance.of("w500")))


def test_a_skater_without_a_pair_may_be_said_not_to_start(log: Log) -> None:
    record(log, racing.left_out(log.state, W1000, 1, "dee"))
    assert outcome(log, "dee") is Status.DNS
    with pytest.raises(Refused, match="Ann is in pair 1"):
        list(racing.left_out(log.state, W1000, 1, "ann"))


@pytest.mark.parametrize(
    ("measured", "says"),
    [
        ({"ice": 200}, "ice cannot be 20.0"),
        ({"air": -500}, "air cannot be -50.0"),
        ({"humidity": 1001}, "humidity cannot be 100.1"),
        ({"pressure": 1013000}, "pressure cannot be 1013000 hPa"),
    ],
)
def test_conditions_that_no_hall_has_are_refused(log: Log, measured: dict[str, int], says: str) -> None:
    with pytest.raises(Refused, match=says):
        list(racing.measured(log.state, W1000, 1, **measured))


@pytest.mark.parametrize("word", ["1", "01", "pair-1", "PAIR-1", "ann", "Bea"])
def test_a_pair_goes_by_its_number_its_id_or_who_skates_in_it(log: Log, word: str) -> None:
    assert pair_named(word, log.state, W1000, 1) == AT


def test_the_last_pair_is_the_one_with_the_highest_number(log: Log) -> None:
    assert pair_named("laatste", log.state, W1000, 1).pair == "pair-2"
    assert pair_named("last", log.state, W1000, 1).pair == "pair-2"


@pytest.mark.parametrize("word", ["3", "0", "dee", "reskate", "-1", "", "٣"])
def test_a_pair_that_is_not_there_is_refused(log: Log, word: str) -> None:
    with pytest.raises(Refused, match="has no pair"):
        pair_named(word, log.state, W1000, 1)


@pytest.mark.parametrize(
    ("word", "who"),
    [("inner", "ann"), ("Binnen", "ann"), ("white", "ann"), ("red", "bea"), ("o", "bea"), ("bea", "bea")],
)
def test_a_skater_goes_by_lane_armband_or_name(log: Log, word: str, who: str) -> None:
    assert seated(word, log.state, AT).skater == who


def test_who_is_not_in_the_pair_is_nobody_in_it(log: Log) -> None:
    with pytest.raises(Refused, match="“cor” is nobody in pair 1: say inner or outer, or one of Ann"):
        seated("cor", log.state, AT)
    with pytest.raises(Refused, match="Nobody starts in the inner lane of pair 2; in it is Cor"):
        seated("inner", log.state, At(W1000, 1, "pair-2"))


def test_a_pair_without_lanes_asks_for_a_name(log: Log) -> None:
    log.draws("w500", "last", "ann", "bea", lanes=False)
    at = At(Distance.of("w500"), 1, "last")
    with pytest.raises(Refused, match=r"lanes of pair last are not known; name the skater: Ann.*, Bea"):
        seated("inner", log.state, at)
    assert seated("bea", log.state, at).skater == "bea"


def test_a_race_has_to_be_named_where_it_is_not_clear(log: Log) -> None:
    w500 = Distance.of("w500")
    assert race_meant(log.state, W1000, None) == 1
    with pytest.raises(Refused, match="skated twice; say which race"):
        race_meant(log.state, w500, None)
    log.draws("w500", "one", "ann", "bea")
    assert race_meant(log.state, w500, None) == 1
    log.draws("w500", "two", "ann", "bea", race=2)
    with pytest.raises(Refused, match="say which race"):
        race_meant(log.state, w500, None)
    with pytest.raises(Refused, match="has no race 3 here; it is skated twice"):
        race_meant(log.state, w500, 3)


def test_the_referee_may_record_all_that_happens_to_a_pair() -> None:
    of_a_pair = [name for name in POWERS if name not in ("withdraw", "undo", "call", "measure", "resurface")]
    assert due_for(["time", "mishap"], None) == "timekeeper"
    assert due_for(["time", "confirm"], None) == "referee"
    assert due_for(["start", "false start", "time"], None) == "timekeeper"
    for first in of_a_pair:
        for second in ("time", "disqualify", "confirm"):
            if "referee" in POWERS[first].may:
                assert due_for([first, second], None) in POWERS[second].may
    with pytest.raises(Refused, match="not for the timekeeper; it is for: referee"):
        due_for(["time", "confirm"], "timekeeper")
