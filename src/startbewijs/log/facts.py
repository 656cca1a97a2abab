"""A fact: an event with who recorded it, when, why, and where it was read; and its canonical text."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Annotated, Literal

import msgspec

from startbewijs.errors import Refused
from startbewijs.log.events import decisions, drawing, hall, kinds, racing, tournament, undoing
from startbewijs.log.events.base import Event, Position, Text
from startbewijs.log.wrong import wrong
from startbewijs.sport.moments import Moment

Office = Literal[
    "office", "referee", "starter", "timekeeper", "speaker", "selection committee", "skater", "publication"
]
"""Who answers for a fact; `publication` where it was taken over from what others published."""

Act = Annotated[str, msgspec.Meta(pattern=r"^[0-9A-Za-z-]{8,64}\Z")]
"""The key of one command: what is recorded with it is recorded once, however often it is sent."""

EVENTS: tuple[type[Event], ...] = tuple(
    found
    for module in (tournament, drawing, racing, hall, kinds, decisions, undoing)
    for found in vars(module).values()
    if isinstance(found, type) and issubclass(found, Event) and "/" in str(found.__struct_config__.tag)
)
"""Every kind of fact, by module and in the order in which they are written there."""


class Fact(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An event in its place in the log.

    Two clocks: `happened`, and `recorded`, when it became known here; each an instant in UTC or only a
    day, as far as it was published. The moment of import is the store's business and not part of a fact.
    `act` is the key that whoever sent the command gave it: what is sent twice is recorded once.
    """

    position: Position
    happened: Moment
    recorded: Moment
    by: Office
    signed: Text | None = None
    why: Text | None = None
    sources: tuple[str, ...] = ()
    act: Act | None = None
    event: Event


class _Line(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """The wire form of a fact."""

    position: Position
    happened: str
    recorded: str
    by: Office
    signed: Text | None = None
    why: Text | None = None
    sources: tuple[str, ...] = ()
    act: Act | None = None
    event: msgspec.Raw


_EVENT = msgspec.json.Decoder(reduce(or_, EVENTS))
_LINE = msgspec.json.Decoder(_Line)
_CANONICAL = msgspec.json.Encoder(order="sorted")


def canonical(fact: Fact) -> str:
    """The one text of a fact: JSON with sorted keys, no blanks, defaults left out."""
    return _CANONICAL.encode(
        _Line(
            position=fact.position,
            happened=str(fact.happened),
            recorded=str(fact.recorded),
            by=fact.by,
            signed=fact.signed,
            why=fact.why,
            sources=fact.sources,
            act=fact.act,
            event=msgspec.Raw(_CANONICAL.encode(fact.event)),
        )
    ).decode()


def fact(text: str | bytes) -> Fact:
    """The fact that a line of JSON tells; a line that tells none is refused, naming the field."""
    try:
        line = _LINE.decode(text)
    except msgspec.DecodeError as problem:
        raise Refused("This is no fact: {problem}.", problem=wrong(str(problem))) from None
    except UnicodeError:
        raise Refused("This is no fact: it is not UTF-8; save it in that encoding.") from None
    except RecursionError:
        raise Refused("This is no fact: its brackets are nested too deeply.") from None
    try:
        event: Event = _EVENT.decode(line.event)
    except msgspec.DecodeError as problem:
        raise Refused("This is no fact: {problem}.", problem=wrong(str(problem), "event")) from None
    happened, recorded = Moment.parse(line.happened), Moment.parse(line.recorded)
    if event.reason_due and not line.why:
        raise Refused(
            "A fact of the kind {kind} needs its reason: fill in the field “why”.",
            kind=wire_name(type(event)),
        )
    return Fact(
        position=line.position,
        happened=happened,
        recorded=recorded,
        by=line.by,
        signed=line.signed,
        why=line.why,
        sources=line.sources,
        act=line.act,
        event=event,
    )


def wire_name(kind: type[Event]) -> str:
    """The name and version that a kind of fact has on the wire: `pair.confirmed/1`."""
    return str(kind.__struct_config__.tag)
