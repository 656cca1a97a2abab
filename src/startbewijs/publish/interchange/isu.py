"""The results of a race in the shape in which the results service of the ISU serves one.

The shape was read from what that service gave for one race of 2026; no description of it is public. There a
time that counts has status 0, and a skater without one has status 2 and no rank. Which kind of missing
result it is could not be seen there, so it stands in fields of our own that other readers pass over:
`invalidResult`, and for a disqualification the code of its rule in `invalidCode`. What the service numbers
for itself (`id`) has no counterpart here and is null.
"""

from __future__ import annotations

import json

from startbewijs.publish.answer import Data
from startbewijs.publish.snapshot import Snapshot
from startbewijs.publish.subjects.armbands import armband
from startbewijs.publish.subjects.racing import race_numbers, race_order
from startbewijs.results.classification import Line
from startbewijs.sport.competition import Competition, Contest, Pair, Race, Status
from startbewijs.sport.distances import Distance, Lane, Sex
from startbewijs.sport.skaters import Skater
from startbewijs.sport.times import RaceTime, gap, lap_times

_LANES = {Lane.INNER: "I", Lane.OUTER: "O"}
_COUNTS, _COUNTS_NOT = 0, 2


def isu_results(snapshot: Snapshot, distance: Distance, race: int) -> list[Data]:
    """The results of one race, in order; who has still to skate, or whose result nobody knows, is out."""
    state = snapshot.competition
    contest = state.contest(distance)
    (number,) = race_numbers(contest, race)
    lines = [
        line
        for line in race_order(contest, number).lines
        if line.status is not Status.AWAITED and not (line.status is Status.UNKNOWN and line.rank is None)
    ]
    first = next((line.time for line in lines if line.time is not None), None)
    passages = _passages(lines)
    return [_result(state, contest, number, line, first, passages) for line in lines]


def isu_json(snapshot: Snapshot, distance: Distance, race: int) -> str:
    """The same as the text of a file."""
    return json.dumps(isu_results(snapshot, distance, race), ensure_ascii=False, indent=2) + "\n"


def _result(
    state: Competition,
    contest: Contest,
    number: int,
    line: Line,
    first: RaceTime | None,
    passages: dict[int, list[int]],
) -> Data:
    outcome = line.races[0]
    held = contest.races.get(number, Race(number))
    pair = _pair(held, line.skater)
    run = None if pair is None else pair.run(line.skater)
    lane = None if run is None else run.lane
    counts = outcome.time is not None or line.status is Status.UNKNOWN
    return {
        "id": None,
        "type": "ind",
        "competitor": _competitor(state, state.skater(line.skater)),
        "startNumber": None if pair is None else pair.number,
        "startLane": None if lane is None else _LANES[lane],
        "armband": None if pair is None else armband(held, pair, lane),
        "rank": line.rank,
        "status": _COUNTS if counts else _COUNTS_NOT,
        "invalidResult": None if counts else outcome.status.value,
        "invalidCode": None if counts else outcome.code,
        "time": None if outcome.time is None else outcome.time.exactly(),
        "timeBehind": _behind(first, outcome.time),
        "reskate": int(outcome.reskated),
        "medal": None,
        "isOfficial": outcome.position is not None,
        "laps": _laps(contest.distance, outcome.splits, passages),
    }


def _competitor(state: Competition, skater: Skater) -> Data:
    gender = "F" if skater.sex is Sex.WOMEN else "M"
    return {
        "number": skater.start_number,
        "identifier": skater.id,
        "skater": {
            "id": None,
            "firstName": skater.given,
            "lastName": skater.family_name,
            "country": skater.nation or state.nation,
            "gender": gender,
            "dateOfBirth": None,
        },
    }


def _pair(held: Race, skater: str) -> Pair | None:
    """The pair that a skater rode last: of who skated again, the re-skate."""
    return next((pair for pair in reversed(held.pairs.values()) if pair.run(skater) is not None), None)


def _behind(first: RaceTime | None, time: RaceTime | None) -> str | None:
    """How far behind the first, to the thousandth where both are known so exactly."""
    if first is None or time is None:
        return None
    if first.digits == time.digits == 3:
        return RaceTime(time.ms - first.ms).exactly()
    return gap(first, time).exactly()


def _passages(lines: list[Line]) -> dict[int, list[int]]:
    """At each line, when everybody passed it, in thousandths and in order."""
    found: dict[int, list[int]] = {}
    for line in lines:
        for metres, time in line.races[0].splits:
            found.setdefault(metres, []).append(time.ms)
    return {metres: sorted(times) for metres, times in found.items()}


def _laps(
    distance: Distance, splits: tuple[tuple[int, RaceTime], ...], passages: dict[int, list[int]]
) -> list[Data]:
    """The passages that are known; a lap time only where the passage before it is known too."""
    known, laps = dict(splits), []
    before: int | None = None
    for number, metres in enumerate(distance.splits, 1):
        time = known.get(metres)
        if time is not None:
            lap: RaceTime | None = None
            if number == 1:
                lap = time.cut()
            elif before in known:
                lap = _lap(known[before], time)
            laps.append(
                {
                    "number": number,
                    "time": None if lap is None else lap.exactly(),
                    "passageTime": time.exactly(),
                    "rank": passages[metres].index(time.ms) + 1,
                }
            )
        before = metres
    return laps


def _lap(before: RaceTime, time: RaceTime) -> RaceTime:
    """A lap as that service has it: the difference cut, where a result sheet takes that of the cut times.

    Seen in the race of 2026: 41.154 after 16.356 is a lap of 24.79 there.
    """
    if before.digits == time.digits == 3:
        return RaceTime(time.ms - before.ms).cut()
    return lap_times((before, time))[1]
