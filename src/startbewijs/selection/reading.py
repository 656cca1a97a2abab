"""From the file of a procedure to its values, or to one sentence that says what is wrong where."""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import sha256

from startbewijs.errors import Refused
from startbewijs.selection.claims import prequalified
from startbewijs.selection.lines import Path
from startbewijs.selection.measures import index_of, references
from startbewijs.selection.procedure import (
    LEVEL_UNDECIDED,
    ORDER_TOPICS,
    WHERE_USED,
    Article,
    Designations,
    Kind,
    Procedure,
    Reading,
    Row,
    Source,
    Sure,
    Topic,
)
from startbewijs.selection.sections import Section
from startbewijs.sport.competition import Counting
from startbewijs.sport.distances import DISTANCES, Sex

_SEXES = {"women": Sex.WOMEN, "men": Sex.MEN}
_DISTANCES = tuple(distance.key for distance in DISTANCES)
_EVENTS = (*_DISTANCES, *(f"{sex}-{event}" for sex in Sex for event in ("mass-start", "team-pursuit")))
_TOPICS = (
    *Topic,
    "order",
    "designations",
    *(f"{Topic.PLACES}.{event}" for event in _EVENTS),
    *(f"{Topic.COUNTING}.{distance}" for distance in _DISTANCES),
)
_TEXTS = ("id", "version", "title", "federation", "games", "note", "level")
_TABLES = ("team_size", "places", "counting", "order", "designations", "articles", "sources")
_WHERE_USED = ("prequalified", "reference")
_EVERY_TICKET = "every ticket"
_PUBLISHED = re.compile(r"^\d{4}(-\d{2}){0,2}$")


def procedure(text: str, name: str) -> Procedure:
    """The procedure that a TOML text lays down; `name` is what its refusals call the file.

    The digest is of the text as UTF-8, so hand over the bytes of the file decoded and nothing translated.
    """
    root = Section.root(text, name)
    root.only((*_TEXTS, *_TABLES), _WHERE_USED)
    if root.text("level") != LEVEL_UNDECIDED:
        raise root.at(
            ("level",),
            Refused(
                "{field} can only be “{undecided}”: level skaters wait for the committee.",
                undecided=LEVEL_UNDECIDED,
            ),
        )
    sources = _sources(root.section("sources"))
    articles = _articles(root.section("articles"), sources)
    places = _places(root.section("places"))
    orders = _orders(root.section("order"), places, articles)
    allowed = _designations(root.section("designations"), places)
    about = {topic: article.key for article in articles.values() for topic in article.about}
    sizes = _team_size(root.section("team_size"))
    found = Procedure(
        id=root.text("id"),
        version=root.text("version"),
        title=root.text("title"),
        federation=root.text("federation"),
        games=root.text("games"),
        note=root.text("note"),
        team_size={
            sex: len(orders[sex]) + allowed[sex].at_most + 1 if size is None else size
            for sex, size in sizes.items()
        },
        places=places,
        counting=_counting(root.section("counting"), orders),
        orders=orders,
        designations=allowed,
        level=root.text("level"),
        articles=articles,
        sources=sources,
        sha256=sha256(text.encode()).hexdigest(),
        limitless=frozenset(sex for sex, size in sizes.items() if size is None),
        prequalified=prequalified(root, orders, articles, about.get(Topic.PREQUALIFIED)),
        references=references(root, orders, allowed),
    )
    used = {topic for topic in WHERE_USED if topic.value in root.values}
    missing = [one.value for one in Topic if found.article(one) is None and one not in WHERE_USED - used]
    if len(missing) == 1:
        raise root.at(
            ("articles",),
            Refused(
                'no article says what “{topic}” rests on; add one with about = ["{topic}"].',
                topic=missing[0],
            ),
        )
    if missing:
        raise root.at(
            ("articles",),
            Refused(
                "no article says what {topics} rest on; add them to what an article is about.",
                topics=", ".join(f"“{one}”" for one in missing),
            ),
        )
    return found


def _sources(section: Section) -> dict[str, Source]:
    sources = {}
    for key in section.values:
        inner = section.section(key)
        inner.only(("title", "address"), ("published",))
        published = inner.text("published") if "published" in inner.values else None
        if published is not None and not _PUBLISHED.match(published):
            raise inner.at(
                ("published",),
                Refused(
                    "“{day}” is not a day; write it like 2025-12-26, a month like 2025-12.", day=published
                ),
            )
        sources[key] = Source(inner.text("title"), published, inner.text("address"))
    return sources


def _articles(section: Section, sources: Mapping[str, Source]) -> dict[str, Article]:
    articles: dict[str, Article] = {}
    for key in section.values:
        inner = section.section(key)
        inner.only(("says", "about", "sure"), ("sources",))
        sure = inner.choice("sure", Sure)
        cited = inner.texts("sources") if "sources" in inner.values else ()
        for n, source in enumerate(cited):
            inner.known(("sources", n), source, sources)
        if not cited and sure is not Sure.OURS:
            raise inner.at(
                (), Refused('{field} has no sources; name them, or write sure = "ours" if there are none.')
            )
        about = inner.texts("about")
        for n, topic in enumerate(about):
            inner.known(("about", n), topic, _TOPICS)
            for other in articles.values():
                if topic in other.about:
                    raise inner.at(
                        ("about", n),
                        Refused(
                            "“{topic}” is what article “{other}” is about; leave one out.",
                            topic=topic,
                            other=other.key,
                        ),
                    )
        articles[key] = Article(key, inner.text("says"), about, cited, sure)
    return articles


def _team_size(section: Section) -> dict[Sex, int | None]:
    """How many go, None where everyone goes who holds a ticket."""
    section.only(_SEXES)
    return {sex: section.number_or(word, 1, _EVERY_TICKET) for word, sex in _SEXES.items()}


def _places(section: Section) -> dict[str, int]:
    section.only((), _EVENTS)
    return {event: section.number(event, 1) for event in section.values}


def _counting(section: Section, orders: Mapping[Sex, tuple[Row, ...]]) -> dict[str, Counting]:
    section.only((), _DISTANCES)
    section.only(
        {row.event: row for rows in orders.values() for row in rows if not row.designated}, _DISTANCES
    )
    return {key: section.choice(key, Counting) for key in section.values}


def _designations(section: Section, places: Mapping[str, int]) -> dict[Sex, Designations]:
    section.only(_SEXES)
    found = {}
    for word, sex in _SEXES.items():
        inner = section.section(word)
        inner.only(("at_most", "kinds", "readings", "rows_count", "team_events"))
        kinds, readings = frozenset(inner.choices("kinds", Kind)), inner.choices("readings", Reading)
        if not readings and Kind.DISTANCE in kinds:
            raise inner.at(
                ("readings",),
                Refused(
                    "{field} is empty while a start may be designated; write what that does: {known}.",
                    known=", ".join(Reading),
                ),
            )
        events = inner.texts("team_events")
        for n, event in enumerate(events):
            _placed(inner, ("team_events", n), event, sex, places)
        at_most, rows_count = inner.number("at_most", 0), inner.flag("rows_count")
        found[sex] = Designations(at_most, kinds, readings, rows_count, events)
    return found


def _orders(
    section: Section, places: Mapping[str, int], articles: Mapping[str, Article]
) -> dict[Sex, tuple[Row, ...]]:
    section.only(_SEXES)
    return {sex: _rows(section, word, sex, places, articles) for word, sex in _SEXES.items()}


def _rows(
    order: Section, word: str, sex: Sex, places: Mapping[str, int], articles: Mapping[str, Article]
) -> tuple[Row, ...]:
    """The rows of one order, each checked against those before it."""
    topics = (ORDER_TOPICS[sex], "order")
    about = {topic: article.key for article in articles.values() for topic in article.about}
    whole = next((about[topic] for topic in topics if topic in about), None)
    rows: list[Row] = []
    for section in order.sections(word):
        row = _row(section, sex, places, articles, whole, rows)
        if row.number != len(rows) + 1:
            raise section.at(
                ("row",),
                Refused(
                    "row {found} stands where row {due} should; number the rows from 1 without a gap.",
                    found=row.number,
                    due=len(rows) + 1,
                ),
            )
        _follow(section, row, rows)
        if row.designated and sum(other.event == row.event for other in rows) == places[row.event]:
            raise section.at(
                ("designated",),
                Refused(
                    "{event} has {places} places and more rows than that; leave one out.",
                    event=row.event,
                    places=places[row.event],
                ),
            )
        rows.append(row)
    if not rows:
        raise order.at((word,), Refused("{field} has no rows; a procedure needs an order."))
    return tuple(rows)


def _row(
    section: Section,
    sex: Sex,
    places: Mapping[str, int],
    articles: Mapping[str, Article],
    article: str | None,
    before: list[Row],
) -> Row:
    rank: int | None = None
    if "designated" in section.values:
        section.only(("row", "designated"), ("article", "index"))
        event = section.text("designated")
        _placed(section, ("designated",), event, sex, places)
    else:
        section.only(("row", "distance", "rank"), ("article", "index"))
        event, rank = section.text("distance"), section.number("rank", 1)
        section.known(("distance",), event, _DISTANCES)
        _placed(section, ("distance",), event, sex, places)
        if rank > places[event]:
            raise section.at(
                ("rank",),
                Refused(
                    "rank {rank} of {event} is beyond its {places} places; mend the rank, or [places].",
                    rank=rank,
                    event=event,
                    places=places[event],
                ),
            )
    if "article" in section.values:
        article = section.text("article")
        section.known(("article",), article, articles)
    return Row(section.number("row", 1), event, rank, article, index_of(section, before))


def _follow(section: Section, row: Row, before: list[Row]) -> None:
    """Refuse a ticket that an earlier row gives already, and a rank that does not rise on its distance."""
    for other in before:
        if row.rank is None or other.rank is None or other.event != row.event:
            continue
        if other.rank == row.rank:
            raise section.at(
                (),
                Refused(
                    "row {row} is the same ticket as row {other}; leave one out.",
                    row=row.number,
                    other=other.number,
                ),
            )
        if other.rank > row.rank:
            raise section.at(
                ("rank",),
                Refused(
                    "row {row} is rank {rank} of {event} below row {other}, rank {higher}; the ranks of one "
                    "distance must rise.",
                    row=row.number,
                    rank=row.rank,
                    event=row.event,
                    other=other.number,
                    higher=other.rank,
                ),
            )


def _placed(section: Section, inner: Path, event: str, sex: Sex, places: Mapping[str, int]) -> None:
    """Refuse an event of the other sex, and one that has no places."""
    section.known(inner, event, [key for key in _EVENTS if key.startswith(sex)])
    if event not in places:
        raise section.at(
            inner,
            Refused("nobody may start on “{event}” yet; give it places under [places].", event=event),
        )
