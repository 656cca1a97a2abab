"""Keeping members of one team apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from startbewijs.draw.field import Couple
from startbewijs.sport.distances import Lane


def spread(pairs: Sequence[Couple], teams: Mapping[str, str | None]) -> tuple[Couple, ...]:
    """The pairs of one group with as few as can be in which both are of one team.

    Such a pair changes a skater with the nearest pair in which nobody is of that team, the next one before
    the one behind; both stay in their lanes. When no such pair is left, every pair has somebody of that
    team, so no other pairing has fewer.
    """
    found = list(pairs)
    for at in range(len(found)):
        team = _shared(found[at], teams)
        if team is None:
            continue
        others = sorted(
            (one for one in range(len(found)) if one != at), key=lambda one: (abs(one - at), -one)
        )
        for other in others:
            if all(teams.get(skater) != team for skater in found[other].skaters):
                found[at], found[other] = _changed(found[at], found[other])
                break
    return tuple(found)


def shared_teams(pairs: Sequence[Couple], teams: Mapping[str, str | None]) -> int:
    """In how many pairs both are of one team."""
    return sum(_shared(pair, teams) is not None for pair in pairs)


def _shared(pair: Couple, teams: Mapping[str, str | None]) -> str | None:
    """The team of both, if they have the same one."""
    of = {teams.get(skater) for skater in pair.skaters}
    return of.pop() if len(of) == 1 and not pair.alone else None


def _changed(pair: Couple, other: Couple) -> tuple[Couple, Couple]:
    """Both after a change of the two in one lane: the outer, or the lane that who skates alone has."""
    lane = other.lane(other.skaters[0]) if other.alone else Lane.OUTER
    if lane is Lane.OUTER:
        return replace(pair, outer=other.outer), replace(other, outer=pair.outer)
    return replace(pair, inner=other.inner), replace(other, inner=pair.inner)
