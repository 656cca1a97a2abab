"""How fast the live server is: `python -m benchmarks.live`. Needs what `make live` or development installs.

In one run: from the durable record of a fact by another process to the last of N viewers of the first page
having the new order in hand, whole and compressed as it came with the announcement, proofs and drawing
included; beside it, fact by fact, the same bytes sent to as many readers by a bare asyncio server that has
them ready. Who is told without the page asks for it, as the page's script does, and is counted. The bytes of
all viewers are compared, and unpacked they must be the page of that very fact. The first fact is not counted,
since a server that has just started works out the evening before. Then the announcement alone, for programs
that follow no page; how long the server takes to stop with 2 000 streams open; and pages a second beside a
bare Litestar route on the same server.

Readers and server share this machine, one Python process reads for all, and nothing is between them but the
loopback: the figures say what the server costs, and nothing of anybody's line.

    python -m benchmarks.live          everything
    python -m benchmarks.live hand     the order in hand alone
"""

from __future__ import annotations

import asyncio
import gzip
import os
import re
import resource
import signal
import subprocess
import sys
import tempfile
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter

from startbewijs.log.chain import chained
from startbewijs.log.facts import canonical
from startbewijs.service import bootstrap
from startbewijs.service.library import Library
from startbewijs.service.queries import facts_of

OKT = "okt-2025"
ROUNDS = 5
EVENING = 582
FACTS = 12
SHORT = 1_000
"""Fewer bytes than any page has, and more than an announcement."""
BARE_PUSH = """
import asyncio
lines = []
async def on(reader, writer):
    line = await reader.readline()
    if line.startswith(b"GO"):
        page = await reader.readexactly(int(line.split()[1]))
        piece = b"%x\\r\\n" % len(page) + page + b"\\r\\n"
        for one in lines:
            one.write(piece)
        return
    await reader.readuntil(b"\\r\\n\\r\\n")
    writer.write(b"HTTP/1.1 200 OK\\r\\n\\r\\n1\\r\\n:\\r\\n")
    lines.append(writer)
async def main():
    server = await asyncio.start_server(on, "127.0.0.1", 0, backlog=4096)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()
asyncio.run(main())
"""
_BARE = """
import sys, uvicorn
from litestar import Litestar, Response, get
page = b"x" * int(sys.argv[1])
@get("/", sync_to_thread=False)
def bare() -> Response[bytes]:
    return Response(page, media_type="text/html")
uvicorn.run(Litestar([bare], openapi_config=None, logging_config=None), port=int(sys.argv[2]),
            log_level="critical", access_log=False)
"""


async def main() -> None:
    """Prints every figure."""
    limit = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (limit, limit))
    await in_hand(2_000)
    if sys.argv[1:] == ["hand"]:
        return
    for readers in (1_000, 2_000, 2_000, 5_000):
        await fan_out(readers)
        await bare_fan_out(readers)
    await stopping(2_000)
    await pages()


async def in_hand(viewers: int) -> None:
    """From the record of a fact to the last viewer who has the new order, beside the bare server."""
    with tempfile.TemporaryDirectory() as folder:
        library = bootstrap.library(Path(folder), {}, lambda: datetime.now(UTC))
        pairs = list(chained(canonical(fact) for fact in facts_of(library, OKT)))
        record(library, pairs, 0, EVENING)
        server, port = started(folder)
        plain = subprocess.Popen([sys.executable, "-c", BARE_PUSH], stdout=subprocess.PIPE, text=True)
        assert plain.stdout is not None
        floor_port = int(plain.stdout.readline())
        try:
            lines = await following(port, viewers, b"/events?page=nl/")
            floor_lines = await following(floor_port, viewers, b"/events")
            ours: list[list[float]] = []
            floors: list[float] = []
            asked = 0
            for n in range(EVENING, EVENING + FACTS + 1):
                seen: list[Seen] = []
                news = asyncio.gather(*(order(line, port, n + 1, seen) for line in lines))
                await asyncio.sleep(1)
                begun = perf_counter()
                await asyncio.to_thread(record, library, pairs, n, n + 1)
                await news
                took = sorted((one.at - begun) * 1_000 for one in seen)
                pages = {one.page for one in seen}
                assert len({unpacked(page) for page in pages}) == 1
                assert b'data-position="%d"' % (n + 1) in unpacked(max(pages, key=len))
                floor = await pushed(floor_lines, floor_port, max((one.page for one in seen), key=len))
                if n > EVENING:
                    ours.append(took)
                    floors.append(floor)
                    asked += sum(one.asked for one in seen)
            rss = int(re.findall(r"VmRSS:\s+(\d+)", Path(f"/proc/{server.pid}/status").read_text())[0])
            for _, writer in (*lines, *floor_lines):
                writer.transport.abort()
        finally:
            for one in (server, plain):
                one.kill()
                one.wait()
    print(f"order in hand, {viewers} viewers, {FACTS} facts: {told(ours, floors, asked)}")  # noqa: T201
    print(f"the server took {rss // 1024} MB")  # noqa: T201


def told(ours: list[list[float]], floors: list[float], asked: int) -> str:
    """When the viewers had each page, in order and milliseconds, beside the last one of the bare server."""
    lasts = [took[-1] for took in ours]
    every = sorted(moment for took in ours for moment in took)
    p50, p99 = every[len(every) // 2], every[len(every) * 99 // 100]
    ratio = median(one / other for one, other in zip(lasts, floors, strict=True))
    return (
        f"last {spread(lasts)}; first {median(took[0] for took in ours):.0f} ms; of all viewers "
        f"p50 {p50:.0f} ms, p99 {p99:.0f} ms; {asked} asked for it\n"
        f"the same bytes by a bare asyncio server: last {spread(floors)}; ratio {ratio:.2f}"
    )


def spread(took: list[float]) -> str:
    """The median, and between which it lies."""
    return f"{median(took):.0f} ms (median, {min(took):.0f} to {max(took):.0f})"


@dataclass(frozen=True, slots=True)
class Seen:
    """When a viewer had the page, and its bytes as they came; whether it had to ask for them."""

    at: float
    page: bytes
    asked: bool


async def order(line: Line, port: int, position: int, seen: list[Seen]) -> None:
    """Nothing; the viewer has the page of a position, brought or asked for."""
    asked = False
    while True:
        found = await chunk(line[0])
        if len(found) < SHORT and b'event: newest\ndata: {"position": %d}' % position not in unpacked(found):
            continue  # a beat
        if asked := len(found) < SHORT:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(b"GET /nl/ HTTP/1.1\r\nhost: x\r\naccept-encoding: gzip\r\n\r\n")
            found = await content(reader)
            writer.close()
        seen.append(Seen(perf_counter(), found, asked))
        return


def unpacked(found: bytes) -> bytes:
    """What was sent, without compression and, if it was an event, without what makes it one."""
    if found.startswith(b"\x1f\x8b"):
        return gzip.decompress(found).rstrip(b"\n")
    text = zlib.decompressobj(-zlib.MAX_WBITS).decompress(found)
    head, _, rest = text.partition(b"\ndata: <")
    return b"\n".join((b"<" + rest).replace(b"\ndata: ", b"\n").splitlines()).rstrip(b"\n") if rest else head


async def pushed(lines: list[Line], port: int, page: bytes) -> float:
    """How long the bare server takes for the same bytes to as many readers."""
    seen: list[Seen] = []
    news = asyncio.gather(*(order(line, port, 0, seen) for line in lines))
    await asyncio.sleep(0.5)
    begun = perf_counter()
    _, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"GO %d\r\n" % len(page) + page)
    await news
    writer.close()
    assert {one.page for one in seen} == {page}
    return (max(one.at for one in seen) - begun) * 1_000


async def following(port: int, viewers: int, path: bytes) -> list[Line]:
    """Lines on which a compressed stream has begun, its opening read."""
    lines = await opened(port, viewers, path, b"accept-encoding: gzip\r\n")
    for line in lines:
        await chunk(line[0])
    return lines


async def chunk(reader: asyncio.StreamReader) -> bytes:
    """The next piece of a stream."""
    size = int((await reader.readuntil(b"\r\n"))[:-2], 16)
    return (await reader.readexactly(size + 2))[:-2]


async def fan_out(readers: int) -> None:
    """From the record of a fact to the last reader."""
    with tempfile.TemporaryDirectory() as folder:
        library = bootstrap.library(Path(folder), {}, lambda: datetime.now(UTC))
        pairs = list(chained(canonical(fact) for fact in facts_of(library, OKT)))
        record(library, pairs, 0, 600)
        server, port = started(folder)
        try:
            lines = await opened(port, readers, b"/events")
            took = []
            for n in range(600, 600 + ROUNDS):
                news = asyncio.gather(*(heard(line, n + 1) for line in lines))
                await asyncio.sleep(4 if n == 600 else 1)
                begun = perf_counter()
                await asyncio.to_thread(record, library, pairs, n, n + 1)
                moments = await news
                took.append((max(moments) - begun) * 1_000)
            rss = int(re.findall(r"VmRSS:\s+(\d+)", Path(f"/proc/{server.pid}/status").read_text())[0])
            print(  # noqa: T201
                f"fact to the last of {readers} readers: {median(took):.0f} ms (median of {ROUNDS}, "
                f"{min(took):.0f} to {max(took):.0f}); server {rss // 1024} MB"
            )
            for _, writer in lines:
                writer.transport.abort()
        finally:
            server.kill()
            server.wait()


def record(library: Library, pairs: list[tuple[str, str]], after: int, until: int) -> None:
    """Nothing; the facts in between are on the disk."""
    with library.writing(OKT) as store:
        store.append(after, pairs[after:until])


async def bare_fan_out(readers: int) -> None:
    """The floor: the same bytes to as many readers by a server that does nothing else."""
    code = (
        "import asyncio,sys\n"
        "W=[]\n"
        "async def on(r,w):\n"
        " line=await r.readline()\n"
        " if line.startswith(b'GET /go'):\n"
        "  for one in W: one.write(b'id: 601\\nevent: newest\\ndata: {\"position\": 601}\\n\\n')\n"
        "  w.close(); return\n"
        " w.write(b'HTTP/1.1 200 OK\\r\\n\\r\\n'); W.append(w)\n"
        "async def main():\n"
        " s=await asyncio.start_server(on,'127.0.0.1',0,backlog=4096)\n"
        " print(s.sockets[0].getsockname()[1],flush=True)\n"
        " await s.serve_forever()\n"
        "asyncio.run(main())\n"
    )
    server = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    port = int(server.stdout.readline())
    try:
        lines = await opened(port, readers, b"/events")
        took = []
        for _ in range(ROUNDS):
            news = asyncio.gather(*(heard(line, 601) for line in lines))
            await asyncio.sleep(0.5)
            begun = perf_counter()
            _, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(b"GET /go\r\n")
            took.append((max(await news) - begun) * 1_000)
            writer.close()
        print(f"the same by a bare asyncio server: {median(took):.0f} ms")  # noqa: T201
        for _, writer in lines:
            writer.transport.abort()
    finally:
        server.kill()
        server.wait()


async def stopping(readers: int) -> None:
    """From SIGTERM to the end of the process, with streams open."""
    with tempfile.TemporaryDirectory() as folder:
        server, port = started(folder)
        lines = await opened(port, readers, b"/events")
        begun = perf_counter()
        server.send_signal(signal.SIGTERM)
        await asyncio.to_thread(server.wait)
        print(f"stopped with {readers} streams open: {perf_counter() - begun:.2f} s")  # noqa: T201
        for _, writer in lines:
            writer.close()


async def pages() -> None:
    """A page that is kept, beside a bare route that sends as many bytes, by turns."""
    with tempfile.TemporaryDirectory() as folder:
        server, port = started(folder)
        size = await once(port, b"/nl/w500/")
        bare = subprocess.Popen([sys.executable, "-c", _BARE, str(size), str(port + 1)])
        try:
            await asyncio.sleep(3)
            tries = [(await rate(port, b"/nl/w500/"), await rate(port + 1, b"/")) for _ in range(9)]
        finally:
            for one in (server, bare):
                one.kill()
                one.wait()
    ours, floor = (median(each) for each in zip(*tries, strict=True))
    ratio = median(one / other for one, other in tries)
    print(f"a page of {size} bytes: {ours:.0f} a second; bare Litestar route {floor:.0f}; {ratio:.2f}")  # noqa: T201


async def rate(port: int, path: bytes) -> float:
    """Answers a second over eight lines."""
    begun = perf_counter()
    done = sum(await asyncio.gather(*(spun(port, path) for _ in range(8))))
    return done / (perf_counter() - begun)


async def spun(port: int, path: bytes) -> int:
    """How many answers came in a row over one line."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for _ in range(250):
        writer.write(b"GET %s HTTP/1.1\r\nhost: x\r\naccept-encoding: gzip\r\n\r\n" % path)
        await body(reader)
    writer.close()
    return 250


async def once(port: int, path: bytes) -> int:
    """How many bytes a page has, compressed."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"GET %s HTTP/1.1\r\nhost: x\r\naccept-encoding: gzip\r\n\r\n" % path)
    size = await body(reader)
    writer.close()
    return size


async def body(reader: asyncio.StreamReader) -> int:
    """The length of an answer, once it was read."""
    return len(await content(reader))


async def content(reader: asyncio.StreamReader) -> bytes:
    """The body of an answer."""
    head = await reader.readuntil(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200"), head
    length = int(re.findall(rb"content-length: (\d+)", head)[0])
    return await reader.readexactly(length)


Line = tuple[asyncio.StreamReader, asyncio.StreamWriter]


async def opened(port: int, readers: int, path: bytes, more: bytes = b"") -> list[Line]:
    """Lines on which a stream has begun."""
    lines: list[Line] = []
    while len(lines) < readers:
        some = [asyncio.open_connection("127.0.0.1", port) for _ in range(min(200, readers - len(lines)))]
        for reader, writer in await asyncio.gather(*some):
            writer.write(b"GET %s HTTP/1.1\r\nhost: x\r\n%s\r\n" % (path, more))
            await reader.readuntil(b"\r\n\r\n")
            lines.append((reader, writer))
    return lines


async def heard(line: Line, position: int) -> float:
    """When the announcement of a position came in."""
    await line[0].readuntil(b'"position": %d}' % position)
    return perf_counter()


def started(folder: str) -> tuple[subprocess.Popen[str], int]:
    """A server over a data folder, and its port."""
    server = subprocess.Popen(
        [sys.executable, "-m", "startbewijs", "serve", "--port", "0"],
        env=os.environ | {"STARTBEWIJS_DATA": folder},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert server.stdout is not None
    return server, int(re.findall(r":(\d+)/", server.stdout.readline())[0])


if __name__ == "__main__":
    asyncio.run(main())
