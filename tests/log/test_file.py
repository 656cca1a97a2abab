"""The file of a whole log: out and in again, and every way in which it can be wrong."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.building import Log
from tests.log.events_strategy import facts, logs

from startbewijs.errors import Refused
from startbewijs.log.chain import chained, verified
from startbewijs.log.facts import Fact, canonical
from startbewijs.log.file import FORMAT, file_facts, file_text

HEAD = f'{{"format":"{FORMAT}"}}'


def written(told: list[Fact]) -> str:
    return file_text(chained(map(canonical, told)))


@pytest.fixture
def text() -> str:
    """A file of four facts: line 1 is the head, line n + 1 is fact n."""
    log = Log().announces("w500").enters("w500", "anna", known=None)
    assert len(log.facts) == 4
    return written(log.facts)


def changed(text: str, number: int, line: str | None) -> str:
    lines = text.splitlines()
    lines[number - 1 : number] = [] if line is None else [line]
    return "\n".join(lines) + "\n"


def bare(text: str, number: int) -> dict[str, object]:
    value = json.loads(text.splitlines()[number - 1])
    del value["digest"]
    assert isinstance(value, dict)
    return value


def refusal(text: str) -> str:
    with pytest.raises(Refused) as refused:
        file_facts(text, "trials.jsonl")
    return str(refused.value)


@settings(max_examples=50)
@given(logs())
def test_an_exported_log_is_imported_with_the_same_facts_and_the_same_digest(told: list[Fact]) -> None:
    entries = list(chained(map(canonical, told)))
    found = file_facts(file_text(entries), "trials.jsonl")
    assert found == told
    assert verified(chained(map(canonical, found))) == entries[-1][1]


@pytest.mark.parametrize(
    "separator", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c", "\r", "\n", "\r\n"]
)
def test_any_character_may_stand_in_the_words_of_a_fact(separator: str) -> None:
    log = Log()
    log.registers("anna", team=f"one{separator}two")
    assert file_facts(written(log.facts), "trials.jsonl") == log.facts


def test_a_log_written_by_hand_needs_no_digests(text: str) -> None:
    hand = [HEAD, *(json.dumps(bare(text, number), indent=None) for number in range(2, 6))]
    assert file_facts("\n".join(hand), "trials.jsonl") == file_facts(text, "trials.jsonl")


def test_a_log_may_have_digests_on_some_lines_only(text: str) -> None:
    assert file_facts(changed(text, 3, json.dumps(bare(text, 3))), "x") == file_facts(text, "x")


def test_a_file_saved_with_the_line_ends_of_windows_is_read_too(text: str) -> None:
    assert file_facts(text.replace("\n", "\r\n"), "x") == file_facts(text, "x")


def test_a_file_with_its_head_alone_is_an_empty_log() -> None:
    assert file_facts(HEAD + "\n", "x") == []
    assert file_text([]) == HEAD + "\n"


@pytest.mark.parametrize(
    "head",
    [
        "", "{}", "[]", "nonsense", '{"format":"startbewijs-log/2"}', '{"format":1}', "\ud800", "[" * 50_000,
        '{"format":"startbewijs-log/1","name":"x"}',
    ],
)  # fmt: skip
def test_a_file_with_another_first_line_is_refused_with_the_right_one(text: str, head: str) -> None:
    told = refusal(changed(text, 1, head))
    assert told.startswith("trials.jsonl, line 1: this is no tournament file")
    assert HEAD in told
    assert "startbewijs export" in told


def test_an_empty_file_is_refused_at_its_first_line() -> None:
    assert refusal("").startswith("trials.jsonl, line 1: this is no tournament file")


@pytest.mark.parametrize("line", ["nonsense", "", "[]", "{", '"text"', "null", "\ud800", "[" * 50_000])
def test_a_line_that_is_no_json_object_is_refused_by_number(text: str, line: str) -> None:
    assert refusal(changed(text, 3, line)).lower().startswith("trials.jsonl, line 3: this ")


def test_a_line_that_is_no_fact_is_refused_by_number_and_field(text: str) -> None:
    told = refusal(changed(text, 4, json.dumps({**bare(text, 4), "by": "me"})))
    assert told.startswith("trials.jsonl, line 4: This is no fact")
    assert "“by”" in told


@pytest.mark.parametrize("number", [2, 3, 4])
def test_a_missing_line_is_refused_where_it_is_missing(text: str, number: int) -> None:
    assert refusal(changed(text, number, None)) == (
        f"trials.jsonl, line {number}: this fact has position {number}, but {number - 1} comes here; "
        "a line is missing or moved"
    )


def test_two_swapped_lines_are_refused_at_the_first(text: str) -> None:
    lines = text.splitlines()
    lines[2], lines[3] = lines[3], lines[2]
    assert refusal("\n".join(lines)).startswith("trials.jsonl, line 3: this fact has position 3, but 2")


@pytest.mark.parametrize("number", [2, 3, 4, 5])
def test_a_changed_fact_is_refused_at_its_line_with_the_way_out(text: str, number: int) -> None:
    value = {**json.loads(text.splitlines()[number - 1]), "by": "speaker"}
    assert refusal(changed(text, number, json.dumps(value))) == (
        f"trials.jsonl, line {number}: the digest does not hold: this line or one before it was changed "
        "after it was recorded. Leave out every “digest” to import it as a new log"
    )


def test_a_changed_fact_without_its_digest_is_found_at_the_next_digest(text: str) -> None:
    value = {**bare(text, 3), "by": "speaker"}
    assert refusal(changed(text, 3, json.dumps(value))).startswith("trials.jsonl, line 4: the digest")


@settings(max_examples=50)
@given(told=logs(), data=st.data())
def test_no_line_can_be_changed_unnoticed(told: list[Fact], data: st.DataObject) -> None:
    entries = list(chained(map(canonical, told)))
    at = data.draw(st.integers(0, len(told) - 1))
    other = data.draw(facts(position=at + 1))
    if other != told[at]:
        entries[at] = (canonical(other), entries[at][1])
        assert refusal(file_text(entries)).startswith(f"trials.jsonl, line {at + 2}: the digest")


@pytest.mark.parametrize("digest", [None, 1, ["a"]])
def test_a_digest_that_is_no_text_is_refused(text: str, digest: object) -> None:
    value = {**bare(text, 2), "digest": digest}
    assert refusal(changed(text, 2, json.dumps(value))) == "trials.jsonl, line 2: the digest is not a text"


def test_the_moment_of_import_is_no_part_of_a_fact(text: str) -> None:
    value = {**bare(text, 2), "imported": "2026-01-01T00:00:00Z"}
    assert "imported" in refusal(changed(text, 2, json.dumps(value)))
    assert "imported" not in text
