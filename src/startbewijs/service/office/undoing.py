"""Taking back a slip."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from startbewijs.errors import Refused
from startbewijs.log.events.undoing import FactWithdrawn
from startbewijs.log.facts import Fact
from startbewijs.log.fold.undoing import undone
from startbewijs.service.library import Library
from startbewijs.service.office.acting import Acted, Hand, acted, tried
from startbewijs.sport.competition import Competition


def undo(
    library: Library,
    asked: str | None,
    hand: Hand,
    positions: Sequence[int] = (),
    *,
    trial: bool = False,
) -> Acted:
    """What was taken back: the facts at these positions, or the last one of the same office that stands.

    Only the office that recorded a fact takes it back, or the referee. What later facts rest on, what is
    confirmed and what was decided stays, and is refused. A `trial` records nothing.
    """
    id_ = library.chosen(asked)
    facts = [fact for _, fact in library.facts(id_)]

    def decide(state: Competition) -> Iterator[FactWithdrawn]:
        for position in sorted(positions or [_last(facts, state, hand)], reverse=True):
            slip = facts[position - 1] if 1 <= position <= len(facts) else None
            if slip is None:
                raise Refused(
                    "There is no position {position}: this log has the positions 1 to {last}.",
                    position=position,
                    last=len(facts),
                )
            if position in state.undone:
                raise Refused("Fact {position} is taken back already.", position=position)
            if hand.by not in (slip.by, "referee"):
                if slip.by == "referee":
                    raise Refused(
                        "Fact {position} was recorded by the referee, who alone takes it back.",
                        position=position,
                    )
                raise Refused(
                    "Fact {position} was recorded by the {by}; the {by} or the referee takes it back.",
                    position=position,
                    by=Refused(slip.by),
                )
            yield FactWithdrawn(fact=position)

    try:
        return (tried if trial else acted)(library, id_, hand, decide)
    except Refused as problem:
        if not problem.template.startswith("Fact {position}: "):
            raise
        if int(str(problem.fields["position"])) > len(facts):
            raise Refused("This is not undone: {problem}", problem=problem.fields["problem"]) from None
        raise Refused(
            "This is not undone, since what was recorded later rests on it ({problem}).",
            problem=problem,
        ) from None


def last_standing(facts: Sequence[Fact]) -> Fact | None:
    """The last fact of a log that stands and takes none back; None where there is none."""
    taken = undone(facts)
    return next(
        (
            fact
            for fact in reversed(facts)
            if fact.position not in taken and not isinstance(fact.event, FactWithdrawn)
        ),
        None,
    )


def _last(facts: Sequence[Fact], state: Competition, hand: Hand) -> int:
    """The last fact of the same office that stands."""
    for fact in reversed(facts):
        if (
            fact.by == hand.by
            and fact.position not in state.undone
            and not isinstance(fact.event, FactWithdrawn)
        ):
            return fact.position
    raise Refused("The {by} has recorded nothing here that could be undone.", by=Refused(hand.by))
