"""The guard: every answer has the headers that protect, and a hostile request gets a plain no."""

from __future__ import annotations

import pytest
from tests.web.conftest import Get

ADDRESSES = (
    "/api",
    "/api/openapi.json",
    "/api/v1/okt-2025/programme",
    "/feed?after=770",
    "/healthz",
    "/nowhere/x/y",
)


@pytest.mark.parametrize("path", ADDRESSES)
def test_every_answer_forbids_what_is_not_ours_and_sets_no_cookie(fetch: Get, path: str) -> None:
    headers = fetch(path).headers
    assert headers["content-security-policy"].startswith("default-src 'self'; ")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "set-cookie" not in headers


@pytest.mark.parametrize("path", ADDRESSES)
def test_head_has_the_headers_of_get_and_no_body(fetch: Get, path: str) -> None:
    whole, head = fetch(path), fetch(path, "HEAD")
    assert head.content == b""
    assert head.status_code == whole.status_code
    assert {**head.headers, "date": ""} == {**whole.headers, "date": ""}


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE", "BREW"])
def test_only_reading_is_answered(fetch: Get, method: str) -> None:
    answer = fetch("/api", method)
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS"
    assert answer.json()["status"] == 405


@pytest.mark.parametrize(
    "path",
    [
        "/..%2f..%2fetc/passwd",
        "/nl/%2e%2e/%2e%2e/etc/passwd",
        "/nl/%00",
        "/nl/a%0d%0aset-cookie:x",
        "/nl/" + "a" * 10_000,
        "/api/v1/okt-2025/" + "a" * 10_000,
        "/nl/%ff%fe",
        "/feed?after=-1",
        "/feed?after=1e3",
        "/feed?after=٣",
        "/feed?after=" + "9" * 40,
        "/feed?after=1&after=2",
        "/api/v1/okt-2025/explain/%00",
        "/api/v1/okt-2025/explain/..%5c..%5c",
        "/api/v1//tickets",
        "/api/v1/okt-2025/tickets?at=" + "9" * 79,
        "/assets/../pyproject.toml",
        "//en/whatif",
        "//nl/w500",
        "/nl//w500/",
        "/nl/%2fwhatif/",
        "/embed/%2e%2e/nl/",
        "/embed/nl/at/99999999999999999999/men/",
        "/embed/nl/%00/",
    ],
)
def test_a_hostile_address_gets_a_plain_no(fetch: Get, path: str) -> None:
    answer = fetch(path)
    assert 400 <= answer.status_code < 500, answer.text
    assert len(answer.content) < 4_000


def test_the_feed_has_the_lines_of_the_log_after_a_position(fetch: Get) -> None:
    rows = fetch("/feed?after=769").text.splitlines()
    assert len(rows) == 3
    assert all('"digest":"' in row for row in rows)
    assert fetch("/feed?after=5000").text == ""


def test_health_tells_how_far_the_log_is_known(fetch: Get) -> None:
    data = fetch("/healthz").json()
    assert (data["status"], data["position"], data["replay"]) == ("ok", 772, None)
