"""What every screen of the desk is drawn with."""

from __future__ import annotations

from litestar import Response

from startbewijs.publish.desk.frame import Desk, document
from startbewijs.publish.html.markup import element
from startbewijs.publish.words import Words
from startbewijs.service.people import Session
from startbewijs.web.desk.entry import Lodge, screen

ROOMS = ("pair",)
"""The screens that there are."""


def desk_of(lodge: Lodge, session: Session, words: Words, address: str) -> Desk:
    """The newest state of the tournament, for this person in this language."""
    lodge.shown.archive.refreshed()
    state = lodge.shown.archive.view().state
    return Desk(words, state, session.person.name, session.person.roles, session.form_key, ROOMS, address)


def nothing_here(desk: Desk, said: str) -> Response[bytes]:
    """A screen that says in words what is not there."""
    return screen(document(desk, said, element("h1", said)), 404)
