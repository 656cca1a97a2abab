"""When each pair may start: estimated from the programme, and anew from every start that is recorded.

An estimate is never more than that. It rests on the programme, on how long a pair takes on each distance,
and on the starts so far; it looks at no clock, so that every moment of a log has one timetable. Where
nothing says when a day begins, or how many pairs a race has, nothing is estimated.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from startbewijs.draw.field import sharing
from startbewijs.log.events.racing import PairCalled, PairConfirmed, PairStarted, ResurfacingHeld
from startbewijs.log.facts import Fact
from startbewijs.publish.snapshot import Snapshot
from startbewijs.publish.subjects.pairs import in_order
from startbewijs.sport.competition import Block, Competition, Contest, Pair, Race
from startbewijs.sport.distances import Distance

_CADENCE = {500: 130, 1000: 190, 1500: 225, 3000: 360, 5000: 525, 10_000: 990}
"""Seconds from one start to the next, fitted to the programme of five days of trials in 2025."""
_OTHER = 900
"""Seconds for what is skated otherwise than in pairs."""
RESURFACING = timedelta(minutes=15)
_CALL = timedelta(seconds=60)
"""From the call of a pair to its start."""
_GATHER = timedelta(seconds=60)
"""From the confirmation of a pair to the next start."""
_SEEN = 3
"""How many gaps between starts have to be seen before they count for more than the table."""

_Key = tuple[date, Distance, int]


@dataclass(frozen=True, slots=True)
class Timetable:
    """Instants in UTC at which races and pairs that are still to come may start.

    `races` is by day, distance and race; `pairs` by distance, race and the id of the pair.
    """

    races: Mapping[tuple[date, Distance, int], datetime] = field(default_factory=dict)
    pairs: Mapping[tuple[Distance, int, str], datetime] = field(default_factory=dict)


@dataclass(slots=True)
class _Seen:
    """What was recorded of a race at a known instant, by pair."""

    called: dict[str, datetime] = field(default_factory=dict)
    started: dict[str, datetime] = field(default_factory=dict)
    confirmed: dict[str, datetime] = field(default_factory=dict)
    resurfaced: dict[str | None, datetime] = field(default_factory=dict)


def timetable(snapshot: Snapshot) -> Timetable:
    """The timetable at a position of the log, for every day of the programme."""
    state = snapshot.competition
    seen = _seen(snapshot.standing, state)
    races: dict[tuple[date, Distance, int], datetime] = {}
    pairs: dict[tuple[Distance, int, str], datetime] = {}
    for day in sorted(state.programme):
        free: datetime | None = None  # when the ice is free again; None where nothing tells
        for block in state.programme[day]:
            contest = state.contest(block.distance)
            begin = _begin(state, day, block, free)
            walked = _Walk(state, contest, block, seen.get((day, block.distance, block.race), _Seen()), day)
            free = walked.through(begin)
            if walked.first is not None and not walked.begun:
                races[day, block.distance, block.race] = walked.first
            pairs |= {(block.distance, block.race, id_): at for id_, at in walked.expected.items()}
    return Timetable(races, pairs)


def _seen(facts: Iterable[Fact], state: Competition) -> dict[_Key, _Seen]:
    """What was recorded of each race by day: whoever practises a day before says nothing of that day."""
    found: dict[_Key, _Seen] = {}
    for fact in facts:
        event, at = fact.event, fact.happened.at
        if at is None or not isinstance(event, (PairCalled, PairStarted, PairConfirmed, ResurfacingHeld)):
            continue
        key = (fact.happened.local_day(state.zone), Distance.of(event.distance), event.race)
        one = found.setdefault(key, _Seen())
        match event:
            case PairCalled():
                one.called[event.pair] = at
            case PairStarted():
                one.started[event.pair] = at
            case PairConfirmed():
                one.confirmed[event.pair] = at
            case ResurfacingHeld():
                one.resurfaced[event.after_pair] = at
    return found


def _begin(state: Competition, day: date, block: Block, free: datetime | None) -> datetime | None:
    """When a race may begin: as announced, or once the ice is free and the break over, if that is later."""
    announced = (
        None if block.start is None else datetime.combine(day, block.start, state.zone).astimezone(UTC)
    )
    if free is None:
        return announced
    after = free + timedelta(minutes=block.pause or 0)
    return after if announced is None else max(announced, after)


class _Walk:
    """The pairs of one race, one after the other."""

    def __init__(self, state: Competition, contest: Contest, block: Block, seen: _Seen, day: date) -> None:
        self.state, self.contest, self.block, self.seen = state, contest, block, seen
        self.held = contest.races.get(block.race, Race(block.race))
        self.drawn = [
            pair for pair in in_order(self.held) if not pair.reskate and pair.id not in self.held.cancelled
        ]
        self.expected: dict[str, datetime] = {}
        self.first: datetime | None = None
        self.begun = any(map(_over, self.drawn)) or bool(self.held.published)
        self.cadence = _cadence(contest.distance, [pair.id for pair in self.drawn], seen)
        recorded = state.recorded
        self.now = (
            recorded.at
            if recorded is not None and recorded.at is not None and recorded.local_day(state.zone) == day
            else None
        )

    def through(self, begin: datetime | None) -> datetime | None:
        """When the ice is free again after this race; None where nothing tells."""
        at = begin
        together = _together(self.held)
        for number, pair in enumerate(self.drawn, 1):
            known = self._known(pair)
            if known is not None:
                at = known
            elif not _over(pair) and at is not None and self.contest.closed is None:
                at = at if self.now is None else max(at, self.now)
                self.expected[pair.id] = at
            self.first = self.first or at
            if at is not None and (number, number + 1) not in together:
                at = self._next(pair, number, at)
        if not self.drawn:
            self.first = at if at is None or self.now is None else max(at, self.now)
            count = self._foreseen()
            breaks = [number for number in self.block.resurfacings if count is None or number <= count]
            at = (
                None
                if count is None or self.first is None
                else self.first + count * self.cadence + len(breaks) * RESURFACING
            )
        return at

    def _known(self, pair: Pair) -> datetime | None:
        """When a pair started, as far as an instant of it is recorded."""
        if pair.id in self.seen.started:
            return self.seen.started[pair.id]
        return self.seen.called[pair.id] + _CALL if pair.id in self.seen.called else None

    def _next(self, pair: Pair, number: int, at: datetime) -> datetime:
        """When the pair after this one may start."""
        after = at + self.cadence
        if pair.id in self.seen.confirmed:
            confirmed = self.seen.confirmed[pair.id] + _GATHER
            known = self._known(pair) is not None
            after = max(after, confirmed) if known else confirmed
        if number in self.block.resurfacings or pair.id in self.seen.resurfaced:
            after += RESURFACING
        return after

    def _foreseen(self) -> int | None:
        """How many pairs a race has that is not drawn yet."""
        if self.block.pairs is not None:
            return self.block.pairs
        entered = [one for one in self.contest.entrants if one not in self.contest.withdrawn]
        return (len(entered) + 1) // 2 if entered else None


def _over(pair: Pair) -> bool:
    """Whether a pair has started, or its result counts already."""
    return pair.started or pair.confirmed is not None


def _together(held: Race) -> set[tuple[int, int]]:
    """The pairs, by number, that start with the one before them, where quartets are skated."""
    if held.drawn is None or not held.drawn.quartets:
        return set()
    shared = sharing(held.drawn.pairs, fastest_first=held.drawn.fastest_first)
    return {(one, other) for numbers in shared for one, other in pairwise(numbers)}


def _cadence(distance: Distance, order: Sequence[str], seen: _Seen) -> timedelta:
    """From one start to the next: what was seen in this race, once enough was; else what is usual."""
    gaps = [
        seen.started[after] - seen.started[before]
        for before, after in pairwise(order)
        if before in seen.started and after in seen.started and before not in seen.resurfaced
    ]
    usual = timedelta(seconds=_CADENCE.get(distance.metres, _OTHER))
    sound = sorted(gap for gap in gaps if usual / 3 < gap < usual * 3)
    return sound[len(sound) // 2] if len(sound) >= _SEEN else usual
