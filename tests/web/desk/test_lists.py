"""Lists that the office sends: tried first, wrong lines beside their remedy, recorded as they were seen."""

from __future__ import annotations

import io
import re
from html import unescape

import httpx
import pytest
from tests.web.desk.conftest import Desk, Seat
from xlsxwriter import Workbook

from startbewijs.log.events.tournament import EntryMade, MarkStated, SkaterRegistered
from startbewijs.publish.desk.lists import LISTINGS
from startbewijs.service.office.acting import Hand, acted
from startbewijs.service.office.opening import announcement
from startbewijs.service.office.powers import POWERS
from startbewijs.service.people import ROLES
from startbewijs.sport.competition import Counting
from startbewijs.sport.distances import Distance

HEAD = "given;prefix;surname;sex;distances;number;team\n"
GOOD = HEAD + "Eva;de;Wit;w;3000 5000;31;Team E\nFem;;Bos;v;w3000;32;\n"
ENTRIES, BESTS = "/desk/en/lists/entries/", "/desk/en/lists/season-bests/"


@pytest.fixture(autouse=True)
def _two_distances_that_one_may_still_enter(desk: Desk) -> None:
    distances = [Distance.of("w3000"), Distance.of("w5000")]
    acted(
        desk.library,
        "trials",
        Hand(by="office"),
        lambda state: announcement(state, distances, Counting.SINGLE, None),
    )


def send(
    seat: Seat, path: str, content: str | bytes, name: str = "list.csv", **fields: str
) -> httpx.Response:
    return seat.desk.request(
        "POST",
        path,
        cookie=seat.cookie,
        data={"form_key": seat.form_key, **fields},
        files={"file": (name, content.encode() if isinstance(content, str) else content)},
    )


def hidden(answer: httpx.Response) -> dict[str, str]:
    found = re.findall(r'<input type="hidden" name="(act|token|tried|kind)" value="([^"]*)"', answer.text)
    return dict(found)


def again(seat: Seat, path: str, answer: httpx.Response, step: str, **fields: str) -> httpx.Response:
    return seat.post(f"{path}kept/", {**hidden(answer), "step": step, **fields})


def plain(answer: httpx.Response) -> str:
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.text)))


def test_a_list_is_tried_first_and_then_recorded_once(desk: Desk) -> None:
    seat = desk.log_in("office")
    before = len(desk.facts())
    tried = send(seat, ENTRIES, GOOD)
    assert tried.status_code == 200
    assert "list.csv: nothing is recorded yet" in plain(tried)
    assert "New skaters: 2. Entries: 3." in plain(tried)
    assert "Eva de Wit" in plain(tried)
    assert len(desk.facts()) == before
    for _ in range(2):
        done = again(seat, ENTRIES, tried, "record")
        assert done.status_code == 200
        assert "Recorded" in plain(done)
    added = desk.facts()[before:]
    assert [type(one.event) for one in added].count(SkaterRegistered) == 2
    assert [type(one.event) for one in added].count(EntryMade) == 3
    assert {(one.by, one.signed) for one in added} == {("office", "The office")}


def test_every_wrong_line_is_told_with_its_column_and_remedy_and_keeps_the_list_out(desk: Desk) -> None:
    seat = desk.log_in("office")
    before = desk.facts()
    tried = send(seat, ENTRIES, GOOD + "Gil;;Kok;x;3000;;\nHid;;Mol;w;700;;\nIda;;Rus;w;3000;31;\n")
    assert tried.status_code == 400
    rows = re.findall(r"<tr><td>(\d+)</td><td>([^<]*)</td><td>([^<]*)</td><td>([^<]*)</td>", tried.text)
    assert [row[:3] for row in rows] == [
        ("4", "sex", "x"), ("5", "distances", "700"), ("6", "start number", "31"),
    ]  # fmt: skip
    assert "write w or m" in rows[0][3]
    assert 'value="record"' not in tried.text
    refused = again(seat, ENTRIES, tried, "record")
    assert refused.status_code == 400
    assert desk.facts() == before
    skipping = again(seat, ENTRIES, tried, "try", skip="yes")
    assert "Entries: 3. Lines left out: 3." in plain(skipping)
    assert again(seat, ENTRIES, skipping, "record", skip="yes").status_code == 200
    assert len(desk.facts()) == len(before) + 5


def test_a_column_that_is_empty_is_named_in_the_reader_s_language(desk: Desk) -> None:
    lines = f"{HEAD}Eva;de;;w;w3000;31;\n;de;Wit;w;w3000;32;\n"
    tried = plain(send(desk.log_in("office"), "/desk/nl/lists/entries/", lines))
    assert "De kolom achternaam is leeg" in tried
    assert "De kolom voornaam is leeg" in tried


def test_a_name_that_is_nearly_known_is_asked_about_and_never_merged(desk: Desk) -> None:
    seat = desk.log_in("office")
    known = next(one.event for one in desk.facts() if isinstance(one.event, SkaterRegistered))
    before = len(desk.facts())
    line = f"{known.given}a;;{known.surname};w;3000;;\n"
    tried = send(seat, ENTRIES, HEAD + line)
    assert tried.status_code == 400
    assert f'value="{known.skater}"' in tried.text
    assert len(desk.facts()) == before
    unseen = again(seat, ENTRIES, tried, "record", **{"meant-2": "new"})
    assert "look once more" in plain(unseen)
    assert len(desk.facts()) == before, "what was not seen is tried, not recorded"
    assert again(seat, ENTRIES, unseen, "record", **{"meant-2": "new"}).status_code == 200
    assert [type(one.event) for one in desk.facts()[before:]] == [SkaterRegistered, EntryMade]


def test_a_name_may_be_said_to_be_that_of_a_known_skater(desk: Desk) -> None:
    seat = desk.log_in("office")
    before = len(desk.facts())
    tried = send(seat, ENTRIES, HEAD + "Diaa;;Dia;w;3000;;\n")
    answered = again(seat, ENTRIES, tried, "try", **{"meant-2": "dia"})
    assert again(seat, ENTRIES, answered, "record", **{"meant-2": "dia"}).status_code == 200
    assert [one.event for one in desk.facts()[before:]] == [EntryMade(distance="w3000", skater="dia")]


def test_what_came_between_is_seen_before_it_is_recorded(desk: Desk) -> None:
    seat = desk.log_in("office")
    tried = send(seat, ENTRIES, GOOD)
    fields = {"name": "Fem Bos", "sex": "w", "act": "form-00000001", "step": "record"}
    assert seat.post("/desk/en/office/register/", fields).status_code == 200
    before = desk.facts()
    late = again(seat, ENTRIES, tried, "record")
    assert late.status_code == 400
    assert "try it again" in plain(late)
    assert desk.facts() == before


def test_season_bests_come_in_from_a_workbook(desk: Desk) -> None:
    target = io.BytesIO()
    book = Workbook(target, {"in_memory": True})
    page = book.add_worksheet()
    name = next(one.event for one in desk.facts() if isinstance(one.event, SkaterRegistered))
    for at, row in enumerate((("naam", "500", "1000"), (f"{name.given} {name.surname}", 38.12, "1:16,50"))):
        page.write_row(at, 0, row)
    book.close()
    seat = desk.log_in("office")
    before = len(desk.facts())
    tried = send(seat, BESTS, target.getvalue(), "bests.xlsx", kind="PB")
    assert "New bests: 2." in plain(tried)
    assert again(seat, BESTS, tried, "record").status_code == 200
    marks = [one.event for one in desk.facts()[before:]]
    assert [(one.kind, one.time) for one in marks if isinstance(one, MarkStated)] == [
        ("PB", "38.12"), ("PB", "1:16.50"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("list.pdf", b"%PDF", "neither .csv nor .xlsx nor .ods"),
        ("list.csv", b"", "is empty"),
        ("list.csv", HEAD.encode() + b"Eva;;Wit;w;3000;;\n" * 1_000, "more than 1000 lines"),
        ("list.csv", b"\xff\xfe", "UTF-8"),
        ("list.xlsx", b"PK\x03\x04junk", "no workbook that can be read"),
        ("list.csv", b"a;b\n1;2\n", "there is no column"),
        ("../../list.csv", HEAD.encode(), "list.csv has a head and no line under it"),
        ("a\u202elist.csv", HEAD.encode(), "alist.csv has a head"),
        ("list.csv", HEAD.encode() + "Ev\u202ea;;Wit;w;3000;;\n".encode(), "cannot be printed"),
    ],
)
def test_what_is_no_list_is_one_sentence_and_changes_nothing(
    desk: Desk, name: str, content: bytes, said: str
) -> None:
    seat = desk.log_in("office")
    before = desk.facts()
    for path in (ENTRIES, BESTS) if "cannot" not in said and "head" not in said else (ENTRIES,):
        answer = send(seat, path, content, name)
        assert answer.status_code == 400
        if path == ENTRIES:
            assert said in plain(answer)
    assert desk.facts() == before


def test_a_list_beyond_the_bound_is_refused_in_a_sentence_that_names_it(desk: Desk) -> None:
    answer = send(desk.log_in("office"), ENTRIES, b"x" * 2_100_000)
    assert answer.status_code == 413
    assert "2 MB" in answer.text


def test_a_list_belongs_to_the_session_that_sent_it(desk: Desk) -> None:
    seat, other = desk.log_in("office"), desk.log_in("office")
    tried = send(seat, ENTRIES, GOOD)
    before = desk.facts()
    answer = again(other, ENTRIES, tried, "record")
    assert answer.status_code == 400
    assert "choose it again" in plain(answer)
    assert desk.facts() == before


def test_no_more_than_a_few_lists_are_kept(desk: Desk) -> None:
    seat = desk.log_in("office")
    first = send(seat, ENTRIES, GOOD)
    for _ in range(16):
        send(seat, ENTRIES, GOOD)
    assert "choose it again" in plain(again(seat, ENTRIES, first, "record"))


@pytest.mark.parametrize("listing", LISTINGS, ids=lambda one: one.name)
def test_a_list_is_for_the_roles_of_the_table_and_no_other(desk: Desk, listing: object) -> None:
    name, power = getattr(listing, "name"), getattr(listing, "power")  # noqa: B009
    path = f"/desk/en/lists/{name}/"
    for role in ROLES:
        seat = desk.log_in(role.replace(" ", "-"))
        may = role in POWERS[power].may
        assert (seat.get(path).status_code == 200) == may, role
        assert (f"lists/{name}/" in seat.get("/desk/en/office/").text) == may
        if not may:
            before = desk.facts()
            assert send(seat, path, GOOD).status_code == 404
            assert seat.post(f"{path}kept/", {"step": "record"}).status_code == 404
            assert desk.facts() == before
