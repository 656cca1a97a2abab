"""Where the wall waits for the speaker, the hall is told after the referee and the site at once."""

from __future__ import annotations

import re

import pytest
from tests.web.desk.conftest import Desk, Seat


def said(desk: Desk, path: str) -> str:
    """The words of a public page, once it has heard of the last fact."""
    due = f'data-position="{len(desk.facts())}"'
    for _ in range(400):
        page = desk.request("GET", path, follow_redirects=True).text
        if "/at/" in path or due in page:
            break
    main = page[page.index("<main") : page.index("</main>")]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def skates(desk: Desk, pair: str, **times: str) -> None:
    timekeeper = desk.log_in("timekeeper")
    for skater, time in times.items():
        answer = timekeeper.act("time", values={"pair": pair, "skater": skater, "time": time})
        assert answer.status_code == 200, answer.text


def sets(desk: Desk, results: str) -> None:
    office = desk.log_in("office")
    sent = {"act": f"form-{results}-1", "step": "record", "results": results}
    answer = office.post("/desk/en/office/set-wall/", sent)
    assert answer.status_code == 200, answer.text


def confirms(desk: Desk, pair: str) -> None:
    assert desk.log_in("referee").act("confirm", values={"pair": pair}).status_code == 200


@pytest.fixture
def speaker(desk: Desk) -> Seat:
    """The speaker of a tournament whose wall waits, with a pair that is confirmed."""
    sets(desk, "released")
    skates(desk, "1", ann="38123", bea="38456")
    confirms(desk, "1")
    return desk.log_in("speaker")


def test_until_it_is_released_the_wall_says_that_the_confirmed_result_follows(
    desk: Desk, speaker: Seat
) -> None:
    wall = said(desk, "/en/wall/")
    follows = "A. Ann 38.12 confirmed result follows B. Bea 38.45 confirmed result follows"
    assert f"Just finished Women's 500 m, first race, pair 1 {follows}" in wall
    assert "1st" not in wall
    assert "38.12" in said(desk, "/en/w500/")
    assert "1st Ann Ann 38.12" in said(desk, "/en/now/"), "the site shows what counts at once"
    assert speaker.act("release").status_code == 200
    wall = said(desk, "/en/wall/")
    assert "Just finished Women's 500 m, first race A. Ann 38.12 1st" in wall
    assert "follows" not in wall


def test_of_a_pair_that_is_not_confirmed_it_shows_the_times_and_no_rank(desk: Desk) -> None:
    sets(desk, "released")
    skates(desk, "1", ann="38123", bea="38456")
    wall = said(desk, "/en/wall/")
    assert "A. Ann 38.12 not confirmed B. Bea 38.45 not confirmed" in wall
    assert "1st" not in wall


def test_whoever_is_on_the_ice_goes_before_whoever_waits(desk: Desk, speaker: Seat) -> None:
    assert speaker.act("call", values={"pair": "2"}).status_code == 200
    wall = said(desk, "/en/wall/")
    assert wall.index("C. Cas") < wall.index("A. Ann 38.12 confirmed result follows")


def test_the_wall_of_a_position_stays_what_it_was(desk: Desk, speaker: Seat) -> None:
    position = len(desk.facts())
    assert speaker.act("release").status_code == 200
    assert "follows" in said(desk, f"/en/at/{position}/wall/")
    assert "follows" not in said(desk, f"/en/at/{position + 1}/wall/")


def test_a_wall_that_does_not_wait_shows_what_is_confirmed(desk: Desk) -> None:
    skates(desk, "1", ann="38123", bea="38456")
    assert "1st · 1st in the distance · not confirmed" in said(desk, "/en/wall/")
    confirms(desk, "1")
    assert "A. Ann 38.12 1st" in said(desk, "/en/wall/")
    assert "The wall" not in desk.log_in("speaker").get("/desk/en/speaker/").text


def test_the_speaker_sees_what_waits_with_a_key_and_takes_a_slip_back(desk: Desk, speaker: Seat) -> None:
    page = speaker.get("/desk/en/speaker/").text
    assert "The wall waits for you" in page
    (button,) = re.findall(r'<button id="release-0"[^>]*>', page)
    assert 'data-key="w"' in button
    assert 'data-command="release"' in button
    assert "A. Ann 38.12 (1st)</span><span>B. Bea 38.45 (2nd)" in page
    assert speaker.act("release").status_code == 200
    page = speaker.get("/desk/en/speaker/").text
    assert "The wall shows every result that is confirmed." in page
    assert 'id="undo-release"' in page
    slip = str(len(desk.facts()))
    assert speaker.act("undo", values={"fact": slip}, why="released too early").status_code == 200
    assert "confirmed result follows" in said(desk, "/en/wall/")
    assert "The wall waits for you" in speaker.get("/desk/en/speaker/").text


def test_who_may_not_release_sees_what_waits_without_a_button(desk: Desk, speaker: Seat) -> None:
    page = desk.log_in("starter").get("/desk/en/speaker/").text
    assert "The wall waits for you" in page
    assert 'data-command="release"' not in page


def test_a_second_release_is_refused_and_nothing_recorded(desk: Desk, speaker: Seat) -> None:
    assert speaker.act("release").status_code == 200
    before = len(desk.facts())
    answer = speaker.act("release")
    assert answer.status_code == 400
    assert "already" in answer.json()["says"]
    assert len(desk.facts()) == before
