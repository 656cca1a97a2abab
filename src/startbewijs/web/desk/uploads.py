"""A file that somebody sends with a form: bounded, and read only where they may send one."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import PurePath

from litestar.datastructures import UploadFile
from litestar.exceptions import HTTPException

from startbewijs.service.incoming import Incoming
from startbewijs.service.people import Session, same_key
from startbewijs.web.desk.entry import Foreign, TooMuch, TooSlow, own_page
from startbewijs.web.reply import Asked

_PATIENCE = 120.0
"""Seconds in which a file has to be there; a hall with a poor line sends a few megabytes in that."""
_FAREWELL = 10.0
_KIND = "multipart/form-data"


@dataclass(frozen=True, slots=True)
class Upload:
    """What a form with a file sent: its fields, and the file; one without a name where none was chosen."""

    fields: dict[str, str]
    file: Incoming


async def upload(request: Asked, session: Session, megabytes: int) -> Upload:
    """A form with a file of at most some megabytes; whoever calls has seen that its sender may send one.

    The route has to let so much in (`request_max_body_size`); what is larger is `TooMuch`, and what no form
    of ours could have sent is `Foreign`.
    """
    if not own_page(request.headers) or request.content_type[0] != _KIND:
        raise Foreign
    try:
        async with asyncio.timeout(_PATIENCE):
            sent = await request.form()
            found = [(name, one, await _read(one)) for name, one in sent.multi_items()]
    except TimeoutError:
        raise TooSlow from None
    except HTTPException as problem:
        if problem.status_code == 413:
            await _let_finish(request)
            raise TooMuch(megabytes) from None
        raise Foreign from None
    except (
        ValueError,
        LookupError,
    ):  # a boundary that is none, a field that is no text, a charset nobody knows
        raise Foreign from None
    fields = {name: text for name, one, text in found if isinstance(text, str)}
    if not same_key(fields.pop("form_key", ""), session.form_key):
        raise Foreign
    files = [(one.filename, text) for _, one, text in found if isinstance(one, UploadFile)]
    name, content = next(((name, text) for name, text in files if isinstance(text, bytes)), ("", b""))
    return Upload(fields, Incoming(_plain(name), content))


async def _read(one: object) -> str | bytes:
    if not isinstance(one, UploadFile):
        return str(one)
    try:
        return await one.read()
    finally:
        await one.close()


async def _let_finish(request: Asked) -> None:
    """Nothing; what a browser still sends is thrown away for a while, since it reads no answer before."""
    with suppress(TimeoutError, HTTPException):
        async with asyncio.timeout(_FAREWELL):
            async for _ in _rest(request):
                pass


async def _rest(request: Asked) -> AsyncIterator[None]:
    going = True
    while going:
        event = await request.receive()
        going = event["type"] == "http.request" and event.get("more_body", False)
        yield None


def _plain(name: str) -> str:
    """The name of a file without folders and without signs that cannot be printed."""
    last = PurePath(name.replace("\\", "/")).name
    return "".join(mark for mark in last if mark.isprintable())[:120]
