"""The third day of OKT 2025 typed by an office, command by command, comes to what the packaged log says.

The commands are made from the facts of that day: what was published of a pair is recorded in that pair, what
was published without one is taken over. Marks, sources and published records are not results and left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.cli.conftest import Ask
from tests.tournaments.okt import FACTS, state_at

from startbewijs.log.events import racing, tournament
from startbewijs.log.events.base import InRace
from startbewijs.results.classification import Classification, classification, race_classification
from startbewijs.service import bootstrap
from startbewijs.service.queries import snapshot

DAY = "2025-12-28"
DISTANCES = ("w500", "m10000")
BEFORE = len([fact for fact in FACTS if str(fact.recorded) < DAY])
THAT_DAY = [fact for fact in FACTS if str(fact.recorded).startswith(DAY)]


def typed() -> Iterator[tuple[str, ...]]:
    """The day as commands, in the order in which it became known."""
    drawn: set[tuple[str, int]] = set()
    for fact in THAT_DAY:
        event = fact.event
        if not isinstance(
            event, (InRace, tournament.EntryWithdrawn, racing.RankPublished, racing.DistanceClosed)
        ):
            continue
        if event.distance not in DISTANCES:
            continue
        why = ("--why", fact.why) if fact.why else ()
        match event:
            case tournament.EntryWithdrawn():
                yield ("withdraw", event.skater, "--distance", str(event.distance), *why)
            case racing.PairDrawn():
                if (event.distance, event.race) not in drawn:
                    drawn.add((event.distance, event.race))
                    yield (
                        "draw",
                        event.distance,
                        "--race",
                        str(event.race),
                        *pairs(event),
                        "--no-lanes",
                        "--record",
                        "--unclosed",
                    )
            case racing.RankPublished():
                yield ("take-over", event.distance, event.skater, "--rank", str(event.rank))
            case racing.DistanceClosed():
                yield ("close-distance", event.distance, "--accept")
            case racing.RecordPublished():
                continue
            case InRace():
                yield (*happened(event), "--race", str(event.race), *why)


def pairs(first: racing.PairDrawn) -> Iterator[str]:
    for one in drawn_in(first):
        yield from ("--pair", ", ".join(filter(None, one.skaters)))


def drawn_in(event: InRace) -> list[racing.PairDrawn]:
    """The pairs of a race that were published, the last one last."""
    found = [
        fact.event
        for fact in THAT_DAY
        if isinstance(fact.event, racing.PairDrawn)
        and (fact.event.distance, fact.event.race) == (event.distance, event.race)
    ]
    return sorted(found, key=lambda pair: -(pair.from_end or 9))


def happened(event: InRace) -> tuple[str, ...]:
    """What a fact about a race is as a command."""
    key = event.distance
    of = {one.pair: next(filter(None, one.skaters)) for one in drawn_in(event)}
    seated = {skater for one in drawn_in(event) for skater in one.skaters}
    match event:
        case racing.FalseStart():
            return ("record", key, of[event.pair], "--false-start", event.skater or "unknown", "--accept")
        case racing.SkaterStumbled():
            return ("record", key, of[event.pair], "--misstep", event.skater, "--accept")
        case racing.SkaterEasedUp():
            return ("record", key, of[event.pair], "--eased-up", event.skater, "--accept")
        case racing.ResultPublished(time=str()) if event.skater in seated:
            return ("record", key, event.skater, "--time", f"{event.skater} {event.time}", "--accept")
        case racing.ResultPublished():
            rank = ("--rank", str(event.rank)) if event.rank else ()
            basis = ("--basis", event.basis) if event.basis else ()
            return ("take-over", key, event.skater, event.time or str(event.status), *rank, *basis)
        case racing.PairConfirmed():
            return ("confirm", key, of[event.pair])
        case racing.ResurfacingHeld(after_pair=str()):
            return ("record", key, of[str(event.after_pair)], "--resurfaced")
        case racing.SkaterDidNotStart(pair=None):
            return ("record", key, "--dns", event.skater)
    raise AssertionError(event)


def standing(table: Classification) -> list[tuple[object, ...]]:
    """A classification without what it rests on: times, ranks, gaps, statuses, codes."""
    return [
        (
            line.skater,
            line.status,
            line.time,
            line.rank,
            line.behind,
            line.level,
            line.counted,
            line.at_best,
            tuple((one.status, one.time, one.code, one.mishaps, one.false_start) for one in line.races),
        )
        for line in table.lines
    ]


def test_the_third_day_typed_by_flags_equals_the_packaged_classifications(ask: Ask, data: Path) -> None:
    log = data / "before.jsonl"
    assert ask("export", str(log), "--at", str(BEFORE)).code == 0
    assert ask("import", str(log)).code == 0
    commands = list(typed())
    assert len(commands) > 60
    for words in commands:
        said = ask(*words)
        assert said.code == 0, (words, said.err)
    ours, theirs = snapshot(bootstrap.library(data), "okt-2025").competition, state_at(DAY)
    for key in DISTANCES:
        mine, published = ours.contest(key), theirs.contest(key)
        assert mine.closed is not None
        assert standing(classification(mine)) == standing(classification(published))
        for race in published.races:
            assert standing(race_classification(mine, race)) == standing(race_classification(published, race))
