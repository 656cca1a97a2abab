"""Reports: the single things that officials say of a pair, as they are typed, each with the power it takes.

A command line, a screen and a desk make reports from words; together they are one act, recorded whole or not
at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from startbewijs.errors import Refused
from startbewijs.log.events.base import Event
from startbewijs.log.events.racing import TimeSource
from startbewijs.service.naming import folded
from startbewijs.service.office import racing
from startbewijs.service.office.pairs import At, in_lane, pair_word, seated
from startbewijs.service.office.supposing import with_events
from startbewijs.sport.competition import Competition, Mishap
from startbewijs.sport.distances import Distance, Lane
from startbewijs.sport.typed import typed_time

_SOURCES: dict[TimeSource, set[str]] = {
    "photo_finish": {"photo finish", "photo", "fotofinish", "finishfoto"},
    "beam": {"beam", "lichtstraal", "straal", "fotocel"},
    "transponder": {"transponder"},
    "hand": {"hand", "hand time", "handtijd", "handklok"},
    "publication": {"publication", "publicatie"},
}
_NOBODY = {"unknown", "onbekend", "nobody", "niemand"}
_MEASURED = {
    "ice": "ice", "ijs": "ice",
    "air": "air", "lucht": "air",
    "humidity": "humidity", "vocht": "humidity", "luchtvochtigheid": "humidity",
    "pressure": "pressure", "druk": "pressure", "luchtdruk": "pressure",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Report:
    """One thing that is said: the command whose power it takes, and what it comes to in a state."""

    power: str
    decide: Callable[[Competition], Iterable[Event]]


def together(reports: Sequence[Report]) -> Callable[[Competition], tuple[Event, ...]]:
    """What several reports come to, each in the state that those before it would leave."""

    def decide(state: Competition) -> tuple[Event, ...]:
        after, found = state, list[Event]()
        for report in reports:
            events = tuple(report.decide(after))
            found += events
            after = with_events(after, events)
        return tuple(found)

    return decide


def timed(at: At, who: str | Lane, text: str, source: TimeSource, metres: int | None = None) -> Report:
    """A time of whoever starts in a lane, or of a skater who is named, as it was typed."""

    def decide(state: Competition) -> Iterator[Event]:
        run = in_lane(who, state, at) if isinstance(who, Lane) else seated(who, state, at)
        line = at.distance.metres if metres is None else metres
        return racing.time(state, at, run.skater, typed_time(text, line), source, metres)

    return Report("time", decide)


def timed_alone(at: At, text: str, source: TimeSource) -> Report:
    """A time of who skates alone; of two, it is refused: a time belongs to a lane."""

    def decide(state: Competition) -> Iterator[Event]:
        runs = [run for run in at.seats(state).seats if run is not None]
        if len(runs) != 1:
            raise Refused(
                "Two skate in {pair}; type both times, the inner lane first, or the lane before the time.",
                pair=pair_word(at.seats(state)),
            )
        return racing.time(state, at, runs[0].skater, typed_time(text, at.distance.metres), source)

    return Report("time", decide)


def false_start(at: At, who: str) -> Report:
    """A false start by a lane or a skater, or by nobody knows whom."""

    def decide(state: Competition) -> Iterator[Event]:
        skater = None if folded(who) in _NOBODY else seated(who, state, at).skater
        return racing.false_start(state, at, skater)

    return Report("false start", decide)


def mishap(at: At, who: str, kind: Mishap) -> Report:
    """A fall, a misstep, or a race that was let run."""
    return Report("mishap", lambda state: racing.seen(state, at, seated(who, state, at).skater, kind))


def hindered(at: At, who: str, where: str | None = None) -> Report:
    """Somebody was hindered; the crossing may be named in Dutch too."""
    place = None if where is None else " ".join(where.split()) or None
    if place is not None and folded(place) in ("kruising", "de kruising", "the crossing"):
        place = "crossing"
    return Report("hindered", lambda state: racing.hindered(state, at, seated(who, state, at).skater, place))


def warned(at: At, who: str, code: str | None) -> Report:
    """A warning by the referee."""
    return Report("warn", lambda state: racing.warned(state, at, seated(who, state, at).skater, code or None))


def did_not_start(at: At, who: str) -> Report:
    """A skater who did not start."""
    return Report(
        "did not start", lambda state: racing.did_not_start(state, at, seated(who, state, at).skater)
    )


def did_not_finish(at: At, who: str) -> Report:
    """A skater who did not finish."""
    return Report(
        "did not finish", lambda state: racing.did_not_finish(state, at, seated(who, state, at).skater)
    )


def disqualified(at: At, who: str, code: str | None) -> Report:
    """A disqualification with its code."""
    return Report(
        "disqualify", lambda state: racing.disqualified(state, at, seated(who, state, at).skater, code)
    )


def reskate_granted(at: At, who: str) -> Report:
    """A skater who may skate again."""
    return Report("re-skate", lambda state: racing.reskate_granted(state, at, seated(who, state, at).skater))


def measured(distance: Distance, race: int, text: str) -> Report:
    """Ice and air as they are typed: `ice -4.5, air 12, humidity 42, pressure 1013`."""
    unread = Refused(
        "“{text}” is no measurement: write it like “ice -4.5, air 12, humidity 42, pressure 1013”.", text=text
    )
    values: dict[str, int] = {}
    for part in filter(None, re.split(r"[;,](?!\d)\s*|\s+(?=[a-zA-Z])", text.strip())):
        words = part.rstrip("% ").split()
        name = _MEASURED.get(words[0].casefold()) if len(words) == 2 else None
        number = re.fullmatch(r"(-?)(\d{1,4})(?:[.,](\d))?", words[1], re.ASCII) if name else None
        if name is None or number is None or name in values or (name == "pressure" and number[3]):
            raise unread
        whole = int(number[2])
        value = whole if name == "pressure" else whole * 10 + int(number[3] or 0)
        values[name] = -value if number[1] else value
    if not values:
        raise unread
    return Report("measure", lambda state: racing.measured(state, distance, race, **values))


def source_named(text: str | None) -> TimeSource:
    """The clock that is meant; the photo finish where none is named."""
    if text is None:
        return racing.SOURCES[0]
    for source, names in _SOURCES.items():
        if folded(text) in names:
            return source
    raise Refused("“{source}” is no clock; there are {known}.", source=text, known=", ".join(_SOURCES))
