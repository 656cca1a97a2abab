"""Where the collected facts and real files lie that are kept beside the project and committed nowhere."""

from __future__ import annotations

import os
from pathlib import Path

SHARED = Path(os.environ.get("STARTBEWIJS_SHARED", Path(__file__).parents[2] / "shared"))
"""Tests that need something of it are left out where it is not there, and say so."""
