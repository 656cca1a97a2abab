"""Facts of every kind, drawn from the types of the events themselves."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import msgspec
from hypothesis import strategies as st
from msgspec import inspect
from tests.sport.test_moments import MOMENTS

from startbewijs.log.events.base import Event
from startbewijs.log.facts import EVENTS, Fact

WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40).filter(str.strip)
SOURCES = st.from_regex(r"^[a-z0-9_]{1,20}\Z")
OFFICES = st.sampled_from(["office", "referee", "starter", "timekeeper", "speaker", "publication"])


def _values(kind: inspect.Type) -> st.SearchStrategy[Any]:
    match kind:
        case inspect.StrType(pattern=None):
            return st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
        case inspect.StrType(pattern=r"\S"):
            return WORDS
        case inspect.StrType(pattern=str(pattern), max_length=longest):
            return st.from_regex(pattern).filter(lambda text: longest is None or len(text) <= longest)
        case inspect.IntType(ge=least, le=most):
            return st.integers(least, most)
        case inspect.BoolType():
            return st.booleans()
        case inspect.NoneType():
            return st.none()
        case inspect.LiteralType(values=known):
            return st.sampled_from(known)
        case inspect.UnionType(types=types):
            return st.one_of(*map(_values, types))
        case inspect.VarTupleType(item_type=item, min_length=least, max_length=most):
            return st.lists(_values(item), min_size=least or 0, max_size=most or 4).map(tuple)
        case inspect.StructType(cls=struct):
            return _structs(struct)
    raise AssertionError(f"no strategy for {kind}")


@cache
def _structs(struct: type[Any]) -> st.SearchStrategy[Any]:
    found = inspect.type_info(struct)
    assert isinstance(found, inspect.StructType)
    required = {field.name: _values(field.type) for field in found.fields if field.required}
    optional = {field.name: _values(field.type) for field in found.fields if not field.required}
    return st.fixed_dictionaries(required, optional=optional).map(lambda values: struct(**values))


@cache
def events(*kinds: type[Event]) -> st.SearchStrategy[Event]:
    """Events of these kinds, or of any kind; each well-formed, though not always possible in a log."""
    return st.one_of(*(_structs(kind) for kind in kinds or EVENTS))


@cache
def facts(*kinds: type[Event], position: int | None = None) -> st.SearchStrategy[Fact]:
    """Facts around such events, each with a reason where one is due."""
    return events(*kinds).flatmap(lambda event: _around(event.reason_due, position).map(_with(event)))


@cache
def _around(reason_due: bool, position: int | None) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {
            "position": st.integers(1, 10**6) if position is None else st.just(position),
            "happened": MOMENTS,
            "recorded": MOMENTS,
            "by": OFFICES,
            "signed": st.none() | WORDS,
            "why": WORDS if reason_due else st.none() | WORDS,
            "sources": st.lists(SOURCES, max_size=3).map(tuple),
        }
    )


def _with(event: Event) -> Callable[[dict[str, Any]], Fact]:
    return lambda around: Fact(event=event, **around)


def logs(size: int = 5) -> st.SearchStrategy[list[Fact]]:
    """Short runs of facts in order of position; they need not fold."""
    return st.lists(facts(), min_size=1, max_size=size).map(
        lambda drawn: [msgspec.structs.replace(one, position=n) for n, one in enumerate(drawn, 1)]
    )
