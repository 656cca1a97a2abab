"""Who asks: the session in the cookie, the key in the form, and whether a page of ours sent it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TypeVar
from urllib.parse import parse_qsl, urlsplit

from litestar import Response
from litestar.datastructures import Headers

from startbewijs.errors import Refused
from startbewijs.publish.words import LANGUAGES, Words
from startbewijs.service.incoming import Incoming
from startbewijs.service.people import People, Session, same_key
from startbewijs.web.desk.keeping import Kept
from startbewijs.web.reply import Asked
from startbewijs.web.shown import Shown

COOKIE = "startbewijs-desk"
HTML = "text/html"
LARGEST = 262_144
"""How many bytes a form may have; that of a pair has some two hundred."""
AT_THE_DOOR = 4_096
"""How many bytes somebody may send who is not logged in: a login and a password."""
_HASHING = 2
"""Passwords that are checked at once: each takes 64 MB for a tenth of a second."""
_WAITING = 16
_PATIENCE = 20.0
"""Seconds in which a body has to be there."""

_T = TypeVar("_T")

Turn = Callable[[str], Awaitable[None]]
"""What makes a server show a tournament from now on."""


class LoggedOut(Exception):
    """Nobody is logged in, or no longer."""


class Foreign(Exception):
    """The request does not come from a page of ours."""


class TooSlow(Exception):
    """The body did not arrive in the time that the desk waits for it."""


class TooMuch(Exception):
    """The body is larger than it may be; `megabytes` says how large a file may be, where one was sent."""

    def __init__(self, megabytes: int | None = None) -> None:
        super().__init__()
        self.megabytes = megabytes


@dataclass(slots=True)
class Lodge:
    """What the desk has: the people, and threads of its own, so that no reader keeps it waiting.

    While the server waits for a tournament, `turn` makes it show one that was opened.
    """

    shown: Shown
    people: People
    acting: ThreadPoolExecutor
    hashing: ThreadPoolExecutor
    at_the_door: int = 0
    kept: Kept[Incoming] = field(default_factory=Kept)
    turn: Turn | None = None
    opening: asyncio.Lock = field(default_factory=asyncio.Lock)
    spoken: dict[str, Words] = field(init=False)

    def __post_init__(self) -> None:
        self.spoken = {one: words.at_the_desk() for one, words in self.shown.words.items()}

    @classmethod
    def of(cls, shown: Shown, turn: Turn | None = None) -> Lodge:
        """The desk of what is shown."""
        library = shown.settings.library
        return cls(
            shown,
            People(library.folder, library.now),
            ThreadPoolExecutor(4, "startbewijs-desk"),
            ThreadPoolExecutor(_HASHING, "startbewijs-door"),
            turn=turn,
        )

    async def does(self, work: Callable[[], _T]) -> _T:
        """What a piece of work gives, done in a thread of the desk."""
        return await asyncio.get_running_loop().run_in_executor(self.acting, work)

    async def checks(self, work: Callable[[], _T]) -> _T:
        """What checking a password gives; refused while too many wait for that."""
        if self.at_the_door >= _WAITING:
            raise Refused("Too many log in at once; try again in a moment.")
        self.at_the_door += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self.hashing, work)
        finally:
            self.at_the_door -= 1

    def close(self) -> None:
        """Nothing; what is under way ends first."""
        self.acting.shutdown(wait=True, cancel_futures=True)
        self.hashing.shutdown(wait=True, cancel_futures=True)
        self.people.close()

    def words(self, lang: str) -> Words:
        """The language of an address; one that we do not speak is the first we do."""
        return self.spoken[lang if lang in LANGUAGES else LANGUAGES[0]]

    async def session(self, request: Asked) -> Session:
        """The session that the cookie names; `LoggedOut` where there is none."""
        key = request.cookies.get(COOKIE)
        found = await self.does(lambda: self.people.session(key))
        if found is None:
            raise LoggedOut
        return found


def own_page(headers: Headers) -> bool:
    """Whether a request that changes something comes from a page of this very site, as the browser says."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host", "")


async def content(request: Asked, most: int = LARGEST) -> bytes:
    """The body of a request; one that is too large is not read to its end."""
    if not own_page(request.headers):
        raise Foreign
    found = bytearray()
    try:
        async with asyncio.timeout(_PATIENCE):
            async for piece in request.stream():
                found += piece
                if len(found) > most:
                    raise TooMuch
    except TimeoutError:
        raise TooSlow from None
    return bytes(found)


async def form(request: Asked, session: Session | None) -> dict[str, str]:
    """What a form sent, by name; without the key of the session it is `Foreign`."""
    most = AT_THE_DOOR if session is None else LARGEST
    text = (await content(request, most)).decode("utf-8", "replace")
    try:
        fields = dict(parse_qsl(text, keep_blank_values=True, max_num_fields=200))
    except ValueError:
        raise TooMuch from None
    if session is not None and not same_key(fields.pop("form_key", ""), session.form_key):
        raise Foreign
    return fields


def screen(text: str, status: int = 200) -> Response[bytes]:
    """A screen of the desk: for this reader now, kept nowhere."""
    return Response(text.encode(), status_code=status, media_type=HTML, headers={"cache-control": "no-store"})


def elsewhere(address: str, *cookies: str) -> Response[bytes]:
    """On to another screen."""
    found = Response(
        b"",
        status_code=303,
        media_type="text/plain",
        headers={"location": address, "cache-control": "no-store"},
    )
    for cookie in cookies:
        found.headers["set-cookie"] = cookie
    return found


def cookie(request: Asked, key: str, seconds: int) -> str:
    """The cookie of a session: sent back to the desk alone, out of reach of any script."""
    secure = "; Secure" if request.scope["scheme"] == "https" else ""
    return f"{COOKIE}={key}; Path=/desk; Max-Age={seconds}; HttpOnly; SameSite=Strict{secure}"
