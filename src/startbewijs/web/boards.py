"""The board at its addresses, the only ones that another site may set into a page of its own."""

from __future__ import annotations

import re

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.exceptions import HTTPException

from startbewijs.publish.site.board import board
from startbewijs.service.site import edition
from startbewijs.sport.distances import Sex
from startbewijs.web.reply import FOREVER, FRESH, Asked, reply
from startbewijs.web.shown import Body, Shown, body

_ADDRESS = re.compile(r"/embed/(nl|en)/(?:at/([1-9][0-9]{0,8})/)?(women|men)/?", re.ASCII)


@get("/embed/{rest:path}")
async def embedded(request: Asked, shown: NamedDependency[Shown]) -> Response[bytes]:
    """The order of one sex: `/embed/nl/women/` the newest, `/embed/nl/at/618/women/` as it was and stays."""
    found = _ADDRESS.fullmatch(request.url.path)
    if found is None or int(found[2] or 0) > shown.newest:
        raise HTTPException(status_code=404)
    lang, sex = found[1], Sex.WOMEN if found[3] == "women" else Sex.MEN
    live = found[2] is None
    position = shown.newest if live else int(found[2])
    key = ("board", lang, position, shown.archive.entries[position - 1].digest, sex, live)

    def made() -> Body:
        one = edition(shown.library, shown.settings.tournament, position, lang)
        # The board lies one folder below the page of the same name: `embed/` stands before the language.
        site = one.site(found[3], "", newest=live, live=live, above="../")
        home = f"/{lang}/" if live else f"/{lang}/at/{position}/"
        return body("text/html; charset=utf-8", board(site, sex, home))

    return reply(request, await shown.made(key, made), FRESH if live else FOREVER)
