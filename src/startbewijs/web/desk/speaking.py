"""The speaker's screen at its address."""

from __future__ import annotations

from functools import partial

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from startbewijs.web.desk.entry import Lodge, screen
from startbewijs.web.desk.screens import milliseconds
from startbewijs.web.makers import Queue
from startbewijs.web.making.speaking import speaker_screen
from startbewijs.web.reply import Asked


@get("/desk/{lang:str}/speaker")
async def speaker(request: Asked, lang: FromPath[str], lodge: NamedDependency[Lodge]) -> Response[bytes]:
    """The pair on the ice or the next one, with everything a speaker says of it."""
    session = await lodge.session(request)
    newest = await lodge.does(lodge.shown.archive.refreshed)
    now = milliseconds(lodge.shown.settings.library.now())
    make = partial(speaker_screen, lodge.words(lang).language, session.person, session.form_key, now)
    return screen(await lodge.shown.does(make, Queue.LIVE, newest))
