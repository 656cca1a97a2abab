"""What a decision came to, told back: the facts it recorded, and what they changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from startbewijs.log.facts import Fact
from startbewijs.publish.answer import Answer
from startbewijs.publish.page import Block, Heading, Page, Sentence, Tone, text
from startbewijs.publish.snapshot import Snapshot
from startbewijs.publish.subjects.choice import choices
from startbewijs.publish.subjects.order import order_table
from startbewijs.publish.subjects.outlook.moved import Moves, moves_blocks, moves_data
from startbewijs.publish.subjects.recorded import recorded
from startbewijs.publish.subjects.squad import team_blocks
from startbewijs.publish.words import Words
from startbewijs.selection.decisions import decisions
from startbewijs.selection.designations import left
from startbewijs.selection.procedure import Procedure
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Sex

Told = Callable[[Words], Iterable[Block]]
"""What else is to be said of a decision."""


def decided(
    state: Competition,
    facts: Sequence[Fact],
    found: Moves,
    *,
    again: bool = False,
    trial: bool = False,
    also: Told | None = None,
) -> Answer:
    """The facts of a decision and what they changed; of a `trial`, what they would change."""
    plain = recorded(state, facts, again=again)

    def page(words: Words) -> Page:
        drawn = Page()
        if trial:
            said = words.say("Tried only: nothing is recorded.")
            drawn.add(Sentence(text(said, Tone.STRONG), "!"))
        drawn.add(*plain.page(words).blocks)
        drawn.add(Heading(words.say("What this would change") if trial else words.say("What this changed")))
        drawn.add(*moves_blocks(found, words))
        if also is not None:
            drawn.add(*also(words))
        return drawn

    data = plain.data | {"tried": trial, "changes": moves_data(found)}
    return replace(plain, data=data, page=page)


def designations_left(state: Competition, procedure: Procedure, sex: Sex) -> Told:
    """How many designations the committee may still use."""
    allowed = procedure.designations[sex].at_most
    free = left(procedure, sex, decisions(state, sex))

    def tell(words: Words) -> Iterable[Block]:
        said = words.count(
            "{n} of {all} designations is left for the {sex}.",
            "{n} of {all} designations are left for the {sex}.",
            free,
            all=allowed,
            sex=words.sex(sex),
        )
        yield Sentence(text(said), "◆")

    return tell


def team_trace(snapshot: Snapshot, procedure: Procedure, sex: Sex) -> Told:
    """The team of one sex with the whole order that it follows from, row by row."""
    (one,) = choices(snapshot, procedure, (sex,))

    def tell(words: Words) -> Iterable[Block]:
        yield from team_blocks(one, words)
        yield Heading(words.say("The order that it follows from"))
        yield order_table(one, words)

    return tell
