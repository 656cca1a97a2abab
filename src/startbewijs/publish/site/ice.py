"""The pairs on the ice, lane by lane: their times, beside the leader's and those of the rank that matters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from startbewijs.log.events import racing
from startbewijs.outlook.supposing import ended
from startbewijs.publish.site.ground import Confirmed, Ground
from startbewijs.publish.subjects.armbands import armband
from startbewijs.publish.subjects.pairs import in_order
from startbewijs.publish.subjects.racing import race_order
from startbewijs.publish.words import Words
from startbewijs.results.classification import Line, classification
from startbewijs.results.outcomes import Outcome, outcomes
from startbewijs.results.timing import clocked, counting
from startbewijs.selection.procedure import Procedure
from startbewijs.sport.competition import Contest, Counting, Pair, Race, Run, Status
from startbewijs.sport.distances import TRACK, Distance
from startbewijs.sport.times import RaceTime, gap, lap_times


@dataclass(frozen=True, slots=True)
class Passing:
    """A time at a line, the lap it ends, and the times of the leader and of the rank that matters there.

    `lap` is None where the line before is not known.
    """

    metres: int
    time: RaceTime
    lap: RaceTime | None
    leader: RaceTime | None
    mark: RaceTime | None


@dataclass(frozen=True, slots=True)
class Seat:
    """A skater on the ice, with the colour of the armband where the lane of the start is known.

    `outcome` is what the race comes to if it is confirmed just so, awaited while it is not `over`; `counts`
    says that it does so already, as it was published. `ranked` is the skater's line in the race then,
    `counted` the one in a distance of two races. `mark` is the line of another skater that stands on the
    last rank with a ticket now; None where nobody does.
    """

    run: Run
    armband: str | None
    outcome: Outcome
    over: bool
    counts: bool
    passings: tuple[Passing, ...]
    ranked: Line | None
    counted: Line | None
    mark: Line | None


@dataclass(frozen=True, slots=True)
class OnIce:
    """A pair that was called or of which anything is known, before it is confirmed.

    A seat is None where who has it was not published. `rank` is the last rank of the distance that carries
    a ticket. `started` is the instant of the shot, where that was recorded. `confirmed` says what would be
    if the pair were confirmed just so; None while nobody in it is at an end.
    """

    contest: Contest
    held: Race
    pair: Pair
    seats: tuple[Seat | None, ...]
    leader: Line | None
    rank: int | None
    started: datetime | None
    confirmed: Confirmed | None


def on_the_ice(ground: Ground) -> Iterator[OnIce]:
    """Every pair on the ice, in the order of the log's distances."""
    for contest, held in open_races(ground):
        for pair in in_order(held):
            if skating(pair):
                yield seen(ground, contest, held, pair)


def open_races(ground: Ground) -> Iterator[tuple[Contest, Race]]:
    """The races of every distance that is not closed."""
    for contest in ground.state.contests.values():
        if contest.closed is None:
            for number in range(1, contest.counting.races + 1):
                if number in contest.races:
                    yield contest, contest.races[number]


def skating(pair: Pair) -> bool:
    """Whether a pair was called, or anything of it is known, and it is not confirmed yet."""
    runs = [run for run in pair.seats if run is not None]
    begun = bool(pair.false_starts) or any(run.timings or run.mishaps or run.status for run in runs)
    return (pair.called or pair.started or begun) and pair.confirmed is None


def last_ticket(procedure: Procedure | None, distance: Distance) -> int | None:
    """The last rank of a distance that carries a ticket; None where it has no row."""
    rows = () if procedure is None else procedure.orders[distance.sex]
    return max((row.rank for row in rows if row.distance == distance and row.rank is not None), default=None)


def against(mine: RaceTime, other: RaceTime, words: Words) -> str:
    """By how much a time is behind another (`+0.32`) or before it (`−0.12`), on the board's hundredths."""
    if mine.cut().ms == other.cut().ms:
        return words.time(RaceTime(0, 2))
    if mine.cut().ms > other.cut().ms:
        return f"+{words.time(gap(other, mine))}"
    return f"−{words.time(gap(mine, other))}"


def seen(ground: Ground, contest: Contest, held: Race, pair: Pair) -> OnIce:
    """A pair as those who watch it see it, on the ice or before it is called."""
    distance = contest.distance
    runs = [run for run in pair.seats if run is not None]
    at_end = [run.skater for run in runs if ended(distance, pair, run)]
    confirmed = ground.confirmed(distance, held.number, pair.id) if at_end else None
    known = outcomes(contest, held.number)
    shown = contest if confirmed is None else confirmed.state.contest(distance)
    leader = next((one for one in race_order(contest, held.number).lines if one.rank == 1), None)
    rank = last_ticket(ground.procedure, distance)
    found = outcomes(shown, held.number)
    order, whole = race_order(shown, held.number), classification(shown)
    seats: list[Seat | None] = []
    for run in pair.seats:
        if run is None:
            seats.append(None)
            continue
        mark = None if rank is None else mark_of(contest, rank, run.skater)
        twice = contest.counting is not Counting.SINGLE
        counts = known[run.skater].status is not Status.AWAITED
        over = counts or run.skater in at_end
        ranked = order.line(run.skater) if over else None
        counted = whole.line(run.skater) if twice and over else None
        passings = _passings(run, contest, leader, mark)
        band = armband(held, pair, run.lane)
        seats.append(Seat(run, band, found[run.skater], over, counts, passings, ranked, counted, mark))
    started = _instant(ground, contest, held, pair) if pair.started else None
    return OnIce(contest, held, pair, tuple(seats), leader, rank, started, confirmed)


def mark_of(contest: Contest, rank: int, skater: str) -> Line | None:
    """The line of whoever else stands on a rank of a distance as it is; None where nobody does.

    A sum of two races has no single time to beat in one of them.
    """
    if contest.counting is Counting.SUM:
        return None
    others = [line for line in classification(contest).lines if line.time and line.skater != skater]
    return others[rank - 1] if len(others) >= rank else None


def _passings(run: Run, contest: Contest, leader: Line | None, mark: Line | None) -> tuple[Passing, ...]:
    distance, timings = contest.distance, counting(clocked(run.timings, contest.hand_correction))
    lines = sorted(timings)
    first, limit = splits_of(leader, distance), splits_of(mark, distance)
    laps = lap_times(tuple(timings[metres].time for metres in lines))
    found = []
    for n, metres in enumerate(lines):
        whole = n > 0 and metres - lines[n - 1] == TRACK
        lap = laps[n] if whole else None
        found.append(Passing(metres, timings[metres].time, lap, first.get(metres), limit.get(metres)))
    return tuple(found)


def splits_of(line: Line | None, distance: Distance) -> Mapping[int, RaceTime]:
    """The times at every line that is known of the race that counts, the finish among them."""
    if line is None or line.counted is None:
        return {}
    outcome = next(one for one in line.races if one.race == line.counted)
    finish = {} if outcome.time is None else {distance.metres: outcome.time}
    return dict(outcome.splits) | finish


def _instant(ground: Ground, contest: Contest, held: Race, pair: Pair) -> datetime | None:
    """When the shot of a pair was, if an instant was recorded and not only a day."""
    for fact in reversed(ground.snapshot.standing):
        event = fact.event
        if isinstance(event, racing.PairStarted) and (event.distance, event.race, event.pair) == (
            contest.distance.key,
            held.number,
            pair.id,
        ):
            return fact.happened.at
    return None
