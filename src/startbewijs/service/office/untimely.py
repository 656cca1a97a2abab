"""Which facts come at an unlikely moment: before the call, out of turn, or on ice that is in use.

Nobody means to record a fall of a pair that was never called: the screen shows another pair than the one on
the ice. Who types times need not call; the first time says that the pair started.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from startbewijs.errors import Refused
from startbewijs.log.events import racing
from startbewijs.log.events.base import Event
from startbewijs.rules.articles import FALSE_START_CODE, FALSE_STARTS
from startbewijs.service.office.likely import Doubt
from startbewijs.service.office.pairs import At, begun, of_event, pair_word
from startbewijs.service.office.racing import settled
from startbewijs.sport.competition import Competition, Pair, Status
from startbewijs.sport.distances import Distance

SEEN_ON_THE_ICE = (
    racing.FalseStart,
    racing.SkaterFell,
    racing.SkaterStumbled,
    racing.SkaterEasedUp,
    racing.SkaterHindered,
    racing.WarningGiven,
    racing.SkaterDidNotFinish,
    racing.SkaterDisqualified,
    racing.ReskateGranted,
)
"""What can only be seen of a pair that is on the ice, or was."""
_THERE = (racing.PairCalled, racing.FinishTimed, racing.PassingTimed)
"""What says in the same breath that the pair is there."""


def uncalled(state: Competition, events: Sequence[Event], event: Event) -> Iterator[Doubt]:
    """A doubt where something is seen of a pair that was not called, and of which nothing was seen before."""
    if not isinstance(event, SEEN_ON_THE_ICE) or event.pair is None:
        return
    at = At(Distance.of(event.distance), event.race, event.pair)
    pair = at.seats(state)
    told = any(isinstance(one, _THERE) and of_event(one) == at for one in events)
    if not told and not _was_there(pair) and pair.confirmed is None:
        yield Doubt(
            f"uncalled:{pair.id}",
            Refused("{pair} has not been called yet", pair=pair_word(pair)),
        )


def _was_there(pair: Pair) -> bool:
    """Whether a pair was on the ice, as far as is recorded; who did not start was not."""
    runs = [run for run in pair.seats if run is not None]
    seen = any(run.timings or run.mishaps or run.status in (Status.DNF, Status.DQ) for run in runs)
    return pair.called or pair.started or bool(pair.false_starts) or seen


def second_false_start(
    state: Competition, events: Sequence[Event], event: racing.FalseStart
) -> Iterator[Doubt]:
    """A doubt about the false start that ends somebody's race, with the name; or where nobody is named."""
    at = of_event(event)
    pair = at.seats(state)
    before = next(n for n, one in enumerate(events) if one is event)
    said_before = [
        one for one in events[:before] if isinstance(one, racing.FalseStart) and of_event(one) == at
    ]
    if len(pair.false_starts) + len(said_before) < FALSE_STARTS.value:
        return
    if event.skater is None:
        said = Refused(
            "it would be another false start of {pair}, which disqualifies whoever caused it ({code}), and "
            "nobody is named",
            pair=pair_word(pair),
            code=FALSE_START_CODE.value,
        )
        yield Doubt(f"unseen:{pair.id}:{len(pair.false_starts)}", said)
        return
    said = Refused(
        "{skater} would be disqualified ({code}), by the second false start of {pair}",
        skater=state.skater(event.skater).name,
        code=FALSE_START_CODE.value,
        pair=pair_word(pair),
    )
    yield Doubt(f"out:{event.skater}", said)


def out_of_turn(state: Competition, at: At) -> Iterator[Doubt]:
    """A doubt where nothing is recorded of the pair before, nor of this one: perhaps the number is wrong."""
    held = state.contest(at.distance).races[at.race]
    pair = at.seats(state)
    before = next(
        (one for one in held.pairs.values() if one.number is not None and one.number + 1 == pair.number), None
    )
    if before is None or pair.reskate or begun(pair) or before.confirmed is not None or begun(before):
        return
    gone = state.contest(at.distance).withdrawn
    if all(run is not None and run.skater in gone for run in before.seats):
        return
    yield Doubt(
        f"turn:{pair.id}",
        Refused(
            "nothing is recorded of {before}, before {pair}", before=pair_word(before), pair=pair_word(pair)
        ),
    )


def ice_in_use(after: Competition, event: racing.ResurfacingHeld) -> Iterator[Doubt]:
    """A doubt where the pair after which the ice was made anew has not skated, or the next one has already.

    `after` is the state with whatever is recorded in the same breath.
    """
    distance = Distance.of(event.distance)
    pairs = after.contest(distance).races[event.race].pairs
    last = None if event.after_pair is None else pairs[event.after_pair]
    if last is not None:
        at = At(distance, event.race, last.id)
        runs = [run for run in last.seats if run is not None]
        if last.confirmed is None and not all(settled(after, at, last, run) for run in runs):
            said = Refused("it is not recorded yet what became of {pair}", pair=pair_word(last))
            yield Doubt(f"ice:{last.id}", said)
    number = 0 if last is None else last.number
    if number is None:
        return
    for pair in pairs.values():
        if pair.number is not None and pair.number > number and begun(pair):
            said = Refused("{pair} was on the ice already", pair=pair_word(pair))
            yield Doubt(f"ice-in-use:{event.after_pair}", said)
            return
