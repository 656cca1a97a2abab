"""The feeds: facts as lines of JSON or as a stream, announcements, the stories as Atom, and health."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import partial
from typing import cast

from litestar import Response, asgi, get
from litestar.di import NamedDependency
from litestar.exceptions import HTTPException
from litestar.params import FromPath
from litestar.types import Receive, Scope, Send

from startbewijs.publish.words import LANGUAGES, N_
from startbewijs.web.boards import live_board
from startbewijs.web.bodies import JSON, body, problem
from startbewijs.web.heads import DROP, UNSENT
from startbewijs.web.making.stories import atom
from startbewijs.web.pages import live_page
from startbewijs.web.reply import FRESH, Asked, reply, zips
from startbewijs.web.shown import Shown
from startbewijs.web.streams import UNHELD, Line, events, facts, followed, line, seen, streamed

_POSITION = re.compile(r"[0-9]{1,9}", re.ASCII)
_SPOKEN = "|".join(LANGUAGES)
FOLLOWED = re.compile(rf"({_SPOKEN})/(?:([a-z0-9/-]{{1,120}})/)?|embed/({_SPOKEN})/(women|men)/", re.ASCII)
"""A page of the site, or a board that another site shows."""


@asgi("/events", copy_scope=False)
async def announcements(scope: Scope, receive: Receive, send: Send) -> None:
    """“Newest is n”, now and at every new fact; `?page=nl/w500/` has that page with it, or that board."""
    shown: Shown = scope["litestar_app"].state.shown
    last = seen(_header(scope, b"last-event-id"))
    known = -1 if last is None else last
    wanted = FOLLOWED.fullmatch(Asked(scope, receive, send).query_params.get("page", ""))
    over = _line(scope)
    if wanted is None:
        await events(shown, known, receive, send, over)
        return
    lang, address, framed, named = wanted.groups()

    async def made(position: int) -> bytes | None:
        if framed:
            found = await live_board(shown, framed, named, position)
        else:
            found = await live_page(shown, lang, position, address or "")
        return found.plain if found.status == 200 else None

    with shown.following.page(wanted[0], made, shown.newest) as page:
        await followed(shown, page, known, over, receive, send)


@asgi("/feed", copy_scope=False)
async def feed(scope: Scope, receive: Receive, send: Send) -> None:
    """The facts after a position: those that there are as lines, or with all that come as a stream."""
    shown: Shown = scope["litestar_app"].state.shown
    request = Asked(scope, receive, send)
    after = request.query_params.get("after", "0")
    if not _POSITION.fullmatch(after) or len(request.query_params.getall("after", [])) > 1:
        sentence = shown.words["en"].say(
            N_("“after” must be a position of the log: a whole number, such as {newest}."),
            newest=shown.newest,
        )
        answer = reply(request, problem(400, sentence), FRESH, "Accept, Accept-Encoding")
    elif streamed(scope) and scope.get("method") == "GET":
        known = seen(_header(scope, b"last-event-id"))
        await facts(shown, int(after) if known is None else known, receive, send, _line(scope))
        return
    else:
        rows = shown.archive.entries[int(after) : shown.newest]
        text = "".join(f"{line(one)}\n" for one in rows)
        answer = reply(request, body("application/x-ndjson", text), FRESH, "Accept, Accept-Encoding")
    await answer.to_asgi_response(app=None, request=request)(scope, receive, send)


@get("/healthz", sync_to_thread=False)
def health(request: Asked, shown: NamedDependency[Shown]) -> Response[bytes]:
    """Whether the server is well, up to where it knows the log, and how many listen."""
    data = {
        "status": "ok" if shown.problem is None else "log unreadable",
        "problem": None if shown.problem is None else str(shown.problem),
        "tournament": shown.settings.tournament,
        "position": shown.newest,
        "replay": None if shown.settings.replay is None else {"speed": shown.settings.replay.speed},
        "streams": shown.pulse.waiting + shown.following.waiting,
    }
    found = body(
        JSON, json.dumps(data, ensure_ascii=False, indent=2) + "\n", 200 if shown.problem is None else 503
    )
    return reply(request, found, "no-store")


@get("/{lang:str}/feed.atom")
async def stories(request: Asked, shown: NamedDependency[Shown], lang: FromPath[str]) -> Response[bytes]:
    """The stories of the days, newest first, as Atom."""
    if lang not in LANGUAGES:
        raise HTTPException(status_code=404)
    root = shown.settings.public or f"{request.url.scheme}://{request.url.netloc}"
    made = await shown.made(
        ("atom", shown.newest, shown.archive.digest, lang, root), partial(atom, lang, root)
    )
    return reply(request, made, FRESH)


def _line(scope: Scope) -> Line:
    """The line of a request; nothing is waited for, and nothing ended, where the server does not say how."""
    unsent = cast("Callable[[], int]", scope.get(UNSENT, UNHELD.unsent))
    drop = cast("Callable[[], None]", scope.get(DROP, UNHELD.drop))
    return Line(zips(_header(scope, b"accept-encoding") or ""), unsent, drop)


def _header(scope: Scope, name: bytes) -> str | None:
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), None)
