"""One answer in three forms."""

from __future__ import annotations

import csv
import io
import json

import pytest

from startbewijs.publish.answer import Answer, distance_data, skater_data, time_data
from startbewijs.publish.page import Page
from startbewijs.sport.distances import Distance, Sex
from startbewijs.sport.skaters import Skater
from startbewijs.sport.times import RaceTime


def answer(value: object) -> Answer:
    return Answer({"rows": [{"value": value}]}, "rows", (("value", "value"),), lambda words: Page())


@pytest.mark.parametrize(
    ("value", "flat"),
    [
        (None, ""),
        (True, "yes"),
        (False, "no"),
        (12, "12"),
        (["a", "b"], "a; b"),
        ([{"kind": "fell", "detail": None}], "fell"),
        ('comma, quote " and\nline', 'comma, quote " and\nline'),
        ("Chloé", "Chloé"),
    ],
)
def test_a_spreadsheet_can_hold_every_value(value: object, flat: str) -> None:
    header, row = csv.reader(io.StringIO(answer(value).csv()))
    assert (header, row) == (["value"], [flat])


def test_a_path_leads_into_the_row_and_ends_in_nothing_where_it_ends() -> None:
    data = {"rows": [{"time": {"text": "36.87"}}, {"time": None}]}
    found = Answer(data, "rows", (("time", "time.text"),), lambda words: Page()).csv()
    assert found == 'time\n36.87\n""\n'


def test_json_keeps_letters_and_order() -> None:
    text = answer("Chloé").json()
    assert "Chloé" in text
    assert json.loads(text) == {"rows": [{"value": "Chloé"}]}


def test_a_time_keeps_only_the_decimals_that_are_known() -> None:
    assert time_data(RaceTime.parse("12:36.3")) == {"text": "12:36.3", "ms": 756_300, "digits": 1}
    assert time_data(None) is None


def test_people_are_public_roles_only() -> None:
    skater = Skater("anna", Sex.WOMEN, "Anna", "", "Boersma", team="Staan", age=24)
    assert skater_data(skater) == {"id": "anna", "name": "Anna Boersma", "team": "Staan"}


def test_a_distance_says_its_sex_in_a_word() -> None:
    assert distance_data(Distance.of("m10000")) == {"key": "m10000", "metres": 10_000, "sex": "men"}
