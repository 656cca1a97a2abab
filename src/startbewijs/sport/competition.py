"""The state of a tournament at one position of its log: what was recorded, not what follows from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from zoneinfo import ZoneInfo

from startbewijs.errors import Refused
from startbewijs.sport.distances import Distance, Lane, Sex
from startbewijs.sport.kinds import Combination, MassStart, Pursuit
from startbewijs.sport.moments import Moment
from startbewijs.sport.skaters import Skater
from startbewijs.sport.statuses import Status as Status
from startbewijs.sport.times import RaceTime


class Counting(StrEnum):
    """How the races of a distance make its classification."""

    SINGLE = "single"
    BEST = "best"
    SUM = "sum"

    @property
    def races(self) -> int:
        return 1 if self is Counting.SINGLE else 2


class Mishap(StrEnum):
    """Something seen on the ice that does not by itself change a result."""

    FELL = "fell"
    STUMBLED = "stumbled"
    EASED_UP = "eased up"
    HINDERED = "hindered"
    WARNED = "warned"


@dataclass(slots=True)
class Timing:
    """A time from one source at one line."""

    metres: int
    time: RaceTime
    source: str


@dataclass(slots=True)
class Run:
    """One skater in one pair."""

    skater: str
    lane: Lane | None
    timings: list[Timing] = field(default_factory=list)
    mishaps: list[tuple[Mishap, str | None]] = field(default_factory=list)
    status: Status | None = None
    code: str | None = None
    reskate_granted: bool = False


@dataclass(slots=True)
class Pair:
    """A pair as drawn or last changed. A seat is None where the opponent was not published."""

    id: str
    seats: list[Run | None]
    number: int | None
    from_end: int | None
    reskate: bool
    position: int
    called: bool = False
    started: bool = False
    confirmed: int | None = None
    released: int | None = None
    false_starts: list[str | None] = field(default_factory=list)
    changed: str | None = None

    def run(self, skater: str) -> Run | None:
        for run in self.seats:
            if run is not None and run.skater == skater:
                return run
        return None


@dataclass(frozen=True, slots=True)
class Taken:
    """A result that was taken over from a publication, or put in place by a correction."""

    time: RaceTime | None
    status: Status | None
    position: int
    code: str | None = None
    rank: int | None = None
    basis: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Drawing:
    """How the pairs of a race came about: by which method, from which seed, and how many there were."""

    position: int
    method: str
    seed: str | None
    pairs: int
    quartets: bool
    fastest_first: bool


@dataclass(slots=True)
class Race:
    """One time that a distance is skated; `cancelled` are pairs that are not skated, with the reason."""

    number: int
    pairs: dict[str, Pair] = field(default_factory=dict)
    published: dict[str, Taken] = field(default_factory=dict)
    corrected: dict[str, Taken] = field(default_factory=dict)
    absent: dict[str, Taken] = field(default_factory=dict)
    resurfacings: list[str | None] = field(default_factory=list)
    conditions: list[tuple[int | None, int | None, int | None, int | None]] = field(default_factory=list)
    drawn: Drawing | None = None
    cancelled: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Why a skater is out of a distance."""

    why: str
    position: int


@dataclass(slots=True)
class Contest:
    """A distance at this tournament: entries, races, and what was published or decided about its ranks."""

    distance: Distance
    counting: Counting
    second_missed: bool = True
    second_not_finished: bool = True
    second_disqualified: bool = True
    unfinished_last: bool = False
    hand_correction: int | None = None
    second_draw: str | None = None
    entrants: list[str] = field(default_factory=list)
    withdrawn: dict[str, Withdrawal] = field(default_factory=dict)
    entries_closed: bool = False
    all_known: bool = False
    races: dict[int, Race] = field(default_factory=dict)
    ranks: dict[str, Taken] = field(default_factory=dict)
    level_orders: list[tuple[str, ...]] = field(default_factory=list)
    calamities: dict[str, Withdrawal] = field(default_factory=dict)
    closed: int | None = None

    @property
    def runs(self) -> list[Run]:
        """Every skater of every pair that is drawn."""
        pairs = [pair for race in self.races.values() for pair in race.pairs.values()]
        return [run for pair in pairs for run in pair.seats if run is not None]

    @property
    def begun(self) -> bool:
        """Whether anything of its races has been decided."""
        return bool(self.ranks) or any(
            race.published
            or race.corrected
            or race.absent
            or any(pair.confirmed or pair.started or pair.false_starts for pair in race.pairs.values())
            for race in self.races.values()
        )


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark that stood before the tournament; without a time where nobody published it."""

    kind: str
    distance: Distance
    time: RaceTime | None
    holder: str | None
    day: str | None
    place: str | None


@dataclass(frozen=True, slots=True)
class PublishedRecord:
    """A record as it was published; `old` is None where the mark before is unknown."""

    kind: str
    distance: Distance
    race: int
    skater: str
    time: RaceTime
    old: RaceTime | None
    position: int


@dataclass(frozen=True, slots=True)
class Block:
    """A race on the programme; `start` is the announced local time.

    `pause` is a planned break in minutes before it, `resurfacings` the numbers of the pairs after which
    the ice is to be made anew.
    """

    distance: Distance
    race: int
    start: time | None
    pairs: int | None
    pause: int | None = None
    resurfacings: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Adoption:
    """The procedure that was adopted, fixed by version and digest."""

    procedure: str
    version: str
    sha256: str
    position: int


@dataclass(frozen=True, slots=True)
class Designation:
    """A committee's decision that puts a skater on the team, on a distance or on a designated row."""

    kind: str
    skater: str
    event: str
    why: str
    position: int


@dataclass(frozen=True, slots=True)
class Ruling:
    """Any other decision about tickets: who, on which event, instead of whom, and why."""

    skater: str
    event: str | None
    instead_of: str | None
    why: str
    position: int


@dataclass(frozen=True, slots=True)
class Protest:
    """A protest and, once decided, whether it was upheld."""

    distance: Distance
    race: int
    lodged_by: str
    why: str
    position: int
    upheld: bool | None = None


@dataclass(slots=True)
class Competition:
    """Everything recorded up to `position`. Built by the fold, read by everyone else, changed by nobody.

    `undone` holds the positions of facts that were taken back, each with the position of what did so.
    `wall_waits` is the position since which the wall of the hall waits for the speaker; None where it does
    not.
    """

    position: int = 0
    recorded: Moment | None = None
    id: str = ""
    name: str = ""
    venue: str = ""
    track: str = ""
    nation: str = ""
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))
    days: tuple[date, ...] = ()
    sources: dict[str, tuple[str, str | None, str | None]] = field(default_factory=dict)
    officials: dict[str, str] = field(default_factory=dict)
    programme: dict[date, tuple[Block, ...]] = field(default_factory=dict)
    adoption: Adoption | None = None
    hand_correction: int | None = None
    wall_waits: int | None = None
    skaters: dict[str, Skater] = field(default_factory=dict)
    marks: list[Mark] = field(default_factory=list)
    contests: dict[Distance, Contest] = field(default_factory=dict)
    combinations: dict[str, Combination] = field(default_factory=dict)
    mass_starts: dict[str, dict[str, MassStart]] = field(default_factory=dict)
    pursuits: dict[str, Pursuit] = field(default_factory=dict)
    records: list[PublishedRecord] = field(default_factory=list)
    protests: dict[int, Protest] = field(default_factory=dict)
    designations: dict[int, Designation] = field(default_factory=dict)
    withdrawn: dict[str, Withdrawal] = field(default_factory=dict)
    declined: dict[str, Ruling] = field(default_factory=dict)
    waived: list[Ruling] = field(default_factory=list)
    overruled: list[Ruling] = field(default_factory=list)
    line_ups: dict[str, tuple[str, ...]] = field(default_factory=dict)
    published_teams: dict[Sex, tuple[str, ...]] = field(default_factory=dict)
    replacements: list[Ruling] = field(default_factory=list)
    undone: dict[int, int] = field(default_factory=dict)

    def skater(self, id_: str) -> Skater:
        """The registered skater with this id; an unknown one is refused."""
        found = self.skaters.get(id_)
        if found is None:
            raise Refused("Skater “{skater}” is not registered in this tournament.", skater=id_)
        return found

    def contest(self, key: str | Distance) -> Contest:
        """The distance at this tournament; one that was not announced is refused."""
        distance = Distance.of(key) if isinstance(key, str) else key
        found = self.contests.get(distance)
        if found is None:
            raise Refused("The distance {distance} is not skated at this tournament.", distance=distance.key)
        return found

    def held_back(self, contest: Contest, pair: Pair) -> bool:
        """Whether the result of a pair counts and the wall still waits for the speaker to show it.

        Where a distance is closed nothing is held back any more: its classification is final.
        """
        since, counts = self.wall_waits, pair.confirmed
        return (
            since is not None
            and counts is not None
            and counts > since
            and pair.released is None
            and contest.closed is None
        )

    def of_sex(self, sex: Sex) -> list[Contest]:
        """The distances for one sex, shortest first."""
        return [contest for distance, contest in sorted(self.contests.items()) if distance.sex is sex]
