"""An ending as the ordinary rules see it: hypothetical results put in, so that they can play it."""

from __future__ import annotations

from dataclasses import replace

from startbewijs.outlook.fields import NEVER, Field
from startbewijs.outlook.places import Ranks
from startbewijs.results.classification import classification, rank_groups
from startbewijs.results.outcomes import Outcome, outcomes
from startbewijs.sport.competition import Contest, Counting, Race, Status, Taken
from startbewijs.sport.times import RaceTime

_SLOWEST = 5_999_999


def ended(contest: Contest, field: Field, ranks: Ranks, skater: str) -> Contest:
    """A distance after an ending: closed, with results that make its first ranks so.

    Only what is still open gets a result: those on the first ranks the best they can reach, the skater in
    question what the ending says, everybody else nothing better than they have. Level skaters are put in
    the order of the ending by a decision, as a committee may. Names nobody knows are called strangers.
    """
    if contest.closed is not None and _settled(field):
        return contest
    strangers = [f"stranger-{n + 1}-{contest.distance.key}" for n in range(ranks.size - len(ranks.members))]
    first = sorted(ranks.members, key=lambda name: _reach(field, name)) + strangers
    order = first + ([skater] if ranks.skater else [])
    registered = {runner.name for runner in field.runners}
    entrants = [*contest.entrants, *sorted(registered - set(contest.entrants)), *strangers]
    over = replace(contest, entrants=entrants, all_known=True, entries_closed=True)
    over.level_orders = [*contest.level_orders, (*order, *(name for name in entrants if name not in order))]
    if contest.closed is not None:
        return _ranked(over, order)
    over.races = {
        race: _filled(over, race, field, set(first), skater if ranks.skater else None, ranks.threshold)
        for race in range(1, contest.counting.races + 1)
    }
    over.closed = NEVER
    return over


def _settled(field: Field) -> bool:
    """Whether everyone has one rank of their own, and nobody else can have one."""
    fixed = {runner.lo for runner in field.runners if runner.lo == runner.hi and not runner.may_fail}
    return field.strangers is None and len(fixed) == len(field.runners)


def _reach(field: Field, name: str) -> int:
    runner = field.runner(name)
    return NEVER if runner is None else runner.lo


def _ranked(contest: Contest, order: list[str]) -> Contest:
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
    races = {number: _unfinished(contest, number) for number in contest.races}
    return replace(contest, ranks=ranks, races=races)


def _unfinished(contest: Contest, number: int) -> Race:
    """A race in which whoever has no published result did not finish."""
    race = contest.races[number]
    missing = [one.skater for one in outcomes(contest, number).values() if one.status is Status.UNKNOWN]
    taken = {skater: Taken(None, Status.DNF, NEVER) for skater in missing}
    return replace(race, published=race.published | taken)


def _filled(
    contest: Contest, number: int, field: Field, first: set[str], skater: str | None, threshold: int
) -> Race:
    """One race with results for whoever had none yet."""
    race = contest.races.get(number, Race(number))
    corrected = dict(race.corrected)
    for outcome in outcomes(contest, number).values():
        if outcome.status not in (Status.AWAITED, Status.UNKNOWN) and not outcome.reskate_due:
            continue
        target: int | None = None
        runner = field.runner(outcome.skater)
        if outcome.skater in first:
            target = 0 if runner is None else runner.lo
        elif (
            outcome.skater == skater and runner is not None and (threshold < runner.hi or runner.hi == NEVER)
        ):
            target = min(threshold, _SLOWEST)
        if target is not None:
            corrected[outcome.skater] = _time(contest, number, outcome, target)
        else:
            # A re-skate that ends in a disqualification takes away the time that there was.
            lost = Status.DQ if outcome.reskate_due else Status.DNS
            corrected[outcome.skater] = Taken(None, lost, NEVER)
    return replace(race, corrected=corrected)


def _time(contest: Contest, number: int, outcome: Outcome, target: int) -> Taken:
    """The result that makes a skater's time come to `target` thousandths."""
    if contest.counting is not Counting.SUM:
        return Taken(RaceTime(target), None, NEVER)
    other = outcomes(contest, 3 - number)[outcome.skater]
    if other.time is not None and not other.reskate_due:
        return Taken(RaceTime(max(0, target - other.time.ms)), None, NEVER)
    return Taken(RaceTime(target // 2 if number == 1 else target - target // 2), None, NEVER)
