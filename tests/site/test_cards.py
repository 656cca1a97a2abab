"""The cards: what stands on them, and that they become pictures whatever anybody is called."""

from __future__ import annotations

import re
import struct
from importlib.resources import files

import pytest
from tests.site.reading import END, EVENING, drawn, okt
from tests.test_docs import stands_in

from startbewijs.errors import Refused
from startbewijs.outlook.status import Status
from startbewijs.publish.site.cards import Card, card, card_of, cards, described
from startbewijs.publish.site.picture import picture
from startbewijs.publish.site.sharing import public_address
from startbewijs.publish.subjects.outlook.signs import shape, tone

STAGES = [1, 60, 386, EVENING, 700, END]


def on_card(position: int, name: str, language: str = "en") -> Card:
    """What stands on a card of the packaged tournament."""
    found = okt(position, language)
    return card(found.ground, found.words, name)


def size(png: bytes) -> tuple[int, int]:
    """Width and height of a picture, as its head says them."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("position", STAGES)
def test_every_kind_of_card_becomes_a_picture_at_every_stage(position: int, language: str) -> None:
    found = okt(position, language)
    known = cards(found.ground)
    assert known[0] == "card"
    for name in {"card", *known[-1:], "card/jutta-leerdam"} & {*known}:
        assert size(found.card(name)) == (1200, 630)


def test_there_is_a_card_for_every_skater_who_has_a_page() -> None:
    for position in STAGES:
        found = okt(position)
        pages = {one for one in found.addresses if one.startswith("skater/")}
        assert {card_of(one) for one in found.addresses} == {*found.cards}
        assert {one.replace("card/", "skater/") for one in found.cards} - {"card"} == pages


def test_the_same_position_gives_the_same_picture_and_another_one_another() -> None:
    name = "card/jutta-leerdam"
    first, later = (on_card(position, name) for position in (EVENING, END))
    assert picture(first) == picture(on_card(EVENING, name))
    assert picture(first) != picture(later)


def test_a_card_says_what_the_page_says() -> None:
    for position in (EVENING, END):
        for skater in ("jutta-leerdam", "jorrit-bergsma", "marrit-fledderus", "antoinette-rijpma-de-jong"):
            shown = on_card(position, f"card/{skater}")
            lines = drawn(position, f"skater/{skater}").lines
            for said in (shown["says"], shown["sign"]["word"], shown["name"], shown["moment"]):
                assert any(stands_in(said, line) for line in lines), said
            for distance, _, time in shown["results"]:
                if time[:1].isdigit():
                    assert any(
                        stands_in(f"{distance}: {time.split(' (')[0]}", line) for line in lines
                    ) or any(distance in line and time.split(" (")[0] in line for line in lines), (
                        distance,
                        time,
                    )


def test_the_evening_of_28_december_on_its_card() -> None:
    women, men = on_card(EVENING, "card")["orders"]
    assert [(one["place"], one["name"], one["shape"]) for one in women["inside"]] == [
        ("1", "Femke Kok", "certain"),
        ("2", "Marijke Groenewoud", "certain"),
        ("3", "Suzanne Schulting", "certain by the order"),
        ("4", "Joy Beune", "certain by the order"),
        ("5", "Jutta Leerdam", "in, waiting"),
        ("6", "Anna Boersma", "in, waiting"),
        ("7", "Merel Conijn", "in, waiting"),
        ("8", "Naomi Verkerk", "in, waiting"),
    ]
    assert women["free"] == "1 place is free"
    assert men["free"] == "2 places are free"


def test_the_published_team_is_on_the_last_card_whoever_was_passed_over_below_the_line() -> None:
    women, men = on_card(END, "card")["orders"]
    for one in (women, men):
        assert len(one["inside"]) == 9
        assert one["free"] == ""
    assert men["inside"][-1]["name"] == "Marcel Bosker"
    assert men["inside"][-1]["shape"] == "designated"
    assert [(one["name"], one["shape"]) for one in men["next"]] == [("Tim Prins", "left out")]


def test_before_a_procedure_is_adopted_a_card_says_that_nobody_can_earn_a_ticket() -> None:
    shown = on_card(1, "card", "nl")
    assert shown["orders"] == []
    assert shown["nobody"].startswith("Er is nog geen selectieprocedure vastgesteld")


def test_a_card_in_words_names_who_stands_on_it() -> None:
    found = okt(EVENING)
    said = described(found.ground, found.words, "card")
    assert said.startswith(
        "Who goes to Milano Cortina 2026. Women – certain: Femke Kok and Marijke Groenewoud; certain by"
    )
    assert said.endswith("after 6 of 10 distances · Sun 28 Dec · fact 618.")
    one = described(found.ground, found.words, "card/jutta-leerdam")
    assert one.startswith("Jutta Leerdam. If it ended now, Jutta Leerdam would be in, at place 5 of 9.")
    assert "500 m 2nd 37.24." in one


@pytest.mark.parametrize(
    "name",
    [
        '#panic("caught")',
        '#read("card.typ") $x$ *bold* \\ <b> &amp; "',
        "Александр Ё. Σκι 王",
        "A" * 400,
        "Anna " * 60,
        "",
    ],
)
def test_whatever_a_skater_is_called_is_drawn_and_never_obeyed(name: str) -> None:
    assert size(picture(on_card(EVENING, "card/jutta-leerdam") | {"name": name})) == (1200, 630)


def test_every_status_has_a_picture_of_its_own() -> None:
    shown = on_card(EVENING, "card/jutta-leerdam")
    drawn_ = {
        picture(
            shown | {"sign": {"shape": one.value, "letter": shape(one), "word": "", "tone": tone(one).value}}
        )
        for one in Status
    }
    assert len(drawn_) == len(Status)


@pytest.mark.parametrize(
    ("best", "worst", "now"), [(None, None, None), (1, None, None), (15, 15, 15), (3, 40, 30)]
)
def test_every_interval_fits_on_a_card(best: int | None, worst: int | None, now: int | None) -> None:
    shown = on_card(EVENING, "card/jutta-leerdam")
    changed = shown | {"bar": shown["bar"] | {"best": best, "worst": worst, "now": now}}
    assert size(picture(changed)) == (1200, 630)


def test_a_card_with_more_names_than_fit_is_still_one_picture() -> None:
    shown = on_card(EVENING, "card")
    women, men = shown["orders"]
    full = women | {"inside": women["inside"][:1] * 12, "more": "and 3 more"}
    assert size(picture(shown | {"orders": [full, men]})) == (1200, 630)


def test_a_card_has_the_colours_of_the_pages() -> None:
    folder = files("startbewijs") / "publish" / "site" / "assets"
    sheet, layout = ((folder / name).read_text(encoding="utf-8") for name in ("site.css", "card.typ"))
    light = sheet[: sheet.index("prefers-color-scheme")]
    colours = set(re.findall(r'rgb\("(#[0-9a-f]{6})"\)', layout))
    assert len(colours) == 9
    assert colours <= set(re.findall(r"#[0-9a-f]{6}", light))


def test_without_a_full_address_a_page_names_neither_picture_nor_place() -> None:
    tags = [given for tag, given in drawn(EVENING, "skater/jutta-leerdam").tags if tag == "meta"]
    named = {given.get("property") for given in tags}
    assert {"og:title", "og:description", "og:locale"} <= named
    assert not {"og:image", "og:url"} & named
    assert {"name": "twitter:card", "content": "summary"} in tags


@pytest.mark.parametrize(
    ("address", "newest", "place", "picture_"),
    [
        ("", True, "nl/", "nl/at/618/card.png"),
        ("w500", False, "nl/at/618/w500/", "nl/at/618/card.png"),
        ("skater/femke-kok", True, "nl/skater/femke-kok/", "nl/at/618/card/femke-kok.png"),
        ("skater/femke-kok", False, "nl/at/618/skater/femke-kok/", "nl/at/618/card/femke-kok.png"),
    ],
)
def test_with_a_full_address_a_page_names_itself_and_the_picture_of_its_position(
    address: str, newest: bool, place: str, picture_: str
) -> None:
    page = okt(EVENING, "nl").page(address, newest=newest, public="https://okt.example/2025")
    assert page is not None
    assert f'<meta property="og:url" content="https://okt.example/2025/{place}">' in page
    assert f'<meta property="og:image" content="https://okt.example/2025/{picture_}">' in page
    assert '<meta name="twitter:card" content="summary_large_image">' in page
    assert '<meta property="og:image:alt" content="' in page


@pytest.mark.parametrize(
    "asked",
    [
        "okt.example",
        "//okt.example",
        "ftp://okt.example",
        "https://",
        "https://okt.example/?x=1",
        "https://okt.example/#top",
        "https://user:word@okt.example",
        "https://okt.example:port",
        "https://okt.example/a b",
        'https://okt.example/"><script>',
        "https://okt.example\r\nSet-Cookie: x",
        "https://[::1",
        "javascript:alert(1)",
        "https://okt.example//double",
        "",
    ],
)
def test_what_is_no_address_of_a_site_is_refused(asked: str) -> None:
    with pytest.raises(Refused, match="no address of a site"):
        public_address(asked)


@pytest.mark.parametrize(
    "asked", ["http://127.0.0.1:8000", "https://okt.example/a/b/", "https://[::1]:8000/"]
)
def test_an_address_of_a_site_loses_the_slash_at_its_end(asked: str) -> None:
    assert public_address(asked) == asked.rstrip("/")
