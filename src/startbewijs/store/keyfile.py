"""A key of the data folder: made once, for whoever runs the server alone."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from secrets import token_bytes, token_hex

from startbewijs.errors import Refused, reason

LENGTH = 32
"""Bytes of a key."""


def key_in(path: Path) -> bytes:
    """The key in a file; where there is none, or half of one, a new one is put in its place.

    It is made under a hidden name and put in its place whole, so that of several programs all have the same.
    """
    try:
        found = _read(path)
        if found is None:
            making = path.with_name(f".{path.name}.{token_hex(4)}.making")
            try:
                _write(making, token_bytes(LENGTH))
                if path.exists():  # half a key is none
                    os.replace(making, path)
                else:
                    with suppress(FileExistsError):  # another program was quicker
                        os.link(making, path)
                found = _read(path)
            finally:
                making.unlink(missing_ok=True)
    except OSError as problem:
        raise Refused(
            "The key of the desk in {path} cannot be read or made ({problem}); mend the file or its folder.",
            path=path,
            problem=reason(problem),
        ) from None
    if found is None:
        raise Refused("{path} holds no key of the desk; take it away, and another is made.", path=path)
    return found


def _read(path: Path) -> bytes | None:
    try:
        found = path.read_bytes()
    except FileNotFoundError:
        return None
    return found if len(found) == LENGTH else None


def _write(path: Path, key: bytes) -> None:
    opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.write(opened, key)
        os.fsync(opened)
    finally:
        os.close(opened)
