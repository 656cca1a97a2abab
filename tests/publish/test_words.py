"""How times, days, ranks and names are said in Dutch and in English."""

from __future__ import annotations

from datetime import date, time
from zoneinfo import ZoneInfo

import pytest

from startbewijs.errors import Refused
from startbewijs.publish.words import LANGUAGES, Words, language, spoken
from startbewijs.sport.distances import DISTANCES, Distance, Sex
from startbewijs.sport.moments import Moment
from startbewijs.sport.times import RaceTime

NL, EN = spoken("nl"), spoken("en")
THIALF = ZoneInfo("Europe/Amsterdam")


@pytest.mark.parametrize(
    ("text", "digits", "nl", "en"),
    [
        ("36.87", 2, "36,87", "36.87"),
        ("36.879", 2, "36,87", "36.87"),
        ("36.879", 3, "36,879", "36.879"),
        ("17.6", 3, "17,6", "17.6"),
        ("12:36.35", 2, "12.36,35", "12:36.35"),
        ("1:00.00", 2, "1.00,00", "1:00.00"),
    ],
)
def test_times_are_written_as_each_language_does(text: str, digits: int, nl: str, en: str) -> None:
    assert NL.time(RaceTime.parse(text), digits) == nl
    assert EN.time(RaceTime.parse(text), digits) == en


def test_days_are_written_as_each_language_does() -> None:
    assert NL.day(date(2025, 12, 28)) == "zo 28 dec 2025"
    assert EN.day(date(2025, 12, 28)) == "Sun 28 Dec 2025"
    assert NL.day(date(2026, 3, 2), year=False) == "ma 2 mrt"


def test_every_day_and_month_has_its_dutch_name() -> None:
    days = {NL.day(date(2025, 12, day)).split()[0] for day in range(1, 8)}
    months = {NL.day(date(2025, month, 1)).split()[2] for month in range(1, 13)}
    assert days == {"ma", "di", "wo", "do", "vr", "za", "zo"}
    assert months == {"jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"}


def test_an_instant_is_told_on_the_clock_of_the_hall() -> None:
    late = Moment.parse("2025-12-28T23:30:00Z")
    assert EN.moment(late, THIALF) == "Mon 29 Dec 2025 00:30"
    assert NL.moment(late, THIALF, year=False) == "ma 29 dec 00.30"


def test_a_day_alone_has_no_hour() -> None:
    assert EN.moment(Moment.parse("2025-12-28"), THIALF) == "Sun 28 Dec 2025"


def test_hours_have_a_colon_in_english_and_a_point_in_dutch() -> None:
    assert (NL.hour(time(9, 5)), EN.hour(time(9, 5))) == ("09.05", "09:05")


def test_only_long_distances_have_a_mark_between_thousands() -> None:
    assert [EN.number(value) for value in (500, 5000, 10_000)] == ["500", "5000", "10,000"]
    assert NL.number(10_000) == "10.000"


@pytest.mark.parametrize(
    ("rank", "english"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (13, "13th"), (21, "21st")],
)
def test_ranks_are_ordinals(rank: int, english: str) -> None:
    assert EN.ordinal(rank) == english
    assert NL.ordinal(rank) == f"{rank}e"


def test_every_distance_has_a_name_of_its_own_in_both_languages() -> None:
    for words in (NL, EN):
        assert len({words.distance(distance) for distance in DISTANCES}) == len(DISTANCES)
    assert NL.distance(Distance.of("w500")) == "500 m vrouwen"


@pytest.mark.parametrize("key", ["w-mass-start", "m-mass-start", "w-team-pursuit", "m-team-pursuit"])
def test_team_events_have_a_long_and_a_short_name(key: str) -> None:
    for words in (NL, EN):
        assert words.event(key, short=True) in words.event(key)
        assert words.event(key, short=True) != words.event(key)


def test_events_are_listed_in_full_and_briefly() -> None:
    keys = ["w1500", "w3000", "w-team-pursuit", "w-mass-start"]
    assert EN.events(keys) == "1500 m, 3000 m, team pursuit, mass start"
    assert EN.events(keys, brief=True) == "1500, 3000 m, pursuit, mass start"
    assert EN.events(["m-mass-start"], brief=True) == "mass start"


@pytest.mark.parametrize(
    ("items", "english"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_items_are_listed_as_a_person_does(items: list[str], english: str) -> None:
    assert EN.listed(items) == english
    assert NL.listed(items) == english.replace("and", "en")


def test_a_refusal_is_translated_with_every_refusal_in_it() -> None:
    inner = Refused("{distance} is closed already.", distance="w500")
    outer = Refused("Fact {position}: {problem}", position=7, problem=inner)
    assert NL.refusal(outer) == "Feit 7: w500 is al afgesloten."
    assert EN.refusal(outer) == str(outer)


def test_values_in_a_sentence_are_said_in_its_language() -> None:
    template = "{distance} {time} {day}"
    said = NL.say(
        template, distance=Distance.of("m10000"), time=RaceTime.parse("12:36.35"), day=date(2025, 12, 28)
    )
    assert said == "10.000 m mannen 12.36,35 zo 28 dec 2025"


def test_one_and_many_are_told_apart() -> None:
    one, many = "○ waits: {n} more doublure needed", "○ waits: {n} more doublures needed"
    assert NL.count(one, many, 1) == "○ wacht: nog 1 doublure nodig"
    assert NL.count(one, many, 2) == "○ wacht: nog 2 doublures nodig"


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_language_has_both_fields(code: str) -> None:
    words: Words = spoken(code)
    assert words.sex(Sex.WOMEN) != words.sex(Sex.MEN)


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(Refused, match="choose nl or en"):
        language("fy", {})
