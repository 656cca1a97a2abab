"""What each skater's race came to."""

from __future__ import annotations

from dataclasses import dataclass, replace

from startbewijs.results.timing import Clocked, clocked, counting
from startbewijs.rules.articles import FALSE_START_CODE, FALSE_STARTS
from startbewijs.sport.competition import Contest, Mishap, Pair, Race, Run, Status, Taken
from startbewijs.sport.times import RaceTime


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of one skater in one race.

    `position` is where in the log it came to count, `rank` the published rank in the race. `basis` says
    how a taken-over value follows from its source, `why` the reason of a correction or an absence.
    `clocked` are all times that were recorded, those that count and those that do not.
    """

    skater: str
    race: int
    status: Status
    time: RaceTime | None = None
    code: str | None = None
    position: int | None = None
    rank: int | None = None
    mishaps: tuple[tuple[Mishap, str | None], ...] = ()
    splits: tuple[tuple[int, RaceTime], ...] = ()
    false_start: bool = False
    reskated: bool = False
    reskate_due: bool = False
    source: str | None = None
    basis: str | None = None
    why: str | None = None
    clocked: tuple[Clocked, ...] = ()


def outcomes(contest: Contest, race: int) -> dict[str, Outcome]:
    """The outcome of every entrant in a race, in the order of entry."""
    held = contest.races.get(race, Race(race))
    seats: dict[str, list[tuple[Pair, Run]]] = {skater: [] for skater in contest.entrants}
    for pair in held.pairs.values():
        for run in pair.seats:
            if run is not None:
                seats[run.skater].append((pair, run))
    return {skater: _outcome(contest, held, skater, seats[skater]) for skater in contest.entrants}


def _outcome(contest: Contest, race: Race, skater: str, seats: list[tuple[Pair, Run]]) -> Outcome:
    seen = _seen(contest, race, skater, seats) if seats else Outcome(skater, race.number, Status.AWAITED)
    for taken, source in (
        (race.corrected.get(skater), "correction"),
        (race.published.get(skater), "publication"),
        (race.absent.get(skater), None),
    ):
        if taken is not None:
            return _taken_over(seen, taken, source, contest.distance.metres)
    withdrawal = contest.withdrawn.get(skater)
    if withdrawal is not None and (
        seen.status is Status.AWAITED
        # Who withdrew after the draw leaves a lane empty in a pair that the opponent skates alone.
        or (seen.status is Status.UNKNOWN and withdrawal.position < (seen.position or 0))
    ):
        return replace(seen, status=Status.WDR, position=withdrawal.position, why=withdrawal.why)
    if seen.status is Status.AWAITED and contest.closed is not None:
        return replace(seen, status=Status.UNKNOWN)
    return seen


def _seen(contest: Contest, race: Race, skater: str, seats: list[tuple[Pair, Run]]) -> Outcome:
    """What was seen on the ice of a skater who was drawn, in the pair and in a re-skate."""
    confirmed = [(pair, run) for pair, run in seats if pair.confirmed is not None]
    skated = [_skated(contest, race, pair, run) for pair, run in confirmed]
    return replace(
        min(skated, key=_worth, default=Outcome(skater, race.number, Status.AWAITED)),
        mishaps=tuple(mishap for _, run in seats for mishap in run.mishaps),
        false_start=any(skater in pair.false_starts for pair, _ in seats),
        reskated=any(pair.reskate for pair, _ in confirmed),
        reskate_due=contest.closed is None
        and sum(run.reskate_granted for _, run in seats) > sum(pair.reskate for pair, _ in confirmed),
    )


def _taken_over(seen: Outcome, taken: Taken, source: str | None, finish: int) -> Outcome:
    """The outcome that a publication, correction or absence puts in place of what was seen.

    The split at the finish becomes the time that counts, so that the laps still add up to it; a split
    that comes after it was a mistake as well.
    """
    time, splits = taken.time, seen.splits
    if time is not None and splits:
        before = [(metres, split) for metres, split in splits if metres != finish and split.ms < time.ms]
        splits = (*before, (finish, time)) if splits[-1][0] == finish else tuple(before)
    return Outcome(
        seen.skater,
        seen.race,
        taken.status or (Status.FINISHED if time is not None else Status.UNKNOWN),
        time,
        taken.code,
        taken.position,
        taken.rank,
        seen.mishaps,
        splits,
        seen.false_start,
        seen.reskated,
        seen.reskate_due,
        source,
        taken.basis,
        taken.why,
        tuple(replace(one, counts=one.counts and (one.metres, one.time) in splits) for one in seen.clocked),
    )


def _worth(outcome: Outcome) -> tuple[int, int]:
    """The better time of a race and its re-skate counts; a disqualification outweighs both."""
    if outcome.status is Status.DQ:
        return (0, 0)
    return (1, outcome.time.ms) if outcome.time is not None else (2, 0)


def _skated(contest: Contest, race: Race, pair: Pair, run: Run) -> Outcome:
    found = clocked(run.timings, contest.hand_correction)
    timings = counting(found)
    finish = timings.get(contest.distance.metres)
    status, code = run.status, run.code
    if status is None and disqualified_by_false_start(pair, run.skater):
        status, code = Status.DQ, FALSE_START_CODE.value
    if status is None:
        status = Status.UNKNOWN if finish is None else Status.FINISHED
    return Outcome(
        run.skater,
        race.number,
        status,
        finish.time if finish is not None and status is Status.FINISHED else None,
        code,
        pair.confirmed,
        splits=tuple((metres, timings[metres].time) for metres in sorted(timings)),
        source=None if finish is None else finish.source,
        clocked=found,
    )


def due_again(held: Race) -> tuple[str, ...]:
    """Who was granted a re-skate in a race for which no pair is drawn yet."""
    pairs = held.pairs.values()
    granted = [run.skater for pair in pairs for run in pair.seats if run and run.reskate_granted]
    return tuple(
        skater
        for skater in dict.fromkeys(granted)
        if granted.count(skater) > sum(pair.reskate for pair in pairs if pair.run(skater))
    )


def disqualified_by_false_start(pair: Pair, skater: str) -> bool:
    """Whether the skater caused a false start of this pair after the one that a pair is allowed."""
    return skater in pair.false_starts[FALSE_STARTS.value :]
