"""Sheets to print: the programme, start lists and classifications of the newest state."""

from __future__ import annotations

from collections.abc import Callable

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from startbewijs.errors import Refused
from startbewijs.publish.answer import Answer
from startbewijs.publish.desk.frame import Desk
from startbewijs.publish.desk.sheets import (
    Made,
    Sheet,
    blocks_sheet,
    provisional_classification,
    sheet_page,
    sheets_page,
    startlist_sheet,
)
from startbewijs.service import answers
from startbewijs.sport.distances import Distance
from startbewijs.web.desk.entry import Lodge, screen
from startbewijs.web.desk.rooms import desk_of, nothing_here
from startbewijs.web.reply import Asked


@get("/desk/{lang:str}/print")
async def sheets(request: Asked, lang: FromPath[str], lodge: NamedDependency[Lodge]) -> Response[bytes]:
    """Which sheets there are."""
    session = await lodge.session(request)
    words = lodge.words(lang)
    return screen(await lodge.does(lambda: sheets_page(desk_of(lodge, session, words, "print/"))))


@get("/desk/{lang:str}/print/programme")
async def programme_sheet(
    request: Asked, lang: FromPath[str], lodge: NamedDependency[Lodge]
) -> Response[bytes]:
    """The programme."""

    def made(desk: Desk) -> Sheet:
        view = lodge.shown.archive.view(str(desk.state.position))
        return _sheet(answers.programme(view), "", desk)

    return await _printed(request, lang, lodge, "print/programme/", made)


@get("/desk/{lang:str}/print/startlist/{distance:str}")
async def startlist(
    request: Asked, lang: FromPath[str], distance: FromPath[str], lodge: NamedDependency[Lodge]
) -> Response[bytes]:
    """The start list of a distance."""

    def made(desk: Desk) -> Sheet:
        return startlist_sheet(desk, desk.state.contest(Distance.of(distance)))

    return await _printed(request, lang, lodge, f"print/startlist/{distance}/", made)


@get("/desk/{lang:str}/print/classification/{distance:str}")
async def classification(
    request: Asked, lang: FromPath[str], distance: FromPath[str], lodge: NamedDependency[Lodge]
) -> Response[bytes]:
    """The classification of a distance."""

    def made(desk: Desk) -> Sheet:
        contest = desk.state.contest(Distance.of(distance))
        view = lodge.shown.archive.view(str(desk.state.position))
        found = answers.classification(view, contest.distance.key)
        return _sheet(found, provisional_classification(contest, desk.words), desk)

    return await _printed(request, lang, lodge, f"print/classification/{distance}/", made)


def _sheet(found: Answer, provisional: str, desk: Desk) -> Sheet:
    return blocks_sheet(desk, found.page(desk.words).blocks, provisional)


async def _printed(
    request: Asked, lang: str, lodge: Lodge, address: str, make: Callable[[Desk], Sheet]
) -> Response[bytes]:
    session = await lodge.session(request)
    words = lodge.words(lang)
    desk = await lodge.does(lambda: desk_of(lodge, session, words, address))
    digest = lodge.shown.archive.entries[desk.state.position - 1].digest
    try:
        drawn = await lodge.does(
            lambda: sheet_page(desk, make(desk), Made(digest, lodge.shown.settings.library.now()))
        )
    except Refused as problem:
        return nothing_here(desk, words.refusal(problem))
    return screen(drawn)
