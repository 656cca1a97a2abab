"""The history at the desk: the newest first, who did what and why, and what was taken back by what."""

from __future__ import annotations

import re

import pytest
from tests.web.desk.conftest import PASSWORD, Desk, Seat
from tests.web.desk.test_forms import filled

from startbewijs.log.fold.folding import folded
from startbewijs.publish.subjects.sought import KINDS, TOPICS
from startbewijs.service.people import ROLES


def positions(page: str) -> list[int]:
    return [int(one) for one in re.findall(r'<tr id="fact-(\d+)"', page)]


def test_every_kind_of_fact_is_found_under_one_topic() -> None:
    assert sorted(kind for topic in TOPICS for kind in topic.kinds) == sorted(KINDS)


@pytest.mark.parametrize("role", ROLES)
def test_everyone_at_the_desk_sees_it_and_nobody_else(standing: Desk, role: str) -> None:
    seat = standing.log_in(role.replace(" ", "-"))
    last = len(standing.facts())
    assert positions(seat.get("/desk/en/history/").text) == list(range(last, 0, -1))
    assert standing.request("GET", "/desk/en/history/").status_code == 303


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


def test_a_slip_of_the_office_is_taken_back_from_the_history_and_stays_in_it(desk: Desk) -> None:
    office = desk.log_in("office")
    slip = {"skater": "dia", "distance": "w500", "why": "ill"}
    assert filled(office, "/desk/en/office/withdraw/", slip)[0] == 200
    at = len(desk.facts())
    link = f"/desk/en/back/undo/?fact={at}"
    assert f'href="{link}"' in office.get("/desk/en/history/").text
    assert f'value="{at}"' in office.get(link).text
    path, back = "/desk/en/back/undo/", {"fact": str(at), "why": "it was Cas"}
    status, text = filled(office, path, back, step="try")
    assert (status, "Nothing is recorded yet" in text, len(desk.facts())) == (200, True, at)
    assert f"Fact {at}, by the office: Dia Dia withdraws from the women's 500 m" in text
    status, text = filled(office, path, {"fact": str(at)})
    assert (status, "reason" in text, len(desk.facts())) == (400, True, at)
    assert filled(office, path, back)[0] == 200
    assert "dia" not in folded(desk.facts()).contest("w500").withdrawn
    page = office.get("/desk/en/history/").text
    assert link not in page, "it is taken back already"
    status, text = filled(office, path, back)
    assert (status, "taken back already" in text) == (400, True)


@pytest.mark.parametrize(
    ("fact", "says"),
    [("0", "no position 0"), ("999", "no position 999"), ("x", "no whole number"), ("", "fill it in")],
)
def test_what_no_fact_is_cannot_be_taken_back(standing: Desk, fact: str, says: str) -> None:
    before = len(standing.facts())
    status, text = filled(standing.log_in("office"), "/desk/en/back/undo/", {"fact": fact, "why": "x"})
    assert (status, says in text, len(standing.facts())) == (400, True, before), text


def test_only_what_may_be_a_slip_of_whoever_looks_is_offered_to_them(desk: Desk) -> None:
    keeper, referee, office = (desk.log_in(one) for one in ("timekeeper", "referee", "office"))
    for skater in ("ann", "bea"):
        keeper.act("time", values={"skater": skater, "time": "38.12"})
    at = len(desk.facts())

    def offered(seat: Seat) -> bool:
        return f"undo/?fact={at}" in seat.get("/desk/en/history/").text

    assert (offered(keeper), offered(referee), offered(office)) == (True, True, False)
    status, text = filled(office, "/desk/en/back/undo/", {"fact": str(at), "why": "x"})
    assert (status, "the timekeeper or the referee takes it back" in text) == (400, True)
    referee.act("confirm")
    assert (offered(keeper), offered(referee)) == (False, False)
    status, text = filled(referee, "/desk/en/back/undo/", {"fact": str(at), "why": "x"})
    assert (status, "counts already" in text) == (400, True)
    administrator = desk.log_in("administrator")
    assert "back/undo" not in administrator.get("/desk/en/history/").text


def test_who_has_two_offices_takes_back_as_the_one_that_recorded(desk: Desk) -> None:
    desk.people.add("eva", "Eva Visser", ["office", "timekeeper"], PASSWORD, by="test")
    seat = desk.log_in("eva")
    seat.act("time", values={"skater": "ann", "time": "38.12"})
    at = len(desk.facts())
    assert desk.facts()[-1].by == "timekeeper"
    assert seat.act("undo", values={"fact": str(at)}, why="a slip").status_code == 200
    assert desk.facts()[-1].by == "timekeeper"


def test_a_reason_that_a_key_gave_is_read_in_the_language_of_whoever_looks(desk: Desk) -> None:
    seat = desk.log_in("timekeeper")
    seat.act("time", values={"skater": "ann", "time": "38.12"})
    for lang in ("nl", "en"):
        page = seat.get(f"/desk/{lang}/pair/w500/1/1/").text
        assert 'data-why="typed wrongly"' in page, "it is recorded in one language"
    at = str(len(desk.facts()))
    assert seat.act("undo", values={"fact": at}, why="typed wrongly").status_code == 200
    assert "verkeerd getypt" in seat.get("/desk/nl/history/").text
    assert "typed wrongly" in seat.get("/desk/en/history/").text


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
def test_what_cannot_be_looked_for_is_said_in_a_sentence(standing: Desk, asked: str) -> None:
    answer = standing.log_in("referee").get(f"/desk/en/history/?{asked}")
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text
    assert positions(answer.text) == []


def test_what_was_asked_comes_back_without_being_html(desk: Desk) -> None:
    page = desk.log_in("referee").get('/desk/en/history/?since="><script>x</script>').text
    assert "<script>x" not in page
