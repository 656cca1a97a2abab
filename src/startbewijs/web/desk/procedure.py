"""The procedure at the desk: looked at by everybody, adopted by the committee after its digest was seen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from secrets import token_hex

import msgspec
from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from startbewijs.errors import Broken, Refused
from startbewijs.publish.desk.procedure import Offer, Shelf, procedure_page
from startbewijs.publish.words import Words
from startbewijs.service.drafts import LARGEST, Draft, drafted, shelved, titles
from startbewijs.service.office.acting import Hand, said_text
from startbewijs.service.office.adopting import adopted, fitting
from startbewijs.service.people import NotAllowed, Session
from startbewijs.service.queries import adopted as in_force
from startbewijs.sport.competition import Competition
from startbewijs.web.desk.acting import Key
from startbewijs.web.desk.entry import Lodge, elsewhere, form, screen
from startbewijs.web.desk.rooms import desk_of
from startbewijs.web.desk.uploads import upload
from startbewijs.web.reply import Asked

POWER = "adopt-procedure"
_MEGABYTES = LARGEST // 1_000_000

Find = Callable[[], Offer]


@get("/desk/{lang:str}/procedure")
async def looked_at(request: Asked, lang: FromPath[str], lodge: NamedDependency[Lodge]) -> Response[bytes]:
    """The procedure that decides; and one at hand that is asked for, to be adopted."""
    session = await lodge.session(request)
    words, named = lodge.words(lang), request.query_params.get("named", "")[:64]
    if not named or not session.person.may(POWER):
        return await _shown(lodge, session, words)
    library = lodge.shown.settings.library

    return await _offered(lodge, session, words, lambda: _offer(shelved(library, named), named=named))


@post("/desk/{lang:str}/procedure", status_code=200, request_max_body_size=LARGEST + 4_096)
async def sent(request: Asked, lang: FromPath[str], lodge: NamedDependency[Lodge]) -> Response[bytes]:
    """A procedure of somebody's own, checked; it is kept, to be adopted next."""
    session = await lodge.session(request)
    words = lodge.words(lang)
    if not session.person.may(POWER):  # before anything that was sent is read
        return await _shown(lodge, session, words, refused=_not_allowed(session))
    file = (await upload(request, session, _MEGABYTES)).file
    library = lodge.shown.settings.library

    def found() -> Offer:
        if not file.name:
            raise Refused("No file was chosen; choose one, then look at it.")
        return _offer(drafted(library, file), token=lodge.kept.keep(session.key, file))

    return await _offered(lodge, session, words, found)


@post("/desk/{lang:str}/procedure/adopt", status_code=200)
async def adopt(request: Asked, lang: FromPath[str], lodge: NamedDependency[Lodge]) -> Response[bytes]:
    """The procedure, once the one that was looked at is adopted."""
    session = await lodge.session(request)
    words = lodge.words(lang)
    if not session.person.may(POWER):
        return await _shown(lodge, session, words, refused=_not_allowed(session))
    fields = await form(request, session)
    library, tournament = lodge.shown.settings.library, lodge.shown.settings.tournament
    named, kept = fields.get("named", ""), lodge.kept.found(session.key, fields.get("token", ""))
    try:
        act = msgspec.convert(fields.get("act", ""), Key)
    except msgspec.ValidationError:
        return elsewhere(f"/desk/{words.language}/procedure/")

    def chosen() -> Draft:
        if kept is None and not named:
            raise Refused("This file is no longer kept here; choose it again.")
        return shelved(library, named) if kept is None else drafted(library, kept)

    def done() -> str:
        found = chosen()
        if found.procedure.sha256 != fields.get("sha256"):
            raise Refused("The file is another one by now than the one that you looked at; look at it again.")
        hand = Hand(
            by=session.person.office(POWER),
            signed=session.person.name,
            why=said_text(fields.get("why")),
            act=act,
        )
        adopted(library, tournament, hand, found)
        lodge.shown.look()
        return words.say(
            "Adopted: {id}, version {version}.", id=found.procedure.id, version=found.procedure.version
        )

    try:
        said = await lodge.does(done)
    except Refused as problem:
        return await _again(lodge, session, words, problem, fields, chosen)
    return await _shown(lodge, session, words, done=said)


async def _again(
    lodge: Lodge,
    session: Session,
    words: Words,
    problem: Refused,
    fields: Mapping[str, str],
    chosen: Callable[[], Draft],
) -> Response[bytes]:
    """What was looked at once more, with what is wrong, where it is still the very same file."""

    def offered() -> Offer | None:
        try:
            found = chosen()
        except Refused:
            return None
        if found.procedure.sha256 != fields.get("sha256"):
            return None
        try:
            waited = fitting(_state(lodge), found.procedure)
        except Refused:
            return None
        offer = _offer(found, fields.get("named", ""), fields.get("token", ""))
        return replace(offer, waited=waited, why=fields.get("why", ""))

    return await _shown(lodge, session, words, offer=await lodge.does(offered), refused=problem)


def _offer(found: Draft, named: str = "", token: str = "") -> Offer:
    return Offer(found.procedure, found.file, f"adopt-{token_hex(8)}", named, token)


async def _offered(lodge: Lodge, session: Session, words: Words, found: Find) -> Response[bytes]:
    """A procedure that is looked at, with what stands in the way of adopting it."""

    def looked() -> tuple[Offer, Refused | None]:
        offer = found()
        try:
            waited = fitting(_state(lodge), offer.procedure)
        except Refused as problem:
            return replace(offer, adoptable=False), problem
        return replace(offer, waited=waited), None

    try:
        offer, problem = await lodge.does(looked)
    except Refused as refused:
        return await _shown(lodge, session, words, refused=refused)
    return await _shown(lodge, session, words, offer=offer, refused=problem)


async def _shown(
    lodge: Lodge,
    session: Session,
    words: Words,
    *,
    offer: Offer | None = None,
    refused: Refused | None = None,
    done: str | None = None,
) -> Response[bytes]:
    def drawn() -> str:
        desk = desk_of(lodge, session, words, "procedure/", "committee")
        problem, library = refused, lodge.shown.settings.library
        adoption, procedure = desk.state.adoption, None
        if adoption is not None:
            try:
                procedure = in_force(library, desk.state)
            except Refused as missing:
                problem = problem or missing
        shelf = Shelf(
            procedure,
            None if adoption is None else adoption.position,
            titles(library) if session.person.may(POWER) else {},
            _MEGABYTES,
            offer,
            None if problem is None else words.refusal(problem),
            done,
        )
        return procedure_page(desk, shelf)

    status = 200 if refused is None else 403 if isinstance(refused, NotAllowed) else 400
    return screen(await lodge.does(drawn), status)


def _state(lodge: Lodge) -> Competition:
    lodge.shown.archive.refreshed()
    return lodge.shown.archive.view().state


def _not_allowed(session: Session) -> NotAllowed:
    """What is said to who may not adopt a procedure, with who may."""
    try:
        session.person.office(POWER)
    except NotAllowed as refused:
        return refused
    raise Broken("Somebody who may adopt a procedure is not told that they may not.")
