"""A tournament as somebody fills it in on one screen: read field by field, each says what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from startbewijs.errors import Refused
from startbewijs.log.events.base import Event
from startbewijs.selection.procedure import Procedure
from startbewijs.service.library import Library
from startbewijs.service.moments import asked_days
from startbewijs.service.naming import distances_named
from startbewijs.service.office.acting import said_text
from startbewijs.service.office.adopting import at_hand
from startbewijs.service.office.opening import NATION, ZONE, Meet, opening, wrong
from startbewijs.service.templates import templates
from startbewijs.sport.competition import Counting
from startbewijs.sport.distances import Distance

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Begun:
    """A tournament that may begin with these events; or what is `wrong`, by the field that it is about."""

    meet: Meet
    events: tuple[Event, ...]
    wrong: Mapping[str, Refused]


def beginning(library: Library, typed: Mapping[str, str]) -> Begun:
    """What was filled in, by the names of its fields; nothing of it is recorded."""
    beside: dict[str, Refused] = {}

    def read(name: str, make: Callable[[str], _T], otherwise: _T) -> _T:
        try:
            return make(said_text(typed.get(name)) or "")
        except Refused as problem:
            beside[name] = problem
            return otherwise

    meet = Meet(
        id=said_text(typed.get("id")) or "",
        name=said_text(typed.get("name")) or "",
        venue=said_text(typed.get("venue")) or "",
        track=said_text(typed.get("track")) or "",
        nation=(said_text(typed.get("nation")) or NATION).upper(),
        time_zone=said_text(typed.get("time_zone")) or ZONE,
        days=read("days", asked_days, ()),
    )
    for name, problem in wrong(meet):
        beside.setdefault(name, problem)
    known = templates()
    begun = known.get(typed.get("template", ""))
    if begun is None:
        beside["template"] = Refused("Choose what it begins with from the list.")
        return Begun(meet, (), beside)
    none: tuple[Distance, ...] = ()
    named = read("distances", _distances, none)
    taken = {one: begun.distances.get(one, Counting.SINGLE) for one in named} or dict(begun.distances)
    procedure: Procedure | None = None
    if begun.procedure is not None:
        procedure = read("template", lambda _: at_hand(library, begun.procedure or ""), None)
    if beside:
        return Begun(meet, (), beside)
    try:
        return Begun(meet, tuple(opening(meet, taken, procedure, begun.second_draw)), {})
    except Refused as problem:  # the meet is sound by now, so that it is about what is skated
        return Begun(meet, (), {"distances": problem})


def _distances(text: str) -> tuple[Distance, ...]:
    """The distances that are named; none where the field is empty, since the template has its own."""
    words = text.replace(",", " ").split()
    if text and not words:
        raise Refused("Name distances, such as w500 m500, or leave this empty for those of the template.")
    return distances_named(words) if words else ()
