"""What is said about one skater: every row, decision and start, as values."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from tests.building import Log
from tests.selection.cases import case, packaged, selection

from startbewijs.log.events import tournament
from startbewijs.selection.explain import About, Reason, reasons, still_to_race
from startbewijs.selection.procedure import Reading
from startbewijs.sport.distances import Distance, Sex


def said(skater: str, name: str, *still: str) -> list[dict[str, Any]]:
    """The reasons of a skater in a case, each with the fields it has."""
    whole = selection(case(name)["given"])
    return [_fields(reason) for reason in reasons(skater, whole, [Distance.of(key) for key in still])]


def _fields(reason: Reason) -> dict[str, Any]:
    found = {one.name: getattr(reason, one.name) for one in fields(reason)}
    return {key: value for key, value in found.items() if value not in (None, ())}


def about(found: list[dict[str, Any]], kind: About) -> list[dict[str, Any]]:
    return [{key: one[key] for key in one if key != "about"} for one in found if one["about"] is kind]


def test_a_champion_has_a_place_doublures_and_starts() -> None:
    found = said("femke-kok", "women-2025-team")
    (place,) = about(found, About.PLACE)
    assert place == {
        "row": 1, "event": "w500", "rank": 1, "on_ice": 1, "place": 1, "best": 1, "worst": 1,
        "article": "order-women",
    }  # fmt: skip
    assert [(one["row"], one["rows"], one["article"]) for one in about(found, About.DOUBLURE)] == [
        (5, (1,), "doublures"),
        (9, (1,), "doublures"),
    ]
    assert about(found, About.GOES) == [{"how": "order", "place": 1, "best": 1, "worst": 1}]
    assert [(one["event"], one["how"], one["on_ice"]) for one in about(found, About.STARTS)] == [
        ("w500", "by rank", 1),
        ("w1000", "by rank", 1),
        ("w1500", "by rank", 2),
    ]
    assert about(found, About.WAITS) == []


def test_who_waits_is_told_for_how_many_doublures_and_which_rows() -> None:
    found = said("jutta-leerdam", "women-2025-28-december", "w1500")
    assert about(found, About.WAITS) == [
        {
            "row": 11, "best": 2, "worst": 10, "names_above": 4, "open_above": 5, "doublures_needed": 1,
            "rows": (2, 3, 6, 8, 9),
        }
    ]  # fmt: skip
    assert about(found, About.FREED) == [{"row": 11, "rows": (5,)}]
    assert [one["row"] for one in about(found, About.MAY_HOLD)] == [2, 9, 14]
    assert about(found, About.UNDECIDED)[0]["rows"] == (2, 3, 6, 8, 9, 14)
    assert about(found, About.MAY_START)[0]["event"] == "w500"


def test_what_a_reading_moves_is_said_with_row_and_place() -> None:
    found = said("suzanne-schulting", "women-2025-team")
    assert about(found, About.MOVED) == [
        {"row": 15, "place": 9, "rows": (7,), "reading": Reading.FIRST, "article": "two-readings"}
    ]


def test_who_is_designated_on_a_distance_starts_there_for_that_reason() -> None:
    found = said("jutta-leerdam", "women-2025-team")
    (made,) = about(found, About.DESIGNATED)
    assert (made["event"], made["how"], made["article"]) == ("w1000", "distance", "designated-start")
    assert made["why"] == "a contender for gold who fell"
    starts = {one["event"]: one["how"] for one in about(found, About.STARTS)}
    assert starts == {"w500": "by rank", "w1000": "designated"}


def test_who_gives_way_on_a_distance_is_told_to_whom() -> None:
    found = said("naomi-verkerk", "women-2025-team")
    (lost,) = about(found, About.LOSES)
    assert (lost["event"], lost["on_ice"], lost["others"]) == ("w1000", 3, ("jutta-leerdam",))
    assert about(found, About.OUTSIDE)[0]["place"] == 10
    assert about(found, About.GOES) == []


def test_who_is_left_out_is_told_for_whom_and_why() -> None:
    found = said("tim-prins", "men-2025-team")
    (out,) = about(found, About.LEFT_OUT)
    assert (out["place"], out["others"], out["article"]) == (9, ("marcel-bosker",), "designated-team")
    assert out["why"].startswith("a clearly higher chance")
    (lost,) = about(found, About.LOSES)
    assert (lost["event"], lost["how"], lost["others"]) == ("m1500", "not in the team", ("kjeld-nuis",))


def test_who_comes_in_by_designation_has_the_place_below_the_line_too() -> None:
    found = said("marcel-bosker", "men-2025-team")
    (goes,) = about(found, About.GOES)
    assert (goes["how"], goes["place"]) == ("designated for the team", 10)
    assert about(found, About.LINE_UP)[0]["others"] == ("chris-huizinga", "stijn-van-de-bunt")


def test_who_fills_a_start_up_is_told_whose_it_was() -> None:
    (start,) = [one for one in said("kjeld-nuis", "men-2025-team") if one.get("how") == "filled up"]
    assert (start["event"], start["on_ice"], start["others"]) == ("m1500", 4, ("tim-prins",))


def test_who_declines_is_told_the_row_that_would_have_been_theirs() -> None:
    found = said("pia", "declined")
    (passed,) = about(found, About.PASSED_OVER)
    assert (passed["row"], passed["on_ice"], passed["others"]) == (8, 2, ("ida",))
    assert about(found, About.DECLINED) == [{"why": "does not go", "position": 1, "article": "declined"}]
    assert len(about(found, About.NOWHERE)) == 1


def test_who_waives_a_start_keeps_the_place() -> None:
    found = said("pia", "waived")
    assert [one["event"] for one in about(found, About.WAIVED)] == ["w5000"]
    assert about(found, About.PLACE)[0]["place"] == 6
    assert [(one["how"], one["others"]) for one in about(found, About.LOSES)] == [("waived", ("ida",))]


def test_level_skaters_are_told_with_whom_they_share() -> None:
    (level,) = about(said("cor", "level-on-the-line"), About.LEVEL)
    assert (level["row"], level["others"]) == (12, ("dot",))
    stands = about(said("ada", "under-way"), About.STANDS)
    assert [(one["row"], one["others"]) for one in stands] == [(11, ("bea",)), (12, ("bea",))]


def test_a_designation_without_effect_is_said_with_its_article() -> None:
    (fault,) = about(said("hil", "too-many-designations"), About.OBJECTION)
    assert (fault["how"], fault["article"]) == ("too many designations", "at-most-three")


def test_after_publication_both_sides_of_a_replacement_are_told() -> None:
    (out,) = about(said("cor", "replaced"), About.REPLACED)
    assert (out["others"], out["why"]) == (("gus",), "injured")
    (goes,) = about(said("gus", "replaced"), About.GOES)
    assert (goes["how"], goes["others"], goes["place"]) == ("replacement", ("cor",), 10)


def test_whoever_is_on_no_row_is_nowhere() -> None:
    assert said("nobody", "invented") == [{"about": About.NOWHERE}]


def test_every_article_that_is_named_is_in_the_procedure() -> None:
    for name in ("women-2025-team", "men-2025-team", "overruled", "replaced", "level-on-the-line"):
        whole = selection(case(name)["given"])
        for skater in {one.skater for one in whole.order.names}:
            for reason in reasons(skater, whole):
                assert reason.article is None or reason.article in packaged().articles


def test_a_skater_can_still_race_where_entered_and_not_withdrawn_nor_closed() -> None:
    log = Log().announces("w500", counting="best").announces("w1000").announces("w1500").announces("m1500")
    for distance in ("w500", "w1000", "w1500"):
        log.enters(distance, "ann", "bea")
    log.skates("w1000", {"ann": "1:15.123", "bea": "DNF"}).closes("w1000")
    log.add(tournament.EntryWithdrawn(distance="w1500", skater="ann"))
    assert still_to_race(log.state, Sex.WOMEN, "ann") == (Distance.of("w500"),)
    assert still_to_race(log.state, Sex.WOMEN, "bea") == (Distance.of("w500"), Distance.of("w1500"))
