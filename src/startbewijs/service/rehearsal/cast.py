"""Who skates in a rehearsal, and how fast: made-up names and times, from a seed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from startbewijs.service.rehearsal.chance import Chance
from startbewijs.sport.distances import Distance, Sex
from startbewijs.sport.times import RaceTime

_GIVEN = {
    Sex.WOMEN: (
        "Aafje",
        "Brechtje",
        "Carlijn",
        "Doutzen",
        "Elske",
        "Foekje",
        "Geesje",
        "Hylkje",
        "Imke",
        "Jeltje",
    ),
    Sex.MEN: ("Auke", "Bauke", "Douwe", "Eelke", "Fedde", "Gosse", "Hessel", "Ids", "Jorrit", "Klaas"),
}
_SURNAMES = (
    "van Proefbaan", "IJsvoorbeeld", "de Oefening", "Testenburg", "van der Probeer", "Schijnstra",
    "Bedenksma", "Verzinsel", "Gissinga", "Namaak",
)  # fmt: skip
"""No skater is called so; every name says that it is made up."""
_TEAMS = ("Team Proef", "Team Schijn", "Oefenploeg")
_BASE = {500: 37_600, 1000: 75_200, 1500: 116_500, 3000: 246_000, 5000: 421_000, 10_000: 780_000}
"""Thousandths of a second in which the best woman of a rehearsal skates a distance, roughly."""
_MEN = 92
"""Men need so many hundredths of that time."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A made-up skater. `slow` is by how many thousandths of the best time this one is slower: on the short
    distances, on the middle ones, and on the long ones.
    """

    name: str
    sex: Sex
    number: int
    team: str
    slow: tuple[int, int, int]


def cast(seed: str, size: int) -> tuple[Actor, ...]:
    """The skaters of a rehearsal: as many women and men each as `size` says."""
    found = []
    for sex in Sex:
        lots = Chance(seed, "cast", sex)
        given, surnames = lots.mixed(_GIVEN[sex]), lots.mixed(_SURNAMES)
        orders = [lots.mixed(range(size)) for _ in range(3)]
        for n in range(size):
            short, middle, long = (4 * order[n] + lots.below(4) for order in orders)
            name = f"{given[n]} {surnames[n]}"
            found.append(Actor(name, sex, n + 1, _TEAMS[n % len(_TEAMS)], (short, middle, long)))
    return tuple(found)


def skated(actor: Actor, distance: Distance, lots: Chance) -> RaceTime:
    """What a skater needs for a distance this time, to the thousandth."""
    base = _BASE[distance.metres] * (_MEN if actor.sex is Sex.MEN else 100) // 100
    short, middle, long = actor.slow
    slow = {500: short, 1000: (short + middle) // 2, 1500: middle}.get(distance.metres, long)
    return RaceTime(base + base * (slow + lots.below(20) - 6) // 1_000)


def season_bests(actors: Sequence[Actor], distances: Sequence[Distance], seed: str) -> str:
    """What they have skated this season, as the list that an office gets; some have none."""
    rows = ["name;distance;time"]
    for actor in actors:
        for distance in distances:
            lots = Chance(seed, "season", actor.name, distance.key)
            if distance.sex is actor.sex and lots.below(8):
                rows.append(f"{actor.name};{distance.key};{skated(actor, distance, lots).cut()}")
    return "\n".join([*rows, ""])


def passings(distance: Distance, finish: RaceTime, lots: Chance) -> Iterator[tuple[int, RaceTime]]:
    """The times at the lines before the finish: an opening that is slower, then laps that grow longer."""
    opening = distance.opening * 145 // 100
    whole = distance.metres - distance.opening + opening
    for metres in distance.splits[:-1]:
        share = (metres - distance.opening + opening) * 1_000 // whole
        yield metres, RaceTime(finish.ms * (share - 6) // 1_000 + lots.below(90))
