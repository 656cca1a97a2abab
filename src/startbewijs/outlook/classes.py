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

from dataclasses import dataclass

from startbewijs.outlook.fields import NEVER, Field, Runner


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
    """The classes of sets on ranks 1 to m that leave `without` out; none if that cannot be."""
    found: list[Choice] = []
    for threshold in sorted({runner.hi for runner in field.runners} | {NEVER}):
        choice = _at(field, threshold, m, without)
        if choice is None:
            break
        if _fillable(choice):
            found.append(choice)
    sure = frozenset(runner.name for runner in field.runners if not runner.may_fail)
    if without not in sure and len(sure) < m:
        rest = frozenset(runner.name for runner in field.runners) - sure - {without}
        room = m - len(sure)
        most = room if field.strangers is not None else min(room, len(rest))
        found.append(Choice(sure, rest, 0, most, field.strangers is not None, NEVER))
    return _merged(found)


def ranks_before(field: Field, skater: Runner, rank: int) -> tuple[Choice, ...]:
    """The classes of sets that stand before `skater` when that skater is exactly at `rank`.

    The threshold is the skater's own result, which is why it never forces the skater to the front.
    """
    found: list[Choice] = []
    reachable = {runner.hi for runner in field.runners if skater.lo <= runner.hi <= skater.hi}
    for threshold in sorted(reachable | {skater.hi}):
        choice = _at(field, threshold, rank - 1, skater.name)
        if choice is None:
            break
        if _fillable(choice):
            found.append(choice)
    return _merged(found)


def _at(field: Field, threshold: int, m: int, without: str) -> Choice | None:
    """The class of one threshold; None once more are forced than fit, or the one to leave out is."""
    forced = frozenset(
        runner.name for runner in field.runners if runner.hi < threshold and not runner.may_fail
    )
    if len(forced) > m or without in forced:
        return None
    pool = frozenset(runner.name for runner in field.runners if runner.lo <= threshold)
    quota = m - len(forced)
    strangers = field.strangers is not None and field.strangers <= threshold
    return Choice(forced, pool - forced - {without}, quota, quota, strangers, threshold)


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
