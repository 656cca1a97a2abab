"""Nobody sits at the desk without a session, and a session is of use to nobody else."""

from __future__ import annotations

import pytest
from tests.web.desk.conftest import Desk

CLOSED = ("/desk/en/", "/desk/nl/pair/", "/desk/en/pair/w500/1/1/")


@pytest.mark.parametrize("path", CLOSED)
@pytest.mark.parametrize(
    "cookie", [None, "startbewijs-desk=", "startbewijs-desk=AAAA", "startbewijs-desk=%00"]
)
def test_without_a_session_there_is_only_the_door(standing: Desk, path: str, cookie: str | None) -> None:
    answer = standing.request("GET", path, cookie=cookie)
    assert answer.status_code == 303
    assert answer.headers["location"].endswith("/login")
    assert "Ann" not in answer.text


def test_the_cookie_is_for_the_desk_alone_and_out_of_reach_of_scripts(desk: Desk) -> None:
    answer = desk.request(
        "POST", "/desk/en/login", data={"login": "referee", "password": "correct horse battery"}
    )
    flags = {one.strip() for one in answer.headers["set-cookie"].split(";")[1:]}
    assert {"Path=/desk", "HttpOnly", "SameSite=Strict"} <= flags
    assert "Secure" not in flags, "on a plain line it would never come back"


def test_nothing_of_the_desk_is_kept_or_framed(desk: Desk) -> None:
    for answer in (
        desk.request("GET", "/desk/en/login"),
        desk.log_in("referee").get("/desk/en/pair/w500/1/1/"),
    ):
        assert answer.headers["cache-control"] == "no-store"
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["content-security-policy"].startswith("default-src 'self'; ")


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
        {"origin": "http://evil.example"},
        {"origin": "null"},
    ],
)
@pytest.mark.parametrize("path", ["/desk/en/login", "/desk/en/logout", "/desk/act"])
def test_what_another_site_sends_is_refused(standing: Desk, headers: dict[str, str], path: str) -> None:
    seat = standing.log_in("referee")
    before = standing.facts()
    answer = standing.request(
        "POST",
        path,
        cookie=seat.cookie,
        headers={"x-form-key": seat.form_key, **headers},
        data={"login": "x"},
    )
    assert answer.status_code == 403
    assert standing.facts() == before
    assert seat.get("/desk/en/pair/w500/1/1/").status_code == 200


@pytest.mark.parametrize("key", ["", "wrong", "é"])
def test_without_the_key_of_the_form_nothing_is_done(standing: Desk, key: str) -> None:
    seat = standing.log_in("referee")
    assert (
        standing.request("POST", "/desk/en/logout", cookie=seat.cookie, data={"form_key": key}).status_code
        == 403
    )
    sent = {"act": "aaaaaaaa-1", "command": "call", "seen": 1, "values": {}}
    answer = standing.request(
        "POST",
        "/desk/act",
        cookie=seat.cookie,
        json=sent,
        headers={"x-form-key": key.encode()},
    )
    assert answer.status_code == 403
    other = standing.log_in("starter")
    answer = standing.request(
        "POST", "/desk/act", cookie=seat.cookie, json=sent, headers={"x-form-key": other.form_key}
    )
    assert answer.status_code == 403


def test_a_session_that_was_logged_out_opens_nothing(desk: Desk) -> None:
    seat = desk.log_in("referee")
    answer = seat.post("/desk/en/logout", {})
    assert answer.headers["location"] == "/desk/en/login"
    assert seat.get("/desk/en/pair/w500/1/1/").status_code == 303


def test_logging_in_once_more_ends_the_earlier_session_of_that_browser(desk: Desk) -> None:
    seat = desk.log_in("referee")
    desk.log_in("starter", cookie=seat.cookie)
    assert seat.get("/desk/en/pair/w500/1/1/").status_code == 303


def test_too_many_failures_have_to_wait_and_say_how_long(desk: Desk) -> None:
    wrong = {"login": "referee", "password": "wrong"}
    codes = [desk.request("POST", "/desk/en/login", data=wrong).status_code for _ in range(5)]
    assert codes == [403, 403, 403, 403, 429]
    answer = desk.request("POST", "/desk/en/login", data=wrong)
    assert answer.headers["retry-after"] == "2"
    assert "2 seconds" in answer.text


def test_a_wrong_login_is_written_back_safely_and_the_password_never(desk: Desk) -> None:
    sent = {"login": '"><script>alert(1)</script>', "password": "a secret of mine"}
    answer = desk.request("POST", "/desk/en/login", data=sent)
    assert answer.status_code == 403
    assert "<script>alert" not in answer.text
    assert "a secret of mine" not in answer.text


def test_a_body_that_is_too_large_is_not_read(standing: Desk) -> None:
    seat = standing.log_in("referee")
    headers = {"x-form-key": seat.form_key}
    for path in ("/desk/en/login", "/desk/act"):
        content = b"a=" + b"x" * 300_000
        answer = standing.request("POST", path, cookie=seat.cookie, content=content, headers=headers)
        assert answer.status_code == 413


def test_the_door_says_what_to_do_where_nobody_may_log_in_yet(desk: Desk) -> None:
    assert "add-person" not in desk.request("GET", "/desk/en/login").text
    with desk.nobody():
        answer = desk.request("GET", "/desk/en/login").text
        assert "add-person" in answer
        assert "<form" not in answer


def test_over_tls_the_cookie_goes_over_tls_alone(desk: Desk) -> None:
    answer = desk.request(
        "POST", "https://test/desk/en/login", data={"login": "referee", "password": "correct horse battery"}
    )
    assert "; Secure" in answer.headers["set-cookie"]


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_the_desk_takes_posts_alone(standing: Desk, method: str) -> None:
    assert standing.request(method, "/desk/act").status_code == 405


def test_outside_the_desk_nothing_may_be_sent(desk: Desk) -> None:
    for path in ("/", "/nl/", "/api", "/desk", "/deskact"):
        assert desk.request("POST", path).status_code == 405
