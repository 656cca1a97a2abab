"""How facts on the ice change the state."""

from __future__ import annotations

from dataclasses import replace

from startbewijs.errors import Refused
from startbewijs.log.events import racing as events
from startbewijs.log.events.base import InPair, InRace, OnSkater
from startbewijs.log.facts import Fact
from startbewijs.log.fold.step import Steps
from startbewijs.log.fold.tournament import entrant
from startbewijs.sport.competition import (
    Competition,
    Contest,
    Mishap,
    Pair,
    PublishedRecord,
    Race,
    Run,
    Status,
    Taken,
    Timing,
)
from startbewijs.sport.distances import Lane
from startbewijs.sport.times import RaceTime


def race_of(state: Competition, event: InRace) -> Race:
    """The race that a fact is about; one that the distance does not have is refused."""
    return _race(state.contest(event.distance), event)


def _race(contest: Contest, event: InRace) -> Race:
    race = contest.races.get(event.race)
    if race is None:
        raise Refused("{distance} has no race {race}.", distance=event.distance, race=event.race)
    return race


def open_race(state: Competition, event: InRace) -> Race:
    """The same, while its distance is not closed; else refused."""
    contest = state.contest(event.distance)
    if contest.closed is not None:
        raise Refused(
            "{distance} is closed; record a correction with its reason instead.", distance=event.distance
        )
    return _race(contest, event)


def _pair(state: Competition, event: InPair) -> Pair:
    pair = open_race(state, event).pairs.get(event.pair)
    if pair is None:
        raise Refused(
            "pair {pair} of {distance}, race {race}, has not been drawn.",
            pair=event.pair,
            distance=event.distance,
            race=event.race,
        )
    return pair


def _unconfirmed(state: Competition, event: InPair) -> Pair:
    pair = _pair(state, event)
    if pair.confirmed is not None:
        raise Refused(
            "pair {pair} of {distance} is confirmed; record a correction with its reason instead.",
            pair=event.pair,
            distance=event.distance,
        )
    return pair


def _run(state: Competition, event: OnSkater) -> Run:
    return _seat(state, _unconfirmed(state, event), event.skater)


def _seat(state: Competition, pair: Pair, skater: str) -> Run:
    run = pair.run(skater)
    if run is None:
        raise Refused("{skater} is not in pair {pair}.", skater=state.skater(skater).name, pair=pair.id)
    return run


def _seated(state: Competition, event: events.PairDrawn | events.PairChanged) -> list[Run | None]:
    lanes: tuple[Lane | None, ...] = (Lane.INNER, Lane.OUTER) if event.lanes else (None, None)
    if event.lane == "outer":
        if len(event.skaters) > 1 or not event.lanes:
            raise Refused(
                "only who skates alone is given the outer lane by that field; name the inner first."
            )
        lanes = (Lane.OUTER,)
    if len(set(event.skaters)) < len(event.skaters):
        raise Refused("a pair needs two different skaters.")
    for skater in event.skaters:
        if skater is not None and skater in entrant(state, event.distance, skater).withdrawn:
            raise Refused(
                "{skater} has withdrawn from {distance}.",
                skater=state.skater(skater).name,
                distance=event.distance,
            )
    return [
        None if skater is None else Run(skater, lane)
        for skater, lane in zip(event.skaters, lanes, strict=False)
    ]


def _pair_drawn(state: Competition, fact: Fact, event: events.PairDrawn) -> None:
    race, seats = open_race(state, event), _seated(state, event)
    if event.pair in race.pairs:
        raise Refused("pair {pair} of {distance} was drawn before.", pair=event.pair, distance=event.distance)
    _may_skate(state, race, event.pair, seats, event.reskate)
    race.cancelled.pop(event.pair, None)
    race.pairs[event.pair] = Pair(
        event.pair, seats, event.number, event.from_end, event.reskate, fact.position
    )


def _may_skate(state: Competition, race: Race, id_: str, seats: list[Run | None], reskate: bool) -> None:
    """Refuses seats in a pair for whoever has a pair in this race already, or is due no re-skate."""
    others = [pair for pair in race.pairs.values() if pair.id != id_]
    for seat in seats:
        if reskate and (seat is None or not _reskate_due(others, seat.skater)):
            raise Refused("no re-skate was granted to everyone in this pair.")
        twice = [pair for pair in others if seat is not None and not pair.reskate and pair.run(seat.skater)]
        if seat is not None and twice and not reskate:
            raise Refused(
                "{skater} is in pair {pair} already; change that pair first.",
                skater=state.skater(seat.skater).name,
                pair=twice[0].id,
            )


def _reskate_due(others: list[Pair], skater: str) -> bool:
    runs = [(pair, run) for pair in others if (run := pair.run(skater)) is not None]
    return sum(run.reskate_granted for _, run in runs) > sum(pair.reskate for pair, _ in runs)


def not_yet_called(state: Competition, event: InPair) -> Pair:
    """The pair that a fact is about, while it can still change; one that was called is refused."""
    pair = _pair(state, event)
    timed = any(run is not None and run.timings for run in pair.seats)
    if pair.called or pair.started or pair.false_starts or timed or pair.confirmed is not None:
        raise Refused("pair {pair} is on the ice or has skated; it can no longer change.", pair=event.pair)
    return pair


def _pair_changed(state: Competition, fact: Fact, event: events.PairChanged) -> None:
    pair, seats = not_yet_called(state, event), _seated(state, event)
    _may_skate(state, race_of(state, event), pair.id, seats, pair.reskate)
    pair.seats, pair.changed = seats, fact.why


def _pair_called(state: Competition, fact: Fact, event: events.PairCalled) -> None:
    _unconfirmed(state, event).called = True


def _pair_started(state: Competition, fact: Fact, event: events.PairStarted) -> None:
    _unconfirmed(state, event).started = True


def _false_start(state: Competition, fact: Fact, event: events.FalseStart) -> None:
    pair = _unconfirmed(state, event)
    if event.skater is not None:
        _seat(state, pair, event.skater)
    pair.false_starts.append(event.skater)
    pair.started = False  # they were called back, and the shot that counts is still to come


def _conditions_measured(state: Competition, fact: Fact, event: events.ConditionsMeasured) -> None:
    race_of(state, event).conditions.append((event.ice, event.air, event.humidity, event.pressure))


def _passing_timed(state: Competition, fact: Fact, event: events.PassingTimed) -> None:
    if event.metres not in state.contest(event.distance).distance.splits:
        raise Refused(
            "{metres} m is not a line of {distance}; its lines are at {lines} m.",
            metres=event.metres,
            distance=event.distance,
            lines=", ".join(map(str, state.contest(event.distance).distance.splits)),
        )
    _timed(state, event, event.metres)


def _finish_timed(state: Competition, fact: Fact, event: events.FinishTimed) -> None:
    _timed(state, event, state.contest(event.distance).distance.metres)


def _timed(state: Competition, event: events.PassingTimed | events.FinishTimed, metres: int) -> None:
    """Takes a time at a line; of two from one source at the same line, the later replaces the earlier."""
    run, time = _run(state, event), RaceTime.parse(event.time)
    for n, known in enumerate(run.timings):
        in_order = known.time.ms < time.ms if known.metres < metres else time.ms < known.time.ms
        if known.metres != metres and not in_order and not _replaced(known, run.timings[n + 1 :]):
            raise Refused(
                "{skater} cannot be at {metres} m after {time}: at {other} m it was {known} ({source}). "
                "Put the wrong one of the two right first.",
                skater=state.skater(event.skater).name,
                metres=metres,
                time=event.time,
                other=known.metres,
                known=known.time.exactly(),
                source=known.source,
            )
    run.timings.append(Timing(metres, time, event.source))


def _replaced(timing: Timing, later: list[Timing]) -> bool:
    return any(timing.metres == other.metres and timing.source == other.source for other in later)


_MISHAPS: dict[type[OnSkater], Mishap] = {
    events.SkaterFell: Mishap.FELL,
    events.SkaterStumbled: Mishap.STUMBLED,
    events.SkaterEasedUp: Mishap.EASED_UP,
    events.SkaterHindered: Mishap.HINDERED,
    events.WarningGiven: Mishap.WARNED,
}


def _mishap(state: Competition, fact: Fact, event: OnSkater) -> None:
    detail = None
    if isinstance(event, events.SkaterHindered):
        detail = event.where
    elif isinstance(event, events.WarningGiven):
        detail = event.code
    elif isinstance(event, events.SkaterStumbled):
        detail = fact.why  # a misstep or a near fall: only the report tells them apart
    _run(state, event).mishaps.append((_MISHAPS[type(event)], detail))


def _did_not_start(state: Competition, fact: Fact, event: events.SkaterDidNotStart) -> None:
    _outcome_without_time(state, fact, event, Status.DNS, event.skater, event.pair, None)


def _disqualified(state: Competition, fact: Fact, event: events.SkaterDisqualified) -> None:
    _outcome_without_time(state, fact, event, Status.DQ, event.skater, event.pair, event.code)


def _outcome_without_time(
    state: Competition,
    fact: Fact,
    event: InRace,
    status: Status,
    skater: str,
    pair: str | None,
    code: str | None,
) -> None:
    race = open_race(state, event)
    entrant(state, event.distance, skater)
    if pair is None:
        _unsettled(state, event, race, skater)
        race.absent[skater] = Taken(None, status, fact.position, code, why=fact.why)
        return
    drawn = race.pairs.get(pair)
    if drawn is None or drawn.confirmed is not None:
        raise Refused(
            "pair {pair} of {distance} was not drawn, or is confirmed already.",
            pair=pair,
            distance=event.distance,
        )
    run = _seat(state, drawn, skater)
    run.status, run.code = status, code


def _unsettled(state: Competition, event: InRace, race: Race, skater: str) -> None:
    """Refuses a result for a skater who has one: only a correction, with its reason, takes its place."""
    finish = state.contest(event.distance).distance.metres
    confirmed = [run for pair in race.pairs.values() if pair.confirmed and (run := pair.run(skater))]
    held = [run for run in confirmed if run.status or any(timing.metres == finish for timing in run.timings)]
    if skater in race.published or held:
        raise Refused(
            "{skater} has a result in race {race} of {distance}; record a correction with its reason.",
            skater=state.skater(skater).name,
            race=event.race,
            distance=event.distance,
        )


def _did_not_finish(state: Competition, fact: Fact, event: events.SkaterDidNotFinish) -> None:
    _run(state, event).status = Status.DNF


def _reskate_granted(state: Competition, fact: Fact, event: events.ReskateGranted) -> None:
    _seat(state, _pair(state, event), event.skater).reskate_granted = True


def _pair_confirmed(state: Competition, fact: Fact, event: events.PairConfirmed) -> None:
    _unconfirmed(state, event).confirmed = fact.position


def _resurfacing_held(state: Competition, fact: Fact, event: events.ResurfacingHeld) -> None:
    race = race_of(state, event)
    if event.after_pair is not None and event.after_pair not in race.pairs:
        raise Refused("pair {pair} has not been drawn.", pair=event.after_pair)
    race.resurfacings.append(event.after_pair)


def _taken(
    fact: Fact, time: str | None, status: str | None, code: str | None = None, rank: int | None = None
) -> Taken:
    if time is not None and status is not None:
        raise Refused("a result is a time or a status, not both.")
    return Taken(
        None if time is None else RaceTime.parse(time),
        None if status is None else Status(status),
        fact.position,
        code,
        rank,
        why=fact.why,
    )


def _result_published(state: Competition, fact: Fact, event: events.ResultPublished) -> None:
    race = open_race(state, event)
    entrant(state, event.distance, event.skater)
    _unsettled(state, event, race, event.skater)
    taken = _taken(fact, event.time, event.status, rank=event.rank)
    race.published[event.skater] = replace(taken, basis=event.basis)


def _result_corrected(state: Competition, fact: Fact, event: events.ResultCorrected) -> None:
    entrant(state, event.distance, event.skater)
    if event.time is None and event.status is None:
        raise Refused("a correction needs the right time or the right status.")
    race_of(state, event).corrected[event.skater] = _taken(fact, event.time, event.status, event.code)


def _rank_published(state: Competition, fact: Fact, event: events.RankPublished) -> None:
    contest = entrant(state, event.distance, event.skater)
    contest.ranks[event.skater] = Taken(None, None, fact.position, rank=event.rank, basis=event.basis)


def _record_published(state: Competition, fact: Fact, event: events.RecordPublished) -> None:
    contest = entrant(state, event.distance, event.skater)
    race_of(state, event)
    state.records.append(
        PublishedRecord(
            event.kind,
            contest.distance,
            event.race,
            event.skater,
            RaceTime.parse(event.time),
            None if event.old is None else RaceTime.parse(event.old),
            fact.position,
        )
    )


def _distance_closed(state: Competition, fact: Fact, event: events.DistanceClosed) -> None:
    contest: Contest = state.contest(event.distance)
    if contest.closed is not None:
        raise Refused("{distance} is closed already.", distance=event.distance)
    if not contest.begun:
        raise Refused("{distance} has no result yet.", distance=event.distance)
    for race in contest.races.values():
        for pair in race.pairs.values():
            if pair.confirmed is None and (pair.started or pair.called):
                raise Refused(
                    "pair {pair} of {distance} is not confirmed.", pair=pair.id, distance=event.distance
                )
    contest.closed = fact.position


STEPS: Steps = {
    events.PairDrawn: _pair_drawn,
    events.PairChanged: _pair_changed,
    events.PairCalled: _pair_called,
    events.ConditionsMeasured: _conditions_measured,
    events.PairStarted: _pair_started,
    events.FalseStart: _false_start,
    events.PassingTimed: _passing_timed,
    events.FinishTimed: _finish_timed,
    **dict.fromkeys(_MISHAPS, _mishap),
    events.SkaterDidNotStart: _did_not_start,
    events.SkaterDidNotFinish: _did_not_finish,
    events.SkaterDisqualified: _disqualified,
    events.ReskateGranted: _reskate_granted,
    events.PairConfirmed: _pair_confirmed,
    events.ResurfacingHeld: _resurfacing_held,
    events.ResultPublished: _result_published,
    events.ResultCorrected: _result_corrected,
    events.RankPublished: _rank_published,
    events.RecordPublished: _record_published,
    events.DistanceClosed: _distance_closed,
}
