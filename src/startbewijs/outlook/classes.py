"""Which sets of skaters can hold the first ranks of a distance: the threshold lemma, as code.

A set A can be exactly the skaters on ranks 1 to m **iff** for some threshold T

    { i : hi_i < T and i cannot fail }  ⊆  A  ⊆  { i : lo_i ≤ T }   and   |A| = m,

with fewer than m only where everyone else may fail. *Proof.* ⇒ Let T be the slowest member's result.
⇐ Give each member its lo, everybody else max(T, lo) or no result. ∎ Results that are equal count in both
orders, since a committee may still put level skaters in either.

T matters only through the set it forces, so a handful of classes describes all of them: in each, some
skaters are forced in, and any choice of a fixed number out of a pool fills the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from startbewijs.outlook.fields import NEVER, Field, Runner, Threshold


@dataclass(frozen=True, slots=True)
class Choice:
    """All sets that are `forced` together with any `least` to `most` of `pool`.

    With `strangers` the pool also holds as many names as anybody likes that nobody knows. `threshold` is
    the T of the lemma.
    """

    forced: frozenset[str]
    pool: frozenset[str]
    least: int
    most: int
    strangers: bool
    threshold: int


def first_ranks(field: Field, m: int, without: str) -> tuple[Choice, ...]:
    """The classes of sets on ranks 1 to m that leave `without` out; none if that cannot be.

    Everyone who is not in the field is left out alike, so that is worked out once.
    """
    question = m, without if without in field.names else ""
    known: tuple[Choice, ...] | None = field.answered.get(question)
    if known is None:
        known = field.answered[question] = _first_ranks(field, *question)
    return known


def _first_ranks(field: Field, m: int, without: str) -> tuple[Choice, ...]:
    found = [*_within(field.thresholds, m, without)]
    if without not in field.sure and len(field.sure) < m:
        rest = field.names - field.sure - {without}
        room = m - len(field.sure)
        most = room if field.strangers is not None else min(room, len(rest))
        found.append(Choice(field.sure, rest, 0, most, field.strangers is not None, NEVER))
    return _merged(found)


def ranks_before(field: Field, skater: Runner, rank: int) -> tuple[Choice, ...]:
    """The classes of sets that stand before `skater`, who is in the field, when exactly at `rank`.

    The threshold is the skater's own result, which is why it never forces the skater to the front.
    """
    question = skater, rank
    known: tuple[Choice, ...] | None = field.answered.get(question)
    if known is None:
        own = [one for one in field.thresholds if skater.lo <= one.result <= skater.hi]
        known = field.answered[question] = _merged([*_within(own, rank - 1, skater.name)])
    return known


def _within(thresholds: Sequence[Threshold], m: int, without: str) -> Iterator[Choice]:
    """The classes of rising thresholds, up to where more are forced than fit, or the one to leave out is.

    Of thresholds that force the same skaters only the last is looked at: its sets hold all the others'.
    """
    for one, following in zip_longest(thresholds, thresholds[1:]):
        if len(one.forced) > m or without in one.forced:
            return
        if following is not None and following.forced == one.forced:
            continue
        quota = m - len(one.forced)
        choice = Choice(
            one.forced, one.within - one.forced - {without}, quota, quota, one.strangers, one.result
        )
        if _fillable(choice):
            yield choice


def _fillable(choice: Choice) -> bool:
    return choice.strangers or len(choice.pool) >= choice.least


def _merged(found: list[Choice]) -> tuple[Choice, ...]:
    """The classes without those that another one contains."""
    kept: list[Choice] = []
    for choice in found:
        if not any(_contains(other, choice) for other in kept):
            kept = [other for other in kept if not _contains(choice, other)] + [choice]
    return tuple(kept)


def _contains(wide: Choice, narrow: Choice) -> bool:
    """Whether every set of the narrow class is one of the wide one: fewer forced, more allowed."""
    return (
        wide.forced <= narrow.forced
        and wide.forced | wide.pool >= narrow.forced | narrow.pool
        and wide.strangers >= narrow.strangers
        and len(wide.forced) + wide.least <= len(narrow.forced) + narrow.least
        and len(wide.forced) + wide.most >= len(narrow.forced) + narrow.most
    )
