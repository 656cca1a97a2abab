"""What a referee decides after the race: corrections, disqualifications, protests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, cast

from startbewijs.errors import Refused
from startbewijs.log.events.base import Event
from startbewijs.log.events.decisions import ProtestDecided, ProtestLodged
from startbewijs.log.events.racing import ResultCorrected, SkaterDisqualified
from startbewijs.publish.words import N_
from startbewijs.results.outcomes import Outcome, outcomes
from startbewijs.service.office.acting import said_text
from startbewijs.service.office.racing import sanction
from startbewijs.sport.competition import Competition, Contest, Pair, Status
from startbewijs.sport.distances import Distance
from startbewijs.sport.skaters import Skater
from startbewijs.sport.typed import typed_time

_STATUSES = ("DNF", "DNS", "DQ", "WDR")


def correction(
    state: Competition,
    distance: Distance,
    race: int | None,
    skater: Skater,
    *,
    time: str | None = None,
    status: str | None = None,
    code: str | None = None,
) -> Iterator[ResultCorrected]:
    """Another result for a race that counts already: a time as it is typed, or a status with its code."""
    contest, number, seen = _raced(state, distance, race, skater)
    if (time is None) == (status is None):
        raise Refused(
            "A correction is a time or a status: give one of --time and --status.",
            N_("A correction is a time or a status; fill in one of them."),
        )
    counted = None if time is None else typed_time(time, distance.metres)
    meant = None if status is None else _status(status)
    rule = sanction(code) if meant == "DQ" else None
    if code is not None and meant != "DQ":
        raise Refused(
            "Only a disqualification has a code; leave --code out, or say --status DQ.",
            N_("Only a disqualification has a code; leave the code out, or choose DQ."),
        )
    _counts(contest, number, skater, seen)
    if counted is not None and seen.time == counted and seen.status is Status.FINISHED:
        raise Refused(
            "The result of {skater} is {time} already; there is nothing to correct.",
            skater=skater.name,
            time=counted.exactly(),
        )
    if meant is not None and (seen.status.value, seen.code) == (meant, rule):
        raise Refused(
            "The result of {skater} is {status} already; there is nothing to correct.",
            skater=skater.name,
            status=meant,
        )
    yield ResultCorrected(
        distance=distance.key,
        race=number,
        skater=skater.id,
        time=None if counted is None else counted.exactly(),
        status=cast(Literal["DNF", "DNS", "DQ", "WDR"] | None, meant),
        code=rule,
    )


def disqualification(
    state: Competition, distance: Distance, race: int | None, skater: Skater, code: str | None
) -> Iterator[Event]:
    """A disqualification: in the pair as long as that is not confirmed, afterwards by a correction."""
    contest, number, seen = _raced(state, distance, race, skater)
    rule = sanction(code)
    if seen.status is Status.DQ and (seen.code == rule or seen.position is None):
        raise Refused(
            "{skater} is disqualified already ({code}).", skater=skater.name, code=seen.code or "DQ"
        )
    pair = _open_pair(contest, number, skater)
    if pair is not None:
        yield SkaterDisqualified(
            distance=distance.key, race=number, pair=pair.id, skater=skater.id, code=rule
        )
    elif seen.position is None:
        yield SkaterDisqualified(distance=distance.key, race=number, skater=skater.id, code=rule)
    else:
        yield ResultCorrected(distance=distance.key, race=number, skater=skater.id, status="DQ", code=rule)


def protest(
    state: Competition, distance: Distance, race: int | None, by: str | None
) -> Iterator[ProtestLodged]:
    """A protest about a race, by whoever lodges it."""
    contest = state.contest(distance)
    number = race_meant(contest, race)
    who = said_text(by)
    if who is None:
        raise Refused(
            "Say with --by who lodges the protest: a team or a person.",
            N_("Say who lodges the protest: a team or a person."),
        )
    if not contest.races[number].pairs and not outcomes_known(contest, number):
        raise Refused(
            "Nothing has been drawn or skated in race {race} of the {distance}, so there is nothing to "
            "protest about; check the distance and --race.",
            N_(
                "Nothing has been drawn or skated in race {race} of the {distance}, so there is "
                "nothing to protest about; check the distance and the race."
            ),
            race=number,
            distance=distance,
        )
    yield ProtestLodged(distance=distance.key, race=number, lodged_by=who)


def protest_decision(state: Competition, position: int, upheld: bool) -> Iterator[ProtestDecided]:
    """The decision on the protest that was lodged at a position; one is decided once."""
    lodged = state.protests.get(position)
    if lodged is None:
        waiting = [str(one.position) for one in state.protests.values() if one.upheld is None]
        if not waiting:
            raise Refused(
                "No protest was lodged at position {position}, and none waits for a decision.",
                position=position,
            )
        raise Refused(
            "No protest was lodged at position {position}; a decision is due on: {waiting}.",
            position=position,
            waiting=", ".join(waiting),
        )
    if lodged.upheld is not None:
        raise Refused(
            "The protest of position {position} is decided already ({decision}); lodge a new one.",
            position=position,
            decision=Refused("upheld") if lodged.upheld else Refused("rejected"),
        )
    yield ProtestDecided(protest=position, upheld=upheld)


def race_meant(contest: Contest, race: int | None) -> int:
    """The race of a distance that is meant; where there are two, it has to be said."""
    if race is None:
        if len(contest.races) > 1:
            raise Refused(
                "The {distance} is skated twice; say with --race 1 or --race 2 which race is meant.",
                N_("The {distance} is skated twice; choose which race is meant."),
                distance=contest.distance,
            )
        return 1
    if race not in contest.races:
        raise Refused(
            "The {distance} has no race {race}; its races are: {known}.",
            distance=contest.distance,
            race=race,
            known=", ".join(map(str, sorted(contest.races))),
        )
    return race


def outcomes_known(contest: Contest, race: int) -> bool:
    """Whether anybody has a result in a race."""
    return any(one.position is not None for one in outcomes(contest, race).values())


def _raced(
    state: Competition, distance: Distance, race: int | None, skater: Skater
) -> tuple[Contest, int, Outcome]:
    contest = state.contest(distance)
    number = race_meant(contest, race)
    if skater.id not in contest.entrants:
        raise Refused(
            "{skater} is not entered for the {distance}; check the name and the distance.",
            skater=skater.name,
            distance=distance,
        )
    return contest, number, outcomes(contest, number)[skater.id]


def _counts(contest: Contest, race: int, skater: Skater, seen: Outcome) -> None:
    """Refuses to correct what does not count yet: in a pair that is not confirmed it is simply put right."""
    if _open_pair(contest, race, skater) is not None and seen.position is None:
        raise Refused(
            "The pair of {skater} is not confirmed, so no result counts yet; put it right in the pair.",
            skater=skater.name,
        )
    if seen.status is Status.AWAITED:
        raise Refused(
            "{skater} has no result in race {race} of the {distance} that could be corrected; record the "
            "race first.",
            skater=skater.name,
            race=race,
            distance=contest.distance,
        )


def _open_pair(contest: Contest, race: int, skater: Skater) -> Pair | None:
    """The pair of a skater that is drawn and not confirmed; of several the last."""
    pairs = [
        pair
        for pair in contest.races[race].pairs.values()
        if pair.confirmed is None and pair.run(skater.id) is not None
    ]
    return pairs[-1] if pairs else None


def _status(text: str) -> str:
    asked = text.strip().upper()
    if asked not in _STATUSES:
        raise Refused("“{status}” is no status; there are: {known}.", status=text, known=", ".join(_STATUSES))
    return asked
