"""A form of the desk on its screen: filled in, tried, recorded, or sent back with what is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from startbewijs.publish.desk.forms import Blank, Form
from startbewijs.publish.desk.frame import Desk, carried, document
from startbewijs.publish.html.drawing import Pen, blocks_drawn
from startbewijs.publish.html.markup import Html, element
from startbewijs.publish.page import Block
from startbewijs.publish.subjects.racing import race_title
from startbewijs.results.outcomes import due_again

TRIED = "tried"
"""Where a form comes back at: what was tried, with the button that records it right below."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A form with what was typed, the key under which it will be recorded, and what came of it.

    `tried` is what was tried last and what that came to, to be brought back with the form.
    `blocks` say what it would change, or changed; `problem` what is wrong with it, or only `doubtful`.
    `concerns` is a fact that it is about, in a sentence.
    """

    form: Form
    words: Mapping[str, str]
    act: str
    tried: str = ""
    problem: str | None = None
    blocks: Sequence[Block] = ()
    done: bool = False
    doubtful: bool = False
    concerns: str | None = None


@dataclass(frozen=True, slots=True)
class Door:
    """What leads to a screen of a room: its title, what it is about, and its address."""

    title: str
    about: str
    address: str


def room_page(desk: Desk, title: str, doors: Sequence[Door]) -> str:
    """What somebody may do in a room, each with a sentence about it."""
    words = desk.words
    items = [
        element(
            "li",
            element("a", words.say(one.title), href=desk.to(one.address)),
            element("br"),
            element("span", words.say(one.about), class_="quiet"),
        )
        for one in doors
    ]
    return document(desk, title, element("h1", title), element("ul", *items, class_="orders-list"))


def form_page(desk: Desk, filled: Filled) -> str:
    """A form: tried first, to see what it would change, then recorded."""
    words, form = desk.words, filled.form
    title = words.say(form.title)
    known = {**_likely(desk, form), **filled.words}
    fields = [part for blank in form.blanks for part in field(desk, blank, known.get(blank.name, ""))]
    if form.reason:
        fields += [
            element("label", words.say("Reason"), for_="why"),
            element("textarea", filled.words.get("why", ""), id="why", name="why", maxlength=2000),
        ]
    result = None
    problem = None if filled.problem is None else element("p", filled.problem, class_="problem", role="alert")
    if filled.blocks:
        heading = (
            words.say("Recorded") if filled.done else words.say("Nothing is recorded yet. This would be:")
        )
        result = element(
            "section",
            element("h2", heading),
            blocks_drawn(filled.blocks, Pen(words, top=3)),
            problem,
            class_="question",
            role="status",
            id=TRIED,
        )
    sent = element(
        "form",
        desk.key_field(),
        carried(act=filled.act, seen=str(desk.state.position), tried=filled.tried),
        *fields,
        result,
        element(
            "p",
            element("button", words.say("Try it: what would it change?"), name="step", value="try"),
            " ",
            element("button", words.say("Record"), name="step", value="record", class_="main"),
            *(
                (" ", element("button", words.say("Record it all the same"), name="step", value="anyway"))
                if filled.doubtful
                else ()
            ),
        ),
        method="post",
        action=f"{desk.to(f'{form.room}/{form.order}/')}#{TRIED}",
        class_="order-form",
    )
    another = element("p", element("a", words.say("Another one"), href=desk.to(f"{form.room}/{form.order}/")))
    return document(
        desk,
        title,
        element("h1", title),
        element("p", words.say(form.about)),
        None if filled.concerns is None else element("p", filled.concerns, class_="concerns"),
        None if filled.blocks else problem,
        *((result, another) if filled.done else (sent,)),
    )


def field(desk: Desk, blank: Blank, value: str, problem: str | None = None) -> list[Html]:
    """A field with its label, its help and, right beside it, what is wrong with what was typed."""
    words, state = desk.words, desk.state
    id_ = f"field-{blank.name}"
    beside: list[Html] = [element("label", words.say(blank.title), for_=id_)]
    if blank.help is not None:
        beside.append(element("p", words.say(blank.help), class_="help", id=f"{id_}-help"))
    if problem is not None:
        beside.append(element("p", problem, class_="problem", id=f"{id_}-problem"))
    ids = (f"{id_}-help" if blank.help is not None else "", f"{id_}-problem" if problem is not None else "")
    about = {
        "aria_describedby": " ".join(one for one in ids if one) or None,
        "aria_invalid": None if problem is None else "true",
    }
    options: list[tuple[str, str]] = []
    match blank.kind:
        case "skater":
            names = sorted((one.sorting, one.id, one.name) for one in state.skaters.values())
            options = [("", "–"), *((id_, name) for _, id_, name in names)]
        case "again":
            options = [("", "–"), *_due_again(desk)]
        case "distance":
            known = [(one.key, words.distance(one)) for one in sorted(state.contests)]
            options = [*([] if blank.due else [("", "–")]), *known]
        case "day":
            options = [(one.isoformat(), words.day(one)) for one in state.days]
        case "choice":
            options = [(one, words.say(said)) for one, said in blank.choices]
        case "listed":
            options = [*blank.choices]
        case "flag":
            box = element("input", type="checkbox", id=id_, name=blank.name, value="yes", checked=bool(value))
            return [element("label", box, " ", words.say(blank.title), for_=id_)]
    if options:
        chosen = [element("option", said, value=one, selected=one == value) for one, said in options]
        place = element("select", *chosen, id=id_, name=blank.name, required=blank.due, **about)
    elif blank.kind == "many":
        place = element("textarea", value, id=id_, name=blank.name, required=blank.due, rows=6, **about)
    else:
        place = element(
            "input",
            id=id_,
            name=blank.name,
            value=value,
            required=blank.due,
            autocomplete="off",
            maxlength=2000,
            **about,
        )
    return [*beside, place]


def _likely(desk: Desk, form: Form) -> dict[str, str]:
    """What is filled in beforehand: the first race in which somebody is due again, where that is asked."""
    if any(blank.kind == "again" for blank in form.blanks):
        for _, contest in sorted(desk.state.contests.items()):
            for number, held in sorted(contest.races.items()):
                if due_again(held):
                    return {"distance": contest.distance.key, "race": str(number)}
    return {}


def _due_again(desk: Desk) -> Iterator[tuple[str, str]]:
    """Who may skate again, each with the races in which that is due."""
    due: dict[str, list[str]] = {}
    for _, contest in sorted(desk.state.contests.items()):
        for number, held in sorted(contest.races.items()):
            for skater in due_again(held):
                due.setdefault(skater, []).append(race_title(contest, number, desk.words))
    for skater, races in due.items():
        yield skater, f"{desk.state.skater(skater).name} ({'; '.join(races)})"
