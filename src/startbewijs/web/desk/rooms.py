"""What every screen of the desk is drawn with."""

from __future__ import annotations

from litestar import Response

from startbewijs.publish.desk.frame import Desk, document
from startbewijs.publish.html.markup import element
from startbewijs.publish.words import Words
from startbewijs.service.office.opening import ZONE
from startbewijs.service.people import Session
from startbewijs.sport.competition import Competition
from startbewijs.sport.moments import time_zone
from startbewijs.web.desk.entry import Lodge, screen
from startbewijs.web.desk.screens import TITLES, UNOPENED, desk_for, milliseconds


def desk_of(lodge: Lodge, session: Session, words: Words, address: str, room: str = "") -> Desk:
    """The newest state of the tournament, for this person in this language."""
    lodge.shown.archive.refreshed()
    state = lodge.shown.archive.view().state
    if lodge.turn is not None:
        state = Competition(zone=time_zone(ZONE))
    rooms = (*TITLES,) if lodge.turn is None else UNOPENED
    now = milliseconds(lodge.shown.settings.library.now())
    return desk_for(session.person, session.form_key, now, state, words, address, room, rooms)


def nothing_here(desk: Desk, said: str, status: int = 404) -> Response[bytes]:
    """A screen that says in words what is not there, or not for this person."""
    return screen(document(desk, said, element("h1", said)), status)
