"""What would be if something were recorded: the state with these facts, and the one before left as it is."""

from __future__ import annotations

from collections.abc import Iterable

from startbewijs.log.events.base import Event
from startbewijs.log.facts import Fact
from startbewijs.log.fold.folding import step
from startbewijs.sport.competition import Competition
from startbewijs.sport.copying import copied


def with_events(state: Competition, events: Iterable[Event]) -> Competition:
    """The competition as it would be with these events; what cannot be is refused."""
    after = copied(state)
    for event in events:
        assert after.recorded is not None
        step(
            after,
            Fact(
                position=after.position + 1,
                happened=after.recorded,
                recorded=after.recorded,
                by="office",
                event=event,
            ),
        )
    return after
