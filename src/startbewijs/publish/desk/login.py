"""The door of the desk."""

from __future__ import annotations

from startbewijs.publish.desk.frame import entrance
from startbewijs.publish.html.markup import element
from startbewijs.publish.words import Words


def login_page(words: Words, *, login: str = "", problem: str | None = None, empty: bool = False) -> str:
    """The form to log in with, what was wrong the last time, and what to do where nobody may log in yet."""
    title = words.say("Log in")
    complaint = None if problem is None else element("p", problem, class_="problem", role="alert")
    if empty:
        said = words.say(
            "Nobody may log in yet; the first administrator is made with “startbewijs add-person”."
        )
        return entrance(words, title, element("h1", title), complaint, element("p", said))
    form = element(
        "form",
        element("label", words.say("Login"), for_="login"),
        element(
            "input",
            id="login",
            name="login",
            value=login,
            autocomplete="username",
            autocapitalize="none",
            spellcheck="false",
            required=True,
            autofocus=not login,
        ),
        element("label", words.say("Password"), for_="password"),
        element(
            "input",
            id="password",
            name="password",
            type="password",
            autocomplete="current-password",
            required=True,
            autofocus=bool(login),
        ),
        element("button", title),
        method="post",
        action=f"/desk/{words.language}/login",
        class_="door",
    )
    return entrance(words, title, element("h1", title), complaint, form)
