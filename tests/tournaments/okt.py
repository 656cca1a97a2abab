"""The packaged log of the tournament of December 2025, and logs that differ from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib.resources import files
from typing import Any, TypeVar

import msgspec

from startbewijs.log.chain import chained
from startbewijs.log.events.base import Event
from startbewijs.log.facts import Fact, canonical
from startbewijs.log.file import file_facts
from startbewijs.log.fold.folding import folded, known_at
from startbewijs.results.classification import Classification, classification, race_classification
from startbewijs.results.outcomes import Outcome, outcomes
from startbewijs.sport.competition import Competition, Contest
from startbewijs.sport.moments import Moment

NAME = "okt-2025/log.jsonl"
PACKAGED = files("startbewijs") / "tournaments"
TEXT = (PACKAGED / "okt-2025" / "log.jsonl").read_text(encoding="utf-8")
FACTS = tuple(file_facts(TEXT, NAME))

E = TypeVar("E", bound=Event)


def told(kind: type[E], facts: Iterable[Fact] = FACTS, **fields: Any) -> list[E]:
    """Every event of one kind whose fields have these values, in order."""
    return [
        fact.event
        for fact in facts
        if isinstance(fact.event, kind)
        and all(getattr(fact.event, name) == it for name, it in fields.items())
    ]


def without(drop: Callable[[Event], bool], at_most: int | None = None) -> Competition:
    """The tournament without the facts that `drop` picks: all of them, or the last few.

    At least one fact must go: a test that takes nothing away would prove nothing.
    """
    found = [fact.position for fact in FACTS if drop(fact.event)]
    gone = set(found if at_most is None else found[-at_most:])
    assert gone
    return folded(_renumbered(fact for fact in FACTS if fact.position not in gone))


def altered(pick: Callable[[Event], bool], **fields: Any) -> Competition:
    """The tournament with other values in the one fact that `pick` finds."""
    (found,) = [fact for fact in FACTS if pick(fact.event)]
    event = msgspec.structs.replace(found.event, **fields)
    other = msgspec.structs.replace(found, event=event)
    assert canonical(other) != canonical(found)
    return folded(other if fact is found else fact for fact in FACTS)


def _renumbered(facts: Iterable[Fact]) -> Iterable[Fact]:
    return (msgspec.structs.replace(fact, position=n) for n, fact in enumerate(facts, 1))


def state_at(moment: str) -> Competition:
    """The tournament as it was known at a moment."""
    return folded(known_at(FACTS, Moment.parse(moment)))


def outcome(state: Competition, distance: str, skater: str, race: int = 1) -> Outcome:
    """What a skater's race came to."""
    return outcomes(state.contest(distance), race)[skater]


def ranks(table: Classification) -> dict[str, int]:
    """The ranks that are known, by skater."""
    return {line.skater: line.rank for line in table.lines if line.rank is not None}


def tables(state: Competition) -> list[tuple[Contest, Classification]]:
    """Every distance with its classification, and with that of each of its races."""
    found = []
    for contest in state.contests.values():
        found.append((contest, classification(contest)))
        found.extend((contest, race_classification(contest, race)) for race in contest.races)
    return found


def head() -> str:
    """The digest of the whole log, worked out anew."""
    *_, (_, digest) = chained(canonical(fact) for fact in FACTS)
    return digest
