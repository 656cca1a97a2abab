"""The hash chain finds every later change and says where."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from startbewijs.errors import Refused
from startbewijs.log.chain import GENESIS, chained, link, verified

LINES = st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=10), min_size=1, max_size=8)
HEX = st.text("0123456789abcdef", min_size=64, max_size=64)


def refused_at(entries: list[tuple[str, str]]) -> object:
    with pytest.raises(Refused, match="is not what was recorded") as refusal:
        verified(entries)
    return refusal.value.fields["position"]


@given(LINES)
def test_an_untouched_log_holds_and_its_last_digest_is_that_of_the_whole_log(lines: list[str]) -> None:
    entries = list(chained(lines))
    assert verified(entries) == entries[-1][1]
    assert [line for line, _ in entries] == lines


def test_an_empty_log_has_the_digest_it_begins_with() -> None:
    assert verified([]) == GENESIS


@given(LINES, st.data())
def test_an_altered_fact_is_found_at_its_place(lines: list[str], data: st.DataObject) -> None:
    entries = list(chained(lines))
    at = data.draw(st.integers(0, len(lines) - 1))
    altered = data.draw(st.text(st.characters(exclude_categories=["Cs"])))
    assume(altered != lines[at])
    entries[at] = (altered, entries[at][1])
    assert refused_at(entries) == at + 1


@given(LINES, st.data())
def test_an_altered_digest_is_found_at_its_place(lines: list[str], data: st.DataObject) -> None:
    entries = list(chained(lines))
    at = data.draw(st.integers(0, len(lines) - 1))
    digest = data.draw(HEX)
    assume(digest != entries[at][1])
    entries[at] = (entries[at][0], digest)
    assert refused_at(entries) == at + 1


@given(LINES, st.data())
def test_two_swapped_facts_are_found_at_the_first_of_them(lines: list[str], data: st.DataObject) -> None:
    assume(len(lines) > 1)
    entries = list(chained(lines))
    first, second = sorted(
        data.draw(st.lists(st.integers(0, len(lines) - 1), min_size=2, max_size=2, unique=True))
    )
    entries[first], entries[second] = entries[second], entries[first]
    assert refused_at(entries) == first + 1


@given(LINES, st.data())
def test_a_dropped_fact_is_found_where_it_is_missing(lines: list[str], data: st.DataObject) -> None:
    whole = list(chained(lines))
    at = data.draw(st.integers(0, len(lines) - 1))
    left = whole[:at] + whole[at + 1 :]
    if at < len(lines) - 1:
        assert refused_at(left) == at + 1
    else:
        # Of a log that ends early only the digest of the whole log can tell.
        assert verified(left) != whole[-1][1]


@given(LINES, LINES)
def test_a_log_that_is_altered_and_chained_anew_has_another_digest(
    lines: list[str], others: list[str]
) -> None:
    assume(lines != others)
    assert verified(chained(lines)) != verified(chained(others))


def test_the_border_between_two_facts_counts() -> None:
    assert verified(chained(["ab", "c"])) != verified(chained(["a", "bc"]))


@given(LINES, LINES)
def test_a_log_is_chained_on_from_where_it_ended(before: list[str], after: list[str]) -> None:
    start = list(chained(before))
    assert [*start, *chained(after, start[-1][1])] == list(chained(before + after))


def test_the_digest_of_a_log_is_the_same_for_ever() -> None:
    assert GENESIS == "bac5c056d0f54d4057de1cab8438c9393b6fecd5b899d8180f52b7c6a2876521"
    assert link(GENESIS, "{}") == "80b3376f7da983da587c93141e70e7540f544822caa6157b69d974643c9e6cbd"


@pytest.mark.parametrize("position", [1, 2, 3])
def test_the_refusal_says_how_to_mend_it(position: int) -> None:
    entries = list(chained(["a", "b", "c"]))
    entries[position - 1] = ("x", entries[position - 1][1])
    with pytest.raises(Refused) as refusal:
        verified(entries)
    assert str(refusal.value) == (
        f"Fact {position} is not what was recorded: it, or its digest, was changed afterwards. "
        "Restore the log from an export or a backup."
    )
