"""What happens in a rehearsal, command by command: ordinary pairs, and what an official has to know."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from startbewijs.results.classification import Line, classification
from startbewijs.service.rehearsal.cast import Actor, season_bests
from startbewijs.service.rehearsal.chance import Chance
from startbewijs.service.rehearsal.cues import Cue
from startbewijs.service.rehearsal.on_the_ice import Skated, pairs_of
from startbewijs.service.rehearsal.plot import Plot, plot
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Distance, Sex
from startbewijs.sport.times import RaceTime

_OFFICIALS = "referee Rein Rechter, starter Pim Pistool, timekeeper Truus Tijd, speaker Sjoerd Stem"
_BREAK = 20
"""Minutes between two distances."""
_CLEARLY = 30
"""Thousandths of a second by which a time that was read wrongly is put right."""


@dataclass(slots=True)
class Script:
    """A rehearsal as it unfolds; `state` is the tournament as it stands when the next cue is asked for.

    `begins` is the hour of the first race, on the track's clock: `14:00`. `chosen` says whom the committee
    sends where order and decisions leave that open; nobody where they do not.
    """

    seed: str
    actors: Sequence[Actor]
    begins: str
    chosen: Callable[[Competition, Sex], Sequence[str]]
    state: Competition = field(default_factory=Competition)

    def cues(self) -> Iterator[Cue]:
        """Every command, in order; each is given before the next one is asked for."""
        story = plot(self.seed)
        programme = self._programme()
        yield from self._preparation(programme)
        for distance, race in programme:
            if race == 2 and distance.key == story.withdrawal:
                yield from self._withdrawn(distance)
            yield Cue("draw", {"distance": distance.key, "race": str(race), "seed": self.seed}, "office")
            drawn = pairs_of(self.state, distance, race)
            for n, pair in enumerate(drawn, 1):
                yield from Skated(
                    self.seed, story, self.actors, self.state, distance, race, pair, n, len(drawn)
                ).cues()
            if race == max(self.state.contest(distance).races):
                yield from self._afterwards(distance, story)
        yield from self._decided(story)

    def _programme(self) -> list[tuple[Distance, int]]:
        """Every race: the 500 m first, both races of the women and the men in turns, the rest by lot."""
        known = sorted(self.state.contests, key=lambda one: (one.metres, one.sex is Sex.MEN))
        twice = [one for one in known if len(self.state.contest(one).races) == 2]
        once = Chance(self.seed, "programme").mixed([one for one in known if one not in twice])
        return [*((one, race) for race in (1, 2) for one in twice), *((one, 1) for one in once)]

    def _preparation(self, programme: Sequence[tuple[Distance, int]]) -> Iterator[Cue]:
        yield Cue("officials", {"officials": _OFFICIALS}, "office")
        for one in self.actors:
            words = {"name": one.name, "sex": one.sex.value, "number": str(one.number), "team": one.team}
            yield Cue("register", words, "office")
        known = sorted(self.state.contests)
        for distance in known:
            names = ", ".join(one.name for one in self.actors if one.sex is distance.sex)
            yield Cue("enter", {"skaters": names, "distances": distance.key}, "office")
        yield Cue("season-bests", {"list": season_bests(self.actors, known, self.seed)}, "office")
        races = [f"{distance.key} race {race}" for distance, race in programme]
        items = f"\npause {_BREAK}\n".join(races)
        yield Cue(
            "set-programme",
            {"day": self.state.days[0].isoformat(), "races": f"{self.begins} {items}"},
            "office",
        )
        keys = " ".join(distance.key for distance in known)
        yield Cue("close-entries", {"distances": keys, "known": "all"}, "office")

    def _withdrawn(self, distance: Distance) -> Iterator[Cue]:
        """Between the two races the slowest one withdraws."""
        words = {"skater": self._timed(distance)[-1].skater, "distance": distance.key}
        yield Cue("withdraw", words, "office", why="a cold", pause=300)

    def _afterwards(self, distance: Distance, story: Plot) -> Iterator[Cue]:
        """What comes after the last pair: the referee's work, the closing, and level skaters."""
        words = {"distance": distance.key}
        if distance.key == story.late_disqualification:
            last = {**words, "skater": self._timed(distance)[-1].skater, "race": "1", "code": "T08"}
            yield Cue("disqualify", last, "referee", why="no change of lanes, seen on the video", pause=120)
        if distance.key == story.protest:
            yield from self._protest(distance, story)
        yield Cue("close-distance", words, "referee", pause=60)
        for _, lines in groupby(self._timed(distance), lambda line: line.rank):
            level = [line.skater for line in lines]
            if len(level) > 1:
                named = {**words, "skaters": ", ".join(level)}
                yield Cue("level-ranks", named, "selection committee", why="drawn by lot", pause=60)

    def _protest(self, distance: Distance, story: Plot) -> Iterator[Cue]:
        about = {"distance": distance.key, "race": "1"}
        line = [one for one in self._timed(distance) if one.races[0].time is not None][-1]
        yield Cue(
            "protest", {**about, "lodged_by": "Team Schijn"}, "office", why="the time is wrong", pause=60
        )
        decision = {
            "protest": str(self.state.position),
            "decision": "upheld" if story.upheld else "rejected",
        }
        why = "the photo was read wrongly" if story.upheld else "the photo shows the time"
        yield Cue("decide-protest", decision, "referee", why=why, pause=600)
        time = line.races[0].time
        if story.upheld and time is not None:
            right = {**about, "skater": line.skater, "time": RaceTime(time.ms - _CLEARLY).exactly()}
            yield Cue("correct", right, "referee", why="the photo was read anew", pause=60)

    def _decided(self, story: Plot) -> Iterator[Cue]:
        """What the committee decides when all is skated."""
        fell = self._fell(story)
        if fell is not None:
            on = {"skater": fell, "distance": story.fall.distance}
            yield Cue("calamity", on, "selection committee", why="fell, and not by own fault", pause=3_600)
        for sex in Sex:
            longest = max(one for one in self.state.contests if one.sex is sex)
            words = {"skater": self._timed(longest)[0].skater, "event": f"{sex.value}-mass-start"}
            yield Cue("designate", words, "selection committee", why="the best over the longest", pause=600)
        if fell is not None:
            words = {"skater": fell, "event": story.fall.distance}
            yield Cue("designate", words, "selection committee", why="the calamity", pause=600)
        for sex in Sex:
            words, why = {"sex": sex.value}, "as the order gives it"
            if named := self.chosen(self.state, sex):
                words["skaters"] = ", ".join(named)
                why = "what a designation does to the order can be read in two ways; this is ours"
            yield Cue("publish-team", words, "selection committee", why=why, pause=600)

    def _timed(self, distance: Distance) -> list[Line]:
        """The lines of a classification that have a time, the best first."""
        return [one for one in classification(self.state.contest(distance)).lines if one.time is not None]

    def _fell(self, story: Plot) -> str | None:
        for pair in pairs_of(self.state, Distance.of(story.fall.distance), 1):
            for run in pair.seats:
                if run is not None and run.mishaps:
                    return run.skater
        return None
