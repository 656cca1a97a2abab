"""What is proved about the end, with an alarm wherever a proof and the rules do not agree."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Iterable
from threading import RLock

from startbewijs.errors import Refused
from startbewijs.outlook.decisive import Decisive, decisive
from startbewijs.outlook.ladder import Uncovered, ladder
from startbewijs.outlook.proved import Proved, proved
from startbewijs.outlook.status import Outlook, Status, outlook, outlooks
from startbewijs.outlook.supposing import Supposition, supposed
from startbewijs.publish.subjects.outlook.prospect import Prospect
from startbewijs.selection.decisions import decisions
from startbewijs.selection.designations import objections, refusal
from startbewijs.selection.procedure import Procedure
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Sex
from startbewijs.sport.skaters import Skater

ALARM = logging.getLogger("startbewijs.proof")
"""Where it is reported that an ending came out otherwise than was proved: a defect of ours."""


_LATEST = 6
"""Of so many moments what was proved is compared with a new one."""


def prospects(state: Competition, procedure: Procedure, sexes: Iterable[Sex]) -> tuple[Prospect, ...]:
    """The outlook of everyone of each sex at this position of the log."""
    return tuple(alarmed(Prospect(state, procedure, sex, outlooks(state, procedure, sex))) for sex in sexes)


class Orders:
    """What was proved lately of each sex; a fact about one sex leaves the proofs of the other as they are.

    Several threads may share one.
    """

    def __init__(self) -> None:
        self._latest = {sex: deque[Proved](maxlen=_LATEST) for sex in Sex}
        self._turn = {sex: RLock() for sex in Sex}

    def of(self, state: Competition, procedure: Procedure, sex: Sex) -> Proved:
        """What is proved of one sex in a state that nobody carries on any more."""
        with self._turn[sex]:
            latest = self._latest[sex]
            found = proved(state, procedure, sex, latest)
            others = [one for one in latest if one is not found]
            latest.clear()
            latest.extend([found, *others[: _LATEST - 1]])
            return found


def alarmed(found: Prospect) -> Prospect:
    """The same, once every mismatch in it is reported; what is published says *not proved* there."""
    for one in found.outlooks:
        if one.uncovered is Uncovered.MISMATCH:
            ALARM.error(
                "position %s, %s: the ending that was proved came out otherwise when it was played; "
                "published as not proved",
                found.state.position,
                one.skater,
            )
    return found


def prospect_of(state: Competition, procedure: Procedure, skater: Skater) -> tuple[Prospect, Outlook]:
    """The outlook of one skater alone; who is entered nowhere is refused."""
    if not any(skater.id in contest.entrants for contest in state.of_sex(skater.sex)):
        raise Refused(
            "{skater} is entered for no distance, so there is nothing to prove.", skater=skater.name
        )
    found = outlook(state, procedure, skater.sex, skater.id)
    return alarmed(Prospect(state, procedure, skater.sex, (found,))), found


def admitted_state(state: Competition, procedure: Procedure, what: Supposition) -> Competition:
    """The competition as somebody supposes it; a designation that the procedure does not allow is refused."""
    after = supposed(state, what)
    for sex in Sex:
        known = {one.position for one in objections(procedure, sex, decisions(state, sex))}
        for objection in objections(procedure, sex, decisions(after, sex)):
            if objection.position not in known:
                problem = refusal(procedure, sex, objection)
                raise Refused(
                    problem.template,
                    **(problem.fields | {"skater": state.skater(objection.skater).name}),
                )
    return after


def deciding(one: Prospect) -> tuple[Decisive, ...]:
    """For every distance to come and everyone who may still go or not, what it alone can settle."""
    climbed = ladder(one.state, one.procedure, one.sex)
    if isinstance(climbed, Uncovered):
        return ()
    return tuple(
        decisive(climbed, contest.distance, found.skater)
        for contest in one.state.of_sex(one.sex)
        if contest.closed is None
        for found in one.outlooks
        if found.status in (Status.WAITING, Status.POSSIBLE)
    )
