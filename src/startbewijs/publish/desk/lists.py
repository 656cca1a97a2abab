"""A list that the office sends: tried first, with what is wrong beside each line, then recorded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from startbewijs.publish.desk.frame import Desk, carried, document
from startbewijs.publish.html.markup import Html, element
from startbewijs.publish.words import N_, Words

COLUMNS: Mapping[str, str] = {
    "id": N_("id"),
    "given": N_("given name"),
    "prefix": N_("prefix"),
    "surname": N_("surname"),
    "name": N_("name"),
    "sex": N_("sex"),
    "distance": N_("distance"),
    "distances": N_("distances"),
    "number": N_("start number"),
    "team": N_("team"),
    "nation": N_("nation"),
    "time": N_("time"),
    "kind": N_("kind"),
    "day": N_("date"),
    "place": N_("place"),
}
"""What the columns of a list are called; one of a distance is called as it stands there."""

_SHOWN = 40
"""Sentences about facts that are shown; of a list of five hundred nobody reads them all."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A kind of list: how its address ends, who may send it, and what it is about.

    `head` is an example of its first line, `kinds` whether its times may be personal bests too.
    """

    name: str
    power: str
    title: str
    about: str
    head: str
    kinds: bool = False


LISTINGS: tuple[Listing, ...] = (
    Listing(
        "entries",
        "import-entries",
        N_("Entries from a file"),
        N_("Registers and enters everybody on a list; whoever is known already is only entered."),
        N_("given name;prefix;surname;sex;distances;start number;team"),
    ),
    Listing(
        "season-bests",
        "season-bests",
        N_("Season bests from a file"),
        N_("What skaters have skated, for a draw by time: a distance and a time on each line."),
        N_("name;distance;time;date;place"),
        kinds=True,
    ),
)
"""Every kind of list."""


@dataclass(frozen=True, slots=True)
class WrongLine:
    """A line that cannot be taken in, where and why; `other` is the id and name of who is meant perhaps."""

    line: int
    column: str | None
    there: str
    says: str
    other: tuple[str, str] | None = None
    meant: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A list as it lies on the desk: which file, what it would come to, and what is wrong in it.

    `token` is where it is kept meanwhile, `tried` what was tried last and what that came to, `facts` what it
    comes to in sentences. `changed` says that other answers were tried than those that were seen.
    """

    listing: Listing
    megabytes: int
    lines: int
    act: str = ""
    file: str = ""
    token: str = ""
    tried: str = ""
    said: str = ""
    facts: Sequence[str] = ()
    wrong: Sequence[WrongLine] = ()
    skip: bool = False
    kind: str = "SB"
    problem: str | None = None
    changed: bool = False
    done: bool = False


def list_page(desk: Desk, sheet: Sheet) -> str:
    """A list: sent, tried, mended by answers where names are nearly known ones, and recorded."""
    words, listing = desk.words, sheet.listing
    title = words.say(listing.title)
    problem = None if sheet.problem is None else element("p", sheet.problem, class_="problem", role="alert")
    parts: list[Html | None] = [element("h1", title), element("p", words.say(listing.about)), problem]
    if sheet.said:
        parts.append(_result(desk, sheet))
    if sheet.done:
        parts.append(element("p", element("a", words.say("Another list"), href=_address(desk, listing))))
        parts.append(element("p", element("a", words.say("Back to the office"), href=desk.to("office/"))))
    else:
        if sheet.token:
            parts.append(element("h2", words.say("The file once it is mended, or another")))
        parts.append(_sending(desk, sheet))
    return document(desk, title, *parts)


def _address(desk: Desk, listing: Listing) -> str:
    return desk.to(f"lists/{listing.name}/")


def _sending(desk: Desk, sheet: Sheet) -> Html:
    words, listing = desk.words, sheet.listing
    said = words.say(
        "A file of Excel (.xlsx), LibreOffice (.ods) or CSV, of at most {most} MB and {lines} lines. Its "
        "first line names the columns, in Dutch or English, such as:",
        most=sheet.megabytes,
        lines=sheet.lines,
    )
    main = "main" if not sheet.token else None
    return element(
        "form",
        desk.key_field(),
        element("label", words.say("The file"), for_="field-file"),
        element(
            "p",
            said,
            element("br"),
            element("code", words.say(listing.head)),
            class_="help",
            id="field-file-help",
        ),
        element(
            "input",
            type="file",
            id="field-file",
            name="file",
            accept=".csv,.xlsx,.ods,.txt",
            required=True,
            aria_describedby="field-file-help",
        ),
        *(_kinds(sheet, words) if listing.kinds else ()),
        element("p", element("button", words.say("Try it: what would it come to?"), class_=main)),
        method="post",
        action=_address(desk, listing),
        enctype="multipart/form-data",
        class_="order-form",
    )


def _kinds(sheet: Sheet, words: Words) -> tuple[Html, Html]:
    kinds = (("SB", words.say("season bests")), ("PB", words.say("personal bests")))
    chosen = [element("option", said, value=one, selected=one == sheet.kind) for one, said in kinds]
    return (
        element("label", words.say("These are, where no column says"), for_="field-kind"),
        element("select", *chosen, id="field-kind", name="kind"),
    )


def _result(desk: Desk, sheet: Sheet) -> Html:
    words = desk.words
    title = (
        words.say("Recorded") if sheet.done else words.say("{file}: nothing is recorded yet", file=sheet.file)
    )
    inside: list[Html | None] = [
        element("h2", title),
        element("p", words.say("Your answers changed since you tried it: look once more."))
        if sheet.changed
        else None,
        element("p", sheet.said),
        _facts(sheet, words),
        _wrong(sheet, words),
        None if sheet.done else _deciding(sheet, words),
    ]
    if sheet.done:
        return element("section", *inside, class_="question", role="status")
    return element(
        "form",
        desk.key_field(),
        carried(act=sheet.act, token=sheet.token, tried=sheet.tried, kind=sheet.kind),
        *inside,
        method="post",
        action=desk.to(f"lists/{sheet.listing.name}/kept/"),
        class_="question",
    )


def _facts(sheet: Sheet, words: Words) -> Html | None:
    if not sheet.facts:
        return None
    items = [element("li", one) for one in sheet.facts[:_SHOWN]]
    more = len(sheet.facts) - _SHOWN
    if more > 0:
        items.append(element("li", words.count("and {n} more", "and {n} more", more), class_="quiet"))
    summary = element("summary", words.count("{n} fact", "{n} facts", len(sheet.facts)))
    return element("details", summary, element("ul", *items), open=len(sheet.facts) <= _SHOWN)


def _wrong(sheet: Sheet, words: Words) -> Html | None:
    if not sheet.wrong:
        return None
    heads = (
        words.say("Line"),
        words.say("Column"),
        words.say("What stands there"),
        words.say("What is wrong, and how to mend it"),
    )
    head = element("thead", element("tr", *(element("th", one, scope="col") for one in heads)))
    rows = [
        element(
            "tr",
            element("td", str(one.line)),
            element("td", words.say(COLUMNS.get(one.column, one.column)) if one.column else "–"),
            element("td", one.there),
            element("td", one.says, None if sheet.done else _who(sheet.listing, one, words)),
        )
        for one in sheet.wrong
    ]
    table = element("table", head, element("tbody", *rows), class_="wrong-lines")
    return element(
        "div", table, class_="wide", tabindex=0, role="region", aria_label=words.say("Wrong lines")
    )


def _who(listing: Listing, one: WrongLine, words: Words) -> Html | None:
    if one.other is None:
        return None
    id_, name = one.other
    answers = (
        ("", words.say("not answered")),
        (id_, words.say("the same: {name}", name=name)),
        *(() if listing.kinds else (("new", words.say("somebody else, who is new")),)),
    )
    chosen = [element("option", said, value=value, selected=value == one.meant) for value, said in answers]
    label = words.say("Who is meant on line {line}", line=one.line)
    return element("div", element("select", *chosen, name=f"meant-{one.line}", aria_label=label))


def _deciding(sheet: Sheet, words: Words) -> Html:
    skip = element(
        "label",
        element("input", type="checkbox", id="field-skip", name="skip", value="yes", checked=sheet.skip),
        " ",
        words.say("Leave the wrong lines out, and record the others"),
        for_="field-skip",
    )
    again = element(
        "button", words.say("Try it again"), name="step", value="try", class_=None if sheet.facts else "main"
    )
    record = element("button", words.say("Record"), name="step", value="record", class_="main")
    answers = bool(sheet.wrong) or sheet.skip
    return element(
        "div",
        element("p", skip) if answers else None,
        element("p", *((again, " ") if answers else ()), *((record,) if sheet.facts else ())),
    )
