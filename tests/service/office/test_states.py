"""What is kept of a log to answer sooner is never believed against the log itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import apsw
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from tests.building import Log

from startbewijs.errors import Refused
from startbewijs.log.chain import chained
from startbewijs.log.events.base import Event
from startbewijs.log.events.racing import FinishTimed, PairCalled
from startbewijs.log.facts import canonical
from startbewijs.log.fold.folding import folded
from startbewijs.service.library import Library
from startbewijs.service.office.acting import Decide, Hand, acted
from startbewijs.service.office.undoing import undo
from startbewijs.sport.competition import Competition

SKATERS = ("ann", "bea")


def at(folder: Path, log: Log | None = None) -> Library:
    log = log or Log().announces("w500").enters("w500", *SKATERS).draws("w500", "1", *SKATERS)
    found = Library(folder, lambda: datetime(2025, 12, 26, 18, tzinfo=UTC))
    assert found.puts_new("trials", list(chained(map(canonical, log.facts))))
    return found


def records(*events: Event) -> Decide:
    def decide(_: Competition) -> Iterator[Event]:
        yield from events

    return decide


def finish(skater: str, time: str) -> FinishTimed:
    return FinishTimed(distance="w500", race=1, pair="1", skater=skater, time=time, source="hand")


def whole(library: Library) -> Competition:
    """The state as a program has it that has just begun."""
    fresh = Library(library.folder, library.now)
    return folded(fact for _, fact in fresh.facts("trials"))


def altered(library: Library, position: int, **columns: str) -> None:
    """A fact is changed by a program that takes the guards away and puts them back."""
    connection = apsw.Connection(str(library.path("trials")))
    guards = [
        str(sql) for (sql,) in connection.execute("SELECT sql FROM sqlite_schema WHERE type = 'trigger'")
    ]
    connection.execute(
        "DROP TRIGGER facts_stay_true; DROP TRIGGER facts_stay_put; DROP TRIGGER facts_follow_on"
    )
    for column, text in columns.items():
        connection.execute(f"UPDATE facts SET {column} = ? WHERE position = ?", (text, position))  # noqa: S608
    connection.execute(";".join(guards))
    connection.close()


STEPS = some.lists(
    some.one_of(
        some.tuples(some.sampled_from(SKATERS), some.integers(360, 999)),
        some.sampled_from(["undo", "call", "elsewhere"]),
    ),
    max_size=8,
)


@settings(max_examples=25)
@given(STEPS)
def test_the_state_carried_on_is_that_of_the_whole_log(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int] | str]
) -> None:
    library = at(tmp_path_factory.mktemp("log"))
    other = Library(library.folder, library.now)
    hand = Hand(by="referee")
    for step in steps:
        before = whole(library)
        try:
            if step == "undo":
                done = undo(library, "trials", hand)
            elif step == "call":
                done = acted(library, "trials", hand, records(PairCalled(distance="w500", race=1, pair="1")))
            elif step == "elsewhere":
                done = acted(other, "trials", hand, records(finish("ann", "38.5")))
            else:
                assert isinstance(step, tuple)
                skater, tenths = step
                done = acted(
                    library, "trials", hand, records(finish(skater, f"{tenths // 10}.{tenths % 10}"))
                )
        except Refused:
            assert whole(library) == before
            continue
        assert (done.before, done.after) == (before, whole(library))


@pytest.mark.parametrize("column", ["line", "digest"])
def test_a_log_that_was_altered_after_it_was_checked_is_noticed(tmp_path: Path, column: str) -> None:
    library = at(tmp_path)
    acted(library, "trials", Hand(by="timekeeper"), records(finish("ann", "38.1")))
    entry, _ = library.facts("trials")[3]
    new = entry.line.replace("office", "referee") if column == "line" else entry.digest[::-1]
    altered(library, 4, **{column: new})
    with pytest.raises(Refused, match="Fact 4 is not what was recorded"):
        acted(library, "trials", Hand(by="timekeeper"), records(finish("bea", "38.1")))


def test_a_log_that_was_replaced_by_another_is_read_as_what_it_is(tmp_path: Path) -> None:
    library = at(tmp_path)
    acted(library, "trials", Hand(by="timekeeper"), records(finish("ann", "38.1")))
    library.path("trials").unlink()
    at(tmp_path, Log().announces("w500").enters("w500", "bea", "cas").draws("w500", "1", "bea", "cas"))
    done = acted(library, "trials", Hand(by="timekeeper"), records(finish("cas", "38.1")))
    assert "ann" not in done.after.skaters
    assert done.after == whole(library)


def test_who_changes_a_state_that_was_given_changes_nobody_else_s(tmp_path: Path) -> None:
    library = at(tmp_path)
    done = acted(library, "trials", Hand(by="timekeeper"), records(finish("ann", "38.1")))
    done.after.skaters.clear()
    assert acted(library, "trials", Hand(by="timekeeper"), records(finish("bea", "38.1"))).before.skaters
