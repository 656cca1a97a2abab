"""The desk in a real browser against a real server: by keyboard alone, cut off, killed, and twice at once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.browser.conftest import barriers
from tests.browser.hall import Server
from tests.web.desk.conftest import PASSWORD, trials

from startbewijs.log.chain import chained
from startbewijs.log.events.hall import WallSet
from startbewijs.log.events.racing import FinishTimed, ResurfacingHeld
from startbewijs.log.facts import canonical
from startbewijs.service import bootstrap
from startbewijs.service.library import Library
from startbewijs.service.office.acting import Hand, acted
from startbewijs.service.people import ROLES, People

expect.set_options(timeout=20_000)  # a busy machine is no reason to fail
CHROMIUM = shutil.which("chromium")

pytestmark = [
    pytest.mark.xdist_group("browser"),
    pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed here, so no desk was sat at"),
]


class Hall(Server):
    """The server of two pairs, and of those who sit at its desk."""

    def __init__(self, folder: Path) -> None:
        self.library: Library = bootstrap.library(folder)
        assert self.library.puts_new("trials", list(chained(map(canonical, trials().facts))))
        people = People(folder, self.library.now)
        people.add("anna", "Anna de Boer", ["administrator", "timekeeper", "referee"], PASSWORD, by="test")
        people.add("bea", "Bea Smit", ["timekeeper"], PASSWORD, by="test")
        people.close()
        super().__init__(folder)

    def finishes(self) -> list[tuple[str, str]]:
        events = [fact.event for _, fact in self.library.facts("trials")]
        return [(one.skater, one.time) for one in events if isinstance(one, FinishTimed)]

    def sits(self, context: BrowserContext, login: str) -> Page:
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{self.port}/desk/en/")
        expect(page.locator("#login")).to_be_focused()
        page.keyboard.type(login)
        page.keyboard.press("Tab")
        page.keyboard.type(PASSWORD)
        page.keyboard.press("Enter")
        expect(page.locator("#time-inner")).to_be_focused()
        return page


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    found = Hall(tmp_path)
    yield found
    found.kill()


def type_time(page: Page, time_: str) -> int:
    """How many keys a time took."""
    page.keyboard.type(time_)
    page.keyboard.press("Enter")
    return len(time_) + 1


def test_an_ordinary_pair_takes_twelve_keys_and_the_referee_s_one(browser: Browser, hall: Hall) -> None:
    with browser.new_context() as context:
        page = hall.sits(context, "anna")
        pressed = type_time(page, "38123")
        expect(page.locator("#time-outer")).to_be_focused()
        pressed += type_time(page, "38456")
        expect(page.locator("#seen-outer")).to_contain_text("38.456")
        assert pressed <= 12
        page.keyboard.press("c")
        expect(page.locator("#stage")).to_contain_text("confirmed")
        expect(page.locator("#time-inner")).to_be_disabled()
        page.keyboard.press("PageDown")
        expect(page.locator("h1")).to_contain_text("pair 2")
    assert hall.finishes() == [("ann", "38.123"), ("bea", "38.456")]


def test_what_was_typed_without_a_line_is_kept_and_sent_once(browser: Browser, hall: Hall) -> None:
    with browser.new_context() as context:
        page = hall.sits(context, "anna")
        context.set_offline(True)
        type_time(page, "38123")
        expect(page.locator("#news")).to_contain_text("No connection: 1 kept here")
        type_time(page, "38456")
        page.keyboard.type("387")  # half a time, in the first lane again
        expect(page.locator("#waiting")).to_contain_text("38123, 38456")
        context.set_offline(False)
        expect(page.locator("#seen-inner")).to_contain_text("38.123")
        expect(page.locator("#seen-outer")).to_contain_text("38.456")
        expect(page.locator("#waiting")).to_be_empty()
        assert page.locator("#time-inner").input_value() == "387"
    assert hall.finishes() == [("ann", "38.123"), ("bea", "38.456")]


def test_what_waits_is_sent_from_whichever_screen_is_open(browser: Browser, hall: Hall) -> None:
    with browser.new_context() as context:
        page = hall.sits(context, "anna")
        hall.kill()
        type_time(page, "38123")
        expect(page.locator("#waiting")).to_contain_text("38123")
        hall.start()
        page.close()
        other = context.new_page()
        other.goto(f"http://127.0.0.1:{hall.port}/desk/en/people/")
        expect(other.locator("#news")).to_contain_text("38.123")
        expect(other.locator("#waiting")).to_be_empty()
    assert hall.finishes() == [("ann", "38.123")]


def test_a_killed_server_and_a_closed_laptop_lose_and_double_nothing(browser: Browser, hall: Hall) -> None:
    with browser.new_context() as context:
        page = hall.sits(context, "anna")
        hall.kill()
        type_time(page, "38123")
        expect(page.locator("#news")).to_contain_text("No connection")
        page.locator("#time-outer").fill("384")
        page.close()
        hall.start()
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{hall.port}/desk/en/pair/w500/1/1/")
        expect(page.locator("#seen-inner")).to_contain_text("38.123")
        assert page.locator("#time-outer").input_value() == "384"
    assert hall.finishes() == [("ann", "38.123")]


def test_a_key_that_is_pressed_twenty_times_is_one_fact(browser: Browser, hall: Hall) -> None:
    with browser.new_context() as context:
        page = hall.sits(context, "anna")
        page.keyboard.type("38123")
        for _ in range(20):
            page.keyboard.press("Enter")
        expect(page.locator("#seen-inner")).to_contain_text("38.123")
    assert hall.finishes() == [("ann", "38.123")]


def test_of_two_officials_the_second_sees_what_changed_and_chooses(browser: Browser, hall: Hall) -> None:
    with browser.new_context() as one, browser.new_context() as other:
        first, second = hall.sits(one, "anna"), hall.sits(other, "bea")
        other.set_offline(True)
        type_time(second, "38999")
        type_time(first, "38123")
        expect(first.locator("#seen-inner")).to_contain_text("38.123")
        other.set_offline(False)
        expect(second.locator("#question")).to_be_visible()
        expect(second.locator("#seen-inner")).to_contain_text("38.123")
        second.keyboard.press("Escape")
        expect(second.locator("#question")).to_be_hidden()
        assert hall.finishes() == [("ann", "38.123")]
        second.locator("#time-outer").focus()
        type_time(second, "38456")  # the other lane was nobody's, and goes through
        expect(first.locator("#seen-outer")).to_contain_text("38.456")
    assert hall.finishes() == [("ann", "38.123"), ("bea", "38.456")]


def test_after_a_question_the_fingers_are_back_where_times_are_typed(browser: Browser, hall: Hall) -> None:
    with browser.new_context() as context:
        page = hall.sits(context, "anna")
        page.locator("#time-outer").focus()
        page.keyboard.press("d")
        expect(page.locator("#ask-label")).to_have_text("Bea Bea: Code of the rule")
        expect(page.locator("#ask-list")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.locator("#time-outer")).to_be_focused()
        page.locator("#line-outer").focus()
        page.keyboard.type("38456")
        expect(page.locator("#time-outer")).to_have_value("38456")
        expect(page.locator("#line-outer")).to_have_value("500")
        page.evaluate("document.activeElement.blur()")
        page.keyboard.type("7")
        expect(page.locator("#time-outer")).to_have_value("384567")


def test_a_doubt_is_asked_before_anything_is_recorded(browser: Browser, hall: Hall) -> None:
    with browser.new_context() as context:
        page = hall.sits(context, "anna")
        type_time(page, "30123")
        expect(page.locator("#question")).to_be_visible()
        assert hall.finishes() == []
        page.keyboard.press("Escape")
        expect(page.locator("#time-inner")).to_be_focused()
        assert page.locator("#time-inner").input_value() == "30123", "what was typed is there to be mended"
        type_time(page, "36,50")
        expect(page.locator("#news")).to_contain_text("track record")
        page.locator("#time-outer").fill("30456")
        page.keyboard.press("Enter")
        expect(page.locator("#question")).to_be_visible()
        page.keyboard.press("j")
        expect(page.locator("#seen-outer")).to_contain_text("30.456")
    assert hall.finishes() == [("ann", "36.50"), ("bea", "30.456")]


def test_only_what_a_time_is_made_of_comes_into_its_field_and_other_keys_are_explained(
    browser: Browser, hall: Hall
) -> None:
    with browser.new_context() as context:
        page = hall.sits(context, "anna")
        page.keyboard.type("3q8ß,1-2")
        expect(page.locator("#time-inner")).to_have_value("38,12")
        expect(page.locator("#news")).to_contain_text("“-” is not of a time")
        page.keyboard.press("z")
        expect(page.locator("#news")).to_contain_text("“Z” is no key here; there are")
        expect(page.locator("#news")).to_contain_text("PgDn")
        expect(page.locator("#news")).not_to_have_class("bad")
        expect(page.locator("#question")).to_be_hidden()
        page.keyboard.press("o")
        expect(page.locator("#time-outer")).to_be_focused()
        page.keyboard.press("i")
        expect(page.locator("#time-inner")).to_be_focused()
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press("f")
        expect(page.locator("#news")).to_contain_text("Choose a lane first: I")
        expect(page.locator("#time-inner")).to_have_value("38,12")
    assert hall.finishes() == []


def test_the_key_for_the_ice_is_asked_about_and_does_not_answer_itself(browser: Browser, hall: Hall) -> None:
    def resurfaced() -> int:
        return sum(isinstance(one.event, ResurfacingHeld) for _, one in hall.library.facts("trials"))

    with browser.new_context() as context:
        page = hall.sits(context, "anna")
        type_time(page, "38123")
        type_time(page, "38456")
        expect(page.locator("#seen-outer")).to_contain_text("38.456")
        for _ in range(3):
            page.keyboard.press("y")
        expect(page.locator("#question")).to_contain_text(
            "The ice is made anew after this pair. Is this right?"
        )
        page.keyboard.press("Escape")
        expect(page.locator("#news")).to_have_text("Not recorded.")
        assert resurfaced() == 0
        page.keyboard.press("y")
        page.keyboard.press("j")
        expect(page.locator("#undo")).to_contain_text("the ice is resurfaced after pair 1")
        assert resurfaced() == 1
        page.keyboard.press("u")
        expect(page.locator("#undo")).not_to_contain_text("resurfaced")


_CLOCK = "{ const now = Date.now; Date.now = () => now() + Number(localStorage.getItem('set') || 0) }"
"""A clock of the laptop that a test sets."""


def test_a_laptop_whose_clock_is_set_while_something_waits_dates_it_right_all_the_same(
    browser: Browser, hall: Hall
) -> None:
    with browser.new_context() as context:
        context.add_init_script(_CLOCK)
        page = hall.sits(context, "anna")
        hall.kill()
        type_time(page, "38123")
        expect(page.locator("#waiting")).to_contain_text("38123")
        page.evaluate("localStorage.setItem('set', '7200000')")
        type_time(page, "38456")  # it slept, or its clock was set: who knows
        page.wait_for_timeout(2_500)
        hall.start()
        expect(page.locator("#seen-inner")).to_contain_text("38.123")
        expect(page.locator("#seen-outer")).to_contain_text("38.456")
    facts = {
        one.event.skater: one for _, one in hall.library.facts("trials") if isinstance(one.event, FinishTimed)
    }
    known, lost = facts["ann"], facts["bea"]
    assert known.happened.at is not None
    assert known.recorded.at is not None
    assert 2 <= (known.recorded.at - known.happened.at).total_seconds() < 60
    # The clock has not moved any more since it was typed, so how long ago that is is known again.
    assert lost.happened.at is not None
    assert known.happened.at <= lost.happened.at <= known.recorded.at


def test_what_a_laptop_typed_after_it_slept_and_sent_after_a_new_start_has_no_made_up_moment(
    browser: Browser, hall: Hall
) -> None:
    with browser.new_context() as context:
        context.add_init_script(_CLOCK)
        page = hall.sits(context, "anna")
        hall.kill()
        page.evaluate("localStorage.setItem('set', '7200000')")
        type_time(page, "38123")
        expect(page.locator("#waiting")).to_contain_text("38123")
        page.close()
        hall.start()
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{hall.port}/desk/en/pair/w500/1/1/")
        expect(page.locator("#seen-inner")).to_contain_text("38.123")
    fact = [one for _, one in hall.library.facts("trials") if isinstance(one.event, FinishTimed)][-1]
    assert fact.happened.at is None


def test_the_keys_go_on_over_the_race_and_the_menu_comes_back_to_the_pair_that_was_left(
    browser: Browser, hall: Hall
) -> None:
    with browser.new_context() as context:
        page = hall.sits(context, "anna")
        page.keyboard.press("PageDown")
        expect(page.locator("h1")).to_contain_text("pair 2")
        page.get_by_role("link", name="History").click()
        page.get_by_role("link", name="The pair").click()
        expect(page.locator("h1")).to_contain_text("pair 2")
        page.keyboard.press("PageDown")
        expect(page.locator("h1")).to_contain_text("Women's 1000 m")
        page.keyboard.press("p")
        expect(page.locator("h1")).to_contain_text("Women's 500 m, first race pair 1")


def test_going_from_screen_to_screen_uses_up_no_lines(browser: Browser, hall: Hall) -> None:
    # A browser opens six lines to one server, and keeps the pages that were left.
    with browser.new_context() as context:
        page = hall.sits(context, "anna")
        for _ in range(5):
            page.get_by_role("link", name="History").click()
            expect(page.locator("h1")).to_contain_text("History")
            page.get_by_role("link", name="The pair").click()
            expect(page.locator("#time-inner")).to_be_focused()
        type_time(page, "38123")
        expect(page.locator("#seen-inner")).to_contain_text("38.123")


def test_whoever_types_on_while_something_is_asked_loses_nothing(browser: Browser, hall: Hall) -> None:
    with browser.new_context() as context:
        page = hall.sits(context, "anna")
        type_time(page, "30123")
        expect(page.locator("#question")).to_be_visible()
        expect(page.locator("#question-no")).to_be_focused()
        type_time(page, "38456")
        expect(page.locator("#waiting")).to_contain_text("30123, 38456")
        expect(page.locator("#question")).to_be_visible()
        page.keyboard.press("j")
        expect(page.locator("#seen-outer")).to_contain_text("38.456")
    assert hall.finishes() == [("ann", "30.123"), ("bea", "38.456")]


def test_the_speaker_follows_without_a_key_and_releases_with_one(browser: Browser, hall: Hall) -> None:
    people = People(hall.library.folder, hall.library.now)
    people.change("anna", by="test", roles=ROLES)
    people.close()
    with browser.new_context() as context:
        page = hall.sits(context, "anna")
        speaker, wall = context.new_page(), context.new_page()
        speaker.goto(f"http://127.0.0.1:{hall.port}/desk/en/speaker/")
        wall.goto(f"http://127.0.0.1:{hall.port}/en/wall/")
        expect(speaker.locator(".stage")).to_contain_text("Next pair")
        hand = Hand(by="office")
        acted(hall.library, "trials", hand, lambda _: [WallSet(results="released")])
        type_time(page, "38123")
        type_time(page, "38456")
        expect(speaker.locator(".stage")).to_contain_text("not confirmed by the referee yet")
        page.keyboard.press("c")
        expect(speaker.locator(".to-release")).to_contain_text("The wall waits for you")
        expect(wall.locator("main")).to_contain_text("confirmed result follows")
        expect(wall.locator("main")).not_to_contain_text("1st")
        speaker.keyboard.press("w")
        expect(wall.locator("main")).to_contain_text("1st")
        expect(speaker.locator("#undo-release")).to_be_visible()


def test_a_sheet_is_printed_black_on_white_without_what_is_only_for_a_screen(
    browser: Browser, hall: Hall
) -> None:
    with browser.new_context(color_scheme="dark") as context:
        page = hall.sits(context, "anna")
        page.goto(f"http://127.0.0.1:{hall.port}/desk/en/print/startlist/w500/")
        expect(page.locator("[data-print]")).to_be_visible()
        page.emulate_media(media="print", color_scheme="dark")
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
        for hidden in ("header", "[data-print]"):
            expect(page.locator(hidden).first).to_be_hidden()
        expect(page.locator(".paper > tfoot")).to_be_visible()
        # A sheet of several pages begins on the first, below its title, and breaks between two rows.
        breaks = "row => getComputedStyle(row).breakInside"
        assert page.locator(".paper > tbody > tr").evaluate(breaks) == "auto"
        assert page.locator(".startlist tr").first.evaluate(breaks) == "avoid"


WRONG_LIST = "given;surname;sex;distances\nDiaa;Dia;w;500\n"
SCREENS = (
    "pair/", "speaker/", "office/", "office/draw/", "referee/correct/", "committee/designate/", "history/",
    "open/", "back/undo/?fact=5",
    "people/", "backup/", "account/", "print/", "print/programme/", "print/startlist/w500/",
    "print/classification/w500/",
    "lists/entries/", "lists/season-bests/",
    "procedure/", "procedure/?named=knsb-2026",
)  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_screen_keeps_anybody_out(browser: Browser, hall: Hall, scheme: str, language: str) -> None:
    people = People(hall.library.folder, hall.library.now)
    people.change("anna", by="test", roles=ROLES)
    people.close()
    # The checker is a script of its own, which the pages themselves would not let in.
    with browser.new_context(color_scheme=scheme, bypass_csp=True) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{hall.port}/desk/{language}/login")
        found = {"login": barriers(page)}
        page = hall.sits(context, "anna")
        for screen in SCREENS:
            page.goto(f"http://127.0.0.1:{hall.port}/desk/{language}/{screen}")
            found[screen] = barriers(page)
        for name, text in (("wrong", f"{WRONG_LIST}Diaa;Dia;x;500\n"), ("nearly", WRONG_LIST)):
            page.goto(f"http://127.0.0.1:{hall.port}/desk/{language}/lists/entries/")
            page.set_input_files("#field-file", {"name": "a.csv", "mimeType": "", "buffer": text.encode()})
            page.locator(".order-form button").click()
            expect(page.locator(".wrong-lines")).to_be_visible()
            found[name] = barriers(page)
    assert {screen: wrong for screen, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_screen_that_waits_for_a_tournament_keeps_anybody_out(
    browser: Browser, tmp_path: Path, scheme: str, language: str
) -> None:
    people = People(tmp_path, bootstrap.library(tmp_path).now)
    people.add("anna", "Anna de Boer", ["administrator", "office"], PASSWORD, by="test")
    people.add("bea", "Bea Smit", ["administrator", "referee"], PASSWORD, by="test")
    people.close()
    server, found = Server(tmp_path), {}
    try:
        for login in ("bea", "anna"):
            with browser.new_context(color_scheme=scheme, bypass_csp=True) as context:  # type: ignore[arg-type]
                page = context.new_page()
                page.goto(f"{server.address}/{language}/")
                found["a reader"] = barriers(page)
                page.goto(f"{server.address}/desk/{language}/login")
                page.fill("#login", login)
                page.fill("#password", PASSWORD)
                page.keyboard.press("Enter")
                expect(page.locator(".menu")).to_be_visible()
                for screen in ("people/", "account/", "open/"):
                    page.goto(f"{server.address}/desk/{language}/{screen}")
                    found[f"{login} {screen}"] = barriers(page)
                if login == "anna":
                    found |= _opening(page)
    finally:
        server.kill()
    assert {screen: wrong for screen, wrong in found.items() if wrong} == {}


def _opening(page: Page) -> dict[str, list[str]]:
    """The form that opens a tournament: with what is wrong in it, and with what it would record."""
    typed = {"name": "A meet", "id": "A meet!", "venue": "Thialf", "track": "Thialf", "days": "31-02-2027"}
    for name, text in typed.items():
        page.fill(f"#field-{name}", text)
    page.locator("button[value=try]").click()
    expect(page.locator("[aria-invalid=true]")).to_have_count(2)
    wrong = barriers(page)
    page.fill("#field-id", "a-meet")
    page.fill("#field-days", "28-02-2027")
    page.locator("button[value=try]").click()
    expect(page.locator("section.question")).to_be_visible()
    return {"with what is wrong": wrong, "tried": barriers(page)}
