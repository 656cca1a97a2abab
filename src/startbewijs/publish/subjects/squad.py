"""The team: who goes by the order, who by a decision, who stays home, and whether it was published so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from startbewijs.outlook.status import Outlook, Status
from startbewijs.publish.answer import Answer, Data, head_data, noted, skater_data, state_line
from startbewijs.publish.page import (
    Align,
    Block,
    Cell,
    Column,
    Heading,
    Page,
    Sentence,
    Span,
    Table,
    Text,
    Tone,
    cell,
    row,
    text,
)
from startbewijs.publish.snapshot import Snapshot
from startbewijs.publish.subjects.choice import Choice, choices
from startbewijs.publish.subjects.legend import order_legend
from startbewijs.publish.subjects.order import games_title
from startbewijs.publish.subjects.outlook.signs import interval, shape, sign, tone
from startbewijs.publish.subjects.proved import (
    awaited_text,
    going_so_far,
    out_by_the_races,
    out_lines,
    proved_data,
    undecided_so_far,
)
from startbewijs.publish.subjects.remarks import name_cell
from startbewijs.publish.words import N_, Words
from startbewijs.selection.designations import Objection, refusal
from startbewijs.selection.procedure import Kind, Procedure, Reading
from startbewijs.selection.team import Dropped, Member, Route
from startbewijs.sport.competition import Designation
from startbewijs.sport.distances import Sex

_TEAM_COLUMNS = (
    ("sex", "sex"),
    ("skater", "skater.name"),
    ("id", "skater.id"),
    ("route", "route"),
    ("rows", "rows"),
    ("place", "place"),
    ("starts", "starts"),
    ("why", "why"),
    ("status", "proved.status"),
)
_READINGS = {
    Reading.LOWEST: N_("If a designation on a distance takes the lowest start there, the team is {names}."),
    Reading.FIRST: N_("If a designation on a distance counts as first there, the team is {names}."),
}


def team_answer(
    snapshot: Snapshot, procedure: Procedure, sexes: tuple[Sex, ...], proved: Iterable[Outlook] = ()
) -> Answer:
    """The team of one sex or of both; before it is published, who is proved to be on it."""
    squads = choices(snapshot, procedure, sexes, proved)
    data = head_data(snapshot) | {
        "teams": [_team_data(one) for one in squads],
        "members": [_member_data(one, member) for one in squads for member in going_so_far(one)],
    }

    def page(words: Words) -> Page:
        drawn = Page().add(Heading(games_title(procedure, words), state_line(snapshot, words), 1))
        for one in squads:
            drawn.add(*team_blocks(one, words))
        drawn.add(*order_legend(drawn.blocks, words))
        return noted(drawn, snapshot, words)

    return Answer(data, "members", _TEAM_COLUMNS, page)


def team_blocks(one: Choice, words: Words) -> list[Block]:
    """The members with how each came in, who dropped out, and the decisions with their reasons."""
    sex = words.sex(one.sex)
    members = going_so_far(one)
    going = (
        words.count("{n} name; every ticket goes", "{n} names; every ticket goes", len(members))
        if one.limit is None
        else words.say("{n} of {all} places", n=len(members), all=one.limit)
    )
    if one.open:
        # The catalogue is read from plain calls: what is said inside an f-string is not found there.
        so_far = words.say("Certain (by the order) so far")
        going = f"{so_far} · {going}"
    blocks: list[Block] = [Heading(sex[:1].upper() + sex[1:], going)]
    if members:
        blocks.append(_member_table(one, members, words))
    else:
        blocks.append(Sentence(text(words.say("Nobody is on the team yet by what is recorded."), Tone.QUIET)))
    return blocks + decision_blocks(one, words)


def decision_blocks(one: Choice, words: Words) -> list[Block]:
    """Who dropped out, the designations with their reasons, and how the published team compares."""
    blocks: list[Block] = [
        Sentence(dropped_text(one, dropped, words), shape(Status.LEFT_OUT)) for dropped in one.team.dropped
    ]
    blocks += [Sentence(decision_text(one, made, words), "◆") for made in one.found.decided.designations]
    blocks += _awaiting(one, words)
    blocks += [Sentence(text(objected(one, fault, words)), "!") for fault in faults(one)]
    return blocks


def faults(one: Choice) -> tuple[Objection, ...]:
    """The recorded decisions that have no effect."""
    return (*one.team.objections, *one.found.starts.objections)


def objected(one: Choice, fault: Objection, words: Words) -> str:
    """Why a recorded decision has no effect."""
    problem = refusal(one.found.procedure, one.sex, fault)
    names = {"skater": one.name(fault.skater)}
    if fault.event is not None:
        names["event"] = words.event(fault.event)
    said = words.say(problem.template, **(problem.fields | names))
    return words.say("Without effect (position {n}): {said}", n=fault.position, said=said)


def _awaiting(one: Choice, words: Words) -> list[Block]:
    """What the team still waits for, and whether it is the one that was published."""
    blocks: list[Block] = []
    if one.open or not one.team.decided:
        undecided = undecided_so_far(one)
        if undecided:
            names = one.names(undecided, words)
            said = words.say("Not decided yet: {names}.", names=names)
            blocks.append(Sentence(text(said), "·"))
        blocks += out_lines(one, words)
        if one.team.awaits:
            said = awaited_text(one.team.awaits, words)
            blocks.append(Sentence(text(said, Tone.QUIET), "·"))
    for applied in one.found.applied if not one.found.agreed else ():
        assert applied.reading is not None
        said = words.say(_READINGS[applied.reading], names=one.names(applied.team.skaters, words))
        blocks.append(Sentence(text(said), "·"))
    found = one.team.differences
    if found is not None and not found.missing and not found.unexpected:
        blocks.append(
            Sentence(
                text(words.say("The published team is the one that order and decisions give."), Tone.SAFE),
                "●",
            )
        )
    elif found is not None:
        state = one.state
        missing = words.listed(state.skater(skater).name for skater in found.missing)
        unexpected = words.listed(state.skater(skater).name for skater in found.unexpected)
        said = words.say(
            "The team that was published differs: {missing} should be on it, {unexpected} should not.",
            missing=missing or words.say("nobody"),
            unexpected=unexpected or words.say("nobody"),
        )
        blocks.append(Sentence(text(said, Tone.STRONG), "!"))
    return blocks


def _member_table(one: Choice, members: Sequence[Member], words: Words) -> Table:
    """The members; before the team is published their places over all endings and their statuses too."""
    state = one.state
    listed = []
    for member in members:
        skater = state.skater(member.skater)
        listed.append(
            row(
                _place(one, member, words),
                name_cell(skater, Tone.STRONG),
                Cell(route_text(one, member, words), _route_short(member)),
                cell(
                    words.events(one.events_of(member.skater)),
                    short=words.events(one.events_of(member.skater), brief=True),
                ),
                *(() if not one.open else [_status(one, member, words)]),
            )
        )
    columns: tuple[Column, ...] = (
        Column(words.say("place"), Align.RIGHT, spare=1),
        Column(words.say("skater")),
        Column(words.say("by")),
        Column(words.say("ticket for"), spare=2) if one.open else Column(words.say("starts"), flows=True),
    )
    if one.open:
        columns += (Column(words.say("status"), flows=True),)
    return Table(columns, tuple(listed))


def _place(one: Choice, member: Member, words: Words) -> Cell:
    found = one.proof(member.skater)
    if found is not None and found.best is not None and found.best != found.worst:
        return cell(interval(found, words), Tone.QUIET)
    return cell("" if member.place is None else str(member.place), Tone.QUIET)


def _status(one: Choice, member: Member, words: Words) -> Cell:
    found = one.proof(member.skater)
    return cell("") if found is None else cell(sign(found.status, words), tone(found.status))


def route_text(one: Choice, member: Member, words: Words) -> Text:
    """How a member came into the team, in a few words."""
    numbers = words.listed(map(str, member.rows))
    by_rows = words.count("row {rows}", "rows {rows}", len(member.rows), rows=numbers)
    match member.route:
        case Route.ORDER:
            return text(by_rows)
        case Route.REPLACEMENT:
            assert member.replacing is not None
            out = one.state.skater(member.replacing.instead_of or "").name
            return text(words.say("in place of {out}", out=out), Tone.DECIDED)
        case _:
            assert member.designation is not None
            event = words.event(member.designation.event, short=True)
            return text(words.say("◆ designated: {event}", event=event), Tone.DECIDED)


def _route_short(member: Member) -> Text:
    """The rows alone, or the sign of a designation."""
    if member.route is Route.ORDER:
        return text(", ".join(map(str, member.rows)))
    return text("◆", Tone.DECIDED)


def dropped_text(one: Choice, dropped: Dropped, words: Words) -> Text:
    """Who stood inside the line and stays home, and for whom."""
    said = words.say(
        "{skater} stood on place {place} and drops out, because {into} is designated.",
        skater=one.name(dropped.skater),
        place=dropped.place,
        into=one.name(dropped.designation.skater),
    )
    return text(said)


def decision_text(one: Choice, made: Designation, words: Words) -> Text:
    """One designation: who, for what, and why."""
    said = {
        Kind.TEAM: N_("{skater} is designated for the team, for the {event}"),
        Kind.DISTANCE: N_("{skater} is designated on the {event}"),
        Kind.ROW: N_("{skater} is designated on the row of the {event}"),
    }[Kind(made.kind)]
    named = words.say(said, skater=one.name(made.skater), event=words.event(made.event))
    return (Span(f"{named}. "), Span(f"“{words.note(made.why)}”", Tone.QUIET))


def _team_data(one: Choice) -> Data:
    found = one.team
    state = one.state
    return {
        "sex": one.sex.name.lower(),
        "size": one.limit,
        "decided": found.decided,
        "undecided": [skater_data(state.skater(skater)) for skater in undecided_so_far(one)],
        "out_by_the_races": [skater_data(state.skater(out.skater)) for out in out_by_the_races(one)],
        "awaited_rows": list(found.awaits),
        "dropped": [
            {
                "skater": skater_data(state.skater(dropped.skater)),
                "place": dropped.place,
                "for": skater_data(state.skater(dropped.designation.skater)),
                "article": dropped.article,
            }
            for dropped in found.dropped
        ],
        "designations": [
            {
                "kind": made.kind,
                "skater": skater_data(state.skater(made.skater)),
                "event": made.event,
                "why": made.why,
                "position": made.position,
            }
            for made in one.found.decided.designations
        ],
        "published": None if one.found.decided.published is None else list(one.found.decided.published),
        "as_published": None
        if found.differences is None
        else not (found.differences.missing or found.differences.unexpected),
        "without_effect": [
            {
                "skater": fault.skater,
                "event": fault.event,
                "fault": fault.fault.value,
                "position": fault.position,
            }
            for fault in faults(one)
        ],
    }


def _member_data(one: Choice, member: Member) -> Data:
    made = member.designation
    return {
        "sex": one.sex.name.lower(),
        "skater": skater_data(one.state.skater(member.skater)),
        "route": member.route.value,
        "rows": list(member.rows),
        "place": member.place,
        "starts": one.events_of(member.skater),
        "why": made.why if made is not None else None,
        "article": member.article,
        "proved": proved_data(one.proved.get(member.skater)),
    }
