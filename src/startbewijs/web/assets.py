"""The files that pages need: their names hold the digest of what is in them, so they are kept for ever."""

from __future__ import annotations

from functools import cache

from litestar import Response, get
from litestar.params import FromPath

from startbewijs.publish.site.assets import assets, desk_assets, media_type
from startbewijs.web.bodies import Body, body, problem
from startbewijs.web.reply import FOREVER, FRESH, Asked, reply


@get("/assets/{name:str}", sync_to_thread=False)
def asset(request: Asked, name: FromPath[str]) -> Response[bytes]:
    """A file that all pages share."""
    found = _bodies().get(name)
    if found is None:
        return reply(
            request, problem(404, "There is no such file; pages name the ones that there are."), FRESH
        )
    return reply(request, found, FOREVER)


@cache
def _bodies() -> dict[str, Body]:
    return {name: body(_media(name), content) for name, content in {**assets(), **desk_assets()}.items()}


def _media(name: str) -> str:
    found = media_type(name)
    return f"{found}; charset=utf-8" if found.startswith("text/") else found
