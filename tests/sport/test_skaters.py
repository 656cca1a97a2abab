"""Skaters: their names the Dutch way."""

from __future__ import annotations

import pytest

from startbewijs.sport.distances import Sex
from startbewijs.sport.skaters import Skater


def named(given: str, prefix: str, surname: str) -> Skater:
    return Skater("some-id", Sex.WOMEN, given, prefix, surname)


@pytest.mark.parametrize(
    ("skater", "name", "family", "short"),
    [
        (named("Stijn", "van de", "Bunt"), "Stijn van de Bunt", "van de Bunt", "S. van de Bunt"),
        (named("Femke", "", "Kok"), "Femke Kok", "Kok", "F. Kok"),
        (named("Sanne", "in 't", "Hof"), "Sanne in 't Hof", "in 't Hof", "S. in 't Hof"),
        (named("Dai Dai", "", "N'tab"), "Dai Dai N'tab", "N'tab", "D. N'tab"),
    ],
)
def test_a_prefix_belongs_to_the_surname(skater: Skater, name: str, family: str, short: str) -> None:
    assert (skater.name, skater.family_name, skater.short) == (name, family, short)


def test_a_prefix_does_not_count_in_the_alphabet() -> None:
    listed = [named("Stijn", "van de", "Bunt"), named("Jenning", "de", "Boo"), named("Anna", "", "boersma")]
    assert [skater.surname for skater in sorted(listed, key=lambda one: one.sorting)] == [
        "boersma",
        "Boo",
        "Bunt",
    ]


def test_the_given_name_decides_between_two_of_the_same_surname() -> None:
    listed = [named("Michelle", "de", "Jong"), named("Antoinette", "de", "Jong")]
    assert [one.given for one in sorted(listed, key=lambda one: one.sorting)] == ["Antoinette", "Michelle"]
