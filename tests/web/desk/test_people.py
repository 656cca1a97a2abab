"""Who administers says who may log in; everybody has a password of their own; nobody else comes near."""

from __future__ import annotations

import re

import pytest
from tests.web.desk.conftest import PASSWORD, Desk

from startbewijs.service.people import ROLES

NEW = {"login": "eva", "name": "Eva Visser", "role-starter": "yes", "password": "another long password"}
OTHERS = [role for role in ROLES if role != "administrator"]


def test_what_was_typed_of_somebody_new_stays_but_for_the_password(desk: Desk) -> None:
    answer = desk.log_in("administrator").post("/desk/en/people/add/", {**NEW, "login": "Eva!"})
    assert answer.status_code == 400
    assert 'value="Eva!"' in answer.text
    assert 'value="Eva Visser"' in answer.text
    new = answer.text.split("people/add/")[1]
    assert [name for name in ROLES if re.search(rf'name="role-{name}"[^>]* checked', new)] == ["starter"]
    assert NEW["password"] not in answer.text


def test_roles_are_listed_in_the_reader_s_language(desk: Desk) -> None:
    answer = desk.log_in("administrator").post("/desk/nl/people/add/", {**NEW, "role-starter": ""})
    assert "wedstrijdkantoor, scheidsrechter, starter, tijdwaarnemer" in answer.text
    desk.log_in("administrator").post("/desk/nl/people/add/", {**NEW, "role-referee": "yes"})
    page = desk.log_in("administrator").get("/desk/nl/people/").text
    assert "persoon toegevoegd eva: scheidsrechter, starter" in page


def test_somebody_new_may_log_in(desk: Desk) -> None:
    seat = desk.log_in("administrator")
    assert seat.post("/desk/en/people/add/", NEW).status_code == 200
    assert desk.log_in("eva", "another long password").act("call").status_code == 200
    page = seat.get("/desk/en/people/").text
    assert "Eva Visser" in page
    assert "person added" in page
    assert "another long password" not in page


@pytest.mark.parametrize("role", OTHERS)
def test_only_who_administers_sees_and_changes_people_and_backups(standing: Desk, role: str) -> None:
    seat = standing.log_in(role.replace(" ", "-"))
    before = standing.people.all()
    for path in ("/desk/en/people/", "/desk/en/backup/"):
        assert seat.get(path).status_code == 403
    me = role.replace(" ", "-")
    assert seat.post("/desk/en/people/add/", NEW).status_code == 403
    grab = {"login": me, "step": "roles", "role-administrator": "yes"}
    assert seat.post("/desk/en/people/change/", grab).status_code == 403
    answer = seat.post("/desk/en/backup/take/", {})
    assert answer.status_code == 403
    assert answer.headers["content-type"].startswith("text/html")
    assert standing.people.all() == before


@pytest.mark.parametrize(
    "path",
    [
        "people/add/",
        "people/change/",
        "account/",
        "backup/take/",
        "backup/restore/",
        "office/enter/",
        "logout",
    ],
)
def test_who_is_not_logged_in_changes_nothing(standing: Desk, path: str) -> None:
    before = standing.people.all()
    answer = standing.request("POST", f"/desk/en/{path}", data=NEW)
    assert answer.status_code == 303
    assert answer.headers["location"].endswith("/login")
    assert standing.people.all() == before


def test_other_roles_hold_at_once(desk: Desk) -> None:
    admin, seat = desk.log_in("administrator"), desk.log_in("starter")
    assert seat.act("call").status_code == 200
    admin.post("/desk/en/people/change/", {"login": "starter", "step": "roles", "role-speaker": "yes"})
    assert seat.get("/desk/en/pair/").status_code == 303, "the old session is over"
    assert desk.log_in("starter").act("start").status_code == 403


@pytest.mark.parametrize("step", ["password", "sessions", "stop"])
def test_sessions_end_with_what_is_changed(desk: Desk, step: str) -> None:
    admin, seat = desk.log_in("administrator"), desk.log_in("starter")
    fields = {"login": "starter", "step": step, "password": "another long password"}
    assert admin.post("/desk/en/people/change/", fields).status_code == 200
    assert seat.get("/desk/en/pair/").status_code == 303


def test_one_s_own_password_is_changed_by_who_knows_it(desk: Desk) -> None:
    seat = desk.log_in("starter")
    wrong = seat.post("/desk/en/account/", {"old": "wrong", "password": "another long password"})
    assert wrong.status_code == 400
    weak = seat.post("/desk/en/account/", {"old": PASSWORD, "password": "short"})
    assert weak.status_code == 400
    done = seat.post("/desk/en/account/", {"old": PASSWORD, "password": "another long password"})
    assert done.headers["location"] == "/desk/en/login"
    assert desk.log_in("starter", "another long password").get("/desk/en/pair/w500/1/1/").status_code == 200


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("add/", {}),
        ("add/", {**NEW, "login": "starter"}),
        ("add/", {**NEW, "password": "short"}),
        ("add/", {key: value for key, value in NEW.items() if key != "role-starter"}),
        ("change/", {"login": "nobody", "step": "stop"}),
        ("change/", {"login": "administrator", "step": "stop"}),
        ("change/", {"login": "administrator", "step": "roles", "role-starter": "yes"}),
        ("change/", {"login": "starter", "step": "roles"}),
        ("change/", {"login": "starter"}),
        ("change/", {"login": "starter", "step": "password", "password": ""}),
    ],
)
def test_what_cannot_be_is_said_and_changes_nobody(standing: Desk, path: str, fields: dict[str, str]) -> None:
    before = standing.people.all()
    answer = standing.log_in("administrator").post(f"/desk/en/people/{path}", fields)
    assert answer.status_code == 400
    assert 'class="problem"' in answer.text
    assert standing.people.all() == before
