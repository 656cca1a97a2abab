"""Several writers on one file: each fact has one place and each place one fact."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from threading import Barrier

import apsw
import pytest

import startbewijs
from startbewijs.errors import Refused
from startbewijs.store.logfile import Opening
from startbewijs.store.port import Overtaken
from startbewijs.store.sqlite import SqliteStore

RIVAL = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from startbewijs.store.port import Overtaken
from startbewijs.store.sqlite import SqliteStore
name, path = sys.argv[1:]
store = SqliteStore(Path(path), clock=lambda: datetime(2025, 12, 26, 16, 0, tzinfo=UTC))
sys.stdout.write("ready\\n")
sys.stdout.flush()
sys.stdin.readline()
won = overtaken = last = 0
while won < 200:
    try:
        last = store.append(last, [(f"{name} {won} {part}", "digest") for part in range(2)])
        won += 1
    except Overtaken:
        last, overtaken = store.last(), overtaken + 1
sys.stdout.write(str(overtaken))
"""


def clock() -> datetime:
    return datetime(2025, 12, 26, 16, 0, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    SqliteStore(tmp_path / "log.db", Opening.CREATE, clock=clock).close()
    return tmp_path / "log.db"


def outcomes(tries: list[Callable[[], object]]) -> list[object]:
    """What each of the tries gave or raised, when all were started at the same moment."""
    barrier = Barrier(len(tries))

    def outcome(attempt: Callable[[], object]) -> object:
        barrier.wait()
        try:
            return attempt()
        except Refused as refused:
            return refused

    with ThreadPoolExecutor(len(tries)) as pool:
        return list(pool.map(outcome, tries))


def test_of_two_writers_who_saw_the_same_last_fact_exactly_one_records(path: Path) -> None:
    with closing(SqliteStore(path, clock=clock)) as one, closing(SqliteStore(path, clock=clock)) as other:
        for expected in range(60):
            won, lost = sorted(
                outcomes(
                    [
                        partial(one.append, expected, [("one", "digest")]),
                        partial(other.append, expected, [("other", "digest")]),
                    ]
                ),
                key=lambda outcome: isinstance(outcome, Overtaken),
            )
            assert won == expected + 1
            assert isinstance(lost, Overtaken)
            assert lost.fields == {"last": expected + 1, "expected": expected}
            assert one.last() == other.last() == expected + 1


def test_threads_that_share_one_store_take_turns(path: Path) -> None:
    with closing(SqliteStore(path, clock=clock)) as store:

        def insist(name: str) -> None:
            for number in range(50):
                while True:
                    try:
                        store.append(store.last(), [(f"{name} {number}", "digest")])
                        break
                    except Overtaken:
                        list(store.read(store.last() - 3))

        assert outcomes([partial(insist, name) for name in ("one", "two", "three")]) == [None] * 3
        lines = [entry.line for entry in store.read()]
        assert sorted(lines) == sorted(f"{name} {n}" for name in ("one", "two", "three") for n in range(50))


def test_programs_that_insist_on_the_same_log_all_get_their_facts_in_whole_groups(path: Path) -> None:
    environment = os.environ | {"PYTHONPATH": str(Path(startbewijs.__file__).parents[1])}
    rivals = [
        subprocess.Popen(
            [sys.executable, "-c", RIVAL, name, path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
            text=True,
        )
        for name in ("one", "two", "three")
    ]
    for rival in rivals:
        assert rival.stdout is not None
        assert rival.stdout.readline() == "ready\n"
    for rival in rivals:
        assert rival.stdin is not None
        rival.stdin.write("go\n")
        rival.stdin.flush()
    overtaken = [int(rival.communicate()[0]) for rival in rivals]
    # All three start out believing the log is empty, so at least two of them are overtaken.
    assert sum(overtaken) >= 2

    with closing(SqliteStore(path, clock=clock)) as store:
        found = list(store.read())
    assert [entry.position for entry in found] == list(range(1, 3 * 200 * 2 + 1))
    firsts, seconds = found[::2], found[1::2]
    for first, second in zip(firsts, seconds, strict=True):
        assert (first.line[-1], second.line) == ("0", f"{first.line[:-1]}1")
    assert Counter(first.line.split()[0] for first in firsts) == {"one": 200, "two": 200, "three": 200}


def test_programs_that_make_the_same_log_at_once_all_get_it(tmp_path: Path) -> None:
    for number in range(25):
        path = tmp_path / f"{number}.db"
        stores = outcomes([partial(SqliteStore, path, Opening.CREATE, clock=clock)] * 4)
        for store in stores:
            assert isinstance(store, SqliteStore), store
            assert store.last() == 0
            store.close()


def test_a_log_still_being_read_by_whoever_made_it_is_waited_for(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The change to write-ahead logging needs the file for itself; SQLite gives up on it without waiting.
    with closing(apsw.Connection(str(path))) as other:
        other.execute("PRAGMA journal_mode = DELETE")
        other.execute("BEGIN; SELECT * FROM facts").fetchall()
        waits = []

        def reader_finishes(seconds: float) -> None:
            waits.append(seconds)
            other.execute("COMMIT")

        monkeypatch.setattr("startbewijs.store.logfile.time.sleep", reader_finishes)
        with closing(SqliteStore(path, clock=clock, patience_ms=50)) as store:
            assert store.append(0, [("fact", "digest")]) == 1
        assert len(waits) == 1
