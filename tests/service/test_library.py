"""Finding tournaments, and recording: whole or nothing, and never over somebody else's facts."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.building import Log
from tests.service import killed_import

from startbewijs.errors import Refused
from startbewijs.log.chain import chained
from startbewijs.log.events.racing import DistanceClosed
from startbewijs.log.events.tournament import DistanceAnnounced, SourceCited
from startbewijs.log.facts import Fact, canonical
from startbewijs.log.file import file_text
from startbewijs.service import bootstrap
from startbewijs.service.commands import import_file, record
from startbewijs.service.library import MODEL, Library
from startbewijs.service.queries import adopted, exported, facts_of, proof, snapshot
from startbewijs.sport.moments import Moment
from startbewijs.store.memory import MemoryStore
from startbewijs.store.port import Overtaken


def noon() -> datetime:
    return datetime(2025, 12, 28, 12, tzinfo=UTC)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "data", noon)


def written(path: Path, log: Log, id_: str = "trials") -> Path:
    """A file of a log, by hand: the same facts without digests."""
    lines = [canonical(fact) for fact in log.facts]
    text = "\n".join(['{"format":"startbewijs-log/1"}', *lines]) + "\n"
    path.write_text(text.replace('"tournament":"trials"', f'"tournament":"{id_}"'), encoding="utf-8")
    return path


def trials() -> Log:
    return Log().announces("w500").enters("w500", "anna", "bea")


def cited(key: str) -> Fact:
    day = Moment.parse("2025-12-26")
    return Fact(
        position=1, happened=day, recorded=day, by="office", event=SourceCited(key=key, title="a source")
    )


def test_the_packaged_tournament_is_there_without_a_folder(library: Library) -> None:
    assert [(one.id, one.packaged) for one in library.shelf()] == [(MODEL, True)]
    assert library.chosen(None) == MODEL
    assert snapshot(library, None).competition.id == MODEL
    assert not library.folder.exists()


def test_what_is_added_to_one_reading_of_a_packaged_log_is_in_no_other(library: Library) -> None:
    with library.reading(MODEL) as store:
        before = list(store.read())
        assert store.append(len(before), [("{}", "a digest")]) == len(before) + 1
    with library.reading(MODEL) as store:
        assert list(store.read()) == before


def test_the_only_tournament_of_the_user_is_the_one_that_is_meant(library: Library, tmp_path: Path) -> None:
    import_file(library, written(tmp_path / "a.jsonl", trials()))
    assert library.chosen(None) == "trials"
    assert library.chosen(MODEL) == MODEL


def test_of_several_tournaments_one_has_to_be_named(library: Library, tmp_path: Path) -> None:
    import_file(library, written(tmp_path / "a.jsonl", trials(), "first"))
    import_file(library, written(tmp_path / "b.jsonl", trials(), "second"))
    with pytest.raises(Refused, match="one of first, okt-2025, second"):
        library.chosen(None)


def test_an_unknown_tournament_names_the_nearest(library: Library) -> None:
    with pytest.raises(Refused, match=r"“okt-2052”; .* okt-2025"):
        library.chosen("okt-2052")


def test_other_files_in_the_folder_are_no_tournaments(library: Library) -> None:
    library.folder.mkdir()
    for name in ("notes.txt", "Not A Slug.db", ".hidden.db"):
        (library.folder / name).touch()
    assert [one.id for one in library.shelf()] == [MODEL]


def test_an_imported_copy_stands_before_the_packaged_one(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "okt.jsonl"
    file.write_text(exported(library, MODEL, "100"), encoding="utf-8")
    assert import_file(library, file).facts == 100
    assert [(one.id, one.packaged) for one in library.shelf()] == [(MODEL, False)]
    assert len(facts_of(library, MODEL)) == 100


def test_export_and_import_keep_every_digest(library: Library, tmp_path: Path) -> None:
    before = proof(library, MODEL)
    file = tmp_path / "okt.jsonl"
    file.write_text(exported(library, MODEL), encoding="utf-8")
    done = import_file(library, file)
    assert (done.new, done.facts) == (before.facts, before.facts)
    after = proof(library, MODEL)
    assert (after.digest, after.facts, after.procedure) == (before.digest, before.facts, before.procedure)
    assert exported(library, MODEL) == file.read_text(encoding="utf-8")


def test_a_second_import_takes_only_what_is_new(library: Library, tmp_path: Path) -> None:
    log = trials()
    assert import_file(library, written(tmp_path / "a.jsonl", log)).new == len(log.facts)
    assert import_file(library, written(tmp_path / "a.jsonl", log)).new == 0
    log.add(DistanceAnnounced(distance="w1000"))
    done = import_file(library, written(tmp_path / "a.jsonl", log))
    assert (done.new, done.facts) == (1, len(log.facts))


def test_an_older_file_takes_nothing_away(library: Library, tmp_path: Path) -> None:
    log = trials()
    import_file(library, written(tmp_path / "a.jsonl", log))
    shorter = Log()
    done = import_file(library, written(tmp_path / "b.jsonl", shorter))
    assert (done.new, done.facts) == (0, len(log.facts))


def test_another_story_about_the_same_tournament_is_refused(library: Library, tmp_path: Path) -> None:
    import_file(library, written(tmp_path / "a.jsonl", trials()))
    other = Log().announces("w1000")
    with pytest.raises(Refused, match="differ from position 2 on"):
        import_file(library, written(tmp_path / "b.jsonl", other))
    assert len(facts_of(library, "trials")) == len(trials().facts)


def test_a_file_with_one_wrong_fact_leaves_nothing_behind(library: Library, tmp_path: Path) -> None:
    log = trials()
    log.facts.append(
        Fact(
            position=len(log.facts) + 1,
            happened=Moment.parse("2025-12-26"),
            recorded=Moment.parse("2025-12-26"),
            by="office",
            event=DistanceClosed(distance="w500"),
        )
    )
    with pytest.raises(Refused, match="w500 has no result yet"):
        import_file(library, written(tmp_path / "a.jsonl", log))
    assert not library.path("trials").exists()


def test_a_file_without_facts_is_refused(library: Library, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"format":"startbewijs-log/1"}\n', encoding="utf-8")
    with pytest.raises(Refused, match="holds no fact"):
        import_file(library, tmp_path / "a.jsonl")


def test_a_file_that_is_no_text_is_refused(library: Library, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(Refused, match="it is not UTF-8 text"):
        import_file(library, tmp_path / "a.jsonl")


def test_a_data_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Refused, match="cannot be made"):
        import_file(Library(tmp_path / "file" / "data", noon), written(tmp_path / "a.jsonl", trials()))


def test_an_empty_log_is_refused_with_how_to_fill_it(library: Library) -> None:
    with library.writing("empty"):
        pass
    with pytest.raises(Refused, match="The log of empty is empty"):
        snapshot(library, "empty")


def test_a_changed_fact_in_the_folder_is_found(library: Library, tmp_path: Path) -> None:
    import_file(library, written(tmp_path / "a.jsonl", trials()))
    path = library.path("trials")
    path.write_bytes(path.read_bytes().replace(b'"given":"Anna"', b'"given":"Anne"'))
    with pytest.raises(Refused, match="Fact 3 is not what was recorded"):
        proof(library, "trials")


def test_no_question_is_answered_from_a_log_that_was_changed(library: Library, tmp_path: Path) -> None:
    import_file(library, written(tmp_path / "a.jsonl", trials()))
    path = library.path("trials")
    path.write_bytes(path.read_bytes().replace(b'"given":"Anna"', b'"given":"Anne"'))
    for ask in (facts_of, snapshot, exported, proof):
        with pytest.raises(Refused, match=r"trials\.db: Fact 3 is not what was recorded.* Restore the log"):
            ask(library, "trials")


def test_nothing_is_recorded_behind_a_broken_chain(library: Library, tmp_path: Path) -> None:
    log = trials()
    import_file(library, written(tmp_path / "a.jsonl", log))
    path = library.path("trials")
    path.write_bytes(path.read_bytes().replace(b'"given":"Anna"', b'"given":"Anne"'))
    log.add(DistanceAnnounced(distance="w1000"))
    before = path.read_bytes()
    with pytest.raises(Refused, match="Fact 3 is not what was recorded"):
        import_file(library, written(tmp_path / "b.jsonl", log))
    assert path.read_bytes() == before


def test_a_log_under_another_tournaments_name_is_refused(library: Library, tmp_path: Path) -> None:
    import_file(library, written(tmp_path / "a.jsonl", trials()))
    library.path("trials").rename(library.path("finals"))
    with pytest.raises(Refused, match="holds the log of trials, not of finals"):
        proof(library, None)


def test_of_many_imports_at_once_one_makes_the_log_and_none_takes_it_away(
    library: Library, tmp_path: Path
) -> None:
    log = trials()
    file = written(tmp_path / "a.jsonl", log)
    with ThreadPoolExecutor(8) as pool:
        done = list(pool.map(lambda _: import_file(library, file), range(24)))
    assert sorted(one.new for one in done) == [0] * 23 + [len(log.facts)]
    assert [one.name for one in library.folder.iterdir()] == ["trials.db"]
    assert len(facts_of(library, "trials")) == len(log.facts)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
@pytest.mark.parametrize("step", ["open", "append", "close", "link", "settle"])
def test_an_import_that_is_killed_leaves_nothing_or_the_whole(
    library: Library, tmp_path: Path, step: str
) -> None:
    log = trials()
    file = written(tmp_path / "a.jsonl", log)
    killed = subprocess.run(
        [sys.executable, killed_import.__file__, step, str(library.folder), str(file)],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL
    whole = step == "settle"
    assert library.path("trials").exists() is whole
    assert [one.id for one in library.shelf()] == [MODEL, *["trials"][: int(whole)]]
    assert import_file(library, file).new == (0 if whole else len(log.facts))
    assert len(facts_of(library, "trials")) == len(log.facts)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda lines: [*lines, ""], r"line 10: this line is blank"),
        (lambda lines: [*lines[:3], *lines[4:]], r"line 4: "),
    ],
)
def test_what_is_wrong_in_a_file_is_told_with_its_line(
    library: Library, tmp_path: Path, change: Callable[[list[str]], list[str]], says: str
) -> None:
    file = written(tmp_path / "a.jsonl", trials())
    lines = file.read_text(encoding="utf-8").splitlines()
    says = says.replace("10", str(len(lines) + 1))
    file.write_text("\n".join(change(lines)) + "\n", encoding="utf-8")
    with pytest.raises(Refused, match=rf"a\.jsonl, {says}"):
        import_file(library, file)


def test_a_byte_order_mark_changes_nothing(library: Library, tmp_path: Path) -> None:
    file = written(tmp_path / "a.jsonl", trials())
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert import_file(library, file).new == len(trials().facts)


def test_a_line_that_is_no_text_is_damage(library: Library, tmp_path: Path) -> None:
    import_file(library, written(tmp_path / "a.jsonl", trials()))
    path = library.path("trials")
    path.write_bytes(path.read_bytes().replace(b'"given":"Anna"', b'"given":"Ann\xff"'))
    with pytest.raises(Refused, match="is damaged"):
        facts_of(library, "trials")


def test_a_damaged_file_is_refused(library: Library) -> None:
    library.folder.mkdir()
    library.path("broken").write_bytes(b"nothing like a log" * 100)
    with pytest.raises(Refused, match="is not a log"):
        snapshot(library, "broken")


def test_recording_needs_the_whole_log_to_have_been_seen() -> None:
    store = MemoryStore(chained(canonical(fact) for fact in trials().facts))
    last = store.last()
    assert record(store, [cited("first")], last).position == last + 1
    with pytest.raises(Overtaken):
        record(store, [cited("second")], last)
    assert store.last() == last + 1


def test_a_fact_that_cannot_be_is_not_recorded_nor_those_with_it() -> None:
    store = MemoryStore(chained(canonical(fact) for fact in trials().facts))
    last = store.last()
    with pytest.raises(Refused):
        record(store, [cited("first"), trials().facts[0]], last)
    assert store.last() == last


def test_recorded_facts_are_chained_to_those_before() -> None:
    log = trials()
    store = MemoryStore(chained(canonical(fact) for fact in log.facts))
    record(store, [cited("first")], store.last())
    lines = [entry.line for entry in store.read()]
    assert [entry.digest for entry in store.read()] == [digest for _, digest in chained(lines)]


def test_an_export_up_to_a_position_ends_there(library: Library) -> None:
    assert exported(library, MODEL, "5").count("\n") == 6


def test_an_export_is_the_file_of_the_log(library: Library) -> None:
    with library.reading(MODEL) as store:
        entries = [(entry.line, entry.digest) for entry in store.read()]
    assert exported(library, MODEL) == file_text(entries)


def test_a_procedure_that_was_not_adopted_word_for_word_is_refused(library: Library) -> None:
    state = snapshot(library, MODEL).competition
    packaged = library.procedure_text("knsb-2026")
    assert packaged is not None
    (library.folder / "procedures").mkdir(parents=True)
    own = library.folder / "procedures" / "knsb-2026.toml"
    own.write_text(packaged[0], encoding="utf-8")
    assert adopted(library, state).id == "knsb-2026"
    own.write_text(packaged[0] + "# changed\n", encoding="utf-8")
    with pytest.raises(Refused, match="is not the one that was adopted"):
        adopted(library, state)


def test_a_procedure_that_is_not_at_hand_says_where_to_put_it(library: Library) -> None:
    state = snapshot(library, MODEL).competition
    assert state.adoption is not None
    missing = type(state.adoption)("knsb-2030", "1", "0" * 64, 1)
    state.adoption = missing
    with pytest.raises(Refused, match=r"put its file knsb-2030\.toml into"):
        adopted(library, state)


def test_the_folder_is_the_named_one_else_the_environments_else_the_systems(tmp_path: Path) -> None:
    environment = {bootstrap.FOLDER: str(tmp_path / "environment")}
    assert bootstrap.library(tmp_path, environment).folder == tmp_path
    assert bootstrap.library(None, environment).folder == tmp_path / "environment"
    assert bootstrap.library(None, {}).folder.name == "startbewijs"


def test_the_clock_of_a_running_program_is_in_utc() -> None:
    assert bootstrap.now().tzinfo is UTC
