"""Results of a race that somebody else published, taken over as facts: all of them, or none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated

import msgspec

from startbewijs.errors import Refused
from startbewijs.log.events import racing
from startbewijs.log.events.base import Event
from startbewijs.log.facts import Fact
from startbewijs.log.fold.folding import folded
from startbewijs.log.wrong import wrong
from startbewijs.service.commands import record
from startbewijs.service.incoming import content
from startbewijs.service.library import Library
from startbewijs.service.naming import folded as plain
from startbewijs.service.office.racing import sanction
from startbewijs.sport.competition import Competition, Contest, Pair
from startbewijs.sport.distances import Distance, Lane, Sex
from startbewijs.sport.moments import Moment
from startbewijs.sport.times import RaceTime

LARGEST = 10_000_000
"""How many bytes the results of one race may have; those of a championship have some 60 000."""

_STATUSES = ("DNF", "DNS", "DQ", "WDR")
_LANES = {"I": Lane.INNER, "O": Lane.OUTER}
_GENDERS = {Sex.WOMEN: "F", Sex.MEN: "M"}


class _Skater(msgspec.Struct):
    firstName: str  # noqa: N815  # the names of the ISU's service
    lastName: str  # noqa: N815
    gender: str


class _Competitor(msgspec.Struct):
    skater: _Skater
    identifier: str | None = None


class _Lap(msgspec.Struct):
    number: Annotated[int, msgspec.Meta(ge=1)]
    passageTime: str  # noqa: N815


class _Result(msgspec.Struct):
    competitor: _Competitor
    status: int
    type: str = "ind"
    startNumber: Annotated[int, msgspec.Meta(ge=1)] | None = None  # noqa: N815
    startLane: str | None = None  # noqa: N815
    rank: Annotated[int, msgspec.Meta(ge=1)] | None = None
    time: str | None = None
    invalidResult: str | None = None  # noqa: N815
    invalidCode: str | None = None  # noqa: N815
    laps: tuple[_Lap, ...] = ()


@dataclass(frozen=True, slots=True)
class TakenOver:
    """How many results were taken over into which tournament, and by how many facts."""

    tournament: str
    distance: Distance
    results: int
    facts: int


@dataclass(frozen=True, slots=True)
class _One:
    """A result of the file whose skater is known; `status` is None for a time that counts."""

    skater: str
    name: str
    read: _Result
    time: RaceTime | None
    status: str | None
    passages: tuple[tuple[int, RaceTime], ...]


def results_taken_over(
    library: Library, asked: str | None, path: Path, distance: str, race: int, why: str | None
) -> TakenOver:
    """What was recorded from a file in the shape in which the ISU's results service serves a race.

    Whatever of it cannot be, or fits nobody here, is refused and nothing is recorded.
    """
    id_ = own(library, asked)
    read = _read(path)
    with library.writing(id_) as store:
        known = tuple(fact for _, fact in library.checked(id_, store))
        state = folded(known)
        contest = state.contest(distance)
        if race not in contest.races:
            raise Refused("{distance} has no race {race}.", distance=distance, race=race)
        ones = _known(contest, state, read, path.name)
        events = tuple(_events(contest, race, ones, path.name))
        now = Moment(None, library.now())
        if state.recorded is not None and state.recorded.latest(state.zone) > library.now():
            now = state.recorded  # a clock that was put back does not change the order of the log
        facts = [
            Fact(position=n, happened=now, recorded=now, by="publication", why=why, event=event)
            for n, event in enumerate(events, len(known) + 1)
        ]
        try:
            record(store, facts, seen=len(known))
        except Refused as problem:
            raise Refused(
                "{file}: {problem} Nothing was recorded.", file=path.name, problem=problem
            ) from None
    return TakenOver(id_, contest.distance, len(ones), len(facts))


def own(library: Library, asked: str | None) -> str:
    """The id of the tournament that is recorded in: never one that came with the program."""
    id_ = library.chosen(asked)
    if any(one.id == id_ and one.packaged for one in library.shelf()):
        raise Refused(
            "{tournament} came with the program and is over; name a tournament of your own with "
            "--tournament.",
            tournament=id_,
        )
    return id_


def _read(path: Path) -> tuple[_Result, ...]:
    sent = content(path, LARGEST, Refused("the file with the results"))
    try:
        found = msgspec.json.decode(sent.removeprefix(b"\xef\xbb\xbf"), type=tuple[_Result, ...])
    except msgspec.DecodeError as problem:
        raise Refused("{file}: {problem}.", file=path.name, problem=wrong(str(problem))) from None
    except UnicodeError:
        raise Refused("{file} is not UTF-8 text; save it in that encoding.", file=path.name) from None
    except RecursionError:
        raise Refused("{file}: its brackets are nested too deeply.", file=path.name) from None
    if not found:
        raise Refused("{file} holds no result; nothing was recorded.", file=path.name)
    return found


def _known(contest: Contest, state: Competition, read: Sequence[_Result], file: str) -> tuple[_One, ...]:
    ones: list[_One] = []
    for number, result in enumerate(read, 1):
        try:
            one = _one(contest, state, result)
            if any(one.skater == other.skater for other in ones):
                raise Refused("has two results; leave one out.")
        except Refused as problem:
            raise Refused(
                "{file}, result {number}, {name}: {problem} Nothing was recorded.",
                file=file,
                number=number,
                name=_name(result).strip() or "?",
                problem=problem,
            ) from None
        ones.append(one)
    return tuple(ones)


def _name(result: _Result) -> str:
    skater = result.competitor.skater
    return f"{skater.firstName} {skater.lastName}"


def _one(contest: Contest, state: Competition, result: _Result) -> _One:
    if result.type != "ind":
        raise Refused("is of the type “{type}”; only results of one skater are taken.", type=result.type)
    due = _GENDERS[contest.distance.sex]
    if result.competitor.skater.gender != due:
        raise Refused(
            "has gender “{gender}”, and on {distance} it has to be {due}; check which race this file is of.",
            gender=result.competitor.skater.gender,
            distance=contest.distance.key,
            due=due,
        )
    skater = _entrant(contest, state, result)
    status = _status(result)
    time = None
    if status is None and result.time is not None:
        time = RaceTime.parse(result.time)
    if status is None and time is None:
        raise Refused("has status 0 and no time; fill the time in, or say with invalidResult what it was.")
    passages = tuple(_passages(contest.distance, result.laps, time))
    if result.invalidCode is not None:
        if status != "DQ":
            raise Refused("has an invalidCode and is not disqualified; leave it out, or write DQ.")
        sanction(result.invalidCode)
    return _One(skater, state.skater(skater).name, result, time, status, passages)


def _entrant(contest: Contest, state: Competition, result: _Result) -> str:
    """The one entrant with this id or, letter for letter but for case and accents, this name."""
    if result.competitor.identifier in contest.entrants:
        return str(result.competitor.identifier)
    names = {id_: plain(state.skater(id_).name) for id_ in contest.entrants}
    wanted = plain(_name(result))
    found = [id_ for id_, name in names.items() if name == wanted]
    if len(found) == 1:
        return found[0]
    if found:
        raise Refused("several entrants have this name; write the id as the identifier.")
    near = get_close_matches(wanted, names.values(), n=1)
    if near:
        id_ = next(id_ for id_, name in names.items() if name == near[0])
        raise Refused(
            "is not entered for {distance}. If {near} is meant, write “{id}” as the identifier.",
            distance=contest.distance.key,
            near=state.skater(id_).name,
            id=id_,
        )
    raise Refused("is not entered for {distance}; enter the skater first.", distance=contest.distance.key)


def _status(result: _Result) -> str | None:
    """None for a time that counts. Status 2 with passages and nothing else is a race not finished."""
    if result.invalidResult is not None:
        if result.invalidResult not in _STATUSES:
            raise Refused(
                "has invalidResult “{found}”; write one of {known}.",
                found=result.invalidResult,
                known=", ".join(_STATUSES),
            )
        return result.invalidResult
    if result.status == 0:
        return None
    if result.status == 2 and result.laps:
        return "DNF"
    raise Refused(
        "has status {status}, which does not say what happened; add invalidResult: one of {known}.",
        status=result.status,
        known=", ".join(_STATUSES),
    )


def _passages(
    distance: Distance, laps: Sequence[_Lap], time: RaceTime | None
) -> Iterator[tuple[int, RaceTime]]:
    for lap in laps:
        if lap.number > len(distance.splits):
            raise Refused(
                "has a lap {lap}, and {distance} has {laps}; check which race this file is of.",
                lap=lap.number,
                distance=distance.key,
                laps=len(distance.splits),
            )
        metres, passage = distance.splits[lap.number - 1], RaceTime.parse(lap.passageTime)
        if metres < distance.metres:
            yield metres, passage
        elif time is not None and passage.cut() != time.cut():
            raise Refused(
                "has {time} as its time and {passage} at the finish; put the wrong one right.",
                time=time.exactly(),
                passage=passage.exactly(),
            )


def _events(contest: Contest, race: int, ones: Sequence[_One], file: str) -> Iterator[Event]:
    """The facts pair by pair; of who stands in no pair, only what was published."""
    key, held = contest.distance.key, contest.races[race]
    seated = {
        run.skater: pair for pair in held.pairs.values() for run in pair.seats if run and not pair.reskate
    }
    drawn: dict[str, list[_One]] = {}
    for one in ones:
        if one.skater in seated:
            drawn.setdefault(seated[one.skater].id, []).append(one)
        elif one.read.startNumber is not None:
            drawn.setdefault(f"pair-{one.read.startNumber}", []).append(one)
        else:
            yield racing.ResultPublished(
                distance=key,
                race=race,
                skater=one.skater,
                time=None if one.time is None else one.time.exactly(),
                status=one.status,  # type: ignore[arg-type]  # one of _STATUSES
                rank=one.read.rank,
            )
    for id_, together in sorted(drawn.items(), key=lambda pair: (pair[1][0].read.startNumber or 0, pair[0])):
        if id_ in held.pairs:
            _whole(held.pairs[id_], contest, together, file)
        else:
            yield _pair(key, race, id_, together, file)
        for one in together:
            yield from _skated(key, race, id_, one)
        yield racing.PairConfirmed(distance=key, race=race, pair=id_)
        for one in together:
            if one.status == "WDR":
                yield racing.ResultPublished(distance=key, race=race, skater=one.skater, status="WDR")


def _whole(pair: Pair, contest: Contest, together: Sequence[_One], file: str) -> None:
    """Refuse a pair of which the file has only one half, since a pair is confirmed as a whole."""
    for run in pair.seats:
        if run and run.skater not in contest.withdrawn and all(run.skater != one.skater for one in together):
            raise Refused(
                "{file} has a result of {name} and none of {other}, of the same pair; add it. Nothing was "
                "recorded.",
                file=file,
                name=together[0].name,
                other=run.skater,
            )


def _pair(key: str, race: int, id_: str, together: Sequence[_One], file: str) -> Event:
    if len(together) > 2:
        raise Refused(
            "{file}: {names} all have the start number {number}; a pair has two. Nothing was recorded.",
            file=file,
            names=", ".join(one.name for one in together),
            number=together[0].read.startNumber,
        )
    lanes = {one.read.startLane for one in together}
    if lanes - {*_LANES, None} or (None not in lanes and len(lanes) < len(together)):
        raise Refused(
            "{file}: the start lanes of {names} are {lanes}; one has to be I, the other O. Nothing "
            "was recorded.",
            file=file,
            names=", ".join(one.name for one in together),
            lanes=", ".join(str(one.read.startLane) for one in together),
        )
    inner_first = sorted(together, key=lambda one: one.read.startLane or "")
    return racing.PairDrawn(
        distance=key,
        race=race,
        pair=id_,
        skaters=tuple(one.skater for one in inner_first),
        lanes=None not in lanes,
        lane="outer" if lanes == {"O"} else "inner",
        number=together[0].read.startNumber,
    )


def _skated(key: str, race: int, id_: str, one: _One) -> Iterator[Event]:
    for metres, time in one.passages:
        yield racing.PassingTimed(
            distance=key,
            race=race,
            pair=id_,
            skater=one.skater,
            metres=metres,
            time=time.exactly(),
            source="publication",
        )
    if one.time is not None:
        yield racing.FinishTimed(
            distance=key,
            race=race,
            pair=id_,
            skater=one.skater,
            time=one.time.exactly(),
            source="publication",
        )
    elif one.status == "DNF":
        yield racing.SkaterDidNotFinish(distance=key, race=race, pair=id_, skater=one.skater)
    elif one.status == "DNS":
        yield racing.SkaterDidNotStart(distance=key, race=race, pair=id_, skater=one.skater)
    elif one.status == "DQ":
        code = None if one.read.invalidCode is None else sanction(one.read.invalidCode)
        yield racing.SkaterDisqualified(distance=key, race=race, pair=id_, skater=one.skater, code=code)
