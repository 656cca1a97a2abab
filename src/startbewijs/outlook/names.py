"""How many different names a choice of first ranks brings: at most (a matching), at least (a cover)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from startbewijs.outlook.classes import Choice

Pick = tuple[tuple[str, ...], ...]
"""For each choice the names taken from its pool, known ones; strangers make up what is short."""


def ceiling(choices: Sequence[Choice], above: frozenset[str]) -> int:
    """What `most_names` cannot exceed: as if no name were met twice among the free ones."""
    return len(_fixed(choices, above)) + sum(choice.most for choice in choices)


def floor(choices: Sequence[Choice], above: frozenset[str]) -> int:
    """What `fewest_names` cannot fall below: as if every other distance were served by the neediest one."""
    fixed = _fixed(choices, above)
    return len(fixed) + max((_need(choice, fixed) for choice in choices), default=0)


def _fixed(choices: Sequence[Choice], above: frozenset[str]) -> frozenset[str]:
    return above.union(*(choice.forced for choice in choices))


def _need(choice: Choice, fixed: frozenset[str]) -> int:
    """How many names of its pool a choice still needs when those who stand there anyway serve."""
    return max(0, choice.least - len(choice.pool & fixed))


def most_names(choices: Sequence[Choice], above: frozenset[str]) -> tuple[int, Pick]:
    """The most different names that the choices bring together with `above`, and how.

    A bipartite matching of free quotas into the pools. Where strangers may stand, each of them is new.
    """
    fixed = _fixed(choices, above)
    taken: dict[str, int] = {}
    wanted = [0 if choice.strangers else choice.most for choice in choices]
    fresh = [sorted(choice.pool - fixed) for choice in choices]
    for n, quota in enumerate(wanted):
        for _ in range(quota):
            if not _augment(n, fresh, taken, set()):
                break
    picks = [[name for name, owner in sorted(taken.items()) if owner == n] for n in range(len(choices))]
    for pick, choice in zip(picks, choices, strict=True):
        if not choice.strangers:
            spare = sorted(choice.pool - set(pick))
            pick += spare[: max(0, choice.least - len(pick))]
    strangers = sum(choice.most for choice in choices if choice.strangers)
    return len(fixed) + len(taken) + strangers, tuple(map(tuple, picks))


def _augment(n: int, pools: list[list[str]], taken: dict[str, int], seen: set[str]) -> bool:
    for name in pools[n]:
        if name not in seen:
            seen.add(name)
            if name not in taken or _augment(taken[name], pools, taken, seen):
                taken[name] = n
                return True
    return False


def fewest_names(choices: Sequence[Choice], above: frozenset[str]) -> tuple[int, Pick]:
    """The fewest different names that the choices bring together with `above`, and how.

    A minimum multi-cover: one name can serve several distances. Names that stand there anyway serve for
    nothing; the rest is dynamic programming over what each distance still needs. A greedy choice of the
    name that serves most is wrong.
    """
    fixed = _fixed(choices, above)
    free = [sorted(choice.pool & fixed)[: choice.least] for choice in choices]
    needs = tuple(choice.least - len(names) for choice, names in zip(choices, free, strict=True))
    if not any(needs):
        return len(fixed), tuple(map(tuple, free))
    kinds: dict[tuple[bool, ...], list[str | None]] = {}
    for name in sorted({name for choice in choices for name in choice.pool} - fixed):
        serves = tuple(name in choice.pool and need > 0 for choice, need in zip(choices, needs, strict=True))
        if any(serves):
            kinds.setdefault(serves, []).append(name)
    open_to_all = tuple(choice.strangers and need > 0 for choice, need in zip(choices, needs, strict=True))
    if any(open_to_all):
        kinds.setdefault(open_to_all, []).extend([None] * max(needs))
    order = sorted(kinds)
    used = _cover(needs, tuple((serves, len(kinds[serves])) for serves in order))
    picks = [list(names) for names in free]
    for serves, count in zip(order, used, strict=True):
        for served in kinds[serves][:count]:
            for n, choice in enumerate(choices):
                if serves[n] and served is not None and len(picks[n]) < choice.least:
                    picks[n].append(served)
    return len(fixed) + sum(used), tuple(map(tuple, picks))


def _cover(needs: tuple[int, ...], kinds: tuple[tuple[tuple[bool, ...], int], ...]) -> tuple[int, ...]:
    """How many of each kind cover the needs with the fewest in all; there are enough of them."""

    @cache
    def best(needs: tuple[int, ...], n: int) -> tuple[int, tuple[int, ...]] | None:
        if not any(needs):
            return 0, (0,) * (len(kinds) - n)
        if n == len(kinds):
            return None
        serves, count = kinds[n]
        helpful = max((need for need, serve in zip(needs, serves, strict=True) if serve), default=0)
        found: tuple[int, tuple[int, ...]] | None = None
        for used in range(min(count, helpful) + 1):
            left = tuple(max(0, need - used * serve) for need, serve in zip(needs, serves, strict=True))
            rest = best(left, n + 1)
            if rest is not None and (found is None or used + rest[0] < found[0]):
                found = used + rest[0], (used, *rest[1])
        return found

    found = best(needs, 0)
    assert found is not None
    return found[1]
