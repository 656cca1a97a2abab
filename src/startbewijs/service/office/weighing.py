"""Weighing a decision: what it would come to under the procedure, before anything is recorded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from startbewijs.errors import Refused
from startbewijs.log.events.base import Event
from startbewijs.log.events.decisions import LineUpNamed
from startbewijs.selection.designations import Objection, refusal
from startbewijs.selection.procedure import Procedure
from startbewijs.selection.selected import Selected, selected_in
from startbewijs.service.office.supposing import with_events
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Distance, Sex

FIELDS = {Sex.WOMEN: Refused("women"), Sex.MEN: Refused("men")}
"""A field in whatever language the reader has."""

_EVENTS = {
    "w-mass-start": Refused("women's mass start"),
    "m-mass-start": Refused("men's mass start"),
    "w-team-pursuit": Refused("women's team pursuit"),
    "m-team-pursuit": Refused("men's team pursuit"),
}


def spoken_event(key: str) -> Distance | Refused:
    """A distance or a team event by its key, as a refusal says it in its reader's language."""
    return _EVENTS[key] if key in _EVENTS else Distance.of(key)


def several(parts: Sequence[object], between: str = ", ") -> Refused:
    """Several things behind each other, each said in the language of whoever reads the refusal.

    >>> str(several(["Ann", Refused("women")]))
    'Ann, women'
    """
    fields = {f"part{n}": part for n, part in enumerate(parts)}
    return Refused(between.join(f"{{{name}}}" for name in fields), **fields)


def names(state: Competition, skaters: Sequence[str]) -> str:
    """The names of several skaters behind each other."""
    return ", ".join(state.skater(skater).name for skater in skaters)


def admitted(state: Competition, procedure: Procedure, sex: Sex, event: Event) -> Selected:
    """The selection once a decision is recorded; one that the procedure gives no effect is refused."""
    known = set(_objections(selected_in(procedure, sex, state)))
    found = selected_in(procedure, sex, with_events(state, [event]))
    for objection in _objections(found):
        if objection not in known and _about(objection, event, state.position + 1):
            raise said(state, procedure, sex, objection)
    return found


def said(state: Competition, procedure: Procedure, sex: Sex, objection: Objection) -> Refused:
    """Why a decision has no effect, with the skater's name and the event in the reader's words."""
    problem = refusal(procedure, sex, objection)
    fields = problem.fields | {"skater": state.skater(objection.skater).name}
    if objection.event is not None:
        fields["event"] = spoken_event(objection.event)
    return Refused(problem.template, **fields)


def _objections(found: Selected) -> Iterator[Objection]:
    yield from found.team.objections
    yield from found.starts.objections


def _about(objection: Objection, event: Event, position: int) -> bool:
    """Whether an objection is to this very decision; line-ups carry no position."""
    if objection.position is None:
        return isinstance(event, LineUpNamed) and event.event == objection.event
    return objection.position == position
