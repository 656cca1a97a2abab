"""Who wants more than the desk gives gets a refusal: no file elsewhere, no fault of the server."""

from __future__ import annotations

import io
import re
import zipfile
from importlib.resources import files

import pytest
from tests.web.desk.conftest import Desk
from tests.web.desk.test_backups import restore

from startbewijs.service.backup import backup


def log_of(desk: Desk) -> bytes:
    return zipfile.ZipFile(io.BytesIO(backup(desk.library, "trials"))).read("log.jsonl")


def packed(how: int, **parts: bytes) -> bytes:
    found = io.BytesIO()
    with zipfile.ZipFile(found, "w", how) as target:
        for name, content in parts.items():
            target.writestr(name.replace("_", "."), content)
    return found.getvalue()


def test_the_procedure_of_a_backup_is_written_nowhere_but_among_procedures(desk: Desk) -> None:
    rules = next(iter((files("startbewijs") / "tournaments" / "procedures").iterdir())).read_text()
    leading_out = re.sub(r'^id = ".*"', 'id = "../escaped"', rules, count=1, flags=re.MULTILINE)
    assert leading_out != rules
    content = packed(zipfile.ZIP_DEFLATED, log_jsonl=log_of(desk), procedure_toml=leading_out.encode())
    restore(desk.log_in("administrator"), content)
    assert not (desk.library.folder / "escaped.toml").exists()


@pytest.mark.parametrize("how", [zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA])
def test_a_backup_that_was_damaged_within_is_refused(desk: Desk, how: int) -> None:
    content = bytearray(packed(how, log_jsonl=log_of(desk)))
    begins = content.find(b"log.jsonl") + len("log.jsonl") + 10
    content[begins : begins + 60] = b"\xff" * 60
    assert restore(desk.log_in("administrator"), bytes(content)).status_code == 400


def test_a_form_of_no_room_leads_to_an_address_that_can_be_written(desk: Desk) -> None:
    answer = desk.log_in("office").post("/desk/en/%E2%82%AC/x/", {})
    assert answer.headers["location"] == "/desk/en/%E2%82%AC/"


def test_sessions_end_however_the_login_was_written(desk: Desk) -> None:
    seat = desk.log_in("office")
    assert desk.people.end_sessions(" Office ", by="test") == 1
    assert seat.get("/desk/en/office/").status_code == 303
