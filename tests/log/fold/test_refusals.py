"""Facts that cannot be: each is refused in a sentence, and leaves the state as it was."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from tests.building import Log

from startbewijs.errors import Refused
from startbewijs.log.events import decisions, drawing, racing, tournament
from startbewijs.log.events.base import Event
from startbewijs.log.facts import Fact
from startbewijs.log.fold.folding import folded, step
from startbewijs.sport.competition import Competition
from startbewijs.sport.moments import Moment


def trials() -> Log:
    """A tournament half-way.

    Women's 500 m, best of two: ann and bea confirmed in pair 1, cat and dee drawn in pair 2 and eve in
    pair 3, flo withdrawn; gwen is registered and entered nowhere. Men's 1000 m: m-abe and m-bob, closed.
    Women's 1000 m: open for entries, nothing skated. Women's 1500 m: closed for some known entrants.
    """
    log = Log().announces("w500", counting="best").announces("w1000").announces("w1500").announces("m1000")
    log.registers("gwen", start_number=7)
    log.enters("w500", "ann", "bea", "cat", "dee", "eve", "flo").enters("m1000", "m-abe", "m-bob")
    log.enters("w1500", "ann", known="some")
    log.add(tournament.EntryWithdrawn(skater="flo", distance="w500"), why="ill")
    log.skates("w500", {"ann": "37.24", "bea": "37.60"}, pair="1")
    log.draws("w500", "2", "cat", "dee").draws("w500", "3", "eve")
    return log.skates("m1000", {"m-abe": "67.541", "m-bob": "67.546"}, pair="1").closes("m1000")


def refused(log: Log, event: Event, recorded: str = "2025-12-26", sources: tuple[str, ...] = ()) -> str:
    """What the refusal says; the state must be untouched."""
    before, facts = deepcopy(log.state), list(log.facts)
    with pytest.raises(Refused) as refusal:
        log.add(event, recorded=recorded, sources=sources)
    assert log.state == before
    assert log.facts == facts
    prefix = f"Fact {len(facts) + 1}: "
    assert str(refusal.value).startswith(prefix)
    return str(refusal.value).removeprefix(prefix)


W500: dict[str, Any] = {"distance": "w500"}
ON_2: dict[str, Any] = {"distance": "w500", "pair": "2"}
CORRECT = "record a correction with its reason"

LONE = "only who skates alone is given the outer lane by that field; name the inner first."


def made(**fields: Any) -> drawing.DrawMade:
    """A draw of three pairs from a seed."""
    values: dict[str, Any] = {"distance": "w500", "method": "lots-1", "seed": "4711", "pairs": 3}
    return drawing.DrawMade(**values | fields)


CASES: list[tuple[Event, str]] = [
    # Tournament
    (
        tournament.TournamentOpened(
            tournament="again",
            name="A",
            venue="B",
            track="C",
            nation="NED",
            time_zone="UTC",
            days=("2025-12-26",),
        ),
        "this tournament is open already.",
    ),
    (tournament.DistanceAnnounced(distance="w500"), "w500 was announced before."),
    (tournament.DistanceAnnounced(distance="w10000"), "“w10000” is not a distance: write w or m"),
    (tournament.ProgrammeSet(day="2025-12-31", blocks=()), "2025-12-31 is not a day of this tournament."),
    (tournament.ProgrammeSet(day="2025-02-30", blocks=()), "“2025-02-30” is not a day of the calendar"),
    (tournament.ProgrammeChanged(day="2025-12-31", blocks=()), "2025-12-31 is not a day of this tournament."),
    (
        tournament.ProgrammeSet(day="2025-12-26", blocks=(tournament.Block(distance="w3000"),)),
        "The distance w3000 is not skated at this tournament.",
    ),
    (
        tournament.ProgrammeSet(day="2025-12-26", blocks=(tournament.Block(distance="w1000", race=2),)),
        "w1000 has no race 2.",
    ),
    (
        tournament.SkaterRegistered(skater="ann", sex="m", given="Ann", surname="Ann"),
        "ann was registered with another sex; register under a new id.",
    ),
    (
        tournament.SkaterRegistered(skater="hope", sex="w", given="Hope", surname="Hope", start_number=7),
        "start number 7 is already worn by Gwen Gwen.",
    ),
    (
        tournament.MarkStated(kind="PB", distance="w500", time="37.00"),
        "a personal or season best needs the skater whose it is.",
    ),
    (
        tournament.MarkStated(kind="SB", distance="w500", time="37.00", holder="Somebody"),
        "a personal or season best needs the skater whose it is.",
    ),
    (
        tournament.MarkStated(kind="PB", distance="w500", time="37.00", skater="nobody"),
        "Skater “nobody” is not registered in this tournament.",
    ),
    (tournament.MarkStated(kind="TR", distance="m3000"), "“m3000” is not a distance"),
    (tournament.EntryMade(distance="w3000", skater="gwen"), "The distance w3000 is not skated"),
    (tournament.EntryMade(distance="w1000", skater="nobody"), "Skater “nobody” is not registered"),
    (tournament.EntryMade(distance="w1000", skater="m-abe"), "M M-Abe cannot enter w1000."),
    (tournament.EntryMade(distance="w500", skater="gwen"), "the entries for w500 are closed."),
    (tournament.EntryMade(distance="w1500", skater="ann"), "Ann Ann is entered for w1500 already."),
    (tournament.EntriesClosed(distance="w500"), "the entries for w500 are closed already."),
    (tournament.EntryWithdrawn(skater="gwen", distance="w500"), "Gwen Gwen is not entered for w500."),
    (tournament.EntryWithdrawn(skater="nobody"), "Skater “nobody” is not registered"),
    (
        tournament.DistanceAnnounced(distance="w3000", second_draw="swapped"),
        "w3000 is skated once, so no second race is drawn.",
    ),
    # Draw
    (made(), "w500, race 1, is drawn already; take that draw back first."),
    (made(distance="w1000", race=2), "w1000 has no race 2."),
    (made(distance="m1000"), f"m1000 is closed; {CORRECT} instead."),
    (made(race=2, seed=None), "a draw has a seed, and a published draw has none."),
    (made(race=2, method="published"), "a draw has a seed, and a published draw has none."),
    (made(race=2, group_size=5), "groups of 5 cannot be cut into pairs."),
    (made(race=2, quartets=True), "quartets are for 1500 m and longer, not for w500."),
    (made(race=2, ranking=("ann", "gwen")), "Gwen Gwen is not entered for w500."),
    (made(race=2, ranking=("ann", "bea", "ann")), "Ann Ann stands there twice."),
    (made(race=2, without=("nobody",)), "Skater “nobody” is not registered"),
    (drawing.PairCancelled(**W500, pair="9"), "pair 9 of w500, race 1, has not been drawn."),
    (drawing.PairCancelled(**W500, pair="1"), "pair 1 is on the ice or has skated; it can no longer change."),
    (drawing.PairCancelled(distance="m1000", pair="1"), f"m1000 is closed; {CORRECT} instead."),
    (racing.PairDrawn(**W500, race=2, pair="9", skaters=("cat", "dee"), lane="outer"), LONE),
    (racing.PairDrawn(**W500, race=2, pair="9", skaters=("cat",), lanes=False, lane="outer"), LONE),
    (racing.PairChanged(**ON_2, skaters=("cat", None), lane="outer"), LONE),
    (
        racing.PairDrawn(**W500, pair="9", skaters=("nobody",)),
        "Skater “nobody” is not registered in this tournament.",
    ),
    (racing.PairDrawn(**W500, pair="9", skaters=("gwen",)), "Gwen Gwen is not entered for w500."),
    (racing.PairDrawn(**W500, pair="9", skaters=("flo",)), "Flo Flo has withdrawn from w500."),
    (
        racing.PairDrawn(**W500, pair="9", skaters=("cat", None)),
        "Cat Cat is in pair 2 already; change that pair first.",
    ),
    (
        racing.PairDrawn(**W500, pair="9", skaters=("ann",)),
        "Ann Ann is in pair 1 already; change that pair first.",
    ),
    (
        racing.PairDrawn(**W500, pair="9", race=2, skaters=("cat", "cat")),
        "a pair needs two different skaters.",
    ),
    (racing.PairDrawn(**W500, pair="9", race=2, skaters=(None, None)), "a pair needs two different skaters."),
    (racing.PairDrawn(**W500, pair="2", skaters=("eve",)), "pair 2 of w500 was drawn before."),
    (racing.PairDrawn(distance="w1500", pair="9", race=2, skaters=("ann",)), "w1500 has no race 2."),
    (
        racing.PairDrawn(**W500, pair="9", skaters=("ann",), reskate=True),
        "no re-skate was granted to everyone",
    ),
    (
        racing.PairDrawn(**W500, pair="9", skaters=(None,), reskate=True),
        "no re-skate was granted to everyone",
    ),
    (
        racing.PairDrawn(distance="m1000", pair="9", skaters=("m-abe",)),
        f"m1000 is closed; {CORRECT} instead.",
    ),
    (racing.PairChanged(**W500, pair="9", skaters=("cat",)), "pair 9 of w500, race 1, has not been drawn."),
    (racing.PairChanged(**W500, pair="1", skaters=("ann",)), "pair 1 is on the ice or has skated"),
    (racing.PairChanged(**ON_2, skaters=("cat", "flo")), "Flo Flo has withdrawn from w500."),
    (racing.PairChanged(**ON_2, skaters=("cat", "gwen")), "Gwen Gwen is not entered for w500."),
    (
        racing.PairChanged(**ON_2, skaters=("cat", "eve")),
        "Eve Eve is in pair 3 already; change that pair first.",
    ),
    # On the ice
    (racing.PairCalled(**W500, pair="9"), "pair 9 of w500, race 1, has not been drawn."),
    (racing.PairCalled(**W500, pair="2", race=2), "pair 2 of w500, race 2, has not been drawn."),
    (racing.PairCalled(**W500, pair="1"), f"pair 1 of w500 is confirmed; {CORRECT} instead."),
    (racing.PairStarted(**W500, pair="1"), f"pair 1 of w500 is confirmed; {CORRECT} instead."),
    (racing.FalseStart(**W500, pair="1", skater="ann"), f"pair 1 of w500 is confirmed; {CORRECT} instead."),
    (racing.FalseStart(**ON_2, skater="eve"), "Eve Eve is not in pair 2."),
    (racing.FalseStart(**ON_2, skater="nobody"), "Skater “nobody” is not registered"),
    (racing.ConditionsMeasured(distance="w1000", race=2, ice=-87), "w1000 has no race 2."),
    (
        racing.PassingTimed(**ON_2, skater="cat", metres=200, time="20.1", source="beam"),
        "200 m is not a line of w500; its lines are at 100, 500 m.",
    ),
    (
        racing.PassingTimed(**ON_2, skater="eve", metres=100, time="10.4", source="beam"),
        "Eve Eve is not in pair 2.",
    ),
    (
        racing.PassingTimed(**W500, pair="1", skater="ann", metres=100, time="10.4", source="beam"),
        "pair 1 of w500 is confirmed",
    ),
    (racing.FinishTimed(**ON_2, skater="eve", time="37.24", source="beam"), "Eve Eve is not in pair 2."),
    (
        racing.FinishTimed(**W500, pair="1", skater="ann", time="37.20", source="hand"),
        f"pair 1 of w500 is confirmed; {CORRECT} instead.",
    ),
    (
        racing.FinishTimed(distance="m1000", pair="1", skater="m-abe", time="67.20", source="beam"),
        f"m1000 is closed; {CORRECT} instead.",
    ),
    (racing.SkaterFell(**ON_2, skater="eve"), "Eve Eve is not in pair 2."),
    (racing.WarningGiven(**W500, pair="1", skater="ann"), "pair 1 of w500 is confirmed"),
    (racing.SkaterDidNotFinish(**ON_2, skater="eve"), "Eve Eve is not in pair 2."),
    (racing.SkaterDidNotFinish(**W500, pair="1", skater="ann"), "pair 1 of w500 is confirmed"),
    (racing.SkaterDidNotStart(**W500, skater="gwen"), "Gwen Gwen is not entered for w500."),
    (racing.SkaterDidNotStart(**ON_2, skater="eve"), "Eve Eve is not in pair 2."),
    (
        racing.SkaterDidNotStart(**W500, skater="ann", pair="1"),
        "pair 1 of w500 was not drawn, or is confirmed already.",
    ),
    (
        racing.SkaterDisqualified(**W500, skater="ann", pair="9"),
        "pair 9 of w500 was not drawn, or is confirmed already.",
    ),
    (
        racing.SkaterDisqualified(**W500, skater="ann"),
        f"Ann Ann has a result in race 1 of w500; {CORRECT}.",
    ),
    (racing.SkaterDidNotStart(**W500, skater="ann"), f"Ann Ann has a result in race 1 of w500; {CORRECT}."),
    (racing.SkaterDisqualified(distance="m1000", skater="m-abe"), f"m1000 is closed; {CORRECT} instead."),
    (racing.ReskateGranted(**ON_2, skater="eve"), "Eve Eve is not in pair 2."),
    (racing.ReskateGranted(distance="m1000", pair="1", skater="m-abe"), "m1000 is closed"),
    (racing.PairConfirmed(**W500, pair="9"), "pair 9 of w500, race 1, has not been drawn."),
    (racing.PairConfirmed(**W500, pair="1"), f"pair 1 of w500 is confirmed; {CORRECT} instead."),
    (racing.ResurfacingHeld(**W500, after_pair="9"), "pair 9 has not been drawn."),
    (racing.ResurfacingHeld(distance="w1000", race=2), "w1000 has no race 2."),
    # Results
    (racing.ResultPublished(**W500, skater="gwen", time="37.24"), "Gwen Gwen is not entered for w500."),
    (
        racing.ResultPublished(**W500, skater="ann", time="37.20"),
        f"Ann Ann has a result in race 1 of w500; {CORRECT}.",
    ),
    (
        racing.ResultPublished(**W500, skater="cat", time="37.20", status="DNF"),
        "a result is a time or a status, not both.",
    ),
    (racing.ResultPublished(distance="m1000", skater="m-abe", time="67.1"), "m1000 is closed"),
    (racing.ResultCorrected(**W500, skater="ann"), "a correction needs the right time or the right status."),
    (
        racing.ResultCorrected(**W500, skater="ann", time="37.24", status="DQ"),
        "a result is a time or a status, not both.",
    ),
    (racing.ResultCorrected(**W500, skater="gwen", status="DQ"), "Gwen Gwen is not entered for w500."),
    (racing.ResultCorrected(distance="w1500", race=2, skater="ann", status="DQ"), "w1500 has no race 2."),
    (racing.RankPublished(**W500, skater="gwen", rank=1), "Gwen Gwen is not entered for w500."),
    (racing.RecordPublished(**W500, skater="gwen", kind="PB", time="37.24"), "Gwen Gwen is not entered"),
    (
        racing.RecordPublished(distance="w1500", race=2, skater="ann", kind="PB", time="1:55.00"),
        "w1500 has no race 2.",
    ),
    (racing.DistanceClosed(distance="m1000"), "m1000 is closed already."),
    (racing.DistanceClosed(distance="w1000"), "w1000 has no result yet."),
    # Decisions
    (decisions.ProtestLodged(distance="w3000", lodged_by="a team"), "The distance w3000 is not skated"),
    (decisions.ProtestLodged(distance="w1000", race=2, lodged_by="a team"), "w1000 has no race 2."),
    (decisions.ProtestDecided(protest=1, upheld=True), "no protest was lodged at position 1."),
    (decisions.CalamityRecorded(skater="gwen", distance="w500"), "Gwen Gwen is not entered for w500."),
    (decisions.TicketDeclined(skater="nobody"), "Skater “nobody” is not registered"),
    (decisions.StartWaived(skater="nobody", distance="w500"), "Skater “nobody” is not registered"),
    (decisions.StartWaived(skater="ann", distance="w3000"), "The distance w3000 is not skated"),
    (decisions.LevelDecided(distance="w500", order=("ann", "gwen")), "Gwen Gwen is not entered for w500."),
    (
        decisions.LevelDecided(distance="w500", order=("ann", "bea", "ann")),
        "a skater stands twice in this order.",
    ),
    (
        decisions.DesignationMade(kind="row", skater="ann", event="m-mass-start"),
        "Ann Ann cannot be designated for m-mass-start.",
    ),
    (
        decisions.DesignationMade(kind="distance", skater="ann", event="w500"),
        "no calamity of Ann Ann on w500 has been recorded; record it first.",
    ),
    (
        decisions.DesignationMade(kind="distance", skater="ann", event="w3000"),
        "The distance w3000 is not skated",
    ),
    (
        decisions.DesignationMade(kind="team", skater="nobody", event="w500"),
        "Skater “nobody” is not registered",
    ),
    (decisions.DesignationWithdrawn(designation=3), "no designation stands at position 3."),
    (
        decisions.StartOverruled(distance="w500", out="nobody", into="ann"),
        "Skater “nobody” is not registered",
    ),
    (decisions.StartOverruled(distance="w500", into="nobody"), "Skater “nobody” is not registered"),
    (decisions.StartOverruled(distance="w3000", into="ann"), "The distance w3000 is not skated"),
    (
        decisions.LineUpNamed(event="w-mass-start", skaters=("ann", "nobody")),
        "Skater “nobody” is not registered",
    ),
    (decisions.TeamPublished(sex="w", skaters=("ann", "m-abe")), "M M-Abe is not in this field."),
    (decisions.TeamPublished(sex="w", skaters=("ann", "nobody")), "Skater “nobody” is not registered"),
    (
        decisions.SkaterReplaced(out="ann", into="bea"),
        "no team has been published, so nobody can be replaced yet.",
    ),
    (decisions.SkaterReplaced(out="nobody", into="bea"), "Skater “nobody” is not registered"),
]


@pytest.mark.parametrize(
    ("event", "says"), CASES, ids=lambda value: type(value).__name__ if isinstance(value, Event) else ""
)
def test_a_fact_that_cannot_be_is_refused_and_leaves_no_trace(event: Event, says: str) -> None:
    told = refused(trials(), event)
    assert told.startswith(says)


def test_nobody_is_replaced_by_a_skater_of_the_other_sex() -> None:
    log = trials()
    log.add(decisions.TeamPublished(sex="w", skaters=("ann",)))
    assert (
        refused(log, decisions.SkaterReplaced(out="ann", into="m-abe")) == "M M-Abe cannot replace Ann Ann."
    )


def test_a_designation_is_withdrawn_only_once() -> None:
    log = trials()
    made = log.add(decisions.DesignationMade(kind="row", skater="ann", event="w-mass-start"))
    log.add(decisions.DesignationWithdrawn(designation=made))
    told = refused(log, decisions.DesignationWithdrawn(designation=made))
    assert told == f"no designation stands at position {made}."


@pytest.mark.parametrize("fact", [racing.PairCalled(**ON_2), racing.PairStarted(**ON_2)])
def test_a_distance_is_not_closed_while_a_pair_is_on_the_ice(fact: Event) -> None:
    log = trials()
    log.add(fact)
    assert refused(log, racing.DistanceClosed(distance="w500")) == "pair 2 of w500 is not confirmed."


@pytest.mark.parametrize(
    "fact",
    [
        racing.PairCalled(**ON_2),
        racing.PairStarted(**ON_2),
        racing.FalseStart(**ON_2, skater=None),
        racing.PassingTimed(**ON_2, skater="cat", metres=100, time="10.4", source="beam"),
    ],
    ids=["called", "started", "false start", "timed"],
)
def test_a_pair_that_is_on_the_ice_can_no_longer_change(fact: Event) -> None:
    log = trials()
    log.add(fact)
    told = refused(log, racing.PairChanged(**ON_2, skaters=("cat",)))
    assert told == "pair 2 is on the ice or has skated; it can no longer change."


def test_skaters_change_pairs_by_emptying_a_lane_first() -> None:
    log = trials()
    log.add(racing.PairChanged(**ON_2, skaters=("dee",)))
    log.add(racing.PairChanged(**W500, pair="3", skaters=("eve", "cat")))
    pairs = log.contest("w500").races[1].pairs
    assert [run.skater for run in pairs["3"].seats if run] == ["eve", "cat"]
    assert pairs["2"].changed == "as the referee reported"


def test_a_granted_re_skate_is_skated_once() -> None:
    log = trials()
    log.add(racing.ReskateGranted(**W500, pair="1", skater="ann"), why="hindered")
    log.draws("w500", "1r", "ann", reskate=True)
    again = racing.PairDrawn(**W500, pair="1s", skaters=("ann",), reskate=True)
    assert refused(log, again) == "no re-skate was granted to everyone in this pair."
    log.add(racing.ReskateGranted(**W500, pair="1r", skater="ann"), why="the clock failed")
    log.add(again)


def test_a_pair_of_a_re_skate_changes_only_to_who_was_granted_one() -> None:
    log = trials()
    log.add(racing.ReskateGranted(**W500, pair="1", skater="ann"), why="hindered")
    log.draws("w500", "1r", "ann", reskate=True)
    told = refused(log, racing.PairChanged(**W500, pair="1r", skaters=("bea",)))
    assert told == "no re-skate was granted to everyone in this pair."


@pytest.mark.parametrize(
    ("metres", "time"), [(600, "19.90"), (600, "20.10"), (600, "1:10.00"), (600, "1:12.00"), (1000, "45.20")]
)
def test_a_skater_passes_the_lines_in_their_order(metres: int, time: str) -> None:
    log = Log().announces("w1000").enters("w1000", "ann").draws("w1000", "1", "ann")
    on: dict[str, Any] = {"distance": "w1000", "pair": "1", "skater": "ann"}
    log.add(racing.PassingTimed(**on, metres=200, time="20.10", source="beam"))
    if metres == 600:
        log.times("w1000", "1", "ann", "1:10.00")
    else:
        log.add(racing.PassingTimed(**on, metres=600, time="46.30", source="beam"))
    told = refused(log, racing.PassingTimed(**on, metres=metres, time=time, source="transponder"))
    assert told.startswith(f"Ann Ann cannot be at {metres} m after {time}: at ")
    assert told.endswith("Put the wrong one of the two right first.")


def test_a_wrong_passing_is_put_right_by_the_next_one_of_the_same_source() -> None:
    log = Log().announces("w1000").enters("w1000", "ann").draws("w1000", "1", "ann")
    on: dict[str, Any] = {"distance": "w1000", "pair": "1", "skater": "ann"}
    log.add(racing.PassingTimed(**on, metres=200, time="50.10", source="hand"))
    right = racing.PassingTimed(**on, metres=600, time="46.30", source="hand")
    assert "at 200 m it was 50.10 (hand)" in refused(log, right)
    log.add(racing.PassingTimed(**on, metres=200, time="20.10", source="hand"))
    log.add(right)


def test_a_published_result_is_not_published_again() -> None:
    log = trials().publishes("w500", {"cat": "37.30"})
    told = refused(log, racing.ResultPublished(**W500, skater="cat", time="37.20"))
    assert told == f"Cat Cat has a result in race 1 of w500; {CORRECT}."
    told = refused(log, racing.SkaterDisqualified(**W500, skater="cat"))
    assert told == f"Cat Cat has a result in race 1 of w500; {CORRECT}."


def test_a_log_begins_with_its_tournament() -> None:
    first = Fact(
        position=1,
        happened=Moment.parse("2025-12-26"),
        recorded=Moment.parse("2025-12-26"),
        by="office",
        event=tournament.DistanceAnnounced(distance="w500"),
    )
    with pytest.raises(Refused, match=r"^Fact 1: a log begins with tournament.opened\.$"):
        folded([first])


@pytest.mark.parametrize("zone", ["Amsterdam", "Europe", ""])
def test_a_tournament_is_in_a_time_zone_that_exists(zone: str) -> None:
    with pytest.raises(Refused, match="is not a time zone"):
        Log(zone=zone)


@pytest.mark.parametrize("day", ["2025-02-30", "2025-13-01", "0000-01-01"])
def test_a_tournament_is_on_days_that_exist(day: str) -> None:
    with pytest.raises(Refused, match="is not a day of the calendar"):
        Log(days=(day,))


@pytest.mark.parametrize("position", [1, 2, 4, 99])
def test_facts_come_in_their_order_and_none_is_left_out(position: int) -> None:
    log = Log().registers("ann")
    told = Fact(
        position=position,
        happened=Moment.parse("2025-12-26"),
        recorded=Moment.parse("2025-12-26"),
        by="office",
        event=tournament.DistanceAnnounced(distance="w500"),
    )
    with pytest.raises(Refused, match=rf"position 3 comes next, not {position}\."):
        step(log.state, told)
    assert log.state == folded(log.facts)


def test_a_source_is_cited_before_a_fact_refers_to_it() -> None:
    log = Log()
    event = tournament.DistanceAnnounced(distance="w500")
    assert refused(log, event, sources=("live_1",)) == "source “live_1” has not been cited before."
    log.add(tournament.SourceCited(key="live_1", title="Live report"))
    log.add(event, sources=("live_1",))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("2025-12-27", "2025-12-26"),
        ("2025-12-26T18:00:00+01:00", "2025-12-26T17:59:59+01:00"),
        ("2025-12-26T18:00:00Z", "2025-12-25"),
        ("2025-12-27", "2025-12-26T22:59:59Z"),
    ],
)
def test_a_fact_is_not_recorded_before_the_one_that_stands_before_it(before: str, after: str) -> None:
    log = Log()
    log.add(tournament.DistanceAnnounced(distance="w500"), recorded=before)
    told = refused(log, tournament.DistanceAnnounced(distance="w1000"), recorded=after)
    assert told.startswith("it was recorded at ")
    assert "before the fact that stands before it" in told


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("2025-12-26", "2025-12-26"),
        ("2025-12-26T18:00:00Z", "2025-12-26"),
        ("2025-12-26", "2025-12-26T00:30:00+01:00"),
        ("2025-12-27", "2025-12-26T23:00:00Z"),
    ],
)
def test_a_day_without_its_hour_stands_before_or_after_any_instant_of_that_day(
    before: str, after: str
) -> None:
    log = Log()
    log.add(tournament.DistanceAnnounced(distance="w500"), recorded=before)
    log.add(tournament.DistanceAnnounced(distance="w1000"), recorded=after)
    assert log.state.position == 3


def test_a_fresh_state_holds_nothing() -> None:
    assert folded([]) == Competition()
