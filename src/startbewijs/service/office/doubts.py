"""What is doubtful in what is about to be recorded, and which records it would be.

Nothing here decides. A doubt is a question to whoever types: it has to be answered before anything is
recorded, and it is a value, so that a terminal, a flag and a page ask the same. What cannot be at all is no
doubt but refused by the rules.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from startbewijs.errors import Refused
from startbewijs.log.events import racing
from startbewijs.log.events.base import Event, OnSkater
from startbewijs.publish.words import N_
from startbewijs.results.classification import classification
from startbewijs.results.outcomes import disqualified_by_false_start, outcomes
from startbewijs.service.office import untimely
from startbewijs.service.office.likely import Doubt, finish_of, of_speed, own_best
from startbewijs.service.office.pairs import At, of_event
from startbewijs.service.office.supposing import with_events
from startbewijs.sport.competition import Competition, Contest, Pair, Run, Status
from startbewijs.sport.distances import Distance
from startbewijs.sport.times import RaceTime

_APART = 500
"""Thousandths by which two sources differ that cannot both have seen the same finish."""
_SWAPPED = 30
"""The two times of a pair fit each other's bests better by more than three per cent: thousandths."""


class Doubtful(Refused):
    """Something that can be and is not likely; nothing was recorded, since nobody accepted it."""

    def __init__(self, doubts: Sequence[Doubt]) -> None:
        names = [f"d{n}" for n in range(len(doubts))]
        said = "; ".join(f"{{{name}}}" for name in names)
        super().__init__(
            N_("Nothing is recorded yet: {doubts}. Record it all the same with --accept."),
            doubts=Refused(said, **dict(zip(names, (one.says for one in doubts), strict=True))),
        )
        self.doubts = tuple(doubts)


def weighed(
    decide: Callable[[Competition], Iterable[Event]], accepted: Collection[str] | None
) -> Callable[[Competition], tuple[Event, ...]]:
    """The same decision, `Doubtful` where it raises a doubt whose key is not accepted; None accepts all."""

    def weigh(state: Competition) -> tuple[Event, ...]:
        events = tuple(decide(state))
        if accepted is not None:
            accept(state, events, accepted)
        return events

    return weigh


def weighing(accepted: Collection[str]) -> Callable[[Competition, Sequence[Event]], None]:
    """What looks at events before they are recorded, `Doubtful` about a doubt whose key is not accepted."""
    return lambda state, events: accept(state, events, accepted)


def accept(state: Competition, events: Sequence[Event], accepted: Collection[str]) -> None:
    """Nothing; `Doubtful` where the events raise a doubt whose key is not accepted."""
    left = [one for one in doubts(state, events) if one.key not in accepted]
    if left:
        raise Doubtful(left)


def doubts(state: Competition, events: Sequence[Event]) -> tuple[Doubt, ...]:
    """What is doubtful in events that are about to be recorded; what cannot be is refused."""
    after = with_events(state, events)
    found: dict[str, Doubt] = {}
    for event in events:
        for doubt in _of(state, after, events, event):
            found.setdefault(doubt.key, doubt)
    return tuple(found.values())


def _of(state: Competition, after: Competition, events: Sequence[Event], event: Event) -> Iterator[Doubt]:
    yield from untimely.uncalled(state, events, event)
    match event:
        case racing.FinishTimed() | racing.PassingTimed():
            yield from _of_time(state, after, event)
        case racing.SkaterDidNotStart(pair=str()) | racing.SkaterDidNotFinish():
            run, before = _run(after, event), _run(state, event)
            if before is not None and before.status is not None:
                yield _of_status(event.skater, before.status, state)
            if run is not None and finish_of(after.contest(event.distance), run) is not None:
                yield Doubt(
                    f"timed:{event.skater}",
                    Refused("{skater} has a time in this pair", skater=state.skater(event.skater).name),
                )
        case racing.ResultCorrected(time=str() as time):
            distance = Distance.of(event.distance)
            run, read = Run(event.skater, None), RaceTime.parse(time)
            yield from of_speed(state, after, At(distance, event.race, ""), run, distance.metres, read)
        case racing.DistanceClosed():
            yield from _of_closing(state.contest(event.distance), state)
        case racing.FalseStart():
            yield from untimely.second_false_start(state, events, event)
            yield from untimely.out_of_turn(state, of_event(event))
        case racing.PairCalled() | racing.PairStarted():
            yield from untimely.out_of_turn(state, of_event(event))
        case racing.ResurfacingHeld():
            yield from untimely.ice_in_use(after, event)
        case _:
            return


def _of_time(
    state: Competition, after: Competition, event: racing.FinishTimed | racing.PassingTimed
) -> Iterator[Doubt]:
    at, distance = of_event(event), Distance.of(event.distance)
    metres = event.metres if isinstance(event, racing.PassingTimed) else distance.metres
    read, before, run = RaceTime.parse(event.time), _run(state, event), _run(after, event)
    assert before is not None
    assert run is not None
    who = {"skater": state.skater(event.skater).name}
    here = f"{event.skater}:{metres}:{event.source}"
    if event.skater in state.contest(distance).withdrawn:
        yield Doubt(f"withdrawn:{event.skater}", Refused("{skater} has withdrawn", **who))
    became = before.status or (None if run.status is Status.DQ else run.status)  # timed, then disqualified
    if became is not None:
        yield _of_status(event.skater, became, state)
    elif disqualified_by_false_start(at.seats(state), event.skater):
        yield Doubt(
            f"status:{event.skater}", Refused("{skater} is out by the second false start of the pair", **who)
        )
    for known in before.timings:
        if known.metres != metres or known.time == read:
            continue
        if known.source == event.source:
            yield Doubt(
                f"replaces:{here}",
                Refused(
                    "{time} takes the place of {known} of {skater}",
                    time=read.cut(),
                    known=known.time.cut(),
                    **who,
                ),
            )
        elif abs(known.time.ms - read.ms) > _APART and "hand" not in (known.source, event.source):
            yield Doubt(
                f"apart:{here}",
                Refused(
                    "{time} of {skater} is far from the {known} of another clock",
                    time=read.cut(),
                    known=known.time.cut(),
                    **who,
                ),
            )
    yield from of_speed(state, after, at, run, metres, read)
    if metres == distance.metres:
        yield from _of_order(state, after, at)
        yield from _of_lanes(state, after, at)
    yield from untimely.out_of_turn(state, at)


def _of_status(skater: str, status: Status, state: Competition) -> Doubt:
    """A doubt about what does not go with what became of a skater's race, as was recorded."""
    who = {"skater": state.skater(skater).name}
    said = {
        Status.DNS: Refused("{skater} did not start, as was recorded", **who),
        Status.DNF: Refused("{skater} did not finish, as was recorded", **who),
    }.get(status, Refused("{skater} is disqualified, as was recorded", **who))
    return Doubt(f"status:{skater}", said)


def _of_order(state: Competition, after: Competition, at: At) -> Iterator[Doubt]:
    """A doubt where another of the pair, or of the race, would now be the first than was recorded before."""
    contest, then = state.contest(at.distance), after.contest(at.distance)
    was, will = (_ahead(contest, at.seats(state)), _ahead(then, at.seats(after)))
    if was is not None and will is not None and was != will:
        yield Doubt(
            f"winner:{will}",
            Refused(
                "the pair would be won by {new} and no longer by {old}",
                new=state.skater(will).name,
                old=state.skater(was).name,
            ),
        )


def _of_lanes(state: Competition, after: Competition, at: At) -> Iterator[Doubt]:
    """A doubt where both times fit the best of the other skater far better than the own."""
    runs = [run for run in at.seats(after).seats if run is not None]
    if len(runs) != 2 or any(run.mishaps for run in runs):
        return
    contest = after.contest(at.distance)
    times = [finish_of(contest, run) for run in runs]
    own = [
        own_best(state, at.distance, run.skater, "PB") or own_best(state, at.distance, run.skater, "SB")
        for run in runs
    ]
    if times[0] is None or times[1] is None or own[0] is None or own[1] is None:
        return
    straight = abs(times[0].ms - own[0].ms) + abs(times[1].ms - own[1].ms)
    crossed = abs(times[0].ms - own[1].ms) + abs(times[1].ms - own[0].ms)
    if (straight - crossed) * 1000 > min(own[0].ms, own[1].ms) * _SWAPPED:
        yield Doubt(
            f"lanes:{runs[0].skater}:{runs[1].skater}",
            Refused(
                "the times of {one} and {other} fit each other's bests; look at the lanes",
                one=state.skater(runs[0].skater).name,
                other=state.skater(runs[1].skater).name,
            ),
        )


def _of_closing(contest: Contest, state: Competition) -> Iterator[Doubt]:
    """A doubt about each skater who would be left without a result."""
    for number in range(1, contest.counting.races + 1):
        held = contest.races[number]
        if not held.pairs and not held.published:
            yield Doubt(
                f"undrawn:{number}",
                Refused(
                    "race {race} of the {distance} is not drawn yet", race=number, distance=contest.distance
                ),
            )
            continue
        for outcome in outcomes(contest, number).values():
            if outcome.status is Status.AWAITED:
                yield Doubt(
                    f"awaited:{number}:{outcome.skater}",
                    Refused("{skater} has no result yet", skater=state.skater(outcome.skater).name),
                )
            elif outcome.reskate_due:
                yield Doubt(
                    f"reskate:{number}:{outcome.skater}",
                    Refused("{skater} may still skate again", skater=state.skater(outcome.skater).name),
                )
    for line in classification(contest).lines:
        if line.level and not any(line.skater in order for order in contest.level_orders):
            yield Doubt(
                f"level:{'-'.join(sorted((line.skater, *line.level)))}",
                Refused("{skater} is level with another", skater=state.skater(line.skater).name),
            )


def _ahead(contest: Contest, pair: Pair) -> str | None:
    """Who of a pair is the faster, None where that is not known."""
    found = [
        (time, run.skater) for run in pair.seats if run is not None and (time := finish_of(contest, run))
    ]
    if len(found) < 2:
        return None
    (one, first), (other, second) = found
    return first if one.beats(other) else second if other.beats(one) else None


def _run(state: Competition, event: OnSkater | racing.SkaterDidNotStart) -> Run | None:
    assert event.pair is not None
    return At(Distance.of(event.distance), event.race, event.pair).seats(state).run(event.skater)
