"""The pages of the public site: which there are, what stands on them, and where they lead."""

from __future__ import annotations

import gzip
import re
from posixpath import normpath

import pytest
from tests.site.reading import END, EVENING, drawn, okt, shelf
from tests.test_docs import FACTS, stands_in

from startbewijs.errors import Refused
from startbewijs.publish.site.assets import asset_name, assets
from startbewijs.publish.site.links import Links
from startbewijs.service.site import moments

SOME = ("", "now", "w500", "m10000", "programme", "records", "about", "decisions", "story/2025-12-28")
PEOPLE = ("skater/jutta-leerdam", "skater/jorrit-bergsma", "skater/marrit-fledderus")


def _place(asked: str) -> str:
    """The page that answers what is asked on the command line in the README."""
    command, _, about = asked.partition(" ")
    people = {"kok": "femke-kok", "leerdam": "jutta-leerdam", '"van de bunt"': "stijn-van-de-bunt"}
    people['"jorrit bergsma"'] = "jorrit-bergsma"
    if command == "explain":
        return f"skater/{people[about]}"
    return "" if command == "tickets" else about.split()[0]


@pytest.mark.parametrize(
    ("asked", "said"), [one for one in FACTS if not str(one.values[0]).startswith("status")]
)
def test_a_fact_of_the_evening_stands_on_its_page(asked: str, said: str) -> None:
    lines = drawn(EVENING, _place(asked)).lines
    for words in re.findall(r"`(.*?)`", said):
        if asked.startswith("tickets"):  # an interval stands between the time and what is waited for
            words = words.replace(" doublure needed", "").replace(" doublures needed", "")
        assert any(stands_in(words, line) for line in lines), (words, lines)


def test_the_first_page_says_who_is_certain_who_waits_and_for_what() -> None:
    lines = drawn(EVENING, "").lines
    for words in (
        "500 m 1st Femke Kok 36.87 1 ● certain",
        "3000 m 2nd Joy Beune 3:56.80 2–9 ◐ certain by the order",
        "500 m 2nd Jutta Leerdam 37.24 2–10 ○ waits: 1 more doublure needed",
        "500 m 3rd Anna Boersma 37.27 3–11 ○ waits: 2 more doublures needed",
        "10,000 m 2nd Jorrit Bergsma 12:45.52 2–14 ○ waits: 5 more doublures needed",
    ):
        assert any(stands_in(words, line) for line in lines), (words, lines)


def test_the_line_stands_between_the_rows_it_parts() -> None:
    text = drawn(EVENING, "", "nl").text
    assert (
        text.index("Joy Beune 3.56,80")
        < text.index("de streep, als elke open rij")
        < text.index("Jutta Leerdam 37,24")
    )


def test_a_row_opens_to_the_proof_and_to_what_is_needed() -> None:
    text = drawn(EVENING, "").text
    assert "5 rows above are open and may each bring one more." in text
    assert "What Jutta Leerdam needs" in text


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("position", [1, 50, 386, EVENING, 700, END])
def test_every_kind_of_page_is_drawn_at_every_stage_of_the_tournament(position: int, language: str) -> None:
    known = okt(position, language).addresses
    assert "" in known
    for address in {*SOME, *PEOPLE} & {*known}:
        read = drawn(position, address, language)
        assert [tag for tag, _ in read.tags].count("h1") == 1
        assert f'lang="{language}"' in (okt(position, language).page(address) or "")


@pytest.mark.parametrize("on_disk", [False, True])
@pytest.mark.parametrize("newest", [False, True])
def test_every_link_leads_to_a_page_or_a_file_that_is_there(newest: bool, on_disk: bool) -> None:
    found = okt(EVENING)
    end = "index.html" if on_disk else ""
    home = "en" if newest else f"en/at/{EVENING}"
    stops = [one.position for one in moments(shelf(), "okt-2025")]
    there = {normpath(f"{language}/{at}{one}/{end}") for one in found.addresses for language in ("en", "nl")
             for at in ("", *(f"at/{stop}/" for stop in stops))}  # fmt: skip
    there |= {f"assets/{name}" for name in assets()}
    if not on_disk:
        there |= {f"{home}/whatif"}  # which a server answers, and a disk cannot
    for address in ("", "w500", "programme", "decisions", "story/2025-12-28", "skater/jutta-leerdam"):
        page = found.page(address, newest=newest, on_disk=on_disk)
        assert page is not None
        for link in re.findall(r'(?:href|src)="([^"#]+)"', page):
            assert normpath(f"{home}/{address}/{link}") in there, (address, link)


def test_nothing_on_a_page_is_loaded_from_elsewhere_or_written_into_it() -> None:
    for address in (*SOME, *PEOPLE):
        read = drawn(EVENING, address)
        assert not [link for link in read.links if re.match(r"[a-z]+:|//", link)]
        for tag, given in read.tags:
            assert not {"style", "onclick", "onload", "onerror"} & {*given}
            assert tag != "style"
            assert tag != "script" or given.get("src")


def test_a_page_that_never_changes_says_nothing_of_later_facts() -> None:
    for address in ("", "programme", "skater/jutta-leerdam"):
        text = okt(EVENING).page(address) or ""
        assert not re.search(rf"\b{END}\b|2026-02-18|18 Feb", text)


def test_only_the_live_page_listens_for_news() -> None:
    found = okt(EVENING)
    assert 'data-events="../events?page=en/"' in (found.page("", live=True) or "")
    assert "data-events" not in (found.page("") or "") + (found.page("", newest=True) or "")


def test_an_address_that_is_not_listed_has_no_page() -> None:
    for address in ("w501", "skater/nobody", "../secrets", "story/2025-12-25", "skater", "story", "/"):
        assert okt(EVENING).page(address) is None


def test_a_position_beyond_the_log_is_refused() -> None:
    for position in (0, -1, END + 1):
        with pytest.raises(Refused, match="positions 1 to 772"):
            okt(position)


def test_before_a_procedure_is_adopted_nobody_can_earn_a_ticket() -> None:
    assert "No selection procedure has been adopted yet" in drawn(50, "").text
    assert "decisions" not in okt(50).addresses


def test_the_moments_are_in_the_order_of_the_log_and_end_with_its_last_fact() -> None:
    found = moments(shelf(), "okt-2025")
    positions = [one.position for one in found]
    assert positions == sorted(set(positions))
    assert positions[-1] == END
    assert "women's 500 m final" in next(one.label for one in found if one.position == EVENING)


def test_the_first_page_with_all_that_it_loads_is_less_than_sixty_thousand_bytes() -> None:
    page = okt(EVENING, "nl").page("") or ""
    loaded = [assets()[asset_name(name)] for name in ("site.css", "site.js", "startbewijs-sans.woff2")]
    assert sum(len(gzip.compress(one, mtime=0)) for one in (page.encode(), *loaded)) < 60_000


def test_a_file_is_named_by_what_is_in_it() -> None:
    names = {name for name in assets() if name.startswith("site.")}
    assert all(re.fullmatch(r"site\.[0-9a-f]{12}\.(css|js)", name) for name in names)
    sheet = assets()[asset_name("site.css")].decode()
    assert asset_name("startbewijs-sans.woff2") in sheet


@pytest.mark.parametrize("address", ["", "w500", "skater/femke-kok"])
def test_the_other_language_is_the_same_page_at_the_same_position(address: str) -> None:
    here = normpath(f"en/at/{EVENING}/{address}")
    link = Links(address, "en", EVENING, newest=False, on_disk=False).spoken("nl")
    assert normpath(f"{here}/{link}") == normpath(f"nl/at/{EVENING}/{address}")


def test_a_page_is_the_same_whenever_it_is_drawn() -> None:
    for address in ("", "w500", "records"):
        assert okt(EVENING).page(address) == okt(EVENING).page(address)
