"""What happens to a pair, from the call to the confirmation: what each thing said comes to as facts.

Each function gets the state, the pair and what was seen, and gives the facts that are to be recorded. None of
them touches the other lane. What is so already comes to no fact; what cannot be is refused. Whether it is
likely is another question: `doubts` asks it before anything is recorded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from startbewijs.errors import Refused
from startbewijs.log.events import racing
from startbewijs.log.events.base import Event
from startbewijs.log.events.racing import TimeSource
from startbewijs.publish.words import N_
from startbewijs.results.outcomes import disqualified_by_false_start, due_again
from startbewijs.rules.articles import SANCTIONS
from startbewijs.service.office.pairs import At, pair_word, race_asked
from startbewijs.sport.competition import Competition, Mishap, Pair, Run, Status
from startbewijs.sport.distances import Distance, Lane
from startbewijs.sport.times import RaceTime

SOURCES: tuple[TimeSource, ...] = ("photo_finish", "beam", "transponder", "hand", "publication")
"""Where a time comes from; the first where nobody says it."""

SEEN: Mapping[Mishap, type[racing.SkaterFell | racing.SkaterStumbled | racing.SkaterEasedUp]] = {
    Mishap.FELL: racing.SkaterFell,
    Mishap.STUMBLED: racing.SkaterStumbled,
    Mishap.EASED_UP: racing.SkaterEasedUp,
}
"""What is seen on the ice and changes no result, and the fact that says so."""


def called(state: Competition, at: At) -> Iterator[Event]:
    """The pair is called to the ice."""
    if not unconfirmed(state, at).called:
        yield racing.PairCalled(**_on(at))


def started(state: Competition, at: At) -> Iterator[Event]:
    """The shot, and nobody called back; it is taken for granted with the first time of the pair.

    After a false start it is another shot, and another fact.
    """
    if not unconfirmed(state, at).started:
        yield racing.PairStarted(**_on(at))


def false_start(state: Competition, at: At, skater: str | None) -> Iterator[Event]:
    """A false start, by one of the pair, or by whom nobody saw (None).

    The second of a pair disqualifies whoever caused it by the rule itself: nothing more has to be recorded.
    """
    pair = unconfirmed(state, at)
    if any(run is not None and run.timings for run in pair.seats):
        raise Refused(
            "There are times of {pair} already; take them back with “startbewijs undo” before a false start.",
            N_("There are times of {pair} already; take them back (U) before a false start."),
            pair=pair_word(pair),
        )
    if skater is not None and disqualified_by_false_start(pair, _run(state, at, skater).skater):
        raise Refused(
            "{skater} is out by the second false start of {pair} and starts no more.",
            skater=state.skater(skater).name,
            pair=pair_word(pair),
        )
    yield racing.FalseStart(**_on(at), skater=skater)


def time(
    state: Competition, at: At, skater: str, time: RaceTime, source: TimeSource, metres: int | None = None
) -> Iterator[Event]:
    """A time at a line, or at the finish where no line is named; the start goes before it."""
    run = _run(state, at, skater)
    finish = at.distance.metres
    line = finish if metres is None else metres
    if line not in at.distance.splits:
        raise Refused(
            "{metres} m is no line of the {distance}; its lines are at {lines} m.",
            metres=line,
            distance=at.distance,
            lines=", ".join(map(str, at.distance.splits)),
        )
    known = [one for one in run.timings if (one.metres, one.source) == (line, source)]
    if known and known[-1].time == time:
        return
    yield from started(state, at)
    if line == finish:
        yield racing.FinishTimed(**_on(at), skater=skater, time=time.exactly(), source=source)
    else:
        yield racing.PassingTimed(**_on(at), skater=skater, metres=line, time=time.exactly(), source=source)


def times(
    state: Competition, at: At, lines: Mapping[tuple[str, int], RaceTime], source: TimeSource
) -> Iterator[Event]:
    """Times of one source at several lines, by skater and metres; the start goes before them once."""
    begun = False
    for (skater, metres), read in sorted(lines.items(), key=lambda line: (line[0][1], line[1].ms)):
        for event in time(state, at, skater, read, source, metres):
            if not (isinstance(event, racing.PairStarted) and begun):
                yield event
            begun = True


def seen(state: Competition, at: At, skater: str, mishap: Mishap) -> Iterator[Event]:
    """A fall, a misstep, or a race that was let run; whether the skater finished is another fact."""
    _run(state, at, skater)
    yield SEEN[mishap](**_on(at), skater=skater)


def hindered(
    state: Competition, at: At, skater: str, where: str | None = None, opponent: str | None = None
) -> Iterator[Event]:
    """The skater was hindered, somewhere, by the opponent or by something else."""
    _run(state, at, skater)
    yield racing.SkaterHindered(**_on(at), skater=skater, where=where, opponent=opponent)


def warned(state: Competition, at: At, skater: str, code: str | None = None) -> Iterator[Event]:
    """A warning by the referee, with the code of the rule where there is one."""
    _run(state, at, skater)
    yield racing.WarningGiven(**_on(at), skater=skater, code=None if code is None else sanction(code))


def did_not_start(state: Competition, at: At, skater: str) -> Iterator[Event]:
    """The skater did not start in this pair."""
    if _run(state, at, skater).status is not Status.DNS:
        yield racing.SkaterDidNotStart(**_on(at), skater=skater)


def left_out(state: Competition, distance: Distance, race: int, skater: str) -> Iterator[Event]:
    """A skater who stands in no pair did not start in a race; who stands in one is recorded there."""
    for pair in race_asked(state, distance, race).pairs.values():
        if pair.run(skater) is not None:
            raise Refused(
                "{skater} is in {pair} of the {distance}; name that pair.",
                skater=state.skater(skater).name,
                pair=pair_word(pair),
                distance=distance,
            )
    yield racing.SkaterDidNotStart(distance=distance.key, race=race, skater=skater)


def did_not_finish(state: Competition, at: At, skater: str) -> Iterator[Event]:
    """The skater started and did not finish."""
    if _run(state, at, skater).status is not Status.DNF:
        yield from started(state, at)
        yield racing.SkaterDidNotFinish(**_on(at), skater=skater)


def disqualified(state: Competition, at: At, skater: str, code: str | None) -> Iterator[Event]:
    """A disqualification; without the code of the rule it is refused."""
    _run(state, at, skater)
    yield racing.SkaterDisqualified(**_on(at), skater=skater, code=sanction(code))


def reskate_granted(state: Competition, at: At, skater: str) -> Iterator[Event]:
    """The referee lets a skater skate again, also after the pair was confirmed; why is recorded with it."""
    pair = at.seats(state)
    run = pair.run(skater)
    if run is None:
        raise _not_in(state, pair, skater)
    if run.reskate_granted:
        raise Refused(
            "{skater} was granted a re-skate for {pair} already.",
            skater=state.skater(skater).name,
            pair=pair_word(pair),
        )
    yield racing.ReskateGranted(**_on(at), skater=skater)


def reskate(
    state: Competition, distance: Distance, race: int, skaters: Mapping[Lane, str]
) -> Iterator[Event]:
    """The pair of a re-skate: who skates again, each in a lane; alone, or two who were granted one."""
    held = race_asked(state, distance, race)
    pairs, due = held.pairs, due_again(held)
    for skater in skaters.values():
        if skater not in due:
            raise Refused(
                "No re-skate was granted to {skater} that is still to come.", skater=state.skater(skater).name
            )
    number = next(n for n in range(1, len(pairs) + 2) if f"reskate-{n}" not in pairs)
    seats = tuple(skaters[lane] for lane in (Lane.INNER, Lane.OUTER) if lane in skaters)
    numbers = [pair.number for pair in pairs.values() if pair.number is not None]
    lone: Literal["inner", "outer"] = "inner" if Lane.INNER in skaters else "outer"
    yield racing.PairDrawn(
        distance=distance.key,
        race=race,
        pair=f"reskate-{number}",
        skaters=seats,
        lane=lone,
        number=max(numbers) + 1 if len(numbers) == len(pairs) else None,
        reskate=True,
    )


def confirmed(state: Competition, at: At) -> Iterator[Event]:
    """The referee's word that a pair is right: from here on it counts. Refused where a result is lacking."""
    pair = unconfirmed(state, at)
    for run in pair.seats:
        if run is not None and not settled(state, at, pair, run):
            raise Refused(
                "{skater} has no time in {pair}; record it, or what else became of the race, then confirm.",
                skater=state.skater(run.skater).name,
                pair=pair_word(pair),
            )
    yield racing.PairConfirmed(**_on(at))


def settled(state: Competition, at: At, pair: Pair, run: Run) -> bool:
    """Whether it is recorded what a skater's race in a pair came to."""
    held = race_asked(state, at.distance, at.race)
    return (
        run.status is not None
        or run.reskate_granted
        or disqualified_by_false_start(pair, run.skater)
        or any(timing.metres == at.distance.metres for timing in run.timings)
        or any(run.skater in taken for taken in (held.published, held.corrected, held.absent))
        or run.skater in state.contest(at.distance).withdrawn
    )


def resurfaced(state: Competition, distance: Distance, race: int, after: At | None = None) -> Iterator[Event]:
    """The ice was made anew, after a pair or before the race."""
    held = race_asked(state, distance, race)
    pair = None if after is None else after.seats(state).id
    if pair in held.resurfacings:
        return
    yield racing.ResurfacingHeld(distance=distance.key, race=race, after_pair=pair)


def measured(
    state: Competition,
    distance: Distance,
    race: int,
    *,
    ice: int | None = None,
    air: int | None = None,
    humidity: int | None = None,
    pressure: int | None = None,
) -> Iterator[Event]:
    """Ice and air in tenths of a degree, humidity in tenths of a per cent, pressure in hPa."""
    race_asked(state, distance, race)
    for value, least, most, what in (
        (ice, -300, 100, Refused("ice")),
        (air, -400, 500, Refused("air")),
        (humidity, 0, 1000, Refused("humidity")),
    ):
        if value is not None and not least <= value <= most:
            raise Refused(
                "{what} cannot be {value}; it lies between {least} and {most}.",
                what=what,
                value=_tenths(value),
                least=_tenths(least),
                most=_tenths(most),
            )
    if pressure is not None and not 800 <= pressure <= 1100:
        raise Refused("The pressure cannot be {value} hPa; it lies between 800 and 1100.", value=pressure)
    yield racing.ConditionsMeasured(
        distance=distance.key, race=race, ice=ice, air=air, humidity=humidity, pressure=pressure
    )


def closed(state: Competition, distance: Distance) -> Iterator[Event]:
    """The end of a distance: its classification is final. A pair that is not confirmed is refused."""
    contest = state.contest(distance)
    if contest.closed is not None:
        raise Refused("The {distance} is closed already.", distance=distance)
    for race in contest.races.values():
        for pair in race.pairs.values():
            left = [run for run in pair.seats if run is None or run.skater not in contest.withdrawn]
            if pair.confirmed is None and left:
                raise Refused(
                    "The {distance} cannot be closed: {pair} is not confirmed.",
                    distance=distance,
                    pair=pair_word(pair),
                )
    if not contest.begun:
        raise Refused("The {distance} has no result yet, so it cannot be closed.", distance=distance)
    yield racing.DistanceClosed(distance=distance.key)


def sanction(code: str | None) -> str:
    """The code of a rule as it stands on a result sheet; one that is not in the legend is refused."""
    plain = (code or "").strip().upper()
    if plain not in SANCTIONS.value:
        said = ", ".join(SANCTIONS.value)
        if not plain:
            raise Refused("A disqualification needs the code of its rule, one of {known}.", known=said)
        raise Refused("“{code}” is no code of a rule; there are {known}.", code=code, known=said)
    return plain


def unconfirmed(state: Competition, at: At) -> Pair:
    """The pair, while facts of it may be recorded; one that is confirmed is refused."""
    pair = at.seats(state)
    if state.contest(at.distance).closed is not None:
        raise Refused(
            "The {distance} is closed; record a correction with its reason instead.",
            distance=at.distance,
        )
    if pair.confirmed is not None:
        raise Refused(
            "In the {distance}, {pair} is confirmed; record a correction with its reason instead.",
            distance=at.distance,
            pair=pair_word(pair),
        )
    return pair


def _run(state: Competition, at: At, skater: str) -> Run:
    pair = unconfirmed(state, at)
    run = pair.run(skater)
    if run is None:
        raise _not_in(state, pair, skater)
    return run


def _not_in(state: Competition, pair: Pair, skater: str) -> Refused:
    return Refused(
        "{skater} is not in {pair}; name somebody who is.",
        skater=state.skater(skater).name,
        pair=pair_word(pair),
    )


def _on(at: At) -> dict[str, Any]:
    return {"distance": at.distance.key, "race": at.race, "pair": at.pair}


def _tenths(value: int) -> str:
    return f"{'-' * (value < 0)}{abs(value) // 10}.{abs(value) % 10}"
