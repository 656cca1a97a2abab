"""The screens that there are, and the desk that any of them is drawn with, in whatever process."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from startbewijs.publish.desk.frame import Desk
from startbewijs.publish.words import N_, Words
from startbewijs.service.people import Person
from startbewijs.sport.competition import Competition

TITLES: Mapping[str, str] = {
    "pair": N_("The pair"),
    "office": N_("Office"),
    "referee": N_("Referee"),
    "committee": N_("Committee"),
    "speaker": N_("Speaker"),
    "print": N_("Print"),
    "people": N_("People"),
    "backup": N_("Backup"),
    "history": N_("History"),
}
"""The screens that there are."""

UNOPENED = ("open", "people")
"""Those of a server that waits for a tournament."""


def desk_for(
    person: Person,
    form_key: str,
    now: int,
    state: Competition,
    words: Words,
    address: str,
    room: str = "",
    rooms: tuple[str, ...] = (*TITLES,),
) -> Desk:
    """A state for this person, who has this key of a form, at a moment of the server's clock."""
    return Desk(words, state, person.login, person.name, person.roles, form_key, rooms, now, address, room)


def milliseconds(moment: datetime) -> int:
    """A moment as the pages and the scripts of the desk tell it to each other."""
    return int(moment.timestamp() * 1000)
