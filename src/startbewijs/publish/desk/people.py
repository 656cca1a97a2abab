"""The people of the desk and what was done with them, for whoever administers; and one's own password."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from startbewijs.publish.desk.frame import Desk, carried, document
from startbewijs.publish.html.markup import Html, element
from startbewijs.publish.subjects.staff import NAMES, Member
from startbewijs.publish.words import N_, Words
from startbewijs.sport.moments import Moment

_DONE = {
    "person added": N_("person added"),
    "person changed": N_("person changed"),
    "log-in failed": N_("log-in failed"),
    "logged in": N_("logged in"),
    "logged out": N_("logged out"),
    "sessions ended": N_("sessions ended"),
    "backup taken": N_("backup taken"),
    "backup restored": N_("backup restored"),
}


_GIVEN = NAMES | {
    "roles": N_("roles"),
    "password": N_("password"),
    "active": N_("may log in again"),
    "no longer active": N_("may no longer log in"),
    "nothing": N_("nothing"),
}


class Noted(Protocol):
    """A line of what was done: when, by whom, what, and about whom."""

    @property
    def at(self) -> str: ...
    @property
    def login(self) -> str: ...
    @property
    def what(self) -> str: ...
    @property
    def about(self) -> str: ...


def people_page(
    desk: Desk,
    members: Sequence[Member],
    sessions: Mapping[str, int],
    trail: Iterable[Noted],
    *,
    problem: str | None = None,
    done: str | None = None,
    typed: Mapping[str, str] | None = None,
) -> str:
    """Everybody with what may be changed about them, somebody new, and the trail.

    `typed` is what was typed of somebody new who could not be added; a password is not brought back.
    """
    words = desk.words
    new = typed or {}
    title = words.say("People")
    return document(
        desk,
        title,
        element("h1", title),
        _said(problem, "problem"),
        _said(done, "done"),
        *(_person(desk, one, sessions.get(one.login, 0)) for one in members),
        element("h2", words.say("Somebody new")),
        element(
            "form",
            desk.key_field(),
            *_line("login", words.say("Login"), autocomplete="off", value=new.get("login")),
            *_line(
                "name",
                words.say("Name, as it is recorded with what they do"),
                autocomplete="off",
                value=new.get("name"),
            ),
            _roles(desk, "new", [role for role in NAMES if new.get(f"role-{role}")]),
            *_line("password", words.say("Password"), type_="password", autocomplete="new-password"),
            element("p", element("button", words.say("Add this person"), class_="main")),
            method="post",
            action=desk.to("people/add/"),
            class_="order-form",
        ),
        element("h2", words.say("What was done")),
        element(
            "ol",
            *(
                element(
                    "li",
                    element("span", words.moment(Moment.parse(one.at), desk.state.zone), class_="quiet"),
                    f" {_who(one, words)}: {words.say(_DONE.get(one.what, one.what))} {_about(one, words)}",
                )
                for one in trail
            ),
            class_="facts",
        ),
    )


def account_page(desk: Desk, *, problem: str | None = None) -> str:
    """One's own password, changed by who knows the old one."""
    words = desk.words
    title = words.say("Your password")
    return document(
        desk,
        title,
        element("h1", title),
        _said(problem, "problem"),
        element(
            "form",
            desk.key_field(),
            *_line("old", words.say("The old password"), type_="password", autocomplete="current-password"),
            *_line("password", words.say("The new password"), type_="password", autocomplete="new-password"),
            element("p", element("button", words.say("Change it and log in anew"), class_="main")),
            method="post",
            action=desk.to("account/"),
            class_="order-form",
        ),
    )


def backup_page(desk: Desk, *, problem: str | None = None, done: str | None = None) -> str:
    """The whole tournament as a file, and back from one."""
    words = desk.words
    title = words.say("Backup")
    return document(
        desk,
        title,
        element("h1", title),
        _said(problem, "problem"),
        _said(done, "done"),
        element(
            "p",
            words.say(
                "One file holds every fact with its digest and the procedure that was adopted. Whoever has "
                "it can go on elsewhere, and anybody can check it with “startbewijs verify”."
            ),
        ),
        element(
            "form",
            desk.key_field(),
            element("button", words.say("Take a backup now"), class_="main"),
            method="post",
            action=desk.to("backup/take/"),
        ),
        element("h2", words.say("Restore")),
        element(
            "p",
            words.say(
                "Facts of the backup that are missing here are added. A log that cannot be read any more is "
                "put aside and the backup takes its place. A backup that tells another story is refused."
            ),
        ),
        element(
            "form",
            desk.key_field(),
            element("label", words.say("The backup, a .zip file"), for_="field-file"),
            element("input", type="file", id="field-file", name="file", accept=".zip", required=True),
            element("p", element("button", words.say("Restore from this file"))),
            method="post",
            action=desk.to("backup/restore/"),
            enctype="multipart/form-data",
            class_="order-form",
        ),
    )


def _person(desk: Desk, one: Member, going: int) -> Html:
    words = desk.words
    roles = words.listed(words.say(NAMES[role]) for role in one.roles)
    about = roles if one.active else words.say("may no longer log in")
    if going:
        open_sessions = words.count("{n} session", "{n} sessions", going)
        about = f"{about} · {open_sessions}"
    switch = words.say("May no longer log in") if one.active else words.say("May log in again")
    return element(
        "details",
        element(
            "summary", element("b", one.name), f" ({one.login}) ", element("span", about, class_="quiet")
        ),
        element(
            "form",
            desk.key_field(),
            carried(login=one.login),
            _roles(desk, one.login, one.roles),
            element("p", element("button", words.say("Keep these roles"), name="step", value="roles")),
            *_line(
                "password",
                words.say("Another password"),
                type_="password",
                autocomplete="new-password",
                due=False,
                owner=one.login,
            ),
            element(
                "p",
                element("button", words.say("Set this password"), name="step", value="password"),
                " ",
                element("button", words.say("End all sessions"), name="step", value="sessions"),
                " ",
                element("button", switch, name="step", value="stop" if one.active else "again"),
            ),
            method="post",
            action=desk.to("people/change/"),
            class_="order-form",
        ),
        id=f"person-{one.login}",
    )


def _roles(desk: Desk, owner: str, held: Sequence[str]) -> Html:
    words = desk.words
    boxes = [
        element(
            "label",
            element(
                "input",
                type="checkbox",
                id=f"{owner}-role-{n}",
                name=f"role-{role}",
                value="yes",
                checked=role in held,
            ),
            " ",
            words.say(said),
            for_=f"{owner}-role-{n}",
        )
        for n, (role, said) in enumerate(NAMES.items())
    ]
    legend = element("legend", words.say("Roles"))
    return element("fieldset", legend, element("div", *boxes, class_="choices"))


def _line(
    name: str,
    title: str,
    *,
    type_: str = "text",
    autocomplete: str,
    due: bool = True,
    owner: str = "field",
    value: str | None = None,
) -> tuple[Html, Html]:
    id_ = f"{owner}-{name}"
    field = element(
        "input",
        id=id_,
        name=name,
        type=type_,
        autocomplete=autocomplete,
        required=due,
        maxlength=200,
        value=value,
    )
    return element("label", title, for_=id_), field


def _who(one: Noted, words: Words) -> str:
    """Whose line it is; a login that nobody has is not kept, since it may have been a password."""
    if one.login == "command line":
        return words.say("command line")
    return words.say("a login that nobody has") if one.login == "?" else one.login


def _about(one: Noted, words: Words) -> str:
    """Whom a line is about, and what was given or changed: `anna: office, starter`."""
    login, colon, said = one.about.partition(": ")
    if not colon:
        return one.about
    named = ", ".join(words.say(_GIVEN[part]) if part in _GIVEN else part for part in said.split(", "))
    return f"{login}: {named}"


def _said(text: str | None, class_: str) -> Html | None:
    if text is None:
        return None
    return element("p", text, class_=class_, role="alert" if class_ == "problem" else "status")
