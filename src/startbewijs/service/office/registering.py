"""Skaters whom the tournament gets to know: by hand or from a list, and never two for one by a slip."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from startbewijs.errors import Refused
from startbewijs.log.events.tournament import HonourHeld, SkaterRegistered
from startbewijs.publish.words import N_
from startbewijs.service.naming import folded as plain
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Sex
from startbewijs.sport.skaters import Skater

_PREFIXES = frozenset(
    [
        "aan",
        "al",
        "bij",
        "da",
        "de",
        "del",
        "den",
        "der",
        "di",
        "dos",
        "du",
        "el",
        "het",
        "in",
        "la",
        "le",
        "op",
        "te",
        "ten",
        "ter",
        "van",
        "vom",
        "von",
        "zu",
        "'t",
        "’t",
    ]
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name in its parts."""

    given: str
    prefix: str
    surname: str

    def __str__(self) -> str:
        return " ".join(part for part in (self.given, self.prefix, self.surname) if part)


def name_typed(words: Sequence[str], surname: str | None = None) -> Name:
    """The parts of a name as it is typed; without a prefix the first word is the given name.

    >>> name_typed(["Anna", "Maria", "van", "de", "Bunt"])
    Name(given='Anna Maria', prefix='van de', surname='Bunt')
    >>> name_typed(["Dai", "Dai", "Ntab"], surname="Ntab").given
    'Dai Dai'
    """
    said = [word for text in words for word in text.split()]
    if surname is not None:
        last = surname.split()
        if not last or said[-len(last) :] != last or len(said) == len(last):
            raise Refused(
                "The name “{name}” does not end in the surname “{surname}”; type both alike.",
                name=" ".join(said),
                surname=surname,
            )
        said = said[: -len(last)]
        cut = len(said)
        while cut > 1 and said[cut - 1].casefold() in _PREFIXES:
            cut -= 1
        return Name(" ".join(said[:cut]), " ".join(said[cut:]), " ".join(last))
    if len(said) < 2:
        raise Refused(
            "Say the whole name, given name and surname: startbewijs register Anna de Boer --sex w.",
            N_("Say the whole name, given name and surname: Anna de Boer."),
        )
    begins = next((n for n in range(1, len(said) - 1) if said[n].casefold() in _PREFIXES), 1)
    ends = begins
    while ends < len(said) - 1 and said[ends].casefold() in _PREFIXES:
        ends += 1
    return Name(" ".join(said[:begins]), " ".join(said[begins:ends]), " ".join(said[ends:]))


def namesakes(state: Competition, name: str, sex: Sex) -> list[Skater]:
    """The registered skaters with exactly this name."""
    return [one for one in state.skaters.values() if one.sex is sex and one.name == name]


def nearly(state: Competition, name: str, sex: Sex) -> Skater | None:
    """The registered skater whose name nearly is this one, if any."""
    names = {plain(one.name): one for one in state.skaters.values() if one.sex is sex}
    near = get_close_matches(plain(name), names, n=1, cutoff=0.85)
    return names[near[0]] if near else None


def new_id(state: Competition, name: str) -> str:
    """An id that nobody has yet, made of a name."""
    slug = "-".join("".join(mark if mark.isascii() else "" for mark in plain(name)).split())[:56].strip("-")
    if not slug:
        raise Refused(
            "“{name}” has no Latin letters to make an id of; write the name in Latin letters.", name=name
        )
    taken, number = slug, 2
    while taken in state.skaters:
        taken, number = f"{slug}-{number}", number + 1
    return taken


def registration(
    state: Competition,
    name: Name,
    sex: Sex,
    *,
    number: int | None = None,
    team: str | None = None,
    nation: str | None = None,
    namesake: bool = False,
) -> Iterator[SkaterRegistered]:
    """A skater who is new here; one whose name is nearly known only where it is said to be a `namesake`."""
    if not str(name).isprintable():
        raise Refused(
            "The name “{name}” has signs in it that cannot be printed; type it anew.", name=str(name)
        )
    if not namesake:
        same = namesakes(state, str(name), sex)
        near = same[0] if same else nearly(state, str(name), sex)
        if near is not None:
            if same:
                raise Refused(
                    "“{name}” is registered already as {id}; say --namesake if this is somebody else, or "
                    "--id {id} to change what is known.",
                    N_("“{name}” is registered already; tick below if this is another skater of that name."),
                    name=str(name),
                    id=near.id,
                )
            raise Refused(
                "“{name}” is nearly {other}, who is registered as {id}; say --namesake if this is "
                "somebody else.",
                N_("“{name}” is nearly {other}, who is registered; tick below if this is somebody else."),
                name=str(name),
                other=near.name,
                id=near.id,
            )
    _free(state, number, sex)
    yield SkaterRegistered(
        skater=new_id(state, str(name)),
        sex=sex.value,
        given=name.given,
        prefix=name.prefix,
        surname=name.surname,
        nation=nation,
        start_number=number,
        team=team,
    )


def changed(
    state: Competition,
    skater: Skater,
    *,
    number: int | None = None,
    team: str | None = None,
    nation: str | None = None,
) -> Iterator[SkaterRegistered]:
    """The same skater with another number, team or nation; what is not said stays."""
    _free(state, number, skater.sex, skater)
    yield SkaterRegistered(
        skater=skater.id,
        sex=skater.sex.value,
        given=skater.given,
        prefix=skater.prefix,
        surname=skater.surname,
        nation=nation or skater.nation or None,
        start_number=number or skater.start_number,
        team=team or skater.team,
        age=skater.age,
        honours=tuple(
            HonourHeld(kind=one.kind, event=one.event, years=one.years)  # type: ignore[arg-type]
            for one in skater.honours
        ),
        games=skater.games,
        earlier_games=skater.earlier_games,
    )


def _free(state: Competition, number: int | None, sex: Sex, skater: Skater | None = None) -> None:
    """Refuses a start number that somebody else of the same sex wears."""
    for other in state.skaters.values():
        if number is not None and other.start_number == number and other.sex is sex and other != skater:
            raise Refused(
                "Start number {number} is worn by {skater}; give another.", number=number, skater=other.name
            )
