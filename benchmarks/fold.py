"""How long a log of 100 000 facts takes to decode and to fold.

    PYTHONPATH=src python benchmarks/fold.py [--facts 100000] [--rounds 5] [--profile]

The log is a tournament of ten distances, the 500 m skated twice, with as many skaters as it takes: every
pair is drawn, called and started, passes every line timed by transponder, beam and hand, finishes with a
photo, and is confirmed; every tenth pair has a false start and a fall. A real one with one source a line
has a few thousand facts. The aim is a fold under a second. Decoding reads canonical lines and checks every
field against its type; the two together are what opening a log costs, without the disk and the digests.
"""

from __future__ import annotations

import argparse
import cProfile
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from statistics import median
from typing import Any, Literal

from startbewijs.log.chain import chained, verified
from startbewijs.log.events import racing, tournament
from startbewijs.log.events.base import Event
from startbewijs.log.facts import Fact, canonical, fact
from startbewijs.log.fold.folding import folded
from startbewijs.sport.distances import DISTANCES, Distance
from startbewijs.sport.moments import Moment
from startbewijs.sport.times import RaceTime

OPENED = datetime(2025, 12, 26, 8, 0, tzinfo=UTC)
SOURCES: tuple[Literal["transponder", "beam", "hand"], ...] = ("transponder", "beam", "hand")


def events(skaters: int) -> Iterator[Event]:
    """The events of a tournament with that many women and as many men, each entered everywhere."""
    yield tournament.TournamentOpened(
        tournament="benchmark",
        name="Benchmark",
        venue="Heerenveen",
        track="Thialf",
        nation="NED",
        time_zone="Europe/Amsterdam",
        days=("2025-12-26", "2025-12-27"),
    )
    for distance in DISTANCES:
        yield tournament.DistanceAnnounced(
            distance=distance.key, counting="best" if distance.metres == 500 else "single"
        )
    for sex in ("w", "m"):
        for number in range(1, skaters + 1):
            yield tournament.SkaterRegistered(
                skater=f"{sex}-{number}",
                sex="w" if sex == "w" else "m",
                given="Given",
                surname=f"Surname {number}",
                start_number=number,
            )
    for distance in DISTANCES:
        for number in range(1, skaters + 1):
            yield tournament.EntryMade(distance=distance.key, skater=f"{distance.sex}-{number}")
        yield tournament.EntriesClosed(distance=distance.key)
    for distance in DISTANCES:
        for race in (1, 2) if distance.metres == 500 else (1,):
            yield from race_events(distance, race, skaters)
        yield racing.DistanceClosed(distance=distance.key)


def race_events(distance: Distance, race: int, skaters: int) -> Iterator[Event]:
    """The events of one race, pair by pair, the draw before it."""
    in_race: dict[str, Any] = {"distance": distance.key, "race": race}
    for inner in range(1, skaters + 1, 2):
        seats = tuple(f"{distance.sex}-{number}" for number in (inner, inner + 1) if number <= skaters)
        yield racing.PairDrawn(**in_race, pair=f"pair-{inner}", skaters=seats, number=inner // 2 + 1)
    for inner in range(1, skaters + 1, 2):
        on: dict[str, Any] = {**in_race, "pair": f"pair-{inner}"}
        seats = tuple(f"{distance.sex}-{number}" for number in (inner, inner + 1) if number <= skaters)
        yield racing.PairCalled(**on)
        if inner % 20 == 1:
            yield racing.FalseStart(**on, skater=seats[0])
        yield racing.PairStarted(**on)
        for metres in distance.splits:
            for n, skater in enumerate(seats):
                for late, source in enumerate(SOURCES):
                    clock = RaceTime(metres * 75 + inner * 13 + n * 7 + late).exactly()
                    yield racing.PassingTimed(**on, skater=skater, metres=metres, time=clock, source=source)
        if inner % 20 == 1:
            yield racing.SkaterFell(**on, skater=seats[0])
        for n, skater in enumerate(seats):
            clock = RaceTime(distance.metres * 75 + inner * 13 + n * 7).exactly()
            yield racing.FinishTimed(**on, skater=skater, time=clock, source="photo_finish")
        yield racing.PairConfirmed(**on)


def facts(count: int) -> list[Fact]:
    """That many facts of a tournament with just enough skaters, one every second."""
    skaters = next(n for n in range(10, 100_000, 10) if sum(1 for _ in islice(events(n), count)) == count)
    found = []
    for position, event in enumerate(islice(events(skaters), count), 1):
        moment = Moment(None, OPENED + timedelta(seconds=position))
        found.append(
            Fact(position=position, happened=moment, recorded=moment, by="timekeeper", why=None, event=event)
        )
    return found


def seconds(rounds: int, work: Callable[[], object]) -> tuple[float, float]:
    """The median and the shortest time that the work took."""
    took = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        took.append(time.perf_counter() - began)
    return median(took), min(took)


def main() -> None:
    """Nothing; the figures are printed."""
    arguments = argparse.ArgumentParser(description="How long a large log takes to decode and to fold.")
    arguments.add_argument("--facts", type=int, default=100_000)
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--profile", action="store_true", help="show where the fold spends its time")
    given = arguments.parse_args()
    told = facts(given.facts)
    entries = list(chained(canonical(one) for one in told))
    lines = [line for line, _ in entries]
    state = folded(told)
    races = sum(len(contest.races) for contest in state.contests.values())
    sys.stdout.write(
        f"{len(lines):,} facts, {sum(map(len, lines)) / 1e6:.1f} MB: {len(state.skaters)} skaters, "
        f"{len(state.contests)} distances, {races} races\n"
    )
    works: dict[str, Callable[[], object]] = {
        "verify digests": lambda: verified(entries),
        "decode": lambda: [fact(line) for line in lines],
        "fold": lambda: folded(told),
        "decode and fold": lambda: folded(fact(line) for line in lines),
    }
    for name, work in works.items():
        middle, least = seconds(given.rounds, work)
        sys.stdout.write(f"{name:<16} median {middle:.2f} s, shortest {least:.2f} s\n")
    if given.profile:
        cProfile.runctx("folded(told)", {"folded": folded, "told": told}, {}, sort="tottime")


if __name__ == "__main__":
    main()
