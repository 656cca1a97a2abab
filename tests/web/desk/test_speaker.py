"""The speaker sees the pair with its cards, what is confirmed apart from what is not, and who comes next."""

from __future__ import annotations

import re

from tests.web.desk.conftest import Desk, Seat

SPEAKER = "/desk/en/speaker/"


def said(seat: Seat) -> str:
    """The words of the screen, without what they are drawn with."""
    page = seat.get(SPEAKER).text
    main = page[page.index('<div class="spoken"') : page.index("</main>")]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def skates(desk: Desk, one: str, other: str, **values: str) -> None:
    timekeeper = desk.log_in("timekeeper")
    for skater, time in (("ann", one), ("bea", other)):
        answer = timekeeper.act("time", values={"skater": skater, "time": time, **values})
        assert answer.status_code == 200, answer.text


def test_before_the_call_it_is_the_next_pair_with_both_cards(desk: Desk) -> None:
    screen = said(desk.log_in("speaker"))
    assert screen.startswith("Next pair")
    assert "Women's 500 m, first race, pair 1 of 2" in screen
    assert "inner lane, white armband Ann Ann NED" in screen
    assert "outer lane, red armband Bea Bea NED" in screen
    assert screen.count("Skates also: 1000 m and 1500 m.") == 2
    assert "World record 36.09 (Femke Kok) · Track record 36.87 (Femke Kok)" in screen
    assert "2 Cas Cas Dia Dia" in screen


def test_a_passing_stands_large_before_the_finish(desk: Desk) -> None:
    skates(desk, "10,42", "10,61", metres="100")
    screen = said(desk.log_in("speaker"))
    assert screen.startswith("On the ice")
    assert "Ann Ann NED 10.42 100 m" in screen


def test_what_was_confirmed_repeats_no_splits(desk: Desk) -> None:
    skates(desk, "10,42", "10,61", metres="100")
    seat = desk.log_in("speaker")
    assert "10.42" in said(seat)
    skates(desk, "38123", "38456")
    assert desk.log_in("referee").act("confirm").status_code == 200
    screen = said(seat)
    assert "38.12" in screen
    assert "100 m in" not in screen


def test_what_is_not_confirmed_says_so_with_the_rank_it_would_be(desk: Desk) -> None:
    skates(desk, "38123", "38456")
    screen = said(desk.log_in("speaker"))
    assert screen.startswith("Skated, not confirmed by the referee yet")
    assert "38.12 1st · 1st in the distance · not confirmed" in screen
    assert "38.45 2nd · 2nd in the distance · not confirmed · +0.33 on the leader" in screen
    assert "Last confirmed Nobody has finished yet." in screen
    assert "As it stands" not in screen


def test_while_the_next_pair_skates_the_one_before_stays_apart_until_it_is_confirmed(desk: Desk) -> None:
    skates(desk, "38123", "38456")
    desk.log_in("timekeeper").act("call", values={"pair": "2"})
    seat = desk.log_in("speaker")
    screen = said(seat)
    assert screen.startswith("Called to the ice Women's 500 m, first race, pair 2 of 2")
    assert "Not confirmed yet pair 1 would be skater time remarks 1st Ann Ann 38.12" in screen
    assert desk.log_in("referee").act("confirm").status_code == 200
    screen = said(seat)
    assert "Not confirmed" not in screen
    assert "Last confirmed Women's 500 m, first race" in screen
    assert "As it stands women's 500 m, first race rank skater time behind 1 Ann Ann 38.12" in screen


def test_a_record_is_prompted_as_one_once_the_pair_is_confirmed(desk: Desk) -> None:
    skates(desk, "36800", "38456")
    seat = desk.log_in("speaker")
    prompt = "★ Ann Ann, 36.80: track record (was 36.87)"
    assert f"{prompt}, once the pair is confirmed" in said(seat)
    desk.log_in("referee").act("confirm")
    assert prompt not in said(seat)
    assert "track record (was 36.87)" in said(seat)
    assert "Track record 36.80 (Ann Ann)" in said(seat), "what is chased now is the new one"


def test_in_the_second_race_the_first_is_told(desk: Desk) -> None:
    skates(desk, "38123", "38456")
    referee = desk.log_in("referee")
    referee.act("confirm")
    for skater, time in (("cas", "39123"), ("dia", "39456")):
        desk.log_in("timekeeper").act("time", values={"pair": "2", "skater": skater, "time": time})
    referee.act("confirm", values={"pair": "2"})
    drawn = {"distance": "w500", "race": "2", "pairs": "Ann Ann, Bea Bea"}
    page = desk.log_in("office").post(
        "/desk/en/office/published-draw/", {"act": "form-00000001", "step": "record", **drawn}
    )
    assert page.status_code == 200, page.text
    screen = said(desk.log_in("speaker"))
    assert "Women's 500 m, second race, pair 1 of 1" in screen
    assert "First race: 38.12, 1st in the distance." in screen
    assert "As it stands women's 500 m rank" in screen
    assert "This is the last pair of the race." in screen


def test_it_follows_by_itself_with_a_script_and_without(desk: Desk) -> None:
    page = desk.log_in("speaker").get(SPEAKER).text
    assert re.search(r'<div id="speaker"[^>]* data-live', page)
    assert '<noscript><meta http-equiv="refresh" content="10"></noscript>' in page
    assert "<noscript>" not in desk.log_in("speaker").get("/desk/en/pair/w500/1/1/").text


def test_whoever_speaks_finds_it_in_the_menu(desk: Desk) -> None:
    assert 'href="/desk/en/speaker/"' in desk.log_in("speaker").get("/desk/en/history/").text
    assert 'href="/desk/en/speaker/"' not in desk.log_in("starter").get("/desk/en/history/").text


def test_where_nothing_is_drawn_it_says_so(desk: Desk) -> None:
    timekeeper, referee = desk.log_in("timekeeper"), desk.log_in("referee")
    for distance, pair, skaters in (
        ("w500", "1", ("ann", "bea")),
        ("w500", "2", ("cas", "dia")),
        ("w1000", "1", ("ann", "bea")),
    ):
        at = {"distance": distance, "pair": pair}
        for skater in skaters:
            timekeeper.act("did-not-start", values={**at, "skater": skater})
        assert referee.act("confirm", values=at).status_code == 200
    assert said(desk.log_in("speaker")).startswith("No pair is drawn that has not skated yet.")
