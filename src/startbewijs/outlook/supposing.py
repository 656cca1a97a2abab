"""What if: outcomes, withdrawals and designations supposed, and the same questions asked again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from startbewijs.errors import Refused
from startbewijs.outlook.fields import BEFORE_ALL, NEVER, Field, field
from startbewijs.results.outcomes import disqualified_by_false_start
from startbewijs.sport.competition import (
    Competition,
    Contest,
    Designation,
    Pair,
    Ruling,
    Run,
    Taken,
    Withdrawal,
)
from startbewijs.sport.copying import copied
from startbewijs.sport.distances import Distance


@dataclass(frozen=True, slots=True)
class Supposition:
    """Things that did not happen, or not yet.

    `ranks` gives the first skaters of a distance in order, from the winner down; what follows is left
    open. `withdrawn` are skaters and the distance they leave, None for the whole tournament.
    `designated` are a kind, a skater and an event each.
    """

    ranks: tuple[tuple[Distance, tuple[str, ...]], ...] = ()
    withdrawn: tuple[tuple[str, Distance | None], ...] = ()
    designated: tuple[tuple[str, str, str], ...] = ()
    declined: tuple[str, ...] = ()


def supposed(competition: Competition, what: Supposition) -> Competition:
    """The competition as it would be; the one that was handed over stays as it is.

    Refused: a distance that is closed already, a skater who cannot stand in it, a skater named twice.
    """
    state = copied(competition)
    for skater, distance in what.withdrawn:
        _withdraw(state, skater, distance)
    for distance, order in what.ranks:
        _rank(state, state.contest(distance), order)
    for n, (kind, skater, event) in enumerate(what.designated):
        position = NEVER + n
        if kind == "distance":
            state.contest(event).calamities.setdefault(state.skater(skater).id, Withdrawal("", position))
        state.designations[position] = Designation(kind, state.skater(skater).id, event, "", position)
    for skater in what.declined:
        state.declined[state.skater(skater).id] = Ruling(skater, None, None, "", NEVER)
    return state


def as_if_confirmed(competition: Competition, distance: Distance, race: int, pair: str) -> Competition:
    """The competition as it would be if what is known of a pair on the ice were confirmed just so, and next.

    Once it is, and nothing else came between, this is the very state, so that what was proved of it holds.
    Whose race in it is not at its end stays awaited, in a pair apart; the competition that was handed over
    stays as it is.
    """
    state = copied(competition)
    held = state.contest(distance).races[race]
    skated = held.pairs[pair]
    runs = [run for run in skated.seats if run is not None]
    going_on = [run for run in runs if not ended(distance, skated, run)]
    skated.confirmed = state.position + 1
    if going_on:
        skated.seats = [run for run in runs if run not in going_on]
        apart = f"{pair}-going-on"
        held.pairs[apart] = replace(skated, id=apart, seats=[*going_on], confirmed=None, false_starts=[])
    return state


def ended(distance: Distance, pair: Pair, run: Run) -> bool:
    """Whether a race is at its end, confirmed or not: by a finish, a status or a second false start."""
    finished = any(timing.metres == distance.metres for timing in run.timings)
    return finished or run.status is not None or disqualified_by_false_start(pair, run.skater)


def reachable_order(field: Field, order: Sequence[str]) -> bool:
    """Whether a distance can still end with these skaters first, in this order; level ones count in both.

    Each takes the best result that is not better than the one before; all who are sure of a result must be
    able to stay behind.
    """
    result = BEFORE_ALL
    for name in order:
        runner = field.runner(name)
        if runner is None:
            if field.strangers is None:
                return False
            result = max(result, field.strangers)
            continue
        result = max(result, runner.lo)
        if result > runner.hi:
            return False
    return all(runner.may_fail or runner.hi >= result for runner in field.runners if runner.name not in order)


def _withdraw(state: Competition, skater: str, distance: Distance | None) -> None:
    found = state.skater(skater)
    contests = state.of_sex(found.sex) if distance is None else [state.contest(distance)]
    entered = [contest for contest in contests if skater in contest.entrants and contest.closed is None]
    if not entered:
        raise Refused("{skater} has no race to come to withdraw from.", skater=found.name)
    for contest in entered:
        contest.withdrawn[skater] = Withdrawal("", NEVER)


def _rank(state: Competition, contest: Contest, order: tuple[str, ...]) -> None:
    distance = contest.distance
    if contest.closed == NEVER:
        raise Refused(
            "The {distance} is supposed twice: give one order, with all the names from the winner down.",
            distance=distance,
        )
    if contest.closed is not None:
        raise Refused(
            "The {distance} is closed (fact {position}): its ranks are known. Ask at an earlier moment "
            "what could still happen then.",
            distance=distance,
            position=contest.closed,
        )
    skaters = [skater.id for skater in state.skaters.values() if skater.sex is distance.sex]
    here = field(contest, skaters, state.declined)
    for skater in order:
        _may_stand(state, contest, here, skater)
        if order.count(skater) > 1:
            raise Refused(
                "{skater} stands twice in the order that is supposed for the {distance}: name everybody "
                "once.",
                skater=state.skater(skater).name,
                distance=distance,
            )
    if not reachable_order(here, order):
        raise Refused(
            "The {distance} cannot end in this order any more: somebody in it can no longer come so far, or "
            "somebody else is sure to be before them.",
            distance=distance,
        )
    for rank, skater in enumerate(order, 1):
        if skater not in contest.entrants:
            contest.entrants.append(skater)
        contest.ranks[skater] = Taken(None, None, NEVER, rank=rank)
    contest.closed = NEVER


def _may_stand(state: Competition, contest: Contest, here: Field, skater: str) -> None:
    """Refuse a skater who can have no rank on a distance, with the fact that says so."""
    found, distance = state.skater(skater), contest.distance
    fields = {"skater": found.name, "distance": distance}
    if found.sex is not distance.sex:
        raise Refused(
            "{skater} cannot stand in the {distance}: that is a distance of the other sex. Name somebody who "
            "skates it.",
            **fields,
        )
    withdrawal = contest.withdrawn.get(skater)
    if withdrawal is not None and withdrawal.position >= NEVER:
        raise Refused(
            "{skater} is supposed to withdraw from the {distance} and to have a rank there: leave one of the "
            "two out.",
            **fields,
        )
    if withdrawal is not None:
        raise Refused(
            "{skater} withdrew from the {distance} (fact {position}) and can have no rank there: leave the "
            "name out.",
            **fields,
            position=withdrawal.position,
        )
    if skater not in contest.entrants and contest.all_known:
        raise Refused(
            "{skater} is not entered for the {distance}, of which every entry is known: leave the name out.",
            **fields,
        )
    if here.runner(skater) is None and skater in contest.entrants:
        raise Refused(
            "{skater} can have no rank on the {distance} any more (disqualified, or without a time and "
            "without a race to come): leave the name out.",
            **fields,
        )
