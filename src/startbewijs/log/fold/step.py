"""What a step of the fold is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from startbewijs.log.events.base import Event
from startbewijs.log.facts import Fact
from startbewijs.sport.competition import Competition

Steps = dict[type[Event], Callable[[Competition, Fact, Any], None]]
"""For each kind of fact, the function that takes it into the state."""
