"""What is sent is read only from those who may send it, and never more of it than is said."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator

import pytest
from tests.web.desk.conftest import Desk, Seat

from startbewijs.web.desk import entry, uploads

PIECE = b"x" * 65_536


class Body:
    """A body of so many pieces, which knows how many of them were taken."""

    def __init__(self, pieces: int) -> None:
        self.pieces = pieces
        self.taken = 0

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for _ in range(self.pieces):
            self.taken += 1
            yield PIECE


MULTIPART = {"content-type": "multipart/form-data; boundary=b"}
URLENCODED = {"content-type": "application/x-www-form-urlencoded"}
SENT: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("act", "referee", {}),
    ("en/people/add/", "referee", URLENCODED),
    ("en/people/change/", "referee", URLENCODED),
    ("en/backup/take/", "referee", URLENCODED),
    ("en/backup/restore/", "referee", MULTIPART),
    ("en/office/draw/", "speaker", URLENCODED),
)


@pytest.mark.parametrize(("path", "role", "headers"), SENT)
def test_nothing_is_read_of_who_may_not_send_it(
    standing: Desk, path: str, role: str, headers: dict[str, str]
) -> None:
    for cookie, statuses in ((None, {303, 401}), (standing.log_in(role).cookie, {303, 403})):
        body = Body(500)
        answer = standing.request("POST", f"/desk/{path}", cookie=cookie, content=body, headers=headers)
        assert answer.status_code in statuses
        assert body.taken <= 1, "the transport hands over one piece by itself"


def test_who_is_not_logged_in_sends_no_more_than_a_login_and_a_password(desk: Desk) -> None:
    body = Body(500)
    assert desk.request("POST", "/desk/en/login", content=body, headers=URLENCODED).status_code == 413
    assert body.taken <= 2


def part(name: str, content: bytes, file: str = "") -> bytes:
    named = f'; filename="{file}"' if file else ""
    head = f'--b\r\ncontent-disposition: form-data; name="{name}"{named}\r\n\r\n'
    return head.encode() + content + b"\r\n"


def sent(seat: Seat, path: str, body: bytes, kind: str = MULTIPART["content-type"]) -> int:
    answer = seat.desk.request(
        "POST", path, cookie=seat.cookie, content=body, headers={"content-type": kind.encode()}
    )
    return answer.status_code


class Dripping(Body):
    """A body of which each piece is a while in coming."""

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for piece in super().__aiter__():
            await asyncio.sleep(0.1)
            yield piece


@pytest.mark.parametrize(("path", "headers"), [("login", URLENCODED), ("backup/restore/", MULTIPART)])
def test_what_is_too_slow_is_told_so_and_not_that_it_is_too_much(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, path: str, headers: dict[str, str]
) -> None:
    for room in (entry, uploads):
        monkeypatch.setattr(room, "_PATIENCE", 0.05)
    cookie = None if path == "login" else desk.log_in("administrator").cookie
    answer = desk.request("POST", f"/desk/en/{path}", cookie=cookie, content=Dripping(3), headers=headers)
    assert answer.status_code == 408
    assert "did not arrive in the time that the desk waits" in answer.text


def test_a_file_beyond_the_bound_is_refused_in_a_sentence_that_names_it(desk: Desk) -> None:
    seat = desk.log_in("administrator")
    answer = desk.request(
        "POST",
        "/desk/en/backup/restore/",
        cookie=seat.cookie,
        data={"form_key": seat.form_key},
        files={"file": ("trials.zip", b"x" * 33_000_000)},
    )
    assert answer.status_code == 413
    assert "32 MB" in answer.text


JUNK = (
    (b"", "multipart/form-data; boundary=b"),
    (b"junk", "multipart/form-data; boundary=b"),
    (b"--b", "multipart/form-data; boundary=b"),
    (b"--b\r\n\r\n\r\n--b--\r\n", "multipart/form-data; boundary=b"),
    (b"--b--", "multipart/form-data"),
    (b"--b--", 'multipart/form-data; boundary=""'),
    (b"--b--", "multipart/form-data; boundary=" + "b" * 5_000),
    (b"--b--", "multipart/form-data; boundary=\u20ac"),
    (b"a=b&form_key=1", "application/x-www-form-urlencoded"),
    (b"{}", "application/json"),
    (b"junk", "text/plain"),
    (b"junk", ""),
)


@pytest.mark.parametrize(("body", "kind"), JUNK)
def test_what_no_form_of_ours_sends_is_refused_and_no_fault(standing: Desk, body: bytes, kind: str) -> None:
    seat = standing.log_in("administrator")
    before = standing.facts()
    assert sent(seat, "/desk/en/backup/restore/", body, kind) == 403
    assert standing.facts() == before


@pytest.mark.parametrize(
    "odd",
    [
        part("other", b"\xff\xfe"),
        b'--b\r\ncontent-disposition: form-data; name="x"\r\ncontent-type: a/b; charset=x\r\n\r\nx\r\n',
        b"--b\r\ncontent-disposition: form-data\r\n\r\nx\r\n",
        part("file", b"not first", "a.zip") * 2_000,
        part("file", os.urandom(2_000)),
    ],
)
def test_odd_parts_are_refused_and_no_fault(standing: Desk, odd: bytes) -> None:
    seat = standing.log_in("administrator")
    body = part("form_key", seat.form_key.encode()) + odd + b"--b--\r\n"
    assert sent(seat, "/desk/en/backup/restore/", body) in (400, 403)


def test_a_form_without_its_key_or_its_file_does_nothing(desk: Desk) -> None:
    seat = desk.log_in("administrator")
    path, file = "/desk/en/backup/restore/", part("file", b"no zip", "a.zip")
    assert sent(seat, path, file + b"--b--\r\n") == 403
    assert sent(seat, path, part("form_key", b"wrong") + file + b"--b--\r\n") == 403
    assert sent(seat, path, part("form_key", seat.form_key.encode()) + b"--b--\r\n") == 400
