"""The body of what if: the page of a supposition, or of the sentence that refuses it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import urlencode

from startbewijs.errors import Refused
from startbewijs.publish.answer import Answer
from startbewijs.publish.site.supposing import ADDRESS, whatif_page
from startbewijs.service.answers import whatif
from startbewijs.service.naming import distance_named
from startbewijs.service.sight import Sight
from startbewijs.sport.competition import Competition
from startbewijs.web.bodies import HTML, Body, body
from startbewijs.web.questions import BY_NAME, SUPPOSED

PARAMETERS = {one.name: one for one in BY_NAME["whatif"].parameters}
Query = Sequence[tuple[str, str]]


def supposed(lang: str, position: int, query: Query, sight: Sight, *, newest: bool) -> Body:
    """The page of a supposition at a position; with a status of 400 where it is refused."""
    words = sight.words[lang]
    found = sight.edition(lang, position)
    given: dict[str, list[str]] = {}
    answer: Answer | None = None
    problem: str | None = None
    try:
        given = _read(query)
        if given:
            view = sight.view(str(position))
            _whole(given.get("rank", ()), view.state)
            answer = whatif(view, **{SUPPOSED[name]: texts for name, texts in given.items()})
    except Refused as refused:
        problem = words.refusal(refused)
    text = urlencode(query)
    site = found.site(ADDRESS, text, newest=newest, public=sight.public)
    return body(HTML, whatif_page(site, given, text, answer, problem), 200 if problem is None else 400)


def _read(query: Query) -> dict[str, list[str]]:
    supposed: dict[str, list[str]] = {}
    for name, text in query:
        value = PARAMETERS[name].read(text)
        supposed.setdefault(name, []).append(value)
        if len(supposed[name]) > PARAMETERS[name].most:
            raise Refused(
                "“{name}” is given too often; give it {most} times at most.",
                name=name,
                most=PARAMETERS[name].most,
            )
    return supposed


def _whole(orders: Iterable[str], state: Competition) -> None:
    """Nothing; an order with a hole in it is refused, since nobody can say who stands in the hole."""
    for text in orders:
        where, _, names = text.partition(":")
        for n, name in enumerate(names.split(","), 1):
            if names.strip() and not name.strip():
                raise Refused(
                    "Place {n} of the {distance} is empty: fill a distance from the winner down.",
                    n=n,
                    distance=distance_named([where.strip()], state),
                )
