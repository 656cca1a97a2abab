"""The selection order as it stands: every row with who holds it, the places, the line, who waits for what."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from startbewijs.outlook.status import Outlook, Status
from startbewijs.publish.answer import Answer, Data, head_data, noted, skater_data, state_line, time_data
from startbewijs.publish.page import (
    Align,
    Block,
    Cell,
    Column,
    Heading,
    Page,
    Row,
    Rule,
    Sentence,
    Span,
    Table,
    Text,
    Tone,
    cell,
    joined,
    plain,
    row,
    text,
)
from startbewijs.publish.snapshot import Snapshot
from startbewijs.publish.subjects.choice import Choice, choices
from startbewijs.publish.subjects.claimed import claim_blocks, claims_data, share, share_data
from startbewijs.publish.subjects.legend import order_legend
from startbewijs.publish.subjects.outlook.signs import interval, sign, tone
from startbewijs.publish.subjects.remarks import STATUSES, name_cell, remarks
from startbewijs.publish.words import N_, Words
from startbewijs.results.classification import Stage, classification
from startbewijs.selection import procedure as rules
from startbewijs.selection.order import Filling
from startbewijs.selection.procedure import Kind, Procedure
from startbewijs.selection.walk import Name, Outcome, Step
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Distance, Sex

_COLUMNS = (
    ("sex", "sex"),
    ("row", "row"),
    ("event", "event"),
    ("rank", "rank"),
    ("filling", "filling"),
    ("outcome", "outcome"),
    ("skater", "skater.name"),
    ("id", "skater.id"),
    ("time", "time.text"),
    ("place", "place"),
    ("best", "best"),
    ("worst", "worst"),
    ("doublure_of_row", "doublure_of_row"),
    ("names_above", "names_above"),
    ("open_above", "open_above"),
    ("doublures_needed", "doublures_needed"),
    ("inside", "inside"),
    ("status", "proved.status"),
)


def tickets(
    snapshot: Snapshot, procedure: Procedure, sexes: tuple[Sex, ...], proved: Iterable[Outlook] = ()
) -> Answer:
    """The selection order of one sex or of both, with the line."""
    orders = choices(snapshot, procedure, sexes, proved)
    data = head_data(snapshot) | {
        "procedure": {"id": procedure.id, "version": procedure.version, "sha256": procedure.sha256},
        "orders": [_order_data(one) for one in orders],
        "rows": [_step_data(one, step) for one in orders for step in one.walk.steps],
    }

    def page(words: Words) -> Page:
        drawn = Page().add(Heading(games_title(procedure, words), state_line(snapshot, words), 1))
        for one in orders:
            drawn.add(*order_blocks(one, words))
        drawn.add(*order_legend(drawn.blocks, words))
        return noted(drawn, snapshot, words)

    return Answer(data, "rows", _COLUMNS, page)


def games_title(procedure: Procedure, words: Words) -> str:
    """Who goes to the Games that the procedure is for."""
    return words.say("Who goes to {games}", games=procedure.games)


def order_blocks(one: Choice, words: Words) -> list[Block]:
    """The table of an order, and what would be if the tournament ended now."""
    sex = words.sex(one.sex)
    distances = one.state.of_sex(one.sex)
    closed = sum(contest.closed is not None for contest in distances)
    about = words.say("{n} of {all} distances are final", n=closed, all=len(distances))
    blocks: list[Block] = [Heading(sex[:1].upper() + sex[1:], about), order_table(one, words)]
    if one.under_way and one.found.now.names:
        names = one.names(one.found.now.inside, words)
        said = words.say("If it ended now, by the order alone: {names}.", names=names)
        blocks.append(Sentence(text(said, Tone.QUIET)))
    return [*blocks, *claim_blocks(one, words), *calamity_blocks(one, words)]


def calamity_blocks(one: Choice, words: Words) -> list[Sentence]:
    """The recorded calamities for which no start has been designated yet, and what happened."""
    mended = {(made.skater, made.event) for made in one.found.decided.designations}
    blocks = []
    for skater, distance in one.found.decided.calamities:
        if (skater, distance.key) in mended:
            continue
        day = race_day(one.state, distance)
        said = words.say(
            "Calamity of {skater} on the {distance}{day}: {what}. The committee may designate a start "
            "for it.",
            skater=one.name(skater),
            distance=distance,
            day="" if day is None else f", {words.day(day, year=False)}",
            what=_happened(one.state, skater, distance, words),
        )
        blocks.append(Sentence(text(said), "·"))
    return blocks


def _happened(state: Competition, skater: str, distance: Distance, words: Words) -> str:
    """What a skater's races on a distance came to, in a few words."""
    contest = state.contest(distance)
    line = classification(contest).line(skater)
    parts = []
    for outcome in () if line is None else line.races:
        parts.append(
            words.say(STATUSES[outcome.status]) if outcome.time is None else words.time(outcome.time)
        )
        parts += [plain(remarks(contest, outcome, (), words))]
    return ", ".join(part for part in parts if part)


def order_table(one: Choice, words: Words, *, held_only: bool = False) -> Table:
    """The rows of an order with the line across; with `held_only` those on which somebody stands."""
    rows_: list[Row | Rule] = []
    line = one.line_after
    for step in one.walk.steps:
        if step.skaters or not held_only:
            rows_.append(_row(one, step, words))
        if step.number == line:
            open_ = step.open_above or step.outcome in (Outcome.AWAITED, Outcome.OPEN, Outcome.UNDECIDED)
            said = words.say("the line")
            if open_ and one.moving:
                said = words.say("the line, if every row without a time stands above and brings a new name")
            elif open_:
                said = words.say("the line, if every open row brings a new name")
            rows_.append(Rule(said, Tone.LINE, words.say("the line")))
    columns = (
        Column(words.say("row"), Align.RIGHT),
        Column(words.say("ticket")),
        Column(words.say("skater")),
        Column(words.say("time"), Align.DECIMAL, spare=2),
        Column(words.say("place"), Align.RIGHT, spare=1),
        Column("" if one.under_way or one.open else words.say("starts"), flows=True),
    )
    return Table(columns, tuple(rows_))


def ticket_name(row_: rules.Row, words: Words) -> str:
    """The ticket of a row: `1500 m 1st`, or the event whose row is filled by designation."""
    event = words.event(row_.event, short=True)
    return event if row_.rank is None else f"{event} {words.ordinal(row_.rank)}"


def _ticket(step: Step, words: Words) -> Cell:
    """The ticket of a row, and in a drawn order how near its time comes to the reference time."""
    ticket, near = ticket_name(step.filling.row, words), share(step.filling, words)
    if not near or step.filling.filling is Filling.AWAITED:
        return cell(ticket)
    return Cell((Span(f"{ticket} "), Span(near, Tone.QUIET)), text(ticket))


def _row(one: Choice, step: Step, words: Words) -> Row:
    state = one.state
    doublure = step.outcome is Outcome.DOUBLURE
    tone = Tone.STRUCK if doublure else Tone.PLAIN
    if step.outcome is Outcome.PLACE and not set(step.skaters) & set(one.walk.outside):
        tone = Tone.STRONG
    time = one.time(step)
    return row(
        cell(str(step.number), Tone.QUIET),
        _ticket(step, words),
        _who(state, step, tone, words),
        cell("" if time is None else words.time(time), Tone.QUIET if doublure else Tone.PLAIN),
        _place(step, one, words),
        _says(one, step, words),
    )


def _who(state: Competition, step: Step, tone: Tone, words: Words) -> Cell:
    names = [state.skater(skater) for skater in step.skaters]
    if len(names) == 1:
        return name_cell(names[0], tone)
    if names:
        return cell(
            words.listed((one.name for one in names), N_("or")),
            Tone.PLAIN,
            words.listed((one.short for one in names), N_("or")),
        )
    return cell("")


def _place(step: Step, one: Choice, words: Words) -> Cell:
    if step.outcome not in (Outcome.PLACE, Outcome.UNDECIDED) or step.best is None:
        return cell("")
    if step.place is not None:
        return cell(str(step.place), Tone.STRONG)
    proved = one.proved.get(step.skaters[0]) if len(step.skaters) == 1 else None
    if proved is not None and proved.best is not None:
        return cell(interval(proved, words))
    return cell(f"{step.best}–{step.worst}" if step.worst is not None else f"{step.best}–")


def _says(one: Choice, step: Step, words: Words) -> Cell:
    """What is to be said about a row: what it waits for, or what its holder waits for."""
    match step.outcome:
        case Outcome.DOUBLURE:
            said = words.say("↑ doublure, already at row {row}", row=step.doublure_of)
            return cell(said, Tone.QUIET, words.say("↑ already at row {row}", row=step.doublure_of))
        case Outcome.AWAITED:
            return cell(_awaited(one, step, words), Tone.QUIET, _awaited(one, step, words, brief=True))
        case Outcome.OPEN:
            return cell(words.say("by designation, still to come"), Tone.QUIET, words.say("by designation"))
        case Outcome.EMPTY:
            return cell(words.say("nobody is left for this row"), Tone.QUIET)
        case Outcome.UNKNOWN:
            return cell(
                words.say("who has this rank was not published"), Tone.QUIET, words.say("not published")
            )
        case Outcome.UNDECIDED if step.filling.filling is Filling.LEVEL:
            return cell(words.say("○ level; the committee decides"), Tone.WAITING)
        case Outcome.UNDECIDED:
            said = words.listed(str(number) for number in step.depends_on)
            return cell(words.say("○ depends on the level skaters of row {rows}", rows=said), Tone.WAITING)
        case _ if step.filling.prequalified:
            held = _waiting(one, step, words)
            named = text(words.say("prequalified"), Tone.QUIET)
            return Cell(joined([part for part in (held.text, named) if part], "  "), held.short)
        case _:
            return _waiting(one, step, words)


def _awaited(one: Choice, step: Step, words: Words, *, brief: bool = False) -> str:
    if step.filling.stage is Stage.UNDER_WAY:
        skaters = [one.state.skater(skater) for skater in step.filling.as_it_stands]
        names = [skater.short if brief else skater.name for skater in skaters]
        if names:
            return words.say("under way; now {names}", names=words.listed(names, N_("or")))
        return words.say("under way")
    distance = step.filling.row.distance
    day = None if distance is None else race_day(one.state, distance)
    return (
        words.say("to come") if day is None else words.say("to come, {day}", day=words.day(day, year=False))
    )


def race_day(state: Competition, distance: Distance) -> date | None:
    """The day on which the last race of a distance is on the programme."""
    days = [day for day, blocks in state.programme.items() if any(b.distance == distance for b in blocks)]
    return max(days, default=None)


_SETTLED = (Status.CERTAIN, Status.BY_THE_ORDER, Status.OUT)
"""The statuses that say more than what the rows above a skater can still bring."""


def _waiting(one: Choice, step: Step, words: Words) -> Cell:
    """What the holder of a row that gives a place waits for, or what was decided about them."""
    decided = _decided(one, step, words)
    proved = one.proof(step.skaters[0])
    if decided or (proved is None and not one.under_way):
        return Cell(decided, _decided(one, step, words, brief=True))
    # By another row than this one a skater may still come higher, so this row's count is not the last word.
    if proved is not None and (proved.status in _SETTLED or not step.doublures_needed):
        return cell(sign(proved.status, words), tone(proved.status))
    if one.limit is not None and step.place is not None and step.place <= one.limit and step.open_above == 0:
        said = words.say("◐ no row above can change this")
        return cell(said, Tone.SAFE, words.say("◐ nothing above is open"))
    needed = step.doublures_needed
    if one.limit is None:
        return cell(words.say("◐ holds a ticket, and every ticket goes"), Tone.SAFE, words.say("◐ a ticket"))
    if needed is None:
        said = words.say("– outside, whatever the open rows bring")
        return cell(said, Tone.QUIET, words.say("– outside"))
    if needed and one.moving:
        said = words.count(
            "○ waits: the time of {n} row is not known, and it may stand above or below",
            "○ waits: the times of {n} rows are not known, and they may stand above or below",
            step.open_above,
        )
        short = words.count("○ waits for {n} row", "○ waits for {n} rows", step.open_above)
        return cell(said, Tone.WAITING, short)
    if needed == 0:
        said = words.say("◐ above the line, whatever the open rows bring")
        return cell(said, Tone.SAFE, words.say("◐ above the line"))
    said = words.count("○ waits: {n} more doublure needed", "○ waits: {n} more doublures needed", needed)
    short = words.count("○ {n} doublure needed", "○ {n} doublures needed", needed)
    return cell(said, Tone.WAITING, short)


def _decided(one: Choice, step: Step, words: Words, *, brief: bool = False) -> Text:
    """What was decided about the holder of a row, and once nothing is open the starts that follow."""
    (skater,) = step.skaters
    left_out = sign(Status.LEFT_OUT, words)
    for dropped in one.team.dropped:
        if dropped.skater == skater:
            into = one.name(dropped.designation.skater)
            gone = words.say("{left_out}: {into} is designated", left_out=left_out, into=into)
            return text(gone, Tone.DECIDED)
    said: list[Text] = []
    if not one.under_way and not one.open and one.team.member(skater):
        said.append(text(words.events(one.events_of(skater), brief=brief)))
    for made in one.found.decided.designations:
        if made.skater == skater and (made.kind != Kind.ROW or step.filling.row.event == made.event):
            event = words.event(made.event, short=True)
            named = words.say("◆ designated") if brief else words.say("◆ designated: {event}", event=event)
            said.append(text(named, Tone.DECIDED))
    return joined([one for one in said if one], "  ")


def _proved_data(one: Choice, step: Step) -> Data | None:
    """What is proved of the skater on a row over all endings."""
    found = one.proved.get(step.skaters[0]) if len(step.skaters) == 1 else None
    if found is None:
        return None
    return {"status": found.status.value, "best": found.best, "worst": found.worst}


def _proof_of_place(one: Choice, step: Step) -> Outlook | None:
    """What is proved of who holds a row that gives a place."""
    held = step.outcome is Outcome.PLACE and len(step.skaters) == 1
    return one.proved.get(step.skaters[0]) if held else None


def _bounds(proved: Outlook | None, of: Name | Step) -> Data:
    """The best and the worst place: over all endings where that is proved, else by what stands above."""
    if proved is None or proved.bounds is None:
        return {"best": of.best, "worst": of.worst}
    return {"best": proved.best, "worst": proved.worst}


def _order_data(one: Choice) -> Data:
    return {
        "sex": one.sex.name.lower(),
        "team_size": one.limit,
        "line_below_row": one.walk.line_below,
        "line_if_every_open_row_brings_a_name": one.line_after,
        "names": [
            {
                "skater": skater_data(one.state.skater(name.skater)),
                "rows": list(name.rows),
                "place": name.place,
            }
            | _bounds(one.proved.get(name.skater), name)
            for name in one.walk.names
        ],
        "inside": list(one.walk.inside),
        "outside": list(one.walk.outside),
        "undecided": list(one.walk.undecided),
        "if_it_ended_now": list(one.found.now.inside),
        "drawn_from_times": one.found.procedure.drawn(one.sex),
        "prequalified": claims_data(one),
    }


def _step_data(one: Choice, step: Step) -> Data:
    skaters = [skater_data(one.state.skater(skater)) for skater in step.skaters]
    made = step.filling.designation
    return {
        "sex": one.sex.name.lower(),
        "row": step.number,
        "event": step.filling.row.event,
        "rank": step.filling.row.rank,
        "filling": step.filling.filling.value,
        "outcome": step.outcome.value,
        "skater": skaters[0] if len(skaters) == 1 else None,
        "candidates": skaters if len(skaters) > 1 else [],
        "as_it_stands": list(step.filling.as_it_stands),
        "time": time_data(one.time(step)),
        "place": step.place,
        **_bounds(_proof_of_place(one, step), step),
        "doublure_of_row": step.doublure_of,
        "names_above": step.names_above,
        "open_above": step.open_above,
        "doublures_needed": step.doublures_needed,
        "inside": None if not step.skaters else all(skater in one.walk.inside for skater in step.skaters),
        "passed_over": [
            {"skater": gone.skater, "rank": gone.rank, "why": gone.why.text, "position": gone.why.position}
            for gone in step.filling.passed_over
        ],
        "designation": None
        if made is None
        else {"kind": made.kind, "why": made.why, "position": made.position},
        "prequalified": step.filling.prequalified,
        "drawn_by": share_data(step.filling),
        "index": step.filling.row.index,
        "depends_on_rows": list(step.depends_on),
        "article": step.article,
        "proved": _proved_data(one, step),
    }
