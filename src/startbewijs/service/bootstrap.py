"""The only place where the parts are wired together: the data folder and the clock."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from startbewijs.errors import Refused
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
    try:
        if folder is None:
            from platformdirs import user_data_path

            folder = user_data_path("startbewijs", appauthor=False)
        return Library(folder.expanduser(), clock)
    except RuntimeError:  # no such person, or nobody's home
        raise Refused(
            "There is no home folder to find {folder} in; name another with --data.",
            folder=folder or "startbewijs",
        ) from None


def named_folder(folder: Path | None, environment: Mapping[str, str] = os.environ) -> None:
    """Nothing, if the data folder that a person named is there; otherwise it is refused.

    Else a slip of the pen would be answered from the packaged tournament without a word.
    """
    named, by = (folder, "--data") if folder is not None else (environment.get(FOLDER), FOLDER)
    if named is None or (folder is None and not named):
        return
    path = library(Path(named), environment).folder
    if os.path.isdir(path) and str(named).strip():
        return
    if os.path.exists(path):
        raise Refused("{folder} is a file; name the folder that your tournaments lie in.", folder=path)
    raise Refused("There is no folder {folder}; check {by}, or make it first.", folder=path, by=by)
