"""The decisions of the referee and of the selection committee."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from startbewijs.errors import Refused
from startbewijs.log.events.base import Event
from startbewijs.service.naming import designation_named, team_event_named
from startbewijs.service.office import choosing, ruling
from startbewijs.service.office.orders.given import Given, Order
from startbewijs.service.office.publishing import team_publication
from startbewijs.sport.competition import Competition


def _corrected(state: Competition, given: Given) -> Iterable[Event]:
    return ruling.correction(
        state,
        given.distance(),
        given.whole_or_none("race"),
        given.skater(state),
        time=given.optional("time"),
        status=given.optional("status"),
        code=given.optional("code"),
    )


def _disqualified(state: Competition, given: Given) -> Iterable[Event]:
    race, code = given.whole_or_none("race"), given.optional("code")
    return ruling.disqualification(state, given.distance(), race, given.skater(state), code)


def _protest(state: Competition, given: Given) -> Iterable[Event]:
    return ruling.protest(state, given.distance(), given.whole_or_none("race"), given.optional("lodged_by"))


def _protest_decided(state: Competition, given: Given) -> Iterable[Event]:
    decided = given.text("decision")
    if decided not in ("upheld", "rejected"):
        raise Refused("A protest is upheld or rejected; choose one.")
    return ruling.protest_decision(state, given.whole("protest"), decided == "upheld")


def _designated(state: Competition, given: Given) -> Iterable[Event]:
    skater, procedure = given.skater(state), given.procedure(state)
    kind, event = designation_named(given.text("event"), skater.sex, state, procedure)
    return choosing.designation(state, procedure, skater, kind, event)


def _overruled(state: Competition, given: Given) -> Iterable[Event]:
    procedure, into = given.procedure(state), given.skater(state, "into")
    return choosing.overruled_start(
        state, procedure, given.distance(), into, given.skater_or_none(state, "out")
    )


def _replaced(state: Competition, given: Given) -> Iterable[Event]:
    out, into = given.skater(state, "out"), given.skater(state, "into")
    procedure, named = given.procedure(state), given.optional("event")
    event = None if named is None else designation_named(named, out.sex, state, procedure)[1]
    return choosing.replaced(state, procedure, out, into, event)


DECISIONS: Mapping[str, Order] = {
    "correct": Order("correct", _corrected),
    "disqualify": Order("disqualify", _disqualified),
    "protest": Order("protest", _protest),
    "decide-protest": Order("decide-protest", _protest_decided),
    "calamity": Order(
        "calamity", lambda state, given: choosing.calamity(state, given.distance(), given.skater(state))
    ),
    "level-ranks": Order(
        "level-ranks",
        lambda state, given: choosing.level_order(state, given.distance(), given.skaters(state)),
    ),
    "designate": Order("designate", _designated),
    "withdraw-designation": Order(
        "withdraw-designation",
        lambda state, given: choosing.withdrawn_designation(state, None, given.skater(state)),
    ),
    "decline": Order("decline", lambda state, given: choosing.declined(state, given.skater(state))),
    "waive-start": Order(
        "waive-start",
        lambda state, given: choosing.waived_start(
            state, given.procedure(state), given.distance(), given.skater(state)
        ),
    ),
    "overrule-start": Order("overrule-start", _overruled),
    "name-line-up": Order(
        "name-line-up",
        lambda state, given: choosing.line_up(
            state, given.procedure(state), team_event_named(given.text("event")), given.skaters(state)
        ),
    ),
    "publish-team": Order(
        "publish-team",
        lambda state, given: team_publication(
            state, given.procedure(state), given.sex(), given.skaters(state), given.why
        ),
    ),
    "replace": Order("replace", _replaced),
}
