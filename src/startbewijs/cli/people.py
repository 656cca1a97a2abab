"""The people of the desk."""

from __future__ import annotations

import getpass
import sys
from typing import Annotated

from cyclopts import Parameter

from startbewijs.cli.options import FORM, PLACE, Form, Place
from startbewijs.errors import Refused
from startbewijs.publish.page import visible
from startbewijs.publish.subjects.staff import staff
from startbewijs.publish.words import N_, Words
from startbewijs.service.people import FILE, People

Login = Annotated[str, Parameter(name="LOGIN", help=N_("what the person types to log in: small letters"))]
Roles = Annotated[
    str | None,
    Parameter(
        name="--roles",
        help=N_(
            "what the person is, with commas between: office, referee, starter, timekeeper, speaker, "
            "selection committee, administrator"
        ),
    ),
]
FromInput = Annotated[
    bool,
    Parameter(
        name="--password-stdin", negative="", help=N_("read the password from the input, as its first line")
    ),
]
_BY = "command line"


def people(*, asked: Form = FORM) -> int:
    """Print who may log in."""
    library = asked.library
    if not (library.folder / FILE).exists():  # looking makes nothing
        return asked.show(staff((), {}))
    found = People(library.folder, library.now)
    return asked.show(staff(found.all(), found.logged_in()))


def add_person(
    login: Login,
    /,
    *,
    name: Annotated[
        str | None, Parameter(name="--name", help=N_("the name that is recorded with what they do"))
    ] = None,
    roles: Roles = None,
    password_stdin: FromInput = False,
    place: Place = PLACE,
) -> int:
    """Let somebody log in at the desk."""
    library, words = place.new_library, place.words
    if name is None:
        raise Refused("Say with --name who that is: it is recorded with what they do.")
    if not roles:
        raise Refused("Say with --roles what the person is: --roles referee,office.")
    known = People(library.folder, library.now)
    password = _password(words, from_input=password_stdin)
    made = known.add(login, name, roles.split(","), password, by=_BY)
    said = words.say(
        "{login} may log in as {roles}.",
        login=made.login,
        roles=", ".join(words.say(one) for one in made.roles),
    )
    sys.stdout.write(f"{visible(said)}\n")
    return 0


def change_person(
    login: Login,
    /,
    *,
    roles: Roles = None,
    password: Annotated[
        bool, Parameter(name="--password", negative="", help=N_("give the person another password"))
    ] = False,
    password_stdin: FromInput = False,
    stop: Annotated[
        bool, Parameter(name="--stop", negative="", help=N_("the person may no longer log in"))
    ] = False,
    again: Annotated[
        bool, Parameter(name="--again", negative="", help=N_("the person may log in again"))
    ] = False,
    place: Place = PLACE,
) -> int:
    """Give somebody other roles or another password, or no longer any."""
    library, words = place.library, place.words
    if stop and again:
        raise Refused("--stop and --again are each other's opposite; choose one.")
    wanted = password or password_stdin
    if roles is None and not (wanted or stop or again):
        raise Refused("Say what is to change: --roles, --password, --stop or --again.")
    known = People(library.folder, library.now)
    given = _password(words, from_input=password_stdin) if wanted else None
    made = known.change(
        login,
        by=_BY,
        roles=None if roles is None else roles.split(","),
        password=given,
        active=False if stop else True if again else None,
    )
    said = (
        words.say(
            "{login} may log in as {roles}; earlier sessions have ended.",
            login=made.login,
            roles=", ".join(words.say(one) for one in made.roles),
        )
        if made.active
        else words.say("{login} may no longer log in.", login=made.login)
    )
    sys.stdout.write(f"{visible(said)}\n")
    return 0


def _password(words: Words, *, from_input: bool) -> str:
    """The password that is typed twice, or stands on the first line of the input."""
    if from_input:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise Refused("There is no terminal to type a password on; give it with --password-stdin.")
    first = getpass.getpass(words.say("Password: "))
    if getpass.getpass(words.say("Once more: ")) != first:
        raise Refused("The two passwords are not the same; nothing was changed.")
    return first
