"""The story of 28 December 2025 tells the twelve facts of that evening, in both languages."""

from __future__ import annotations

import pytest
from tests.story.stories import LANGUAGES, story, whole

TOLD: dict[str, dict[str, list[tuple[str, ...]]]] = {
    "1: Kok wins in a track record, reigning world champion, far ahead": {
        "nl": [("Femke Kok", "500 meter", "36,87", "baanrecord"), ("Kok", "regerend wereldkampioene")],
        "en": [("Femke Kok", "500m", "36.87", "track record"), ("Kok", "reigning world champion")],
    },
    "2: Kok leaves out the second race, after the 10 km, in which nobody came near": {
        "nl": [
            ("Ze startte niet in de tweede omloop", "na de 10 kilometer voor mannen"),
            ("Niemand kwam in die tweede omloop nog in de buurt", "37,27"),
        ],
        "en": [
            ("She did not start in the second race", "after the men's 10,000m"),
            ("Nobody came near her time in that second race", "37.27"),
        ],
    },
    "3: it is her second ticket for Milan, after the 1000 m": {
        "nl": [("tweede startbewijs", "Milaan"), ("Kok was vrijdag ook al de beste op de 1000 meter",)],
        "en": [("second ticket", "Milan"), ("Kok had also been the best in the 1,000m on Friday",)],
    },
    "4: Leerdam second, Boersma third; both wait": {
        "nl": [("Jutta Leerdam", "tweede in 37,24", "Anna Boersma derde in 37,27", "wachten")],
        "en": [("Jutta Leerdam", "second in 37.24", "Anna Boersma third in 37.27", "wait")],
    },
    "5: Daleman in the second race, Schulting and Verkerk outside the first three": {
        "nl": [
            ("Daleman (37,53)", "Verkerk (37,68)", "tweede omloop", "buiten de eerste drie"),
            ("Schulting (37,62)", "37,27 van Boersma niet"),
        ],
        "en": [
            ("Daleman (37.53)", "Verkerk (37.68)", "second race", "outside the top three"),
            ("Schulting (37.62)", "did not reach Boersma's 37.27"),
        ],
    },
    "6: Fledderus starts falsely twice in the last pair; her chance there is gone": {
        "nl": [
            ("Marrit Fledderus", "laatste rit van de tweede omloop", "twee keer vals", "500 meter verkeken")
        ],
        "en": [("Marrit Fledderus", "two false starts", "last pair", "second race", "hopes", "500m", "over")],
    },
    "7: skated twice, the better time counts; the winner is certain, two and three wait": {
        "nl": [
            ("500 meter", "twee keer", "snelste van de twee"),
            ("zeker van haar plaats",),
            ("beiden moeten wachten",),
        ],
        "en": [("500m", "twice", "faster of the two"), ("certain of her place",), ("both must wait",)],
    },
    "8: Leerdam fell on the 1000 m on Friday": {
        "nl": [("Vrijdag viel Leerdam op de 1000 meter",)],
        "en": [("On Friday Leerdam fell in the 1,000m",)],
    },
    "9: Van de Bunt far ahead on the 10 km; 21, IKO-X2O; won the 5000 m, so he had a ticket": {
        "nl": [
            ("Stijn van de Bunt", "10 kilometer", "12.36,35"),
            ("veruit de snelste", "ruim negen seconden"),
            ("Van de Bunt", "21-jarige", "IKO-X2O"),
            ("Van de Bunt won vrijdag ook al de 5 kilometer", "al in het bezit van een startbewijs"),
        ],
        "en": [
            ("Stijn van de Bunt", "10,000m", "12:36.35"),
            ("by far the fastest", "just over nine seconds"),
            ("Van de Bunt", "21-year-old", "IKO-X2O"),
            ("Van de Bunt also won the 5,000m on Friday", "already holding a ticket"),
        ],
    },
    "10: against Jansman in the pair before the ice was resurfaced; best 12:54.10; just over the record": {
        "nl": [
            ("Van de Bunt", "in de rit voor de dweil", "Kars Jansman"),
            ("12.54,10", "bleef nipt boven het Nederlands record van Patrick Roest (12.35,20)"),
        ],
        "en": [
            ("Van de Bunt", "in the pair before the ice was resurfaced", "Kars Jansman"),
            ("12:54.10", "fell just short of the Dutch record of 12:35.20 held by Patrick Roest"),
        ],
    },
    "11: Bergsma second, beats Snellink, just faster than Bosker; second ticket; a fourth Games": {
        "nl": [
            ("12.45,52", "Jorrit Bergsma"),
            ("Bergsma versloeg in de laatste rit Beau Snellink", "Bosker bijna een halve seconde voor"),
            ("tweede startbewijs op de 10 kilometer", "wachten"),
            ("vierde Spelen",),
        ],
        "en": [
            ("12:45.52", "Jorrit Bergsma"),
            ("Bergsma beat Beau Snellink in the last pair", "Bosker by almost half a second"),
            ("second ticket for the 10,000m", "wait"),
            ("fourth Games",),
        ],
    },
    "12: Bosker beats Huizinga, well behind Van de Bunt, third on the 5000 m before": {
        "nl": [
            ("12.45,98", "Marcel Bosker"),
            ("Bosker", "versloeg in de voorlaatste rit Chris Huizinga", "bijna tien seconden", "Van de Bunt"),
            ("Bosker", "Reggeborgh"),
            ("Hij eindigde vrijdag al als derde op de 5 kilometer",),
        ],
        "en": [
            ("12:45.98", "Marcel Bosker"),
            ("Bosker", "beat Chris Huizinga in the last pair but one", "almost ten seconds", "Van de Bunt"),
            ("Bosker", "Reggeborgh"),
            ("He had finished third in the 5,000m on Friday",),
        ],
    },
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("fact", TOLD)
def test_the_story_of_the_evening_tells_the_fact(fact: str, language: str) -> None:
    told = story("2025-12-28", language)
    sentences = [sentence.text for sentence in told.sentences()]
    for words in TOLD[fact][language]:
        found = [text for text in sentences if all(word in text for word in words)]
        assert found, f"no sentence with {words} in\n{whole(told)}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_fall_of_leerdam_is_told_of_friday_and_not_of_yesterday(language: str) -> None:
    text = whole(story("2025-12-28", language)).lower()
    assert "gisteren" not in text
    assert "yesterday" not in text
    assert "zaterdag" not in text
    assert "saturday" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_waits_is_told_with_the_doublures_that_are_needed_and_no_chance(language: str) -> None:
    text = whole(story("2025-12-28", language))
    due = {
        "nl": "Leerdam heeft nog één doublure nodig, Boersma twee, Merel Conijn drie en Verkerk vijf",
        "en": "Leerdam needs one more doublure, Boersma two, Merel Conijn three and Verkerk five",
    }[language]
    assert due in text
    for guess in ("goede kans", "waarschijnlijk", "good chance", "likely", "probably", "%"):
        assert guess not in text
