"""The history at the desk: every fact, the newest first; who did what, when, why, and what took it back."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from startbewijs.log.facts import Fact
from startbewijs.publish.desk.forms import BACK
from startbewijs.publish.desk.frame import Desk, document
from startbewijs.publish.html.markup import Child, Html, element, together
from startbewijs.publish.subjects.sought import OFFICES, TOPICS
from startbewijs.publish.subjects.told import told

PAGE = 100
"""How many facts stand on a page."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of the facts that are looked for, the newest first.

    `asked` is what was asked, as it was asked; `found` how many there are in all, `newer` how many of them
    come before this page. `signers` have signed anything at all. `slips` are the positions of what
    whoever looks may take back. `problem` says what is wrong with it.
    """

    asked: Mapping[str, str]
    facts: Sequence[Fact]
    found: int
    newer: int
    signers: Sequence[str]
    problem: str | None = None
    slips: Collection[int] = ()


def history_page(desk: Desk, leaf: Leaf) -> str:
    """The history with its filters."""
    words = desk.words
    title = words.say("History")
    problem = None if leaf.problem is None else element("p", leaf.problem, class_="problem", role="alert")
    shown = element("div", _shown(desk, leaf), id="facts-found", data_live=leaf.newer == 0)
    return document(desk, title, element("h1", title), _filters(desk, leaf), problem, shown)


def _filters(desk: Desk, leaf: Leaf) -> Html:
    words, state = desk.words, desk.state
    everything = ("", words.say("all"))
    skaters = sorted((one.sorting, one.id, one.name) for one in state.skaters.values())
    chosen: tuple[tuple[str, str, list[tuple[str, str]]], ...] = (
        (
            "distance",
            words.say("Distance"),
            [(one.key, words.distance(one)) for one in sorted(state.contests)],
        ),
        ("skater", words.say("Skater"), [(id_, name) for _, id_, name in skaters]),
        ("about", words.say("What about"), [(one.key, words.say(one.title)) for one in TOPICS]),
        ("by", words.say("Role"), [(one, words.say(said)) for one, said in OFFICES.items()]),
        ("signed", words.say("Signed"), [(one, one) for one in leaf.signers]),
    )
    fields = [
        element(
            "label",
            said,
            element(
                "select",
                *(
                    element("option", name, value=value, selected=value == leaf.asked.get(key, ""))
                    for value, name in (everything, *options)
                ),
                name=key,
            ),
        )
        for key, said, options in chosen
    ]
    days = [
        element("label", said, element("input", type="date", name=key, value=leaf.asked.get(key, "")))
        for key, said in (("since", words.say("From")), ("until", words.say("Until")))
    ]
    return element(
        "form",
        *fields,
        *days,
        element("button", words.say("Show"), class_="main"),
        element("a", words.say("Everything"), href=desk.to("history/")) if any(leaf.asked.values()) else None,
        method="get",
        action=desk.to("history/"),
        class_="filters",
    )


def _shown(desk: Desk, leaf: Leaf) -> Html:
    words = desk.words
    if not leaf.facts:
        return element("p", words.say("No recorded fact answers to that."))
    heads = (
        ("", "number"),
        (words.say("happened"), None),
        (words.say("recorded"), None),
        (words.say("by"), None),
        (words.say("what"), "flows"),
    )
    head = element(
        "tr",
        *(
            element("th", said, scope="col", class_=kind) if said else element("td", class_=kind)
            for said, kind in heads
        ),
    )
    rows = [_row(desk, one, slip=one.position in leaf.slips) for one in leaf.facts]
    count = words.count("{n} fact", "{n} facts", leaf.found)
    first, last = leaf.newer + 1, leaf.newer + len(leaf.facts)
    if len(leaf.facts) < leaf.found:
        count = words.say("{count}, here {first} to {last}", count=count, first=first, last=last)
    return together(
        element("p", count, class_="quiet"),
        element(
            "div",
            element("table", element("thead", head), element("tbody", *rows), class_="log"),
            class_="wide",
            role="group",
            tabindex=0,
            aria_label=words.say("History"),
        ),
        _ways(desk, leaf),
    )


def _row(desk: Desk, fact: Fact, *, slip: bool) -> Html:
    words, state = desk.words, desk.state
    office = words.say(OFFICES[fact.by])
    what: Child = told(fact.event, state, words)
    back = state.undone.get(fact.position)
    parts: list[Child] = [what if back is None else element("s", what)]
    if fact.why:
        parts.append(element("span", f" – {words.note(fact.why)}", class_="quiet"))
    if fact.sources:
        parts.append(element("span", f" [{', '.join(fact.sources)}]", class_="quiet"))
    if back is not None:
        said = words.say("taken back by fact {position}", position=back)
        parts += [" – ", element("a", said, href=f"{desk.to('history/')}?before={back + 1}#fact-{back}")]
    if slip:
        said, to = words.say("take back"), desk.to(f"{BACK}/undo/?fact={fact.position}")
        label = words.say("take fact {position} back", position=fact.position)
        parts += [" – ", element("a", said, href=to, aria_label=label)]
    return element(
        "tr",
        element("td", str(fact.position), class_="number quiet"),
        element("td", words.moment(fact.happened, state.zone, year=False)),
        element("td", words.moment(fact.recorded, state.zone, year=False)),
        element("td", office, *([element("br"), element("b", fact.signed)] if fact.signed else [])),
        element("td", *parts, class_="flows"),
        id=f"fact-{fact.position}",
    )


def _ways(desk: Desk, leaf: Leaf) -> Html | None:
    """The way to older facts, and back to the newest."""
    words = desk.words

    def to(before: int | None) -> str:
        asked = {key: value for key, value in leaf.asked.items() if value and key != "before"}
        asked |= {} if before is None else {"before": str(before)}
        return f"{desk.to('history/')}{'?' if asked else ''}{urlencode(asked)}"

    ways = []
    if leaf.newer:
        ways.append(element("a", words.say("Newest"), href=to(None)))
    if leaf.newer + len(leaf.facts) < leaf.found:
        ways.append(element("a", words.say("Older"), href=to(leaf.facts[-1].position)))
    return (
        element("nav", *ways, aria_label=words.say("Pages of the history"), class_="ways") if ways else None
    )
