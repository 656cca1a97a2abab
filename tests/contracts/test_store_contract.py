"""What every store of a log must do, asked of each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from startbewijs.errors import Broken, Refused
from startbewijs.store.logfile import Opening, TrialDisk
from startbewijs.store.memory import MemoryStore
from startbewijs.store.port import Entry, LogStore, Overtaken
from startbewijs.store.sqlite import SqliteStore

Maker = Callable[[], LogStore]

NAMES = iter(range(1_000_000))


@pytest.fixture(params=["memory", "sqlite"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Maker]:
    """A maker of empty stores, each with a log of its own."""
    made: list[LogStore] = []

    def make() -> LogStore:
        store: LogStore
        if request.param == "memory":
            store = MemoryStore()
        else:
            # Durability has tests of its own; without syncing these can be many.
            store = SqliteStore(
                tmp_path / f"{next(NAMES)}.db",
                Opening.CREATE,
                clock=lambda: datetime(2025, 12, 26, 16, 0, tzinfo=UTC),
                trial_disk=TrialDisk(synchronous="OFF"),
            )
        made.append(store)
        return store

    yield make
    for store in made:
        store.close()


def fact(name: object) -> tuple[str, str]:
    return f'{{"fact":"{name}"}}', f"digest of {name}"


def test_an_empty_log_ends_at_position_0_and_reads_as_nothing(empty: Maker) -> None:
    store = empty()
    assert store.last() == 0
    assert list(store.read()) == []


def test_the_first_fact_has_position_1(empty: Maker) -> None:
    store = empty()
    assert store.append(0, [fact("a")]) == 1
    assert list(store.read()) == [Entry(1, *fact("a"))]


def test_facts_are_read_back_in_order_word_for_word(empty: Maker) -> None:
    store = empty()
    odd = [('{"name":"Jørgen Åse \U0001f9ca\u2028 \\n"}', "0f"), (" ", "-"), ("\x00", "\x00")]
    assert store.append(0, odd) == 3
    assert store.append(3, [fact("b")]) == 4
    assert [(entry.line, entry.digest) for entry in store.read()] == [*odd, fact("b")]
    assert [entry.position for entry in store.read()] == [1, 2, 3, 4]


@pytest.mark.parametrize(("after", "names"), [(-1, "abc"), (0, "abc"), (2, "c"), (3, ""), (9, "")])
def test_reading_after_a_position_gives_only_what_follows_it(empty: Maker, after: int, names: str) -> None:
    store = empty()
    store.append(0, [fact(name) for name in "abc"])
    assert [(entry.line, entry.digest) for entry in store.read(after)] == [fact(name) for name in names]


def test_a_long_log_is_read_whole(empty: Maker) -> None:
    store = empty()
    store.append(0, [fact(number) for number in range(1, 2_502)])
    assert [entry.position for entry in store.read()] == list(range(1, 2_502))
    assert next(entry.line for entry in store.read(1_999)) == fact(2_000)[0]
    assert len(list(store.read(500))) == 2_001


def test_a_writer_who_has_not_seen_the_last_fact_is_overtaken_and_records_nothing(empty: Maker) -> None:
    store = empty()
    store.append(0, [fact("a"), fact("b")])
    with pytest.raises(Overtaken, match=r"up to position 2 of this log .* up to position 1; read"):
        store.append(1, [fact("late")])
    assert [entry.line for entry in store.read()] == [fact("a")[0], fact("b")[0]]


def test_a_writer_who_has_seen_more_than_there_is_records_nothing(empty: Maker) -> None:
    store = empty()
    store.append(0, [fact("a")])
    with pytest.raises(Overtaken, match="ends at position 1 and you have seen position 5"):
        store.append(5, [fact("lost")])
    assert store.last() == 1


def test_being_overtaken_is_a_refusal_that_names_both_positions(empty: Maker) -> None:
    store = empty()
    store.append(0, [fact("a")])
    with pytest.raises(Refused) as refused:
        store.append(0, [fact("b")])
    assert refused.value.fields == {"last": 1, "expected": 0}


def test_an_overtaken_writer_records_after_reading_again(empty: Maker) -> None:
    store = empty()
    store.append(0, [fact("theirs")])
    with pytest.raises(Overtaken):
        store.append(0, [fact("mine")])
    assert store.append(store.last(), [fact("mine")]) == 2


def test_recording_nothing_changes_nothing(empty: Maker) -> None:
    store = empty()
    assert store.append(0, []) == 0
    store.append(0, [fact("a")])
    assert store.append(1, []) == 1
    assert store.last() == 1


def test_recording_nothing_still_tells_a_writer_that_it_was_overtaken(empty: Maker) -> None:
    store = empty()
    store.append(0, [fact("a")])
    with pytest.raises(Overtaken):
        store.append(0, [])


@pytest.mark.parametrize(
    "unfit",
    [
        ("two\nlines", "d"),
        ("two\rlines", "d"),
        ("", "d"),
        ("no digest", ""),
        ("\ud800", "d"),
        (b"bytes", "d"),
    ],
)
def test_one_line_that_cannot_be_kept_keeps_the_whole_group_out(empty: Maker, unfit: tuple[str, str]) -> None:
    store = empty()
    store.append(0, [fact("a")])
    with pytest.raises(Broken, match="line of the log"):
        store.append(1, [fact("b"), unfit, fact("c")])
    assert list(store.read()) == [Entry(1, *fact("a"))]
    assert store.append(1, [fact("b")]) == 2


def test_a_reading_ends_at_the_fact_that_was_last_when_it_began(empty: Maker) -> None:
    store = empty()
    store.append(0, [fact("a"), fact("b")])
    reading = store.read()
    assert next(reading).line == fact("a")[0]
    store.append(2, [fact("c")])
    assert [entry.line for entry in reading] == [fact("b")[0]]
    assert [entry.line for entry in store.read(2)] == [fact("c")[0]]


def test_an_abandoned_reading_does_not_hinder_the_writer(empty: Maker) -> None:
    store = empty()
    store.append(0, [fact(number) for number in range(1_500)])
    abandoned = store.read()
    next(abandoned)
    assert store.append(1_500, [fact("next")]) == 1_501


def test_two_logs_know_nothing_of_each_other(empty: Maker) -> None:
    here, there = empty(), empty()
    here.append(0, [fact("a")])
    assert there.last() == 0


def test_a_closed_store_may_be_closed_again(empty: Maker) -> None:
    store = empty()
    store.close()
    store.close()


@pytest.mark.parametrize(
    "use",
    [
        lambda store: store.append(0, [fact("a")]),
        lambda store: store.read(),
        lambda store: store.last(),
    ],
    ids=["append", "read", "last"],
)
def test_using_a_closed_store_is_a_defect(empty: Maker, use: Callable[[LogStore], object]) -> None:
    store = empty()
    store.close()
    with pytest.raises(Broken, match="after it was closed"):
        use(store)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tries=st.lists(st.tuples(st.integers(-2, 2), st.integers(0, 4)), max_size=12))
def test_whatever_writers_try_the_log_is_what_the_acknowledged_ones_recorded(
    empty: Maker, tries: list[tuple[int, int]]
) -> None:
    store = empty()
    acknowledged: list[tuple[str, str]] = []
    for number, (misjudged_by, size) in enumerate(tries):
        entries = [fact(f"{number}.{part}") for part in range(size)]
        expected = len(acknowledged) + misjudged_by
        if misjudged_by:
            with pytest.raises(Overtaken):
                store.append(expected, entries)
        else:
            acknowledged += entries
            assert store.append(expected, entries) == len(acknowledged)
    read = list(store.read())
    assert [(entry.line, entry.digest) for entry in read] == acknowledged
    assert all(later.position == earlier.position + 1 for earlier, later in pairwise(read))
    assert store.last() == len(acknowledged)
