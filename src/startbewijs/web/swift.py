"""Pages that are at hand, answered before the framework is asked: thousands come for the same one at once."""

from __future__ import annotations

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Receive, Scope, Send

from startbewijs.web.reply import FOREVER, FRESH, holds, zips
from startbewijs.web.shown import Shown


def swift(app: ASGIApp, shown: Shown) -> ASGIApp:
    """The same application, with the pages that are at hand answered at once."""

    async def answered(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP or scope["query_string"]:
            await app(scope, receive, send)
            return
        path = scope["raw_path"]
        found = shown.kept(path)
        if found is None:
            await app(scope, receive, send)
            return
        known, accepted = None, ""
        for name, value in scope["headers"]:
            if name == b"if-none-match":
                known = value.decode("latin-1")
            elif name == b"accept-encoding":
                accepted = value.decode("latin-1")
        headers = [
            (b"cache-control", (FOREVER if path[3:7] == b"/at/" else FRESH).encode()),
            (b"etag", found.etag.encode()),
            (b"vary", b"Accept-Encoding"),
        ]
        status, content = 200, found.plain
        if holds(known, found.etag):
            status, content = 304, b""
        else:
            headers.append((b"content-type", found.media.encode()))
            if found.zipped is not None and zips(accepted):
                content = found.zipped
                headers.append((b"content-encoding", b"gzip"))
            headers.append((b"content-length", str(len(content)).encode()))
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": content, "more_body": False})

    return answered
