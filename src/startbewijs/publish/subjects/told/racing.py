"""Facts about what happens on the ice, what came of it, and what the wall of the hall shows."""

from __future__ import annotations

from startbewijs.log.events import hall, racing
from startbewijs.log.events.base import Event
from startbewijs.publish.subjects.clocks import source_name
from startbewijs.publish.subjects.remarks import kind_name
from startbewijs.publish.subjects.told.teller import Tell, Teller, in_pair, on_skater
from startbewijs.publish.words import N_


def _wall(event: hall.WallSet, to: Teller) -> str:
    said = {
        "confirmed": N_("the wall of the hall shows a result once it is confirmed"),
        "released": N_("the wall of the hall shows a result once the speaker releases it"),
    }
    return to.say(said[event.results])


def _false_start(event: racing.FalseStart, to: Teller) -> str:
    if event.skater is None:
        return to.say(
            "{race}: false start in {pair}, by whom was not published",
            race=to.race(event),
            pair=to.pair(event, event.pair),
        )
    return to.say("{race}: false start by {skater}", race=to.race(event), skater=to.name(event.skater))


def _conditions(event: racing.ConditionsMeasured, to: Teller) -> str:
    mark = to.words.decimal_mark
    measured = [
        f"{to.say(name)} {'-' * (value < 0)}{abs(value) // 10}{mark}{abs(value) % 10} {unit}"
        for name, value, unit in (
            (N_("ice"), event.ice, "°C"),
            (N_("air"), event.air, "°C"),
            (N_("humidity"), event.humidity, "%"),
        )
        if value is not None
    ]
    if event.pressure is not None:
        measured.append(f"{event.pressure} hPa")
    return to.say("{race}: measured {values}", race=to.race(event), values=", ".join(measured))


def _from(source: str, to: Teller) -> str:
    """From which clock a time comes; of a published one there is nothing to say."""
    return "" if source == "publication" else f" ({source_name(source, to.words)})"


def _passing(event: racing.PassingTimed, to: Teller) -> str:
    said = to.say(
        "{race}: {skater} passes {metres} m in {time}",
        race=to.race(event),
        skater=to.name(event.skater),
        metres=to.words.number(event.metres),
        time=to.time(event.time),
    )
    return said + _from(event.source, to)


def _finish(event: racing.FinishTimed, to: Teller) -> str:
    said = to.say(
        "{race}: {skater} finishes in {time}",
        race=to.race(event),
        skater=to.name(event.skater),
        time=to.time(event.time),
    )
    return said + _from(event.source, to)


def _hindered(event: racing.SkaterHindered, to: Teller) -> str:
    if event.where == "crossing":
        said = N_("{race}: {skater} is hindered at the crossing")
        return to.say(said, race=to.race(event), skater=to.name(event.skater))
    said = to.say("{race}: {skater} is hindered", race=to.race(event), skater=to.name(event.skater))
    return f"{said} ({event.where})" if event.where else said


def _disqualified(event: racing.SkaterDisqualified, to: Teller) -> str:
    said = to.say("{race}: {skater} is disqualified", race=to.race(event), skater=to.name(event.skater))
    return f"{said} ({event.code})" if event.code else said


def _resurfaced(event: racing.ResurfacingHeld, to: Teller) -> str:
    if event.after_pair is None:
        return to.say("{race}: the ice is resurfaced before the race", race=to.race(event))
    return to.say(
        "{race}: the ice is resurfaced after {pair}",
        race=to.race(event),
        pair=to.pair(event, event.after_pair),
    )


def _result(event: racing.ResultPublished, to: Teller) -> str:
    came_to = to.time(event.time) or event.status or to.say("not published")
    said = f"{to.race(event)}: {to.name(event.skater)} {came_to}"
    return said if event.rank is None else to.say("{said}, rank {rank}", said=said, rank=event.rank)


def _corrected(event: racing.ResultCorrected, to: Teller) -> str:
    return to.say(
        "{race}: the result of {skater} is corrected to {result}",
        race=to.race(event),
        skater=to.name(event.skater),
        result=to.time(event.time) or " ".join(filter(None, (event.status, event.code))),
    )


def _rank(event: racing.RankPublished, to: Teller) -> str:
    return to.say(
        "{distance}: {skater} is {rank} in the classification, as it was published",
        distance=to.distance(event.distance),
        skater=to.name(event.skater),
        rank=to.words.ordinal(event.rank),
    )


def _record(event: racing.RecordPublished, to: Teller) -> str:
    return to.say(
        "{race}: {record} {skater}, {time}",
        race=to.race(event),
        record=kind_name(event.kind, to.words),
        skater=to.name(event.skater),
        time=to.time(event.time),
    )


def _distance_closed(event: racing.DistanceClosed, to: Teller) -> str:
    return to.say("the classification of the {distance} is final", distance=to.distance(event.distance))


TOLD: dict[type[Event], Tell] = {
    hall.WallSet: _wall,
    hall.ResultReleased: in_pair(N_("{race}: {pair} is released for the wall of the hall")),
    racing.PairCalled: in_pair(N_("{race}: {pair} is called to the ice")),
    racing.ConditionsMeasured: _conditions,
    racing.PairStarted: in_pair(N_("{race}: {pair} is away")),
    racing.FalseStart: _false_start,
    racing.PassingTimed: _passing,
    racing.FinishTimed: _finish,
    racing.SkaterFell: on_skater(N_("{race}: {skater} falls")),
    racing.SkaterStumbled: on_skater(N_("{race}: misstep of {skater}")),
    racing.SkaterEasedUp: on_skater(N_("{race}: {skater} lets the race run")),
    racing.SkaterHindered: _hindered,
    racing.WarningGiven: on_skater(N_("{race}: warning for {skater}")),
    racing.SkaterDidNotStart: on_skater(N_("{race}: {skater} does not start")),
    racing.SkaterDidNotFinish: on_skater(N_("{race}: {skater} does not finish")),
    racing.SkaterDisqualified: _disqualified,
    racing.ReskateGranted: on_skater(N_("{race}: {skater} may skate again")),
    racing.PairConfirmed: in_pair(N_("{race}: {pair} is confirmed")),
    racing.ResurfacingHeld: _resurfaced,
    racing.ResultPublished: _result,
    racing.ResultCorrected: _corrected,
    racing.RankPublished: _rank,
    racing.RecordPublished: _record,
    racing.DistanceClosed: _distance_closed,
}
