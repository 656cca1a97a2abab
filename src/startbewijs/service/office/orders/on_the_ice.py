"""The commands about one pair."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from startbewijs.errors import Refused
from startbewijs.log.events.base import Event
from startbewijs.service.office import hall, racing
from startbewijs.service.office.orders.given import Given, Order
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Lane
from startbewijs.sport.typed import typed_time


def _time(state: Competition, given: Given) -> Iterable[Event]:
    at = given.at()
    metres = given.whole_or_none("metres") or at.distance.metres
    named = given.optional("source") or racing.SOURCES[0]
    sources = [one for one in racing.SOURCES if one == named]
    if not sources:
        raise Refused(
            "“{source}” is no source of a time; there are {known}.",
            source=named[:40],
            known=", ".join(racing.SOURCES),
        )
    read = typed_time(given.text("time"), metres)
    return racing.time(state, at, given.text("skater"), read, sources[0], metres)


def _mishap(state: Competition, given: Given) -> Iterable[Event]:
    found = [one for one in racing.SEEN if one.name.lower() == given.text("mishap")]
    if not found:
        raise Refused("“{text}” is nothing that is seen on the ice.", text=given.text("mishap")[:40])
    return racing.seen(state, given.at(), given.text("skater"), found[0])


def _hindered(state: Competition, given: Given) -> Iterable[Event]:
    return racing.hindered(state, given.at(), given.text("skater"), given.optional("where"))


def _re_skate_drawn(state: Competition, given: Given) -> Iterable[Event]:
    lanes = {lane: given.skater_or_none(state, lane.value) for lane in Lane}
    skaters = {lane: skater.id for lane, skater in lanes.items() if skater is not None}
    if not skaters:
        raise Refused("Say who skates again, in the inner or the outer lane.")
    return racing.reskate(state, given.distance(), given.whole("race"), skaters)


ON_THE_ICE: Mapping[str, Order] = {
    "call": Order("call", lambda state, given: racing.called(state, given.at())),
    "start": Order("start", lambda state, given: racing.started(state, given.at())),
    "false-start": Order(
        "false start", lambda state, given: racing.false_start(state, given.at(), given.optional("skater"))
    ),
    "time": Order("time", _time),
    "mishap": Order("mishap", _mishap),
    "hindered": Order("hindered", _hindered),
    "warn": Order(
        "warn",
        lambda state, given: racing.warned(state, given.at(), given.text("skater"), given.text("code")),
    ),
    "did-not-start": Order(
        "did not start", lambda state, given: racing.did_not_start(state, given.at(), given.text("skater"))
    ),
    "did-not-finish": Order(
        "did not finish", lambda state, given: racing.did_not_finish(state, given.at(), given.text("skater"))
    ),
    "disqualify-in-pair": Order(
        "disqualify",
        lambda state, given: racing.disqualified(state, given.at(), given.text("skater"), given.text("code")),
    ),
    "re-skate": Order(
        "re-skate", lambda state, given: racing.reskate_granted(state, given.at(), given.text("skater"))
    ),
    "draw-re-skate": Order("draw re-skate", _re_skate_drawn),
    "confirm": Order("confirm", lambda state, given: racing.confirmed(state, given.at())),
    "release": Order("release", lambda state, given: hall.released(state, given.at())),
    "resurface": Order(
        "resurface",
        lambda state, given: racing.resurfaced(state, given.distance(), given.whole("race"), given.at()),
    ),
}
