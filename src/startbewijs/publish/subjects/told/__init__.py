"""Every kind of fact as a sentence."""

from __future__ import annotations

from startbewijs.log.events.base import Event
from startbewijs.publish.subjects.told import decisions, drawing, kinds, racing, tournament
from startbewijs.publish.subjects.told.teller import Tell, Teller
from startbewijs.publish.words import Words
from startbewijs.sport.competition import Competition

_TOLD: dict[type[Event], Tell] = {
    **tournament.TOLD,
    **drawing.TOLD,
    **racing.TOLD,
    **kinds.TOLD,
    **decisions.TOLD,
}


def told(event: Event, state: Competition, words: Words) -> str:
    """What a fact says, in a sentence without a full stop; `state` knows the names."""
    return _TOLD[type(event)](event, Teller(state, words))
