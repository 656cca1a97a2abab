"""`serve`: a server that starts on a free port, and a sentence where it cannot."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from io import StringIO
from pathlib import Path

import pytest
from tests.cli.conftest import Ask

from startbewijs.cli.serving import _listening


def test_a_port_in_use_is_refused(refused: Callable[..., str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert refused("serve", "--port", port) == (
            f"Port {port} is in use by another program; choose another with --port."
        )


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--port", "70000"), "70000 is no port"),
        (("--port", "-1"), "-1 is no port"),
        (("--port", "x"), "does not fit"),
        (("--host", "nowhere.invalid"), "There is no address nowhere.invalid"),
        (("--host", "203.0.113.7"), "203.0.113.7 is no address of this machine"),
        (("--host", "a" * 300), "There is no address"),
        (("--from", "2025-12-28"), "add --replay"),
        (("--replay", "0"), "0 is no speed"),
        (("--replay", "60", "--from", "soon"), "no moment"),
        (("--replay", "60", "--from", "2025-12-24"), "cannot begin on"),
        (("--tournament", "okt-1926"), "There is no tournament"),
        (("--public-url", "okt.example"), "no address of a site"),
    ],
)
def test_a_server_that_cannot_start_says_why(
    refused: Callable[..., str], words: tuple[str, ...], says: str
) -> None:
    assert says in refused("serve", *words)


def test_without_its_libraries_the_server_says_how_to_install_them(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    monkeypatch.delitem(sys.modules, "startbewijs.web.running", raising=False)
    said = ask("serve", "--port", "0")
    assert said.code == 2
    assert "pip install 'startbewijs[web]'" in said.err


def test_without_the_library_that_draws_pictures_the_server_says_how_to_install_it(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    said = ask("serve", "--port", "0")
    assert said.code == 2
    assert "pip install 'startbewijs[web]'" in said.err


@contextmanager
def at_work(folder: Path, *words: str) -> Iterator[subprocess.Popen[str]]:
    """A command that runs in a process of its own."""
    server = subprocess.Popen(
        [sys.executable, "-m", "startbewijs", *words],
        env=os.environ | {"STARTBEWIJS_DATA": str(folder), "STARTBEWIJS_LANG": "en"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield server
    finally:
        server.kill()
        server.communicate()


@contextmanager
def served(folder: Path) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """A server that runs, and its port."""
    replay = ("--replay", "60", "--from", "2025-12-28")
    with at_work(folder, "serve", "--port", "0", *replay) as server:
        assert server.stdout is not None
        said = re.search(r"http://127\.0\.0\.1:(\d+)/en/", server.stdout.readline())
        assert said
        yield server, int(said[1])


def test_a_server_stops_at_once_with_a_stream_open(tmp_path: Path) -> None:
    with served(tmp_path) as (server, port):
        line = HTTPConnection("127.0.0.1", port, timeout=20)
        line.request("GET", "/events")
        answer = line.getresponse()
        assert answer.readline() == b"retry: 2000\n"
        server.send_signal(signal.SIGTERM)
        assert server.wait(20) == -signal.SIGTERM
        assert b"event: newest" in answer.read()
        answer.close()
        line.close()
        assert server.stderr is not None
        assert server.stderr.read() == ""


def test_a_request_whose_head_never_ends_is_refused_and_others_are_answered(tmp_path: Path) -> None:
    with served(tmp_path) as (_, port):
        for endless in (b"X-One: " + b"a" * 10_000, b"X-One: a\r\n" * 1_000):
            with socket.create_connection(("127.0.0.1", port), timeout=20) as line:
                line.sendall(b"GET /en/ HTTP/1.1\r\nHost: here\r\n")
                sent, answer = 0, b""
                line.settimeout(0.2)
                while not answer and sent < 1_000_000:
                    try:
                        line.sendall(endless)
                        sent += len(endless)
                        answer = line.recv(1_000)
                    except TimeoutError:
                        continue
                    except OSError:
                        break
                assert sent < 1_000_000
                assert answer.startswith(b"HTTP/1.1 400") or not answer
        other = HTTPConnection("127.0.0.1", port, timeout=20)
        other.request("GET", "/healthz")
        assert other.getresponse().status == 200
        other.close()


def test_who_still_waits_when_it_is_stopped_is_told_so_and_nothing_is_written(tmp_path: Path) -> None:
    with served(tmp_path) as (server, port):
        lines = [HTTPConnection("127.0.0.1", port, timeout=20) for _ in range(12)]
        for n, line in enumerate(lines):
            line.request("GET", f"/en/at/{500 + n}/")
        first = lines[0].getresponse()  # by now the others wait for theirs
        first.read()
        for _ in range(2):
            server.send_signal(signal.SIGINT)
        answers = [line.getresponse() for line in lines[1:]]
        found = {answer.status: answer.read() for answer in answers}
        for line in lines:
            line.close()
        assert found.keys() <= {200, 503}
        assert b"The server stops" in found.get(503, b"The server stops")
        assert server.wait(20) == 130
        assert server.stderr is not None
        assert server.stderr.read() == ""


def test_where_the_people_of_the_desk_cannot_be_read_the_server_says_so_before_it_begins(
    ask: Ask, refused: Callable[..., str], tmp_path: Path
) -> None:
    assert ask("rehearse", "ours", "--data", str(tmp_path)).code == 0
    (tmp_path / "people.sqlite").write_bytes(b"no people" * 1_000)
    assert "The people of the desk in" in refused("serve", "--port", "0", "--data", str(tmp_path))


def test_small_answers_are_never_held_back_for_more_to_send() -> None:
    with _listening("127.0.0.1", 0) as listening:
        # asyncio turns TCP_NODELAY on for lines of which the protocol is named, and for no others.
        assert listening.proto == socket.IPPROTO_TCP


def test_where_people_may_log_in_and_no_tournament_is_the_server_waits_for_one(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", StringIO("correct horse battery\n"))
    who = ("--name", "Anna de Boer", "--roles", "administrator,office", "--password-stdin")
    said = ask("add-person", "anna", *who, "--data", str(tmp_path))
    assert said.code == 0, said.err
    with at_work(tmp_path, "serve", "--port", "0") as server:
        assert server.stdout is not None
        first, second = server.stdout.readline(), server.stdout.readline()
        assert first == f"No tournament is in {tmp_path} yet: open one at the desk. Stop with Ctrl-C.\n"
        found = re.search(r"http://127\.0\.0\.1:(\d+)/desk/en/", second)
        assert found
        line = HTTPConnection("127.0.0.1", int(found[1]), timeout=20)
        for path, status in (("/en/", 200), ("/healthz", 200), ("/desk/en/login", 200), ("/api", 404)):
            line.request("GET", path)
            answer = line.getresponse()
            answer.read()
            assert answer.status == status, path
        line.close()
        server.send_signal(signal.SIGTERM)
        assert server.wait(20) == -signal.SIGTERM
        assert server.stderr is not None
        assert server.stderr.read() == ""
    assert not list(tmp_path.glob("*.db")), "waiting makes nothing"
