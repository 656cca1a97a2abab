"""A selection procedure as values: what a federation laid down, number by number with its source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from startbewijs.sport.competition import Counting
from startbewijs.sport.distances import Distance, Sex

LEVEL_UNDECIDED = "undecided"
"""Skaters who are level on a decisive rank stay undecided until the committee puts them in order."""


class Kind(StrEnum):
    """What a designation is for: a place in the team, a start on a distance, a designated row."""

    TEAM = "team"
    DISTANCE = "distance"
    ROW = "row"


class Reading(StrEnum):
    """What a designation on a distance does there.

    `LOWEST`: the designated skater takes the start, and the row, of the lowest holder. `FIRST`: the
    designated skater counts as first and moves everybody else one rank down.
    """

    LOWEST = "lowest"
    FIRST = "first"


class Sure(StrEnum):
    """How well an article is known: read in the press, seen in what was decided, or our own choice."""

    PRESS = "press"
    CASE = "case"
    OURS = "ours"


class Topic(StrEnum):
    """What a procedure must have an article about: its numbers, and every step that decides a name."""

    TEAM_SIZE = "team_size"
    PLACES = "places"
    COUNTING = "counting"
    ORDER_WOMEN = "order.women"
    ORDER_MEN = "order.men"
    LEVEL = "level"
    DOUBLURES = "doublures"
    DECLINED = "declined"
    WAIVED = "waived"
    FILL_UP = "fill_up"
    OVERRULED = "overruled"
    LINE_UPS = "line_ups"
    REPLACED = "replaced"
    AT_MOST = "designations.at_most"
    KINDS = "designations.kinds"
    READINGS = "designations.readings"
    ROWS_COUNT = "designations.rows_count"
    TEAM_EVENTS = "designations.team_events"
    TEAM = "designations.team"
    DISTANCE = "designations.distance"
    ROW = "designations.row"
    PREQUALIFIED = "prequalified"
    REFERENCE = "reference"


WHERE_USED = {Topic.PREQUALIFIED, Topic.REFERENCE}
"""Topics of which only a procedure that uses them must have an article."""

ORDER_TOPICS = {Sex.WOMEN: Topic.ORDER_WOMEN, Sex.MEN: Topic.ORDER_MEN}


@dataclass(frozen=True, slots=True)
class Row:
    """One ticket of a selection order: a rank on a distance or, without a rank, a designated row.

    >>> Row(1, "w500", 1).distance, Row(3, "w-mass-start").designated
    (Distance(sex=<Sex.WOMEN: 'w'>, metres=500), True)

    `index` is the performance index that was published for the ticket, by which the rows stand as they do.
    """

    number: int
    event: str
    rank: int | None = None
    article: str | None = None
    index: int | None = None

    @property
    def designated(self) -> bool:
        return self.rank is None

    @property
    def distance(self) -> Distance | None:
        return None if self.rank is None else Distance.of(self.event)


@dataclass(frozen=True, slots=True)
class Designations:
    """What the committee may do for one sex.

    More than one reading means that the sources leave open what a designation on a distance does.
    `rows_count` says whether the naming of a designated row is one of the `at_most`.
    """

    at_most: int
    kinds: frozenset[Kind]
    readings: tuple[Reading, ...]
    rows_count: bool
    team_events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prequalified:
    """A skater whose ticket on a distance is there before the trials: who starts there counts as first.

    The others skate for the tickets that remain. Who does not start has no ticket there.
    """

    skater: str
    distance: Distance
    article: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """A sentence of the procedure, what it is about, where it was read and how sure it is."""

    key: str
    says: str
    about: tuple[str, ...]
    sources: tuple[str, ...]
    sure: Sure


@dataclass(frozen=True, slots=True)
class Source:
    """Where something was read; `published` is a day or a month as far as it is known."""

    title: str
    published: str | None
    address: str


@dataclass(frozen=True, slots=True)
class Procedure:
    """A selection procedure: numbers, orders and what the committee may do, with articles and sources.

    `places` and `counting` are by event key (`w500`, `m-mass-start`); `sha256` is of the file's bytes.
    Of a sex in `limitless` everyone goes who holds a ticket: its `team_size` is a number that the names on
    the rows and every designation together cannot reach. `references` are the times, in hundredths, to
    which results are compared where the rows of an order are drawn from the times.
    """

    id: str
    version: str
    title: str
    federation: str
    games: str
    note: str
    team_size: Mapping[Sex, int]
    places: Mapping[str, int]
    counting: Mapping[str, Counting]
    orders: Mapping[Sex, tuple[Row, ...]]
    designations: Mapping[Sex, Designations]
    level: str
    articles: Mapping[str, Article]
    sources: Mapping[str, Source]
    sha256: str
    limitless: frozenset[Sex] = frozenset()
    prequalified: tuple[Prequalified, ...] = ()
    references: Mapping[Distance, int] = field(default_factory=dict)

    def article(self, topic: str) -> str | None:
        """The key of the article about a topic, or about what the topic is part of; the closest wins.

        `places.w5000` is answered by an article about `places.w5000`, else by one about `places`.
        """
        while topic:
            for article in self.articles.values():
                if topic in article.about:
                    return article.key
            topic = topic.rpartition(".")[0]
        return None

    def named_on(self, distance: Distance) -> tuple[str, ...]:
        """Who is prequalified on a distance, in the order in which the procedure names them."""
        return tuple(one.skater for one in self.prequalified if one.distance == distance)

    def drawn(self, sex: Sex) -> bool:
        """Whether the rows of an order stand as the times draw them, instead of as they are listed."""
        return any(distance.sex is sex for distance in self.references)

    def distances(self, sex: Sex) -> tuple[Distance, ...]:
        """The distances of one sex that this procedure gives places on, shortest first."""
        return tuple(distance for distance in map(_distance, self.places) if distance and distance.sex is sex)


def _distance(event: str) -> Distance | None:
    return None if "-" in event else Distance.of(event)
