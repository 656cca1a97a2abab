"""From a body to a response: compressed where the reader can, not sent again where it was kept."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response
from litestar.datastructures import State

from startbewijs.web.bodies import Body

Asked = Request[Any, Any, State]

FRESH = "public, no-cache"
"""For what changes with the next fact: keep it, but ask each time whether it is still the newest."""

FOREVER = "public, max-age=31536000, immutable"


def reply(asked: Asked, found: Body, cache: str, vary: str = "Accept-Encoding") -> Response[bytes]:
    """The response with a body, or 304 where the reader has it already."""
    headers = {"cache-control": cache, "etag": found.etag, "vary": vary, **dict(found.extra)}
    if found.status == 200 and holds(asked.headers.get("if-none-match"), found.etag):
        return Response(b"", status_code=304, headers=headers)
    content = found.plain
    if found.zipped is not None and zips(asked.headers.get("accept-encoding", "")):
        content = found.zipped
        headers["content-encoding"] = "gzip"
    return Response(content, status_code=found.status, headers=headers, media_type=_bare(found.media))


def holds(known: str | None, etag: str) -> bool:
    """Whether a reader who names these tags has what this one stands for."""
    if known is None:
        return False
    tags = {one.strip().removeprefix("W/") for one in known.split(",")}
    return etag in tags or "*" in tags


def zips(accepted: str) -> bool:
    """Whether a reader who accepts these encodings can read gzip."""
    for one in accepted.split(","):
        name, _, weight = one.partition(";")
        if name.strip().lower() in ("gzip", "*"):
            return weight.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False


def _bare(media: str) -> str:
    """The media type as Litestar wants it: of a text it adds the encoding itself."""
    return media.partition(";")[0] if media.startswith("text/") else media
