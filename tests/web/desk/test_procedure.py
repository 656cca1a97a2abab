"""The committee sees what decides, rule by rule with its digest, and adopts what it has seen alone."""

from __future__ import annotations

import re
from hashlib import sha256
from html import unescape

import httpx
import pytest
from tests.web.desk.conftest import Desk, Seat

from startbewijs.log.events.tournament import ProcedureAdopted
from startbewijs.service.drafts import draft
from startbewijs.service.people import ROLES

PATH = "/desk/en/procedure/"


def ours(desk: Desk, **changed: str) -> bytes:
    """A procedure that counts as the trials of these tests are skated."""
    text = draft(desk.library, "knsb-2026").text
    for old, new in {"knsb-2026": "our-own", **changed}.items():
        assert old in text
        text = text.replace(old, new)
    return text.encode()


def send(seat: Seat, content: bytes, name: str = "our-own.toml") -> httpx.Response:
    form = {"form_key": seat.form_key}
    return seat.desk.request("POST", PATH, cookie=seat.cookie, data=form, files={"file": (name, content)})


def hidden(answer: httpx.Response) -> dict[str, str]:
    found = r'<input type="hidden" name="(act|named|token|sha256)" value="([^"]*)"'
    return dict(re.findall(found, answer.text))


def plain(answer: httpx.Response) -> str:
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.text)))


def adopted(desk: Desk) -> list[tuple[str, str]]:
    events = [fact.event for fact in desk.facts()]
    return [(one.procedure, one.sha256) for one in events if isinstance(one, ProcedureAdopted)]


def test_a_procedure_of_one_s_own_is_looked_at_with_its_digest_and_then_adopted_once(desk: Desk) -> None:
    seat = desk.log_in("selection-committee")
    assert "No selection procedure has been adopted" in plain(seat.get(PATH))
    content = ours(desk)
    digest = sha256(content).hexdigest()
    looked = send(seat, content)
    assert looked.status_code == 200
    assert digest in plain(looked)
    assert "nothing is recorded yet" in plain(looked)
    assert adopted(desk) == []
    for _ in range(2):
        assert seat.post(f"{PATH}adopt/", hidden(looked)).status_code == 200
    assert adopted(desk) == [("our-own", digest)]
    assert desk.facts()[-1].by == "selection committee"
    assert (desk.library.folder / "procedures" / "our-own.toml").read_bytes() == content
    page = plain(desk.log_in("speaker").get(PATH))
    for shown in (digest, "Tickets of the women", "The rules", "read in the press"):
        assert shown in page


def test_one_at_hand_is_looked_at_and_adopted(desk: Desk) -> None:
    seat = desk.log_in("selection-committee")
    looked = seat.get(f"{PATH}?named=knsb-2026")
    assert looked.status_code == 200
    assert "example-sum: Made-up trials over two sprint distances" in plain(looked)
    assert seat.post(f"{PATH}adopt/", hidden(looked)).status_code == 200
    assert [one for one, _ in adopted(desk)] == ["knsb-2026"]


def test_another_takes_the_place_of_one_with_the_reason_alone(desk: Desk) -> None:
    seat = desk.log_in("selection-committee")
    first = seat.get(f"{PATH}?named=knsb-2026")
    assert "takes the place of" not in first.text
    assert seat.post(f"{PATH}adopt/", hidden(first)).status_code == 200
    assert desk.facts()[-1].why is None
    content = ours(desk)
    looked = send(seat, content)
    assert "Reason why it takes the place of knsb-2026" in plain(looked)
    refused = seat.post(f"{PATH}adopt/", {**hidden(looked), "why": "  "})
    assert (refused.status_code, len(adopted(desk))) == (400, 1)
    assert "give the reason why another takes its place" in plain(refused)
    assert sha256(content).hexdigest() in plain(refused), "what was looked at is still there"
    assert not (desk.library.folder / "procedures").exists(), "nothing half-kept"
    done = seat.post(f"{PATH}adopt/", {**hidden(refused), "why": "the board decided so"})
    assert (done.status_code, len(adopted(desk))) == (200, 2)
    assert desk.facts()[-1].why == "the board decided so"
    again = seat.get(f"{PATH}?named=our-own")
    assert "takes the place of" not in again.text, "it is the one that decides"


def test_what_does_not_fit_this_tournament_is_shown_and_not_adopted(desk: Desk) -> None:
    seat = desk.log_in("selection-committee")
    looked = seat.get(f"{PATH}?named=example-sum")
    assert looked.status_code == 400
    assert "counts the women's 500 m as “twice, both together”" in plain(looked)
    assert "Adopt this procedure" not in plain(looked)
    digest = draft(desk.library, "example-sum").procedure.sha256
    forced = {"act": "adopt-00000001", "named": "example-sum", "sha256": digest}
    assert seat.post(f"{PATH}adopt/", forced).status_code == 400
    assert adopted(desk) == []


def test_a_file_that_changed_since_it_was_looked_at_is_not_adopted(desk: Desk) -> None:
    seat = desk.log_in("selection-committee")
    folder = desk.library.folder / "procedures"
    folder.mkdir(exist_ok=True)
    (folder / "our-own.toml").write_bytes(ours(desk))
    looked = seat.get(f"{PATH}?named=our-own")
    (folder / "our-own.toml").write_bytes(ours(desk, **{"At most nine": "At  most nine"}))
    late = seat.post(f"{PATH}adopt/", hidden(looked))
    assert late.status_code == 400
    assert "look at it again" in plain(late)
    assert adopted(desk) == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "our-own.toml"),
        (b"\xff\xfe", "UTF-8"),
        (b"id = 'x'\n", "our-own.toml"),
        (b"[[[[", "our-own.toml, line 1"),
    ],
)
def test_what_is_wrong_in_a_file_is_said_where_it_is(desk: Desk, content: bytes, said: str) -> None:
    seat = desk.log_in("selection-committee")
    answer = send(seat, content)
    assert answer.status_code == 400
    assert said in plain(answer)
    assert adopted(desk) == []


def test_the_checker_of_the_terminal_speaks_at_the_desk(desk: Desk) -> None:
    seat = desk.log_in("selection-committee")
    answer = send(seat, ours(desk, **{"at_most = 3": "at_most = -3"}))
    assert answer.status_code == 400
    assert "at_most" in plain(answer)
    escaped = send(seat, ours(desk, **{"our-own": "../escaped"}))
    assert seat.post(f"{PATH}adopt/", hidden(escaped)).status_code == 400
    assert not (desk.library.folder / "escaped.toml").exists()


@pytest.mark.parametrize(
    "named", ["../people", "/etc/hostname", "people.sqlite", "nothing", "%00", "x" * 500]
)
def test_only_what_is_at_hand_can_be_named(desk: Desk, named: str) -> None:
    seat = desk.log_in("selection-committee")
    answer = seat.get(f"{PATH}?named={named}")
    assert answer.status_code == 400
    assert "no procedure" in plain(answer)
    forced = {"act": "adopt-00000001", "named": named, "sha256": "0" * 64}
    assert seat.post(f"{PATH}adopt/", forced).status_code == 400
    assert adopted(desk) == []


@pytest.mark.parametrize("role", [one for one in ROLES if one != "selection committee"])
def test_others_see_it_and_cannot_adopt_any(desk: Desk, role: str) -> None:
    seat = desk.log_in(role.replace(" ", "-"))
    page = seat.get(f"{PATH}?named=knsb-2026")
    assert page.status_code == 200
    assert "Adopt" not in plain(page)
    assert send(seat, ours(desk)).status_code == 403
    digest = draft(desk.library, "knsb-2026").procedure.sha256
    forced = {"act": "adopt-00000001", "named": "knsb-2026", "sha256": digest}
    assert seat.post(f"{PATH}adopt/", forced).status_code == 403
    assert adopted(desk) == []


def test_a_file_beyond_the_bound_is_refused_in_a_sentence_that_names_it(desk: Desk) -> None:
    answer = send(desk.log_in("selection-committee"), b"#" * 1_100_000)
    assert answer.status_code == 413
    assert "1 MB" in answer.text
