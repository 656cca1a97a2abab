"""What a tournament may have besides its distances: points of several, mass starts, team pursuits."""

from __future__ import annotations

from dataclasses import dataclass, field

from startbewijs.sport.distances import Distance, Sex
from startbewijs.sport.statuses import Status
from startbewijs.sport.times import RaceTime


@dataclass(frozen=True, slots=True)
class Combination:
    """Several races whose times together make one classification in points: an allround, a sprint.

    `parts` are its races in the order in which they are skated, each a distance and which race of it.
    """

    key: str
    name: str | None
    parts: tuple[tuple[Distance, int], ...]
    position: int

    @property
    def sex(self) -> Sex:
        return Sex(self.key[0])


@dataclass(frozen=True, slots=True)
class Finished:
    """What one skater's mass start came to; `laps` is None for all laps that the winner skated."""

    skater: str
    time: RaceTime | None = None
    laps: int | None = None
    status: Status | None = None
    code: str | None = None


@dataclass(slots=True)
class MassStart:
    """One race of a mass start: who starts, who won its sprints, and how it ended.

    `finishes` is in the order in which they crossed the line, None before the race is skated; `note` says
    why another number of laps was skated than was due, `corrected` why a result took another's place.
    """

    event: str
    race: str
    name: str | None
    laps: int
    sprint_laps: tuple[int, ...]
    position: int
    starters: tuple[str, ...] = ()
    sprints: dict[int, tuple[str, ...]] = field(default_factory=dict)
    finishes: tuple[Finished, ...] | None = None
    skated: int | None = None
    note: str | None = None
    corrected: str | None = None

    @property
    def sex(self) -> Sex:
        return Sex(self.event[0])

    @property
    def due(self) -> int:
        """How many laps make a whole race: those that the winner skated."""
        return self.laps if self.skated is None else self.skated


@dataclass(frozen=True, slots=True)
class PursuitTeam:
    """A team of three, with a reserve where there are four."""

    team: str
    name: str
    skaters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PursuitResult:
    """What a team's heat came to; `time` is that of its third skater, `times` are those that are known."""

    time: RaceTime | None
    times: tuple[RaceTime, ...]
    status: Status
    code: str | None
    overtaken: bool
    corrected: str | None


@dataclass(slots=True)
class PursuitHeat:
    """One heat: a team on the side of the finish, one on that of the crossing, and what they came to."""

    heat: str
    finish: str | None
    crossing: str | None
    knock_out: bool
    results: dict[str, PursuitResult] = field(default_factory=dict)

    @property
    def teams(self) -> tuple[str, ...]:
        """Who skates in it, the side of the finish first."""
        return tuple(team for team in (self.finish, self.crossing) if team is not None)


@dataclass(slots=True)
class Pursuit:
    """A team pursuit: its teams and its heats."""

    event: str
    teams: dict[str, PursuitTeam] = field(default_factory=dict)
    heats: dict[str, PursuitHeat] = field(default_factory=dict)

    @property
    def sex(self) -> Sex:
        return Sex(self.event[0])

    @property
    def laps(self) -> int:
        """Six laps for women, eight for men."""
        return 6 if self.sex is Sex.WOMEN else 8
