"""A process of its own in which pages are made, so that no proof holds up an answer to an official.

In one Python process only one thread computes at a time. What takes long is therefore asked of another
process, which reads the same log and knows nothing else. It ends when the line to it does, however that came
about.
"""

from __future__ import annotations

import os
import pickle
import socket
import subprocess
import sys
import traceback
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from startbewijs.errors import Refused
from startbewijs.publish.words import LANGUAGES, Words, spoken
from startbewijs.service import bootstrap
from startbewijs.service.library import notes
from startbewijs.service.live import Archive
from startbewijs.service.sight import Sight
from startbewijs.web.memory import left_to_us, tidied

T = TypeVar("T")
Make = Callable[[Sight], T]
"""What makes something of what may be known. To be sent to another process it has to be a function of a
module, with what else it needs (`functools.partial`)."""

_PATIENCE = 0.4
"""Seconds without work after which memory is looked over: in the middle of a proof that doubled its time."""
_TIDY = 40
"""After so many things made it is looked over."""


class Fallen(Exception):
    """Something failed in the workshop; the text says where."""


@dataclass(frozen=True, slots=True)
class Bench:
    """What a workshop is furnished with: where the log lies, and what its pages say of themselves.

    `niceness` is by how much it gives way to others that want the processor.
    """

    folder: Path
    tournament: str
    public: str = ""
    speed: int | None = None
    niceness: int = 0


class Workshop:
    """A process that makes what it is asked for, one thing at a time; begun when it is first asked.

    Several threads may ask one, and each waits for its own. A process that ended is begun anew.
    """

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._turn = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._line: Connection | None = None
        self._closed = False

    @property
    def pid(self) -> int | None:
        """The process at work, once there is one."""
        return None if self._process is None else self._process.pid

    def begin(self) -> None:
        """Nothing; the process is at work, or on its way."""
        with self._turn:
            self._begun()

    def makes(self, make: Make[T], newest: int) -> T:
        """What comes of `make` in a log that ends at `newest`; `Refused` as it is, else `Fallen`."""
        with self._turn:
            for again in (True, False):
                line = self._begun()
                try:
                    line.send((make, newest))
                    done, found = line.recv()
                    break
                except (EOFError, OSError):
                    self._end()
                    if self._closed or not again:
                        raise Fallen("The process that makes pages ended in the middle of one.") from None
        if not done:
            raise found if isinstance(found, Refused) else Fallen(found)
        made: T = found
        return made

    def close(self) -> None:
        """Nothing; the process ends, also in the middle of something."""
        self._closed = True
        process = self._process
        if process is not None:
            process.kill()  # so that whoever waits for it has its turn end
        with self._turn:
            self._end()

    def _begun(self) -> Connection:
        if self._closed:
            raise Fallen("The server has stopped.")
        if self._line is None:
            ours, theirs = socket.socketpair()
            with theirs:
                # Modules come from where ours do, and never from the folder that somebody happened to be in.
                found = os.pathsep.join(one for one in sys.path if one)
                self._process = subprocess.Popen(
                    [sys.executable, "-P", "-m", __name__, str(theirs.fileno())],
                    pass_fds=[theirs.fileno()],
                    stdin=subprocess.DEVNULL,
                    process_group=0,  # Ctrl-C is for the server, which then ends this
                    env=os.environ | {"PYTHONPATH": found},
                )
            self._line = Connection(ours.detach())
            if self._closed:  # meanwhile
                raise Fallen("The server has stopped.")
            self._line.send(self._bench)
        return self._line

    def _end(self) -> None:
        process, self._process = self._process, None
        line, self._line = self._line, None
        if process is not None:
            process.kill()
            process.wait()
        if line is not None:
            line.close()


def at_work(line: Connection) -> None:
    """Nothing, once the line has ended; until then everything that is asked over it was made."""
    bench: Bench = line.recv()
    with suppress(OSError, AttributeError):
        os.nice(bench.niceness)
    words = {one: spoken(one).knowing(notes(one)) for one in LANGUAGES}
    archive = Archive(bootstrap.library(bench.folder), bench.tournament)
    left_to_us()
    made = 0
    while True:
        if made >= _TIDY and not line.poll(_PATIENCE):
            tidied(whole=True)
            made = 0
        make, newest = line.recv()
        made += 1
        line.send_bytes(_answer(make, newest, archive, bench, words))


def _answer(
    make: Make[Any], newest: int, archive: Archive, bench: Bench, words: Mapping[str, Words]
) -> bytes:
    try:
        with suppress(Refused):  # what was known stays shown; the server says what is wrong with the log
            archive.refreshed()
        found = make(Sight(archive, min(newest, archive.newest), words, bench.public, bench.speed))
        return pickle.dumps((True, found))
    except Refused as refused:
        return pickle.dumps((False, refused))
    except Exception:
        return pickle.dumps((False, traceback.format_exc()))


def main() -> None:
    """Nothing, once whoever began this process has gone."""
    with suppress(EOFError, OSError):
        at_work(Connection(int(sys.argv[1])))


if __name__ == "__main__":
    main()
