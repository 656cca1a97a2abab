"""What stands on a card, the picture that goes along with a shared address: of a skater, or of who goes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from startbewijs.outlook.status import Outlook, Status
from startbewijs.publish.site.ground import Ground, state_words
from startbewijs.publish.subjects.classified import STAGES
from startbewijs.publish.subjects.order import games_title, race_day
from startbewijs.publish.subjects.outlook.proof import verdict
from startbewijs.publish.subjects.outlook.prospect import Prospect
from startbewijs.publish.subjects.outlook.signs import interval, shape, status_word, tone
from startbewijs.publish.subjects.remarks import STATUSES
from startbewijs.publish.words import Words
from startbewijs.results.classification import Stage, classification
from startbewijs.sport.competition import Contest
from startbewijs.sport.skaters import Skater

Card = dict[str, Any]
"""What a card shows, in texts and whole numbers, as JSON can carry it."""

WIDTH, HEIGHT = 1200, 630
"""The size of a card as a picture, which readers of links expect."""

_INSIDE = (Status.DESIGNATED, Status.CERTAIN, Status.BY_THE_ORDER, Status.WAITING)
_MOST = 12
"""More names of one sex than this would be too small to read."""
_NEXT = 2
"""How many of those below the line are named."""


def card_of(address: str) -> str:
    """The name of the card that goes along with a page: a skater's own, else who goes."""
    return address.replace("skater/", "card/", 1) if address.startswith("skater/") else "card"


def cards(ground: Ground) -> tuple[str, ...]:
    """The name of every card there is at a position: `card` says who goes, `card/femke-kok` is a skater's."""
    skaters = {skater for contest in ground.state.contests.values() for skater in contest.entrants}
    return ("card", *(f"card/{skater}" for skater in sorted(skaters)))


def card(ground: Ground, words: Words, name: str) -> Card:
    """What stands on one of them, which must be one that there is."""
    head = {"tournament": ground.state.name, "moment": state_words(ground, words)}
    _, _, skater = name.partition("/")
    if skater:
        return head | _skater(ground, words, ground.state.skater(skater))
    return head | _who_goes(ground, words)


def described(ground: Ground, words: Words, name: str) -> str:
    """The same in words, for who does not see it."""
    found = card(ground, words, name)
    if found["kind"] == "skater":
        parts = [found["name"], found["says"], *(" ".join(one) for one in found["results"])]
    else:
        parts = [found["title"]]
        for one in found["orders"]:
            by_word: dict[str, list[str]] = {}
            for inside in one["inside"]:
                by_word.setdefault(inside["word"], []).append(inside["name"])
            listed = [f"{word}: {words.listed(names)}" for word, names in by_word.items()]
            parts.append(f"{one['sex']} – {'; '.join(listed) or found['nobody']}")
        parts += [] if found["orders"] else [found["nobody"]]
    said = [*parts, found["moment"]]
    return " ".join(one if one.endswith(".") else f"{one}." for one in said if one)


def _skater(ground: Ground, words: Words, skater: Skater) -> Card:
    proved = ground.prospect(skater.id)
    contests = [one for one in ground.state.of_sex(skater.sex) if skater.id in one.entrants]
    return {
        "kind": "skater",
        "name": skater.name,
        "about": words.sex(skater.sex),
        "sign": None if proved is None else _sign(proved[1], words),
        "says": "" if proved is None else verdict(*proved, words),
        "bar": None if proved is None else _bar(*proved, words),
        "results": [[*_result(ground, one, skater, words)] for one in contests],
    }


def _sign(found: Outlook, words: Words) -> Card:
    """The word, the shape and the tone of a status."""
    return {
        "shape": found.status.value,
        "letter": shape(found.status),
        "word": status_word(found.status, words),
        "tone": tone(found.status).value,
    }


def _bar(one: Prospect, found: Outlook, words: Words) -> Card | None:
    """The interval; `worst` is None where the skater may end on no row."""
    if found.bounds is None:
        return None
    settled = found.best is not None and found.best == found.worst
    return {
        "best": found.best,
        "worst": found.worst,
        "now": found.now,
        "ticks": one.ticks,
        "line": one.limit,
        "places": words.say("place {n}", n=found.best if settled else interval(found, words)),
        "below": words.say("the line"),
    }


def _result(ground: Ground, contest: Contest, skater: Skater, words: Words) -> Iterator[str]:
    """The distance, the rank, and the time or what came of it; before the distance is final also that."""
    table = classification(contest)
    line = table.line(skater.id)
    yield words.metres(contest.distance)
    yield "" if line is None or line.rank is None else words.ordinal(line.rank)
    if table.stage is Stage.NOT_BEGUN or line is None:
        day = race_day(ground.state, contest.distance)
        yield words.say("to come") if day is None else words.day(day, year=False)
        return
    digits = 3 if line.separated else 2
    time = words.say(STATUSES[line.status]) if line.time is None else words.time(line.time, digits)
    yield time if table.stage is Stage.CLOSED else f"{time} ({words.say(STAGES[table.stage])})"


def _who_goes(ground: Ground, words: Words) -> Card:
    if ground.procedure is None:
        return {
            "kind": "order",
            "title": ground.state.name,
            "orders": [],
            "nobody": words.say("No selection procedure has been adopted yet, so nobody can earn a ticket."),
        }
    return {
        "kind": "order",
        "title": games_title(ground.procedure, words),
        "orders": [_order(one, words) for one in ground.prospects],
        "nobody": words.say("Nobody stands above the line yet."),
        "line": words.say("the line"),
    }


def _order(one: Prospect, words: Words) -> Card:
    """Who is inside as it stands, in the order of their places, and who stands next."""
    inside = [found for found in one.outlooks if _goes(one, found)]
    beside = [found for found in one.outlooks if found not in inside and found.now is not None]
    free = 0 if one.limit is None else one.limit - len(inside)
    sex = words.sex(one.sex)
    return {
        "sex": f"{sex[:1].upper()}{sex[1:]}",
        "limited": one.limit is not None,
        "inside": [_named(one, found, words) for found in inside[:_MOST]],
        "more": words.count("and {n} more", "and {n} more", len(inside) - _MOST) if inside[_MOST:] else "",
        "free": words.count("{n} place is free", "{n} places are free", free) if free > 0 else "",
        "next": [_named(one, found, words) for found in beside[:_NEXT]],
    }


def _goes(one: Prospect, found: Outlook) -> bool:
    """Whether a skater is in the team if it ended now; where nothing is proved, by the order alone."""
    if found.status is Status.NOT_PROVED:
        return found.now is not None and found.now <= one.team_size
    return found.status in _INSIDE


def _named(one: Prospect, found: Outlook, words: Words) -> Card:
    skater = one.state.skater(found.skater)
    place = "" if found.now is None else str(found.now)
    return _sign(found, words) | {"place": place, "name": skater.name, "short": skater.short}
