"""Pairs after a withdrawal: as few changes as an honest race asks for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from startbewijs.draw.field import Couple


@dataclass(frozen=True, slots=True)
class Change:
    """A pair that changes, by its place among those given; one with nobody in it is not skated."""

    at: int
    pair: Couple


def thinned(pairs: Sequence[Couple], out: Collection[str], *, join: bool = False) -> tuple[Change, ...]:
    """What changes in pairs that were not called yet, when these skaters are out.

    The opponent skates alone in the lane that was drawn. With `join` those who skate alone meet two by two
    in the order of the ice, in the later of both pairs, so that nobody skates before the announced place;
    the last one of an odd number stays alone. Who was in that pair keeps the lane.
    """
    left = [Couple(_left(pair.inner, out), _left(pair.outer, out), pair.group) for pair in pairs]
    if join:
        single = [at for at, pair in enumerate(left) if pair.alone]
        for early, late in zip(single[::2], single[1::2], strict=False):
            comes = left[early].skaters[0]
            stays = left[late]
            left[late] = Couple(stays.inner or comes, stays.outer or comes, stays.group)
            left[early] = Couple(None, None, left[early].group)
    return tuple(
        Change(at, pair) for at, (pair, old) in enumerate(zip(left, pairs, strict=True)) if pair != old
    )


def _left(skater: str | None, out: Collection[str]) -> str | None:
    return None if skater in out else skater
