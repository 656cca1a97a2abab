"""Commands about the people of the desk."""

from __future__ import annotations

from startbewijs.cli.commands.command import Command, Group
from startbewijs.publish.words import N_

_COMMANDS = (
    Command(
        "people",
        "",
        N_("who may log in at the desk, as what"),
        N_("Lists the people of this data folder with their roles and how many sessions of theirs go on."),
        ("startbewijs people",),
        "startbewijs.cli.people:people",
    ),
    Command(
        "add-person",
        "LOGIN",
        N_("let somebody log in at the desk"),
        N_(
            "Makes a login with a name and roles, and asks for a password. The first one has to be an "
            "administrator; who administers makes the others at the desk."
        ),
        ("startbewijs add-person anna --name 'Anna de Boer' --roles administrator,office",),
        "startbewijs.cli.people:add_person",
    ),
    Command(
        "change-person",
        "LOGIN",
        N_("other roles or another password for somebody, or no longer any"),
        N_("Changes what a person is or how they log in, and ends their sessions. It stands in the trail."),
        (
            "startbewijs change-person anna --roles administrator",
            "startbewijs change-person anna --password",
            "startbewijs change-person anna --stop",
        ),
        "startbewijs.cli.people:change_person",
    ),
)

AT_THE_DESK = Group(N_("The desk"), _COMMANDS)
