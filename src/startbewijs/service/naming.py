"""What a person means: a distance, a field or a skater, however it is typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from difflib import get_close_matches
from functools import lru_cache

from cyclopts import Token

from startbewijs.errors import Refused
from startbewijs.publish.words import N_
from startbewijs.selection.procedure import Kind, Procedure
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Distance, Sex, sex_asked
from startbewijs.sport.skaters import Skater

_TEAM_EVENTS = {
    "mass-start": {"mass start", "massastart", "massa start"},
    "team-pursuit": {"team pursuit", "pursuit", "ploegenachtervolging", "achtervolging"},
}
_THE_TEAM = {"team", "the team", "ploeg", "de ploeg"}


def distance_named(words: Sequence[str], state: Competition) -> Distance:
    """The distance that the words name: `w500`, `500 women`, `vrouwen 500 m`."""
    known = ", ".join(distance.key for distance in sorted(state.contests))
    if not words:
        raise Refused("Say which distance: {known}.", known=known)
    asked = " ".join(words)
    distance = Distance.asked(asked)
    if distance not in state.contests:
        raise Refused(
            "The {distance} is not skated at {tournament}; there are {known}.",
            distance=distance,
            tournament=state.name,
            known=known,
        )
    return distance


def distances_named(words: Sequence[str]) -> tuple[Distance, ...]:
    """Several distances, a word each: `w500`, `m10000`; one that is named twice is refused.

    Words that only together name one, such as `500 women`, are that one.
    """
    if not words:
        raise Refused("Say which distances: w500 m500, and so on.")
    try:
        found = tuple(Distance.asked(word) for word in words)
    except Refused:
        if len(words) == 1:
            raise
        try:
            return (Distance.asked(" ".join(words)),)
        except Refused:
            pass
        raise
    for distance in found:
        if found.count(distance) > 1:
            raise Refused("The {distance} is named twice; name it once.", distance=distance)
    return found


def fields_named(word: str | None) -> tuple[Sex, ...]:
    """The field that is named, or both."""
    return tuple(Sex) if word is None else (sex_asked(word),)


def skater_named(words: Sequence[str], state: Competition, sex: Sex | None = None) -> Skater:
    """The skater with this id, name or part of a name; case, accents and hyphens do not matter.

    Of several whom it fits, the only one of the field that is asked about is meant. One that fits several
    skaters, or none, is refused with the names that come near.
    """
    if not words:
        raise Refused(
            "Say which skater, by name or id; “startbewijs startlist DISTANCE” shows the names.",
            N_("Say which skater: the name, or a part of it."),
        )
    asked = " ".join(words)
    wanted = folded(asked)
    skaters = sorted(state.skaters.values(), key=lambda skater: skater.sorting)
    for forms in (_whole, _family, _part):
        found = [skater for skater in skaters if wanted in forms(skater)]
        ours = [skater for skater in found if skater.sex is sex]
        if len(found) == 1 or len(ours) == 1:
            found = ours or found
            return found[0]
        if found:
            raise Refused(
                "“{asked}” fits several skaters: {names}. Type the whole name, like “{one}”.",
                asked=asked,
                names=", ".join(skater.name for skater in found),
                one=_whole(found[0])[1] if len({skater.name for skater in found}) > 1 else found[0].id,
            )
    by_form = {
        form: skater for skater in skaters for form in (*_whole(skater), *_family(skater), *_part(skater))
    }
    near = {by_form[form].name: None for form in get_close_matches(wanted, by_form, n=3, cutoff=0.7)}
    if near:
        raise Refused(
            "No skater here is called “{asked}”; the nearest is {names}.", asked=asked, names=", ".join(near)
        )
    raise Refused(
        "No skater here is called “{asked}”; “startbewijs startlist DISTANCE” shows the names.",
        N_("No skater here is called “{asked}”; the start lists under Print show the names."),
        asked=asked,
    )


def team_event_named(text: str) -> str:
    """The key of the mass start or team pursuit of one field: `m-mass-start`, “women team pursuit”."""
    asked = folded(text)
    for sex in Sex:
        for name, spoken in _TEAM_EVENTS.items():
            if asked in {
                folded(f"{sex}-{name}"),
                *(f"{word} {one}" for word in _sexes(sex) for one in spoken),
            }:
                return f"{sex}-{name}"
            if asked in {f"{one} {word}" for word in _sexes(sex) for one in spoken}:
                return f"{sex}-{name}"
    raise Refused(
        "“{asked}” is no event that a line-up is named for; there are w-mass-start, m-mass-start, "
        "w-team-pursuit and m-team-pursuit.",
        asked=text,
    )


def designation_named(text: str, sex: Sex, state: Competition, procedure: Procedure) -> tuple[Kind, str]:
    """What a designation is for, by its kind and its event: `w1000`, `m-team-pursuit`, or “team”.

    For the team as such goes where the procedure knows one event to designate for; else it has to be said.
    """
    plain = folded(text)
    known = procedure.designations[sex].team_events
    if plain in _THE_TEAM:
        if len(known) == 1:
            return Kind.TEAM, known[0]
        raise Refused(
            "Say for which event the team needs the skater; the procedure knows: {known}.",
            known=", ".join(known) or "–",
        )
    for name, spoken in _TEAM_EVENTS.items():
        event = f"{sex}-{name}"
        if plain in spoken or text.strip().lower() == event:
            designated = any(row.designated and row.event == event for row in procedure.orders[sex])
            return (Kind.ROW if designated else Kind.TEAM), event
    return Kind.DISTANCE, distance_named([text.strip()], state).key


def _sexes(sex: Sex) -> tuple[str, ...]:
    return {
        Sex.WOMEN: ("women", "women s", "vrouwen", "dames", "w"),
        Sex.MEN: ("men", "men s", "mannen", "heren", "m"),
    }[sex]


def whole_number(_: object, tokens: Sequence[Token]) -> int:
    """The whole number that an option's word is; `1.6` is none and never rounded (ValueError)."""
    if not re.fullmatch(r"-?[0-9]{1,9}", tokens[0].value):
        raise ValueError(tokens[0].value)
    return int(tokens[0].value)


def entry_named(words: Sequence[str], state: Competition) -> tuple[list[Skater], list[Distance]]:
    """The skaters and then the distances of an entry as it is typed: `kok, leerdam w500 w1000`.

    Between commas, and in one word with blanks, stands one name. Words without commas are one name where
    they are one, else a name each. A distance may be its metres alone, `500`: the skaters say whose it is.
    """
    said = list(words)
    typed: list[str] = []
    while said and re.fullmatch(r"[wmv]?[0-9]{3,5}", said[-1].strip().casefold().removesuffix("m")):
        typed.insert(0, said.pop().strip().casefold())
    if not typed:
        raise Refused("Say for which distance at the end: startbewijs enter SKATER… w500.")
    text = " ".join(said)
    if not text.strip(" ,"):
        raise Refused("Say who enters: startbewijs enter SKATER… {distance}.", distance=typed[0])
    if "," in text:
        skaters = [skater_named([name], state) for name in text.split(",") if name.strip()]
    else:
        try:
            skaters = [skater_named([text], state)]
        except Refused:
            if len(said) == 1:
                raise
            skaters = [skater_named([name], state) for name in said]
    plain = [word.removesuffix("m") for word in typed]
    keys = [f"{skaters[0].sex}{word}" if word.isdigit() else word for word in plain]
    return skaters, [distance_named([key], state) for key in keys]


@lru_cache(16_384)
def folded(text: str) -> str:
    """A name as it is compared: small letters without accents, with single blanks for all that parts words.

    >>> folded("Chloé  HOOGENDOORN"), folded("Rijpma-de Jong"), folded("Dai Dai N'tab")
    ('chloe hoogendoorn', 'rijpma de jong', 'dai dai n tab')
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = (mark for mark in plain if not unicodedata.combining(mark))
    return " ".join("".join(mark if mark.isalnum() else " " for mark in letters).split())


def _whole(skater: Skater) -> tuple[str, ...]:
    return (folded(skater.id), folded(skater.name))


def _family(skater: Skater) -> tuple[str, ...]:
    return (folded(skater.family_name), folded(skater.surname), folded(skater.short))


def _part(skater: Skater) -> tuple[str, ...]:
    return tuple(folded(skater.name).split())
