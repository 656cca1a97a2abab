"""A log's file: what it refuses, in which words, and that a refused file is left as it was."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import apsw
import pytest
from tests.store.failing_disk import FailingDisk

from startbewijs.errors import Broken, Refused
from startbewijs.store.logfile import APPLICATION_ID, SCHEMA, Opening, TrialDisk
from startbewijs.store.port import Entry
from startbewijs.store.sqlite import SqliteStore


def clock() -> datetime:
    return datetime(2025, 12, 26, 16, 0, tzinfo=UTC)


def facts(first: int, last: int) -> list[tuple[str, str]]:
    return [(f'{{"fact":{number}}}', f"digest {number}") for number in range(first, last + 1)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The path of a log with three facts, closed."""
    path = tmp_path / "log.db"
    with closing(SqliteStore(path, Opening.CREATE, clock=clock)) as store:
        store.append(0, facts(1, 3))
    return path


def tampered(path: Path, *statements: str) -> None:
    """Nothing; another program has run these statements on the file."""
    with closing(apsw.Connection(str(path))) as connection:
        for statement in statements:
            connection.execute(statement)


# Opening


@pytest.mark.parametrize("opening", [Opening.EXISTING, Opening.READ_ONLY])
def test_a_missing_file_is_refused_and_not_made(tmp_path: Path, opening: Opening) -> None:
    with pytest.raises(Refused, match=r"There is no log at .*missing\.db; check the path, or make a new log"):
        SqliteStore(tmp_path / "missing.db", opening, clock=clock)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("opening", Opening)
def test_a_missing_folder_is_named(tmp_path: Path, opening: Opening) -> None:
    with pytest.raises(Refused, match=r"There is no folder .*nowhere; make it first") as refused:
        SqliteStore(tmp_path / "nowhere" / "log.db", opening, clock=clock)
    assert refused.value.fields == {"folder": tmp_path / "nowhere"}


def test_a_file_is_no_folder_to_keep_a_log_in(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Refused, match=r"file.log\.db; check the path"):
        SqliteStore(tmp_path / "file" / "log.db", Opening.CREATE, clock=clock)


@pytest.mark.parametrize("opening", Opening)
def test_a_folder_is_no_log(tmp_path: Path, opening: Opening) -> None:
    with pytest.raises(Refused, match="is a folder, not a log; name the log file in it"):
        SqliteStore(tmp_path, opening, clock=clock)


@pytest.mark.parametrize("opening", Opening)
@pytest.mark.parametrize(
    "content", [b"rank;name;time\n", b"\x00" * 5_000, b"SQLite format 3\x00" + b"?" * 5_000]
)
def test_a_file_of_another_kind_is_refused_and_left_as_it_was(
    tmp_path: Path, opening: Opening, content: bytes
) -> None:
    path = tmp_path / "results.csv"
    path.write_bytes(content)
    with pytest.raises(Refused, match=r"results\.csv is not a log; check the path"):
        SqliteStore(path, opening, clock=clock)
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("opening", Opening)
@pytest.mark.parametrize(
    "statements",
    [
        ["CREATE TABLE facts(position)"],
        ["PRAGMA application_id = 7", "PRAGMA user_version = 1"],
        ["PRAGMA user_version = 1"],
        [f"PRAGMA application_id = {APPLICATION_ID}"],
    ],
)
def test_another_programs_database_is_refused_and_left_as_it_was(
    tmp_path: Path, opening: Opening, statements: list[str]
) -> None:
    path = tmp_path / "other.db"
    tampered(path, *statements)
    before = path.read_bytes()
    with pytest.raises(Refused, match="another program's database, not a log"):
        SqliteStore(path, opening, clock=clock)
    assert path.read_bytes() == before


@pytest.mark.parametrize("opening", [Opening.EXISTING, Opening.READ_ONLY])
def test_an_empty_file_is_no_log_yet(tmp_path: Path, opening: Opening) -> None:
    (tmp_path / "empty.db").touch()
    with pytest.raises(Refused, match="is empty, no log yet"):
        SqliteStore(tmp_path / "empty.db", opening, clock=clock)
    assert (tmp_path / "empty.db").read_bytes() == b""


def test_an_empty_file_may_become_a_log(tmp_path: Path) -> None:
    (tmp_path / "empty.db").touch()
    with closing(SqliteStore(tmp_path / "empty.db", Opening.CREATE, clock=clock)) as store:
        assert store.append(0, facts(1, 1)) == 1


def test_making_a_log_where_one_is_keeps_its_facts(path: Path) -> None:
    with closing(SqliteStore(path, Opening.CREATE, clock=clock)) as store:
        assert store.last() == 3


@pytest.mark.parametrize("opening", Opening)
def test_a_log_of_a_newer_version_is_refused_and_left_as_it_was(path: Path, opening: Opening) -> None:
    tampered(path, "PRAGMA user_version = 2")
    before = path.read_bytes()
    with pytest.raises(Refused, match=r"newer version of Startbewijs \(form 2, .* up to form 1\); install"):
        SqliteStore(path, opening, clock=clock)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "statement",
    ["DROP TRIGGER facts_stay_true", "ALTER TABLE facts ADD COLUMN remark TEXT", "CREATE TABLE more(x)"],
)
def test_a_log_whose_guards_were_altered_is_refused(path: Path, statement: str) -> None:
    tampered(path, statement)
    with pytest.raises(Refused, match="altered by another program"):
        SqliteStore(path, clock=clock)


def test_a_log_that_was_analysed_or_packed_by_an_sqlite_tool_still_opens(path: Path) -> None:
    tampered(path, "ANALYZE", "VACUUM")
    with closing(SqliteStore(path, clock=clock)) as store:
        assert store.append(3, facts(4, 4)) == 4


def test_a_name_that_means_something_to_sqlite_is_just_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in (":memory:", "file:log?mode=memory"):
        with closing(SqliteStore(Path(name), Opening.CREATE, clock=clock)) as store:
            store.append(0, facts(1, 1))
        assert (tmp_path / name).stat().st_size > 0


def test_a_store_stays_with_its_file_when_the_working_folder_changes(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with closing(SqliteStore(Path("log.db"), clock=clock)) as store:
        (tmp_path / "elsewhere").mkdir()
        monkeypatch.chdir(tmp_path / "elsewhere")
        assert store.append(3, facts(4, 4)) == 4


# Permission


@contextmanager
def as_nobody() -> Iterator[None]:
    """For the time being, the rights of somebody for whom file modes count."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65_534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def protected(path: Path) -> Iterator[Path]:
    """A copy of the log in a folder that others may enter."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    copy = Path(shutil.copy(path, folder))
    yield copy
    folder.chmod(0o700)
    shutil.rmtree(folder)


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="this system has no file modes")
@pytest.mark.parametrize("opening", Opening)
def test_a_file_one_may_not_read_is_refused_with_what_to_do(protected: Path, opening: Opening) -> None:
    protected.chmod(0o000)
    with as_nobody(), pytest.raises(Refused, match="cannot be opened; make sure that you may read and write"):
        SqliteStore(protected, opening, clock=clock)


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="this system has no file modes")
@pytest.mark.parametrize("opening", Opening)
def test_a_log_in_a_folder_one_may_not_enter_is_refused_with_what_to_do(
    protected: Path, opening: Opening
) -> None:
    protected.parent.chmod(0o000)
    with as_nobody(), pytest.raises(Refused, match="cannot be opened; make sure that you may read and write"):
        SqliteStore(protected, opening, clock=clock)
    protected.parent.chmod(0o755)


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="this system has no file modes")
def test_a_write_protected_log_is_read_but_records_nothing(protected: Path) -> None:
    protected.chmod(0o444)
    protected.parent.chmod(0o777)
    with as_nobody(), closing(SqliteStore(protected, clock=clock)) as store:
        assert len(list(store.read())) == 3
        with pytest.raises(Refused, match="open for reading only and nothing was recorded"):
            store.append(3, facts(4, 4))
        assert store.last() == 3


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="this system has no file modes")
def test_a_log_in_a_write_protected_folder_can_be_read_and_not_written(protected: Path) -> None:
    protected.chmod(0o444)
    protected.parent.chmod(0o555)
    with as_nobody():
        with closing(SqliteStore(protected, Opening.READ_ONLY, clock=clock)) as store:
            assert len(list(store.read())) == 3
        with pytest.raises(Refused, match="or copy it to a folder of yours"):
            SqliteStore(protected, clock=clock)


@pytest.mark.parametrize("opening", Opening)
def test_nothing_is_left_beside_a_log_that_was_closed(path: Path, opening: Opening) -> None:
    with closing(SqliteStore(path, opening, clock=clock)) as store:
        assert len(list(store.read())) == 3
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_log_opened_for_reading_only_records_nothing(path: Path) -> None:
    before = path.read_bytes()
    with closing(SqliteStore(path, Opening.READ_ONLY, clock=clock)) as store:
        assert list(store.read(2)) == [Entry(3, *facts(3, 3)[0])]
        with pytest.raises(Refused, match="open for reading only and nothing was recorded"):
            store.append(3, facts(4, 4))
    assert path.read_bytes() == before


def test_a_log_opened_for_reading_only_shows_what_a_writer_adds(path: Path) -> None:
    with (
        closing(SqliteStore(path, clock=clock)) as writer,
        closing(SqliteStore(path, Opening.READ_ONLY, clock=clock)) as reader,
    ):
        writer.append(3, facts(4, 5))
        assert [entry.position for entry in reader.read(3)] == [4, 5]


# Damage and disasters


@pytest.mark.parametrize("opening", Opening)
@pytest.mark.parametrize("length", [101, 4_096, 5_000, 6_000])
def test_a_log_cut_short_is_refused_as_damaged_and_never_taken_for_an_empty_one(
    path: Path, opening: Opening, length: int
) -> None:
    content = path.read_bytes()[:length]
    path.write_bytes(content)
    with pytest.raises(Refused, match=r"is damaged; go on with an undamaged copy|is not a log"):
        SqliteStore(path, opening, clock=clock)
    assert path.read_bytes() == content


@pytest.mark.parametrize("opening", Opening)
def test_a_log_with_a_damaged_page_is_refused(path: Path, opening: Opening) -> None:
    content = bytearray(path.read_bytes())
    content[4_096:8_192] = b"\xff" * 4_096  # the page with the facts
    path.write_bytes(content)
    with pytest.raises(Refused, match="is damaged; go on with an undamaged copy"):
        SqliteStore(path, opening, clock=clock)


def test_a_page_damaged_while_the_log_is_open_is_refused_by_reading_and_by_recording(path: Path) -> None:
    with closing(SqliteStore(path, clock=clock)) as store:
        content = bytearray(path.read_bytes())
        content[4_096:8_192] = b"\xff" * 4_096
        path.write_bytes(content)
        # Another program's commit makes this one look at the file again.
        with closing(apsw.Connection(str(path))) as other:
            other.execute("PRAGMA user_version = 1")
        for use in (store.last, store.read, lambda: store.append(3, facts(4, 4))):
            with pytest.raises(Refused, match="is damaged; go on with an undamaged copy"):
                use()


@pytest.mark.parametrize("missing", [1, 2, 700, 1_000, 1_001])
def test_a_missing_fact_is_told_by_its_position(path: Path, missing: int) -> None:
    with closing(SqliteStore(path, clock=clock)) as store:
        store.append(3, facts(4, 1_200))
    with closing(apsw.Connection(str(path))) as other:
        other.execute("DROP TRIGGER facts_stay_put")
        other.execute("DELETE FROM facts WHERE position = ?", (missing,))
        other.execute(SCHEMA[2])
    with closing(SqliteStore(path, clock=clock)) as store:
        reading = store.read()
        assert [next(reading).position for _ in range(missing - 1)] == list(range(1, missing))
        with pytest.raises(Refused, match=f"damaged, the fact at position {missing} is missing"):
            next(reading)


class FullDisk(FailingDisk):
    """A disk with no room left while `full`."""

    full = False

    def reached(self) -> bool:
        if self.full:
            raise apsw.FullError("no room")
        return super().reached()


def test_a_full_disk_records_nothing_and_goes_on_when_there_is_room(path: Path) -> None:
    disk = FullDisk()
    with closing(SqliteStore(path, clock=clock, trial_disk=TrialDisk(disk.name))) as store:
        disk.full = True
        for _ in range(2):
            with pytest.raises(
                Refused, match=r"The disk under .*log\.db is full and nothing of this was rec"
            ):
                store.append(3, facts(4, 40))
        assert store.last() == 3
        disk.full = False
        assert store.append(3, facts(4, 40)) == 40
        assert [entry.position for entry in store.read(3)] == list(range(4, 41))


def test_a_disk_without_room_for_a_new_log_is_refused(tmp_path: Path) -> None:
    disk = FullDisk()
    disk.full = True
    with pytest.raises(Refused, match="is full"):
        SqliteStore(tmp_path / "log.db", Opening.CREATE, clock=clock, trial_disk=TrialDisk(disk.name))
    disk.full = False
    with closing(SqliteStore(tmp_path / "log.db", Opening.CREATE, clock=clock)) as store:
        assert store.append(0, facts(1, 1)) == 1


def test_a_log_that_another_program_keeps_to_itself_is_refused_after_some_patience(path: Path) -> None:
    with (
        closing(SqliteStore(path, clock=clock, patience_ms=20)) as store,
        closing(apsw.Connection(str(path))) as other,
    ):
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Refused, match=r"keeps the log at .* to itself and nothing was recorded"):
            store.append(3, facts(4, 4))
        assert len(list(store.read())) == 3
        other.execute("ROLLBACK")
        assert store.append(3, facts(4, 4)) == 4


def test_a_log_that_cannot_be_had_to_itself_is_not_made(tmp_path: Path) -> None:
    with closing(apsw.Connection(str(tmp_path / "log.db"))) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(Refused, match="to itself"):
            SqliteStore(tmp_path / "log.db", Opening.CREATE, clock=clock, patience_ms=20)


def deleted(path: Path) -> None:
    path.unlink()


def moved(path: Path) -> None:
    path.rename(path.with_name("moved.db"))


def replaced(path: Path) -> None:
    copy = path.with_name("copy.db")
    shutil.copy(path, copy)
    copy.replace(path)


@pytest.mark.parametrize("away", [deleted, moved, replaced])
def test_facts_are_not_recorded_into_a_file_that_is_gone(path: Path, away: Callable[[Path], None]) -> None:
    with closing(SqliteStore(path, clock=clock)) as store:
        store.append(3, facts(4, 4))
        away(path)
        with pytest.raises(Refused, match="was moved or replaced while it was open and nothing was recorded"):
            store.append(4, facts(5, 5))


# What is kept


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE facts SET line = '{}' WHERE position = 2",
        "UPDATE facts SET imported_at = '' WHERE position = 2",
        "UPDATE OR REPLACE facts SET position = 1 WHERE position = 2",
        "DELETE FROM facts WHERE position = 3",
        "DELETE FROM facts",
        "INSERT INTO facts VALUES(2, '{}', 'd', '')",
        "INSERT OR REPLACE INTO facts VALUES(2, '{}', 'd', '')",
        "INSERT OR IGNORE INTO facts VALUES(2, '{}', 'd', '')",
        "INSERT INTO facts VALUES(2, '{}', 'd', '') ON CONFLICT DO UPDATE SET line = excluded.line",
        "INSERT INTO facts VALUES(5, '{}', 'd', '')",
        "INSERT INTO facts(line, digest, imported_at) VALUES('{}', 'd', '')",
    ],
)
def test_no_statement_overwrites_removes_or_misplaces_a_fact(path: Path, statement: str) -> None:
    with closing(SqliteStore(path, clock=clock)) as store:
        before = list(store.read())
    with closing(apsw.Connection(str(path))) as other, pytest.raises(apsw.ConstraintError, match="fact is"):
        other.execute(statement)
    with closing(SqliteStore(path, clock=clock)) as store:
        assert list(store.read()) == before


def test_the_moment_of_import_is_kept_beside_the_line_in_utc(path: Path) -> None:
    amsterdam = timezone(timedelta(hours=1))
    moment = datetime(2025, 12, 26, 17, 36, 5, 123_999, tzinfo=amsterdam)
    with closing(SqliteStore(path, clock=lambda: moment)) as store:
        store.append(3, facts(4, 5))
        assert [entry.line for entry in store.read(3)] == [line for line, _ in facts(4, 5)]
    with closing(apsw.Connection(str(path))) as other:
        moments = other.execute("SELECT position, imported_at FROM facts WHERE position > 2").fetchall()
    assert moments == [
        (3, "2025-12-26T16:00:00.000+00:00"),
        (4, "2025-12-26T16:36:05.123+00:00"),
        (5, "2025-12-26T16:36:05.123+00:00"),
    ]


def test_a_closed_log_is_one_file_that_can_be_copied(path: Path, tmp_path: Path) -> None:
    assert list(tmp_path.iterdir()) == [path]
    copy = Path(shutil.copy(path, tmp_path / "copy.db"))
    with closing(SqliteStore(copy, clock=clock)) as store:
        assert [(entry.line, entry.digest) for entry in store.read()] == facts(1, 3)


def test_a_file_says_whose_it_is(path: Path) -> None:
    header = path.read_bytes()
    assert header[68:72] == b"StBw"
    assert int.from_bytes(header[60:64], "big") == 1


def test_an_unforeseen_error_of_the_database_is_our_defect(path: Path) -> None:
    class Odd(FailingDisk):
        def reached(self) -> bool:
            raise apsw.MismatchError("odd")

    disk = Odd()
    store = SqliteStore(path, clock=clock, trial_disk=TrialDisk(disk.name))
    with pytest.raises(Broken, match=r"The store of .*log\.db failed: MismatchError"):
        store.append(3, facts(4, 4))
    with pytest.raises(Broken):
        store.close()
