"""What every screen of the desk is drawn with."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from litestar import Response

from startbewijs.publish.desk.frame import Desk, document
from startbewijs.publish.html.markup import element
from startbewijs.publish.words import N_, Words
from startbewijs.service.office.opening import ZONE
from startbewijs.service.people import Person, Session
from startbewijs.sport.competition import Competition
from startbewijs.sport.moments import time_zone
from startbewijs.web.desk.entry import Lodge, screen

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

_UNOPENED = ("open", "people")
"""Those of a server that waits for a tournament."""


def desk_of(lodge: Lodge, session: Session, words: Words, address: str, room: str = "") -> Desk:
    """The newest state of the tournament, for this person in this language."""
    lodge.shown.archive.refreshed()
    state = lodge.shown.archive.view().state
    if lodge.turn is not None:
        state = Competition(zone=time_zone(ZONE))
    rooms = (*TITLES,) if lodge.turn is None else _UNOPENED
    now = milliseconds(lodge.shown.settings.library.now())
    return desk_for(session.person, session.form_key, now, state, words, address, room, rooms)


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
    """The same of any state, for whoever has this key of a form, at a moment of the server's clock."""
    return Desk(words, state, person.login, person.name, person.roles, form_key, rooms, now, address, room)


def milliseconds(moment: datetime) -> int:
    """A moment as the pages and the scripts of the desk tell it to each other."""
    return int(moment.timestamp() * 1000)


def nothing_here(desk: Desk, said: str, status: int = 404) -> Response[bytes]:
    """A screen that says in words what is not there, or not for this person."""
    return screen(document(desk, said, element("h1", said)), status)
