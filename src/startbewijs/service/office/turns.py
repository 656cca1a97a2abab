"""Which pair comes next: on the ice, to be confirmed, to be called; and those before and after it."""

from __future__ import annotations

from collections.abc import Iterator

from startbewijs.publish.desk.lane import Where
from startbewijs.publish.subjects.pairs import in_order
from startbewijs.service.office.pairs import At, begun
from startbewijs.service.office.racing import settled
from startbewijs.sport.competition import Competition, Pair


def next_pair(state: Competition, *, confirms: bool = False) -> At | None:
    """The pair that is on the ice; else the first one to come of the distance that is under way or next.

    Who `confirms` is shown first what waits for that, once nobody is on the ice.
    """
    waiting = [
        (At(contest.distance, number, one.id), one, contest)
        for contest, number, one in pairs_in_turn(state)
        if one.confirmed is None and contest.closed is None
    ]
    there = [(at, one) for at, one, _ in waiting if begun(one)]
    for at, one in there:
        if not _whole(state, at, one):
            return at
    if there and confirms:
        return there[0][0]
    coming = [(at, contest.begun) for at, one, contest in waiting if not _whole(state, at, one)]
    under_way = [at for at, has_begun in coming if has_begun]
    found = under_way or [at for at, _ in coming] or [at for at, _ in there]
    return next(iter(found), None)


def _whole(state: Competition, at: At, pair: Pair) -> bool:
    """Whether nothing of a pair is lacking but its confirmation."""
    return all(settled(state, at, pair, run) for run in pair.seats if run is not None)


def pairs_in_turn(state: Competition) -> Iterator[Where]:
    """Every pair in the order of the ice; the races that are not in the programme behind the others."""
    planned = [(block.distance, block.race) for _, day in sorted(state.programme.items()) for block in day]
    known = [(one, race) for one in sorted(state.contests) for race in sorted(state.contests[one].races)]
    for distance, race in dict.fromkeys([*planned, *known]):
        contest = state.contests.get(distance)
        if contest is not None and race in contest.races:
            for pair in in_order(contest.races[race]):
                yield contest, race, pair


def neighbours(state: Competition, at: At) -> tuple[Where | None, Where | None]:
    """The pairs before and after one, over the end of its race."""
    found = [*pairs_in_turn(state)]
    here = next(
        n for n, (contest, race, pair) in enumerate(found) if At(contest.distance, race, pair.id) == at
    )
    return (found[here - 1] if here else None, found[here + 1] if here + 1 < len(found) else None)


def where(state: Competition, at: At) -> Where:
    """A pair with the contest and the race that it is in."""
    return state.contest(at.distance), at.race, at.seats(state)


def left_at(state: Competition, address: str) -> At | None:
    """The pair that somebody left for another screen, as the script says it; None once it is confirmed."""
    distance, _, rest = address.partition("/")
    race, _, pair = rest.partition("/")
    for contest, number, one in pairs_in_turn(state):
        if (contest.distance.key, str(number), one.id) == (distance, race, pair) and one.confirmed is None:
            return At(contest.distance, number, one.id)
    return None
