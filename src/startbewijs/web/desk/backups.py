"""The whole tournament as a file, and back from one, for whoever administers."""

from __future__ import annotations

from litestar import Response, get, post
from litestar.datastructures import UploadFile
from litestar.di import NamedDependency
from litestar.exceptions import HTTPException
from litestar.params import FromPath

from startbewijs.errors import Refused
from startbewijs.publish.desk.people import backup_page
from startbewijs.publish.words import Words
from startbewijs.service.backup import backup, restored
from startbewijs.service.people import NotAllowed, Session, same_key
from startbewijs.web.desk.entry import Foreign, Lodge, TooMuch, form, own_page, screen
from startbewijs.web.desk.people import administers
from startbewijs.web.desk.rooms import desk_of, nothing_here
from startbewijs.web.reply import Asked

_LARGEST = 32_000_000
"""How many bytes a backup may have that is sent; one of five days has some 100 000."""


@get("/desk/{lang:str}/backup")
async def backups(request: Asked, lang: FromPath[str], lodge: NamedDependency[Lodge]) -> Response[bytes]:
    """What one can do about backups."""
    session = await lodge.session(request)
    return await _page(lodge, session, lodge.words(lang))


@post("/desk/{lang:str}/backup/take", status_code=200)
async def take(request: Asked, lang: FromPath[str], lodge: NamedDependency[Lodge]) -> Response[bytes]:
    """The backup, to be kept somewhere else."""
    session = await lodge.session(request)
    await form(request, session)
    words = lodge.words(lang)
    library, tournament = lodge.shown.settings.library, lodge.shown.settings.tournament

    def taken() -> bytes:
        administers(session)
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


@post("/desk/{lang:str}/backup/restore", status_code=200, request_max_body_size=_LARGEST)
async def restore(request: Asked, lang: FromPath[str], lodge: NamedDependency[Lodge]) -> Response[bytes]:
    """What a backup brought back."""
    session = await lodge.session(request)
    if not own_page(request.headers):
        raise Foreign
    words = lodge.words(lang)
    try:
        fields = await request.form()
    except HTTPException as problem:
        if problem.status_code == 413:
            raise TooMuch from None
        raise
    if not same_key(str(fields.get("form_key", "")), session.form_key):
        raise Foreign
    sent = fields.get("file")
    content = await sent.read() if isinstance(sent, UploadFile) else b""
    library, tournament = lodge.shown.settings.library, lodge.shown.settings.tournament

    def brought() -> str:
        administers(session)
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
