"""Skaters, and the public facts about them that a programme booklet prints."""

from __future__ import annotations

from dataclasses import dataclass

from startbewijs.sport.distances import Sex


@dataclass(frozen=True, slots=True)
class Honour:
    """A title, medal or record that a skater brings: its kind, the event and the years, where published."""

    kind: str
    event: str | None
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Skater:
    """A registered skater.

    >>> marit = Skater("antoinette-rijpma-de-jong", Sex.WOMEN, "Antoinette", "", "Rijpma-de Jong")
    >>> marit.name, marit.short
    ('Antoinette Rijpma-de Jong', 'A. Rijpma-de Jong')
    """

    id: str
    sex: Sex
    given: str
    prefix: str
    surname: str
    nation: str = ""
    start_number: int | None = None
    team: str | None = None
    age: int | None = None
    honours: tuple[Honour, ...] = ()
    games: tuple[int, ...] = ()
    earlier_games: int | None = None

    @property
    def name(self) -> str:
        return " ".join(part for part in (self.given, self.prefix, self.surname) if part)

    @property
    def family_name(self) -> str:
        """The surname with its prefix, as in `van de Bunt`."""
        return f"{self.prefix} {self.surname}".strip()

    @property
    def short(self) -> str:
        """First initial and surname, for narrow tables."""
        return f"{self.given[:1]}. {self.family_name}"

    @property
    def sorting(self) -> tuple[str, str]:
        """The Dutch alphabetical order: by surname without its prefix."""
        return (self.surname.casefold(), self.given.casefold())
