"""Two officials who record at the same moment: never two winners about the same, never a lost lane."""

from __future__ import annotations

import os
import pickle
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from threading import Barrier

from tests.building import Log

from startbewijs.errors import Refused
from startbewijs.log.chain import chained
from startbewijs.log.events.base import Event, InRace
from startbewijs.log.events.racing import FalseStart, PairDrawn
from startbewijs.log.events.undoing import FactWithdrawn
from startbewijs.log.facts import Fact, canonical
from startbewijs.log.fold.folding import folded
from startbewijs.service.library import Library
from startbewijs.service.office.acting import Changed, Hand, acted, as_facts
from startbewijs.service.office.doubts import Doubtful, accept, doubts
from startbewijs.service.office.orders.given import Given
from startbewijs.service.office.orders.known import ORDERS
from startbewijs.sport.competition import Competition

PAIRS = int(os.environ.get("STARTBEWIJS_RIVALS", "100"))
"""How many pairs of concurrent commands are tried; set the variable for more."""
AN_EVENING = 25
"""How many of them one log takes before a new one is begun."""
LANES = {"1": ("ann", "bea"), "2": ("cas", "dia"), "3": ("eva", "fay")}
HAND = Hand(by="referee", why="as the rules say")
NAMES = (
    *("call", "start", "false-start", "time", "time", "time", "passing", "mishap", "hindered", "warn"),
    *("did-not-start", "did-not-finish", "disqualify-in-pair", "re-skate", "confirm", "confirm"),
    *("correct", "disqualify", "undo", "undo"),
)
"""Commands of the desk, those that are given most several times."""
CALL, SHOT, WHOLE = "call", "shot", "whole"


@dataclass(frozen=True)
class Command:
    """What an official sends: a command of the desk about a pair, or about a part of it."""

    name: str
    pair: str
    part: str
    values: dict[str, str] = field(default_factory=dict)
    slip: int | None = None

    def decide(self, library: Library, state: Competition) -> Iterator[Event]:
        if self.slip is not None:
            yield FactWithdrawn(fact=self.slip)
            return
        words = {"distance": "w500", "race": "1", "pair": self.pair, **self.values}
        yield from ORDERS[self.name].make(state, Given(words, library, "as the rules say"))

    def concerns(self, other: Command) -> bool:
        """Whether two commands are about the same: one pair, and not two parts of it."""
        return self.pair == other.pair and (WHOLE in (self.part, other.part) or self.part == other.part)


def thought_of(chance: Random, facts: Sequence[Fact], state: Competition) -> Command:
    """Any command about any pair; whether it can be given is another question."""
    pair = chance.choice([*LANES])
    skater = chance.choice(LANES[pair])
    time = f"{chance.randrange(37_000, 41_000)}"
    name = chance.choice(NAMES)
    match name:
        case "call":
            return Command(name, pair, CALL)
        case "start":
            return Command(name, pair, SHOT)
        case "confirm":
            return Command(name, pair, WHOLE)
        case "false-start":
            return Command(name, pair, WHOLE, {"skater": skater})
        case "time":
            source = chance.choice(("photo_finish", "hand"))
            return Command(name, pair, skater, {"skater": skater, "time": time, "source": source})
        case "passing":
            return Command("time", pair, skater, {"skater": skater, "time": "10480", "metres": "100"})
        case "mishap":
            return Command(name, pair, skater, {"skater": skater, "mishap": "fell"})
        case "correct":
            return Command(name, pair, skater, {"skater": skater, "time": f"{time[:2]}.{time[2:4]}"})
        case "warn" | "disqualify-in-pair" | "disqualify":
            return Command(name, pair, skater, {"skater": skater, "code": "T08"})
        case "undo":
            slips = [one for one in facts if _slip(one, state)]
            if not slips:
                return Command("call", pair, CALL)
            slip = chance.choice(slips)
            event = slip.event
            lane = WHOLE if isinstance(event, FalseStart) else getattr(event, "skater", WHOLE)
            return Command(name, event.pair, lane, slip=slip.position)  # type: ignore[attr-defined]
        case _:
            return Command(name, pair, skater, {"skater": skater})


def _slip(fact: Fact, state: Competition) -> bool:
    """Whether somebody may think of taking a fact back; two of the pairs stay drawn, or nothing is left."""
    event = fact.event
    return (
        isinstance(event, InRace)
        and hasattr(event, "pair")
        and fact.position not in state.undone
        and not (isinstance(event, PairDrawn) and event.pair != "1")
    )


@dataclass
class Evening:
    """A log of three pairs, and two officials at it: of one program, or each of their own."""

    folder: Path
    together: bool
    libraries: tuple[Library, Library] = field(init=False)
    facts: list[Fact] = field(init=False)
    state: bytes = field(init=False)

    def __post_init__(self) -> None:
        log = Log().announces("w500").enters("w500", *(one for pair in LANES.values() for one in pair))
        for pair, skaters in LANES.items():
            log.draws("w500", pair, *skaters, number=int(pair))
        one = Library(self.folder, lambda: datetime(2025, 12, 26, 18, tzinfo=UTC))
        assert one.puts_new("trials", list(chained(map(canonical, log.facts))))
        self.libraries = (one, one if self.together else Library(self.folder, one.now))
        self.look()

    def look(self) -> list[Fact]:
        """Every fact that is recorded by now."""
        self.facts = [fact for _, fact in self.libraries[0].facts("trials")]
        self.state = pickle.dumps(folded(self.facts))
        return self.facts

    def rivals(self, chance: Random) -> list[tuple[Command, Alone]]:
        """Two commands that can be given now, each with what it comes to alone; mostly about one pair."""
        state = pickle.loads(self.state)  # noqa: S301
        found: list[tuple[Command, Alone]] = []
        while len(found) < 2:
            command = thought_of(chance, self.facts, state)
            if found and command.pair != found[0][0].pair and chance.random() < 0.9:
                continue
            if (alone := self.alone(command)) is not None:
                found.append((command, alone))
        return found

    def alone(self, command: Command) -> Alone | None:
        """What a command comes to if nobody else is there; None if it is refused or comes to nothing."""
        library, state = self.libraries[0], pickle.loads(self.state)  # noqa: S301
        try:
            events = tuple(command.decide(library, state))
            asked = [one.key for one in doubts(state, events)] if events and command.slip is None else []
            made = as_facts(library, state, events, HAND)
            folded([*self.facts, *made])
        except Refused:
            return None
        return Alone(events, frozenset(asked)) if events else None


@dataclass(frozen=True)
class Alone:
    """What a command comes to alone, and what its sender is asked before and accepts."""

    events: tuple[Event, ...]
    accepted: frozenset[str]


@dataclass(frozen=True)
class Came:
    """What became of a command: its facts, or the refusal."""

    facts: tuple[Fact, ...] = ()
    refusal: Refused | None = None


def at_once(
    evening: Evening, rivals: Sequence[tuple[Command, Alone]], pool: ThreadPoolExecutor
) -> list[Came]:
    """What became of two commands that both were decided in the same state before either was recorded."""
    seen, ready = len(evening.facts), Barrier(2)

    def write(n: int) -> Came:
        command, alone = rivals[n]
        library, waits = evening.libraries[n], [True]

        def weigh(state: Competition, events: Sequence[Event]) -> None:
            if waits:
                waits.clear()
                assert state.position == seen
                ready.wait(timeout=60)
            if command.slip is None:  # nothing is asked about what is taken back
                accept(state, events, alone.accepted)

        hand = replace(HAND, seen=seen, act=f"laptop-{n}-{seen:08}")

        def decide(state: Competition) -> Iterator[Event]:
            return command.decide(library, state)

        try:
            return Came(acted(library, "trials", hand, decide, weigh).facts)
        except Refused as problem:
            return Came(refusal=problem)

    return list(pool.map(write, range(2)))


def held(evening: Evening, rivals: Sequence[tuple[Command, Alone]], came: Sequence[Came]) -> str:
    """How two commands ended, once it is certain that they ended as they had to."""
    seen = len(evening.facts)
    facts = evening.look()
    added = facts[seen:]
    winners = [n for n in range(2) if came[n].facts]
    first = min(winners, key=lambda n: came[n].facts[0].position)
    second = 1 - first
    command = rivals[second][0]
    assert tuple(fact.event for fact in came[first].facts) == rivals[first][1].events
    assert added == [*came[first].facts, *came[second].facts]
    assert [fact.position for fact in facts] == [*range(1, len(facts) + 1)]
    refusal, concerned = came[second].refusal, command.concerns(rivals[first][0])
    if came[second].facts:
        assert not concerned, f"two winners about the same: {command} after {rivals[first][0]}"
        return "both, about two parts of a pair" if command.pair == rivals[first][0].pair else "both"
    if isinstance(refusal, Changed):
        assert concerned
        assert refusal.since
        assert set(refusal.since) <= set(came[first].facts)
        return "changed"
    # Nothing was recorded of the second: then it is the first that made it needless, impossible or doubtful.
    now = evening.alone(command)
    if refusal is None:
        assert now is None
        return "the same already"
    if isinstance(refusal, Doubtful):
        assert now is not None
        assert not concerned
        return "asked anew"
    assert now is None
    return "refused after the first"


def test_of_two_commands_given_at_one_moment_one_wins_where_they_meet(tmp_path: Path) -> None:
    ended: Counter[str] = Counter()
    with ThreadPoolExecutor(2) as pool:
        for number in range(-(-PAIRS // AN_EVENING)):
            folder = tmp_path / str(number)
            evening, chance = Evening(folder, together=number % 2 == 0), Random(number)
            for _ in range(AN_EVENING):
                rivals = evening.rivals(chance)
                ended[held(evening, rivals, at_once(evening, rivals, pool))] += 1
            assert len(Library(folder, evening.libraries[0].now).facts("trials")) == len(evening.facts)
            for file in folder.iterdir():
                file.unlink()
    print(dict(ended))  # noqa: T201
    assert ended.total() >= PAIRS
    for way in ("changed", "both", "both, about two parts of a pair"):
        assert ended[way] > PAIRS // 50, ended
