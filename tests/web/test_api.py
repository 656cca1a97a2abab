"""The API: the data of the command line, and a refusal in one sentence for whatever cannot be answered."""

from __future__ import annotations

import asyncio
import io
import json
import threading
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.web.conftest import Get

from startbewijs.cli.main import main
from startbewijs.service.sight import Sight
from startbewijs.web.bodies import Body, body
from startbewijs.web.makers import Queue
from startbewijs.web.openapi import document
from startbewijs.web.questions import QUESTIONS
from startbewijs.web.shown import Busy, Shown

MOMENTS = ("527", "2025-12-28")
ASKED = {"skater": "jutta-leerdam", "distance": "w500"}
VARIANTS: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "tickets": (("sex=women", ("women",)),),
    "team": (("sex=men", ("men",)),),
    "starts": (("sex=men", ("men",)),),
    "status": (("sex=women&all=true", ("women", "--all")),),
    "results": (("race=1", ("--race", "1")),),
    "startlist": (("race=1", ("--race", "1")),),
    "card": (("distance=w1500", ("--distance", "w1500")),),
    "whatif": (
        (
            "rank=w1500:rijpma,%20kok&rank=m1500:nuis&withdraw=leerdam&designate=bosker:m-team-pursuit",
            (
                *("--rank", "w1500: rijpma, kok", "--rank", "m1500: nuis"),
                *("--withdraw", "leerdam", "--designate", "bosker:m-team-pursuit"),
            ),
        ),
    ),
    "log": (
        ("distance=w500", ("--distance", "w500")),
        ("skater=kok&type=result", ("--skater", "kok", "--type", "result")),
    ),
    "story": (
        ("day=2025-12-27&form=short&lang=nl", ("--day", "2025-12-27", "--form", "short", "--lang", "nl")),
    ),
}
CASES = [
    pytest.param(question.name, path, query, words, id=f"{question.name} {query}".strip())
    for question in QUESTIONS
    for query, words in (*(() if question.supposes else (("", ()),)), *VARIANTS.get(question.name, ()))
    for path in [question.path.format_map(ASKED)]
]


def printed(*words: str) -> Any:
    """What the command line answers as JSON."""
    out = io.StringIO()
    with redirect_stdout(out):
        assert main([*words, "--json"]) == 0
    return json.loads(out.getvalue())


def problem(answer: httpx.Response, status: int) -> str:
    """The sentence of a refusal."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json; charset=utf-8"
    data = answer.json()
    assert data.keys() == {"type", "title", "status", "detail"}
    assert data["status"] == status
    assert data["detail"].endswith(".")
    return str(data["detail"])


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("STARTBEWIJS_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("STARTBEWIJS_DATA", str(tmp_path))


@pytest.mark.parametrize("at", MOMENTS)
@pytest.mark.parametrize(("name", "path", "query", "words"), CASES)
def test_the_api_answers_with_the_data_of_the_command_line(
    fetch: Get, name: str, path: str, query: str, words: tuple[str, ...], at: str
) -> None:
    if name == "history" and at != "527":  # every turn is worked out: an early moment is quick
        at = "445"
    answer = fetch(f"/api/v1/okt-2025/{path}?at={at}&{query}")
    assert answer.status_code == 200, answer.text
    assert answer.json() == printed(name, *path.split("/")[1:], *words, "--at", at)


def test_without_a_moment_the_newest_state_is_answered(fetch: Get) -> None:
    assert fetch("/api/v1/okt-2025/tickets").json() == printed("tickets")


def test_a_story_of_a_day_is_told_as_it_was_known_that_day(fetch: Get) -> None:
    answer = fetch("/api/v1/okt-2025/story?day=2025-12-28")
    assert answer.json() == printed("story", "--day", "2025-12-28")


def test_every_question_is_described_with_the_keys_that_its_answer_has(fetch: Get) -> None:
    for question in QUESTIONS:
        path = question.path.format_map(ASKED)
        described = document()["paths"][f"/api/v1/{{tournament}}/{question.path}"]["get"]
        schema = described["responses"]["200"]["content"]["application/json"]["schema"]
        supposed = "&decline=kok" if question.supposes else ""
        data = fetch(f"/api/v1/okt-2025/{path}?at=527{supposed}").json()
        assert set(schema["required"]) <= data.keys()


def test_the_description_is_openapi_3_1_and_names_no_other_host(fetch: Get) -> None:
    answer = fetch("/api/openapi.json")
    assert answer.json()["openapi"] == "3.1.0"
    assert "://" not in answer.text


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        ("tickets?sex=x", 400, "women, men"),
        ("tickets?sexe=women", 400, "no parameter"),
        ("tickets?sex=women&sex=men", 400, "twice"),
        ("tickets?at=", 400, "letters"),
        ("tickets?at=0", 404, "positions 1 to 772"),
        ("tickets?at=-1", 404, "positions 1 to 772"),
        ("tickets?at=773", 404, "positions 1 to 772"),
        ("tickets?at=1e3", 404, "no moment"),
        ("tickets?at=٣", 404, "no moment"),
        ("tickets?at=99999999999999999999", 404, "no moment"),
        ("tickets?at=1", 404, "adopted no selection procedure"),
        ("status?all=maybe", 400, "true or false"),
        ("results/w500?race=3", 400, "choose 1, 2"),
        ("results/w501", 404, "w501"),
        ("explain/nobody", 404, "nobody"),
        ("explain", 404, "/api/v1/okt-2025/explain/{skater}"),
        ("tickets/women", 404, "/api/v1/okt-2025/tickets"),
        ("secrets", 404, "There is no such question"),
        ("story?form=long", 400, "ticker"),
        ("tickets?lang=fr", 400, "nl"),
        ("card/leerdam?distance=m500", 404, "does not skate"),
        ("card/nobody", 404, "nobody"),
        ("whatif", 400, "rank, withdraw, designate, decline"),
        ("whatif?at=618", 400, "Give at least one"),
        ("whatif?rank=", 400, "letters"),
        ("whatif?rank=w1500:kok", 400, "is closed"),
        ("whatif?at=618&rank=w1500:kok,kok", 400, "twice"),
        ("whatif?at=618&rank=w1500:kok&rank=w1500:beune", 400, "supposed twice"),
        ("whatif?at=618&rank=w1500", 400, "no order"),
        ("whatif?at=618&designate=kok", 400, "no designation"),
        ("whatif?at=773&decline=kok", 404, "positions 1 to 772"),
        (f"whatif?{'&'.join(['decline=kok'] * 21)}", 400, "20 times"),
    ],
)
def test_what_cannot_be_answered_is_refused_in_one_sentence(
    fetch: Get, path: str, status: int, says: str
) -> None:
    assert says in problem(fetch(f"/api/v1/okt-2025/{path}"), status)


def test_a_refusal_is_said_in_the_language_that_is_asked_for(fetch: Get) -> None:
    assert "Er is" in problem(fetch("/api/v1/okt-2025/tickets?at=773&lang=nl"), 404)


def test_another_tournament_is_not_shown(fetch: Get) -> None:
    assert "okt-2025" in problem(fetch("/api/v1/okt-2026/tickets"), 404)


def test_an_answer_that_the_reader_has_is_not_sent_again(fetch: Get) -> None:
    first = fetch("/api/v1/okt-2025/programme")
    again = fetch("/api/v1/okt-2025/programme", if_none_match=first.headers["etag"])
    assert (again.status_code, again.content) == (304, b"")
    assert fetch("/api/v1/okt-2025/programme?at=2", if_none_match=first.headers["etag"]).status_code == 200


def test_a_refusal_is_never_called_unchanged(fetch: Get) -> None:
    known = fetch("/api/v1/okt-2025/programme").headers["etag"]
    assert fetch("/api/v1/okt-2025/programme?at=900", if_none_match=known).status_code == 404


def test_any_site_may_read_the_api(fetch: Get) -> None:
    assert fetch("/api/v1", origin="https://example.org").headers["access-control-allow-origin"] == "*"
    assert fetch("/api/v1", "OPTIONS").status_code == 204


def test_the_front_of_the_api_leads_to_every_question(fetch: Get) -> None:
    questions = fetch("/api").json()["questions"]
    assert len(questions) == len(QUESTIONS)
    assert fetch(questions[0]).status_code == 200


def test_suppositions_wait_for_their_like_and_never_for_a_place_that_pages_need(
    shown: Shown,
) -> None:
    async def many() -> tuple[int, int]:
        held = threading.Event()

        def slow(_: Sight) -> Body:
            held.wait(10)
            return body("text/plain", "late")

        waiting = [asyncio.create_task(shown.made(("held", n), slow, Queue.SUPPOSED)) for n in range(12)]
        await asyncio.sleep(0)
        try:
            with pytest.raises(Busy):
                await shown.made(("held", 12), slow, Queue.SUPPOSED)
            quick = await shown.made(("quick",), lambda _: body("text/plain", "now"))
        finally:
            held.set()
        late = await asyncio.gather(*waiting)
        again = await shown.made(("held", 12), slow, Queue.SUPPOSED)
        return len(quick.plain), len({*late, again})

    assert asyncio.run(many()) == (3, 1)
