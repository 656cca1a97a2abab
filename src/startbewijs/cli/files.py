"""Writing a file that a person asked for."""

from __future__ import annotations

import os
from pathlib import Path
from secrets import token_hex

from startbewijs.errors import Refused, reason


def put(file: Path, content: bytes) -> None:
    """Write a file that is not there yet: whole and at once, or nothing of it."""
    making = file.with_name(f".{token_hex(4)}.making")
    try:
        if os.path.lexists(file):
            raise FileExistsError
        try:
            with making.open("xb") as target:
                target.write(content)
                target.flush()
                os.fsync(target.fileno())
            os.link(making, file)
        finally:
            making.unlink(missing_ok=True)
    except FileExistsError:
        raise Refused("{path} is there already; choose another name.", path=file) from None
    except (OSError, ValueError) as problem:
        raise Refused("{path} cannot be written: {problem}.", path=file, problem=reason(problem)) from None
