"""The fold: pure, incremental, and never forgetting."""

from __future__ import annotations

from copy import deepcopy
from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.building import Log

from startbewijs.errors import Refused
from startbewijs.log.events import decisions, racing, tournament
from startbewijs.log.events.undoing import FactWithdrawn
from startbewijs.log.facts import EVENTS, Fact
from startbewijs.log.fold.folding import _STEPS, folded, known_at
from startbewijs.results.classification import classification
from startbewijs.sport.competition import Counting, Status
from startbewijs.sport.distances import Distance, Lane, Sex
from startbewijs.sport.moments import Moment
from startbewijs.sport.times import RaceTime


def evening() -> Log:
    """A log in which a bit of everything happens, over two days."""
    log = Log()
    log.add(tournament.SourceCited(key="live_1", title="Live report"))
    log.add(tournament.OfficialNamed(office="referee", name="R. Eferee"))
    log.announces("w500", counting="best").announces("m1000", unfinished="last")
    block = tournament.Block(distance="w500", start="19:24", pairs=2)
    log.add(tournament.ProgrammeSet(day="2025-12-26", blocks=(block,)), sources=("live_1",))
    log.add(tournament.ProgrammeChanged(day="2025-12-26", blocks=(block, block)), why="fog")
    log.add(tournament.ProcedureAdopted(procedure="trials-1", version="1", sha256="0" * 64))
    log.registers(
        "ann", honours=(tournament.HonourHeld(kind="olympic_champion", event="w500", years=(2022,)),)
    )
    log.add(tournament.MarkStated(kind="TR", distance="w500"))
    log.add(tournament.MarkStated(kind="PB", distance="w500", time="37.10", skater="ann"))
    log.enters("w500", "ann", "bea", "cat", "dee").enters("m1000", "m-abe", "m-bob", known="some")
    log.add(tournament.EntryWithdrawn(skater="dee"), why="ill")
    log.draws("w500", "1", "ann", "bea").draws("w500", "2", "cat", None, lanes=False, from_end=1)
    log.add(racing.PairCalled(distance="w500", pair="1"))
    log.add(racing.ConditionsMeasured(distance="w500", ice=-87, air=137))
    log.add(racing.FalseStart(distance="w500", pair="1", skater="bea"))
    log.add(racing.PairStarted(distance="w500", pair="1"))
    on = racing.PassingTimed(distance="w500", pair="1", skater="ann", metres=100, time="10.41", source="beam")
    log.add(on)
    log.add(racing.SkaterHindered(distance="w500", pair="1", skater="ann", where="the crossing"))
    log.times("w500", "1", "ann", "37.242").times("w500", "1", "bea", "37.600").confirms("w500", "1")
    log.add(racing.ReskateGranted(distance="w500", pair="1", skater="ann"), why="hindered")
    log.skates("w500", {"ann": "36.873"}, pair="1r", reskate=True)
    log.add(racing.ResurfacingHeld(distance="w500", after_pair="1"))
    log.skates("m1000", {"m-abe": "1:07.541", "m-bob": "DNF"})
    log.closes("m1000")
    log.add(
        racing.ResultCorrected(distance="m1000", skater="m-bob", time="1:09.30"), why="finished after all"
    )
    day = "2025-12-27"
    log.add(racing.RecordPublished(distance="w500", skater="ann", kind="TR", time="36.87"), recorded=day)
    log.add(racing.RankPublished(distance="w500", skater="ann", rank=1), recorded=day)
    protest = log.add(decisions.ProtestLodged(distance="w500", lodged_by="a team"), recorded=day)
    log.add(decisions.ProtestDecided(protest=protest, upheld=False), recorded=day)
    log.add(decisions.CalamityRecorded(skater="cat", distance="w500"), why="fell", recorded=day)
    log.add(decisions.DesignationMade(kind="distance", skater="cat", event="w500"), recorded=day)
    log.add(decisions.TeamPublished(sex="w", skaters=("ann", "cat")), recorded=day)
    log.add(decisions.LineUpNamed(event="w-mass-start", skaters=("ann",)), recorded=day)
    log.add(decisions.SkaterReplaced(out="ann", into="bea"), recorded=day)
    return log


EVENING = evening().facts


def test_every_kind_of_fact_has_its_step() -> None:
    assert {*_STEPS, FactWithdrawn} == set(EVENTS)  # the fold itself takes facts back


@given(st.integers(0, len(EVENING)))
def test_folding_the_rest_onto_the_beginning_is_folding_the_whole(cut: int) -> None:
    assert folded(EVENING[cut:], onto=folded(EVENING[:cut])) == folded(EVENING)


def test_the_same_facts_always_make_the_same_state() -> None:
    assert folded(EVENING) == folded(EVENING)
    assert folded(iter(EVENING)) == folded(EVENING)


def test_folding_changes_no_fact() -> None:
    before = deepcopy(EVENING)
    folded(EVENING)
    assert before == EVENING


def test_two_states_of_one_log_share_nothing_that_can_change() -> None:
    earlier, kept = folded(EVENING[:20]), folded(EVENING[:20])
    folded(EVENING)
    folded(EVENING[20:], onto=folded(EVENING[:20]))
    assert earlier == kept


def test_a_state_that_is_carried_on_is_given_back() -> None:
    state = folded(EVENING[:5])
    assert folded(EVENING[5:], onto=state) is state


def test_a_refused_fact_leaves_the_facts_before_it_taken() -> None:
    state = folded(EVENING[:5])
    with pytest.raises(Refused):
        folded([EVENING[5], EVENING[5]], onto=state)
    assert state == folded(EVENING[:6])


def test_a_correction_never_overwrites() -> None:
    log = (
        Log().announces("w500").enters("w500", "ann", "bea").skates("w500", {"ann": "37.24", "bea": "37.60"})
    )
    log.closes("w500")
    before, position = deepcopy(log.state), log.state.position
    corrected = racing.ResultCorrected(distance="w500", skater="ann", time="37.84")
    log.add(corrected, why="the wrong lane was read")

    ranked = [line.skater for line in classification(log.contest("w500")).lines]
    assert ranked == ["bea", "ann"]
    assert any(
        isinstance(fact.event, racing.FinishTimed) and fact.event.time == "37.24" for fact in log.facts
    )
    assert folded(log.facts[:position]) == before
    assert [line.skater for line in classification(before.contest("w500")).lines] == ["ann", "bea"]
    timed = log.contest("w500").races[1].pairs["1-ann-bea"].run("ann")
    assert timed is not None
    assert [timing.time for timing in timed.timings] == [RaceTime.parse("37.24")]


def test_of_two_corrections_the_later_counts_and_both_stay_in_the_log() -> None:
    log = Log().announces("w500").enters("w500", "ann").skates("w500", {"ann": "37.24"})
    for time in ("37.84", "37.34"):
        log.add(racing.ResultCorrected(distance="w500", skater="ann", time=time))
    assert str(classification(log.contest("w500")).lines[0].time) == "37.34"
    kept = [fact.event.time for fact in log.facts if isinstance(fact.event, racing.ResultCorrected)]
    assert kept == ["37.84", "37.34"]


def test_what_is_told_is_kept_as_it_was_told() -> None:
    state = folded(EVENING)
    w500, m1000 = state.contest("w500"), state.contest("m1000")
    assert (w500.counting, m1000.counting, m1000.unfinished_last) == (Counting.BEST, Counting.SINGLE, True)
    assert (w500.all_known, m1000.all_known) == (True, False)
    assert w500.withdrawn["dee"].why == "ill"
    assert m1000.entrants == ["m-abe", "m-bob"]
    pair = w500.races[1].pairs["1"]
    assert [(run.skater, run.lane) for run in pair.seats if run] == [("ann", Lane.INNER), ("bea", Lane.OUTER)]
    assert pair.false_starts == ["bea"]
    lone = w500.races[1].pairs["2"]
    assert [run and (run.skater, run.lane) for run in lone.seats] == [("cat", None), None]
    assert lone.from_end == 1
    assert [block.start and block.start.isoformat() for block in state.programme[state.days[0]]] == [
        "19:24:00"
    ] * 2
    assert state.marks[0].time is None
    assert state.marks[1].holder == "ann"
    assert state.skater("ann").honours[0].years == (2022,)
    assert state.skater("ann").nation == "NED"
    assert [protest.upheld for protest in state.protests.values()] == [False]
    assert state.published_teams[Sex.WOMEN] == ("ann", "cat")
    assert [(ruling.skater, ruling.instead_of) for ruling in state.replacements] == [("bea", "ann")]
    assert state.contest(Distance.of("m1000")).races[1].corrected["m-bob"].time == RaceTime.parse("1:09.30")


def test_a_skater_may_be_registered_again_with_more() -> None:
    log = Log().registers("ann", "bea", start_number=None).announces("w500").enters("w500", "ann")
    log.registers("ann", team="A team", start_number=5)
    log.registers("ann", team="A team", start_number=5)
    assert log.state.skater("ann").team == "A team"
    assert log.contest("w500").entrants == ["ann"]


def test_start_numbers_are_one_series_a_sex() -> None:
    log = Log().registers("ann", start_number=1).registers("m-abe", start_number=1)
    assert {skater.start_number for skater in log.state.skaters.values()} == {1}


def test_who_withdraws_from_the_tournament_withdraws_from_every_distance_entered() -> None:
    log = Log().announces("w500").announces("w1000").announces("w1500")
    log.enters("w500", "ann").enters("w1000", "ann").enters("w1500", "bea")
    first = log.add(tournament.EntryWithdrawn(skater="ann", distance="w500"), why="a cold")
    log.add(tournament.EntryWithdrawn(skater="ann"), why="ill")
    assert log.contest("w500").withdrawn["ann"].position == first
    assert log.contest("w1000").withdrawn["ann"].why == "ill"
    assert log.contest("w1500").withdrawn == {}


def test_where_some_entrants_are_known_another_may_still_become_known() -> None:
    log = Log().announces("w500").enters("w500", "ann", known="some").enters("w500", "bea", known=None)
    assert log.contest("w500").entrants == ["ann", "bea"]


def test_nothing_has_begun_before_a_start_or_a_result() -> None:
    log = Log().announces("w500").enters("w500", "ann").draws("w500", "1", "ann")
    assert not log.contest("w500").begun
    log.add(racing.PairCalled(distance="w500", pair="1"))
    assert not log.contest("w500").begun
    log.add(racing.PairStarted(distance="w500", pair="1"))
    assert log.contest("w500").begun


def test_a_distance_with_pairs_that_were_only_drawn_may_be_closed() -> None:
    log = Log().announces("w500").enters("w500", "ann", "bea").draws("w500", "1", "ann")
    log.publishes("w500", {"bea": "37.60"}).closes("w500")
    assert classification(log.contest("w500")).lines[1].status is Status.UNKNOWN


# Moments of facts: days and instants mixed, the way a log of published facts has them.
HOURS = st.integers(0, 71)


def _moment(hour: int, whole_day: bool) -> Moment:
    at = datetime(2025, 12, 26, tzinfo=UTC) + timedelta(hours=hour)
    return Moment(at.date()) if whole_day else Moment(None, at)


@st.composite
def dated(draw: st.DrawFn) -> list[Fact]:
    """The first facts of the evening, recorded at drawn moments in order."""
    hours = sorted(draw(st.lists(HOURS, min_size=1, max_size=12)))
    return [
        msgspec.structs.replace(fact, recorded=_moment(hour, draw(st.booleans())))
        for fact, hour in zip(EVENING, hours, strict=False)
    ]


ASKED = st.builds(_moment, HOURS, st.booleans())


@given(dated(), ASKED)
def test_what_was_known_is_a_beginning_of_the_log(facts: list[Fact], moment: Moment) -> None:
    known = list(known_at(facts, moment))
    assert known == facts[: len(known)]


@given(dated(), ASKED, ASKED)
def test_whoever_asks_later_knows_no_less(facts: list[Fact], one: Moment, other: Moment) -> None:
    zone = folded(facts[:1]).zone
    earlier, later = sorted([one, other], key=lambda moment: moment.latest(zone))
    assert len(known_at(facts, earlier)) <= len(known_at(facts, later))


@given(dated(), ASKED)
def test_nothing_is_known_before_it_was_surely_recorded(facts: list[Fact], moment: Moment) -> None:
    zone = folded(facts[:1]).zone
    known = known_at(facts, moment)
    assert all(fact.recorded.latest(zone) <= moment.latest(zone) for fact in known)
    if len(known) < len(facts):
        assert facts[len(known)].recorded.latest(zone) > moment.latest(zone)


def test_a_fact_of_a_day_is_known_at_the_end_of_that_day_in_the_tournament_s_zone() -> None:
    assert len(known_at(EVENING, Moment.parse("2025-12-25"))) == 0
    first_day = len(known_at(EVENING, Moment.parse("2025-12-26")))
    assert 0 < first_day < len(EVENING)
    assert len(known_at(EVENING, Moment.parse("2025-12-26T22:59:59Z"))) == 0
    assert len(known_at(EVENING, Moment.parse("2025-12-26T22:59:59.999999Z"))) == first_day
    assert len(known_at(EVENING, Moment.parse("2025-12-27"))) == len(EVENING)


def test_of_an_empty_log_nothing_is_known() -> None:
    assert list(known_at([], Moment.parse("2025-12-26"))) == []
