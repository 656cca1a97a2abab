"""What the sentences about facts have in common: names, races, times, in one language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from startbewijs.log.events import tournament
from startbewijs.log.events.base import InRace
from startbewijs.publish.subjects.pairs import called
from startbewijs.publish.subjects.racing import race_title
from startbewijs.publish.words import Words
from startbewijs.sport.competition import Competition
from startbewijs.sport.distances import Distance
from startbewijs.sport.times import RaceTime

Tell = Callable[[Any, "Teller"], str]
"""A fact of one kind as a sentence without a full stop."""


class Teller:
    """What the sentences about facts have in common: names, races, times, in one language."""

    def __init__(self, state: Competition, words: Words) -> None:
        self.state = state
        self.words = words

    def say(self, message: str, /, **fields: object) -> str:
        """The sentence in the language of the reader."""
        return self.words.say(message, **fields)

    def name(self, id_: str | None) -> str:
        """The name of a skater, or that it was not published."""
        if id_ is None:
            return self.words.say("not published")
        known = self.state.skaters.get(id_)
        return id_ if known is None else known.name

    def names(self, ids: tuple[str | None, ...]) -> str:
        """Several names, as a person lists them."""
        return self.words.listed(self.name(id_) for id_ in ids)

    def race(self, event: InRace | tournament.Block) -> str:
        """The race that a fact, or a part of a programme, is about."""
        contest = self.state.contests.get(Distance.of(event.distance))
        if contest is None:
            return self.words.distance(Distance.of(event.distance))
        return race_title(contest, event.race, self.words)

    def pair(self, event: InRace, pair: str) -> str:
        """The pair that a fact is about, as the rink calls it; by its id where it was not drawn."""
        contest = self.state.contests.get(Distance.of(event.distance))
        race = None if contest is None else contest.races.get(event.race)
        known = None if race is None else race.pairs.get(pair)
        if known is None:
            return self.words.say("pair {pair}", pair=pair)
        return called(self.state, known, self.words)

    def distance(self, key: str) -> str:
        """A distance or event by its key."""
        return self.words.event(key)

    def time(self, text: str | None) -> str:
        """A time with every decimal that was recorded."""
        return "" if text is None else self.words.time(RaceTime.parse(text), 3)


def in_pair(message: str) -> Tell:
    """Tells of a pair what a message with {race} and {pair} says."""

    def tell(event: Any, to: Teller) -> str:
        return to.say(message, race=to.race(event), pair=to.pair(event, event.pair))

    return tell


def on_skater(message: str) -> Tell:
    """Tells of a skater in a race what a message with {race} and {skater} says."""

    def tell(event: Any, to: Teller) -> str:
        return to.say(message, race=to.race(event), skater=to.name(event.skater))

    return tell


def on_distance(message: str) -> Tell:
    """Tells of a skater on a distance what a message with {skater} and {distance} says."""

    def tell(event: Any, to: Teller) -> str:
        return to.say(message, skater=to.name(event.skater), distance=to.distance(event.distance))

    return tell
