"""A tournament is opened: what it begins with, what it is called, when and where; what is wrong beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from startbewijs.publish.desk import filling
from startbewijs.publish.desk.forms import Blank
from startbewijs.publish.desk.frame import Desk, carried, document, entrance
from startbewijs.publish.html.markup import Html, element
from startbewijs.publish.subjects.beginnings import Template
from startbewijs.publish.words import N_, Words

TITLE, ANOTHER = N_("Open a tournament"), N_("Open another tournament")
ABOUT = N_("A further one in the data folder of this server, which goes on with this one.")

_TEMPLATE = N_("What it begins with")
_BLANKS = (
    Blank("name", N_("What it is called"), help=N_("as readers see it: Club trials")),
    Blank(
        "id",
        N_("Its short name, in addresses and commands"),
        help=N_("small letters, digits and hyphens: club-2026"),
    ),
    Blank("venue", N_("Where it is"), help=N_("the hall and its town: Thialf, Heerenveen")),
    Blank("track", N_("The track whose records count"), help=N_("Thialf")),
    Blank("days", N_("Its days"), help=N_("with commas between: 2026-12-26, 2026-12-27")),
    Blank(
        "distances",
        N_("Distances"),
        due=False,
        help=N_("w500 w1000 m500, and no others; empty: those of the template"),
    ),
    Blank("nation", N_("Whose national records count"), help=N_("three letters, such as NED")),
    Blank("time_zone", N_("The clock in the hall"), help=N_("the IANA name of its time zone")),
)
FIELDS = ("template", *(one.name for one in _BLANKS))
"""The names of the fields."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A tournament as far as it was filled in, the key under which it will be recorded, and what came of it.

    `first` says that the server waits for it. `wrong` is what is wrong, by the name of a field; `problem`
    what is wrong with none of them. `facts` are what it would come to, or came to when it is `done`.
    """

    templates: Sequence[Template]
    first: bool
    typed: Mapping[str, str]
    act: str
    wrong: Mapping[str, str] = field(default_factory=dict)
    problem: str | None = None
    facts: Sequence[str] = ()
    done: Sequence[str] = ()


def opening_page(desk: Desk, shown: Opening) -> str:
    """The form, tried first and then recorded; or what was opened and how it is served."""
    words = desk.words
    title = words.say(TITLE if shown.first else ANOTHER)
    parts: list[Html | None] = [element("h1", title)]
    if shown.first:
        parts.append(
            element(
                "p", words.say("There is none here yet. Once it is opened, this server shows it at once.")
            )
        )
    else:
        parts.append(element("p", words.say(ABOUT)))
    said = shown.problem
    if shown.wrong:
        said = words.count(
            "{n} field is not right yet; nothing was recorded.",
            "{n} fields are not right yet; nothing was recorded.",
            len(shown.wrong),
        )
    if said is not None:
        parts.append(element("p", said, class_="problem", role="alert"))
    if shown.done:
        parts.append(_result(shown, words))
        parts.append(element("p", element("a", words.say("Another one"), href=desk.to("open/"))))
    else:
        parts.append(_form(desk, shown))
    return document(desk, title, *parts)


def unopened_page(desk: Desk, title: str, said: Iterable[str]) -> str:
    """What somebody is told who may not open the tournament that everybody waits for."""
    return document(desk, title, element("h1", title), *(element("p", one) for one in said))


def nothing_yet(words: Words) -> str:
    """What a reader of the site sees before there is a tournament."""
    title = words.say("Nothing has begun here yet")
    return entrance(
        words,
        title,
        element("h1", title),
        element(
            "p", words.say("The office opens the tournament at the desk; it is shown here from then on.")
        ),
        element("p", element("a", words.say("The desk"), href=f"/desk/{words.language}/")),
        address="/{language}/",
    )


def _result(shown: Opening, words: Words) -> Html | None:
    """What was recorded, or what would be."""
    if not shown.facts:
        return None
    heading = words.say("Recorded") if shown.done else words.say("Nothing is recorded yet. This would be:")
    return element(
        "section",
        element("h2", heading),
        element("ul", *(element("li", one) for one in shown.facts)),
        *(element("p", one) for one in shown.done),
        class_="question",
        role="status",
        id=filling.TRIED,
    )


def _form(desk: Desk, shown: Opening) -> Html:
    words = desk.words
    choices = tuple((one.id, f"{one.id}: {one.about[words.language]}") for one in shown.templates)
    blanks = (Blank("template", _TEMPLATE, "listed", choices=choices), *_BLANKS)
    fields = [
        part
        for one in blanks
        for part in filling.field(desk, one, shown.typed.get(one.name, ""), shown.wrong.get(one.name))
    ]
    return element(
        "form",
        desk.key_field(),
        carried(act=shown.act, first="yes" if shown.first else ""),
        *fields,
        _result(shown, words),
        element(
            "p",
            element("button", words.say("Try it: what would it begin with?"), name="step", value="try"),
            " ",
            element("button", words.say("Open it"), name="step", value="record", class_="main"),
        ),
        method="post",
        action=f"{desk.to('open/')}#{filling.TRIED}",
        class_="order-form",
    )
