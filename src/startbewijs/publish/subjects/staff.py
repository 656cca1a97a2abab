"""Who may log in at the desk, as what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from startbewijs.publish.answer import Answer, Data
from startbewijs.publish.page import Align, Column, Heading, Page, Sentence, Table, Tone, cell, row, text
from startbewijs.publish.words import N_, Words

NAMES = {
    "office": N_("office"),
    "referee": N_("referee"),
    "starter": N_("starter"),
    "timekeeper": N_("timekeeper"),
    "speaker": N_("speaker"),
    "selection committee": N_("selection committee"),
    "administrator": N_("administrator"),
}
"""Every role by the name under which it is kept."""
_COLUMNS = (
    ("login", "login"),
    ("name", "name"),
    ("roles", "roles"),
    ("active", "active"),
    ("sessions", "sessions"),
)


class Member(Protocol):
    """Somebody who may log in, or once might."""

    @property
    def login(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def roles(self) -> tuple[str, ...]: ...
    @property
    def active(self) -> bool: ...


def staff(members: Sequence[Member], sessions: Mapping[str, int]) -> Answer:
    """Everybody with their roles and how many sessions of theirs go on."""
    data: Data = {
        "people": [
            {
                "login": one.login,
                "name": one.name,
                "roles": list(one.roles),
                "active": one.active,
                "sessions": sessions.get(one.login, 0),
            }
            for one in members
        ]
    }

    def page(words: Words) -> Page:
        drawn = Page().add(Heading(words.say("The people of the desk"), "", 1))
        if not members:
            said = words.say(
                "Nobody may log in yet; the first administrator is made with “startbewijs add-person”."
            )
            return drawn.add(Sentence(text(said)))
        rows = tuple(
            row(
                cell(one.login, Tone.STRONG if one.active else Tone.STRUCK),
                cell(one.name),
                cell(words.listed(words.say(NAMES[role]) for role in one.roles)),
                cell(str(sessions.get(one.login, 0) or "")),
            )
            for one in members
        )
        columns = (
            Column(words.say("login")),
            Column(words.say("name")),
            Column(words.say("roles"), flows=True),
            Column(words.say("sessions"), Align.RIGHT),
        )
        return drawn.add(Table(columns, rows))

    return Answer(data, "people", _COLUMNS, page)
