"""From a referee's word to the last of 2 000 viewers: `python -m benchmarks.confirmed`.

A timekeeper records the passings and the finishes of pairs of the women's 500 m on the morning of 28 December
2025, at the desk. The referee looks at them for a second and a half, then confirms. What is measured begins
before the confirmation is sent and ends when the last viewer of the first page has the new order in hand,
whole and compressed: its recording, its proofs and the drawing included. What would be if the pair were
confirmed was proved while the referee looked, since the page says it anyway: that is the point of the figure.
`python -m benchmarks.live hand` has the other, of results that nobody could foresee. Beside it, pair by pair,
the same bytes sent to as many readers by a bare asyncio server that has them ready.

Who is told without the page asks for it and is counted. The bytes of all viewers are compared, and unpacked
they must be the page of that very fact. The first two pairs are not counted. Officials, viewers and server
share this machine. Needs what development installs.

    python -m benchmarks.confirmed          2 000 viewers
    python -m benchmarks.confirmed 500      as many as one says
"""

from __future__ import annotations

import asyncio
import re
import resource
import subprocess
import sys
import tempfile
import zlib
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from benchmarks.desk import KEY, WARM, Desk, prepared
from benchmarks.live import BARE_PUSH, Line, Seen, chunk, following, order, pushed, started, told, unpacked

from startbewijs.service import bootstrap

PAIRS = 14
LOOKING = 1.5
"""Seconds that the referee looks at a pair before the word."""


async def main() -> None:
    """Prints every figure."""
    viewers = int(sys.argv[1]) if sys.argv[1:] else 2_000
    limit = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (limit, limit))
    with tempfile.TemporaryDirectory() as folder:
        pairs = prepared(bootstrap.library(Path(folder), {}, lambda: datetime.now(UTC)))[:PAIRS]
        server, port = started(folder)
        plain = subprocess.Popen([sys.executable, "-c", BARE_PUSH], stdout=subprocess.PIPE, text=True)
        assert plain.stdout is not None
        floor_port = int(plain.stdout.readline())
        try:
            lines = await following(port, viewers, b"/events?page=nl/")
            floor_lines = await following(floor_port, viewers, b"/events")
            timing = await asyncio.to_thread(Desk, port, "bea")
            referee = await asyncio.to_thread(Desk, port, "anna")
            ours: list[list[float]] = []
            floors: list[float] = []
            asked = 0
            for n, pair in enumerate(pairs):
                address = f"/desk/en/pair/{KEY}/{pair.race}/{pair.id}/"
                for command, words in pair.commands():
                    values = {"distance": KEY, "race": str(pair.race), "pair": pair.id, **words}
                    desk = referee if command == "confirm" else timing
                    await asyncio.to_thread(desk.loads, address)
                    due = desk.seen + 1
                    seen: list[Seen] = []
                    last = command == "confirm"
                    news = asyncio.gather(
                        *(order(line, port, due, seen) if last else reached(line, due) for line in lines)
                    )
                    await asyncio.sleep(LOOKING if last else 0.1)
                    begun = perf_counter()
                    await asyncio.to_thread(desk.gives, command, values)
                    await news
                if n < WARM:
                    continue
                assert len({unpacked(one.page) for one in seen}) == 1
                assert b'data-position="%d"' % due in unpacked(seen[0].page)
                asked += sum(one.asked for one in seen)
                ours.append(sorted((one.at - begun) * 1_000 for one in seen))
                page = max((one.page for one in seen), key=len)
                floors.append(await pushed(floor_lines, floor_port, page))
            for _, writer in (*lines, *floor_lines):
                writer.transport.abort()
        finally:
            for one in (server, plain):
                one.terminate()
                one.wait()
    print(  # noqa: T201
        f"from the referee's word to the order in hand, {viewers} viewers, {len(ours)} pairs: "
        f"{told(ours, floors, asked)}"
    )


async def reached(line: Line, position: int) -> None:
    """Nothing; the viewer was told of a position or a later one, with its page or without."""
    while True:
        piece = zlib.decompressobj(-zlib.MAX_WBITS).decompress(await chunk(line[0]), 32)
        found = re.match(rb"id: (\d+)\n", piece)
        if found is not None and int(found[1]) >= position:
            return


if __name__ == "__main__":
    asyncio.run(main())
