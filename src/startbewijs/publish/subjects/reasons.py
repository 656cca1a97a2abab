"""The reasons why a skater goes or does not go, as sentences under four headings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from startbewijs.outlook.starting import StartStatus
from startbewijs.outlook.status import Status
from startbewijs.publish.page import Block, Heading, Sentence, text
from startbewijs.publish.subjects.choice import Choice
from startbewijs.publish.subjects.claimed import SAID, hundredths
from startbewijs.publish.subjects.lineup import LOSSES
from startbewijs.publish.subjects.outlook.signs import places_text
from startbewijs.publish.subjects.proved import (
    awaited_text,
    proved_text,
    start_text,
    starts_so_far,
)
from startbewijs.publish.words import N_, Words
from startbewijs.selection.claims import Claim
from startbewijs.selection.explain import About, Reason
from startbewijs.selection.procedure import Kind, Reading
from startbewijs.selection.starts import Given, Loss
from startbewijs.selection.team import Route
from startbewijs.sport.distances import Distance
from startbewijs.sport.skaters import Skater

_PARTS = (
    (
        N_("On the order"),
        (
            About.PREQUALIFIED,
            About.PLACE,
            About.DOUBLURE,
            About.LEVEL,
            About.STANDS,
            About.MAY_HOLD,
            About.PASSED_OVER,
            About.FREED,
            About.WAITS,
            About.MOVED,
        ),
    ),
    (N_("Decided"), (About.DECLINED, About.WAIVED, About.DESIGNATED, About.OBJECTION)),
    (
        N_("The team"),
        (About.GOES, About.LEFT_OUT, About.REPLACED, About.UNDECIDED, About.OUTSIDE, About.NOWHERE),
    ),
    (N_("Starts at the Games"), (About.STARTS, About.LOSES, About.MAY_START, About.LINE_UP)),
)


def reason_blocks(one: Choice, skater: Skater, found: tuple[Reason, ...], words: Words) -> list[Block]:
    """The reasons under four headings, each a sentence."""
    blocks: list[Block] = []
    counted = any(reason.about is About.WAITS for reason in found)
    found = tuple(_read_alike(found))
    # The committee's own words stand once, with the decision itself.
    quoted = {reason.why for reason in found if reason.about is About.DESIGNATED}
    for title, kinds in _PARTS:
        here = [reason for reason in found if reason.about in kinds]
        if here:
            blocks.append(Heading(words.say(title)))
        for reason in here:
            whole = reason.about is About.DESIGNATED or reason.why not in quoted
            said = sentence(one, skater, reason, words, quoting=whole, awaiting=not counted)
            blocks.append(Sentence(text(said), "·"))
    return blocks


def _read_alike(found: Iterable[Reason]) -> Iterator[Reason]:
    """The reasons; what every reading of a designation changes alike stands once, without a reading."""
    moved = [reason for reason in found if reason.about is About.MOVED]
    alike = len(moved) == len(Reading) and len({replace(reason, reading=None) for reason in moved}) == 1
    for reason in found:
        if reason.about is not About.MOVED or not alike:
            yield reason
        elif reason is moved[0]:
            yield replace(reason, reading=None)


def sentence(
    one: Choice, skater: Skater, reason: Reason, words: Words, *, quoting: bool = True, awaiting: bool = True
) -> str:
    """A reason as a sentence, with the committee's own words and the fact behind it.

    As long as the team is not published, what is proved speaks instead of the count of the rows; `awaiting`
    adds which rows are awaited, where no other sentence says that.
    """
    proved = _proved(one, skater, reason, words, awaiting=awaiting)
    if proved is not None:
        return proved
    said = _SAID[reason.about](_Teller(one, skater, words), reason)
    if reason.why and quoting:
        quoted = words.say("Reason: “{why}”", why=words.note(reason.why))
        said = f"{said} {quoted}"
    if reason.position is None:
        return said
    fact = words.say("fact {position}", position=reason.position)
    return f"{said} ({fact})"


_COUNTED = (About.GOES, About.UNDECIDED, About.OUTSIDE, About.NOWHERE)
"""What the walk down the rows says of the team, which a proof says more exactly."""


def _proved(one: Choice, skater: Skater, reason: Reason, words: Words, *, awaiting: bool) -> str | None:
    """What is proved instead of a reason; None where there is nothing to prove or it was decided."""
    proof = one.proof(skater.id)
    if proof is None or skater.id in one.found.decided.declined or reason.how == Route.REPLACEMENT:
        return None
    if reason.about in _COUNTED:
        said = proved_text(one, proof, words)
        waits = reason.about is About.UNDECIDED and proof.status in (Status.WAITING, Status.POSSIBLE)
        return f"{said} {awaited_text(reason.rows, words)}" if waits and awaiting and reason.rows else said
    if reason.about is About.MAY_START and proof.status is Status.OUT:
        event = words.event(reason.event or "")
        return words.say("May get a start on the {event} only with a place in the team.", event=event)
    by_rank = reason.about is About.STARTS and reason.how in (Given.RANK, Given.FILLED_UP)
    start = None
    if by_rank or reason.about is About.MAY_START:
        start = starts_so_far(one).get((skater.id, Distance.of(reason.event or "")))
    if start is None or start.status is StartStatus.CERTAIN:
        return None
    if reason.about is About.MAY_START and start.status is not StartStatus.OUT:
        return None
    rank = "" if reason.on_ice is None else words.ordinal(reason.on_ice)
    return start_text(start, rank, words)


class _Teller:
    """What the sentences share: the names, and the row and ticket they are about."""

    def __init__(self, one: Choice, skater: Skater, words: Words) -> None:
        self.one, self.skater, self.words = one, skater, words

    def say(self, message: str, /, **fields: object) -> str:
        return self.words.say(message, **fields)

    def ticket(self, reason: Reason) -> str:
        """The ticket of the row: `women's 500 m, 1st`."""
        event = self.words.event(reason.event or "")
        return event if reason.rank is None else f"{event}, {self.words.ordinal(reason.rank)}"

    def numbers(self, rows: tuple[int, ...]) -> str:
        return self.words.listed(map(str, rows))

    def places(self, reason: Reason) -> str:
        """A place, or from which to which it may still be."""
        if reason.place is not None:
            return places_text(reason.place, reason.place, self.words)
        return places_text(reason.best, reason.worst, self.words)

    def others(self, reason: Reason, last: str = N_("and")) -> str:
        return self.one.names(reason.others, self.words, last)


def _prequalified(to: _Teller, reason: Reason) -> str:
    said = SAID[Claim(reason.how or Claim.TO_COME)]
    return to.say(said, skater=to.skater.name, event=to.words.event(reason.event or ""))


def _place(to: _Teller, reason: Reason) -> str:
    """A row that gives a place, in a drawn order with what it stands by."""
    said = _held(to, reason)
    if reason.how == Claim.STARTED or reason.time is None or reason.reference is None:
        return said
    stands = to.say(
        "It stands there by {time} against the reference time {reference}.",
        time=to.words.time(hundredths(reason.time)),
        reference=to.words.time(hundredths(reason.reference)),
    )
    return f"{said} {stands}"


def _held(to: _Teller, reason: Reason) -> str:
    if reason.how == Claim.STARTED:
        return to.say(
            "Holds row {row} ({ticket}) by having started, which gives {place}.",
            row=reason.row,
            ticket=to.ticket(reason),
            place=to.places(reason),
        )
    if reason.others:
        return to.say(
            "Holds row {row} ({ticket}), behind {others}, prequalified; it gives {place}.",
            row=reason.row,
            ticket=to.ticket(reason),
            others=to.others(reason),
            place=to.places(reason),
        )
    if reason.rank is None:
        return to.say(
            "Row {row} ({ticket}) is held by designation and gives {place}.",
            row=reason.row,
            ticket=to.ticket(reason),
            place=to.places(reason),
        )
    if reason.on_ice is not None and reason.on_ice != reason.rank:
        return to.say(
            "Holds row {row} ({ticket}) with the {rank} time, because others before do not go; it gives "
            "{place}.",
            row=reason.row,
            ticket=to.ticket(reason),
            rank=to.words.ordinal(reason.on_ice),
            place=to.places(reason),
        )
    return to.say(
        "Holds row {row} ({ticket}), which gives {place}.",
        row=reason.row,
        ticket=to.ticket(reason),
        place=to.places(reason),
    )


def _doublure(to: _Teller, reason: Reason) -> str:
    return to.say(
        "Holds row {row} ({ticket}) too: a doublure of row {first}, so it frees a place.",
        row=reason.row,
        ticket=to.ticket(reason),
        first=to.numbers(reason.rows),
    )


def _level(to: _Teller, reason: Reason) -> str:
    return to.say(
        "Is level with {others} on row {row} ({ticket}); the committee decides.",
        others=to.others(reason),
        row=reason.row,
        ticket=to.ticket(reason),
    )


def _stands(to: _Teller, reason: Reason) -> str:
    return to.say(
        "Has row {row} ({ticket}) as it stands, while the distance is under way.",
        row=reason.row,
        ticket=to.ticket(reason),
    )


def _may_hold(to: _Teller, reason: Reason) -> str:
    return to.say("Can still earn row {row} ({ticket}).", row=reason.row, ticket=to.ticket(reason))


def _passed_over(to: _Teller, reason: Reason) -> str:
    if not reason.others:
        return to.say("Is passed over on row {row} ({ticket}).", row=reason.row, ticket=to.ticket(reason))
    return to.say(
        "Is passed over on row {row} ({ticket}), which goes to {others}.",
        row=reason.row,
        ticket=to.ticket(reason),
        others=to.others(reason),
    )


def _freed(to: _Teller, reason: Reason) -> str:
    return to.words.count(
        "Above it, row {rows} is a doublure and brings no new name.",
        "Above it, rows {rows} are doublures and bring no new name.",
        len(reason.rows),
        rows=to.numbers(reason.rows),
    )


def _waits(to: _Teller, reason: Reason) -> str:
    names = to.words.count("{n} name", "{n} different names", reason.names_above or 0)
    if to.one.moving:
        return to.words.count(
            "Surely above row {row}: {names}. The time of {n} row is not known ({rows}), and it may come to "
            "stand above or below.",
            "Surely above row {row}: {names}. The times of {n} rows are not known ({rows}), and they may "
            "come to stand above or below.",
            reason.open_above or 0,
            row=reason.row,
            names=names,
            rows=to.numbers(reason.rows),
        )
    rows = to.words.count(
        "{n} row is still open ({rows})",
        "{n} rows are still open ({rows})",
        reason.open_above or 0,
        rows=to.numbers(reason.rows),
    )
    said = to.say("Above row {row}: {names}, and {open}.", row=reason.row, names=names, open=rows)
    return f"{said} {_doublures(to, reason)}"


def _doublures(to: _Teller, reason: Reason) -> str:
    """How many of the open rows above must become doublures."""
    needed, rows = reason.doublures_needed, reason.open_above or 0
    if needed is None:
        return to.words.count(
            "Even if it becomes a doublure, this row stays below the line.",
            "Even if all of them become doublures, this row stays below the line.",
            rows,
        )
    if needed == 0:
        return to.words.count(
            "Even if it brings a new name, this row stays above the line.",
            "Even if all of them bring new names, this row stays above the line.",
            rows,
        )
    if needed == rows:
        return to.words.count("It must become a doublure.", "All of them must become doublures.", rows)
    return to.words.count("{n} of them must become a doublure.", "{n} of them must become doublures.", needed)


def _moved(to: _Teller, reason: Reason) -> str:
    lost = reason.row is None
    said = {
        (Reading.LOWEST, True): N_(
            "If a designation on a distance took the lowest start there, {name} would lose row {row}."
        ),
        (Reading.LOWEST, False): N_(
            "If a designation on a distance took the lowest start there, {name} would have {place}row {row}."
        ),
        (Reading.FIRST, True): N_(
            "If a designation on a distance counted as first there, {name} would lose row {row}."
        ),
        (Reading.FIRST, False): N_(
            "If a designation on a distance counted as first there, {name} would have {place}row {row}."
        ),
        (None, True): N_("However a designation on a distance is read, {name} would lose row {row}."),
        (None, False): N_("However a designation on a distance is read, {name} would have {place}row {row}."),
    }[reason.reading, lost]
    place = "" if reason.place is None else to.say("{place} on ", place=to.places(reason))
    row = to.numbers(reason.rows) if lost else str(reason.row)
    return to.say(said, name=to.skater.family_name, row=row, place=place)


def _declined(to: _Teller, reason: Reason) -> str:
    return to.say("Does not go to the Games, and is passed over on every row.")


def _waived(to: _Teller, reason: Reason) -> str:
    event = to.words.event(reason.event or "")
    return to.say("Gives up the start on the {event}, and keeps the place on the team.", event=event)


def _designated(to: _Teller, reason: Reason) -> str:
    said = {
        Kind.TEAM: N_("The committee designates {skater} for the team, for the {event}."),
        Kind.DISTANCE: N_("The committee designates {skater} on the {event}."),
        Kind.ROW: N_("The committee designates {skater} on the row of the {event}."),
    }[Kind(reason.how or Kind.TEAM)]
    return to.say(said, skater=to.skater.name, event=to.words.event(reason.event or ""))


def _objection(to: _Teller, reason: Reason) -> str:
    return to.say("A recorded decision about {skater} has no effect.", skater=to.skater.name)


def _goes(to: _Teller, reason: Reason) -> str:
    said = {
        Route.ORDER: N_("{skater} goes to the Games, by the order: {place}."),
        Route.TEAM: N_("{skater} goes to the Games by designation, from {place}."),
        Route.DISTANCE: N_("{skater} goes to the Games by designation, from {place}."),
        Route.REPLACEMENT: N_("{skater} goes to the Games in place of {others}."),
    }[Route(reason.how or Route.ORDER)]
    if reason.best is None and reason.how in (Route.TEAM, Route.DISTANCE):
        said = N_("{skater} goes to the Games by designation.")
    return to.say(said, skater=to.skater.name, place=to.places(reason), others=to.others(reason))


def _left_out(to: _Teller, reason: Reason) -> str:
    return to.say(
        "{skater} stands inside the line, on {place}, and stays home: {others} is designated for the "
        "{event}.",
        skater=to.skater.name,
        place=to.places(reason),
        others=to.others(reason),
        event=to.words.event(reason.event or ""),
    )


def _replaced(to: _Teller, reason: Reason) -> str:
    return to.say(
        "{skater} was on the team and is replaced by {others}.",
        skater=to.skater.name,
        others=to.others(reason),
    )


def _undecided(to: _Teller, reason: Reason) -> str:
    said = to.say(
        "Whether {skater} goes is not decided yet: {place}.", skater=to.skater.name, place=to.places(reason)
    )
    return f"{said} {awaited_text(reason.rows, to.words)}" if reason.rows else said


def _outside(to: _Teller, reason: Reason) -> str:
    return to.say(
        "{skater} stands below the line, on {place}.", skater=to.skater.name, place=to.places(reason)
    )


def _nowhere(to: _Teller, reason: Reason) -> str:
    return to.say("{skater} stands on no row of the order.", skater=to.skater.name)


def _starts(to: _Teller, reason: Reason) -> str:
    event = to.words.event(reason.event or "")
    said = {
        Given.PREQUALIFIED: N_("Starts on the {event}, for which the ticket was there before the trials."),
        Given.RANK: N_("Starts on the {event}, as {rank} of the tournament."),
        Given.DESIGNATED: N_("Starts on the {event}, designated."),
        Given.FILLED_UP: N_("Starts on the {event}, as {rank}, in place of {others}."),
        Given.OVERRULED: N_("Starts on the {event} by decision of the committee."),
        Given.REPLACED: N_("Starts on the {event} as a replacement for {others}."),
    }[Given(reason.how or Given.RANK)]
    rank = "" if reason.on_ice is None else to.words.ordinal(reason.on_ice)
    return to.say(said, event=event, rank=rank, others=to.others(reason))


def _loses(to: _Teller, reason: Reason) -> str:
    said = to.say(
        "Does not start on the {event}: {loss}",
        event=to.words.event(reason.event or ""),
        loss=to.say(LOSSES[Loss(reason.how or Loss.NOT_IN_TEAM)]),
    )
    return said + (
        to.say("; the start goes to {others}.", others=to.others(reason)) if reason.others else "."
    )


def _may_start(to: _Teller, reason: Reason) -> str:
    return to.say("May still get a start on the {event}.", event=to.words.event(reason.event or ""))


def _line_up(to: _Teller, reason: Reason) -> str:
    event = to.words.event(reason.event or "")
    if not reason.others:
        return to.say("Is named for the {event}.", event=event)
    return to.say("Is named for the {event}, with {others}.", event=event, others=to.others(reason))


_SAID: dict[About, Callable[[_Teller, Reason], str]] = {
    About.PREQUALIFIED: _prequalified,
    About.PLACE: _place,
    About.DOUBLURE: _doublure,
    About.LEVEL: _level,
    About.STANDS: _stands,
    About.MAY_HOLD: _may_hold,
    About.PASSED_OVER: _passed_over,
    About.WAITS: _waits,
    About.FREED: _freed,
    About.MOVED: _moved,
    About.DECLINED: _declined,
    About.WAIVED: _waived,
    About.DESIGNATED: _designated,
    About.OBJECTION: _objection,
    About.GOES: _goes,
    About.LEFT_OUT: _left_out,
    About.REPLACED: _replaced,
    About.UNDECIDED: _undecided,
    About.OUTSIDE: _outside,
    About.NOWHERE: _nowhere,
    About.STARTS: _starts,
    About.LOSES: _loses,
    About.MAY_START: _may_start,
    About.LINE_UP: _line_up,
}
