"""What happens in a rehearsal, command by command: ordinary pairs, and what an official has to know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

from startbewijs.log.facts import Office
from startbewijs.publish.subjects.pairs import in_order
from startbewijs.results.classification import classification
from startbewijs.service.rehearsal.cast import Actor, passings, skated
from startbewijs.sport.competition import Competition, Pair
from startbewijs.sport.distances import Distance, Sex
from startbewijs.sport.times import RaceTime

_WHY = "rehearsal"


@dataclass(frozen=True, slots=True)
class Cue:
    """A command that somebody gives; `pause` is how many seconds of the day go by before it."""

    command: str
    words: Mapping[str, str]
    by: Office
    why: str | None = None
    pause: int = 0


@dataclass(slots=True)
class Script:
    """A rehearsal as it unfolds; `state` is the tournament as it stands when the next cue is asked for."""

    seed: str
    actors: Sequence[Actor]
    state: Competition = field(default_factory=Competition)

    def cues(self) -> Iterator[Cue]:
        """Every command, in order; each is given before the next one is asked for."""
        yield from self._preparation()
        for distance in self._days():
            contest = self.state.contest(distance)
            for race in sorted(contest.races):
                if race == 2:
                    yield from self._withdrawal(distance)
                yield Cue("draw", {"distance": distance.key, "race": str(race), "seed": self.seed}, "office")
                for n, pair in enumerate(in_order(self.state.contest(distance).races[race]), 1):
                    yield from self._pair(distance, race, pair, n)
            yield from self._afterwards(distance)
        yield from self._committee()

    def _preparation(self) -> Iterator[Cue]:
        officials = "referee Rein Rechter, starter Pim Pistool, timekeeper Truus Tijd, speaker Sjoerd Stem"
        yield Cue("officials", {"officials": officials}, "office")
        for actor in self.actors:
            words = {
                "name": actor.name,
                "sex": actor.sex.value,
                "number": str(actor.number),
                "team": actor.team,
            }
            yield Cue("register", words, "office")
        for distance in sorted(self.state.contests):
            names = ", ".join(one.name for one in self.actors if one.sex is distance.sex)
            yield Cue("enter", {"skaters": names, "distances": distance.key}, "office")
        keys = " ".join(distance.key for distance in sorted(self.state.contests))
        yield Cue("close-entries", {"distances": keys, "known": "all"}, "office")

    def _days(self) -> list[Distance]:
        """The distances in the order in which they are skated, the shortest first, women before men."""
        return sorted(self.state.contests, key=lambda one: (one.metres, one.sex is Sex.MEN))

    def _lots(self, *about: object) -> Random:
        return Random(" ".join(map(str, (self.seed, *about))))  # noqa: S311 - a game, the same for a seed

    def _actor(self, skater: str) -> Actor:
        name = self.state.skater(skater).name
        return next(one for one in self.actors if one.name == name)

    def _pair(self, distance: Distance, race: int, pair: Pair, n: int) -> Iterator[Cue]:
        at = {"distance": distance.key, "race": str(race), "pair": pair.id}
        runs = [run for run in pair.seats if run is not None and not self._gone(distance, run.skater)]
        if not runs:
            return
        yield Cue("call", at, "starter", pause=40)
        first = runs[0].skater
        if (distance.key, n) == ("m500", 2):
            yield Cue("false-start", {**at, "skater": first}, "starter", pause=20)
        yield Cue("start", at, "starter", pause=25)
        gone = 0
        for run in runs:
            lots = self._lots(distance.key, race, run.skater)
            own = {**at, "skater": run.skater}
            finish = skated(self._actor(run.skater), distance, lots)
            if distance.key == "w1000" and n == len(self._pairs(distance, race)) and run.skater == first:
                finish = self._level(distance, finish.ms) or finish
            falls = distance.key == "w1500" and n == 2 and run.skater == first
            for metres, time in passings(distance, finish, lots):
                if falls and metres > distance.opening:
                    break
                yield Cue(
                    "time",
                    {**own, "metres": str(metres), "time": time.exactly(), "source": "beam"},
                    "timekeeper",
                )
            if falls:
                yield Cue("mishap", {**own, "mishap": "fell"}, "timekeeper")
                yield Cue("did-not-finish", own, "timekeeper")
                continue
            if distance.key == "m1500" and n == 1 and run.skater == first:
                yield Cue("time", {**own, "time": _slip(finish.ms)}, "timekeeper")
                yield Cue("undo", {}, "timekeeper", why="typed wrongly")
            pause, gone = max(0, finish.ms // 1_000 - gone), max(gone, finish.ms // 1_000)
            yield Cue("time", {**own, "time": finish.exactly()}, "timekeeper", pause=pause)
            if distance.key == "m1000" and n == 2 and run.skater == first:
                yield Cue("hindered", {**own, "where": "crossing"}, "referee")
                yield Cue("re-skate", own, "referee", why="hindered at the crossing")
        yield Cue("confirm", at, "referee", pause=15)
        if distance.key == "m1000" and n == 2:
            words = {"distance": distance.key, "race": str(race), "inner": first}
            yield Cue("draw-re-skate", words, "referee", pause=5)
            again = {**at, "pair": "reskate-1", "skater": first}
            lots = self._lots(distance.key, "again", first)
            yield Cue(
                "time",
                {**again, "time": skated(self._actor(first), distance, lots).exactly()},
                "timekeeper",
                pause=1_800,
            )
            yield Cue("confirm", again, "referee", pause=15)
        if n % 3 == 0:
            yield Cue("resurface", at, "office", pause=600)

    def _pairs(self, distance: Distance, race: int) -> list[Pair]:
        return in_order(self.state.contest(distance).races[race])

    def _level(self, distance: Distance, ms: int) -> RaceTime | None:
        """The time of the second so far, so that two are level on a rank with a ticket."""
        times = [
            line.time for line in classification(self.state.contest(distance)).lines if line.time is not None
        ]
        return times[1] if len(times) > 2 else None

    def _gone(self, distance: Distance, skater: str) -> bool:
        return skater in self.state.contest(distance).withdrawn

    def _withdrawal(self, distance: Distance) -> Iterator[Cue]:
        """Between the two races of the women's 500 m the slowest one withdraws."""
        if distance.key == "w500":
            last = [
                one for one in classification(self.state.contest(distance)).lines if one.time is not None
            ][-1]
            yield Cue(
                "withdraw",
                {"skater": last.skater, "distance": distance.key},
                "office",
                why="a cold",
                pause=300,
            )

    def _afterwards(self, distance: Distance) -> Iterator[Cue]:
        lines = [one for one in classification(self.state.contest(distance)).lines if one.time is not None]
        words = {"distance": distance.key}
        if distance.key == "m500":
            last = {**words, "skater": lines[-1].skater, "race": "1", "code": "T08"}
            yield Cue("disqualify", last, "referee", why="no change of lanes, seen on the video", pause=120)
        if distance.key == "w3000":
            lodged = {**words, "race": "1", "lodged_by": "Team Schijn"}
            yield Cue("protest", lodged, "office", why="hindered at the crossing", pause=60)
            position = str(self.state.position)
            yield Cue(
                "decide-protest",
                {"protest": position, "decision": "rejected"},
                "referee",
                why="no contact",
                pause=600,
            )
        yield Cue("close-distance", words, "referee", pause=60)
        lines = [one for one in classification(self.state.contest(distance)).lines if one.time is not None]
        for rank in sorted({line.rank for line in lines if line.rank is not None}):
            level = [line.skater for line in lines if line.rank == rank]
            if len(level) > 1:
                named = {**words, "skaters": ", ".join(level)}
                yield Cue("level-ranks", named, "selection committee", why="drawn by lot", pause=60)

    def _committee(self) -> Iterator[Cue]:
        fell = next(
            (
                run.skater
                for pair in self._pairs(Distance.of("w1500"), 1)
                for run in pair.seats
                if run is not None and run.mishaps
            ),
            None,
        )
        if fell is not None:
            on = {"skater": fell, "distance": "w1500"}
            yield Cue(
                "calamity", on, "selection committee", why="fell through no fault of her own", pause=3_600
            )
        for sex in Sex:
            best = classification(
                self.state.contest(f"{sex.value}{5000 if sex is Sex.WOMEN else 10000}")
            ).lines[0]
            words = {"skater": best.skater, "event": f"{sex.value}-mass-start"}
            yield Cue(
                "designate", words, "selection committee", why="the best over the longest distance", pause=600
            )
        if fell is not None:
            yield Cue(
                "designate",
                {"skater": fell, "event": "w1500"},
                "selection committee",
                why="the calamity",
                pause=600,
            )
        for sex in Sex:
            yield Cue("publish-team", {"sex": sex.value}, "selection committee", why=_WHY, pause=600)


def _slip(ms: int) -> str:
    """A finger on the wrong key: ten seconds more."""
    return RaceTime(ms + 10_000).exactly()
