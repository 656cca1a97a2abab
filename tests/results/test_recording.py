"""The clocks of a championship: the raw times of its recording, and the results its platform came to.

Newline JSON as a competition platform sent it during the European Single Distances of 2020. The file stays
outside this repository: without it these tests are skipped.
"""

from __future__ import annotations

import json
from collections import defaultdict
from functools import cache
from typing import Any, NamedTuple

import pytest
from tests.building import Log
from tests.shared import SHARED

from startbewijs.log.events import racing
from startbewijs.results.outcomes import Outcome, outcomes
from startbewijs.results.timing import clocked, counting
from startbewijs.sport.competition import Timing
from startbewijs.sport.times import RaceTime

RECORDING = SHARED / "data" / "vantage" / "20200112-ec-single-distances.json"
SOURCES = {"Photofinish": "photo_finish", "Optical": "beam", "Transponder": "transponder"}
LINES = {
    9: range(200, 2401, 200),
    10: range(200, 3201, 200),
    11: range(200, 1001, 400),
    12: range(200, 1001, 400),
}
PRESENTED = 32
APART = 5000
"""Milliseconds: two passings of one skater lie further apart than this, two clocks at one line do not."""

pytestmark = pytest.mark.skipif(not RECORDING.is_file(), reason="the recording of a championship is not here")


class Ride(NamedTuple):
    """A race of one skater or team: what every clock said, in the order in which it came, and the end."""

    distance: int
    heat: int
    name: str
    timings: tuple[Timing, ...]
    final: dict[str, Any]


def _ms(tenths_of_microseconds: int) -> int:
    return tenths_of_microseconds // 10_000


@cache
def rides() -> tuple[Ride, ...]:
    numbers: dict[str, int] = {}
    told: dict[str, list[tuple[int, str]]] = defaultdict(list)
    heats: dict[str, tuple[str, int]] = {}
    ends: dict[str, Ride] = {}
    with RECORDING.open(encoding="utf-8") as file:
        events = [json.loads(line) for line in file if line.strip()]
    for event in events:
        match event["typeName"]:
            case "DistanceActivatedEvent":
                numbers[event["distanceId"]] = event["distance"]["number"]
            case "RaceLapAddedEvent" | "RaceLapUpdatedEvent" if event["lap"]["time"]:
                heats[event["raceId"]] = (event["distanceId"], event["heat"]["number"])
                source = SOURCES[event["lap"]["presentationSource"]["how"]]
                told[event["raceId"]].append((_ms(event["lap"]["time"]), source))
            case "HeatClearedEvent":
                for race, heat in heats.items():
                    if heat == (event["distanceId"], event["heat"]["number"]):
                        told[race].clear()
            case "HeatCommittedEvent":
                for final in event["races"]:
                    race = final["race"]
                    number = numbers[race["distanceId"]]
                    timings = tuple(_at_lines(told[race["id"]], LINES[number]))
                    name = race["competitor"]["shortName"]
                    ends[race["id"]] = Ride(number, race["heat"], name, timings, final)
    return tuple(ends.values())


def _at_lines(told: list[tuple[int, str]], lines: range) -> list[Timing]:
    """Each time with its line: the first is where the first passings lie together, and so on.

    Whoever skates on after the finish is timed there as well; that belongs to no line of the race.
    """
    moments = sorted({time for time, _ in told})
    first = [time for n, time in enumerate(moments) if n == 0 or time - moments[n - 1] > APART]
    place = {time: sum(start <= time for start in first) - 1 for time in moments}
    return [
        Timing(lines[place[time]], RaceTime(time), source)
        for time, source in told
        if place[time] < len(lines)
    ]


def whole() -> list[Ride]:
    """The rides of which the recording has the beginning; it began during the first of the day."""
    return [ride for ride in rides() if ride.final["race"]["time"] is not None]


def skated(ride: Ride) -> Outcome:
    """The outcome of a thousand metres, through facts, fold and confirmation."""
    key = "w1000" if ride.distance == 11 else "m1000"
    skater = f"{key[0]}-a"
    log = Log().announces(key).enters(key, skater).draws(key, "1", skater)
    on: dict[str, Any] = {"distance": key, "pair": "1", "skater": skater}
    for one in ride.timings:
        log.add(
            racing.PassingTimed(**on, metres=one.metres, time=one.time.exactly(), source=one.source)  # type: ignore[arg-type]
        )
    log.confirms(key, "1")
    return outcomes(log.state.contest(key), 1)[skater]


def test_every_final_time_of_the_platform_is_what_the_most_trusted_clock_said() -> None:
    compared = 0
    for ride in whole():
        found = counting(clocked(ride.timings))[LINES[ride.distance][-1]]
        final = ride.final["race"]["time"]
        assert (found.time.ms, found.source) == (_ms(final["time"]), SOURCES[final["how"]]), ride.name
        compared += 1
    assert compared == 49


def test_the_individual_results_follow_through_facts_and_confirmation() -> None:
    single = [ride for ride in whole() if ride.distance in (11, 12)]
    for ride in single:
        found = skated(ride)
        assert found.time is not None
        assert (found.time.ms, found.source) == (_ms(ride.final["race"]["time"]["time"]), "photo_finish")
    assert len(single) == 39


def test_every_split_that_was_shown_is_the_one_that_counts_on_the_board() -> None:
    """In hundredths: of one pair the lanes were exchanged, and its operator preferred a transponder."""
    exactly = shown = 0
    for ride in whole():
        if ride.distance not in (11, 12):
            continue
        presented: dict[int, int] = {}
        for lap in ride.final["laps"]:
            if lap["flags"] & PRESENTED:
                line = min(LINES[ride.distance], key=lambda at: abs(at * 75 - _ms(lap["time"])))
                trusted = lap["presentationSource"]["how"] == "Photofinish"
                if line not in presented or trusted:
                    presented[line] = _ms(lap["time"])
        for metres, time in skated(ride).splits:
            shown += 1
            exactly += time.ms == presented[metres]
            assert time.cut() == RaceTime(presented[metres]).cut(), (ride.name, metres)
    assert (shown, exactly) == (117, 116)


def test_a_change_of_clocks_during_a_race_is_seen_at_every_line() -> None:
    found = {ride.name: skated(ride) for ride in whole() if (ride.distance, ride.heat) == (11, 2)}
    clocks = {name: [one.source for one in outcome.clocked if one.counts] for name, outcome in found.items()}
    assert clocks == {
        "HOGAS": ["transponder", "beam", "photo_finish"],
        "S VANHOUTTE": ["beam", "beam", "photo_finish"],
    }


def test_a_time_that_was_sent_again_replaces_what_was_credited_to_the_wrong_lane() -> None:
    (ride,) = [ride for ride in whole() if ride.name == "S VANHOUTTE"]
    at_200 = [one for one in skated(ride).clocked if one.metres == 200 and one.source == "beam"]
    assert [(one.time.exactly(), one.replaced) for one in at_200] == [
        ("18.857", True),
        ("18.882", True),
        ("18.857", False),
    ]
