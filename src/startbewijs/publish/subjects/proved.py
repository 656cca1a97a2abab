"""What is proved of a skater while the team is not published yet, in sentences that several pages share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from startbewijs.outlook.ladder import Uncovered, ladder
from startbewijs.outlook.starting import StartOutlook, StartStatus, start_outlooks
from startbewijs.outlook.status import Outlook, Status
from startbewijs.publish.answer import Data
from startbewijs.publish.page import Sentence, Tone, text
from startbewijs.publish.subjects.choice import Choice
from startbewijs.publish.subjects.outlook.chances import start_waits
from startbewijs.publish.subjects.outlook.signs import places_text, shape, uncovered_text
from startbewijs.publish.words import N_, Words
from startbewijs.selection.explain import Reason
from startbewijs.selection.team import Member, Route
from startbewijs.sport.distances import Distance

SETTLED = (Status.CERTAIN, Status.BY_THE_ORDER, Status.DESIGNATED)
"""The statuses of who is on the team so far."""
_UNSETTLED = (Status.WAITING, Status.POSSIBLE)
_NUMBERS = {6: N_("six"), 7: N_("seven"), 8: N_("eight"), 9: N_("nine"), 10: N_("ten")}


def going_so_far(one: Choice) -> tuple[Member, ...]:
    """Who goes by the order or a decision; before the team is published everyone of whom that is proved."""
    if not one.open:
        return one.team.members
    settled = [member for member in one.team.members if _holds(one, member.skater)]
    known = {member.skater for member in settled} | {gone.skater for gone in one.team.dropped}
    for name in one.walk.names:
        found = one.proof(name.skater)
        if name.skater not in known and found is not None and found.status in SETTLED:
            settled.append(Member(name.skater, Route.ORDER, name.rows, name.place))
    return tuple(settled)


def _holds(one: Choice, skater: str) -> bool:
    """Whether no proof denies that a skater goes."""
    found = one.proof(skater)
    return found is None or found.status in (*SETTLED, Status.NOT_PROVED, Status.LEFT_OUT)


def undecided_so_far(one: Choice) -> tuple[str, ...]:
    """Who stands on a row, or would now, and may still go or not."""
    if not one.open:
        return one.team.undecided
    held = {name.skater for name in (*one.walk.names, *one.found.now.names)} | set(one.team.undecided)
    return tuple(
        found.skater
        for found in one.proved.values()
        if found.skater in held and found.status in (*_UNSETTLED, Status.NOT_PROVED) and _unsure(one, found)
    )


def _unsure(one: Choice, found: Outlook) -> bool:
    return found.status in _UNSETTLED or found.skater in one.team.undecided


def out_by_the_races(one: Choice) -> tuple[Outlook, ...]:
    """Who stands on a row and is proved to stand outside the line, whatever the races bring."""
    found = [one.proof(name.skater) for name in one.walk.names]
    return tuple(proof for proof in found if proof is not None and proof.status is Status.OUT)


def proved_out(one: Choice, skater: str) -> bool:
    """Whether no race can bring a skater inside the line any more."""
    found = one.proof(skater)
    return found is not None and found.status is Status.OUT


def out_lines(one: Choice, words: Words) -> list[Sentence]:
    """A sentence for each of them."""
    return [
        Sentence(text(proved_text(one, found, words), Tone.QUIET), shape(Status.OUT))
        for found in out_by_the_races(one)
    ]


def proved_text(one: Choice, found: Outlook, words: Words) -> str:
    """What is proved of a skater's place in the team, with the places that are still possible."""
    fields = {
        "skater": one.name(found.skater),
        "place": places_text(found.best, found.worst, words),
        "size": _number(one.walk.team_size, words),
    }
    match found.status:
        case Status.CERTAIN:
            return words.say("{skater} is certain, whatever the committee does: {place}.", **fields)
        case Status.BY_THE_ORDER:
            said = N_("{skater} is certain by the order: {place}. The committee can still change that.")
            return words.say(said, **fields)
        case Status.WAITING:
            if one.limit is None:
                said = N_("If it ended now, {skater} would hold a ticket; it is not certain yet: {place}.")
                return words.say(said, **fields)
            return words.say(
                "If it ended now, {skater} would be among the {size}; it is not certain yet: {place}.",
                **fields,
            )
        case Status.POSSIBLE:
            return _possible(one, found, fields, words)
        case Status.OUT:
            return _out(found, fields, words)
        case Status.NOT_PROVED:
            reason = "" if found.uncovered is None else uncovered_text(found.uncovered, words)
            return words.say("Nothing is proved about {skater}: {reason}.", reason=reason, **fields)
        case _:
            return words.say("{skater} is designated; the team is not published yet.", **fields)


def _possible(one: Choice, found: Outlook, fields: Data, words: Words) -> str:
    if found.now is not None or one.walk.name(found.skater) is not None:
        if one.limit is None:
            return words.say("{skater} can still earn a ticket: {place}.", **fields)
        return words.say("{skater} can still come among the {size}: {place}.", **fields)
    entered, unknown = (
        words.listed((words.say("the {distance}", distance=words.metres(race)) for race in races), N_("or"))
        for races in _races(one, found.skater)
    )
    if not unknown:
        said = N_("{skater} stands on no row and is still possible, only through {races}.")
        return words.say(said, races=entered, **fields)
    if not entered:
        said = N_(
            "{skater} stands on no row and is still possible, only through {races}, as not every entry there "
            "was published."
        )
        return words.say(said, races=unknown, **fields)
    said = words.say(
        "{skater} stands on no row and is still possible through {races}.", races=entered, **fields
    )
    too = words.say("Through {races} too, as not every entry there was published.", races=unknown)
    return f"{said} {too}"


def _out(found: Outlook, fields: Data, words: Words) -> str:
    if found.best is None:
        said = words.say("{skater} stands on no row, and no race to come can give one.", **fields)
    else:
        said = words.say("The races have put {skater} outside the {size} ({place}).", **fields)
    only = words.say("Only a designation, or somebody who does not go, could still change that.")
    return f"{said} {only}"


def awaited_text(rows: Iterable[int], words: Words) -> str:
    """Which rows are awaited, as a sentence."""
    numbers = [*map(str, rows)]
    return words.count(
        "Row {rows} is awaited.", "Rows {rows} are awaited.", len(numbers), rows=words.listed(numbers)
    )


def _number(size: int, words: Words) -> str:
    return words.say(_NUMBERS[size]) if size in _NUMBERS else str(size)


def _races(one: Choice, skater: str) -> tuple[list[Distance], list[Distance]]:
    """The distances through which a skater without a row can still get one: entered, and perhaps entered."""
    climbed = ladder(one.state, one.found.procedure, one.sex)
    if isinstance(climbed, Uncovered):
        return [], []
    entered: list[Distance] = []
    unknown: list[Distance] = []
    for contest in one.state.of_sex(one.sex):
        runner = climbed.fields[contest.distance].runner(skater)
        if runner is None or contest.closed is not None:
            continue
        if runner.lo == runner.hi and not runner.may_fail:
            continue
        (entered if skater in contest.entrants else unknown).append(contest.distance)
    return entered, unknown


Starts = dict[tuple[str, Distance], StartOutlook]


def starts_so_far(one: Choice) -> Starts:
    """What is proved of each start before the team is published; nothing after that."""
    if not one.open:
        return {}
    found = start_outlooks(one.state, one.found.procedure, one.sex, tuple(one.proved.values()))
    return {(start.skater, start.distance): start for start in found}


def start_text(start: StartOutlook, rank: str, words: Words) -> str:
    """A start that a skater has by rank before the team is published."""
    event = words.metres(start.distance)
    if start.status is StartStatus.OUT:
        return words.say("Has a start on the {event} only with a place in the team.", event=event)
    return words.say(
        "Holds a ticket for the {event}, as {rank}; the start waits for {what}.",
        event=event,
        rank=rank,
        what=start_waits(start, words),
    )


def with_proof(found: Outlook | None, reason: Reason) -> Reason:
    """The reason with the places that are proved, instead of those that its row alone allows."""
    if found is None or found.bounds is None or reason.best is None:
        return reason
    place = found.best if found.best == found.worst else None
    return replace(reason, place=place, best=found.best, worst=found.worst)


def proved_data(found: Outlook | None) -> Data | None:
    """What is proved of one skater over all endings."""
    if found is None:
        return None
    return {"status": found.status.value, "best": found.best, "worst": found.worst}
