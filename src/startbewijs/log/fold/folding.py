"""The state that a log adds up to, fact by fact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from startbewijs.errors import Broken, Refused
from startbewijs.log.events.tournament import TournamentOpened
from startbewijs.log.events.undoing import FactWithdrawn
from startbewijs.log.facts import Fact
from startbewijs.log.fold import decisions, drawing, hall, kinds, pursuit, racing, tournament
from startbewijs.log.fold.step import Steps
from startbewijs.log.fold.undoing import take_back, undone
from startbewijs.sport.competition import Competition
from startbewijs.sport.moments import Moment

_STEPS: Steps = {
    **tournament.STEPS,
    **drawing.STEPS,
    **racing.STEPS,
    **hall.STEPS,
    **kinds.STEPS,
    **pursuit.STEPS,
    **decisions.STEPS,
}


def folded(facts: Iterable[Fact], onto: Competition | None = None) -> Competition:
    """The competition after these facts.

    With `onto`, that state is carried on and given back; whoever hands it over no longer uses it. A fact
    that cannot be (an unknown skater, a pair that was never drawn) is refused with its position.
    """
    facts = tuple(facts)
    state = onto if onto is not None else Competition()
    taken = steps(facts, state)
    for fact in facts:
        try:
            next(taken)
        except Refused as problem:
            raise Refused("Fact {position}: {problem}", position=fact.position, problem=problem) from None
    return state


def steps(facts: Sequence[Fact], state: Competition) -> Iterator[Fact]:
    """Each of these facts, once it is taken into the state; one that cannot be is refused.

    A fact that a later one of these takes back is left out from its place on, so that what rested on it is
    refused; one that lies before `state` can no longer be taken out of it, so an undoing needs the whole log.
    """
    slips = undone(facts)
    if any(position <= state.position for position in slips):
        raise Broken("A fact that is taken back lies in a state that was folded before.")
    held: dict[int, Fact] = {}
    for fact in facts:
        if isinstance(fact.event, FactWithdrawn):
            _in_its_place(state, fact)
            take_back(state, fact, held.pop(fact.event.fact, None))
        elif fact.position in slips:
            _in_its_place(state, fact)
            held[fact.position] = fact
        else:
            step(state, fact)
        state.position, state.recorded = fact.position, fact.recorded
        yield fact


def step(state: Competition, fact: Fact) -> None:
    """Take one fact into the state; a fact that cannot be is refused and leaves the state as it was."""
    _in_its_place(state, fact)
    _STEPS[type(fact.event)](state, fact, fact.event)
    state.position = fact.position
    state.recorded = fact.recorded


def _in_its_place(state: Competition, fact: Fact) -> None:
    """Refuses a fact that does not come next, whatever it says."""
    if fact.position != state.position + 1:
        raise Refused("position {due} comes next, not {found}.", due=state.position + 1, found=fact.position)
    if not state.id and not isinstance(fact.event, TournamentOpened):
        raise Refused("a log begins with tournament.opened.")
    for key in fact.sources:
        if key not in state.sources:
            raise Refused("source “{source}” has not been cited before.", source=key)
    if state.recorded is not None and _before(fact.recorded, state.recorded, state):
        raise Refused(
            "it was recorded at {recorded}, before the fact that stands before it ({before}).",
            recorded=str(fact.recorded),
            before=str(state.recorded),
        )


def _before(later: Moment, earlier: Moment, state: Competition) -> bool:
    return later.latest(state.zone) < earlier.earliest(state.zone)


def known_at(facts: Sequence[Fact], moment: Moment) -> Sequence[Fact]:
    """The facts that had surely become known by a moment; of a day, by its end.

    The log is in the order in which facts became known, so this is its beginning, up to the first fact
    that may have become known later. A fact whose hour was not published is known at the end of its day.
    """
    zone = folded(facts[:1]).zone
    end = moment.latest(zone)
    later = (n for n, fact in enumerate(facts) if fact.recorded.latest(zone) > end)
    return facts[: next(later, len(facts))]
