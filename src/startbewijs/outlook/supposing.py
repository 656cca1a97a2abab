"""What if: outcomes, withdrawals and designations supposed, and the same questions asked again."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass

from startbewijs.errors import Refused
from startbewijs.outlook.fields import NEVER, Field, field
from startbewijs.sport.competition import Competition, Contest, Designation, Ruling, Taken, Withdrawal
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
    state = deepcopy(competition)
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


def reachable_order(field: Field, order: Sequence[str]) -> bool:
    """Whether a distance can still end with these skaters first, in this order; level ones count in both.

    Each takes the best result that is not better than the one before; all who are sure of a result must be
    able to stay behind.
    """
    result = 0
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
    if contest.closed is not None:
        raise Refused(
            "{distance} is closed: its ranks are known, and supposing others is not asking what may still "
            "happen.",
            distance=contest.distance.key,
        )
    skaters = [skater.id for skater in state.skaters.values() if skater.sex is contest.distance.sex]
    if len(set(order)) < len(order):
        raise Refused(
            "A skater stands twice in what you suppose for {distance}.", distance=contest.distance.key
        )
    for skater in order:
        found = state.skater(skater)
        if found.sex is not contest.distance.sex or skater in contest.withdrawn:
            raise Refused(
                "{skater} cannot stand in {distance}.", skater=found.name, distance=contest.distance.key
            )
        if skater not in contest.entrants and contest.all_known:
            raise Refused(
                "{skater} is not entered for {distance}.",
                skater=found.name,
                distance=contest.distance.key,
            )
    if not reachable_order(field(contest, skaters, state.declined), order):
        raise Refused(
            "The {distance} cannot end in this order any more: somebody in it can no longer come so far, or "
            "somebody else is sure to be before them.",
            distance=contest.distance,
        )
    for rank, skater in enumerate(order, 1):
        if skater not in contest.entrants:
            contest.entrants.append(skater)
        contest.ranks[skater] = Taken(None, None, NEVER, rank=rank)
    contest.closed = NEVER
