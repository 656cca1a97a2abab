"""A backup holds the whole tournament; restoring it adds what is missing and overwrites nothing."""

from __future__ import annotations

import io
import zipfile

import httpx
import pytest
from tests.web.desk.conftest import Desk, Seat

from startbewijs.service.backup import backup


def restore(seat: Seat, content: bytes, **headers: str) -> httpx.Response:
    return seat.desk.request(
        "POST",
        "/desk/en/backup/restore/",
        cookie=seat.cookie,
        data={"form_key": seat.form_key},
        files={"file": ("trials.zip", content, "application/zip")},
        headers=headers,
    )


def zipped(**parts: bytes) -> bytes:
    found = io.BytesIO()
    with zipfile.ZipFile(found, "w") as target:
        for name, content in parts.items():
            target.writestr(name.replace("_", "."), content)
    return found.getvalue()


def test_a_backup_is_taken_and_noted(desk: Desk) -> None:
    seat = desk.log_in("administrator")
    answer = seat.post("/desk/en/backup/take/", {})
    assert answer.headers["content-type"] == "application/zip"
    assert 'filename="trials-20261226-130000.zip"' in answer.headers["content-disposition"]
    assert answer.content == backup(desk.library, "trials"), "the same log gives the same bytes"
    assert desk.people.trail()[0].what == "backup taken"


def test_what_was_recorded_since_the_backup_stays(desk: Desk) -> None:
    seat, timing = desk.log_in("administrator"), desk.log_in("timekeeper")
    content = seat.post("/desk/en/backup/take/", {}).content
    timing.act("time", values={"skater": "ann", "time": "38123"})
    before = desk.facts()
    answer = restore(seat, content)
    assert answer.status_code == 200, answer.text
    assert "0 facts were brought back" in answer.text
    assert desk.facts() == before


def test_a_log_that_cannot_be_read_is_put_aside_and_the_backup_takes_its_place(desk: Desk) -> None:
    seat = desk.log_in("administrator")
    before = desk.facts()
    content = seat.post("/desk/en/backup/take/", {}).content
    key = seat.form_key
    path = desk.library.path("trials")
    path.write_bytes(b"worm-eaten " * 1_000)
    answer = desk.request(
        "POST",
        "/desk/en/backup/restore/",
        cookie=seat.cookie,
        data={"form_key": key},
        files={"file": ("trials.zip", content, "application/zip")},
    )
    assert answer.status_code == 200, answer.text
    assert desk.facts() == before
    aside = [one for one in path.parent.iterdir() if "unreadable" in one.name]
    assert [one.read_bytes()[:10] for one in aside] == [b"worm-eaten"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no zip",
        b"PK\x03\x04" + b"\0" * 100,
        zipped(other_txt=b"x"),
        zipped(log_jsonl=b""),
        zipped(log_jsonl=b"{}\n"),
        zipped(log_jsonl=b"\xff\xfe"),
    ],
)
def test_what_is_no_backup_is_refused_and_changes_nothing(desk: Desk, content: bytes) -> None:
    seat = desk.log_in("administrator")
    before = desk.facts()
    answer = restore(seat, content)
    assert answer.status_code == 400
    assert 'class="problem"' in answer.text
    assert desk.facts() == before


def test_a_backup_of_another_tournament_is_refused(desk: Desk) -> None:
    seat = desk.log_in("administrator")
    before = desk.facts()
    answer = restore(seat, backup(desk.library, "okt-2025"))
    assert answer.status_code == 400
    assert "okt-2025" in answer.text
    assert desk.facts() == before


def test_restoring_is_for_who_administers_and_from_our_own_page(desk: Desk) -> None:
    content = backup(desk.library, "trials")
    assert restore(desk.log_in("referee"), content).status_code == 403
    assert (
        restore(desk.log_in("administrator"), content, **{"sec-fetch-site": "cross-site"}).status_code == 403
    )
    seat = desk.log_in("administrator")
    answer = desk.request(
        "POST", "/desk/en/backup/restore/", cookie=seat.cookie, files={"file": ("a.zip", content)}
    )
    assert answer.status_code == 403
