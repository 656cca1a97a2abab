"""Which of the endings that show the same is told: the one with the names that a reader expects.

The proof takes any name that serves. Where a distance has not begun, anybody in it can have any rank, so the
ranks are given to those with the fastest personal bests on it, and the ending is counted out once more.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from startbewijs.outlook.fields import NEVER
from startbewijs.outlook.ladder import Ladder
from startbewijs.outlook.witness import Said, Witness, place_left, standing_for_good
from startbewijs.sport.distances import Distance


def likely(climbed: Ladder, skater: str, row: int | None, witness: Witness) -> Witness:
    """The same ending of a skater with likelier names in it; as it is where those would not do.

    `row` is the first row that the skater holds for good, None for who holds none.
    """
    rows = [one.number for one in climbed.rows]
    above = standing_for_good(climbed, len(rows) if row is None else rows.index(row))
    found = witness
    for event in dict.fromkeys(said.event for said in witness.said if said.rank is not None):
        changed = replace(found, said=_named(climbed, skater, above, found.said, event))
        if changed == found:
            continue
        place = place_left(climbed, skater, changed)
        if place is not None and (place <= climbed.team_size) is found.goes:
            found = replace(changed, place=place)
    return found


def _named(
    climbed: Ladder, skater: str, above: set[str], said: tuple[Said, ...], event: str
) -> tuple[Said, ...]:
    """The rows with those of one distance given to the fastest who stand above already, or not, as before."""
    often = Counter(one.skater for one in said)
    taken = {one.skater for one in said if one.event != event and one.new} | {skater}
    fastest = [name for name in _fastest(climbed, Distance.of(event)) if name not in taken]
    given: list[Said] = []
    for one in said:
        # Who serves on several distances in this ending has to be the same skater on each.
        free = one.skater not in (None, skater) and (often[one.skater] == 1 or not one.new)
        fits = [name for name in fastest if (name in above) is not one.new]
        if one.event == event and free and fits:
            fastest.remove(fits[0])
            one = replace(one, skater=fits[0])
        given.append(one)
    names = [one.skater for one in given if one.event == event]
    return tuple(given) if len(set(names)) == len(names) else said


def _fastest(climbed: Ladder, distance: Distance) -> list[str]:
    """Everyone known to be entered in a distance that has not begun, the fastest personal best first.

    Without a personal best on it a skater comes after those with one, by name. Nobody, once it has begun.
    """
    runners = climbed.fields[distance].runners
    if any((runner.lo, runner.hi, runner.may_fail) != (0, NEVER, True) for runner in runners):
        return []
    best: dict[str, int] = {}
    for mark in climbed.competition.marks:
        if mark.kind == "PB" and mark.distance == distance and mark.time is not None and mark.holder:
            best[mark.holder] = mark.time.ms
    entered = climbed.competition.contest(distance).entrants
    names = [runner.name for runner in runners if runner.name in entered]
    return sorted(names, key=lambda name: (best.get(name, NEVER), name))
