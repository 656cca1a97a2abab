"""An ending as the ordinary rules see it: hypothetical results put in, so that they can play it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from startbewijs.outlook.fields import NEVER, Field
from startbewijs.outlook.places import Ranks
from startbewijs.results.classification import classification, rank_groups
from startbewijs.results.outcomes import Outcome, outcomes
from startbewijs.sport.competition import Contest, Counting, Race, Status, Taken
from startbewijs.sport.times import RaceTime

_SLOWEST = 5_999_999


@dataclass(frozen=True)
class Present:
    """A distance as it is, from which its endings start; what they all ask of it is worked out once.

    The `prequalified` stand on its first ranks if they start, and must not start in an ending without them.
    """

    contest: Contest
    field: Field
    prequalified: frozenset[str] = frozenset()

    @cached_property
    def settled(self) -> bool:
        """Whether it has one ending only: closed, everyone with a rank of their own, no other possible."""
        sure = {runner.lo for runner in self.field.runners if runner.lo == runner.hi and not runner.may_fail}
        alone = self.field.strangers is None and len(sure) == len(self.field.runners)
        return self.contest.closed is not None and alone

    @cached_property
    def anchored(self) -> frozenset[str]:
        """Who has a rank alone in a closed distance: no ending says anything of them."""
        if self.contest.closed is None:
            return frozenset()
        groups = rank_groups(classification(self.contest))
        return frozenset(group[0] for group in groups if len(group) == 1)

    @cached_property
    def races(self) -> dict[int, tuple[Outcome, ...]]:
        """What each of its races came to, also one for which nobody was drawn yet."""
        numbers = {*self.contest.races, *range(1, self.contest.counting.races + 1)}
        return {number: tuple(outcomes(self.contest, number).values()) for number in numbers}

    def essence(self, ranks: Ranks, skater: str) -> tuple[Ranks, str]:
        """What is left of the first ranks of an ending, and of the skater, without what is known anyway."""
        own = ranks.skater and skater not in self.anchored
        members = tuple(name for name in ranks.members if name not in self.anchored)
        size = ranks.size - len(ranks.members) + len(members)
        return Ranks(members, size, ranks.threshold if own else 0, own), skater if own else ""


def ended(present: Present, ranks: Ranks, skater: str) -> Contest:
    """A distance after an ending: closed, with results that make its first ranks so.

    Only what is still open gets a result: those on the first ranks the best they can reach, the skater in
    question what the ending says, everybody else nothing better than they have; who is not known to be
    entered stands in it only there. Level skaters are put in
    the order of the ending by a decision, as a committee may. Names nobody knows are called strangers.
    """
    contest, field = present.contest, present.field
    if present.settled:
        return contest
    strangers = [f"stranger-{n + 1}-{contest.distance.key}" for n in range(ranks.size - len(ranks.members))]
    first = sorted(ranks.members, key=lambda name: _reach(field, name)) + strangers
    order = first + ([skater] if ranks.skater else [])
    new = [name for name in order if name not in contest.entrants]
    entrants = [*contest.entrants, *new]
    over = replace(contest, entrants=entrants, all_known=True, entries_closed=True)
    over.level_orders = [*contest.level_orders, (*order, *(name for name in entrants if name not in order))]
    if contest.closed is not None:
        return _ranked(present, over, order)
    targets = {name: _reach(field, name) for name in ranks.members} | dict.fromkeys(strangers, 0)
    if ranks.skater and (own := _own(field, ranks.threshold, skater)) is not None:
        targets[skater] = own
    over.races = {race: _filled(present, race, new, targets) for race in range(1, contest.counting.races + 1)}
    over.closed = NEVER
    return over


def _reach(field: Field, name: str) -> int:
    runner = field.runner(name)
    return NEVER if runner is None else runner.lo


def _own(field: Field, threshold: int, skater: str) -> int | None:
    """The result of the skater in question: the threshold, or the one that stands where that is better."""
    runner = field.runner(skater)
    return None if runner is None else min(threshold, runner.hi, _SLOWEST)


def _ranked(present: Present, contest: Contest, order: list[str]) -> Contest:
    """A closed distance with its unknown ranks filled in, from the first that is not known.

    Behind those of the ending come the others who have a time; who has none finished nowhere.
    """
    table = classification(contest)
    known = {name for group in rank_groups(table) for name in group}
    unknown = [name for name in order if name not in known]
    timed = [line for line in table.lines if line.time is not None]
    behind = sorted((line.latest, line.skater) for line in timed if line.skater not in {*known, *unknown})
    ranks = {name: taken for name, taken in contest.ranks.items() if name in known}
    for rank, name in enumerate([*unknown, *(name for _, name in behind)], 1 + len(known)):
        ranks[name] = Taken(None, None, NEVER, rank=rank)
    new = contest.entrants[len(present.contest.entrants) :]
    races = {number: _unfinished(present, number, new) for number in contest.races}
    return replace(contest, ranks=ranks, races=races)


def _unfinished(present: Present, number: int, new: Sequence[str]) -> Race:
    """A race in which whoever has no published result did not finish."""
    race = present.contest.races[number]
    missing = [one.skater for one in present.races[number] if one.status is Status.UNKNOWN]
    taken = {
        skater: Taken(None, Status.DNS if skater in present.prequalified else Status.DNF, NEVER)
        for skater in (*missing, *new)
    }
    return replace(race, published=race.published | taken)


def _filled(present: Present, number: int, new: Sequence[str], targets: Mapping[str, int]) -> Race:
    """One race with results for whoever had none yet: what makes the `targets`, or none."""
    race = present.contest.races.get(number, Race(number))
    corrected = dict(race.corrected)
    others = (Outcome(name, number, Status.AWAITED) for name in new)
    for outcome in (*present.races[number], *others):
        if outcome.status not in (Status.AWAITED, Status.UNKNOWN) and not outcome.reskate_due:
            continue
        target = targets.get(outcome.skater)
        if target is not None and target < 0:
            corrected[outcome.skater] = Taken(None, Status.DNF, NEVER)  # a start is all it takes
        elif target is not None:
            corrected[outcome.skater] = _time(present, number, outcome, target)
        elif outcome.skater in present.prequalified and not outcome.reskate_due:
            corrected[outcome.skater] = Taken(None, Status.DNS, NEVER)
        else:
            corrected[outcome.skater] = Taken(None, _lost(present.contest, outcome), NEVER)
    return replace(race, corrected=corrected)


def _lost(contest: Contest, outcome: Outcome) -> Status:
    """How a race ends without a result, and with the time that there was taken away where that may be.

    A disqualification in a re-skate takes it; the second race may, where the distance says so.
    """
    if outcome.reskate_due:
        return Status.DQ
    worth = ((contest.second_not_finished, Status.DNF), (contest.second_disqualified, Status.DQ))
    voiding = (status for stands, status in worth if not stands)
    return next(voiding, Status.DNS) if outcome.race == 2 and contest.second_missed else Status.DNS


def _time(present: Present, number: int, outcome: Outcome, target: int) -> Taken:
    """The result that makes a skater's time come to `target` thousandths."""
    if present.contest.counting is not Counting.SUM:
        return Taken(RaceTime(target), None, NEVER)
    others = (one for one in present.races[3 - number] if one.skater == outcome.skater)
    other = next(others, None)
    if other is not None and other.time is not None and not other.reskate_due:
        return Taken(RaceTime(max(0, target - other.time.ms)), None, NEVER)
    return Taken(RaceTime(target // 2 if number == 1 else target - target // 2), None, NEVER)
