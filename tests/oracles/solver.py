"""An oracle at full size: the definitions of results, ranks, rows and places as constraints for a solver.

It shares nothing with the proof but the question. Every skater has a result between the bounds that are
still reachable, or none; a rank is held by somebody with a result such that nobody who is not on it or
before it was faster, so level skaters count in either order, or by nobody when all others have no result;
the rows name who holds them; a place counts the different names above the skater's first row. The solver
then looks for the smallest and the largest place. No threshold, no class, no matching, no cover.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from ortools.sat.python import cp_model

from startbewijs.outlook.fields import NEVER, Field, Runner
from startbewijs.outlook.places import Rung
from startbewijs.sport.distances import Distance

Ranked = dict[int, dict[str, cp_model.IntVar]]
"""For each rank of a distance the skaters who may hold it, with whether they do."""

Holders = dict[int, dict[str, cp_model.IntVar]]
"""For each row the skaters who may hold it, with whether they do."""

PATIENCE = 60
"""How much work one question may take, in the solver's own measure, which no clock enters."""


class Asked(StrEnum):
    """What the solver looks for: an ending with the best place, with the worst, with none at all."""

    BEST = "best"
    WORST = "worst"
    MISSING = "missing"


class Unsolved(Exception):
    """The solver did not come to an answer."""


def extremes(
    rungs: Sequence[Rung], fields: Mapping[Distance, Field], skater: str
) -> tuple[int | None, int | None]:
    """The best and the worst place; None for no row (worst: in some ending)."""
    best = _extreme(rungs, fields, skater, Asked.BEST)
    if _extreme(rungs, fields, skater, Asked.MISSING) is not None:
        return best, None
    return best, _extreme(rungs, fields, skater, Asked.WORST)


def _extreme(
    rungs: Sequence[Rung], fields: Mapping[Distance, Field], skater: str, asked: Asked
) -> int | None:
    """The place asked for (for a missing skater that of somebody below every row), None if there is none."""
    model = cp_model.CpModel()
    holders: Holders = {row: {} for row in range(len(rungs))}
    depth = {rung.distance: rung.rank for rung in rungs if rung.distance is not None}
    for distance, ranks in depth.items():
        held = _ranks(model, fields[distance], ranks, "" if asked is Asked.BEST else str(distance.metres))
        for row, rung in enumerate(rungs):
            if rung.distance == distance:
                holders[row] = held[rung.rank]
    for row, rung in enumerate(rungs):
        if rung.distance is None and rung.named is not None:
            holders[row] = {rung.named: model.new_constant(1)}
        elif rung.distance is None and asked is not Asked.BEST:
            # Nobody's name yet: one more for the worst place. For the best it is empty, or a name from above.
            holders[row] = {f"designated {row}": model.new_constant(1)}
    names = _names_above(model, holders, skater, missing=asked is Asked.MISSING)
    if asked is Asked.BEST:
        model.minimize(sum(names))
    elif asked is Asked.WORST:
        model.maximize(sum(names))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 0
    # Full relaxations see at once that matchings end: seconds without, tenths of one with them.
    solver.parameters.linearization_level = 2
    solver.parameters.max_deterministic_time = PATIENCE
    status = solver.solve(model)
    if status == cp_model.INFEASIBLE:
        return None
    if status != cp_model.OPTIMAL and not (status == cp_model.FEASIBLE and asked is Asked.MISSING):
        raise Unsolved(f"{skater}: {asked}")
    return 1 + sum(int(solver.value(name)) for name in names)


def _ranks(model: cp_model.CpModel, field: Field, depth: int, strangers: str) -> Ranked:
    """Who holds which of the first ranks.

    Strangers: as many as there are ranks. For the worst place those of every distance are other people
    (so they carry its name); for the best they are the same, since a name met twice is one name less.
    """
    runners = list(field.runners)
    if field.strangers is not None:
        runners += [Runner(f"stranger {strangers} {n}", field.strangers, NEVER, True) for n in range(depth)]
    late = 1 + max([runner.lo for runner in runners] + [runner.hi for runner in runners if runner.hi < NEVER])
    failed = late + 1
    results = {
        runner.name: model.new_int_var_from_domain(
            cp_model.Domain.from_intervals(
                [(runner.lo, min(runner.hi, late)), *([(failed, failed)] if runner.may_fail else [])]
            ),
            "",
        )
        for runner in runners
    }
    held: Ranked = {}
    before: dict[str, list[cp_model.IntVar]] = {name: [] for name in results}
    for rank in range(1, depth + 1):
        held[rank] = {name: model.new_bool_var("") for name in results}
        nobody = model.new_bool_var("")
        model.add_exactly_one(nobody, *held[rank].values())
        result = model.new_int_var(min(runner.lo for runner in runners), failed, "")
        model.add(result == failed).only_enforce_if(nobody)
        for name, holds in held[rank].items():
            model.add(results[name] == result).only_enforce_if(holds)
            model.add(results[name] != failed).only_enforce_if(holds)
            before[name].append(holds)
            # Whoever is not on this rank or a better one was not faster; level ones may stand behind.
            model.add(results[name] >= result).only_enforce_if(*(h.negated() for h in before[name]))
    for ranks in before.values():
        model.add_at_most_one(ranks)
    return held


def _both(
    model: cp_model.CpModel, both: cp_model.IntVar, one: cp_model.IntVar, other: cp_model.IntVar
) -> None:
    model.add_bool_and(one, other).only_enforce_if(both)
    model.add_bool_or(one.negated(), other.negated(), both)


def _names_above(
    model: cp_model.CpModel, holders: Holders, skater: str, *, missing: bool
) -> list[cp_model.IntVar]:
    """For every other name whether it is above the first row of the skater, who is on one or misses all."""
    seen_above: dict[str, list[cp_model.IntVar]] = {}
    waiting = model.new_constant(1)
    for held in holders.values():
        for name, holds in held.items():
            if name != skater:
                above = model.new_bool_var("")
                _both(model, above, holds, waiting)
                seen_above.setdefault(name, []).append(above)
        if skater in held:
            still = model.new_bool_var("")
            _both(model, still, waiting, held[skater].negated())
            waiting = still
    model.add(waiting == int(missing))
    counted = []
    for rows in seen_above.values():
        counts = model.new_bool_var("")
        model.add_max_equality(counts, rows)
        counted.append(counts)
    return counted
