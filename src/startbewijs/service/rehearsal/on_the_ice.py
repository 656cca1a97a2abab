"""A pair of a rehearsal: called, started, timed and confirmed, with what goes otherwise than planned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from startbewijs.publish.subjects.pairs import in_order
from startbewijs.results.classification import classification
from startbewijs.service.rehearsal.cast import Actor, passings, skated
from startbewijs.service.rehearsal.chance import Chance
from startbewijs.service.rehearsal.cues import Cue
from startbewijs.service.rehearsal.plot import Plot, Spot
from startbewijs.sport.competition import Competition, Pair, Run
from startbewijs.sport.distances import Distance
from startbewijs.sport.times import RaceTime

_RESURFACED_AFTER = 3
"""Pairs between two times that the ice is made anew."""


@dataclass(frozen=True, slots=True)
class Skated:
    """A pair that is about to be called, the `n`th of `pairs` in its race; `state` is how things stand."""

    seed: str
    plot: Plot
    actors: Sequence[Actor]
    state: Competition
    distance: Distance
    race: int
    pair: Pair
    n: int
    pairs: int

    def cues(self) -> Iterator[Cue]:
        """Every command about the pair, the re-skate that follows from it, and the ice after it."""
        runs = [run for run in self.pair.seats if run is not None and not self._gone(run.skater)]
        if not runs:
            return
        yield Cue("call", self._at, "starter", pause=40)
        out = None
        for seat, run in enumerate(runs):
            if self._here(self.plot.false_start, seat, len(runs)):
                for _ in range(1 + self.plot.second_false_start):
                    yield Cue("false-start", {**self._at, "skater": run.skater}, "starter", pause=20)
                out = run.skater if self.plot.second_false_start else None
        racing = [run for run in runs if run.skater != out]
        if racing:
            yield Cue("start", self._at, "starter", pause=25)
        gone, again = 0, None
        for seat, run in enumerate(runs):
            if run.skater == out:
                continue
            finish = self._time(run, last=seat == len(runs) - 1)
            falls = self._here(self.plot.fall, seat, len(runs))
            yield from self._passings(run, finish, falls)
            if falls:
                yield Cue("mishap", {**self._own(run), "mishap": "fell"}, "timekeeper")
                yield Cue("did-not-finish", self._own(run), "timekeeper")
                continue
            if self._here(self.plot.slip, seat, len(runs)):
                wrong = RaceTime(finish.ms + 10_000).exactly()
                yield Cue("time", {**self._own(run), "time": wrong}, "timekeeper")
                yield Cue("undo", {}, "timekeeper", why="a finger on the wrong key")
            pause, gone = max(0, finish.ms // 1_000 - gone), max(gone, finish.ms // 1_000)
            yield Cue("time", {**self._own(run), "time": finish.exactly()}, "timekeeper", pause=pause)
            if self._here(self.plot.hindrance, seat, len(runs)):
                again = run
                yield Cue("hindered", {**self._own(run), "where": "crossing"}, "referee")
                yield Cue("re-skate", self._own(run), "referee", why="hindered at the crossing")
        yield Cue("confirm", self._at, "referee", pause=15)
        if again is not None:
            yield from self._skated_again(again)
        if self.n % _RESURFACED_AFTER == 0:
            yield Cue("resurface", self._at, "office", pause=600)

    @property
    def _at(self) -> dict[str, str]:
        return {"distance": self.distance.key, "race": str(self.race), "pair": self.pair.id}

    def _own(self, run: Run) -> dict[str, str]:
        return {**self._at, "skater": run.skater}

    def _here(self, spot: Spot, seat: int, seats: int) -> bool:
        return spot.at(self.distance, self.race, self.n, self.pairs, seat, seats)

    def _gone(self, skater: str) -> bool:
        return skater in self.state.contest(self.distance).withdrawn

    def _actor(self, run: Run) -> Actor:
        name = self.state.skater(run.skater).name
        return next(one for one in self.actors if one.name == name)

    def _lots(self, run: Run, about: object) -> Chance:
        return Chance(self.seed, self.distance.key, about, self._actor(run).name)

    def _time(self, run: Run, *, last: bool) -> RaceTime:
        """What this skater needs; the last one of the race where two are level equals the second."""
        if (self.distance.key, self.n) == (self.plot.level, self.pairs) and last:
            lines = classification(self.state.contest(self.distance)).lines
            times = [line.time for line in lines if line.time is not None]
            if len(times) > 1:
                return times[1]
        return skated(self._actor(run), self.distance, self._lots(run, self.race))

    def _passings(self, run: Run, finish: RaceTime, falls: bool) -> Iterator[Cue]:
        for metres, time in passings(self.distance, finish, self._lots(run, f"{self.race} laps")):
            if falls and metres > self.distance.opening:
                return
            words = {"metres": str(metres), "time": time.exactly(), "source": "beam"}
            yield Cue("time", {**self._own(run), **words}, "timekeeper")

    def _skated_again(self, run: Run) -> Iterator[Cue]:
        lane = "inner" if run.lane is None else run.lane.value
        race = {"distance": self.distance.key, "race": str(self.race)}
        yield Cue("draw-re-skate", {**race, lane: run.skater}, "referee", pause=5)
        again = {**race, "pair": "reskate-1"}
        time = skated(self._actor(run), self.distance, self._lots(run, "again"))
        yield Cue("call", again, "starter", pause=1_800)
        yield Cue("start", again, "starter", pause=25)
        words = {**again, "skater": run.skater, "time": time.exactly()}
        yield Cue("time", words, "timekeeper", pause=time.ms // 1_000)
        yield Cue("confirm", again, "referee", pause=15)


def pairs_of(state: Competition, distance: Distance, race: int) -> list[Pair]:
    """The pairs of a race in the order of the ice."""
    return in_order(state.contest(distance).races[race])
