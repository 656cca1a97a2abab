"""How long the proof takes on the trials of December 2025, beside a general constraint solver.

    make .venv-oracle/.oracle                          # once: it holds the solver
    .venv-oracle/bin/python -m benchmarks.certainty [--rounds 15]

All in one run, so on the same machine under the same load: the best and the worst place of every woman and
man on the evening of 28 December, by the proof and by CP-SAT; the whole table of statuses, which asks the
committee and plays every ending as well; that table after one pair; the course of a skater's chances along
the whole log. Each figure is a median with the shortest and the longest of the rounds. CP-SAT runs in a
single thread, on the model of `tests/oracles/solver.py`; the ratio needs it, the other lines do not.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from importlib.util import find_spec
from statistics import median

from tests.selection.cases import packaged
from tests.tournaments.okt import FACTS, state_at

from startbewijs.log.events.racing import PairConfirmed, ResultPublished
from startbewijs.log.fold.folding import folded
from startbewijs.outlook.course import Turn, course
from startbewijs.outlook.ladder import Ladder, ladder
from startbewijs.outlook.places import bounds
from startbewijs.outlook.status import outlooks
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Sex

EVENING = "2025-12-28"
SKATERS = ("jutta-leerdam", "anna-boersma", "tim-prins", "marcel-bosker")
SOLVER_ROUNDS = 3
"""The solver takes seconds a round; a few of them show the spread."""

Places = dict[str, tuple[int | None, int | None]]


def seconds(ask: Callable[[], object], rounds: int) -> list[float]:
    """How long each round took, after one that is not counted."""
    ask()
    found = []
    for _ in range(rounds):
        start = time.perf_counter()
        ask()
        found.append(time.perf_counter() - start)
    return found


def _line(title: str, took: list[float]) -> float:
    low, middle, high = (1000 * one for one in (min(took), median(took), max(took)))
    sys.stdout.write(f"{title:62} {middle:10.2f} ms   ({low:.2f} to {high:.2f}, {len(took)} rounds)\n")
    return middle


def _ladders(state: Competition) -> Iterator[Ladder]:
    for sex in Sex:
        climbed = ladder(state, packaged(), sex)
        assert isinstance(climbed, Ladder)
        yield climbed


def _names(climbed: Ladder) -> list[str]:
    contests = climbed.competition.of_sex(climbed.sex)
    return sorted({name for contest in contests for name in contest.entrants})


def _proved(ladders: list[Ladder]) -> Places:
    places: Places = {}
    for climbed in ladders:
        for skater in _names(climbed):
            found = bounds(climbed.rungs, climbed.fields, skater)
            places[skater] = (None if found.best is None else found.best.place, found.worst.place)
    return places


def _solved(ladders: list[Ladder]) -> Places:
    from tests.oracles.solver import extremes

    return {
        skater: extremes(climbed.rungs, climbed.fields, skater)
        for climbed in ladders
        for skater in _names(climbed)
    }


def _after_each_pair() -> list[float]:
    """How long the table of one sex took after each result of the log that could change it."""
    state, found = Competition(), []
    for fact in FACTS:
        state = folded([fact], onto=state)
        if state.adoption is None or not isinstance(fact.event, PairConfirmed | ResultPublished):
            continue
        sex = state.contest(fact.event.distance).distance.sex
        start = time.perf_counter()
        outlooks(state, packaged(), sex)
        found.append(time.perf_counter() - start)
    return found


def _course(skater: str) -> list[Turn]:
    return list(course(FACTS, packaged(), skater))


def main() -> None:
    """The figures, one line each."""
    parser = argparse.ArgumentParser(description="How long the proof of certainty takes.")
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    state = state_at(EVENING)
    ladders = list(_ladders(state))
    proved = _proved(ladders)
    quick = _line(
        f"best and worst place of {len(proved)} skaters, proof", seconds(lambda: _proved(ladders), rounds)
    )
    if find_spec("ortools") is None:
        sys.stdout.write("the same by CP-SAT, and the ratio: left out, ortools is not installed here\n")
    else:
        solved = _solved(ladders)
        assert solved == proved, proved.items() ^ solved.items()
        slow = _line(
            "the same by CP-SAT, with the same places", seconds(lambda: _solved(ladders), SOLVER_ROUNDS)
        )
        sys.stdout.write(f"ratio of the medians: {slow / quick:.0f}\n")
    _line(
        "the whole table of statuses, both sexes, every ending played",
        seconds(lambda: [outlooks(state, packaged(), sex) for sex in Sex], rounds),
    )
    _line("the table of one sex, after each result of the log", _after_each_pair())
    for skater in SKATERS:
        turns = _course(skater)
        title = f"course of {skater} along {len(FACTS)} facts: {len(turns)} turns"
        _line(title, seconds(partial(_course, skater), 3))


if __name__ == "__main__":
    main()
