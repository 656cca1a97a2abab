"""What lies between two states of a tournament: whose rank, row, status or start is another, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from startbewijs.outlook.status import Outlook, Status
from startbewijs.publish.answer import Data, skater_data
from startbewijs.publish.page import Block, Sentence, text
from startbewijs.publish.subjects.outlook.prospect import Prospect
from startbewijs.publish.subjects.outlook.signs import interval, reach, sign, tone
from startbewijs.publish.subjects.remarks import STATUSES
from startbewijs.publish.words import Words
from startbewijs.results.classification import Line, classification
from startbewijs.selection.walk import Step
from startbewijs.sport.competition import Competition
from startbewijs.sport.competition import Status as Result
from startbewijs.sport.distances import Distance


@dataclass(frozen=True, slots=True)
class Ranked:
    """A skater whose line in a classification is another; None where the skater had none."""

    distance: Distance
    skater: str
    before: Line | None
    after: Line | None


@dataclass(frozen=True, slots=True)
class Held:
    """A row of the order on which other skaters stand; nobody, where it is not decided who does."""

    row: int
    event: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A skater whose status or place over all endings is another; None for who was entered nowhere."""

    before: Outlook | None
    after: Outlook


@dataclass(frozen=True, slots=True)
class Placed:
    """A skater who comes onto the team or onto a start, or leaves it; on the team without a distance."""

    skater: str
    distance: Distance | None
    gone: bool


@dataclass(frozen=True, slots=True)
class Moves:
    """Everything that a command moved, with the state after it, which knows the names."""

    state: Competition
    ranks: tuple[Ranked, ...]
    rows: tuple[Held, ...]
    outlooks: tuple[Judged, ...]
    places: tuple[Placed, ...]

    @property
    def nothing(self) -> bool:
        return not (self.ranks or self.rows or self.outlooks or self.places)


def moves(before: Competition, after: Competition, orders: Sequence[tuple[Prospect, Prospect]] = ()) -> Moves:
    """What is another in `after`; `orders` has each sex before and after, where a procedure is adopted."""
    return Moves(
        after,
        tuple(_ranks(before, after)),
        tuple(held for now, then in orders for held in _rows(now, then)),
        tuple(judged for now, then in orders for judged in _outlooks(now, then)),
        tuple(placed for now, then in orders for placed in _places(now, then)),
    )


def moves_data(found: Moves) -> list[Data]:
    """The moves as rows of the same keys: what moved, of whom, where, from what to what."""

    def one(what: str, skater: str | None, where: object, before: object, after: object) -> Data:
        who = None if skater is None else skater_data(found.state.skater(skater))
        return {"what": what, "skater": who, "where": where, "before": before, "after": after}

    def result(line: Line | None) -> object:
        return None if line is None else line.rank if line.rank is not None else line.status.value

    def outlook(judged: Outlook | None) -> Data | None:
        if judged is None:
            return None
        return {"status": judged.status.value, "best": judged.best, "worst": judged.worst}

    return [
        *(one("rank", r.skater, r.distance.key, result(r.before), result(r.after)) for r in found.ranks),
        *(one("row", None, held.row, list(held.before), list(held.after)) for held in found.rows),
        *(
            one("status", judged.after.skater, None, outlook(judged.before), outlook(judged.after))
            for judged in found.outlooks
        ),
        *(
            one(
                "team" if placed.distance is None else "start",
                placed.skater,
                None if placed.distance is None else placed.distance.key,
                placed.gone,
                not placed.gone,
            )
            for placed in found.places
        ),
    ]


def moves_blocks(found: Moves, words: Words) -> list[Block]:
    """The moves, a sentence each; of nothing, that nothing moved."""
    if found.nothing:
        said = words.say("This changes no rank, no row, nobody's status and no start.")
        return [Sentence(text(said), "·")]
    return [
        *(Sentence(text(_rank_text(found, one, words)), "→") for one in found.ranks),
        *(Sentence(text(_row_text(found, one, words)), "→") for one in found.rows),
        *(
            Sentence(text(_outlook_text(found, one, words), tone(one.after.status)), "→")
            for one in found.outlooks
        ),
        *(Sentence(text(_place_text(found, one, words)), "–" if one.gone else "+") for one in found.places),
    ]


def _ranks(before: Competition, after: Competition) -> Iterator[Ranked]:
    for distance, contest in after.contests.items():
        known = before.contests.get(distance)
        if known == contest:
            continue
        old = {} if known is None else {line.skater: line for line in classification(known).lines}
        for line in classification(contest).lines:
            was = old.get(line.skater)
            if _result(was) != _result(line) and {_raced(was), _raced(line)} != {False}:
                yield Ranked(distance, line.skater, was, line)


def _result(line: Line | None) -> tuple[object, ...]:
    return () if line is None else (line.rank, line.status, line.time)


def _raced(line: Line | None) -> bool:
    """Whether there is a result at all; that somebody is now awaited, or entered, moves nothing."""
    return line is not None and line.status is not Result.AWAITED


def _rows(now: Prospect, then: Prospect) -> Iterator[Held]:
    for was, step in zip(now.selected.order.steps, then.selected.order.steps, strict=True):
        if _standing(was) != _standing(step):
            yield Held(step.number, step.filling.row.event, was.skaters, step.skaters)


def _standing(step: Step) -> frozenset[str]:
    return frozenset(step.skaters)


def _outlooks(now: Prospect, then: Prospect) -> Iterator[Judged]:
    for after in then.outlooks:
        before = now.of(after.skater)
        if before is not None and before.status is after.status is Status.OUT:
            continue
        if before is None or (before.status, before.best, before.worst) != (
            after.status,
            after.best,
            after.worst,
        ):
            yield Judged(before, after)


def _places(now: Prospect, then: Prospect) -> Iterator[Placed]:
    """Who comes and who goes: of the team once both are decided, of each distance always."""
    if now.selected.team.decided and then.selected.team.decided:
        yield from _exchanged(now.selected.team.skaters, then.selected.team.skaters, None)
    for was, here in zip(now.selected.starts.distances, then.selected.starts.distances, strict=True):
        yield from _exchanged(
            tuple(start.skater for start in was.starts),
            tuple(start.skater for start in here.starts),
            here.distance,
        )


def _exchanged(before: Sequence[str], after: Sequence[str], distance: Distance | None) -> Iterator[Placed]:
    yield from (Placed(skater, distance, gone=True) for skater in before if skater not in after)
    yield from (Placed(skater, distance, gone=False) for skater in after if skater not in before)


def _rank_text(found: Moves, one: Ranked, words: Words) -> str:
    return words.say(
        "{distance}, {skater}: {before} → {after}",
        distance=words.distance(one.distance),
        skater=found.state.skater(one.skater).name,
        before=_line_text(one.before, words),
        after=_line_text(one.after, words),
    )


def _line_text(line: Line | None, words: Words) -> str:
    """A line of a classification in a few words: `3rd in 1:14.02`, `disqualified`."""
    if line is None:
        return "–"
    if line.time is None:
        return words.say(STATUSES[line.status]) if line.status in STATUSES else "–"
    time = words.time(line.time, 3)
    if line.rank is None:
        return time
    return words.say("{rank} in {time}", rank=words.ordinal(line.rank), time=time)


def _row_text(found: Moves, one: Held, words: Words) -> str:
    def who(skaters: tuple[str, ...]) -> str:
        named = words.listed((found.state.skater(skater).name for skater in skaters), "or")
        return named or words.say("nobody yet")

    return words.say(
        "row {row} ({event}): {before} → {after}",
        row=one.row,
        event=words.event(one.event),
        before=who(one.before),
        after=who(one.after),
    )


def _outlook_text(found: Moves, one: Judged, words: Words) -> str:
    name, after = found.state.skater(one.after.skater).name, one.after
    fields = {"skater": name, "after": sign(after.status, words), "new": _place(after, words)}
    before = one.before
    if before is None:
        return words.say("{skater}: {after}, place {new}", **fields)
    if before.status is after.status:
        return words.say("{skater}: {after}, place {old} → {new}", old=_place(before, words), **fields)
    return words.say(
        "{skater}: {before} ({old}) → {after} ({new})",
        skater=name,
        before=sign(before.status, words),
        old=_place(before, words) if before.worst is not None else reach(before, words),
        after=sign(after.status, words),
        new=_place(after, words) if after.worst is not None else reach(after, words),
    )


def _place(one: Outlook, words: Words) -> str:
    """The place over all endings: one number where it is the same in all."""
    return str(one.best) if one.best is not None and one.best == one.worst else interval(one, words)


def _place_text(found: Moves, one: Placed, words: Words) -> str:
    name = found.state.skater(one.skater).name
    if one.distance is None:
        if one.gone:
            return words.say("{skater} is no longer on the team", skater=name)
        return words.say("{skater} comes onto the team", skater=name)
    if one.gone:
        return words.say("{skater} no longer starts on the {distance}", skater=name, distance=one.distance)
    return words.say("{skater} starts on the {distance}", skater=name, distance=one.distance)
