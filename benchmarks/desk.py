"""How soon the desk answers while many watch: `python -m benchmarks.desk`. Needs what development installs.

A timekeeper records the passings and the finishes of twenty pairs of the women's 500 m on the morning of 28
December 2025, the referee confirms each, and after every fact the screen of the pair is loaded anew and asks
what confirming would do, as the page's script does. Meanwhile 2 000 viewers follow the first page of the site
on the same server, and every fact is announced to all of them with the page. Officials, viewers and server
share this machine: the figures are an upper bound. The first two pairs are not counted, since a server that
has just started reads the log and works out the evening before.

    python -m benchmarks.desk            with 2 000 viewers
    python -m benchmarks.desk 0          with as many as one says
    python -m benchmarks.desk 2000 2.5   with as many seconds between two commands as one says, not 0.3
"""

from __future__ import annotations

import json
import re
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread
from time import perf_counter, sleep
from urllib.parse import urlencode

from startbewijs.log.chain import chained
from startbewijs.log.facts import canonical
from startbewijs.log.fold.folding import folded
from startbewijs.service import bootstrap
from startbewijs.service.library import Library
from startbewijs.service.office.acting import Hand, acted
from startbewijs.service.office.drawn_elsewhere import Typed, published
from startbewijs.service.people import People
from startbewijs.service.queries import facts_of
from startbewijs.sport.distances import Distance

OKT, KEY = "okt-2025", "w500"
MORNING, PAIRS, WARM = 527, 20, 2
PASSWORD = "correct horse battery"
PAUSE = float(sys.argv[2]) if sys.argv[2:] else 0.3
"""Seconds between two commands. In 0.3 the proofs of one are still at work when the next comes; on the ice
only the two finishes of a pair come so close."""
_WATCHING = """
import asyncio, sys
port, viewers = int(sys.argv[1]), int(sys.argv[2])
class Viewer(asyncio.Protocol):
    def connection_made(self, line):
        line.write(b"GET /events?page=en/ HTTP/1.1\\r\\nhost: x\\r\\naccept-encoding: gzip\\r\\n\\r\\n")
    def data_received(self, data):
        global heard
        heard += len(data)
heard = 0
async def main():
    loop = asyncio.get_running_loop()
    for n in range(0, viewers, 100):
        some = range(min(100, viewers - n))
        await asyncio.gather(*(loop.create_connection(Viewer, "127.0.0.1", port) for _ in some))
    print("watching", flush=True)
    await loop.run_in_executor(None, sys.stdin.readline)
    print(heard, flush=True)
asyncio.run(main())
"""


class Desk:
    """An official's browser, as far as the server knows: a line that is kept, a cookie, a form key."""

    def __init__(self, port: int, login: str) -> None:
        self.line, self.login, self.sent = HTTPConnection("127.0.0.1", port), login, 0
        fields = urlencode({"login": login, "password": PASSWORD})
        head = {"content-type": "application/x-www-form-urlencoded"}
        self.line.request("POST", "/desk/en/login", fields, head)
        answer = self.line.getresponse()
        answer.read()
        self.head = {"cookie": str(answer.headers["set-cookie"]).partition(";")[0]}
        self.seen, self.form_key = 0, ""

    def loads(self, address: str) -> float:
        """Milliseconds in which a screen is there."""
        begun = perf_counter()
        self.line.request("GET", address, headers=self.head)
        answer = self.line.getresponse()
        page = answer.read().decode()
        took = (perf_counter() - begun) * 1_000
        assert answer.status == 200, (address, answer.status)
        self.seen = int(re.findall(r'data-position="(\d+)"', page)[0])
        self.form_key = re.findall(r'data-form-key="([^"]+)"', page)[0]
        return took

    def gives(self, command: str, values: dict[str, str]) -> list[float]:
        """Milliseconds in which each answer to a command is there: what it asks first, and the facts."""
        took, accept = [], list[str]()
        while True:
            self.sent += 1
            body = {"act": f"{self.login}-{self.sent:08}", "command": command, "values": values}
            sent = json.dumps({**body, "seen": self.seen, "accept": accept})
            head = {**self.head, "x-form-key": self.form_key, "content-type": "application/json"}
            begun = perf_counter()
            self.line.request("POST", "/desk/act", sent, head)
            answer = self.line.getresponse()
            told = json.loads(answer.read())
            took.append((perf_counter() - begun) * 1_000)
            if answer.status == 200:
                return took
            assert answer.status == 422, told
            accept += [one["key"] for one in told["doubts"]]

    def foresees(self, address: str) -> None:
        """Nothing; what confirming the pair would do was asked, and answered some time."""
        self.line.request("GET", f"{address}effect/", headers=self.head)
        self.line.getresponse().read()


@dataclass(frozen=True)
class Skated:
    """A pair, and what there is to record of it."""

    race: int
    id: str
    skaters: tuple[str, ...]

    def commands(self) -> Iterator[tuple[str, dict[str, str]]]:
        """Passings, finishes, and the referee's word."""
        for metres, time in (("100", "1055"), ("500", "3891")):
            for n, skater in enumerate(self.skaters):
                yield "time", {"skater": skater, "time": f"{time}{n}", "metres": metres}
        yield "confirm", {}


def main() -> None:
    """Prints every figure."""
    viewers = int(sys.argv[1]) if sys.argv[1:] else 2_000
    limit = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (limit, limit))
    with tempfile.TemporaryDirectory() as folder:
        pairs = prepared(bootstrap.library(Path(folder), {}, lambda: datetime.now(UTC)))
        server = subprocess.Popen(
            [sys.executable, "-m", "startbewijs", "serve", "--port", "0", "--data", folder],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert server.stdout is not None
        port = int(re.findall(r":(\d+)/", server.stdout.readline())[0])
        watching = subprocess.Popen(
            [sys.executable, "-c", _WATCHING, str(port), str(viewers)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            assert watching.stdout is not None
            assert watching.stdout.readline() == "watching\n"
            sleep(5)  # the first page of the evening before is worked out
            took = worked(port, pairs)
            heard = watching.communicate("\n")[0]
        finally:
            for one in (server, watching):
                one.kill()
                one.wait()
    for name, every in took.items():
        print(f"{name}, {viewers} viewers: {spread(every)}")  # noqa: T201
    every = [one for each in took.values() for one in each]
    print(f"all, {viewers} viewers: {spread(every)}; they had {int(heard) // 2**20} MB")  # noqa: T201


def prepared(library: Library) -> list[Skated]:
    """The pairs of both races, drawn on that morning, and somebody of either office who may log in."""
    facts = facts_of(library, OKT)[:MORNING]
    assert library.puts_new(OKT, list(chained(map(canonical, facts))))
    contest = folded(facts).contest(KEY)
    fit = sorted(contest.entrants - contest.withdrawn.keys())
    rows = [Typed(str(n), *two) for n, two in enumerate(zip(fit[::2], fit[1::2], strict=False), 1)]
    for race in (1, 2):
        draw = partial(published, distance=Distance.of(KEY), race=race, pairs=rows, unclosed=True)
        acted(library, OKT, Hand(by="referee"), draw)
    people = People(library.folder, library.now)
    people.add("chef", "The Chef", ["administrator"], PASSWORD, by="benchmark")
    people.add("bea", "The Timekeeper", ["timekeeper"], PASSWORD, by="benchmark")
    people.add("anna", "The Referee", ["referee"], PASSWORD, by="benchmark")
    people.close()
    return [Skated(race, str(n), (row.inner, row.outer)) for race in (1, 2) for n, row in enumerate(rows, 1)][
        :PAIRS
    ]


def worked(port: int, pairs: Sequence[Skated]) -> dict[str, list[float]]:
    """Milliseconds of every answer, by what was asked."""
    timing, referee, foresight = (Desk(port, login) for login in ("bea", "anna", "bea"))
    took: dict[str, list[float]] = {"a time": [], "a confirmation": [], "the screen of a pair": []}
    for n, pair in enumerate(pairs):
        if n == WARM:
            took = {name: [] for name in took}
        address = f"/desk/en/pair/{KEY}/{pair.race}/{pair.id}/"
        for one in (timing, referee):
            one.loads(address)
        for command, words in pair.commands():
            values = {"distance": KEY, "race": str(pair.race), "pair": pair.id, **words}
            who, name = (referee, "a confirmation") if command == "confirm" else (timing, "a time")
            took[name] += who.gives(command, values)
            asked = Thread(target=foresight.foresees, args=(address,))
            asked.start()
            took["the screen of a pair"] += [one.loads(address) for one in (timing, referee)]
            asked.join()
            sleep(PAUSE)
    return took


def spread(took: Sequence[float]) -> str:
    """The middle one and the slowest of a hundred."""
    every = sorted(took)
    p50, p99 = every[len(every) // 2], every[len(every) * 99 // 100]
    return f"p50 {p50:.0f} ms, p99 {p99:.0f} ms, slowest {every[-1]:.0f} ms (of {len(every)})"


if __name__ == "__main__":
    main()
