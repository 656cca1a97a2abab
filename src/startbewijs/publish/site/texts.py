"""The pages that explain: how certainty is proved, what the words mean, what was decided by which rules."""

from __future__ import annotations

from collections.abc import Iterator

from startbewijs.outlook.status import Status
from startbewijs.publish.html.drawing import blocks_drawn
from startbewijs.publish.html.markup import Html, element, together
from startbewijs.publish.page import Block, Column, Heading, Sentence, Table, Tone, cell, row, text
from startbewijs.publish.site.frame import Content, Site
from startbewijs.publish.subjects.lineup import starts_answer
from startbewijs.publish.subjects.outlook.signs import sign, tone
from startbewijs.publish.subjects.squad import team_blocks
from startbewijs.publish.words import N_
from startbewijs.sport.distances import Sex

_STATUSES = (
    (Status.CERTAIN, N_("In the team in every ending, whatever the committee still does.")),
    (Status.BY_THE_ORDER, N_("In the team however the races end; only a designation could change it.")),
    (Status.WAITING, N_("In the team if it ended now, but some ending puts the skater outside.")),
    (Status.POSSIBLE, N_("Outside now, but some ending brings the skater in.")),
    (Status.OUT, N_("No race can bring the skater in any more.")),
    (Status.DESIGNATED, N_("In the team by a decision of the selection committee.")),
    (Status.LEFT_OUT, N_("Stood inside the line and was left out by a decision.")),
    (Status.NOT_PROVED, N_("Nothing could be proved, and so nothing is said.")),
)
_GLOSSARY = (
    (N_("ticket"), N_("A rank in a classification that gives the right to start at the Games.")),
    (
        N_("selection order"),
        N_("All tickets of the women or of the men in one list of rows, published before the tournament."),
    ),
    (
        N_("doublure"),
        N_("A row held by somebody who already stands higher. It takes no place, and so frees one below."),
    ),
    (N_("place"), N_("The number of a skater among the different names on the order, from the top.")),
    (N_("the line"), N_("Drawn below the last name that fits in the team.")),
    (N_("designation"), N_("A decision of the committee that puts a skater on the team or on a distance.")),
    (N_("level"), N_("Two skaters with the same time to the thousandth of a second.")),
    (N_("fact"), N_("One line in the log of the tournament, with who recorded it, when, and its source.")),
)


_PREQUALIFIED = (
    N_("prequalified"),
    N_("Of whom the ticket was there beforehand: who starts on that distance counts as first there."),
)
_DRAWN = (
    N_("reference time"),
    N_("What the times of a distance are divided by, where the rows stand by who came nearest."),
)


def _of_the_procedure(site: Site) -> Iterator[tuple[str, str]]:
    """Words that only some procedures need."""
    procedure = site.ground.procedure
    if procedure is not None and procedure.prequalified:
        yield _PREQUALIFIED
    if procedure is not None and procedure.references:
        yield _DRAWN


def about_page(site: Site) -> Content:
    """For readers: how certainty is proved, what each status and word means."""
    words = site.words
    title = words.say("How certainty is proved")
    said = (
        words.say(
            "A federation publishes beforehand an order of tickets. After the races that order is walked "
            "from the top until the team is full. A skater on two rows frees a place, so whoever stands "
            "lower may have to wait for races of others."
        ),
        words.say(
            "For every skater this site finds the best and the worst place over all endings that the rules "
            "still allow, and then plays an ending that reaches each of the two. What is called certain "
            "holds in every ending; where nothing could be proved, the site says so. Nothing here is a "
            "chance or an expectation."
        ),
        words.say(
            "What the committee decided is shown as a decision, with its reason and its fact, apart from "
            "what the races made."
        ),
    )
    statuses = Table(
        (Column(words.say("status")), Column(words.say("means"), flows=True)),
        tuple(row(cell(sign(one, words), tone(one)), cell(words.say(means))) for one, means in _STATUSES),
    )
    glossary = Table(
        (Column(words.say("word")), Column(words.say("means"), flows=True)),
        tuple(
            row(cell(words.say(word), Tone.STRONG), cell(words.say(means)))
            for word, means in (*_GLOSSARY, *_of_the_procedure(site))
        ),
    )
    log = words.say(
        "Every page is made from the facts in the log up to one position, and from nothing else. Each fact "
        "is chained to those before it by a digest, which stands below every page: whoever changes a fact "
        "changes every digest after it."
    )
    blocks: list[Block] = [
        *(Sentence(text(one)) for one in said),
        Heading(words.say("The signs")),
        statuses,
        Heading(words.say("The words")),
        glossary,
        Heading(words.say("Where it comes from")),
        Sentence(text(log)),
    ]
    drawn = together(blocks_drawn([Heading(title, "", 1), *blocks], site.pen()), _sources(site))
    return Content(title, said[0], drawn)


def _sources(site: Site) -> Html | None:
    """Every publication that a fact was read in, to be opened."""
    titles = [title for title, _, _ in site.ground.state.sources.values()]
    if not titles:
        return None
    said = site.words.count("{n} source", "{n} sources", len(titles))
    return element(
        "details",
        element("summary", said),
        element("ul", *(element("li", one) for one in titles)),
        id="sources",
    )


def decisions_page(site: Site) -> Content:
    """The procedure that was adopted, the team so far, the decisions, and who starts where."""
    words, ground = site.words, site.ground
    procedure, adoption = ground.procedure, ground.state.adoption
    assert procedure is not None
    assert adoption is not None
    title = words.say("Decisions")
    adopted = words.say(
        "The procedure {procedure}, version {version}, was adopted in fact {position}.",
        procedure=procedure.id,
        version=procedure.version,
        position=adoption.position,
    )
    blocks: list[Block] = [
        Heading(words.say("The procedure")),
        Sentence(text(adopted)),
        Sentence(text(words.say("SHA-256 of its file: {sha256}", sha256=adoption.sha256), Tone.QUIET)),
        Heading(words.say("The team")),
    ]
    for one in ground.choices():
        blocks += [_lower(block) for block in team_blocks(one, words)]
    blocks.append(Heading(words.say("Who starts where")))
    starts = starts_answer(ground.snapshot, procedure, tuple(Sex), ground.outlooks).page(words)
    blocks += [_lower(block) for block in starts.blocks[1:]]
    check = words.say(
        "The command “startbewijs verify” recomputes the digest of every fact; at fact {position} it is "
        "{digest}.",
        position=ground.position,
        digest=ground.digest,
    )
    blocks += [Heading(words.say("To check it yourself")), Sentence(text(check))]
    return Content(title, adopted, blocks_drawn([Heading(title, "", 1), *blocks], site.pen()))


def _lower(block: Block) -> Block:
    return Heading(block.text, block.about, block.level + 1) if isinstance(block, Heading) else block
