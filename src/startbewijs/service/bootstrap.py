"""The only place where the parts are wired together: the data folder and the clock."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from startbewijs.service.library import Library

FOLDER = "STARTBEWIJS_DATA"
"""The environment variable that names another data folder."""


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def library(
    folder: Path | None = None,
    environment: Mapping[str, str] = os.environ,
    clock: Callable[[], datetime] = now,
) -> Library:
    """The tournaments of this user: in the folder that is named, or where the system keeps such data."""
    if folder is None and environment.get(FOLDER):
        folder = Path(environment[FOLDER])
    if folder is None:
        from platformdirs import user_data_path

        folder = user_data_path("startbewijs", appauthor=False)
    return Library(folder.expanduser(), clock)
