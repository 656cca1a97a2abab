"""The procedure at the desk: its tickets and rules with their digest, and another before it is adopted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from startbewijs.publish.desk.frame import Desk, carried, document
from startbewijs.publish.html.drawing import Pen, blocks_drawn
from startbewijs.publish.html.markup import Html, element, together
from startbewijs.publish.page import Align, Block, Column, Heading, Sentence, Table, Tone, cell, row, text
from startbewijs.publish.subjects.drafted import drafted
from startbewijs.publish.words import N_, Words
from startbewijs.selection.procedure import Procedure, Sure
from startbewijs.sport.distances import Distance, Sex

SURE = {
    Sure.PRESS: N_("read in the press"),
    Sure.CASE: N_("seen in what was decided"),
    Sure.OURS: N_("chosen here"),
}


@dataclass(frozen=True, slots=True)
class Offer:
    """A procedure that somebody looks at before it is adopted: what comes back with the form.

    `waited` are the distances that its rows wait for and that are not announced here, `why` the reason that
    was given: one is due where it takes the place of another.
    """

    procedure: Procedure
    file: str
    act: str
    named: str = ""
    token: str = ""
    adoptable: bool = True
    waited: Sequence[Distance] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Shelf:
    """What lies before the committee: the adopted procedure and since which fact, and those at hand.

    `at_hand` is empty for who may only look. `done` says that what is offered was adopted just now.
    """

    adopted: Procedure | None
    since: int | None
    at_hand: Mapping[str, str]
    megabytes: int
    offer: Offer | None = None
    problem: str | None = None
    done: str | None = None


def procedure_page(desk: Desk, shelf: Shelf) -> str:
    """The procedure that decides, and another one to look at and adopt, for whoever may."""
    words = desk.words
    title = words.say("The procedure")
    parts: list[Html | None] = [element("h1", title)]
    if shelf.problem is not None:
        parts.append(element("p", shelf.problem, class_="problem", role="alert"))
    if shelf.done is not None:
        parts.append(element("p", shelf.done, class_="done", role="status"))
    if shelf.offer is not None:
        parts.append(_offered(desk, shelf.offer))
    elif shelf.at_hand and shelf.adopted is not None:
        parts.append(element("p", element("a", _adopting(shelf, words), href="#adopt")))
    if shelf.adopted is None:
        if shelf.since is None and shelf.offer is None:
            parts.append(
                element(
                    "p",
                    words.say("No selection procedure has been adopted yet, so nobody can earn a ticket."),
                )
            )
    elif shelf.offer is None:
        parts.append(_adopted(shelf.adopted, shelf.since, words))
    if shelf.at_hand:
        parts += _choosing(desk, shelf)
    return document(desk, title, *parts)


def _adopted(procedure: Procedure, since: int | None, words: Words) -> Html:
    said = words.say(
        "The procedure {procedure}, version {version}, was adopted in fact {position}.",
        procedure=procedure.id,
        version=procedure.version,
        position=since,
    )
    checked = drafted(procedure, f"{procedure.id}.toml", "").page(words).blocks
    first: list[Block] = [
        Heading(procedure.title, procedure.games, 2),
        Sentence(text(said)),
        _digest(procedure, words),
        *(block for block in checked if isinstance(block, Table)),
    ]
    return together(blocks_drawn(first, Pen(words)), _contents(procedure, words, 2))


def _offered(desk: Desk, offer: Offer) -> Html:
    words, procedure = desk.words, offer.procedure
    checked = drafted(procedure, f"{procedure.id}.toml", "").page(words).blocks
    form = element(
        "form",
        desk.key_field(),
        carried(act=offer.act, named=offer.named, token=offer.token, sha256=procedure.sha256),
        *_reason(desk, offer),
        element("p", element("button", words.say("Adopt this procedure"), class_="main")),
        method="post",
        action=desk.to("procedure/adopt/"),
        class_="order-form",
    )
    said = words.say("{file}: nothing is recorded yet", file=offer.file)
    waits = words.say(
        "Rows of it wait for what is not announced here: {distances}. Nobody can come to them till that is.",
        distances=words.listed(words.distance(one) for one in offer.waited),
    )
    return element(
        "section",
        element("h2", said),
        blocks_drawn([_digest(procedure, words)], Pen(words)),
        element("p", waits) if offer.waited else None,
        form if offer.adoptable else None,
        blocks_drawn(checked, Pen(words, top=3)),
        _contents(procedure, words, 3),
        class_="question procedure",
        aria_label=said,
    )


def _reason(desk: Desk, offer: Offer) -> tuple[Html, ...]:
    """The reason, asked for where another procedure was adopted before."""
    words, known = desk.words, desk.state.adoption
    if known is None or (known.procedure, known.sha256) == (offer.procedure.id, offer.procedure.sha256):
        return ()
    said = words.say("Reason why it takes the place of {procedure}", procedure=known.procedure)
    return (
        element("label", said, for_="why"),
        element("textarea", offer.why, id="why", name="why", maxlength=2000, required=True),
    )


def _digest(procedure: Procedure, words: Words) -> Sentence:
    said = words.say("SHA-256 of its file: {sha256}", sha256=procedure.sha256)
    return Sentence(text(said, Tone.QUIET))


def _contents(procedure: Procedure, words: Words, top: int) -> Html:
    """The tickets of both sexes beside each other, and below them every rule."""
    both = [
        element("section", blocks_drawn(_tickets(procedure, sex, words), Pen(words, top=top))) for sex in Sex
    ]
    rules = blocks_drawn(_rules(procedure, words), Pen(words, top=top))
    return together(element("div", *both, class_="beside"), rules)


def _tickets(procedure: Procedure, sex: Sex, words: Words) -> Iterable[Block]:
    """The order of the tickets of one sex, row by row, with the rule that it rests on."""
    about = procedure.article(f"order.{sex.name.lower()}") or ""
    yield Heading(words.say("Tickets of the {sex}", sex=words.sex(sex)), about, 1)
    columns = (Column(words.say("row"), Align.RIGHT), Column(words.say("event")), Column(words.say("rank")))
    rows = [
        row(
            str(one.number),
            words.event(one.event),
            words.say("designated") if one.rank is None else words.ordinal(one.rank),
        )
        for one in procedure.orders[sex]
    ]
    yield Table(columns, tuple(rows))


def _rules(procedure: Procedure, words: Words) -> Iterable[Block]:
    """Every rule: what it says, what it is about, where it was read and how sure that is."""
    yield Heading(words.say("The rules"), "", 1)
    columns = (
        Column(words.say("rule")),
        Column(words.say("says"), flows=True),
        Column(words.say("how sure")),
        Column(words.say("sources"), flows=True),
    )
    rows = [
        row(
            cell(one.key, Tone.STRONG),
            one.says,
            words.say(SURE[one.sure]),
            "; ".join(procedure.sources[key].title for key in one.sources) or "–",
        )
        for one in procedure.articles.values()
    ]
    yield Table(columns, tuple(rows))


def _choosing(desk: Desk, shelf: Shelf) -> list[Html]:
    words = desk.words
    named = None if shelf.offer is None else shelf.offer.named
    chosen = [
        element("option", f"{id_}: {words.note(title)}" if title else id_, value=id_, selected=id_ == named)
        for id_, title in shelf.at_hand.items()
    ]
    most = words.say(
        "A text file (.toml) of at most {most} MB, checked line by line; nothing is recorded by looking.",
        most=shelf.megabytes,
    )
    return [
        element("h2", _adopting(shelf, words), id="adopt"),
        element(
            "form",
            element("label", words.say("One that is at hand"), for_="field-named"),
            element("select", *chosen, id="field-named", name="named"),
            element("p", element("button", words.say("Look at it first"))),
            method="get",
            action=desk.to("procedure/"),
            class_="order-form",
        ),
        element(
            "form",
            desk.key_field(),
            element("label", words.say("Or one of your own, from a file"), for_="field-file"),
            element("p", most, class_="help", id="field-file-help"),
            element(
                "input",
                type="file",
                id="field-file",
                name="file",
                accept=".toml",
                required=True,
                aria_describedby="field-file-help",
            ),
            element("p", element("button", words.say("Look at it first"))),
            method="post",
            action=desk.to("procedure/"),
            enctype="multipart/form-data",
            class_="order-form",
        ),
    ]


def _adopting(shelf: Shelf, words: Words) -> str:
    return words.say("Adopt a procedure") if shelf.since is None else words.say("Adopt another")
