"""A disk that loses what was not synced, for tests: an SQLite VFS between the store and the real files."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from types import TracebackType

import apsw

_NUMBERS = count(1)


@dataclass
class Unsynced:
    """What happened to one file since its last sync: how it was, and every change in order."""

    content: bytes
    changes: list[Callable[[bytearray], None]] = field(default_factory=list)


class FailingDisk(apsw.VFS):
    """A disk whose power fails at a chosen step, where every write, truncation, sync and deletion is a step.

    From that step on nothing reaches the files and every step fails, until the writer has noticed and calls
    `switch_off`: then it can let go of the files, which changes nothing in them any more. `restored` leaves
    in the files what a real disk may have kept: everything synced, and of the rest nothing or any part. A
    deletion counts as kept at once, which is the worst for whoever relied on the deleted file; so does the
    making of a file, since SQLite syncs the folder together with a new journal.
    """

    def __init__(self, power_fails_at: int | None = None) -> None:
        self.name = f"failing-{next(_NUMBERS)}"
        super().__init__(self.name, "")
        self.power_fails_at = power_fails_at
        self.steps = 0
        self._given_up = False
        self.synced: dict[str, int] = {}
        self._unsynced: dict[str, Unsynced] = {}

    def switch_off(self) -> None:
        """Nothing; the power has failed, and what is still asked of the disk goes nowhere."""
        self._given_up = True

    def restored(self, kept: random.Random | None = None) -> None:
        """Nothing; the files are what the disk holds when the power is back.

        Of the changes that were never synced none is kept, or those that `kept` draws.
        """
        for path, unsynced in self._unsynced.items():
            if Path(path).exists():
                content = bytearray(unsynced.content)
                for change in unsynced.changes:
                    if kept is not None and kept.random() < 0.5:
                        change(content)
                Path(path).write_bytes(content)

    def reached(self) -> bool:
        """Whether this step still reaches the disk. Raises when the power fails at it."""
        if self._given_up:
            return False
        if self.steps == self.power_fails_at:
            raise apsw.IOError("the power is off")
        self.steps += 1
        return True

    def changed(self, path: str, change: Callable[[bytearray], None]) -> None:
        """Nothing; the change is remembered as one that a power cut may undo."""
        unsynced = self._unsynced.get(path)
        if unsynced is None:
            unsynced = self._unsynced[path] = Unsynced(Path(path).read_bytes())
        unsynced.changes.append(change)

    def settled(self, path: str) -> None:
        """Nothing; what was written to the file can no longer be undone."""
        self._unsynced.pop(path, None)
        self.synced[path] = self.synced.get(path, 0) + 1

    # The names are SQLite's.
    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> apsw.VFSFile:  # noqa: N802
        if name is None:
            return apsw.VFSFile("", name, flags)
        return _File(self, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802
        if self.reached():
            super().xDelete(filename, syncdir)
            self._unsynced.pop(filename, None)

    def excepthook(
        self,
        etype: type[BaseException] | None,
        evalue: BaseException | None,
        etraceback: TracebackType | None,
    ) -> bool:
        """True: a failing power needs no report on standard error."""
        return True


class _File(apsw.VFSFile):
    def __init__(self, disk: FailingDisk, name: str | apsw.URIFilename, flags: list[int]) -> None:
        super().__init__("", name, flags)
        self._disk = disk
        self._path = name if isinstance(name, str) else name.filename()

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        if not self._disk.reached():
            return
        written = bytes(data)

        def write(content: bytearray) -> None:
            content.extend(bytes(max(0, offset - len(content))))
            content[offset : offset + len(written)] = written

        self._disk.changed(self._path, write)
        super().xWrite(written, offset)

    def xTruncate(self, newsize: int) -> None:  # noqa: N802
        if not self._disk.reached():
            return

        def truncate(content: bytearray) -> None:
            del content[newsize:]
            content.extend(bytes(newsize - len(content)))

        self._disk.changed(self._path, truncate)
        super().xTruncate(newsize)

    def xSync(self, flags: int) -> None:  # noqa: N802
        if self._disk.reached():
            super().xSync(flags)
            self._disk.settled(self._path)

    def excepthook(
        self,
        etype: type[BaseException] | None,
        evalue: BaseException | None,
        etraceback: TracebackType | None,
    ) -> bool:
        return True
