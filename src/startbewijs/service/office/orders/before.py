"""The commands of the office: who skates what, against whom, and when a distance is over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from startbewijs.errors import Refused
from startbewijs.log.events.base import Event
from startbewijs.log.events.tournament import SecondDraw
from startbewijs.service.moments import asked_day
from startbewijs.service.naming import distances_named
from startbewijs.service.office import hall, publications, racing
from startbewijs.service.office.clocking import hand_correction
from startbewijs.service.office.drawing import By, Wanted, draw_of, drawing, fresh_seed
from startbewijs.service.office.drawn_elsewhere import published, typed
from startbewijs.service.office.entering import closing, entries, withdrawal
from startbewijs.service.office.officials import naming, officials_named
from startbewijs.service.office.opening import announcement
from startbewijs.service.office.orders.given import Given, Order
from startbewijs.service.office.programming import blocks_typed, programme_set
from startbewijs.service.office.registering import name_typed, registration
from startbewijs.service.office.repairing import changed_by_hand, repaired
from startbewijs.sport.competition import Competition, Counting

_BY: Mapping[str, By | None] = {
    "": None,
    "season_best": "season_best",
    "random": "random",
    "first_race": "first_race",
}
_COUNTING: Mapping[str, Counting] = {one.value: one for one in Counting}
_SECOND: Mapping[str | None, SecondDraw | None] = {
    None: None,
    "swapped": "swapped",
    "ranking": "ranking",
    "redrawn": "redrawn",
}


def _registered(state: Competition, given: Given) -> Iterable[Event]:
    return registration(
        state,
        name_typed(given.text("name").split()),
        given.sex(),
        number=given.whole_or_none("number"),
        team=given.optional("team"),
        nation=given.optional("nation"),
        namesake=given.optional("namesake") is not None,
    )


def _second(given: Given) -> SecondDraw | None:
    said = given.optional("second")
    if said not in _SECOND:
        raise Refused("“{text}” is not on the list; choose from it.", text=str(said)[:40])
    return _SECOND[said]


def _announced(state: Competition, given: Given) -> Iterable[Event]:
    counting, second = given.optional("counting") or "single", _second(given)
    if counting not in _COUNTING:
        raise Refused("“{text}” is not on the list; choose from it.", text=counting[:40])
    if second is not None and counting == "single":
        raise Refused("How a second race is drawn is for distances that are skated twice; leave it out.")
    named = distances_named(given.text("distances").replace(",", " ").split())
    procedure = None if state.adoption is None else given.procedure(state)
    return announcement(state, named, _COUNTING[counting], procedure, second)


def _entered(state: Competition, given: Given) -> Iterable[Event]:
    skaters = given.skaters(state)
    if not skaters:
        raise Refused("“{name}” is empty; fill it in.", name="skaters")
    return entries(state, skaters, given.distances())


def _closed(state: Competition, given: Given) -> Iterable[Event]:
    known: Literal["all", "some"] = "some" if given.optional("known") == "some" else "all"
    return closing(state, given.distances(), known)


def _withdrawn(state: Competition, given: Given) -> Iterable[Event]:
    distance = None if given.optional("distance") is None else given.distance()
    return withdrawal(state, given.skater(state), distance)


def _drawn(state: Competition, given: Given) -> Iterable[Event]:
    by = given.optional("by") or ""
    if by not in _BY:
        raise Refused("“{by}” is no way to make groups.", by=by[:40])
    wanted = Wanted(
        distance=given.distance(),
        race=given.whole("race"),
        by=_BY[by],
        group_size=given.whole_or_none("group_size"),
        second=_second(given),
        spread="team" if given.optional("spread") is not None else "none",
        quartets=given.optional("quartets") is not None,
    )
    return drawing(state, draw_of(state, wanted, given.optional("seed") or fresh_seed()))


def _published(state: Competition, given: Given) -> Iterable[Event]:
    lines = [one.strip() for one in given.words.get("pairs", "")[:8_000].splitlines() if one.strip()]
    if not lines:
        raise Refused("“{name}” is empty; fill it in.", name="pairs")
    return published(
        state,
        given.distance(),
        given.whole("race"),
        typed(lines),
        lanes=given.optional("no_lanes") is None,
        unclosed=given.optional("unclosed") is not None,
    )


def _taken_over(state: Competition, given: Given) -> Iterable[Event]:
    return publications.taken_over(
        state,
        given.distance(),
        given.whole("race"),
        given.skater(state),
        given.optional("result"),
        rank=given.whole_or_none("rank"),
        basis=given.optional("basis"),
    )


def _left_out(state: Competition, given: Given) -> Iterable[Event]:
    return racing.left_out(state, given.distance(), given.whole("race"), given.skater(state).id)


def _changed(state: Competition, given: Given) -> Iterable[Event]:
    lines = [one.strip() for one in given.words.get("pairs", "")[:8_000].splitlines() if one.strip()]
    distance, race = given.distance(), given.whole("race")
    if lines:
        return changed_by_hand(state, distance, race, lines)
    return repaired(state, distance, race, join=given.optional("join") is not None)


def _programme(state: Competition, given: Given) -> Iterable[Event]:
    items = [one.strip() for one in given.words.get("races", "")[:8_000].splitlines() if one.strip()]
    return programme_set(state, asked_day(given.text("day")), blocks_typed(items))


BEFORE: Mapping[str, Order] = {
    "officials": Order(
        "officials", lambda state, given: naming(state, officials_named([given.text("officials")]))
    ),
    "set-wall": Order(
        "set-wall", lambda state, given: hall.wall_set(state, hall.wall_setting(given.text("results")))
    ),
    "hand-correction": Order(
        "hand-correction", lambda state, given: hand_correction(state, given.text("seconds"))
    ),
    "announce": Order("announce", _announced),
    "register": Order("register", _registered),
    "enter": Order("enter", _entered),
    "withdraw": Order("withdraw", _withdrawn),
    "set-programme": Order("set-programme", _programme),
    "close-entries": Order("close-entries", _closed),
    "draw": Order("draw", _drawn),
    "published-draw": Order("draw", _published),
    "take-over": Order("take-over", _taken_over),
    "left-out": Order("did not start", _left_out),
    "re-pair": Order("re-pair", _changed),
    "close-distance": Order("close-distance", lambda state, given: racing.closed(state, given.distance())),
}
