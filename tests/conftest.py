"""What holds for every test."""

from __future__ import annotations

import gc
from importlib.util import find_spec

from hypothesis import settings

# The solver is a tool of `make oracle` alone; where it is not installed, its module cannot be read.
collect_ignore = [] if find_spec("ortools") else ["oracles/solver.py"]

# How long one example takes says more about the machine than about the rule.
settings.register_profile("startbewijs", deadline=None)
settings.load_profile("startbewijs")


def pytest_collection_finish() -> None:
    """Nothing; what is loaded and collected by now stays, and is not looked through for garbage again."""
    gc.collect()
    gc.freeze()
