"""Passwords that tests hash: in the way of the desk, without the work that is there to make guessing slow."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from startbewijs.service import people


@contextmanager
def hashed_quickly() -> Iterator[None]:
    """Within it a password costs next to nothing; how much it costs outside is tested in test_people.py."""
    argon2 = pytest.importorskip(
        "argon2", reason="the passwords of the desk need argon2-cffi: make test installs it"
    )
    quick = argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(people, "_hasher", lambda: quick)
        people._nobody.cache_clear()
        yield
    people._nobody.cache_clear()
