"""What all pages of one position are made from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from startbewijs.log.events import decisions, racing
from startbewijs.log.events.base import InRace
from startbewijs.log.facts import Fact
from startbewijs.outlook.hall import Untold
from startbewijs.outlook.ladder import Ladder, Uncovered
from startbewijs.outlook.proved import Proof, Proved
from startbewijs.outlook.status import Outlook
from startbewijs.outlook.supposing import as_if_confirmed
from startbewijs.publish.answer import Answer
from startbewijs.publish.snapshot import Snapshot
from startbewijs.publish.story.items import Plan
from startbewijs.publish.story.telling import plan_of
from startbewijs.publish.subjects.choice import Choice, choices
from startbewijs.publish.subjects.explained import explained_in
from startbewijs.publish.subjects.outlook.prospect import Prospect
from startbewijs.publish.subjects.racing import race_title
from startbewijs.publish.subjects.told import told
from startbewijs.publish.words import Words
from startbewijs.selection.procedure import Procedure
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Distance, Sex
from startbewijs.sport.skaters import Skater

_DECISIONS = (
    decisions.DesignationMade,
    decisions.DesignationWithdrawn,
    decisions.TicketDeclined,
    decisions.LevelDecided,
    decisions.TeamPublished,
    decisions.SkaterReplaced,
    decisions.StartOverruled,
)
_RESULTS = (racing.ResultPublished, racing.PairConfirmed)


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What would be if a pair on the ice were confirmed just so; of its sex, if any procedure was adopted."""

    state: Competition
    proved: Proved | None

    @property
    def prospect(self) -> Prospect | None:
        """The outlooks then."""
        one = self.proved
        return (
            None if one is None else Prospect(self.state, one.procedure, one.sex, one.outlooks, one.selected)
        )


@dataclass(frozen=True)
class Ground:
    """One position of a log with everything that is proved there.

    `procedure` is None before one was adopted, and then nothing is said about who goes. `orders` are what the
    prospects rest on, sex by sex. `digest` is the link of the chain at this position. `earlier` gives the
    same of an earlier position, `proved` what would be proved of one sex in a state that is only supposed.
    `untold` are pairs that stand here as not confirmed although they are, since the hall has not been told.
    """

    snapshot: Snapshot
    procedure: Procedure | None
    prospects: tuple[Prospect, ...]
    orders: tuple[Proved, ...]
    digest: str
    earlier: Callable[[int], Ground]
    proved: Callable[[Competition, Sex], Proved]
    untold: Untold = frozenset()
    _explained: dict[str, Answer] = field(default_factory=dict)
    _plans: dict[tuple[date, Distance | None], Plan] = field(default_factory=dict)
    _confirmed: dict[tuple[int, Distance, int, str], Confirmed] = field(default_factory=dict)

    @property
    def position(self) -> int:
        return self.state.position

    @property
    def state(self) -> Competition:
        return self.snapshot.competition

    @property
    def outlooks(self) -> tuple[Outlook, ...]:
        """What is proved of everyone of both sexes."""
        return tuple(found for one in self.prospects for found in one.outlooks)

    def choices(self, sexes: tuple[Sex, ...] = tuple(Sex)) -> list[Choice]:
        """The selection of each sex; none before a procedure was adopted."""
        return [one for sex in sexes for one in self._choices if one.sex is sex]

    @cached_property
    def _choices(self) -> list[Choice]:
        if self.procedure is None:
            return []
        known = {one.sex: one.selected for one in self.prospects}
        return choices(self.snapshot, self.procedure, tuple(Sex), self.outlooks, known)

    def explained(self, skater: Skater) -> Answer:
        """Everything that decides about a skater, after a procedure was adopted; once for all languages."""
        if skater.id not in self._explained:
            (one,) = self.choices((skater.sex,))
            self._explained[skater.id] = explained_in(self.snapshot, one, skater)
        return self._explained[skater.id]

    def plan(self, procedure: Procedure, day: date, distance: Distance | None = None) -> Plan:
        """What there is to tell of a day, or of one distance of it; a day without news is refused."""
        key = (day, distance)
        if key not in self._plans:
            proved = {one.sex: one.outlooks for one in self.prospects}
            known = {one.sex: one.selected for one in self.prospects}
            self._plans[key] = plan_of(self.snapshot, procedure, proved, day, distance, known)
        return self._plans[key]

    def ladder(self, sex: Sex) -> Ladder | Uncovered:
        """The order of one sex and who can still stand on it, after a procedure was adopted; made once."""
        return next(one.ladder for one in self.orders if one.sex is sex)

    def proof(self, skater: str) -> Proof:
        """What the status of a skater rests on, and what is needed; counted out once for all languages."""
        found = self.prospect(skater)
        assert found is not None
        one, outlook = found
        return next(each for each in self.orders if each.sex is one.sex).proof(outlook)

    def confirmed(self, distance: Distance, race: int, pair: str) -> Confirmed:
        """What would be if this pair were confirmed as it is; worked out once for all languages."""
        key = (self.position, distance, race, pair)
        if key not in self._confirmed:
            state = as_if_confirmed(self.state, distance, race, pair)
            proved = None if self.procedure is None else self.proved(state, distance.sex)
            self._confirmed[key] = Confirmed(state, proved)
        return self._confirmed[key]

    def prospect(self, skater: str) -> tuple[Prospect, Outlook] | None:
        """The outlook of one skater with that of the others, for whom there is one."""
        for one in self.prospects:
            found = one.of(skater)
            if found is not None:
                return one, found
        return None


def state_words(ground: Ground, words: Words) -> str:
    """Which state a page shows: `after 6 of 10 distances · Sun 28 Dec · fact 618`."""
    state = ground.state
    assert state.recorded is not None
    return words.say(
        "after {n} of {all} distances · {day} · fact {position}",
        n=sum(contest.closed is not None for contest in state.contests.values()),
        all=len(state.contests),
        day=words.moment(state.recorded, state.zone, year=False),
        position=state.position,
    )


@dataclass(frozen=True, slots=True)
class Moment:
    """A position at which a race or a distance ended or the committee decided, and that in a few words."""

    position: int
    label: str


def moments_of(facts: tuple[Fact, ...], state: Competition, words: Words) -> tuple[Moment, ...]:
    """The moments that a reader of a log may want to go back to, the first one first; the last fact is one.

    Of what was decided in one announcement only the last counts.
    `state` knows the names in the facts.
    """
    ended, announced = _first_races(facts), _announced(facts)
    found = []
    for n, fact in enumerate(facts):
        last = n + 1 == len(facts)
        decided = n in announced
        if last or decided or isinstance(fact.event, racing.DistanceClosed) or fact.position in ended:
            found.append(Moment(fact.position, _label(fact, state, words)))
    return tuple(found)


def _first_races(facts: tuple[Fact, ...]) -> set[int]:
    """The last result of the first race of each distance, before anything of its second race."""
    ended: dict[str, int] = {}
    begun: set[str] = set()
    for fact in facts:
        event = fact.event
        if isinstance(event, InRace) and event.race == 2:
            begun.add(event.distance)
        elif isinstance(event, _RESULTS) and event.distance not in begun:
            ended[event.distance] = fact.position
    return {position for distance, position in ended.items() if distance in begun}


def _announced(facts: tuple[Fact, ...]) -> set[int]:
    """The index of the last decision of each day on which something was decided."""
    days = {str(fact.recorded): n for n, fact in enumerate(facts) if isinstance(fact.event, _DECISIONS)}
    return set(days.values())


def _label(fact: Fact, state: Competition, words: Words) -> str:
    event = fact.event
    day = words.day(fact.recorded.local_day(state.zone), year=False)
    if isinstance(event, racing.DistanceClosed):
        what = words.say("{distance} final", distance=Distance.of(event.distance))
    elif isinstance(event, _RESULTS):
        what = race_title(state.contest(event.distance), event.race, words)
    elif isinstance(event, decisions.TeamPublished):
        what = words.say("the teams are published")
    else:
        what = told(event, state, words)
    return f"{day} · {what}"


def alone(snapshot: Snapshot) -> Snapshot:
    """The same snapshot as if its position were the last: what comes later is no part of a page."""
    return replace(snapshot, end=snapshot.competition.position, at=None, note=None)
