"""A writer killed with SIGKILL takes no acknowledged fact with it."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.store import killed_writer

import startbewijs
from startbewijs.store.logfile import Opening
from startbewijs.store.sqlite import SqliteStore

KILLS = 100

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")


def clock() -> datetime:
    return datetime(2025, 12, 26, 16, 0, tzinfo=UTC)


def acknowledged_before_the_kill(path: Path, kill_after: int) -> int:
    """The last position a writer had acknowledged when it was killed, somewhere after so many appends."""
    sources = str(Path(startbewijs.__file__).parents[1])
    writer = subprocess.Popen(
        [sys.executable, "-S", killed_writer.__file__, path],
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": os.pathsep.join([sources, *sys.path])},
    )
    assert writer.stdout is not None
    with writer.stdout as said:
        lines = [said.readline() for _ in range(kill_after)]
        # The writer runs on while this one is read: the kill falls anywhere in an append.
        os.kill(writer.pid, signal.SIGKILL)
        lines += said.readlines()
    assert writer.wait() == -signal.SIGKILL, "the writer ended by itself"
    return int(lines[-1]) if lines else 0


def test_a_hundred_kills_lose_no_acknowledged_fact_and_leave_no_gap_and_no_half_group(tmp_path: Path) -> None:
    path = tmp_path / "log.db"
    SqliteStore(path, Opening.CREATE, clock=clock).close()
    draws = random.Random("kill")
    seen = 0
    for _ in range(KILLS):
        acknowledged = acknowledged_before_the_kill(path, draws.choice([0, 1, 1, 2, 3, 5, 8, 13, 40]))
        store = SqliteStore(path, clock=clock)
        last = store.last()
        assert last >= acknowledged
        found = list(store.read(after=seen))
        assert [entry.position for entry in found] == list(range(seen + 1, last + 1))
        while found:
            size = seen % 4 + 1
            whole = killed_writer.group(seen, size)
            assert [(entry.line, entry.digest) for entry in found[:size]] == whole
            found, seen = found[size:], seen + size
        assert seen == last
        store.close()
    assert seen > KILLS
