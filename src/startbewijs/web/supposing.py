"""The page of what if: what a form sends becomes one address to share, and that address an answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import urlencode

from startbewijs.errors import Refused
from startbewijs.publish.answer import Answer
from startbewijs.publish.site.supposing import ADDRESS, Supposed, whatif_page
from startbewijs.service.answers import whatif
from startbewijs.service.naming import distance_named
from startbewijs.service.site import edition
from startbewijs.sport.competition import Competition
from startbewijs.web.questions import BY_NAME, SUPPOSED
from startbewijs.web.shown import Body, Shown, body

_HTML = "text/html; charset=utf-8"
_PARAMETERS = {one.name: one for one in BY_NAME["whatif"].parameters}
_PAIRED = {"withdraw": "from", "designate": "for"}
Query = Sequence[tuple[str, str]]


def supposed_query(query: Query) -> str:
    """The address that holds what a form sent, in the words of the API; of an empty form, nothing.

    >>> supposed_query([("w1500", "Rijpma"), ("w1500", "Kok"), ("withdraw", "Leerdam"), ("from", "w1500")])
    'rank=w1500%3A+Rijpma%2C+Kok&withdraw=Leerdam%3A+w1500'
    """
    found: list[tuple[str, str]] = []
    ranks: dict[str, list[str]] = {}
    beside = {name: iter([value for key, value in query if key == other]) for name, other in _PAIRED.items()}
    for name, value in query:
        text = " ".join(value.split())
        if name in _PAIRED:
            where = next(beside[name], "").strip()
            text = f"{text}: {where}" if text and where else text
        if name in _PARAMETERS:
            if text:
                found.append((name, text))
        elif name not in _PAIRED.values():
            ranks.setdefault(name, []).append(text)
    for key, names in ranks.items():
        while names and not names[-1]:
            names.pop()
        if names:
            found.append(("rank", f"{key}: {', '.join(names)}"))
    return urlencode([one for name in SUPPOSED for one in found if one[0] == name])


async def whatif_body(shown: Shown, lang: str, position: int, query: Query, *, newest: bool) -> Body:
    """The page of a supposition at a position; with a status of 400 where it is refused."""
    supposed: dict[str, list[str]] = {}
    problem: str | None = None
    try:
        supposed = _read(query)
    except Refused as refused:
        problem = shown.words[lang].refusal(refused)
    key = ("whatif", lang, position, shown.archive.entries[position - 1].digest, newest, tuple(query))

    def made() -> Body:
        return _body(shown, lang, position, supposed, urlencode(query), problem, newest=newest)

    return await shown.made(key, made, apart=True)


def _body(
    shown: Shown,
    lang: str,
    position: int,
    supposed: Supposed,
    query: str,
    problem: str | None,
    *,
    newest: bool,
) -> Body:
    words = shown.words[lang]
    found = edition(shown.library, shown.settings.tournament, position, lang)
    answer: Answer | None = None
    if supposed:
        try:
            view = shown.archive.view(str(position))
            _whole(supposed.get("rank", ()), view.state)
            answer = whatif(view, **{SUPPOSED[name]: texts for name, texts in supposed.items()})
        except Refused as refused:
            problem = words.refusal(refused)
    site = found.site(ADDRESS, query, newest=newest, public=shown.settings.public)
    text = whatif_page(site, supposed, query, answer, problem)
    return body(_HTML, text, 200 if problem is None else 400)


def _read(query: Query) -> dict[str, list[str]]:
    supposed: dict[str, list[str]] = {}
    for name, text in query:
        value = _PARAMETERS[name].read(text)
        supposed.setdefault(name, []).append(value)
        if len(supposed[name]) > _PARAMETERS[name].most:
            raise Refused(
                "“{name}” is given too often; give it {most} times at most.",
                name=name,
                most=_PARAMETERS[name].most,
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
