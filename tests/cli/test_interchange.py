"""A race that is handed over and taken over elsewhere is classified there as it was here."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from tests.building import Log

from startbewijs.log.chain import chained
from startbewijs.log.events import racing
from startbewijs.log.facts import canonical
from startbewijs.publish.interchange.isu import isu_json
from startbewijs.publish.snapshot import Snapshot
from startbewijs.results.classification import race_classification
from startbewijs.service.library import Library
from startbewijs.service.queries import snapshot
from startbewijs.service.taking_over import results_taken_over
from startbewijs.sport.competition import Competition
from startbewijs.sport.times import RaceTime

FIELD = tuple(f"s{n}" for n in range(9))
DISTANCE, LINES = "w1000", (200, 600)


@some.composite
def timed(draw: some.DrawFn) -> tuple[str, str, str]:
    """Passages and a finish that fit each other, all to hundredths or all to thousandths."""
    unit = draw(some.sampled_from((1, 10)))
    opening = draw(some.integers(17_000, 19_000))
    first, last = draw(some.integers(26_000, 31_000)), draw(some.integers(27_000, 33_000))
    shown = (opening, opening + first, opening + first + last)
    digits = 3 if unit == 1 else 2
    return tuple(RaceTime(ms - ms % unit, digits).exactly() for ms in shown)  # type: ignore[return-value]


came_to = some.one_of(timed(), timed(), timed(), some.sampled_from(("DNF", "DNS", "DQ", "fell")))
corrected = some.one_of(some.sampled_from(("DNF", "DNS", "DQ")), timed().map(lambda lines: lines[-1]))


@some.composite
def races(draw: some.DrawFn) -> Log:
    """A race of one to nine skaters in pairs, some alone, some corrected afterwards."""
    made = Log().announces(DISTANCE).enters(DISTANCE, *FIELD)
    skaters = list(FIELD[: draw(some.integers(1, len(FIELD)))])
    number = 0
    while skaters:
        number += 1
        pair = [skaters.pop(0) for _ in range(min(len(skaters), draw(some.integers(1, 2))))]
        _skated(made, draw, f"pair-{number}", number, pair)
    seen = [run.skater for run in made.contest(DISTANCE).runs]
    for skater in draw(some.lists(some.sampled_from(seen), max_size=2, unique=True)):
        result = draw(corrected)
        time = result if result[0].isdigit() else None
        made.add(
            racing.ResultCorrected(
                distance=DISTANCE,
                race=1,
                skater=skater,
                time=time,
                status=None if time else result,  # type: ignore[arg-type]
                code="T06" if result == "DQ" else None,
            )
        )
    return made


def _skated(made: Log, draw: some.DrawFn, id_: str, number: int, pair: list[str]) -> None:
    lanes = draw(some.booleans())
    lane = draw(some.sampled_from(("inner", "outer"))) if lanes and len(pair) == 1 else "inner"
    made.draws(DISTANCE, id_, *pair, number=number, lanes=lanes, lane=lane)
    for skater in pair:
        on = {"distance": DISTANCE, "race": 1, "pair": id_, "skater": skater}
        result = draw(came_to)
        if result == "DNS":
            made.add(racing.SkaterDidNotStart(**on))  # type: ignore[arg-type]
        elif result in ("DNF", "fell"):
            made.add(racing.SkaterDidNotFinish(**on))  # type: ignore[arg-type]
        elif result == "DQ":
            made.add(racing.SkaterDisqualified(**on))  # type: ignore[arg-type]
        else:
            for metres, time in zip(LINES, result, strict=False):
                made.add(racing.PassingTimed(**on, metres=metres, time=time, source="beam"))  # type: ignore[arg-type]
            made.times(DISTANCE, id_, skater, result[-1])
    made.confirms(DISTANCE, id_)


def told(state: Competition) -> list[tuple[object, ...]]:
    """Of everybody the rank, what the race came to, the exact time, the passages, the lane."""
    table = race_classification(state.contest(DISTANCE), 1)
    return sorted(
        (
            (
                line.skater,
                line.rank,
                line.status.value,
                line.time,
                [split for split in line.races[0].splits if split[0] in LINES],
                [run.lane for run in state.contest(DISTANCE).runs if run.skater == line.skater],
            )
            for line in table.lines
        ),
        key=str,
    )


@given(races())
@settings(max_examples=120, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_a_race_that_is_handed_over_is_classified_elsewhere_as_it_was_here(
    tmp_path_factory: pytest.TempPathFactory, made: Log
) -> None:
    folder: Path = tmp_path_factory.mktemp("elsewhere")
    library = Library(folder, lambda: datetime(2025, 12, 27, 18, tzinfo=UTC))
    empty = Log().announces(DISTANCE).enters(DISTANCE, *FIELD)
    assert library.puts_new("trials", list(chained(map(canonical, empty.facts))))
    here = Snapshot(made.state, tuple(made.facts), made.state.position)
    file = folder / "race.json"
    file.write_text(isu_json(here, made.contest(DISTANCE).distance, 1), encoding="utf-8")
    results_taken_over(library, "trials", file, DISTANCE, 1, "from the other rink")
    assert told(snapshot(library, "trials").competition) == told(made.state)
