"""What holds for every answer, whatever made it: protecting headers, HEAD, and requests of a decent size."""

from __future__ import annotations

from litestar.enums import ScopeType
from litestar.types import ASGIApp, HTTPScope, Message, Receive, Scope, Send

from startbewijs.web.bodies import body, problem

_LONGEST = 2_048
_POLICY = b"default-src 'self'; base-uri 'none'; form-action 'self'; object-src 'none'; frame-ancestors "
_FRAMED = b"/embed/"
"""Below here lies what any site may show within a page of its own; there is nothing to do on it."""
_COMMON = [
    (b"x-content-type-options", b"nosniff"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
]
_OPEN = [
    (b"access-control-allow-origin", b"*"),
    (b"access-control-expose-headers", b"ETag"),
    (b"cross-origin-resource-policy", b"cross-origin"),
]
_ASKED_FIRST = [
    (b"access-control-allow-methods", b"GET, HEAD, OPTIONS"),
    (b"access-control-allow-headers", b"*"),
    (b"access-control-max-age", b"86400"),
]
_DATA = ("/api", "/feed", "/events", "/healthz")
_METHODS = ("GET", "HEAD", "OPTIONS")
_DESK = "/desk/"
"""Below here one may also send; its own pages say where from, which only the desk itself is told."""


def guarded(app: ASGIApp) -> ASGIApp:
    """The same application behind the guard."""

    async def guard(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == ScopeType.HTTP:
            await _passed(app, scope, receive, send)
        elif scope["type"] == ScopeType.WEBSOCKET:
            await send({"type": "websocket.close", "code": 1000, "reason": None})
        else:
            await app(scope, receive, send)

    return guard


async def _passed(app: ASGIApp, scope: HTTPScope, receive: Receive, send: Send) -> None:
    method, path = str(scope["method"]), scope["path"]
    framed = scope["raw_path"].startswith(_FRAMED)
    policy = [(b"content-security-policy", _POLICY + (b"*" if framed else b"'none'"))]
    desk = path.startswith(_DESK)
    referrer = (b"referrer-policy", b"same-origin" if desk else b"no-referrer")
    headers = [*policy, *_COMMON, referrer, *(_OPEN if path.startswith(_DATA) else [])]

    async def dressed(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message["headers"], *headers]
        elif message["type"] == "http.response.body" and method == "HEAD":
            message["body"] = b""
        await send(message)

    if method not in _METHODS and not (desk and method == "POST"):
        await _plain(dressed, path, 405, "This is a site to read: only GET, HEAD and OPTIONS are answered.")
    elif len(scope["raw_path"]) + len(scope["query_string"]) > _LONGEST:
        await _plain(
            dressed, path, 414, "This address is too long; none of this site has more than 2048 letters."
        )
    elif _hostile(path):
        await _plain(dressed, path, 404, "There is no such page; the site begins at /.")
    elif method == "OPTIONS":
        headers = headers + _ASKED_FIRST
        await dressed({"type": "http.response.start", "status": 204, "headers": [_ALLOW]})
        await dressed({"type": "http.response.body", "body": b"", "more_body": False})
    elif method == "HEAD":
        scope["method"] = "GET"
        await app(scope, receive, dressed)
    else:
        await app(scope, receive, dressed)


_ALLOW = (b"allow", b"GET, HEAD, OPTIONS")


def _hostile(path: str) -> bool:
    """Whether a path has what no address of ours has: a step up, an empty step, a character nobody sees."""
    return (
        any(step in (".", "..") for step in path.split("/"))
        or "//" in path  # a redirect to it would lead to another host
        or not path.isprintable()
        or "\\" in path
        or "\ufffd" in path
    )


async def _plain(send: Send, path: str, status: int, sentence: str) -> None:
    """One sentence: as a problem to a program, as plain text to a person."""
    if path.startswith(_DATA):
        found = problem(status, sentence)
    else:
        found = body("text/plain; charset=utf-8", f"{sentence}\n", status)
    headers = [
        (b"content-type", found.media.encode()),
        (b"content-length", str(len(found.plain)).encode()),
        *([_ALLOW] if status == 405 else []),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": found.plain, "more_body": False})
