"""A power cut takes what the disk had not yet kept for good; an acknowledged fact is not among it."""

from __future__ import annotations

import random
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import pytest
from tests.store.failing_disk import FailingDisk

from startbewijs.errors import Refused
from startbewijs.store.logfile import Opening, TrialDisk
from startbewijs.store.sqlite import SqliteStore

Synchronous = Literal["FULL", "NORMAL", "OFF"]
GROUP = 3


def clock() -> datetime:
    return datetime(2025, 12, 26, 16, 0, tzinfo=UTC)


def entries(expected: int, size: int, width: int) -> list[tuple[str, str]]:
    return [
        (f"{position:0{width}}", f"digest {position}")
        for position in range(expected + 1, expected + 1 + size)
    ]


def acknowledged(
    path: Path, disk: FailingDisk, synchronous: Synchronous, appends: int, size: int = GROUP, width: int = 250
) -> int:
    """The last position that a writer was told is recorded, before it was done or the power failed."""
    last = 0
    with suppress(Refused):
        store = SqliteStore(
            path, Opening.CREATE, clock=clock, trial_disk=TrialDisk(disk.name, synchronous=synchronous)
        )
        try:
            for _ in range(appends):
                last = store.append(last, entries(last, size, width))
        finally:
            disk.switch_off()  # before the store is closed, because closing would sync
            store.close()
    return last


def kept(path: Path, size: int = GROUP, width: int = 250) -> int:
    """The last position in the log as it is found after the power cut; what is there is whole."""
    store = SqliteStore(path, Opening.CREATE, clock=clock)
    found = [(entry.line, entry.digest) for entry in store.read()]
    assert found == entries(0, len(found), width)
    assert len(found) % size == 0, "half a group was recorded"
    # The log goes on from there.
    assert store.append(len(found), entries(len(found), size, width)) == len(found) + size
    store.close()
    return len(found)


def test_a_power_cut_at_any_step_loses_no_acknowledged_fact(tmp_path: Path) -> None:
    whole = FailingDisk()
    assert acknowledged(tmp_path / "whole.db", whole, "FULL", appends=12) == 12 * GROUP
    last_acknowledged = []
    for step in range(whole.steps):
        for draw in (None, random.Random(step), random.Random(-step)):
            path = tmp_path / f"{step}-{draw is None}.db"
            disk = FailingDisk(power_fails_at=step)
            promised = acknowledged(path, disk, "FULL", appends=12)
            disk.restored(draw)
            assert kept(path) >= promised
            last_acknowledged.append(promised)
            for left in tmp_path.glob(f"{path.name}*"):
                left.unlink()
    # The cuts fell before the first fact, after the last and after every one between.
    assert set(last_acknowledged) == set(range(0, 12 * GROUP, GROUP))


def test_a_power_cut_while_the_log_is_carried_over_into_the_main_file_loses_no_acknowledged_fact(
    tmp_path: Path,
) -> None:
    size, width, appends = 100, 4_000, 12
    whole = FailingDisk()
    path = tmp_path / "whole.db"
    assert acknowledged(path, whole, "FULL", appends, size, width) == appends * size
    made = FailingDisk()
    acknowledged(tmp_path / "made.db", made, "FULL", appends=0)
    assert whole.synced[str(path)] > made.synced[str(tmp_path / "made.db")], "nothing was carried over"

    draws = random.Random("carried over")
    for trial in range(25):
        path = tmp_path / f"{trial}.db"
        disk = FailingDisk(power_fails_at=draws.randrange(whole.steps // 2, whole.steps))
        promised = acknowledged(path, disk, "FULL", appends, size, width)
        disk.restored(draws if trial % 2 else None)
        assert kept(path, size, width) >= promised


def closed(path: Path, disk: FailingDisk) -> range:
    """The steps of the disk at which a log of four groups was closed, as far as its power allowed."""
    store = SqliteStore(path, Opening.CREATE, clock=clock, trial_disk=TrialDisk(disk.name))
    for last in range(0, 4 * GROUP, GROUP):
        store.append(last, entries(last, GROUP, 250))
    before = disk.steps
    with suppress(Refused):
        store.close()
    disk.switch_off()
    store.close()
    return range(before, disk.steps)


def test_a_power_cut_at_any_step_of_closing_loses_nothing(tmp_path: Path) -> None:
    steps = closed(tmp_path / "whole.db", FailingDisk())
    assert len(steps) >= 3, "closing carries the log over into the main file"
    for step in steps:
        for draw in (None, random.Random(step)):
            path = tmp_path / f"{step}-{draw is None}.db"
            disk = FailingDisk(power_fails_at=step)
            closed(path, disk)
            disk.restored(draw)
            assert kept(path) == 4 * GROUP


@pytest.mark.parametrize(("synchronous", "survivors"), [("FULL", 50), ("NORMAL", 0), ("OFF", 0)])
def test_only_full_syncing_keeps_acknowledged_facts_and_this_check_sees_the_loss(
    tmp_path: Path, synchronous: Synchronous, survivors: int
) -> None:
    path = tmp_path / "log.db"
    disk = FailingDisk()
    assert acknowledged(path, disk, synchronous, appends=50, size=1) == 50
    disk.restored()
    assert kept(path, size=1) == survivors


def test_a_store_syncs_fully_unless_a_test_asks_otherwise(tmp_path: Path) -> None:
    disk = FailingDisk()
    store = SqliteStore(tmp_path / "log.db", Opening.CREATE, clock=clock, trial_disk=TrialDisk(disk.name))
    store.append(0, entries(0, 1, 250))
    disk.switch_off()
    store.close()
    disk.restored()
    assert kept(tmp_path / "log.db", size=1) == 1


def test_a_writer_whose_disk_fails_is_told_to_look_before_recording_again(tmp_path: Path) -> None:
    disk = FailingDisk()
    store = SqliteStore(tmp_path / "log.db", Opening.CREATE, clock=clock, trial_disk=TrialDisk(disk.name))
    disk.power_fails_at = disk.steps
    with pytest.raises(Refused, match=r"log\.db failed; read the log again"):
        store.append(0, entries(0, 1, 250))
    with pytest.raises(Refused, match=r"log\.db failed"):
        store.close()
