"""Names as people type them."""

from __future__ import annotations

import pytest
from tests.building import Log

from startbewijs.errors import Refused
from startbewijs.log.events.tournament import SkaterRegistered
from startbewijs.service.naming import distance_named, fields_named, skater_named
from startbewijs.sport.distances import Sex


def registered(log: Log, id_: str, given: str, prefix: str, surname: str) -> None:
    log.add(SkaterRegistered(skater=id_, sex="w", given=given, prefix=prefix, surname=surname))


def field() -> Log:
    log = Log().announces("w500").announces("m10000")
    registered(log, "chloe-hoogendoorn", "Chloé", "", "Hoogendoorn")
    registered(log, "sanne-in-t-hof", "Sanne", "in 't", "Hof")
    registered(log, "antoinette-rijpma-de-jong", "Antoinette", "", "Rijpma-de Jong")
    registered(log, "michelle-de-jong", "Michelle", "de", "Jong")
    registered(log, "dai-dai-n-tab", "Dai Dai", "", "N'tab")
    registered(log, "anna-boersma", "Anna", "", "Boersma")
    registered(log, "arja-boersma", "Arja", "", "Boersma")
    return log


@pytest.mark.parametrize(
    ("words", "id_"),
    [
        (("chloe-hoogendoorn",), "chloe-hoogendoorn"),
        (("CHLOE", "hoogendoorn"), "chloe-hoogendoorn"),
        (("Chloé",), "chloe-hoogendoorn"),
        (("in", "'t", "hof"), "sanne-in-t-hof"),
        (("hof",), "sanne-in-t-hof"),
        (("rijpma",), "antoinette-rijpma-de-jong"),
        (("Rijpma-de Jong",), "antoinette-rijpma-de-jong"),
        (("de", "jong"), "michelle-de-jong"),
        (("n'tab",), "dai-dai-n-tab"),
        (("A. Rijpma-de Jong",), "antoinette-rijpma-de-jong"),
        (("anna boersma",), "anna-boersma"),
    ],
)
def test_a_skater_is_found_by_any_part_of_the_name(words: tuple[str, ...], id_: str) -> None:
    assert skater_named(words, field().state).id == id_


def test_a_name_that_fits_several_is_refused_with_all_of_them() -> None:
    with pytest.raises(Refused, match="Anna Boersma, Arja Boersma"):
        skater_named(["boersma"], field().state)


def test_a_misspelt_name_is_refused_with_the_nearest() -> None:
    with pytest.raises(Refused, match="the nearest is Chloé Hoogendoorn"):
        skater_named(["hogendoorn"], field().state)


@pytest.mark.parametrize("asked", ["w500", "500 women", "vrouwen 500 m", "W500", "Women's 500 m"])
def test_a_distance_is_found_however_it_is_written(asked: str) -> None:
    assert distance_named(asked.split(), field().state).key == "w500"


def test_a_distance_that_is_not_skated_names_those_that_are() -> None:
    with pytest.raises(Refused, match="is not skated at Trials; there are m10000, w500"):
        distance_named(["w1000"], field().state)


@pytest.mark.parametrize(
    ("word", "sexes"), [(None, tuple(Sex)), ("vrouwen", (Sex.WOMEN,)), ("MEN", (Sex.MEN,))]
)
def test_a_field_is_named_in_either_language(word: str | None, sexes: tuple[Sex, ...]) -> None:
    assert fields_named(word) == sexes
