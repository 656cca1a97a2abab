"""Taking back what was recorded by mistake: itself a fact, so that nothing is ever lost."""

from __future__ import annotations

from startbewijs.log.events.base import Event, Position


class FactWithdrawn(Event, frozen=True, kw_only=True, tag="fact.withdrawn/1"):
    """The fact recorded at position `fact` was a slip: from here on the state is as if it had not been.

    It stays in the log, and every moment before this one shows it. What a referee confirmed or a committee
    decided is not taken back so; that takes a correction or a decision of its own kind.
    """

    reason_due = True
    fact: Position
