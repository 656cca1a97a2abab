"""Who fills an office, who is known, who enters: by hand, one sentence for what cannot be."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from tests.cli.conftest import Ask

from startbewijs.publish.subjects.officials import OFFICES


@pytest.fixture
def meet(ask: Ask) -> None:
    """A small meet with two women and a man registered."""
    words = ["--name", "Sprint", "--venue", "Heerenveen", "--track", "Thialf", "--days", "2026-12-26"]
    for call in (
        ("new", "sprint", "--from", "two-race-500", *words),
        ("register", "Anna", "de", "Boer", "--sex", "w", "--number", "7", "--team", "Team A"),
        ("register", "Bea", "Smit", "--sex", "vrouwen"),
        ("register", "Max", "Prins", "--sex", "m", "--number", "7"),
    ):
        said = ask(*call)
        assert said.code == 0, said.err


def events(ask: Ask, kind: str) -> list[dict[str, Any]]:
    lines = ask("export").out.splitlines()[1:]
    found = [json.loads(line)["event"] for line in lines]
    return [one for one in found if one["type"].startswith(kind)]


@pytest.mark.usefixtures("meet")
def test_officials_are_named_in_one_command_and_shown_in_the_reader_s_language(ask: Ask) -> None:
    assert ask("officials", "--json").json["open"] == list(OFFICES)
    said = ask("officials", "scheidsrechter", "A. de Boer", "assistant", "starter", "Bea", "Smit")
    assert said.code == 0, said.err
    shown = ask("officials", "--lang", "nl").out
    assert "scheidsrechter" in shown
    assert [(one["office"], one["name"]) for one in ask("officials", "--json").json["officials"]] == [
        ("referee", "A. de Boer"),
        ("assistant starter", "Bea Smit"),
    ]


@pytest.mark.usefixtures("meet")
@pytest.mark.parametrize("between", [", ", "; ", "\n", ",\r\n"])
def test_officials_are_named_with_anything_between_that_parts_them(ask: Ask, between: str) -> None:
    named = ["referee: Anna de Boer", "starter Bea Smit", "timekeeper Cor Vos"]
    assert ask("officials", between.join(named)).code == 0
    assert [one["name"] for one in events(ask, "official")] == ["Anna de Boer", "Bea Smit", "Cor Vos"]
    wrong = ask("officials", between.join([*named, "icemaster Piet"]))
    assert wrong.code == 2
    assert "“icemaster” is no office; there are: competition leader" in wrong.err
    assert "did you mean timekeeper?" in ask("officials", "tijdwarnemer", "Cor").err
    assert len(events(ask, "official")) == 3


@pytest.mark.usefixtures("meet")
def test_who_is_named_again_for_an_office_is_recorded_once_and_another_replaces(ask: Ask) -> None:
    ask("officials", "referee", "Anna")
    assert "it is so already" in ask("officials", "referee", "Anna").out
    ask("officials", "referee", "Bea")
    assert [one["name"] for one in events(ask, "official")] == ["Anna", "Bea"]


@pytest.mark.usefixtures("meet")
@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("refere", "Anna"), "did you mean referee"),
        (("Anna",), "is no office"),
        (("referee",), "Say who is referee"),
        (("referee", "starter", "Bea"), "Say who is referee"),
        (("referee", "Anna", "referee", "Bea"), "named twice"),
        (("referee", "Anna", "--as", "speaker"), "is not for the speaker"),
        (("referee", "x" * 2001), "2000"),
    ],
)
def test_an_office_that_is_none_names_nobody(
    ask: Ask, refused: Callable[..., str], words: tuple[str, ...], says: str
) -> None:
    assert says in refused("officials", *words)
    assert events(ask, "official") == []


@pytest.mark.usefixtures("meet")
def test_a_skater_is_registered_with_the_prefix_of_the_surname_apart(ask: Ask) -> None:
    anna, *_ = events(ask, "skater")
    assert (anna["given"], anna["prefix"], anna["surname"]) == ("Anna", "de", "Boer")
    assert (anna["skater"], anna["start_number"], anna["team"]) == ("anna-de-boer", 7, "Team A")


@pytest.mark.usefixtures("meet")
def test_who_is_called_nearly_so_is_asked_about(ask: Ask, refused: Callable[..., str]) -> None:
    before = events(ask, "skater")
    assert "nearly Anna de Boer" in refused("register", "Ana de Boer", "--sex", "w")
    assert "registered already as anna-de-boer" in refused("register", "Anna de Boer", "--sex", "w")
    assert events(ask, "skater") == before
    assert ask("register", "Anna de Boer", "--sex", "w", "--namesake").code == 0
    assert events(ask, "skater")[-1]["skater"] == "anna-de-boer-2"


@pytest.mark.usefixtures("meet")
def test_details_of_a_skater_change_and_the_rest_stays(ask: Ask) -> None:
    assert ask("register", "--id", "anna-de-boer", "--number", "9").code == 0
    anna = events(ask, "skater")[-1]
    assert (anna["start_number"], anna["team"], anna["prefix"]) == (9, "Team A", "de")


@pytest.mark.usefixtures("meet")
@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "Say the whole name"),
        (("Cher", "--sex", "w"), "Say the whole name"),
        (("Eva", "Vos"), "women or the men"),
        (("Eva", "Vos", "--sex", "x"), "is not a field"),
        (("Eva", "Vos", "--sex", "w", "--number", "7"), "is worn by Anna de Boer"),
        (("Eva", "Vos", "--sex", "w", "--number", "0"), "is no start number"),
        (("Eva", "Vos", "--sex", "w", "--number", "1.5"), "does not fit --number"),
        (("Eva", "Vos", "--sex", "w", "--nation", "Holland"), "is no nation"),
        (("Eva", "Vos", "--sex", "w", "--surname", "Bos"), "does not end in the surname"),
        (("Eva", "Vos", "--sex", "w", "--surname", ""), "does not end in the surname"),
        (("Eva", "V\x1b[31mos", "--sex", "w"), "cannot be printed"),
        (("Eva", "Vos", "--sex", "w", "--team", "Team\u202eA"), "“Team�A” has signs in it that cannot be"),
        (("Eva", "Vos", "--sex", "w", "--signed", "An\x07na"), "cannot be printed"),
        (("--id", "bea-smit", "--team", "Te\u2066am"), "cannot be printed"),
        (("李", "娜", "--sex", "w"), "no Latin letters"),
        (("--id", "nobody", "--number", "3"), "No skater here"),
        (("--id", "bea-smit"), "Say what changes"),
        (("--id", "bea-smit", "--number", "7"), "is worn by Anna de Boer"),
        (("Bea", "--id", "bea-smit", "--number", "3"), "leave the name out"),
        (("Eva", "x" * 2001, "--sex", "w"), "2000"),
    ],
)
def test_a_registration_that_cannot_be_leaves_the_log_as_it_was(
    ask: Ask, refused: Callable[..., str], words: tuple[str, ...], says: str
) -> None:
    before = ask("export").out
    assert says in refused("register", *words)
    assert ask("export").out == before


@pytest.mark.usefixtures("meet")
@pytest.mark.parametrize(
    ("words", "entered"),
    [
        (("anna", "w500"), [("w500", "anna-de-boer")]),
        (("anna", "500", "1000m"), [("w500", "anna-de-boer"), ("w1000", "anna-de-boer")]),
        (("anna", "de", "boer", "w500"), [("w500", "anna-de-boer")]),
        (("anna,", "bea", "smit", "w500"), [("w500", "anna-de-boer"), ("w500", "bea-smit")]),
        (("anna", "bea", "w500"), [("w500", "anna-de-boer"), ("w500", "bea-smit")]),
        (("prins", "500"), [("m500", "max-prins")]),
    ],
)
def test_an_entry_is_understood_as_it_is_typed(
    ask: Ask, words: tuple[str, ...], entered: list[tuple[str, str]]
) -> None:
    said = ask("enter", *words)
    assert said.code == 0, said.err
    assert [(one["distance"], one["skater"]) for one in events(ask, "entry.made")] == entered


@pytest.mark.usefixtures("meet")
@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "for which distance"),
        (("anna",), "for which distance"),
        (("w500",), "Say who enters"),
        ((",", "w500"), "Say who enters"),
        (("nobody", "w500"), "No skater here is called “nobody”"),
        (("anna", "m500"), "for the other sex"),
        (("anna, max", "500"), "for the other sex"),
        (("anna", "w1500"), "not skated at Sprint"),
        (("anna", "w501"), "is not a distance"),
        (("anna, anna", "w500"), "named twice"),
        (("bea, anna", "w500", "w500"), "already"),
        (("anna", "w500", "--as", "starter"), "is not for the starter"),
    ],
)
def test_an_entry_that_cannot_be_leaves_the_log_as_it_was(
    ask: Ask, refused: Callable[..., str], words: tuple[str, ...], says: str
) -> None:
    before = ask("export").out
    assert says in refused("enter", *words)
    assert ask("export").out == before


@pytest.mark.usefixtures("meet")
def test_nobody_enters_twice_after_a_withdrawal_or_after_the_close(
    ask: Ask, refused: Callable[..., str]
) -> None:
    ask("enter", "anna", "500", "1000")
    assert "entered for the women's 500 m already" in refused("enter", "anna", "500")
    ask("withdraw", "anna", "--distance", "w500", "--why", "ill")
    assert "has withdrawn from the women's 500 m (ill)" in refused("enter", "anna", "500")
    ask("close-entries", "w500")
    assert "are closed" in refused("enter", "bea", "500")
    (closed,) = [
        json.loads(line)["position"] for line in ask("export").out.splitlines() if "entries.closed" in line
    ]
    assert ask("undo", str(closed), "--why", "one more").code == 0
    assert ask("enter", "bea", "500").code == 0


@pytest.mark.usefixtures("meet")
def test_entries_close_by_distance_or_all_that_are_open(ask: Ask, refused: Callable[..., str]) -> None:
    assert ask("close-entries", "w500", "--known", "some").code == 0
    assert ask("close-entries", "--all").code == 0
    assert [(one["distance"], one.get("known")) for one in events(ask, "entries.closed")] == [
        ("w500", "some"),
        ("w1000", None),
        ("m500", None),
        ("m1000", None),
    ]
    assert "of every distance are closed" in refused("close-entries", "--all")
    assert "are closed already" in refused("close-entries", "w1000")


@pytest.mark.usefixtures("meet")
@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "Say which distances, or --all"),
        (("w500", "--all"), "not both"),
        (("w1500",), "is not skated at this tournament"),
        (("w500", "w500"), "named twice"),
        (("w500", "--known", "few"), "does not fit --known"),
    ],
)
def test_a_close_that_cannot_be_is_refused(
    ask: Ask, refused: Callable[..., str], words: tuple[str, ...], says: str
) -> None:
    assert says in refused("close-entries", *words)
    assert events(ask, "entries.closed") == []
