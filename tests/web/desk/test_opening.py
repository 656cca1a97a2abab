"""A tournament is opened at the desk: whole or not at all, by the office, and shown from then on."""

from __future__ import annotations

import asyncio
import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.web.desk.conftest import Clock, Desk, Seat

from startbewijs.log.fold.folding import folded
from startbewijs.service.library import Library
from startbewijs.service.office.acting import Hand
from startbewijs.service.office.beginning import beginning
from startbewijs.service.office.opening import opened
from startbewijs.service.office.powers import POWERS
from startbewijs.service.people import ROLES, People
from startbewijs.service.templates import templates
from startbewijs.service.unopened import ours, waits_for_one
from startbewijs.web.shown import Settings
from startbewijs.web.turning import Turning

OPEN = "/desk/en/open/"
CLUB = {
    "template": "two-race-500",
    "name": "Club trials",
    "id": "club-2026",
    "venue": "IJsbaan, Enschede",
    "track": "Enschede",
    "days": "2026-12-26, 2026-12-27",
    "distances": "",
    "nation": "NED",
    "time_zone": "Europe/Amsterdam",
}


@pytest.fixture
def waiting(tmp_path: Path, hashes: Path) -> Iterator[Desk]:
    """The desk of a server that waits for a tournament."""
    clock = Clock()
    library = Library(tmp_path, clock)
    (tmp_path / "people.sqlite").write_bytes(hashes.read_bytes())
    turning = Turning(Settings(library, "", desk=True, poll=0.01))
    loop = asyncio.new_event_loop()
    told: asyncio.Queue[dict[str, str]] = asyncio.Queue()
    says: asyncio.Queue[dict[str, str]] = asyncio.Queue()
    life = loop.create_task(turning.served({"type": "lifespan"}, told.get, says.put))  # type: ignore[arg-type]
    for said in ("startup", "shutdown"):
        told.put_nowait({"type": f"lifespan.{said}"})
        assert loop.run_until_complete(says.get())["type"] == f"lifespan.{said}.complete"
        if said == "startup":
            people = People(tmp_path, clock)
            yield Desk(library, turning.served, clock, loop, people)
            people.close()
    loop.run_until_complete(life)
    loop.close()


def opens(seat: Seat, *, step: str = "record", first: str = "yes", **fields: str) -> tuple[int, str]:
    sent = {"act": "open-12345678-1", "first": first, "step": step, **CLUB, **fields}
    answer = seat.post(OPEN, sent)
    return answer.status_code, html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.text)))


def test_a_server_waits_for_a_tournament_where_people_may_log_in_and_there_is_none(
    tmp_path: Path, hashes: Path
) -> None:
    library = Library(tmp_path, Clock())
    assert not waits_for_one(library), "who only looks at what came with the program"
    People(tmp_path, Clock()).close()
    assert not waits_for_one(library), "nobody may log in yet: the first one was refused"
    (tmp_path / "people.sqlite").write_bytes(hashes.read_bytes())
    assert waits_for_one(library)
    (tmp_path / "Mine!.db").write_bytes(b"")
    assert not waits_for_one(library), "a log that is named wrongly may be the one that is meant"


def test_what_is_opened_is_shown_at_once_and_the_desk_goes_on_there(waiting: Desk) -> None:
    assert "Nothing has begun here yet" in waiting.request("GET", "/en/").text
    assert waiting.request("GET", "/healthz").json()["tournament"] is None
    seat = waiting.log_in("office")
    assert seat.get("/desk/en/pair/").headers["location"] == OPEN
    assert opens(seat)[0] == 303
    assert ours(waiting.library) == ("club-2026",)
    assert "Club trials" in seat.get("/desk/en/office/").text, "still logged in"
    assert "Club trials" in waiting.request("GET", "/en/", follow_redirects=True).text
    assert waiting.request("GET", "/healthz").json()["tournament"] == "club-2026"
    fact = waiting.library.facts("club-2026")[0][1]
    assert (fact.by, fact.signed, fact.position) == ("office", "The office", 1)
    assert "Club trials" in waiting.log_in("timekeeper").get("/desk/en/pair/").text


def test_it_is_tried_first_and_nothing_is_recorded_by_trying(waiting: Desk) -> None:
    status, text = opens(waiting.log_in("office"), step="try")
    assert (status, "Nothing is recorded yet. This would be:" in text) == (200, True)
    assert "women's 500 m will be skated twice" in text
    assert "its days: Sat 26 Dec 2026 and Sun 27 Dec 2026" in text
    assert ours(waiting.library) == ()


@pytest.mark.parametrize("template", sorted(templates()))
def test_every_template_may_be_opened(tmp_path: Path, template: str) -> None:
    begun = beginning(Library(tmp_path, Clock()), {**CLUB, "template": template})
    assert not begun.wrong
    assert len(begun.events) >= 1 + len(templates()[template].distances)


WRONG = [
    ("template", "games", "Choose what it begins with"),
    ("template", "", "Choose what it begins with"),
    ("name", "  ", "Fill this in"),
    ("venue", "", "Fill this in"),
    ("track", "", "Fill this in"),
    ("id", "Mine!", "cannot name a tournament"),
    ("id", "../mine", "cannot name a tournament"),
    ("id", "a" * 65, "cannot name a tournament"),
    ("days", "", "Say on which days it is"),
    ("days", "2026-02-31", "is not a day of the calendar"),
    ("days", "2026-12-26, 26-12-2026", "is named twice"),
    ("distances", "w501", "is not a distance"),
    ("distances", "w500 w500", "is named twice"),
    ("distances", ",", "leave this empty"),
    ("nation", "Holland", "is no nation"),
    ("time_zone", "Amsterdam", "is not a time zone"),
]


@pytest.mark.parametrize(("name", "typed", "says"), WRONG)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_made(
    waiting: Desk, name: str, typed: str, says: str
) -> None:
    seat = waiting.log_in("office")
    sent = {"act": "open-12345678-1", "first": "yes", "step": "record", **CLUB, name: typed}
    answer = seat.post(OPEN, sent)
    page = html.unescape(answer.text)
    assert answer.status_code == 400
    beside = re.search(rf'<p class="problem" id="field-{name}-problem">([^<]*)</p>', page)
    assert beside is not None, page
    assert says in beside[1]
    assert "--" not in beside[1], "no option of the terminal"
    assert "1 field is not right yet" in page
    assert 'value="Club trials"' in page or name == "name", "what was typed stays"
    assert not list(waiting.library.folder.glob("*.db"))


def test_everything_that_is_wrong_is_said_at_once(waiting: Desk) -> None:
    status, text = opens(waiting.log_in("office"), id="No!", days="soon", nation="x")
    assert (status, "3 fields are not right yet" in text) == (400, True)


def test_a_procedure_that_would_wait_for_ever_is_refused_beside_the_distances(waiting: Desk) -> None:
    status, text = opens(waiting.log_in("office"), template="trials", distances="w500 w1000")
    assert (status, "which is not skated here; add that distance" in text) == (400, True)
    assert ours(waiting.library) == ()


def test_a_name_that_is_too_long_or_cannot_be_printed_makes_nothing(waiting: Desk) -> None:
    seat = waiting.log_in("office")
    for name in ("x" * 2001, "Club \u202e trials"):
        status, _ = opens(seat, name=name)
        assert status == 400
    assert not list(waiting.library.folder.glob("*.db"))


def test_one_that_came_with_the_program_is_not_overwritten(waiting: Desk) -> None:
    status, text = opens(waiting.log_in("office"), id="okt-2025")
    assert (status, "came with the program" in text) == (400, True)
    assert ours(waiting.library) == ()


def test_sent_twice_it_is_opened_once(waiting: Desk) -> None:
    seat = waiting.log_in("office")
    assert [opens(seat)[0] for _ in range(2)] == [303, 303]
    facts = waiting.library.facts("club-2026")
    assert [one.position for _, one in facts] == [*range(1, len(facts) + 1)]
    assert ours(waiting.library) == ("club-2026",)


def test_of_two_who_open_one_at_once_the_second_is_told_and_makes_none(waiting: Desk) -> None:
    seat = waiting.log_in("office")
    key = seat.form_key

    def sends(act: str, id_: str) -> object:
        data = {**CLUB, "form_key": key, "act": act, "first": "yes", "step": "record", "id": id_}
        return waiting.asked("POST", OPEN, cookie=seat.cookie, data=data)

    answers = waiting.at_once(sends("open-aaaaaaaa-1", "one"), sends("open-bbbbbbbb-1", "two"))  # type: ignore[arg-type]
    assert sorted(one.status_code for one in answers) == [303, 400]
    assert len(ours(waiting.library)) == 1
    status, text = opens(seat, id="three", act="open-cccccccc-1")
    assert (status, "Meanwhile" in text) == (400, True), "also once the server has turned"
    assert len(ours(waiting.library)) == 1


def test_one_that_was_made_on_the_command_line_meanwhile_is_shown(waiting: Desk) -> None:
    seat = waiting.log_in("office")
    seat.get(OPEN)
    begun = beginning(waiting.library, CLUB)
    opened(waiting.library, Hand(by="office"), begun.meet, iter(begun.events))
    assert seat.get(OPEN).headers["location"] == "/desk/en/"
    assert "Club trials" in seat.get("/desk/en/office/").text


@pytest.mark.parametrize("role", ROLES)
def test_the_form_is_for_the_roles_of_the_table_and_no_other(waiting: Desk, role: str) -> None:
    may = role in POWERS["new"].may
    seat = waiting.log_in(role.replace(" ", "-"))
    page = seat.get(OPEN)
    assert page.status_code == (200 if may else 403)
    assert ("Under People you give somebody that role" in page.text) == (role == "administrator")
    assert opens(seat)[0] == (303 if may else 403)
    assert ours(waiting.library) == (("club-2026",) if may else ())


@pytest.mark.parametrize("role", ROLES)
def test_a_further_tournament_is_for_the_roles_of_the_table_and_no_other(desk: Desk, role: str) -> None:
    may = role in POWERS["new"].may
    seat = desk.log_in(role.replace(" ", "-"))
    assert seat.get(OPEN).status_code == (200 if may else 403)
    assert opens(seat, first="")[0] == (200 if may else 403)
    assert ours(desk.library) == (("club-2026", "trials") if may else ("trials",))


@pytest.mark.parametrize(
    "path", [OPEN, "/desk/en/", "/desk/en/people/", "/desk/en/pair/w500/1/1/", "/desk/en/act"]
)
def test_who_is_not_logged_in_is_shown_the_door(waiting: Desk, path: str) -> None:
    assert waiting.request("GET", path).headers["location"] == "/desk/en/login"
    assert waiting.request("POST", OPEN, data=CLUB).headers["location"] == "/desk/en/login"
    assert ours(waiting.library) == ()


def test_without_the_key_of_the_session_nothing_is_opened(waiting: Desk) -> None:
    seat = waiting.log_in("office")
    answer = waiting.request("POST", OPEN, cookie=seat.cookie, data={**CLUB, "act": "open-12345678-1"})
    assert (answer.status_code, ours(waiting.library)) == (403, ())


def test_a_further_tournament_leaves_this_one_where_it_is_and_says_how_it_is_served(desk: Desk) -> None:
    seat = desk.log_in("office")
    assert 'href="/desk/en/open/"' in seat.get("/desk/en/office/").text
    before = desk.facts()
    status, text = opens(seat, first="")
    assert status == 200
    assert "“startbewijs serve -t club-2026”" in text
    assert "“-t trials”" in text
    assert desk.facts() == before
    assert folded([one for _, one in desk.library.facts("club-2026")]).name == "Club trials"
    assert desk.request("GET", "/healthz").json()["tournament"] == "trials"
    status, text = opens(seat, first="", act="open-87654321-1")
    assert (status, "There is a tournament club-2026 already" in text) == (400, True)


def test_until_there_is_one_no_other_address_leads_anywhere(waiting: Desk) -> None:
    for path in ("/api", "/feed", "/events", "/en/w500/", "/en/at/1/", "/xx/", "/embed/en/women/"):
        assert waiting.request("GET", path).status_code == 404, path
    assert waiting.request("GET", "/desk/en/login").status_code == 200


def test_people_are_looked_after_before_there_is_a_tournament(waiting: Desk) -> None:
    seat = waiting.log_in("administrator")
    page = seat.get("/desk/en/people/").text
    assert "The office" in page
    assert "/desk/en/backup/" not in page, "no room that is not there yet"
