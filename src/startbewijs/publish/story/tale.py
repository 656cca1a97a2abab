"""One distance as a story sees it: its table, its races, its pairs, and the facts of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from startbewijs.log.events import racing as told
from startbewijs.publish.story.items import Item, Value, Where
from startbewijs.publish.story.known import Known
from startbewijs.results.classification import Classification, Line, Stage, classification
from startbewijs.results.outcomes import Outcome, outcomes
from startbewijs.selection.order import slots, standing
from startbewijs.sport.competition import Contest, Pair
from startbewijs.sport.distances import Distance
from startbewijs.sport.skaters import Skater
from startbewijs.sport.times import RaceTime, gap

FAR = 160
"""Ahead by more than a hundred-and-sixtieth of the winning time is far ahead."""
NEAR = 500
"""Faster by less than a five-hundredth of the time is just faster."""
CLOSE = 400
"""A mark missed by less than a four-hundredth of it was just missed."""
RECORDS = ("WR", "NR", "TR")


@dataclass(frozen=True)
class Tale:
    """Everything that can be told of one distance."""

    known: Known
    contest: Contest

    @property
    def distance(self) -> Distance:
        return self.contest.distance

    @cached_property
    def table(self) -> Classification:
        """The classification."""
        return classification(self.contest)

    @cached_property
    def by_race(self) -> dict[int, dict[str, Outcome]]:
        """What came of every race of the distance, by skater."""
        return {race: outcomes(self.contest, race) for race in range(1, self.contest.counting.races + 1)}

    @property
    def closed(self) -> bool:
        return self.table.stage is Stage.CLOSED

    @property
    def several(self) -> bool:
        return self.contest.counting.races > 1

    @cached_property
    def places(self) -> int:
        """How many of the first ranks carry a ticket; who is prequalified takes one by starting."""
        places, within = self.known.procedure.places.get(self.distance.key, 0), self.within
        if within is None:
            return places
        first = 0
        for group in standing(self.table).groups:
            if not within.issuperset(group):
                break
            first += len(group)
        return first

    @cached_property
    def within(self) -> frozenset[str] | None:
        """Who holds the tickets of a distance on which somebody is prequalified; None where nobody is."""
        procedure = self.known.procedure
        named = procedure.named_on(self.distance)
        if not named:
            return None
        held = slots(standing(self.table), self.known.declined(self.distance.sex), named)
        places = held[: procedure.places.get(self.distance.key, 0)]
        return frozenset(skater for slot in places for skater in slot.candidates)

    @property
    def podium(self) -> int:
        """How many are told of one by one."""
        return max(self.places, 3)

    def skater(self, id_: str) -> Skater:
        """A skater by id."""
        return self.known.state.skater(id_)

    def at(self, rank: int) -> Line | None:
        """The one skater on a rank, None where several share it or nobody is known to have it."""
        found = [line for line in self.table.lines if line.rank == rank]
        return found[0] if len(found) == 1 and found[0].time is not None else None

    def item(self, kind: str, about: str, positions: Iterable[int | None], **slots: Value) -> Item:
        """An item of this distance."""
        rests = tuple(sorted({one for one in positions if one}))
        return Item(f"{self.distance.key}.{kind}.{about}", kind, slots, rests)

    def result(self, line: Line) -> tuple[int | None, ...]:
        """The facts from which a line of the classification follows."""
        races = [outcome.position for outcome in line.races if line.counted in (None, outcome.race)]
        rank = self.contest.ranks.get(line.skater)
        return (*races, None if rank is None else rank.position, self.contest.closed)

    def counted(self, line: Line) -> int:
        """The race from which a skater's time counts; for a sum the last."""
        return line.counted or self.contest.counting.races

    def pair_of(self, skater: str, race: int) -> tuple[Pair, str | None, Where] | None:
        """The pair in which a skater was, the opponent, and which pair it was; a re-skate counts last."""
        held = self.contest.races.get(race)
        pairs = [pair for pair in held.pairs.values() if pair.run(skater)] if held else []
        if not pairs:
            return None
        pair = pairs[-1]
        rival = next((run.skater for run in pair.seats if run is not None and run.skater != skater), None)
        where = {1: Where.LAST, 2: Where.LAST_BUT_ONE}.get(pair.from_end or 0, Where.SOME)
        if held is not None and pair.id in held.resurfacings:
            where = Where.BEFORE_ICE
        elif pair.number == 1:
            where = Where.OPENING
        return pair, rival, where

    def drawn(self, pair: Pair, race: int) -> tuple[int, ...]:
        """The facts about who was in a pair and when."""
        about = {"distance": self.distance.key, "race": race, "pair": pair.id}
        ice = self.known.trace.at(
            told.ResurfacingHeld, distance=self.distance.key, race=race, after_pair=pair.id
        )
        return (*self.known.trace.at(told.PairDrawn, told.PairChanged, **about), *ice)

    def seen(self, skater: str, race: int, *kinds: type) -> tuple[int, ...]:
        """The facts of these kinds about a skater in a race."""
        return self.known.trace.at(*kinds, distance=self.distance.key, race=race, skater=skater)

    @cached_property
    def winner(self) -> Line | None:
        """The winner, or who leads a distance that is under way."""
        return self.at(1)

    def between(self, ahead: Line, behind: Line) -> RaceTime | None:
        """The difference on the board, in thousandths where only those part the two; None where level."""
        assert ahead.time is not None
        assert behind.time is not None
        by = gap(ahead.time, behind.time) if behind.time.cut().ms >= ahead.time.cut().ms else None
        if by is not None and not by.ms and ahead.time.digits == behind.time.digits == 3:
            by = RaceTime(behind.time.ms - ahead.time.ms)
        return by if by is not None and by.ms else None
