"""Which designations hold under the procedure, and what is wrong with the others."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from startbewijs.errors import Refused
from startbewijs.selection.decisions import Decisions
from startbewijs.selection.procedure import Kind, Procedure, Topic
from startbewijs.sport.competition import Designation
from startbewijs.sport.distances import Distance, Sex


class Fault(StrEnum):
    """Why a decision cannot have its effect."""

    KIND = "kind not allowed"
    TOO_MANY = "too many designations"
    EVENT = "event not allowed"
    NO_ROW = "no row left to fill"
    NO_CALAMITY = "no calamity recorded"
    NO_START = "no start left to give"
    DECLINED = "declined the Games"
    TWICE = "designated already"
    NOT_IN_TEAM = "not in the team"
    IN_TEAM = "in the team already"
    STARTS_ALREADY = "starts already"
    TOO_LONG = "too many names"


@dataclass(frozen=True, slots=True)
class Objection:
    """A recorded decision that has no effect: why, by which article, and at which position of the log.

    Line-ups carry no position.
    """

    fault: Fault
    skater: str
    event: str | None
    position: int | None
    article: str | None


def objections(procedure: Procedure, sex: Sex, decided: Decisions) -> tuple[Objection, ...]:
    """What is wrong with the designations, oldest first; an objectionable one has no effect."""
    return _weighed(procedure, sex, decided)[1]


def effective(procedure: Procedure, sex: Sex, decided: Decisions) -> tuple[Designation, ...]:
    """The designations that the procedure allows, oldest first."""
    return _weighed(procedure, sex, decided)[0]


def left(procedure: Procedure, sex: Sex, decided: Decisions) -> int:
    """How many designations the committee may still use."""
    allowed = procedure.designations[sex]
    used = sum(_counts(procedure, sex, made) for made in effective(procedure, sex, decided))
    return allowed.at_most - used


def admitted(procedure: Procedure, sex: Sex, decided: Decisions) -> None:
    """Refuse decisions of which the newest designation is one that the procedure does not allow."""
    newest = max((made.position for made in decided.designations), default=None)
    for objection in objections(procedure, sex, decided):
        if objection.position == newest:
            raise refusal(procedure, sex, objection)


def refusal(procedure: Procedure, sex: Sex, objection: Objection) -> Refused:
    """An objection as the sentence for whoever wants to record such a designation."""
    fields: dict[str, object] = {
        "skater": objection.skater,
        "event": objection.event,
        "article": objection.article,
        "most": procedure.designations[sex].at_most,
    }
    match objection.fault:
        case Fault.KIND:
            return Refused(
                "{skater} cannot be designated in this way: the procedure does not know it (article "
                "“{article}”).",
                **fields,
            )
        case Fault.TOO_MANY:
            return Refused(
                "{skater} would be one designation too many: the procedure allows {most} (article "
                "“{article}”); withdraw another one first.",
                **fields,
            )
        case Fault.EVENT:
            return Refused(
                "{skater} cannot be designated for {event}: the procedure does not allow it (article "
                "“{article}”).",
                **fields,
            )
        case Fault.NO_ROW:
            return Refused(
                "No designated row of {event} is left for {skater} (article “{article}”); withdraw the "
                "other designation first.",
                **fields,
            )
        case Fault.NO_CALAMITY:
            return Refused(
                "No calamity of {skater} on {event} has been recorded (article “{article}”); record it "
                "first.",
                **fields,
            )
        case Fault.TWICE:
            return Refused("{skater} has been designated for {event} already.", **fields)
        case Fault.DECLINED:
            return Refused("{skater} does not go to the Games (article “{article}”).", **fields)
        case Fault.NOT_IN_TEAM:
            return Refused(
                "{skater} is not on the team (article “{article}”); name somebody who is.", **fields
            )
        case Fault.IN_TEAM:
            return Refused(
                "{skater} is on the team already (article “{article}”); name somebody who is not.", **fields
            )
        case Fault.STARTS_ALREADY:
            return Refused(
                "{skater} starts on {event} already (article “{article}”); name somebody who does not.",
                **fields,
            )
        case Fault.TOO_LONG:
            return Refused(
                "{skater} is one name too many for {event} (article “{article}”); leave somebody out.",
                **fields,
            )
        case _:
            return Refused(
                "No start on {event} is left for {skater} (article “{article}”).",
                **fields,
            )


def _weighed(
    procedure: Procedure, sex: Sex, decided: Decisions
) -> tuple[tuple[Designation, ...], tuple[Objection, ...]]:
    """The designations that hold, and the objections to the others."""
    held: list[Designation] = []
    faults: list[Objection] = []
    used = 0
    for made in decided.designations:
        found = _fault(procedure, sex, decided, made, held, used)
        if found is None:
            held.append(made)
            used += _counts(procedure, sex, made)
        else:
            fault, topic = found
            article = procedure.article(topic)
            faults.append(Objection(fault, made.skater, made.event, made.position, article))
    return tuple(held), tuple(faults)


def _counts(procedure: Procedure, sex: Sex, made: Designation) -> bool:
    return made.kind != Kind.ROW or procedure.designations[sex].rows_count


def _fault(
    procedure: Procedure, sex: Sex, decided: Decisions, made: Designation, held: list[Designation], used: int
) -> tuple[Fault, Topic] | None:
    """What is wrong with a designation after those that hold already, and the topic of its article."""
    allowed = procedure.designations[sex]
    alike = sum(other.kind == made.kind and other.event == made.event for other in held)
    if made.skater in decided.declined:
        return Fault.DECLINED, Topic.DECLINED
    if any((other.kind, other.event, other.skater) == (made.kind, made.event, made.skater) for other in held):
        return Fault.TWICE, Topic.AT_MOST
    if made.kind not in allowed.kinds:
        return Fault.KIND, Topic.KINDS
    if _counts(procedure, sex, made) and used >= allowed.at_most:
        return Fault.TOO_MANY, Topic.AT_MOST
    if made.kind == Kind.TEAM:
        return None if made.event in allowed.team_events else (Fault.EVENT, Topic.TEAM_EVENTS)
    if made.kind == Kind.ROW:
        free = sum(row.designated and row.event == made.event for row in procedure.orders[sex])
        return None if alike < free else (Fault.NO_ROW, Topic.ROW)
    if (made.skater, Distance.of(made.event)) not in decided.calamities:
        return Fault.NO_CALAMITY, Topic.DISTANCE
    return None if alike < procedure.places.get(made.event, 0) else (Fault.NO_START, Topic.DISTANCE)
