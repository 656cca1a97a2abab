"""The commands of the desk as data: what each needs to be told, and the decider that it leads to.

What is sent from a screen is words by name. Each command reads the words it needs, refuses what they cannot
mean, and gives a decision that is taken in whatever state the log is in when it is recorded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from startbewijs.errors import Refused
from startbewijs.log.events.base import Event
from startbewijs.service.office import racing
from startbewijs.service.office.pairs import At
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Distance
from startbewijs.sport.typed import typed_time

LONGEST = 2_000
"""Letters that a word from a screen may have; a reason may have as many."""


class Given(dict[str, str]):
    """What a screen sent, by name."""

    def text(self, name: str) -> str:
        """A word that has to be there."""
        found = self.get(name, "").strip()
        if not found:
            raise Refused("“{name}” is empty; fill it in.", name=name)
        if len(found) > LONGEST:
            raise Refused("“{name}” is too long; say it in {most} letters.", name=name, most=LONGEST)
        return found

    def whole(self, name: str) -> int:
        """A whole number."""
        text = self.text(name)
        if not (text.isascii() and text.isdigit() and len(text) < 10):
            raise Refused("“{text}” is no whole number.", text=text[:40])
        return int(text)

    def distance(self) -> Distance:
        """The distance."""
        return Distance.of(self.text("distance"))

    def at(self) -> At:
        """The pair."""
        return At(self.distance(), self.whole("race"), self.text("pair"))


Make = Callable[[Competition, Given], Iterable[Event]]


@dataclass(frozen=True, slots=True)
class Order:
    """A command of the desk: the name under which `powers` knows it, and what it comes to."""

    power: str
    make: Make


def _time(state: Competition, given: Given) -> Iterable[Event]:
    at = given.at()
    metres = given.whole("metres") if given.get("metres") else at.distance.metres
    sources = [one for one in racing.SOURCES if one == given.get("source", racing.SOURCES[0])]
    if not sources:
        raise Refused(
            "“{source}” is no source of a time; there are {known}.",
            source=given.get("source", "")[:40],
            known=", ".join(racing.SOURCES),
        )
    read = typed_time(given.text("time"), metres)
    return racing.time(state, at, given.text("skater"), read, sources[0], metres)


def _mishap(state: Competition, given: Given) -> Iterable[Event]:
    found = [one for one in racing.SEEN if one.name.lower() == given.text("mishap")]
    if not found:
        raise Refused("“{text}” is nothing that is seen on the ice.", text=given.text("mishap")[:40])
    return racing.seen(state, given.at(), given.text("skater"), found[0])


ORDERS: Mapping[str, Order] = {
    "call": Order("call", lambda state, given: racing.called(state, given.at())),
    "start": Order("start", lambda state, given: racing.started(state, given.at())),
    "false-start": Order(
        "false start", lambda state, given: racing.false_start(state, given.at(), given.text("skater"))
    ),
    "time": Order("time", _time),
    "mishap": Order("mishap", _mishap),
    "hindered": Order(
        "hindered",
        lambda state, given: racing.hindered(
            state, given.at(), given.text("skater"), given.get("where") or None
        ),
    ),
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
    "disqualify": Order(
        "disqualify",
        lambda state, given: racing.disqualified(state, given.at(), given.text("skater"), given.text("code")),
    ),
    "re-skate": Order(
        "re-skate", lambda state, given: racing.reskate_granted(state, given.at(), given.text("skater"))
    ),
    "confirm": Order("confirm", lambda state, given: racing.confirmed(state, given.at())),
    "resurface": Order(
        "resurface",
        lambda state, given: racing.resurfaced(state, given.distance(), given.whole("race"), given.at()),
    ),
}
"""Every command of the desk, by the name under which screens send it."""
