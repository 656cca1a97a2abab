"""A slip that is taken back counts as if it had not been, from there on and not before."""

from __future__ import annotations

import pytest
from tests.building import Log

from startbewijs.errors import Broken, Refused
from startbewijs.log.events.base import Event
from startbewijs.log.events.decisions import TeamPublished
from startbewijs.log.events.racing import DistanceClosed, FinishTimed, PairConfirmed
from startbewijs.log.events.undoing import FactWithdrawn
from startbewijs.log.facts import Fact
from startbewijs.log.fold.folding import folded
from startbewijs.sport.competition import Competition
from startbewijs.sport.moments import Moment


def pair() -> Log:
    made = Log().announces("w500").enters("w500", "ann", "bea").draws("w500", "1", "ann", "bea")
    return made.times("w500", "1", "ann", "38.10").times("w500", "1", "bea", "38.20")


def then(log: Log, *events: Event) -> list[Fact]:
    day = Moment.parse("2025-12-26")
    facts = list(log.facts)
    for event in events:
        facts.append(
            Fact(
                position=len(facts) + 1,
                happened=day,
                recorded=day,
                by="timekeeper",
                why="a slip" if event.reason_due else None,
                event=event,
            )
        )
    return facts


def timings(state: Competition, skater: str) -> list[str]:
    run = state.contest("w500").races[1].pairs["1"].run(skater)
    assert run is not None
    return [timing.time.exactly() for timing in run.timings]


def test_a_time_that_is_taken_back_is_gone_and_another_may_take_its_place() -> None:
    log = pair()
    wrong = log.facts[-1].position
    right = FinishTimed(distance="w500", race=1, pair="1", skater="bea", time="38.02", source="photo_finish")
    facts = then(log, FactWithdrawn(fact=wrong), right)
    assert timings(folded(facts[:wrong]), "bea") == ["38.20"]
    assert timings(folded(facts[: wrong + 1]), "bea") == []
    state = folded(facts)
    assert timings(state, "bea") == ["38.02"]
    assert timings(state, "ann") == ["38.10"]
    assert state.undone == {wrong: wrong + 1}
    assert state.position == len(facts)


def test_what_later_facts_rest_on_stays() -> None:
    log = pair()
    drawn = log.facts[-3].position
    with pytest.raises(Refused, match="has not been drawn"):
        folded(then(log, FactWithdrawn(fact=drawn)))


def test_nothing_of_a_confirmed_pair_is_taken_back() -> None:
    log = pair()
    confirmed = PairConfirmed(distance="w500", race=1, pair="1")
    for slip in (log.facts[-1].position, log.facts[-1].position + 1):
        with pytest.raises(Refused, match="correction"):
            folded(then(log, confirmed, FactWithdrawn(fact=slip)))


def test_a_closing_is_taken_back_until_the_team_is_published() -> None:
    log = pair()
    closing = (PairConfirmed(distance="w500", race=1, pair="1"), DistanceClosed(distance="w500"))
    facts = then(log, *closing)
    taken = FactWithdrawn(fact=len(facts))
    assert folded(facts).contest("w500").closed == len(facts)
    assert folded(then(log, *closing, taken)).contest("w500").closed is None
    with pytest.raises(Refused, match="final when the team was published"):
        folded(then(log, *closing, TeamPublished(sex="w", skaters=("ann",)), taken))


@pytest.mark.parametrize("named", ["itself", "a later one", "one taken back before", "the opening"])
def test_only_a_fact_that_stands_is_taken_back(named: str) -> None:
    log = pair()
    last = log.facts[-1].position
    events: dict[str, tuple[Event, ...]] = {
        "itself": (FactWithdrawn(fact=last + 1),),
        "a later one": (FactWithdrawn(fact=last + 5),),
        "one taken back before": (FactWithdrawn(fact=last), FactWithdrawn(fact=last)),
        "the opening": (FactWithdrawn(fact=1),),
    }
    with pytest.raises(Refused):
        folded(then(log, *events[named]))


def test_an_undoing_needs_the_whole_log() -> None:
    log = pair()
    facts = then(log, FactWithdrawn(fact=log.facts[-1].position))
    with pytest.raises(Broken):
        folded(facts[-1:], onto=folded(facts[:-1]))
