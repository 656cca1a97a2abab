"""Passwords that somebody would try first: common words and rows of keys, with digits or signs added."""

from __future__ import annotations

import re

_COMMON = (
    # What lists of passwords that became known have at their top, and what people here take as readily.
    "password", "passwd", "pass", "wachtwoord", "passwort", "motdepasse", "welkom", "welcome", "willkommen",
    "geheim", "secret", "letmein", "toegang", "access", "login", "inloggen", "admin", "administrator",
    "beheer", "beheerder", "root", "user", "gebruiker", "guest", "gast", "test", "testing", "demo",
    "default", "changeme", "verander", "temp", "tijdelijk", "master", "super", "computer", "internet",
    "google", "windows", "samsung", "qwertyuiop", "qwerty", "qwertz", "azerty", "azertyuiop", "asdfghjkl",
    "asdf", "zxcvbnm", "zxcv", "qaz", "wsx", "edc", "rfv", "abcdefghijklmnopqrstuvwxyz", "abcdefghijkl",
    "abcdef", "abcd", "abc", "iloveyou", "ilove", "love", "hallo", "hello", "sunshine", "princess",
    "prinses", "monkey", "dragon", "shadow", "football", "voetbal", "baseball", "superman", "batman",
    "pokemon", "starwars", "whatever", "trustno", "freedom", "michael", "jordan", "charlie", "jessica",
    "ashley", "summer", "zomer", "winter", "spring", "lente", "herfst", "autumn", "januari", "februari",
    "december", "maandag", "vrijdag", "amsterdam", "rotterdam", "feyenoord", "ajax", "heerenveen",
    "nederland", "holland", "friesland", "thialf", "schaatsen", "schaats", "skating", "skate", "speed",
    "knsb", "isu", "ijs", "startbewijs", "olympisch", "olympic", "spelen", "games", "milano", "oranje",
    "scheidsrechter", "referee", "starter", "speaker", "wedstrijd", "desk", "jury", "jurytafel",
)  # fmt: skip
_LEAST = 5
"""Different letters that have to be left of a password once the common words in it are taken away."""
_INSTEAD = str.maketrans("0134578@$!", "oieastbasi")
_LONGEST_FIRST = re.compile("|".join(sorted(_COMMON, key=len, reverse=True)))


def easy(password: str, *own: str) -> bool:
    """Whether a password is hardly more than common words, or words of one's `own`, with digits and signs.

    >>> easy("Welkom2026!!"), easy("P@ssw0rd1234"), easy("1qaz2wsx3edc"), easy("123456789012")
    (True, True, True, True)
    >>> easy("correct horse battery"), easy("anna-de-boer-1", "Anna de Boer")
    (False, True)
    """
    plain = password.casefold()
    letters = "".join(mark for mark in plain if mark.isalpha())
    if len(set(plain)) < 5 or not letters:
        return True
    words = [part for one in own for part in re.split(r"[\W_]+", one.casefold()) if len(part) > 1]
    return any(_common(text, words) for text in (plain, plain.translate(_INSTEAD), letters))


def _common(text: str, words: list[str]) -> bool:
    """Whether little is left of a text once the words that are known to everybody are taken out of it."""
    left = _LONGEST_FIRST.sub(" ", text)
    for word in sorted(words, key=len, reverse=True):
        left = left.replace(word, " ")
    return left != text and len({mark for mark in left if mark.isalpha()}) < _LEAST
