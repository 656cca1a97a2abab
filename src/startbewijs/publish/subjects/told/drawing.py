"""Facts about who skates against whom."""

from __future__ import annotations

from startbewijs.log.events import drawing, racing
from startbewijs.log.events.base import Event
from startbewijs.publish.subjects.pairs import pair_called
from startbewijs.publish.subjects.told.teller import Tell, Teller
from startbewijs.publish.words import N_
from startbewijs.sport.distances import Distance


def _drawn(event: racing.PairDrawn, to: Teller) -> str:
    if event.number is None and event.from_end not in (1, 2):
        said = N_("{race}: re-skate of {names}") if event.reskate else N_("{race}: {names} form a pair")
        if len(event.skaters) == 1 and not event.reskate:
            said = N_("{race}: {names} skates alone")
        return to.say(said, race=to.race(event), names=to.names(event.skaters))
    said = N_("{race}: re-skate, {pair}, is {names}") if event.reskate else N_("{race}: {pair} is {names}")
    pair = pair_called(to.state, event.skaters, event.number, event.from_end, to.words)
    return to.say(said, race=to.race(event), pair=pair, names=to.names(event.skaters))


def _draw(event: drawing.DrawMade, to: Teller) -> str:
    if event.seed is None:
        return to.words.count(
            "{race}: a draw of {n} pair, taken over as it was published",
            "{race}: a draw of {n} pairs, taken over as it was published",
            event.pairs,
            race=to.race(event),
        )
    return to.words.count(
        "{race}: {n} pair is drawn with the seed “{seed}”",
        "{race}: {n} pairs are drawn with the seed “{seed}”",
        event.pairs,
        race=to.race(event),
        seed=event.seed,
    )


def _cancelled(event: drawing.PairCancelled, to: Teller) -> str:
    return to.say("{race}: pair {pair} is not skated", race=to.race(event), pair=event.pair)


def _changed(event: racing.PairChanged, to: Teller) -> str:
    contest = to.state.contests.get(Distance.of(event.distance))
    race = None if contest is None else contest.races.get(event.race)
    known = None if race is None else race.pairs.get(event.pair)
    if known is None or (known.number is None and known.from_end not in (1, 2)):
        # Without a number a pair is called by who skate in it, and they have just changed.
        return to.say("{race}: a pair becomes {names}", race=to.race(event), names=to.names(event.skaters))
    return to.say(
        "{race}: {pair} becomes {names}",
        race=to.race(event),
        pair=to.pair(event, event.pair),
        names=to.names(event.skaters),
    )


TOLD: dict[type[Event], Tell] = {
    drawing.DrawMade: _draw,
    drawing.PairCancelled: _cancelled,
    racing.PairDrawn: _drawn,
    racing.PairChanged: _changed,
}
