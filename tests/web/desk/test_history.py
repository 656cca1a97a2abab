"""The history at the desk: the newest first, who did what and why, and what was taken back by what."""

from __future__ import annotations

import re

import pytest
from tests.web.desk.conftest import Desk

from startbewijs.publish.subjects.sought import KINDS, TOPICS
from startbewijs.service.people import ROLES


def positions(page: str) -> list[int]:
    return [int(one) for one in re.findall(r'<tr id="fact-(\d+)"', page)]


def test_every_kind_of_fact_is_found_under_one_topic() -> None:
    assert sorted(kind for topic in TOPICS for kind in topic.kinds) == sorted(KINDS)


@pytest.mark.parametrize("role", ROLES)
def test_everyone_at_the_desk_sees_it_and_nobody_else(desk: Desk, role: str) -> None:
    seat = desk.log_in(role.replace(" ", "-"))
    last = len(desk.facts())
    assert positions(seat.get("/desk/en/history/").text) == list(range(last, 0, -1))
    assert desk.request("GET", "/desk/en/history/").status_code == 303


def test_it_says_who_did_what_and_what_took_it_back(desk: Desk) -> None:
    keeper, referee = desk.log_in("timekeeper"), desk.log_in("referee")
    keeper.act("time", values={"skater": "ann", "time": "38.12"})
    at = len(desk.facts())
    referee.act("undo", values={"fact": str(at)}, why="the wrong lane")
    page = keeper.get("/desk/en/history/").text
    assert positions(page)[:2] == [at + 1, at]
    (row,) = re.findall(rf'<tr id="fact-{at}".*?</tr>', page)
    assert "<s>" in row
    assert "The timekeeper" in row
    assert f"taken back by fact {at + 1}" in row
    (row,) = re.findall(rf'<tr id="fact-{at + 1}".*?</tr>', page)
    assert "the wrong lane" in row
    assert "The referee" in row


def test_each_filter_leaves_what_it_says(desk: Desk) -> None:
    keeper = desk.log_in("timekeeper")
    keeper.act("call")
    keeper.act("time", values={"skater": "ann", "time": "38.12"})
    last = len(desk.facts())
    for asked, expected in (
        ("about=times", [last]),
        ("about=ice", [last - 1, last - 2]),
        ("signed=The+timekeeper", [last, last - 1, last - 2]),
        ("by=timekeeper&about=times&skater=ann&distance=w500", [last]),
        ("skater=bea&about=times", []),
        ("distance=w1000&about=ice", []),
        ("since=2026-12-26&until=2026-12-26&by=timekeeper", [last, last - 1, last - 2]),
        ("since=2026-12-27&by=timekeeper", []),
        ("until=2026-12-25&by=timekeeper", []),
    ):
        assert positions(keeper.get(f"/desk/en/history/?{asked}").text) == expected, asked


def test_its_pages_follow_each_other_without_a_gap(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("startbewijs.web.desk.history.PAGE", 7)
    seat = desk.log_in("timekeeper")
    last, seen, path = len(desk.facts()), list[int](), "/desk/en/history/"
    assert last > 14
    while path:
        page = seat.get(path).text
        assert 1 <= len(positions(page)) <= 7
        seen += positions(page)
        older = re.search(r'href="([^"]+)">Older<', page)
        path = older[1].replace("&amp;", "&") if older else ""
    assert seen == list(range(last, 0, -1))


@pytest.mark.parametrize(
    "asked",
    [
        "distance=w123",
        "skater=nobody",
        "about=x",
        "by=king",
        "since=yesterday",
        "until=2026-02-30",
        "before=-1",
    ],
)
def test_what_cannot_be_looked_for_is_said_in_a_sentence(desk: Desk, asked: str) -> None:
    answer = desk.log_in("referee").get(f"/desk/en/history/?{asked}")
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text
    assert positions(answer.text) == []


def test_what_was_asked_comes_back_without_being_html(desk: Desk) -> None:
    page = desk.log_in("referee").get('/desk/en/history/?since="><script>x</script>').text
    assert "<script>x" not in page
