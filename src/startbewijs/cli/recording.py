"""What happens to a pair, typed as it happens: by flags, or key by key on a screen."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from startbewijs.cli.asking import RaceNumber
from startbewijs.cli.entering import SkaterWords
from startbewijs.cli.options import ACTING, Acting
from startbewijs.errors import Refused
from startbewijs.log.events.base import Event
from startbewijs.log.events.racing import TimeSource
from startbewijs.publish.answer import Answer
from startbewijs.publish.subjects.heralded import recorded_and_heralded
from startbewijs.publish.words import N_
from startbewijs.service import queries
from startbewijs.service.naming import distance_named, skater_named, whole_number
from startbewijs.service.office import publications, racing, reports
from startbewijs.service.office.acting import Acted, acted
from startbewijs.service.office.doubts import weighing
from startbewijs.service.office.heralding import would_be_records
from startbewijs.service.office.pairs import At, pair_named, race_meant
from startbewijs.service.office.reports import Report
from startbewijs.service.office.splits import splits_read
from startbewijs.sport.competition import Competition, Mishap
from startbewijs.sport.distances import Distance, Lane

DistanceWord = Annotated[
    str | None, Parameter(name="DISTANCE", help=N_("a distance: w500, “500 women”, “vrouwen 500 m”"))
]
PairWord = Annotated[
    str | None, Parameter(name="PAIR", help=N_("a pair: its number, “last”, its id or one of its skaters"))
]
Who = list[str] | None


def _flag(name: str, help_: str) -> Parameter:
    return Parameter(name=name, negative="", help=help_)


Accept = Annotated[bool, _flag("--accept", N_("record what is doubtful all the same"))]


def record(
    distance: DistanceWord = None,
    pair: PairWord = None,
    /,
    *,
    race: RaceNumber = None,
    call: Annotated[bool, _flag("--call", N_("the pair is called to the ice"))] = False,
    start: Annotated[bool, _flag("--start", N_("the pair is away; a time says so too"))] = False,
    false_start: Annotated[
        Who,
        _flag(
            "--false-start",
            N_("a false start by: inner, outer, a name, or “unknown”; repeat it for a second"),
        ),
    ] = None,
    inner: Annotated[
        str | None, Parameter(name="--inner", help=N_("the time of the inner lane: 36873 or 36,87"))
    ] = None,
    outer: Annotated[str | None, Parameter(name="--outer", help=N_("the time of the outer lane"))] = None,
    time: Annotated[
        Who,
        _flag(
            "--time", N_("a skater and a time, where the lanes are not known: “kok 36873”; may be repeated")
        ),
    ] = None,
    line: Annotated[
        int | None,
        Parameter(
            name="--line",
            converter=whole_number,
            help=N_("the times are those at this many metres, not at the finish"),
        ),
    ] = None,
    source: Annotated[
        str | None,
        Parameter(
            name="--source", help=N_("the clock: photo_finish (if none is named), beam, transponder or hand")
        ),
    ] = None,
    splits: Annotated[
        Path | None, Parameter(name="--splits", help=N_("a file with the passages: lane, metres, time"))
    ] = None,
    fell: Annotated[Who, _flag("--fell", N_("who fell: inner, outer or a name; may be repeated"))] = None,
    misstep: Annotated[Who, _flag("--misstep", N_("who made a misstep"))] = None,
    eased_up: Annotated[Who, _flag("--eased-up", N_("who let the race run"))] = None,
    hindered: Annotated[Who, _flag("--hindered", N_("who was hindered"))] = None,
    where: Annotated[
        str | None, Parameter(name="--where", help=N_("where somebody was hindered: crossing"))
    ] = None,
    warn: Annotated[Who, _flag("--warn", N_("who is warned"))] = None,
    dns: Annotated[Who, _flag("--dns", N_("who did not start"))] = None,
    dnf: Annotated[Who, _flag("--dnf", N_("who did not finish"))] = None,
    dq: Annotated[Who, _flag("--dq", N_("who is disqualified; with --code"))] = None,
    code: Annotated[
        str | None, Parameter(name="--code", help=N_("the code of the rule, as on a result sheet: T08"))
    ] = None,
    reskate: Annotated[Who, _flag("--reskate", N_("who may skate again; with --why"))] = None,
    conditions: Annotated[
        str | None,
        Parameter(name="--conditions", help=N_("“ice -4.5, air 12, humidity 42, pressure 1013”")),
    ] = None,
    confirm: Annotated[bool, _flag("--confirm", N_("the referee confirms the pair"))] = False,
    resurfaced: Annotated[
        bool, _flag("--resurfaced", N_("the ice is made anew after this pair, or before the race"))
    ] = False,
    accept: Accept = False,
    acting: Acting = ACTING,
) -> int:
    """Record what happens to a pair."""
    state = queries.snapshot(acting.library, acting.tournament).competition
    named = _distance(distance, state)
    number = race_meant(state, named, race)
    at = None if pair is None else pair_named(pair, state, named, number)
    _fits(code=code, of_code=dq or warn, where=where, hindered=hindered)
    clock = reports.source_named(source)
    said = [
        *_began(at, call=call, start=start, false_start=false_start),
        *_times(at, inner, outer, time, clock, line),
        *_happened(at, fell, misstep, eased_up, hindered, where),
        *_ended(at, state, named, number, dns, dnf),
    ]
    if splits is not None:
        lines = splits_read(splits, state, _needed(at, "--splits"))
        said.append(Report("time", lambda now: racing.times(now, _needed(at, "--splits"), lines, clock)))
    said += [reports.warned(_needed(at, "--warn"), who, code) for who in warn or ()]
    said += [reports.disqualified(_needed(at, "--dq"), who, code) for who in dq or ()]
    said += [reports.reskate_granted(_needed(at, "--reskate"), who) for who in reskate or ()]
    if conditions is not None:
        said.append(reports.measured(named, number, conditions))
    if confirm:
        meant = _needed(at, "--confirm")
        said.append(Report("confirm", lambda now: racing.confirmed(now, meant)))
    if resurfaced:
        said.append(Report("resurface", lambda now: racing.resurfaced(now, named, number, at)))
    if said:
        return _told(acting, said, accept=accept)
    if line is not None or accept:
        raise Refused(
            "Say what to record: --inner and --outer with times, --fell, --dnf, --confirm and the like."
        )
    from startbewijs.cli.pair_screen import screen  # a terminal is asked for only here

    return screen(acting, named, number, at, clock, (sys.stdin, sys.stdout))


def confirm(
    distance: DistanceWord = None,
    pair: PairWord = None,
    /,
    *,
    race: RaceNumber = None,
    acting: Acting = ACTING,
) -> int:
    """Record the referee's confirmation of a pair."""
    return record(distance, _said(pair, "confirm"), race=race, confirm=True, acting=acting)


def close_distance(
    distance: DistanceWord = None, /, *, accept: Accept = False, acting: Acting = ACTING
) -> int:
    """Record that a distance is final."""
    named = _distance(distance, queries.snapshot(acting.library, acting.tournament).competition)
    return _told(acting, [Report("close-distance", lambda state: racing.closed(state, named))], accept=accept)


def reskate(
    distance: DistanceWord = None,
    *skater: SkaterWords,
    race: RaceNumber = None,
    lane: Annotated[
        str, Parameter(name="--lane", help=N_("the lane of this skater: inner, else outer"))
    ] = "inner",
    against: Annotated[
        str | None, Parameter(name="--against", help=N_("another who skates again, in the other lane"))
    ] = None,
    acting: Acting = ACTING,
) -> int:
    """Record the pair of a re-skate."""
    state = queries.snapshot(acting.library, acting.tournament).competition
    named = _distance(distance, state)
    number = race_meant(state, named, race)
    if lane not in tuple(Lane):
        raise Refused("“{lane}” is no lane: write inner or outer.", lane=lane)
    seats = {Lane(lane): skater_named(skater, state).id}
    if against is not None:
        seats[Lane(lane).other] = skater_named([against], state).id
    return _told(acting, [Report("draw re-skate", lambda now: racing.reskate(now, named, number, seats))])


def take_over(
    distance: DistanceWord = None,
    skater: Annotated[
        str | None, Parameter(name="SKATER", help=N_("a skater by name, part of a name or id"))
    ] = None,
    result: Annotated[
        str | None, Parameter(name="RESULT", help=N_("a time, or DNF, DNS, DQ, WDR; none for a rank alone"))
    ] = None,
    /,
    *,
    race: RaceNumber = None,
    rank: Annotated[
        int | None,
        Parameter(
            name="--rank",
            converter=whole_number,
            help=N_("the published rank; without a result, of the distance"),
        ),
    ] = None,
    basis: Annotated[
        str | None, Parameter(name="--basis", help=N_("how it follows, where it was not printed so"))
    ] = None,
    acting: Acting = ACTING,
) -> int:
    """Record a result that somebody else published."""
    state = queries.snapshot(acting.library, acting.tournament).competition
    named = _distance(distance, state)
    number = 1 if race is None and result is None else race_meant(state, named, race)
    who = skater_named([] if skater is None else [skater], state)
    report = Report(
        "take-over",
        lambda now: publications.taken_over(now, named, number, who, result, rank=rank, basis=basis),
    )
    return _told(acting, [report])


def _told(acting: Acting, said: list[Report], *, accept: bool = True) -> int:
    hand = acting.hand([one.power for one in said])
    weigh = None if accept else weighing(())
    done = acted(acting.library, acting.tournament, hand, reports.together(said), weigh)
    return acting.show(heralded(done))


def heralded(done: Acted) -> Answer:
    """What was recorded, with the records that it is or would be."""
    events: tuple[Event, ...] = tuple(fact.event for fact in done.facts)
    return recorded_and_heralded(
        done.after, done.facts, would_be_records(done.before, events), again=done.again
    )


def _distance(word: str | None, state: Competition) -> Distance:
    return distance_named([] if word is None else [word], state)


def _said(pair: str | None, command: str) -> str:
    if pair is None:
        raise Refused("Say which pair: startbewijs {command} DISTANCE PAIR.", command=command)
    return pair


def _needed(at: At | None, flag: str) -> At:
    if at is None:
        raise Refused(
            "{flag} is about a pair; name it after the distance, by its number or a skater.", flag=flag
        )
    return at


def _fits(*, code: str | None, of_code: Who, where: str | None, hindered: Who) -> None:
    if code is not None and not of_code:
        raise Refused("--code says why --dq or --warn; say with one of them who it is about.")
    if where is not None and not hindered:
        raise Refused("--where goes with --hindered; say with it who was hindered.")


def _began(at: At | None, *, call: bool, start: bool, false_start: Who) -> Iterator[Report]:
    if call:
        meant = _needed(at, "--call")
        yield Report("call", lambda state: racing.called(state, meant))
    for who in false_start or ():
        yield reports.false_start(_needed(at, "--false-start"), who)
    if start:
        away = _needed(at, "--start")
        yield Report("start", lambda state: racing.started(state, away))


def _times(
    at: At | None, inner: str | None, outer: str | None, named: Who, clock: TimeSource, line: int | None
) -> Iterator[Report]:
    if inner is not None:
        yield reports.timed(_needed(at, "--inner"), Lane.INNER, inner, clock, line)
    if outer is not None:
        yield reports.timed(_needed(at, "--outer"), Lane.OUTER, outer, clock, line)
    for one in named or ():
        who, _, text = one.strip().rpartition(" ")
        if not who:
            raise Refused("“{text}” names no skater and time: write them like “kok 36873”.", text=one)
        yield reports.timed(_needed(at, "--time"), who.rstrip(":="), text, clock, line)


def _happened(
    at: At | None, fell: Who, misstep: Who, eased_up: Who, hindered: Who, where: str | None
) -> Iterator[Report]:
    for flag, kind, named in (
        ("--fell", Mishap.FELL, fell),
        ("--misstep", Mishap.STUMBLED, misstep),
        ("--eased-up", Mishap.EASED_UP, eased_up),
    ):
        for who in named or ():
            yield reports.mishap(_needed(at, flag), who, kind)
    for who in hindered or ():
        yield reports.hindered(_needed(at, "--hindered"), who, where)


def _ended(
    at: At | None, state: Competition, distance: Distance, race: int, dns: Who, dnf: Who
) -> Iterator[Report]:
    for who in dns or ():
        if at is not None:
            yield reports.did_not_start(at, who)
            continue
        out = partial(racing.left_out, distance=distance, race=race, skater=skater_named([who], state).id)
        yield Report("did not start", out)
    for who in dnf or ():
        yield reports.did_not_finish(_needed(at, "--dnf"), who)
