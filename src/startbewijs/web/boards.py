"""The board at its addresses, the only ones that another site may set into a page of its own."""

from __future__ import annotations

import re
from functools import partial

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.exceptions import HTTPException

from startbewijs.sport.distances import Sex
from startbewijs.web.bodies import Body
from startbewijs.web.makers import Queue
from startbewijs.web.making.pages import embedded as made
from startbewijs.web.reply import FOREVER, FRESH, Asked, reply
from startbewijs.web.shown import Shown

_ADDRESS = re.compile(r"/embed/(nl|en)/(?:at/([1-9][0-9]{0,8})/)?(women|men)/?", re.ASCII)


@get("/embed/{rest:path}")
async def embedded(request: Asked, shown: NamedDependency[Shown]) -> Response[bytes]:
    """The order of one sex: `/embed/nl/women/` the newest, `/embed/nl/at/618/women/` as it was and stays."""
    found = _ADDRESS.fullmatch(request.url.path)
    if found is None or int(found[2] or 0) > shown.newest:
        raise HTTPException(status_code=404)
    if found[2] is None:
        return reply(request, await live_board(shown, found[1], found[3], shown.newest), FRESH)
    return reply(request, await _made(shown, found[1], found[3], int(found[2]), live=False), FOREVER)


async def live_board(shown: Shown, lang: str, named: str, position: int) -> Body:
    """The board at a live address as of the newest position; from now on it is at hand."""
    digest = shown.digest(position)
    found = await _made(shown, lang, named, position, live=True)
    shown.keep(f"/embed/{lang}/{named}/".encode(), position, digest, found, live=True)
    return found


async def _made(shown: Shown, lang: str, named: str, position: int, *, live: bool) -> Body:
    sex = Sex.WOMEN if named == "women" else Sex.MEN
    key = ("board", lang, position, shown.digest(position), sex, live)
    make = partial(made, lang, position, sex, live=live)
    return await shown.made(key, make, Queue.LIVE if live else Queue.OTHER)
