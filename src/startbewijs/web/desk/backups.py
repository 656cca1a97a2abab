"""The whole tournament as a file, and back from one, for whoever administers."""

from __future__ import annotations

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from startbewijs.errors import Refused
from startbewijs.publish.desk.people import backup_page
from startbewijs.publish.words import Words
from startbewijs.service.backup import backup, restored
from startbewijs.service.people import NotAllowed, Session
from startbewijs.web.desk.entry import Lodge, form, screen
from startbewijs.web.desk.people import administers
from startbewijs.web.desk.rooms import desk_of, nothing_here
from startbewijs.web.desk.uploads import upload
from startbewijs.web.reply import Asked

_MEGABYTES = 32
"""How large a backup may be that is sent; one of five days has some 100 000 bytes."""


@get("/desk/{lang:str}/backup")
async def backups(request: Asked, lang: FromPath[str], lodge: NamedDependency[Lodge]) -> Response[bytes]:
    """What one can do about backups."""
    session = await lodge.session(request)
    return await _page(lodge, session, lodge.words(lang))


@post("/desk/{lang:str}/backup/take", status_code=200)
async def take(request: Asked, lang: FromPath[str], lodge: NamedDependency[Lodge]) -> Response[bytes]:
    """The backup, to be kept somewhere else."""
    session = await lodge.session(request)
    words = lodge.words(lang)
    if not session.person.administers:
        return await _page(lodge, session, words)
    await form(request, session)
    library, tournament = lodge.shown.settings.library, lodge.shown.settings.tournament

    def taken() -> bytes:
        found = backup(library, tournament)
        lodge.people.note(session.person.login, "backup taken", f"{tournament}: {len(found)} bytes")
        return found

    try:
        content = await lodge.does(taken)
    except Refused as problem:
        return await _page(lodge, session, words, problem=problem)
    stamp = library.now().strftime("%Y%m%d-%H%M%S")
    return Response(
        content,
        media_type="application/zip",
        headers={
            "cache-control": "no-store",
            "content-disposition": f'attachment; filename="{tournament}-{stamp}.zip"',
        },
    )


@post("/desk/{lang:str}/backup/restore", status_code=200, request_max_body_size=_MEGABYTES * 1_000_000)
async def restore(request: Asked, lang: FromPath[str], lodge: NamedDependency[Lodge]) -> Response[bytes]:
    """What a backup brought back."""
    session = await lodge.session(request)
    words = lodge.words(lang)
    if not session.person.administers:
        return await _page(lodge, session, words)
    content = (await upload(request, session, _MEGABYTES)).file.content
    library, tournament = lodge.shown.settings.library, lodge.shown.settings.tournament

    def brought() -> str:
        done = restored(library, tournament, content)
        lodge.people.note(session.person.login, "backup restored", f"{tournament}: {done.new} facts")
        return words.count(
            "{n} fact was brought back; the log has {facts} now.",
            "{n} facts were brought back; the log has {facts} now.",
            done.new,
            facts=done.facts,
        )

    try:
        said = await lodge.does(brought)
    except Refused as problem:
        return await _page(lodge, session, words, problem=problem)
    return await _page(lodge, session, words, done=said)


async def _page(
    lodge: Lodge,
    session: Session,
    words: Words,
    *,
    problem: Refused | None = None,
    done: str | None = None,
) -> Response[bytes]:
    desk = await lodge.does(lambda: desk_of(lodge, session, words, "backup/"))
    try:
        administers(session)
    except NotAllowed as refused:
        return nothing_here(desk, words.refusal(refused), 403)
    said = None if problem is None else words.refusal(problem)
    return screen(backup_page(desk, problem=said, done=done), 200 if problem is None else 400)
