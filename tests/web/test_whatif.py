"""What if as a page: a form for everyone, one address to share, the answer of the command."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from tests.site.reading import Read
from tests.web.conftest import Get

KOK = "rank=w1500%3A+rijpma%2C+kok"
AT = "/en/at/618/whatif/"


def test_a_form_that_was_sent_leads_to_the_one_address_that_says_the_same(fetch: Get) -> None:
    sent = "w1500=Rijpma&w1500=+Kok&w1500=&withdraw=&from=&withdraw=Leerdam&from=w1500&designate=&for="
    answer = fetch(f"{AT}?{sent}")
    assert answer.status_code == 302
    to = answer.headers["location"]
    assert to == f"{AT}?rank=w1500%3A+Rijpma%2C+Kok&withdraw=Leerdam%3A+w1500"
    assert fetch(to).status_code == 200


def test_a_name_stays_in_its_field_when_the_one_above_it_is_refused_for_being_empty(fetch: Get) -> None:
    page = Read(fetch(f"{AT}?rank=w1500%3A+%2C+Kok").text)
    given = [tag.get("value") for name, tag in page.tags if name == "input" and tag["name"] == "w1500"]
    assert given == [None, "Kok", None]


def test_an_empty_form_leads_to_the_form(fetch: Get) -> None:
    assert fetch("/nl/whatif/?w1500=&withdraw=&from=").headers["location"] == "/nl/whatif/"
    assert "names-all" in fetch("/nl/whatif/").text


def test_the_page_says_what_the_api_says_at_the_same_position(fetch: Get) -> None:
    page = Read(fetch(f"{AT}?{KOK}").text).text
    data = fetch(f"/api/v1/okt-2025/whatif?at=618&{KOK}").json()
    assert "Suppose the women's 1500 m ends: 1. Antoinette Rijpma-de Jong, 2. Femke Kok." in page
    assert data["supposed"]["ranks"][0]["distance"] == "w1500"
    changed = [one["skater"]["name"] for one in data["outlooks"] if one["changed"] and one["now"]]
    assert changed
    assert all(name in page for name in changed)


def test_the_fields_keep_what_was_supposed_and_the_links_take_it_along(fetch: Get) -> None:
    page = Read(fetch(f"{AT}?{KOK}").text)
    given = [tag.get("value") for name, tag in page.tags if name == "input" and tag["name"] == "w1500"]
    assert given[:2] == ["rijpma", "kok"]
    assert f"../../../../nl/at/618/whatif/?{KOK}" in page.links
    assert f"../../../at/598/whatif/?{KOK}" in page.links
    assert fetch(f"/en/whatif/?at=2025-12-28&{KOK}").headers["location"] == f"{AT}?{KOK}"


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("rank=w1500%3A+%2C+Kok", "Place 1 of the women's 1500 m is empty"),
        ("rank=w1500%3A+nobody", "nobody"),
        ("rank=w500%3A+Kok", "Ask at an earlier moment what could still happen then."),
        ("x=<script>alert(1)</script>", "refused"),
        ("withdraw=" + "a" * 401, "400"),
        ("&".join("decline=Kok" for _ in range(21)), "20 times at most"),
        ("&".join(f"k{n}=a" for n in range(200)), "Too much is supposed at once."),
    ],
)
def test_what_cannot_be_supposed_is_refused_in_a_sentence_on_the_page(
    fetch: Get, query: str, says: str
) -> None:
    answer = fetch(f"{AT}?{query}")
    if answer.status_code == 302:
        answer = fetch(answer.headers["location"])
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "<script>alert" not in answer.text
    assert says in answer.text


@pytest.mark.parametrize("path", ["/en/at/0/whatif/", "/en/at/773/whatif/", "/en/at/x/whatif/"])
def test_a_position_that_there_is_not_can_suppose_nothing(fetch: Get, path: str) -> None:
    assert fetch(f"{path}?decline={quote('Femke Kok')}").status_code == 404


def test_the_server_leads_to_what_if(fetch: Get) -> None:
    assert "whatif/" in Read(fetch("/nl/at/618/").text).links


@pytest.mark.parametrize(
    "query",
    ["x%0d%0aset-cookie:a=b", "decline=a%0d%0aset-cookie:a", "%ff=%fe", "rank=w1500:" + "," * 300, "&&&="],
)
def test_whatever_is_sent_ends_at_an_address_after_few_steps(fetch: Get, query: str) -> None:
    answer = fetch(f"{AT}?{query}")
    for _ in range(3):
        assert "set-cookie" not in answer.headers
        if answer.status_code == 302:
            assert answer.headers["location"].startswith("/en/at/618/whatif/")
            answer = fetch(answer.headers["location"])
    assert answer.status_code in (200, 400)
