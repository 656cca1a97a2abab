"""The starts at the Games: by rank, by decision or filled up, who does not start, and the line-ups."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from startbewijs.outlook.starting import StartOutlook
from startbewijs.outlook.status import Outlook
from startbewijs.publish.answer import Answer, Data, head_data, noted, skater_data, state_line
from startbewijs.publish.page import (
    Align,
    Block,
    Column,
    Heading,
    Page,
    Row,
    Rule,
    Sentence,
    Table,
    Tone,
    cell,
    row,
    text,
)
from startbewijs.publish.snapshot import Snapshot
from startbewijs.publish.subjects.choice import Choice, choices
from startbewijs.publish.subjects.order import games_title
from startbewijs.publish.subjects.outlook.chances import start_cell
from startbewijs.publish.subjects.proved import proved_out, starts_so_far
from startbewijs.publish.subjects.remarks import name_cell
from startbewijs.publish.subjects.squad import objected
from startbewijs.publish.words import N_, Words
from startbewijs.selection.order import Filling
from startbewijs.selection.procedure import Procedure
from startbewijs.selection.starts import DistanceStarts, Given, Loss, Start
from startbewijs.sport.distances import Sex

_START_COLUMNS = (
    ("sex", "sex"),
    ("event", "event"),
    ("skater", "skater.name"),
    ("id", "skater.id"),
    ("given", "given"),
    ("rank", "rank"),
    ("instead_of", "instead_of.name"),
    ("why", "why"),
    ("status", "status"),
)


def starts_answer(
    snapshot: Snapshot, procedure: Procedure, sexes: tuple[Sex, ...], proved: Iterable[Outlook] = ()
) -> Answer:
    """The starts of one sex or of both, distance by distance, and the line-ups."""
    squads = choices(snapshot, procedure, sexes, proved)
    data = head_data(snapshot) | {
        "starts": [one for found in squads for one in _starts_data(found)],
        "open": [
            {"event": found.distance.key, "vacant": found.vacant, "because": found.because}
            for one in squads
            for found in one.found.starts.distances
            if found.vacant
        ],
    }

    def page(words: Words) -> Page:
        drawn = Page().add(Heading(games_title(procedure, words), state_line(snapshot, words), 1))
        for one in squads:
            drawn.add(*starts_blocks(one, words))
        return noted(drawn, snapshot, words)

    return Answer(data, "starts", _START_COLUMNS, page)


def starts_blocks(one: Choice, words: Words) -> list[Block]:
    """Every distance with who starts there, and the line-ups."""
    sex = words.sex(one.sex)
    blocks: list[Block] = [Heading(sex[:1].upper() + sex[1:])]
    listed: list[Row | Rule] = []
    proofs = starts_so_far(one)
    for found in one.found.starts.distances:
        title = words.metres(found.distance)
        for start in found.starts:
            listed.append(_start_row(one, title, start, proofs.get((start.skater, found.distance)), words))
            title = ""
        if found.vacant:
            open_ = words.count("{n} start without a name", "{n} starts without a name", found.vacant)
            listed.append(
                row(cell(title), cell(open_, Tone.QUIET), cell(""), cell(_because(one, found, words)))
            )
    for named in one.found.starts.line_ups:
        # The short name leaves room for the words behind it.
        title = words.events([named.event], brief=True)
        for skater in named.skaters:
            decided = cell(words.say("line-up as published"), Tone.QUIET)
            who = name_cell(one.state.skater(skater), Tone.STRONG)
            listed.append(row(cell(title), who, "", decided))
            title = ""
    columns = (
        Column(words.say("distance")),
        Column(words.say("skater")),
        Column(words.say("rank"), Align.RIGHT, spare=1),
        Column("", flows=True),
    )
    blocks.append(Table(columns, tuple(listed)))
    for found in one.found.starts.distances:
        for lost in found.lost:
            if lost.loss is Loss.NOT_IN_TEAM and lost.to is None:
                continue
            said = words.say(
                "{skater} does not start on the {distance}: {loss}.",
                skater=one.name(lost.skater),
                distance=found.distance,
                loss=words.say(LOSSES[lost.loss]),
            )
            blocks.append(Sentence(text(said, Tone.QUIET), "·"))
    blocks += [Sentence(text(objected(one, fault, words)), "!") for fault in one.found.starts.objections]
    return blocks


LOSSES = {
    Loss.NOT_IN_TEAM: N_("not on the team"),
    Loss.WAIVED: N_("gave up this start"),
    Loss.DECLINED: N_("does not go to the Games"),
    Loss.DESIGNATED: N_("gives way to a designation"),
    Loss.OVERRULED: N_("the committee decided otherwise"),
    Loss.REPLACED: N_("replaced"),
}
_GIVENS = {
    Given.PREQUALIFIED: N_("prequalified"),
    Given.DESIGNATED: N_("◆ designated"),
    Given.OVERRULED: N_("◆ by decision of the committee"),
    Given.REPLACED: N_("replacement"),
}


def _start_row(one: Choice, title: str, start: Start, proof: StartOutlook | None, words: Words) -> Row:
    state = one.state
    said = words.say(_GIVENS[start.given]) if start.given in _GIVENS else ""
    if start.instead_of is not None:
        out = words.say("in place of {out}", out=state.skater(start.instead_of).name)
        said = f"{said}, {out}" if said else out
    decided = cell(said, Tone.DECIDED if start.given in _GIVENS else Tone.PLAIN)
    return row(
        cell(title),
        name_cell(state.skater(start.skater), Tone.STRONG),
        cell("" if start.rank is None else words.ordinal(start.rank), Tone.QUIET),
        decided if said or proof is None else start_cell(proof, words),
    )


def _because(one: Choice, found: DistanceStarts, words: Words) -> str:
    if found.undecided:
        hoping = [who for who in found.undecided if not proved_out(one, who)]
        by_rank = [who for who in found.undecided[: found.vacant] if who not in hoping]
        out = words.say("{names} by rank, but outside the line by the races", names=one.names(by_rank, words))
        if not hoping:
            return out
        perhaps = words.say("perhaps {names}", names=_first_names(one, hoping, words))
        return f"{out}; {perhaps}" if by_rank else perhaps
    said = {
        Filling.AWAITED: N_("the distance is awaited"),
        Filling.UNKNOWN: N_("the next rank was not published"),
        Filling.LEVEL: N_("level; the committee decides"),
        Filling.EMPTY: N_("nobody is left"),
    }.get(found.because or Filling.AWAITED, N_("the distance is awaited"))
    return words.say(said)


_MOST_NAMES = 4


def _first_names(one: Choice, skaters: Sequence[str], words: Words) -> str:
    """Who may get a start, by rank; of many only the first, and how many come after them."""
    if len(skaters) <= _MOST_NAMES:
        return one.names(skaters, words, N_("or"))
    first = [one.name(skater) for skater in skaters[: _MOST_NAMES - 1]]
    others = words.count("one other", "one of {n} others", len(skaters) - len(first))
    return words.listed([*first, others], N_("or"))


def _starts_data(one: Choice) -> list[Data]:
    state = one.state
    sex = one.sex.name.lower()
    proofs = starts_so_far(one)
    found = [
        {
            "sex": sex,
            "event": here.distance.key,
            "skater": skater_data(state.skater(start.skater)),
            "given": start.given.value,
            "rank": start.rank,
            "instead_of": None if start.instead_of is None else skater_data(state.skater(start.instead_of)),
            "why": start.why,
            "position": start.position,
            "article": start.article,
        }
        | _start_proof(proofs.get((start.skater, here.distance)))
        for here in one.found.starts.distances
        for start in here.starts
    ]
    return found + [
        {
            "sex": sex,
            "event": named.event,
            "skater": skater_data(state.skater(skater)),
            "given": "line-up",
            "rank": None,
            "instead_of": None,
            "why": None,
            "position": None,
            "article": named.article,
        }
        | _start_proof(None)
        for named in one.found.starts.line_ups
        for skater in named.skaters
    ]


def _start_proof(start: StartOutlook | None) -> Data:
    """Before the team is published: whether the start is certain, and what it waits for."""
    if start is None:
        return {"status": None, "waits_for": []}
    return {"status": start.status.value, "waits_for": [what.value for what in start.waits_for]}
