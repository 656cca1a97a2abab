"""A line that tells no fact is refused in our words: which field, what is there, what is due."""

from __future__ import annotations

import json

import pytest

from startbewijs.errors import Refused
from startbewijs.log.facts import fact

CITED = {"type": "source.cited/1", "key": "a", "title": "A"}
GOOD = {
    "position": 1,
    "happened": "2025-12-24",
    "recorded": "2025-12-24",
    "by": "office",
    "event": CITED,
}


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"position": "x"}, "the field “position” holds a text, and a whole number is due; mend it"),
        ({"position": 0}, "the field “position” has to be >= 1; mend it"),
        ({"by": "koning"}, "the field “by” holds 'koning', which is no value of it"),
        ({"sources": [1]}, "the field “sources[0]” holds a whole number, and a text is due"),
        ({"why": 1}, "the field “why” holds a whole number, and a text is due"),
        ({"why": ""}, "the length of the field “why” has to be >= 1"),
        ({"zzz": 1}, "the field “zzz” is not known here; take it out"),
        ({"event": 3}, "the field “event” holds a whole number, and an object { } is due"),
        ({"event": {}}, "the field “event.type” is missing; add it"),
        ({"event": {"type": "x"}}, "the field “event.type” holds 'x', which is no value of it"),
        ({"event": {"type": "source.cited/1"}}, "the field “event.key” is missing; add it"),
        ({"event": {**CITED, "key": "A B"}}, "the field “event.key” is not written as it has to be"),
        ({"event": {**CITED, "foo": 1}}, "the field “event.foo” is not known here"),
    ],
)
def test_a_field_that_is_wrong_is_named_with_what_is_due(change: dict[str, object], says: str) -> None:
    assert fact(json.dumps(GOOD))
    with pytest.raises(Refused) as caught:
        fact(json.dumps({**GOOD, **change}))
    assert str(caught.value).startswith(f"This is no fact: {says}")
    assert "Expected" not in str(caught.value)
    assert "$" not in str(caught.value)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("[]", "the line holds a list [ ], and an object { } is due"),
        ("{", "this cannot be read as JSON (Input data was truncated)"),
        ('{"position":1}', "the field “happened” is missing"),
    ],
)
def test_a_line_that_is_no_fact_at_all_is_told_apart(line: str, says: str) -> None:
    with pytest.raises(Refused, match="This is no fact") as caught:
        fact(line)
    assert says in str(caught.value)
