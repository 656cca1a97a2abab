"""The pages of the site at their addresses: live ones, and those of a position, which never change."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from urllib.parse import parse_qsl, quote, unquote, urlencode

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.exceptions import HTTPException

from startbewijs.errors import Refused
from startbewijs.publish.site.supposing import ADDRESS
from startbewijs.publish.words import LANGUAGES
from startbewijs.web.bodies import Body
from startbewijs.web.makers import Queue
from startbewijs.web.making import pages
from startbewijs.web.making.supposed import supposed
from startbewijs.web.reply import FOREVER, FRESH, Asked, reply
from startbewijs.web.shown import Busy, Shown
from startbewijs.web.supposing import supposed_query

_FIELDS = 120
"""More fields than the form has, and fewer than anyone needs to be read to be refused."""
PICTURE = ".png"
_POSITION = re.compile(r"[1-9][0-9]{0,8}", re.ASCII)


@get("/", sync_to_thread=False)
def front(request: Asked) -> Response[bytes]:
    """The reader's language."""
    language = preferred(request.headers.get("accept-language", ""))
    return Response(
        b"",
        status_code=302,
        media_type="text/plain",
        headers={
            "location": f"/{language}/",
            "vary": "Accept-Language",
            "cache-control": "public, max-age=300",
        },
    )


@get(["/{lang:str}", "/{lang:str}/{rest:path}"])
async def page(request: Asked, shown: NamedDependency[Shown]) -> Response[bytes]:
    """A page of the site: `/nl/w500/` the newest, `/nl/at/618/w500/` as it was and stays."""
    path = unquote(request.scope["raw_path"].decode("ascii", "replace"))  # Litestar takes the last slash away
    lang, *steps = [one for one in path.split("/") if one]
    if lang not in LANGUAGES:
        return reply(
            request, pages.missing(shown.words[preferred(request.headers.get("accept-language", ""))]), FRESH
        )
    if steps and steps[-1].endswith(PICTURE):
        if path.endswith("/"):
            return _elsewhere(quote(path.rstrip("/")))
        return await _card(shown, lang, steps, request)
    if steps and steps[-1] == "index.html":
        steps = steps[:-1]
    elif not path.endswith("/"):
        query = request.url.query
        return _elsewhere(quote(path) + "/" + (f"?{query}" if query else ""))
    if "at" in request.query_params:
        return _moment(shown, lang, steps, request)
    if steps[-1:] == [ADDRESS] and (len(steps) == 1 or (len(steps) == 3 and steps[0] == "at")):
        return await _supposed(shown, lang, steps, request)
    if not steps or steps[0] != "at":
        found = await _kept(request, shown, lang, shown.newest, steps, live=True)
        return reply(request, found, FRESH)
    if len(steps) < 2 or not _POSITION.fullmatch(steps[1]) or int(steps[1]) > shown.newest:
        return reply(request, _no_position(shown, lang), FRESH)
    found = await _kept(request, shown, lang, int(steps[1]), steps[2:], live=False)
    return reply(request, found, FOREVER if found.status == 200 else FRESH)


async def _card(shown: Shown, lang: str, steps: Sequence[str], request: Asked) -> Response[bytes]:
    """The card of a skater, or of who goes, as a picture."""
    newest = steps[0] != "at"
    if not newest and (len(steps) < 3 or not _POSITION.fullmatch(steps[1]) or int(steps[1]) > shown.newest):
        return reply(request, _no_position(shown, lang), FRESH)
    position = shown.newest if newest else int(steps[1])
    name = "/".join(steps[0 if newest else 2 :]).removesuffix(PICTURE)
    key = ("card", lang, position, shown.digest(position), name)
    found = await shown.made(key, partial(pages.card, lang, position, name))
    if found.status != 200:
        raise HTTPException(status_code=404)
    return reply(request, found, FRESH if newest else FOREVER)


async def _supposed(shown: Shown, lang: str, steps: Sequence[str], request: Asked) -> Response[bytes]:
    """What would be if; what a form sends is led to the one address that says the same."""
    newest = len(steps) == 1
    if not newest and (not _POSITION.fullmatch(steps[1]) or int(steps[1]) > shown.newest):
        return reply(request, _no_position(shown, lang), FRESH)
    asked = _query(request)
    if len(asked) > _FIELDS:
        return reply(
            request,
            _said(shown, lang, shown.words[lang].say("Too much is supposed at once."), 400),
            FRESH,
        )
    query = supposed_query(asked)
    if query != urlencode(asked):
        return _elsewhere("/".join(["", lang, *steps, ""]) + (f"?{query}" if query else ""))
    position, known = shown.newest if newest else int(steps[1]), parse_qsl(query)
    key = ("whatif", lang, position, shown.digest(position), newest, tuple(known))
    make = partial(supposed, lang, position, known, newest=newest)
    try:
        found = await shown.made(key, make, Queue.SUPPOSED)
    except Busy:
        said = shown.words[lang].say("Too much is asked at once; ask again in a second.")
        busy = reply(request, _said(shown, lang, said, 503), "no-store")
        busy.headers["retry-after"] = "1"
        return busy
    return reply(request, found, FRESH)


async def _kept(
    request: Asked, shown: Shown, lang: str, position: int, steps: Sequence[str], *, live: bool
) -> Body:
    """The page at the address that is asked; from now on it is at hand."""
    digest = shown.digest(position)
    found = await _made(shown, lang, position, "/".join(steps), live=live)
    if found.status == 200 and not request.scope["query_string"]:
        shown.keep(request.scope["raw_path"], position, digest, found, live=live)
    return found


async def live_page(shown: Shown, lang: str, position: int, address: str) -> Body:
    """The page at a live address as of the newest position; from now on it is at hand."""
    digest = shown.digest(position)
    found = await _made(shown, lang, position, address, live=True)
    if found.status == 200:
        path = f"/{lang}/{address}/" if address else f"/{lang}/"
        shown.keep(path.encode(), position, digest, found, live=True)
    return found


async def _made(shown: Shown, lang: str, position: int, address: str, *, live: bool) -> Body:
    """The page at an address; of an address that there is not, nothing is kept."""
    digest, queue = shown.digest(position), Queue.LIVE if live else Queue.OTHER
    listed = await shown.made(
        ("addresses", lang, position, digest), partial(pages.addresses, lang, position), queue
    )
    known = listed.plain.decode().split("\n")
    if address not in known:
        return pages.missing(shown.words[lang], known)
    make = partial(pages.page, lang, position, address, live=live)
    return await shown.made(("page", lang, position, digest, address, live), make, queue)


def _moment(shown: Shown, lang: str, steps: Sequence[str], request: Asked) -> Response[bytes]:
    asked = request.query_params.get("at", "")[:80]
    if steps[:1] == ["at"]:
        steps = steps[2:]
    try:
        position = shown.archive.view(asked).state.position
    except Refused as refused:
        return reply(request, _said(shown, lang, shown.words[lang].refusal(refused)), FRESH)
    rest = [one for one in _query(request) if one[0] != "at"]
    query = f"?{urlencode(rest)}" if rest and [*steps] == [ADDRESS] else ""
    return _elsewhere("/".join(["", lang, "at", str(position), *map(quote, steps), ""]) + query)


def _query(request: Asked) -> list[tuple[str, str]]:
    """What the address asks, in its own order, which Litestar does not keep."""
    return parse_qsl(request.scope["query_string"].decode("ascii", "replace"), keep_blank_values=True)


def _elsewhere(address: str) -> Response[bytes]:
    return Response(
        b"",
        status_code=302,
        media_type="text/plain",
        headers={"location": address, "cache-control": "public, no-cache"},
    )


def _no_position(shown: Shown, lang: str) -> Body:
    said = shown.words[lang].say(
        "There is no such position yet: this log has the positions 1 to {last}.", last=shown.newest
    )
    return _said(shown, lang, said)


def _said(shown: Shown, lang: str, said: str, status: int = 404) -> Body:
    return pages.said_alone(shown.words[lang], said, (), status)


def preferred(accepted: str) -> str:
    """The language that a reader likes best of those we speak; Dutch where it says nothing.

    >>> preferred("en-GB,en;q=0.8,nl;q=0.5"), preferred("fr, nl;q=0.2"), preferred("")
    ('en', 'nl', 'nl')
    """
    liked = []
    for n, one in enumerate(accepted[:400].split(",")):
        name, _, weight = one.strip().partition(";")
        found = re.fullmatch(r"q=(0(?:\.[0-9]{1,3})?|1(?:\.0{1,3})?)", weight.replace(" ", "") or "q=1")
        language = name.lower()[:2]
        whole, _, rest = found[1].partition(".") if found else ("0", "", "")
        liking = int(whole + rest.ljust(3, "0"))
        if liking and language in LANGUAGES and name[2:3] in ("", "-"):
            liked.append((-liking, n, language))
    return min(liked)[2] if liked else "nl"
